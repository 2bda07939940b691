"""A list of feeds that readers take over at once.

In:   a Site, the Settings.
Out:  an OpmlPage; of that OPML 2.0, without the day on which it was made.
Source: http://opml.org/spec2.opml
"""

from collections.abc import Iterable
from html import escape

from digest import urls
from digest.config import Settings
from digest.render.feeds import subjects
from digest.render.feeds.items import plain
from digest.render.feeds.records import OpmlPage, Outline
from digest.render.feeds.subjects import Subject
from digest.site import Site


def listed(site: Site, settings: Settings) -> OpmlPage:
    """Return the list of the site's feeds, without those of councils' topics."""

    def outlines(found: Iterable[Subject]) -> tuple[Outline, ...]:
        return tuple(
            Outline(
                title=subject.title,
                url=urls.absolute(settings, urls.feed(subject.address)),
                page_url=urls.absolute(settings, subject.page),
            )
            for subject in found
        )

    return OpmlPage(
        title=settings.title,
        groups=(
            ("Everything", outlines([subjects.whole(settings)])),
            ("Councils", outlines(subjects.council(each, settings) for each in site.authorities)),
            ("Topics", outlines(subjects.topic(each, settings) for each in site.topics)),
        ),
    )


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
