"""A build with nothing to do says so at a glance, and only then."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors, unchanged
from digest.report import Report

Write = Callable[..., Path]
TODAY = "2026-06-01"
STORY = (
    "Leeds council to spend £5m\n\n25 March 2020\n\nLeeds City Council will spend £5m on roads.\n"
)


def loaded(site: Path, **choices) -> config.Loaded:
    return config.load(site, **{"today": TODAY, "search": False, **choices})


def seen(settings: config.Loaded) -> Report | None:
    return unchanged.report(unchanged.glance(settings).before, settings)


def built_with(settings: config.Loaded) -> Report:
    return builder.build(settings.config, executors.Serial())


def build(site: Path) -> None:
    """A build of files that were last touched a while ago."""
    before = time.time() - 60
    for path in site.rglob("*"):
        if "_site" not in path.parts:
            os.utime(path, (before, before))
    settings = loaded(site)
    glance = unchanged.glance(settings).before
    unchanged.note(glance, settings, built_with(settings))


@pytest.fixture
def built(site: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    # The inode's own time cannot be set: to the glance, this is long after it.
    monkeypatch.setattr(unchanged.work, "TICK_NS", 0)
    monkeypatch.syspath_prepend(site)  # as `python -m digest` in the site's folder has it
    write("leeds.txt", STORY)
    (site / "templates").mkdir()
    (site / "templates" / "about.html").write_text("{% extends 'default/about.html' %}")
    build(site)
    return site


def test_nothing_changed_is_seen_at_a_glance(built: Path):
    report = seen(loaded(built))

    assert report is not None
    assert (report.articles, report.published.written) == (1, 0)
    assert report.published.kept > 20


CHANGES: dict[str, Callable[[Path], object]] = {
    "a story edited": lambda site: (site / "articles" / "leeds.txt").write_text(STORY + "More.\n"),
    "a story added": lambda site: (site / "articles" / "york.txt").write_text(STORY),
    "a story removed": lambda site: (site / "articles" / "leeds.txt").unlink(),
    "a story renamed": lambda site: (site / "articles" / "leeds.txt").rename(site / "articles" / "l.txt"),
    "a setting": lambda site: (site / "digest.yaml").write_text("title: Other\n"),
    "a template": lambda site: (site / "templates" / "about.html").write_text("Hello"),
    "a page gone": lambda site: (site / "_site" / "articles" / "leeds" / "index.html").unlink(),
    "a foreign file": lambda site: (site / "_site" / "councils" / "mine.txt").write_text("x"),
    "the site gone": lambda site: (site / "_site").rename(site / "elsewhere"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_sends_the_build_to_look(built: Path, change: Callable[[Path], object]):
    change(built)

    assert seen(loaded(built)) is None


def test_another_day_or_another_choice_is_a_change(built: Path):
    assert seen(loaded(built, today="2026-06-02")) is None
    assert seen(loaded(built, data=False)) is None


def test_a_story_saved_a_moment_ago_is_never_trusted(built: Path, monkeypatch: pytest.MonkeyPatch):
    """It may be saved again within one tick of the clock, and look the same."""
    monkeypatch.setattr(unchanged.work, "TICK_NS", 3_600_000_000_000)

    assert unchanged.glance(loaded(built)).before == b""


def test_a_torn_note_is_no_note(built: Path):
    note = built / ".digest" / "last.msgpack"
    note.write_bytes(note.read_bytes()[:-5])

    assert seen(loaded(built)) is None


def test_of_two_builds_at_once_neither_tells_what_the_other_did(built: Path):
    """One that has published is overtaken by another, with other settings, before it has said so."""
    settings, others = loaded(built), loaded(built, data=False)
    (built / "_site" / "index.html").unlink()
    glances = unchanged.glance(settings).before, unchanged.glance(others).before
    report = built_with(settings)
    other_report = built_with(others)
    unchanged.note(glances[1], others, other_report)

    unchanged.note(glances[0], settings, report)

    assert seen(settings) is None
    assert seen(others) is None  # its note is lost, and it looks for itself


def test_a_note_that_another_build_has_just_written_is_left(built: Path, monkeypatch: pytest.MonkeyPatch):  # fmt: skip
    settings = loaded(built)
    report = built_with(settings)
    write = Path.write_bytes

    def overtaken(path: Path, data: bytes) -> int:
        done = write(path, data)
        path.replace(path.with_suffix(".msgpack"))
        return done

    monkeypatch.setattr(Path, "write_bytes", overtaken)

    unchanged.note(unchanged.glance(settings).before, settings, report)

    assert seen(settings)


def test_the_spare_beside_the_site_may_be_deleted_at_any_time(built: Path, write: Write):
    write("york.txt", STORY.replace("Leeds", "York"))
    build(built)
    assert (built / "._site.spare").is_dir()

    shutil.rmtree(built / "._site.spare")

    assert seen(loaded(built))
