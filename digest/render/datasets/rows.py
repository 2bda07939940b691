"""Make the rows of every table of the open data.

In:   an Article, or the Site, and the Settings.
Out:  the records of `columns`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from digest import urls
from digest.config import Settings
from digest.records import STORY_KINDS, Article, Evidence
from digest.render import record
from digest.render.datasets.columns import (
    ArticleRow,
    AuthorityRow,
    FigureRow,
    KeyDateRow,
    QuotationRow,
)
from digest.render.story import MarkKind, placed
from digest.site import Site


def _listed(values: Sequence[str]) -> str:
    return "|".join(values)


def article(article: Article, settings: Settings) -> ArticleRow:
    """Return the row of an article."""
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
        updated=article.updated,
        declared=_listed(article.declared),
        text=text(article),
    )


def text(article: Article) -> str:
    """Return the story's text below its headline, a paragraph a block."""
    return "\n\n".join(
        record.words(article, block.span)
        for block in article.blocks
        if block.kind in STORY_KINDS and block.kind != "headline"
    )


class Places:
    """Where the values of an article stand on its page: one that the page does not print has the page alone.

    anchors: those that its page has, where they have been found already.
    """

    def __init__(
        self, article: Article, settings: Settings, anchors: record.Anchors | None = None
    ) -> None:
        self.page = urls.absolute(settings, urls.article(article.slug))
        self._there = placed(article).anchors if anchors is None else anchors

    def url(self, kind: MarkKind, number: int) -> str:
        """Return the address of a value. number: from 1, within its kind."""
        if (kind, number) in self._there:
            return f"{self.page}#{urls.anchor(kind, number)}"
        return self.page


def _place(
    article: Article, kind: MarkKind, number: int, evidence: Evidence, places: Places
) -> dict[str, Any]:
    """The columns that every value has: its name, its article, its link and where it stands."""
    return {
        "id": f"{article.slug}#{urls.anchor(kind, number)}",
        "article": article.slug,
        "number": number,
        "url": places.url(kind, number),
        "authority": article.authority,
        "rule": evidence.rule,
        "start": evidence.span.start,
        "end": evidence.span.end,
    }


def figures(article: Article, places: Places) -> Iterator[FigureRow]:
    """Give the rows of its figures, in the order of the text."""
    for number, figure in enumerate(article.figures, 1):
        yield FigureRow(
            **_place(article, "figure", number, figure.evidence, places),
            date=article.date,
            kind=figure.kind,
            value=float(figure.value),
            unit=figure.unit,
            per=figure.per,
            qualifier=figure.qualifier,
            about=figure.about,
            text=figure.evidence.text,
            sentence=record.words(article, figure.evidence.sentence),
        )


def quotations(article: Article, places: Places) -> Iterator[QuotationRow]:
    """Give the rows of its quotations, in the order of the text."""
    for number, quotation in enumerate(article.quotations, 1):
        yield QuotationRow(
            **_place(article, "quotation", number, quotation.evidence, places),
            date=article.date,
            text=quotation.text,
            speaker=quotation.speaker,
            role=quotation.role,
            organisation=quotation.organisation,
        )


def key_dates(article: Article, places: Places) -> Iterator[KeyDateRow]:
    """Give the rows of its key dates, in the order of the text."""
    for number, key_date in enumerate(article.key_dates, 1):
        yield KeyDateRow(
            **_place(article, "date", number, key_date.evidence, places),
            published=article.date,
            date=key_date.date,
            precision=key_date.precision,
            about=key_date.about,
            text=key_date.evidence.text,
            sentence=record.words(article, key_date.evidence.sentence),
        )


def authorities(site: Site, settings: Settings) -> Iterator[AuthorityRow]:
    """Give the row of every council there is, was or will be, those without stories too."""
    stories = {each.authority.slug: each for each in site.authorities}
    for slug, authority in site.tables.authorities.items():
        has_page = slug in stories
        yield AuthorityRow(
            authority=slug,
            url=urls.absolute(settings, urls.authority(slug)) if has_page else None,
            stories=len(stories[slug].briefs) if has_page else 0,
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
