"""JSON Feed 1.1.

In:   a Feed, and its stories; a FeedItem.
Out:  the feed's bytes, a story's.
Source: https://www.jsonfeed.org/version/1.1/
"""

from collections.abc import Iterable

import msgspec

from digest.render.feeds.items import FeedItem, plain
from digest.render.feeds.records import Feed


def json(feed: Feed, items: Iterable[bytes]) -> bytes:
    """Return the feed as JSON Feed 1.1, UTF-8, an item a line. items: its stories as `json_item` has them."""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(feed.title) or feed.page_url,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "description": plain(feed.description),
        "icon": feed.image,
        "authors": [{"name": plain(feed.site) or feed.page_url}],
        "language": feed.language,
    }
    if feed.hub:
        head["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    start = msgspec.json.encode(head).removesuffix(b"}")
    return start + b',"items":[\n' + b",\n".join(items) + b"\n]}\n"


def json_item(known: FeedItem) -> bytes:
    """Return a story as an item of a JSON feed."""
    said: dict[str, object] = {
        "id": known.id,
        "url": known.url,
        "title": known.title,
        "summary": known.summary,
        "content_html": known.html or known.summary,
        "date_published": known.published,
        "date_modified": known.updated,
        "tags": [category.name for category in known.categories],
    }
    if known.source:
        said["external_url"] = known.source
    if known.author:
        said["authors"] = [{"name": known.author}]
    return msgspec.json.encode(said)
