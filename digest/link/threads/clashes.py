"""Find what keeps two claims apart, however much they share.

In:   two Claims.
Out:  True or False, each for one reason.
Not:  how much they share. `overlap` weighs that.
"""

from digest.link.threads import measures, words
from digest.link.threads.claims import Claim
from digest.link.threads.overlap import MEASURE_STEMS, covered

COVERED = 0.6
"""How much of a thing the other must mention to be of the same."""

_MONTHS_OF_ONE_FORECAST = 2
_MONTHS_OF_ONE_MATTER = 18
_GIVERS = {
    words.stem(word): giver
    for giver, said in {
        "government": "government minister ministers department treasury whitehall chancellor",
        "council": "council authority borough",
        "lottery": "lottery",
    }.items()
    for word in said.split()
}


def near_in_time(a: Claim, b: Claim) -> bool:
    """Return whether two stories came out within the life of one forecast."""
    return (
        a.month is not None
        and b.month is not None
        and abs(a.month - b.month) <= _MONTHS_OF_ONE_FORECAST
    )


def no_longer(a: Claim, b: Claim) -> bool:
    """Return whether one says that a value is past which the other, no older, gives as present."""
    if a.past == b.past or a.month is None or b.month is None:
        return False
    return (b.month >= a.month) if a.past else (a.month >= b.month)


def years_apart(a: Claim, b: Claim) -> bool:
    """Return whether a figure of the moment ("five changes") comes back so late that it is another."""
    if a.month is None or b.month is None:
        return False
    if (a.measure or b.measure) in measures.LEVELS and not a.extra:
        return False
    return abs(a.month - b.month) > _MONTHS_OF_ONE_MATTER


def alike(
    a: Claim, b: Claim, mine: words.Weights, theirs: words.Weights, least: float = COVERED
) -> bool:
    """Return whether two claims of a council's one debt or gap are both of the whole, or of the same part."""
    return (
        _mentions(b, mine, least)
        and _mentions(a, theirs, least)
        and _serves(a, b)
        and _serves(b, a)
    )


def _mentions(claim: Claim, thing: words.Weights, least: float) -> bool:
    return not thing or covered(thing, thing, claim.about, claim.near) >= least


def _serves(a: Claim, b: Claim) -> bool:
    """Return whether the services that one names before its figure stand beside the other's too."""
    if a.measure == "tax":
        return True
    services = [word for word in a.lead if word in words.SERVICES and word not in a.about]
    return not services or covered(services, a.lead, b.about, b.near) >= COVERED


def one_sided(a: Claim, b: Claim, mine: words.Weights, theirs: words.Weights) -> bool:
    """Return whether at least one of two claims counts nothing that the other's story does not mention."""
    return (
        max(
            covered(mine, mine, b.near, b.around, b.story),
            covered(theirs, theirs, a.near, a.around, a.story),
        )
        >= 1.0
    )


def head_known(claim: Claim, other: Claim) -> bool:
    """Return whether the other story mentions what a claim counts first: "repairs" of "repairs to the old bridge"."""
    head = claim.head
    return (
        head is None
        or head in MEASURE_STEMS
        or claim.titled
        or head in other.near
        or head in other.around
        or head in other.story
    )


def places_clash(a: Claim, b: Claim) -> bool:
    """Return whether what both count is named, and neither name stands in the other's story: two places' homes."""
    mine = [word for word in a.things if a.things[word] > 1.0]
    theirs = [word for word in b.things if b.things[word] > 1.0]
    return (
        bool(mine and theirs)
        and not covered(mine, a.things, b.around, b.near, b.story)
        and not covered(theirs, b.things, a.around, a.near, a.story)
    )


def leads_clash(a: Claim, b: Claim) -> bool:
    """Return whether each sentence begins with something that the other story never mentions: a studio, a factory."""
    return all(
        len(lead) > 0 and covered(lead, x.lead, y.around, y.story) < COVERED / 2
        for x, y in ((a, b), (b, a))
        for lead in ([w for w in x.lead if x.lead[w] >= 1.0 and w not in MEASURE_STEMS],)
    )


def givers_clash(a: Claim, b: Claim) -> bool:
    """Return whether two grants come from two hands: the council's and the government's."""
    if "funding" not in (a.measure, b.measure):
        return False
    mine, theirs = _givers(a), _givers(b)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _givers(claim: Claim) -> set[str]:
    return {giver for word, giver in _GIVERS.items() if word in claim.near}


def names_clash(a: Claim, b: Claim) -> bool:
    """Return whether each sentence names somebody beside the figure whom the other story does not."""
    return all(
        covered(names, x.near, y.around, y.story) <= 0.5
        for x, y in ((a, b), (b, a))
        for names in ([w for w in x.near if x.near[w] > 1.0],)
    )
