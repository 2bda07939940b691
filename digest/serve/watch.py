"""See what is saved in a site's folder.

In:   the folder.
Out:  batches of saved files, relative to it.
Not:  `_site`, `.digest` and whatever else stands beside the articles.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

_STEP_MS = 25  # editors write a file in several steps; a batch ends when none has come for as long
_LONGEST_MS = 150
_SETTLE_S = 0.1  # until the watchers have asked the system for word
_FOLDERS = ("articles", "templates")
_FILES = ("digest.yaml", "topics.yaml", *_FOLDERS)
_BACKUPS = ("~", ".bak", ".swp", ".swx", ".tmp")


async def saved(root: Path, stop: asyncio.Event) -> AsyncIterator[frozenset[str]]:
    """Give an empty batch once saves are seen, then the files of each save, until `stop`."""
    root = root.resolve()
    begun = False
    while not stop.is_set():
        folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
        again = asyncio.Event()
        queue: asyncio.Queue[frozenset[str]] = asyncio.Queue()
        tasks = [
            asyncio.create_task(_follow(root, folders, queue, recursive=True)),
            asyncio.create_task(_follow(root, [root], queue, recursive=False)),
        ]
        try:
            await asyncio.sleep(_SETTLE_S)
            if not begun:
                begun = True
                yield frozenset()
            while not again.is_set():
                batch = await _next(queue, stop)
                if batch is None:
                    return
                if batch & {*_FOLDERS}:  # a folder came or went: watch what is there now
                    again.set()
                yield batch
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _next(queue: asyncio.Queue[frozenset[str]], stop: asyncio.Event) -> frozenset[str] | None:
    waiting = asyncio.create_task(queue.get())
    stopped = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait({waiting, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if waiting in done:
        batch = waiting.result()
        while not queue.empty():
            batch |= queue.get_nowait()
        return batch
    waiting.cancel()
    return None


async def _follow(
    root: Path, folders: list[Path], queue: asyncio.Queue[frozenset[str]], *, recursive: bool
) -> None:
    if not folders:
        return
    watching = awatch(
        *folders,
        watch_filter=lambda change, path: _is_ours(change, Path(path), root, recursive),
        step=_STEP_MS,
        debounce=_LONGEST_MS,
        recursive=recursive,
        yield_on_timeout=False,
    )
    async for changes in watching:
        batch = frozenset(Path(path).relative_to(root).as_posix() for _, path in changes)
        await queue.put(batch)


def _is_ours(change: Change, path: Path, root: Path, deep: bool) -> bool:
    inside = path.relative_to(root)
    if any(part.startswith(".") for part in inside.parts) or path.name.endswith(_BACKUPS):
        return False
    return deep or (
        inside.as_posix() in _FILES and not (path.is_dir() and change is Change.modified)
    )
