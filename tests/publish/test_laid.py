"""What workers write beside the site is published as what they hand over."""

from pathlib import Path

import pytest

from digest import publish
from digest.publish.laid import laid
from digest.records import Output, Problem
from tests.publish.trees import files


def publishing(folder: Path) -> publish.Site:
    (folder / ".digest").mkdir(exist_ok=True)
    site = publish.Site(folder / "_site", folder / ".digest", lays=True)
    site.begin()
    return site


def put(folder: Path, pages: dict[str, str]) -> publish.Report:
    """Publish some pages that a worker has laid."""
    site = publishing(folder)
    assert site.lay
    for path, text in pages.items():
        site.put(site.lay(Output(path=path, content=text.encode())))
    report = site.finish()
    site.abandon()
    return report


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_site_is_published_of_what_was_laid(tmp_path: Path):
    report = put(tmp_path, {"index.html": "home", "a/b/index.html": "b"})

    assert files(tmp_path / "_site") == {"index.html": "home", "a/b/index.html": "b"}
    assert (report.written, report.kept) == (2, 0)
    assert beside(tmp_path) == {"_site", "._site.spare", ".digest"}


def test_what_the_site_has_already_is_not_written_again(tmp_path: Path):
    put(tmp_path, {"index.html": "home", "a/index.html": "a"})
    before = (tmp_path / "_site/a/index.html").stat()

    report = put(tmp_path, {"index.html": "new home", "a/index.html": "a"})

    assert (report.written, report.kept) == (1, 1)
    assert files(tmp_path / "_site") == {"index.html": "new home", "a/index.html": "a"}
    assert (tmp_path / "_site/a/index.html").stat().st_ino == before.st_ino


def test_several_files_are_laid_as_one_answer(tmp_path: Path):
    site = publishing(tmp_path)
    keeper = publish.Several(site)
    assert keeper.lay

    keeper.store(keeper.lay((Output(path="a.xml", content=b"a"), Output(path="b.xml", content=b"b"))))  # fmt: skip
    site.finish()

    assert files(tmp_path / "_site") == {"a.xml": "a", "b.xml": "b"}


def test_a_page_with_a_mistake_is_handed_over_and_not_laid(tmp_path: Path):
    site = publishing(tmp_path)
    assert site.lay
    wrong = Problem(code="x", severity="error", path="a.html", what="no", fix="yes")
    output = Output(path="a.html", content=b"half", problems=(wrong,))

    assert site.lay(output) is output
    site.put(output)
    site.put(site.lay(Output(path="index.html", content=b"home")))
    site.finish()

    assert files(tmp_path / "_site") == {"index.html": "home"}


def test_a_worker_that_outlives_its_build_writes_nowhere(tmp_path: Path):
    site = publishing(tmp_path)
    assert site.lay
    site.abandon()

    with pytest.raises(FileNotFoundError):
        site.lay(Output(path="a/index.html", content=b"late"))

    assert beside(tmp_path) == {".digest"}


def test_what_a_build_that_died_has_laid_is_cleared_away_and_nothing_else(tmp_path: Path):
    died = publishing(tmp_path)
    assert died.lay
    died.lay(Output(path="a/index.html", content=b"never published"))
    (tmp_path / "._site.next-week").mkdir()

    put(tmp_path, {"index.html": "home"})

    assert files(tmp_path / "_site") == {"index.html": "home"}
    assert beside(tmp_path) == {"_site", "._site.spare", ".digest", "._site.next-week"}


@pytest.mark.parametrize("path", ["../a.html", "a//b.html", "a/../../b.html"])
def test_nothing_is_laid_outside_the_folder(tmp_path: Path, path: str):
    folder = tmp_path / "next"
    folder.mkdir()

    with pytest.raises(ValueError, match="inside the site"):
        laid(str(folder), Output(path=path, content=b"out"))
