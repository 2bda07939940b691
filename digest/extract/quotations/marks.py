"""Find what stands between quotation marks, block by block.

In:   a Document with its blocks.
Out:  for every block that fields read, its outermost quoted spans in order, each with the mark that opened it and
      whether a mark closed it.
Not:  apostrophes ("children's", "councillors' pay", "'90s"), feet and inches (2'10"), marks inside marks. Whether
      a span is speech at all is settled by `speech`.

A curly mark says which way it faces, unless its place says otherwise (a typist's slip); a straight one is judged
by its neighbours alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import sub

from msgspec import Struct

from digest.extract.quotations.chunks import KIND
from digest.records import Block, Document, Span

# The kinds of block that quotations are read in.
READ = frozenset(("paragraph", "item", "quote", "table"))
# One pair of marks around more paragraphs than this is a mark that somebody forgot to close.
_MOST_PARAGRAPHS = 5
DOUBLE, SINGLE, SET_OFF = '"', "'", ">"

_OPENS, _CLOSES = frozenset("“„‟«"), frozenset("”»")
_BEFORE_OPENING = frozenset(" \t\n([{–-/\"'>|*_")
_AFTER_CLOSING = frozenset(" \t\n.,;:!?)]}–-/\"'…<|*_")
_STOPS = frozenset(".,!?…–-")
_BLANKS = frozenset(" \n")
# Words that begin with an apostrophe, and decades.
_ELIDED = re.compile(
    r"'(?:\d0s|em|til|till|tis|twas|cos|cause|bout|n|un|ere|ave|s|sup)\b", re.IGNORECASE
)


# More marks in one paragraph that open and never close are a pattern, and no speech.
_MOST_UNCLOSED = 20
_SIGNATURE = re.compile(r"\n[ \t>]*[–-]+\s?(?=[A-Z])[^\n]{3,120}\s*\Z")


class Quoted(Struct, frozen=True, gc=False):
    """One outermost quoted span of one block; offsets are the document's.

    start, end: the words inside the marks.
    outer_end:  after the closing mark, where there is one.
    closed:     False where the block ends before the mark closes.
    at_start:   nothing but the mark stands before it in its block.
    at_end:     nothing stands after it in its block.
    """

    block: int
    mark: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    at_start: bool
    at_end: bool


class _Mark(Struct, frozen=True, gc=False):
    kind: str
    can_open: bool
    can_close: bool
    sure: bool = False  # a single mark that closes beyond doubt


# The double marks, by whether they can open and can close.
_DOUBLES = {
    (opens, closes): _Mark(DOUBLE, opens, closes)
    for opens in (True, False)
    for closes in (True, False)
}
_OPENING, _CLOSING = _DOUBLES[True, False], _DOUBLES[False, True]
_NEITHER = False, False
_NOT_INSIDE = re.compile(r"'(?:(?<!\w')|(?!\w))")  # "don't"


def in_blocks(
    document: Document, blocks: Sequence[Block], starts: Sequence[int]
) -> list[list[Quoted]]:
    """Return the outermost quoted spans of each block; `starts` is where each begins."""
    spans: list[list[Quoted]] = [[] for _ in blocks]
    strays: dict[int, int] = {}
    places = _places(document.text)
    at, count = 0, len(places)
    while at < count:
        # Most blocks have no mark: go from mark to mark, and not from block to block.
        first, index = at, bisect_right(starts, places[at]) - 1
        at = bisect_left(places, starts[index + 1], at) if index + 1 < len(starts) else count
        span = blocks[index].span if index >= 0 and blocks[index].kind in READ else None
        if span is not None and places[first] < span.end:
            last = bisect_left(places, span.end, first, at)
            spans[index], stray = _paired(document, places[first:last], index, span)
            if stray is not None:
                strays[index] = stray
    if "quote" in map(KIND, blocks):  # few pages have one
        for index, block in enumerate(blocks):
            if block.kind == "quote" and not spans[index] and index not in strays:
                spans[index] = _set_off(document, block, index)
    if strays:
        _close_over_paragraphs(blocks, spans, strays)
    return spans


def _places(text: str) -> list[int]:
    """Return where the marks stand that may quote: none inside a word ("don't"), and no row of three or more."""
    places, at = [], text.find(DOUBLE)
    while at >= 0:
        places.append(at)
        at = text.find(DOUBLE, at + 1)
    doubles, at = len(places), text.find(SINGLE)
    if at >= 0:
        places += [match.start() for match in _NOT_INSIDE.finditer(text, at)]
        if doubles and doubles < len(places):
            places.sort()
    if 2 not in map(sub, places[2:], places):
        return places
    rows = {
        place + more
        for place, third in zip(places, places[2:], strict=False)
        if third == place + 2
        for more in range(3)
    }
    return [place for place in places if place not in rows]


def _close_over_paragraphs(
    blocks: Sequence[Block], spans: list[list[Quoted]], strays: dict[int, int]
) -> None:
    """Where one pair of marks stands around several paragraphs, give each of them a span of its own."""
    for index in range(len(spans)):
        found = spans[index]
        if not found or found[-1].closed or found[-1].mark == SINGLE or not found[-1].at_end:
            continue
        for ahead in range(index + 1, min(index + _MOST_PARAGRAPHS, len(blocks))):
            if blocks[ahead].kind not in READ:
                break
            if ahead in strays:
                for between in range(index + 1, ahead):
                    spans[between].insert(0, _whole(blocks[between], between, None))
                spans[ahead].insert(0, _whole(blocks[ahead], ahead, strays.pop(ahead)))
                break
            if spans[ahead]:
                break


def _set_off(document: Document, block: Block, index: int) -> list[Quoted]:
    """Return the words of a paragraph set off as a quotation (Markdown >) that has no marks of its own.

    Its last line may sign it: "– Jo Brown, resident".
    """
    text = document.text
    start, end = block.span.start, block.span.end
    while start < end and text[start] in " \t\n>":
        start += 1
    signature = _SIGNATURE.search(text, start, end)
    last = signature.start() if signature else end
    while last > start and text[last - 1].isspace():
        last -= 1
    if last == start or text[start] in "–-":
        return []
    at_end = last >= end or signature is not None
    return [Quoted(index, SET_OFF, start, last, start, last, True, True, at_end)]


def _whole(block: Block, index: int, stray: int | None) -> Quoted:
    """Return the span of a paragraph inside a pair of marks that opened before it; `stray` closes it."""
    start, end = block.span.start, block.span.end
    if stray is None:
        return Quoted(index, DOUBLE, start, end, start, end, False, True, True)
    return Quoted(index, DOUBLE, start, stray, start, stray + 1, True, True, stray + 1 >= end)


def _judged(text: str, curl: str, at: int, start: int, end: int) -> _Mark:
    """Return which way the mark at `at` may face; `curl` is the mark as the file has it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] == DOUBLE:  # most have a blank on one side only
        if before in _BLANKS and not after.isspace():
            return _OPENING
        if after in _BLANKS and not before.isspace():
            return _CLOSING
    if curl in _CLOSES and not before.isspace():
        return _CLOSING
    can_open = before in _BEFORE_OPENING and not after.isspace()
    if can_open and curl in _OPENS:
        return _OPENING
    can_close = (
        not before.isspace() and at > start and (after in _AFTER_CLOSING or before in _STOPS)
    )
    if text[at] == SINGLE:
        if curl == "’" or _ELIDED.match(text, at, end):
            can_open = False
        elif curl == "‘":
            can_open, can_close = True, False
        sure = can_close and (before in ".,!?…" or before in "\"'")
        return _Mark(SINGLE, can_open, can_close, sure)
    if curl in _OPENS and not can_close:
        return _OPENING
    if curl in _CLOSES and not can_open:
        return _CLOSING
    if not can_open and not can_close and not after.isspace() and not before.isspace():
        can_close = not before.isdigit() or after.isalpha()
    return _DOUBLES[can_open, can_close]


