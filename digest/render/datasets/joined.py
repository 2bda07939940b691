"""Put a file together from the one of before and from what is new, in runs as long as can be.

In:   the days that it is to hold, in order; where each stands in the file of before, or in that of what is new.
Out:  the file, in place of the one of before.
Not:  looking at what it holds, nor holding more than a chunk of it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

_CHUNK_BYTES = 4_000_000


class Run(NamedTuple):
    """Days that stand together in the file of before, or in that of what is new: from `first` to before `behind`, from 0."""

    is_new: bool
    first: int
    behind: int


def runs(days: Iterable[int], before: Iterable[int], new: Iterable[int]) -> list[Run]:
    """Return the runs that give `days` in order. before: the days in the file of before; new: those in that of what is new."""
    places = {day: (False, place) for place, day in enumerate(before)}
    places |= {day: (True, place) for place, day in enumerate(new)}
    found: list[Run] = []
    for day in days:
        is_new, place = places[day]
        if found and (is_new, place) == (found[-1].is_new, found[-1].behind):
            found[-1] = Run(is_new, found[-1].first, place + 1)
        else:
            found.append(Run(is_new, place, place + 1))
    return found


def join(
    file: Path, fresh: Path, runs: Sequence[Run], old: Sequence[int], new: Sequence[int]
) -> None:
    """Put `file` together from what it was and from `fresh`, which is used up.

    old, new: where each day begins in either, in bytes, and where the last one ends. Before the first there is a head,
              the same in both.
    Raises: OSError where the world says no.
    """
    if any(not run.is_new for run in runs):
        whole = file.with_name(f"{file.name}.next")
        with file.open("rb") as before, fresh.open("rb") as added, whole.open("wb") as target:
            _copy(added, target, 0, new[0])
            for run in runs:
                source, starts = (added, new) if run.is_new else (before, old)
                _copy(source, target, starts[run.first], starts[run.behind])
        fresh.unlink()
        fresh = whole
    file.unlink(missing_ok=True)  # not `replace` at once, at which ext4 writes the file to the disk
    fresh.rename(file)


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    source.seek(start)
    for at in range(start, end, _CHUNK_BYTES):
        target.write(source.read(min(_CHUNK_BYTES, end - at)))
