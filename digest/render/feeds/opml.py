"""A list of feeds that readers take over at once.

In:   an OpmlPage.
Out:  OPML 2.0, without the day on which it was made.
Source: http://opml.org/spec2.opml
"""

from html import escape

from digest.render.feeds.items import plain
from digest.render.feeds.records import OpmlPage, Outline


def opml(page: OpmlPage) -> bytes:
    """Return the list as OPML 2.0, UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{_said(page.title)}</title></head>",
        "<body>",
    ]
    for name, outlines in page.groups:
        lines += [f'<outline text="{_said(name)}">', *map(_outline, outlines), "</outline>"]
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()


def _outline(feed: Outline) -> str:
    title = _said(feed.title)
    return (
        f'<outline type="rss" text="{title}" title="{title}" '
        f'xmlUrl="{_said(feed.url)}" htmlUrl="{_said(feed.page_url)}"/>'
    )


def _said(text: str) -> str:
    return escape(plain(text))