def _paired(
    document: Document, places: list[int], index: int, block: Span
) -> tuple[list[Quoted], int | None]:
    """Return the outermost spans of the block, and where a mark closes that it never opened."""
    text, raw = document.text, document.raw
    lead, tail = block.start, block.end
    marks = [_judged(text, raw[at], at, lead, tail) for at in places]
    while lead < tail and text[lead] in " \t\n•*–-":
        lead += 1
    while tail > lead and text[tail - 1].isspace():
        tail -= 1
    if marks == [_OPENING, _CLOSING] * (len(marks) // 2):  # as in most blocks
        return [
            _quoted(text, index, opened, close, lead, tail, closed=True)
            for opened, close in zip(places[::2], places[1::2], strict=True)
        ], None
    found: list[Quoted] = []
    stray: int | None = None
    singles = SINGLE in text[places[0] : places[-1] + 1]
    later = _later_closings(marks) if singles else [_NEITHER] * len(marks)
    opened: _Mark | None = None
    opened_at = 0
    inner = False
    for at, mark, closings in zip(places, marks, later, strict=True):
        if opened is None:
            if mark.can_open and (mark.kind == DOUBLE or at <= lead or _opens(text, at, closings)):
                opened, opened_at, inner = mark, at, False
            elif mark.kind == DOUBLE and mark.can_close and stray is None and not found:
                stray = at
        elif mark.kind != opened.kind:
            if opened.kind == DOUBLE and mark.can_open:
                inner = True
            elif opened.kind == DOUBLE and mark.can_close:
                inner = False
        elif mark.can_close and not (mark.can_open and inner):
            if mark.kind == SINGLE and not _closes(text, at, mark, closings):
                continue
            found.append(_quoted(text, index, opened_at, at, lead, tail, closed=True))
            opened = None
        elif mark.can_open and not inner and text[at - 1] != "\n" and mark.kind == DOUBLE:
            # The mark that should have closed the last one is missing.
            if len(found) > _MOST_UNCLOSED and not any(span.closed for span in found):
                return [], None  # no prose
            found.append(_quoted(text, index, opened_at, at - 1, lead, tail, closed=False))
            opened, opened_at = mark, at
    if opened is not None:
        found.append(_quoted(text, index, opened_at, tail, lead, tail, closed=False))
    return found, stray


def _later_closings(marks: list[_Mark]) -> list[tuple[bool, bool]]:
    """For each mark, whether a single mark that may close, and one that surely does before the next opens, follow."""
    result = [_NEITHER] * len(marks)
    may = sure = False
    for number in range(len(marks) - 1, -1, -1):
        result[number] = (may, sure)
        mark = marks[number]
        if mark.kind == SINGLE:
            may = may or mark.can_close
            sure = False if mark.can_open else sure or mark.sure
    return result


def _opens(text: str, at: int, later: tuple[bool, bool]) -> bool:
    """Whether a single mark opens; one that never closes in its block must begin the block or a sentence."""
    return later[0] or (
        text[at + 1 : at + 2].isupper() and text[at - 2 : at] in (": ", ". ", ", ", "? ")
    )


def _closes(text: str, at: int, mark: _Mark, later: tuple[bool, bool]) -> bool:
    """Whether a single mark after a word closes: "councillors' pay" does not, while a surer mark follows."""
    return mark.sure or not (text[at - 1] in "sz" and later[1])


def _quoted(
    text: str, index: int, opened: int, close: int, lead: int, tail: int, *, closed: bool
) -> Quoted:
    first, last = opened + 1, close
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    outer_end = close + 1 if closed else last
    return Quoted(
        index, text[opened], first, last, opened, outer_end, closed, opened <= lead, outer_end >= tail
    )  # fmt: skip
