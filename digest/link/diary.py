"""Put the key dates of all stories in the order of the calendar.

In:   Briefs.
Out:  Marked, the earliest first: where each stands.
Not:  the day of the build: pages that part what is ahead from what is past give it; nor what happens, which the register
      tells of those that are shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from digest.brief import Brief, Dated
from digest.link import cards, places
from digest.records import Article, KeyDate
from digest.site import Marked


def find(briefs: Iterable[Brief]) -> tuple[Marked, ...]:
    """Return where the key dates of all articles stand.

    Two stories that tell of one day are both kept, since they may say different things.
    """
    found = [
        Marked(day, brief.date or "~", brief.slug, number)
        for brief in briefs
        for number, day in enumerate(brief.days)
    ]
    found.sort()
    return tuple(found)


def dates(article: Article) -> Iterator[Dated]:
    """Give the key dates of one article; a day that it gives twice is kept once, at the place that says more."""
    best: dict[str, tuple[int, KeyDate]] = {}
    for number, date in enumerate(article.key_dates, 1):
        if date.date not in best or len(date.about) > len(best[date.date][1].about):
            best[date.date] = (number, date)
    for number, date in best.values():
        place = places.fragment(article, "date", number, date.evidence)
        yield Dated(date=date.date, about=date.about, fragment=place)


def by_authority(
    marks: Iterable[Marked], briefs: Mapping[str, Brief]
) -> Mapping[str, tuple[Marked, ...]]:
    """Return dates under the councils that the cards of their stories name, in the order given. briefs: by slug."""
    found: defaultdict[str, list[Marked]] = defaultdict(list)
    for mark in marks:
        for slug in briefs[mark.article].about[: cards.MOST_AUTHORITIES]:
            found[slug].append(mark)
    return {slug: tuple(of_council) for slug, of_council in found.items()}
