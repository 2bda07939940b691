"""Warn of every story without a date, and tell the editor what the stories themselves say of when it was.

In:   the Briefs of the articles to publish, and the shelf where these stand.
Out:  one warning an undated article: the line to add, the dates that its text speaks of, and the dated story in
      which one of its figures comes back.
Not:  a guess. A date that is not printed is never made up, here or anywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from digest import problems, wording
from digest.brief import Brief, Shelf
from digest.records import STORY_KINDS, Article, Figure, Problem, Span

_Key = tuple[str, str, str, Decimal]
# Small counts come back everywhere: two libraries here are not the two libraries there.
_SPECIFIC = Decimal(100)


_EMPTY_DATE = re.compile(r"^date:", re.MULTILINE)


def find(briefs: Sequence[Brief], shelf: Shelf) -> Iterator[Problem]:
    """Give a warning for each article that has no date, in their order."""
    undated = (shelf.article(brief) for brief in briefs if not brief.date)
    missing = [article for article in undated if not _is_empty(article)]
    councils = {article.authority for article in missing if article.authority}
    about = [brief for brief in briefs if brief.date and brief.authority in councils]
    dated = _figures(map(shelf.article, about))
    for article in missing:
        said = _listed(article.date_hint)
        hints = [f"The text speaks of {said}." if said else "The text names no month or day."]
        elsewhere = _elsewhere(article, dated)
        if elsewhere:
            hints.append(elsewhere)
        yield problems.at(
            article.body,
            article.path,
            _place(article),
            code="date-missing",
            severity="warning",
            what="this page prints no date of publication",
            fix=f"{_line(article)} {' '.join(hints)}",
        )


def _is_empty(article: Article) -> bool:
    return not any(block.kind in STORY_KINDS for block in article.blocks)


def _line(article: Article) -> str:
    if any(block.kind == "header" for block in article.blocks):
        return 'Write a line such as "date: 2020-03-25" in the header.'
    return 'Add a line such as "date: 2020-03-25" to a header above the story.'


def _place(article: Article) -> Span:
    """Where the date is wanted: an empty "date:" in the header, or else the first line of the story."""
    for block in article.blocks:
        if block.kind == "header":
            empty = _EMPTY_DATE.search(article.body, block.span.start, block.span.end)
            if empty:
                return Span(start=empty.start(), end=empty.end())
        elif block.kind in STORY_KINDS:
            end = article.body.find("\n", block.span.start, block.span.end)
            return Span(start=block.span.start, end=block.span.end if end < 0 else end)
    return Span(start=0, end=1)


def _figures(articles: Iterable[Article]) -> dict[_Key, Article]:
    """The first article that has each figure."""
    found: dict[_Key, Article] = {}
    for article in articles:
        for figure in article.figures:
            if article.authority and figure.value >= _SPECIFIC:
                found.setdefault(_key(article.authority, figure), article)
    return found


def _key(authority: str, figure: Figure) -> _Key:
    return authority, figure.kind, figure.unit, figure.value


def _elsewhere(article: Article, dated: dict[_Key, Article]) -> str:
    """Say in which dated story about the same council one of the article's figures comes back, if in any."""
    if not article.authority:
        return ""
    for figure in article.figures:
        other = dated.get(_key(article.authority, figure))
        if other:
            return f"Its {figure.evidence.text} comes back in {other.path} of {wording.day(other.date)}."
    return ""


def _listed(words: Sequence[str]) -> str:
    quoted = [f'"{each}"' for each in words]
    return (
        quoted[0]
        if len(quoted) == 1
        else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"
        if quoted
        else ""
    )
