"""Look into a zipped document (.docx, .odt) before any library does.

In:   bytes that begin as a zip file does.
Out:  what kind of document it is; the document, known to be harmless to unpack and to parse.
Not:  reading it.

A few kilobytes can unpack to many gigabytes, and a few lines of XML can name each other into billions of words
("billion laughs"). The sizes that a zip states are binding: `zipfile` reads no byte more of a member.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from digest.bring.incoming import RefusedError

_LARGEST_BYTES = 300_000_000  # of all members; a report full of photographs has some 100 MB
_LARGEST_XML_BYTES = 40_000_000  # of words and their markup; a 300-page report has some 5 MB
_MOST_MEMBERS = 10_000
_XML = (".xml", ".rels")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def kind_of(data: bytes) -> str:
    """Return "docx", "odt", or what else it is: "a spreadsheet", "an archive". Raises: RefusedError."""
    with _opened(data) as opened:
        names = set(opened.namelist())
        if "mimetype" in names and opened.getinfo("mimetype").file_size < 200:
            mime = opened.read("mimetype").decode("ascii", "replace").strip()
            if mime.startswith("application/vnd.oasis.opendocument.text"):
                return "odt"
            return _OTHERS.get(mime, "a document of another program")
        if "[Content_Types].xml" in names:
            if "xl/workbook.xml" in names:
                return "a spreadsheet"
            return "a presentation" if "ppt/presentation.xml" in names else "docx"
        return "an archive"


_OTHERS = {
    "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/epub+zip": "a book",
}


def check(data: bytes) -> None:
    """Raise RefusedError for a document that cannot be unpacked, or not without harm."""
    with _opened(data) as opened:
        members = opened.infolist()
        words = [member for member in members if member.filename.lower().endswith(_XML)]
        if (
            len(members) > _MOST_MEMBERS
            or sum(member.file_size for member in members) > _LARGEST_BYTES
            or sum(member.file_size for member in words) > _LARGEST_XML_BYTES
        ):
            raise RefusedError("import-bomb", f"this file is {len(data) / 1e6:.1f} MB, and would unpack to far more than a story has",
                "It may have been made to do harm. If you know where it comes from, copy the story, and paste it: digest new --paste")  # fmt: skip
        if any(member.flag_bits & 1 for member in members):
            raise RefusedError("import-locked", "this file is locked with a password",
                "Open it, save it without the password, and import that.")  # fmt: skip
        for member in words:
            xml = opened.read(member)
            if any(doctype in xml for doctype in _DOCTYPES):
                raise RefusedError("import-entities", "this file defines entities of its own, which no word processor does",
                    "It may have been made to do harm. If you know where it comes from, copy the story, and paste it: digest new --paste")  # fmt: skip


def member(data: bytes, name: str) -> bytes:
    """Return one member of a document that has been checked. Raises: RefusedError where it is not there."""
    with _opened(data) as opened:
        return opened.read(name)


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a zip file; whatever `zipfile` raises for a broken one is told in words, and it raises a dozen things."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            yield opened
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        raise RefusedError("import-damaged", "this file is cut short or damaged",
            "Download or save it again, and import that.") from error  # fmt: skip
