"""Print a story as HTML, with its figures, quotations and dates marked where they stand.

In:   a Story.
Out:  HTML of the headline, and of the text below it; every mark that has words in it has one anchor.
Not:  furniture, bylines, datelines and captions; any element that could run, load or send something.

Pasted text is never Markdown: `*`, `_` and `#1` in a press release mean themselves.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from digest.records import Span
from digest.render.marked import markdown
from digest.render.marks import Event, weave
from digest.render.story import Mark, Piece, Story, printed, within

_ADDRESS = re.compile(r"https?://[^\s<>\"“”|]{3,2000}")
# What ends a sentence or a bracket after an address is not part of it.
_TRAILING = ".,;:!?'’)]"
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·‣▪●○◦]|(?P<number>\d{1,3})[.)])[ \t]+")
_CELLS = re.compile(r"[ \t]*\|[ \t]*|\t+| {2,}")
# A row that only draws a line: |---|:--:|
_RULED = re.compile(r"^[\s|:+=–—-]+$")
# Characters that HTML refuses. Tabs and line ends stay.
_ILLEGAL = dict.fromkeys(
    [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0xFEFF]
)
_ILLEGAL |= dict.fromkeys(range(0xD800, 0xE000))


class _Words(NamedTuple):
    """Text, and what gives the marks that touch a span of it."""

    text: str
    marks: Callable[[Span], tuple[Mark, ...]]


def title(story: Story) -> Markup:
    """Return the headline as HTML for an `h1`, its marks anchored."""
    words = _Words(story.headline.text, within(story.headline))
    whole = Span(start=0, end=len(words.text))
    return Markup(weave(_text(words, whole)).replace("\n", " "))


def text(story: Story) -> Markup:
    """Return the story below its headline as HTML."""
    return Markup(markdown(story) if story.markdown else weave(_pasted(story)))


def _pasted(story: Story) -> Iterator[Event]:
    words = _Words(story.body.text, within(story.body))
    level = 1
    pieces = [piece for piece in story.pieces if printed(piece)]
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        run = list(group)
        if kind == "item":
            yield from _items(words, run)
        elif kind == "quote":
            yield Event("tag", "<blockquote>\n")
            for piece in run:
                yield from _element(words, "p", piece.span)
            yield Event("tag", "</blockquote>\n")
        elif kind == "table":
            for piece in run:
                yield from _table(words, piece.span)
        elif kind == "heading":
            for piece in run:
                # Headings go down one step at a time, whatever was pasted.
                level = min(max(piece.level, 2), level + 1, 6)
                yield from _element(words, f"h{level}", piece.span)
        else:
            for piece in run:
                yield from _element(words, "p", piece.span)


def _element(words: _Words, name: str, span: Span) -> Iterator[Event]:
    yield Event("tag", f"<{name}>")
    yield from _text(words, span)
    yield Event("tag", f"</{name}>\n")


def _items(words: _Words, pieces: list[Piece]) -> Iterator[Event]:
    bullets = [_BULLET.match(words.text, piece.span.start, piece.span.end) for piece in pieces]
    first = bullets[0]
    number = first["number"] if first else None
    name = "ol" if number and all(bullet and bullet["number"] for bullet in bullets) else "ul"
    start = f' start="{int(number)}"' if name == "ol" and number and int(number) != 1 else ""
    yield Event("tag", f"<{name}{start}>\n")
    for piece, bullet in zip(pieces, bullets, strict=True):
        begin = bullet.end() if bullet else piece.span.start
        yield from _element(words, "li", Span(start=begin, end=piece.span.end))
    yield Event("tag", f"</{name}>\n")


def _table(words: _Words, span: Span) -> Iterator[Event]:
    rows = [cells for cells in _rows(words.text, span) if cells]
    heads = _heads(words.text, rows)
    yield Event("tag", '<div class="table"><table>\n')
    for index, cells in enumerate(rows):
        yield Event("tag", "<tr>")
        for cell in cells:
            head = index == 0 and heads
            yield Event("tag", '<th scope="col">' if head else "<td>")
            yield from _text(words, cell)
            yield Event("tag", "</th>" if head else "</td>")
        yield Event("tag", "</tr>\n")
    yield Event("tag", "</table></div>\n")


def _heads(text: str, rows: list[list[Span]]) -> bool:
    """A first row without a digit over rows that have some names its columns."""

    def has_digit(cells: list[Span]) -> bool:
        return any(c.isdigit() for cell in cells for c in text[cell.start : cell.end])

    return len(rows) > 1 and not has_digit(rows[0]) and any(has_digit(row) for row in rows[1:])


def _rows(text: str, span: Span) -> Iterator[list[Span]]:
    start = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        if not _RULED.match(line):
            yield _cells(text, start, start + len(line))
        start += len(line)


def _cells(text: str, start: int, end: int) -> list[Span]:
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    cells, at = [], start
    for match in _CELLS.finditer(text, start, end):
        cells.append(Span(start=at, end=match.start()))
        at = match.end()
    return [*cells, Span(start=at, end=end)] if start < end else []


def _text(words: _Words, span: Span) -> Iterator[Event]:
    """The events of one run of text: marks that open and close in it, and addresses as links."""
    links = list(_links(words.text, span))
    steps: list[tuple[int, int, Event]] = []
    for mark in words.marks(span):
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end:
            steps.append((start, 2, Event("open", mark=mark)))
            steps.append((end, 0, Event("close", mark=mark)))
    for start, end in links:
        address = escape(words.text[start:end].translate(_ILLEGAL))
        steps.append((start, 1, Event("tag", f'<a href="{address}" rel="external">')))
        steps.append((end, 1, Event("tag", "</a>")))
    at = span.start
    for position, _, event in sorted(steps, key=lambda step: step[:2]):
        if position > at:
            yield Event("text", _escaped(words.text[at:position]))
            at = position
        yield event
    if at < span.end:
        yield Event("text", _escaped(words.text[at : span.end]))


def _links(text: str, span: Span) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text, span.start, span.end):
        start, end = match.span()
        while end > start and text[end - 1] in _TRAILING:
            # An address may hold brackets of its own: https://en.wikipedia.org/wiki/Leeds_(city)
            if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
                break
            end -= 1
        if end - start > len("https://"):
            yield start, end


def _escaped(text: str) -> str:
    return escape(text.translate(_ILLEGAL), quote=False).replace("\r\n", "\n").replace("\r", "\n")
