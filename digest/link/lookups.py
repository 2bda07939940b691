"""Find the threads that belong beside a story, a council or a topic.

In:   Threads.
Out:  mappings, the threads of each in the order given; `last_heard` gives the one in which pages list them.
Not:  the threads themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from digest.site import Thread


def by_article(threads: Iterable[Thread]) -> Mapping[str, tuple[Thread, ...]]:
    """Return the threads in which each story's figures come back, by its slug."""
    return _under((story, thread) for thread in threads for story, _ in thread.stories)


def by_authority(threads: Iterable[Thread]) -> Mapping[str, tuple[Thread, ...]]:
    """Return the threads of each council, by its slug."""
    return _under((thread.authority, thread) for thread in threads)


def by_topic(threads: Iterable[Thread]) -> Mapping[str, tuple[Thread, ...]]:
    """Return the threads of each topic, by its slug."""
    return _under((topic, thread) for thread in threads for topic in thread.topics)


def last_heard(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """Return threads in the order in which they were last heard of, the newest first; undated ones last."""
    ordered = sorted(threads, key=lambda thread: thread.slug)
    return tuple(sorted(ordered, key=_newest, reverse=True))


def _under(pairs: Iterable[tuple[str, Thread]]) -> Mapping[str, tuple[Thread, ...]]:
    found: defaultdict[str, dict[str, Thread]] = defaultdict(dict)
    for key, thread in pairs:
        found[key][thread.slug] = thread
    return {key: tuple(threads.values()) for key, threads in found.items()}


def _newest(thread: Thread) -> str:
    return max(date or "" for _, date in thread.stories)
