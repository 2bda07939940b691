"""Join the lines of a page into pieces: paragraphs, list items, tables and single lines.

In:   a Document as `clean` leaves it, and its lines (`cut`).
Out:  Pieces in file order; together they hold every word of the file after its header.
Not:  what a piece is for; `furniture`, `email`, `head` and `body` decide that.

A pasted paragraph is one line, a PDF's or an e-mail's is many. Lines of one chunk (no blank line between
them) are joined where the page was plainly set to a width; everything else stays a piece of its own, because
a headline glued to a byline is worse than a paragraph in two.
"""

import re
from itertools import pairwise

import msgspec

from digest.layout.cut import Line
from digest.layout.words import key_of
from digest.records import Document

NARROWEST_CHARS, WIDEST_CHARS = 28, 125
"""Lines set to a width are between these; a longer line is a whole paragraph."""

_UNFINISHED = frozenset(
    "a an the of to by in on at for from with and or but that which who whose as than his her their its our between into"
    " is are was were has have had will would be been said told cllr councillor mr mrs ms dr sir".split()
)
"""A line that ends so goes on with the next."""
_CLOSING = "\"')]*_ "
LABEL_CHARS = 80
"""No label of a page is longer."""
_FOUR_SMALL = re.compile(r"\S(?:.*? [a-z]){4}")
_CELL_GAP = re.compile(r"\S(?:[ ]{3,}|[ ]*\t[ \t]*|[ ]?\.{4,}[ ]?)\S")
_FIRST_WORD = re.compile(r"\S+")
_LABEL = re.compile(r"(?:[A-Z][A-Z &]{2,24}|From|To|Cc|Date|Sent|Subject):\s")
FORM = re.compile(
    r"(?:joint )?report (?:of|by|from|to) the\b|(?:report )?author\b|lead (?:officer|member)\b|portfolio holder\b|cabinet member:|wards? affected\b",
    re.IGNORECASE,
)
"""A line of the form at the head of a report: it never goes on with the title above it."""
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*:(?:\s|$)")
_SUBJECT = re.compile(r"(?:subject|(?:report )?title|headline)\s?:(?:\s|$)", re.IGNORECASE)
FORM_TITLE = re.compile(r"(?:(?:REPORT )?TITLE|SUBJECT)[ ]{3,}(?=\S)")
_FORM_ROW = re.compile(r"[A-Z][A-Z /]{2,28}[ ]{3,}\S")
"""Rows of such a form, set in columns: "TITLE        Library service: annual report"."""


class Piece(msgspec.Struct, eq=False):
    """A run of lines that belong together, and in time its label; `piece_of` makes one.

    lines:   its lines. text: their plain characters, without outer emphasis marks; low: in lower case.
    prose:   it reads as a sentence or more, and not as a headline, a label or a menu.
    stopped: it ends as a sentence or an introduction does.
    table:   the lines are rows.
    name:    the text as `words` spells labels, or "" where it is too long for one.
    kind, rule, level: as in Block; `kind` is "" until a rule has spoken.
    """

    lines: list[Line]
    start: int
    end: int
    text: str
    low: str
    name: str
    gap: bool
    bullet: str
    quoted: bool
    level: int
    table: bool
    stopped: bool
    prose: bool
    kind: str = ""
    rule: str = ""

    def label(self, kind: str, rule: str) -> None:
        """Say what this piece is; the last word counts."""
        self.kind, self.rule = kind, rule


def piece_of(lines: list[Line], text: str, table: bool = False) -> Piece:
    """Return `lines`, whose plain characters are `text`, as one piece without a label."""
    first = lines[0]
    text = text.strip(" *_\n\t") or text
    low = text.lower()
    last = text[-1]
    if last in _CLOSING:
        last = last_mark(text)
    return Piece(
        lines,
        first.start,
        lines[-1].end,
        text,
        low,
        key_of(low) if len(low) <= LABEL_CHARS else "",
        first.gap,
        first.bullet,
        first.quoted,
        first.hashes,
        table,
        last in ".!?…:",
        not table and not first.hashes and (len(text) >= 160 or _is_prose(text, last)),
    )


def last_mark(text: str) -> str:
    """Return the last character of `text` before the marks that close a quotation or a bracket."""
    end = len(text) - 1
    while end > 0 and text[end] in _CLOSING:
        end -= 1
    return text[end]


def _is_prose(text: str, last: str) -> bool:
    """Whether a text of less than 160 characters reads as a sentence; a longer one does."""
    size = len(text)
    if size < 30:
        return False
    if last not in ".!?…":
        return size >= 60 and last in ":;" and len(text.split(None, 4)) == 5
    if _FOUR_SMALL.match(text):
        return True  # most sentences
    words = text.split()
    if len(words) < 5:
        return False
    # "Press Office. Town Hall. Leeds." has stops but no sentence: few words begin small.
    small = len([word for word in words if word[0].islower()])
    return small >= 4 or small * 2 >= len(words)


