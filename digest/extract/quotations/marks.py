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
from collections.abc import Sequence
from typing import NamedTuple

from digest.records import Block, Document

# The kinds of block that quotations are read in.
READ = frozenset(("paragraph", "item", "quote", "table"))
# One pair of marks around more paragraphs than this is a mark that somebody forgot to close.
_MOST_PARAGRAPHS = 5
DOUBLE, SINGLE, SET_OFF = '"', "'", ">"

# It begins with the marks themselves, so that the search need not stop anywhere else; "don't" is none, nor a row of them.
_MARK = re.compile(r"""["'](?:(?P<run>["']{2,})|(?<=")|(?<!\w')|(?!\w))""")
_OPENS, _CLOSES = frozenset("“„‟«"), frozenset("”»")
_BEFORE_OPENING = frozenset(" \t\n([{–-/\"'>|*_")
_AFTER_CLOSING = frozenset(" \t\n.,;:!?)]}–-/\"'…<|*_")
_STOPS = frozenset(".,!?…–-")
# Words that begin with an apostrophe, and decades.
_ELIDED = re.compile(
    r"'(?:\d0s|em|til|till|tis|twas|cos|cause|bout|n|un|ere|ave|s|sup)\b", re.IGNORECASE
)


# More marks in one paragraph that open and never close are a pattern, and no speech.
_MOST_UNCLOSED = 20
_SIGNATURE = re.compile(r"\n[ \t>]*[–-]+\s?(?=[A-Z])[^\n]{3,120}\s*\Z")


class Quoted(NamedTuple):
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


class _Mark(NamedTuple):
    at: int
    kind: str
    can_open: bool
    can_close: bool
    sure: bool  # a single mark that closes beyond doubt


def in_blocks(document: Document, blocks: Sequence[Block]) -> list[list[Quoted]]:
    """Return the outermost quoted spans of each block."""
    text, raw = document.text, document.raw
    places = [match.start() for match in _MARK.finditer(text) if match.lastgroup is None]
    places.append(len(text))
    spans: list[list[Quoted]] = []
    strays: dict[int, int] = {}
    at = 0
    for index, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        while places[at] < start:
            at += 1
        found: list[Quoted] = []
        stray = None
        if block.kind in READ:
            first = at
            while places[at] < end:
                at += 1
            if at > first:
                marks = [_judged(text, raw, place, start, end) for place in places[first:at]]
                found, stray = _paired(text, marks, index, start, end)
            if stray is not None:
                strays[index] = stray
            elif not found and block.kind == "quote":
                found = _set_off(document, block, index)
        spans.append(found)
    _close_over_paragraphs(blocks, spans, strays)
    return spans


def _close_over_paragraphs(
    blocks: Sequence[Block], spans: list[list[Quoted]], strays: dict[int, int]
) -> None:
    """Where one pair of marks stands around several paragraphs, give each of them a span of its own."""
    for index in range(len(spans)) if strays else ():
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
    closing = end if stray is None else stray
    return Quoted(
        block=index,
        mark=DOUBLE,
        start=start,
        end=closing,
        outer_start=start,
        outer_end=closing if stray is None else closing + 1,
        closed=stray is not None,
        at_start=True,
        at_end=stray is None or closing + 1 >= end,
    )


def _judged(text: str, raw: str, at: int, start: int, end: int) -> _Mark:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    curl = raw[at]
    can_open = before in _BEFORE_OPENING and not after.isspace()
    can_close = (
        not before.isspace() and at > start and (after in _AFTER_CLOSING or before in _STOPS)
    )
    if text[at] == SINGLE:
        if curl == "’" or _ELIDED.match(text, at, end):
            can_open = False
        elif curl == "‘":
            can_open, can_close = True, False
        sure = can_close and (before in ".,!?…" or before in "\"'")
        return _Mark(at, SINGLE, can_open, can_close, sure)
    if curl in _OPENS and (can_open or not can_close):
        can_open, can_close = True, False
    elif curl in _CLOSES and (not can_open or not before.isspace()):
        can_open, can_close = False, True
    elif not can_open and not can_close and not after.isspace() and not before.isspace():
        can_close = not before.isdigit() or after.isalpha()
    return _Mark(at, DOUBLE, can_open, can_close, False)


