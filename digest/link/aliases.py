"""Find aliases that cannot lead to their story, since another story answers there.

In:   Articles in the order of their files.
Out:  an error for each such alias, where it stands in the header.
Not:  the digest's own pages; `extract/declared` refuses their addresses by itself.
"""

from collections.abc import Iterator, Sequence

from digest import problems, urls
from digest.records import Article, Problem, Span


def find(articles: Sequence[Article]) -> Iterator[Problem]:
    """Give an error for each alias that is another story's address, or another story's alias."""
    taken = {urls.article(article.slug): article for article in articles}
    for article in articles:
        for alias in article.aliases:
            other = taken.setdefault(urls.alias(alias), article)
            if other.slug != article.slug:
                yield _taken(article, alias, other)


def _taken(article: Article, alias: str, other: Article) -> Problem:
    start = max(article.body.find(alias), 0)
    span = Span(start=start, end=start + len(alias))
    return problems.at(article.body, article.path, span, code="aliases-taken", severity="error",
        what=f"{other.path} already answers at /{alias}/",
        fix="Delete the alias here or there: an address can lead to one story only.")  # fmt: skip
