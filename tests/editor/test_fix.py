"""What can only have been meant one way is mended, in the header and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import tables
from digest.editor import fix, save
from tests.conftest import source_of

STORY = "Leeds agrees its budget\n\nLeeds City Council: will \tspend £2m — “all of it”.\n"


def mended(header: str, story: str = STORY) -> str:
    source = source_of(f"---\n{header}\n---\n{story}")
    return fix.mended(source, tables.load())


@pytest.mark.parametrize(
    ("header", "better"),
    [
        ("titel: Leeds agrees", "title: Leeds agrees"),
        ("Date: 25 March 2020", "date: 25 March 2020"),
        ("topics: [buget, council-tax]", "topics: [budget, council-tax]"),
        ("topic: budget", "topics: budget"),
        ("authority: bradfrod", "authority: bradford"),
        ("authority: Bradford Cuoncil", "authority: bradford"),
        ("authorities:\n- leeds\n- wakefeild", "authorities:\n- leeds\n- wakefield"),
        ("date: 25 Mrach 2020", "date: 25 March 2020"),
        ("title: Leeds: the budget", 'title: "Leeds: the budget"'),
        ('title: The "stark": a gap', 'title: "The \\"stark\\": a gap"'),
        ("author: @jo", 'author: "@jo"'),
        ("title: Leeds\n\tauthor: Jo", "title: Leeds\nauthor: Jo"),
    ],
)
def test_a_slip_that_has_one_meaning_is_mended(header: str, better: str):
    assert mended(header) == f"---\n{better}\n---\n{STORY}"


@pytest.mark.parametrize(
    "header",
    [
        "title: Leeds agrees",
        "mood: cheerful",
        "authority: Ledes",  # Leeds or Lewes
        "authority: Gotham",
        "topics: [dragons]",
        "date: 31 February 2020",
        "title: [never closed",
        "title: Leeds\ntitel: Bradford",  # which of the two?
        "authority: none",
        "authority: Leeds City Council",
    ],
)
def test_what_could_mean_several_things_is_left_alone(header: str):
    assert mended(header) == f"---\n{header}\n---\n{STORY}"


def test_a_story_without_a_header_is_left_alone():
    source = source_of("titel: Leeds\n\nThe story.")

    assert fix.mended(source, tables.load()) == source.text


def test_line_ends_and_the_byte_order_mark_stay():
    source = source_of("\ufeff---\r\ntitel: Leeds\r\n---\r\nStory\r\nof two lines\r\n")

    assert fix.mended(source, tables.load()) == "\ufeff---\r\ntitle: Leeds\r\n---\r\nStory\r\nof two lines\r\n"  # fmt: skip


@given(
    st.lists(
        st.text(alphabet="abdehilortuy: \"#@[]{}-\t'%*&", max_size=30), min_size=1, max_size=6
    ),
    st.text(max_size=60),
)
def test_the_story_never_changes_whatever_the_header_says(lines: list[str], story: str):
    story = story.replace("\r", "")
    source = source_of("---\n" + "\n".join(lines) + "\n---\n" + story)

    text = fix.mended(source, tables.load())

    assert text.endswith(source.text[source.header_end :])


def test_writing_is_in_one_step_and_keeps_the_files_rights(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("---\ntitel: Leeds\n---\nStory\n")
    file.chmod(0o640)
    source = source_of(file.read_text())

    fix.write(file, source, fix.mended(source, tables.load()))

    assert file.read_text() == "---\ntitle: Leeds\n---\nStory\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_was_saved_meanwhile_is_not_written(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("---\ntitel: Leeds\n---\nA newer story\n")
    source = source_of("---\ntitel: Leeds\n---\nStory\n")

    with pytest.raises(save.ChangedMeanwhileError):
        fix.write(file, source, "anything")

    assert "newer" in file.read_text()
