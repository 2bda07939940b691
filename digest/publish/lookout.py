"""Have a worker look at trees while the building process does other things.

In:   workers, if there are any, and trees.
Out:  what each look saw, once somebody asks; nothing where nobody was to look, or the worker died.
Not:  what that means; `known` tells.
"""

from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from pathlib import Path

from digest.publish import known
from digest.publish.known import Ahead


class Lookout:
    """Looks ahead for one build. memory: the folder that remembers how the last build left the trees."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._workers: Executor | None = None
        self._looks: dict[str, Future[Ahead | None]] = {}

    def begin(self, workers: Executor) -> None:
        """Have these workers look from now on."""
        self._workers = workers

    def look(self, tree: str) -> None:
        """Have a worker look at a tree, if there is any; it must see the same disk."""
        if self._workers:
            with suppress(BrokenExecutor):
                self._looks[tree] = self._workers.submit(known.ahead, tree, self._memory)

    def seen(self, tree: str) -> Ahead | None:
        """Return what the last look at a tree saw, once; None where there was none, or the worker died of it."""
        look = self._looks.pop(tree, None)
        with suppress(BrokenExecutor):
            return look.result() if look else None
        return None
