"""Find the figures that an article reports: money, percentages, counts, shares and measures.

In:   a Document, whose text is as long as the file it came from.
Out:  Figures in reading order; no two overlap. A range or a change is its two end points.
Not:  years, dates, ages, durations, telephone numbers, roads, sections, scores or idioms; `refusals` says why.

Examples: tests/extract/figures.yaml. `digest explain` prints each figure's rule, and why others were refused.
"""

from bisect import bisect_right
from collections.abc import Iterator

from digest.extract import calendar, numbers
from digest.extract.figures import about, cells, elided, hedges, pieces, readers, refusals
from digest.extract.figures.drafts import Draft
from digest.extract.found import Found, Known, rejected, sentence_at
from digest.records import Block, Document, Evidence, Figure, Rejected, Span

_HEDGES_BEGIN = ("+", " p", "-p", " o", "-o", "\no")


def find(document: Document, known: Known) -> Found[Figure]:
    """Return the figures of the story, and the numbers that are none with the reason."""
    low = numbers.lower(document.text)
    starts = [span.start for span in document.sentences]
    drafts, turned_down = _drafts(document, low, starts)
    sentences = pieces.cut(
        [(span.start, span.end) for span in document.sentences], drafts, len(low)
    )
    elided.mend(low, drafts, sentences)
    if idle := elided.ones(low, drafts):
        turned_down += [(draft.start, draft.core_end, "one") for draft in idle]
        gone = {id(draft) for draft in idle}
        drafts = [draft for draft in drafts if id(draft) not in gone]
    about.write(document.text, low, drafts, sentences)
    return Found(
        tuple(_figures(document, drafts, starts)),
        tuple([_rejected(document, *item) for item in sorted(turned_down)]),
    )


def _drafts(
    document: Document, low: str, starts: list[int]
) -> tuple[list[Draft], list[tuple[int, int, str]]]:
    reader = _Reader(document, low)
    drafts = reader.drafts
    before: Block | None = None
    for block in document.story():
        start, end = block.span.start, block.span.end
        if block.kind != "table":
            reader.read(start, end)
            before = block
            continue
        table = cells.read(document.text, start, end, _title(document, low, starts, before))
        first = len(drafts)
        for cell in table.cells:
            reader.read(cell.start, cell.end)
        labels = cells.describe(document.text, table, drafts[first:])
        reader.turned_down += [(label.start, label.core_end, "label") for label in labels]
        idle = {id(label) for label in labels}
        drafts[first:] = [draft for draft in drafts[first:] if id(draft) not in idle]
    for draft in drafts:
        draft.sentence = max(0, bisect_right(starts, draft.start) - 1)
    return drafts, reader.turned_down


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


class _Reader:
    """Reads the numbers of a document, piece by piece, each after the one before.

    drafts: the figures so far; turned_down: the other numbers, each with its span and the name of its refusal.
    """

    def __init__(self, document: Document, low: str):
        self.raw, self.low = document.text, low
        self.drafts: list[Draft] = []
        self.turned_down: list[tuple[int, int, str]] = []
        self._dates = list(reversed(calendar.spans(document)))
        self._places = list(reversed(numbers.places(low, 0, len(low))))

    def read(self, start: int, limit: int) -> None:
        """Read the numbers between `start` and `limit`."""
        low, places, dates = self.low, self._places, self._dates
        while places and places[-1][0] < start:
            places.pop()
        if (
            start
            and low[start - 1] not in numbers.MARKS
            and (first := numbers.first(low, start, limit))
        ):
            places.append(first)
        floor = position = start
        last: Draft | None = None
        while places and (place := places[-1])[0] < limit:
            places.pop()
            at = place[0]
            if at < position or (number := numbers.read(low, *place)) is None:
                continue
            position = number.end
            if at < floor:
                continue
            while dates and dates[-1][1] <= at:
                dates.pop()
            if dates and dates[-1][0] <= at:
                floor = dates[-1][1]
                self.turned_down.append((at, number.end, "date"))
                continue
            draft = readers.read(low, self.raw, number, last, limit, start)
            if isinstance(draft, str):
                self.turned_down.append((at, number.end, draft))
                floor = refusals.rest(low, number.end, draft)
                continue
            _hedge(low, draft, floor)
            if (
                last is not None and last.end > draft.start
            ):  # "12,345 two-thirds": the noun was a number
                last.end, last.nouns, last.bare = last.core_end, None, True
            self.drafts.append(draft)
            floor, last = draft.core_end, draft


def _hedge(low: str, draft: Draft, floor: int) -> None:
    if (
        hedges.may_stand_before(low, draft.start, floor)
        and (at := hedges.before(low, draft.start, floor)) is not None
    ):
        end = draft.start
        while low[end - 1] in " \n-":
            end -= 1
        draft.hedge = (at, end)
    elif low.startswith(_HEDGES_BEGIN, draft.core_end) and (
        after := hedges.AFTER.match(low, draft.core_end)
    ):
        group = after.lastindex or 0
        draft.hedge = after.span(group)


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
