"""Slugs are what python-slugify makes of words, however they are come by."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slugify import slugify

from digest.slugs import spelt

WORDS = st.one_of(st.text(max_size=40), st.text("aZ09 -'&.,_#;x", max_size=40))


@example("1,000 homes", None)
@example("a--b  c", 3)
@example("&amp; &#65;", None)
@given(WORDS, st.one_of(st.none(), st.integers(1, 30)))
def test_a_slug_is_what_slugify_makes(words: str, most: int | None):
    assert spelt(words, most) == slugify(words, max_length=most or 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Jo Hill", "jo-hill"), ("Siân O’Neill", "sian-oneill"), ("2020-03-25-leeds", "2020-03-25-leeds"), ("…", "")],
)  # fmt: skip
def test_names_and_file_names(words: str, expected: str):
    assert spelt(words) == expected
