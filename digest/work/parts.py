"""Tasks that change together, looked at one by one only where any of them may have changed.

In:   Parts, a top-level function, an executor, a memory and a keeper.
Out:  the answer to every task of every part, in order.
Not:  what a part's identity stands for. A part whose identity is as it was is answered in one piece, so that an edit of one story
      asks after the files of its council, and not after fifty thousand.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import chain, islice
from typing import Protocol, TypeVar

import msgspec

from digest.records import Record
from digest.work.memory import Memory
from digest.work.remembering import FEW, keys, remember
from digest.work.tasks import Job, Keeper, Part

_FEW_SMALL = 192  # jobs, which a worker that has started already does before others are ready
_TASKS = 5000  # done together: enough to keep all cores busy, few enough that they fit into memory


class Named(Protocol):
    """An answer that says by its path what it is of, as the name of its task does."""

    @property
    def path(self) -> str:
        """The path of a file."""
        ...


Answer = TypeVar("Answer")
Kept = TypeVar("Kept", bound=Named)
Given = TypeVar("Given", contravariant=True)


class PartKeeper(Keeper[Given, Kept], Protocol[Given, Kept]):
    """A keeper that keeps the answers of whole parts as well."""

    def pack(self, answers: Sequence[Kept]) -> bytes:
        """Return what memory is to hold of the answers of a part; nothing where they are not to be kept together."""
        ...

    def unpack(self, kept: bytes) -> Sequence[Kept] | None:
        """Return the answers that `pack` made `kept` of, or None if any is of no use any more."""
        ...


class _Whole(Record, frozen=True, kw_only=True):
    """What memory has of a part: the keys of its tasks, one after the other, and what the keeper packed."""

    keys: bytes
    answers: bytes


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(_Whole).decode


def remember_parts(
    function: Callable[[Job], Answer],
    parts: Sequence[Part[Job]],
    executor: Executor,
    memory: Memory,
    keeper: PartKeeper[Answer, Kept],
    early: Executor | None = None,
) -> Iterator[Kept]:
    """Give the answer to each task. See `remember`; of parts as well, the first tasks begin at once."""
    own = keys(function, (part.identity for part in parts), "parts")
    standing = deque(
        _standing(kept, memory, keeper) if part.identity and kept else None
        for part, kept in zip(parts, memory.recall(own), strict=True)
    )
    names = [each.path for answers in standing if answers for each in answers]
    to_open = [
        (key, part)
        for key, part, answers in zip(own, parts, standing, strict=True)
        if answers is None
    ]
    opened = _opened(function, to_open, names, executor, memory, keeper, early)
    begun = list(islice(opened, 1))

    def given() -> Iterator[Kept]:
        made = chain(begun, opened)
        while standing:
            answers = standing.popleft()
            yield from next(made) if answers is None else answers
        for _ in made:  # none; it lets `remember` come to its end
            pass

    return given()


def _opened(
    function: Callable[[Job], Answer],
    parts: Sequence[tuple[bytes, Part[Job]]],
    standing: Sequence[str],
    executor: Executor,
    memory: Memory,
    keeper: PartKeeper[Answer, Kept],
    early: Executor | None,
) -> Iterator[Iterator[Kept]]:
    """Give for each part, which its key goes before, the answers to its tasks. standing: names of all others."""
    for some in _groups(parts):
        opened = [(key, part, part.open()) for key, part in some]
        tasks = [task for _, _, asked in opened for task in asked]
        few = _FEW_SMALL if early else FEW
        answers = remember(function, tasks, executor, memory, keeper, standing, early, few)
        for key, part, asked in opened:
            own = keys(function, (task.identity for task in asked))
            yield _kept(key if part.identity else b"", own, islice(answers, len(asked)), memory, keeper)  # fmt: skip
        for _ in answers:
            pass
        standing = ()


def _kept(
    key: bytes,
    own: Sequence[bytes],
    answers: Iterator[Kept],
    memory: Memory,
    keeper: PartKeeper[Answer, Kept],
) -> Iterator[Kept]:
    """Give the answers of a part, and then keep them under its key, if it has one."""
    given = []
    for answer in answers:
        given.append(answer)
        yield answer
    packed = keeper.pack(given) if key else b""
    if packed:
        memory.keep(key, _ENCODE(_Whole(keys=b"".join(own), answers=packed)))


def _groups(parts: Sequence[tuple[bytes, Part[Job]]]) -> Iterator[list[tuple[bytes, Part[Job]]]]:
    """Parts to be done together."""
    group: list[tuple[bytes, Part[Job]]] = []
    for each in parts:
        group.append(each)
        if sum(part.number for _, part in group) >= _TASKS:
            yield group
            group = []
    yield group


def _standing(
    kept: bytes, memory: Memory, keeper: PartKeeper[Answer, Kept]
) -> Sequence[Kept] | None:
    """The answers of a part, if all of them are of use."""
    try:
        known = _DECODE(kept)
    except msgspec.MsgspecError:
        return None
    answers = keeper.unpack(known.answers)
    if answers is not None:
        memory.spare(known.keys)
    return answers
