"""The pages of each council's stories, figures and people, planned together.

In:   a Site, its frame, the settings.
Out:  a Bundle for each council, and one for all that belongs to none. Nothing is planned until one is opened.
Not:  lists, feeds and calendars, which are few.

Nearly all files of a site are of these three kinds. To ask of each whether it has changed takes seconds with ten thousand
stories; to ask of each council takes tenths.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

import msgspec

from digest import labels, urls
from digest.brief import Brief, unpacked
from digest.config import Settings
from digest.records import Record
from digest.render import articles, pages, people, threads
from digest.render.datasets import published
from digest.render.datasets.rows import Places
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.story import Placed, placed
from digest.site import Entry, Person, Site, Thread
from digest.tables import councils
from digest.work import digest_of


class StoryPage(Record, frozen=True, kw_only=True, tag="story", tag_field="page"):
    """An article's page, which is made where it is drawn.

    article: as the shelf has packed it.
    again:   where its figures come back: not the threads, of which each of a hundred stories would be sent all.
    """

    article: msgspec.Raw
    entry: Entry
    again: tuple[threads.Again, ...]
    site: pages.Frame
    settings: Settings


class RecordPage(Record, frozen=True, kw_only=True, tag="record", tag_field="page"):
    """An article's record as JSON, which is made where it is drawn. article: as the shelf has packed it."""

    article: msgspec.Raw
    settings: Settings


class Bundle(NamedTuple):
    """Files that are planned together.

    identity:  stands for all that they show; `number` is that of all files.
    named:     stands for the addresses of those that are pages; `addresses` gives these, for the sitemap.
    pages:     plans them.
    """

    identity: bytes
    number: int
    named: bytes
    addresses: Callable[[], Iterator[str]]
    pages: Callable[[], Iterator[Planned]]


class _Around(NamedTuple):
    """What the pages of all bundles need.

    common: a digest of the frame and the settings; everywhere, one of the councils that have pages as well.
    """

    site: Site
    frame: pages.Frame
    settings: Settings
    common: bytes
    everywhere: bytes
    prints: Prints
    there: frozenset[str]
    namesakes: Mapping[str, people.Namesakes]


class _Held(NamedTuple):
    """What one bundle's pages show.

    threads: its figures that come back; `followed` are the same in the order in which pages list them.
    people:  who belongs to it.
    abroad:  what stands for the threads of other councils in which its stories are, and for others' people in them.
    """

    briefs: list[Brief]
    threads: list[Thread]
    followed: tuple[Thread, ...]
    people: list[Person]
    abroad: list[bytes | tuple[str, int, str]]


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def planned(
    site: Site, prints: Prints, frame: pages.Frame, common: bytes, settings: Settings
) -> Iterator[Bundle]:
    """Give the bundles, by council; what belongs to none comes first. common: a digest of the frame and the settings."""
    there = frozenset(stories.authority.slug for stories in site.authorities)
    namesakes = people.namesakes(site.people, settings)
    everywhere = digest_of(_ENCODE((common, sorted(there))))
    around = _Around(site, frame, settings, common, everywhere, prints, there, namesakes)
    followed = {stories.authority.slug: stories.threads for stories in site.authorities}
    held: defaultdict[str, _Held] = defaultdict(lambda: _Held([], [], (), [], []))
    home: dict[str, str] = {}
    for brief in site.briefs:
        home[brief.slug] = slug = brief.authority or ""
        held[slug].briefs.append(brief)
    for thread in site.threads:
        held[thread.authority].threads.append(thread)
        for slug in {home[story] for story, _ in thread.stories} - {thread.authority}:
            held[slug].abroad.append(prints.threads([thread]))
    for person in site.people:
        held[person.authority].people.append(person)
        for said in person.said:
            if home[said.article] != person.authority:
                held[home[said.article]].abroad.append((said.article, said.number, person.slug))
    for slug in sorted(held):
        own = held[slug]._replace(followed=followed.get(slug, ()))
        yield _bundle(own, around)


