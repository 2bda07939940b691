"""The feeds: which there are, what each holds, and their bytes.

In:   a Site, the Settings.
Out:  `planned` gives a file to draw for each feed; `encoded` draws one.
Not:  undated stories (drafts never come so far), and nothing of the build's day: a feed changes only when one of its
      stories does.

    the whole site, a council, a topic     feed.xml (RSS), atom.xml, feed.json: the newest stories with their text
    the same, where there are more         atom-2020.xml: every story of a year with its summary
    a council's topic                      councils/leeds/topics/budget/feed.xml

A council's topics are many, so they have RSS alone, and no years: the council's own archive has their stories. Years give
summaries: the stories of ten years with their text, once in each feed that has them, would weigh more than the site.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import NamedTuple

import msgspec

from digest import urls
from digest.brief import Brief
from digest.config import Settings
from digest.records import Record
from digest.render.feeds.items import FeedItem, heading, item
from digest.render.feeds.json_feed import json, json_item
from digest.render.feeds.opml import opml
from digest.render.feeds.records import FeedPage, Form, OpmlPage, Outline, Relation
from digest.render.planned import Planned
from digest.site import Label, Site

MOST_ITEMS = 50
PICTURE = "icon.png"
"""The asset that feeds show beside their name."""

_FORMS: tuple[Form, ...] = ("rss", "atom", "json")
# Marks and tags add to a text; where it comes near the most that a feed may weigh, its years are kept as well.
_NEAR_BYTES = 250_000
# Kept at a time: some 10 MB with their texts, and as much without.
_MOST_FULL, _MOST_BRIEF = 1024, 8192

__all__ = ["MOST_ITEMS", "PICTURE", "FeedPage", "OpmlPage", "encoded", "opml", "planned"]


class _Feed(Record, frozen=True, kw_only=True):
    """The feed of one page: the page's address, the feed's name and what it is of."""

    page: str
    title: str
    text: str


class _Items:
    """Says what feeds say of stories. A council's feeds, and those of its topics, have one story between them; it is
    said once."""

    def __init__(self, site: Site, settings: Settings) -> None:
        self._shelf = site.shelf
        self._register = site.register
        self._settings = settings
        self._full: dict[str, FeedItem] = {}
        self._archived: dict[str, _Element] = {}

    def full(self, brief: Brief) -> FeedItem:
        """Return a story with its text."""
        slug = brief.slug
        if slug not in self._full:
            if len(self._full) == _MOST_FULL:
                self._full.pop(next(iter(self._full)))
            article = self._shelf.article(brief)
            self._full[slug] = item(article, self._register.card(brief), self._settings)
        return self._full[slug]

    def archived(self, brief: Brief) -> "_Element":
        """Return a story with its summary, as an archive has it, which is always Atom."""
        slug = brief.slug
        if slug not in self._archived:
            from digest.render.feeds.elements import (
                atom_entry,
            )  # imports feedgen, as `_writer` does

            if len(self._archived) == _MOST_BRIEF:
                self._archived.pop(next(iter(self._archived)))
            card = self._register.card(brief)
            known = item(heading(self._shelf.packed(brief)), card, self._settings)
            self._archived[slug] = _Element(known.updated, atom_entry(known))
        return self._archived[slug]


class _Element(NamedTuple):
    """A story as it stands in a feed. updated: RFC 3339."""

    updated: str
    written: bytes


class _Around(NamedTuple):
    """What every feed of the site needs. topics: slugs and names, since a site may have its own."""

    settings: Settings
    image: str
    topics: tuple[tuple[str, str], ...]
    items: _Items


def encoded(page: FeedPage) -> bytes:
    """Return the feed's bytes."""
    if page.form == "json":
        return json(page)
    from digest.render.feeds import written  # imports feedgen, as `_writer` does

    return written.rss(page) if page.form == "rss" else written.atom(page)


def planned(site: Site, settings: Settings, image: str) -> Iterator[Planned]:
    """Give every feed, and the list of feeds. image: the absolute address of the site's picture."""
    around = _Around(
        settings=settings,
        image=image,
        topics=tuple((topic.slug, topic.name) for topic in site.tables.topics.values()),
        items=_Items(site, settings),
    )

    def dated(briefs: Iterable[Brief]) -> list[Brief]:
        return [brief for brief in briefs if brief.date]

    whole = _Feed(page=urls.HOME, title=settings.title, text=settings.description)
    yield from _page(whole, dated(site.briefs), around)
    for council, feed in zip(site.authorities, _councils(site, settings), strict=True):
        yield from _page(feed, dated(council.briefs), around)
        by_topic: defaultdict[Label, list[Brief]] = defaultdict(list)
        for brief in council.briefs:
            for label in site.register.topics(brief):
                by_topic[label].append(brief)
        for label, briefs in by_topic.items():
            one = _Feed(
                page=urls.authority_topic(council.authority.slug, label.slug),
                title=f"{council.label.name}: {label.name} – {settings.title}",
                text=f"Stories about {council.authority.official_name} on {label.name}.",
            )
            if found := dated(briefs):
                yield _newest(one, "rss", found, (), around, page=feed.page)
    for topic, feed in zip(site.topics, _topics(site, settings), strict=True):
        yield from _page(feed, dated(topic.briefs), around)
    listed = _listed(whole, site, settings)
    yield Planned(urls.OPML, OpmlPage, listed, lambda: listed)


