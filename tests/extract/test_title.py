"""What we promise of titles: the headline as printed, or the first sentence cut where it can be cut."""

import doctest
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import tables
from digest.extract import title
from digest.extract.found import Known
from digest.records import Title
from tests.layout.labelled import laid_out

CORPUS = yaml.safe_load(Path(__file__).with_name("title.yaml").read_text(encoding="utf-8"))
KNOWN = Known(tables=tables.load())


def titles(text: str, name: str = "page.txt") -> tuple[Title, ...]:
    return title.find(laid_out(text, name), KNOWN).values


@pytest.mark.parametrize("case", CORPUS["headlines"], ids=lambda case: case["title"][:40])
def test_the_headline_is_found_as_printed(case):
    [found] = titles(case["page"], case.get("name", "page.txt"))

    assert found.text == case["title"]
    assert found.evidence is not None


@pytest.mark.parametrize("case", CORPUS["working"], ids=lambda case: case["title"][:40])
def test_a_page_without_a_headline_gets_a_working_title(case):
    [found] = titles(case["page"])

    assert (found.text, found.evidence, found.rule) == (case["title"], None, "working-title")


@pytest.mark.parametrize("text", CORPUS["none"])
def test_a_page_without_a_story_has_no_title(text):
    assert titles(text) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB .,–\"'()“”‘’\n-#*", max_size=400))
def test_a_title_is_one_line_and_its_evidence_stands_in_the_file(text):
    document = laid_out(text)

    for found in title.find(document, KNOWN).values:
        assert "\n" not in found.text
        if found.evidence:
            span = found.evidence.span
            assert document.raw[span.start : span.end] == found.evidence.text
        else:
            assert len(found.text) <= 132


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["council", "a", "the", "has", "said", "after", "in", "to", "£2m,", "–", "(so", "it)"]
        ),
        max_size=80,
    )
)
def test_a_working_title_begins_as_its_sentence_does(words):
    sentence = " ".join(words) + "."

    made = title.working_title(sentence)

    assert sentence.startswith(made.rstrip("…"))
    assert len(made) <= 132


def test_the_docstrings_hold():
    assert doctest.testmod(title).failed == 0
