"""An edit makes the feeds and calendars anew that show what it changed, and is asked of few others."""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from digest.records import Article, Origin
from digest.render import calendars
from digest.render import feeds as making
from digest.render.prints import Prints
from digest.work import digest_of
from tests.render.fed import placed
from tests.render.made import article

STORIES = tuple(
    article(
        f"Story {n}",
        f"A first sentence. The council meets <on {n % 28 + 1} February>, and cuts [£5m].",
        slug=f"s{n:02}",
        date=f"{2018 + n // 30}-{n % 12 + 1:02}-01",
        authority="leeds" if n % 2 else "kent",
        topics=("budget", "housing") if n % 3 else ("budget",),
    )
    for n in range(90)
)


def edited(number: int, change: Callable[[Article], Article]) -> tuple[Article, ...]:
    stories = list(STORIES)
    stories[number] = change(stories[number])
    return tuple(stories)


def fed(stories: tuple[Article, ...]) -> Iterator[tuple[str, bytes, Callable[[], object]]]:
    """Each task of feeds and calendars: its name, its identity, and what makes what it stands for."""
    prints = [digest_of(msgspec.msgpack.encode(story)) for story in stories]
    site, config = placed(
        msgspec.structs.replace(story, fingerprint=each)
        for story, each in zip(stories, prints, strict=True)
    )
    for task in making.tasks(site, config.settings, "https://digest.example/icon.png"):
        yield task.name, task.identity, lambda task=task: making.files(task.make())
    for each in calendars.planned(site, Prints(site), config.settings):
        identity = msgspec.msgpack.encode(each.depends_on)
        yield each.address, identity, lambda each=each: calendars.encoded(each.make())


def others(stories: tuple[Article, ...]) -> set[str]:
    """The tasks whose answers are not remembered from before an edit."""
    before = {identity for _, identity, _ in fed(STORIES)}
    return {name for name, identity, _ in fed(stories) if identity not in before}


def body(story: Article) -> Article:
    return msgspec.structs.replace(story, body=story.body + "A line more.")


def summary(story: Article) -> Article:
    return msgspec.structs.replace(story, summary="Another summary.")


def test_there_are_few_tasks_however_many_feeds():
    names = [name for name, _, _ in fed(STORIES)]

    assert sorted(names) == sorted(
        [
            *("feed.xml", "topics/budget/feed.xml", "topics/housing/feed.xml"),
            *("councils/kent/feed.xml", "councils/leeds/feed.xml"),
            *("atom-2018.xml", "atom-2019.xml", "atom-2020.xml"),
            *("diary.ics", "topics/budget/diary.ics", "topics/housing/diary.ics"),
            *("councils/kent/diary.ics", "councils/leeds/diary.ics"),
        ]
    )


def test_an_edit_of_a_text_asks_for_no_archive_and_no_calendar():
    assert others(edited(0, body)) == {"councils/kent/feed.xml"}
    assert others(edited(89, body)) == {"feed.xml", "topics/budget/feed.xml", "topics/housing/feed.xml", "councils/leeds/feed.xml"}  # fmt: skip


def test_an_edit_of_a_summary_asks_for_the_archives_of_its_year():
    assert others(edited(0, summary)) == {"councils/kent/feed.xml", "atom-2018.xml"}


def sentence(story: Article) -> Article:
    return msgspec.structs.replace(story, body=story.body.replace("on 1 Feb", "by 1 Feb"))


def about(story: Article) -> Article:
    [date] = story.key_dates
    return msgspec.structs.replace(story, key_dates=(msgspec.structs.replace(date, about="a vote"),))  # fmt: skip


EDITS = {
    "body": body,
    "summary": summary,
    "sentence": sentence,
    "about": about,
    "no dates": lambda story: msgspec.structs.replace(story, key_dates=()),
    "markdown": lambda story: msgspec.structs.replace(story, markdown=True),
    "title": lambda story: msgspec.structs.replace(story, title="Another title"),
    "slug": lambda story: msgspec.structs.replace(story, slug="another"),
    "date": lambda story: msgspec.structs.replace(story, date="2018-02-03"),
    "updated": lambda story: msgspec.structs.replace(story, updated="2024-02-03"),
    "reviewed": lambda story: msgspec.structs.replace(story, reviewed="2024-02-03"),
    "author": lambda story: msgspec.structs.replace(story, author="Ann"),
    "publisher": lambda story: msgspec.structs.replace(story, source=Origin(publisher="A Paper")),
    "source": lambda story: msgspec.structs.replace(story, source=Origin(publisher="A Paper", url="https://x.example/")),
    "council": lambda story: msgspec.structs.replace(story, authority="york"),
    "topics": lambda story: msgspec.structs.replace(story, topics=story.topics[:1]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("number", [1, 84])
def test_what_is_remembered_is_what_would_be_made(number: int, edit: str):
    before = {identity: make for _, identity, make in fed(STORIES)}

    for name, identity, make in fed(edited(number, EDITS[edit])):
        assert identity not in before or before[identity]() == make(), name
