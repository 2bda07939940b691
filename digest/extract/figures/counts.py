"""Read counts of people and things, with the noun phrase that they count.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re

from digest.extract.figures.beside import Beside, tells
from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import Nouns, noun_phrase, pieces_after
from digest.extract.figures.lists import listed
from digest.extract.figures.money import rate as money_rate
from digest.extract.figures.units import DENSITY
from digest.extract.numbers import at

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
_NO_THINGS = {"halves": "idiom", "wds": "size", "times": "multiple"}
_PLUS_MARKS = frozenset("-+")
_PLUS = re.compile(r"-(?:plus|odd)\b|\+")
_OF_TIMES = re.compile(
    r"[ \n]of[ \n](?:(?:the|her|his|its|their|our|those)[ \n])?(?:(?:last|past|first)[ \n])?\d[\d,]*[ \n](day|hour|week|night)s\b"
)
_RATE_BEGINS = frozenset("fpio")
_DENSITY_BEGINS = frozenset("pta")
_COUNTED_BEFORE = listed("the these those")
_NOT_ONES = _COUNTED_BEFORE | listed("us them of or other")


def _rate(low: str, at: int, limit: int) -> re.Match[str] | None:
    return RATE.match(low, at, limit) if low[at + 1 : at + 2] in _RATE_BEGINS else None


def _density(low: str, at: int, limit: int) -> re.Match[str] | None:
    return DENSITY.match(low, at, limit) if low[at + 1 : at + 2] in _DENSITY_BEGINS else None


def count(f: Beside) -> Draft | str:
    """A number of people or things, with the noun phrase that it counts when that follows."""
    low, limit, number, start, end = f.low, f.limit, f.number, f.start, f.end
    position, pieces = end, f.ahead
    if not pieces:
        if f.after == "-" and (compound := _compound(f)) is not None:
            return compound
        if f.after in _PLUS_MARKS and (plus := _PLUS.match(low, end, limit)):
            position = plus.end()
            pieces = pieces_after(low, position, limit)
        elif f.after.isalpha():
            return "code"
    words = f.words
    if f.last == "of" and len(words) > 2 and words[-2] == "out" and words[-3].rstrip("s") in TIMES:
        return "idiom"
    draft = Draft(number, start, end, end, "count", number.value, "count", bare=True)
    if not f.is_plain:
        if (
            pieces
            and (pieces[0] == "per" or "every" in pieces or "each" in pieces)
            and (rate := RATE.match(low, position, limit))
        ):
            return _as_rate(draft, rate)
        if low.startswith(" of", end) and (part := _OF_TIMES.match(low, end, limit)):
            draft.kind, draft.rule, draft.bare = "measure", "measure-duration", False
            draft.unit = part[1] + "s"
            return draft
    nouns = noun_phrase(low, position, limit, pieces)
    return _without_noun(f, draft) if nouns is None else _with_noun(f, draft, nouns)


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
    stop = nouns.stop if nouns else after
    return Draft(
        number, f.start, after, stop, "count", number.value, "count-compound", nouns=(end + 1, stop)
    )


def _as_rate(draft: Draft, rate: re.Match[str]) -> Draft:
    draft.kind, draft.rule, draft.bare = "measure", "measure-rate", False
    draft.per = " ".join(rate["base"].split())
    draft.unit = "per " + draft.per
    draft.core_end = draft.end = rate.end()
    return draft


def _without_noun(f: Beside, draft: Draft) -> Draft | str:
    """A number by itself: what was paid or earned, an idiom, or a bare count."""
    low, start, end = f.low, f.start, f.end
    if f.value >= 1000:
        if f.value >= 10**5 and _PAID.search(low, max(0, start - 24), start):
            draft.kind, draft.rule, draft.unit = "money", "money-paid", "GBP"
            draft.bare, draft.scaled = False, True
            return draft
        per = money_rate(low, end, f.limit)
        if per and per["unit"] == "year" and _EARNED.search(low, max(0, start - 50), start):
            draft.kind, draft.rule, draft.unit, draft.per = "money", "money-earned", "GBP", "year"
            draft.core_end = draft.end = per.end()
            draft.bare, draft.scaled = False, True
            return draft
    if f.last in _LASTED:
        return "duration"  # "one waited 31"
    if f.value == 2 and f.last in _NOT_ONES and low[start:end] == "two":
        return "idiom"
    draft.is_one = f.value == 1 and low[start:end] == "one"
    return draft


def _with_noun(f: Beside, draft: Draft, nouns: Nouns) -> Draft | str:
    """A number of what `nouns` says."""
    low, limit, first, stop, head = f.low, f.limit, nouns.start, nouns.stop, nouns.head
    if head in _NO_THINGS:
        return _NO_THINGS[head]
    if f.value == 2 and f.last in _COUNTED_BEFORE and low[f.start : f.end] == "two":
        return "anaphor"
    if head.rstrip("s") in TIMES or head == "centuries":
        if head != "hours" or " " not in low[first:stop]:
            return "duration"
        draft.kind, draft.unit, draft.rule = "measure", "hours", "measure-hours"
    draft.nouns, draft.end, draft.bare = (first, stop), stop, False
    draft.is_one = f.value == 1 and low[f.start : f.end] == "one"
    if nouns.next and not tells(nouns.next):
        return draft
    if density := _density(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-density"
        draft.unit = " ".join(low[first : density.end()].split())
        draft.end = density.end()
    elif rate := _rate(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-rate"
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.end = rate.end()
    elif (per := money_rate(low, stop, limit)) and per["unit"]:
        draft.per, draft.end = per["unit"], per.end()
    return draft
