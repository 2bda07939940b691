"""Cut a page into pieces: paragraphs, list items, tables and single lines.

In:   a Document as `clean` leaves it.
Out:  Pieces in file order; together they hold every word of the file after its header.
Not:  what a piece is for; `furniture`, `email`, `head` and `body` decide that.

A pasted paragraph is one line, a PDF's or an e-mail's is many. Lines of one chunk (no blank line between
them) are joined where the page was plainly set to a width; everything else stays a piece of its own, because
a headline glued to a byline is worse than a paragraph in two.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from digest.records import Document

NARROWEST_CHARS, WIDEST_CHARS = 28, 125
"""Lines set to a width are between these; a longer line is a whole paragraph."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_QUOTE_MARKS = re.compile(r"(?:[ \t]*>)+[ \t]?")
_BULLETS = "•●▪■◦‣·○▸►✓✔◾◼∙⁃➢➤*+–~-"
_BULLET = re.compile(
    rf"(?:[{re.escape(_BULLETS)}](?=[ \t])|[•●▪■◦‣▸►✓✔◾◼⁃➢➤](?=\S)|>>(?=[ \t]))[ \t]*"
    r"|(?:\d{1,2}[.)]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[a-h]\.|\([A-H]\))(?=[ \t])[ \t]*"
    r"|o(?=[ \t]{2,})[ \t]*"  # Word's second-level bullet
)
_MAY_BE_BULLET = frozenset(_BULLETS + "(>abcdefghijklmnopqrstuvwxyz0123456789")
_HASHES = re.compile(r"#{1,6}(?=[ \t])[ \t]*")
_DRAWN = re.compile(r"[\s|:+=*_#~.\u2013-]+")
_CELL_GAP = re.compile(r"\S(?:[ ]{3,}|[ ]*\t[ \t]*|[ ]?\.{4,}[ ]?)\S")
_FIRST_WORD = re.compile(r"\S+")
_FOLIO = re.compile(
    r"(?<=\S)[ \t]{3,}(?=(?:page|p\.?) ?\d{1,3}(?: (?:of|/) \d{1,3})?$)", re.IGNORECASE
)
_LABEL = re.compile(r"[A-Z][A-Z &]{2,24}:\s")
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*:(?:\s|$)")
_SUBJECT = re.compile(r"(?:subject|(?:report )?title|headline)\s?:(?:\s|$)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?:[ \t]*[–:-])?[ \t]+(?=[A-Z'\"£])"
)
_NUMBERED = re.compile(
    r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?[ \t]+(?=[A-Z'\"(])(?!(?:Million|Billion|Acre|Mile|Per)\b)"
)


class Line(NamedTuple):
    """One line that is not blank, without outer blanks, quote marks, bullet or hashes.

    text:   its plain characters from `start` to `end`.
    gap:    a blank line (or the file's start) stands before it.
    bullet: the bullet or number taken off, or "".
    hashes: how many "#" were taken off.
    quoted: it stood behind ">".
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: str = ""
    hashes: int = 0
    quoted: bool = False


class Piece:
    """A run of lines that belong together, and in time its label.

    lines:   its lines. text: their plain characters, without outer emphasis marks; low: in lower case.
    prose:   it reads as a sentence or more, and not as a headline, a label or a menu.
    stopped: it ends as a sentence or an introduction does.
    table:   the lines are rows.
    kind, rule, level: as in Block; `kind` is "" until a rule has spoken.
    """

    __slots__ = (
        "bullet", "end", "gap", "kind", "level", "lines", "low", "prose", "quoted", "rule",
        "start", "stopped", "table", "text",
    )  # fmt: skip

    def __init__(self, lines: list[Line], text: str, table: bool = False) -> None:
        first = lines[0]
        self.lines = lines
        self.start = first.start
        self.end = lines[-1].end
        self.text = text = text.strip(" *_\n\t") or text
        self.low = text.lower()
        self.gap = first.gap
        self.bullet = first.bullet
        self.quoted = first.quoted
        self.level = first.hashes
        self.table = table
        last = last_mark(text)
        self.stopped = last in ".!?…:"
        self.prose = not table and not first.hashes and _is_prose(text, last)
        self.kind = ""
        self.rule = ""

    def label(self, kind: str, rule: str) -> None:
        """Say what this piece is; the last word counts."""
        self.kind, self.rule = kind, rule


def last_mark(text: str) -> str:
    """Return the last character of `text` before the marks that close a quotation or a bracket."""
    end = len(text) - 1
    while end > 0 and text[end] in "\"')]*_ ":
        end -= 1
    return text[end]


def _is_prose(text: str, last: str) -> bool:
    size = len(text)
    if size < 30:
        return False
    if size >= 160:
        return True
    words = text.split()
    if len(words) < 5:
        return False
    if last not in ".!?…":
        return size >= 60 and last in ":;"
    # "Press Office. Town Hall. Leeds." has stops but no sentence: few words begin small.
    small = len([word for word in words if word[0].islower()])
    return small >= 4 or small * 2 >= len(words)


def cut(document: Document) -> list[Line]:
    """Return the lines of `document` that are not blank, after its header."""
    text, raw = document.text, document.raw
    found: list[Line] = []
    last_end = document.header_end
    gap, first_line = True, True
    nested_only = ">>" in text and "\n> " not in text
    for match in _LINE.finditer(text, document.header_end):
        start, end = match.span()
        gap = gap or first_line or start - last_end > 1
        first_line, last_end = False, end
        line = match.group()
        stripped = line.lstrip()
        body = start + len(line) - len(stripped)
        line = stripped.rstrip()
        end = body + len(line)
        quoted, hashes, bullet = False, 0, ""
        if document.markdown:
            # Markdown's marks are blanks in `text`; what they were stands in `raw`.
            mark = raw[start : start + 6].lstrip(" ")[:1]
            quoted = mark == ">"
            if mark == "#":
                hashes = len(_FIRST_WORD.search(raw, start, end).group())  # type: ignore[union-attr]
        first = line[0]
        if first == ">" and not (nested_only and line.startswith(">> ")):
            quoted = True
            body = _QUOTE_MARKS.match(text, body, end).end()  # type: ignore[union-attr]
            line = text[body:end].lstrip()
            body = end - len(line)
            if not line:  # only ">": a blank line inside a quotation
                gap = True
                continue
            first = line[0]
        if first == "#" and (mark_found := _HASHES.match(line)):
            hashes = len(mark_found.group().rstrip())
            body += mark_found.end()
            line = text[body:end]
        elif (
            first in _MAY_BE_BULLET
            and (mark_found := _BULLET.match(line))
            and mark_found.end() < len(line)
            and not (quoted and first == "–")  # "– Jo Bloggs" under a quotation says who spoke
        ):
            bullet = mark_found.group().strip()
            body += mark_found.end()
            line = text[body:end]
        if "   " in line and (folio := _FOLIO.search(line)):
            found.append(
                Line(body, body + folio.start(), line[: folio.start()], gap, bullet, hashes, quoted)
            )
            body, gap, bullet, hashes = body + folio.end(), False, "", 0
            line = text[body:end]
        found.append(Line(body, end, line, gap, bullet, hashes, quoted))
        gap = False
    return _clocks_off(_numbers_off(found))


def _numbers_off(lines: list[Line]) -> list[Line]:
    """Take off the paragraph numbers of a report: "2.1 The accounts have not been signed off"."""
    numbers = [
        _NUMBERED.match(line.text) if line.text[0].isdigit() and not line.bullet else None
        for line in lines
    ]
    numbered = [number.group() for number in numbers if number]
    if len(numbered) < 3 or all(_CLOCK.match(number + "A") for number in numbered):
        return lines
    return [
        line
        if number is None
        else line._replace(start=line.start + number.end(), text=line.text[number.end() :])
        for line, number in zip(lines, numbers, strict=True)
    ]


def _clocks_off(lines: list[Line]) -> list[Line]:
    """Part the times of a live blog from what they stand before: "12.58  We're off"."""
    clocks = [
        match
        if line.text[0].isdigit() and not line.bullet and (match := _CLOCK.match(line.text))
        else None
        for line in lines
    ]
    if len(clocks) - clocks.count(None) < 3:
        return lines
    found: list[Line] = []
    for line, clock in zip(lines, clocks, strict=True):
        if clock is None:
            found.append(line)
            continue
        time = clock.group().rstrip(" \t–:-")
        found.append(line._replace(end=line.start + len(time), text=time))
        rest = line.text[clock.end() :]
        found.append(line._replace(start=line.end - len(rest), text=rest, gap=False))
    return found


def pieces(document: Document, lines: list[Line]) -> list[Piece]:
    """Return `lines` joined into pieces."""
    width = _page_width(lines)
    found: list[Piece] = []
    chunk: list[Line] = []
    for line in lines:
        if line.gap and chunk and not _runs_on(chunk[-1], line):
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
        line.text[0].islower()
        and not line.bullet
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
    if _LABEL.match(line.text):
        return False
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
    if len(chunk) == 1:
        return [Piece(chunk, chunk[0].text)]
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
        found.append(Piece(run, text, table))
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
    if any(_SUBJECT.match(line.text) for line in chunk[start : start + 8]):
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
    return bool(_DRAWN.fullmatch(text)) or not any(map(str.isalnum, text))
