"""Choose the figures that are worth reading, before any sentence is taken apart.

In:   the stories of one council.
Out:  for each, the numbers of the figures that another story may repeat, or None for all of them.
Not:  deciding. What is chosen here is read and compared; what is not shares too little with any other story.

A council with few stories is read whole. With hundreds, most figures stand alone, and reading their sentences would
be most of the work.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from digest.link.threads import measures, values, words
from digest.records import Article

FEW = 8
"""Below this many stories every word is rare; above, a word of more than one story in so many is not."""

# With hundreds of stories a word tells less: a service is named in one of ten, a scheme in one of fifty.
_MANY = 25
_SPECIFIC_WEIGHT = 0.6
_SUBJECT_WORDS = 2
# So many digits are not shared by chance: 890 children, £11.7m.
_DIGITS, _FEW_DIGITS = 3, 2
_SMALL = 20

_Place = tuple[int, int]


class _Terms(NamedTuple):
    stems: frozenset[str]
    measure: str | None


def wanted(articles: Sequence[Article]) -> list[frozenset[int] | None]:
    """Return the figures to read of each article: their numbers from 1, or None for all."""
    if len(articles) < FEW:
        return [None] * len(articles)
    often: Counter[str] = Counter()
    by_value: defaultdict[tuple[str, Decimal], list[_Place]] = defaultdict(list)
    by_measure: defaultdict[str, list[_Place]] = defaultdict(list)
    by_stem: defaultdict[str, list[_Place]] = defaultdict(list)
    for at, article in enumerate(articles):
        said = set(_terms(article.title).stems)
        for number, figure in enumerate(article.figures, 1):
            place = at, number
            stems, measure = _terms(figure.about)
            by_value[figure.kind, figure.value].append(place)
            if measure:
                by_measure[measure].append(place)
            for stem in stems:
                by_stem[stem].append(place)
            said |= stems
        often.update(said)
    most = min(len(articles) / FEW, max(FEW, len(articles) / _MANY))
    telling = {stem for stem, number in often.items() if 1 < number <= most}
    chosen: list[set[int]] = [set() for _ in articles]
    for places in by_measure.values():
        _choose(chosen, places)
    for stem in telling & by_stem.keys():
        _choose(chosen, by_stem[stem])
    common = {stem for stem, number in often.items() if number > len(articles) / FEW}
    for (kind, value), places in by_value.items():
        if len(places) > 1:
            _choose(chosen, _equal(articles, kind, value, places, common))
    for at, article in enumerate(articles):
        chosen[at] |= _opening(article, telling)
        again = {article.figures[number - 1].value for number in chosen[at]}
        chosen[at] |= {n for n, figure in enumerate(article.figures, 1) if figure.value in again}
    return [frozenset(numbers) for numbers in chosen]


def _choose(chosen: list[set[int]], places: Iterable[_Place]) -> None:
    held = list(places)
    if len({at for at, _ in held}) > 1:
        for at, number in held:
            chosen[at].add(number)


def _equal(
    articles: Sequence[Article],
    kind: str,
    value: Decimal,
    places: list[_Place],
    common: set[str],
) -> list[_Place]:
    """Of figures with one value, those that may be one: any with many digits, else those that share a word.

    What is round or small is one by its telling words alone, and those are looked up elsewhere.
    """
    digits = _digits(value)
    if digits >= _DIGITS and kind != "percent" and len(places) <= FEW:
        return places
    if digits < _FEW_DIGITS or value <= _SMALL:
        return []
    stories: defaultdict[str, set[int]] = defaultdict(set)
    for at, number in places:
        for stem in _terms(articles[at].figures[number - 1].about).stems:
            if stem not in common:
                stories[stem].add(at)
    return [
        (at, number)
        for at, number in places
        if any(
            len(stories.get(s, ())) > 1
            for s in _terms(articles[at].figures[number - 1].about).stems
        )
    ]


def _opening(article: Article, telling: set[str]) -> set[int]:
    """The figures of the opening of a story whose headline has the words of another's."""
    if len(telling & _terms(article.title).stems) < _SUBJECT_WORDS:
        return set()
    end = next((b.span.end for b in article.blocks if b.kind == "paragraph"), 0)
    return {n for n, f in enumerate(article.figures, 1) if f.evidence.span.start < end}


@lru_cache(maxsize=100_000)
def _terms(text: str) -> _Terms:
    stems = frozenset(w for w, weight in words.phrase(text).items() if weight >= _SPECIFIC_WEIGHT)
    return _Terms(stems, measures.followed(text))


@lru_cache(maxsize=20_000)
def _digits(value: Decimal) -> int:
    return values.specific(float(value))
