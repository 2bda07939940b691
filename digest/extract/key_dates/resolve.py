"""Turn a date phrase into a day or a month, counted from the day of publication.

In:   a Phrase, the day of publication (or None), what tells the tense of its clause, and the date resolved before it.
Out:  an ISO date ("2020-08-20" or "2020-08"), or the reason why there is none.
Not:  reading words; `calendar` has read the phrase and `tense` the clause.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from digest.extract.calendar import Phrase
from digest.extract.key_dates.tense import Tense

Clause = Callable[[], Tense]
"""Gives the tense of a date's clause; asked only where it decides, since it has to be read."""
_NO_ANCHOR = "the page prints no date to count from"
_NO_CONTEXT = "no date before it says which"
# A day more than this far off on the side that the tense points to, and within `_CLOSE_DAYS` on the other,
# is on the other: the tense was another clause's.
_FAR_DAYS, _CLOSE_DAYS = 300, 60


class Anchor(Struct, frozen=True):
    """The day of publication; the middle of the month where only the month is known."""

    day: date
    is_exact: bool = True


class Resolved(Struct, frozen=True):
    """A day, or with `is_month` the month that it lies in. `has_year`: the year was printed."""

    day: date
    is_month: bool
    has_year: bool = False

    @property
    def iso(self) -> str:
        """ "2020-08-20", or "2020-08" for a month."""
        day = self.day.isoformat()
        return day[:7] if self.is_month else day


def resolve(
    phrase: Phrase, anchor: Anchor | None, clause: Clause, context: Resolved | None
) -> Resolved | str:
    """Return the day or month that `phrase` names, or why it cannot be told.

    context: the date resolved last before this one in the text, or None.
    """
    try:
        return _resolve(phrase, anchor, clause, context)
    except OverflowError:  # the day before 1 January of the year 1
        return "not in the calendar"


