"""The open data: everything that the site shows, as CSV, JSON Lines and one SQLite file.

In:   a Site, the Config.
Out:  a task for each file below `data/`, and the Output that each gives.
Not:  the page that describes them (`page`).

    columns    what each table holds, a sentence a column; the dictionary is made from it
    rows       an article's rows
    published  an article's record, as others are given it
    portions   a day's rows and records
    written    CSV          database   SQLite
    together   the files that the portions make, in which an edit changes its day
    describe   metadata.yaml for Datasette, with example queries
    schemas    JSON Schema of the record, of digest.yaml and of a header
"""

from collections.abc import Callable
from functools import partial

import msgspec

from digest import urls
from digest.config import Config
from digest.records import Output, Record
from digest.render.datasets import describe, rows, schemas, written
from digest.render.datasets.columns import AuthorityRow
from digest.render.datasets.portions import Day, Portion, days, portion
from digest.render.datasets.together import Few, Together
from digest.site import Site
from digest.work import Task

__all__ = [
    "Day",
    "Few",
    "FileJob",
    "Portion",
    "Together",
    "days",
    "few",
    "file",
    "portion",
    "tasks",
]


class FileJob(Record, frozen=True, kw_only=True):
    """One file of the data that is ready. path: where it will stand below the output folder; content: its bytes."""

    path: str
    content: bytes


def tasks(site: Site, config: Config) -> list[Task[FileJob]]:
    """Return a task for each file that does not grow with every story."""
    settings, search = config.settings, config.search
    councils = tuple(rows.authorities(site, settings))
    return [
        _task(
            "authorities.csv",
            councils,
            lambda: written.names(AuthorityRow) + written.lines(councils),
        ),
        _task(
            "metadata.yaml",
            (settings, search),
            lambda: describe.metadata(settings, search=search),
        ),
        *(_task(name, settings, partial(schemas.file, name, settings)) for name in schemas.FILES),
    ]


def _task(name: str, depends_on: object, content: Callable[[], bytes]) -> Task[FileJob]:
    """The task of a file, whose content is made where it is not known."""
    identity = msgspec.msgpack.encode((name, depends_on), order="deterministic")
    return Task(identity, lambda: FileJob(path=urls.data(name), content=content()))


def few(site: Site, config: Config) -> Few:
    """Return what the database holds besides the rows of articles."""
    councils = map(msgspec.structs.astuple, rows.authorities(site, config.settings))
    topics = ((t.slug, t.name, t.description) for t in site.tables.topics.values())
    return Few(
        tables={"authorities": tuple(councils), "topics": tuple(topics)}, search=config.search
    )


def file(job: FileJob) -> Output:
    """Return one file of the data."""
    return Output(path=job.path, content=job.content)
