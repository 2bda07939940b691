"""The page that says how to subscribe.

In:   a Site; the addresses of the calendars that there are.
Out:  one FeedsPage.
"""

from collections.abc import Set

from digest import urls
from digest.config import Settings
from digest.render.feeds import MOST_ITEMS
from digest.render.frame import crumbs, head
from digest.render.pages import FeedsPage, Frame, Subscription
from digest.render.subscribing import subscription
from digest.site import Site


def page(site: Site, calendars: Set[str], frame: Frame, settings: Settings) -> FeedsPage:
    """Return the page. calendars: addresses below the site's root."""

    def offered(name: str, address: str) -> Subscription:
        has_calendar = urls.calendar(address) in calendars
        return subscription(name, address, settings, has_calendar=has_calendar)

    down = crumbs(settings, (urls.FEEDS, "Subscribe"))
    text = "New stories in your feed reader, and key dates in your calendar: for everything, one council or one topic."
    groups = (
        ("Everything", (offered(settings.title, urls.HOME),)),
        (
            "Councils",
            tuple(
                offered(council.label.name, urls.authority(council.authority.slug))
                for council in site.authorities
            ),
        ),
        (
            "Topics",
            tuple(offered(topic.topic.name, urls.topic(topic.topic.slug)) for topic in site.topics),
        ),
    )
    return FeedsPage(
        site=frame,
        head=head(settings, urls.FEEDS, "Subscribe", text, crumbs=down, collection=False),
        section=urls.href(settings, urls.FEEDS),
        crumbs=down,
        groups=tuple(group for group in groups if group[1]),
        opml=urls.href(settings, urls.OPML),
        most=MOST_ITEMS,
    )
