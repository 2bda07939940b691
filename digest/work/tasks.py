"""What there is to do, and how its answers are kept.

In:   nothing.
Out:  Task, Part, and keepers of answers.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from digest.records import Record

Job = TypeVar("Job")
Given = TypeVar("Given", contravariant=True)
Taken = TypeVar("Taken", covariant=True)
Shape = TypeVar("Shape", bound=Record)

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


class Task(NamedTuple, Generic[Job]):
    """A job that need not exist yet.

    identity: stands for all that the job depends on; equal identities make equal jobs.
    make:     makes the job; asked only where its answer is not known.
    name:     what the job is of, the same from build to build, or "" where nobody asks why it was done.
    parts:    what the identity is made of, in words and with a digest each, to tell which of them changed.
    """

    identity: bytes
    make: Callable[[], Job]
    name: str = ""
    parts: Mapping[str, bytes] = MappingProxyType({})


class Part(NamedTuple, Generic[Job]):
    """Tasks that change together.

    identity: stands for all that they depend on; empty for tasks that are to be looked at one by one every time.
    number:   how many there are; `open` gives them.
    """

    identity: bytes
    number: int
    open: Callable[[], Sequence[Task[Job]]]


def task(job: Job) -> Task[Job]:
    """Return the task of a job that is there already."""
    return Task(_ENCODE(job), lambda: job)


class Keeper(Protocol[Given, Taken]):
    """How answers are kept: as bytes, and back again.

    lay: what a worker does to an answer before it hands it over, top-level or a partial of what is; or None. It is
         asked of the many workers alone.

    `remember` gives what `load` makes of what `store` wrote, for new answers as for old ones, so that both
    look alike. `load` returns None where the answer can no longer be used, and the job is done again.
    """

    @property
    def lay(self) -> Callable[[Any], Any] | None:
        """See above."""
        ...

    def store(self, answer: Given) -> bytes:
        """Return what memory is to hold of `answer`."""
        ...

    def load(self, kept: bytes) -> Taken | None:
        """Return the answer that `store` made `kept` of, or None if it is of no use any more."""
        ...


class Whole(Generic[Shape]):
    """Keeps whole records, as MessagePack."""

    lay = None

    def __init__(self, kind: type[Shape]) -> None:
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._encoder = msgspec.msgpack.Encoder()

    def store(self, answer: Shape) -> bytes:
        """Return the record as bytes."""
        return self._encoder.encode(answer)

    def load(self, kept: bytes) -> Shape | None:
        """Return the record, or None if it is of another shape than today's."""
        try:
            return self._decoder.decode(kept)
        except msgspec.MsgspecError:
            return None
