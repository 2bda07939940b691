"""What the articles say together: the records that `link` makes and `render` reads.

In:   nothing but the records of single articles.
Out:  frozen structs, like those of `records`.
Not:  behaviour, and no HTML.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, Self

from digest.brief import Brief, Heard, Mention, Shelf, SpeakerKind, opened
from digest.records import Authority, FigureKind, Record, TopicName
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


class Disagreement(Record, frozen=True, kw_only=True):
    """One measure of one time, given differently in two stories; neither is called right.

    thread, authority, title: of the thread that both stand in.
    first, second: the two mentions, the older first.
    """

    thread: str
    authority: str
    title: str
    first: Mention
    second: Mention


class Thread(Record, frozen=True, kw_only=True):
    """One measure of one council, followed from story to story.

    slug:      its lasting address: the council and the measure.
    authority: the council's slug; the newest one where a council was replaced on the way.
    title:     what is followed: "Cost of the tram extension to Newhaven".
    kind, unit, per: as its figures have them.
    stories:   the slug and the date of the story of each mention: by date, undated ones last; two at the least.
    packed:    the mentions themselves: of ten thousand an edit opens some dozens.
    is_charted: there are three dated values or more.
    topics:    the slugs of those that more than half of its stories are on.
    apart:     the pairs of mentions that cannot both be right, by their places from 0, the older first.
    print:     stands for all that.
    """

    slug: str
    authority: str
    title: str
    kind: FigureKind
    unit: str
    per: str | None
    stories: tuple[tuple[str, str | None], ...]
    packed: bytes
    is_charted: bool
    topics: tuple[str, ...]
    apart: tuple[tuple[int, int], ...]
    print: bytes

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it comes back, in the order of `stories`."""
        return opened(self.packed)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The pairs that are apart, with what their stories say."""
        mentions = self.mentions if self.apart else ()
        return tuple(
            Disagreement(
                thread=self.slug,
                authority=self.authority,
                title=self.title,
                first=mentions[first],
                second=mentions[second],
            )
            for first, second in self.apart
        )


class Standing(Record, frozen=True, kw_only=True):
    """What a council's newest story gives for a measure that any council has.

    authority: the council's slug.
    mention:   the figure, as its story gives it.
    apart:     the slug of the thread in which another story gives it differently, or None.
    """

    authority: str
    mention: Mention
    apart: str | None


class Comparison(Record, frozen=True, kw_only=True):
    """One measure of several councils.

    name:   its normal form: "Council tax rise".
    rows:   a council each, the largest value first; two at the least.
    is_cut: these are the councils heard of last, and there may be more.
    """

    name: str
    rows: tuple[Standing, ...]
    is_cut: bool


class Said(Record, frozen=True, kw_only=False, array_like=True):
    """One quotation of somebody: the slug of its story, and which of the story's quotations it is, from 1."""

    article: str
    number: int


class Person(Record, frozen=True, kw_only=True):
    """Somebody who is quoted: a person, or a body or document that speaks.

    slug:      the lasting address: the name, and the council or body.
    order:     what people are sorted by: the surname, then all names.
    name:      as last given.
    authority: the slug of the council that they belong to, as far as can be told, or "".
    body:      what tells two of one name apart: the council's name, or that of the body they speak for, or "".
    role:      as last given, with the body where that is another.
    is_office: they hold an office of the council, or are the council itself.
    said:      what they said, newest first; undated stories' last.
    print:     stands for all that.
    """

    slug: str
    order: str
    name: str
    kind: SpeakerKind
    authority: str
    body: str
    role: str
    is_office: bool
    said: tuple[Said, ...]
    print: bytes


class Marked(NamedTuple):
    """The place of a key date in the diary, which is in the order of these.

    date:      ISO 8601, a day or a month. A month stands before its days.
    published: the date of the story that tells of it, or "~".
    article:   the story's slug; `number` says which of its brief's dates this is, from 0.
    """

    date: str
    published: str
    article: str
    number: int


class DiaryDate(Record, frozen=True, kw_only=True):
    """A key date in the diary, as one story tells of it.

    date:        ISO 8601, a day or a month; `day` as it is read.
    about:       what happens, in the text's own words.
    href:        the place in the article.
    article:     the story's slug; `headline` and `published` (ISO 8601, or None) are its own.
    authorities: the councils that the story is about.
    """

    date: str
    day: str
    about: str
    href: str
    article: str
    headline: str
    published: str | None
    authorities: tuple[Label, ...]


