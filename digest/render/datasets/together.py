"""The files of the data that grow with every story, put together in one go through the months.

In:   Portions, the rows of councils and topics.
Out:  articles.jsonl, a CSV file a table, digest.db: each in a file of its own, which publishing moves to its place.
Not:  any of them in memory: ten thousand stories have a quarter of a gigabyte of them.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from digest import urls
from digest.records import Output, Record
from digest.render.datasets import written
from digest.render.datasets.columns import TABLES
from digest.render.datasets.database import Database
from digest.render.datasets.portions import Portion, unpacked

FROM_PORTIONS = ("figures", "quotations", "key_dates")
"""The tables that are CSV files of their own, line by line from the portions."""


class TogetherJob(Record, frozen=True, kw_only=True):
    """All that the files hold.

    folder:      where they are put together.
    portions:    what each month adds, to be gone through once.
    authorities, topics: rows of those tables, for the database; the first as MessagePack.
    search:      whether the database has an index of the texts.
    """

    folder: str
    portions: Iterable[Portion] = ()
    authorities: bytes
    topics: tuple[tuple[str, str, str], ...]
    search: bool


def together(job: TogetherJob) -> tuple[Output, ...]:
    """Return the files. What a build that died has left of them is written over."""
    places = {
        name: Path(job.folder) / f"{name}.next"
        for name in ("articles.jsonl", *(f"{table}.csv" for table in FROM_PORTIONS), "digest.db")
    }
    with ExitStack() as stack:
        lines = stack.enter_context(places["articles.jsonl"].open("wb"))
        tables = {
            table: stack.enter_context(places[f"{table}.csv"].open("wb")) for table in FROM_PORTIONS
        }
        for table, file in tables.items():
            file.write(written.names(TABLES[table]))
        data = stack.enter_context(Database(places["digest.db"]))
        data.add("authorities", unpacked(job.authorities))
        data.add("topics", job.topics)
        for portion in job.portions:
            lines.write(portion.records)
            for table, file in tables.items():
                file.write(portion.csv[table])
            data.join(portion.database)
        data.close_up(search=job.search)
    return tuple(Output(path=urls.data(name), file=str(place)) for name, place in places.items())
