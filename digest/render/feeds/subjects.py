"""What the site's feeds are of.

In:   a Site, the Settings.
Out:  a Subject for the whole site, for each council, each topic and each topic of a council.
"""

from typing import NamedTuple

from digest import urls
from digest.config import Settings
from digest.site import AuthorityStories, Label, TopicStories


class Subject(NamedTuple):
    """What a feed is of.

    address: below the site's root, under which its feeds stand; `page` is that of its page.
    topic:   the slug of the topic to which it is confined, or "".
    """

    address: str
    page: str
    title: str
    text: str
    topic: str = ""


def whole(settings: Settings) -> Subject:
    """Return the subject of the feeds of all stories."""
    return Subject(urls.HOME, urls.HOME, settings.title, settings.description)


def council(stories: AuthorityStories, settings: Settings) -> Subject:
    """Return the subject of a council's feeds."""
    page = urls.authority(stories.authority.slug)
    text = f"Stories about {stories.authority.official_name}."
    return Subject(page, page, f"{stories.label.name} – {settings.title}", text)


def topic(stories: TopicStories, settings: Settings) -> Subject:
    """Return the subject of a topic's feeds."""
    page = urls.topic(stories.topic.slug)
    title = f"{stories.topic.name} – {settings.title}"
    return Subject(page, page, title, stories.topic.description, stories.topic.slug)


def council_topic(stories: AuthorityStories, label: Label, settings: Settings) -> Subject:
    """Return the subject of the feed of a council's stories on a topic, which has no page of its own."""
    return Subject(
        address=urls.authority_topic(stories.authority.slug, label.slug),
        page=urls.authority(stories.authority.slug),
        title=f"{stories.label.name}: {label.name} – {settings.title}",
        text=f"Stories about {stories.authority.official_name} on {label.name}.",
        topic=label.slug,
    )
