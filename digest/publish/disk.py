"""What the system does for us: write, link, clear away, and let two folders change places.

In:   paths, as text: pathlib takes 20 µs a path, and a site has 10,000.
Out:  a changed disk.
Not:  knowing whose files they are.
"""

import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(path: str, content: bytes) -> None:
    """Write a new file. What stood there is unlinked before: its bytes may be another tree's as well."""
    try:
        file = os.open(path, _NEW, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        file = os.open(path, _NEW, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def link(source: str, target: str) -> None:
    """Have the same file, or the same link, stand at `target` too, in place of what stood there."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without hard links
        shutil.copy2(source, target, follow_symlinks=False)


def is_same(one: str, other: str) -> bool:
    """Whether both are one and the same file. Raises: FileNotFoundError where one is not there."""
    return os.path.samestat(os.lstat(one), os.lstat(other))


def is_folder(path: str) -> bool:
    """Whether a folder stands there, and no link to one."""
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114


def named(path: str) -> list[str]:
    """Return what stands there under this name with two numbers behind it: "._site.next-81-42"."""
    folder, start = os.path.split(path)
    is_one = re.compile(rf"{re.escape(start)}-\d+-\d+").fullmatch
    try:
        found = os.listdir(folder)  # noqa: PTH208
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in found if is_one(name)]


def clear(tree: str) -> None:
    """Remove a tree, if it is there. What cannot be removed now is left to the next build."""
    with suppress(OSError):
        os.rmdir(tree)  # noqa: PTH106  # most often there was nothing to write
        return
    with suppress(OSError):
        shutil.rmtree(tree)
    if os.path.isdir(tree):  # noqa: PTH112
        unlock(tree, [folder for folder, _, _ in os.walk(tree)])
        shutil.rmtree(tree, ignore_errors=True)


def unlock(tree: str, folders: Iterable[str]) -> None:
    """Let us work in folders below `tree` that were given the permissions of somebody's own."""
    for folder in folders:
        with suppress(OSError):
            place = os.path.join(tree, folder)  # noqa: PTH118
            mode = os.stat(place).st_mode  # noqa: PTH116
            if mode & stat.S_IRWXU != stat.S_IRWXU:
                os.chmod(place, mode | stat.S_IRWXU)  # noqa: PTH101


def rescue(tree: str, paths: list[str], output: str) -> list[str]:
    """Move files, links and empty folders of others from a tree into the site; return those that were moved.

    One whose name is taken there stays where it is.
    """
    moved = []
    for path in paths:
        source, target = (f"{folder}/{path}".rstrip("/") for folder in (tree, output))
        if not os.path.lexists(target):
            with suppress(OSError):
                os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
                os.rename(source, target)  # noqa: PTH104
                moved.append(path)
    return moved


def swap(new: str, old: str, aside: str) -> None:
    """Make `new` stand where `old` stood, and the other way round, in one step where the system can.

    Where it cannot, `old` stands `aside` for the moment between two renames; a build that dies in it is made good by
    the next.
    """
    if not os.path.lexists(old):
        os.rename(new, old)  # noqa: PTH104
        return
    if sys.platform == "linux" and exchanged(new, old):
        return
    os.rename(old, aside)  # noqa: PTH104
    try:
        os.rename(new, old)  # noqa: PTH104
    except OSError:
        os.rename(aside, old)  # noqa: PTH104
        raise
    os.rename(aside, new)  # noqa: PTH104


def exchanged(one: str, other: str) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
