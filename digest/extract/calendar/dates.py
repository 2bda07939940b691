"""Judge dates that print their month: "5 February 2020", "October 18", "26/11/2020", "last May", "12-14 June".

In:   a match of `words.DIGITS` or `words.MONTHS`.
Out:  one Phrase a day, or a Refused with the reason.
Not:  weekdays and words that count from today (`days`).
"""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from digest.extract.calendar import before, words
from digest.extract.calendar.phrase import Match, Phrase, Refused
from digest.extract.calendar.words import listed

_LONG_MONTHS = listed(
    "january february july september october november december"
)  # never a name or a verb
NAMES_BEFORE = listed(
    "Theresa Mrs Miss Ms Mr Dr Lady Lord Sir Cllr Councillor Brian Imelda Elaine Rik Liz"
    " Black Good Ash Easter Palm Cyber Super Shrove Pancake Sheffield holiday Mail Remembrance"
)
_PLACE_AFTER = re.compile(
    r"[ \t]{1,2}(?:Town|City|Council|Road|Street|Lane|Avenue|Station|Railway|High|Hill|Bank|Show|Fair|Day\b|Ball\b)"
    r"|,[ ](?:Cambridgeshire|Cambs)\b"
)
_IT_IS = re.compile(r"\b[Ii]t(?:'s| is) (?:(?:only|just|still|already|now|nearly|almost) )?$")
_PLACE_BEFORE = listed("town city village parish people residents centre outside near")
_LOWER_AFTER = re.compile(r"[ \t]{1,2}[a-z]")
_MOST_DAYS = 31
_PARTS_BEFORE = ("mid-", "early ", "late ", "end of ", "start of ", "beginning of ", "middle of ")
_CAPITALS_AFTER = re.compile(r"[ \t]{1,2}[A-Z]{2}")
_NTH_LEADS = listed("on by until till from since before after")
_SECTION = re.compile(
    r"(?i:\b(?:section|paragraph|para|version|v|policy|table|figure|clause|item|appendix|page)\.?)\s$"
)
AFTER_NAME = re.compile(r"[ \t]{1,2}(?!I\b)(?=[A-Z][a-z])([A-Za-z]+)")


