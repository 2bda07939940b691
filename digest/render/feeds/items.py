"""What the feeds say of a story, whatever their form.

In:   an Article with its card's labels, the Settings.
Out:  a FeedItem, whole: its times, its absolute addresses, its lasting id, its text.
Not:  RSS, Atom or JSON; each has its own module.

Source: RFC 4151 for `tag:` ids.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from digest import urls
from digest.config import Settings
from digest.records import Article, Record
from digest.render import prose
from digest.render.feeds.records import FeedPage
from digest.render.story import Story, story
from digest.site import Card

MOST_BYTES = 500_000

# XML 1.0 refuses these, and one of them would lose the whole feed.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RELATIVE = re.compile(r'<a href="(?=[/#])')


class Category(Record, frozen=True, kw_only=True):
    """A council or a topic of a story: its slug, its name, and the address of all of its kind."""

    slug: str
    name: str
    scheme: str


class FeedItem(Record, frozen=True, kw_only=True):
    """One story in a feed.

    id:         outlives headlines, domains and this code.
    url:        its page.
    published, updated: RFC 3339.
    author:     who wrote it, or else who published it first, or "".
    publisher, source: who published it first, and the address there; "" where it is not said.
    story:      its text; None where a feed is to give the summary alone.
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
    story: Story | None


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(FeedItem).decode


def lasting(settings: Settings, slug: str) -> str:
    """Return an article's lasting id: of its file's name, and of nothing that can change."""
    return f"tag:{settings.id}:articles/{slug}"


def packed(article: Article, card: Card, settings: Settings, *, in_full: bool) -> bytes:
    """Return a dated article's FeedItem as bytes, which travel and compare more quickly. in_full: with its text."""
    published = article.date or ""
    title = plain(article.title) or article.slug
    publisher = plain(article.source.publisher or "")
    item = FeedItem(
        id=lasting(settings, article.slug),
        url=urls.absolute(settings, urls.article(article.slug)),
        title=title,
        summary=plain(article.summary) or title,
        published=_midnight(published, settings.time_zone),
        updated=_midnight(changed(article), settings.time_zone),
        author=plain(article.author or "") or publisher,
        publisher=publisher,
        source=article.source.url or "",
        categories=(
            *(
                Category(
                    slug=label.slug,
                    name=plain(label.name),
                    scheme=urls.absolute(settings, urls.COUNCILS),
                )
                for label in card.authorities
            ),
            *(
                Category(
                    slug=label.slug,
                    name=plain(label.name),
                    scheme=urls.absolute(settings, urls.TOPICS),
                )
                for label in card.topics
            ),
        ),
        story=story(article) if in_full else None,
    )
    return _ENCODE(item)


def changed(article: Article) -> str:
    """Return the day on which a story last changed, as far as its editor says; else that of its publication.

    The build's clock and the file's are no editor: they would make every story new on another machine.
    """
    said = article.updated or article.reviewed or ""
    return max(said, article.date or "")


def unpacked(item: bytes) -> FeedItem:
    """Return the FeedItem that `packed` made."""
    return _DECODE(item)


@lru_cache(maxsize=1024)
def content(item: bytes) -> str:
    """Return the story as HTML whose addresses are absolute, or "". All its feeds share one."""
    known = unpacked(item)
    if known.story is None:
        return ""
    html = _ILLEGAL.sub("", str(prose.text(known.story)))
    # A fragment belongs to the article's page, everything else to the site's host.
    host = "/".join(known.url.split("/", 3)[:3])
    return _RELATIVE.sub(
        lambda found: found.group() + (known.url if html[found.end()] == "#" else host), html
    )


def fitting(page: FeedPage, write: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Give the page's items as `write` writes them, as many as a feed may weigh; one at least. An archive has all."""
    weight = 0
    for item in page.items:
        written = write(item)
        weight += len(written)
        if weight > MOST_BYTES and item is not page.items[0] and not page.is_archive:
            return
        yield written


def plain(text: str) -> str:
    """Return `text` on one line, without characters that XML refuses."""
    return " ".join(_ILLEGAL.sub("", text).split())


@lru_cache(maxsize=1024)
def _midnight(date: str, time_zone: str) -> str:
    """The start of the day there, with its offset; of a month, the start of its first day."""
    year, month, day = (int(part) for part in f"{date}-01".split("-")[:3])
    return datetime(year, month, day, tzinfo=ZoneInfo(time_zone)).isoformat()
