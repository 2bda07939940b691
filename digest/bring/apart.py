"""Read documents in a process apart, which may take so long and so much memory, and no more.

In:   Documents.
Out:  what `kinds.read` answers; a refusal where it took too long, took too much, or took the process down.
Not:  a network. Whatever a library would fetch, it cannot.

A PDF of a few kilobytes can keep any parser busy for a day, and a parser in C can crash: neither may take `digest
import` with it. The process starts with the first document and reads one after the other.
"""

import contextlib
import logging
import multiprocessing
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from digest.bring import kinds
from digest.bring.incoming import Incoming, RefusedError

Read = Callable[[kinds.Document], tuple[Incoming, ...]]

TIMEOUT_S = 60.0
_MEMORY_BYTES = 4_000_000_000


class Apart:
    """Reads documents one by one. Used as a context manager, which ends its process.

    function: what reads one, a function of a module; it may raise RefusedError.
    """

    def __init__(self, function: Read = kinds.read, *, timeout_s: float = TIMEOUT_S) -> None:
        self._function = function
        self._timeout_s = timeout_s
        self._process: multiprocessing.Process | None = None
        self._ours: Connection | None = None

    def read(self, document: kinds.Document) -> tuple[Incoming, ...]:
        """Return the stories of a document. Raises: RefusedError."""
        ours = self._started()
        try:
            ours.send(document)
            if not ours.poll(self._timeout_s):
                self._end()
                raise RefusedError(
                    "import-slow",
                    f"reading this file took more than {self._timeout_s:.0f} seconds, and was given up",
                )
            answer: tuple[Incoming, ...] | RefusedError | str = ours.recv()
        except (EOFError, ConnectionError) as error:
            self._end()
            raise RefusedError(
                "import-broken", "this file could not be read: it broke the program that reads it"
            ) from error
        if isinstance(answer, str):
            raise RuntimeError(answer)  # a mistake of ours, with its traceback
        if isinstance(answer, RefusedError):
            raise answer
        return answer

    def _started(self) -> Connection:
        if self._ours is None:
            self._ours, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(
                target=_serve, args=(theirs, self._function), daemon=True
            )
            self._process.start()
            theirs.close()
        return self._ours

    def _end(self) -> None:
        if self._process is not None and self._ours is not None:
            self._process.kill()
            self._process.join()
            self._ours.close()
        self._process = self._ours = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()


def _serve(ours: Connection, function: Read) -> None:
    """Answer documents until nobody asks any more. Runs in the process apart."""
    _fence()
    while True:
        try:
            document = ours.recv()
        except (EOFError, OSError):
            return
        ours.send(_answer(document, function))


def _answer(document: kinds.Document, function: Read) -> tuple[Incoming, ...] | RefusedError | str:
    try:
        return function(document)
    except RefusedError as refused:
        return RefusedError(
            refused.code, refused.what, refused.fix
        )  # without its cause, which may not pickle
    except MemoryError:
        return RefusedError("import-large", "reading this file takes too much memory")
    except Exception:
        return traceback.format_exc()


def _fence() -> None:
    """Take from this process the network, most of the memory, and the say on the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.addaudithook(_no_network)
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(
        (
            "socket.connect",
            "socket.getaddrinfo",
            "socket.gethostby",
            "urllib.",
            "subprocess.",
            "os.system",
        )
    ):
        raise PermissionError(f"documents are read without {event}")
