"""RSS 2.0 and Atom through feedgen, the only module that knows it.

In:   a Feed, its stories as `elements` has them, and when the newest change of one was, RFC 3339; "" without any.
Out:  the feed's bytes, the same for the same feed.

Each of feedgen's traps is met where it is said below; tests/render/test_feeds.py holds every one. feedgen writes the
channel, once for each shape of it, with signs for words that each feed fills in (`patterns`); `elements` has the stories.
Source: RSS 2.0; the RSS Advisory Board's best-practices profile; RFC 4287; RFC 5005 for archives; WebSub.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import NamedTuple

import lxml.etree as etree  # first: feedgen.ext.dc takes it for loaded
from feedgen.ext.base import BaseExtension
from feedgen.ext.dc import DcExtension
from feedgen.feed import FeedGenerator

from digest.render.feeds.elements import rfc2822
from digest.render.feeds.items import plain
from digest.render.feeds.patterns import Pattern, sign
from digest.render.feeds.records import MEDIA_TYPES, Feed, Form, Relation

_TTL_MINUTES = 60
_SHAPES = 64
# feedgen takes times, not signs; this one stands for that of the newest change.
_UPDATED = "1902-03-04T05:06:07+08:00"
_BEGINNING = "1970-01-01T00:00:00+00:00"  # when a feed without stories was last changed
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


class _Shape(NamedTuple):
    """What a feed has or lacks, and so which elements stand in its channel. relations: to its other parts."""

    form: Form
    has_hub: bool
    relations: tuple[Relation, ...]
    is_archive: bool
    is_empty: bool


class _Around(NamedTuple):
    """What stands before and after a feed's stories."""

    head: Pattern
    tail: bytes


def rss(feed: Feed, items: Iterable[bytes], updated: str) -> bytes:
    """Return the feed as RSS 2.0, UTF-8."""
    return _filled(feed, items, rfc2822(updated) if updated else "")


def atom(feed: Feed, items: Iterable[bytes], updated: str) -> bytes:
    """Return the feed as Atom 1.0, UTF-8."""
    return _filled(feed, items, updated or _BEGINNING)


def _filled(feed: Feed, items: Iterable[bytes], updated: str) -> bytes:
    relations = tuple(relation for relation, _ in feed.archives)
    shape = _Shape(feed.form, bool(feed.hub), relations, feed.is_archive, not feed.stories)
    around = _around(shape)
    # Neither may be empty: feedgen would raise and lose the feed.
    title = plain(feed.title) or feed.page_url
    words = {
        "id": feed.id,
        "title": title,
        "description": plain(feed.description) or title,
        "language": feed.language,
        "url": feed.url,
        "page_url": feed.page_url,
        "site": plain(feed.site) or feed.page_url,
        "image": feed.image,
        "hub": feed.hub,
        "updated": updated,
    }
    words |= {f"archive_{at}": address for at, (_, address) in enumerate(feed.archives)}
    return b"".join((around.head.filled(words), *items, around.tail))


@lru_cache(maxsize=_SHAPES)
def _around(shape: _Shape) -> _Around:
    """What feedgen writes of a feed of such a shape, with signs for its words."""
    feed = Feed(
        form=shape.form,
        id=sign("id"),
        title=sign("title"),
        description=sign("description"),
        language=sign("language"),
        url=sign("url"),
        page_url=sign("page_url"),
        site=sign("site"),
        image=sign("image"),
        hub=sign("hub") if shape.has_hub else "",
        archives=tuple((each, sign(f"archive_{at}")) for at, each in enumerate(shape.relations)),
        is_archive=shape.is_archive,
        path="",
        stories=(),
    )
    made = _channel(feed)
    updated = datetime.fromisoformat(_UPDATED)
    if shape.form == "rss":
        # Without it, or with feedgen's own, it would be the time of the build: a feed changes only when an item does.
        made.lastBuildDate(updated)
        text, closing = made.rss_str(pretty=True).decode(), "  </channel>"
        if shape.is_empty:
            text = re.sub(r"\s*<lastBuildDate>[^<]*</lastBuildDate>", "", text)
        text = text.replace(rfc2822(_UPDATED), sign("updated"))
    else:
        made.updated(updated)
        text, closing = made.atom_str(pretty=True).decode(), "</feed>"
        text = text.replace(_UPDATED, sign("updated"))
    place = text.rindex(closing)
    return _Around(Pattern(text[:place]), text[place:].encode())


class _Links(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """What feedgen cannot say of an RSS channel: links to its hub and its archives; and that a feed is an archive."""

    def __init__(self, feed: Feed) -> None:
        self.about = feed

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY} if self.about.is_archive else {}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed[0]
        for relation, address in _related(self.about):
            attributes = {"rel": relation, "href": address}
            if relation != "hub":
                attributes["type"] = MEDIA_TYPES["atom"]
            etree.SubElement(channel, f"{{{_ATOM}}}link", attributes)
        return feed

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        if self.about.is_archive:
            etree.SubElement(feed, f"{{{_HISTORY}}}archive")
        return feed


def _related(feed: Feed) -> Iterator[tuple[str, str]]:
    if feed.hub:
        yield "hub", feed.hub
    yield from feed.archives


def _channel(feed: Feed) -> FeedGenerator:
    made = FeedGenerator()
    made.register_extension("links", partial(_Links, feed))
    # The dc extension carries authors' names: RSS's own author element must be an e-mail address.
    made.register_extension("dc", DcExtension, atom=False)
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.author({"name": feed.site})
    for relation, address in _related(feed) if feed.form == "atom" else ():
        # A hub is told of the feed; it is no document of a type.
        made.link(
            href=address,
            rel=relation,
            **({} if relation == "hub" else {"type": MEDIA_TYPES["atom"]}),
        )
    # feedgen takes the last link for the channel's own.
    made.link(href=feed.url, rel="self", type=MEDIA_TYPES[feed.form])
    made.link(href=feed.page_url, rel="alternate", type="text/html")
    made.language(feed.language)
    made.generator("Council Digest")
    made.docs("https://www.rssboard.org/rss-specification")
    made.ttl(_TTL_MINUTES)
    # The picture's title and link must be the channel's own.
    made.image(feed.image, title=feed.title, link=feed.page_url, width="144", height="144")
    made.icon(feed.image)
    return made
