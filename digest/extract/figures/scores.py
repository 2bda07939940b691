"""Tell the score of a game, odds and "50-50" from votes and ranges: "won 2-1", but "voted 9-4" and "lost 20-25 jobs".

In:   a number with a dash beside it.
Out:  whether it is a score.
"""

import re

from digest.extract.figures.beside import Beside
from digest.extract.figures.following import noun_phrase
from digest.extract.figures.words import is_plural

_PAIR = re.compile(r"(?<![\d,.£])(\d{1,2})[-–](\d{1,2})(?!\d|[,.]\d|%)")
_SPORT = re.compile(
    r"\b(?:beat|beaten|beating|won|win|wins|winning|lost|lose|defeat|defeats|defeated|victory|draw|drew|thrashed|score|scored|half-time|lead|leading"
    r"|aggregate|odds|favourite|bookmakers?)\b"
)
_SURELY = re.compile(r"\b(?:beat|beaten|beating|thrashed|hammered|half-time|aggregate)\b")
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|motion|amendment|councillors|committee|cabinet|carried|pass(?:ed|es)|majority|budget|proposals?|appeal|ballot|chair(?:man|woman)?|casting)\b"
)
_STRIKE = re.compile(r"\b(?:strikes?|walkouts?|industrial action|unions?)\b")
_OUTCOMES = (" win", " victory", " defeat", " draw", " thrashing")
_REACH_BEFORE, _REACH_AFTER = 60, 40
_MOST_GOALS = 30


def is_score(f: Beside) -> bool:
    """True of both numbers of "a 2-1 win", of "it ended 3-3" and of "a 50-50 call"."""
    low, start, end = f.low, f.start, f.end
    pair = _PAIR.search(low, max(f.block, start - 3), min(f.limit, end + 3))
    if pair is None:
        return False
    first, second = int(pair[1]), int(pair[2])
    if first == second == 50:
        return True
    if low.endswith("by ", 0, pair.start()):
        return False
    floor, limit = max(f.block, start - _REACH_BEFORE), min(f.limit, end + _REACH_AFTER)
    if second == 1 and _STRIKE.search(low, floor, limit):
        return True  # a ballot's "9-1 for a strike" is how many times as many
    if _VOTE.search(low, floor, limit):
        return False
    if (
        first < second
        and (nouns := noun_phrase(low, pair.end(), f.limit))
        and is_plural(nouns.head)
    ):
        return False  # "lost 20-25 jobs"
    if low.startswith(_OUTCOMES, pair.end()):
        return True
    if max(first, second) >= _MOST_GOALS:
        return _SURELY.search(low, floor, limit) is not None
    return first == second or _SPORT.search(low, floor, limit) is not None
