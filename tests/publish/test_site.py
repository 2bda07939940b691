"""The site is published whole or not at all, and nobody else's file is touched."""

import os
from pathlib import Path

import pytest

from digest import publish
from digest.publish import disk
from digest.records import Output
from tests.publish.trees import files, publishing, put


def test_the_first_site_is_written_whole(tmp_path: Path):
    report = put(tmp_path / "_site", {"index.html": "home", "a/index.html": "a"})

    assert files(tmp_path / "_site") == {"a/index.html": "a", "index.html": "home"}
    assert (report.written, report.kept, report.removed) == (2, 0, 0)
    assert {p.name for p in tmp_path.iterdir()} == {"_site", "._site.spare", ".digest"}


def test_only_changed_files_are_written(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home", "a/index.html": "a", "b/index.html": "b"})
    before = (output / "a/index.html").stat()

    report = put(output, {"index.html": "new home", "a/index.html": "a"})

    assert (report.written, report.kept, report.removed) == (1, 1, 1)
    assert files(output) == {"a/index.html": "a", "index.html": "new home"}
    assert (output / "a/index.html").stat().st_ino == before.st_ino


def test_a_build_with_nothing_new_touches_nothing(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    before = output.stat().st_ino

    report = put(output, {"index.html": "home"})

    assert report.written == 0
    assert output.stat().st_ino == before


def test_files_that_we_did_not_write_are_kept_and_mentioned(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home", "old/index.html": "old"})
    (output / "CNAME").write_text("digest.example")
    (output / "old" / "notes.txt").write_text("mine")
    (output / "link").symlink_to(tmp_path)

    report = put(output, {"index.html": "new"})

    assert report.foreign == ("CNAME", "link", "old/notes.txt")
    assert (output / "CNAME").read_text() == "digest.example"
    assert (output / "old" / "notes.txt").read_text() == "mine"
    assert (output / "link").is_symlink()
    assert not (output / "old" / "index.html").exists()


def test_a_file_of_somebody_else_in_the_way_stops_the_publication(tmp_path: Path):
    output = tmp_path / "_site"
    output.mkdir()
    (output / "index.html").write_text("not yours")

    with pytest.raises(publish.InTheWayError) as stopped:
        put(output, {"index.html": "home"})

    assert stopped.value.paths == ("index.html",)
    assert files(output) == {"index.html": "not yours"}


def test_a_lost_list_is_made_good_where_the_files_are_the_same(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    (output / publish.LIST).unlink()

    put(output, {"index.html": "home"})
    report = put(output, {})

    assert report.removed == 1
    assert files(output) == {}


def test_a_build_given_up_leaves_the_old_site(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    site = publishing(output)
    site.begin()
    site.store(Output(path="index.html", content=b"half"))

    site.abandon()

    assert files(output) == {"index.html": "home"}
    assert {p.name for p in tmp_path.iterdir()} == {"_site", "._site.spare", ".digest"}


def test_what_a_dead_build_left_is_cleared_away(tmp_path: Path):
    site = publishing(tmp_path / "_site")
    site.begin()
    site.store(Output(path="index.html", content=b"half"))

    put(tmp_path / "_site", {"other.html": "whole"})

    assert files(tmp_path / "_site") == {"other.html": "whole"}


def test_a_page_lost_from_the_site_is_drawn_again(tmp_path: Path):
    output = tmp_path / "_site"
    site = publishing(output)
    site.begin()
    kept = site.store(Output(path="index.html", content=b"home"))
    site.load(kept)
    site.finish()
    (output / "index.html").unlink()

    assert publishing(output).load(kept) is None


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", ""])
def test_an_output_never_leaves_the_site(tmp_path: Path, path: str):
    site = publishing(tmp_path / "_site")
    site.begin()

    with pytest.raises(ValueError):
        site.store(Output(path=path, content=b"x"))


def test_a_site_behind_a_link_stays_behind_it(tmp_path: Path):
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "_site").symlink_to(real)

    put(tmp_path / "_site", {"index.html": "home"})

    assert (tmp_path / "_site").is_symlink()
    assert files(real) == {"index.html": "home"}


def test_empty_folders_and_the_modes_of_folders_that_we_did_not_make_are_kept(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home", "old/index.html": "old"})
    (output / ".git" / "refs").mkdir(parents=True)
    (output / "private").mkdir(mode=0o700)
    (output / "private" / "notes.txt").write_text("mine")

    report = put(output, {"index.html": "new"})

    assert report.foreign == (".git/refs/", "private/notes.txt")
    assert (output / ".git" / "refs").is_dir()
    assert (output / "private").stat().st_mode & 0o777 == 0o700
    assert not (output / "old").exists()


def test_a_file_of_somebody_else_where_a_folder_goes_stops_the_publication(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    (output / "articles").write_text("not a folder")

    with pytest.raises(publish.InTheWayError) as stopped:
        put(output, {"index.html": "home", "articles/a/index.html": "a"})

    assert stopped.value.paths == ("articles",)
    assert (output / "articles").read_text() == "not a folder"


def test_a_link_that_stands_for_a_folder_of_ours_stops_the_publication(tmp_path: Path):
    output, elsewhere = tmp_path / "_site", tmp_path / "elsewhere"
    put(output, {"index.html": "home", "articles/a/index.html": "a"})
    (output / "articles").rename(elsewhere)
    (output / "articles").symlink_to(elsewhere)

    with pytest.raises(publish.InTheWayError):
        put(output, {"index.html": "new", "articles/a/index.html": "new a"})

    assert (elsewhere / "a" / "index.html").read_text() == "a"


def test_a_file_put_into_the_site_at_the_last_moment_is_moved_to_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    swap = disk.swap

    def late(new: str, old: str, aside: str) -> None:
        Path(old, "late.txt").write_text("mine")
        swap(new, old, aside)

    monkeypatch.setattr(disk, "swap", late)

    put(output, {"index.html": "new"})

    assert files(output) == {"index.html": "new", "late.txt": "mine"}


def test_a_site_that_died_between_two_renames_is_put_back(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    output.rename(tmp_path / "._site.old")

    site = publishing(output)

    assert files(output) == {"index.html": "home"}
    assert site.before == {"index.html"}


def test_a_folder_full_of_other_things_is_no_place_for_a_site(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    for number in range(publish.MOST_FOREIGN + 1):
        (home / f"{number}.txt").write_text("mine")
    before = files(home)

    with pytest.raises(publish.InTheWayError):
        put(home, {"index.html": "home"})

    assert files(home) == before
    assert not list(tmp_path.glob(".home.*"))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_folders_keep_their_owner(tmp_path: Path):
    output = tmp_path / "_site"
    put(output, {"index.html": "home"})
    (output / "theirs").mkdir()
    (output / "theirs" / "notes.txt").write_text("mine")
    os.chown(output / "theirs", 1234, 1234)
    os.chown(output, 4321, 4321)

    put(output, {"index.html": "new"})

    assert ((output / "theirs").stat().st_uid, output.stat().st_uid) == (1234, 4321)
