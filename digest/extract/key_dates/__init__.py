"""Find the days and months on which something happened, or will.

In:   a Document, and from Known the day of publication.
Out:  KeyDates in reading order, each date once, with a phrase that says what happens then.
Not:  the publication date itself, years alone, weeks ("last week"), seasons, "every Monday", dates in captions
      and furniture.

"On Monday" and "in April" count from the day of publication, and the tense of their clause says which way.
Examples: tests/extract/key_dates.yaml.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from digest.extract import calendar
from digest.extract.calendar import Phrase, Refused
from digest.extract.found import Found, Known, evidence, rejected, sentence_at
from digest.extract.key_dates import about, tense
from digest.extract.key_dates.resolve import Anchor, Resolved, resolve
from digest.records import Document, KeyDate, Published, Rejected, Span

_Item = TypeVar("_Item", Phrase, Refused)


def find(document: Document, known: Known) -> Found[KeyDate]:
    """Return each date of the story with what happens then, in reading order. Never raises."""
    anchor = _anchor(known.published)
    found: dict[str, KeyDate] = {}
    refused: list[Rejected] = []
    context: Resolved | None = None
    phrases = list(_phrases(document, known.published))
    for phrase, group in zip(phrases, _groups(phrases), strict=True):
        span = sentence_at(document, phrase.start)
        resolved = _resolved(document.text, phrase, span, anchor, context)
        why = resolved if isinstance(resolved, str) else _unfit(resolved, known.published, found)
        if not isinstance(resolved, str):
            context = resolved
        if why or isinstance(resolved, str):
            refused.append(rejected(document, phrase.start, phrase.end, phrase.rule, why))
            continue
        found[resolved.iso] = KeyDate(
            date=resolved.iso,
            precision="month" if resolved.is_month else "day",
            about=about.read(document.raw, span, *group),
            evidence=evidence(document, phrase.lead_start, phrase.end, phrase.rule),
        )
    near_misses = calendar.read(document.text).refused
    refused += [
        rejected(document, near.start, near.end, "calendar", near.why)
        for near in _of_the_story(document, near_misses)
    ]
    return Found(tuple(found.values()), tuple(sorted(refused, key=lambda near: near.span.start)))


def _anchor(published: Published | None) -> Anchor | None:
    if published is None:
        return None
    year, month, *day = (int(part) for part in published.date.split("-"))
    return Anchor(date(year, month, day[0] if day else 15), bool(day))


def _phrases(document: Document, published: Published | None) -> Iterator[Phrase]:
    """Give the date phrases of the story, without the one that is the publication's."""
    own = published.evidence.span if published else Span(start=-1, end=-1)
    for phrase in _of_the_story(document, calendar.read(document.text).phrases):
        if not (phrase.start < own.end and own.start < phrase.end):
            yield phrase


def _of_the_story(document: Document, items: Sequence[_Item]) -> Iterator[_Item]:
    """Give those of `items`, which are in reading order, that begin in a block of the story."""
    blocks = document.story()
    end = start = -1
    for item in items:
        while end <= item.start:
            block = next(blocks, None)
            if block is None:
                return
            start, end = block.span.start, block.span.end
        if start <= item.start:
            yield item


def _groups(phrases: list[Phrase]) -> list[tuple[int, int]]:
    """Return for each phrase where the dates that stand together with it begin and end.

    "between 11 and 29 November" is one group, so that neither day is told as what happens on the other.
    """
    groups: list[tuple[int, int]] = []
    first = 0
    for place, phrase in enumerate(phrases):
        if place + 1 < len(phrases) and phrases[place + 1].joined:
            continue
        groups += [(phrases[first].lead_start, phrase.end)] * (place + 1 - first)
        first = place + 1
    return groups


def _resolved(
    text: str, phrase: Phrase, span: Span, anchor: Anchor | None, context: Resolved | None
) -> Resolved | str:
    if phrase.year and phrase.month:
        return resolve(phrase, anchor, "", context)
    before = text[max(span.start, phrase.lead_start - tense.REACH_CHARS) : phrase.lead_start]
    after = text[phrase.end : min(span.end, phrase.end + tense.REACH_CHARS)]
    wording = tense.read(before, after, phrase.lead)
    return resolve(phrase, anchor, wording, context)


def _unfit(resolved: Resolved, published: Published | None, found: dict[str, KeyDate]) -> str:
    if published and resolved.iso == published.date:
        return "the day of publication itself"
    if resolved.iso in found:
        return "given already"
    return ""
