"""What stands in a tree, looked at only where something may have changed.

In:   a tree, the list of our files in it, what was known of it before.
Out:  what is known of it now, and in which folders something may have changed.
Not:  changing anything. It remembers what the last build knew of both trees, in `.digest/published.msgpack`.

Where all folders have the times that we know, all files are there that we know, and nothing else is. What is known is bound to
the folders' inodes, so that it holds for a tree whatever its name, and for no copy of it. A file that is rewritten in place
is not noticed, nor need it be: it is one and the same file in both trees.
"""

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.publish import listing
from digest.publish.folders import GONE, Folders, Time, times_of
from digest.publish.listing import LIST, folder_of, folders_of
from digest.records import Record
from digest.work import TICK_NS, digest_of

_NAME = "published.msgpack"


class Known(Record, frozen=True, kw_only=True):
    """What stood in a tree at a moment: our files, as its list names them, but those missing; and those of others.

    listed:   stands for the list.
    noted_ns: the moment. A folder that had changed just before may have changed again within the same tick.
    folders:  all of them; none where there is no tree.
    missing:  files of the list that are not there, or not as plain files.
    foreign:  files, links and empty folders ("drafts/") of others.
    """

    listed: bytes = b""
    noted_ns: int = 0
    folders: Folders = Folders()
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


class Looked(NamedTuple):
    """What a look at a tree gave.

    changed: folders in which something may have come, gone or been replaced; all where nothing was known.
    """

    known: Known
    changed: set[str]


class Ahead(NamedTuple):
    """The times of a tree's folders, looked at ahead of all else.

    noted_ns: when; `listed` stands for its list, as in Known.
    times:    of the folders that may have changed since the last build left the tree.
    """

    noted_ns: int
    listed: bytes
    times: dict[str, Time]


class Standing(NamedTuple):
    """A tree that stands: where, the files of ours that are there, and what else is known of it."""

    root: str
    files: dict[str, str]
    known: Known
    changed: set[str]


class _Left(Record, frozen=True, kw_only=True):
    """What is known of both trees, by their inodes; each packed, since nobody asks for both at once."""

    trees: dict[int, msgspec.Raw]


_NOTHING = Known(folders=Folders(names=("",), changed_ns=(0,), inodes=(0,)))


def of(tree: str, memory: Path) -> Known | None:
    """What the last build knew of a tree, if it is one of the two that it left."""
    return _of(tree, _left(memory))


def _left(memory: Path) -> bytes:
    try:
        return (memory / _NAME).read_bytes()
    except OSError:
        return b""


def _of(tree: str, left: bytes) -> Known | None:
    own = inode(tree)
    try:
        packed = msgspec.msgpack.decode(left, type=_Left).trees.get(own)
        return msgspec.msgpack.decode(packed, type=Known) if own and packed else None
    except msgspec.MsgspecError:
        return None


def keep(memory: Path, trees: Iterable[Known]) -> bytes:
    """Remember what is known of both trees; return what stands for it, or nothing where it cannot be remembered."""
    file = memory / _NAME
    fresh = file.with_suffix(".next")
    try:
        packed = {each.folders.inode: msgspec.Raw(msgspec.msgpack.encode(each)) for each in trees}
        data = msgspec.msgpack.encode(_Left(trees=packed))
        fresh.write_bytes(data)
        fresh.replace(file)
    except (OSError, UnicodeEncodeError):  # somebody's file may have a name that is no UTF-8
        with suppress(OSError):
            file.unlink()
        return b""
    return digest_of(data)


def as_left(output: Path, memory: Path) -> bytes:
    """What `keep` returned to the last build, if the site still stands as that build left it; else nothing."""
    tree = os.fspath(output)
    left = _left(memory)
    known = _of(tree, left)
    if known is None or known.listed != list_stamp(tree):
        return b""
    return digest_of(left) if known.folders.now(tree) == known.folders else b""


def ahead(tree: str, memory: Path) -> Ahead | None:
    """Look at the times of a tree's folders, if the last build left it. Runs in a worker process."""
    known = of(tree, memory)
    return _ahead(tree, known) if known else None


