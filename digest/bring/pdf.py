"""Bring in the text of a PDF.

In:   its bytes.
Out:  its lines in the order in which they are read, page by page and column by column; a blank line where the page
      leaves room, and the cells of a table's row on one line.
Not:  pictures of text: a scanned page has none. Lines stay as long as the page has them, with their hyphens;
      `layout` joins them.

Library: pdfminer.six (MIT; pulls in cryptography, for PDFs that may be read and not changed), which says where every
line stands. pypdf's layout, in characters, runs narrow columns into each other; pdfium knows no lines, and is C++ before
strangers' files.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.bring.incoming import Incoming, RefusedError, damaged, library

_MOST_PAGES = 200
_SAME_ROW = 0.5  # of the lower line's height that two lines of one row share
_ROOM = 0.55  # of a line's height: more room above it starts a paragraph
_ROOM_IN_TABLE = 1.6
_EDGE = 3.0  # points within which two lines start at one edge
_COLUMN_LINES = 6  # fewer lines beside each other, or
_COLUMN_WIDTH = 0.18  # of the page, narrower ones, are a table
_MOST_LINES = 1_000  # of a page; more are no text
_CELL = "    "
_MOST_UNREADABLE = 0.2  # of the characters
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_CHARACTERS = str.maketrans({
    "\x7f": "•", "\uf0b7": "•", "\uf0a7": "•", "\uf076": "•", "\xa0": " ", "\xad": "-",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
})  # fmt: skip
_RUNNING_LINES = 2  # at a page's head and at its foot
_NUMBER = re.compile(
    r"(?<=page )\d+|\b\d+(?= (?:of|/) \d+\b)|(?<= )\d{1,3}$|^\d{1,3}(?= |$)", re.IGNORECASE
)
_FOLIO = re.compile(r"\W*(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?\W*", re.IGNORECASE)


class _Line(NamedTuple):
    """One line of a page: its words, and where they stand, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class _Page(NamedTuple):
    """A page: its lines from the top down, and its width in points."""

    lines: list[_Line]
    width: float


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of a PDF. Raises: RefusedError."""
    pages = _pages(data)
    columns = [
        _laid_out(column)
        for page in _without_running(pages)
        for column in _columns(page.lines, page.width)
    ]
    text = _joined([column for column in columns if column])
    if not text:
        raise RefusedError("import-scanned", "this PDF has no text in it, only pictures of pages",
            "Have a program read the pictures (OCR) and save their text with them, and import that; or type the story: digest new")  # fmt: skip
    if sum(len(match.group()) for match in _UNREADABLE.finditer(text)) > _MOST_UNREADABLE * len(
        text
    ):
        raise RefusedError("import-letters", "this PDF does not say which letters its signs stand for",
            "Open it, and print it as a PDF anew; or copy the story, and paste it: digest new --paste")  # fmt: skip
    return (Incoming(text=text),)


def _pages(data: bytes) -> list[_Page]:
    high_level = library("pdfminer.high_level", "PDFs")
    layout = library("pdfminer.layout", "PDFs")
    locked = library("pdfminer.pdfdocument", "PDFs").PDFPasswordIncorrect
    found: list[_Page] = []
    with damaged("a PDF"):
        try:
            for page in high_level.extract_pages(
                io.BytesIO(data), laparams=layout.LAParams(boxes_flow=None)
            ):
                if len(found) == _MOST_PAGES:
                    raise RefusedError("import-large", f"this PDF has more than {_MOST_PAGES} pages, too many for a story",
                        "Copy the part that is the story, and paste it: digest new --paste")  # fmt: skip
                lines = [
                    _Line(" ".join(line.get_text().translate(_CHARACTERS).split()), *line.bbox)
                    for box in page
                    if isinstance(box, layout.LTTextBox)
                    for line in box
                ]
                shown = [line for line in lines if line.text]
                found.append(_Page(sorted(shown, key=lambda line: -line.top), page.width))
        except locked as error:
            raise RefusedError("import-locked", "this PDF is locked with a password",
                "Open it, and print it as a PDF without the password; or copy the story, and paste it: digest new --paste") from error  # fmt: skip
    return found


def _joined(columns: Sequence[str]) -> str:
    """Return columns and pages below each other; a sentence that goes on in the next stays one."""
    parts: list[str] = []
    for column in columns:
        if parts:
            goes_on = column[0].islower() and parts[-1][-1] not in ".!?:"
            parts.append("\n" if goes_on else "\n\n")
        parts.append(column)
    return "".join(parts)


def _laid_out(column: Sequence[_Line]) -> str:
    parts: list[str] = []
    above: list[_Line] = []
    for row in _rows(column):
        parts.append(_joint(above, row) if above else "")
        parts.append(_CELL.join(line.text for line in row))
        above = row
    return "".join(parts)


def _joint(above: Sequence[_Line], row: Sequence[_Line]) -> str:
    height = min(row[0].top - row[0].bottom, above[0].top - above[0].bottom)
    room = min(line.bottom for line in above) - max(line.top for line in row)
    in_table = len(above) > 1 and len(row) > 1
    return "\n\n" if room > height * (_ROOM_IN_TABLE if in_table else _ROOM) else "\n"


def _rows(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Give the lines that stand beside each other together, from left to right."""
    row: list[_Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if row and min(row[0].top, line.top) - max(row[0].bottom, line.bottom) < _SAME_ROW * min(
            row[0].top - row[0].bottom, line.top - line.bottom
        ):
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def _columns(lines: Sequence[_Line], width: float) -> Iterator[list[_Line]]:
    """Give the lines in the groups in which they are read: left before right, above what runs across before below."""
    edge = _second_column(lines, width)
    if edge is None:
        yield list(lines)
        return
    left: list[_Line] = []
    right: list[_Line] = []
    for line in lines:
        if line.left < edge - _EDGE and line.right > edge + _EDGE:  # it runs across
            if right:
                yield left
                yield from _columns(right, width)
                left, right = [], []
            left.append(line)
        else:
            (left if line.left < edge - _EDGE else right).append(line)
    yield left
    yield from _columns(right, width)


def _second_column(lines: Sequence[_Line], width: float) -> float | None:
    """Return the left edge of a second column of text, or None where there is one only."""
    if len(lines) > _MOST_LINES:
        return None
    wide = [line for line in lines if line.right - line.left > _COLUMN_WIDTH * width]
    edges = Counter(
        round(line.left / _EDGE)
        for line in wide
        if any(
            other.right < line.left and other.bottom < line.top and other.top > line.bottom
            for other in wide
        )
    )
    for edge, count in edges.most_common(1):
        if count >= _COLUMN_LINES:
            return edge * _EDGE
    return None


def _without_running(pages: Sequence[_Page]) -> list[_Page]:
    """Return the pages without page numbers, and without the heads and feet that most of them have."""
    counts = Counter(form for page in pages for form in {_form(line) for line in _ends(page)})
    running = {form for form, count in counts.items() if count > 1 and count * 2 > len(pages)}
    found = []
    for page in pages:
        gone = {
            line for line in _ends(page) if _FOLIO.fullmatch(line.text) or _form(line) in running
        }
        found.append(page._replace(lines=[line for line in page.lines if line not in gone]))
    return found


def _ends(page: _Page) -> list[_Line]:
    """Return the first lines of a page, and its last."""
    return page.lines[:_RUNNING_LINES] + page.lines[_RUNNING_LINES:][-_RUNNING_LINES:]


def _form(line: _Line) -> tuple[str, int]:
    """Return a line as it is on other pages too: without the number of its page.

    Its height counts: the title that a report repeats in small on each page stays on the first.
    """
    return _NUMBER.sub("0", line.text), round(line.top - line.bottom)
