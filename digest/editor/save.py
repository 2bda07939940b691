"""Write a file over, in one step and only if it still is what was read.

In:   a file, the bytes that were read from it, the bytes that it is to hold.
Out:  the file: a reader sees the old bytes or the new, never half, and a computer that loses power has one of them.
Not:  choosing the file, or what it is to hold.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """Somebody has saved the file since it was read."""


def over(file: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`; who may read the file stays as it is.

    Raises: ChangedMeanwhileError where the file no longer holds `before`; OSError where the world says no.
    """
    file = file.resolve()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(after)
            temporary.flush()
            os.fsync(temporary.fileno())
        Path(name).chmod(file.stat().st_mode & 0o7777)
        # As late as can be: what another program saves between here and the next line is all that could be lost.
        if file.read_bytes() != before:
            raise ChangedMeanwhileError
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """See to it that the folder's list of files is on the disk too, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
