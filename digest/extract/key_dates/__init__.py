"""Find the days and months on which something happened, or will.

In:   a Document, and from Known the day of publication.
Out:  KeyDates in reading order, each date once, with a phrase that says what happens then.
Not:  the publication date itself, years alone, weeks ("last week"), seasons, "every Monday", dates in captions
      and furniture.

"On Monday" and "in April" count from the day of publication, and the tense of their clause says which way.
Examples: tests/extract/key_dates.yaml.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TypeVar

from digest.extract import calendar
from digest.extract.calendar import Phrase, Refused
from digest.extract.found import Found, Known, evidence, rejected, sentence_at
from digest.extract.key_dates import about, tense
from digest.extract.key_dates.resolve import Anchor, Resolved, resolve
from digest.records import STORY_KINDS, Document, Evidence, KeyDate, Published, Rejected, Span

_Item = TypeVar("_Item", Phrase, Refused)
_START = attrgetter("span.start")
_MEASURED = "when a figure was measured"
_BRACKET_CHARS = 48
_FIGURE = re.compile(
    r"""\( (?:(?:it|that|this)[ ]was[ ]|(?:up|down)[ ](?:from[ ])?|(?:was|were|from|against|versus|vs)[ ]|compared[ ](?:with|to)[ ])?
    [£€$]?\d[\d,.]* (?:%|pc|p|k|m|bn)? (?:[ ](?:per[ ]cent|million|billion|[a-z]+s|people|children))? ,?[ \n]$""",
    re.VERBOSE,
)
""" "(689 ", "(up from £9.3m ", "(41 posts "."""


def find(document: Document, known: Known) -> Found[KeyDate]:
    """Return each date of the story with what happens then, in reading order. Never raises."""
    anchor = _anchor(known.published)
    found: dict[str, KeyDate] = {}
    refused: list[Rejected] = []
    context: Resolved | None = None
    reading = calendar.read(document.text)
    phrases = _not_published(_of_the_story(document, reading.phrases), known.published)
    for phrase, group in zip(phrases, _groups(phrases), strict=True):
        if _is_measured(document.text, phrase):
            refused.append(rejected(document, phrase.start, phrase.end, phrase.rule, _MEASURED))
            continue
        sentence = sentence_at(document, phrase.start)
        clause = partial(_tense, document.text, phrase, sentence)
        resolved = resolve(phrase, anchor, clause, context)
        if isinstance(resolved, str):
            refused.append(rejected(document, phrase.start, phrase.end, phrase.rule, resolved))
            continue
        context, day = resolved, resolved.iso
        if why := _unfit(day, known.published, found):
            refused.append(rejected(document, phrase.start, phrase.end, phrase.rule, why))
            continue
        found[day] = KeyDate(
            date=day,
            precision="month" if resolved.is_month else "day",
            about=about.read(document.raw, sentence, *group),
            evidence=_evidence(document, phrase, sentence),
        )
    refused += [
        rejected(document, near.start, near.end, "calendar", near.why)
        for near in _of_the_story(document, reading.refused)
    ]
    return Found(tuple(found.values()), tuple(sorted(refused, key=lambda near: near.span.start)))


def _anchor(published: Published | None) -> Anchor | None:
    if published is None:
        return None
    is_exact = published.precision == "day"
    return Anchor(date.fromisoformat(published.date + ("" if is_exact else "-15")), is_exact)


def _not_published(phrases: list[Phrase], published: Published | None) -> list[Phrase]:
    """Return the date phrases without the one that is the publication's."""
    if published is None:
        return phrases
    own = published.evidence.span
    return [p for p in phrases if p.start >= own.end or own.start >= p.end]


def _of_the_story(document: Document, items: Sequence[_Item]) -> list[_Item]:
    """Return those of `items` that begin in a block of the story."""
    blocks = document.blocks
    inside: list[_Item] = []
    for item in items:
        start = item.start
        block = blocks[bisect_right(blocks, start, key=_START) - 1] if blocks else None
        if block and block.kind in STORY_KINDS and block.span.start <= start < block.span.end:
            inside.append(item)
    return inside


def _groups(phrases: list[Phrase]) -> list[tuple[int, int]]:
    """Return for each phrase where the dates that stand together with it begin and end.

    "between 11 and 29 November" is one group, so that neither day is told as what happens on the other.
    """
    groups = [(phrase.lead_start, phrase.end) for phrase in phrases]
    joined = [place for place, phrase in enumerate(phrases) if phrase.joined and place]
    for place in joined:
        groups[place] = (groups[place - 1][0], groups[place][1])
    for place in reversed(joined):
        groups[place - 1] = (groups[place - 1][0], groups[place][1])
    return groups


def _tense(text: str, phrase: Phrase, sentence: Span) -> tense.Tense:
    """Return the tense of the clause that holds a date."""
    before = text[max(sentence.start, phrase.lead_start - tense.REACH_CHARS) : phrase.lead_start]
    after = text[phrase.end : min(sentence.end, phrase.end + tense.REACH_CHARS)]
    return tense.read(before, after, phrase.lead)


def _evidence(document: Document, phrase: Phrase, sentence: Span) -> Evidence:
    """Return the words of a date and its preposition; `sentence` holds the date, and nearly always both."""
    start, end = phrase.lead_start, phrase.end
    if start < sentence.start:
        return evidence(document, start, end, phrase.rule)
    return Evidence(
        text=document.raw[start:end],
        span=Span(start=start, end=end),
        rule=phrase.rule,
        sentence=sentence,
    )


def _is_measured(text: str, phrase: Phrase) -> bool:
    """Return whether a figure in brackets was so then: "rose to 712 (689 in September)". Nothing happened that month."""
    end, lead = phrase.end, phrase.lead_start
    return (
        text[end : end + 1] == ")"
        and _FIGURE.search(text, max(0, lead - _BRACKET_CHARS), lead) is not None
    )


def _unfit(day: str, published: Published | None, found: dict[str, KeyDate]) -> str:
    """Return why a date (ISO 8601) is no key date of the story, or ""."""
    if published and day == published.date:
        return "the day of publication itself"
    return "given already" if day in found else ""
