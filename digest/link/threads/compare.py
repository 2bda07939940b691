"""Say what one claim is to another: the same measure or not, agreeing or not.

In:   two Claims of one council, and how rare words are in its stories.
Out:  how strongly they are one measure (0 for not at all), and their relation.
Not:  the other claims. `gather` keeps a whole thread consistent.

Agreeing values need some shared words, the fewer the more digits they share. Values that differ need the same
measure by name and the same thing by its words, and must belong to the same time if the measure does. Where in doubt,
two claims are two things.
"""

from collections.abc import Collection, Iterable, Mapping

from digest.link.threads import measures, periods, values, words
from digest.link.threads.claims import Claim
from digest.link.threads.words import Weights
from digest.site import Relation

Rarity = Mapping[str, float]

_MEASURE_STEMS = frozenset(words.stem(word) for word in measures.WORDS)
_SPECIFIC_WEIGHT = 0.6
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
_GIVERS = {
    words.stem(word): giver
    for giver, said in {
        "government": "government minister ministers department treasury whitehall chancellor",
        "council": "council authority borough",
        "lottery": "lottery",
    }.items()
    for word in said.split()
}
_MONTHS_OF_ONE_FORECAST = 2
_MONTHS_OF_ONE_MATTER = 18
# How long a measure that nobody dates stays what it was, in months: accounts of one debt come out once a year.
_STANDS = {"debt": 12, "cost": 2}
_STANDS_OTHERWISE = 1
# The weight of shared words that makes two stories one subject: two names, or three plain words.
_SUBJECT = 3.0
_COVERED, _COVERED_BY_COUNT = 0.6, 0.75
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


def shared(a: Weights, b: Weights, rarity: Rarity) -> float:
    """Return the weight of the words that two sets share."""
    if len(b) < len(a):
        a, b = b, a
    return sum(min(a[w], b[w]) * rarity.get(w, 1.0) for w in a if w in b)


def things(claim: Claim, names: Collection[str]) -> words.Weights:
    """Return the words of `about` that say what is counted: not "cost", not "council", not the council's name.

    Of a figure in the headline only what the opening takes up again: a headline is about its story.
    """
    return {
        word: weight
        for word, weight in claim.about.items()
        if weight >= _SPECIFIC_WEIGHT
        and word not in _MEASURE_STEMS
        and word not in names
        and not (claim.titled and word not in claim.story)
    }


def _covered(thing: Iterable[str], weights: Weights, *others: Weights) -> float:
    """Return how much of `thing` the others mention, 0 to 1; 1 where there is nothing to mention."""
    total = sum(weights[w] for w in thing)
    return sum(weights[w] for w in thing if any(w in o for o in others)) / total if total else 1.0


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
    return _agreeing(a, b, rarity, equal=equal) if agrees else _differing(a, b, rarity)


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
        _givers_clash(a, b)
        or _no_longer(a, b)
        or (a.extra and not (equal and values.specific(a.value) > 1))
    ):
        return 0.0
    same_measure = a.measure is not None and a.measure == b.measure
    if same_measure and a.measure in measures.WHOLE and not a.extra and _alike(a, b, mine, theirs):
        return _WHOLE if a.authority == b.authority else 0.0
    if same_measure and a.measure == "tax" and a.period and b.period and _alike(a, b, mine, theirs):
        return _WHOLE
    story = min(1.0, shared(a.story, b.story, rarity) / _SUBJECT)
    said = _said(a, b, rarity)
    if same_measure and a.measure in ("care", "tax"):
        said += 1.0
    digits = values.specific(a.value)
    touched = min(
        _covered(mine, mine, b.around, b.near, b.story),
        _covered(theirs, theirs, a.around, a.near, a.story),
    )
    if touched < _to_touch(a, digits) and not (
        equal and digits > 1 and story >= (0.3 if same_measure else 0.5)
    ):
        return 0.0
    if (not equal and _names_clash(a, b)) or _places_clash(a, b):
        return 0.0
    if said < 0.5 or ((story < 1.0 or a.extra) and _years_apart(a, b)):
        return 0.0
    if a.kind == "count" and a.value <= _SMALL and story < _SMALL_STORY:
        return 0.0
    need = _needed(a) + (0.0 if equal else 0.5)
    credit = said + 0.5 * same_measure + story
    return 2.0 + credit if credit >= need else 0.0


def _no_longer(a: Claim, b: Claim) -> bool:
    """Return whether one says that a value is past which the other, no older, gives as present."""
    if a.past == b.past or a.month is None or b.month is None:
        return False
    return (b.month >= a.month) if a.past else (a.month >= b.month)


