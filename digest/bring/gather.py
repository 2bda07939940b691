"""Find the files that are to be brought in.

In:   files and folders as an editor names them.
Out:  Found files, in order of path; their documents, or what is wrong with them as problems.
Not:  following links out of a folder, nor reading a file that is too large to be a story.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from digest import problems
from digest.bring.kinds import LARGEST_BYTES, Document, too_large
from digest.records import Problem, Severity

_IGNORED_SUFFIXES = ("~", ".bak", ".swp", ".tmp", ".part", ".crdownload")
_PAGES = (".htm", ".html", ".xhtml")


class Found(NamedTuple):
    """A file to be read.

    severity: of not being able to read it: a file come upon in a folder only warns.
    fence:    the folder out of which no link may lead; None for a file that the editor named.
    """

    path: Path
    severity: Severity
    fence: Path | None = None


def files(paths: Iterable[Path]) -> Iterator[Found]:
    """Give the files at `paths`, and those in the folders among them."""
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield Found(path, "error")


def _in_folder(top: Path) -> Iterator[Found]:
    waiting = [top]
    while waiting:
        path = waiting.pop()
        is_link = path.is_symlink() and path != top
        if is_link and path.is_dir() and _is_inside(path, top):
            continue  # what it leads to comes in from where it is
        try:
            names = (
                [each.name for each in path.iterdir()] if path.is_dir() and not is_link else None
            )
        except OSError:
            names = None  # reading it will say why
        if names is None:
            yield Found(path, "warning", top)
        else:
            kept = [name for name in names if not _is_passed_over(name, names)]
            waiting += [path / name for name in sorted(kept, reverse=True)]


def _is_inside(path: Path, folder: Path) -> bool:
    # Path.resolve raises for links in a circle before Python 3.13.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _is_passed_over(name: str, names: Collection[str]) -> bool:
    """Hidden files, editors' backups, and what a browser puts beside a saved page: "Leeds_files" beside "Leeds.html"."""
    page = name.removesuffix("_files")
    return (
        name.startswith((".", "~$"))
        or name.endswith(_IGNORED_SUFFIXES)
        or (page != name and any(page + suffix in names for suffix in _PAGES))
    )


def document(found: Found) -> Document | Problem:
    """Return the document in a file, or why it cannot be read."""
    path = found.path
    if found.fence and path.is_symlink() and not _is_inside(path, found.fence):
        return _refused(found, "this is a link to a place outside the folder",
            "Name the place that it leads to, if that is to be imported.")  # fmt: skip
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            return _refused(found, "this is not a plain file", "Name the document itself.")
        if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST_BYTES:
            refused = too_large(status.st_size)
            return _refused(found, refused.what, refused.fix)
        return Document(name=path.as_posix(), data=path.read_bytes())
    except OSError as error:
        return _refused(found, f"this cannot be read: {(error.strerror or 'unknown reason').lower()}",
            "Check that it is still there and that you may read it.")  # fmt: skip


def _refused(found: Found, what: str, fix: str) -> Problem:
    return problems.whole(
        found.path.as_posix(), code="import-unreadable", severity=found.severity, what=what, fix=fix
    )
