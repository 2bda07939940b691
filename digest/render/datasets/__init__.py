"""The open data: everything that the site shows, as CSV, JSON Lines and one SQLite file.

In:   a Site, the Config.
Out:  a task for each file below `data/`, and the Output that each gives.
Not:  the page that describes them (`page`).

    columns    what each table holds, a sentence a column; the dictionary is made from it
    rows       an article's rows
    published  an article's record, as others are given it
    portions   a month's rows and records, which a build remembers
    written    CSV          database   SQLite
    describe   metadata.yaml for Datasette, with example queries
    schemas    JSON Schema of the record, of digest.yaml and of a header
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from digest import urls
from digest.config import Config
from digest.records import Output, Record
from digest.render.datasets import describe, rows, schemas, written
from digest.render.datasets.columns import TABLES
from digest.render.datasets.database import database
from digest.render.datasets.portions import Month, Portion, packed, portion, unpacked
from digest.render.datasets.portions import tasks as portion_tasks
from digest.site import Site
from digest.work import Task, digest_of

__all__ = ["FileJob", "Month", "Portion", "file", "portion", "portion_tasks", "tasks"]

_FROM_PORTIONS = ("figures", "quotations", "key_dates")


class FileJob(Record, frozen=True, kw_only=True):
    """One file of the data.

    path:        where it will stand below the output folder.
    form:        how it is made.
    table:       of CSV, the table.
    portions:    what each month adds, to be gone through once for each file: all of it weighs more than the site.
    authorities, topics: rows of those tables, for the database and for authorities.csv.
    search:      whether the database has an index of the texts; `file` is where it is put together.
    content:     of a file that is ready, its text.
    """

    path: str
    form: Literal["records", "csv", "database", "ready"]
    table: str = ""
    portions: Iterable[Portion] = ()
    authorities: bytes = b""
    topics: tuple[tuple[str, str, str], ...] = ()
    search: bool = False
    file: str = ""
    content: bytes = b""


def tasks(
    site: Site,
    config: Config,
    months: Sequence[Task[Month]],
    portions: Iterable[Portion],
) -> list[Task[FileJob]]:
    """Return a task for each file of the data.

    months: the tasks of the portions, which tell when a file must be made anew; portions: gives their answers, and is
    asked only then.
    """
    settings = config.settings
    all_months = digest_of(b"".join(digest_of(month.identity) for month in months))
    councils = packed(list(rows.authorities(site, settings)))
    topics = tuple((t.slug, t.name, t.description) for t in site.tables.topics.values())

    def task(name: str, form: str, depends_on: object, **more: object) -> Task[FileJob]:
        job = msgspec.convert({"path": urls.data(name), "form": form, **more}, FileJob)
        from_portions = form in ("records", "database") or job.table in _FROM_PORTIONS

        def make() -> FileJob:
            if not from_portions:
                return job
            file = f"{config.memory}/digest.db.next"
            return msgspec.structs.replace(job, portions=portions, file=file)

        return Task(msgspec.msgpack.encode((job, depends_on)), make)

    ready: Mapping[str, bytes] = {
        "metadata.yaml": describe.metadata(settings, search=config.search),
        **schemas.files(settings),
    }
    return [
        task("articles.jsonl", "records", all_months),
        *(task(f"{table}.csv", "csv", all_months, table=table) for table in _FROM_PORTIONS),
        task("authorities.csv", "csv", None, table="authorities", authorities=councils),
        task("digest.db", "database", all_months, authorities=councils, topics=topics, search=config.search),
        *(task(name, "ready", None, content=content) for name, content in ready.items()),
    ]  # fmt: skip


def file(job: FileJob) -> Output:
    """Return one file of the data."""
    if job.form == "database":
        councils = unpacked(job.authorities)
        database(Path(job.file), job.portions, councils, job.topics, search=job.search)
        return Output(path=job.path, file=job.file)
    return Output(path=job.path, content=_content(job))


def _content(job: FileJob) -> bytes:
    if job.form == "ready":
        return job.content
    if job.form == "records":
        return b"".join(each.records for each in job.portions)
    kind = TABLES[job.table]
    if job.table == "authorities":
        lines = written.lines(kind(**dict(zip(kind.__struct_fields__, row, strict=True))) for row in unpacked(job.authorities))  # fmt: skip
        return written.names(kind) + lines
    return written.names(kind) + b"".join(each.csv[job.table] for each in job.portions)
