"""The tables of the open data: one record a row, one sentence a column.

In:   nothing.
Out:  frozen structs in column order. Their docstrings are the dictionary that `/data/` prints and Datasette shows.
Not:  how a row is made (`rows`) or written (`written`, `database`).

A column's type is its SQLite type: str TEXT, int INTEGER, float REAL. Dates are ISO 8601, "2020-03-25" or "2020-03".
"""

from digest.records import Record


class ArticleRow(Record, frozen=True, kw_only=True):
    """One article a row.

    article:        the article's lasting name, and the last part of its address.
    url:            its page.
    title:          its headline.
    date:           the day or month of publication; empty where the page prints none.
    date_precision: "day" or "month".
    authority:      the council that the story is about (see authorities); empty where it is about no single one.
    authorities:    every council named, in order of first mention, parted by "|".
    topics:         its topics, the main one first, parted by "|".
    summary:        one or two sentences.
    author:         who wrote it, where the editor said so.
    publisher:      where it was first published.
    source_url:     the address of the first publication.
    reviewed:       the day on which an editor checked the record; empty while it is machine-read.
    updated:        the day on which an editor last changed what the story says, where the editor said so.
    declared:       the fields that an editor wrote rather than the program read, parted by "|".
    text:           the story's text, without the page's furniture.
    """

    article: str
    url: str
    title: str
    date: str | None
    date_precision: str | None
    authority: str | None
    authorities: str
    topics: str
    summary: str
    author: str | None
    publisher: str | None
    source_url: str | None
    reviewed: str | None
    updated: str | None
    declared: str
    text: str


class FigureRow(Record, frozen=True, kw_only=True):
    """One number that a story reports a row.

    id:             lasting name of the row: the article and the figure's place in it.
    article:        the article it stands in (see articles).
    number:         its place among the article's figures, from 1.
    url:            the sentence in the article's page.
    date:           the article's day or month of publication.
    authority:      the council that the story is about.
    kind:           money, percent, count, share (a fraction) or measure.
    value:          the number: pounds for money, 12 for 12%, 0.25 for a quarter.
    unit:           currency code for money, "%" or "points" for percent, the unit of a measure.
    per:            what a rate is per, such as "week".
    qualifier:      the hedge as written, such as "more than".
    about:          what it counts, in the text's own words.
    text:           the words of the figure, as printed.
    sentence:       the sentence around them.
    rule:           the rule that read it; "declared" where an editor did.
    start:          where the words begin in the article's file, in characters from 0.
    end:            where they end.
    """

    id: str
    article: str
    number: int
    url: str
    date: str | None
    authority: str | None
    kind: str
    value: float
    unit: str
    per: str | None
    qualifier: str | None
    about: str
    text: str
    sentence: str
    rule: str
    start: int
    end: int


class QuotationRow(Record, frozen=True, kw_only=True):
    """One direct quotation a row.

    id:             lasting name of the row: the article and the quotation's place in it.
    article:        the article it stands in (see articles).
    number:         its place among the article's quotations, from 1.
    url:            the words in the article's page.
    date:           the article's day or month of publication.
    authority:      the council that the story is about.
    text:           the words between the quotation marks.
    speaker:        a person's full name where the text gives one, else a body or document.
    role:           the speaker's role, as the text gives it.
    organisation:   the speaker's body, as the text gives it.
    rule:           the rule that read it; "declared" where an editor did.
    start:          where the words begin in the article's file, in characters from 0.
    end:            where they end.
    """

    id: str
    article: str
    number: int
    url: str
    date: str | None
    authority: str | None
    text: str
    speaker: str | None
    role: str | None
    organisation: str | None
    rule: str
    start: int
    end: int


class KeyDateRow(Record, frozen=True, kw_only=True):
    """One day or month on which something happened or will, a row.

    id:             lasting name of the row: the article and the date's place in it.
    article:        the article it stands in (see articles).
    number:         its place among the article's key dates, from 1.
    url:            the words in the article's page.
    published:      the article's day or month of publication.
    authority:      the council that the story is about.
    date:           the day or month meant.
    precision:      "day" or "month".
    about:          what happens then, in the text's own words.
    text:           the words of the date, as printed.
    sentence:       the sentence around them.
    rule:           the rule that read it; "declared" where an editor did.
    start:          where the words begin in the article's file, in characters from 0.
    end:            where they end.
    """

    id: str
    article: str
    number: int
    url: str
    published: str | None
    authority: str | None
    date: str
    precision: str
    about: str
    text: str
    sentence: str
    rule: str
    start: int
    end: int


class AuthorityRow(Record, frozen=True, kw_only=True):
    """One UK principal authority, present, past or coming, a row.

    authority:      its lasting name, and the last part of its page's address.
    url:            its page, where it has stories.
    stories:        how many stories are about it.
    official_name:  its full name.
    short_name:     its name in headlines.
    gss_code:       its code in official statistics.
    type:           county, unitary, metropolitan district, and so on.
    nation:         England, Scotland, Wales or Northern Ireland.
    region:         the region of England, or the nation.
    parent:         the county that a district is in.
    start_date:     the day it came into being.
    end_date:       the day it was abolished.
    successors:     what replaced it, parted by "|".
    website:        its website.
    aliases:        other names it goes by, parted by "|".
    """

    authority: str
    url: str | None
    stories: int
    official_name: str
    short_name: str
    gss_code: str | None
    type: str
    nation: str
    region: str
    parent: str | None
    start_date: str | None
    end_date: str | None
    successors: str
    website: str | None
    aliases: str


TABLES: dict[str, type[Record]] = {
    "articles": ArticleRow,
    "figures": FigureRow,
    "quotations": QuotationRow,
    "key_dates": KeyDateRow,
    "authorities": AuthorityRow,
}
"""Every table by its name, in the order of the dictionary."""
