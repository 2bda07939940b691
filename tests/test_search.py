"""The search index: the same for the same pages, a shard at a time, and never the end of a build without reason."""

from pathlib import Path

import pytest

from digest import build, config, executors, search, tables
from digest.config import Config, Settings
from digest.problems import errors
from digest.render.search import shards
from tests.link import together
from tests.render.made import article

CONFIG = Config(
    root=".",
    output="_site",
    memory=".digest",
    templates=None,
    settings=Settings(),
    today="2026-01-01",
)
STORY = """Leeds agrees budget {number}

25 March {year}

Leeds City Council agreed a £5.{number}m budget for housing.
"""


def publish(site: Path, **choices) -> build.Report:
    """Build the site in one process."""
    loaded = config.load(site, today="2026-01-01", **choices)
    return build.build(loaded.config, executors.Serial())


def files(site: Path) -> dict[str, bytes]:
    """Every file of the index."""
    folder = site / "_site" / "search"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def linked(*years: str):
    """A site with a story in each of the given years."""
    made = [
        article("A", "T.", slug=f"s{number}", date=f"{year}-01-01" if year else None)
        for number, year in enumerate(years)
    ]
    return together.site(made, tables.load(), CONFIG)


def test_the_same_pages_give_the_same_bytes(write, site: Path):
    for number in range(8):
        write(f"story-{number}.txt", STORY.format(number=number, year=2010 + number))
    publish(site)
    before = files(site)

    # All is forgotten, and made anew.
    (site / ".digest" / "memory.sqlite").unlink()
    publish(site)

    assert before
    assert files(site) == before


def test_nothing_changed_means_no_index_is_made(write, site: Path, monkeypatch):
    write("story.txt", STORY.format(number=1, year=2020))
    publish(site)

    def must_not(_: object) -> None:
        raise AssertionError("the index was made again")

    monkeypatch.setattr(search.subprocess, "run", must_not)
    report = publish(site)

    assert report.published is not None
    assert report.published.written == 0


def test_whole_years_share_a_shard_until_there_are_enough(monkeypatch):
    monkeypatch.setattr("digest.render.search._ENOUGH", 3)

    found = shards(linked("2010", "2011", "2012", "2012", "2013", "2014"))

    # The newest first; 2012 brings the oldest to four, and the newest is still open.
    assert [(shard.name, len(shard.pages)) for shard in found] == [("2013", 2), ("2010", 4)]


def test_a_new_story_changes_the_newest_shard_alone(monkeypatch):
    monkeypatch.setattr("digest.render.search._ENOUGH", 2)
    before = shards(linked("2010", "2011", "2012"))

    after = shards(linked("2010", "2011", "2012", "2012"))

    assert after[1:] == before[1:]
    assert after[0] != before[0]


def test_stories_without_a_date_are_in_the_oldest_shard(monkeypatch):
    monkeypatch.setattr("digest.render.search._ENOUGH", 2)

    *_, oldest = shards(linked("2012", "2011", ""))

    assert "articles/s2/index.html" in oldest.pages


def test_a_site_of_undated_stories_alone_has_an_index_too():
    [only] = shards(linked("", ""))

    assert only.name == "undated"


def test_no_search_leaves_out_the_index_the_page_and_the_box(write, site: Path):
    write("story.txt", STORY.format(number=1, year=2020))

    report = publish(site, search=False)

    assert report.published is not None
    assert not (site / "_site" / "search").exists()
    assert "/search/" not in (site / "_site" / "404.html").read_text(encoding="utf-8")


def test_without_pagefind_the_old_site_stays_and_the_way_on_is_named(write, site: Path, monkeypatch):  # fmt: skip
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin", None)
    write("story.txt", STORY.format(number=1, year=2020))

    report = publish(site)

    [problem] = errors(report.problems)
    assert problem.code == "search-index"
    assert "--no-search" in problem.fix
    assert report.published is None
    assert not (site / "_site").exists()


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65_535, 65_536, 2**32])
def test_numbers_of_the_index_come_back_as_they_were(number: int):
    value = [number, "words “in” quotes", [[str(number), []]]]

    assert search._decoded(search._encoded(value)) == value


def test_an_index_of_a_kind_that_we_do_not_know_is_our_bug_and_not_rewritten():
    with pytest.raises(ValueError, match="begins otherwise"):
        search._decoded(search.gzip.compress(b"something else"))
