"""Whatever an editor drops into articles/ is read or refused with a reason, and never raises."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from digest import read
from digest.records import Problem, Source

Write = Callable[..., Path]


def only(site: Path):
    [source] = read.sources(site / "articles", site)
    return source


def codes(source) -> list[str]:
    return [problem.code for problem in source.problems]


def test_the_address_is_the_name_of_the_file(site: Path, write: Write):
    write("2020-03-25 Leeds: Budget.txt", "Leeds agrees its budget")

    assert only(site).slug == "2020-03-25-leeds-budget"


def test_text_is_kept_to_the_character(site: Path, write: Write):
    write("a.txt", "\ufeffOne\r\nTwo\u00a0“three”\r\n".encode())

    assert only(site).text == "\ufeffOne\r\nTwo\u00a0“three”\r\n"


def test_windows_1252_is_read_as_such_with_a_warning(site: Path, write: Write):
    write("a.txt", "“£5m” – it’s".encode("cp1252"))

    source = only(site)

    assert source.text == "“£5m” – it’s"
    assert codes(source) == ["file-encoding"]
    assert source.problems[0].severity == "warning"


def test_utf_16_from_notepad_is_read_with_a_warning(site: Path, write: Write):
    write("a.txt", "£5m".encode("utf-16"))

    assert (only(site).text, codes(only(site))) == ("£5m", ["file-encoding"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "file-empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "file-empty"),
        ("a.txt", b"PK\x03\x04\x00\x00", "file-binary"),
        ("a.txt", b"\x81\x8d\x8f\x90", "file-binary"),
        ("a.txt", b"x" * 20_000_000, "file-too-large"),
        ("a.txt", b"x " * 12_000, "file-line-long"),
        ("a.docx", b"PK", "file-kind"),
        ("—.txt", b"words", "url-empty"),
    ],
)
def test_a_file_that_is_no_article_says_why(site: Path, write: Write, name: str, content: bytes, code: str):  # fmt: skip
    write(name, content)

    source = only(site)

    assert source.text == ""
    assert codes(source) == [code]
    assert source.problems[0].fix


def taken_twice(sources: Iterable[Source]) -> list[Problem]:
    """The problems of those whose address another one has."""
    addresses = read.Addresses()
    taken = (addresses.take(source.path, source.slug) for source in sources)
    return [problem for problem in taken if problem]


def test_two_files_with_one_address_are_a_problem_of_the_second(site: Path, write: Write):
    write("leeds budget.txt", "One")
    write("leeds-budget.md", "Two")

    [problem] = taken_twice(read.sources(site / "articles", site))

    assert problem.path == "articles/leeds-budget.md"
    assert "articles/leeds budget.txt" in problem.what


def test_hidden_files_and_backups_are_passed_over(site: Path, write: Write):
    write(".DS_Store", b"\0")
    write("a.txt~", "old")
    write(".git/config", "x")

    assert read.sources(site / "articles", site) == ()


def test_a_link_out_of_the_site_is_not_followed(site: Path, tmp_path_factory: pytest.TempPathFactory):  # fmt: skip
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("secret")
    (site / "articles" / "a.txt").symlink_to(secret)

    assert codes(only(site)) == ["file-not-regular"]


def test_a_pipe_is_refused_and_not_waited_for(site: Path):
    os.mkfifo(site / "articles" / "a.txt")

    assert codes(only(site)) == ["file-not-regular"]


def test_a_name_with_a_line_end_stays_on_its_line(site: Path, write: Write):
    write("a\nb.txt", "")

    assert "\n" not in only(site).path


def test_a_link_to_a_folder_is_not_followed(site: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.txt").write_text("secret")
    (site / "articles" / "outside").symlink_to(elsewhere)
    (site / "articles" / "round").symlink_to(site / "articles")
    (site / "articles" / "itself.txt").symlink_to(site / "articles" / "itself.txt")

    sources = read.sources(site / "articles", site)

    assert [source.path.rpartition("/")[2] for source in sources] == ["itself.txt", "outside", "round"]  # fmt: skip
    assert [codes(source) for source in sources] == [["file-unreadable"], ["file-not-regular"], ["file-not-regular"]]  # fmt: skip
    assert all(not source.text for source in sources)


def test_files_whose_names_look_alike_are_told_apart(site: Path, write: Write):
    for name in ("a\nb.txt", "a\tb.txt", "a\x1bb.txt"):
        write(name, "words")

    sources = read.sources(site / "articles", site)
    found = taken_twice(sources)

    assert len({source.path for source in sources}) == 3
    assert all(source.path.isprintable() for source in sources)
    assert len(found) == 2


def test_tangled_markdown_is_read_as_plain_text(write: Write, site: Path):
    write("a.md", "The council met.\n\n" + "[" * 1000)
    write("b.md", "The council [met](https://example.org).")

    tangled, plain = read.sources(site / "articles", site)

    assert (tangled.markdown, codes(tangled)) == (False, ["file-tangled"])
    assert (plain.markdown, codes(plain)) == (True, [])


def test_paths_are_the_same_from_wherever_the_site_is_named(site: Path, write: Write, monkeypatch: pytest.MonkeyPatch):  # fmt: skip
    write("a.txt", "words")
    monkeypatch.chdir(site)

    here, there = read.files(Path("articles"), Path()), read.files(site / "articles", site)

    assert [file.shown for file in here] == [file.shown for file in there] == ["articles/a.txt"]
