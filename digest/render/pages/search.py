"""The search."""

from digest.render.pages.common import Choice, Page
from digest.render.pages.timeline import Filter


class SearchPage(Page, frozen=True, kw_only=True, tag="search"):
    """The search: `search.html`.

    picks:    filters by council, topic and year, each choice with its number of stories.
    archives: years, newest first, for readers without script.
    index:    the folder of the search's index.
    shards:   the names of the parts of the index, those of the newest stories first: "2019 2012".
    stories:  how many stories there are: "85 stories".
    """

    picks: tuple[Filter, ...]
    archives: tuple[Choice, ...]
    index: str
    shards: str
    stories: str
