"""Follow figures from story to story: the same measure of the same council, agreeing, changing or disagreeing.

In:   the Briefs of all articles to publish, in any order, the shelf where these stand, the tables.
Out:  Threads, by council and date of their first mention.
Not:  judging who is right. A disagreement shows both sentences, and only where they can hardly be two things.

Examples: tests/link/threads.yaml, and what the starting content gives: tests/link/threads_found.txt.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from digest.brief import Brief, Shelf, unpacked
from digest.link.heirs import heir
from digest.records import Record
from digest.site import Disagreement, Thread
from digest.tables import Tables, councils
from digest.work import Task

__all__ = ["Council", "Found", "disagreements", "of_council", "tasks"]


class Council(Record, frozen=True, kw_only=True):
    """One council whose figures are to be followed.

    slug:    of the council that goes on with its work, or "" for stories about none.
    stories: Articles as a shelf has packed them, those about it and those that name it: a sentence belongs to the one other council that it names.
    """

    slug: str
    stories: tuple[msgspec.Raw, ...]


class Found(Record, frozen=True, kw_only=True):
    """The threads of one council, by date of their first mention."""

    threads: tuple[Thread, ...]


def parted(briefs: Iterable[Brief], tables: Tables) -> dict[str, tuple[Brief, ...]]:
    """Return the stories that each council's threads come from, under the slug of the one that goes on with its work."""
    found: defaultdict[str, list[Brief]] = defaultdict(list)
    for brief in sorted(briefs, key=lambda brief: brief.slug):
        named = {_home(brief.authority, brief.authorities) or "", *brief.authorities}
        for slug in {heir(each, tables) for each in named}:
            found[slug].append(brief)
    return {slug: tuple(found[slug]) for slug in sorted(found) if len(found[slug]) > 1}


def tasks(briefs: Iterable[Brief], shelf: Shelf, tables: Tables) -> list[Task[Council]]:
    """Return a task for each council: one none of whose stories has changed need not be searched again."""

    def task(slug: str, stories: tuple[Brief, ...]) -> Task[Council]:
        prints = b"".join(brief.fingerprint for brief in stories)
        return Task(
            slug.encode() + b"\0" + prints,
            lambda: Council(slug=slug, stories=tuple(map(shelf.packed, stories))),
        )

    return [task(slug, stories) for slug, stories in parted(briefs, tables).items()]


def of_council(asked: Council) -> Found:
    """Return the threads of one council. Runs in worker processes."""
    # Its patterns take 0.1 s to import, which a process that searches nothing need not wait for.
    from digest.link.threads import council

    stories = [
        (story, _home(story.authority, tuple(named.slug for named in story.authorities)))
        for story in map(unpacked, asked.stories)
    ]
    return Found(threads=tuple(council.threads(asked.slug, stories, councils())))


def disagreements(threads: Iterable[Thread]) -> tuple[Disagreement, ...]:
    """Return every disagreement of the site, the newest first."""
    found = [each for thread in threads for each in thread.disagreements]
    by_thread = sorted(found, key=lambda each: each.thread)
    return tuple(sorted(by_thread, key=lambda each: each.second.date or "", reverse=True))


def _home(authority: str | None, named: Sequence[str]) -> str | None:
    """The council that a story is about, or the only one that it names."""
    return authority if authority or len(named) != 1 else named[0]
