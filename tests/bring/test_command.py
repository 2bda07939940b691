"""`digest import` as it is typed."""

import hashlib
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.editor import new
from tests.cli.running import Ran, run

DOCUMENTS = Path(__file__).with_name("documents")


@pytest.fixture
def typed(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Type a command in the site's folder, with some of the documents in releases/."""
    releases = site / "releases"
    releases.mkdir()

    def type_(command: str, *documents: str, pasted: str = "") -> Ran:
        for name in documents:
            shutil.copy(DOCUMENTS / name, releases)
        return run(command, site, monkeypatch, capfd, typed=pasted)

    return type_


def names(site: Path) -> list[str]:
    return sorted(file.name for file in (site / "articles").iterdir())


def test_documents_become_articles_and_stay_as_they_are(typed: Callable[..., Ran], site: Path):
    documents = ["page.html", "tracked.docx", "release.eml", "columns.pdf", "story.txt", "story.md"]

    ran = typed("import releases", *documents)

    assert ran.code == 0
    assert names(site) == [
        "2020-03-25-northborough-agrees-4-2-million-for-libraries.txt",
        "2020-05-07-westborough-mends-twelve-bridges.txt",
        "2020-06-02-northborough-mends-roads.txt",
        "2020-10-08-eastborough-opens-40-rooms-for-homeless-people.txt",
        "2021-09-09-westborough-opens-a-swimming-pool.txt",
        "derby-two-pools.md",
    ]
    for name in documents:
        assert (site / "releases" / name).read_bytes() == (DOCUMENTS / name).read_bytes()


def test_imported_twice_they_come_in_once(typed: Callable[..., Ran], site: Path):
    typed("import releases", "page.html", "tracked.docx", "feed.rss")
    before = {name: (site / "articles" / name).read_bytes() for name in names(site)}

    ran = typed("import releases", "page.mhtml", "tracked.odt", "release.docx")

    assert ran.code == 0
    assert "Brought in 0 stories from 6 documents; 7 were there already." in ran.out
    assert {name: (site / "articles" / name).read_bytes() for name in names(site)} == before


def test_a_dry_run_writes_nothing(typed: Callable[..., Ran], site: Path):
    ran = typed("import releases --dry-run", "page.html", "feed.json")

    assert ran.code == 0
    assert names(site) == []
    assert ran.out.count("Would write articles/") == 3
    assert "Nothing was written." in ran.out


def test_a_dry_run_tells_what_then_happens(typed: Callable[..., Ran], site: Path):
    told = typed("import releases --dry-run", "page.html", "feed.rss", "release.pdf", "scanned.pdf")
    did = typed("import releases")

    lines = [line for line in told.out.splitlines() if line.startswith(("Would write", "Left out"))]
    assert [line.replace("Would write", "Wrote") for line in lines] == did.out.splitlines()[
        : len(lines)
    ]
    assert told.err == did.err


def test_a_feed_makes_drafts_and_tells_what_has_no_text(typed: Callable[..., Ran], site: Path):
    ran = typed("import releases/feed.rss", "feed.rss")

    assert ran.code == 0
    assert len(names(site)) == 2
    assert all("\ndraft: yes\n" in (site / "articles" / name).read_text() for name in names(site))
    assert 'releases/feed.rss, "A picture": warning: this entry has no text' in ran.err


def test_what_was_named_and_cannot_be_read_is_an_error_and_the_rest_comes_in(
    typed: Callable[..., Ran], site: Path
):
    ran = typed("import releases/scanned.pdf releases/story.txt", "scanned.pdf", "story.txt")

    assert ran.code == 1
    assert names(site) == ["2020-06-02-northborough-mends-roads.txt"]
    assert "releases/scanned.pdf: error: this PDF has no text in it" in ran.err


def test_what_a_folder_holds_besides_only_warns(typed: Callable[..., Ran], site: Path):
    (site / "releases/logo.png").write_bytes(b"\x89PNG\r\n")

    ran = typed("import releases", "story.txt")

    assert ran.code == 0
    assert "releases/logo.png: warning: this is a picture" in ran.err
    assert "Brought in 1 story from 2 documents; 1 could not be read." in ran.out


def test_an_attachment_that_stays_behind_is_named(typed: Callable[..., Ran]):
    ran = typed("import releases", "release.eml")

    assert "this e-mail came with rooms in detail.docx, which was not brought in" in ran.err
    assert "logo.png" not in ran.err


def test_a_story_is_taken_from_a_pipe(typed: Callable[..., Ran], site: Path):
    ran = typed(
        "import -",
        pasted="Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m.\n",
    )

    assert ran.code == 0
    assert "Wrote articles/2020-03-25-leeds-agrees-its-budget.txt from the pasted text" in ran.out


def test_a_digest_elsewhere_is_filled_from_here(typed: Callable[..., Ran], site: Path):
    (site / "other/articles").mkdir(parents=True)

    typed("import releases --site other", "story.txt")

    assert [file.name for file in (site / "other/articles").iterdir()] == [
        "2020-06-02-northborough-mends-roads.txt"
    ]


@pytest.mark.parametrize(
    "command", ["import", "import missing.docx", "import releases --site releases"]
)
def test_a_command_typed_wrongly_is_told_so(typed: Callable[..., Ran], command: str):
    ran = typed(command)

    assert ran.code == 2
    assert "Error:" in ran.err


def test_the_same_documents_make_the_same_articles(typed: Callable[..., Ran], site: Path):
    def made() -> dict[str, str]:
        typed("import releases", *(file.name for file in DOCUMENTS.iterdir() if file.is_file()))
        found = {
            name: hashlib.sha256((site / "articles" / name).read_bytes()).hexdigest()
            for name in names(site)
        }
        shutil.rmtree(site / "articles")
        (site / "articles").mkdir()
        return found

    assert made() == made()


def test_a_file_that_is_there_is_never_written_over(site: Path):
    (site / "articles/a.txt").write_text("mine")

    with pytest.raises(new.TakenError):
        new.write(site, new.New(path="articles/a.txt", text="yours"))

    assert (site / "articles/a.txt").read_text() == "mine"
    assert names(site) == ["a.txt"]


def test_a_folder_in_the_way_is_named(typed: Callable[..., Ran], site: Path):
    (site / "articles/2020-06-02-northborough-mends-roads.txt").mkdir()

    ran = typed("import releases", "story.txt")

    assert ran.code == 1
    assert "articles/2020-06-02-northborough-mends-roads.txt is there already" in ran.err
    assert "Traceback" not in ran.err


def test_a_write_that_fails_leaves_nothing_behind(site: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new, "_put", full)

    with pytest.raises(OSError, match="No space"):
        new.write(site, new.New(path="articles/a.txt", text="words"))

    assert names(site) == []


def test_where_there_are_no_links_a_file_is_written_all_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)

    new.write(site, new.New(path="articles/a.txt", text="words"))

    assert (site / "articles/a.txt").read_text() == "words"
    assert names(site) == ["a.txt"]


def test_nothing_is_fetched(typed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a document reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)

    ran = typed("import releases", *(file.name for file in DOCUMENTS.iterdir() if file.is_file()))

    assert ran.code == 0
