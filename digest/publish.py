"""Put the site where readers find it: all of it, or none.

In:   Outputs (a path within the site and bytes).
Out:  the published folder, with a list of what we wrote in it (`.digest-files.json`).
Not:  deciding what the site holds.

A new tree is made beside the old one, of new files and of hard links to the unchanged; then the two change places
in one step. A build that dies before that step leaves the old site, and after it the new one; the next one clears up
behind it. Files in the folder that we did not write are carried over and never removed, nor are empty folders.
"""

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from digest.problems import errors
from digest.records import Drawn, Output, Record
from digest.work import digest_of

LIST = ".digest-files.json"
"""Names every file of the site that the digest wrote, with its digest. It travels with the site."""

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Listing(Record, frozen=True, kw_only=True):
    """What the digest wrote: path within the site to the digest of its bytes, in hexadecimal."""

    note: str = "Written by council-digest, which removes only the files that stand here."
    files: dict[str, str]


class Report(Record, frozen=True, kw_only=True):
    """What publishing did: counts of files, and the foreign files it came upon."""

    written: int
    kept: int
    removed: int
    foreign: tuple[str, ...]


class InTheWayError(Exception):
    """Files that we did not write stand where ours must go. `paths`: which, within the site."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(paths)
        self.paths = paths


class Site:
    """A site being published: a keeper for `work.remember`, then `finish`.

    output: the folder readers see; made if it is not there.
    """

    def __init__(self, output: Path) -> None:
        output = (
            output.resolve()
        )  # the site may stand behind a link; it is what the link leads to that changes
        self._output = output
        self._next = output.with_name(f".{output.name}.next")
        self._aside = output.with_name(f".{output.name}.old")
        if not os.path.lexists(output) and self._aside.is_dir():
            self._aside.rename(output)  # a build died between the two renames of `_swap`
        self._old = listed(output)
        self._new: dict[str, str] = {}
        self._fresh: set[str] = set()
        self._made: set[Path] = set()
        self._clear_folders = {"."}
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Drawn)

    def store(self, answer: Output) -> bytes:
        """Write the output into the new tree, and return what memory is to hold of it."""
        digest = digest_of(answer.content).hex()
        is_new = self._old.get(answer.path) != digest and answer.path not in self._fresh
        if is_new and not errors(answer.problems):  # half a page is none
            _check(answer.path)
            target = self._next / answer.path
            self._folder(target.parent)
            target.write_bytes(answer.content)
            self._fresh.add(answer.path)
        return self._encoder.encode(
            Drawn(path=answer.path, digest=digest, problems=answer.problems)
        )

    def load(self, kept: bytes) -> Drawn | None:
        """Return what was drawn, or None if neither tree holds it any more."""
        try:
            drawn = self._decoder.decode(kept)
        except msgspec.MsgspecError:
            return None
        return drawn if errors(drawn.problems) or self.stands(drawn) else None

    def stands(self, drawn: Drawn) -> bool:
        """Whether either tree holds what was drawn; then it is of the site to be."""
        if drawn.path not in self._fresh and self._old.get(drawn.path) != drawn.digest:
            return False
        self._new[drawn.path] = drawn.digest
        return True

    def standing(self, path: str) -> Path:
        """Return where a file of the site to be stands now."""
        return (self._next if path in self._fresh else self._output) / path

    @property
    def after(self) -> Mapping[str, str]:
        """The files of the site to be, as far as they are drawn, with the digests of their bytes."""
        return self._new

    @property
    def before(self) -> Collection[str]:
        """The files of the site as it was, below its folder."""
        return self._old.keys()

    def begin(self) -> None:
        """Clear away what a build that died has left beside the site."""
        self.abandon()
        self._output.parent.mkdir(parents=True, exist_ok=True)

    def abandon(self) -> None:
        """Leave the site as it is, and nothing beside it."""
        _clear(self._next, self._output)
        _clear(self._aside, self._output)

    def finish(self) -> Report:
        """Bring the new tree to where readers look, in one step.

        Raises: InTheWayError, and leaves the old site, rather than overwrite somebody's own file.
        """
        in_the_way = {found for path in self._fresh if (found := self._in_the_way(path))}
        if in_the_way:
            self.abandon()
            raise InTheWayError(tuple(sorted(in_the_way)))
        removed = self._old.keys() - self._new.keys()
        foreign = tuple(sorted(_foreign(self._output, {*self._old, *self._new})))
        if not self._fresh and not removed and self._output.is_dir():
            return Report(written=0, kept=len(self._new), removed=0, foreign=foreign)
        kept = [path for path in self._new if path not in self._fresh]
        for path in kept:
            target = self._next / path
            self._folder(target.parent)
            _link(self._output / path, target)
        for path in foreign:
            self._carry(path)
        self._folder(self._next)
        if self._output.is_dir():
            shutil.copymode(self._output, self._next)
        listing = Listing(files=dict(sorted(self._new.items())))
        (self._next / LIST).write_bytes(msgspec.json.format(msgspec.json.encode(listing), indent=0))
        _swap(self._next, self._output, self._aside)
        self.abandon()
        return Report(
            written=len(self._fresh), kept=len(kept), removed=len(removed), foreign=foreign
        )

    def _in_the_way(self, path: str) -> str:
        """Return what somebody else has put where the new file `path`, or a folder above it, must go; or ""."""
        for folder in (str(each) for each in PurePosixPath(path).parents):
            if folder not in self._clear_folders:
                there = self._output / folder
                if folder not in self._old and os.path.lexists(there) and not _is_folder(there):
                    return folder
                self._clear_folders.add(folder)
        there = self._output / path
        if path in self._old or not os.path.lexists(there):
            return ""
        # The same bytes are ours after all: the list was lost, or never copied along.
        same = there.is_file() and there.read_bytes() == (self._next / path).read_bytes()
        return "" if same else path

    def _carry(self, path: str) -> None:
        """Take somebody else's file, link or empty folder (its path ends in "/") along, in folders of its own."""
        target = self._next / path
        for folder in reversed(PurePosixPath(path).parents):
            self._folder(self._next / folder)
            shutil.copymode(self._output / folder, self._next / folder)
        if path.endswith("/"):
            self._folder(target)
            shutil.copymode(self._output / path, target)
        elif os.path.lexists(target):  # a link that stands for a whole folder of ours
            raise InTheWayError((path,))
        else:
            _link(self._output / path, target)

    def _folder(self, folder: Path) -> None:
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


