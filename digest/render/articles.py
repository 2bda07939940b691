"""The page of one article.

In:   an Entry (the card, its neighbours) and its Article.
Out:  an ArticlePage; RedirectPages for its old addresses.
"""

from collections.abc import Iterator, Sequence

import msgspec

from digest import labels, urls, wording
from digest.brief import Brief
from digest.config import Settings
from digest.records import Article
from digest.render import citing, metadata, prose, record
from digest.render.frame import crumbs, head, named, shortened
from digest.render.pages import (
    ArticlePage,
    Frame,
    Head,
    Link,
    Neighbour,
    PrintedStory,
    RedirectPage,
)
from digest.render.story import Placed
from digest.render.threads import Again
from digest.site import Card, Entry, Label

# The parts of a record that a reader may take for facts, with their names on the page.
_READ = (
    ("date", "date"),
    ("authorities", "councils"),
    ("topics", "topics"),
    ("figures", "figures"),
    ("quotations", "quotations"),
    ("key_dates", "key dates"),
)


def page(
    entry: Entry,
    placed: Placed,
    again: Sequence[Again],
    names: labels.Names,
    frame: Frame,
    settings: Settings,
) -> ArticlePage:
    """Return the page of `entry`, whose article is `placed`. again: where its figures come back."""
    card = entry.card
    article, story, there = placed
    address = urls.article(article.slug)
    url = urls.absolute(settings, address)
    down = crumbs(settings, (address, article.title))
    if card.authorities:
        first = card.authorities[0]
        way = [(urls.COUNCILS, "Councils"), (urls.authority(first.slug), first.name)]
        down = crumbs(settings, *way, (address, article.title))

    return ArticlePage(
        site=frame,
        head=_head(article, card, address, settings, down),
        crumbs=down,
        story=PrintedStory(headline=prose.title(story), text=prose.text(story)),
        url=url,
        date=article.date,
        day=card.day,
        authorities=card.authorities,
        named=_named(article, card, names),
        topics=card.topics,
        summary=card.summary,
        author=article.author,
        publisher=article.source.publisher,
        source=article.source.url,
        figures=record.figures(article, there, again),
        quotations=record.quotations(article, there, dict(entry.speakers)),
        dates=record.dates(article, there),
        machine_read=_machine_read(article),
        reviewed=wording.day(article.reviewed),
        council=card.authorities[0].name if article.authority and card.authorities else "",
        before=_neighbour(entry.before),
        after=_neighbour(entry.after),
        citations=citing.citations(article, url, settings),
        record=urls.href(settings, urls.record(article.slug)),
    )


def old(article: Brief) -> Iterator[str]:
    """Give the old addresses of an article."""
    for alias in article.aliases:
        address = urls.alias(alias)
        if address != urls.article(article.slug):
            yield address


def redirects(
    article: Brief, summary: str, frame: Frame, settings: Settings
) -> Iterator[tuple[str, RedirectPage]]:
    """Yield a page at each old address of an article that leads to the new one."""
    target = urls.href(settings, urls.article(article.slug))
    for address in old(article):
        yield (
            address,
            RedirectPage(
                site=frame,
                head=Head(
                    title=named(settings, article.title),
                    description=shortened(summary),
                    url=urls.absolute(settings, urls.article(article.slug)),
                    policy=metadata.policy(""),
                ),
                target=target,
                name=article.title,
            ),
        )


def _head(
    article: Article, card: Card, address: str, settings: Settings, down: Sequence[Link]
) -> Head:
    feeds = [
        (urls.feed(urls.authority(label.slug)), f"{label.name} – {settings.title}")
        for label in card.authorities
    ]
    data = metadata.article(settings, article, card, down)
    said = article.summary or article.title
    plain = head(settings, address, article.title, said, feeds=feeds, data=data)
    return msgspec.structs.replace(plain, kind="article", published=article.date)


def _named(article: Article, card: Card, names: labels.Names) -> tuple[Label, ...]:
    shown = {label.slug for label in card.authorities}
    slugs = dict.fromkeys(named.slug for named in article.authorities)
    return names.authorities(slug for slug in slugs if slug not in shown)


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
