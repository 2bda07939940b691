"""Say how strongly one claim is of the same measure as another.

In:   two Claims of one council, and how rare words are in its stories.
Out:  how strongly they are one measure; 0 for not at all.
Not:  the other claims. `gather` keeps a whole thread consistent.

Agreeing values need some shared words, the fewer the more digits they share. Values that differ need the same
measure by name and the same thing by its words, and must belong to the same time if the measure does. Where in doubt,
two claims are two things.
"""

from digest.link.threads import measures, periods, terms, values
from digest.link.threads.claims import Claim
from digest.link.threads.clashes import (
    alike,
    givers_clash,
    head_known,
    leads_clash,
    names_clash,
    near_in_time,
    no_longer,
    one_sided,
    places_clash,
    years_apart,
)
from digest.link.threads.overlap import (
    MEASURE_STEMS,
    SPECIFIC_WEIGHT,
    Rarity,
    covered,
    in_common,
    said_together,
    shared,
)
from digest.link.threads.words import Weights

# Differing values this many times apart are two things (a total and a part; a sum and its yearly share).
_FARTHEST = {
    "debt": 6.0,
    "reserves": 4.0,
    "tax": 4.0,
    "cost": 3.0,
    "gap": 4.0,
    "waiting": 3.0,
    "care": 2.5,
}
_FARTHEST_OTHERWISE = 2.5
# Hedges and roundings reach no further than this: "more than 1,000" of 1,086.
_NEAR = 1.25
# The strength of two claims of what a council has one of.
_WHOLE = 5.0
# The weight of shared words that makes two stories one subject: two names, or three plain words.
_SUBJECT = 3.0
_COVERED_BY_COUNT = 0.75
# Both say "people", and what they did stands only in the sentence.
_SUBJECT_IN_PASSING = 2.0
# How much of what each counts the other must mention: the more, the likelier two values are equal by chance.
_TOUCHED_ROUND, _TOUCHED, _TOUCHED_EXACT = 0.6, 0.4, 0.25
_SMALL = 20
# Five homes and five homes are one thing only in stories of one matter.
_SMALL_STORY = 0.5
# Differing values this near, of one measure at one time in stories of one subject, are one sum given twice.
_CLOSE = 1.1
# A scheme's count may be revised by this much (3,550 homes, then 3,200).
_OF_ONE_COUNT = 1.5
_NAMED = 1.5


def comparable(a: Claim, b: Claim) -> bool:
    """Return whether the values of two claims are near enough to be one measure, by number and measure alone."""
    if a.article is b.article:
        return False
    low, high = (a.value, b.value) if a.value < b.value else (b.value, a.value)
    if high <= low * _NEAR:
        return True
    if a.extra or b.extra or a.measure != b.measure or (a.measure is None and a.kind != "count"):
        return False
    if not 0 < high <= low * _FARTHEST.get(a.measure or "", _FARTHEST_OTHERWISE):
        return False
    if a.measure in measures.LEVELS or a.measure in ("gap", "tax") or near_in_time(a, b):
        return True
    # What is of the moment may differ only at one time; a count may also be a stock, or be revised.
    return a.kind == "count" and (high <= low * _OF_ONE_COUNT or (a.stock and b.stock))


