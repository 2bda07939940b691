"""Scan a text once for everything that may be a date, and judge each.

In:   plain text.
Out:  Phrases and refused near misses, in reading order.
Not:  resolving (`key_dates`).
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from digest.extract.calendar import before, words


class Phrase(NamedTuple):
    """Words that name a day or a month.

    start, end: half-open offsets of the phrase, with "the end of", "mid-", "next" and "Monday" before it.
    rule:     day-month-year, day-month, month-year, month, weekday, iso, numeric, near-day, near-month, day-of-month or feast.
    year:     as printed, or None. `said_year` for "this", "last", "next", "that", "same", "following" or "previous year".
    month:    1 to 12, or None.
    day:      1 to 31, or None.
    weekday:  Monday is 0, or None.
    relation: "last", "next", "this", "that", "following", "previous" or "".
    shift:    days to add, for "tomorrow" (1) and "a week on Friday" (7); months for "near-month" (-1 is last month).
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
    week: int | None = None
    lead: str = ""
    lead_start: int = 0
    joined: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the phrase names a day; it names a month otherwise."""
        return self.day is not None or self.weekday is not None or self.rule == "near-day"


class Refused(NamedTuple):
    """Words that look like a date and are none.

    is_date: the numbers in it are a date's all the same ("31 Feb 2025"), so no figure.
    """

    start: int
    end: int
    why: str
    is_date: bool = False


_Match = re.Match[str]
_LONG_MONTHS = frozenset(
    "january february july september october november december".split()
)  # never a name or a verb
_NAMES_BEFORE = frozenset(
    "Theresa Mrs Miss Ms Mr Dr Lady Lord Sir Cllr Councillor Brian Imelda Elaine Rik Liz"
    " Black Good Ash Easter Palm Cyber Super Shrove Pancake Sheffield holiday Mail Remembrance".split()
)
_AFTER_NAME = re.compile(r"[ \t]{1,2}(?!I\b)(?=[A-Z][a-z])([A-Za-z]+)")
_PAPERS = frozenset(
    "Times Mirror Mail Express Post Telegraph Herald Sun World Sport People Politics Independent Star"
    " Night Live Club School Market Mercury Chronicle League".split()
)
_PLACE_AFTER = re.compile(
    r"[ \t]{1,2}(?:Town|City|Council|Road|Street|Lane|Avenue|Station|Railway|High|Hill|Bank|Show|Fair|Day\b|Ball\b)"
    r"|,[ ](?:Cambridgeshire|Cambs)\b"
)
_PLACE_BEFORE = frozenset("town city village parish people residents centre outside near".split())
_LOWER_AFTER = re.compile(r"[ \t]{1,2}[a-z]")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n\"'(][\s\"'(]{0,6})$")
_SECTION = re.compile(
    r"(?i:\b(?:section|paragraph|para|version|v|policy|table|figure|clause|item|appendix|page)\.?)\s$"
)


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


def _matches(text: str) -> Iterator[tuple[int, _Match, Any]]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            yield match.start(), match, reader
    for needle, back in words.NEEDLES:
        place = text.find(needle)
        while place >= 0:
            start = max(0, place - back)
            if not start or not text[start - 1].isalnum():
                if found := words.RELATIVE.match(text, start):
                    yield start, found, _relative
            place = text.find(needle, place + len(needle))


# Numbers first ---------------------------------------------------------------------------------


def _digits(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "2019-08-14", "26/11/2020", "5 February 2020", "12-14 June", "the 15th of next month"."""
    start, end = match.span()
    if iso := match["iso"]:
        year, month, day = (int(part) for part in words.NUMBER.findall(match.group())[:3])
        yield _checked(text, floor, start, end, "iso", year, month, day)
    elif match["numeric"]:
        yield from _numeric(text, match, floor)
    elif match["nth"]:
        yield from _nth(text, match, floor)
    else:
        yield from _days(text, match, floor)


