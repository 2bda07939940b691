"""Markdown over which the parser would take longer than its length says is known for what it is."""

from pathlib import Path

import pytest
from markdown import Markdown

from digest.tangled import tangled

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*.md"))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 400,
        "[a](" * 400,
        "![a](b) " * 400,
        "word `" * 400,
        "<a href='" * 400,
        "<![CDATA[" * 150,
        "|a" * 400 + "\n" + "|-" * 400,
        "> " * 40 + "deep",
        " " * 90 + "- deep",
    ],
    ids=lambda text: text[:12].strip(),
)
def test_a_tangle_is_known(text: str):
    assert tangled("# The council\n\n" + text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_no_tangle(path: Path):
    assert not tangled(path.read_text(encoding="utf-8"))


def test_a_long_report_with_links_tables_and_lists_is_no_tangle():
    section = (
        "## Savings\n\nThe [budget](https://example.org/budget) and its `code`, <b>bold</b>.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n    - two\n        - three\n\n> said\n\n"
    )

    assert not tangled(section * 400)


@pytest.mark.parametrize("text", ["[a](b) " * 299, "<br" * 299, "<![" * 100, "`a " * 299])
def test_what_is_just_no_tangle_is_drawn(text: str):
    assert not tangled(text)
    assert Markdown().convert(text)