def loose(outputs: Iterable[Output], folder: Path) -> Report:
    """Write outputs into `folder` by their names alone, over what is there, and leave everything else as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for each in outputs:
        _check(each.path)
        names.append(PurePosixPath(each.path).name)
        (folder / names[-1]).write_bytes(each.content)
    return Report(written=len(names), kept=0, removed=0, foreign=())


class Several:
    """A keeper of answers that are several files each, which are of no use without one another."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def store(self, answer: tuple[Output, ...]) -> bytes:
        """Write the outputs into the new tree, and return what memory is to hold of them."""
        return msgspec.msgpack.encode([self._site.store(output) for output in answer])

    def load(self, kept: bytes) -> tuple[Drawn, ...] | None:
        """Return what was drawn, or None if any of it stands no more."""
        try:
            parts = msgspec.msgpack.decode(kept, type=tuple[bytes, ...])
        except msgspec.MsgspecError:
            return None
        drawn = tuple(self._site.load(part) for part in parts)
        return None if None in drawn else tuple(each for each in drawn if each)


def _check(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\0" in path:
        raise ValueError(f"an output must stay inside the site: {path!r}")


def listed(output: Path) -> dict[str, str]:
    """What we wrote into `output` before and what is still there; nothing if the list is gone or torn."""
    return {
        path: digest for path, digest in _listing(output).items() if _is_file(f"{output}/{path}")
    }


def _listing(tree: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((tree / LIST).read_bytes(), type=Listing).files
    except (OSError, msgspec.MsgspecError):
        return {}


def _is_file(path: str) -> bool:
    """Whether a plain file stands there; a link to one is somebody else's."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _foreign(output: Path, ours: Collection[str]) -> Iterator[str]:
    """The files, links and empty folders ("drafts/") in `output` that are not ours."""
    made: set[str] = set()  # the folders that we made, should one be empty
    for folder, folders, names in os.walk(output):
        relative = Path(folder).relative_to(output)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            path = (relative / name).as_posix()
            if path not in ours and path != LIST:
                yield path
        if not names and not folders:
            made = made or {path.rpartition("/")[0] for path in _listing(output)} | {"."}
            if relative.as_posix() not in made:
                yield f"{relative.as_posix()}/"


def _clear(tree: Path, output: Path) -> None:
    """Remove a tree that is not the site any more, or never was.

    A file that somebody put into the old site at the last moment, when what to carry over was known already, is moved
    to the new one. A tree without a list was never the site.
    """
    with suppress(OSError):  # what stays is cleared away by the next build
        ours = _listing(tree)
        for path in _foreign(tree, ours) if ours else ():
            target = output / path
            if not os.path.lexists(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                (tree / path).rename(target)
        shutil.rmtree(tree)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system, or one without hard links
        shutil.copy2(source, target, follow_symlinks=False)


def _swap(new: Path, old: Path, aside: Path) -> None:
    """Make `new` stand where `old` stood, and the other way round, in one step where the system can.

    Where it cannot, `old` stands `aside` for the moment between two renames; a build that dies in it is made good by
    the next.
    """
    if not old.exists():
        new.rename(old)
        return
    if sys.platform == "linux" and _exchanged(new, old):
        return
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
