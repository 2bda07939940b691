"""The open data: everything that the site shows, as CSV, JSON Lines and one SQLite file.

In:   a Site, the Config.
Out:  a task for each file below `data/`, and the Output that each gives.
Not:  the page that describes them (`page`).

    columns    what each table holds, a sentence a column; the dictionary is made from it
    rows       an article's rows
    published  an article's record, as others are given it
    portions   a month's rows and records, which a build remembers
    written    CSV          database   SQLite
    together   the files that the portions make
    describe   metadata.yaml for Datasette, with example queries
    schemas    JSON Schema of the record, of digest.yaml and of a header
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from digest import urls
from digest.config import Config
from digest.records import Output, Record
from digest.render.datasets import describe, rows, schemas, written
from digest.render.datasets.columns import AuthorityRow
from digest.render.datasets.portions import Month, Portion, packed, portion
from digest.render.datasets.portions import tasks as portion_tasks
from digest.render.datasets.together import TogetherJob, together
from digest.site import Site
from digest.work import Task, digest_of, task

__all__ = [
    "FileJob",
    "Month",
    "Portion",
    "TogetherJob",
    "file",
    "growing",
    "portion",
    "portion_tasks",
    "tasks",
    "together",
]


class FileJob(Record, frozen=True, kw_only=True):
    """One file of the data that is ready. path: where it will stand below the output folder; content: its bytes."""

    path: str
    content: bytes


def tasks(site: Site, config: Config) -> list[Task[FileJob]]:
    """Return a task for each file that does not grow with every story."""
    settings = config.settings
    councils = written.names(AuthorityRow) + written.lines(rows.authorities(site, settings))
    ready: Mapping[str, bytes] = {
        "authorities.csv": councils,
        "metadata.yaml": describe.metadata(settings, search=config.search),
        **schemas.files(settings),
    }
    return [task(FileJob(path=urls.data(name), content=content)) for name, content in ready.items()]


def growing(
    site: Site, config: Config, months: Sequence[Task[Month]], portions: Iterable[Portion]
) -> Task[TogetherJob]:
    """Return the task of all files that do.

    months: the tasks of the portions, which tell when the files must be made anew; portions: gives their answers, and
    is asked only then.
    """
    all_months = digest_of(b"".join(digest_of(month.identity) for month in months))
    councils = packed(list(rows.authorities(site, config.settings)))
    topics = tuple((t.slug, t.name, t.description) for t in site.tables.topics.values())

    def make() -> TogetherJob:
        return TogetherJob(
            folder=config.memory,
            portions=portions,
            authorities=councils,
            topics=topics,
            search=config.search,
        )

    return Task(msgspec.msgpack.encode((all_months, councils, topics, config.search)), make)


def file(job: FileJob) -> Output:
    """Return one file of the data."""
    return Output(path=job.path, content=job.content)
