"""What we promise of sentences: they end where a reader pauses, and lose no word."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.layout import sentences
from digest.records import Span

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences.split(text, Span(start=0, end=len(text)))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:40])
def test_a_sentence_ends_where_a_reader_pauses(case):
    found = split(case["says"])

    assert len(found) == len(case["ends"]), found
    for sentence, end in zip(found, case["ends"], strict=True):
        assert sentence.endswith(end)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB .!?\"')(1£\n–Mr", max_size=120))
def test_sentences_hold_every_word_in_order(text):
    found = sentences.split(text, Span(start=0, end=len(text)))

    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_lines_are_without_outer_blanks():
    text = "  one\n\n two  \nthree"

    found = [text[s.start : s.end] for s in sentences.lines(text, Span(start=0, end=len(text)))]

    assert found == ["one", "two", "three"]
