"""The list of what the digest wrote, which travels with the site.

In:   a tree, or the files of one.
Out:  the paths of files within it and the digests of their bytes; of a file that was put together, that of its parts' digests.
Not:  files of others.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from digest.publish import disk
from digest.records import Record

LIST = ".digest-files.json"
"""Names every file of the site that the digest wrote, with its digest."""


class Listing(Record, frozen=True, kw_only=True):
    """What the digest wrote: path within the site to a digest that changes with its bytes, in hexadecimal."""

    note: str = "Written by council-digest, which removes only the files that stand here."
    files: dict[str, str]


def listed(output: Path) -> dict[str, str]:
    """What we wrote into `output` before and what is still there; nothing if the list is gone or torn."""
    tree = os.fspath(output)
    return {path: digest for path, digest in read(tree).items() if _is_file(f"{tree}/{path}")}


def read(tree: str) -> dict[str, str]:
    """What the list of a tree names, there or not; nothing if the list is gone or torn."""
    try:
        return msgspec.json.decode(Path(tree, LIST).read_bytes(), type=Listing).files
    except (OSError, msgspec.MsgspecError):
        return {}


def write(tree: str, files: Mapping[str, str]) -> None:
    """Write the list of a tree that has none."""
    packed = msgspec.json.encode(Listing(files=dict(files)), order="deterministic")
    disk.write(f"{tree}/{LIST}", msgspec.json.format(packed, indent=0))


def _is_file(path: str) -> bool:
    """Whether a plain file stands there; a link to one is somebody else's."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def folder_of(path: str) -> str:
    """The folder in which a file stands, "" for the tree itself; of an empty folder ("drafts/"), that folder."""
    return path.rpartition("/")[0]


def folders_of(paths: Iterable[str]) -> set[str]:
    """All the folders that files and empty folders need, with the tree itself."""
    found = {""}
    for path in paths:
        folder = folder_of(path)
        while folder not in found:
            found.add(folder)
            folder = folder_of(folder)
    return found


def check(path: str) -> None:
    """Refuse a path that leads out of the tree.

    Raises: ValueError; the paths are our own, so that is our bug.
    """
    if "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"an output must stay inside the site: {path!r}")
