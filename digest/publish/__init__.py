"""Put the site where readers find it: all of it, or none.

In:   Outputs (a path within the site and bytes).
Out:  the published folder, with a list of what we wrote in it (`.digest-files.json`).
Not:  deciding what the site holds.

Two trees take turns. One is the site; the other, hidden beside it (`._site.spare`), is the site as it was before, with
its list. A build brings that one up to date with what has changed since, by new files and by hard links to those of the
site, and then the two change places in one step. A build that dies before that step leaves the old site, and after it
the new one. A spare without its list was left halfway: it is taken down, and a whole tree of hard links made instead,
as where there is no spare. The first build of a site makes one at its end, of links to the site. Deleting it is always safe.
Until then new files stand in a folder of the build's own (`._site.next-81-42`), which the next build clears away if this one dies.

Files in the folder that we did not write are carried over and never removed, nor are empty folders. The site says
which there are: what was carried into the spare and has since been deleted by its owner does not come back.

    listing   the list that travels with the site
    known     what stands in a tree, looked at only where something may have changed
    folders   when its folders last changed
    way       what of others is in the way of new files
    tree      a tree on disk in the making
    disk      what the system does for us in one step
    site      the story
    several   answers of several files each          loose   files that are no site
    laid      files that workers write beside the site, where they are drawn
"""

from digest.publish.known import as_left
from digest.publish.listing import LIST, listed
from digest.publish.loose import loose
from digest.publish.several import Several
from digest.publish.site import MOST_FOREIGN, InTheWayError, Report, Site

__all__ = [
    "LIST",
    "MOST_FOREIGN",
    "InTheWayError",
    "Report",
    "Several",
    "Site",
    "as_left",
    "listed",
    "loose",
]
