"""Weigh what the words of two claims share.

In:   stems with weights; how rare words are in a council's stories.
Out:  weights and shares.
Not:  any verdict. `compare` decides how much is enough.
"""

from collections.abc import Collection, Iterable, Mapping
from math import fsum

from digest.link.threads import measures, words
from digest.link.threads.claims import Claim
from digest.link.threads.words import Weights

Rarity = Mapping[str, float]
"""How rare a word is in a council's stories, 0 to 1; one that is not there is as rare as can be."""

SPECIFIC_WEIGHT = 0.6
MEASURE_STEMS = frozenset(words.stem(word) for word in measures.WORDS)


def shared(a: Weights, b: Weights, rarity: Rarity) -> float:
    """Return the weight of the words that two sets share."""
    return fsum([min(a[w], b[w]) * rarity.get(w, 1.0) for w in a.keys() & b.keys()])


def things(claim: Claim, names: Collection[str]) -> Weights:
    """Return the words of `about` that say what is counted: not "cost", not "council", not the council's name.

    Of a figure in the headline only what the opening takes up again: a headline is about its story.
    """
    return {
        word: weight
        for word, weight in claim.about.items()
        if weight >= SPECIFIC_WEIGHT
        and word not in MEASURE_STEMS
        and word not in names
        and not (claim.titled and word not in claim.story)
    }


def covered(thing: Iterable[str], weights: Weights, *others: Weights) -> float:
    """Return how much of `thing` the others mention, 0 to 1; 1 where there is nothing to mention."""
    total = found = 0.0
    for word in thing:
        weight = weights[word]
        total += weight
        for other in others:
            if word in other:
                found += weight
                break
    return found / total if total else 1.0


def said_together(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return the weight of what both sentences say beside the figure; what only the other's opening says is half."""
    mine, theirs = a.near, b.near
    both = (mine.keys() & theirs.keys()) - MEASURE_STEMS
    said = [max(mine[word], theirs[word]) * rarity.get(word, 1.0) for word in both]
    for own, other, claim in ((mine, theirs, b), (theirs, mine, a)):
        around, story = claim.around, claim.story
        for word in own.keys() - other.keys() - MEASURE_STEMS:
            if word in around:
                weight = own[word] * rarity.get(word, 1.0)
                said.append(weight if word in a.about or word in b.about else weight / 2)
            elif word in story:
                said.append(own[word] * rarity.get(word, 1.0) / 2)
    return fsum(said)


def in_common(a: Claim, b: Claim, rarity: Rarity) -> float:
    """Return the weight of the words beside both figures, the measure's own left out."""
    mine, theirs = a.near, b.near
    common = (mine.keys() & theirs.keys()) - MEASURE_STEMS
    return fsum([min(mine[w], theirs[w]) * rarity.get(w, 1.0) for w in common])