def digits(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    """ "2019-08-14", "26/11/2020", "5 February 2020", "12-14 June", "the 15th of next month"."""
    if name := match["month"]:
        return _each_day(text, match, floor, words.MONTH[name[:3].lower()])
    if match["iso"]:
        year, month, day = (int(part) for part in match.group().split("-"))
        return (_checked(text, floor, *match.span(), "iso", year, month, day),)
    return (_numeric if match["numeric"] else _nth)(text, match, floor)


def _numeric(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    start, end = match.span()
    parts = words.NUMBER.findall(match.group())
    short = len(parts[2]) == 2
    full = len(parts[0]) == len(parts[1]) == 2
    if (
        match["mark"] != "/"
        and short
        and not (full and (match["mark"] == "." or _stands_alone(text, start, end)))
    ):
        return (Refused(start, end, "a version, a section or a code, not a date"),)
    if match["mark"] == "." and _SECTION.search(text, max(0, start - 14), start):
        return (Refused(start, end, "the number of a section"),)
    day, month = int(parts[0]), int(parts[1])
    if match["mark"] == "/" and day <= 12 and (month > 12 or _is_american(text)):
        day, month = month, day
    year = _full_year(int(parts[2])) if short else int(parts[2])
    return (_checked(text, floor, start, end, "numeric", year, month, day),)


_BAR_BEFORE = re.compile(r"(?:^|[|·•\t]|[ ]{2,})[ \t]*$", re.MULTILINE)
_BAR_AFTER = re.compile(r"[ \t]*(?:$|[|·•\t,]|[ ]{2,})", re.MULTILINE)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether "22-02-23" is a part of its own of the line: a code or a score stands among words."""
    return bool(_BAR_BEFORE.search(text, max(0, start - 6), start) and _BAR_AFTER.match(text, end))


@lru_cache(maxsize=4)
def _is_american(text: str) -> bool:
    """Whether the page writes 09/30/2020: some date can only be read so, and none the British way alone."""
    pairs = [(int(m.group(1)), int(m.group(2))) for m in _SLASHED.finditer(text)]
    return any(a <= 12 < b for a, b in pairs) and not any(a > 12 for a, b in pairs)


def _nth(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    """ "the 6th of the month", "the 15th of next month", "on the 15th."."""
    day = int(words.NUMBER.findall(match.group())[0])
    ahead = before.read(text, match.start(), floor)
    is_bare = not match.group().endswith("month")
    if not 1 <= day <= 31 or not ahead.article:
        return ()
    if is_bare and ahead.lead not in _NTH_LEADS:
        return ()
    relation = match["said_month"] or ""
    return (Phrase(
        ahead.start, match.end(), "day-of-month", day=day, shift={"next": 1, "last": -1}.get(relation, 0),
        relation=relation, lead=ahead.lead, lead_start=ahead.lead_start,
    ),)  # fmt: skip


def _each_day(text: str, match: Match, floor: int, month: int) -> Sequence[Phrase | Refused]:
    """One phrase a day: "12-14 June" is two, and the month and year belong to both."""
    begin, end = match.span()
    month_first = text[begin].isalpha()
    year, said = _year(match)
    rule = "day-month" if year is None else "day-month-year"
    days = list(
        words.NUMBER.finditer(
            text, match.start("days") if month_first else begin, match.end("days")
        )
    )
    if month_first and year is None and int(days[0].group()) > _MOST_DAYS:
        return (_month_alone(text, match, floor),)  # "to the end of April 40 were sold"
    items: list[Phrase | Refused] = []
    last = days[-1]
    for number in days:
        is_first = not items
        start = begin if is_first else number.start()
        stop = end if number is last else _ordinal_end(text, number.end())
        item = _checked(text, floor, start, stop, rule, year, month, int(number.group()), said)
        if isinstance(item, Phrase):
            if not is_first:
                item = replace(item, joined=True, lead="", start=start, lead_start=start)
            if month_first and not year and item.lead == "in" and _counts(text, item.end):
                # "in March 12 councillors resigned": the number counts them.
                return (*items, _month_alone(text, match, floor))
        items.append(item)
        floor = stop
    return items


def _counts(text: str, end: int) -> bool:
    return text[end - 1].isdigit() and bool(_LOWER_AFTER.match(text, end))


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


def _year(match: Match) -> tuple[int | None, str]:
    if match.re is words.MONTHS and match["days"] is None:
        year, short, said = match.group("year_only", "short_only", "said_only")
    else:
        year, short, said = match.group("year", "short_year", "said_year")
    if year:
        return int(year), ""
    return (_full_year(int(short)) if short else None), said or ""


def months(text: str, match: Match, floor: int) -> Sequence[Phrase | Refused]:
    """ "October 18", "May 1-3, 2021", "March 2021", "last November", "in May"."""
    start = match.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#_$/"):
        return ()
    if match["days"] and not text.endswith(_PARTS_BEFORE, 0, start):
        return _each_day(text, match, floor, words.MONTH[match["month"][:3].lower()])
    return (_month_alone(text, match, floor),)


def _month_alone(text: str, match: Match, floor: int) -> Phrase | Refused:
    start, end = match.span("month")
    name = match["month"]
    month = words.MONTH[name[:3].lower()]
    year, said = (None, "") if match["days"] else _year(match)
    if year or said:
        end = match.end()
    # Nothing but "of" stands between an ordinal and its month.
    first = max(floor, start - 28)
    is_of = text[first:start].rstrip().endswith("of")
    ordinal = words.ORDINAL_BEFORE.search(text, first, start) if is_of else None
    if ordinal and ordinal["ordinal"] in words.ORDINAL:
        day = words.ORDINAL[ordinal["ordinal"]]
        rule = "day-month-year" if year else "day-month"
        return _checked(text, floor, ordinal.start(), end, rule, year, month, day, said)
    ahead = before.read(text, start, floor)
    why = "" if year else _not_a_month(text, name, start, end, ahead, said)
    if why:
        return Refused(start, end, why)
    return Phrase(
        ahead.start if ahead.part or ahead.relation else start, end, "month-year" if year else "month", year, month,
        relation=ahead.relation, said_year=said, lead=ahead.lead, lead_start=ahead.lead_start,
    )  # fmt: skip


def _not_a_month(
    text: str, name: str, start: int, end: int, ahead: before.Before, said: str
) -> str:
    """Return why the month's name alone is no date, or "" if it is one."""
    if ahead.habit:
        return "comes round every year"
    if (
        name == "MAY"
        and ahead.lead not in ("in", "since", "from", "by", "until")
        and _CAPITALS_AFTER.match(text, end)
    ):
        return "a verb in capitals"
    if said or ahead.relation in ("last", "next", "this", "following", "previous"):
        return ""
    if not ahead.lead and _IT_IS.search(text, max(0, start - 20), start):
        return "what month it is, not when something happens"
    if _PLACE_AFTER.match(text, end) and not (ahead.lead in ("in", "since") and name != "March"):
        return "a name, not a month"
    if ahead.word in NAMES_BEFORE and not ahead.lead:
        return "somebody's name"
    plain = name.lower()
    if plain in _LONG_MONTHS:
        return ""
    is_firm = bool(ahead.lead) or ahead.part
    named = AFTER_NAME.match(text, end)
    if plain in ("april", "june", "august"):
        if named and not (
            is_firm and ahead.lead not in ("by", "to", "for", "of", "and", "or", "with")
        ):
            return "a name, not a month"
        return ""
    if plain in ("may", "march"):
        if not is_firm and not (
            (ahead.article and _LOWER_AFTER.match(text, end)) or text.startswith("March's ", start)
        ):
            return "a verb or a name, not a month"
        if ahead.lead == "of" and ahead.word.lower() in _PLACE_BEFORE:
            return "a place, not a month"
        if named and ahead.lead in ("by", "to", "for", "of", "and", "or"):
            return "a name, not a month"
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
