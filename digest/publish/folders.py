"""When the folders of a tree last changed.

In:   a tree, and the names of folders in it.
Out:  their times, and which of them have others than before.
Not:  what stands in them; `known` looks there.

A folder's time changes when something in it comes, goes or is replaced. To ask the system takes 3 µs a folder, and a site of
10,000 stories has 30,000. What is known of them is three lists in step and no mapping, which is read from the disk and compared in a
tenth of the time.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from typing import Self

from digest.records import Record

Time = tuple[int, int]
"""When a folder last changed, in nanoseconds since 1970, and its inode; both are 0 where there is none."""

GONE: Time = (0, 0)
_INODE = (1 << 64) - 1  # some of Windows' are longer


class Folders(Record, frozen=True, kw_only=True):
    """Folders of a tree, each once, and when they last changed.

    names: paths within the tree, which itself is "".
    changed_ns, inodes: the `Time` of each, in step.
    """

    names: tuple[str, ...] = ()
    changed_ns: tuple[int, ...] = ()
    inodes: tuple[int, ...] = ()

    @property
    def inode(self) -> int:
        """That of the tree, 0 where nothing is known of it."""
        return self.inodes[self.names.index("")] if self.names else 0

    def now(self, tree: str) -> Self:
        """The same folders with the times that they have now in `tree`."""
        times = list(_times(tree, self.names))
        changed_ns = tuple([changed for changed, _ in times])
        return type(self)(
            names=self.names, changed_ns=changed_ns, inodes=tuple([inode for _, inode in times])
        )

    def unlike(self, before: Self, sure_ns: int) -> dict[str, Time]:
        """Those with another time than `before`, of the same names, or with one later than `sure_ns`."""
        steps = zip(self.names, self.changed_ns, before.changed_ns, self.inodes, before.inodes, strict=True)  # fmt: skip
        return {
            name: (now, inode)
            for name, now, was, inode, inode_was in steps
            if now != was or inode != inode_was or now > sure_ns
        }

    def updated(self, times: Mapping[str, Time]) -> Self:
        """The same with these times, of folders that were known or were not, and without those that are gone."""
        stay = [name not in times for name in self.names]
        there = {name: time for name, time in times.items() if time != GONE}
        return type(self)(
            names=(*compress(self.names, stay), *there),
            changed_ns=(*compress(self.changed_ns, stay), *(when for when, _ in there.values())),
            inodes=(*compress(self.inodes, stay), *(inode for _, inode in there.values())),
        )


def times_of(tree: str, names: Iterable[str]) -> dict[str, Time]:
    """The times of some folders of a tree."""
    names = tuple(names)
    return dict(zip(names, _times(tree, names), strict=True))


def _times(tree: str, names: Iterable[str]) -> Iterator[Time]:
    lstat, is_folder = os.lstat, stat.S_ISDIR
    for name in names:
        try:
            status = lstat(f"{tree}/{name}")
        except OSError:
            yield GONE
            continue
        # What stands there may be a link to a folder, say.
        yield (status.st_mtime_ns, status.st_ino & _INODE) if is_folder(status.st_mode) else GONE
