"""Find the hedge beside a number: "more than", "up to", "within a whisker of".

In:   lower-case text and the place where the number starts.
Out:  where its words stand, or None.
Not:  words that change nothing about exactness: "just", "only", "a total of", "another".
"""

import re

from digest.extract.figures.lists import listed

_HEDGES = """about|around|roughly|approximately|approx|circa|c|some|almost|nearly|barely|over|under|above|below
    |more than|less than|fewer than|greater than|higher than|lower than|upwards of|upward of|in excess of|well over
    |well under|well above|well below|just over|just under|just above|just below|slightly over|slightly under
    |slightly more than|slightly less than|little more than|little over|a little over|a little under|a little more than
    |a little less than|not much more than|just more than|just less than|far more than|well more than|many more than
    |up to|anything up to|at least|at most|at the very least|at the most|no more than|no less than|no fewer than
    |not more than|not less than|no longer than|no higher than|nothing like|as much as|as many as|as little as|as few as|as high as|as low as
    |as long as|as far as|close to|closer to|nearer|nearer to|getting on for|nigh on|near to|near|approaching|in the region of|in the order of|of the order of
    |somewhere around|an estimated|estimated|estimated at|an approximate|an anticipated|a projected|an expected
    |within a whisker of|a whisker under|a whisker over|a shade under|a shade over|a fraction under|a fraction over|the best part of|the thick end of
    |not far short of|just short of|just shy of|shy of|short of|north of|south of|a minimum of|a maximum of|minimum|maximum
    |a minimum|a maximum|virtually|practically|more like|something like|potentially up to|easily|a good|a mere
    |exactly|precisely|hundreds more than|quite|much more than|beyond|exceeding|topping|not quite|just about
    |rather more than|rather less than|somewhat more than|around about|as good as|just around|perhaps"""
HEDGES: frozenset[str] = frozenset(
    " ".join(hedge.split()) for hedge in _HEDGES.replace("\n", " ").split("|")
)
_LONGEST: dict[str, int] = {}
"""The most words of a hedge, by its last word."""
for _hedge in sorted(HEDGES, key=lambda hedge: hedge.count(" ")):
    _LONGEST[_hedge.rpartition(" ")[2]] = _hedge.count(" ") + 1
_BY_ENDING: dict[str, tuple[str, ...]] = {}
"""Hedges by their last four characters, which most words before a number do not share."""
for _hedge in sorted(HEDGES):
    _BY_ENDING[_hedge[-4:]] = (*_BY_ENDING.get(_hedge[-4:], ()), _hedge)
_LOOSE = frozenset("c \n\t")
"""The character before a number's blank where a word of one letter, or no word, ends."""
_OPENING = re.compile(r".*[(\"']")

# "a row over £5m" is about that sum; it says nothing of more.
_WENT = listed("go goes going gone went come comes came rose rise risen rising put")
_ABOUT = listed(
    """row dispute notice concern concerns fears clash debate strike protest anger question questions talks ballot
    fight battle threat warning inquiry probe argument outcry lawsuit appeal consultation action incident emergency crisis controversy fury criticism court"""
)
_AFTER = re.compile(
    r"(?:[ -]?(plus)\b|(\+)|[ \n](or (?:more|so|fewer|less|under|over|above|below))\b|[ -](odd)\b)"
)
"""The hedges that follow a number: "£5m-plus", "17,000+", "20 or more"."""
_AFTER_BEGINS = ("+", " p", "-p", " o", "-o", "\no")


def beside(low: str, start: int, end: int, floor: int) -> tuple[int, int] | None:
    """Return where the hedge of a figure stands, before its `start` or after its `end`; None for no hedge.

    Nothing before `floor` is read.
    """
    hedges = _BY_ENDING.get(low[start - 5 : start - 1])
    if hedges is not None or (start > 1 and low[start - 2] in _LOOSE):
        at = _before(low, start, max(floor, start - 40), hedges)
        if at is not None:
            return at, at + len(low[at:start].rstrip(" \n-"))
    if low.startswith(_AFTER_BEGINS, end) and (after := _AFTER.match(low, end)):
        return after.span(after.lastindex or 0)
    return None


def _before(low: str, start: int, floor: int, hedges: tuple[str, ...] | None) -> int | None:
    """Return where the hedge that ends just before `start` begins; `hedges` are those that its ending allows."""
    piece = low[floor:start]
    if (
        hedges
        and not piece.endswith(hedges, 0, -1)
        and "\n" not in piece
        and "  " not in piece
        and "\t" not in piece
    ):
        return None
    words = piece.split()
    longest = _LONGEST.get(words[-1].lstrip("(\"'"), 0) if words else 0
    if not longest or piece[-1] not in " \n-":
        return None
    for count in range(min(longest, len(words)), 0, -1):
        first, *others = words[-count:]
        if not first.isalpha() and (opening := _OPENING.match(first)):
            first = first[opening.end() :]
        if " ".join([first, *others]) in HEDGES:
            if words[-2:] == ["up", "to"] and count < len(words) and words[-count - 1] in _WENT:
                return None
            if first == "over" and count == 1 and len(words) > 1 and words[-2] in _ABOUT:
                return None
            at = start
            for word in reversed([first, *others]):
                at = low.rindex(word, floor, at)
            return at
    return None
