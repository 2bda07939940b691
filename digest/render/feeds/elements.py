"""A story as an element of RSS and of Atom, through feedgen.

In:   a packed FeedItem.
Out:  the element's bytes, indented as it stands in a feed.
Not:  the feed around it: `written` has that. A story is written once, by itself, and every feed that holds it is put
      together from the pieces, since one story stands in a dozen feeds.

Each of feedgen's traps is met where it is said below; tests/render/test_feeds.py holds every one.
"""

from datetime import datetime
from functools import lru_cache

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from lxml import etree

from digest.render.feeds.items import FeedItem, content, unpacked

# As many stories as a council's feeds and those of its topics have in common.
_KEPT = 1024
_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
for _prefix, _namespace in _NAMESPACES.items():
    etree.register_namespace(_prefix, _namespace)
# The feed around an element declares its prefixes.
_DECLARED = [f' xmlns:{prefix}="{namespace}"'.encode() for prefix, namespace in _NAMESPACES.items()]


@lru_cache(maxsize=_KEPT)
def rss_item(item: bytes) -> bytes:
    """Return a story as an element of RSS."""
    known = unpacked(item)
    entry = _entry(known)
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.link(href=known.url)
    entry.description(known.summary)
    if known.story:
        entry.content(content(item).replace("]]>", "]]&gt;"), type="CDATA")
    # An author without an e-mail address would vanish from RSS.
    if known.author:
        entry.dc.dc_creator(known.author)
    return _written(entry.rss_entry(), level=2)


@lru_cache(maxsize=_KEPT)
def atom_entry(item: bytes) -> bytes:
    """Return a story as an element of Atom."""
    known = unpacked(item)
    entry = _entry(known)
    entry.link(href=known.url, rel="alternate", type="text/html")
    entry.summary(known.summary)
    if known.story:
        entry.content(content(item), type="html")
    if known.author:
        entry.author({"name": known.author})
    entry.updated(datetime.fromisoformat(known.updated))
    return _written(entry.atom_entry(), level=1)


def _entry(known: FeedItem) -> FeedEntry:
    """What both forms say of a story."""
    entry = FeedEntry()
    entry.title(known.title)
    entry.guid(known.id, permalink=False)
    entry.published(datetime.fromisoformat(known.published))
    for category in known.categories:
        # A term is for machines and outlives a new name, which is for readers; RSS shows the label.
        entry.category(term=category.slug, scheme=category.scheme, label=category.name)
    if known.source and known.publisher:
        entry.source(url=known.source, title=known.publisher)
    return entry


def _written(element: etree._Element, level: int) -> bytes:
    etree.indent(element, level=level)
    written = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    for declaration in _DECLARED:
        written = written.replace(declaration, b"", 1)
    return b"  " * level + written + b"\n"
