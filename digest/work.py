"""Do work once: `remember` is `executor.map`, but a job done before is answered from memory.

In:   a top-level function of one record, jobs, an executor and a memory.
Out:  answers, in the order of the jobs.
Not:  a dependency graph. What a job depends on is in the job; its key is a digest of the function's name, the
      job's values and the code of this package, so edited code never serves old answers.

Memory is one SQLite file in `.digest/`. Only the parent writes it; deleting it is always safe, and one that is
torn or of another version is set aside and made anew.
"""

import errno
import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import closing
from functools import cache
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Generic, NamedTuple, Protocol, Self, TypeVar, get_type_hints

import msgspec

from digest import problems
from digest.records import Problem, Record

Job = TypeVar("Job")
Answer = TypeVar("Answer")
Kept = TypeVar("Kept")
Given = TypeVar("Given", contravariant=True)
Taken = TypeVar("Taken", covariant=True)
Shape = TypeVar("Shape", bound=Record)

_LIBRARIES = ("jinja2", "markdown", "nh3", "feedgen", "python-slugify", "msgspec")
_FILE = "memory.sqlite"
_FORMAT = 3  # of the memory file
_BATCH = 32  # jobs sent to a worker at a time: fewer trips, and still enough pieces to share out
_BATCH_BYTES = 250_000  # and fewer where they are large, since a feed's job has fifty stories
_RECALLED = 500  # answers looked up at a time, which takes a third of the time of one by one
_AHEAD = 32  # batches under way at a time, so that answers don't pile up in memory
TICK_NS = 100_000_000
"""Coarser than the clock of any file system in use but FAT."""
_FEW = 48  # starting a pool costs more than doing this many jobs here
_PAGE_BYTES = 32_768  # SQLite's shared memory grows by so much
# What the world says no to. After any other error of SQLite's the file is no memory of ours.
_WORLD = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
}


class Task(NamedTuple, Generic[Job]):
    """A job that need not exist yet.

    identity: stands for all that the job depends on; equal identities make equal jobs.
    make:     makes the job; asked only where its answer is not known.
    name:     what the job is of, the same from build to build, or "" where nobody asks why it was done.
    parts:    what the identity is made of, in words and with a digest each, to tell which of them changed.
    """

    identity: bytes
    make: Callable[[], Job]
    name: str = ""
    parts: Mapping[str, bytes] = MappingProxyType({})


class Part(NamedTuple, Generic[Job]):
    """Tasks that change together.

    identity: stands for all that they depend on; empty for tasks that are to be looked at one by one every time.
    number:   how many there are; `open` gives them.
    """

    identity: bytes
    number: int
    open: Callable[[], Sequence[Task[Job]]]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def task(job: Job) -> Task[Job]:
    """Return the task of a job that is there already."""
    return Task(_ENCODER.encode(job), lambda: job)


class Keeper(Protocol[Given, Taken]):
    """How answers are kept: as bytes, and back again.

    `remember` gives what `load` makes of what `store` wrote, for new answers as for old ones, so that both
    look alike. `load` returns None where the answer can no longer be used, and the job is done again.
    """

    def store(self, answer: Given) -> bytes:
        """Return what memory is to hold of `answer`."""
        ...

    def load(self, kept: bytes) -> Taken | None:
        """Return the answer that `store` made `kept` of, or None if it is of no use any more."""
        ...


class Whole(Generic[Shape]):
    """Keeps whole records, as MessagePack."""

    def __init__(self, kind: type[Shape]) -> None:
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._encoder = msgspec.msgpack.Encoder()

    def store(self, answer: Shape) -> bytes:
        """Return the record as bytes."""
        return self._encoder.encode(answer)

    def load(self, kept: bytes) -> Shape | None:
        """Return the record, or None if it is of another shape than today's."""
        try:
            return self._decoder.decode(kept)
        except msgspec.MsgspecError:
            return None


class Tally(Record, frozen=True, kw_only=True):
    """What became of the tasks of one function.

    asked: how many there were; `done` of them were not remembered.
    whys:  names of those done by what changed, in words, where tasks have names.
    """

    function: str
    asked: int
    done: int
    whys: dict[str, tuple[str, ...]]


