"""Say what one claim is to another: the same measure or not, agreeing or not.

In:   two Claims of one council, and how rare words are in its stories.
Out:  how strongly they are one measure (0 for not at all), and their relation.
Not:  the other claims. `gather` keeps a whole thread consistent.

Agreeing values need some shared words, the fewer the more digits they share. Values that differ need the same
measure by name and the same thing by its words, and must belong to the same time if the measure does. Where in doubt,
two claims are two things.
"""

from collections.abc import Mapping

from digest.link.threads import measures, periods, values, words
from digest.link.threads.claims import Claim
from digest.site import Relation

Rarity = Mapping[str, float]
Weights = Mapping[str, float]

_MEASURE_STEMS = frozenset(words.stem(word) for word in measures.WORDS)
_SPECIFIC_WEIGHT = 0.6
# Differing values this many times apart are two things (a total and a part; a sum and its yearly share).
_FARTHEST = {
    "debt": 6.0,
    "cost": 3.0,
    "care": 2.5,
    "gap": 3.0,
    "reserves": 4.0,
    "waiting": 3.0,
    "capacity": 2.0,
}
_FARTHEST_OTHERWISE = 2.0
_MONTHS_OF_ONE_FORECAST = 2
# How long a measure that nobody dates stays what it was, in months: accounts of one debt come out once a year.
_STANDS = {"debt": 12, "cost": 2}
_STANDS_OTHERWISE = 1
_SUBJECT = 3.0
_COVERED = 0.6
_TOUCHED = 0.3
_SMALL = 20


def shared(a: Weights, b: Weights, rarity: Rarity) -> float:
    """Return the weight of the words that two sets share."""
    if len(b) < len(a):
        a, b = b, a
    return sum(min(a[w], b[w]) * rarity.get(w, 1.0) for w in a if w in b)


def things(claim: Claim, rarity: Rarity) -> dict[str, float]:
    """Return the words of `about` that say what is counted: not "cost", not "council", not the council's name."""
    return {
        word: weight
        for word, weight in claim.about.items()
        if weight >= _SPECIFIC_WEIGHT and word not in _MEASURE_STEMS and rarity.get(word, 1.0) > 0
    }


def _covered(thing: Weights, *others: Weights) -> float:
    """Return how much of `thing` the others mention, 0 to 1; 1 where there is nothing to mention."""
    total = sum(thing.values())
    return (
        sum(w for word, w in thing.items() if any(word in o for o in others)) / total
        if total
        else 1.0
    )


