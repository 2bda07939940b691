"""Cut a page into pieces: paragraphs, list items, tables and single lines.

In:   a Document as `clean` leaves it.
Out:  Pieces in file order; together they hold every word of the file after its header.
Not:  what a piece is for; `layout.labels` decides that.

A pasted paragraph is one line, a PDF's or an e-mail's is many. Lines of one chunk (no blank line between
them) are joined where the page was plainly set to a width; everything else stays a piece of its own, because
a headline glued to a byline is worse than a paragraph in two.
"""

import re
from typing import NamedTuple

from digest.records import Document

NARROWEST_CHARS, WIDEST_CHARS = 28, 125
"""Lines set to a width are between these; a longer line is a whole paragraph."""

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_QUOTE_MARKS = re.compile(r"(?:[ \t]*>)+[ \t]?|[ \t]+")
_BULLET = re.compile(
    r"(?P<bullet>[•●▪■◦‣·○▸►✓✔*+–-](?=[ \t])|[•●▪■◦‣○▸►✓✔](?=\S))[ \t]*"
    r"|(?P<number>(?:\d{1,2}[.)]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[a-h]\.|\([A-H]\))(?=[ \t]))[ \t]*"
    r"|(?P<word>o(?=[ \t]{2,}|[ \t]?\t))[ \t]*"  # Word's second-level bullet
)
_HASHES = re.compile(r"#{1,6}(?=[ \t])[ \t]*")
_RULE = re.compile(r"[\s|:+=*_#~.–—-]+")
_STOP = re.compile(r"""[.!?…:]["')\]*_]*$""")
_CELL_GAP = re.compile(r"\S(?:[ ]{3,}|[ ]*\t[ \t]*)\S")
_FIRST_WORD = re.compile(r"\S+")


class Line(NamedTuple):
    """One line that is not blank, without outer blanks, quote marks, bullet or hashes.

    text:   its plain characters from `start` to `end`.
    gap:    a blank line (or the file's start) stands before it.
    bullet: the bullet or number taken off, or "".
    hashes: how many "#" were taken off.
    quoted: it stood behind ">".
    indent: blanks before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: str
    hashes: int
    quoted: bool
    indent: int


class Piece:
    """A run of lines that belong together, and in time its label.

    lines: its lines; text: plain characters without outer emphasis marks, line ends and all.
    table: the lines are rows.
    kind, rule, level: as in Block; `kind` is "" until a rule has spoken.
    """

    __slots__ = (
        "bullet", "end", "gap", "kind", "level", "lines", "low", "prose", "quoted", "rule",
        "start", "table", "text",
    )  # fmt: skip

    def __init__(self, lines: list[Line], text: str, table: bool = False) -> None:
        first = lines[0]
        self.lines = lines
        self.start, self.end = first.start, lines[-1].end
        self.text = text.strip(" *_")
        self.low = self.text.lower()
        self.gap = first.gap
        self.bullet = first.bullet
        self.quoted = first.quoted
        self.level = first.hashes
        self.table = table
        self.prose = not table and not first.hashes and _is_prose(self.text)
        self.kind = ""
        self.rule = ""

    def label(self, kind: str, rule: str) -> None:
        """Say what this piece is; the last word counts."""
        self.kind, self.rule = kind, rule

    @property
    def stopped(self) -> bool:
        """It ends as a sentence or an introduction does."""
        return bool(_STOP.search(self.text))


_ENDS_SENTENCE = re.compile(r"""[.!?…]["')\]]*$""")
_TITLE_WORD = re.compile(r"\b[a-z]")


def _is_prose(text: str) -> bool:
    """Whether `text` reads as a sentence or more, and not as a headline, a label or a menu."""
    size = len(text)
    if size < 30:
        return False
    spaces = text.count(" ") + text.count("\n")
    if spaces < 4:
        return False
    if not _ENDS_SENTENCE.search(text):
        return size >= 160 or (size >= 60 and text[-1] in ":;")
    # "Contact. Press Office. Town Hall." has stops but no sentence: few words begin small.
    return len(_TITLE_WORD.findall(text)) * 2 >= spaces


def cut(document: Document) -> list[Line]:
    """Return the lines of `document` that are not blank, after its header."""
    text, raw = document.text, document.raw
    found: list[Line] = []
    last_end = document.header_end
    gap = True
    for match in _LINE.finditer(text, document.header_end):
        start, end = match.span()
        gap = gap or text.count("\n", last_end, start) > 1
        last_end = end
        quoted, hashes = False, 0
        if document.markdown:
            # Markdown's marks are blanks in `text`; what they were stands in `raw`.
            mark = raw[start:end].lstrip(" ")[:1]
            quoted = mark == ">"
            if mark == "#":
                hashes = len(raw[start:end].lstrip(" ").split(" ", 1)[0])
        body = start
        if quote := _QUOTE_MARKS.match(text, start, end):
            quoted = quoted or ">" in quote.group()
            body = quote.end()
        while body < end and text[body].isspace():
            body += 1
        indent = body - start
        while end > body and text[end - 1].isspace():
            end -= 1
        if body == end:  # only ">": a blank line inside a quotation
            gap = True
            continue
        bullet = ""
        if not document.markdown and (found_hashes := _HASHES.match(text, body, end)):
            hashes, body = len(found_hashes.group().rstrip()), found_hashes.end()
        elif (
            (found_bullet := _BULLET.match(text, body, end))
            and found_bullet.end() < end
            and not (quoted and text[body] == "–")  # "– Jo Bloggs" under a quotation
        ):
            bullet, body = found_bullet.group().strip(), found_bullet.end()
        found.append(Line(body, end, text[body:end], gap, bullet, hashes, quoted, indent))
        gap = False
    return found


