"""Search the stories of one council for figures that come back.

In:   its stories, each with the council that it is about; the tables.
Out:  its Threads, by date of their first mention.
Not:  which stories those are.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.link.heirs import heir
from digest.link.threads import claims, gather, likely, mentions, titles, words
from digest.records import Article
from digest.site import Thread
from digest.tables import Tables


def threads(
    slug: str, stories: Sequence[tuple[Article, str | None]], tables: Tables
) -> Iterator[Thread]:
    """Give the threads of a council. stories: each with the council that it is about, or None."""
    articles = [article for article, _ in stories]
    read = [
        claim
        for (article, home), wanted in zip(stories, likely.wanted(articles), strict=True)
        if wanted is None or wanted
        for claim in claims.read(article, home, tables, wanted)
        if heir(claim.authority, tables) == slug
    ]
    taken: set[str] = set()
    names = own_name(slug, tables)
    for gathered in gather.threads(read, names):
        title = first = titles.title(gathered[:2], names)
        if len(gathered) > 2:
            title = titles.title(gathered, names)
        address = titles.slug(gathered[0].authority, first, gathered, taken)
        taken.add(address)
        yield mentions.thread(gathered, address, title)


@lru_cache(maxsize=1024)
def own_name(slug: str, tables: Tables) -> frozenset[str]:
    """Return the stems of a council's name, which tell nothing of its figures."""
    authority = tables.authorities.get(slug)
    said = f"{authority.short_name} {authority.official_name}" if authority else slug
    return frozenset(words.phrase(said))
