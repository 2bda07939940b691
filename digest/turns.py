"""One build of a site at a time.

In:   the folder that remembers the site's builds.
Out:  a context in which no other process builds this site; word to the caller where it has to wait for its turn.
Not:  threads of one process, and machines that share a folder without sharing its locks.

The system holds the lock for the process, and drops it when the process ends, however it ends: a build that died never
keeps the next one waiting. The file stays; it is empty and means nothing by itself. Not `flock`, whose locks live on
in the worker processes of a build that was killed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where builds do not wait for each other
    fcntl = None  # type: ignore[assignment]

_FILE = "build.lock"


@contextmanager
def alone(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[bool]:
    """Wait until no other process builds with this memory folder; make the folder if it is not there. Gives whether it waited.

    waiting: called once, if there is somebody to wait for.
    Raises:  OSError where the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    waited = False
    with (folder / _FILE).open("ab") as file:
        if fcntl:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if waiting:
                    waiting()
                fcntl.lockf(file, fcntl.LOCK_EX)
                waited = True
        yield waited
