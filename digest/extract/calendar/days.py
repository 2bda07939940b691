"""Judge weekdays and words that count from today: "next Thursday, October 18", "Monday week", "last night".

In:   a match of `words.WEEKDAYS` or `words.RELATIVE`.
Out:  a Phrase, or a Refused with the reason.
Not:  which day that is: `key_dates` counts from the day of publication.
"""

import re
from collections.abc import Iterator

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
_PAPERS = listed(
    "Times Mirror Mail Express Post Telegraph Herald Sun World Sport People Politics Independent Star"
    " Night Live Club School Market Mercury Chronicle League"
)


def weekdays(text: str, match: Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "Wednesday, February 5, 2020", "next Thursday", "Monday week", "on Tuesday night"."""
    start, end = match.span()
    if start and text[start - 1].isalnum():
        return
    name = match.group()
    weekday = words.WEEKDAY[name[:3].lower()]
    ahead = before.read(text, start, floor)
    tail = words.WEEKDAY_TAIL.match(text, end)
    tail_end = tail.end() if tail else end
    if dated := _dated(text, tail_end, end):
        # The date says which day it is; the weekday only agrees.
        yield replace(
            dated[0], start=ahead.start if ahead.relation or ahead.part else start, weekday=weekday, lead=ahead.lead,
            lead_start=ahead.lead_start, relation="",
        )  # fmt: skip
        yield from dated[1:]
        return
    if nth := _nth(text, start, tail_end, floor, weekday):
        yield nth
        return
    short = len(name) < 5
    why = _not_a_day(text, start, end, ahead, short=short)
    if why:
        others = words.TO_WEEKDAY.match(text, end) or words.AND_WEEKDAY.match(text, end)
        yield Refused(start, others.end() if others else tail_end, why)
        return
    week, weeks = (tail["week"], tail["weeks"]) if tail else (None, None)
    yield Phrase(
        ahead.start if ahead.relation or ahead.part or ahead.days else start, tail_end, "weekday", weekday=weekday,
        relation=ahead.relation, shift=ahead.days + (before.WEEKS[weeks] if weeks else 0),
        week={"last": -1, "this": 0, "next": 1}[week] if week else None, lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _dated(text: str, *ends: int) -> list[Phrase]:
    """Return the days that go on from a weekday ending at one of `ends`; none if no date follows."""
    for end in dict.fromkeys(ends):
        gap = words.TO_DATE.match(text, end)
        if not gap:
            continue
        for pattern, reader in ((words.DIGITS, dates.digits), (words.MONTHS, dates.months)):
            match = pattern.match(text, gap.end())
            if match and (pattern is words.DIGITS or match["days"]):
                days = [item for item in reader(text, match, gap.end()) if isinstance(item, Phrase)]
                if days and days[0].is_day:
                    if "(" in gap.group() and text.startswith(")", days[-1].end):
                        days[-1] = replace(days[-1], end=days[-1].end + 1)
                    return days
    return []


def _nth(text: str, start: int, end: int, floor: int, weekday: int) -> Phrase | None:
    """ "the first Tuesday in November": a day that its month settles; None for "of every month"."""
    gap = words.IN_MONTH.match(text, end)
    nth = words.NTH_BEFORE.search(text, max(floor, start - 16), start) if gap else None
    month = words.MONTHS.match(text, gap.end()) if gap and nth else None
    if nth is None or month is None:
        return None
    item = next(dates.months(text, month, month.start()), None)
    if not isinstance(item, Phrase) or item.is_day:
        return None
    ahead = before.read(text, nth.start(), floor)
    return replace(
        item, start=nth.start(), rule="nth-weekday", weekday=weekday, nth=words.NTH[nth["nth"]], relation="",
        lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _not_a_day(text: str, start: int, end: int, ahead: before.Before, *, short: bool) -> str:
    """Return why the weekday's name alone is no date, or "" if it is one."""
    if ahead.habit or ahead.vague or _HYPHENED.match(text, end):
        return "no one day in particular"
    if not ahead.relation and _PLURAL_PART.match(text, end):
        return "no one day in particular"
    if _CLOCK_BEFORE.search(text, max(0, start - 12), start):
        return "the day of a live blog's clock"
    if words.OF_MONTH.match(text, end):
        return "one of a month's days"
    if ahead.article:
        return "the day of an event that is dated elsewhere, if at all"
    if not ahead.relation and (
        words.TO_WEEKDAY.match(text, end)
        or (ahead.lead == "between" and words.AND_WEEKDAY.match(text, end))
    ):
        return "days of every week"
    if not (ahead.relation or ahead.lead) and _REGULAR.match(text, end):
        return "what is done on that day of every week"
    if ahead.word in dates.NAMES_BEFORE:
        return "a name, not a day"
    if short and not (ahead.relation or ahead.lead in ("on", "by", "until", "from", "since")):
        return "a short form alone"
    named = dates.AFTER_NAME.match(text, end)
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


def relative(text: str, match: Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "tomorrow night", "last month", "the following night", "Christmas Day", "the first of April"."""
    start = match.start()
    if start and text[start - 1] == "-":
        return
    if match["near"]:
        yield _near(text, match, floor)
    elif match["part"]:
        yield from _part(text, match, floor)
    elif match["feast"]:
        month, day = words.FEAST[match.group().lower()]
        ahead = before.read(text, start, floor)
        if ahead.lead in _FEAST_LEADS:
            yield Phrase(
                start,
                match.end(),
                "feast",
                month=month,
                day=day,
                lead=ahead.lead,
                lead_start=ahead.lead_start,
            )


def _near(text: str, match: Match, floor: int) -> Phrase | Refused:
    ahead = before.read(text, match.start(), floor)
    start, end = match.span()
    shift = _NEAR[match.group().split()[0].lower()] + ahead.days
    if skip := _AFTER_DAY.search(text, max(floor, start - 16), start):
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


def _part(text: str, match: Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "last night", "this month", "earlier this month", "the end of the month", "the following day"."""
    start, end = match.span()
    unit = match.group()
    if not before.points(text, start, floor):
        return
    ahead = before.read(text, start, floor)
    relation = ahead.relation
    if unit == "month":
        if not relation and ahead.part and _THE_BEFORE.search(text, max(0, start - 4), start):
            relation = "this"  # "by the end of the month"
        if relation and not ahead.days:
            yield Phrase(
                ahead.start, end, "near-month", relation=relation, shift=_PART_SHIFT[relation],
                lead=ahead.lead, lead_start=ahead.lead_start,
            )  # fmt: skip
    elif relation in ("following", "previous", "that") or (relation == "next" and unit == "day"):
        if relation != "that":
            yield Phrase(
                ahead.start, end, "near-day", relation="following" if relation == "next" else relation,
                shift=_PART_SHIFT[relation], lead=ahead.lead, lead_start=ahead.lead_start,
            )  # fmt: skip
    elif relation in ("last", "this") and unit != "day":
        # "this morning" is today; "last night" and, in speech, "last evening" are yesterday.
        yield Phrase(
            ahead.start,
            end,
            "near-day",
            shift=_PART_SHIFT[relation],
            lead=ahead.lead,
            lead_start=ahead.lead_start,
        )
