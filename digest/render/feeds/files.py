"""Make the feeds of a task. Runs in worker processes.

In:   Feeds.
Out:  an Output for each of them.
Not:  how a form is written: `elements` and `written` know RSS and Atom, `json_feed` the third.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from digest.records import Output
from digest.render.feeds.items import FeedItem, item
from digest.render.feeds.json_feed import json, json_item
from digest.render.feeds.records import Feed, Feeds, Form

MOST_BYTES = 500_000


class _Stories:
    """Says what feeds say of stories. One stands in a council's feed of every form and in those of its topics: it is
    opened once, and written once in each form."""

    def __init__(self, feeds: Feeds) -> None:
        self._packed = feeds.stories
        self._settings = feeds.settings
        self._items: dict[tuple[int, bool], FeedItem] = {}
        self._written: dict[tuple[int, bool, Form], bytes] = {}

    def items(self, feed: Feed) -> list[FeedItem]:
        """Return the stories of a feed: of an archive, without their texts."""
        return [self._item(at, not feed.is_archive) for at in feed.stories]

    def written(self, feed: Feed) -> Iterator[bytes]:
        """Give the same, each as it stands in the feed."""
        write, is_whole = _writer(feed.form), not feed.is_archive
        for at in feed.stories:
            key = (at, is_whole, feed.form)
            if key not in self._written:
                self._written[key] = write(self._item(at, is_whole))
            yield self._written[key]

    def _item(self, at: int, is_whole: bool) -> FeedItem:
        key = (at, is_whole)
        if key not in self._items:
            self._items[key] = item(self._packed[at], self._settings, is_whole=is_whole)
        return self._items[key]


def files(feeds: Feeds) -> tuple[Output, ...]:
    """Return the files of the feeds, in their order."""
    stories = _Stories(feeds)
    return tuple(Output(path=feed.path, content=_content(feed, stories)) for feed in feeds.feeds)


def _content(feed: Feed, stories: _Stories) -> bytes:
    items = stories.written(feed) if feed.is_archive else _fitting(stories.written(feed))
    if feed.form == "json":
        return json(feed, items)
    # feedgen takes 0.1 s to import, which a build that makes no feed need not wait for.
    from digest.render.feeds import written

    times = (each.updated for each in stories.items(feed))
    updated = max(times, key=datetime.fromisoformat, default="")
    return (written.rss if feed.form == "rss" else written.atom)(feed, items, updated)


def _fitting(items: Iterable[bytes]) -> Iterator[bytes]:
    """Give as many items as a feed may weigh; one at least."""
    weight = 0
    for at, each in enumerate(items):
        weight += len(each)
        if at and weight > MOST_BYTES:
            return
        yield each


def _writer(form: Form) -> Callable[[FeedItem], bytes]:
    if form == "json":
        return json_item
    from digest.render.feeds import elements  # imports feedgen, as `_content` does

    return elements.rss_item if form == "rss" else elements.atom_entry
