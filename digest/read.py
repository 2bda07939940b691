"""Read the files of `articles/`: the only door through which article text comes in.

In:   folders and files on disk.
Out:  Sources in file order, each decoded, with its header and what is wrong with the file.
Not:  reading any meaning. Nothing is raised for a file that cannot be read: the Source says so.
"""

import stat
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from slugify import slugify

from digest import header, problems
from digest.records import Problem, Source

LARGEST_BYTES = 4_000_000
"""A long council report is some 300 kB of text; a file over this is something else."""

SUFFIXES = (".txt", ".md")
_KINDS = {
    ".doc": "a Word file", ".docx": "a Word file", ".odt": "a LibreOffice file", ".rtf": "a file of formatted text",
    ".pdf": "a PDF", ".htm": "a web page", ".html": "a web page", ".eml": "an e-mail",
}  # fmt: skip
_SLUG_CHARS = 120
_IGNORED_SUFFIXES = ("~", ".bak", ".swp", ".tmp")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sources(folder: Path, root: Path) -> tuple[Source, ...]:
    """Return every article below `folder`, in order of path.

    root: what paths are shown relative to.
    A file that is no article (a .docx, say) comes as a Source with a warning and no text, so that nothing an
    editor drops in is passed over in silence. Hidden files and editors' backups are no business of ours.
    """
    found = [source(path, root, fence=root.resolve()) for path in _files(folder)]
    return _with_clashes(found)


def named(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the articles at `paths`, each file or folder as the user named it."""
    return tuple(
        source(file, Path())
        for path in paths
        for file in (_files(path) if path.is_dir() else (path,))
    )


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith(_IGNORED_SUFFIXES)
        and not path.is_dir()
    )


def source(path: Path, root: Path, *, fence: Path | None = None) -> Source:
    """Return the article at `path`, or a Source without text whose problems say why not.

    fence: the folder, resolved, out of which no link may lead; None for a file that the editor named.
    """
    shown = _shown(path, root)
    slug = slugify(path.stem, max_length=_SLUG_CHARS)
    empty = Source(path=shown, slug=slug, text="", markdown=path.suffix.lower() == ".md")

    def refused(code: str, what: str, fix: str, severity: str = "error") -> Source:
        problem = msgspec.convert(
            {"code": code, "severity": severity, "path": shown, "what": what, "fix": fix}, Problem
        )
        return msgspec.structs.replace(empty, problems=(problem,))

    if path.suffix.lower() not in SUFFIXES:
        kind = _KINDS.get(path.suffix.lower())
        what = (
            f"{kind} is not read"
            if kind
            else "this file is not read: its name does not end in .txt or .md"
        )
        fix = (
            "Open it, copy the story, and paste it into a file that ends in .txt."
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
    # A name may hold anything but a slash; what is printed must stay on its line.
    return "".join(c if c.isprintable() else "?" for c in shown)


class _NotAFileError(Exception):
    pass


class _TooLargeError(Exception):
    pass


def _bytes(path: Path, fence: Path | None) -> bytes:
    if fence and path.is_symlink() and not path.resolve().is_relative_to(fence):
        raise _NotAFileError("this is a link to a place outside the site")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise _NotAFileError("this is not a plain file")
    if status.st_size > LARGEST_BYTES:
        raise _TooLargeError(status.st_size)
    return path.read_bytes()


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
    header_ = header.split(text, empty.path)
    found += header_.problems
    return msgspec.structs.replace(
        empty, text=text, header=header_.value, header_end=header_.end, problems=tuple(found)
    )


def _encoding(path: str, name: str) -> Problem:
    return problems.whole(path, code="file-encoding", severity="warning",
        what=f"this file is not UTF-8; it was read as {name}",
        fix="Check that quotes and pound signs look right, and save the file as UTF-8.")  # fmt: skip


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


def _with_clashes(found: Sequence[Source]) -> tuple[Source, ...]:
    """Give every source whose address is taken by an earlier one a problem that names both."""
    at: defaultdict[str, list[Source]] = defaultdict(list)
    for each in found:
        if each.text:
            at[each.slug].append(each)
    taken = {
        second.path: problems.whole(second.path, code="url-taken-twice", severity="error",
            what=f"{same[0].path} already has the address /articles/{slug}/",
            fix="Rename one of the two files: the name of a file is its address.")
        for slug, same in at.items() for second in same[1:]
    }  # fmt: skip
    return tuple(
        msgspec.structs.replace(each, problems=(*each.problems, taken[each.path]))
        if each.path in taken
        else each
        for each in found
    )
