"""Read counts of people and things, with the noun phrase that they count.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re

from digest.extract.figures.beside import Beside, tells
from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import Nouns, noun_phrase, pieces_after
from digest.extract.figures.lists import listed
from digest.extract.figures.money import often
from digest.extract.figures.money import rate as money_rate
from digest.extract.figures.units import DENSITY
from digest.extract.numbers import at
from digest.records import FigureKind

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
_LASTING = TIMES | {f"{time}s" for time in TIMES} | {"centuries"}
_COMPOUND = re.compile(
    r"-(?P<noun>place|seat|seater|space|home|house|job|flat|unit|bed|pupil|person|member|signature|vehicle|car|vote|patient|resident|worker"
    r"|turbine|strong|capacity|room|panel|pitch|berth|plot|property|apartment|dwelling|storey|household|student|child|people|site|school)s?\b"
)
_DWELLINGS = listed(
    "house semi home flat property bungalow terrace detached apartment maisonette cottage"
)
_MOST_BEDROOMS = 6
_NO_THINGS = {"halves": "idiom", "wds": "size", "times": "multiple"}
_PLUS_MARKS = frozenset("-+")
_PLUS = re.compile(r"-(?:plus|odd)\b|\+")
_OF_TIMES = re.compile(
    r"[ \n]of[ \n](?:(?:the|her|his|its|their|our|those)[ \n])?(?:(?:last|past|first)[ \n])?\d[\d,]*[ \n](day|hour|week|night)s\b"
)
_RATE_BEGINS = frozenset("fpio")
_DENSITY_BEGINS = frozenset("pta")
_COUNTED_BEFORE = listed("the these those")
_OURS = listed("your their our my his her")
_LY = ("ly", "ly.", "ly,", "ly;", "ly)")
_NOT_ONES = _COUNTED_BEFORE | listed("us them of or other")


def _rate(low: str, at: int, limit: int) -> re.Match[str] | None:
    return RATE.match(low, at, limit) if low[at + 1 : at + 2] in _RATE_BEGINS else None


def _density(low: str, at: int, limit: int) -> re.Match[str] | None:
    return DENSITY.match(low, at, limit) if low[at + 1 : at + 2] in _DENSITY_BEGINS else None


def count(f: Beside) -> Draft | str:
    """A number of people or things, with the noun phrase that it counts when that follows."""
    low, limit, end = f.low, f.limit, f.end
    position, pieces = end, f.ahead
    if not pieces:
        if f.after == "-" and (compound := _compound(f)) is not None:
            return compound
        if f.after in _PLUS_MARKS and (plus := _PLUS.match(low, end, limit)):
            position = plus.end()
            pieces = pieces_after(low, position, limit)
        elif f.after.isalpha():
            return "code"
    if f.last == "of" and _is_out_of_time(f.words):
        return "idiom"
    if not f.is_plain:
        if (
            pieces
            and (pieces[0] == "per" or "every" in pieces or "each" in pieces)
            and (rate := RATE.match(low, position, limit))
        ):
            return _as_rate(f, rate)
        if low.startswith(" of", end) and (part := _OF_TIMES.match(low, end, limit)):
            return _draft(f, end, "measure", "measure-duration", part[1] + "s")
    nouns = noun_phrase(low, position, limit, pieces)
    return _without_noun(f) if nouns is None else _with_noun(f, nouns)


def _is_out_of_time(words: list[str]) -> bool:
    """True of "24 hours out of"."""
    return len(words) > 2 and words[-2] == "out" and words[-3].rstrip("s") in TIMES


def _draft(f: Beside, end: int, kind: FigureKind, rule: str, unit: str) -> Draft:
    return Draft(f.number, f.start, end, end, kind, f.number.value, rule, unit)


def _compound(f: Beside) -> Draft | str | None:
    """ "a 20-place unit": a draft; "five-year": a refusal; None for what is no compound."""
    low, number, end = f.low, f.number, f.end
    compound = _COMPOUND.match(low, end, f.limit)
    if compound is None:
        if _PLUS.match(low, end, f.limit):
            return None
        is_range = number.form == "words" and at(low, end + 1, end + 13) is not None
        return "compound" if low[end + 1 : end + 2].isalpha() and not is_range else None
    if compound["noun"] == "storey" and number.form == "words":
        return "compound"
    after = compound.end()
    nouns = noun_phrase(low, after, f.limit)
    if (
        compound["noun"] == "bed"
        and number.value <= _MOST_BEDROOMS
        and nouns
        and nouns.head.removesuffix("s") in _DWELLINGS
    ):
        return "compound"  # "a three-bed semi"
    stop = nouns.stop if nouns else after
    return Draft(
        number, f.start, after, stop, "count", number.value, "count-compound", nouns=(end + 1, stop)
    )


def _as_rate(f: Beside, rate: re.Match[str]) -> Draft:
    base = " ".join(rate["base"].split())
    draft = _draft(f, rate.end(), "measure", "measure-rate", "per " + base)
    draft.per = base
    return draft


def _without_noun(f: Beside) -> Draft | str:
    """A number by itself: what was paid or earned, an idiom, or a bare count."""
    low, start, end, value = f.low, f.start, f.end, f.value
    if value >= 1000:
        if value >= 10**5 and _PAID.search(low, max(0, start - 24), start):
            draft = _draft(f, end, "money", "money-paid", "GBP")
            draft.scaled = True
            return draft
        per = money_rate(low, end, f.limit)
        if per and per["unit"] == "year" and _EARNED.search(low, max(0, start - 50), start):
            draft = _draft(f, per.end(), "money", "money-earned", "GBP")
            draft.per, draft.scaled = "year", True
            return draft
    if f.last in _LASTED:
        return "duration"  # "one waited 31"
    time = None if f.is_plain else often(low, end, f.limit)
    if time is None and value == 2 and f.last in _NOT_ONES and low[start:end] == "two":
        return "idiom"
    if time is not None and value == 5 and f.last in _OURS:
        return "idiom"  # "their five a day", of fruit
    draft = _draft(f, end, "count", "count", "")
    draft.bare = True
    if time is not None:
        draft.per, draft.core_end = time
        draft.end = draft.core_end
    draft.is_one = value == 1 and low[start:end] == "one"
    return draft


def _with_noun(f: Beside, nouns: Nouns) -> Draft | str:
    """A number of what `nouns` says."""
    low, start, value, stop, head = f.low, f.start, f.value, nouns.stop, nouns.head
    if head in _NO_THINGS:
        return _NO_THINGS[head]
    if value == 2 and f.last in _COUNTED_BEFORE and low[start : f.end] == "two":
        return "anaphor"
    draft = Draft(
        f.number, start, f.end, stop, "count", f.number.value, "count", nouns=(nouns.start, stop)
    )
    if head in _LASTING:
        if head != "hours" or " " not in low[nouns.start : stop]:
            return "duration"
        draft.kind, draft.unit, draft.rule = "measure", "hours", "measure-hours"
    if value == 1:
        draft.is_one = low[start : f.end] == "one"
    limit = f.limit
    if nouns.next and not tells(nouns.next):
        if nouns.next.endswith(_LY) and (time := often(low, stop, limit)) is not None:
            draft.per, draft.end = time
        return draft
    if density := _density(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-density"
        draft.unit = " ".join(low[nouns.start : density.end()].split())
        draft.end = density.end()
    elif rate := _rate(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-rate"
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.end = rate.end()
    elif (per := money_rate(low, stop, limit)) and per["unit"]:
        draft.per, draft.end = per["unit"], per.end()
    return draft