_NEW = "new"
_OTHER_CODE = "the digest's own code"


class Memory:
    """What was done before: a mapping from a job's key to its answer, in one file.

    Used as a context manager. Answers that a build did not ask for are forgotten when it ends well.

    forgets: False for those who ask for part of what a build needs, and must leave it the rest.
    problems: a warning where the file was of no use and had to be set aside.
    tallies:  what was asked of it and what had to be done; `names` of all the tasks that have one.
    Raises: OSError where the world says no: disk full, folder not writable.
    """

    def __init__(self, folder: Path, *, forgets: bool = True) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._forgets = forgets
        self._path = folder / _FILE
        self._asked: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._opened_ns = time.time_ns()
        self.problems: list[Problem] = []
        self.tallies: list[Tally] = []
        self.names: set[str] = set()
        self._new_parts: dict[str, bytes] = {}
        self._connection = self._open()
        self._files = self._known_files()
        self._new_files: dict[str, tuple[bytes, bytes]] = {}

    def _open(self) -> sqlite3.Connection:
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            self._set_aside(error)
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            raise self._refused(error) from error

    def _refused(self, error: sqlite3.DatabaseError) -> OSError:
        # Where the disk is full, SQLite may call it an input or output error.
        if shutil.disk_usage(self._path.parent).free < _PAGE_BYTES:
            return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
        return OSError(errno.EIO, str(error), str(self._path))

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        """Put a file that is torn, of another version or not ours where it is never read again, and say so."""
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB) & 0xFF in _WORLD:
            raise self._refused(error) from error
        aside = self._path.with_suffix(".set-aside")
        if aside.is_dir():
            shutil.rmtree(aside)
        self._path.replace(aside)
        for leftover in ("-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + leftover).unlink(missing_ok=True)
        self.problems.append(
            problems.whole(f"{self._path.parent.name}/{self._path.name}", code="memory-set-aside", severity="warning",
                what=f"what earlier builds remembered is of no use here ({error}); it is now {aside.name}",
                fix="Nothing needs mending: the work is done and remembered anew. Delete that file when you like.")
        )  # fmt: skip

    def _start_anew(self, error: sqlite3.DatabaseError) -> None:
        self._connection.close()
        self._set_aside(error)
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=60)
        try:
            [(found,)] = connection.execute("PRAGMA user_version")
            if found not in (0, _FORMAT):
                raise sqlite3.DatabaseError("it is of another version")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, kept BLOB)"
            )
            connection.execute(
                "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp BLOB, digest BLOB) WITHOUT ROWID"
            )
            connection.execute(
                "CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, parts BLOB) WITHOUT ROWID"
            )
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute("SELECT count(*) FROM (SELECT key FROM answers LIMIT 1)").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _known_files(self) -> dict[str, tuple[bytes, bytes]]:
        try:
            rows = self._connection.execute("SELECT path, stamp, digest FROM files").fetchall()
        except sqlite3.DatabaseError as error:
            self._start_anew(error)
            return {}
        return {path: (stamp, digest) for path, stamp, digest in rows}

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
        self._asked.update(keys)
        for start in range(0, len(keys), _RECALLED):
            some = keys[start : start + _RECALLED]
            try:
                found = self._find(some)
            except sqlite3.DatabaseError as error:  # a torn page that opening did not come upon
                self._start_anew(error)
                found = {}
            yield from map(found.get, some)

    def one(self, key: bytes) -> bytes | None:
        """Return what is kept under one key, whether it has been written yet or not."""
        if key in self._new:
            return self._new[key]
        [kept] = self.recall([key])
        return kept

    def spare(self, keys: Sequence[bytes]) -> None:
        """Let what is kept under each key stay, as if it had been asked for."""
        self._asked.update(keys)

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        marks = ", ".join("?" * len(keys))
        query = f"SELECT key, kept FROM answers WHERE key IN ({marks})"
        return dict(self._connection.execute(query, keys))

    def why(self, name: str, parts: Mapping[str, bytes]) -> str:
        """Return which parts of a job are others than when it was last done, or that it is new; and remember them."""
        found = self._connection.execute("SELECT parts FROM parts WHERE name = ?", (name,))
        row = found.fetchone()
        self._new_parts[name] = _ENCODER.encode(parts)
        if row is None:
            return _NEW
        before = msgspec.msgpack.decode(row[0], type=dict[str, bytes])
        changed = [part for part, digest in parts.items() if before.get(part) != digest]
        return f"{' and '.join(changed)} changed" if changed else "its answer was lost"

    def keep(self, key: bytes, kept: bytes) -> None:
        """Remember an answer, once the build ends well or enough have come together."""
        self._new[key] = kept
        if len(self._new) >= 1000:
            self._write()

    def _write(self) -> None:
        if not self._new and not self._new_files:
            return
        try:
            self._insert()
        except sqlite3.DatabaseError as error:
            self._start_anew(error)
            self._insert()
        self._new.clear()
        self._new_files.clear()
        self._new_parts.clear()

    def _insert(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(
            "INSERT OR REPLACE INTO answers VALUES (?, ?)", self._new.items()
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?)",
            ((path, *noted) for path, noted in self._new_files.items()),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO parts VALUES (?, ?)", self._new_parts.items()
        )
        self._connection.execute("COMMIT")

    def _forget(self) -> None:
        stale = [
            (key,)
            for (key,) in self._connection.execute("SELECT key FROM answers")
            if key not in self._asked
        ]
        gone = [
            (path,) for path in self._files
        ]  # files that were not asked after are there no more
        lost = [
            (name,)
            for (name,) in self._connection.execute("SELECT name FROM parts")
            if name not in self.names
        ]
        if stale or gone or lost:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("DELETE FROM answers WHERE key = ?", stale)
            self._connection.executemany("DELETE FROM files WHERE path = ?", gone)
            self._connection.executemany("DELETE FROM parts WHERE name = ?", lost)
            self._connection.execute("COMMIT")

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
            self._start_anew(error)
        finally:
            self._connection.close()


