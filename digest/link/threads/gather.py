"""Gather the claims of one council into threads.

In:   Claims of one council (and those it replaced).
Out:  groups of Claims that are one measure, each in two stories at the least.
Not:  comparing. `compare` says what two claims are to each other; this keeps whole groups consistent.

Claims are compared only where they share a value, a measure or a telling word, and only with the few before them in
time, so that the work grows with the number of claims.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from digest.link.threads import compare, measures, periods, words
from digest.link.threads.claims import Claim
from digest.link.threads.clashes import near_in_time
from digest.link.threads.likely import FEW
from digest.link.threads.overlap import Rarity, things

# How many earlier claims with the same key a claim is set beside.
_BACK = 8
_TELLING_WORDS = 4
_TELLING = 0.6
# How rare a word is can be told from so many stories as well as from all.
_SAMPLE = 40
# A claim that so many claims of its time contradict, each with another value, is of another thing than they are:
# a measure has one value at a time, and a busy council tells of many cases in the same words.
_CROWD = 3
# Two of these need no other word to be of one thing.
_ALONE = measures.WHOLE | {"care", "tax"}


def threads(claims: Sequence[Claim], names: frozenset[str]) -> list[list[Claim]]:
    """Return the claims that belong together, in order of their first.

    claims: of one council. names: stems of the council's own name, which tell nothing.
    """
    for claim in claims:
        claim.things = things(claim, names)
    groups: defaultdict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=order):
        groups[claim.kind, claim.unit, claim.per].append(claim)
    pairs = {key: _candidates(group) for key, group in groups.items()}
    rarity = _rarity(claims, names) if any(pairs.values()) else {}
    found = [
        thread for key, group in groups.items() for thread in _gathered(group, pairs[key], rarity)
    ]
    return sorted(found, key=lambda thread: order(thread[0]))


def order(claim: Claim) -> tuple[bool, str, str, bool, int]:
    """Sort by date, undated stories last, then by the story's address; what a story says was, before what is."""
    article = claim.article
    return (
        article.date is None,
        article.date or "",
        article.slug,
        not claim.past,
        claim.numbers[0],
    )


def _rarity(claims: Sequence[Claim], names: frozenset[str]) -> Rarity:
    """How rare each word is in a council's stories, 0 to 1; words not given are as rare as can be."""
    stories = {claim.article.slug: claim for claim in claims}
    rarity = dict.fromkeys(names, 0.0)
    if len(stories) < FEW:
        return rarity
    slugs = sorted(stories)
    sample = [stories[slug] for slug in slugs[:: max(1, len(slugs) // _SAMPLE)]]
    counts = Counter(word for claim in sample for word in {*claim.story, *claim.around})
    often = math.log(FEW)
    for word, number in counts.items():
        if number * FEW > len(sample):
            rarity.setdefault(word, math.log(len(sample) / number) / often)
    return rarity


def _gathered(
    group: list[Claim], pairs: list[tuple[int, int]], rarity: Rarity
) -> Iterator[list[Claim]]:
    strong = ((i, j, compare.strength(group[i], group[j], rarity)) for i, j in pairs)
    linked = _uncrowded(group, [each for each in strong if each[2]])
    edges = [(-strength, _apart(group[i], group[j]), i, j) for i, j, strength in linked]
    clusters = {i: [i] for i in range(len(group))}
    home = list(range(len(group)))
    for *_, i, j in sorted(edges):
        a, b = sorted((home[i], home[j]))
        if a == b or not _consistent(
            [group[n] for n in clusters[a]], [group[n] for n in clusters[b]]
        ):
            continue
        clusters[a] += clusters.pop(b)
        for member in clusters[a]:
            home[member] = a
    for members in clusters.values():
        thread = [group[n] for n in sorted(members)]
        if len({id(claim.article) for claim in thread}) > 1:
            yield thread


def _uncrowded(
    group: Sequence[Claim], linked: Sequence[tuple[int, int, float]]
) -> Sequence[tuple[int, int, float]]:
    """Leave out pairs of two values of which one stands in a crowd. linked: places, and how strongly."""
    against: defaultdict[int, set[float]] = defaultdict(set)
    for i, j, _ in linked:
        a, b = group[i], group[j]
        if a.measure not in _ALONE and near_in_time(a, b) and not compare.agreeing(a, b):
            against[i].add(b.value)
            against[j].add(a.value)
    crowded = {place for place, values in against.items() if len(values) > _CROWD}
    return [
        (i, j, strength)
        for i, j, strength in linked
        if group[i].value == group[j].value or crowded.isdisjoint((i, j))
    ]


def _apart(a: Claim, b: Claim) -> int:
    if a.month is None or b.month is None:
        return 1_000_000
    return abs(a.month - b.month)


def _candidates(group: list[Claim]) -> list[tuple[int, int]]:
    """Pairs worth comparing: with the last few that share a key, and whose values may be one measure."""
    if len({id(claim.article) for claim in group}) < 2:
        return []
    seen: defaultdict[object, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for j, claim in enumerate(group):
        beside: set[int] = set()
        for key in _keys(claim):
            before = seen[key]
            beside.update(before[-_BACK:])
            before.append(j)
        pairs += [(i, j) for i in beside if compare.comparable(group[i], claim)]
    return sorted(pairs)


def _keys(claim: Claim) -> Iterator[object]:
    """What another claim must have one of: the value, the measure, a thing, or a word of the headline."""
    if claim.measure == "tax" and claim.period:
        # Only rises of one year are one.
        start, _ = periods.financial_year(claim.period[0])
        yield from (("year", month) for month in range(start, claim.period[1], periods.A_YEAR))
        return
    yield claim.value
    if claim.measure:
        yield claim.measure
    if claim.measure in _ALONE:
        return
    counted = sorted((w for w, weight in claim.things.items() if weight >= _TELLING), key=len)
    named = words.phrase(claim.article.title)
    told = sorted((w for w, weight in named.items() if weight >= 1.0), key=len)
    for word in {*counted[-_TELLING_WORDS:], *told[-_TELLING_WORDS:]}:
        yield claim.measure, word


def _consistent(a: list[Claim], b: list[Claim]) -> bool:
    """Return whether two threads can be one: no story says two things of it, and it keeps to one time and measure."""
    return all(_compatible(x, y) for x, y in product(a, b))


def _one_story(a: Claim, b: Claim) -> bool:
    """Return whether one story can say both of one thing: the same, a bound of it, or what it was before."""
    if a.value == b.value:
        return a.past == b.past
    if a.past or b.past:
        return True
    return a.sentence is not b.sentence and bool(a.hedge or b.hedge) and compare.agreeing(a, b)


def _compatible(a: Claim, b: Claim) -> bool:
    if a.article is b.article and not _one_story(a, b):
        return False
    if a.measure and b.measure and a.measure != b.measure:
        return {a.measure, b.measure} == {"debt", "loans"} and a.article is not b.article
    if a.measure == "tax" and near_in_time(a, b) and not compare.agreeing(a, b):
        return False
    if (a.measure or b.measure) not in measures.LEVELS and a.period and b.period:
        return periods.overlap(a.period, b.period)
    return True