class Entry(Record, frozen=True, kw_only=True):
    """One article in its place, as its page is given it.

    before, after: the older and the newer story about the same council, or None.
    speakers: who said its quotations, by their numbers: what a link to their page says, for those who have one.
    """

    card: Card
    before: Card | None = None
    after: Card | None = None
    speakers: tuple[tuple[int, str], ...] = ()


class Month(Record, frozen=True, kw_only=True):
    """One calendar month that has stories, newest first."""

    year: int
    month: int
    briefs: tuple[Brief, ...]


class AuthorityStories(Record, frozen=True, kw_only=True):
    """A council with its stories, newest first, undated ones last.

    briefs:       stories about it.
    mentions:     stories about others that name it.
    predecessors: the councils that it replaced.
    threads:      its figures that come back, those heard of last first.
    people:       who is quoted in its stories, those who speak for it first.
    diary:        the key dates of its stories, earliest first.
    """

    authority: Authority
    label: Label
    briefs: tuple[Brief, ...]
    mentions: tuple[Brief, ...]
    predecessors: tuple[Authority, ...]
    threads: tuple[Thread, ...] = ()
    people: tuple[Person, ...] = ()
    diary: tuple[Marked, ...] = ()


class TopicStories(Record, frozen=True, kw_only=True):
    """A topic with its stories, newest first, undated ones last.

    threads: figures that come back in its stories, of any council, those heard of last first.
    comparisons: measures that its stories give for several councils.
    """

    topic: TopicName
    label: Label
    briefs: tuple[Brief, ...]
    threads: tuple[Thread, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


class Register(Protocol):
    """Knows the stories of a site, and makes what pages show of one when they ask for it."""

    def brief(self, slug: str) -> Brief:
        """Return the brief of a story."""
        ...

    def href(self, brief: Brief) -> str:
        """Return what a link to the page of a story says."""
        ...

    def card(self, brief: Brief) -> Card:
        """Return the card of a story."""
        ...

    def cards(self, briefs: Iterable[Brief]) -> tuple[Card, ...]:
        """Return the cards of some stories, in their order."""
        ...

    def dated(self, mark: Marked) -> DiaryDate:
        """Return a key date as its story tells of it."""
        ...

    def heard(self, brief: Brief) -> tuple[Heard, ...]:
        """Return the quotations of a story that have a speaker."""
        ...

    def on(self, shelf: Shelf) -> Self:
        """Return the same, with another shelf where the stories stand."""
        ...

    def neighbours(self, brief: Brief) -> tuple[Brief | None, Brief | None]:
        """Return the older and the newer story about the same council."""
        ...

    def threads(self, brief: Brief) -> tuple[Thread, ...]:
        """Return where a story's figures come back."""
        ...

    def speakers(self, brief: Brief) -> tuple[tuple[int, str], ...]:
        """Return who said a story's quotations, by their numbers: the slugs of those who have a page."""
        ...

    def authority(self, slug: str) -> Label | None:
        """Return the label of a council, or None where the table does not know it."""
        ...

    def topics(self, brief: Brief) -> tuple[Label, ...]:
        """Return the labels of a story's topics."""
        ...

    def councils(self, brief: Brief) -> tuple[Label, ...]:
        """Return the labels of the councils that a story's card names."""
        ...


class Site(Record, frozen=True, kw_only=True):
    """All that is published.

    briefs:      every article, newest first, undated ones last.
    months:      months with stories, newest first.
    undated:     stories without a date, by headline.
    authorities: councils with stories, by name.
    topics:      topics with stories, in table order.
    threads:     figures that come back.
    people:      who is quoted, by surname.
    diary:       key dates, earliest first.
    tables:      the tables that the articles were read against, for names and lineage.
    shelf:       where the articles stand.
    register:    what is known of each story.
    """

    briefs: tuple[Brief, ...]
    months: tuple[Month, ...]
    undated: tuple[Brief, ...]
    authorities: tuple[AuthorityStories, ...]
    topics: tuple[TopicStories, ...]
    threads: tuple[Thread, ...] = ()
    people: tuple[Person, ...] = ()
    diary: tuple[Marked, ...] = ()
    tables: Tables
    shelf: Shelf
    register: Register