def _numeric(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    start, end = match.span()
    parts = words.NUMBER.findall(match.group())
    short = len(parts[2]) == 2
    if (
        match["mark"] != "/"
        and short
        and not (match["mark"] == "." and len(parts[0]) == len(parts[1]) == 2)
    ):
        yield Refused(start, end, "a version, a section or a code, not a date")
    elif match["mark"] == "." and _SECTION.search(text, max(0, start - 14), start):
        yield Refused(start, end, "the number of a section")
    else:
        day, month = int(parts[0]), int(parts[1])
        year = _full_year(int(parts[2])) if short else int(parts[2])
        yield _checked(text, floor, start, end, "numeric", year, month, day)


def _days(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    """One phrase a day: "12-14 June" is two, and the month and year belong to both."""
    yield from _each_day(text, match, floor, words.MONTH[match["month"][:3].lower()], match.end())


def _nth(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "the 6th of the month", "the 15th of next month", "on the 15th."."""
    day = int(words.NUMBER.findall(match.group())[0])
    ahead = before.read(text, match.start(), floor)
    is_bare = not match.group().endswith("month")
    if not 1 <= day <= 31 or not ahead.article:
        return
    if is_bare and ahead.lead not in ("on", "by", "until", "till", "from", "since", "before", "after"):
        return
    yield Phrase(
        ahead.start, match.end(), "day-of-month", day=day, shift={"next": 1, "last": -1}.get(match["said_month"] or "", 0),
        relation=match["said_month"] or "", lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _each_day(
    text: str, match: _Match, floor: int, month: int, last_end: int
) -> Iterator[Phrase | Refused]:
    month_first = text[match.start()].isalpha()
    days_start = match.start("days") if month_first else match.start()
    days = list(words.NUMBER.finditer(text, days_start, match.end("days")))
    year, said = _year(match)
    for place, number in enumerate(days):
        is_first, is_last = place == 0, place == len(days) - 1
        start = match.start() if is_first else number.start()
        end = last_end if is_last else _ordinal_end(text, number.end())
        rule = "day-month" if year is None else "day-month-year"
        item = _checked(text, floor, start, end, rule, year, month, int(number.group()), said)
        if isinstance(item, Phrase) and not is_first:
            item = item._replace(joined=True, lead="", start=start, lead_start=start)
        if (
            isinstance(item, Phrase)
            and month_first
            and not year
            and item.lead == "in"
            and _counts(text, item.end)
        ):
            # "in March 12 councillors resigned": the number counts them.
            yield _month(text, match.start(), match.end("month"), item)
            return
        yield item
        floor = end


def _counts(text: str, end: int) -> bool:
    return text[end - 1].isdigit() and bool(_LOWER_AFTER.match(text, end))


def _month(text: str, start: int, end: int, item: Phrase) -> Phrase:
    return item._replace(end=end, rule="month", day=None)


def _ordinal_end(text: str, end: int) -> int:
    return end + 2 if text[end : end + 2].lower() in ("st", "nd", "rd", "th") else end


def _checked(
    text: str,
    floor: int,
    start: int,
    end: int,
    rule: str,
    year: int | None,
    month: int,
    day: int,
    said: str = "",
) -> Phrase | Refused:
    """Return the day as a phrase, or refuse one that no calendar has."""
    try:
        datetime.date(year or 2000, month, day)  # 2000 was a leap year: "29 February" may be a day
    except ValueError:
        return Refused(start, end, "not in the calendar", is_date=1 <= month <= 12)
    ahead = before.read(text, start, floor)
    if ahead.habit and year is None:
        return Refused(start, end, "comes round every year", is_date=True)
    relation = ahead.relation if ahead.relation in ("last", "next", "this") else ""
    return Phrase(
        ahead.start if (ahead.part or relation) else start, end, rule, year, month, day,
        relation=relation, said_year=said, shift=0, lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _full_year(short: int) -> int:
    """Return the year that two digits stand for: up to 50 in this century, else in the last."""
    return short + (2000 if short <= 50 else 1900)


def _year(match: _Match) -> tuple[int | None, str]:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("year_only")
    short = groups.get("short_year") or groups.get("short_only")
    said = groups.get("said_year") or groups.get("said_only") or ""
    if year:
        return int(year), ""
    return (_full_year(int(short)) if short else None), said


# Months first ----------------------------------------------------------------------------------


def _months(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "October 18", "May 1-3, 2021", "March 2021", "last November", "in May"."""
    if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "@#_$/"):
        return
    month = words.MONTH[match["month"][:3].lower()]
    if match["days"]:
        yield from _each_day(text, match, floor, month, match.end())
        return
    start, end = match.start(), match.end("month")
    year, said = _year(match)
    if year or said:
        end = match.end()
    ordinal = words.ORDINAL_BEFORE.search(text, max(floor, start - 28), start)
    if ordinal and ordinal["ordinal"] in words.ORDINAL:
        day = words.ORDINAL[ordinal["ordinal"]]
        yield _checked(text, floor, ordinal.start(), end, "day-month", year, month, day, said)
        return
    ahead = before.read(text, start, floor)
    why = "" if year else _not_a_month(text, match["month"], start, end, ahead, said)
    if why:
        yield Refused(start, end, why)
        return
    yield Phrase(
        ahead.start if ahead.part or ahead.relation else start, end, "month-year" if year else "month", year, month,
        relation=ahead.relation, said_year=said, lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _not_a_month(
    text: str, name: str, start: int, end: int, ahead: before.Before, said: str
) -> str:
    """Return why the month's name alone is no date, or "" if it is one."""
    if ahead.habit:
        return "comes round every year"
    if said or ahead.relation in ("last", "next", "this", "following", "previous"):
        return ""
    if _PLACE_AFTER.match(text, end) and not (ahead.lead in ("in", "since") and name != "March"):
        return "a name, not a month"
    if ahead.word in _NAMES_BEFORE and not ahead.lead:
        return "somebody's name"
    plain = name.lower()
    if plain in _LONG_MONTHS:
        return ""
    is_firm = bool(ahead.lead) or ahead.part
    named = _AFTER_NAME.match(text, end)
    if plain in ("april", "june", "august"):
        if named and not (
            is_firm and ahead.lead not in ("by", "to", "for", "of", "and", "or", "with")
        ):
            return "a name, not a month"
        return ""
    if plain in ("may", "march"):
        if not is_firm and not (ahead.article and _LOWER_AFTER.match(text, end)):
            return "a verb or a name, not a month"
        if ahead.lead == "of" and ahead.word.lower() in _PLACE_BEFORE:
            return "a place, not a month"
        if named and ahead.lead in ("by", "to", "for", "of", "and", "or"):
            return "a name, not a month"
        if name.isupper() and ahead.lead in ("and", "or", "to", ""):
            return "a verb in capitals"
        if ahead.lead in ("and", "or", "than", "as") and not _is_month_before(
            text, ahead.lead_start
        ):
            return "a verb, not a month"
        return ""
    # Short forms are names and words of other kinds too: Jan, Dec, Mar.
    if (is_firm and not named) or words.TO_MONTH.match(text, end):
        return ""
    return "a short form alone"


_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s$"
)


def _is_month_before(text: str, start: int) -> bool:
    return bool(_MONTH_BEFORE.search(text, max(0, start - 14), start))


# Weekdays --------------------------------------------------------------------------------------


def _weekdays(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
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
        yield dated[0]._replace(
            start=ahead.start if ahead.relation or ahead.part else start, weekday=weekday, lead=ahead.lead,
            lead_start=ahead.lead_start, relation="",
        )  # fmt: skip
        yield from dated[1:]
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
    for end in ends:
        gap = words.TO_DATE.match(text, end)
        if not gap:
            continue
        for pattern, reader in ((words.DIGITS, _digits), (words.MONTHS, _months)):
            match = pattern.match(text, gap.end())
            if match and (pattern is words.DIGITS or match["days"]):
                days = [item for item in reader(text, match, gap.end()) if isinstance(item, Phrase)]
                if days and days[0].is_day:
                    if "(" in gap.group() and text.startswith(")", days[-1].end):
                        days[-1] = days[-1]._replace(end=days[-1].end + 1)
                    return days
    return []


def _not_a_day(text: str, start: int, end: int, ahead: before.Before, *, short: bool) -> str:
    """Return why the weekday's name alone is no date, or "" if it is one."""
    if ahead.habit or ahead.vague:
        return "no one day in particular"
    if ahead.article:
        return "the day of an event that is dated elsewhere, if at all"
    if not ahead.relation and (
        words.TO_WEEKDAY.match(text, end)
        or (ahead.lead == "between" and words.AND_WEEKDAY.match(text, end))
    ):
        return "days of every week"
    if ahead.word in _NAMES_BEFORE:
        return "a name, not a day"
    if short and not (ahead.relation or ahead.lead in ("on", "by", "until", "from", "since")):
        return "a short form alone"
    named = _AFTER_NAME.match(text, end)
    if (
        named
        and (named[1] in _PAPERS or not (ahead.lead or ahead.relation))
        and named[1] not in ("Morning", "Night", "Evening")
    ):
        return "part of a name"
    return ""


# Words that count from today -------------------------------------------------------------------

_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_PART_SHIFT = {"this": 0, "last": -1, "next": 1, "following": 1, "previous": -1, "that": 0}
_IN_BRACKETS = re.compile(r"[ \t]?\([^()\n]{3,40}\)")
_AFTER_DAY = re.compile(r"(?:the )?day (after|before) $")


def _relative(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
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
        if ahead.lead in ("on", "by", "until", "from", "before", "after", "since"):
            yield Phrase(
                start,
                match.end(),
                "feast",
                month=month,
                day=day,
                lead=ahead.lead,
                lead_start=ahead.lead_start,
            )


def _near(text: str, match: _Match, floor: int) -> Phrase | Refused:
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
            return inner[0]._replace(
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


def _part(text: str, match: _Match, floor: int) -> Iterator[Phrase | Refused]:
    """ "last night", "this month", "earlier this month", "the end of the month", "the following day"."""
    start, end = match.span()
    unit = match.group()
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


# Dates that stand together ---------------------------------------------------------------------


def _joined(text: str, found: list[Phrase], item: Phrase) -> Phrase:
    """Return `item` as it reads after the phrase before it, which may take its year from it.

    "between May and July 2019" is May 2019 and July 2019; "Nov-Feb 2017" began in 2016.
    """
    if not found:
        return item
    last = found[-1]
    gap = words.JOINED.fullmatch(text, last.end, item.start) if item.start - last.end < 12 else None
    if not gap and not item.joined:
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


_RULE_WITH_YEAR = {"day-month": "day-month-year", "month": "month-year"}

_READERS = (
    (words.DIGITS, _digits),
    (words.MONTHS, _months),
    (words.WEEKDAYS, _weekdays),
)
