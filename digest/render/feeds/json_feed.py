"""JSON Feed 1.1.

In:   a FeedPage.
Out:  the feed's bytes.
Source: https://www.jsonfeed.org/version/1.1/
"""

from functools import lru_cache

import msgspec

from digest.render.feeds.items import FeedItem, fitting, plain
from digest.render.feeds.records import FeedPage

_KEPT = 1024


def json(page: FeedPage) -> bytes:
    """Return the feed as JSON Feed 1.1, UTF-8, an item a line."""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(page.title) or page.page_url,
        "home_page_url": page.page_url,
        "feed_url": page.url,
        "description": plain(page.description),
        "icon": page.image,
        "authors": [{"name": plain(page.site) or page.page_url}],
        "language": page.language,
    }
    if page.hub:
        head["hubs"] = [{"type": "WebSub", "url": page.hub}]
    start = msgspec.json.encode(head).removesuffix(b"}")
    items = b",\n".join(fitting(page))
    return start + b',"items":[\n' + items + b"\n]}\n"


@lru_cache(maxsize=_KEPT)
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
