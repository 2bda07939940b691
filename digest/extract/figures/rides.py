"""Tell the number of a bus, a tram or a road from a count: "the 576 to Oswestry", "on the 51".

In:   a number in digits after "the", in its text.
Out:  whether it is the name of a service.
Not:  "the 42 bus" and "route 7", which say so themselves; `context` knows those words.
"""

import re

from digest.extract.figures.following import noun_phrase
from digest.extract.figures.lists import listed

_STOPS = frozenset(".,;:!?\"')")
_TAKEN = listed(
    "catch catches caught take takes took taken miss missed ride rode riding axe axed scrap scrapped"
)
_ONWARDS = re.compile(
    r"[ \n](?:to|into|via|between|towards|from[ \n][A-Z][\w' ]{1,24}?[ \n]to)[ \n](?:[A-Z]|(?:the|town|work)\b)|,? (?:and |or )?the \d{1,3}\b(?!,\d|%)"
)
_LISTED_BEFORE = re.compile(r"\bthe \d{1,3}[a-z]?(?:,|,? and|,? or)[ \n]the[ \n]$")
_THOSE = re.compile(r"[ \n](?:who|that|which|whose|of|in|to be|were|are)\b")
_MOST_DIGITS = 3


def is_service(low: str, raw: str, start: int, end: int, *, verb: str, floor: int) -> bool:
    """True of digits, after "the", that name a service. verb: the word before "the"; floor: where the block starts."""
    if end - start > _MOST_DIGITS or not low[start:end].isdigit():
        return False
    if low[end : end + 1] in _STOPS and (verb == "on" or verb in _TAKEN):
        return True  # "to work in Birmingham on the 51."
    if verb == "of" or _THOSE.match(low, end) or noun_phrase(low, end, end + 40):
        return False
    if verb in _TAKEN:
        return True  # "if they take the 470 I am stuck"
    return (
        _ONWARDS.match(raw, end) is not None
        or _LISTED_BEFORE.search(low, max(floor, start - 16), start) is not None
    )