def strength(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return how strongly two claims of one kind, unit and council are one measure; 0 for not at all."""
    if a.extra != b.extra or a.each != b.each:
        return 0.0
    equal = a.value == b.value and a.upper == b.upper
    if a.part != b.part and not (equal and values.specific(a.value) > 1):
        return 0.0
    if (
        a.measure
        and b.measure
        and a.measure != b.measure
        and {a.measure, b.measure} != {"debt", "loans"}
    ):
        return 0.0
    if not _one_time(a, b):
        return 0.0
    if agreeing(a, b):
        return _agreeing(a, b, rarity, equal=equal)
    return _differing(a, b, rarity)


def agreeing(a: Claim, b: Claim) -> bool:
    """Return whether two claims can be one value."""
    return values.agree((a.low, a.high), (b.low, b.high)) or (
        a.upper is None and b.upper is None and values.rounds(a.value, b.value)
    )


def _one_time(a: Claim, b: Claim) -> bool:
    """Return whether a measure that ends with its year can be of one year in both."""
    if (a.measure or b.measure) in measures.LEVELS:
        return True
    if a.period and b.period:
        return periods.overlap(a.period, b.period)
    return True


def _agreeing(a: Claim, b: Claim, rarity: Rarity, *, equal: bool) -> float:
    mine, theirs = things(a, rarity), things(b, rarity)
    common = {w for w in a.near if w in b.near} | {w for w in a.about if w in b.around} | {w for w in b.about if w in a.around}  # fmt: skip
    said = sum(
        max(a.around.get(w, 0.0), a.about.get(w, 0.0)) * rarity.get(w, 1.0)
        for w in common
        if w not in _MEASURE_STEMS
    )
    story = min(1.0, shared(a.story, b.story, rarity) / _SUBJECT)
    same_measure = a.measure is not None and a.measure == b.measure
    if same_measure and a.measure in measures.WHOLE and _alike(a, b, mine, theirs):
        return 4.0 + said if a.authority == b.authority else 0.0
    if same_measure and a.measure in ("care", "tax"):
        said += 1.0
    if min(
        _covered(mine, b.around, b.near, b.story), _covered(theirs, a.around, a.near, a.story)
    ) < _TOUCHED and not (equal and values.specific(a.value) > 1 and story >= 0.5):
        return 0.0
    need = _needed(a) + (0.0 if equal else 0.5)
    if said < 0.5 and not (same_measure and story >= 1.0 and values.specific(a.value) > 1):
        return 0.0
    credit = said + 0.5 * same_measure + story
    return 2.0 + credit if credit >= need else 0.0


def _needed(claim: Claim) -> float:
    """How much must be shared for two equal values to be one: the less, the more digits they share."""
    digits = values.specific(claim.value)
    if claim.kind == "money":
        return {1: 1.7, 2: 1.1}.get(digits, 0.7)
    if claim.kind == "percent":
        return 2.0 if digits < 2 else 1.5
    if claim.value <= _SMALL:
        return 2.2
    return 1.0 if digits > 1 and claim.value >= 100 else 1.5


def _alike(a: Claim, b: Claim, mine: Weights, theirs: Weights) -> bool:
    """Return whether two claims of a council's one debt or gap are both of the whole, or of the same part."""
    return min(_covered(mine, b.about, b.near), _covered(theirs, a.about, a.near)) >= _COVERED


def _differing(a: Claim, b: Claim, rarity: Rarity) -> float:
    low, high = sorted((abs(a.value), abs(b.value)))
    if not low or high / low > _FARTHEST.get(a.measure or "", _FARTHEST_OTHERWISE):
        return 0.0
    if a.measure != b.measure or a.article is b.article:
        return 0.0
    mine, theirs = things(a, rarity), things(b, rarity)
    near = _near_in_time(a, b)
    if a.measure in measures.WHOLE:
        if a.authority != b.authority or not _alike(a, b, mine, theirs):
            return 0.0
        return 1.5 if a.measure != "gap" or (a.period and b.period) or near else 0.0
    if a.measure == "care":
        return 1.5
    if a.measure in ("tax", "saving") and not (a.period and b.period) and not near:
        return 0.0
    if a.measure == "tax":
        return 1.5 if _alike(a, b, mine, theirs) else 0.0
    if a.measure == "saving" and not mine and not theirs:
        return 1.2 if a.authority == b.authority else 0.0
    about = shared(mine, theirs, rarity)
    subject = _of_one_subject(a, b, mine, theirs, rarity)
    if a.measure in ("cost", "capacity"):
        return 1.4 if subject else 0.0
    if a.measure in ("waiting", "premium"):
        return 1.4 if about >= 0.7 and _alike(a, b, mine, theirs) else 0.0
    if a.kind == "count" and (low <= _SMALL or about < 0.7):
        return 0.0
    if a.kind == "count" and subject and high / low <= 1.5:
        return 1.2
    if not near or (a.measure is None and a.kind != "count"):
        return 0.0
    return (
        1.1
        if _alike(a, b, mine, theirs) and (about >= 1.0 or subject or a.kind == "count")
        else 0.0
    )


def _near_in_time(a: Claim, b: Claim) -> bool:
    return (
        a.month is not None
        and b.month is not None
        and abs(a.month - b.month) <= _MONTHS_OF_ONE_FORECAST
    )


def _of_one_subject(a: Claim, b: Claim, mine: Weights, theirs: Weights, rarity: Rarity) -> bool:
    """Return whether both claims are about their stories' subject, and the stories have one subject."""
    if not (_is_main(a, mine) and _is_main(b, theirs)):
        return shared(mine, {**b.near, **b.around}, rarity) >= 2.0 and shared(theirs, {**a.near, **a.around}, rarity) >= 2.0  # fmt: skip
    return shared({**a.story, **a.near}, {**b.story, **b.near}, rarity) >= _SUBJECT


def _is_main(claim: Claim, thing: Weights) -> bool:
    return claim.titled or _covered(thing, claim.story) >= 0.5


def relation(a: Claim, b: Claim) -> Relation:
    """Return what `b`, the later, is to `a` in one thread."""
    if agreeing(a, b):
        return "same"
    if a.past or b.past or a.month is None or b.month is None:
        return "changed"
    if values.admits(a.hedge, a.value, b.value) or values.admits(b.hedge, b.value, a.value):
        return "changed"
    when = a.period or (a.month, a.month + 1), b.period or (b.month, b.month + 1)
    looked_back = bool(a.period and b.period) and all(p[1] <= min(a.month, b.month) for p in when)
    if not looked_back and b.article.date != a.article.date and measures.says_change(b.window):
        return "changed"
    if a.measure in measures.LEVELS:
        stands = _STANDS.get(a.measure or "", _STANDS_OTHERWISE)
        return "disagrees" if periods.apart(*when) <= stands else "changed"
    if looked_back or abs(a.month - b.month) <= _MONTHS_OF_ONE_FORECAST:
        return "disagrees"
    return "changed"