def strength(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return how strongly two comparable claims are one measure; 0 for not at all."""
    if a.extra != b.extra or a.each != b.each:
        return 0.0
    if (
        a.measure
        and b.measure
        and a.measure != b.measure
        and {a.measure, b.measure} != {"debt", "loans"}
    ):
        return 0.0
    equal = a.value == b.value and a.upper == b.upper
    agrees = equal or agreeing(a, b)
    if not agrees and (a.extra or a.measure != b.measure):
        return 0.0
    if a.part != b.part and not (equal and values.specific(a.value) > 1):
        return 0.0
    if not _one_time(a, b):
        return 0.0
    if agrees:
        return _agreeing(a, b, rarity, equal=equal)
    found = _differing(a, b, rarity)
    return found if found and not terms.clash(a, b) else 0.0


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
    mine, theirs = a.things, b.things
    if (
        givers_clash(a, b)
        or no_longer(a, b)
        or (a.extra and not (equal and values.specific(a.value) > 1))
    ):
        return 0.0
    same_measure = a.measure is not None and a.measure == b.measure
    if same_measure and a.measure in measures.WHOLE and not a.extra and alike(a, b, mine, theirs):
        return _WHOLE if a.authority == b.authority else 0.0
    if same_measure and a.measure == "tax" and a.period and b.period and alike(a, b, mine, theirs):
        return _WHOLE
    # What is told soonest comes first: most pairs of equal values are equal by chance.
    digits = values.specific(a.value)
    least = _to_touch(a, digits)
    is_touched = (
        covered(mine, mine, b.around, b.near, b.story) >= least
        and covered(theirs, theirs, a.around, a.near, a.story) >= least
    )
    if not is_touched and not (equal and digits > 1):
        return 0.0
    story = min(1.0, shared(a.story, b.story, rarity) / _SUBJECT)
    if not is_touched and story < (0.3 if same_measure else 0.5):
        return 0.0
    if a.kind == "count" and a.value <= _SMALL and story < _SMALL_STORY:
        return 0.0
    if (story < 1.0 or a.extra) and years_apart(a, b):
        return 0.0
    if (not equal and names_clash(a, b)) or places_clash(a, b):
        return 0.0
    said = said_together(a, b, rarity)
    if same_measure and a.measure in ("care", "tax"):
        said += 1.0
    if said < 0.5:
        return 0.0
    need = _needed(a) + (0.0 if equal else 0.5)
    credit = said + 0.5 * same_measure + story
    return 2.0 + credit if credit >= need else 0.0


def _to_touch(claim: Claim, digits: int) -> float:
    if digits == 1 and (claim.kind == "money" or claim.value <= _SMALL):
        return _TOUCHED_ROUND
    return _TOUCHED if digits < 3 else _TOUCHED_EXACT


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


def _differing(a: Claim, b: Claim, rarity: Rarity) -> float:
    mine, theirs = a.things, b.things
    near = near_in_time(a, b)
    if a.measure in measures.WHOLE:
        if a.authority != b.authority or not alike(a, b, mine, theirs):
            return 0.0
        # The deficit on one service is carried from year to year; the whole council's is made anew.
        carried = mine and theirs and not (a.period or b.period)
        return 1.5 if a.measure != "gap" or (a.period and b.period) or near or carried else 0.0
    if a.measure == "care":
        return 1.5
    if a.measure == "tax":
        # Stories of one week that give two rates may give two parts of one: the core rise and the care precept.
        dated = a.period and b.period and not near
        return 1.5 if dated and alike(a, b, mine, theirs) else 0.0
    if a.measure == "saving" and not mine and not theirs:
        if not near or a.authority != b.authority:
            return 0.0
        return 1.2 if measures.is_required(a.window) and measures.is_required(b.window) else 0.0
    if givers_clash(a, b) or names_clash(a, b) or not (head_known(a, b) and head_known(b, a)):
        return 0.0
    if a.measure in ("cost", "capacity"):
        subject = _of_one_subject(a, b, mine, theirs, rarity)
        return 1.4 if subject or _named_alike(a, b, mine, theirs, rarity) else 0.0
    if a.measure in ("waiting", "premium"):
        return 1.4 if in_common(a, b, rarity) >= 2.0 else 0.0
    if a.kind == "count":
        return _counts(a, b, rarity, near=near)
    if not near or a.measure is None:
        return 0.0
    if alike(a, b, mine, theirs) and (
        shared(mine, theirs, rarity) >= 1.0 or _of_one_subject(a, b, mine, theirs, rarity)
    ):
        return 1.1
    close = (
        max(a.value, b.value) <= _CLOSE * min(a.value, b.value)
        and shared(a.story, b.story, rarity) >= _SUBJECT / 2
    )
    return 1.1 if close and one_sided(a, b, mine, theirs) else 0.0


def _counts(a: Claim, b: Claim, rarity: Rarity, *, near: bool) -> float:
    mine, theirs = a.things, b.things
    low, high = sorted((abs(a.value), abs(b.value)))
    if low <= _SMALL or not alike(a, b, mine, theirs, _COVERED_BY_COUNT):
        return 0.0
    least = SPECIFIC_WEIGHT if mine and theirs else _SUBJECT_IN_PASSING
    if in_common(a, b, rarity) < least or leads_clash(a, b):
        return 0.0
    if near or (a.stock and b.stock):
        return 1.2
    is_one = high <= low * _OF_ONE_COUNT and _of_one_subject(a, b, mine, theirs, rarity)
    return 1.2 if is_one else 0.0


def _named_alike(a: Claim, b: Claim, mine: Weights, theirs: Weights, rarity: Rarity) -> bool:
    """Return whether both call it by the same name and measure: "equal pay bill" and "equal pay bill"."""
    if alike(a, b, mine, theirs) and shared(mine, theirs, rarity) >= _NAMED:
        return True
    return (
        in_common(a, b, rarity) >= _NAMED
        and any(w in b.near for w in a.near if w in MEASURE_STEMS)
        and one_sided(a, b, mine, theirs)
    )


def _of_one_subject(a: Claim, b: Claim, mine: Weights, theirs: Weights, rarity: Rarity) -> bool:
    """Return whether both claims are about their stories' subject, and the stories have one subject."""
    if not (_is_main(a, mine) and _is_main(b, theirs)):
        return shared(mine, {**b.near, **b.around}, rarity) >= 2.0 and shared(theirs, {**a.near, **a.around}, rarity) >= 2.0  # fmt: skip
    return shared({**a.story, **a.near}, {**b.story, **b.near}, rarity) >= _SUBJECT


def _is_main(claim: Claim, thing: Weights) -> bool:
    return claim.titled or covered(thing, thing, claim.story) >= 0.5
