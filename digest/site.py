"""What the articles say together: the records that `link` makes and `render` reads.

In:   nothing but the records of single articles.
Out:  frozen structs, like those of `records`.
Not:  behaviour, and no HTML.
"""

from digest.records import Article, Authority, Record, TopicName
from digest.tables import Tables


class Label(Record, frozen=True, kw_only=True):
    """The name of a council or a topic, with the address of its page.

    slug: its slug in the tables.
    name: what readers see.
    href: what a link to its page says.
    """

    slug: str
    name: str
    href: str


class CardFigure(Record, frozen=True, kw_only=True):
    """A leading figure of a story, as a list shows it.

    href:      the sentence in the article: its page's address with the figure's anchor.
    shown:     the value in words: "£1.2m".
    value:     the value in full, for machines: "1200000".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts, in the text's own words.
    """

    href: str
    shown: str
    value: str
    qualifier: str | None
    about: str


class Card(Record, frozen=True, kw_only=True):
    """What a list shows of an article; an edit that changes no card redraws no list.

    slug:        the article's slug.
    href:        what a link to its page says.
    title:       its headline.
    date:        publication date, ISO 8601 ("2020-03-25", "2020-03"), or None where it has none.
    day:         the same as it is read: "25 March 2020".
    authorities: the council that it is about; or those it names, where it is about no single one.
    topics:      its topics, the main one first.
    figures:     its two or three leading figures.
    summary:     a sentence or two.
    publisher:   where it was first published, or None.
    """

    slug: str
    href: str
    title: str
    date: str | None
    day: str
    authorities: tuple[Label, ...]
    topics: tuple[Label, ...]
    figures: tuple[CardFigure, ...]
    summary: str
    publisher: str | None


class Entry(Record, frozen=True, kw_only=True):
    """One article in its place.

    before, after: the older and the newer story about the same council, or None.
    """

    article: Article
    card: Card
    before: Card | None = None
    after: Card | None = None


class Month(Record, frozen=True, kw_only=True):
    """One calendar month that has stories, newest first."""

    year: int
    month: int
    cards: tuple[Card, ...]


class AuthorityStories(Record, frozen=True, kw_only=True):
    """A council with its stories, newest first, undated ones last.

    cards:        stories about it.
    mentions:     stories about others that name it.
    predecessors: the councils that it replaced.
    """

    authority: Authority
    label: Label
    cards: tuple[Card, ...]
    mentions: tuple[Card, ...]
    predecessors: tuple[Authority, ...]


class TopicStories(Record, frozen=True, kw_only=True):
    """A topic with its stories, newest first, undated ones last."""

    topic: TopicName
    label: Label
    cards: tuple[Card, ...]


class Site(Record, frozen=True, kw_only=True):
    """All that is published.

    entries:     every article, newest first, undated ones last.
    months:      months with stories, newest first.
    undated:     stories without a date, by headline.
    authorities: councils with stories, by name.
    topics:      topics with stories, in table order.
    tables:      the tables that the articles were read against, for names and lineage.
    """

    entries: tuple[Entry, ...]
    months: tuple[Month, ...]
    undated: tuple[Card, ...]
    authorities: tuple[AuthorityStories, ...]
    topics: tuple[TopicStories, ...]
    tables: Tables
