"""The feeds: which there are, what each holds, and their bytes.

In:   a Site, the Settings.
Out:  `tasks`, of some feeds each; `files` makes those of one. `listed` has them all for readers to take over.
Not:  undated stories (drafts never come so far), and nothing of the build's day: a feed changes only when one of its
      stories does.

    the whole site, a council, a topic     feed.xml (RSS), atom.xml, feed.json: the newest stories with their text
    the same, where there are more         atom-2020.xml: every story of a year with its summary
    a council's topic                      councils/leeds/topics/budget/feed.xml

A council's topics are many, so they have RSS alone, and no years: the council's own archive has their stories. Years give
summaries: the stories of ten years with their text, once in each feed that has them, would weigh more than the site.
"""

from digest.render.feeds.files import files
from digest.render.feeds.opml import listed, opml
from digest.render.feeds.records import Feeds, OpmlPage
from digest.render.feeds.tasks import MOST_ITEMS, tasks

PICTURE = "icon.png"
"""The asset that feeds show beside their name."""

__all__ = ["MOST_ITEMS", "PICTURE", "Feeds", "OpmlPage", "files", "listed", "opml", "tasks"]
