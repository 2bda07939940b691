"""Do what was never done before, and answer the rest from memory.

In:   a top-level function of one record, tasks, an executor, a memory and a keeper.
Out:  answers, in the order of the tasks.
Not:  memory's file.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import cache, partial
from itertools import chain
from typing import TypeVar, get_type_hints

import msgspec

from digest.work.digests import code_digest
from digest.work.memory import Memory, Tally
from digest.work.tasks import Job, Keeper, Task

Answer = TypeVar("Answer")
Kept = TypeVar("Kept")

FEW = 48
"""Starting a pool costs more than doing this many jobs without one."""

_BATCH = 32  # jobs sent to a worker at a time: fewer trips, and still enough pieces to share out
_BATCH_BYTES = 250_000  # and fewer where they are large: a calendar's has three hundred stories
_AHEAD = 32  # batches under way at a time, so that answers don't pile up in memory
_AHEAD_BYTES = 16_000_000  # of jobs, of which fewer are under way where one is large: that of a council's feeds
_OTHER_CODE = "the digest's own code"
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def keys(
    function: Callable[[Job], Answer], identities: Iterable[bytes], kind: str = ""
) -> list[bytes]:
    """Return the key of each identity of a task: 16 bytes that change with the function's name, the identity or our code.

    kind: parts answers of one function that are kept in different shapes.
    """
    start = hashlib.blake2b(digest_size=16, key=code_digest())
    start.update(f"{function.__module__}.{function.__qualname__}{kind}\0".encode())
    found = []
    for each in identities:
        digest = start.copy()
        digest.update(each)
        found.append(digest.digest())
    return found


def remember(
    function: Callable[[Job], Answer],
    tasks: Sequence[Task[Job]],
    executor: Executor,
    memory: Memory,
    keeper: Keeper[Answer, Kept],
    standing: Sequence[str] = (),
    early: Executor | None = None,
    few: int = FEW,
) -> Iterator[Kept]:
    """Give `function`'s answer to each task, in order; only jobs never done before are made and done.

    Workers begin at once, before anybody asks for an answer.

    function: top-level, of one record, returning one (or a tuple of them), annotated with both, and never raising for
              an author's mistake.
    standing: names of tasks whose answers are known already, for the tally.
    early: workers of this process which do few jobs; without them those are done here.
    few: the most jobs that are not shared out to all workers.
    """
    own = keys(function, (each.identity for each in tasks))
    answers: list[Kept | None] = [
        None if kept is None else keeper.load(kept) for kept in memory.recall(own)
    ]
    missing = [index for index, answer in enumerate(answers) if answer is None]
    memory.tally(_tally(function, tasks, missing, standing, memory))
    makes = [tasks[index].make for index in missing]
    fresh = done(function, makes, executor, early, keeper.lay, few)

    def given() -> Iterator[Kept]:
        for index, answer in enumerate(answers):
            if answer is None:
                kept = keeper.store(next(fresh))
                memory.keep(own[index], kept)
                answer = keeper.load(kept)
                assert answer is not None, "a keeper must be able to load what it has just stored"
            yield answer

    return given()


def _tally(
    function: Callable[[Job], Answer],
    tasks: Sequence[Task[Job]],
    missing: Sequence[int],
    standing: Sequence[str],
    memory: Memory,
) -> Tally:
    memory.named(standing)
    memory.named([each.name for each in tasks if each.name])
    code = {_OTHER_CODE: code_digest()}
    whys: dict[str, list[str]] = {}
    for each in (tasks[index] for index in missing):
        if each.name:
            whys.setdefault(memory.why(each.name, {**code, **each.parts}), []).append(each.name)
    return Tally(
        function=function.__qualname__,
        asked=len(tasks) + len(standing),
        done=len(missing),
        whys={why: tuple(names) for why, names in whys.items()},
    )


def done(
    function: Callable[[Job], Answer],
    makes: Sequence[Callable[[], Job]],
    executor: Executor,
    early: Executor | None = None,
    lay: Callable[[Answer], Answer] | None = None,
    few: int = FEW,
) -> Iterator[Answer]:
    """Give `function`'s answer to each job, in order, and remember none. See `remember`; makes: give the jobs.

    lay: as a Keeper has it.
    """
    if len(makes) > few:
        work = partial(_batch, function, code=code_digest(), lay=lay)
        batches = _batches(makes, _BATCH)
    elif early:
        executor = early
        work = partial(_batch, function, code=b"", lay=None)
        batches = _batches(makes, 1)
    else:
        return (function(make()) for make in makes)
    _, decode = _codes(function)
    return map(decode, chain.from_iterable(_ahead(batches, work, executor)))


def _ahead(
    batches: Iterator[list[bytes]],
    work: Callable[[list[bytes]], list[bytes]],
    executor: Executor,
) -> Iterator[list[bytes]]:
    """Give what `work` answers to each batch, in order; several are under way at once, of which the first begin now."""
    under_way: deque[tuple[Future[list[bytes]], int]] = deque()
    weight = 0

    def begin() -> bool:
        """Have as many batches under way as may be; whether there is any."""
        nonlocal weight
        while len(under_way) < _AHEAD and (weight <= _AHEAD_BYTES or not under_way):
            batch = next(batches, None)
            if batch is None:
                break
            own = sum(map(len, batch))
            under_way.append((executor.submit(work, batch), own))
            weight += own
        return bool(under_way)

    def answers() -> Iterator[list[bytes]]:
        nonlocal weight
        while begin():
            first, own = under_way.popleft()
            weight -= own
            yield first.result()

    begin()
    return answers()


def _batches(makes: Iterable[Callable[[], Job]], largest: int) -> Iterator[list[bytes]]:
    """Jobs as MessagePack, which is made and read several times sooner than a pickle. largest: jobs in a batch."""
    batch: list[bytes] = []
    weight = 0
    for make in makes:
        batch.append(_ENCODER.encode(make()))
        weight += len(batch[-1])
        if len(batch) == largest or weight > _BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


class OtherCodeError(Exception):
    """A worker has another version of this package, of its libraries or of Python; its answers would not be ours."""


def _batch(
    function: Callable[[Job], Answer],
    jobs: Sequence[bytes],
    code: bytes,
    lay: Callable[[Answer], Answer] | None,
) -> list[bytes]:
    """Do jobs in a worker, here or on another machine. lay: as a Keeper has it.

    code: the digest of it that answers are remembered under; nothing for a worker that this process has just started,
          and that would take 0.06 s to find the same.
    """
    if code and code != code_digest():
        raise OtherCodeError
    decode, _ = _codes(function)
    answers = (function(decode(job)) for job in jobs)
    return [_ENCODER.encode(lay(answer) if lay else answer) for answer in answers]


@cache
def _codes(function: Callable[[Job], Answer]) -> tuple[Callable[[bytes], Job], Callable[[bytes], Answer]]:  # fmt: skip
    """What reads a function's job, and its answer, as its own annotations say they are."""
    job, answer = get_type_hints(function).values()
    return msgspec.msgpack.Decoder(job).decode, msgspec.msgpack.Decoder(answer).decode