def kept(folder: Path, key: bytes) -> bytes | None:
    """Return what the memory in `folder` holds under `key`, for those who outlive a build; None if it is not there."""
    try:
        address = f"{(folder / _FILE).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = connection.execute("SELECT kept FROM answers WHERE key = ?", (key,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return found[0] if found else None


@cache
def code_digest() -> bytes:
    """Return a digest of this package's code and data and of the libraries that shape its answers."""
    from importlib.metadata import version  # 60 ms to import

    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    digest.update(
        repr((sys.version_info[:2], [(name, version(name)) for name in _LIBRARIES])).encode()
    )
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".csv", ".yaml") and "templates" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.digest()


def digest_of(data: bytes) -> bytes:
    """Return 16 bytes that change with `data`."""
    return hashlib.blake2b(data, digest_size=16).digest()


def keys(
    function: Callable[[Job], Answer], identities: Iterable[bytes], kind: str = ""
) -> list[bytes]:
    """Return the key of each identity of a task: 16 bytes that change with the function's name, the identity or our code.

    kind: parts answers of one function that are kept in different shapes.
    """
    start = hashlib.blake2b(digest_size=16, key=code_digest())
    start.update(f"{function.__module__}.{function.__qualname__}{kind}\0".encode())
    found = []
    for each in identities:
        digest = start.copy()
        digest.update(each)
        found.append(digest.digest())
    return found


def remember(
    function: Callable[[Job], Answer],
    tasks: Sequence[Task[Job]],
    executor: Executor,
    memory: Memory,
    keeper: Keeper[Answer, Kept],
    standing: Sequence[str] = (),
) -> Iterator[Kept]:
    """Give `function`'s answer to each task, in order; only jobs never done before are made and done.

    function: top-level, of one record, returning one (or a tuple of them), annotated with both, and never raising for
              an author's mistake.
    standing: names of tasks whose answers are known already, for the tally.
    """
    own = keys(function, (each.identity for each in tasks))
    answers: list[Kept | None] = [
        None if kept is None else keeper.load(kept) for kept in memory.recall(own)
    ]
    missing = [index for index, answer in enumerate(answers) if answer is None]
    memory.tallies.append(_tally(function, tasks, missing, standing, memory))
    fresh = _done(function, [tasks[index].make for index in missing], executor)
    for index, answer in enumerate(answers):
        if answer is None:
            kept = keeper.store(next(fresh))
            memory.keep(own[index], kept)
            answer = keeper.load(kept)
            assert answer is not None, "a keeper must be able to load what it has just stored"
        yield answer