def pieces(document: Document, lines: list[Line]) -> list[Piece]:
    """Return `lines` joined into pieces."""
    width = _page_width(lines)
    found: list[Piece] = []
    chunk: list[Line] = []
    for line in lines:
        if line.gap and chunk and not (line.text[0].islower() and _runs_on(chunk[-1], line)):
            if len(chunk) == 1:
                found.append(piece_of(chunk, chunk[0].text))
            else:
                found += _pieces_of(document, chunk, width)
            chunk = []
        chunk.append(line)
    if chunk:
        found += _pieces_of(document, chunk, width)
    return found


def _page_width(lines: list[Line]) -> int:
    """Return the width in characters that the page was set to, or 0 where lines are paragraphs."""
    small_starts, pairs, widest = 0, 0, 0
    for above, line in pairwise(lines):
        size = len(above.text)
        if line.gap or line.bullet or above.hashes or size > WIDEST_CHARS:
            continue
        pairs += 1
        if (
            size >= NARROWEST_CHARS
            and line.text[0].islower()
            and last_mark(above.text) not in ".!?…:"
        ):
            small_starts += 1
            widest = max(widest, size)
    return widest if small_starts >= 2 and small_starts * 5 >= pairs else 0


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a paragraph goes on over a blank line, as in PDFs with a blank line after each line."""
    return (
        not line.bullet
        and not above.hashes
        and line.quoted == above.quoted
        and len(above.text) >= 45
        and len(line.text) >= 20
        and last_mark(above.text) not in ".!?…:;|"
        and not _CELL_GAP.search(above.text)
        and not _is_address(line.text)
    )


def _continues(above: Line, line: Line, width: int, *, first: bool) -> bool:
    """Whether `line` goes on with the sentence or paragraph of `above`."""
    if line.bullet or line.hashes or above.hashes or line.quoted != above.quoted:
        return False
    size = len(above.text)
    if size > WIDEST_CHARS and not width:
        return False
    last = last_mark(above.text)
    if line.text[0].islower():
        if above.text.isupper() or _KEY.match(line.text):
            return False  # a masthead above its motto; a line of a form
        return size >= 20 and last not in ".!?…:" and not _is_address(line.text)
    if (
        _LABEL.match(line.text)
        or _FORM_ROW.match(line.text)
        or (size < 70 and FORM.match(line.text))
    ):
        return False
    if size >= NARROWEST_CHARS and (
        above.text.rsplit(None, 1)[-1].lower() in _UNFINISHED
        or (last == "," and sum(word[0].islower() for word in above.text.split()) > 4)
    ):
        return True  # "... a meeting with the / Mayor of Hartwell"
    if above.text[-1] in "-–" and size > 20 and above.text[-2].isalpha():
        return True
    if not width or size > WIDEST_CHARS:
        return False
    if not first and last not in ".!?…:;" and len(line.text) > 12:
        return True  # a short line in the middle of a paragraph: the page was narrow there
    word = _FIRST_WORD.match(line.text)
    # Set to a width: the next word would not have fitted. Proportional type is ragged, hence 0.88.
    return size + 1 + (len(word.group()) if word else 0) > width * 0.88


def _is_address(text: str) -> bool:
    return text.startswith(("http", "www.")) or "@" in text.split(" ", 1)[0]


def _pieces_of(document: Document, chunk: list[Line], width: int) -> list[Piece]:
    found: list[Piece] = []
    index = 0
    while index < len(chunk):
        end = _table_end(chunk, index)
        table = end > index
        if not table:
            end = index + 1
            while end < len(chunk) and _continues(
                chunk[end - 1], chunk[end], width, first=end == index + 1
            ):
                end += 1
        run = chunk[index:end]
        text = run[0].text if len(run) == 1 else document.text[run[0].start : run[-1].end]
        found.append(piece_of(run, text, table))
        index = end
    return found


def _table_end(chunk: list[Line], start: int) -> int:
    """Return the index after the table that begins at `start`, or `start` where none does."""
    text = chunk[start].text
    if "|" in text:
        columns = _pipes
    elif "\t" in text or "   " in text or "...." in text:
        columns = _gaps
    else:
        return start
    if any(
        _SUBJECT.match(line.text) or FORM_TITLE.match(line.text)
        for line in chunk[start : start + 8]
    ):
        return start  # the form at the head of a report
    end, most = start, 0
    while end < len(chunk) and not chunk[end].bullet and (count := columns(chunk[end].text)):
        most = max(most, count)
        end += 1
    # Two rows of two columns also happen by chance in a masthead: want three rows, or more columns.
    return end if end - start >= 3 or (end - start == 2 and (most >= 2 or "\t" in text)) else start


def _pipes(text: str) -> int:
    inner = text.strip("| ")
    return inner.count("|") or int(text[0] == "|" and text[-1] == "|")


def _gaps(text: str) -> int:
    return len(_CELL_GAP.findall(text)) if "\t" in text or "   " in text or "...." in text else 0


def is_drawn(text: str) -> bool:
    """Whether a line is only drawn: "---", "***", "|---|---|"."""
    return not any(map(str.isalnum, text))
