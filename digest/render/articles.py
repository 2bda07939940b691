"""The page of one article.

In:   an Entry: the article, its card, its neighbours.
Out:  an ArticlePage; RedirectPages for its old addresses.
"""

from collections.abc import Iterator

from slugify import slugify

from digest import urls, wording
from digest.config import Settings
from digest.link import cards
from digest.records import Article, Quotation, Span
from digest.render import citing, metadata
from digest.render.frame import crumbs, head, named, shortened
from digest.render.pages import (
    ArticlePage,
    DateRow,
    FigureRow,
    Frame,
    Head,
    Neighbour,
    QuotationRow,
    RedirectPage,
)
from digest.render.story import MarkKind, anchored, story
from digest.site import Card, Entry, Label
from digest.tables import Tables

# The parts of a record that a reader may take for facts, with their names on the page.
_READ = (
    ("date", "date"),
    ("authorities", "councils"),
    ("topics", "topics"),
    ("figures", "figures"),
    ("quotations", "quotations"),
    ("key_dates", "key dates"),
)


def page(entry: Entry, places: Tables, frame: Frame, settings: Settings) -> ArticlePage:
    """Return the page of `entry`."""
    article, card = entry.article, entry.card
    printed = story(article)
    there = anchored(printed)
    address = urls.article(article.slug)
    url = urls.absolute(settings, address)
    down = crumbs(settings, (address, article.title))
    if card.authorities:
        first = card.authorities[0]
        way = [(urls.COUNCILS, "Councils"), (urls.authority(first.slug), first.name)]
        down = crumbs(settings, *way, (address, article.title))

    def href(kind: MarkKind, number: int) -> str | None:
        return f"#{urls.anchor(kind, number)}" if (kind, number) in there else None

    return ArticlePage(
        site=frame,
        head=_head(article, card, address, settings, down),
        crumbs=down,
        story=printed,
        url=url,
        date=article.date,
        day=card.day,
        authorities=card.authorities,
        named=_named(article, card, places, settings),
        topics=card.topics,
        summary=card.summary,
        author=article.author,
        publisher=article.source.publisher,
        source=article.source.url,
        figures=tuple(
            FigureRow(
                number=number,
                href=href("figure", number),
                shown=wording.figure(figure),
                value=cards.plain(figure.value),
                qualifier=figure.qualifier,
                about=figure.about,
                sentence=_words(article, figure.evidence.sentence),
            )
            for number, figure in enumerate(article.figures, 1)
        ),
        quotations=tuple(
            QuotationRow(
                number=number,
                href=href("quotation", number),
                speaker=quotation.speaker,
                role=_role(quotation),
                text=" ".join(quotation.text.split()),
            )
            for number, quotation in enumerate(article.quotations, 1)
        ),
        dates=tuple(
            DateRow(
                number=number,
                href=href("date", number),
                date=date.date,
                day=wording.day(date.date),
                about=date.about,
            )
            for number, date in enumerate(article.key_dates, 1)
        ),
        machine_read=_machine_read(article),
        reviewed=wording.day(article.reviewed),
        council=card.authorities[0].name if article.authority and card.authorities else "",
        before=_neighbour(entry.before),
        after=_neighbour(entry.after),
        citations=citing.citations(article, url, settings),
    )


def redirects(
    article: Article, frame: Frame, settings: Settings
) -> Iterator[tuple[str, RedirectPage]]:
    """Yield a page at each old address of `article` that leads to the new one."""
    target = urls.href(settings, urls.article(article.slug))
    for alias in article.aliases:
        old = urls.article(slugify(alias.strip("/").removeprefix("articles/")))
        if old == urls.article(article.slug):
            continue
        yield (
            old,
            RedirectPage(
                site=frame,
                head=Head(
                    title=named(settings, article.title),
                    description=shortened(article.summary),
                    url=urls.absolute(settings, urls.article(article.slug)),
                ),
                target=target,
                name=article.title,
            ),
        )


def _head(article: Article, card: Card, address: str, settings: Settings, down) -> Head:  # type: ignore[no-untyped-def] # tuple of Links
    feeds = [
        (urls.feed(urls.authority(label.slug)), f"{label.name} – {settings.title}")
        for label in card.authorities
    ]
    plain = head(settings, address, article.title, article.summary or article.title, feeds=feeds)
    return Head(
        title=plain.title,
        description=plain.description,
        url=plain.url,
        kind="article",
        published=article.date,
        feeds=plain.feeds,
        data=metadata.article(settings, article, card, down),
    )


def _named(article: Article, card: Card, places: Tables, settings: Settings) -> tuple[Label, ...]:
    shown = {label.slug for label in card.authorities}
    slugs = dict.fromkeys(named.slug for named in article.authorities)
    return tuple(
        Label(
            slug=slug,
            name=places.authorities[slug].short_name,
            href=urls.href(settings, urls.authority(slug)),
        )
        for slug in slugs
        if slug not in shown and slug in places.authorities
    )


def _words(article: Article, span: Span) -> str:
    return " ".join(article.body[span.start : span.end].split())


def _role(quotation: Quotation) -> str:
    """The role and the body, in one phrase; a body that speaks for itself is not named twice."""
    body = quotation.organisation
    if body and body in (quotation.speaker, quotation.role):
        body = None
    return ", ".join(part for part in (quotation.role, body) if part)


def _machine_read(article: Article) -> str:
    if article.reviewed:
        return ""
    has = {
        "date": bool(article.date),
        "authorities": bool(article.authorities),
        "topics": bool(article.topics),
        "figures": bool(article.figures),
        "quotations": bool(article.quotations),
        "key_dates": bool(article.key_dates),
    }
    declared = {*article.declared, *(["authorities"] if "authority" in article.declared else [])}
    return wording.listed(
        tuple(name for field, name in _READ if has[field] and field not in declared)
    )


def _neighbour(card: Card | None) -> Neighbour | None:
    if card is None or card.date is None:
        return None
    return Neighbour(href=card.href, title=card.title, date=card.date, day=card.day)
