"""Follow figures from story to story: the same measure of the same council, agreeing, changing or disagreeing.

In:   every Article to publish, in any order, and the tables.
Out:  Threads, by council and date of their first mention; lookups for pages.
Not:  judging who is right. A disagreement shows both sentences, and only where they can hardly be two things.

Examples: tests/link/threads.yaml, and what the starting content gives: tests/link/threads_found.txt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from digest.link.heirs import heir
from digest.link.threads import claims, gather, likely, mentions, titles, words
from digest.link.threads.claims import Claim
from digest.records import Article
from digest.site import Disagreement, Thread
from digest.tables import Tables

__all__ = ["by_authority", "by_figure", "disagreements", "find"]


def find(articles: Sequence[Article], tables: Tables) -> tuple[Thread, ...]:
    """Return the threads of `articles`, whatever their order."""
    homes: defaultdict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.slug):
        homes[heir(_home(article) or "", tables)].append(article)
    councils: defaultdict[str, list[Claim]] = defaultdict(list)
    for stories in homes.values():
        for article, wanted in zip(stories, likely.wanted(stories), strict=True):
            if wanted is None or wanted:
                for claim in claims.read(article, _home(article), tables, wanted):
                    councils[heir(claim.authority, tables)].append(claim)
    found: list[Thread] = []
    for council in sorted(councils):
        taken: set[str] = set()
        names = _own_name(council, tables)
        for gathered in gather.threads(councils[council], names):
            first = titles.title(gathered[:2], names)
            slug = titles.slug(gathered[0].authority, first, gathered, taken)
            taken.add(slug)
            found.append(mentions.thread(gathered, slug, titles.title(gathered, names)))
    return tuple(found)


def by_figure(threads: Iterable[Thread]) -> Mapping[tuple[str, int], Thread]:
    """Return the thread of each figure, by its article's slug and its number from 1."""
    return {
        (mention.article, number): thread
        for thread in threads
        for mention in thread.mentions
        for number in mention.numbers
    }


def by_authority(threads: Iterable[Thread]) -> Mapping[str, tuple[Thread, ...]]:
    """Return the threads of each council, by its slug."""
    found: defaultdict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        found[thread.authority].append(thread)
    return {slug: tuple(each) for slug, each in found.items()}


def disagreements(threads: Iterable[Thread]) -> tuple[Disagreement, ...]:
    """Return every disagreement of the site, the newest first."""
    found = [each for thread in threads for each in thread.disagreements]
    by_thread = sorted(found, key=lambda each: each.thread)
    return tuple(sorted(by_thread, key=lambda each: each.second.date or "", reverse=True))


def _home(article: Article) -> str | None:
    """The council that a story is about, or the only one that it names."""
    if article.authority or len(article.authorities) != 1:
        return article.authority
    return article.authorities[0].slug


@lru_cache(maxsize=1024)
def _own_name(slug: str, tables: Tables) -> frozenset[str]:
    """The stems of a council's name, which tell nothing of its figures."""
    authority = tables.authorities.get(slug)
    said = f"{authority.short_name} {authority.official_name}" if authority else slug
    return frozenset(words.phrase(said))
