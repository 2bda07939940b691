"""Councils."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page
from digest.render.pages.diary import DiaryRow
from digest.render.pages.feeds import Subscription
from digest.render.pages.hexagons import HexagonMap
from digest.render.pages.people import PersonRow
from digest.render.pages.threads import ThreadRow
from digest.render.pages.timeline import Filters, YearGroup
from digest.site import Card


class Fact(Record, frozen=True, kw_only=True):
    """One line of what a council is.

    name:  "Region".
    text:  "West Midlands".
    links: links in place of the text, where there are pages; one without a page has the href "".
    """

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()


class TableRow(Record, frozen=True, kw_only=True):
    """A figure in a table across stories.

    href:      the sentence in the article.
    shown:     the value in words.
    value:     the value in full.
    qualifier: the hedge as written, or None.
    about:     what it counts.
    date:      the story's date, ISO 8601, or None.
    day:       the same as it is read.
    title:     the story's headline.
    """

    href: str
    shown: str
    value: str
    qualifier: str | None
    about: str
    date: str | None
    day: str
    title: str


class Predecessor(Record, frozen=True, kw_only=True):
    """A council that another one replaced, with its stories.

    name:    what readers see.
    href:    its page.
    until:   the year in which it ceased to be, or "".
    stories: how many are about it: "3 stories".
    cards:   the newest of them.
    """

    name: str
    href: str
    until: str
    stories: str
    cards: tuple[Card, ...]


class AuthorityPage(Page, frozen=True, kw_only=True, tag="authority"):
    """A council: `authority.html`.

    href:     the page itself, as its stories' labels name it.
    name:     the short name: "Leeds".
    official: the full name: "Leeds City Council".
    past:     what became of it, in a sentence, or "" for a council that there still is.
    heirs:    the councils that replaced it, or will; one without a page has the href "".
    facts:    what it is, line by line.
    stories:  how many stories are about it: "3 stories".
    years:    its stories under year and month.
    older:    the years of older stories that the page leaves out, each the way to them.
    undated:  its stories without a date.
    mentions: stories about others that name it.
    figures:  the leading figures of its stories, newest first.
    topics:   the topics of its stories.
    feed:     its feed.
    subscribe: its feeds and its calendar.
    topic_feeds: the feeds of its topics.
    filters:  ways to narrow its stories, or None where they are few.
    running:  its figures that come back, those heard of last first.
    speaking: who speaks for it, those heard last first.
    heard:    others who are quoted in its stories.
    ahead:    key dates ahead of the build's day, the next first.
    earlier:  the councils that it replaced, with their stories.
    """

    href: str
    name: str
    official: str
    past: str
    heirs: tuple[Link, ...]
    facts: tuple[Fact, ...]
    stories: str
    years: tuple[YearGroup, ...]
    older: tuple[Choice, ...]
    undated: tuple[Card, ...]
    mentions: tuple[Card, ...]
    figures: tuple[TableRow, ...]
    topics: tuple[Choice, ...]
    feed: str
    subscribe: Subscription
    topic_feeds: tuple[Link, ...]
    filters: Filters | None
    running: tuple[ThreadRow, ...] = ()
    speaking: tuple[PersonRow, ...] = ()
    heard: tuple[PersonRow, ...] = ()
    ahead: tuple[DiaryRow, ...] = ()
    earlier: tuple[Predecessor, ...] = ()


class AuthorityRow(Record, frozen=True, kw_only=True):
    """A council in the index.

    name:   what readers see.
    href:   its page.
    count:  stories about it: "3 stories".
    latest: the newest story's headline, or "".
    other_names: other names that it has or had, to be searched.
    ended:  the year in which it ceased to be, or "".
    """

    name: str
    href: str
    count: str
    latest: str
    other_names: str
    ended: str


class NotFoundPage(Page, frozen=True, kw_only=True, tag="not-found"):
    """What a reader sees at an address that leads nowhere: `not-found.html`.

    councils: every council by name; its address may have been one of them under an old name.
    """

    councils: tuple[AuthorityRow, ...]


class RegionGroup(Record, frozen=True, kw_only=True):
    """The councils of one region or nation.

    name:     "West Midlands".
    councils: its councils by name.
    """

    name: str
    councils: tuple[AuthorityRow, ...]


class NationGroup(Record, frozen=True, kw_only=True):
    """The councils of one nation.

    name:    "England".
    regions: its regions; one only, of the nation's name, where it has none.
    """

    name: str
    regions: tuple[RegionGroup, ...]


class AuthoritiesPage(Page, frozen=True, kw_only=True, tag="authorities"):
    """Every council with stories: `authorities.html`.

    summary: how many councils and stories, in a sentence.
    map:     the councils as hexagons.
    nations: the councils by nation and region.
    """

    summary: str
    map: HexagonMap
    nations: tuple[NationGroup, ...]
