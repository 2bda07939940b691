"""The open data: everything that the site shows, as CSV, JSON Lines and one SQLite file.

In:   a Site.
Out:  rows by table (`rows`), and the files that hold them (`written`, `database`).
Not:  the page that describes them; it is drawn like any other, from `dictionary`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from digest import urls
from digest.config import Settings
from digest.records import Article, Evidence, Record
from digest.render.datasets.columns import (
    ArticleRow,
    AuthorityRow,
    FigureRow,
    KeyDateRow,
    QuotationRow,
)
from digest.site import Site

Rows = dict[str, Sequence[Record]]


def rows(site: Site, settings: Settings) -> Rows:
    """Return every row of every table, by the table's name; articles newest first, undated ones last."""
    articles = [entry.article for entry in site.entries]
    return {
        "articles": [_article(article, settings) for article in articles],
        "figures": [row for article in articles for row in _figures(article, settings)],
        "quotations": [row for article in articles for row in _quotations(article, settings)],
        "key_dates": [row for article in articles for row in _key_dates(article, settings)],
        "authorities": list(_authorities(site, settings)),
    }


def _listed(values: Sequence[str]) -> str:
    return "|".join(values)


def _said(article: Article, start: int, end: int) -> str:
    return " ".join(article.body[start:end].split())


def _article(article: Article, settings: Settings) -> ArticleRow:
    paragraphs = [
        _said(article, block.span.start, block.span.end)
        for block in article.blocks
        if block.kind in ("heading", "paragraph", "item", "table", "quote")
    ]
    return ArticleRow(
        article=article.slug,
        url=urls.absolute(settings, urls.article(article.slug)),
        title=article.title,
        date=article.date,
        date_precision=article.date_precision,
        authority=article.authority,
        authorities=_listed([named.slug for named in article.authorities]),
        topics=_listed([topic.slug for topic in article.topics]),
        summary=article.summary,
        author=article.author,
        publisher=article.source.publisher,
        source_url=article.source.url,
        reviewed=article.reviewed,
        declared=_listed(article.declared),
        text="\n\n".join(paragraphs),
    )


def _place(
    article: Article, kind: str, number: int, evidence: Evidence, settings: Settings
) -> dict[str, Any]:
    """The columns that every value has: its name, its article, its link and where it stands."""
    anchor = urls.anchor(kind, number)
    return {
        "id": f"{article.slug}#{anchor}",
        "article": article.slug,
        "number": number,
        "url": f"{urls.absolute(settings, urls.article(article.slug))}#{anchor}",
        "authority": article.authority,
        "rule": evidence.rule,
        "start": evidence.span.start,
        "end": evidence.span.end,
    }


def _figures(article: Article, settings: Settings) -> Iterator[FigureRow]:
    for number, figure in enumerate(article.figures, 1):
        sentence = figure.evidence.sentence
        yield FigureRow(
            **_place(article, "figure", number, figure.evidence, settings),
            date=article.date,
            kind=figure.kind,
            value=float(figure.value),
            unit=figure.unit,
            per=figure.per,
            qualifier=figure.qualifier,
            about=figure.about,
            text=figure.evidence.text,
            sentence=_said(article, sentence.start, sentence.end),
        )


def _quotations(article: Article, settings: Settings) -> Iterator[QuotationRow]:
    for number, quotation in enumerate(article.quotations, 1):
        yield QuotationRow(
            **_place(article, "quotation", number, quotation.evidence, settings),
            date=article.date,
            text=quotation.text,
            speaker=quotation.speaker,
            role=quotation.role,
            organisation=quotation.organisation,
        )


def _key_dates(article: Article, settings: Settings) -> Iterator[KeyDateRow]:
    for number, key_date in enumerate(article.key_dates, 1):
        sentence = key_date.evidence.sentence
        yield KeyDateRow(
            **_place(article, "date", number, key_date.evidence, settings),
            published=article.date,
            date=key_date.date,
            precision=key_date.precision,
            about=key_date.about,
            text=key_date.evidence.text,
            sentence=_said(article, sentence.start, sentence.end),
        )


def _authorities(site: Site, settings: Settings) -> Iterator[AuthorityRow]:
    stories = {each.authority.slug: each for each in site.authorities}
    for slug, authority in site.tables.authorities.items():
        has_page = slug in stories
        yield AuthorityRow(
            authority=slug,
            url=urls.absolute(settings, urls.authority(slug)) if has_page else None,
            stories=len(stories[slug].cards) if has_page else 0,
            official_name=authority.official_name,
            short_name=authority.short_name,
            gss_code=authority.gss_code,
            type=authority.type,
            nation=authority.nation,
            region=authority.region,
            parent=authority.parent,
            start_date=authority.start_date,
            end_date=authority.end_date,
            successors=_listed(authority.successors),
            website=authority.website,
            aliases=_listed(authority.aliases),
        )
