"""Print a story as HTML, with its figures, quotations and dates marked where they stand.

In:   a Story.
Out:  HTML of the headline, and of the text below it; every mark that has words in it has one anchor.
Not:  furniture, bylines, datelines and captions; any element that could run, load or send something.

Pasted text is never Markdown: `*`, `_` and `#1` in a press release mean themselves.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import groupby

from digest.records import Span
from digest.render.marks import Weaver, opened
from digest.render.story import Mark, Run, Story, printed, within

_ADDRESS = re.compile(r"https?://[^\s<>\"“”|]{3,2000}")
# What ends a sentence or a bracket after an address is not part of it.
_TRAILING = ".,;:!?'’)]"
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·‣▪●○◦]|(?P<number>\d{1,3})[.)])[ \t]+")
_CELLS = re.compile(r"[ \t]*\|[ \t]*|\t+| {2,}")
# A row that only draws a line: |---|:--:|
_RULED = re.compile(r"^[\s|:+=–—-]+$")
# Characters that HTML refuses. Tabs and line ends stay.
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_DROPPED = "\x1f"  # one of them, and a blank, so that a mark of nothing else is none


def title(story: Story) -> str:
    """Return the headline as HTML for an `h1`, its marks anchored."""
    pasted = _Pasted(story.headline)
    pasted.words(0, len(story.headline.text))
    return pasted.html().replace("\n", " ")


def text(story: Story) -> str:
    """Return the story below its headline as HTML."""
    if not story.markdown:
        return _pasted(story)
    from digest.render.marked import markdown  # 30 ms, with the parser and the sanitiser

    return markdown(story)


def _pasted(story: Story) -> str:
    pasted = _Pasted(story.body)
    level = 1
    for kind, run in groupby(filter(printed, story.blocks), key=lambda block: block.kind):
        if kind == "item":
            pasted.items([block.span for block in run])
        elif kind == "quote":
            pasted.tag("<blockquote>\n")
            for block in run:
                pasted.element("p", block.span)
            pasted.tag("</blockquote>\n")
        elif kind == "table":
            for block in run:
                pasted.table(block.span)
        elif kind == "heading":
            for block in run:
                # Headings go down one step at a time, whatever was pasted.
                level = min(max(block.level, 2), level + 1, 6)
                pasted.element(f"h{level}", block.span)
        else:
            for block in run:
                pasted.element("p", block.span)
    return pasted.html()


class _Pasted:
    """Prints pasted text, element by element."""

    def __init__(self, run: Run) -> None:
        self._text = run.text
        self._shown = _without_refused(run.text)
        self._run = run
        self._groups = _groups(run.marks)
        self._starts = [start for start, _, _ in self._groups]
        self._ends = [end for _, end, _ in self._groups]
        self._has_links = "://" in run.text
        # Few texts have anything to escape.
        self._escaped = _escaped if "&" in run.text or "<" in run.text or ">" in run.text else str
        self._out: list[str] = []
        self._weaver = Weaver(self._out)
        self.tag = self._out.append

    def html(self) -> str:
        """Return what was printed."""
        html = "".join(self._out).replace(_DROPPED, "")
        return html.replace("\r\n", "\n").replace("\r", "\n") if "\r" in html else html

    def element(self, name: str, span: Span) -> None:
        """Print the words of a span as an element."""
        self.tag(f"<{name}>")
        self.words(span.start, span.end)
        self.tag(f"</{name}>\n")

    def items(self, spans: Sequence[Span]) -> None:
        """Print a list, without its bullets; numbers stay where all have them."""
        bullets = [_BULLET.match(self._text, span.start, span.end) for span in spans]
        first = bullets[0]
        number = first["number"] if first else None
        name = "ol" if number and all(bullet and bullet["number"] for bullet in bullets) else "ul"
        start = f' start="{int(number)}"' if name == "ol" and number and int(number) != 1 else ""
        self.tag(f"<{name}{start}>\n")
        for span, bullet in zip(spans, bullets, strict=True):
            begin = bullet.end() if bullet else span.start
            self.element("li", Span(start=begin, end=span.end))
        self.tag(f"</{name}>\n")

    def table(self, span: Span) -> None:
        """Print a table, row by row and cell by cell."""
        rows = [cells for cells in _rows(self._text, span) if cells]
        heads = _heads(self._text, rows)
        self.tag('<div class="table"><table>\n')
        for index, cells in enumerate(rows):
            self.tag("<tr>")
            for cell in cells:
                head = index == 0 and heads
                self.tag('<th scope="col">' if head else "<td>")
                self.words(cell.start, cell.end)
                self.tag("</th>" if head else "</td>")
            self.tag("</tr>\n")
        self.tag("</table></div>\n")

    def words(self, start: int, end: int) -> None:
        """Print one run of text: its marks, and addresses as links."""
        if self._has_links:
            self._pieces(start, end, self._links(start, end))
            return
        tag, shown, escaped = self.tag, self._shown, self._escaped
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        for begin, behind, mark in self._groups[first:last]:
            if start < begin:
                tag(escaped(shown[start:begin]))
            if mark and start <= begin and behind <= end:
                words = escaped(shown[begin:behind])
                tag(words if words.isspace() else f"{mark}{words}</mark>")
            else:
                self._pieces(max(begin, start), min(behind, end), {})
            start = behind
        if start < end:
            tag(escaped(shown[start:end]))

    def _pieces(self, start: int, end: int, tags: Mapping[int, str]) -> None:
        """Print text that is cut where a mark or a link begins or ends; each piece stands in the marks that are open there."""
        marks = self._marks(start, end)
        cuts = {place for mark in marks for place in mark[:2] if start < place < end}
        active: list[Mark] = []
        waiting = 0
        for cut in sorted(cuts.union(tags, (end,))):
            active = [mark for mark in active if mark.end > start]
            while waiting < len(marks) and marks[waiting].start <= start:
                active.append(marks[waiting])
                waiting += 1
            if cut > start:
                self._weaver.text(self._escaped(self._shown[start:cut]), active)
                start = cut
            if cut in tags:
                self._weaver.tag(tags[cut])
        self._weaver.close()

    @cached_property
    def _marks(self) -> Callable[[int, int], Sequence[Mark]]:
        return within(self._run)

    def _links(self, start: int, end: int) -> dict[int, str]:
        """The tags of links, by their places."""
        tags: defaultdict[int, str] = defaultdict(str)
        for begin, behind in _links(self._text, start, end):
            tags[begin] += f'<a href="{escape(self._shown[begin:behind])}" rel="external">'
            tags[behind] += "</a>"
        return tags


def _groups(marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """Where marks that overlap begin and end together, in order; and the tag of one that overlaps no other, else ""."""
    groups: list[tuple[int, int, str]] = []
    begin = behind = 0
    tag = ""
    for mark in marks:
        start, end, _, _ = mark
        if start < behind:
            behind, tag = max(behind, end), ""
        elif start < end:
            if begin < behind:
                groups.append((begin, behind, tag))
            begin, behind, tag = start, end, opened(mark)
    if begin < behind:
        groups.append((begin, behind, tag))
    return groups


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


def _links(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text, start, end):
        start, end = match.span()
        while end > start and text[end - 1] in _TRAILING:
            # An address may hold brackets of its own: https://en.wikipedia.org/wiki/Leeds_(city)
            if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
                break
            end -= 1
        if end - start > len("https://"):
            yield start, end


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _without_refused(text: str) -> str:
    """Return `text`, as long as before, with _DROPPED for each character that HTML refuses."""
    # Nothing that can be printed is refused, and the pattern takes three times as long to tell.
    return text if text.replace("\n", "").isprintable() else _REFUSED.sub(_DROPPED, text)
