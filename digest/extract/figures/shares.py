"""Read shares: "half", "a third", "one in seven", "two posts in five".

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re

from digest.extract.figures.beside import Beside
from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import noun_phrase
from digest.extract.figures.lists import listed
from digest.extract.figures.units import UNITS
from digest.extract.figures.units import suffix as suffix_of
from digest.extract.figures.words import VERBS
from digest.extract.numbers import Number, at, digits, fraction
from digest.extract.numbers.starts import FIRST

_RATIO = re.compile(
    rf"[ \n](?:(?P<thing>(?!of\b|out\b|in\b|for\b)[a-z'-]+(?:[ \n](?!of\b|out\b|in\b|for\b|and\b|to\b)[a-z'-]+){{0,2}})[ \n])?(?:(?P<in>in)|out[ ]of|for)(?P<every>[ \n]every)?[ \n](?=[0-9]|{FIRST.pattern})"
)
_HALF_UNIT = re.compile(
    rf"[ \n-](?:an?[ \n-])?(?P<unit>{'|'.join(sorted((u for u in UNITS if len(u) > 2), key=len, reverse=True))})s?\b"
)
_NOT_SHARE_AFTER_HALF = re.compile(
    r"[ \n-](?:an?[ \n-])?(?:dozen|hour|day|year|month|week|century|decade|minute|term|time|past|way|marathon|price|hearted|brother|sister"
    r"|measures|mast|baked|century|million|board|moon|joking|expected|million|back|light|empty|full|board|board|eaten|tonne|pint)\w*\b"
)
_NOT_HALF_BEFORE = listed(
    "first second other better latter top bottom opening closing last next early later early-season final one"
)
_SHARE_FOLLOWS = re.compile(
    r"(?:[ \n](?:of|in|over|from|since|by|to|and|or|more|less|higher|lower|bigger|larger|smaller|cheaper|fewer|had|have|has|are|were|was|is|"
    r"said|say|live|do|did|would|will|could|can|who|that|which|before|after|compared|on|at|as|for|between|this|last|next|but|during|not|"
    r"own|get|want|came|come|comes|went|go|felt|think|thought|believe|use|rely|backed|support|supported|opposed|agreed|told|reported|lower|above|below"
    r"|because|while|off|up|down|if|when|where|against|than|with|without|within|through|live|lived|work|worked|never|still|now|also|already)\b"
    r"|[.,;:?!)\"'–]|$|[ \n]$)"
)
_QUARTERLY = re.compile(
    r"\b(?:first|second|third|fourth|last|next|final|this|previous|every|each|per)[ \n]$"
)
_DETERMINED = re.compile(
    r"[ \n](?:the|its|their|his|her|our|my|your|all|that|those|these|this|council|what|everyone|of)\b"
)
_WHOLES = listed("hour day week month year decade century")
JOINS_PARTS = frozenset(["in", "out", "for"])
"""One of these words follows the first number of a ratio, or the next few words, unless "-in-" does."""
_IN_OR_OUT = frozenset("io")
_OF_POUNDS = re.compile(
    r"[ \n](?:in|out[ \n]of)[ \n](?:every[ \n])?£(\d{1,4}(?:\.\d+)?)(?![\d,.]*\d|[kmb]|[ \n](?:m|b|th)\w*illion)"
)
_BIT = re.compile(r"[ \n]a[ \n](per cent|percentage point)\b")
_OF_UNIT = re.compile(r"[ \n]of[ \n]an?[ \n](mile|acre|hectare|tonne|kilometre|metre|pint|litre)\b")
_MAJORITY = re.compile(r"[ \n-]majorit(?:y|ies)\b")
_SAYINGS = re.compile(r"[ \n]the[ \n](?:battle|story|fun|picture)\b")
_OF_TIME = re.compile(r"[ \n]of[ \n]an?[ \n](?:century|hour|second|million|billion)\b")


def share(f: Beside, suffix: re.Match[str] | None) -> Draft | str:
    """ "half", "a third", "two-thirds", and "half a mile" which is a measure."""
    low, number, limit, words, last = f.low, f.number, f.limit, f.words, f.last
    start, end = f.start, f.end
    if low[start - 1 : start] == "-" and start > 1 and low[start - 2].isalpha():
        return "compound"
    if number.form == "half":
        if unit := _HALF_UNIT.match(low, end, limit):
            name = UNITS[" ".join(re.split(r"[ \n-]", unit["unit"]))]
            return Draft(
                number, start, unit.end(), unit.end(), "measure", number.value, "measure", name
            )
        if suffix and suffix.lastgroup == "percent":
            unit_ = "points" if suffix["points"] else "%"
            return Draft(
                number, start, suffix.end(), suffix.end(), "percent", number.value, "percent", unit_
            )
        if more := _BIT.match(low, end, limit):
            return Draft(
                number,
                start,
                more.end(),
                more.end(),
                "percent",
                number.value,
                "percent",
                "points" if "point" in more[1] else "%",
            )
        if (
            _SAYINGS.match(low, end)
            or last in _NOT_HALF_BEFORE
            or last.startswith(("other", "and-a"))
            or low.startswith("-", end)
        ):
            return "idiom"
        if _NOT_SHARE_AFTER_HALF.match(low, end, limit):
            return "duration"
        if not (_SHARE_FOLLOWS.match(low, end, limit) or _DETERMINED.match(low, end, limit)):
            return "idiom"
        return Draft(number, start, end, end, "share", number.value, "share-half")
    text = low[start:end]
    if _MAJORITY.match(low, end) or (last == "of" and f.word_before_last() == "majority"):
        return "idiom"  # "a two-thirds majority": what a vote needs
    is_quarter = "quarter" in text or "half" in text
    if last == "and" and len(words) > 1 and words[-2].rstrip("s") in _WHOLES:
        return "duration"  # "an hour and a half", "three years and a half"
    if is_quarter and _QUARTERLY.search(low, max(0, start - 10), start):
        return "duration"
    if part := _OF_UNIT.match(low, end):
        return Draft(
            number,
            start,
            part.end(),
            part.end(),
            "measure",
            number.value,
            "measure",
            UNITS[part[1]],
        )
    if _OF_TIME.match(low, end):
        return "duration"
    if (
        low.startswith("-", end)
        or low.startswith(" past", end)
        or (low.startswith(" to ", end) and "quarter" in text and low[end + 4 : end + 6].isdigit())
    ):
        return "ordinal"
    if (
        text[0] == "a"
        and "half" not in text
        and "quarter" not in text
        and not _SHARE_FOLLOWS.match(low, end, limit)
    ):
        return "ordinal"
    if (
        text[0] != "a"
        and not text.endswith("s")
        and not text.startswith("one")
        and "half" not in text
    ):
        return "ordinal"
    if suffix and suffix.lastgroup in ("duration", "month"):
        return "ordinal"
    if "half" in text and _NOT_SHARE_AFTER_HALF.match(low, end, limit):
        return "duration"
    return Draft(number, start, end, end, "share", number.value, "share-fraction")


def of_pounds(low: str, draft: Draft, limit: int) -> Draft:
    """ "£1 in every £9" is a share; other money is as it was."""
    if draft.per or low[draft.core_end + 1 : draft.core_end + 2] not in _IN_OR_OUT:
        return draft
    match = _OF_POUNDS.match(low, draft.core_end, limit)
    if match is None:
        return draft
    whole = digits(match[1])
    if not 0 < draft.value < whole or whole > 1000 or draft.value % 1 or whole % 1:
        return draft
    draft.value, draft.kind = fraction(int(draft.value), int(whole)), "share"
    draft.unit, draft.rule = "", "share-of-pounds"
    draft.core_end = draft.end = match.end()
    return draft


def _hyphened(low: str, number: Number, limit: int) -> Draft | None:
    """ "a one-in-five chance"."""
    second = at(low, number.end + 4, min(number.end + 16, limit))
    if second is None or second.form not in ("digits", "words"):
        return None
    if number.value % 1 or second.value % 1 or not number.value < second.value <= 1000:
        return None
    value = fraction(int(number.value), int(second.value))
    return Draft(number, number.start, second.end, second.end, "share", value, "share-ratio")


def ratio(f: Beside) -> Draft | None:
    """A share as a ratio: "one in seven", "nine out of ten", "one pound in every six"."""
    low, number, end, limit = f.low, f.number, f.end, f.limit
    if f.after == "-":
        return _hyphened(low, number, limit) if low.startswith("-in-", end) else None
    if f.value > 100:
        return None
    match = _RATIO.match(low, end, limit)
    if match is None or number.value != int(number.value):
        return None
    if low[match.start() + 1 : match.end()].startswith("for") and not match["every"]:
        return None
    second = at(low, match.end(), min(match.end() + 24, limit))
    if second is None or second.form in ("fraction", "half"):
        return None
    if not number.value < second.value <= 1000 or second.value != int(second.value):
        return None
    if match["thing"] and second.form == "digits" and not match["in"] and not match["every"]:
        return None  # "13 seats out of 90" are two counts, "seven homes out of ten" a share
    if match["thing"] and (
        (second.form != number.form and (number.value != 1 or not match["in"]))
        or second.value > 100
        or ((noun := noun_phrase(low, second.end, limit)) and noun.head not in VERBS)
    ):
        return None
    after = low[second.end : second.end + 1]
    if (
        after.isalpha()
        or (after in "/%" and after)
        or (after == "-" and low[second.end + 1 : second.end + 2].isalpha())
    ):
        return None
    suffix = suffix_of(low, second.end, limit)
    if suffix and suffix.lastgroup not in ("pence",):
        return None
    if match["in"] and not match["every"] and number.form != second.form and number.value > 9:
        return None
    if (
        match["in"]
        and not match["every"]
        and number.form == "digits"
        and second.value > 100
        and number.value != 1
    ):
        return None
    return Draft(
        number,
        number.start,
        second.end,
        second.end,
        "share",
        fraction(int(number.value), int(second.value)),
        "share-ratio",
    )
