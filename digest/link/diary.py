"""Put the key dates of all stories in the order of the calendar.

In:   Briefs, and what the site knows of them.
Out:  DiaryDates, the earliest first.
Not:  the day of the build: pages that part what is ahead from what is past give it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from digest import wording
from digest.brief import Brief, Dated
from digest.link import places
from digest.link.register import Register
from digest.records import Article, KeyDate
from digest.site import DiaryDate


def find(briefs: Iterable[Brief], register: Register) -> tuple[DiaryDate, ...]:
    """Return the key dates of all articles.

    Two stories that tell of one day are both kept, since they may say different things.
    """
    found = [
        DiaryDate(
            date=each.date,
            day=wording.day(each.date),
            about=each.about,
            href=register.href(brief) + each.fragment,
            article=brief.slug,
            headline=brief.title,
            published=brief.date,
            authorities=register.councils(brief),
        )
        for brief in briefs
        for each in brief.dates
    ]
    return tuple(sorted(found, key=order))


def dates(article: Article) -> Iterator[Dated]:
    """Give the key dates of one article; a day that it gives twice is kept once, at the place that says more."""
    best: dict[str, tuple[int, KeyDate]] = {}
    for number, date in enumerate(article.key_dates, 1):
        if date.date not in best or len(date.about) > len(best[date.date][1].about):
            best[date.date] = (number, date)
    for number, date in best.values():
        place = places.fragment(article, "date", number, date.evidence)
        yield Dated(date=date.date, about=date.about, fragment=place)


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
