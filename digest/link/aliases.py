"""Find aliases that cannot lead to their story, since another story answers there.

In:   Briefs in the order of the articles' files, and the shelf where these stand.
Out:  an error for each such alias, where it stands in the header.
Not:  the digest's own pages; `extract/declared` refuses their addresses by itself.
"""

from collections.abc import Iterator, Sequence

from digest import problems, urls
from digest.brief import Brief, Shelf
from digest.records import Article, Problem, Span


def find(briefs: Sequence[Brief], shelf: Shelf) -> Iterator[Problem]:
    """Give an error for each alias that is another story's address, or another story's alias."""
    taken = {urls.article(brief.slug): brief for brief in briefs}
    for brief in briefs:
        for alias in brief.aliases:
            other = taken.setdefault(urls.alias(alias), brief)
            if other.slug != brief.slug:
                yield _taken(shelf.article(brief), alias, other)


def _taken(article: Article, alias: str, other: Brief) -> Problem:
    start = max(article.body.find(alias), 0)
    span = Span(start=start, end=start + len(alias))
    return problems.at(article.body, article.path, span, code="aliases-taken", severity="error",
        what=f"{other.path} already answers at /{alias}/",
        fix="Delete the alias here or there: an address can lead to one story only.")  # fmt: skip
