"""Write files for somebody to take away, which are no site.

In:   Outputs, a folder.
Out:  the files, by their names alone; a Report.
Not:  a list of them, or a second tree: what stands there is written over.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from digest.publish import listing
from digest.publish.site import Report
from digest.records import Output


def loose(outputs: Iterable[Output], folder: Path) -> Report:
    """Write outputs into `folder` by their names alone, over what is there, and leave everything else as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for each in outputs:
        listing.check(each.path)
        names.append(PurePosixPath(each.path).name)
        if each.file:
            shutil.copyfile(each.file, folder / names[-1])
        else:
            (folder / names[-1]).write_bytes(each.content)
    return Report(written=len(names), kept=0, removed=0, foreign=())
