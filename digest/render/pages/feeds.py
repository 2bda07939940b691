"""How to subscribe."""

from digest.records import Record
from digest.render.pages.common import Page


class Subscription(Record, frozen=True, kw_only=True):
    """What a reader may subscribe to.

    name:     what it is of: "Leeds".
    href:     the page of the same stories.
    rss:      its RSS feed.
    atom:     its Atom feed.
    json:     its JSON feed.
    calendar: its calendar, or "" where no key date is known.
    """

    name: str
    href: str
    rss: str
    atom: str
    json: str
    calendar: str


class FeedsPage(Page, frozen=True, kw_only=True, tag="feeds"):
    """Every feed and calendar, and how to subscribe: `feeds.html`.

    groups: what may be subscribed to: everything, councils, topics; each group with its name.
    opml:   the list of all feeds that readers take over at once.
    most:   how many stories a feed holds.
    """

    groups: tuple[tuple[str, tuple[Subscription, ...]], ...]
    opml: str
    most: int
