"""Make the search index of the stories, a shard of the archive at a time.

In:   a Shard: a run of years, and where the pages of its stories stand.
Out:  the files of its index, the same for the same pages; or a Problem where Pagefind does not run.
Not:  the search page and its script; they are in `render` and `templates/`.

Pagefind reads the pages themselves: `data-pagefind-*` attributes in templates/article.html say what is searched, what
may be filtered and what is sorted by. Figures and quotations are found through the anchors of their marks. Its index
cannot be added to, and 10,000 stories take it 20 s; a shard of a thousand takes 2 s, and only the shards in which
something changed are made again.
"""

import gzip
import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest import problems, urls
from digest.records import Output, Problem, Record
from digest.work import Task

_MAGIC = b"pagefind_dcd"
_HASH_BYTES = 7
# "£5.5m" and "12%" are words of their own, and not "55m" and "12". A full stop cannot be one of these: the last word of
# a sentence would keep it. "£55m" is found beside "£5.5m", then; the page's script leaves it out.
_IN_WORDS = "£€$%"
# Its own user interfaces, a worker that we do without, and words without grammar for languages that have one.
_UNUSED = ("pagefind-", "wasm.unknown.")


class Shard(Record, frozen=True, kw_only=True):
    """A run of years whose stories are indexed together.

    name:  the first of the years; the index stands in a folder of that name.
    pages: the files of the stories' pages, below the site's folder.
    """

    name: str
    pages: tuple[str, ...]


class IndexJob(Record, frozen=True, kw_only=True):
    """One index to make. pages: each page's file below the site's folder, and where that stands now."""

    name: str
    pages: tuple[tuple[str, str], ...]


def task(
    shard: Shard, digests: Mapping[str, str], standing: Callable[[str], Path]
) -> Task[IndexJob]:
    """Return the task of a shard. digests: of each page's bytes; standing: gives the place of a page."""
    depends_on = (_maker(), shard.name, [(path, digests[path]) for path in shard.pages])
    return Task(
        msgspec.msgpack.encode(depends_on),
        lambda: IndexJob(
            name=shard.name, pages=tuple((path, str(standing(path))) for path in shard.pages)
        ),
    )


def _maker() -> str:
    """Return what an index depends on besides its pages: Pagefind's version, "" where it is missing."""
    from importlib.metadata import PackageNotFoundError, version  # 20 ms to import

    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        return ""


def index(job: IndexJob) -> tuple[Output, ...]:
    """Return the files of a shard's index. Never raises where Pagefind fails: that is a Problem."""
    try:
        from pagefind_bin import get_executable

        program = str(get_executable())
    except (ImportError, FileNotFoundError):
        return _failed(job, "Pagefind is not installed here")
    with tempfile.TemporaryDirectory(prefix="digest-search-") as folder:
        pages, made = Path(folder) / "pages", Path(folder) / "index"
        for path, stands in job.pages:
            (pages / path).parent.mkdir(parents=True)
            (pages / path).symlink_to(Path(stands).absolute())
        command = [program, "--site", str(pages), "--output-path", str(made),
            "--include-characters", _IN_WORDS, "--silent"]  # fmt: skip
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        except OSError as error:
            return _failed(job, f"Pagefind does not run here: {error.strerror}")
        if done.returncode or not (made / "pagefind-entry.json").is_file():
            said = (done.stderr or done.stdout).strip().splitlines()
            return _failed(job, f"Pagefind failed: {said[-1] if said else done.returncode}")
        files = {
            file.relative_to(made).as_posix(): file.read_bytes()
            for file in sorted(made.rglob("*"))
            if file.is_file() and not _is_unused(file.name)
        }
    return tuple(
        Output(path=urls.search_index(job.name) + path, content=content)
        for path, content in sorted(_settled(files).items())
    )


def _is_unused(name: str) -> bool:
    return name.startswith(_UNUSED) and name != "pagefind-entry.json"


def _failed(job: IndexJob, what: str) -> tuple[Output, ...]:
    problem: Problem = problems.whole("search", code="search-index", severity="error", what=what,
        fix="Install it (pip install 'pagefind[bin]'), or build with --no-search: the site works without.")  # fmt: skip
    path = urls.search_index(job.name) + "pagefind-entry.json"
    return (Output(path=path, content=b"", problems=(problem,)),)


# Pagefind writes what can be filtered in the order of its hash tables, which is another one each time. The same pages
# must give the same bytes: we put the values in order, and name the files anew by what is in them.


def _settled(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index with its filters in order."""
    entry = json.loads(files["pagefind-entry.json"])
    files = dict(files)
    for language, about in entry["languages"].items():
        meta_path = f"pagefind.{about['hash']}.pf_meta"
        meta = _decoded(files.pop(meta_path))
        for pair in meta[3]:
            name, values = _decoded(files.pop(f"filter/{pair[1]}.pf_filter"))
            content = _encoded([name, sorted(values)])
            pair[1] = _named(language, content)
            files[f"filter/{pair[1]}.pf_filter"] = content
        meta[3].sort()
        content = _encoded(meta)
        about["hash"] = _named(language, content)
        files[f"pagefind.{about['hash']}.pf_meta"] = content
    files["pagefind-entry.json"] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()
    return files


def _named(language: str, content: bytes) -> str:
    return f"{language}_{blake2b(content, digest_size=_HASH_BYTES).hexdigest()}"


def _decoded(file: bytes) -> list:  # type: ignore[type-arg]  # of lists, text and numbers
    data = gzip.decompress(file)
    if not data.startswith(_MAGIC):
        raise ValueError("an index file of Pagefind begins otherwise than we know")
    value, _ = _value(data, len(_MAGIC))
    assert isinstance(value, list)
    return value


def _encoded(value: object) -> bytes:
    parts: list[bytes] = [_MAGIC]
    _write(value, parts)
    return gzip.compress(b"".join(parts), mtime=0)


# Pagefind's files are CBOR (RFC 8949) of arrays, text and whole numbers alone.

_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def _value(data: bytes, at: int) -> tuple[object, int]:
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    if short >= 24:
        width = 1 << (short - 24)
        short, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == _NUMBER:
        return short, at
    if kind == _TEXT:
        return data[at : at + short].decode(), at + short
    if kind != _ARRAY:
        raise ValueError(
            f"an index file of Pagefind holds CBOR of kind {kind}, which we do not know"
        )
    values = []
    for _ in range(short):
        value, at = _value(data, at)
        values.append(value)
    return values, at


def _write(value: object, parts: list[bytes]) -> None:
    if isinstance(value, int):
        parts.append(_head(_NUMBER, value))
    elif isinstance(value, str):
        text = value.encode()
        parts += (_head(_TEXT, len(text)), text)
    else:
        assert isinstance(value, Sequence)
        parts.append(_head(_ARRAY, len(value)))
        for each in value:
            _write(each, parts)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    width = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + width]) + number.to_bytes(1 << width, "big")
