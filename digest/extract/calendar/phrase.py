"""The records of the calendar: a phrase that names a day or a month, and one that does not.

In:   nothing.
Out:  `Phrase` and `Refused`.
"""

import re

from msgspec import Struct

Match = re.Match[str]


class Phrase(Struct, frozen=True):
    """Words that name a day or a month.

    start, end: half-open offsets of the phrase, with "the end of", "mid-", "next" and "Monday" before it.
    rule:     day-month-year, day-month, month-year, month, weekday, nth-weekday, iso, numeric, near-day, near-month, day-of-month or feast.
    year:     as printed, or None. `said_year` for "this", "last", "next", "that", "same", "following" or "previous year".
    month:    1 to 12, or None.
    day:      1 to 31, or None.
    weekday:  Monday is 0, or None.
    relation: "last", "next", "this", "that", "following", "previous" or "".
    shift:    days to add, for "tomorrow" (1) and "a week on Friday" (7); months for "near-month" (-1 is last month).
    nth:      1 to 4 for "the first Monday in May", -1 for the last one; 0 otherwise.
    week:     0 for "Tuesday this week", 1 for "next week", -1 for "last week", else None.
    lead:     the preposition before it in lower case ("by"), or ""; `lead_start` is where that begins.
    joined:   the phrase goes on from the one before ("to", "and"): they share a clause.
    """

    start: int
    end: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relation: str = ""
    said_year: str = ""
    shift: int = 0
    nth: int = 0
    week: int | None = None
    lead: str = ""
    lead_start: int = 0
    joined: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the phrase names a day; it names a month otherwise."""
        return self.day is not None or self.weekday is not None or self.rule == "near-day"


class Refused(Struct, frozen=True):
    """Words that look like a date and are none.

    is_date: the numbers in it are a date's all the same ("31 Feb 2025"), so no figure.
    """

    start: int
    end: int
    why: str
    is_date: bool = False
