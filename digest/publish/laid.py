"""Write a file where it is drawn, ahead of its publication.

In:   the folder of one build's new files, an Output.
Out:  the Output without its content: the file stands.
Not:  deciding whether it is of the site. Workers on this machine call it, so that the building process need not write
      what they have drawn.
"""

import os
from contextlib import suppress

import msgspec

from digest.problems import errors
from digest.publish import disk, listing
from digest.publish.listing import folder_of
from digest.records import Output
from digest.work import digest_of


def laid(folder: str, output: Output) -> Output:
    """Return an output whose content has been written below `folder`; what has problems is left as it is.

    Raises: OSError where the world says no; FileNotFoundError where `folder` is gone, and with it the build.
    """
    if errors(output.problems) or output.file:
        return output
    listing.check(output.path)
    file = f"{folder}/{output.path}"
    try:
        disk.write(file, output.content)
    except FileNotFoundError:
        _make(folder, folder_of(output.path))
        disk.write(file, output.content)
    digest = digest_of(output.content).hex()
    return msgspec.structs.replace(output, content=b"", file=file, digest=digest)


def all_laid(folder: str, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Return several outputs, each as `laid` does."""
    return tuple(laid(folder, output) for output in outputs)


def _make(root: str, folder: str) -> None:
    """Make a folder below `root`, and those above it, but never `root` itself: that is taken down with its build."""
    if folder:
        _make(root, folder_of(folder))
        with suppress(FileExistsError):
            os.mkdir(f"{root}/{folder}")  # noqa: PTH102
