"""The pages of each council's stories, figures and people, planned together.

In:   a Site, its frame, the settings.
Out:  a Bundle for each council, and one for all that belongs to none. Nothing is planned until one is opened.
Not:  lists, feeds and calendars, which are few.

Nearly all files of a site are of these three kinds. To ask of each whether it has changed takes seconds with ten thousand
stories; to ask of each council takes tenths.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import msgspec

from digest import labels, urls
from digest.brief import Brief, unpacked
from digest.config import Settings
from digest.records import Article, Record
from digest.render import articles, pages, people, threads
from digest.render.datasets import published
from digest.render.datasets.rows import Places
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.site import Entry, Person, Site, Thread
from digest.tables import councils
from digest.work import digest_of


class StoryPage(Record, frozen=True, kw_only=True, tag="story", tag_field="page"):
    """An article's page, which is made where it is drawn. article: as the shelf has packed it."""

    article: msgspec.Raw
    entry: Entry
    site: pages.Frame
    settings: Settings


class RecordPage(Record, frozen=True, kw_only=True, tag="record", tag_field="page"):
    """An article's record as JSON, which is made where it is drawn. article: as the shelf has packed it."""

    article: msgspec.Raw
    settings: Settings


class Bundle(NamedTuple):
    """Files that are planned together.

    identity:  stands for all that they show.
    addresses: of those that are pages, for the sitemap; `number` is that of all files.
    pages:     plans them.
    """

    identity: bytes
    addresses: tuple[str, ...]
    number: int
    pages: Callable[[], Iterator[Planned]]


class _Around(NamedTuple):
    """What the pages of all bundles need. common: a digest of the frame and the settings."""

    site: Site
    frame: pages.Frame
    settings: Settings
    common: bytes
    prints: Prints
    there: frozenset[str]


class _Held(NamedTuple):
    """What one bundle's pages show.

    threads: its figures that come back; `beside` are the ways to all of the council's.
    people:  each with the ways to all of that name.
    """

    briefs: list[Brief]
    threads: list[Thread]
    beside: tuple[pages.Link, ...]
    people: list[tuple[Person, Sequence[pages.Link]]]


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def planned(
    site: Site, prints: Prints, frame: pages.Frame, common: bytes, settings: Settings
) -> Iterator[Bundle]:
    """Give the bundles, by council; what belongs to none comes first. common: a digest of the frame and the settings."""
    there = frozenset(stories.authority.slug for stories in site.authorities)
    around = _Around(site, frame, settings, common, prints, there)
    beside = {s.authority.slug: threads.links(s.threads, settings) for s in site.authorities}
    held: defaultdict[str, _Held] = defaultdict(lambda: _Held([], [], (), []))
    for brief in site.briefs:
        held[brief.authority or ""].briefs.append(brief)
    for thread in site.threads:
        held[thread.authority].threads.append(thread)
    namesakes = people.namesakes(site.people, settings)
    for person in site.people:
        held[person.authority].people.append((person, namesakes.get(person.name.casefold(), ())))
    for slug in sorted(held):
        own = held[slug]._replace(beside=beside.get(slug, ()))
        yield _bundle(own, around)


def _bundle(held: _Held, around: _Around) -> Bundle:
    prints, register = around.prints, around.site.register
    shown = [
        (
            brief.fingerprint,
            brief.card_print,
            prints.cards(register.neighbours(brief)),
            prints.threads(register.threads(brief)),
            register.speakers(brief),
        )
        for brief in held.briefs
    ]
    own = prints.threads(held.threads)
    people = prints.people(person for person, _ in held.people)
    namesakes = [links for _, links in held.people]
    everything = (around.common, sorted(around.there), shown, own, held.beside, people, namesakes)
    redirects = sum(len(tuple(articles.old(brief))) for brief in held.briefs)
    addresses = (
        *(urls.article(brief.slug) for brief in held.briefs),
        *(urls.thread(thread.slug) for thread in held.threads),
        *(urls.person(person.slug) for person, _ in held.people),
    )
    return Bundle(
        identity=digest_of(_ENCODE(everything)),
        addresses=addresses,
        number=len(addresses) + len(held.briefs) + redirects,
        pages=partial(_pages, held, around),
    )


def _pages(held: _Held, around: _Around) -> Iterator[Planned]:
    site, frame, settings = around.site, around.frame, around.settings
    prints, register = around.prints, site.register
    for brief in held.briefs:
        beside = (
            prints.cards((brief, *register.neighbours(brief))),
            prints.threads(register.threads(brief)),
            register.speakers(brief),
        )
        yield Planned(
            urls.article(brief.slug),
            pages.ArticlePage,
            (around.common, brief.fingerprint, beside),
            partial(_article, brief, site, frame, settings),
        )
        yield Planned(
            urls.record(brief.slug),
            RecordPage,
            (settings.url, brief.fingerprint),
            partial(_record, brief, site, settings),
        )
        for address, page in articles.redirects(brief, frame, settings):
            yield Planned.ready(address, page)
    for thread in held.threads:
        yield Planned(
            urls.thread(thread.slug),
            pages.ThreadPage,
            (around.common, thread, held.beside),
            partial(threads.page, thread, held.beside, site.tables, frame, settings),
        )
    for person, namesakes in held.people:
        yield Planned(
            urls.person(person.slug),
            pages.PersonPage,
            (around.common, prints.people([person]), namesakes, not person.authority or person.authority in around.there),
            partial(people.page, person, namesakes, around.there, site.register, frame, settings),
        )  # fmt: skip


def _article(brief: Brief, site: Site, frame: pages.Frame, settings: Settings) -> StoryPage:
    return StoryPage(
        article=site.shelf.packed(brief),
        entry=entry(brief, site, settings),
        site=frame,
        settings=settings,
    )


def entry(brief: Brief, site: Site, settings: Settings) -> Entry:
    """Return a story in its place."""
    register = site.register
    before, after = register.neighbours(brief)
    return Entry(
        card=register.card(brief),
        before=register.card(before) if before else None,
        after=register.card(after) if after else None,
        threads=register.threads(brief),
        speakers=tuple(
            (number, urls.href(settings, urls.person(slug)))
            for number, slug in register.speakers(brief)
        ),
    )


def _record(brief: Brief, site: Site, settings: Settings) -> RecordPage:
    return RecordPage(article=site.shelf.packed(brief), settings=settings)


def article(page: StoryPage) -> pages.ArticlePage:
    """Return all that an article's page shows."""
    opened = _opened(bytes(page.article))
    return articles.page(page.entry, opened, _names(page.settings), page.site, page.settings)


def record(page: RecordPage) -> bytes:
    """Return an article's record."""
    opened = _opened(bytes(page.article))
    return published.encoded(opened, Places(opened, page.settings)) + b"\n"


@lru_cache(maxsize=1)
def _opened(article: bytes) -> Article:
    # The page of an article and its record are made one after the other.
    return unpacked(article)


@lru_cache(maxsize=1)
def _names(settings: Settings) -> labels.Names:
    return labels.Names(councils(), settings)
