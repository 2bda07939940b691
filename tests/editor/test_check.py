"""A check speaks of what it was asked about, and of all of that."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import config, executors
from digest.editor import changed, check, repeats
from tests.cli.running import run

Write = Callable[..., Path]
LEEDS = "Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m on roads.\n"
DERBY = LEEDS.replace("Leeds", "Derby").replace("£2m on roads", "£7m on its libraries")
BAD = "---\nauthority: leds\n---\n"


def git(site: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(site), "-c", "user.name=Jo", "-c", "user.email=jo@post.example", *arguments],
        check=True, capture_output=True,
    )  # fmt: skip


def paths(site: Path, *named: Path) -> list[str]:
    found = check.paths(named or (site,), executors.Serial())
    return [problem.path for each in found for problem in each.problems]


def test_a_file_alone_is_checked_in_its_site(site: Path, write: Write):
    write("leeds.txt", BAD + LEEDS)
    write("derby.txt", BAD + DERBY)

    assert paths(site, site / "articles/leeds.txt") == ["articles/leeds.txt"]
    assert paths(site, site / "articles") == ["articles/derby.txt", "articles/leeds.txt"]
    assert paths(site) == ["articles/derby.txt", "articles/leeds.txt"]


def test_a_file_in_no_site_is_checked_by_itself(tmp_path: Path):
    loose = tmp_path / "leeds.txt"
    loose.write_text(BAD + LEEDS)

    assert paths(tmp_path, loose) == [loose.as_posix()]


def test_a_clash_is_told_whichever_of_the_two_files_is_asked_about(site: Path, write: Write):
    write("leeds.md", LEEDS)
    write("leeds.txt", LEEDS)

    for name in ("leeds.md", "leeds.txt"):
        assert "articles/leeds.txt" in paths(site, site / "articles" / name)


def test_changed_files_are_those_that_differ_from_main(site: Path, write: Write):
    write("old.txt", BAD + LEEDS)
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "first")
    assert changed.files(site) == frozenset()

    git(site, "switch", "-c", "branch")
    write("committed ü.txt", BAD + DERBY)
    git(site, "add", ".")
    git(site, "commit", "-m", "second")
    write("new.txt", BAD + DERBY)
    (site / "articles/old.txt").unlink()

    assert changed.files(site) == {"articles/committed ü.txt", "articles/new.txt"}


def test_a_site_below_the_top_of_a_checkout_sees_its_own_files(tmp_path: Path):
    site = tmp_path / "press" / "digest"
    (site / "articles").mkdir(parents=True)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "commit", "--allow-empty", "-m", "first")
    (site / "articles/leeds.txt").write_text(LEEDS)
    (tmp_path / "other.txt").write_text("no business of the digest's\n")

    assert changed.files(site) == {"articles/leeds.txt"}


def test_without_git_it_says_why_not(site: Path):
    with pytest.raises(changed.NoGitError, match="not kept in git"):
        changed.files(site)


def test_annotations_stand_on_lines_seen_from_the_top_of_the_checkout(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    write("leeds.txt", BAD + LEEDS)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.parent))

    ran = run("check --format github", site, monkeypatch, capfd)

    first = ran.out.splitlines()[0]
    assert first.startswith(
        f"::error file={site.name}/articles/leeds.txt,line=2,col=12,endColumn=16,title=authority-unknown::there is no council"
    )
    assert "%0A" in first
    assert ran.code == 1


def test_tools_get_all_of_it_as_one_document(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    write("leeds.txt", BAD + LEEDS)

    said = json.loads(run("check --format json", site, monkeypatch, capfd).out)

    assert (said["articles"], said["errors"], said["warnings"]) == (1, 1, 0)
    assert said["problems"][0]["code"] == "authority-unknown"
    assert said["problems"][0]["line"] == 2


def test_a_check_leaves_the_memory_of_a_build_as_it_was(site: Path, write: Write):
    from digest import build

    write("leeds.txt", LEEDS)
    loaded = config.load(site, today="2026-06-01", search=False)
    build.build(loaded.config, executors.Serial())

    check.site(site, executors.Serial())
    again = build.build(loaded.config, executors.Serial()).published

    assert again is not None
    assert (again.written, again.removed) == (0, 0)


def test_a_story_that_was_edited_is_not_a_repeat(read: Callable[..., object]):
    one = read(LEEDS, "a.txt")
    other = read(DERBY, "b.txt")

    assert repeats.like(one, [other]) is None
    assert list(repeats.find([one, other])) == []
