"""Read the files of `articles/`: the only door through which article text comes in.

In:   folders and files on disk.
Out:  Sources in file order, each decoded, with its header and what is wrong with the file.
Not:  reading any meaning. Nothing is raised for a file that cannot be read: the Source says so.
"""

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import header, problems
from digest.records import Problem, Source, Span
from digest.slugs import spelt
from digest.tangled import tangled

LARGEST_BYTES = 2_000_000
"""A long council report is some 300 kB of text; a file over this is something else."""

LONGEST_LINE_CHARS = 20_000
"""The longest paragraphs of news have some 3,000; every value of a line is shown with the line around it."""

SUFFIXES = (".txt", ".md")
_KINDS = {
    ".doc": "a Word file", ".docx": "a Word file", ".odt": "a LibreOffice file", ".rtf": "a file of formatted text",
    ".pdf": "a PDF", ".htm": "a web page", ".html": "a web page", ".eml": "an e-mail",
}  # fmt: skip
_IMPORTED = (".docx", ".odt", ".pdf", ".htm", ".html", ".eml")
_SLUG_CHARS = 120
_IGNORED_SUFFIXES = ("~", ".bak", ".swp", ".tmp")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE = re.compile(r"[^\r\n]+")


class File(NamedTuple):
    """One file of `articles/`, looked at and not yet read.

    path:  where it is; `shown` as the editor would name it.
    stamp: size, inode and times of change: while it stays the same, so do the bytes. Empty where it cannot be
           trusted. `changed_ns` is the last of those times, in nanoseconds since 1970.
    """

    path: str
    shown: str
    stamp: bytes
    changed_ns: int


def slug_of(path: str) -> str:
    """Return the lasting address that a file's name gives, or nothing."""
    stem, _ = os.path.splitext(os.path.basename(path))  # noqa: PTH119, PTH122  # a fifth of the time of PurePath
    return spelt(_unicode(stem), _SLUG_CHARS)


def files(folder: Path, root: Path) -> list[File]:
    """Return every file below `folder` that is any business of ours, in order of path.

    root: what paths are shown relative to. Hidden files and editors' backups are passed over. A link to a folder is
          a file here, and `source` says what is wrong with it: it might lead anywhere, and round in circles.
    """
    found: list[File] = []
    folders = [os.fspath(folder)]
    # "articles" stands alone below ".", with nothing of the root before it.
    start = len(os.fspath(root / "_")) - 1 if folder.is_relative_to(root) else 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith(_IGNORED_SUFFIXES):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    found.append(File(entry.path, _printable(entry.path[start:]), *_stamp(entry)))
    return sorted(found)


def place(shown: str, root: Path) -> Path:
    """Return where the file of an article is, which `files` has shown so, or where it was."""
    path = root / shown
    if not os.path.lexists(path):
        with suppress(OSError):  # its folder is gone as well
            found = (each for each in files(root / "articles", root) if each.shown == shown)
            return next((Path(each.path) for each in found), path)
    return path


def _stamp(entry: os.DirEntry[str]) -> tuple[bytes, int]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return b"", 0
    if not stat.S_ISREG(status.st_mode):
        return b"", 0  # what a link leads to may change without the link's changing
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return b"%d %d %d %d" % (status.st_size, status.st_ino, *times), max(times)


def sources(folder: Path, root: Path) -> tuple[Source, ...]:
    """Return every article below `folder`, in order of path.

    A file that is no article (a .docx, say) comes as a Source with a warning and no text, so that nothing an
    editor drops in is passed over in silence.
    """
    fence = root.resolve()
    return tuple(source(Path(file.path), root, fence=fence) for file in files(folder, root))


