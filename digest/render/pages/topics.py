"""Topics."""

from digest.records import Record
from digest.render.pages.common import Choice, Page
from digest.render.pages.feeds import Subscription
from digest.render.pages.threads import MentionRow, ThreadRow
from digest.render.pages.timeline import Filters, YearGroup
from digest.site import Card, Label


class StandingRow(Record, frozen=True, kw_only=True):
    """What a council's newest story gives for a measure that several councils report.

    council: the council.
    mention: the figure, as its story gives it.
    apart:   the page of the figure where another story gives it differently, or "".
    """

    council: Label
    mention: MentionRow
    apart: str


class ComparisonTable(Record, frozen=True, kw_only=True):
    """One measure of several councils.

    name: the measure: "Council tax rise".
    rows: a council each, the largest value first.
    note: that these are not all councils, in a sentence, or "".
    """

    name: str
    rows: tuple[StandingRow, ...]
    note: str


class TopicPage(Page, frozen=True, kw_only=True, tag="topic"):
    """A topic: `topic.html`.

    href:        the page itself, as its stories' labels name it.
    name:        what readers see.
    description: what belongs to it.
    stories:     how many: "3 stories".
    years:       its stories under year and month.
    older:       the years of older stories that the page leaves out, each the way to them.
    undated:     its stories without a date.
    councils:    councils by the number of their stories on it.
    feed:        its feed.
    subscribe:   its feeds and its calendar.
    filters:     ways to narrow its stories, or None where they are few.
    running:     figures that come back in its stories, of any council, those heard of last first.
    comparisons: councils side by side, a measure each.
    """

    href: str
    name: str
    description: str
    stories: str
    years: tuple[YearGroup, ...]
    older: tuple[Choice, ...]
    undated: tuple[Card, ...]
    councils: tuple[Choice, ...]
    feed: str
    subscribe: Subscription
    filters: Filters | None
    running: tuple[ThreadRow, ...] = ()
    comparisons: tuple[ComparisonTable, ...] = ()


class TopicRow(Record, frozen=True, kw_only=True):
    """A topic in the index.

    name:        what readers see.
    href:        its page.
    description: what belongs to it.
    count:       how many stories: "3 stories".
    latest:      the newest story.
    """

    name: str
    href: str
    description: str
    count: str
    latest: Card


class TopicsPage(Page, frozen=True, kw_only=True, tag="topics"):
    """Every topic with stories: `topics.html`.

    topics: the topics in the order of their table.
    """

    topics: tuple[TopicRow, ...]
