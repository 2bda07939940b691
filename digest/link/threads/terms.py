"""Read the terms on which a figure is given: over how long, to do what, on which day, before or after what, by whom.

In:   two Claims whose values differ.
Out:  True where their terms differ, so that the two may well be two sums.
Not:  what is counted, and of which year. `compare` and `periods` know that.

A pool that costs £30m to rebuild and £24m to repair, a gap of £64m next year and of £251m over five: each pair has one
council, one measure and one subject, and nobody disagrees.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from digest.link.threads import words
from digest.link.threads.claims import Claim


class Terms(NamedTuple):
    """The terms of one figure.

    years: "five" of "over five years", "" for one year or none named. deed: the stem of "repair" in "£24m to repair".
    days:  weekdays. given: what is counted in or left out. is_share: what one of several pays.
    """

    years: str
    deed: str
    days: frozenset[str]
    given: frozenset[str]
    is_share: bool


_YEARS = re.compile(
    r"\b(?:over|in|within|during|across)\s+(?:the\s+)?(?:next\s+|coming\s+|past\s+|last\s+)?"
    r"(?P<number>\w+)[\s-]years?\b|\b(?P<each>\w+)-year\b|\b(?P<decade>decade)\b",
    re.IGNORECASE,
)
_ONE = frozenset({"", "a", "one", "this", "next", "the", "last", "current", "financial", "full", "mid", "end"})  # fmt: skip
_DEED = re.compile(r"\|\s(?:(?:a|each|per)\s\w+\s)?to\s(?!(?:the|a|an|its|their|this|that)\b)(?P<verb>[a-z]{3,})\b(?!\s(?:and|or)\s£)")  # fmt: skip
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_GIVEN = re.compile(
    r"\b(?P<left>excluding|including|without|net of|net|gross|not counting|apart from|remaining|still)\b"
    r"|\b(?P<order>after|before)\s(?:\w+\s)?(?:mitigations?|savings?|actions?|cuts|grants?|measures|support|reserves"
    r"|interest|inflation|tax)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\bcost(?:s|ing)? (?:the|its) (?:council|authority|city|county|borough|taxpayers?)\b"
    r"|\b(?:council|authority|city|county|borough)['’]s (?:own )?(?:share|part)\b",
    re.IGNORECASE,
)


def clash(a: Claim, b: Claim) -> bool:
    """Return whether two claims give their figures on different terms."""
    mine, theirs = _terms(a.window), _terms(b.window)
    if mine.years != theirs.years or mine.given != theirs.given or mine.is_share != theirs.is_share:
        return True
    if mine.days and theirs.days and mine.days.isdisjoint(theirs.days) and a.kind == "count":
        return True
    return mine.deed != theirs.deed and not (
        _knows(a, theirs.deed) and _knows(b, mine.deed) and not (mine.deed and theirs.deed)
    )


def _knows(claim: Claim, deed: str) -> bool:
    return not deed or deed in claim.near or deed in claim.story


@lru_cache(maxsize=20_000)
def _terms(window: str) -> Terms:
    spans = (match[match.lastgroup or 0].lower() for match in _YEARS.finditer(window))
    deed = _DEED.search(window)
    return Terms(
        years=next((span for span in spans if span not in _ONE), ""),
        deed=words.stem(deed["verb"]) if deed else "",
        days=frozenset(_DAY.findall(window)),
        given=frozenset(match[0].lower() for match in _GIVEN.finditer(window)),
        is_share=bool(_SHARE.search(window)),
    )
