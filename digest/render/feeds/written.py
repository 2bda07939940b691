"""RSS 2.0 and Atom through feedgen, the only module that knows it.

In:   a FeedPage.
Out:  the feed's bytes, the same for the same page.

Each of feedgen's traps is met where it is said below; tests/render/test_feeds.py holds every one. feedgen writes the
channel, and `elements` the stories in it.
Source: RSS 2.0; the RSS Advisory Board's best-practices profile; RFC 4287; RFC 5005 for archives; WebSub.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import lxml.etree as etree  # first: feedgen.ext.dc takes it for loaded
from feedgen.ext.base import BaseExtension
from feedgen.ext.dc import DcExtension
from feedgen.feed import FeedGenerator

from digest.render.feeds.elements import atom_entry, rss_item
from digest.render.feeds.items import fitting, plain, unpacked
from digest.render.feeds.records import MEDIA_TYPES, FeedPage

_TTL_MINUTES = 60
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


def rss(page: FeedPage) -> bytes:
    """Return the feed as RSS 2.0, UTF-8."""
    items = fitting(page, rss_item)
    made = _channel(page)
    # Without it, or with feedgen's own, it would be the time of the build: a feed changes only when an item does.
    made.lastBuildDate(_newest(page))
    head, tail = _split(made.rss_str(pretty=True), b"  </channel>")
    if not page.items:
        head = re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", head)
    return b"".join((head, *items, tail))


def atom(page: FeedPage) -> bytes:
    """Return the feed as Atom 1.0, UTF-8."""
    entries = fitting(page, atom_entry)
    made = _channel(page)
    made.updated(_newest(page))
    head, tail = _split(made.atom_str(pretty=True), b"</feed>")
    return b"".join((head, *entries, tail))


def _split(feed: bytes, at: bytes) -> tuple[bytes, bytes]:
    place = feed.rindex(at)
    return feed[:place], feed[place:]


def _newest(page: FeedPage) -> datetime:
    """When the newest change of an item was; for a feed without any, the beginning of time."""
    updated = (datetime.fromisoformat(unpacked(item).updated) for item in page.items)
    return max(updated, default=datetime.fromisoformat("1970-01-01T00:00:00+00:00"))


class _Links(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """What feedgen cannot say of an RSS channel: links to its hub and its archives; and that a feed is an archive."""

    def __init__(self, page: FeedPage) -> None:
        self.page = page

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY} if self.page.is_archive else {}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed[0]
        for relation, address in _related(self.page):
            attributes = {"rel": relation, "href": address}
            if relation != "hub":
                attributes["type"] = MEDIA_TYPES["atom"]
            etree.SubElement(channel, f"{{{_ATOM}}}link", attributes)
        return feed

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        if self.page.is_archive:
            etree.SubElement(feed, f"{{{_HISTORY}}}archive")
        return feed


def _related(page: FeedPage) -> Iterator[tuple[str, str]]:
    if page.hub:
        yield "hub", page.hub
    yield from page.archives


def _channel(page: FeedPage) -> FeedGenerator:
    made = FeedGenerator()
    made.register_extension("links", partial(_Links, page))
    # The dc extension carries authors' names: RSS's own author element must be an e-mail address.
    made.register_extension("dc", DcExtension, atom=False)
    # Neither may be empty: feedgen would raise and lose the feed.
    title = plain(page.title) or page.page_url
    made.id(page.id)
    made.title(title)
    made.description(plain(page.description) or title)
    made.author({"name": plain(page.site) or page.page_url})
    for relation, address in _related(page) if page.form == "atom" else ():
        # A hub is told of the feed; it is no document of a type.
        made.link(
            href=address,
            rel=relation,
            **({} if relation == "hub" else {"type": MEDIA_TYPES["atom"]}),
        )
    # feedgen takes the last link for the channel's own.
    made.link(href=page.url, rel="self", type=MEDIA_TYPES[page.form])
    made.link(href=page.page_url, rel="alternate", type="text/html")
    made.language(page.language)
    made.generator("Council Digest")
    made.docs("https://www.rssboard.org/rss-specification")
    made.ttl(_TTL_MINUTES)
    # The picture's title and link must be the channel's own.
    made.image(page.image, title=title, link=page.page_url, width="144", height="144")
    made.icon(page.image)
    return made
