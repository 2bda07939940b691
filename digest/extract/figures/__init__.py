"""Find the figures that an article reports: money, percentages, counts, shares and measures.

In:   a Document, whose text is as long as the file it came from.
Out:  Figures in reading order; no two overlap. A range or a change is its two end points.
Not:  years, dates, ages, durations, telephone numbers, roads, sections, scores or idioms; `refusals` says why.

Examples: tests/extract/figures.yaml. `digest explain` prints each figure's rule, and why others were refused.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from msgspec.structs import astuple

from digest.extract import calendar, numbers
from digest.extract.figures import about, cells, elided, hedges, pieces, readers, refusals
from digest.extract.figures.drafts import Draft
from digest.extract.found import Found, Known, rejected, sentence_at
from digest.records import Block, Document, Evidence, Figure, Rejected, Span

_NOWHERE = (sys.maxsize, sys.maxsize)
"""Stands after the last stretch of a text, and after its last date."""
_START = attrgetter("start")

_Stretch = tuple[int, int]
_TurnedDown = list[tuple[int, int, str]]
"""Numbers that are no figures, each with its span and the name of its refusal."""


def find(document: Document, known: Known) -> Found[Figure]:
    """Return the figures of the story, and the numbers that are none with the reason."""
    low = numbers.lower(document.text)
    spans = list(map(astuple, document.sentences))
    starts = list(map(_START, document.sentences))
    drafts, turned_down = _drafts(document, low, starts)
    sentences = pieces.cut(spans, drafts, len(low))
    elided.mend(low, drafts, sentences)
    if idle := elided.ones(low, drafts):
        turned_down += [(draft.start, draft.core_end, "one") for draft in idle]
        drafts = _without(drafts, idle)
    about.write(document.text, low, drafts, sentences)
    return Found(
        tuple(_figures(document, drafts, starts)),
        tuple([_rejected(document, *item) for item in sorted(turned_down)]),
    )


def _without(drafts: list[Draft], idle: list[Draft]) -> list[Draft]:
    gone = {id(draft) for draft in idle}
    return [draft for draft in drafts if id(draft) not in gone]


def _drafts(document: Document, low: str, starts: list[int]) -> tuple[list[Draft], _TurnedDown]:
    """Return the figures in the making, each with the index of its sentence, and the numbers that are none."""
    stretches: list[_Stretch] = []  # of the text, each of which is read by itself
    tables: list[tuple[Block, cells.Table]] = []
    before: Block | None = None
    for block in document.story():
        span = block.span
        if block.kind != "table":
            stretches.append((span.start, span.end))
            before = block
            continue
        title = _title(document, low, starts, before)
        table = cells.read(document.text, span.start, span.end, title)
        tables.append((block, table))
        stretches += [(cell.start, cell.end) for cell in table.cells]
    drafts, turned_down = _read(document, low, stretches, starts)
    idle: list[Draft] = []
    for block, table in tables:
        first = bisect_left(drafts, block.span.start, key=_START)
        stop = bisect_left(drafts, block.span.end, first, key=_START)
        idle += cells.describe(document.text, table, drafts[first:stop])
    if idle:
        turned_down += [(label.start, label.core_end, "label") for label in idle]
        drafts = _without(drafts, idle)
    return drafts, turned_down


def _title(document: Document, low: str, starts: list[int], before: Block | None) -> str:
    """The heading before a table, or the subject of the sentence that leads up to it: "The new charges would be:"."""
    if before is None:
        return ""
    start, end = before.span.start, before.span.end
    if before.kind == "heading":
        return document.text[start:end]
    if not low.endswith(":", start, end):
        return ""
    at = starts[max(0, bisect_right(starts, end - 1) - 1)]
    said = about.opening(document.text, low, max(at, start), end)
    return said if " " in said or said.endswith("s") else ""


def _places(low: str, stretches: list[_Stretch]) -> list[tuple[int, int]]:
    """Return where numbers may begin: after a mark, or where a stretch begins after anything else."""
    found = numbers.places(low, 0, len(low))
    unmarked = [
        place
        for start, limit in stretches
        if low[start - 1] not in numbers.MARKS
        and start
        and (place := numbers.first(low, start, limit)) is not None
    ]
    return sorted(found + unmarked) if unmarked else found


def _read(
    document: Document, low: str, stretches: list[_Stretch], starts: list[int]
) -> tuple[list[Draft], _TurnedDown]:
    """Read the numbers of a document, each after the one before, none across the end of a stretch."""
    raw = document.text
    drafts: list[Draft] = []
    turned_down: _TurnedDown = []
    ahead, dates = iter(stretches), iter(calendar.spans(document))
    date, after_date = next(dates, _NOWHERE)
    last: Draft | None = None
    start = limit = 0  # of the stretch
    position = floor = 0  # where the last number ends, and what is said of it
    for at, after in _places(low, stretches):
        if at >= limit:
            while at >= limit:
                start, limit = next(ahead, _NOWHERE)
            position, floor, last = start, start, None
        if at < position or (number := numbers.read(low, at, after)) is None:
            continue
        position = number.end
        if at < floor:
            continue
        if at >= date:
            while at >= after_date:
                date, after_date = next(dates, _NOWHERE)
            if at >= date:
                floor = after_date
                turned_down.append((at, position, "date"))
                continue
        draft = readers.read(low, raw, number, last, limit, start)
        if isinstance(draft, str):
            turned_down.append((at, position, draft))
            floor = refusals.rest(low, position, draft)
            continue
        begins = draft.start
        if (hedge := hedges.beside(low, begins, draft.core_end, floor)) is not None:
            draft.hedge = hedge
        if last is not None and last.end > begins:  # "12,345 two-thirds": the noun was a number
            last.end, last.nouns, last.bare = last.core_end, None, True
        if (sentence := bisect_right(starts, begins)) > 1:
            draft.sentence = sentence - 1
        drafts.append(draft)
        floor, last = draft.core_end, draft
    return drafts, turned_down


def _figures(document: Document, drafts: list[Draft], starts: list[int]) -> Iterator[Figure]:
    raw, sentences = document.raw, document.sentences
    for draft in drafts:
        hedge, start, end = draft.hedge, draft.start, draft.end
        at = bisect_right(starts, start) - 1  # once a figure, on plain numbers
        in_sentence = at >= 0 and sentences[at].end >= start
        yield Figure(
            kind=draft.kind,
            value=draft.value,
            unit=draft.unit,
            per=draft.per,
            qualifier=" ".join(raw[hedge[0] : hedge[1]].split()) if hedge else None,
            about=draft.about,
            evidence=Evidence(
                text=raw[start:end],
                span=Span(start=start, end=end),
                rule=draft.rule,
                sentence=sentences[at] if in_sentence else sentence_at(document, start),
            ),
        )


def _rejected(document: Document, start: int, end: int, why: str) -> Rejected:
    return rejected(document, start, end, why, refusals.WHY[why])
