"""Stories made by hand or read from text, put together as a build does it."""

from collections.abc import Iterable

from digest import link, tables
from digest.config import Config
from digest.link import people, threads
from digest.link.briefs import Held
from digest.records import Article
from digest.site import Site, Thread
from digest.tables import Tables


def site(articles: Iterable[Article], known: Tables, config: Config) -> Site:
    """Everything that the articles say together."""
    held = Held(articles, known)
    heard = [people.of_share(task.make()) for task in people.tasks(held.briefs, held)]
    return link.site(held.briefs, held, known, config, found(held, known), heard)


def followed(articles: Iterable[Article], known: Tables | None = None) -> tuple[Thread, ...]:
    """The threads of the articles, whatever their order."""
    known = known or tables.load()
    return tuple(t for each in found(Held(articles, known), known) for t in each.threads)


def found(held: Held, known: Tables) -> list[threads.Found]:
    return [threads.of_council(t.make()) for t in threads.tasks(held.briefs, held, known)]
