"""Put the key dates of all stories in the order of the calendar.

In:   Articles, and the card of each.
Out:  DiaryDates, the earliest first.
Not:  the day of the build: pages that part what is ahead from what is past give it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from digest import wording
from digest.link import places
from digest.records import Article, KeyDate
from digest.site import Card, DiaryDate


def find(articles: Iterable[Article], cards: Mapping[str, Card]) -> tuple[DiaryDate, ...]:
    """Return the key dates of `articles`. cards: by slug.

    Two stories that tell of one day are both kept, since they may say different things; one story that gives a day
    twice is kept once, at the place that says more.
    """
    found = [made for article in articles for made in _dates(article, cards[article.slug])]
    return tuple(sorted(found, key=order))


def order(date: DiaryDate) -> tuple[str, str, str]:
    """Sort by day, then by the story that tells of it. A month stands before its days."""
    return date.date, date.published or "~", date.article


def by_authority(dates: Iterable[DiaryDate]) -> Mapping[str, tuple[DiaryDate, ...]]:
    """Return dates under the councils that their stories are about, in the order given."""
    found: defaultdict[str, list[DiaryDate]] = defaultdict(list)
    for each in dates:
        for label in each.authorities:
            found[label.slug].append(each)
    return {slug: tuple(of_council) for slug, of_council in found.items()}


def _dates(article: Article, card: Card) -> Iterator[DiaryDate]:
    best: dict[str, tuple[int, KeyDate]] = {}
    for number, date in enumerate(article.key_dates, 1):
        if date.date not in best or len(date.about) > len(best[date.date][1].about):
            best[date.date] = (number, date)
    for number, date in best.values():
        yield DiaryDate(
            date=date.date,
            day=wording.day(date.date),
            about=date.about,
            href=places.href(card.href, article, "date", number, date.evidence),
            article=card.slug,
            headline=card.title,
            published=card.date,
            authorities=card.authorities,
        )