def pieces(document: Document, lines: list[Line]) -> list[Piece]:
    """Return `lines` joined into pieces."""
    width = _page_width(lines)
    found: list[Piece] = []
    chunk: list[Line] = []
    for line in lines:
        if line.gap and chunk and not _runs_on(chunk, line, width):
            found += _pieces_of(document, chunk, width)
            chunk = []
        chunk.append(line)
    if chunk:
        found += _pieces_of(document, chunk, width)
    return found


def _page_width(lines: list[Line]) -> int:
    """Return the width in characters that the page was set to, or 0 where lines are paragraphs."""
    small_starts, pairs, widest = 0, 0, 0
    for above, line in zip(lines, lines[1:], strict=False):
        if line.gap or line.bullet or above.hashes:
            continue
        size = len(above.text)
        if size > WIDEST_CHARS:
            continue
        pairs += 1
        if size >= NARROWEST_CHARS and line.text[0].islower() and not _STOP.search(above.text):
            small_starts += 1
            widest = max(widest, size)
    return widest if small_starts >= 2 and small_starts * 5 >= pairs else 0


def _runs_on(chunk: list[Line], line: Line, width: int) -> bool:
    """Whether a paragraph goes on over a blank line, as in PDFs set with blank lines between."""
    above = chunk[-1]
    return (
        line.text[0].islower()
        and not line.bullet
        and not line.hashes
        and not above.hashes
        and line.quoted == above.quoted
        and len(above.text) >= 45
        and len(line.text) >= 20
        and not _STOP.search(above.text)
        and above.text[-1] not in ";|"
        and not _CELL_GAP.search(above.text)
    )


def _continues(above: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the sentence or paragraph of `above`."""
    if line.bullet or line.hashes or above.hashes or line.quoted != above.quoted:
        return False
    size = len(above.text)
    if size > WIDEST_CHARS and not width:
        return False
    if line.text[0].islower():
        return size >= 20 and not _STOP.search(above.text) and not _is_address(line.text)
    if above.text[-1] in "-–" and len(above.text) > 20 and above.text[-2:-1].isalpha():
        return True
    if not width or size > WIDEST_CHARS:
        return False
    first = _FIRST_WORD.match(line.text)
    # Set to a width: the next word would not have fitted. Proportional type is ragged, hence 0.88.
    return size + 1 + (len(first.group()) if first else 0) > width * 0.88


def _is_address(text: str) -> bool:
    return "@" in text.split(" ", 1)[0] or text.startswith(("http", "www."))


def _pieces_of(document: Document, chunk: list[Line], width: int) -> list[Piece]:
    found: list[Piece] = []
    index = 0
    while index < len(chunk):
        end = _table_end(chunk, index)
        table = end > index
        if not table:
            end = index + 1
            while end < len(chunk) and _continues(chunk[end - 1], chunk[end], width):
                end += 1
        run = chunk[index:end]
        found.append(Piece(run, document.text[run[0].start : run[-1].end], table))
        index = end
    return found


def _table_end(chunk: list[Line], start: int) -> int:
    """Return the index after the table that begins at `start`, or `start` where none does."""
    if len(chunk) - start < 2:
        return start
    for columns in (_pipes, _tabs, _gaps):
        if columns(chunk[start].text) < 1:
            continue
        end = start
        while end < len(chunk) and columns(chunk[end].text) >= 1 and not chunk[end].bullet:
            end += 1
        rows = end - start
        most = max(columns(line.text) for line in chunk[start:end]) if rows else 0
        # Two rows of two columns also happen by chance in a masthead: want three rows, or figures.
        if rows >= 3 or (rows == 2 and most >= (1 if columns is _tabs else 2)):
            return end
    return start


def _pipes(text: str) -> int:
    return (
        text.count("|")
        - (2 if text[0] == "|" and text[-1] == "|" else 0)
        + (1 if text[0] == "|" else 0)
    )


def _tabs(text: str) -> int:
    return text.count("\t")


def _gaps(text: str) -> int:
    return len(_CELL_GAP.findall(text))


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: "---", "***", "|---|---|"."""
    return bool(_RULE.fullmatch(text))
