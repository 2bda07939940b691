"""Judge weekdays and words that count from today: "next Thursday, October 18", "Monday week", "last night".

In:   a match of `words.WEEKDAYS` or `words.RELATIVE`.
Out:  a Phrase, or a Refused with the reason.
Not:  which day that is: `key_dates` counts from the day of publication.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from digest.extract.calendar import before, dates, words
from digest.extract.calendar.phrase import Match, Phrase, Refused
from digest.extract.calendar.words import listed

_PLURAL_PART = re.compile(r"\s(?:mornings|afternoons|evenings|nights|lunchtimes|teatimes)\b")
_CLOCK_BEFORE = re.compile(r"^[ \t]*\d{1,2}[:.]\d\d(?: ?[ap]m)? \($", re.MULTILINE)
_FEAST_LEADS = listed("on by until from before after since between and to")
_HYPHENED = re.compile(r"-(?:morning|afternoon|evening|night|only)\b")
_REGULAR = re.compile(
    r" (?:parking|opening|trading|closing|collections?|services|buses|trains|hours|markets?|working|workers|shifts|schools?"
    r"|lunch(?:es)?|league|football|cricket|deliver(?:y|ies)|bins?|rounds?|openings|mornings|afternoons|evenings|nights|drivers|charges|fares|rotas?)\b"
)
_DASHES = frozenset("-–/")
_PAPERS = listed(
    "Times Mirror Mail Express Post Telegraph Herald Sun World Sport People Politics Independent Star"
    " Night Live Club School Market Mercury Chronicle League"
)


def weekdays(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    """ "Wednesday, February 5, 2020", "next Thursday", "Monday week", "on Tuesday night"."""
    start, end = match.span()
    if start and text[start - 1].isalnum():
        return ()
    name = match.group()
    weekday = words.WEEKDAY[name[:3].lower()]
    ahead = before.read(text, start, floor)
    # Most stand before a mark; what is looked for after a weekday begins with a blank.
    tail = words.WEEKDAY_TAIL.match(text, end) if text[end : end + 1].isspace() else None
    tail_end = tail.end() if tail else end
    dated = _dated(text, tail_end)
    if not dated and tail_end > end:
        dated = _dated(text, end)
    if dated:
        # The date says which day it is; the weekday only agrees.
        first = replace(
            dated[0], start=ahead.start if ahead.relation or ahead.part else start, weekday=weekday, lead=ahead.lead,
            lead_start=ahead.lead_start, relation="",
        )  # fmt: skip
        return (first, *dated[1:])
    if nth := _nth(text, start, tail_end, floor, weekday):
        return (nth,)
    short = len(name) < 5
    why = _not_a_day(text, start, end, ahead, short=short)
    if why:
        others = words.TO_WEEKDAY.match(text, end) or words.AND_WEEKDAY.match(text, end)
        return (Refused(start, others.end() if others else tail_end, why),)
    week, weeks = tail.group("week", "weeks") if tail else (None, None)
    return (Phrase(
        ahead.start if ahead.relation or ahead.part or ahead.days else start, tail_end, "weekday", weekday=weekday,
        relation=ahead.relation, shift=ahead.days + (before.WEEKS[weeks] if weeks else 0),
        week={"last": -1, "this": 0, "next": 1}[week] if week else None, lead=ahead.lead, lead_start=ahead.lead_start,
    ),)  # fmt: skip


def _dated(text: str, end: int) -> list[Phrase]:
    """Return the days that go on from a weekday ending at `end`; none if no date follows."""
    gap = words.TO_DATE.match(text, end)
    if not gap:
        return []
    start = gap.end()
    initial = text[start : start + 1]
    if initial.isdecimal():
        match, reader = words.DIGITS.match(text, start), dates.digits
    elif initial in words.MONTH_INITIALS:
        match, reader = words.MONTHS.match(text, start), dates.months
    else:
        return []
    if not match or (reader is dates.months and not match["days"]):
        return []
    days = [item for item in reader(text, match, start) if isinstance(item, Phrase)]
    if not days or not days[0].is_day:
        return []
    if "(" in gap.group() and text.startswith(")", days[-1].end):
        days[-1] = replace(days[-1], end=days[-1].end + 1)
    return days


def _nth(text: str, start: int, end: int, floor: int, weekday: int) -> Phrase | None:
    """ "the first Tuesday in November": a day that its month settles; None for "of every month"."""
    gap = words.IN_MONTH.match(text, end)
    nth = words.NTH_BEFORE.search(text, max(floor, start - 16), start) if gap else None
    month = words.MONTHS.match(text, gap.end()) if gap and nth else None
    if nth is None or month is None:
        return None
    item, *_ = dates.months(text, month, month.start()) or (None,)
    if not isinstance(item, Phrase) or item.is_day:
        return None
    ahead = before.read(text, nth.start(), floor)
    return replace(
        item, start=nth.start(), rule="nth-weekday", weekday=weekday, nth=words.NTH[nth["nth"]], relation="",
        lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _not_a_day(text: str, start: int, end: int, ahead: before.Before, *, short: bool) -> str:
    """Return why the weekday's name alone is no date, or "" if it is one."""
    after = text[end : end + 1]
    is_before_word = after.isspace()  # what most of the patterns below begin with
    if ahead.habit or ahead.vague or _HYPHENED.match(text, end):
        return "no one day in particular"
    if is_before_word and not ahead.relation and _PLURAL_PART.match(text, end):
        return "no one day in particular"
    if text.startswith("(", start - 1) and _CLOCK_BEFORE.search(text, max(0, start - 12), start):
        return "the day of a live blog's clock"
    if is_before_word and words.OF_MONTH.match(text, end):
        return "one of a month's days"
    if ahead.article:
        return "the day of an event that is dated elsewhere, if at all"
    if not ahead.relation and (
        ((is_before_word or after in _DASHES) and words.TO_WEEKDAY.match(text, end))
        or (ahead.lead == "between" and words.AND_WEEKDAY.match(text, end))
    ):
        return "days of every week"
    if is_before_word and not (ahead.relation or ahead.lead) and _REGULAR.match(text, end):
        return "what is done on that day of every week"
    if ahead.word in dates.NAMES_BEFORE:
        return "a name, not a day"
    if short and not (ahead.relation or ahead.lead in ("on", "by", "until", "from", "since")):
        return "a short form alone"
    named = dates.AFTER_NAME.match(text, end) if is_before_word else None
    if named and short:
        return "part of a name"
    if (
        named
        and (named[1] in _PAPERS or not (ahead.lead or ahead.relation))
        and named[1] not in ("Morning", "Night", "Evening")
    ):
        return "part of a name"
    return ""