def _resolve(
    phrase: Phrase, anchor: Anchor | None, clause: Clause, context: Resolved | None
) -> Resolved | str:
    if phrase.rule == "near-month":
        return _near_month(phrase, anchor, context)
    if phrase.rule == "day-of-month":
        return _day_of_month(phrase, anchor, clause)
    if phrase.rule == "near-day":
        return _near_day(phrase, anchor, context)
    if phrase.rule == "weekday":
        return _weekday(phrase, anchor, clause, context)
    if phrase.month is None:
        return "no month"
    year = phrase.year
    if year is None and phrase.said_year:
        year = _said_year(phrase.said_year, anchor, context)
        if year is None:
            return _NO_CONTEXT if anchor else _NO_ANCHOR
    if year is not None:
        there = _in(phrase, year)
        return (
            Resolved(there, not phrase.is_day, phrase.year is not None)
            if there
            else "not in the calendar"
        )
    return _without_year(phrase, anchor, clause, context)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in(phrase: Phrase, year: int) -> date | None:
    """Return the day of `phrase` in a year, the first of its month where it names no day."""
    month = phrase.month or 1
    if not phrase.nth:
        try:
            return date(year, month, phrase.day or 1)
        except ValueError:
            return None
    first = _day(year, month, 1 if phrase.nth > 0 else monthrange(year, month)[1])
    if first is None:
        return None
    weekday = phrase.weekday or 0
    if phrase.nth < 0:
        return first - timedelta(days=(first.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (phrase.nth - 1))


def _said_year(said: str, anchor: Anchor | None, context: Resolved | None) -> int | None:
    if said in ("that", "same", "following", "previous"):
        return context.day.year + {"following": 1, "previous": -1}.get(said, 0) if context else None
    return anchor.day.year + {"this": 0, "last": -1, "next": 1}[said] if anchor else None


def _without_year(
    phrase: Phrase, anchor: Anchor | None, clause: Clause, context: Resolved | None
) -> Resolved | str:
    is_month = not phrase.is_day
    if context and (phrase.joined or phrase.relation in ("following", "that", "previous")):
        return _from(phrase, context, backward=phrase.relation == "previous")
    if anchor is None:
        return _NO_ANCHOR
    today = anchor.day.replace(day=1) if is_month else anchor.day
    if phrase.relation not in ("last", "next", "this"):
        last, coming = _around(phrase, today, is_month=is_month)
        return Resolved(_by_tense(last, coming, today, clause, is_month=is_month), is_month)
    choices = _choices(phrase, today, is_month=is_month)
    if phrase.relation == "last":
        chosen = max((there for there in choices if there < today), default=choices[0])
    elif phrase.relation == "next":
        chosen = min((there for there in choices if there > today), default=choices[-1])
    else:
        chosen = next((there for there in choices if there.year == today.year), choices[0])
    return Resolved(chosen, is_month)


def _choices(phrase: Phrase, today: date, *, is_month: bool) -> list[date]:
    """Return the days or months that a phrase without a year may name, in order."""
    years = range(today.year - 1, today.year + 2)
    if phrase.day == 29 and phrase.month == 2:
        years = range(today.year - 4, today.year + 5)
    choices = [there for year in years if (there := _in(phrase, year))]
    if phrase.weekday is not None and not is_month:
        return [there for there in choices if there.weekday() == phrase.weekday] or choices
    return choices


_Around = tuple[date | None, date | None]
"""The last day or month up to today, and the first from today on."""


def _around(phrase: Phrase, today: date, *, is_month: bool) -> _Around:
    this = _in(phrase, today.year)
    is_leap = phrase.day == 29 and phrase.month == 2
    if this is None or is_leap or (phrase.weekday is not None and not is_month):
        return _beside(_choices(phrase, today, is_month=is_month), today)
    if this > today:
        return _in(phrase, today.year - 1), this
    return this, this if this == today else _in(phrase, today.year + 1)


def _beside(choices: list[date], today: date) -> _Around:
    last = next((there for there in reversed(choices) if there <= today), None)
    return last, next((there for there in choices if there >= today), None)


def _by_tense(
    last: date | None, coming: date | None, today: date, clause: Clause, *, is_month: bool
) -> date:
    """Return the one that the tense points to, or the nearest; at least one of them is given."""
    if last is None or coming is None:
        return last or coming or today
    tense = clause()
    if not tense:
        return _nearest(last, coming, today)
    chosen = last if tense == "past" else coming
    if is_month or abs((chosen - today).days) <= _FAR_DAYS:
        return chosen
    nearest = _nearest(last, coming, today)
    return nearest if abs((nearest - today).days) <= _CLOSE_DAYS else chosen


def _nearest(last: date, coming: date, today: date) -> date:
    """Return the nearest day. News tells of the past: a day ahead counts as half as far again."""
    is_past = (today - last).days <= 1.5 * (coming - today).days
    return last if is_past else coming


def _from(phrase: Phrase, context: Resolved, *, backward: bool = False) -> Resolved:
    """Return the first such day or month from the context on: "between 1 October and the end of February"."""
    is_month = not phrase.is_day
    start = context.day.replace(day=1) if is_month or context.is_month else context.day
    for year in (start.year, start.year + 1) if not backward else (start.year, start.year - 1):
        there = _in(phrase, year)
        if there and ((there <= start) if backward else (there >= start)):
            return Resolved(there, is_month)
    return Resolved(
        _day(start.year, phrase.month or 1, min(phrase.day or 1, 28)) or start, is_month
    )


def _weekday(
    phrase: Phrase, anchor: Anchor | None, clause: Clause, context: Resolved | None
) -> Resolved | str:
    if phrase.relation in ("following", "previous", "that"):
        if not context or context.is_month:
            return _NO_CONTEXT
        back = phrase.relation == "previous"
        step = (
            (context.day.weekday() - (phrase.weekday or 0))
            if back
            else ((phrase.weekday or 0) - context.day.weekday())
        ) % 7
        step = step or (0 if phrase.relation == "that" else 7)
        return Resolved(context.day + timedelta(days=-step if back else step), False)
    if anchor is None:
        return _NO_ANCHOR
    if not anchor.is_exact:
        return "only the month of publication is known"
    today, weekday = anchor.day, phrase.weekday or 0
    monday = today - timedelta(days=today.weekday())
    if phrase.week is not None:
        return Resolved(monday + timedelta(days=weekday + 7 * phrase.week), False)
    ahead = (weekday - today.weekday()) % 7
    behind = (today.weekday() - weekday) % 7
    if phrase.relation == "next":
        # "Next Tuesday", said on a Monday, is not tomorrow: it is the Tuesday of next week.
        return Resolved(monday + timedelta(days=weekday + 7 + phrase.shift), False)
    if phrase.relation == "last":
        return Resolved(today + timedelta(days=phrase.shift - (behind or 7)), False)
    if phrase.shift:
        return Resolved(today + timedelta(days=(ahead or 7) + phrase.shift), False)
    if phrase.joined and context and not context.is_month:
        return Resolved(context.day + timedelta(days=(weekday - context.day.weekday()) % 7), False)
    tense = clause()
    is_ahead = tense == "future" or (not tense and phrase.lead in ("by", "until", "till", "from"))
    return Resolved(today + timedelta(days=ahead if is_ahead else -behind), False)


def _near_day(phrase: Phrase, anchor: Anchor | None, context: Resolved | None) -> Resolved | str:
    if phrase.relation in ("following", "previous"):
        if not context or context.is_month:
            return _NO_CONTEXT
        return Resolved(context.day + timedelta(days=phrase.shift), False)
    if anchor is None:
        return _NO_ANCHOR
    if not anchor.is_exact:
        return "only the month of publication is known"
    return Resolved(anchor.day + timedelta(days=phrase.shift), False)


def _near_month(phrase: Phrase, anchor: Anchor | None, context: Resolved | None) -> Resolved | str:
    if phrase.relation in ("that", "following", "previous"):
        if not context:
            return _NO_CONTEXT
        base = context.day
    elif anchor is None:
        return _NO_ANCHOR
    else:
        base = anchor.day
    return Resolved(_months_on(base, phrase.shift, 1) or base, True)


def _months_on(today: date, months: int, day: int) -> date | None:
    count = today.year * 12 + today.month - 1 + months
    return _day(count // 12, count % 12 + 1, day)


def _day_of_month(phrase: Phrase, anchor: Anchor | None, clause: Clause) -> Resolved | str:
    """ "the 15th of next month"; "on the 15th" of this month, or of the one that the tense points to."""
    if anchor is None:
        return _NO_ANCHOR
    day = phrase.day or 1
    if phrase.relation:
        there = _months_on(anchor.day, phrase.shift, day)
        return Resolved(there, False) if there else "not in the calendar"
    choices = [there for step in (-1, 0, 1) if (there := _months_on(anchor.day, step, day))]
    last, coming = _beside(choices, anchor.day)
    return Resolved(_by_tense(last, coming, anchor.day, clause, is_month=False), False)
