"""What a page offers to subscribe to.

In:   a page's name and address, and whether it has a calendar.
Out:  a Subscription.
"""

from collections.abc import Iterable

from digest import urls
from digest.config import Settings
from digest.render.pages import Link, Subscription
from digest.site import Label, Marked


def subscription(
    name: str, address: str, settings: Settings, *, has_calendar: bool
) -> Subscription:
    """Return the feeds of the page at `address`, and its calendar."""
    return Subscription(
        name=name,
        href=urls.href(settings, address),
        rss=urls.href(settings, urls.feed(address, "rss")),
        atom=urls.href(settings, urls.feed(address, "atom")),
        json=urls.href(settings, urls.feed(address, "json")),
        calendar=urls.href(settings, urls.calendar(address)) if has_calendar else "",
    )


def has_day(date: Marked) -> bool:
    """Return whether a date can stand in a calendar: a month alone has no day to stand on."""
    return len(date.date) == len("2020-03-25")


def topic_feeds(council: str, labels: Iterable[Label], settings: Settings) -> tuple[Link, ...]:
    """Return the feeds of a council's topics, by name. labels: those of its dated stories."""
    topics = {label.slug: label.name for label in labels}
    return tuple(
        Link(href=urls.href(settings, urls.feed(urls.authority_topic(council, slug))), text=name)
        for slug, name in sorted(topics.items(), key=lambda item: item[1])
    )
