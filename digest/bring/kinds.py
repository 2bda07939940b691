"""Tell what a document is, and have it read.

In:   bytes, and the name of the file, which may be wrong: a Word file is one whatever it is called.
Out:  Incoming records.
Not:  I/O.
"""

import re
from collections.abc import Callable
from pathlib import PurePath

import msgspec

from digest.bring import blocks, feed, mail, opendocument, page, pdf, text, word, zipped
from digest.bring.incoming import PASTE, Incoming, RefusedError
from digest.records import Record

LARGEST_BYTES = 50_000_000
"""A larger file is not read at all."""

_LONGEST_CHARS = 2_000_000  # of a story as text; a long council report has some 300,000
_HEAD_BYTES = 4_000


class Document(Record, frozen=True, kw_only=True):
    """A document as it came. name: of its file, or "" for what was pasted."""

    name: str
    data: bytes


def read(document: Document) -> tuple[Incoming, ...]:
    """Return the stories of a document. Raises: RefusedError."""
    if not document.data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise RefusedError(
            "import-empty", "this file is empty", "See whether it was saved or downloaded whole."
        )
    if len(document.data) > LARGEST_BYTES:
        raise too_large(len(document.data))
    kind = kind_of(document.data, document.name)
    if kind not in _READERS:
        raise RefusedError(
            "import-kind", f"this is {kind}, which cannot be brought in", _MENDS.get(kind, _MEND)
        )
    try:
        found = tuple(_tidied(each) for each in _READERS[kind](document.data))
    except (blocks.TooDeepError, RecursionError) as error:
        raise RefusedError("import-deep", "this file is nested too deeply to be a story") from error
    if not any(each.text for each in found):
        raise RefusedError(
            "import-empty",
            f"this {_NAMES[kind]} has no text",
            "See whether it opens in its own program, and whether it is the right one.",
        )
    if any(len(each.text) > _LONGEST_CHARS for each in found):
        raise RefusedError("import-large", "this file has too many words for a story",
            f"A story has at most {_LONGEST_CHARS:,} characters. Copy the part that is the story, and paste it: digest new --paste")  # fmt: skip
    return found


def too_large(size: int) -> RefusedError:
    """Return the refusal of a file of so many bytes, which need not be read for it."""
    return RefusedError("import-large", f"this file is {size / 1e6:.0f} MB, too large for a story",
        f"Files of up to {LARGEST_BYTES // 1_000_000} MB are read. {PASTE}")  # fmt: skip


def _tidied(incoming: Incoming) -> Incoming:
    """Return the story without blank lines in a row, and without characters that no text may hold."""
    words = incoming.text.translate(_CONTROLS)
    if not incoming.headed:  # in Markdown, two spaces end a line
        words = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", words)).strip("\n")
    return msgspec.structs.replace(incoming, text=words)


_CONTROLS = dict.fromkeys(
    [
        *range(9),
        0x0B,
        0x0C,
        *range(0x0E, 0x20),
        0x7F,
        0xFEFF,
        0xFFFE,
        0xFFFF,
        *range(0xD800, 0xE000),
    ]
)


def kind_of(data: bytes, name: str) -> str:
    """Return a key of `_READERS`, or in words what else a document is. Raises: RefusedError for a broken zip."""
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return zipped.kind_of(data)
    for mark, kind in _MARKS.items():
        if data.startswith(mark):
            return kind
    head = _head(data)
    if head is None:
        return _NOT_TEXT
    root = _ROOT.match(head)
    if root:
        inner = root["name"].lower()
        if inner in ("rss", "feed", "rdf"):
            return "feed"
        if inner in ("html", "head", "body") or (root["doctype"] or "").lower() == "html":
            return "page"
    if head.startswith("{") and "jsonfeed.org/version" in head:
        return "json-feed"
    if suffix in (".eml", ".mht", ".mhtml") or _MESSAGE.match(head):
        return (
            "single-file"
            if re.search(r"^content-type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE)
            and suffix != ".eml"
            else "mail"
        )
    return _SUFFIXES.get(suffix, "a file of another kind")


def _head(data: bytes) -> str | None:
    """Return the first words of a text, or None for what is no text."""
    head = data[:_HEAD_BYTES]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    if b"\0" in data:
        return None
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


_ROOT = re.compile(
    r"""(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!doctype\s+(?P<doctype>\w+)[^\[>]*(?:\[[^\]]*\])?[^>]*>\s*)*
    <(?:\w+:)?(?P<name>\w+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MESSAGE = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To|DKIM-Signature):",
    re.IGNORECASE,
)
_NOT_TEXT = "something else than text"
_OLD_WORD = "an old Word file, or a file locked with a password"
_MARKS = {
    b"\xd0\xcf\x11\xe0": _OLD_WORD,
    b"{\\rtf": "a file of formatted text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a recording",
    b"bplist": "a page saved by Safari",
    b"\x1f\x8b": "an archive",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
}
_SUFFIXES = {
    "": "text", ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".htm": "page", ".html": "page", ".xhtml": "page",
    ".doc": _OLD_WORD, ".rtf": "a file of formatted text", ".webarchive": "a page saved by Safari",
    ".csv": "a table", ".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".zip": "an archive",
    ".json": "data for programs", ".xml": "data for programs",
    ".css": "a part of a web page", ".js": "a part of a web page",
    ".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".svg": "a picture",
}  # fmt: skip
_READERS: dict[str, Callable[[bytes], tuple[Incoming, ...]]] = {
    "text": text.read,
    "markdown": lambda data: text.read(data, markdown=True),
    "page": page.read,
    "single-file": page.read_single_file,
    "docx": word.read,
    "odt": opendocument.read,
    "mail": mail.read,
    "pdf": pdf.read,
    "feed": feed.read,
    "json-feed": feed.read_json,
}
_NAMES = {
    "text": "file", "markdown": "file", "page": "web page", "single-file": "web page", "docx": "Word file",
    "odt": "OpenDocument file", "mail": "e-mail", "pdf": "PDF", "feed": "feed", "json-feed": "feed",
}  # fmt: skip
_MEND = "Text, Markdown, saved web pages, .docx, .odt, .eml, PDFs and feeds can be. Copy the story, and paste it: digest new --paste"
_MENDS = {
    _OLD_WORD: "Open it in Word or LibreOffice, save it as .docx without a password, and import that.",
    "a file of formatted text": "Open it in Word or LibreOffice, save it as .docx, and import that.",
    "a page saved by Safari": 'Open it in Safari, save it as "Page Source", and import that.',
    "an archive": "Unpack it, and import the folder.",
    "a picture": "If it shows a story, type that: digest new --edit",
}  # fmt: skip
