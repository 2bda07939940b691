"""An article with its record."""

from digest.records import Record
from digest.render.pages.common import Link, Page
from digest.site import Label


class PrintedStory(Record, frozen=True, kw_only=True):
    """A story as HTML, with its marks.

    headline: its headline; `page.story|headline` prints it.
    text:     what stands below; `page.story|prose` prints it.
    """

    headline: str
    text: str


class Elsewhere(Record, frozen=True, kw_only=True):
    """The same figure in another story.

    href:      the figure there.
    shown:     the value in words.
    value:     the value in full.
    qualifier: the hedge as written, or None.
    date:      when that story came out, ISO 8601, or None.
    day:       the same as it is read.
    relation:  what the two are to each other: "same", "changed" or "disagrees".
    """

    href: str
    shown: str
    value: str
    qualifier: str | None
    date: str | None
    day: str
    relation: str


class FigureRow(Record, frozen=True, kw_only=True):
    """A figure of the article's record.

    number:    from 1, in the order of the text.
    href:      the place where it stands in the story, or None for one that stands in no printed block.
    shown:     the value in words: "£1.2m".
    value:     the value in full: "1200000".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts.
    also:      other places where the story gives the same figure.
    thread:    the page of a figure that comes back in other stories, or None.
    elsewhere: the other stories that give it, the newest first; of many, the newest.
    """

    number: int
    href: str | None
    shown: str
    value: str
    qualifier: str | None
    about: str
    also: tuple[Link, ...]
    thread: Link | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


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
    person:  the speaker's page, or None.
    role:    the speaker's role and body, as the text gives them, or "".
    text:    the words.
    """

    number: int
    href: str | None
    speaker: str | None
    person: str | None = None
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

    name: the form's name: "Plain text", "Markdown", "BibTeX", "CSL-JSON".
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
    record:       the address of its record as JSON.
    """

    story: PrintedStory
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
    record: str
