"""Take a sentence apart once, for all the figures in it.

In:   an Article and the span of one of its sentences.
Out:  its words with their places, its clauses, the periods and the people it names.
Not:  the figures. `claims` reads those.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from digest.link.threads import periods, words
from digest.records import Article, Figure, Span
from digest.tables import Tables

_BREAK = re.compile(r"[;:|]|\s–\s|,? (?:but|while|although|though|whereas) |, (?:and|which|who) ")
# "The Times puts", "LocalGov says": who gives a figure is not what it counts.
_SOURCE = re.compile(
    r"\b((?:The )?[A-Z][\w']+(?: [A-Z][\w']+){0,3})"
    r" (?:puts?|gives?|gave|reports?|reported|says?|said|claims?|estimates?)\b"
)
_TELLING = frozenset("puts put gives give gave reports report reported says say said claims claim estimates estimate".split())  # fmt: skip
_DATED = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset("year year's last next april in-year".split())


class Place(NamedTuple):
    """Where a figure stands in its sentence, and how far its own stretch goes to the figures beside it."""

    left: int
    start: int
    end: int
    right: int


class Sentence:
    """A sentence with figures, taken apart.

    figures: those in it, with their numbers from 1.
    lows:    its words in lower case.
    around:  the stems of all of it with their weights.
    periods: what times it names. month: the month of its story, or None.
    """

    __slots__ = (
        "_breaks",
        "_sources",
        "_words",
        "around",
        "article",
        "figures",
        "is_title",
        "lows",
        "month",
        "periods",
        "span",
        "text",
    )

    def __init__(self, article: Article, figures: list[tuple[int, Figure]]) -> None:
        self.article = article
        self.figures = figures
        self.span = span = figures[0][1].evidence.sentence
        self.text = text = words.plain(article.body[span.start : span.end])
        self._words = words.scan(text)
        self.lows = frozenset(word.low for word in self._words)
        self._sources = sources(text) if self.lows & _TELLING else frozenset()
        self.around = words.strongest(self._words, self._sources)
        self._breaks = [match.span() for match in _BREAK.finditer(text)]
        self.month = periods.month_of(article.date)
        dated = _DATED.search(text) or self.lows & _TIMES
        self.periods = periods.named(text, self.month) if dated else ()
        self.is_title = _is_title(article, span)

    def clause(self, place: Place) -> tuple[int, int]:
        """Return where the clause of a figure begins and ends, within its own stretch."""
        first, last = place.left, place.right
        for start, end in self._breaks:
            if end <= place.start:
                first = max(first, end)
            elif start >= place.end:
                last = min(last, start)
                break
        return first, last

    def weighed(self, start: int, end: int) -> words.Weights:
        """Return the stems between two places with their weights."""
        at = bisect_left(self._words, start, key=_start)
        upto = bisect_left(self._words, end, key=_start)
        return words.strongest(self._words[at:upto], self._sources)

    def unsourced(self, weights: words.Weights) -> words.Weights:
        """Return `weights` without those who give the figure."""
        if not self._sources or self._sources.isdisjoint(weights):
            return weights
        return {word: weight for word, weight in weights.items() if word not in self._sources}

    def authority(self, home: str | None, tables: Tables) -> str | None:
        """Return the council that the sentence is about: the story's, unless it names one other and not that."""
        article = self.article
        others = [named for named in article.authorities if named.slug != home]
        if self.is_title or not others:
            return home
        if home and any(_names(self.text, home, words.plain(n.evidence.text), tables) for n in article.authorities if n.slug == home):  # fmt: skip
            return home
        named = [n.slug for n in others if _names(self.text, n.slug, words.plain(n.evidence.text), tables)]  # fmt: skip
        return named[0] if len(named) == 1 else home


def _start(word: words.Word) -> int:
    return word.start


def _names(text: str, slug: str, first: str, tables: Tables) -> bool:
    authority = tables.authorities.get(slug)
    return first in text or bool(authority and authority.short_name in text)


def _is_title(article: Article, span: Span) -> bool:
    return any(
        block.kind == "headline" and block.span.start <= span.start < block.span.end
        for block in article.blocks[:8]
    )


def sources(text: str) -> frozenset[str]:
    """Return the stems of the names of those who say it."""
    return frozenset(word for name in _SOURCE.findall(text) for word in words.phrase(name))


def story(article: Article) -> words.Weights:
    """Return the stems of a story's headline and first paragraph with their weights."""
    first = next((b.span for b in article.blocks if b.kind == "paragraph"), None)
    text = words.plain(
        article.title + ". " + (article.body[first.start : first.end] if first else "")
    )
    return words.strongest(words.scan(text), sources(text))