def _paired(
    text: str, marks: list[_Mark], index: int, lead: int, tail: int
) -> tuple[list[Quoted], int | None]:
    """Return the outermost spans of the block from `lead` to `tail`, and where a mark closes that it never opened."""
    while lead < tail and text[lead] in " \t\n•*–-":
        lead += 1
    while tail > lead and text[tail - 1].isspace():
        tail -= 1
    found: list[Quoted] = []
    stray: int | None = None
    later = _later_closings(marks)
    opened: _Mark | None = None
    inner = False
    for number, mark in enumerate(marks):
        if opened is None:
            if _opens(text, mark, later[number], lead):
                opened, inner = mark, False
            elif mark.kind == DOUBLE and mark.can_close and stray is None and not found:
                stray = mark.at
        elif mark.kind != opened.kind:
            if opened.kind == DOUBLE and mark.can_open:
                inner = True
            elif opened.kind == DOUBLE and mark.can_close:
                inner = False
        elif mark.can_close and not (mark.can_open and inner):
            if mark.kind == SINGLE and not _closes(text, mark, later[number]):
                continue
            found.append(_quoted(text, index, opened, mark.at, lead, tail, closed=True))
            opened = None
        elif mark.can_open and not inner and text[mark.at - 1] != "\n" and mark.kind == DOUBLE:
            # The mark that should have closed the last one is missing.
            if len(found) > _MOST_UNCLOSED and not any(span.closed for span in found):
                return [], None  # no prose
            found.append(_quoted(text, index, opened, mark.at - 1, lead, tail, closed=False))
            opened = mark
    if opened is not None:
        found.append(_quoted(text, index, opened, tail, lead, tail, closed=False))
    return found, stray


def _later_closings(marks: list[_Mark]) -> list[tuple[bool, bool]]:
    """For each mark, whether a single mark that may close, and one that surely does before the next opens, follow."""
    result = [(False, False)] * len(marks)
    if SINGLE not in [mark.kind for mark in marks]:
        return result
    may = sure = False
    for number in range(len(marks) - 1, -1, -1):
        result[number] = (may, sure)
        mark = marks[number]
        if mark.kind == SINGLE:
            may = may or mark.can_close
            sure = False if mark.can_open else sure or mark.sure
    return result


def _opens(text: str, mark: _Mark, later: tuple[bool, bool], lead: int) -> bool:
    """Whether `mark` opens; a single one that never closes in its block must begin the block or a sentence."""
    if not mark.can_open:
        return False
    if mark.kind == DOUBLE or later[0] or mark.at <= lead:
        return True
    return text[mark.at + 1 : mark.at + 2].isupper() and text[mark.at - 2 : mark.at] in (
        ": ",
        ". ",
        ", ",
        "? ",
    )


def _closes(text: str, mark: _Mark, later: tuple[bool, bool]) -> bool:
    """Whether a single mark after a word closes: "councillors' pay" does not, while a surer mark follows."""
    return mark.sure or not (text[mark.at - 1] in "sz" and later[1])


def _quoted(
    text: str, index: int, opened: _Mark, close: int, lead: int, tail: int, *, closed: bool
) -> Quoted:
    first, last = opened.at + 1, close
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    outer_end = close + 1 if closed else last
    return Quoted(
        block=index,
        mark=opened.kind,
        start=first,
        end=last,
        outer_start=opened.at,
        outer_end=outer_end,
        closed=closed,
        at_start=opened.at <= lead,
        at_end=outer_end >= tail,
    )
