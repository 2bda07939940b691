"""Find the days and months on which something happened, or will.

In:   a Document, and from Known the day of publication.
Out:  KeyDates in reading order, each date once, with a phrase that says what happens then.
Not:  the publication date itself, years alone, weeks ("last week"), seasons, "every Monday", dates in captions
      and furniture.

"On Monday" and "in April" count from the day of publication, and the tense of their clause says which way.
Examples: tests/extract/key_dates.yaml.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from digest.extract import calendar
from digest.extract.calendar import Phrase, Refused
from digest.extract.found import Found, Known, evidence, rejected, sentence_at
from digest.extract.key_dates import about, tense
from digest.extract.key_dates.resolve import Anchor, Resolved, resolve
from digest.records import STORY_KINDS, Document, KeyDate, Published, Rejected, Span

_Item = TypeVar("_Item", Phrase, Refused)


def find(document: Document, known: Known) -> Found[KeyDate]:
    """Return each date of the story with what happens then, in reading order. Never raises."""
    anchor = _anchor(known.published)
    found: dict[str, KeyDate] = {}
    refused: list[Rejected] = []
    context: Resolved | None = None
    reading = calendar.read(document.text)
    phrases = _not_published(_of_the_story(document, reading.phrases), known.published)
    for phrase, group in zip(phrases, _groups(phrases), strict=True):
        span = sentence_at(document, phrase.start)
        resolved = _resolved(document.text, phrase, span, anchor, context)
        if isinstance(resolved, str):
            day, why = "", resolved
        else:
            context, day = resolved, resolved.iso
            why = _unfit(day, known.published, found)
        if isinstance(resolved, str) or why:
            refused.append(rejected(document, phrase.start, phrase.end, phrase.rule, why))
            continue
        found[day] = KeyDate(
            date=day,
            precision="month" if resolved.is_month else "day",
            about=about.read(document.raw, span, *group),
            evidence=evidence(document, phrase.lead_start, phrase.end, phrase.rule),
        )
    refused += [
        rejected(document, near.start, near.end, "calendar", near.why)
        for near in _of_the_story(document, reading.refused)
    ]
    return Found(tuple(found.values()), tuple(sorted(refused, key=lambda near: near.span.start)))


def _anchor(published: Published | None) -> Anchor | None:
    if published is None:
        return None
    year, month, *day = (int(part) for part in published.date.split("-"))
    return Anchor(date(year, month, day[0] if day else 15), bool(day))


def _not_published(phrases: list[Phrase], published: Published | None) -> list[Phrase]:
    """Return the date phrases without the one that is the publication's."""
    if published is None:
        return phrases
    own = published.evidence.span
    return [p for p in phrases if p.start >= own.end or own.start >= p.end]


def _of_the_story(document: Document, items: Sequence[_Item]) -> list[_Item]:
    """Return those of `items`, which are in reading order, that begin in a block of the story."""
    blocks = document.blocks
    inside: list[_Item] = []
    at = 0
    for item in items:
        while at < len(blocks) and blocks[at].span.end <= item.start:
            at += 1
        if at == len(blocks):
            break
        if blocks[at].span.start <= item.start and blocks[at].kind in STORY_KINDS:
            inside.append(item)
    return inside


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


def _unfit(day: str, published: Published | None, found: dict[str, KeyDate]) -> str:
    """Return why a date (ISO 8601) is no key date of the story, or ""."""
    if published and day == published.date:
        return "the day of publication itself"
    return "given already" if day in found else ""