_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_PART_SHIFT = {"this": 0, "last": -1, "next": 1, "following": 1, "previous": -1, "that": 0}
_IN_BRACKETS = re.compile(r"[ \t]?\([^()\n]{3,40}\)")
_AFTER_DAY = re.compile(r"(?:the )?day (after|before) $")


def relative(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    """ "tomorrow night", "last month", "the following night", "Christmas Day", "the first of April"."""
    start = match.start()
    if start and (text[start - 1] == "-" or text[start - 1].isalnum()):
        return ()
    if match["near"]:
        return (_near(text, match, floor),)
    if match["part"]:
        part = _part(text, match, floor)
        return (part,) if part else ()
    month, day = words.FEAST[match.group().lower()]
    ahead = before.read(text, start, floor)
    if ahead.lead not in _FEAST_LEADS:
        return ()
    return (Phrase(
        start, match.end(), "feast", month=month, day=day, lead=ahead.lead, lead_start=ahead.lead_start,
    ),)  # fmt: skip


def _near(text: str, match: Match, floor: int) -> Phrase | Refused:
    start, end = match.span()
    ahead = before.read(text, start, floor)
    shift = _NEAR[match.group().split()[0].lower()] + ahead.days
    is_skip = text.endswith(("after ", "before "), floor, start)
    if is_skip and (skip := _AFTER_DAY.search(text, max(floor, start - 16), start)):
        shift += 1 if skip[1] == "after" else -1
        start = skip.start()
        ahead = before.read(text, start, floor)
    elif ahead.days:
        start = ahead.start
    weekday = None
    if brackets := _IN_BRACKETS.match(text, end):
        if day := words.WEEKDAYS.search(text, end, min(end + 4, brackets.end())):
            weekday = words.WEEKDAY[day.group()[:3].lower()]
        inner = (
            _dated(text, day.end())
            if (day := words.WEEKDAYS.search(text, *brackets.span()))
            else []
        )
        if inner:
            return replace(
                inner[0],
                start=start,
                end=brackets.end(),
                weekday=weekday,
                lead=ahead.lead,
                lead_start=min(start, ahead.lead_start),
            )
        end = brackets.end() if day else end
    return Phrase(
        start,
        end,
        "near-day",
        weekday=weekday,
        shift=shift,
        lead=ahead.lead,
        lead_start=min(start, ahead.lead_start),
    )


_THE_BEFORE = re.compile(r"\bthe $")


def _part(text: str, match: Match, floor: int) -> Phrase | None:
    """ "last night", "this month", "earlier this month", "the end of the month", "the following day"."""
    start, end = match.span()
    unit = match.group()
    if not before.points(text, start, floor):
        return None
    ahead = before.read(text, start, floor)
    relation = ahead.relation
    if unit == "month":
        if not relation and ahead.part and _THE_BEFORE.search(text, max(0, start - 4), start):
            relation = "this"  # "by the end of the month"
        if not relation or ahead.days:
            return None
        rule, shown, shift = "near-month", relation, _PART_SHIFT[relation]
    elif relation in ("following", "previous") or (relation == "next" and unit == "day"):
        rule, shift = "near-day", _PART_SHIFT[relation]
        shown = "following" if relation == "next" else relation
    elif relation in ("last", "this") and unit != "day":
        # "this morning" is today; "last night" and, in speech, "last evening" are yesterday.
        rule, shown, shift = "near-day", "", _PART_SHIFT[relation]
    else:
        return None
    return Phrase(
        ahead.start, end, rule, relation=shown, shift=shift, lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip
