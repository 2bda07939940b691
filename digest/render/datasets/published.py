"""The record of an article as it is given to others: a line of articles.jsonl, and each article's record.json.

In:   an Article, where its values stand.
Out:  a PublishedArticle; its JSON; the JSON Schema of it.
Not:  what only this program needs: blocks, fingerprints, problems.

It is what `digest records` prints, with addresses and the text.
"""

from decimal import Decimal

import msgspec

from digest.records import Article, DatePrecision, FigureKind, Record
from digest.render.datasets import rows


class PublishedFigure(Record, frozen=True, kw_only=True):
    """One number that the story reports.

    text:      its words, as printed.
    kind:      money, percent, count, share (a fraction) or measure.
    value:     the number: pounds for money, 12 for 12%, 0.25 for a quarter.
    unit:      currency code for money, "%" or "points" for percent, the unit of a measure, else "".
    per:       what a rate is per, such as "week", or null.
    qualifier: the hedge as written, such as "more than", or null.
    about:     what it counts, in the text's own words.
    start:     where the words begin in the article's file, in characters from 0.
    end:       where they end.
    rule:      the rule that read it; "declared" where an editor did.
    url:       the words in the article's page.
    """

    text: str
    kind: FigureKind
    value: Decimal
    unit: str
    per: str | None
    qualifier: str | None
    about: str
    start: int
    end: int
    rule: str
    url: str


class PublishedQuotation(Record, frozen=True, kw_only=True):
    """Words given in quotation marks, and who said them.

    text:         the words between the marks.
    speaker:      a person's full name where the text gives one, else a body or document, or null.
    role:         the speaker's role, as the text gives it, or null.
    organisation: the speaker's body, as the text gives it, or null.
    start:        where the words begin in the article's file, in characters from 0.
    end:          where they end.
    rule:         the rule that read it; "declared" where an editor did.
    url:          the words in the article's page.
    """

    text: str
    speaker: str | None
    role: str | None
    organisation: str | None
    start: int
    end: int
    rule: str
    url: str


class PublishedDate(Record, frozen=True, kw_only=True):
    """A day or month on which something happened or will.

    text:      its words, as printed.
    date:      the day or month meant, ISO 8601.
    precision: "day" or "month".
    about:     what happens then, in the text's own words.
    start:     where the words begin in the article's file, in characters from 0.
    end:       where they end.
    rule:      the rule that read it; "declared" where an editor did.
    url:       the words in the article's page.
    """

    text: str
    date: str
    precision: DatePrecision
    about: str
    start: int
    end: int
    rule: str
    url: str


class PublishedOrigin(Record, frozen=True, kw_only=True):
    """Where the story was first published.

    publisher: who published it, or null.
    url:       the address there, or null.
    """

    publisher: str | None
    url: str | None


class PublishedArticle(Record, frozen=True, kw_only=True):
    """One article as it was read, with what an editor declared.

    path:           its file.
    slug:           its lasting name, and the last part of its address.
    url:            its page.
    title:          its headline.
    date:           the day or month of publication, ISO 8601, or null where it prints none.
    date_precision: "day", "month" or null.
    authority:      the council that the story is about, or null where it is about no single one.
    authorities:    every council named, in order of first mention.
    topics:         its topics, the main one first.
    figures:        the numbers that it reports, in the order of the text.
    quotations:     who said what, in the order of the text.
    key_dates:      when something happened or will, in the order of the text.
    summary:        one or two sentences.
    author:         who wrote it, where the editor said so, or null.
    source:         where it was first published.
    draft:          whether it is held back; never true in what is published.
    reviewed:       the day on which an editor checked the record, or null while it is machine-read.
    updated:        the day on which an editor last changed what the story says, or null.
    declared:       the fields that an editor wrote rather than the program read.
    text:           the story's text, a paragraph a block, without the page's furniture.
    """

    path: str
    slug: str
    url: str
    title: str
    date: str | None
    date_precision: DatePrecision | None
    authority: str | None
    authorities: tuple[str, ...]
    topics: tuple[str, ...]
    figures: tuple[PublishedFigure, ...]
    quotations: tuple[PublishedQuotation, ...]
    key_dates: tuple[PublishedDate, ...]
    summary: str
    author: str | None
    source: PublishedOrigin
    draft: bool
    reviewed: str | None
    updated: str | None
    declared: tuple[str, ...]
    text: str


_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encoded(article: Article, places: rows.Places) -> bytes:
    """Return the article's record as JSON on one line."""
    return _ENCODER.encode(record(article, places))


def record(article: Article, places: rows.Places) -> PublishedArticle:
    """Return the article's record."""
    return PublishedArticle(
        path=article.path,
        slug=article.slug,
        url=places.page,
        title=article.title,
        date=article.date,
        date_precision=article.date_precision,
        authority=article.authority,
        authorities=tuple(named.slug for named in article.authorities),
        topics=tuple(topic.slug for topic in article.topics),
        figures=tuple(
            PublishedFigure(
                start=figure.evidence.span.start,
                end=figure.evidence.span.end,
                rule=figure.evidence.rule,
                url=places.url("figure", number),
                kind=figure.kind,
                value=figure.value,
                unit=figure.unit,
                per=figure.per,
                qualifier=figure.qualifier,
                about=figure.about,
                text=figure.evidence.text,
            )
            for number, figure in enumerate(article.figures, 1)
        ),
        quotations=tuple(
            PublishedQuotation(
                start=quotation.evidence.span.start,
                end=quotation.evidence.span.end,
                rule=quotation.evidence.rule,
                url=places.url("quotation", number),
                text=quotation.text,
                speaker=quotation.speaker,
                role=quotation.role,
                organisation=quotation.organisation,
            )
            for number, quotation in enumerate(article.quotations, 1)
        ),
        key_dates=tuple(
            PublishedDate(
                start=date.evidence.span.start,
                end=date.evidence.span.end,
                rule=date.evidence.rule,
                url=places.url("date", number),
                text=date.evidence.text,
                date=date.date,
                precision=date.precision,
                about=date.about,
            )
            for number, date in enumerate(article.key_dates, 1)
        ),
        summary=article.summary,
        author=article.author,
        source=PublishedOrigin(publisher=article.source.publisher, url=article.source.url),
        draft=article.draft,
        reviewed=article.reviewed,
        updated=article.updated,
        declared=article.declared,
        text=rows.text(article),
    )
