"""A story as an element of RSS and of Atom, through feedgen.

In:   a FeedItem.
Out:  the element's bytes, indented as it stands in a feed.
Not:  the feed around it: `written` has that.

feedgen writes an element of each shape, with signs for words; stories are filled in (`patterns`).
Each of feedgen's traps is met where it is said below; tests/render/test_feeds.py holds every one.
"""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.util import formatRFC2822
from lxml import etree

from digest.render.feeds.items import Category, FeedItem
from digest.render.feeds.patterns import Pattern, sign

_TIMES = 1024
_SHAPES = 256
_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
for _prefix, _namespace in _NAMESPACES.items():
    etree.register_namespace(_prefix, _namespace)
# The feed around an element declares its prefixes.
_DECLARED = [f' xmlns:{prefix}="{namespace}"'.encode() for prefix, namespace in _NAMESPACES.items()]
# feedgen takes times, not signs; these stand for the two that a story has.
_PUBLISHED, _UPDATED = "1901-02-03T04:05:06+07:00", "1902-03-04T05:06:07+08:00"


class _Shape(NamedTuple):
    """What a story has or lacks, and so which elements stand in its own."""

    categories: int
    has_author: bool
    has_source: bool
    is_full: bool


def rss_item(item: FeedItem) -> bytes:
    """Return a story as an element of RSS."""
    return _rss(_shape(item)).filled(_words(item, rfc2822(item.published), ""))


def atom_entry(item: FeedItem) -> bytes:
    """Return a story as an element of Atom."""
    return _atom(_shape(item)).filled(_words(item, item.published, item.updated))


@lru_cache(maxsize=_TIMES)
def rfc2822(time: str) -> str:
    """Return a time as RSS writes it. time: RFC 3339."""
    return str(formatRFC2822(datetime.fromisoformat(time)))


def _shape(item: FeedItem) -> _Shape:
    return _Shape(
        categories=len(item.categories),
        has_author=bool(item.author),
        has_source=bool(item.source and item.publisher),
        is_full=item.html is not None,
    )


def _words(item: FeedItem, published: str, updated: str) -> dict[str, str]:
    words = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "author": item.author,
        "publisher": item.publisher,
        "source": item.source,
        "html": item.html or "",
        "published": published,
        "updated": updated,
    }
    for at, category in enumerate(item.categories):
        words[f"slug_{at}"], words[f"name_{at}"], words[f"scheme_{at}"] = category
    return words


def _signs(shape: _Shape) -> FeedItem:
    return FeedItem(
        id=sign("id"),
        url=sign("url"),
        title=sign("title"),
        summary=sign("summary"),
        published=_PUBLISHED,
        updated=_UPDATED,
        author=sign("author") if shape.has_author else "",
        publisher=sign("publisher") if shape.has_source else "",
        source=sign("source") if shape.has_source else "",
        categories=tuple(
            Category(slug=sign(f"slug_{at}"), name=sign(f"name_{at}"), scheme=sign(f"scheme_{at}"))
            for at in range(shape.categories)
        ),
        html=sign("html") if shape.is_full else None,
    )


@lru_cache(maxsize=_SHAPES)
def _rss(shape: _Shape) -> Pattern:
    item = _signs(shape)
    entry = _entry(item)
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.link(href=item.url)
    entry.description(item.summary)
    if item.html is not None:
        entry.content(item.html, type="CDATA")
    # An author without an e-mail address would vanish from RSS.
    if item.author:
        entry.dc.dc_creator(item.author)
    return _pattern(entry.rss_entry(), level=2)


@lru_cache(maxsize=_SHAPES)
def _atom(shape: _Shape) -> Pattern:
    item = _signs(shape)
    entry = _entry(item)
    entry.link(href=item.url, rel="alternate", type="text/html")
    entry.summary(item.summary)
    if item.html is not None:
        entry.content(item.html, type="html")
    if item.author:
        entry.author({"name": item.author})
    entry.updated(datetime.fromisoformat(item.updated))
    return _pattern(entry.atom_entry(), level=1)


def _entry(item: FeedItem) -> FeedEntry:
    """What both forms say of a story."""
    entry = FeedEntry()
    entry.title(item.title)
    entry.guid(item.id, permalink=False)
    entry.published(datetime.fromisoformat(item.published))
    for category in item.categories:
        # A term is for machines and outlives a new name, which is for readers; RSS shows the label.
        entry.category(term=category.slug, scheme=category.scheme, label=category.name)
    if item.source and item.publisher:
        entry.source(url=item.source, title=item.publisher)
    return entry


def _pattern(element: etree._Element, level: int) -> Pattern:
    etree.indent(element, level=level)
    written = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    for declaration in _DECLARED:
        written = written.replace(declaration, b"", 1)
    text = "  " * level + written.decode() + "\n"
    for time, name in ((_PUBLISHED, "published"), (_UPDATED, "updated")):
        text = text.replace(rfc2822(time), sign(name)).replace(time, sign(name))
    return Pattern(text)
