"""A feed, before it is RSS, Atom or JSON.

In:   nothing.
Out:  FeedPage, OpmlPage.
"""

from typing import Literal

from digest.records import Record

Form = Literal["rss", "atom", "json"]

MEDIA_TYPES: dict[Form, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}

Relation = Literal["prev-archive", "next-archive", "current"]


class FeedPage(Record, frozen=True, kw_only=True, tag="feed", tag_field="page"):
    """A feed of one page of the site.

    form:        what it is written in.
    id:          its own lasting id.
    title, description, language: as the page has them.
    url:         its own address; `page_url` that of its page.
    site:        the site's name, who speaks where a story names nobody.
    image:       the address of the site's picture, a PNG of 144 by 144.
    hub:         the WebSub hub, or "".
    archives:    where the other parts of the feed are, by their relation to this one.
    is_archive:  it holds a year, and not what is new.
    updated:     when the newest change of an item was, RFC 3339; "" for a feed without any.
    items:       its stories, newest first, each written in the feed's form.
    """

    form: Form
    id: str
    title: str
    description: str
    language: str
    url: str
    page_url: str
    site: str
    image: str
    hub: str
    archives: tuple[tuple[Relation, str], ...]
    is_archive: bool
    updated: str
    items: tuple[bytes, ...]


class Outline(Record, frozen=True, kw_only=True):
    """A feed in a list of feeds: its name, its address and that of its page."""

    title: str
    url: str
    page_url: str


class OpmlPage(Record, frozen=True, kw_only=True, tag="opml", tag_field="page"):
    """Every feed, for readers to take over at once: groups of Outlines, each group with its name."""

    title: str
    groups: tuple[tuple[str, tuple[Outline, ...]], ...]
