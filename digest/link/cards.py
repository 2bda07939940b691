"""Make what lists show of an article.

In:   one Article, for the two or three figures that lead it; its Brief, for all else.
Out:  a Card.
Not:  the story itself.
"""

from decimal import Decimal

from digest import labels, urls, wording
from digest.brief import Brief, Lead, Told
from digest.config import Settings
from digest.records import Article, Block, Figure
from digest.site import Card, CardFigure

MOST_FIGURES = 3
MOST_AUTHORITIES = 3

# How much each kind says by itself: an amount leads, a bare share needs its sentence.
_WEIGHTS = {"money": 2.0, "percent": 1.5, "count": 1.0, "measure": 1.0, "share": 0.0}
_IN_HEADLINE = 6.0
_IN_OPENING = 3.0
# A small count leads no story unless its headline says it: "one", "two" and "five" are in every paragraph.
_SMALL = Decimal(10)


def about(article: Article) -> tuple[str, ...]:
    """Return the slugs of the councils that the story is about: its lead, else all that it labels."""
    if article.authority:
        return (article.authority,)
    return tuple(dict.fromkeys(named.slug for named in article.authorities))


def card(brief: Brief, told: Told, names: labels.Names, settings: Settings) -> Card:
    """Return the card of an article. names: gives councils and topics their labels."""
    href = urls.href(settings, urls.article(brief.slug))
    return Card(
        slug=brief.slug,
        href=href,
        title=brief.title,
        date=brief.date,
        day=wording.day(brief.date),
        authorities=names.authorities(brief.about[:MOST_AUTHORITIES]),
        topics=names.topics(brief.topics),
        figures=tuple(
            CardFigure(
                href=f"{href}#{urls.anchor('figure', lead.number)}",
                shown=lead.shown,
                value=lead.value,
                qualifier=lead.qualifier,
                about=lead.about,
            )
            for lead in told.leads
        ),
        summary=told.summary,
        publisher=told.publisher,
    )


def leads(article: Article) -> tuple[Lead, ...]:
    """Return the leading figures of an article, as its card shows them."""
    return tuple(
        Lead(
            number=number,
            shown=wording.figure(figure),
            value=wording.plain(figure.value),
            qualifier=figure.qualifier,
            about=figure.about,
        )
        for number, figure in leading(article)
    )


def leading(article: Article) -> list[tuple[int, Figure]]:
    """Return the figures that carry the story, each with its number from 1, the strongest first.

    A figure in the headline leads; then those of the opening paragraph; amounts before counts. One value is
    given once, at the place where it says best what it counts.
    """
    headline = [block for block in article.blocks if block.kind == "headline"]
    opening = [block for block in article.blocks if block.kind == "paragraph"][:1]
    spoken: dict[tuple[str, Decimal], float] = {}
    best: dict[tuple[str, Decimal], tuple[int, Figure]] = {}
    for number, figure in enumerate(article.figures, 1):
        if not figure.about:
            continue
        key = (figure.kind, figure.value)
        weight = _WEIGHTS[figure.kind]
        # A declared headline stands in the header, where no figure is read: compare what it says.
        heads = _stands_in(figure, headline) or wording.figure(figure) in article.title
        if figure.kind in ("count", "share") and figure.value < _SMALL and not heads:
            continue
        weight += _IN_HEADLINE * heads
        weight += _IN_OPENING * _stands_in(figure, opening)
        if key not in best or len(figure.about) > len(best[key][1].about):
            best[key] = (number, figure)
        spoken[key] = max(weight, spoken.get(key, 0.0))
    strongest = sorted(best, key=lambda key: (-spoken[key], best[key][0]))
    return [best[key] for key in strongest[:MOST_FIGURES]]


def _stands_in(figure: Figure, blocks: list[Block]) -> bool:
    start = figure.evidence.span.start
    return any(block.span.start <= start < block.span.end for block in blocks)
