"""The memory of earlier builds: answers by their keys, and what files held.

In:   a folder.
Out:  one SQLite file in it (`file`). Only the parent of a build writes it; deleting it is always safe.
Not:  what a key stands for.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from digest.records import Problem, Record
from digest.work.digests import DIGEST_BYTES
from digest.work.file import MemoryFile

_RECALLED = 500  # answers looked up at a time, which takes a third of the time of one by one
_UNWRITTEN_BYTES = 8_000_000  # of answers that wait to be written together
_ANSWER_BYTES = 600  # what one of them takes besides, with its key and what it was made of
# Answers that nobody asks for any more may stay while they are fewer than one in so many: all keys are read to find them,
# and each edit leaves some twenty.
_STALE = 8
TICK_NS = 100_000_000
"""Coarser than the clock of any file system in use but FAT."""
_NEW = "new"
_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


class Tally(Record, frozen=True, kw_only=True):
    """What became of the tasks of one function.

    asked: how many there were; `done` of them were not remembered.
    whys:  names of those done by what changed, in words, where tasks have names.
    """

    function: str
    asked: int
    done: int
    whys: dict[str, tuple[str, ...]]


class Memory:
    """What was done before: a mapping from a job's key, of DIGEST_BYTES, to its answer, in one file.

    Used as a context manager. Answers that a build did not ask for are forgotten when it ends well, once they are many.

    forgets: False for those who ask for part of what a build needs, and must leave it the rest.
    tallies: what was asked of it and what had to be done.
    Raises: OSError where the world says no: disk full, folder not writable.
    """

    def __init__(self, folder: Path, *, forgets: bool = True) -> None:
        self._file = MemoryFile(folder)
        self._asked: list[bytes] = []  # keys, several one after the other
        self._new: dict[bytes, bytes] = {}
        self._unwritten_bytes = 0
        self._opened_ns = time.time_ns()
        self.tallies: list[Tally] = []
        self._names: list[Sequence[str]] = []
        self._new_parts: dict[str, bytes] = {}
        self._files, holds_any = self._known()
        self._forgets = forgets and holds_any
        self._new_files: dict[str, tuple[bytes, bytes]] = {}

    @property
    def problems(self) -> list[Problem]:
        """A warning where the file was of no use and had to be set aside."""
        return self._file.problems

    def _known(self) -> tuple[dict[str, tuple[bytes, bytes]], bool]:
        """The stamps and digests of files, by their paths, and whether there is any answer."""
        try:
            rows = self._file.connection.execute("SELECT path, stamp, digest FROM files").fetchall()
            answers = self._file.connection.execute("SELECT EXISTS (SELECT key FROM answers)")
            [(holds_any,)] = answers
        except sqlite3.DatabaseError as error:
            self._file.start_anew(error)
            return {}, False
        return {path: (stamp, digest) for path, stamp, digest in rows}, bool(holds_any)

    def digest_of_file(self, path: str, stamp: bytes) -> bytes | None:
        """Return what `note_file` was told of the file, if its stamp is still the same. Asked once a file."""
        known_stamp, digest = self._files.pop(path, (b"", b""))
        return digest if stamp and stamp == known_stamp else None

    def note_file(self, path: str, stamp: bytes, changed_ns: int, digest: bytes) -> None:
        """Remember a digest of what a file holds while its stamp stays the same.

        changed_ns: when it last changed. A file that changed a moment ago may change again within one tick of its
        file system's clock and keep its stamp: it is read again next time.
        """
        if stamp and changed_ns < self._opened_ns - TICK_NS:
            self._new_files[path] = (stamp, digest)

    def recall(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """Give what is kept under each key, in order; None where nothing is."""
        self.spare(b"".join(keys))
        yield from self._found(keys)

    def _found(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        for start in range(0, len(keys), _RECALLED):
            some = keys[start : start + _RECALLED]
            try:
                found = self._find(some)
            except sqlite3.DatabaseError as error:  # a torn page that opening did not come upon
                self._file.start_anew(error)
                found = {}
            yield from map(found.get, some)

    def tally(self, tally: Tally) -> None:
        """Take down what became of some tasks; those of one function in turn are one."""
        if not self.tallies or self.tallies[-1].function != tally.function:
            self.tallies.append(tally)
            return
        before = self.tallies.pop()
        whys = {
            why: before.whys.get(why, ()) + tally.whys.get(why, ())
            for why in {**before.whys, **tally.whys}
        }
        asked, done = before.asked + tally.asked, before.done + tally.done
        self.tallies.append(Tally(function=tally.function, asked=asked, done=done, whys=whys))

    def one(self, key: bytes) -> bytes | None:
        """Return what is kept under one key, whether it has been written yet or not. To let it stay is to `spare` it."""
        if key in self._new:
            return self._new[key]
        [kept] = self._found([key])
        return kept

    def spare(self, keys: bytes) -> None:
        """Let what is kept under each of these keys, one after the other, stay as if it had been asked for."""
        if self._forgets:
            self._asked.append(keys)

    def named(self, names: Sequence[str]) -> None:
        """Let it stay what the tasks of these names were made of, for `why`."""
        if self._forgets:
            self._names.append(names)

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        marks = ", ".join("?" * len(keys))
        query = f"SELECT key, kept FROM answers WHERE key IN ({marks})"
        return dict(self._file.connection.execute(query, keys))

    def why(self, name: str, parts: Mapping[str, bytes]) -> str:
        """Return which parts of a job are others than when it was last done, or that it is new; and remember them."""
        found = self._file.connection.execute("SELECT parts FROM parts WHERE name = ?", (name,))
        row = found.fetchone()
        self._new_parts[name] = _ENCODE(parts)
        if row is None:
            return _NEW
        before = msgspec.msgpack.decode(row[0], type=dict[str, bytes])
        changed = [part for part, digest in parts.items() if before.get(part) != digest]
        return f"{' and '.join(changed)} changed" if changed else "its answer was lost"

    def keep(self, key: bytes, kept: bytes) -> None:
        """Remember an answer, once the build ends well or enough have come together."""
        self._new[key] = kept
        self._unwritten_bytes += len(kept) + _ANSWER_BYTES
        if self._unwritten_bytes > _UNWRITTEN_BYTES:
            self._write()

    def _write(self) -> None:
        if not self._new and not self._new_files:
            return
        try:
            self._insert()
        except sqlite3.DatabaseError as error:
            self._file.start_anew(error)
            self._insert()
        self._new.clear()
        self._unwritten_bytes = 0
        self._new_files.clear()
        self._new_parts.clear()

    def _insert(self) -> None:
        self._file.connection.execute("BEGIN IMMEDIATE")
        self._file.connection.executemany(
            "INSERT OR REPLACE INTO answers VALUES (?, ?)", self._new.items()
        )
        self._file.connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?)",
            ((path, *noted) for path, noted in self._new_files.items()),
        )
        self._file.connection.executemany(
            "INSERT OR REPLACE INTO parts VALUES (?, ?)", self._new_parts.items()
        )
        self._file.connection.execute("COMMIT")

    def _forget(self) -> None:
        # Files that were not asked after are there no more.
        gone = [(path,) for path in self._files]
        stale, lost = self._stale() if self._are_many_stale() else ([], [])
        if stale or gone or lost:
            self._file.connection.execute("BEGIN IMMEDIATE")
            self._file.connection.executemany("DELETE FROM answers WHERE key = ?", stale)
            self._file.connection.executemany("DELETE FROM files WHERE path = ?", gone)
            self._file.connection.executemany("DELETE FROM parts WHERE name = ?", lost)
            self._file.connection.execute("COMMIT")

    def _are_many_stale(self) -> bool:
        [(held,)] = self._file.connection.execute("SELECT count(*) FROM answers")
        asked = sum(map(len, self._asked)) // DIGEST_BYTES
        return bool(held - asked > held // _STALE)

    def _stale(self) -> tuple[list[tuple[bytes]], list[tuple[str]]]:
        """Keys of answers that were not asked for, and names of tasks that there are no more."""
        asked = {
            keys[start : start + DIGEST_BYTES]
            for keys in self._asked
            for start in range(0, len(keys), DIGEST_BYTES)
        }
        names = set().union(*self._names)
        answers = self._file.connection.execute("SELECT key FROM answers")
        parts = self._file.connection.execute("SELECT name FROM parts")
        return [row for row in answers if row[0] not in asked], [
            row for row in parts if row[0] not in names
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._write()
            if kind is None and self._asked and self._forgets:
                self._forget()
        except sqlite3.DatabaseError as error:
            self._file.start_anew(error)
        finally:
            self._file.close()
