"""A tree on disk in the making.

In:   a folder beside the site, and what is known to stand in it.
Out:  the folder with other files, and what is known of it then.
Not:  which files those are.

Files may stand in the site too, as hard links: one is unlinked or replaced here, never written over.
"""

import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress

from digest.publish import disk, known
from digest.publish.folders import GONE, Folders, times_of
from digest.publish.known import Known
from digest.publish.listing import folder_of


class Tree:
    """Files below `root`, which need not be there yet; paths are within it.

    before: what stands there; None for nothing.
    """

    def __init__(self, root: str, before: Known | None = None) -> None:
        self.root = root
        self._before = before
        self._folders = set(before.folders.names) if before else set()
        self._touched: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a new file."""
        disk.write(self._place(path), content)

    def found(self, path: str) -> None:
        """Know of a file that somebody has written here for us."""
        folder = folder_of(path)
        self._touched.add(folder)
        while folder not in self._folders:
            self._folders.add(folder)
            self._touched |= {folder, folder_of(folder)}
            folder = folder_of(folder)

    def link(self, source: str, path: str) -> None:
        """Have a file that stands elsewhere stand here too."""
        disk.link(source, self._place(path))

    def move(self, source: str, path: str) -> None:
        """Have a file that stands elsewhere stand here instead; where that one stood, what was here stands as "….was"."""
        # The last name of 100 MB takes a tenth of a second to remove, and is left to whoever clears that place.
        with suppress(OSError):
            os.link(f"{self.root}/{path}", f"{source}.was", follow_symlinks=False)
        # Not `os.replace`, at which ext4 writes the file to the disk at once: nobody looks at this tree yet.
        self.remove(path)
        os.rename(source, self._place(path))  # noqa: PTH104

    def rename(self, root: str) -> None:
        """Have the whole tree stand elsewhere."""
        os.rename(self.root, root)  # noqa: PTH104
        self.root = root

    def remove(self, path: str) -> None:
        """Remove a file, a link or an empty folder ("drafts/")."""
        self._touched.add(folder_of(path))
        if path.endswith("/"):
            self._remove_folder(path.rstrip("/"))
        else:
            with suppress(FileNotFoundError):
                os.unlink(f"{self.root}/{path}")  # noqa: PTH108

    def sweep(self, folders: Iterable[str]) -> None:
        """Remove those of these folders that are empty, but the tree itself."""
        for folder in sorted(filter(None, folders), reverse=True):
            self._remove_folder(folder)

    def folder(self, folder: str) -> None:
        """Make a folder, and those above it."""
        if folder not in self._folders:
            if folder:
                self.folder(folder_of(folder))
            # Whatever it is called, it is made here: `root` itself is, when nothing stands there.
            with suppress(FileExistsError):
                os.mkdir(f"{self.root}/{folder}")  # noqa: PTH102
            self._folders.add(folder)
            self._touched |= {folder, folder_of(folder)}

    def modes(self, like: str, folders: Iterable[str]) -> None:
        """Give folders the permissions that they have in the tree `like`, and the owner where we may."""
        for folder in folders:
            with suppress(FileNotFoundError):
                was = os.stat(f"{like}/{folder}")  # noqa: PTH116
                with suppress(PermissionError):
                    os.chown(f"{self.root}/{folder}", was.st_uid, was.st_gid)
                shutil.copymode(f"{like}/{folder}", f"{self.root}/{folder}")

    def known(self, foreign: tuple[str, ...]) -> Known:
        """What stands here now. foreign: what of it belongs to others."""
        # Not surer than before: what we have touched since may have been touched by others too.
        noted_ns = self._before.noted_ns if self._before else time.time_ns()
        before = self._before.folders if self._before else Folders()
        times = times_of(self.root, self._touched & self._folders)
        times |= dict.fromkeys(self._touched - self._folders, GONE)
        return Known(
            listed=known.list_stamp(self.root),
            noted_ns=noted_ns,
            folders=before.updated(times),
            foreign=foreign,
        )

    def _place(self, path: str) -> str:
        folder = folder_of(path)
        if folder not in self._folders:
            self.folder(folder)
        self._touched.add(folder)
        return f"{self.root}/{path}"

    def _remove_folder(self, folder: str) -> None:
        with suppress(OSError):  # somebody has just put something into it
            os.rmdir(f"{self.root}/{folder}")  # noqa: PTH106
            self._folders.discard(folder)
            self._touched |= {folder, folder_of(folder)}
