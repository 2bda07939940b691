"""Somebody subscribes, and stays for fifty edits: nothing comes twice, and nothing old comes back.

The subscriber reads as feed readers do: feedparser, entries known by their id, earlier ones through the links that
RFC 5005 gives. The edits are drawn at random from a seed, so that a failure can be seen again.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import feedparser
import icalendar
import msgspec
import pytest

from digest import tables
from digest.records import Article
from digest.tables import Tables
from tests.render.fed import calendars, feeds
from tests.render.made import article

EDITS = 50


@dataclass
class Newsroom:
    """A site whose editor makes edits."""

    seed: int
    articles: dict[str, Article] = field(default_factory=dict)
    known: Tables = field(default_factory=tables.load)
    url: str = "https://digest.example/"
    added: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        for _ in range(46):  # so that the feed fills up on the way
            self.new()

    def new(self) -> None:
        self.added += 1
        slug = f"story-{self.added:03}"
        day = f"{self.chance.randint(2018, 2024)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        self.articles[slug] = article(
            f"Headline {self.added}",
            "The council meets <on 4 February>.",
            slug=slug,
            date=self.chance.choice([day, day, day[:7]]),
            authority=self.chance.choice(["leeds", "kent"]),
            topics=(self.chance.choice(["budget", "housing"]),),
        )

    def _one(self) -> str:
        return self.chance.choice(sorted(self.articles))

    def _change(self, slug: str, **changes) -> None:
        self.articles[slug] = msgspec.structs.replace(self.articles[slug], **changes)

    def _today(self) -> str:
        self.day += 1
        return (dt.date(2025, 1, 1) + dt.timedelta(days=self.day)).isoformat()

    def headline(self) -> None:
        self._change(self._one(), title=f"Mended {self.chance.random()}", updated=self._today())

    def body(self) -> None:
        slug = self._one()
        self._change(slug, body=self.articles[slug].body + "Corrected.", updated=self._today())

    def delete(self) -> None:
        del self.articles[self._one()]

    def council(self) -> None:
        council = self.known.authorities["leeds"]
        renamed = msgspec.structs.replace(council, short_name=f"Leeds {self.chance.randint(1, 99)}")
        authorities = {**self.known.authorities, "leeds": renamed}
        self.known = msgspec.structs.replace(self.known, authorities=authorities)

    def domain(self) -> None:
        scheme = self.chance.choice(["http", "https"])
        self.url = f"{scheme}://moved-{self.chance.randint(1, 99)}.example/digest/"

    def edits(self) -> Iterator[str]:
        """Make edits, each kind at least once; give what each was."""
        kinds = ["new", "headline", "body", "delete", "council", "domain"]
        drawn = [*kinds, *self.chance.choices(kinds, weights=[4, 3, 3, 2, 1, 1], k=EDITS - 6)]
        self.chance.shuffle(drawn)
        for kind in drawn:
            getattr(self, kind)()
            yield kind

    def feeds(self) -> dict[str, bytes]:
        return feeds(*self.articles.values(), known=self.known, url=self.url)


class Subscriber:
    """A feed reader: what it has seen, and what was new at the last poll."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.seen: dict[str, str] = {}
        self.new: list[str] = []

    def poll(self, room: Newsroom) -> None:
        self.new = []
        path: str | None = self.path
        found = room.feeds()
        while path is not None:
            read = feedparser.parse(found[path])
            assert not read.bozo, read.get("bozo_exception")
            for entry in read.entries:
                if entry.id not in self.seen:
                    self.new.append(entry.id)
                self.seen[entry.id] = entry.title
            earlier = [link.href for link in read.feed.links if link.rel == "prev-archive"]
            path = earlier[0].removeprefix(room.url) if earlier else None


@pytest.mark.parametrize(
    ("path", "seed"),
    [
        ("feed.xml", 1),
        ("atom.xml", 2),
        ("councils/leeds/atom.xml", 3),
        ("topics/budget/feed.xml", 4),
    ],
)
def test_a_subscriber_sees_every_story_as_new_once_and_none_comes_back(path: str, seed: int):
    room = Newsroom(seed)
    reader = Subscriber(path)

    def belongs(made: Article) -> bool:
        parts = path.split("/")
        return len(parts) == 1 or parts[1] in (made.authority, *(t.slug for t in made.topics))

    def ids() -> set[str]:
        return {f"tag:council-digest,2026:articles/{s}" for s, a in room.articles.items() if belongs(a)}  # fmt: skip

    reader.poll(room)
    assert sorted(reader.new) == sorted(ids())
    for kind in room.edits():
        expected = ids() - reader.seen.keys()
        assert len(expected) <= (kind == "new")

        reader.poll(room)

        assert sorted(reader.new) == sorted(expected), kind


def test_a_calendar_keeps_its_events_over_the_same_edits():
    room = Newsroom(3)

    def events() -> dict[str, icalendar.Event]:
        found = calendars(*room.articles.values(), known=room.known, url=room.url)["diary.ics"]
        calendar = icalendar.Calendar.from_ical(found)
        assert calendar.errors == []
        assert all(event.errors == [] for event in calendar.walk("VEVENT"))
        by_uid = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
        assert len(by_uid) == len(calendar.walk("VEVENT"))
        return by_uid

    before = events()
    for kind in room.edits():
        after = events()
        stay = before.keys() & after.keys()

        assert len(after.keys() - before.keys()) == (kind == "new")
        assert len(before.keys() - after.keys()) == (kind == "delete")
        assert all(after[uid]["sequence"] >= before[uid]["sequence"] for uid in stay)
        before = after
    assert {uid.partition("@")[2] for uid in before} == {"council-digest"}
    assert {uid.partition(".")[0] for uid in before} == set(room.articles)
