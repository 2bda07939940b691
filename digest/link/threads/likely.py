"""Choose the figures that are worth reading, before any sentence is taken apart.

In:   the stories of one council.
Out:  for each, the numbers of the figures that another story may repeat, or None for all of them.
Not:  deciding. What is chosen here is read and compared; what is not shares no value, no telling word and no measure
      with any other story.

A council with few stories is read whole. With hundreds, most figures stand alone, and reading their sentences would
be most of the work.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from digest.link.threads import measures, values, words
from digest.records import Article

FEW = 8
"""Below this many stories every word is rare; a word of more than one story in so many is not telling."""

# With hundreds of stories, a word tells less: a service is named in one of ten, a scheme in one of fifty.
_MANY = 25
_SMALL = 20
_SPECIFIC_WEIGHT = 0.6
_SUBJECT_WORDS = 2


class _Terms(NamedTuple):
    stems: tuple[str, ...]
    measure: str | None


def wanted(articles: Sequence[Article]) -> list[frozenset[int] | None]:
    """Return the figures to read of each article: their numbers from 1, or None for all."""
    if len(articles) < FEW:
        return [None] * len(articles)
    often: Counter[str] = Counter()
    first: dict[object, int] = {}
    shared: set[object] = set()
    for at, article in enumerate(articles):
        stems: set[str] = set(_terms(article.title).stems)
        for figure in article.figures:
            terms = _terms(figure.about)
            stems.update(terms.stems)
            kind = figure.kind + figure.unit
            for key in ((kind, figure.value), *((kind, stem) for stem in terms.stems), (kind, terms.measure)):  # fmt: skip
                if first.setdefault(key, at) != at:
                    shared.add(key)
        often.update(stems)
    most = min(len(articles) / FEW, max(FEW, len(articles) / _MANY))
    telling = {stem for stem, number in often.items() if 1 < number <= most}
    return [_of(article, shared, telling) for article in articles]


def _of(article: Article, shared: set[object], telling: set[str]) -> frozenset[int]:
    opening = _opening(article, telling)
    found: set[int] = set()
    again: set[Decimal] = set()
    for number, figure in enumerate(article.figures, 1):
        terms = _terms(figure.about)
        kind = figure.kind + figure.unit
        if (
            figure.evidence.span.start < opening
            or (terms.measure and (kind, terms.measure) in shared)
            or ((kind, figure.value) in shared and _is_specific(figure.value))
            or any(stem in telling and (kind, stem) in shared for stem in terms.stems)
        ):
            found.add(number)
            again.add(figure.value)
    found.update(n for n, figure in enumerate(article.figures, 1) if figure.value in again)
    return frozenset(found)


def _opening(article: Article, telling: set[str]) -> int:
    """Where the opening ends of a story whose headline has the words of another's; 0 of any other."""
    if sum(stem in telling for stem in _terms(article.title).stems) < _SUBJECT_WORDS:
        return 0
    return next((b.span.end for b in article.blocks if b.kind == "paragraph"), 0)


@lru_cache(maxsize=100_000)
def _terms(text: str) -> _Terms:
    stems = tuple(w for w, weight in words.phrase(text).items() if weight >= _SPECIFIC_WEIGHT)
    return _Terms(stems, measures.followed(text))


@lru_cache(maxsize=20_000)
def _is_specific(value: Decimal) -> bool:
    return abs(value) > _SMALL and values.specific(float(value)) > 1
