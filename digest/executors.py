"""Where work is done: here, on every core, or on other machines.

In:   a number of workers, or the address of a Dask scheduler.
Out:  a `concurrent.futures.Executor`. Any other will do as well.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Serial(Executor):
    """Does each job at once, in this process: for tests, and for `--jobs 1`."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return a future that is already done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # a future carries what its job raised
            future.set_exception(error)
        return future


def cores() -> int:
    """Return how many cores this process may use, which is not always how many there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def local(workers: int) -> Executor:
    """Return an executor on this machine. workers: 1 or more; processes start with the first job."""
    if workers <= 1:
        return Serial()
    return ProcessPoolExecutor(max_workers=workers, initializer=_end_with_the_parent)


SCHEME = "dask://"
# A worker that dies leaves its work to the others, so many times for one batch.
_RETRIES = 5
_PATIENCE_S = 10


@contextmanager
def remote(address: str) -> Iterator[Executor]:
    """Give an executor on the workers of a Dask scheduler. address: "dask://HOST:PORT".

    Raises: ImportError where Dask is not installed; OSError where nobody answers.
    """
    from distributed import Client

    where = address.replace(SCHEME, "tcp://", 1)
    with (
        Client(where, timeout=_PATIENCE_S, set_as_default=False) as client,  # type: ignore[no-untyped-call]  # has no types
        client.get_executor(pure=False, retries=_RETRIES) as executor,
    ):
        yield executor


def _end_with_the_parent() -> None:
    """End this worker when the build does, however it does: one that waits for work from the dead waits for ever."""
    gc.freeze()  # what the parent had is shared with it, as long as nobody looks through it
    gc.enable()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(parent: int) -> None:
    connection.wait([parent])
    os._exit(1)