def named(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the articles at `paths`, each file or folder as the user named it."""
    return tuple(
        source(file, Path())
        for path in paths
        for file in ((Path(f.path) for f in files(path, Path())) if path.is_dir() else (path,))
    )


def source(path: Path, root: Path, *, fence: Path | None = None) -> Source:
    """Return the article at `path`, or a Source without text whose problems say why not.

    fence: the folder, resolved, out of which no link may lead; None for a file that the editor named.
    """
    shown = _shown(path, root)
    slug = slug_of(path.name)
    empty = Source(path=shown, slug=slug, text="", markdown=path.suffix.lower() == ".md")

    def refused(code: str, what: str, fix: str, severity: str = "error") -> Source:
        problem = msgspec.convert(
            {"code": code, "severity": severity, "path": shown, "what": what, "fix": fix}, Problem
        )
        return msgspec.structs.replace(empty, problems=(problem,))

    if fence and path.is_dir():  # `files` gives no folder but at the end of a link
        return refused("file-not-regular", "this is a link to a folder, which is not followed",
            "Put the articles themselves into articles/; it may hold folders.")  # fmt: skip
    if path.suffix.lower() not in SUFFIXES:
        kind = _KINDS.get(path.suffix.lower())
        what = (
            f"this is {kind}, which is not read"
            if kind
            else "this file is not read: its name does not end in .txt or .md"
        )
        fix = (
            f'Type "digest import {shown}", which writes its story to a file of its own, and move this one elsewhere.'
            if path.suffix.lower() in _IMPORTED
            else "Open it, copy the story, and paste it into a file that ends in .txt."
            if kind
            else "Save the article's text in a file that ends in .txt, or move this file elsewhere."
        )
        return refused("file-kind", what, fix, "warning")  # fmt: skip
    if not slug:
        return refused("url-empty", "this file's name gives no web address",
            "Rename it with letters or digits, such as 2020-03-25-leeds-budget.txt.")  # fmt: skip
    try:
        data = _bytes(path, fence)
    except _NotAFileError as error:
        return refused("file-not-regular", str(error), "Put the article itself, a plain file, into articles/.")  # fmt: skip
    except _TooLargeError as error:
        return refused("file-too-large", f"this file is {error.args[0] / 1e6:.1f} MB, too large for an article",
            f"An article has at most {LARGEST_BYTES // 1_000_000} MB. Keep the story and move the rest elsewhere.")  # fmt: skip
    except OSError as error:
        return refused("file-unreadable", f"this file cannot be read: {(error.strerror or 'unknown reason').lower()}",
            "Check that it is still there and that you may read it.")  # fmt: skip
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        return refused("file-empty", "this file is empty", "Paste the article's text into it, or delete it.")  # fmt: skip
    return decoded(empty, data)


def _shown(path: Path, root: Path) -> str:
    try:
        shown = path.relative_to(root).as_posix()
    except ValueError:
        shown = path.as_posix()
    return _printable(shown)


def _printable(shown: str) -> str:
    shown = _unicode(shown)
    # A name may hold anything but a slash; what is printed must stay on its line, and tell two files apart.
    return (
        shown
        if shown.isprintable()
        else "".join(c if c.isprintable() else _spelt(c) for c in shown)
    )


def _unicode(name: str) -> str:
    """Names are UTF-8, whatever the locale would have them be."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "surrogateescape")


def _spelt(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


class _NotAFileError(Exception):
    pass


class _TooLargeError(Exception):
    pass


def _bytes(path: Path, fence: Path | None) -> bytes:
    if fence and path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(fence):
        raise _NotAFileError("this is a link to a place outside the site")
    _check_kind(path.stat())
    # Looked at again once it is open: a pipe may have taken its place, and nobody waits for that one to speak.
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        _check_kind(os.fstat(file.fileno()))
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:  # it grows
        raise _TooLargeError(len(data))
    return data


def _check_kind(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _NotAFileError("this is not a plain file")
    if status.st_size > LARGEST_BYTES:
        raise _TooLargeError(status.st_size)


def decoded(empty: Source, data: bytes) -> Source:
    """Return `empty` with the text that `data` spells, its header, and what is wrong with either."""
    found: list[Problem] = []
    if data[:2] in _UTF16:
        text = data.decode("utf-16", errors="replace")
        found.append(_encoding(empty.path, "UTF-16"))
    elif b"\0" in data or data.startswith(b"%PDF"):
        return msgspec.structs.replace(empty, problems=(_binary(empty.path, data),))
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = data.decode("cp1252")
            except UnicodeDecodeError:
                return msgspec.structs.replace(empty, problems=(_binary(empty.path, data),))
            found.append(_encoding(empty.path, "Windows-1252"))
    lines = _LINE.finditer(text)
    long = next((line for line in lines if line.end() - line.start() > LONGEST_LINE_CHARS), None)
    if long:
        return msgspec.structs.replace(empty, problems=(_long(empty.path, text, long),))
    header_ = header.split(text, empty.path)
    found += header_.problems
    markdown = empty.markdown
    if markdown and tangled(text):
        markdown = False
        found.append(problems.whole(empty.path, code="file-tangled", severity="warning",
            what="this Markdown has too many brackets or marks in one place; it is printed as plain text",
            fix='Take the tangle out, or rename the file so that it ends in ".txt".'))  # fmt: skip
    return msgspec.structs.replace(
        empty, text=text, markdown=markdown, header=header_.value, header_end=header_.end,
        problems=tuple(found),
    )  # fmt: skip


def _encoding(path: str, name: str) -> Problem:
    return problems.whole(path, code="file-encoding", severity="warning",
        what=f"this file is not UTF-8; it was read as {name}",
        fix="Check that quotes and pound signs look right, and save the file as UTF-8.")  # fmt: skip


def _long(path: str, text: str, line: re.Match[str]) -> Problem:
    return problems.at(text, path, Span(start=line.start(), end=line.start() + 1),
        code="file-line-long", severity="error",
        what=f"this line has {line.end() - line.start():,} characters, too many for a paragraph",
        fix="Put a blank line between the paragraphs, or delete the line where it is no news.")  # fmt: skip


def _binary(path: str, data: bytes) -> Problem:
    kind = next((kind for mark, kind in _MARKS.items() if data.startswith(mark)), "something else")
    return problems.whole(path, code="file-binary", severity="error",
        what=f"this file is not text but {kind}",
        fix="Open it, copy the story, and paste it into a file that ends in .txt.")  # fmt: skip


# What files of other programs begin with.
_MARKS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word file or an archive",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}


class Addresses:
    """Who has which address: the first article in file order."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def take(self, path: str, slug: str) -> Problem | None:
        """Give an article its address; return a problem where another one has it."""
        first = self._first.setdefault(slug, path)
        if first == path:
            return None
        return problems.whole(path, code="url-taken-twice", severity="error",
            what=f"{first} already has the address /articles/{slug}/",
            fix="Rename one of the two files: the name of a file is its address.")  # fmt: skip
