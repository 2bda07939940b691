"""The story of a publication.

In:   Outputs, one after the other.
Out:  the published folder; a Report.
Not:  how a tree is looked at or changed.
"""

import os
import time
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from functools import cached_property, partial
from pathlib import Path

import msgspec

from digest.problems import errors
from digest.publish import disk, known, listing, way
from digest.publish.known import Known, Standing, standing
from digest.publish.laid import all_laid, laid
from digest.publish.listing import LIST, folder_of, folders_of
from digest.publish.lookout import Lookout
from digest.publish.tree import Tree
from digest.records import Drawn, Output, Record
from digest.work import digest_of


class Report(Record, frozen=True, kw_only=True):
    """What publishing did: counts of files, and the foreign files it came upon.

    left: stands for how it left the site; see `as_left`.
    """

    written: int
    kept: int
    removed: int
    foreign: tuple[str, ...]
    left: bytes = b""


MOST_FOREIGN = 100
"""A folder with more files of others, and none of ours, is somebody's home or a system's, and no place for a site."""


class InTheWayError(Exception):
    """Files that we did not write stand where ours must go. `paths`: which, within the site."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(paths)
        self.paths = paths


class Site:
    """A site being published: a keeper for `work.remember`, then `finish`.

    output: the folder readers see; made if it is not there.
    memory: the folder that remembers how the last build left the site.
    lays:   whether workers write beside the site what they have drawn, as those of this machine can.
    lay, lay_all: what they do so with, for answers of one file and of several; None where they hand it over.
    """

    def __init__(self, output: Path, memory: Path, *, lays: bool = False) -> None:
        # The site may stand behind a link; it is what the link leads to that changes.
        output = output.resolve()
        self._memory = memory
        self._output = os.fspath(output)
        self._spare, self._half_done, self._aside = (
            os.fspath(output.with_name(f".{output.name}.{name}"))
            for name in ("spare", "next", "old")
        )
        # A worker that outlives its build for a moment writes into no other's.
        self._fresh_files = f"{self._half_done}-{os.getpid()}-{time.time_ns()}"
        if os.path.isdir(self._aside) and not os.path.lexists(self._output):  # noqa: PTH112
            os.rename(self._aside, self._output)  # noqa: PTH104  # a build died amid `disk.swap`
        self._list: dict[str, str] | None = None
        self._lookout = Lookout(memory)
        self._new: dict[str, str] = {}
        self._fresh: set[str] = set()
        self._next = Tree(self._fresh_files)
        self.lay = partial(laid, self._fresh_files) if lays else None
        self.lay_all = partial(all_laid, self._fresh_files) if lays else None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Drawn)
        self._files_decoder = msgspec.msgpack.Decoder(dict[str, str])

    def read_list(self) -> None:
        """Read the list of the site as it was, ahead of all else."""
        self._list = listing.read(self._output)

    def look_ahead(self, workers: Executor) -> None:
        """Have workers look at both trees while this process does other things, and at the old site in the end."""
        self._lookout.begin(workers)
        self._lookout.look(self._output)
        self._lookout.look(self._spare)

    @cached_property
    def _old(self) -> Standing:
        was = known.of(self._output, self._memory)
        return standing(self._output, was, self._lookout.seen(self._output), self._list)

    def store(self, answer: Output) -> bytes:
        """Write the output beside the site, and return what memory is to hold of it."""
        return self._encoder.encode(self.put(answer))

    def put(self, output: Output) -> Drawn:
        """Write the output beside the site, unless it has been laid there: it is of the site to be."""
        path, content = output.path, output.content
        digest = output.digest if output.file else digest_of(content).hex()
        drawn = Drawn(path=path, digest=digest, problems=output.problems)
        if errors(output.problems):  # half a page is none
            return drawn
        is_laid = output.file == f"{self._fresh_files}/{path}"
        if path not in self._fresh and self._old.files.get(path) != digest:
            listing.check(path)
            if is_laid:
                self._next.found(path)
            elif output.file:
                self._next.link(output.file, path)
            else:
                self._next.write(path, content)
            self._fresh.add(path)
        elif is_laid and path not in self._fresh:  # the site has it
            self._next.remove(path)
        self._new[path] = digest
        return drawn

    def load(self, kept: bytes) -> Drawn | None:
        """Return what was drawn, or None if it stands nowhere any more."""
        try:
            drawn = self._decoder.decode(kept)
        except msgspec.MsgspecError:
            return None
        return drawn if errors(drawn.problems) or self.stands(drawn) else None

    def stands(self, drawn: Drawn) -> bool:
        """Whether what was drawn stands anywhere; then it is of the site to be."""
        if drawn.path not in self._fresh and self._old.files.get(drawn.path) != drawn.digest:
            return False
        self._new[drawn.path] = drawn.digest
        return True

    def pack(self, answers: Sequence[Drawn]) -> bytes:
        """Return what memory is to hold of all these, unless some have problems, which are told again every time."""
        if any(each.problems for each in answers):
            return b""
        return self._encoder.encode({each.path: each.digest for each in answers})

    def unpack(self, kept: bytes) -> list[Drawn] | None:
        """Return what was drawn, or None if any of it does not stand in the site as it was."""
        try:
            files = self._files_decoder.decode(kept)
        except msgspec.MsgspecError:
            return None
        if not files.items() <= self._old.files.items():
            return None
        self._new.update(files)
        return [Drawn(path=path, digest=digest) for path, digest in files.items()]

    def standing(self, path: str) -> Path:
        """Return where a file of the site to be stands now."""
        return Path(self._fresh_files if path in self._fresh else self._output, path)

    @property
    def after(self) -> Mapping[str, str]:
        """The files of the site to be, as far as they are drawn, with the digests of their bytes."""
        return self._new

    @property
    def before(self) -> Collection[str]:
        """The files of the site as it was, below its folder."""
        return self._old.files.keys()

    def begin(self) -> None:
        """Clear away what a build that died has left beside the site."""
        self.abandon()
        if os.path.isdir(self._aside):  # noqa: PTH112  # it died at the end of `disk.swap`
            disk.clear(self._spare)
            os.rename(self._aside, self._spare)  # noqa: PTH104
        Path(self._output).parent.mkdir(parents=True, exist_ok=True)
        if self.lay:
            self._next.folder("")  # no worker makes it

    def abandon(self) -> None:
        """Leave the site as it is, and nothing half done beside it."""
        self._clear()
        if not os.path.lexists(f"{self._spare}/{LIST}"):
            disk.clear(self._spare)

    def _clear(self) -> None:
        for left in disk.named(self._half_done):
            disk.clear(left)

    def finish(self) -> Report:
        """Bring the new files to where readers look, in one step.

        Raises: InTheWayError, and leaves the old site, rather than overwrite somebody's own file.
        """
        was = known.of(self._spare, self._memory)
        spare = self._usable(was)
        foreign = {*self._old.known.foreign, *self._rescued(spare, was)} - self._new.keys()
        if not self._old.files and len(foreign) > MOST_FOREIGN:
            self.abandon()
            raise InTheWayError(tuple(map(_shown, sorted(foreign))))
        self._check_way(foreign)
        removed = self._old.files.keys() - self._new.keys()
        stands = self._old.known.folders.names and not self._old.known.missing
        if self._fresh or removed or not stands:
            left = self._publish(spare, foreign)
        else:
            left = self._keep(was, self._old.known)
        return Report(
            written=len(self._fresh),
            kept=len(self._new) - len(self._fresh & self._new.keys()),
            removed=len(removed),
            foreign=tuple(map(_shown, sorted(foreign))),
            left=left,
        )

    def _usable(self, was: Known | None) -> Standing | None:
        """Return the spare, if it is whole and all of it is known. was: what the last build knew of it."""
        if was and was.listed and was.listed == known.list_stamp(self._spare):
            return standing(self._spare, was, self._lookout.seen(self._spare))
        disk.clear(self._spare)
        return None

    def _rescued(self, spare: Standing | None, was: Known | None) -> list[str]:
        """What somebody put into the old site at the last moment, or since: it is moved to where it was meant to be."""
        if spare is None or was is None or not self._old.known.folders.names:
            return []
        late = sorted(set(spare.known.foreign) - set(was.foreign))
        return disk.rescue(self._spare, late, self._output)

    def _publish(self, spare: Standing | None, foreign: set[str]) -> bytes:
        tree = self._brought_up(spare, foreign) if spare else self._made(foreign)
        for path in sorted(foreign):
            self._carry(path, tree)
        tree.modes(self._output, sorted(folders_of(foreign)))
        listing.write(tree.root, self._new)
        # Said before it is true of these names, since it is bound to the trees: a build may die at any moment.
        now = tree.known(tuple(sorted(foreign)))
        left = self._keep(now, self._old.known)
        disk.swap(self._spare, self._output, self._aside)
        self._lookout.look(self._spare)  # the old site, which has just been noted as it was
        self._clear()
        self._look_back()
        self.abandon()
        return left if os.path.lexists(self._spare) else self._keep(now, self._doubled())

    def _made(self, foreign: set[str]) -> Tree:
        """A tree of the fresh files and of links to all others."""
        tree = self._next
        tree.folder("")
        tree.rename(self._spare)
        for path in self._fresh - self._new.keys():
            tree.remove(path)
        for path in self._new:
            if path not in self._fresh:
                tree.link(f"{self._output}/{path}", path)
        return tree

    def _doubled(self) -> Known | None:
        """Make a spare of links to our files where no old site is left to be one, for the next build to find.

        None where that cannot be, as on a disk that is full: the site is published already.
        """
        tree = Tree(self._spare)
        try:
            tree.folder("")
            for path in (*self._new, LIST):  # without its list it is no spare
                tree.link(f"{self._output}/{path}", path)
        except OSError:
            disk.clear(self._spare)
            return None
        return tree.known(())

    def _brought_up(self, spare: Standing, foreign: set[str]) -> Tree:
        """The spare with what has changed since it was the site."""
        disk.unlock(self._spare, folders_of(spare.known.foreign))
        os.unlink(f"{self._spare}/{LIST}")  # noqa: PTH108  # from here on it is neither the old site nor the new one
        tree = Tree(self._spare, spare.known)
        gone = {*spare.files, *spare.known.foreign} - self._new.keys() - foreign
        for path in gone:
            tree.remove(path)
        tree.sweep(folders_of((*gone, *spare.known.missing)))
        for path in self._fresh:
            tree.move(f"{self._fresh_files}/{path}", path)
        # Where somebody was at work, files may have been replaced by others of the same name.
        doubtful = spare.changed | self._old.changed
        stood = spare.files
        other = {path for path, digest in self._new.items() if stood.get(path) != digest}
        alike = {path for path in self._new if folder_of(path) in doubtful} - other - self._fresh
        for path in (*(other - self._fresh), *filter(self._differs, alike)):
            tree.link(f"{self._output}/{path}", path)
        return tree

    def _differs(self, path: str) -> bool:
        """Whether both trees have a file of this name that is not one and the same."""
        return not disk.is_same(f"{self._output}/{path}", f"{self._spare}/{path}")

    def _carry(self, path: str, tree: Tree) -> None:
        """Have somebody else's file, link or empty folder ("drafts/") stand in the new tree, if it still does in the old."""
        source, target = f"{self._output}/{path}", f"{tree.root}/{path}"
        if path.endswith("/"):
            tree.folder(folder_of(path))
        elif not os.path.lexists(source):
            tree.remove(path)
        elif not os.path.lexists(target) or not disk.is_same(source, target):
            tree.link(source, path)

    def _look_back(self) -> None:
        """Move what somebody has put into the old site since we looked, to the new one."""
        was = self._old.known
        now = known.look(self._spare, self._old.files, was, self._lookout.seen(self._spare)).known
        disk.rescue(self._spare, sorted(set(now.foreign) - set(was.foreign)), self._output)

    def _keep(self, one: Known | None, other: Known | None) -> bytes:
        return known.keep(
            self._memory, [each for each in (one, other) if each and each.folders.names]
        )

    def _check_way(self, foreign: set[str]) -> None:
        """Refuse to publish where somebody else's files are in the way of ours."""
        taken = way.barred(self._fresh, self._fresh_files, self._old, foreign)
        if foreign:  # a link, say, in place of a folder of ours
            taken |= foreign & folders_of(self._new)
        if taken:
            self.abandon()
            raise InTheWayError(tuple(map(_shown, sorted(taken))))


def _shown(path: str) -> str:
    """A path that can be printed: a file of others may have any name."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
