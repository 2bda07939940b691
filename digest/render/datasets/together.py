"""The files of the data that grow with every story, of which a build makes anew what a day's edits have changed.

In:   the days that have stories, their Portions, the rows of councils and topics.
Out:  articles.jsonl, a CSV file a table, digest.db.
Not:  any of them in memory: ten thousand stories have a quarter of a gigabyte of them.

A folder keeps the files as they were made last, the rows of the database, and a note of what they were made of. Lines of
days that are as they were are copied from the old file in long runs. Nothing that stands there is believed where the
note or a file is not as the last build left it: then all is made anew. Deleting the folder is always safe.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import urls
from digest.records import Output, Record
from digest.render.datasets import database, written
from digest.render.datasets.columns import TABLES
from digest.render.datasets.portions import LINES, Portion, Row
from digest.work import DIGEST_BYTES, digest_of, digest_of_file, telling

_DATABASE = "digest.db"
_ROWS = "rows.db"
_NOTE = "made.msgpack"
_CHUNK_BYTES = 8_000_000


class Few(Record, frozen=True, kw_only=True):
    """What the database holds besides. tables: rows of councils and topics; search: whether it has an index of the texts."""

    tables: dict[str, tuple[Row, ...]]
    search: bool


class _Made(Record, frozen=True, kw_only=True):
    """What the files were made of.

    days:     the key of each day's portion, by its rank, in the order of the files.
    sizes:    for each day, how many bytes of each file of LINES are its own.
    database: stands for all that the database was made of.
    digests:  of each file's bytes.
    stamps:   of each file: when it was written, in ns since 1970, and its size.
    """

    days: dict[int, bytes]
    sizes: tuple[tuple[int, ...], ...]
    database: bytes
    digests: dict[str, str]
    stamps: dict[str, tuple[int, int]]


class _Run(NamedTuple):
    """Bytes that stand together, in the file of before or among what is new."""

    is_new: bool
    start: int
    size: int


_NOTHING = _Made(days={}, sizes=(), database=b"", digests={}, stamps={})
_ENCODE = msgspec.msgpack.Encoder().encode


class Together:
    """The files in `folder`, which is made if it is not there.

    days: the key of each day's portion by the day's rank, the newest day first.
    new:  ranks of the days whose portions are wanted. Give those to `add`, in this order; then `files` makes the files.
    Raises: OSError where the world says no; the next build then makes all of it anew.
    """

    def __init__(self, folder: Path, days: Mapping[int, bytes], few: Few) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._days = dict(days)
        self._few = few
        self._database = digest_of(_ENCODE((self._days, few)))
        self._before = self._noted()
        before = self._before.days
        self.new = [rank for rank, key in days.items() if before.get(rank) != key]
        self._sizes = {
            rank: sizes
            for (rank, key), sizes in zip(before.items(), self._before.sizes, strict=True)
            if self._days.get(rank) == key
        }

    def _noted(self) -> _Made:
        """What the last build made, as far as it stands as it was left."""
        try:
            made = msgspec.msgpack.decode((self._folder / _NOTE).read_bytes(), type=_Made)
        except (OSError, msgspec.MsgspecError):
            return _NOTHING
        changed = {name for name, stamp in made.stamps.items() if self._stamp(name) != stamp}
        if changed == {_DATABASE}:  # readers may have been at work in it
            return msgspec.structs.replace(made, database=b"")
        return _NOTHING if changed else made

    @property
    def stand(self) -> bool:
        """Whether the files hold all this already."""
        return self._before.database == self._database

    def add(self, portions: Iterable[Portion]) -> None:
        """Take in the portions of the days that are new."""
        if self.stand:
            return
        # From here on until all is done, nothing that stands here is to be believed.
        (self._folder / _NOTE).unlink(missing_ok=True)
        if not self._before.days:
            (self._folder / _ROWS).unlink(missing_ok=True)
        with ExitStack() as stack:
            stack.enter_context(telling(self._folder / _ROWS))
            rows = stack.enter_context(closing(database.Rows(self._folder / _ROWS)))
            fresh = [stack.enter_context(self._fresh(name).open("wb")) for name in LINES]
            for rank in self._before.days.keys() - self._sizes.keys():
                rows.remove(rank)
            for rank, portion in zip(self.new, portions, strict=True):
                rows.add(rank, portion.rows)
                for file, lines in zip(fresh, portion.lines, strict=True):
                    file.write(lines)
                self._sizes[rank] = tuple(map(len, portion.lines))
            for table, own in self._few.tables.items():
                rows.replace(table, own)
            rows.close_up()

    def files(self) -> tuple[Output, ...]:
        """Return the files. It spends its time in few and long calls of the system, beside which others can work."""
        digests = self._before.digests if self.stand else self._made()
        return tuple(
            Output(path=urls.data(name), file=str(self._folder / name), digest=digests[name])
            for name in (*LINES, _DATABASE)
        )

    def _made(self) -> dict[str, str]:
        """Make the files, note what they are made of, and return their digests."""
        digests = {name: self._joined(which) for which, name in enumerate(LINES)}
        rows, file = self._folder / _ROWS, self._folder / _DATABASE
        with telling(file):
            database.write(rows, file, search=self._few.search)
        digests[_DATABASE] = digest_of_file(str(file)).hex()
        with rows.open("rb+") as filled:
            # After a power cut, the note must not know of rows that are lost.
            os.fsync(filled.fileno())
        made = _Made(
            days=self._days,
            sizes=tuple(self._sizes[rank] for rank in self._days),
            database=self._database,
            digests=digests,
            stamps={name: self._stamp(name) for name in (*digests, _ROWS)},
        )
        fresh = self._fresh(_NOTE)
        fresh.write_bytes(_ENCODE(made))
        fresh.replace(self._folder / _NOTE)
        return digests

    def _joined(self, which: int) -> str:
        """Put together a file of LINES from the one of before and what is new; return the digest of its bytes."""
        name = LINES[which]
        table = TABLES.get(name.removesuffix(".csv"))
        head = written.names(table) if table else b""
        before, fresh = self._folder / name, self._fresh(name)
        joined = self._folder / f"{name}.next"
        before.touch()
        digest = blake2b(head, digest_size=DIGEST_BYTES)
        with before.open("rb") as old, fresh.open("rb") as new, joined.open("wb") as target:
            target.write(head)
            for run in self._runs(which, len(head)):
                source = new if run.is_new else old
                source.seek(run.start)
                for start in range(0, run.size, _CHUNK_BYTES):
                    chunk = source.read(min(_CHUNK_BYTES, run.size - start))
                    target.write(chunk)
                    digest.update(chunk)
        before.unlink()  # not `replace` at once, at which ext4 writes the file to the disk
        joined.rename(before)
        fresh.unlink()
        return digest.hexdigest()

    def _runs(self, which: int, head: int) -> Iterator[_Run]:
        """The runs of which a file of LINES is made. head: where the first day began in the file of before."""
        starts: dict[int, int] = {}
        for rank, sizes in zip(self._before.days, self._before.sizes, strict=True):
            starts[rank] = head
            head += sizes[which]
        added, run = 0, _Run(is_new=False, start=0, size=0)
        new = set(self.new)
        for rank in self._days:
            size = self._sizes[rank][which]
            start = added if rank in new else starts[rank]
            added += size if rank in new else 0
            if (rank in new, start) == (run.is_new, run.start + run.size):
                run = run._replace(size=run.size + size)
            else:
                yield run
                run = _Run(is_new=rank in new, start=start, size=size)
        yield run

    def _fresh(self, name: str) -> Path:
        return self._folder / f"{name}.new"

    def _stamp(self, name: str) -> tuple[int, int]:
        """When a file was written, and its size; noughts where there is none."""
        with suppress(OSError):
            status = (self._folder / name).stat()
            return status.st_mtime_ns, status.st_size
        return 0, 0
