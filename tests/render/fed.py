"""Feeds and calendars of articles made by hand."""

from collections.abc import Iterable

from digest import tables
from digest.config import Config, Settings
from digest.records import Article
from digest.render import calendars as dating
from digest.render import feeds as making
from digest.render.prints import Prints
from digest.site import Site
from digest.tables import Tables
from tests.link import together


def config(**settings) -> Config:
    return Config(
        root=".",
        output="_site",
        memory=".digest",
        templates=None,
        settings=Settings(**settings),
        today="2026-01-01",
    )


def placed(
    articles: Iterable[Article], known: Tables | None = None, **settings
) -> tuple[Site, Config]:
    """The articles in their places. known: other tables than our own."""
    chosen = config(**settings)
    return together.site(tuple(articles), known or tables.load(), chosen), chosen


def feeds(*articles: Article, known: Tables | None = None, **settings) -> dict[str, bytes]:
    """The site's feeds by path."""
    site, chosen = placed(articles, known, **settings)
    picture = chosen.settings.url + "assets/icon.png"
    tasks = making.tasks(site, chosen.settings, picture)
    return {made.path: made.content for task in tasks for made in making.files(task.make())}


def list_of_feeds(*articles: Article, **settings) -> bytes:
    """The site's feeds.opml."""
    site, chosen = placed(articles, **settings)
    return making.opml(making.listed(site, chosen.settings))


def calendars(*articles: Article, known: Tables | None = None, **settings) -> dict[str, bytes]:
    """The site's calendars by path."""
    site, chosen = placed(articles, known, **settings)
    found = list(dating.planned(site, Prints(site), chosen.settings))
    return {each.address: dating.encoded(each.make()) for each in found}
