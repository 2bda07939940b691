"""Open an article's file, and write it over: the only door between the desk and the disk.

In:   the site's folder, a name below its `articles/`.
Out:  an Opened file; the file, with other bytes in its header.
Not:  any file outside of `articles/`, wherever a link may lead.
"""

import hashlib
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from digest import header, read
from digest.desk.changes import CannotEditError
from digest.editor import save
from digest.records import Source

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NotHereError(Exception):
    """There is no such article, or it is none of the desk's business."""


class Opened(NamedTuple):
    """A file as it was read.

    source:   without text where it is no article; its problems say why.
    file:     where its bytes stand, with links followed.
    version:  a digest of its bytes: while it is the same, so are they.
    encoding: in which its text is spelt.
    """

    source: Source
    file: Path
    data: bytes
    version: str
    encoding: str

    def can(self, character: str) -> bool:
        """Whether the file's encoding has a character."""
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def opened(root: Path, name: str) -> Opened:
    """Return the file of that name. name: below `articles/`, with slashes.

    Raises: NotHereError.
    """
    parts = PurePosixPath(name).parts
    folder = (root / "articles").resolve()
    if not parts or any(
        part in ("..", "/") or part.startswith(".") or "\0" in part for part in parts
    ):
        raise NotHereError(name)
    path = root.joinpath("articles", *parts)
    try:
        file = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise NotHereError(name) from error
    if not file.is_relative_to(folder) or not file.is_file():
        raise NotHereError(name)
    source = read.source(path, root, fence=root.resolve())
    if not source.text:
        return Opened(source, file, b"", "", "utf-8")
    data = file.read_bytes()
    # What was looked at and what is written over must be the same bytes.
    source = read.decoded(
        Source(path=source.path, slug=source.slug, text="", markdown=source.markdown), data
    )
    version = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Opened(source, file, data, version, _encoding(data, source.text))


def _encoding(data: bytes, text: str) -> str:
    if data[:2] in _MARKS:
        return _MARKS[data[:2]]
    return "utf-8" if text.encode("utf-8", "replace") == data else "cp1252"


def with_header(file: Opened, text: str) -> bytes:
    """Return the file's bytes with the header of `text`, and its own story byte for byte.

    Raises: CannotEditError where the two do not have one story, or the bytes above it cannot be told apart.
    """
    before, after = file.source.header_end, header.split(text, "").end
    # A mark at the file's start stands above the header, and is none of the story.
    mark = 1 if file.source.text.startswith("\ufeff") else 0
    story = file.source.text[max(before, mark) :]
    if text[max(after, mark) :] != story:
        raise CannotEditError("only the header of an article is changed here")
    sign = file.data[:2] if file.data[:2] in _MARKS else b""
    old = sign + file.source.text[: max(before, mark)].encode(file.encoding)
    if not file.data.startswith(old):
        raise CannotEditError("this file holds bytes that are no letters; save it as UTF-8")
    new = sign + text[: max(after, mark)].encode(file.encoding)
    return new + file.data[len(old) :]


def saved(file: Opened, data: bytes) -> None:
    """Write `data` over the file, in one step.

    Raises: ChangedMeanwhileError; OSError where the world says no.
    """
    if data != file.data:
        save.over(file.file, file.data, data)
