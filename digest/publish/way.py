"""What of others stands where our new files must go.

In:   the new files and where they stand, the site as it stands, and what in it belongs to others.
Out:  what is in their way.
Not:  refusing to publish; `site` does.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from digest.publish import disk
from digest.publish.known import Standing
from digest.publish.listing import folders_of


def barred(fresh: Iterable[str], root: str, old: Standing, foreign: set[str]) -> set[str]:
    """Return what stands in the way of the new files `fresh`, which stand below `root` now: files, links or folders."""
    clear = {""}
    return {found for path in fresh if (found := _in_the_way(path, root, old, foreign, clear))}


def _in_the_way(path: str, root: str, old: Standing, foreign: set[str], clear: set[str]) -> str:
    """Return what stands where the new file `path`, or a folder above it, must go; or "".

    clear: folders that were found to be in nobody's way, to which more are added.
    """
    for folder in sorted(folders_of([path]) - clear):
        there = f"{old.root}/{folder}"
        ours = folder in old.files
        if not ours and os.path.lexists(there) and not disk.is_folder(there):
            return folder
        clear.add(folder)
    there = f"{old.root}/{path}"
    if path in old.files or not os.path.lexists(there):
        return ""
    if disk.is_folder(there):  # it goes, where all in it is ours
        return path if any(each.startswith(f"{path}/") for each in foreign) else ""
    # The same bytes are ours after all: the list was lost, or never copied along.
    plain = os.path.isfile(there) and not os.path.islink(there)  # noqa: PTH113, PTH114
    if plain and Path(there).read_bytes() == Path(root, path).read_bytes():
        return ""
    return path
