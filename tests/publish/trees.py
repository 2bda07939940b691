"""What the tests of publishing share: pages put into a site as a build puts them, and what stands there then."""

from collections.abc import Mapping
from pathlib import Path

from digest import publish
from digest.records import Output


def publishing(output: Path) -> publish.Site:
    memory = output.parent / ".digest"
    memory.mkdir(parents=True, exist_ok=True)
    return publish.Site(output, memory)


def put(output: Path, pages: Mapping[str, str]) -> publish.Report:
    """Publish these pages, path to words, and nothing else."""
    site = publishing(output)
    try:
        site.begin()
        for path, words in pages.items():
            assert site.load(site.store(Output(path=path, content=words.encode())))
        return site.finish()
    finally:
        site.abandon()


def files(tree: Path) -> dict[str, str]:
    """What stands in a tree, but for its list: files, links with what they lead to, and empty folders."""
    found = {}
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_dir():
            found |= {} if any(path.iterdir()) else {f"{name}/": ""}
        elif name != publish.LIST:
            found[name] = path.read_text()
    return found
