"""The page of a topic, and the index of topics.

In:   TopicStories.
Out:  TopicPages, planned; one TopicsPage.
"""

from collections.abc import Collection, Iterator
from functools import partial

from digest import labels, urls, wording
from digest.config import Settings
from digest.render import threads, timeline
from digest.render.frame import crumbs, head
from digest.render.pages import ComparisonTable, Frame, StandingRow, TopicPage, TopicRow, TopicsPage
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.subscribing import subscription
from digest.site import Comparison, Site, TopicStories
from digest.tables import Tables

_MOST_THREADS = 30


def planned(
    site: Site,
    prints: Prints,
    with_calendar: Collection[str],
    frame: Frame,
    common: bytes,
    settings: Settings,
) -> Iterator[Planned]:
    """Give the page of each topic.

    with_calendar: addresses of calendars that there are; common: a digest of what all pages depend on.
    """
    for stories in site.topics:
        address = urls.topic(stories.topic.slug)
        has_calendar = urls.calendar(address) in with_calendar
        shown = (
            stories.label,
            prints.cards(stories.briefs),
            prints.threads(stories.threads[:_MOST_THREADS]),
            stories.comparisons,
            has_calendar,
        )
        make = partial(_page, stories, site, frame, settings, has_calendar=has_calendar)
        yield Planned(address, TopicPage, (common, shown), make)


def _page(
    stories: TopicStories, site: Site, frame: Frame, settings: Settings, *, has_calendar: bool
) -> TopicPage:
    """A topic's page. has_calendar: some key date of its stories is known to the day."""
    topic, tables, register = stories.topic, site.tables, site.register
    address = urls.topic(topic.slug)
    down = crumbs(settings, (urls.TOPICS, "Topics"), (address, topic.name))
    count = timeline.stories(len(stories.briefs))
    feed = urls.feed(address)
    shown = register.cards(stories.briefs[: timeline.MOST])
    own = "topic", topic.slug
    councils = timeline.choices(
        label for brief in stories.briefs for label in register.councils(brief)
    )
    return TopicPage(
        site=frame,
        head=head(
            settings,
            address,
            topic.name,
            f"{count} on {topic.name}. {topic.description}",
            crumbs=down,
            feeds=[(feed, f"{topic.name} – {settings.title}")],
        ),
        section=urls.href(settings, urls.TOPICS),
        crumbs=down,
        href=stories.label.href,
        name=topic.name,
        description=topic.description,
        stories=count,
        years=timeline.newest(shown, settings),
        older=timeline.older(stories.briefs, settings, own),
        undated=tuple(card for card in shown if not card.date),
        councils=councils[: timeline.MOST_CHOICES],
        feed=urls.href(settings, feed),
        subscribe=subscription(topic.name, address, settings, has_calendar=has_calendar),
        filters=timeline.filters(shown, settings, own=own, in_all=len(stories.briefs)),
        running=threads.rows(stories.threads[:_MOST_THREADS], tables, settings, with_charts=False),
        comparisons=tuple(_table(each, tables, settings) for each in stories.comparisons),
    )


def _table(each: Comparison, tables: Tables, settings: Settings) -> ComparisonTable:
    return ComparisonTable(
        name=each.name,
        rows=tuple(
            StandingRow(
                council=labels.authority(row.authority, tables, settings),
                mention=threads.mention_row(row.mention, settings),
                apart=urls.href(settings, urls.thread(row.apart)) if row.apart else "",
            )
            for row in each.rows
        ),
        note=f"The {wording.count(len(each.rows), 'council')} heard of last."
        if each.is_cut
        else "",
    )


def index(site: Site, frame: Frame, settings: Settings) -> TopicsPage:
    """Return the index of topics."""
    down = crumbs(settings, (urls.TOPICS, "Topics"))
    text = "What councils decide, by subject."
    return TopicsPage(
        site=frame,
        head=head(settings, urls.TOPICS, "Topics", text, crumbs=down),
        section=urls.href(settings, urls.TOPICS),
        crumbs=down,
        topics=tuple(
            TopicRow(
                name=stories.topic.name,
                href=stories.label.href,
                description=stories.topic.description,
                count=timeline.stories(len(stories.briefs)),
                latest=site.register.card(stories.briefs[0]),
            )
            for stories in site.topics
        ),
    )
