"""Read counts of people and things, with the noun phrase that they count.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re

from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import noun_phrase
from digest.extract.figures.lists import listed
from digest.extract.figures.money import rate as money_rate
from digest.extract.figures.units import DENSITY
from digest.extract.numbers import Number, scan

_PER_WORDS = (
    "week|month|year|day|hour|night|head|person|tonne|term|quarter|minute|mile|square foot|square metre|household|home"
    "|pupil|child|ticket|visit|item|time|bag|job|place|resident|bin|vehicle|car|trip|journey|unit|acre|hectare|ton|litre|decade"
    "|worker|session|weekend|fortnight|shift|plot|property|house|room|copy|dwelling|annum|patient|meal|family|adult"
)
RATE = re.compile(
    r"[ \n](?:for[ ]every|per|in[ ]every|for[ ]each|out of every|in each)[ \n]"
    r"(?P<base>(?:\d[\d,]*|thousand|hundred|million)(?:[ \n](?!in\b|of\b|by\b|last\b|against\b|compared\b|at\b|on\b|to\b|and\b|for\b|this\b)[a-z]+)?)"
)
_EARNED = re.compile(r"\b(?:earn(?:s|ed|ing)?|salar(?:y|ies)|wages?|paid|pays?)\b")
_LASTED = listed("waited waits lasted lasts")
_PAID = re.compile(
    r"\b(?:spend(?:s|ing)?|spent|costs?|costing|pa(?:y|ys|id|ying)|owe[sd]?|owing|borrow(?:s|ed|ing)?|hand(?:s|ed|ing)? over)"
    r"(?: (?:another|nearly|almost|about|around|over|just|only|some|more than|up to|them|him|her|us))?[ \n]$"
)
TIMES = listed(
    "second minute hour day week fortnight month year decade century night season term winter summer weekday session"
)
_COMPOUND = re.compile(
    r"-(?P<noun>place|seat|seater|space|home|house|job|flat|unit|bed|pupil|person|member|signature|vehicle|car|vote|patient|resident|worker"
    r"|turbine|strong|capacity|room|panel|pitch|berth|plot|property|apartment|dwelling|storey|household|student|child|people|site|school)s?\b"
)
_PLUS_MARKS = frozenset("-+")
_PLUS = re.compile(r"-(?:plus|odd)\b|\+")
_OF_TIMES = re.compile(
    r"[ \n]of[ \n](?:(?:the|her|his|its|their|our|those)[ \n])?(?:(?:last|past|first)[ \n])?\d[\d,]*[ \n](day|hour|week|night)s\b"
)
_RATE_BEGINS = frozenset("fpio")
_DENSITY_BEGINS = frozenset("pta")


def _rate(low: str, at: int, limit: int) -> re.Match[str] | None:
    return RATE.match(low, at, limit) if low[at + 1 : at + 2] in _RATE_BEGINS else None


def _density(low: str, at: int, limit: int) -> re.Match[str] | None:
    return DENSITY.match(low, at, limit) if low[at + 1 : at + 2] in _DENSITY_BEGINS else None


def count(low: str, number: Number, limit: int, words: list[str]) -> Draft | str:
    """A number of people or things, with the noun phrase that it counts when that follows."""
    start, end = number.start, number.end
    text = low[start:end]
    last = words[-1].lstrip("(\"'") if words else ""
    draft = Draft(number, start, end, end, "count", number.value, "count", bare=True)
    position = end
    after = low[end : end + 1]
    if after in _PLUS_MARKS and (plus := _PLUS.match(low, end, limit)):
        position = plus.end()
    elif after == "-":
        compound = _COMPOUND.match(low, end, limit)
        if compound is None:
            nxt = low[end + 1 : end + 2]
            if nxt.isalpha() and not (number.form == "words" and _range_word(low, end + 1)):
                return "compound"
        else:
            if compound["noun"] == "storey" and number.form == "words":
                return "compound"
            noun = noun_phrase(low, compound.end(), limit)
            draft.core_end = compound.end()
            draft.end = noun[1] if noun else compound.end()
            draft.nouns = (end + 1, draft.end)
            draft.bare = False
            draft.rule = "count-compound"
            return draft
    if after.isalpha():
        return "code"
    if len(words) > 2 and words[-2:] == ["out", "of"] and words[-3].rstrip("s") in TIMES:
        return "idiom"
    if rate := _rate(low, position, limit):
        draft.kind, draft.rule, draft.bare = "measure", "measure-rate", False
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.core_end = draft.end = rate.end()
        return draft
    if low.startswith(" of", end) and (part := _OF_TIMES.match(low, end, limit)):
        return Draft(
            number, start, end, end, "measure", number.value, "measure-duration", part[1] + "s"
        )
    noun = noun_phrase(low, position, limit)
    if noun is None and number.value >= 10**5 and _PAID.search(low, max(0, start - 24), start):
        return Draft(
            number, start, end, end, "money", number.value, "money-paid", "GBP", scaled=True
        )
    if (
        noun is None
        and number.value >= 1000
        and (per := money_rate(low, end, limit))
        and per["unit"] == "year"
        and _EARNED.search(low, max(0, start - 50), start)
    ):
        return Draft(
            number,
            start,
            per.end(),
            per.end(),
            "money",
            number.value,
            "money-earned",
            "GBP",
            per="year",
            scaled=True,
        )
    if noun is None:
        if last in _LASTED:
            return "duration"  # "one waited 31"
        if text == "two" and last in ("the", "these", "those", "us", "them", "of", "or", "other"):
            return "idiom"
        if text == "one":
            draft.is_one = True
        return draft
    first, stop, head, _ = noun
    if head == "halves":
        return "idiom"
    if head == "wds":
        return "size"
    if text == "two" and last in ("the", "these", "those"):
        return "anaphor"
    if head.rstrip("s") in TIMES or head in ("centuries", "times"):
        if head == "hours" and " " in low[first:stop]:
            draft.kind, draft.unit, draft.rule = "measure", "hours", "measure-hours"
        else:
            return "multiple" if head == "times" else "duration"
    draft.nouns, draft.end, draft.bare = (first, stop), stop, False
    if text == "one":
        draft.is_one = True
    if density := _density(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-density"
        draft.unit = " ".join(low[first : density.end()].split())
        draft.end = density.end()
    elif rate := _rate(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-rate"
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.end = rate.end()
    elif per := money_rate(low, stop, limit):
        draft.per = per["unit"] or None
        if draft.per:
            draft.end = per.end()
    return draft


def _range_word(low: str, position: int) -> bool:
    return next((n.start == position for n in scan(low, position, position + 12)), False)
