"""A feed, before it is RSS, Atom or JSON, and its stories, before they are opened.

In:   nothing.
Out:  Feed, Packed, and Feeds, which a worker is given; OpmlPage.
"""

from typing import Literal

import msgspec

from digest.config import Settings
from digest.records import Record
from digest.site import Label

Form = Literal["rss", "atom", "json"]

MEDIA_TYPES: dict[Form, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}

Relation = Literal["prev-archive", "next-archive", "current"]


class Feed(Record, frozen=True, kw_only=True):
    """A feed of one page of the site.

    form:        what it is written in.
    id:          its own lasting id.
    title, description, language: as the page has them.
    path:        where it stands below the output folder, POSIX.
    url:         its own address; `page_url` that of its page.
    site:        the site's name, who speaks where a story names nobody.
    image:       the address of the site's picture, a PNG of 144 by 144.
    hub:         the WebSub hub, or "".
    archives:    where the other parts of the feed are, by their relation to this one.
    is_archive:  it holds a year, and not what is new, and of its stories the summaries alone.
    stories:     its stories, newest first: the place of each among those of its Feeds.
    """

    form: Form
    id: str
    title: str
    description: str
    language: str
    path: str
    url: str
    page_url: str
    site: str
    image: str
    hub: str
    archives: tuple[tuple[Relation, str], ...]
    is_archive: bool
    stories: tuple[int, ...]


class Packed(Record, frozen=True, kw_only=True):
    """A story that is to be opened where it is said.

    article: as the shelf has packed it; of a story that stands in archives alone, an `items.Heading` as MessagePack.
    authorities, topics: as its card has them.
    """

    article: msgspec.Raw
    authorities: tuple[Label, ...]
    topics: tuple[Label, ...]


class Feeds(Record, frozen=True, kw_only=True):
    """Feeds that have stories between them; each is opened and said once for all."""

    feeds: tuple[Feed, ...]
    stories: tuple[Packed, ...]
    settings: Settings


class Outline(Record, frozen=True, kw_only=True):
    """A feed in a list of feeds: its name, its address and that of its page."""

    title: str
    url: str
    page_url: str


class OpmlPage(Record, frozen=True, kw_only=True, tag="opml", tag_field="page"):
    """Every feed, for readers to take over at once: groups of Outlines, each group with its name."""

    title: str
    groups: tuple[tuple[str, tuple[Outline, ...]], ...]
