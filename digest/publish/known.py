"""What stands in a tree, looked at only where something may have changed.

In:   a tree, the list of our files in it, what was known of it before.
Out:  what is known of it now, and in which folders something may have changed.
Not:  changing anything. It remembers what the last build knew of both trees, in `.digest/published.msgpack`.

A folder's time changes when something in it comes, goes or is replaced. Where all folders have the times that we know,
all files are there that we know: 8,000 folders are asked in 25 ms, and nothing else is. What is known is bound to the
folders' inodes, so that it holds for a tree whatever its name, and for no copy of it. A file that is rewritten in place
is not noticed, nor need it be: it is one and the same file in both trees.
"""

import os
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.publish.listing import LIST, folder_of, folders_of
from digest.records import Record
from digest.work import TICK_NS, digest_of

_NAME = "published.msgpack"
_INODE = (1 << 64) - 1  # some of Windows' are longer

Time = tuple[int, int]
"""When a folder last changed, in nanoseconds since 1970, and its inode."""


class Known(Record, frozen=True, kw_only=True):
    """What stood in a tree at a moment: our files, as its list names them, but those missing; and those of others.

    listed:   stands for the list.
    noted_ns: the moment. A folder that had changed just before may have changed again within the same tick.
    folders:  all of them, the tree itself as ""; none where there is no tree.
    missing:  files of the list that are not there, or not as plain files.
    foreign:  files, links and empty folders ("drafts/") of others.
    """

    listed: bytes = b""
    noted_ns: int = 0
    folders: dict[str, Time]
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


class Looked(NamedTuple):
    """What a look at a tree gave.

    changed: folders in which something may have come, gone or been replaced; all where nothing was known.
    """

    known: Known
    changed: set[str]


class _Left(Record, frozen=True, kw_only=True):
    trees: tuple[Known, ...]


def load(memory: Path) -> dict[int, Known]:
    """What the last build knew of the trees that it left, by their inodes."""
    try:
        left = msgspec.msgpack.decode((memory / _NAME).read_bytes(), type=_Left)
    except (OSError, msgspec.MsgspecError):
        return {}
    return {tree.folders[""][1]: tree for tree in left.trees if "" in tree.folders}


def keep(memory: Path, trees: Iterable[Known]) -> bytes:
    """Remember what is known of both trees; return what stands for it, or nothing where it cannot be remembered."""
    file = memory / _NAME
    fresh = file.with_suffix(".next")
    try:
        data = msgspec.msgpack.encode(_Left(trees=tuple(trees)))
        fresh.write_bytes(data)
        fresh.replace(file)
    except (OSError, UnicodeEncodeError):  # somebody's file may have a name that is no UTF-8
        with suppress(OSError):
            file.unlink()
        return b""
    return digest_of(data)


def as_left(output: Path, memory: Path) -> bytes:
    """What `keep` returned to the last build, if the site still stands as that build left it; else nothing."""
    try:
        data = (memory / _NAME).read_bytes()
    except OSError:
        return b""
    tree = os.fspath(output)
    known = load(memory).get(inode(tree))
    if known is None or known.listed != list_stamp(tree):
        return b""
    same = all(_time(f"{tree}/{folder}") == before for folder, before in known.folders.items())
    return digest_of(data) if same else b""


def look(tree: str, ours: Mapping[str, str], known: Known | None) -> Looked:
    """Look at a tree. ours: its list. known: what was known of it, None to look everywhere."""
    noted_ns = time.time_ns()
    listed = list_stamp(tree)
    if known is None or not known.folders or known.listed != listed:
        known = Known(folders={"": (0, 0)})
    folders, changed = _since(tree, known)
    ours_there: set[str] = set()
    foreign = [path for path in known.foreign if folder_of(path) not in changed]
    queue = [folder for folder in changed if folder in folders]
    made: set[str] = set()  # the folders that we made, should one be empty
    while queue:
        folder = queue.pop()
        empty = True
        for path, kind in _entries(tree, folder):
            empty = False
            if kind == "folder":
                when = None if path in folders else _time(f"{tree}/{path}")
                if when:
                    folders[path] = when
                    changed.add(path)
                    queue.append(path)
            elif kind == "file" and path in ours:
                ours_there.add(path)
            elif path != LIST:
                foreign.append(path)
        if empty:
            made = made or folders_of(ours)
            if folder not in made:
                foreign.append(f"{folder}/")
    missing = {path for path in known.missing if folder_of(path) not in changed}
    missing |= {
        path
        for path in ours
        if path not in ours_there
        and ((folder := folder_of(path)) in changed or folder not in folders)
    }
    now = Known(
        listed=listed,
        noted_ns=noted_ns,
        folders=folders,
        missing=tuple(sorted(missing)),
        foreign=tuple(sorted(foreign)),
    )
    return Looked(now, changed)


def _since(tree: str, known: Known) -> tuple[dict[str, Time], set[str]]:
    """The known folders that are still there, and which of all of them have changed or gone."""
    folders: dict[str, Time] = {}
    changed: set[str] = set()
    gone: set[str] = set()
    sure_ns = known.noted_ns - TICK_NS
    for folder, before in known.folders.items():
        now = _time(f"{tree}/{folder}")
        if now is None:
            gone.add(folder)
            continue
        folders[folder] = now
        if now != before or now[0] > sure_ns:
            changed.add(folder)
    if gone:  # and all below, though a link may lead to folders of the same names
        gone |= {folder for folder in folders if gone & folders_of([f"{folder}/"])}
        folders = {folder: now for folder, now in folders.items() if folder not in gone}
    return folders, changed | gone


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


def times(tree: str, folders: Iterable[str]) -> dict[str, Time]:
    """The times of those folders that are there."""
    return {folder: when for folder in folders if (when := _time(f"{tree}/{folder}"))}


def _time(folder: str) -> Time | None:
    try:
        status = os.lstat(folder)
    except OSError:
        return None
    is_folder = stat.S_ISDIR(status.st_mode)
    return (status.st_mtime_ns, status.st_ino & _INODE) if is_folder else None


def inode(tree: str) -> int:
    """What tells a tree from all others, 0 where there is none."""
    when = _time(f"{tree}/")
    return when[1] if when else 0


def list_stamp(tree: str) -> bytes:
    """What changes when the list of a tree is written anew; nothing where there is none."""
    try:
        status = os.lstat(f"{tree}/{LIST}")
    except OSError:
        return b""
    return b"%d %d %d" % (status.st_mtime_ns, status.st_size, status.st_ino)