def _ahead(tree: str, known: Known) -> Ahead:
    return Ahead(time.time_ns(), list_stamp(tree), _changed(tree, known))


def standing(
    root: str,
    before: Known | None,
    ahead: Ahead | None = None,
    listed: dict[str, str] | None = None,
) -> Standing:
    """Look at a tree with its list as closely as what was known of it demands. ahead, listed: of a moment ago."""
    files = listing.read(root) if listed is None else listed
    looked = look(root, files, before, ahead)
    for path in looked.known.missing:
        del files[path]
    return Standing(root, files, looked.known, looked.changed)


def look(
    tree: str, ours: Mapping[str, str], known: Known | None, ahead: Ahead | None = None
) -> Looked:
    """Look at a tree. ours: its list. known: what was known of it, None to look everywhere; ahead: of a moment ago."""
    listed = list_stamp(tree)
    if known is None or not known.folders.names or known.listed != listed:
        known, ahead = _NOTHING, None
    if ahead is None or ahead.listed != listed:
        ahead = _ahead(tree, known)
    noted_ns, times = ahead.noted_ns, ahead.times
    if not times:
        return Looked(msgspec.structs.replace(known, noted_ns=noted_ns), set())
    there = set(known.folders.names).difference(_gone(times))
    ours_there: set[str] = set()
    foreign = [path for path in known.foreign if folder_of(path) not in times]
    queue = [folder for folder in times if folder in there]
    made: set[str] = set()  # the folders that we made, should one be empty
    while queue:
        folder = queue.pop()
        empty = True
        for path, kind in _entries(tree, folder):
            empty = False
            if kind == "folder":
                if path not in there and (when := times_of(tree, [path])[path]) != GONE:
                    times[path] = when
                    there.add(path)
                    queue.append(path)
            elif kind == "file" and path in ours:
                ours_there.add(path)
            elif path != LIST:
                foreign.append(path)
        if empty:
            made = made or folders_of(ours)
            if folder not in made:
                foreign.append(f"{folder}/")
    missing = {path for path in known.missing if folder_of(path) not in times}
    missing |= {
        path
        for path in ours
        if ((folder := folder_of(path)) in times or folder not in there) and path not in ours_there
    }
    now = Known(
        listed=listed,
        noted_ns=noted_ns,
        folders=known.folders.updated(times),
        missing=tuple(sorted(missing)),
        foreign=tuple(sorted(foreign)),
    )
    return Looked(now, set(times))


def _changed(tree: str, known: Known) -> dict[str, Time]:
    """The times of the known folders that may have changed, or have gone, since they were looked at."""
    now = known.folders.now(tree)
    changed = now.unlike(known.folders, known.noted_ns - TICK_NS)
    gone = _gone(changed)
    if gone:  # and all below, though a link may lead to folders of the same names
        below = [folder for folder in now.names if gone & folders_of([f"{folder}/"])]
        changed |= dict.fromkeys(below, GONE)
    return changed


def _gone(times: Mapping[str, Time]) -> set[str]:
    return {folder for folder, time in times.items() if time == GONE}


def _entries(tree: str, folder: str) -> Iterable[tuple[str, str]]:
    """What stands in a folder, by its path within the tree: "file", "folder" or something else."""
    start = f"{folder}/" if folder else ""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(f"{tree}/{folder}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield start + entry.name, "folder"
            elif entry.is_file(follow_symlinks=False):
                yield start + entry.name, "file"
            else:
                yield start + entry.name, "other"


def inode(tree: str) -> int:
    """What tells a tree from all others, 0 where there is none."""
    _, found = times_of(tree, [""])[""]
    return found


def list_stamp(tree: str) -> bytes:
    """What changes when the list of a tree is written anew; nothing where there is none."""
    try:
        status = os.lstat(f"{tree}/{LIST}")
    except OSError:
        return b""
    return b"%d %d %d" % (status.st_mtime_ns, status.st_size, status.st_ino)
