"""Scan a text once for everything that may be a date, and let `dates` and `days` judge each.

In:   plain text.
Out:  Phrases and refused near misses, in reading order, none overlapping.
Not:  resolving (`key_dates`).
"""

import re
from collections.abc import Callable, Sequence
from itertools import product

from msgspec.structs import replace

from digest.extract.calendar import dates, days, words
from digest.extract.calendar.phrase import Match, Phrase, Refused

_Reader = Callable[[str, Match, int], Sequence[Phrase | Refused]]
_Way = tuple[re.Pattern[str], _Reader]
"""The pattern of what may stand at a place, and who judges its match."""
_NUMBER: _Way = (words.DIGITS, dates.digits)
_RELATIVE: _Way = (words.RELATIVE, days.relative)
_MONTH: _Way = (words.MONTHS, dates.months)
_WEEKDAY: _Way = (words.WEEKDAYS, days.weekdays)
_named = {
    name[0].upper() + "".join(rest): way
    for names, way in (
        (words.MONTH, _MONTH), (words.WEEKDAY, _WEEKDAY), (("tod", "chr", "box", "new"), _RELATIVE),
    )
    for name in names
    for rest in product(*zip(name[1:], name[1:].upper(), strict=True))
}.get  # fmt: skip
"""By the first three letters, the first of them a capital."""
_RULE_WITH_YEAR = {"day-month": "day-month-year", "month": "month-year"}
_JOIN_CHARS = 12
"""Dates further apart are not joined by "to" or "and"."""


def scan(text: str) -> tuple[list[Phrase], list[Refused]]:
    """Return the date phrases of `text` and its near misses, each in reading order."""
    found: list[Phrase] = []
    refused: list[Refused] = []
    floor = 0
    places = _dated(text) | _relative(text)
    for start in sorted(places):
        if start < floor:
            continue
        pattern, reader = places[start]
        match = pattern.match(text, start)
        if match is None:
            continue
        for item in reader(text, match, floor):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                if found and (item.joined or item.start - found[-1].end < _JOIN_CHARS):
                    item = _joined(text, found, item)
                found.append(item)
            if item.end > floor:
                floor = item.end
    return found, refused


def _dated(text: str) -> dict[int, _Way]:
    """Return where a number, a month, a weekday or a feast may begin a date."""
    folded = text.encode("latin-1", "replace").translate(words.FOLD)  # as long as the text
    found = {candidate.start(): _NUMBER for candidate in words.NUMBERS.finditer(folded)}
    for candidate in words.NAMES.finditer(folded):
        start = candidate.start()
        if way := _named(text[start : start + 3]):
            found[start] = way
    return found


def _relative(text: str) -> dict[int, _Way]:
    """Return where "today", "last night" or "this month" may begin."""
    found: dict[int, _Way] = {}
    for needle, heads in words.NEEDLES.items():
        place = text.find(needle)
        while place >= 0:
            if not text[place - 1 : place].isalnum():
                found[place] = _RELATIVE
            else:
                for head in heads:
                    start = place - len(head)
                    if text[start:place].lower() == head and not text[start - 1 : start].isalnum():
                        found[start] = _RELATIVE
            place = text.find(needle, place + len(needle))
    return found


def _joined(text: str, found: list[Phrase], item: Phrase) -> Phrase:
    """Return `item` as it reads after the phrase before it, which may take its year from it.

    "between May and July 2019" is May 2019 and July 2019; "Nov-Feb 2017" began in 2016.
    """
    last = found[-1]
    is_near = item.start - last.end < _JOIN_CHARS
    gap = words.JOINED.fullmatch(text, last.end, item.start) if is_near else None
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
