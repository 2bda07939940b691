"""What each page's template is given.

In:   nothing but `site`'s cards and labels.
Out:  one record a kind of page. A template sees it as `page`, and `page.site` as `site`.
Not:  more than the page shows: a page is drawn again when its record changes, and only then.

Each field has one sentence of help. Together they are the manual, templates/README.md, which is made from here.
"""

from digest.records import Record
from digest.render.story import Story
from digest.site import Card, Label


class Link(Record, frozen=True, kw_only=True):
    """A link.

    href: what the link says.
    text: its words.
    """

    href: str
    text: str


class Frame(Record, frozen=True, kw_only=True):
    """What every page of the site has around it.

    title:       the site's name.
    description: the site in one sentence.
    language:    a BCP 47 tag.
    home:        the way to the front page.
    navigation:  the sections of the site.
    assets:      the address of each file of templates/assets by its name: site.assets["style.css"].
    feed:        the site's own feed.
    """

    title: str
    description: str
    language: str
    home: str
    navigation: tuple[Link, ...]
    assets: dict[str, str]
    feed: str


class Head(Record, frozen=True, kw_only=True):
    """What a page says of itself to browsers, search engines and feed readers.

    title:       the page's name, with the site's.
    description: the page in a sentence.
    url:         its canonical address; None keeps it out of search engines.
    kind:        the Open Graph type: "website" or "article".
    published:   for an article, its date in ISO 8601, else None.
    feeds:       the feeds that belong to the page.
    policy:      its content security policy.
    data:        its JSON-LD, ready to print.
    """

    title: str
    description: str
    url: str | None
    kind: str = "website"
    published: str | None = None
    feeds: tuple[Link, ...] = ()
    policy: str
    data: str = ""


class Page(Record, frozen=True, kw_only=True, tag_field="page"):
    """What every page has.

    site:    what is around every page.
    head:    what the page says of itself.
    section: the address of the section that the page belongs to, "" for none.
    crumbs:  the way down to the page, the front page first.
    """

    site: Frame
    head: Head
    section: str = ""
    crumbs: tuple[Link, ...] = ()


class Bar(Record, frozen=True, kw_only=True):
    """One month of a strip of bars.

    href:   the month's archive, or None for a month without stories.
    name:   the month with its count, to be read aloud: "March 2020: 3 stories".
    letter: the month's first letter.
    height: 0 to 20.
    """

    href: str | None
    name: str
    letter: str
    height: int


class BarYear(Record, frozen=True, kw_only=True):
    """One year of a strip of bars.

    year:  the year.
    href:  its archive.
    count: how many stories it has.
    bars:  its twelve months.
    """

    year: int
    href: str
    count: int
    bars: tuple[Bar, ...]


class Choice(Record, frozen=True, kw_only=True):
    """One choice of a filter, with the number of stories behind it.

    slug:  the council's or topic's slug, or the year.
    name:  what readers see.
    href:  the page with these stories.
    count: how many there are.
    """

    slug: str
    name: str
    href: str
    count: int


class MonthGroup(Record, frozen=True, kw_only=True):
    """The stories of one month in a timeline.

    name:   "March".
    year:   its year.
    href:   the month's archive.
    cards:  stories shown in full.
    briefs: stories shown by their headline alone, after a list's first fifty.
    """

    name: str
    year: int
    href: str
    cards: tuple[Card, ...]
    briefs: tuple[Card, ...] = ()


class YearGroup(Record, frozen=True, kw_only=True):
    """The stories of one year in a timeline.

    year:   the year.
    href:   its archive.
    months: its months that have stories, newest first.
    """

    year: int
    href: str
    months: tuple[MonthGroup, ...]


class HomePage(Page, frozen=True, kw_only=True, tag="home"):
    """The timeline: `home.html`.

    years:    the fifty newest stories under their years and months.
    stories:  how many stories there are in all: "85 stories".
    strip:    stories a month for the last three years, as bars.
    councils: councils by the number of their stories.
    topics:   topics by the number of their stories.
    archives: years, newest first.
    undated:  the page of stories without a date, or None.
    older:    the archive that goes on where the timeline ends, or None.
    """

    years: tuple[YearGroup, ...]
    stories: str
    strip: tuple[BarYear, ...]
    councils: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    archives: tuple[Choice, ...]
    undated: Choice | None
    older: Link | None


class ArchivePage(Page, frozen=True, kw_only=True, tag="archive"):
    """A year or a month: `archive.html`.

    name:    "2020" or "March 2020".
    stories: how many: "3 stories".
    months:  the stories under their months.
    strip:   the year's months as bars; on a month's page its year's.
    earlier: the archive before, or None.
    later:   the archive after, or None.
    """

    name: str
    stories: str
    months: tuple[MonthGroup, ...]
    strip: tuple[BarYear, ...]
    earlier: Link | None
    later: Link | None


class UndatedPage(Page, frozen=True, kw_only=True, tag="undated"):
    """Stories that give no date: `undated.html`.

    cards: the stories by headline.
    """

    cards: tuple[Card, ...]


class FigureRow(Record, frozen=True, kw_only=True):
    """A figure of the article's record.

    number:    from 1, in the order of the text.
    href:      the place where it stands in the story, or None for one that stands in no printed block.
    shown:     the value in words: "£1.2m".
    value:     the value in full: "1200000".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts.
    also:      other places where the story gives the same figure.
    """

    number: int
    href: str | None
    shown: str
    value: str
    qualifier: str | None
    about: str
    also: tuple[Link, ...]


