"""The files of the data that grow with every story, of which a build makes anew what a day's edits have changed.

In:   the days that have stories, their Portions, the rows of councils and topics.
Out:  articles.jsonl, a CSV file a table, digest.db.
Not:  any of them in memory: ten thousand stories have a quarter of a gigabyte of them.

A folder keeps the files as they were made last, the rows of the database, and a note of what they were made of. A file is
told by the digests of what its days add to it, so that nobody has to read it whole. Nothing that stands there is believed
where the note or a file is not as the last build left it: then all is made anew. Deleting the folder is always safe.
"""

import os
from collections.abc import Container, Iterable, Mapping
from contextlib import ExitStack, closing, suppress
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import urls
from digest.records import Output, Record
from digest.render.datasets import database, joined, written
from digest.render.datasets.columns import TABLES
from digest.render.datasets.portions import DATABASE, FILES, LINES, Portion, Row
from digest.work import digest_of, telling

_ROWS = "rows.db"
_NOTE = "made.msgpack"


class Few(Record, frozen=True, kw_only=True):
    """What the database holds besides. tables: rows of councils and topics; search: whether it has an index of the texts."""

    tables: dict[str, tuple[Row, ...]]
    search: bool


class _Day(NamedTuple):
    """What the files have of a day.

    key:     of its portion.
    sizes:   how many bytes of each file of LINES are its own.
    digests: of what it adds to each of FILES.
    """

    key: bytes
    sizes: tuple[int, ...]
    digests: tuple[bytes, ...]


class _Made(Record, frozen=True, kw_only=True):
    """What the files were made of.

    days:    by rank, in the order of the files.
    beside:  stands for all of the database but its days.
    digests: of each file, made of those of its days.
    stamps:  of each file and of the rows: when it was written, in ns since 1970, and its size.
    """

    days: dict[int, _Day]
    beside: bytes
    digests: dict[str, str]
    stamps: dict[str, tuple[int, int]]


_NOTHING = _Made(days={}, beside=b"", digests={}, stamps={})
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
        self._keys = days
        self._few = few
        self._beside = digest_of(_ENCODE((few, database.form())))
        self._before = self._noted()
        before = self._before.days
        self._days = {rank: day for rank, day in before.items() if days.get(rank) == day.key}
        self.new = [rank for rank in days if rank not in self._days]

    def _noted(self) -> _Made:
        """What the last build made, as far as it stands as it was left."""
        try:
            made = msgspec.msgpack.decode((self._folder / _NOTE).read_bytes(), type=_Made)
        except (OSError, msgspec.MsgspecError):
            return _NOTHING
        changed = {name for name, stamp in made.stamps.items() if self._stamp(name) != stamp}
        if changed == {DATABASE}:  # readers may have been at work in it
            del made.digests[DATABASE]
            return made
        return _NOTHING if changed else made

    @property
    def stand(self) -> bool:
        """Whether the files hold all this already."""
        before = self._before
        is_same = len(before.days) == len(self._days) and self._beside == before.beside
        return is_same and not self.new and DATABASE in before.digests

    def add(self, portions: Iterable[Portion]) -> None:
        """Take in the portions of the days that are new."""
        if self.stand:
            return
        # From here on until all is done, nothing that stands here is to be believed.
        (self._folder / _NOTE).unlink(missing_ok=True)
        if self._before is _NOTHING:
            (self._folder / _ROWS).unlink(missing_ok=True)
        gone = self._before.days.keys() - self._days.keys()
        with ExitStack() as stack:
            stack.enter_context(telling(self._folder / _ROWS))
            rows = stack.enter_context(closing(database.Rows(self._folder / _ROWS)))
            fresh = [stack.enter_context(self._fresh(name).open("wb")) for name in LINES]
            for name, file in zip(LINES, fresh, strict=True):
                file.write(_head(name))
            for rank in gone:
                rows.remove(rank)
            for rank, portion in zip(self.new, portions, strict=True):
                rows.add(rank, portion.rows)
                for file, lines in zip(fresh, portion.lines, strict=True):
                    file.write(lines)
                sizes = tuple(map(len, portion.lines))
                self._days[rank] = _Day(self._keys[rank], sizes, portion.digests)
            if self._beside != self._before.beside:
                for table, own in self._few.tables.items():
                    rows.replace(table, own)
            rows.close_up()

    def files(self) -> tuple[Output, ...]:
        """Return the files. It spends its time in few and long calls of the system, beside which others can work."""
        digests = self._before.digests if self.stand else self._made()
        return tuple(
            Output(path=urls.data(name), file=str(self._folder / name), digest=digests[name])
            for name in FILES
        )

    def _made(self) -> dict[str, str]:
        """Make the files that have changed, note what all are made of, and return their digests."""
        days = {rank: self._days[rank] for rank in self._keys}
        digests = {name: self._digest(which, days) for which, name in enumerate(FILES)}
        changed = {name for name in FILES if digests[name] != self._before.digests.get(name)}
        self._join(changed, days)
        rows, file = self._folder / _ROWS, self._folder / DATABASE
        if DATABASE in changed:
            with telling(file):
                database.write(rows, file, search=self._few.search)
        with rows.open("rb+") as filled:
            # After a power cut, the note must not know of rows that are lost.
            os.fsync(filled.fileno())
        stamps = {name: self._stamp(name) for name in (*FILES, _ROWS)}
        made = _Made(days=days, beside=self._beside, digests=digests, stamps=stamps)
        fresh = self._fresh(_NOTE)
        fresh.write_bytes(_ENCODE(made))
        fresh.replace(self._folder / _NOTE)
        return digests

    def _digest(self, which: int, days: Mapping[int, _Day]) -> str:
        """What stands for the bytes of a file of FILES: it changes with them, and is made without reading them."""
        name = FILES[which]
        if name == DATABASE:  # in which the number of a row begins with its day's rank
            ranked = [(rank, day.digests[which]) for rank, day in days.items()]
            return digest_of(_ENCODE((self._beside, ranked))).hex()
        own = (day.digests[which] for day in days.values() if day.sizes[which])
        return digest_of(_head(name) + b"".join(own)).hex()

    def _join(self, changed: Container[str], days: Iterable[int]) -> None:
        """Put together the files of LINES that have changed."""
        before = self._before.days
        runs = joined.runs(days, before, self.new)
        for which, name in enumerate(LINES):
            if name not in changed:
                self._fresh(name).unlink()
                continue
            old, new = (
                list(accumulate((day.sizes[which] for day in some), initial=len(_head(name))))
                for some in (before.values(), (self._days[rank] for rank in self.new))
            )
            joined.join(self._folder / name, self._fresh(name), runs, old, new)

    def _fresh(self, name: str) -> Path:
        return self._folder / f"{name}.new"

    def _stamp(self, name: str) -> tuple[int, int]:
        """When a file was written, and its size; noughts where there is none."""
        with suppress(OSError):
            status = (self._folder / name).stat()
            return status.st_mtime_ns, status.st_size
        return 0, 0


def _head(name: str) -> bytes:
    """With what a file of LINES begins."""
    table = TABLES.get(name.removesuffix(".csv"))
    return written.names(table) if table else b""
