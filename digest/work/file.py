"""The file of the memory.

In:   a folder.
Out:  one SQLite file in it, with empty tables where it is new. One that is torn or of another version is set aside and
      made anew, and a warning says so.
Not:  what stands in the tables; `memory` knows that.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from digest import problems
from digest.records import Problem

_FILE = "memory.sqlite"
_FORMAT = 3  # of the memory file
_PAGE_BYTES = 32_768  # SQLite's shared memory grows by so much
# What the world says no to. After any other error of SQLite's the file is no memory of ours.
_WORLD = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
}


class MemoryFile:
    """The file in `folder`, which is made if it is not there.

    connection: to it.
    problems:   a warning where it was of no use and had to be set aside.
    Raises: OSError where the world says no: disk full, folder not writable.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / _FILE
        self.problems: list[Problem] = []
        self.connection = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            self._set_aside(error)
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            raise _refused(error, self._path) from error

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        """Put a file that is torn, of another version or not ours where it is never read again, and say so."""
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB) & 0xFF in _WORLD:
            raise _refused(error, self._path) from error
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

    def start_anew(self, error: sqlite3.DatabaseError) -> None:
        """Go on with an empty file in place of one in which `error` was met."""
        self.connection.close()
        self._set_aside(error)
        self.connection = self._opened()

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


@contextmanager
def telling(file: Path) -> Iterator[None]:
    """Raise what SQLite meets in a database of ours as what it is: OSError, for `file`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _refused(error, file) from error


def _refused(error: sqlite3.DatabaseError, file: Path) -> OSError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    # Where the disk is full, SQLite may call it an input or output error.
    if code == sqlite3.SQLITE_FULL or shutil.disk_usage(file.parent).free < _PAGE_BYTES:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
    return OSError(errno.EIO, str(error), str(file))


def kept(folder: Path, key: bytes) -> bytes | None:
    """Return what the memory in `folder` holds under `key`, for those who outlive a build; None if it is not there."""
    try:
        address = f"{(folder / _FILE).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = connection.execute("SELECT kept FROM answers WHERE key = ?", (key,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return found[0] if found else None
