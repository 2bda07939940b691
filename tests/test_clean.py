"""Cleaning makes characters plainer and moves none of them."""

from hypothesis import given
from hypothesis import strategies as st

from digest import clean
from tests.conftest import source_of


@given(st.text())
def test_plainer_text_is_as_long_as_the_file(text: str):
    assert len(clean.plain(text)) == len(text)


@given(st.text(alphabet="*_[]()!#> \n\tab<&“”-`\r"))
def test_markdown_loses_its_marks_and_no_character(text: str):
    document = clean.document(source_of("\n" + text, "story.md"))

    assert len(document.text) == len(document.raw)


def test_quotes_dashes_and_spaces_become_plain():
    assert clean.plain("“It’s\u00a0£5m – or\u202f£6m”\r\n") == '"It\'s £5m – or £6m" \n'


def test_pasted_text_keeps_its_stars_and_underscores():
    document = clean.document(source_of("*Free* parking, rule_1 and #1"))

    assert document.text == "*Free* parking, rule_1 and #1"


def test_markdown_keeps_the_words_of_a_link_and_not_its_address():
    document = clean.document(
        source_of("See [the **report**](https://example.org/a_b) now", "a.md")
    )

    assert document.text.split() == ["See", "the", "report", "now"]


def test_the_header_is_blank_but_for_the_headline():
    document = clean.document(source_of("---\ndate: 2020-03-25\ntitle: £5m for roads\n---\nStory."))

    assert document.text.split() == ["£5m", "for", "roads", "Story."]
    assert document.headline is not None
    assert document.raw[document.headline.start : document.headline.end] == "£5m for roads"
