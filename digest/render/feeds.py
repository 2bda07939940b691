"""RSS 2.0 through feedgen, the only module that knows it.

In:   a FeedPage: a channel and its items with their stories.
Out:  the feed's bytes, the same for the same page.
Not:  undated stories, and nothing of the build's day.

Each of feedgen's traps is met where it is said below; tests/render/test_feeds.py holds every one.
Source: RSS 2.0; the RSS Advisory Board's best-practices profile; RFC 4151 for `tag:` ids.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from digest import urls
from digest.config import Settings
from digest.records import Record
from digest.render import prose
from digest.render.story import Story, story
from digest.site import Entry

MOST_ITEMS = 50
_MOST_BYTES = 500_000

# A guid outlives headlines, domains and this code: it is made of the file's name, and of nothing that can change.
_TAG = "tag:council-digest,2026:articles/"

# XML 1.0 refuses these, and one of them would lose the whole feed.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RELATIVE = re.compile(r'<a href="(?=[/#])')


class FeedItem(Record, frozen=True, kw_only=True):
    """One story in a feed.

    date: ISO 8601; a month alone counts as its first day.
    categories: names of councils and topics, each with what it is.
    """

    slug: str
    title: str
    url: str
    date: str
    author: str | None
    publisher: str | None
    summary: str
    categories: tuple[tuple[str, str], ...]
    story: Story


class FeedPage(Record, frozen=True, kw_only=True, tag="feed", tag_field="page"):
    """A feed: its name, its page, its own address and its newest items first."""

    title: str
    description: str
    language: str
    time_zone: str
    base: str
    url: str
    page_url: str
    items: tuple[FeedItem, ...]


def guid(slug: str) -> str:
    """Return an article's lasting id."""
    return _TAG + slug


def feed(
    address: str,
    title: str,
    description: str,
    entries: Sequence[Entry],
    settings: Settings,
) -> FeedPage:
    """Return the feed of the page at `address`. entries: its dated stories, newest first."""
    return FeedPage(
        title=title,
        description=description,
        language=settings.language,
        time_zone=settings.time_zone,
        base=settings.url,
        url=urls.absolute(settings, urls.feed(address)),
        page_url=urls.absolute(settings, address),
        items=tuple(_item(entry, settings) for entry in entries[:MOST_ITEMS]),
    )


def _item(entry: Entry, settings: Settings) -> FeedItem:
    article, card = entry.article, entry.card
    return FeedItem(
        slug=article.slug,
        title=article.title,
        url=urls.absolute(settings, urls.article(article.slug)),
        date=article.date or "",
        author=article.author,
        publisher=article.source.publisher,
        summary=article.summary,
        categories=(
            *((label.name, "council") for label in card.authorities),
            *((label.name, "topic") for label in card.topics),
        ),
        story=story(article),
    )


def encoded(page: FeedPage) -> bytes:
    """Return the feed as RSS 2.0, UTF-8."""
    made = FeedGenerator()
    # The dc extension carries authors' names: RSS's own author element must be an e-mail address.
    made.load_extension("dc")
    # Neither may be empty: feedgen would raise and lose the feed.
    title = _plain(page.title) or page.page_url
    made.title(title)
    made.description(_plain(page.description) or title)
    # feedgen takes the last link for the channel's own.
    made.link(href=page.url, rel="self", type="application/rss+xml")
    made.link(href=page.page_url, rel="alternate")
    made.language(page.language)
    made.generator("Council Digest")
    made.docs("https://www.rssboard.org/rss-specification")
    weight = 0
    for item in page.items:
        content = _content(item, page)
        weight += len(content.encode())
        if weight > _MOST_BYTES and item is not page.items[0]:
            break
        _add(made, item, content, page)
    # It would be the time of the build: a feed changes only when an item does.
    newest = page.items[0].date if page.items else "1970-01-01"
    made.lastBuildDate(_midnight(newest, page.time_zone))
    text: bytes = made.rss_str(pretty=True)
    if not page.items:
        text = re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", text)
    return text


def _add(made: FeedGenerator, item: FeedItem, content: str, page: FeedPage) -> None:
    # feedgen puts each new entry first unless told otherwise.
    entry = made.add_entry(order="append")
    title = _plain(item.title) or item.slug
    entry.title(title)
    entry.link(href=item.url)
    entry.guid(guid(item.slug), permalink=False)
    entry.published(_midnight(item.date, page.time_zone))
    entry.description(_plain(item.summary) or title)
    entry.content(content, type="CDATA")
    if creator := _plain(item.author or item.publisher or ""):
        entry.dc.dc_creator(creator)
    for name, scheme in item.categories:
        entry.category(term=_plain(name), scheme=f"{page.base.rstrip('/')}/{_SCHEMES[scheme]}")


_SCHEMES = {"council": urls.COUNCILS, "topic": urls.TOPICS}


def _content(item: FeedItem, page: FeedPage) -> str:
    """The story as HTML whose addresses are absolute, safe inside CDATA."""
    html = _ILLEGAL.sub("", str(prose.text(item.story)))
    # A fragment belongs to the article's page, everything else to the site's host.
    host = "/".join(page.base.split("/", 3)[:3])
    html = _RELATIVE.sub(
        lambda found: found.group() + (item.url if html[found.end()] == "#" else host), html
    )
    return html.replace("]]>", "]]&gt;")


def _plain(text: str) -> str:
    return " ".join(_ILLEGAL.sub("", text).split())


def _midnight(date: str, time_zone: str) -> datetime:
    """The start of the day there: feedgen refuses a time without its offset."""
    year, month, day = (int(part) for part in f"{date}-01".split("-")[:3])
    return datetime(year, month, day, tzinfo=ZoneInfo(time_zone))
