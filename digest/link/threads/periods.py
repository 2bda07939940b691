"""Find the time that a figure speaks of: a financial year, a year, a month.

In:   the text around a figure, and the day its story came out.
Out:  a half-open stretch of months, or None where no time is named.
Not:  days, and nothing relative to the day of the build.

Months are counted from the year 0, so that 2024-25, "this year" and "last September" compare as numbers.
"""

import re
from typing import NamedTuple

Months = tuple[int, int]


class Period(NamedTuple):
    """A time that a text names: from where to where, which months.

    since: "since" stands before it. is_april: it is "April" without a year, when financial years begin. is_plain: a
    calendar year.
    """

    start: int
    end: int
    months: Months
    since: bool
    is_april: bool
    is_plain: bool


_NAMES = (
    "january february march april may june july august september october november december".split()
)
_NUMBERS = {name: number for number, name in enumerate(_NAMES)}
_MONTH = "|".join(_NAMES)
_PERIOD = re.compile(
    rf"""
    \b(?P<start>(?:19|20)\d\d)\s?[-/–]\s?(?P<end>(?:20)?\d\d)\b
  | \b(?P<month>{_MONTH})\s+(?:(?P<of>(?:19|20)\d\d)\b|(?P<last_year>last\ year\b))
  | \blast\s+(?P<last_month>{_MONTH})\b
  | \b(?P<year>(?:19|20)\d\d)\b
  | \b(?P<this>(?:this|current|present)\s+(?:financial\s+)?year|within\ the\ year|in-year)\b
  | \b(?P<next>(?:next|coming|following)\s+(?:financial\s+)?year)\b
  | \b(?P<april>(?:in|from|next|this)\ april)\b
  | \b(?P<last>(?:last|previous)\s+(?:financial\s+)?year)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
APRIL = 3
A_YEAR = 12


def month_of(date: str | None) -> int | None:
    """Return the month of an ISO date, counted from the year 0."""
    return int(date[:4]) * 12 + int(date[5:7]) - 1 if date else None


def financial_year(month: int) -> Months:
    """Return the financial year, April to March, that holds a month."""
    start = (month - APRIL) // 12 * 12 + APRIL
    return start, start + 12


def named(text: str, today: int | None) -> list[Period]:
    """Return the periods that `text` names, in order. today: the month of the story, or None."""
    found = []
    for match in _PERIOD.finditer(text):
        months = _months(match, today)
        if months:
            since = bool(_SINCE.search(text, max(0, match.start() - 12), match.start()))
            found.append(
                Period(*match.span(), months, since, bool(match["april"]), bool(match["year"]))
            )
    return found


def _months(match: re.Match[str], today: int | None) -> Months | None:
    if match["start"]:
        first = int(match["start"])
        second = first - first % 100 + int(match["end"][-2:])
        if second == first + 1:
            return first * 12 + APRIL, first * 12 + APRIL + 12
        return (first * 12, second * 12 + 12) if second > first else None
    if match["year"]:
        return int(match["year"]) * 12, int(match["year"]) * 12 + 12
    if match["of"]:
        month = int(match["of"]) * 12 + _NUMBERS[match["month"].lower()]
        return month, month + 1
    if today is None:
        return None
    return _relative(match, today)


def _relative(match: re.Match[str], today: int) -> Months:
    if match["last_year"]:
        month = (today // 12 - 1) * 12 + _NUMBERS[match["month"].lower()]
        return month, month + 1
    if match["last_month"]:
        month = today // 12 * 12 + _NUMBERS[match["last_month"].lower()]
        month -= 12 if month >= today else 0
        return month, month + 1
    start, end = financial_year(today)
    if match["april"]:
        # In April itself the new year has begun; before and after, the next one is meant.
        return (start, end) if today % 12 == APRIL else (end, end + 12)
    if match["this"]:
        return start, end
    if match["next"]:
        # In January "next year" may be the calendar's or the accounts'; the accounts' begins in both.
        return end, end + 12
    # Likewise last year: either reading is taken in.
    return min(start - 12, (today // 12 - 1) * 12), max(start, today // 12 * 12)


def apart(a: Months, b: Months) -> int:
    """Return how many months lie between two periods; 0 where they meet or overlap."""
    return max(0, a[0] - b[1] + 1, b[0] - a[1] + 1)


def overlap(a: Months, b: Months) -> bool:
    """Return whether two periods share a month."""
    return a[0] < b[1] and b[0] < a[1]


def is_year(period: Months) -> bool:
    """Return whether a period is a year: a financial or a calendar one."""
    return period[1] - period[0] == A_YEAR


def holds(a: Months, b: Months) -> bool:
    """Return whether one of two periods lies within the other: June 2020 within 2020-21, but not 2020."""
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def said(period: Months) -> str | None:
    """Return a period as it is read: "2024-25", "2016", "November 2020", "2016 to 2019"; None where it is not sure."""
    (start, month), (end, last) = divmod(period[0], 12), divmod(period[1] - 1, 12)
    if period[1] - period[0] == 1:
        return f"{_NAMES[month].title()} {start}"
    if (month, last, end) == (APRIL, APRIL - 1, start + 1):
        return f"{start}-{end % 100:02d}"
    if (month, last) != (0, A_YEAR - 1):
        # "Last year" may be the calendar's or the accounts'.
        return None
    return str(start) if start == end else f"{start} to {end}"
