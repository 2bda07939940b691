"""Tasks that change together, looked at one by one only where any of them may have changed.

In:   Parts, a top-level function, an executor, a memory and the site that is being published.
Out:  what was drawn for every task of every part, in order.
Not:  what a part's identity stands for. A part whose identity is as it was is taken as it stands, so that an edit of
      one story asks after the files of its council, and not after fifty thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from typing import TypeVar

import msgspec

from digest import publish, work
from digest.records import Drawn, Output, Record

Job = TypeVar("Job")


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
    opened: list[tuple[bytes, Sequence[work.Task[Job]]]] = []
    standing: list[Drawn] = []
    for part, key, kept in zip(parts, keys, memory.recall(keys), strict=True):
        drawn = _standing(kept, memory, publishing) if part.identity and kept else None
        if drawn is None:
            opened.append((key if part.identity else b"", part.open()))
        else:
            standing += drawn
    tasks = [task for _, some in opened for task in some]
    answers = work.remember(
        function, tasks, executor, memory, publishing, standing=[each.path for each in standing]
    )
    yield from standing
    for key, some in opened:
        drawn = tuple(islice(answers, len(some)))
        if key and not any(each.problems for each in drawn):
            asked = work.keys(function, (task.identity for task in some))
            memory.keep(key, _ENCODE(_Kept(keys=tuple(asked), drawn=drawn)))
        yield from drawn
    yield from answers  # none; it lets `work.remember` come to its end


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
