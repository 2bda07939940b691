"""A build holds briefs; an article is there when its page is made, whatever became of memory."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest import config, shelf, understand, work
from digest.brief import Brief
from digest.executors import Serial
from digest.tables import TOPICS

Write = Callable[..., Path]
LEEDS = (
    "Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m on roads from 1 April 2020.\n\n"
    "“It is money well spent,” said Cllr Ann Example, leader of Leeds City Council.\n"
)


@contextmanager
def stocked(site: Path) -> Iterator[tuple[work.Memory, shelf.Remembered, list[Brief]]]:
    with work.Memory(site / ".digest") as memory:
        gathered = understand.gather(site, memory, TOPICS)
        briefs = list(shelf.briefs(gathered, Serial(), memory))
        yield memory, shelf.Remembered(memory, config.load(site, today="2026-06-01").config), briefs


def answers(site: Path, statement: str) -> int:
    """Do something to memory's file; how many rows it met."""
    connection = sqlite3.connect(site / ".digest/memory.sqlite", isolation_level=None)
    try:
        return connection.execute(statement).rowcount
    finally:
        connection.close()


def test_a_brief_says_what_other_pages_show(site: Path, write: Write):
    write("leeds.txt", LEEDS)

    with stocked(site) as (_, stand, [brief]):
        article = stand.article(brief)

        assert (brief.slug, brief.title, brief.authority) == ("leeds", article.title, "leeds")
        assert [lead.shown for lead in stand.told(brief).leads] == ["£2m"]
        assert [(said.name, said.council) for said in stand.told(brief).heard] == [
            ("Ann Example", "leeds")
        ]
        assert (
            [dated.date for dated in stand.told(brief).dates] == list(brief.days) == ["2020-04-01"]
        )
        assert brief.counts == (len(article.figures), len(article.quotations), len(article.key_dates))  # fmt: skip
        assert brief.fingerprint == article.fingerprint


def test_articles_are_kept_from_build_to_build_although_nobody_asked_for_them(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch
):
    write("leeds.txt", LEEDS)
    for _ in range(3):
        with stocked(site):
            pass
    monkeypatch.setattr(understand, "understand", None)  # nothing is read again

    with stocked(site) as (_, stand, [brief]):
        assert stand.article(brief).body == LEEDS


def test_an_article_that_memory_has_lost_is_read_again(site: Path, write: Write):
    write("leeds.txt", LEEDS)
    with stocked(site) as (_, stand, [brief]):
        known = stand.article(brief)
    assert answers(site, f"DELETE FROM answers WHERE key = x'{brief.fingerprint.hex()}'") == 1

    with stocked(site) as (_, stand, [again]):
        assert again == brief
        assert stand.article(again) == known
    assert answers(site, f"DELETE FROM answers WHERE key = x'{brief.fingerprint.hex()}'") == 1


def test_an_article_of_any_name_is_read_again(site: Path, write: Write):
    write("leeds\n2020.txt", LEEDS)
    with stocked(site) as (_, _, [brief]):
        pass
    (site / ".digest/memory.sqlite").unlink()

    assert shelf.Lasting(config.load(site, today="2026-06-01").config).article(brief).body == LEEDS
    with work.Memory(site / ".digest") as memory:
        stand = shelf.Remembered(memory, config.load(site, today="2026-06-01").config)
        assert stand.article(brief).body == LEEDS


def test_a_preview_finds_an_article_after_its_build_changed_deleted_or_forgotten(
    site: Path, write: Write
):
    file = write("leeds.txt", LEEDS)
    loaded = config.load(site, today="2026-06-01").config
    with stocked(site) as (_, _, [brief]):
        pass
    lasting = shelf.Lasting(loaded)

    assert lasting.article(brief).body == LEEDS
    file.write_text(LEEDS.replace("£2m", "£3m"))
    assert lasting.article(brief).body == LEEDS
    (site / ".digest/memory.sqlite").unlink()
    assert "£3m" in lasting.article(brief).body
    file.unlink()
    assert lasting.article(brief).body == ""
    shutil.rmtree(site / "articles")
    assert lasting.article(brief).body == ""


def neighbours(names: list[str]) -> list[work.Part[understand.Paste]]:
    """The parts of stories that are never read."""
    tasks = [work.Task(name.encode(), lambda: pytest.fail("made"), name) for name in names]
    return list(shelf._neighbours(tasks))


def test_a_new_story_is_of_one_part_and_leaves_all_others_as_they_are():
    names = [f"articles/story-{number:04d}.txt" for number in range(2000)]
    before = neighbours(names)
    assert len(before) > 10
    assert [task.name for part in before for task in part.open()] == names

    after = neighbours([*names[:1000], "articles/story-0999b.txt", *names[1000:]])

    assert len({part.identity for part in after} - {part.identity for part in before}) <= 2
    assert len({part.identity for part in before} - {part.identity for part in after}) == 1


def test_an_edited_story_alone_is_read_again_beside_its_neighbours(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch
):
    write("leeds.txt", LEEDS)
    write("york.txt", LEEDS.replace("Leeds", "York"))
    with stocked(site) as (_, _, before):
        pass
    write("york.txt", LEEDS.replace("Leeds", "York").replace("£2m", "£3m"))
    read = []
    understood = understand.understand
    monkeypatch.setattr(understand, "understand", lambda paste: read.append(paste.source.path) or understood(paste))  # fmt: skip

    with stocked(site) as (_, stand, after):
        assert read == ["articles/york.txt"]
        assert after[0] == before[0]
        assert [lead.shown for lead in stand.told(after[1]).leads] == ["£3m"]
