"""What the feeds say of a story, whatever their form.

In:   an article as the shelf has packed it, with the labels of its card; the Settings.
Out:  a FeedItem, whole: its times, its absolute addresses, its lasting id, its text.
Not:  RSS, Atom or JSON; each has its own module.

Source: RFC 4151 for `tag:` ids.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from digest import urls
from digest.config import Settings
from digest.records import Origin
from digest.render import prose
from digest.render.feeds.records import Packed
from digest.render.story import Excerpt, excerpt, story
from digest.site import Label

# XML 1.0 refuses these, and one of them would lose the whole feed.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RELATIVE = re.compile(r'<a href="(?=[/#])')


class Category(NamedTuple):
    """A council or a topic of a story: its slug, its name, and the address of all of its kind."""

    slug: str
    name: str
    scheme: str


class FeedItem(NamedTuple):
    """One story in a feed.

    id:         outlives headlines, domains and this code.
    url:        its page.
    published, updated: RFC 3339.
    author:     who wrote it, or else who published it first, or "".
    publisher, source: who published it first, and the address there; "" where it is not said.
    html:       its text, whose addresses are absolute; None where it has none, or a feed is to give the summary alone.
    """

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    author: str
    publisher: str
    source: str
    categories: tuple[Category, ...]
    html: str | None


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed without texts shows of an Article, whose fields these are; that has others, which are not read."""

    slug: str
    title: str
    date: str | None
    summary: str
    author: str | None
    source: Origin
    reviewed: str | None
    updated: str | None


_HEADING = msgspec.msgpack.Decoder(Heading)


def heading(article: msgspec.Raw) -> Heading:
    """Return what is wanted of an article that a shelf has packed; the rest, which is most of it, is not read."""
    return _HEADING.decode(article)


def lasting(settings: Settings, slug: str) -> str:
    """Return an article's lasting id: of its file's name, and of nothing that can change."""
    return f"tag:{settings.id}:articles/{slug}"


def item(packed: Packed, settings: Settings, *, is_whole: bool) -> FeedItem:
    """Return what feeds say of a dated article. is_whole: with its text."""
    article = heading(packed.article)
    published = article.date or ""
    title = plain(article.title) or article.slug
    publisher = plain(article.source.publisher or "")
    url = urls.absolute(settings, urls.article(article.slug))
    return FeedItem(
        id=lasting(settings, article.slug),
        url=url,
        title=title,
        summary=plain(article.summary) or title,
        published=_midnight(published, settings.time_zone),
        updated=_midnight(changed(article), settings.time_zone),
        author=plain(article.author or "") or publisher,
        publisher=publisher,
        source=article.source.url or "",
        categories=(
            *_categories(packed.authorities, urls.absolute(settings, urls.COUNCILS)),
            *_categories(packed.topics, urls.absolute(settings, urls.TOPICS)),
        ),
        html=(_content(excerpt(packed.article), url) or None) if is_whole else None,
    )


def _categories(labels: Iterable[Label], scheme: str) -> Iterator[Category]:
    return (Category(label.slug, plain(label.name), scheme) for label in labels)


def changed(article: Heading) -> str:
    """Return the day on which a story last changed, as far as its editor says; else that of its publication.

    The build's clock and the file's are no editor: they would make every story new on another machine.
    """
    said = article.updated or article.reviewed or ""
    return max(said, article.date or "")


def _content(article: Excerpt, url: str) -> str:
    """The story as HTML whose addresses are absolute."""
    html = prose.text(story(article))
    if not article.markdown:
        return html  # without what XML refuses, and with absolute addresses alone
    html = _ILLEGAL.sub("", html)
    # A fragment belongs to the article's page, everything else to the site's host.
    host = "/".join(url.split("/", 3)[:3])
    return _RELATIVE.sub(
        lambda found: found.group() + (url if html[found.end()] == "#" else host), html
    )


def plain(text: str) -> str:
    """Return `text` on one line, without characters that XML refuses."""
    # Nothing that can be printed is refused, which is told sooner.
    return " ".join((text if text.isprintable() else _ILLEGAL.sub("", text)).split())


@lru_cache(maxsize=1024)
def _midnight(date: str, time_zone: str) -> str:
    """The start of the day there, with its offset; of a month, the start of its first day."""
    year, month, day = (int(part) for part in f"{date}-01".split("-")[:3])
    return datetime(year, month, day, tzinfo=ZoneInfo(time_zone)).isoformat()