class FigureGroup(Record, frozen=True, kw_only=True):
    """The figures of one sentence.

    figures:  in the order of the text.
    sentence: the sentence that gives them.
    """

    figures: tuple[FigureRow, ...]
    sentence: str


class QuotationRow(Record, frozen=True, kw_only=True):
    """A quotation of the article's record.

    number:  from 1, in the order of the text.
    href:    the place where it stands in the story, or None.
    speaker: who said it, or None where nobody is named.
    role:    the speaker's role and body, as the text gives them, or "".
    text:    the words.
    """

    number: int
    href: str | None
    speaker: str | None
    role: str
    text: str


class DateRow(Record, frozen=True, kw_only=True):
    """A key date of the article's record.

    number: from 1, in the order of the text.
    href:   the place where it stands in the story, or None.
    date:   ISO 8601.
    day:    the same as it is read.
    about:  what happened or will.
    """

    number: int
    href: str | None
    date: str
    day: str
    about: str


class Neighbour(Record, frozen=True, kw_only=True):
    """The story before or after this one about the same council.

    href:  its page.
    title: its headline.
    date:  ISO 8601.
    day:   the same as it is read.
    """

    href: str
    title: str
    date: str
    day: str


class Citation(Record, frozen=True, kw_only=True):
    """One way of citing the article.

    name: the form's name: "Plain text", "Markdown", "BibTeX".
    text: the citation.
    """

    name: str
    text: str


class ArticlePage(Page, frozen=True, kw_only=True, tag="article"):
    """One story with its record: `article.html`.

    story:        the story; `page.story|headline` gives its headline and `page.story|prose` its text, with marks.
    url:          the article's lasting address.
    date:         publication date, ISO 8601, or None.
    day:          the same as it is read, or "".
    authorities:  the councils that it is about.
    named:        other councils that it names.
    topics:       its topics, the main one first.
    summary:      a sentence or two.
    author:       who wrote it, or None.
    publisher:    where it was first published, or None.
    source:       the address of the original, or None.
    figures:      its figures, sentence by sentence.
    quotations:   who said what.
    dates:        its key dates.
    machine_read: the parts of the record that no editor has checked, in words: "figures and key dates", or "".
    reviewed:     the day on which an editor checked the record, as it is read, or "".
    council:      the council whose story the next two belong to, or "".
    before:       the story before this one about the same council, or None.
    after:        the one after it, or None.
    citations:    ways of citing it.
    """

    story: Story
    url: str
    date: str | None
    day: str
    authorities: tuple[Label, ...]
    named: tuple[Label, ...]
    topics: tuple[Label, ...]
    summary: str
    author: str | None
    publisher: str | None
    source: str | None
    figures: tuple[FigureGroup, ...]
    quotations: tuple[QuotationRow, ...]
    dates: tuple[DateRow, ...]
    machine_read: str
    reviewed: str
    council: str
    before: Neighbour | None
    after: Neighbour | None
    citations: tuple[Citation, ...]


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


class AuthorityPage(Page, frozen=True, kw_only=True, tag="authority"):
    """A council: `authority.html`.

    href:     the page itself, as its stories' labels name it.
    name:     the short name: "Leeds".
    official: the full name: "Leeds City Council".
    past:     what became of it, in a sentence, or "" for a council that there still is.
    facts:    what it is, line by line.
    stories:  how many stories are about it: "3 stories".
    years:    its stories under year and month.
    undated:  its stories without a date.
    mentions: stories about others that name it.
    figures:  the leading figures of its stories, newest first.
    topics:   the topics of its stories.
    feed:     its feed.
    """

    href: str
    name: str
    official: str
    past: str
    facts: tuple[Fact, ...]
    stories: str
    years: tuple[YearGroup, ...]
    undated: tuple[Card, ...]
    mentions: tuple[Card, ...]
    figures: tuple[TableRow, ...]
    topics: tuple[Choice, ...]
    feed: str


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
    nations: the councils by nation and region.
    """

    summary: str
    nations: tuple[NationGroup, ...]


class TopicPage(Page, frozen=True, kw_only=True, tag="topic"):
    """A topic: `topic.html`.

    href:        the page itself, as its stories' labels name it.
    name:        what readers see.
    description: what belongs to it.
    stories:     how many: "3 stories".
    years:       its stories under year and month.
    undated:     its stories without a date.
    councils:    councils by the number of their stories on it.
    feed:        its feed.
    """

    href: str
    name: str
    description: str
    stories: str
    years: tuple[YearGroup, ...]
    undated: tuple[Card, ...]
    councils: tuple[Choice, ...]
    feed: str


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


class NotFoundPage(Page, frozen=True, kw_only=True, tag="not-found"):
    """What a reader sees at an address that leads nowhere: `not-found.html`.

    councils: councils by the number of their stories.
    """

    councils: tuple[Choice, ...]


class RedirectPage(Page, frozen=True, kw_only=True, tag="redirect"):
    """An old address that leads to the new one: `redirect.html`.

    target: the new address.
    name:   the headline there.
    """

    target: str
    name: str
