"""A story as an element of RSS and of Atom.

In:   a packed FeedItem.
Out:  the element's bytes, indented as it stands in a feed.
Not:  the feed around it: `written` has feedgen write that.

By hand, since feedgen and lxml take 0.5 ms for an element; a test holds each to what feedgen writes.
"""

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape

from digest.render.feeds.items import content, unpacked

# As many stories as a council's feeds and those of its topics have in common.
_KEPT = 1024


@lru_cache(maxsize=_KEPT)
def rss_item(item: bytes) -> bytes:
    """Return a story as an element of RSS."""
    known = unpacked(item)
    lines = [
        "    <item>",
        f"      <title>{_text(known.title)}</title>",
        f"      <link>{_text(known.url)}</link>",
        f"      <description>{_text(known.summary)}</description>",
    ]
    if known.story:
        html = content(item).replace("]]>", "]]&gt;")
        lines.append(f"      <content:encoded><![CDATA[{html}]]></content:encoded>")
    lines.append(f'      <guid isPermaLink="false">{_text(known.id)}</guid>')
    # The label is for readers; Atom has the term, which is for machines and outlives a new name.
    lines += [
        f'      <category domain="{_value(each.scheme)}">{_text(each.name)}</category>'
        for each in known.categories
    ]
    published = format_datetime(datetime.fromisoformat(known.published))
    lines.append(f"      <pubDate>{published}</pubDate>")
    if known.source and known.publisher:
        lines.append(
            f'      <source url="{_value(known.source)}">{_text(known.publisher)}</source>'
        )
    # RSS's own author must be an e-mail address.
    if known.author:
        lines.append(f"      <dc:creator>{_text(known.author)}</dc:creator>")
    return "\n".join([*lines, "    </item>\n"]).encode()


@lru_cache(maxsize=_KEPT)
def atom_entry(item: bytes) -> bytes:
    """Return a story as an element of Atom."""
    known = unpacked(item)
    lines = [
        "  <entry>",
        f"    <id>{_text(known.id)}</id>",
        f"    <title>{_text(known.title)}</title>",
        f"    <updated>{known.updated}</updated>",
    ]
    if known.author:
        lines.append(f"    <author>\n      <name>{_text(known.author)}</name>\n    </author>")
    if known.story:
        lines.append(f'    <content type="html">{_text(content(item))}</content>')
    lines += [
        f'    <link href="{_value(known.url)}"/>',
        f"    <summary>{_text(known.summary)}</summary>",
    ]
    lines += [
        f'    <category term="{_value(each.slug)}" scheme="{_value(each.scheme)}" label="{_value(each.name)}"/>'
        for each in known.categories
    ]
    lines.append(f"    <published>{known.published}</published>")
    if known.source and known.publisher:
        lines.append(
            f"    <source>\n      <title>{_text(known.publisher)}</title>\n"
            f'      <link href="{_value(known.source)}"/>\n    </source>'
        )
    return "\n".join([*lines, "  </entry>\n"]).encode()


def _text(text: str) -> str:
    return escape(text, quote=False)


def _value(text: str) -> str:
    """`text` between quotation marks."""
    return escape(text, quote=False).replace('"', "&quot;")
