"""Headers are read as they are spelt, and what is wrong with one is said in an editor's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import header


def fields(text: str) -> dict[str, str]:
    value = header.split(text, "story.txt").value
    assert value is not None
    return {key: each.text for key, each in value.fields}


def test_values_keep_their_spelling():
    text = "---\ndraft: NO\ntime: 12:30\ndate: 30 February 2020\ncode: 007\n---\nStory"

    assert fields(text) == {"draft": "NO", "time": "12:30", "date": "30 February 2020", "code": "007"}  # fmt: skip


def test_a_value_knows_where_it_stands():
    text = "\ufeff---\r\ntitle: “Émile” speaks\r\n---\r\nStory"
    found = header.split(text, "story.txt")

    [(_, value)] = found.value.fields

    assert text[value.span.start : value.span.end] == "“Émile” speaks"
    assert text[found.end :] == "Story"


@pytest.mark.parametrize("text", ["Story", "", "----\nStory", "---\nsome words\n---\nStory", "--- \n\nwords"])  # fmt: skip
def test_a_text_without_a_header_is_all_story(text: str):
    assert header.split(text, "story.txt") == header.Header(None, 0)


def test_an_empty_header_says_nothing():
    found = header.split("---\n---\nStory", "story.txt")

    assert found.value is not None
    assert found.value.fields == ()
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: a: b\n---\n", "header-not-yaml"),
        ("---\ntitle: [a, b\n---\n", "header-not-yaml"),
        ('---\ntitle: "a\n---\n', "header-not-yaml"),
        ("---\ntitle: a\n\tdate: b\n---\n", "header-not-yaml"),
        ("---\ntitle: a\nStory without an end", "header-open"),
        ("---\na: &x b\nc: *x\n---\n", "header-alias"),
        ("---\na: " + "[" * 10_000 + "\n---\n", "header-deep"),
        ("---\na: 1\na: 2\n---\n", "header-key-twice"),
        ("---\nc: d\n[a]: b\n---\n", "header-key"),
        ("---\na: \x07\n---\n", "header-character"),
        ("---\na: b\n\r\r[\n---\n", "header-not-yaml"),
        ("---\n- a: b\n---\n", "header-not-keys"),
    ],
)
def test_a_broken_header_is_one_problem_with_a_place(text: str, code: str):
    found = header.split(text, "story.txt")

    [problem] = found.problems
    assert problem.code == code
    assert problem.line >= 1
    assert problem.fix


@given(st.text(alphabet="---\n\r:[]{}&*!|>'\"%@` \tab\ufeff#,?\x00é"))
def test_reading_a_header_never_raises(text: str):
    found = header.split("---\n" + text, "story.txt")

    assert 0 <= found.end <= len(text) + 4