class _Left(Generic[Shape]):
    """Keeps whole records, and leaves them in memory's file."""

    def __init__(self, kind: type[Shape]) -> None:
        self._whole = Whole(kind)

    def store(self, answer: Shape) -> bytes:
        return self._whole.store(answer)

    def load(self, kept: bytes) -> bool:
        return True


class Stream(Generic[Job, Shape]):
    """Answers that weigh much: they stay in memory's file, and each is read when its turn comes, as often as is wanted.

    Nothing is done before anybody asks for them, and until then memory keeps those that it has.
    """

    def __init__(
        self,
        function: Callable[[Job], Shape],
        tasks: Sequence[Task[Job]],
        executor: Executor,
        memory: Memory,
        kind: type[Shape],
    ) -> None:
        self._work = function, tasks, executor, memory
        self._kind = kind
        self._keys = keys(function, (each.identity for each in tasks))
        self._done = False
        memory.spare(self._keys)

    def __iter__(self) -> Iterator[Shape]:
        if not self._done:
            deque(remember(*self._work, _Left(self._kind)), maxlen=0)
            self._done = True
        function, tasks, _, memory = self._work
        decode = msgspec.msgpack.Decoder(self._kind).decode
        for key, task in zip(self._keys, tasks, strict=True):
            kept = memory.one(key)
            # The file may have been torn, and set aside, between two of them.
            yield function(task.make()) if kept is None else decode(kept)


def _tally(
    function: Callable[[Job], Answer],
    tasks: Sequence[Task[Job]],
    missing: Sequence[int],
    standing: Sequence[str],
    memory: Memory,
) -> Tally:
    memory.names.update(standing)
    memory.names.update(each.name for each in tasks if each.name)
    code = {_OTHER_CODE: code_digest()}
    whys: dict[str, list[str]] = {}
    for each in (tasks[index] for index in missing):
        if each.name:
            whys.setdefault(memory.why(each.name, {**code, **each.parts}), []).append(each.name)
    return Tally(
        function=function.__qualname__,
        asked=len(tasks) + len(standing),
        done=len(missing),
        whys={why: tuple(names) for why, names in whys.items()},
    )


def _done(
    function: Callable[[Job], Answer], makes: Sequence[Callable[[], Job]], executor: Executor
) -> Iterator[Answer]:
    if len(makes) <= _FEW:
        yield from (function(make()) for make in makes)
        return
    _, decode = _codes(function)
    under_way: deque[Future[list[bytes]]] = deque()
    for batch in _batches(makes):
        under_way.append(executor.submit(_batch, function, batch, code_digest()))
        if len(under_way) >= _AHEAD:
            yield from map(decode, under_way.popleft().result())
    while under_way:
        yield from map(decode, under_way.popleft().result())


def _batches(makes: Iterable[Callable[[], Job]]) -> Iterator[list[bytes]]:
    """Jobs as MessagePack, which is made and read several times sooner than a pickle."""
    batch: list[bytes] = []
    weight = 0
    for make in makes:
        batch.append(_ENCODER.encode(make()))
        weight += len(batch[-1])
        if len(batch) == _BATCH or weight > _BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


class OtherCodeError(Exception):
    """A worker has another version of this package, of its libraries or of Python; its answers would not be ours."""


def _batch(function: Callable[[Job], Answer], jobs: Sequence[bytes], code: bytes) -> list[bytes]:
    """Do jobs in a worker, here or on another machine. code: the digest of it that answers are remembered under."""
    if code != code_digest():
        raise OtherCodeError
    decode, _ = _codes(function)
    return [_ENCODER.encode(function(decode(job))) for job in jobs]


@cache
def _codes(function: Callable[[Job], Answer]) -> tuple[Callable[[bytes], Job], Callable[[bytes], Answer]]:  # fmt: skip
    """What reads a function's job, and its answer, as its own annotations say they are."""
    job, answer = get_type_hints(function).values()
    return msgspec.msgpack.Decoder(job).decode, msgspec.msgpack.Decoder(answer).decode
