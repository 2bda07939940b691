"""A build is the same whether it is the first or the hundredth, on one core or on many; mistakes never cost the old site."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors, shelf

Write = Callable[..., Path]
REPOSITORY = Path(__file__).parents[1]
STORIES = sorted((REPOSITORY / "articles").iterdir())
TODAY = "2026-06-01"


def build(
    site: Path,
    *,
    jobs: int = 1,
    early: int = 0,
    keep_going: bool = False,
    output: Path | None = None,
) -> builder.Report:
    loaded = config.load(site, today=TODAY, keep_going=keep_going, output=output)
    with executors.local(jobs, early) as executor:
        executors.prepare(executor, shelf.prepare)
        return builder.build(loaded.config, executor, known=loaded.problems)


def published(site: Path) -> dict[str, bytes]:
    output = site / "_site"
    return {
        p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()
    }


def clean(site: Path) -> dict[str, bytes]:
    """What a build from nothing publishes."""
    shutil.rmtree(site / ".digest", ignore_errors=True)
    shutil.rmtree(site / "_site", ignore_errors=True)
    build(site)
    return published(site)


def story(place: str, amount: int) -> str:
    return (
        f"{place} council to spend £{amount}m on roads\n\n25 March 2020\n\n"
        f"{place} City Council will spend £{amount}m on its roads, the cabinet agreed on Tuesday.\n"
    )


def test_a_folder_with_articles_alone_becomes_a_site(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))

    report = build(site)

    assert report.articles == 1
    assert b"Leeds council to spend" in published(site)["articles/leeds-roads/index.html"]
    assert {"index.html", "feed.xml", "councils/leeds/index.html"} <= set(published(site))


LEEDS_ON_BRADFORD = (
    "Leeds council to spend £5m on roads\n\n25 March 2020\n\n"
    "Leeds City Council will spend £5m on its roads, the cabinet agreed on Tuesday.\n\n"
    "Bradford Council's debt stood at £136m in the same week.\n\n"
    "“They are in a worse place,” said Anne Marie Lee, leader of Bradford Council.\n"
)


def bradford(day: str, debt: str, leader: str) -> str:
    return (
        f"Bradford Council sells its theatre\n\n{day}\n\n"
        f"Bradford Council's debt stood at {debt}, the cabinet heard on Tuesday.\n\n"
        f"“We have waited for this,” said {leader}, leader of Bradford Council.\n"
    )


@pytest.mark.parametrize(
    ("file", "text", "shown"),
    [
        pytest.param("bradford.txt", bradford("24 March 2020", "£137m", "Sam Walker"), "£137m", id="figure"),
        # Who was heard first keeps the plain address.
        pytest.param("older.txt", bradford("24 March 2018", "£90m", "Anne-Marie Lee"), "/people/anne-marie-lee-bradford-2/", id="speaker"),
    ],
)  # fmt: skip
def test_a_story_follows_what_other_stories_say_of_another_council_in_it(
    site: Path, write: Write, file: str, text: str, shown: str
):
    write("leeds.txt", LEEDS_ON_BRADFORD)
    write("bradford.txt", bradford("24 March 2020", "£136m", "Sam Walker"))
    build(site)
    write(file, text)

    build(site)

    found = published(site)
    assert shown in found["articles/leeds/index.html"].decode()
    assert clean(site) == found


def test_incremental_builds_equal_clean_ones_after_random_edits(site: Path, write: Write):
    chance = random.Random(7)
    for path in STORIES[::4]:
        write(path.name, path.read_bytes())
    build(site)
    spare = [p for i, p in enumerate(STORIES) if i % 4]
    for _ in range(8):
        files = sorted((site / "articles").iterdir())
        match chance.choice(
            ["add", "change", "remove", "rename", "settings", "template", "topics"]
        ):
            case "add":
                extra = chance.choice(spare)
                write(extra.name, extra.read_bytes())
            case "change":
                victim = chance.choice(files)
                victim.write_text(
                    victim.read_text("utf-8").replace("£", "£1", 1) + "\nAnd £3m more.\n", "utf-8"
                )
            case "remove":
                chance.choice(files).unlink()
            case "rename":
                victim = chance.choice(files)
                victim.rename(victim.with_name(f"renamed-{chance.randrange(9999)}{victim.suffix}"))
            case "settings":
                (site / "digest.yaml").write_text(f"title: Digest {chance.randrange(9)}\n")
            case "template":
                (site / "templates").mkdir(exist_ok=True)
                (site / "templates" / "article.html").write_text(
                    '{% extends "default/article.html" %}{% block footer %}'
                    + str(chance.random())
                    + "{% endblock %}"
                )
            case "topics":
                table = (REPOSITORY / "digest" / "data" / "topics.yaml").read_text("utf-8")
                (site / "topics.yaml").write_text(
                    table.replace("  name: ", f"  name: T{chance.randrange(9)} ", 1), "utf-8"
                )
        build(site)
        incremental = published(site)

        assert incremental == clean(site)


def test_many_processes_give_the_same_bytes_as_one(site: Path, write: Write):
    for path in STORIES:
        write(path.name, path.read_bytes())
    build(site, jobs=2)
    parallel = published(site)

    assert parallel == clean(site)


def test_a_worker_that_starts_early_gives_the_same_bytes(site: Path, write: Write):
    for path in STORIES[::5]:
        write(path.name, path.read_bytes())
    build(site)
    write("derby.txt", story("Derby", 3))
    build(site, jobs=2, early=1)
    edited = published(site)

    assert edited == clean(site)


def test_the_same_input_gives_the_same_bytes_in_another_place_and_time_zone(
    site: Path, write: Write, tmp_path: Path
):
    for path in STORIES[:12]:
        write(path.name, path.read_bytes())
    build(site)
    elsewhere = {
        **os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "1780315200",  # noon on 1 June 2026
    }  # fmt: skip

    subprocess.run(
        [sys.executable, "-m", "digest", "build", str(site), "--output", str(tmp_path / "other"), "--quiet"],
        env=elsewhere, check=True, capture_output=True,
    )  # fmt: skip

    other = tmp_path / "other"
    assert {
        p.relative_to(other).as_posix(): p.read_bytes() for p in other.rglob("*") if p.is_file()
    } == published(site)


def test_a_build_with_nothing_changed_writes_nothing(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))
    build(site)

    again = build(site).published

    assert again is not None
    assert (again.written, again.removed) == (0, 0)


def test_an_edit_redraws_only_what_shows_it(site: Path, write: Write):
    for number, place in enumerate(["Leeds", "Derby", "Hull"]):
        write(f"{place.lower()}.txt", story(place, number + 2))
    build(site)
    before = published(site)
    write("derby.txt", story("Derby", 3) + "\nResidents were pleased.\n")

    build(site)

    changed = {path for path, content in published(site).items() if before.get(path) != content}
    assert "articles/derby/index.html" in changed
    assert not any("hull" in path or "leeds" in path for path in changed)


def test_an_error_leaves_the_old_site_whole(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))
    build(site)
    before = published(site)
    write("bad.txt", "---\ndate: 31 Feb 2025\n---\n" + story("Derby", 2))

    report = build(site)

    assert [p.code for p in report.problems if p.severity == "error"] == ["date-impossible"]
    assert report.published is None
    assert published(site) == before


def test_keep_going_publishes_the_rest_and_says_what_it_left_out(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))
    write("bad.txt", "---\ndate: 31 Feb 2025\n---\n" + story("Derby", 2))

    report = build(site, keep_going=True)

    assert report.held.broken == ("articles/bad.txt",)
    assert "articles/leeds-roads/index.html" in published(site)
    assert not any("bad" in path for path in published(site))


def test_drafts_and_future_stories_are_held_back(site: Path, write: Write):
    write("a-draft.txt", "---\ndraft: yes\n---\n" + story("Derby", 2))
    write("tomorrow.txt", "---\ndate: 2026-06-02\n---\n" + story("Hull", 2))
    write("today.txt", "---\ndate: 2026-06-01\n---\n" + story("Leeds", 2))

    report = build(site)

    assert report.held.drafts == ("articles/a-draft.txt",)
    assert report.held.future == ("articles/tomorrow.txt",)
    assert {path.split("/")[1] for path in published(site) if path.startswith("articles/")} == {
        "today"
    }


def test_the_errors_of_a_draft_warn_and_stop_no_build(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))
    write("bad.txt", "---\ndraft: yes\ndate: 31 Feb 2025\n---\n" + story("Derby", 2))

    report = build(site)

    assert report.held.drafts == ("articles/bad.txt",)
    assert report.held.broken == ()
    assert "articles/leeds-roads/index.html" in published(site)
    assert [(p.code, p.severity) for p in report.problems if p.path == "articles/bad.txt"] == [
        ("date-impossible", "warning")
    ]


def test_an_undated_story_is_published_out_of_the_feeds_with_a_warning(site: Path, write: Write):
    write("undated.txt", story("Leeds", 5).replace("25 March 2020\n\n", ""))

    report = build(site)

    assert report.undated == 1
    assert "date-missing" in [p.code for p in report.problems]
    assert "undated/index.html" in published(site)
    assert b"<item>" not in published(site)["feed.xml"]


def whys(report: builder.Report, function: str) -> dict[str, tuple[str, ...]]:
    return next(tally.whys for tally in report.tallies if tally.function == function)


def test_a_build_tells_what_it_did_and_why(site: Path, write: Write):
    write("leeds-roads.txt", story("Leeds", 5))
    write("york-roads.txt", story("York", 3))
    first = build(site)
    write("leeds-roads.txt", story("Leeds", 6))
    edited = build(site)
    (site / "templates").mkdir()
    (site / "templates" / "about.html").write_text('{% extends "default/about.html" %}')
    dressed = build(site)
    again = build(site)

    assert whys(first, "read") == {"new": ("articles/leeds-roads.txt", "articles/york-roads.txt")}  # fmt: skip
    assert whys(edited, "read") == {"what the file holds changed": ("articles/leeds-roads.txt",)}  # fmt: skip
    [(why, drawn)] = whys(edited, "page").items()
    assert why == "what it shows changed"
    assert "articles/leeds-roads/index.html" in drawn
    assert "articles/york-roads/index.html" not in drawn
    assert whys(dressed, "read") == {}
    assert whys(dressed, "page") == {"its template changed": ("about/index.html",)}
    assert all(not tally.done for tally in again.tallies if tally.function != "index")