def _years_apart(a: Claim, b: Claim) -> bool:
    """Return whether a figure of the moment ("five changes") comes back so late that it is another."""
    if a.month is None or b.month is None:
        return False
    if (a.measure or b.measure) in measures.LEVELS and not a.extra:
        return False
    return abs(a.month - b.month) > _MONTHS_OF_ONE_MATTER


def _said(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return the weight of what both sentences say beside the figure; what only the other's opening says is half."""
    said = 0.0
    mine, theirs = a.near, b.near
    for word in mine.keys() | theirs.keys():
        if word in _MEASURE_STEMS:
            continue
        weight = max(mine.get(word, 0.0), theirs.get(word, 0.0)) * rarity.get(word, 1.0)
        if word in mine and word in theirs:
            said += weight
            continue
        other = b if word in mine else a
        if word in other.around:
            said += weight if word in a.about or word in b.about else weight / 2
        elif word in other.story:
            said += weight / 2
    return said


def _places_clash(a: Claim, b: Claim) -> bool:
    """Return whether what both count is named, and neither name stands in the other's story: two places' homes."""
    mine = [word for word in a.things if a.things[word] > 1.0]
    theirs = [word for word in b.things if b.things[word] > 1.0]
    return (
        bool(mine and theirs)
        and not _covered(mine, a.things, b.around, b.near, b.story)
        and not _covered(theirs, b.things, a.around, a.near, a.story)
    )


def _leads_clash(a: Claim, b: Claim) -> bool:
    """Return whether each sentence begins with something that the other story never mentions: a studio, a factory."""
    return all(
        len(lead) > 0 and _covered(lead, x.lead, y.around, y.story) < _COVERED / 2
        for x, y in ((a, b), (b, a))
        for lead in ([w for w in x.lead if x.lead[w] >= 1.0 and w not in _MEASURE_STEMS],)
    )


def _givers_clash(a: Claim, b: Claim) -> bool:
    """Return whether two grants come from two hands: the council's and the government's."""
    if "funding" not in (a.measure, b.measure):
        return False
    mine, theirs = _givers(a), _givers(b)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _givers(claim: Claim) -> set[str]:
    return {giver for word, giver in _GIVERS.items() if word in claim.near}


def _names_clash(a: Claim, b: Claim) -> bool:
    """Return whether each sentence names somebody beside the figure whom the other story does not."""
    return all(
        _covered(names, x.near, y.around, y.story) <= 0.5
        for x, y in ((a, b), (b, a))
        for names in ([w for w in x.near if x.near[w] > 1.0],)
    )


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


def _alike(a: Claim, b: Claim, mine: Weights, theirs: Weights, least: float = _COVERED) -> bool:
    """Return whether two claims of a council's one debt or gap are both of the whole, or of the same part."""
    return (
        _mentions(b, mine, least)
        and _mentions(a, theirs, least)
        and _serves(a, b)
        and _serves(b, a)
    )


def _mentions(claim: Claim, thing: Weights, least: float) -> bool:
    return not thing or _covered(thing, thing, claim.about, claim.near) >= least


def _serves(a: Claim, b: Claim) -> bool:
    """Return whether the services that one names before its figure stand beside the other's too."""
    if a.measure == "tax":
        return True
    services = [word for word in a.lead if word in words.SERVICES and word not in a.about]
    return not services or _covered(services, a.lead, b.about, b.near) >= _COVERED


def _differing(a: Claim, b: Claim, rarity: Rarity) -> float:
    mine, theirs = a.things, b.things
    near = near_in_time(a, b)
    if a.measure in measures.WHOLE:
        if a.authority != b.authority or not _alike(a, b, mine, theirs):
            return 0.0
        # The deficit on one service is carried from year to year; the whole council's is made anew.
        carried = mine and theirs and not (a.period or b.period)
        return 1.5 if a.measure != "gap" or (a.period and b.period) or near or carried else 0.0
    if a.measure == "care":
        return 1.5
    if a.measure == "tax":
        # Stories of one week that give two rates may give two parts of one: the core rise and the care precept.
        dated = a.period and b.period and not near
        return 1.5 if dated and _alike(a, b, mine, theirs) else 0.0
    if a.measure == "saving" and not mine and not theirs:
        required = measures.is_required(a.window) and measures.is_required(b.window)
        return 1.2 if near and required and a.authority == b.authority else 0.0
    if _givers_clash(a, b) or _names_clash(a, b) or not (_head_known(a, b) and _head_known(b, a)):
        return 0.0
    about = shared(mine, theirs, rarity)
    subject = _of_one_subject(a, b, mine, theirs, rarity)
    if a.measure in ("cost", "capacity"):
        return 1.4 if subject or _named_alike(a, b, mine, theirs, rarity) else 0.0
    if a.measure in ("waiting", "premium"):
        return 1.4 if _in_common(a, b, rarity) >= 2.0 else 0.0
    if a.kind == "count":
        return _counts(a, b, near=near, subject=subject, in_common=_in_common(a, b, rarity))
    if not near or a.measure is None:
        return 0.0
    if _alike(a, b, mine, theirs) and (about >= 1.0 or subject):
        return 1.1
    close = (
        max(a.value, b.value) <= _CLOSE * min(a.value, b.value)
        and shared(a.story, b.story, rarity) >= _SUBJECT / 2
    )
    return 1.1 if close and _one_sided(a, b, mine, theirs) else 0.0


def _counts(a: Claim, b: Claim, *, near: bool, subject: bool, in_common: float) -> float:
    low, high = sorted((abs(a.value), abs(b.value)))
    if low <= _SMALL or not _alike(a, b, a.things, b.things, _COVERED_BY_COUNT):
        return 0.0
    if in_common < (_SPECIFIC_WEIGHT if a.things and b.things else _SUBJECT_IN_PASSING):
        return 0.0
    if _leads_clash(a, b):
        return 0.0
    stock = a.stock and b.stock
    return 1.2 if near or stock or (subject and high <= low * _OF_ONE_COUNT) else 0.0


def _head_known(claim: Claim, other: Claim) -> bool:
    """Return whether the other story mentions what a claim counts first: "repairs" of "repairs to the old bridge"."""
    head = claim.head
    return (
        head is None
        or claim.titled
        or head in other.near
        or head in other.around
        or head in other.story
    )


def _named_alike(a: Claim, b: Claim, mine: Weights, theirs: Weights, rarity: Rarity) -> bool:
    """Return whether both call it by the same name and measure: "equal pay bill" and "equal pay bill"."""
    if _alike(a, b, mine, theirs) and shared(mine, theirs, rarity) >= _NAMED:
        return True
    return (
        _in_common(a, b, rarity) >= _NAMED
        and any(w in b.near for w in a.near if w in _MEASURE_STEMS)
        and _one_sided(a, b, mine, theirs)
    )


def _in_common(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return the weight of the words beside both figures, the measure's own left out."""
    mine, theirs = a.near, b.near
    return sum(
        min(mine[w], theirs[w]) * rarity.get(w, 1.0)
        for w in mine.keys() & theirs.keys()
        if w not in _MEASURE_STEMS
    )


def _one_sided(a: Claim, b: Claim, mine: Weights, theirs: Weights) -> bool:
    """Return whether at least one of two claims counts nothing that the other's story does not mention."""
    return (
        max(
            _covered(mine, mine, b.near, b.around, b.story),
            _covered(theirs, theirs, a.near, a.around, a.story),
        )
        >= 1.0
    )


def near_in_time(a: Claim, b: Claim) -> bool:
    """Return whether two stories came out within the life of one forecast."""
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
    return claim.titled or _covered(thing, thing, claim.story) >= 0.5


def relation(a: Claim, b: Claim) -> Relation:
    """Return what `b`, the later, is to `a` in one thread."""
    if agreeing(a, b):
        return "same"
    if a.month is None or b.month is None:
        return "changed"
    if values.admits(a.hedge, a.value, b.value) or values.admits(b.hedge, b.value, a.value):
        return "changed"
    of_one_time = bool(a.period and b.period and periods.overlap(a.period, b.period))
    if (a.past or b.past) and not of_one_time:
        return "changed"
    if _restated(a, b):
        return "disagrees"
    if b.article.date != a.article.date and not a.past and measures.says_change(b.window):
        return "changed"
    if a.measure == "tax":
        return "changed"
    if a.measure in measures.LEVELS:
        stands = _STANDS.get(a.measure or "", _STANDS_OTHERWISE)
        return "disagrees" if periods.apart(_when(a), _when(b)) <= stands else "changed"
    return "disagrees" if near_in_time(a, b) else "changed"


def _when(claim: Claim) -> periods.Months:
    month = claim.month or 0
    return claim.period or (month, month + 1)


def _restated(a: Claim, b: Claim) -> bool:
    """Return whether both speak of one time gone by, or the later looks back to the month of the earlier."""
    if not b.period or b.month is None or a.month is None:
        return False
    if a.period and max(a.period[1], b.period[1]) <= min(a.month, b.month):
        return periods.overlap(a.period, b.period)
    return (
        b.period[1] - b.period[0] <= 1
        and b.period[1] <= b.month
        and periods.overlap(b.period, (a.month, a.month + 1))
    )
