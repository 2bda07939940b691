"""Put articles in the order that readers meet them.

In:   Articles in any order.
Out:  the newest first; a story dated by its month alone stands as of its first day; undated ones last.
"""

from collections.abc import Iterable

from digest.records import Article


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles newest first; those of one day by slug, so that the order never wavers."""
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=_day, reverse=True))


def _day(article: Article) -> str:
    # Python's sort keeps equal days in slug order even in reverse. "" sorts before every date.
    if not article.date:
        return ""
    return article.date if article.date_precision == "day" else article.date + "-01"
