"""What we promise of summaries: at most two of the story's own sentences that stand alone."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import tables
from digest.extract import summary
from digest.extract.found import Known
from tests.layout.labelled import laid_out

CORPUS = yaml.safe_load(Path(__file__).with_name("summary.yaml").read_text(encoding="utf-8"))
KNOWN = Known(tables=tables.load())


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["page"][-40:])
def test_a_summary_is_the_sentences_that_stand_alone(case):
    document = laid_out(case["page"])

    spans = summary.find(document, KNOWN)

    assert [document.raw[s.start : s.end] for s in spans] == case["summary"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The council has cut its roads budget again. ",
                "Why? ",
                '"So it has," he said. ',
                "\n\n",
                "It " * 120,
                "- a point\n",
            ]
        ),
        max_size=20,
    )
)
def test_a_summary_is_short_and_in_file_order(parts):
    document = laid_out("".join(parts))

    spans = summary.find(document, KNOWN)

    assert len(spans) <= 2
    assert sum(s.end - s.start for s in spans) <= summary.LONGEST_CHARS + 61
    assert all(a.end <= b.start for a, b in pairwise(spans))
