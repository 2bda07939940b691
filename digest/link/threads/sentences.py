"""Take a sentence apart once, for all the figures in it.

In:   an Article and the span of one of its sentences.
Out:  its words with their places, its clauses, the periods and the people it names.
Not:  the figures. `claims` reads those.
"""

import re
from bisect import bisect_left
from operator import itemgetter
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
_RELATIVE = frozenset("this current present next coming following last previous within".split())
_TIMES = frozenset("year year's".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december in-year".split()
)
# Letters, apostrophes and hyphens stay; all else parts words.
_LETTERS = {code: " " for code in range(128) if not (chr(code).isalpha() or chr(code) in "'-")}


class Place(NamedTuple):
    """Where a figure stands in its sentence, and how far its own stretch goes to the figures beside it."""

    left: int
    start: int
    end: int
    right: int


class Sentence:
    """A sentence with figures, taken apart as far as anybody asks.

    figures: those in it, with their numbers from 1.
    lows:    its words in lower case.
    periods: what times it names. month: the month of its story, or None.
    """

    __slots__ = (
        "_breaks",
        "_sources",
        "_words",
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
        self.lows = frozenset(text.lower().translate(_LETTERS).split())
        self._sources = sources(text) if self.lows & _TELLING else frozenset()
        self._words: list[words.Word] | None = None
        self._breaks = [match.span() for match in _BREAK.finditer(text)]
        self.month = periods.month_of(article.date)
        self.periods = periods.named(text, self.month) if self._is_dated() else ()
        self.is_title = _is_title(article, span)

    def _is_dated(self) -> bool:
        """Return whether a look for periods can find any."""
        lows = self.lows
        timed = not lows.isdisjoint(_MONTHS) or not (lows.isdisjoint(_TIMES) or lows.isdisjoint(_RELATIVE))  # fmt: skip
        return timed or _DATED.search(self.text) is not None

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

    def weighed(self, start: int, end: int) -> dict[str, float]:
        """Return the stems between two places with their weights."""
        if self._words is None:
            self._words = words.scan(self.text)
        at = bisect_left(self._words, start, key=_start)
        upto = bisect_left(self._words, end, key=_start)
        return words.strongest(self._words[at:upto], self._sources)

    def unsourced(self, weights: words.Weights) -> words.Weights:
        """Return `weights` without those who give the figure."""
        if not self._sources or self._sources.isdisjoint(weights):
            return weights
        return {word: weight for word, weight in weights.items() if word not in self._sources}

    def is_alone(self, figure: Figure) -> bool:
        """Return whether a figure is the only one of its kind here."""
        return not any(o is not figure and o.kind == figure.kind for _, o in self.figures)

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


_start = itemgetter(0)


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


class Beside:
    """The stems beside a figure with their weights, found out when first asked for.

    lead:   before it in its clause.
    near:   in its clause, and in what it is about.
    around: in its sentence; where that has several figures of a kind, only between its neighbours.
    """

    __slots__ = ("_about", "_around", "_figure", "_lead", "_near", "_place", "_sentence")

    def __init__(self, sentence: Sentence, place: Place, figure: Figure, about: words.Weights) -> None:  # fmt: skip
        self._sentence = sentence
        self._place = place
        self._figure = figure
        self._about = about
        self._lead: words.Weights | None = None
        self._near: words.Weights | None = None
        self._around: words.Weights | None = None

    @property
    def lead(self) -> words.Weights:
        """The stems before the figure in its clause."""
        if self._lead is None:
            first, _ = self._sentence.clause(self._place)
            self._lead = self._sentence.weighed(first, self._place.start)
        return self._lead

    @property
    def near(self) -> words.Weights:
        """The stems of its clause and of what it is about."""
        if self._near is None:
            _, last = self._sentence.clause(self._place)
            after = self._sentence.weighed(self._place.end, last)
            self._near = {**self.lead, **after, **self._about}
        return self._near

    @property
    def around(self) -> words.Weights:
        """The stems of its sentence, or of its own stretch of it."""
        if self._around is None:
            sentence, place = self._sentence, self._place
            alone = sentence.is_alone(self._figure)
            start, end = (0, len(sentence.text)) if alone else (place.left, place.right)
            self._around = {**sentence.weighed(start, end), **self._about}
        return self._around

    def take(self, other: "Beside") -> None:
        """Add the stems of another place where the same figure stands."""
        self._around = {**other.around, **self.around}
        self._near = {**other.near, **self.near}


class Opening:
    """The stems of a story's headline and first paragraph with their weights, found out when first asked for."""

    __slots__ = ("_article", "_weights")

    def __init__(self, article: Article) -> None:
        self._article = article
        self._weights: words.Weights | None = None

    @property
    def weights(self) -> words.Weights:
        """The stems with their weights."""
        if self._weights is None:
            article = self._article
            first = next((b.span for b in article.blocks if b.kind == "paragraph"), None)
            text = words.plain(
                article.title + ". " + (article.body[first.start : first.end] if first else "")
            )
            self._weights = words.strongest(words.scan(text), sources(text))
        return self._weights