def _bundle(held: _Held, around: _Around) -> Bundle:
    prints = around.prints
    # Neighbours stand in here as well: all stories about a council are in one bundle, and in their order.
    stories = b"".join([brief.fingerprint + brief.card_print for brief in held.briefs])
    namesakes = [
        around.namesakes[name].print
        for p in held.people
        if (name := p.name.casefold()) in around.namesakes
    ]
    everything = (
        around.everywhere,
        stories,
        held.abroad,
        prints.threads(held.threads),
        prints.people(held.people),
        prints.quotations(held.people),
        namesakes,
    )
    slugs = [
        [each.slug for each in of_kind] for of_kind in (held.briefs, held.threads, held.people)
    ]
    redirects = sum(len(tuple(articles.old(brief))) for brief in held.briefs if brief.aliases)
    return Bundle(
        identity=digest_of(_ENCODE(everything)),
        number=2 * len(held.briefs) + len(held.threads) + len(held.people) + redirects,
        named=digest_of(_ENCODE(slugs)),
        addresses=partial(_addresses, held),
        pages=partial(_pages, held, around),
    )  # fmt: skip


def _addresses(held: _Held) -> Iterator[str]:
    yield from (urls.article(brief.slug) for brief in held.briefs)
    yield from (urls.thread(thread.slug) for thread in held.threads)
    yield from (urls.person(person.slug) for person in held.people)


def _beside(brief: Brief, around: _Around) -> tuple[bytes, tuple[tuple[int, str], ...]]:
    """What stands for the threads and the speakers that a story's page shows."""
    register = around.site.register
    return around.prints.threads(register.threads(brief)), register.speakers(brief)


def _pages(held: _Held, around: _Around) -> Iterator[Planned]:
    site, frame, settings = around.site, around.frame, around.settings
    prints, register = around.prints, site.register
    for brief in held.briefs:
        cards = prints.cards((brief, *register.neighbours(brief)))
        yield Planned(
            urls.article(brief.slug),
            pages.ArticlePage,
            (around.common, brief.fingerprint, cards, _beside(brief, around)),
            partial(_article, brief, site, frame, settings),
        )
        yield Planned(
            urls.record(brief.slug),
            RecordPage,
            (settings.url, brief.fingerprint),
            partial(_record, brief, site, settings),
        )
        if brief.aliases:
            summary = register.card(brief).summary
            for address, page in articles.redirects(brief, summary, frame, settings):
                yield Planned.ready(address, page)
    beside = threads.beside(held.followed, settings)
    for thread in held.threads:
        yield Planned(
            urls.thread(thread.slug),
            pages.ThreadPage,
            (around.common, prints.threads([thread]), beside),
            partial(threads.page, thread, beside, site.tables, frame, settings),
        )
    for person in held.people:
        namesakes = around.namesakes.get(person.name.casefold(), people.NOBODY)
        is_there = not person.authority or person.authority in around.there
        yield Planned(
            urls.person(person.slug),
            pages.PersonPage,
            (around.common, prints.people([person]), prints.quotations([person]), namesakes.print, is_there),
            partial(people.page, person, namesakes.links, around.there, register, frame, settings),
        )  # fmt: skip


def _article(brief: Brief, site: Site, frame: pages.Frame, settings: Settings) -> StoryPage:
    return StoryPage(
        article=site.shelf.packed(brief),
        entry=entry(brief, site, settings),
        again=tuple(threads.again(site.register.threads(brief), brief.slug, settings)),
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
    return articles.page(
        page.entry, opened, page.again, _names(page.settings), page.site, page.settings
    )


def record(page: RecordPage) -> bytes:
    """Return an article's record."""
    article, _, anchors = _opened(bytes(page.article))
    return published.encoded(article, Places(article, page.settings, anchors)) + b"\n"


@lru_cache(maxsize=1)
def _opened(article: bytes) -> Placed:
    # The page of an article and its record are made one after the other.
    return placed(unpacked(article))


@lru_cache(maxsize=1)
def _names(settings: Settings) -> labels.Names:
    return labels.Names(councils(), settings)
