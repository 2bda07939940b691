"""When folders last changed is told in step with their names."""

from pathlib import Path

from digest.publish.folders import GONE, Folders, times_of


def folders(tree: Path) -> Folders:
    (tree / "a" / "b").mkdir(parents=True)
    return Folders().updated(times_of(str(tree), ["", "a", "a/b"]))


def test_nothing_is_unlike_where_nothing_has_changed(tmp_path: Path):
    before = folders(tmp_path)

    now = before.now(str(tmp_path))

    assert now == before
    assert now.unlike(before, sure_ns=max(now.changed_ns)) == {}
    assert before.inode == tmp_path.stat().st_ino


def test_a_folder_that_changed_went_or_is_too_new_to_tell_is_unlike(tmp_path: Path):
    before = folders(tmp_path)
    late = max(before.changed_ns)
    (tmp_path / "a" / "b").rmdir()
    changed = times_of(str(tmp_path), ["a"])["a"]

    unlike = before.now(str(tmp_path)).unlike(before, sure_ns=late)

    assert unlike == {"a": changed, "a/b": GONE}
    assert before.unlike(before, sure_ns=0).keys() == {"", "a", "a/b"}


def test_what_is_gone_is_left_out_and_what_is_new_is_added(tmp_path: Path):
    before = folders(tmp_path)

    after = before.updated({"a/b": GONE, "c": (7, 8), "": (1, 2)})

    assert sorted(zip(after.names, after.changed_ns, after.inodes, strict=True)) == [
        ("", 1, 2),
        ("a", *times_of(str(tmp_path), ["a"])["a"]),
        ("c", 7, 8),
    ]
    assert after.inode == 2


def test_a_file_or_a_link_is_no_folder(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path)

    assert set(times_of(str(tmp_path), ["file", "link", "nothing"]).values()) == {GONE}