def _councils(site: Site, settings: Settings) -> list[_Feed]:
    return [
        _Feed(
            page=urls.authority(council.authority.slug),
            title=f"{council.label.name} – {settings.title}",
            text=f"Stories about {council.authority.official_name}.",
        )
        for council in site.authorities
    ]


def _topics(site: Site, settings: Settings) -> list[_Feed]:
    return [
        _Feed(
            page=urls.topic(topic.topic.slug),
            title=f"{topic.topic.name} – {settings.title}",
            text=topic.topic.description,
        )
        for topic in site.topics
    ]


def _page(feed: _Feed, briefs: Sequence[Brief], around: _Around) -> Iterator[Planned]:
    """Give the feeds of one page: what is new in every form, and the years behind it."""
    newest = briefs[:MOST_ITEMS]
    weight = sum(brief.length for brief in newest)
    years: list[tuple[str, list[Brief]]] = []
    if len(briefs) > len(newest) or weight > _NEAR_BYTES:
        years = [
            (year, list(run))
            for year, run in groupby(briefs, key=lambda brief: (brief.date or "")[:4])
        ]
    addresses = [
        urls.absolute(around.settings, urls.archive_feed(feed.page, year)) for year, _ in years
    ]
    latest: tuple[tuple[Relation, str], ...] = tuple(
        ("prev-archive", address) for address in addresses[:1]
    )
    for form in _FORMS:
        yield _newest(feed, form, newest, latest, around)
    current = urls.absolute(around.settings, urls.feed(feed.page, "atom"))
    for at, (year, run) in enumerate(years):
        archives: list[tuple[Relation, str]] = [("current", current)]
        archives += [("prev-archive", address) for address in addresses[at + 1 : at + 2]]
        archives += [("next-archive", address) for address in addresses[max(at - 1, 0) : at]]
        yield _plan(
            urls.archive_feed(feed.page, year),
            _made(feed, "atom", tuple(archives), around, title=f"{feed.title}, {year}", year=year),
            run,
            around,
        )


def _newest(
    feed: _Feed,
    form: Form,
    briefs: Sequence[Brief],
    archives: tuple[tuple[Relation, str], ...],
    around: _Around,
    page: str | None = None,
) -> Planned:
    """The feed of what is new. page: the page that it belongs to, where it lies deeper than that."""
    empty = _made(feed, form, archives, around, page=page)
    return _plan(urls.feed(feed.page, form), empty, briefs[:MOST_ITEMS], around)


def _made(
    feed: _Feed,
    form: Form,
    archives: tuple[tuple[Relation, str], ...],
    around: _Around,
    *,
    page: str | None = None,
    title: str = "",
    year: str = "",
) -> FeedPage:
    """Return a feed without its items."""
    settings = around.settings
    address = urls.archive_feed(feed.page, year) if year else urls.feed(feed.page, form)
    return FeedPage(
        form=form,
        # All parts of one feed share its id (RFC 5005).
        id=f"tag:{settings.id}:feeds/{feed.page}",
        title=title or feed.title,
        description=feed.text,
        language=settings.language,
        url=urls.absolute(settings, address),
        page_url=urls.absolute(settings, feed.page if page is None else page),
        site=settings.title,
        image=around.image,
        hub=settings.hub,
        archives=archives,
        is_archive=bool(year),
        updated="",
        items=(),
    )


def _plan(address: str, empty: FeedPage, briefs: Sequence[Brief], around: _Around) -> Planned:
    # Labels are made of the tables and of what `around` has; an article's fingerprint has everything else.
    depends_on = (empty, around.topics, b"".join(brief.fingerprint for brief in briefs))
    return Planned(address, FeedPage, depends_on, partial(_filled, empty, briefs, around.items))


def _filled(empty: FeedPage, briefs: Sequence[Brief], items: _Items) -> FeedPage:
    if empty.is_archive:
        found = list(map(items.archived, briefs))
    else:
        write = _writer(empty.form)
        found = [_Element(each.updated, write(each)) for each in map(items.full, briefs)]
    updated = max((each.updated for each in found), key=datetime.fromisoformat, default="")
    written = tuple(each.written for each in found)
    return msgspec.structs.replace(empty, updated=updated, items=written)


def _writer(form: Form) -> Callable[[FeedItem], bytes]:
    if form == "json":
        return json_item
    # feedgen takes 0.1 s to import, which a build that redraws no feed need not wait for.
    from digest.render.feeds import elements

    return elements.rss_item if form == "rss" else elements.atom_entry


def _listed(whole: _Feed, site: Site, settings: Settings) -> OpmlPage:
    def outlines(feeds: Sequence[_Feed]) -> tuple[Outline, ...]:
        return tuple(
            Outline(
                title=feed.title,
                url=urls.absolute(settings, urls.feed(feed.page)),
                page_url=urls.absolute(settings, feed.page),
            )
            for feed in feeds
        )

    return OpmlPage(
        title=settings.title,
        groups=(
            ("Everything", outlines([whole])),
            ("Councils", outlines(_councils(site, settings))),
            ("Topics", outlines(_topics(site, settings))),
        ),
    )
