"""Where work is done: here, on every core, or on other machines.

In:   a number of workers, or the address of a Dask scheduler.
Out:  a `concurrent.futures.Executor`. Any other will do as well.

To import what reads articles and to compile what draws pages takes a second, and an edit of one story little more. So
workers can start early and do that beside all else that a build begins with: `prepare`. They are forked while the
process is small and has no threads.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from types import TracebackType
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


def local(workers: int, early: int = 0) -> Executor:
    """Return an executor on this machine.

    workers: 1 or more; processes start with the first job.
    early:   1 or all of them start with the first call of `prepare`.
    """
    return Serial() if workers <= 1 else Pool(workers, early)


class Pool(Executor):
    """Processes on this machine: as many as there is much to do for, and perhaps some that start early.

    early: those, if any; all of the others, or one beside them, which does what is little to do.
    """

    def __init__(self, workers: int, early: int) -> None:
        self._workers = workers
        self._early = early
        self.early = _processes(early) if early else None
        self._many = self.early if early == workers else None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have one of the many do a job; they start with the first."""
        self._many = self._many or _processes(self._workers)
        return self._many.submit(fn, *args, **kwargs)

    def prepare(self, function: Callable[[], object]) -> None:
        """Have each of those that start early call a function."""
        if self.early:
            for _ in range(self._early):  # each is taken by another one, as long as it lasts
                self.early.submit(_uncollected, function)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers. See `concurrent.futures.Executor`."""
        for each in filter(None, (self.early, self._many)):
            each.shutdown(wait, cancel_futures=cancel_futures)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all workers; after an error, or Ctrl-C, without what they have not begun."""
        self.shutdown(cancel_futures=kind is not None)


def _processes(number: int) -> Executor:
    return ProcessPoolExecutor(number, initializer=_end_with_the_parent)


def prepare(executor: Executor, function: Callable[[], object]) -> None:
    """Have workers that have started early call a function, and go on.

    function: top-level. What goes wrong in it is told by the job that it is for.
    """
    if isinstance(executor, Pool):
        executor.prepare(function)


def early(executor: Executor) -> Executor | None:
    """Return the workers that start early, if there are any."""
    return executor.early if isinstance(executor, Pool) else None


def are_here(executor: Executor) -> bool:
    """Whether the workers are other processes of this machine, who see the same disk."""
    return isinstance(executor, Pool)


# Records hold no cycles; exceptions and templates do, now and then.
_YOUNG = 50_000

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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.freeze()  # what the parent had is shared with it, as long as nobody looks through it
    gc.set_threshold(_YOUNG)
    gc.enable()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _uncollected(function: Callable[[], object]) -> None:
    """Call a function whose objects stay, as modules do: to look through them for cycles takes a tenth of its time."""
    gc.disable()
    try:
        function()
    finally:
        gc.freeze()
        gc.enable()


def _watch(parent: int) -> None:
    connection.wait([parent])
    os._exit(1)
