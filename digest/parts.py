"""Tasks that change together, looked at one by one only where any of them may have changed.

In:   Parts, a top-level function, an executor, a memory and the site that is being published.
Out:  what was drawn for every task of every part, in order.
Not:  what a part's identity stands for. A part whose identity is as it was is taken as it stands, so that an edit of
      one story asks after the files of its council, and not after fifty thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from typing import TypeAlias, TypeVar

import msgspec

from digest import executors, publish, work
from digest.records import Drawn, Output, Record

Job = TypeVar("Job")
_Opened: TypeAlias = list[tuple[bytes, work.Part[Job]]]

_TASKS = 5000  # done together


class _Kept(Record, frozen=True, kw_only=True):
    """What memory has of a part: the key of each task, and what was drawn for it."""

    keys: tuple[bytes, ...]
    drawn: tuple[Drawn, ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(_Kept).decode


def remember(
    function: Callable[[Job], Output],
    parts: Sequence[work.Part[Job]],
    executor: Executor,
    memory: work.Memory,
    publishing: publish.Site,
) -> Iterator[Drawn]:
    """Give what is drawn for each task. See `work.remember`."""
    keys = work.keys(function, (part.identity for part in parts), "parts")
    opened: _Opened[Job] = []
    standing: list[Drawn] = []
    for part, key, kept in zip(parts, keys, memory.recall(keys), strict=True):
        drawn = _standing(kept, memory, publishing) if part.identity and kept else None
        if drawn is None:
            opened.append((key if part.identity else b"", part))
        else:
            standing += drawn
    paths = [each.path for each in standing]
    yield from standing
    for some in _groups(opened):
        groups = [(key, part.open()) for key, part in some]
        tasks = [task for _, opened in groups for task in opened]
        early = executors.early(executor)
        answers = work.remember(function, tasks, executor, memory, publishing, paths, early)
        for key, asked in groups:
            drawn = tuple(islice(answers, len(asked)))
            if key and not any(each.problems for each in drawn):
                own = work.keys(function, (task.identity for task in asked))
                memory.keep(key, _ENCODE(_Kept(keys=tuple(own), drawn=drawn)))
            yield from drawn
        yield from answers  # none; it lets `work.remember` come to its end
        paths = []


def _groups(opened: _Opened[Job]) -> Iterator[_Opened[Job]]:
    """Parts to be done together: enough to keep all cores busy, few enough that their tasks fit into memory."""
    group: _Opened[Job] = []
    for each in opened:
        group.append(each)
        if sum(part.number for _, part in group) >= _TASKS:
            yield group
            group = []
    yield group


def _standing(
    kept: bytes, memory: work.Memory, publishing: publish.Site
) -> tuple[Drawn, ...] | None:
    """What was drawn for a part, if all of it still stands where it was published."""
    try:
        known = _DECODE(kept)
    except msgspec.MsgspecError:
        return None
    if not all(map(publishing.stands, known.drawn)):
        return None
    memory.spare(known.keys)
    return known.drawn
