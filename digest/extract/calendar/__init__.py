"""Find the phrases that name a day or a month, for every field that reads dates or must not read them.

In:   plain text (`Document.text`).
Out:  Phrases in reading order, none overlapping; and the near misses, with the reason.
Not:  resolving: "next Tuesday" stays "next Tuesday" here, since only `key_dates` knows the story's own day.
      Not dates: years alone, seasons, times, "May I", Theresa May, the town of March, "every Monday".

Days come before months, as in Britain; month names may come first ("October 18").
Examples: tests/extract/calendar.yaml.
"""

import datetime
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from digest.extract.calendar.phrase import Phrase, Refused
from digest.extract.calendar.scan import scan
from digest.extract.calendar.words import MONTH
from digest.records import Document

__all__ = [
    "MONTH",
    "Phrase",
    "Reading",
    "Refused",
    "is_day",
    "phrases",
    "read",
    "spans",
    "weekday",
]


class Reading(NamedTuple):
    """What one text says of days and months; `phrase_starts` is for looking up without a key function."""

    phrases: tuple[Phrase, ...]
    refused: tuple[Refused, ...]
    phrase_starts: tuple[int, ...]


# Three fields ask in turn about the same text, so the last few answers are enough.
@lru_cache(maxsize=4)
def read(text: str) -> Reading:
    """Return every date phrase of `text` and every near miss. Computed once a text. Never raises."""
    found, refused = scan(text)
    return Reading(
        tuple(found),
        tuple(refused),
        tuple([phrase.start for phrase in found]),
    )


def phrases(text: str, start: int = 0, end: int | None = None) -> tuple[Phrase, ...]:
    """Return the date phrases of `text` that begin between `start` and `end`, in reading order.

    Pass the whole text and two offsets, never a slice: the whole text is read once and remembered.
    """
    reading = read(text)
    starts = reading.phrase_starts
    high = len(starts) if end is None else bisect_left(starts, end)
    return reading.phrases[bisect_left(starts, start) : high]


def spans(document: Document) -> tuple[tuple[int, int], ...]:
    """Return where the dates of the whole document stand, as sorted half-open (start, end) pairs.

    No number inside one of these is a figure: the 5 and 2020 of "Wednesday, February 5, 2020", the days of
    "12-14 June" (one pair for each day), the year of "March 2021", and dates that are not in the calendar
    ("31 Feb"). Years alone ("in 2019", "2019/20") and times of day are not here. Cheap to call: computed once
    a document and shared with `published` and `key_dates`.
    """
    return _spans(document.text)


@lru_cache(maxsize=4)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    reading = read(text)
    pairs = [(phrase.start, phrase.end) for phrase in reading.phrases]
    pairs += [(near.start, near.end) for near in reading.refused if near.is_date]
    return tuple(sorted(pairs))


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has such a day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def weekday(year: int, month: int, day: int) -> int | None:
    """Return the weekday, Monday being 0, or None for a day that the calendar does not have."""
    return datetime.date(year, month, day).weekday() if is_day(year, month, day) else None
