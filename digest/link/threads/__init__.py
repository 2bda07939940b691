"""Follow figures from story to story: the same measure of the same council, agreeing, changing or disagreeing.

In:   every Article to publish, in any order, and the tables.
Out:  Threads, by council and date of their first mention; lookups for pages.
Not:  judging who is right. A disagreement shows both sentences, and only where they can hardly be two things.

Examples: tests/link/threads.yaml, and what the starting content gives: tests/link/threads_found.txt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from digest import wording
from digest.link.heirs import heir
from digest.link.threads import claims, compare, gather, periods, titles, words
from digest.link.threads.claims import Claim
from digest.records import Article, Named
from digest.site import Disagreement, Mention, Thread
from digest.tables import Tables

__all__ = ["by_authority", "by_figure", "disagreements", "find"]

_LEAST_CHARTED = 3


def find(articles: Sequence[Article], tables: Tables) -> tuple[Thread, ...]:
    """Return the threads of `articles`, whatever their order."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.slug):
        for claim in claims.read(article, "", ""):
            authority = _authority(claim, article, tables)
            if authority:
                claim.authority, claim.group = authority, heir(authority, tables)
                groups[claim.group].append(claim)
    found: list[Thread] = []
    taken: set[str] = set()
    for group in sorted(groups):
        for gathered in gather.threads(groups[group], _own_name(group, tables)):
            found.append(_thread(gathered, taken))
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
    return tuple(
        sorted(
            sorted(found, key=lambda d: d.thread), key=lambda d: d.second.date or "", reverse=True
        )
    )


def _authority(claim: Claim, article: Article, tables: Tables) -> str | None:
    """The council that a figure is about: the story's own, unless its sentence names one other and not that."""
    sentence = words.plain(article.body[claim.sentence.start : claim.sentence.end])
    if article.authority and _names(sentence, article.authority, article.authorities, tables):
        return article.authority
    others = [
        named.slug
        for named in article.authorities
        if named.slug != article.authority and _names(sentence, named.slug, (named,), tables)
    ]
    if len(others) == 1 and claim.titled is False:
        return others[0]
    if article.authority:
        return article.authority
    named = {each.slug for each in article.authorities}
    return named.pop() if len(named) == 1 else None


def _names(sentence: str, slug: str, named: Iterable[Named], tables: Tables) -> bool:
    authority = tables.authorities.get(slug)
    short = authority.short_name if authority else ""
    if short and short in sentence:
        return True
    return any(n.slug == slug and words.plain(n.evidence.text) in sentence for n in named)


@lru_cache(maxsize=1024)
def _own_name(slug: str, tables: Tables) -> frozenset[str]:
    authority = tables.authorities.get(slug)
    said = f"x {authority.short_name} {authority.official_name}" if authority else slug
    return frozenset(words.weighed(said))


def _thread(gathered: list[Claim], taken: set[str]) -> Thread:
    title = titles.title(gathered)
    first = gathered[0]
    # A council to come has no stories yet: the figure is still its predecessor's.
    slug = titles.slug(first.authority, title)
    authority = [claim for claim in gathered if claim.article.date or claim is first][-1].authority
    while slug in taken:
        slug += "-" + (first.article.date or "undated")[:4] if slug.count("--") else "-2"
    taken.add(slug)
    mentions: list[Mention] = []
    before: Claim | None = None
    for claim in gathered:
        mentions.append(_mention(claim, before))
        before = claim
    apart = [
        Disagreement(
            thread=slug, authority=authority, title=title, first=mentions[i], second=mentions[j]
        )
        for (i, a), (j, b) in combinations(enumerate(gathered), 2)
        if a.article is not b.article and compare.relation(a, b) == "disagrees"
    ]
    return Thread(
        slug=slug,
        authority=authority,
        title=title,
        kind=first.article.figures[first.numbers[0] - 1].kind,
        unit=first.unit,
        per=first.per,
        mentions=tuple(mentions),
        is_charted=sum(mention.date is not None for mention in mentions) >= _LEAST_CHARTED,
        disagreements=tuple(apart),
    )


def _mention(claim: Claim, before: Claim | None) -> Mention:
    article = claim.article
    figure = article.figures[claim.numbers[0] - 1]
    upper = next(
        (f for n in claim.numbers[1:] if claim.upper and (f := article.figures[n - 1]) and float(f.value) == claim.upper),
        None,
    )  # fmt: skip
    shown = wording.figure(figure)
    return Mention(
        article=article.slug,
        headline=article.title,
        date=article.date,
        numbers=claim.numbers,
        value=figure.value,
        upper=upper.value if upper else None,
        shown=f"{shown} to {wording.figure(upper)}" if upper else shown,
        qualifier=figure.qualifier,
        about=figure.about,
        sentence=" ".join(article.body[claim.sentence.start : claim.sentence.end].split()),
        period=periods.said(claim.period) if claim.period else None,
        relation=compare.relation(before, claim) if before else None,
    )
