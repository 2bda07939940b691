"""Plan the feeds.

In:   a Site, the Settings.
Out:  tasks, each of feeds that have stories between them:

    the whole site, a topic    what is new, in every form
    a council                  the same, and its years; what is new on each of its topics
    a year                     the archive of that year, of the whole site and of each topic

Not:  opening a story: none is where a task is remembered, and else each is once, by a worker.

An edit changes one council and one year. A site of two thousand feeds asks a hundred tasks whether they have changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeAlias

import msgspec

from digest import urls
from digest.brief import Brief
from digest.config import Settings
from digest.render.feeds import subjects
from digest.render.feeds.items import heading
from digest.render.feeds.records import Feed, Feeds, Form, Packed, Relation
from digest.render.feeds.subjects import Subject
from digest.site import AuthorityStories, Site
from digest.work import Task, digest_of

MOST_ITEMS = 50

_FORMS: tuple[Form, ...] = ("rss", "atom", "json")
# Marks and tags add to a text; where it comes near the most that a feed may weigh, its years are kept as well.
_NEAR_BYTES = 250_000
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode

_Archives: TypeAlias = tuple[tuple[Relation, str], ...]


class _Around(NamedTuple):
    """What all tasks need. common: stands for the settings, and for names that are not in the stories."""

    settings: Settings
    image: str
    site: Site
    common: bytes


class _Page(NamedTuple):
    """A page of the site that has feeds.

    stories: those that are dated, newest first.
    years:   those of its archives, newest first; none where all its stories stand in what is new.
    """

    subject: Subject
    stories: Sequence[Brief]
    years: Sequence[str]


def tasks(site: Site, settings: Settings, image: str) -> Iterator[Task[Feeds]]:
    """Give the tasks of all feeds. image: the absolute address of the site's picture."""
    # Labels are made of the tables, of which a site may have its own topics.
    topics = [(topic.slug, topic.name) for topic in site.tables.topics.values()]
    around = _Around(settings, image, site, digest_of(_ENCODE((settings, image, topics))))

    def page(subject: Subject, briefs: Iterable[Brief]) -> _Page:
        stories = [brief for brief in briefs if brief.date]
        return _Page(subject, stories, _years(stories))

    whole = page(subjects.whole(settings), site.briefs)
    shared = [whole, *(page(subjects.topic(each, settings), each.briefs) for each in site.topics)]
    for each in shared:
        yield _of_what_is_new(each, around)
    for council in site.authorities:
        yield _of_council(
            page(subjects.council(council, settings), council.briefs), council, around
        )
    for year, stories in groupby(whole.stories, key=_year):
        archived = [each for each in shared if year in each.years]
        if archived:
            yield _of_year(year, list(stories), archived, around)


def _of_what_is_new(page: _Page, around: _Around) -> Task[Feeds]:
    newest = page.stories[:MOST_ITEMS]
    shown = (page.subject, page.years[:1], [brief.fingerprint for brief in newest])
    name = urls.feed(page.subject.page)
    return _task(name, shown, newest, partial(_newest, page, around), around)


def _of_council(page: _Page, council: AuthorityStories, around: _Around) -> Task[Feeds]:
    shown = (page.subject, [brief.fingerprint for brief in page.stories])
    name = urls.feed(page.subject.page)
    return _task(name, shown, page.stories, partial(_council, page, council, around), around)


def _of_year(
    year: str, stories: Sequence[Brief], pages: Iterable[_Page], around: _Around
) -> Task[Feeds]:
    ways = [(each.subject, _ways(each, year, around.settings)) for each in pages]
    # No text stands in an archive, and an edit of one makes none anew.
    shown = (ways, [brief.heading_print for brief in stories])
    name = urls.archive_feed(urls.HOME, year)
    return _task(name, shown, stories, partial(_archives, year, ways, stories, around), around)


def _task(
    name: str,
    shown: object,
    stories: Sequence[Brief],
    feeds: Callable[[], Iterable[Feed]],
    around: _Around,
) -> Task[Feeds]:
    """The task of some feeds. shown: stands for all that they show, as far as `around` does not."""
    digest = digest_of(_ENCODE((around.common, shown)))
    make = partial(_made, feeds, stories, around)
    return Task(_ENCODE((name, digest)), make, name, {"what it shows": digest})


