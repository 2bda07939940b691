"""Scan a text once for everything that may be a date, and let `dates` and `days` judge each.

In:   plain text.
Out:  Phrases and refused near misses, in reading order, none overlapping.
Not:  resolving (`key_dates`).
"""

import re
from collections.abc import Callable, Iterator

from digest.extract.calendar import dates, days, words
from digest.extract.calendar.phrase import Match, Phrase, Refused

_Reader = Callable[[str, Match, int], Iterator[Phrase | Refused]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (words.DIGITS, dates.digits),
    (words.MONTHS, dates.months),
    (words.WEEKDAYS, days.weekdays),
)
_RULE_WITH_YEAR = {"day-month": "day-month-year", "month": "month-year"}


def scan(text: str) -> tuple[list[Phrase], list[Refused]]:
    """Return the date phrases of `text` and its near misses, each in reading order."""
    found: list[Phrase] = []
    refused: list[Refused] = []
    floor = 0
    for start, match, reader in sorted(_matches(text), key=lambda item: item[0]):
        if start < floor:
            continue
        for item in reader(text, match, floor):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                found.append(_joined(text, found, item))
            floor = max(floor, item.end)
    return found, refused


def _matches(text: str) -> Iterator[tuple[int, Match, _Reader]]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            yield match.start(), match, reader
    for needle, back in words.NEEDLES:
        place = text.find(needle)
        while place >= 0:
            start = max(0, place - back)
            is_word = not start or not text[start - 1].isalnum()
            if is_word and (found := words.RELATIVE.match(text, start)):
                yield start, found, days.relative
            place = text.find(needle, place + len(needle))


def _joined(text: str, found: list[Phrase], item: Phrase) -> Phrase:
    """Return `item` as it reads after the phrase before it, which may take its year from it.

    "between May and July 2019" is May 2019 and July 2019; "Nov-Feb 2017" began in 2016.
    """
    if not found:
        return item
    last = found[-1]
    gap = words.JOINED.fullmatch(text, last.end, item.start) if item.start - last.end < 12 else None
    if (not gap and not item.joined) or item.relation in ("last", "next", "this"):
        return item
    item = item._replace(
        joined=True, lead=item.lead if item.lead not in ("and", "or", "to", "") else last.lead
    )
    if last.month is None or item.month is None or last.said_year or item.said_year:
        return item
    is_later = (item.month, item.day or 0) >= (last.month, last.day or 0)
    if item.year and not last.year:
        found[-1] = last._replace(
            year=item.year - (not is_later), rule=_RULE_WITH_YEAR.get(last.rule, last.rule)
        )
    elif last.year and not item.year:
        item = item._replace(
            year=last.year + (not is_later), rule=_RULE_WITH_YEAR.get(item.rule, item.rule)
        )
    return item
