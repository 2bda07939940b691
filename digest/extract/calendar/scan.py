"""Scan a text once for everything that may be a date, and let `dates` and `days` judge each.

In:   plain text.
Out:  Phrases and refused near misses, in reading order, none overlapping.
Not:  resolving (`key_dates`).
"""

import re
from collections.abc import Callable, Iterator
from operator import itemgetter

from msgspec.structs import replace

from digest.extract.calendar import dates, days, words
from digest.extract.calendar.phrase import Match, Phrase, Refused

_Reader = Callable[[str, Match, int], Iterator[Phrase | Refused]]
_Start = tuple[int, re.Pattern[str], _Reader]
_READERS: dict[str, tuple[re.Pattern[str], _Reader]] = {
    **dict.fromkeys("0123456789", (words.DIGITS, dates.digits)),
    **dict.fromkeys(words.MONTH, (words.MONTHS, dates.months)),
    **dict.fromkeys(words.WEEKDAY, (words.WEEKDAYS, days.weekdays)),
}
_RULE_WITH_YEAR = {"day-month": "day-month-year", "month": "month-year"}


def scan(text: str) -> tuple[list[Phrase], list[Refused]]:
    """Return the date phrases of `text` and its near misses, each in reading order."""
    found: list[Phrase] = []
    refused: list[Refused] = []
    floor = 0
    for match, reader in _matches(text):
        if match.start() < floor:
            continue
        for item in reader(text, match, floor):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                found.append(_joined(text, found, item))
            floor = max(floor, item.end)
    return found, refused


def _matches(text: str) -> Iterator[tuple[Match, _Reader]]:
    """Give every match of the patterns, in text order; those of one pattern do not overlap."""
    ends: dict[_Reader, int] = {}
    for start, pattern, reader in sorted(_dated(text) + _relative(text), key=itemgetter(0)):
        if start < ends.get(reader, 0):
            continue
        match = pattern.match(text, start)
        if match is not None:
            ends[reader] = match.end()
            yield match, reader


def _dated(text: str) -> list[_Start]:
    """Return where a number, a month or a weekday may begin a date."""
    return [
        (candidate.start(), *reader)
        for candidate in words.CANDIDATES.finditer(text)
        if (reader := _READERS.get(candidate[0].lower()))
    ]


def _relative(text: str) -> list[_Start]:
    """Return where "today", "last night" or "Christmas Day" may begin."""
    found: list[_Start] = []
    for needle in words.NEEDLES:
        place = text.find(needle)
        while place >= 0:
            start = place
            for head in words.NEEDLE_HEADS.get(needle, ()):
                if text[place - len(head) : place].lower() == head:
                    start = place - len(head)
            if not text[start - 1 : start].isalnum():
                found.append((start, words.RELATIVE, days.relative))
            place = text.find(needle, place + len(needle))
    return found


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
    item = replace(
        item, joined=True, lead=item.lead if item.lead not in ("and", "or", "to", "") else last.lead
    )
    if last.month is None or item.month is None or last.said_year or item.said_year:
        return item
    is_later = (item.month, item.day or 0) >= (last.month, last.day or 0)
    if item.year and not last.year:
        found[-1] = replace(
            last, year=item.year - (not is_later), rule=_RULE_WITH_YEAR.get(last.rule, last.rule)
        )
    elif last.year and not item.year:
        item = replace(
            item, year=last.year + (not is_later), rule=_RULE_WITH_YEAR.get(item.rule, item.rule)
        )
    return item