def _made(feeds: Callable[[], Iterable[Feed]], stories: Sequence[Brief], around: _Around) -> Feeds:
    made = tuple(feeds())
    whole = {place for feed in made if not feed.is_archive for place in feed.stories}
    packed = (_packed(brief, around.site, at in whole) for at, brief in enumerate(stories))
    return Feeds(feeds=made, stories=tuple(packed), settings=around.settings)


def _packed(brief: Brief, site: Site, is_whole: bool) -> Packed:
    """The story. is_whole: with its text."""
    article = site.shelf.packed(brief)
    return Packed(
        article=article if is_whole else msgspec.Raw(_ENCODE(heading(article))),
        authorities=site.register.councils(brief),
        topics=site.register.topics(brief),
    )


def _newest(page: _Page, around: _Around) -> Iterator[Feed]:
    archives: _Archives = tuple(
        ("prev-archive", urls.absolute(around.settings, urls.archive_feed(page.subject.page, year)))
        for year in page.years[:1]
    )
    places = range(len(page.stories[:MOST_ITEMS]))
    for form in _FORMS:
        address = urls.feed(page.subject.page, form)
        yield _feed(page.subject, form, address, places, archives, around)


def _council(page: _Page, council: AuthorityStories, around: _Around) -> Iterator[Feed]:
    yield from _newest(page, around)
    for year in page.years:
        places = [at for at, brief in enumerate(page.stories) if _year(brief) == year]
        yield _archive(page.subject, year, places, _ways(page, year, around.settings), around)
    topics = map(around.site.register.topics, page.stories)
    for label in dict.fromkeys(label for labels in topics for label in labels):
        on = subjects.council_topic(council, label, around.settings)
        places = _on(on, page.stories)[:MOST_ITEMS]
        yield _feed(on, "rss", urls.feed(on.address), places, (), around)


def _archives(
    year: str,
    ways: Iterable[tuple[Subject, _Archives]],
    stories: Sequence[Brief],
    around: _Around,
) -> Iterator[Feed]:
    for subject, archives in ways:
        yield _archive(subject, year, _on(subject, stories), archives, around)


def _archive(
    subject: Subject, year: str, places: Sequence[int], archives: _Archives, around: _Around
) -> Feed:
    address = urls.archive_feed(subject.page, year)
    feed = _feed(subject, "atom", address, places, archives, around)
    return msgspec.structs.replace(feed, title=f"{feed.title}, {year}", is_archive=True)


def _feed(
    subject: Subject,
    form: Form,
    address: str,
    places: Sequence[int],
    archives: _Archives,
    around: _Around,
) -> Feed:
    settings = around.settings
    return Feed(
        form=form,
        # All parts of one feed share its id (RFC 5005).
        id=f"tag:{settings.id}:feeds/{subject.address}",
        title=subject.title,
        description=subject.text,
        language=settings.language,
        path=urls.file(address),
        url=urls.absolute(settings, address),
        page_url=urls.absolute(settings, subject.page),
        site=settings.title,
        image=around.image,
        hub=settings.hub,
        archives=archives,
        is_archive=False,
        stories=tuple(places),
    )


def _on(subject: Subject, stories: Sequence[Brief]) -> list[int]:
    """The places of the stories that are on the subject's topic."""
    return [
        at for at, brief in enumerate(stories) if not subject.topic or subject.topic in brief.topics
    ]


def _year(brief: Brief) -> str:
    return (brief.date or "")[:4]


def _years(stories: Sequence[Brief]) -> list[str]:
    """The years of archives that a page with these stories has."""
    newest = stories[:MOST_ITEMS]
    weight = sum(brief.length for brief in newest)
    if len(stories) == len(newest) and weight <= _NEAR_BYTES:
        return []
    return list(dict.fromkeys(map(_year, stories)))


def _ways(page: _Page, year: str, settings: Settings) -> _Archives:
    """The ways from a year to what is new, and to the years beside it."""

    def address(year: str) -> str:
        return urls.absolute(settings, urls.archive_feed(page.subject.page, year))

    at = page.years.index(year)
    current = urls.absolute(settings, urls.feed(page.subject.page, "atom"))
    ways: list[tuple[Relation, str]] = [("current", current)]
    ways += [("prev-archive", address(each)) for each in page.years[at + 1 : at + 2]]
    ways += [("next-archive", address(each)) for each in page.years[max(at - 1, 0) : at]]
    return tuple(ways)
