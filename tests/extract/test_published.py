"""When a page came out, as it prints it itself: the examples are in published.yaml."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import clean, layout, tables
from digest.extract import published
from digest.extract.found import Found, Known
from digest.records import Document, Published
from tests.conftest import source_of

STORY = """

Councillors in Otley have voted to close the swimming pool after the bill for repairs went up to £4m, a report says.

The vote on 3 March 2021 was narrow. The pool opened in May 1974 and has 200 members, who say they will fight the decision.

"""
CORPUS = yaml.safe_load(Path(__file__).with_name("published.yaml").read_text(encoding="utf-8"))
CASES = [
    (entry["means"], entry.get("rule"), *page)
    for entry in CORPUS
    for page in [
        *((line, "") for line in entry.get("head", ())),
        *(("Pool to close\n\nBy Ann Smith", line) for line in entry.get("tail", ())),
    ]
]


def page(text: str) -> Document:
    return layout.document(clean.document(source_of(text)))


def found(text: str) -> Found[Published]:
    return published.find(page(text), Known(tables=tables.load()))


@pytest.mark.parametrize(
    ("means", "rule", "head", "tail"), CASES, ids=[head + tail for *_, head, tail in CASES]
)
def test_a_page_came_out_when_the_corpus_says(
    means: object, rule: str | None, head: str, tail: str
):
    values = found(head + STORY + tail).values

    assert [value.date for value in values] == ([] if means == "nothing" else [str(means)])
    assert rule is None or [value.evidence.rule for value in values] == [rule]


def test_the_words_of_the_date_are_given_and_its_precision():
    [value] = found("Pool to close\n\nPublished: Thursday, 5th May 2022" + STORY).values

    assert (value.evidence.text, value.precision) == ("Thursday, 5th May 2022", "day")


def test_the_dates_that_lost_are_said_to_have_lost():
    refused = found("Pool to close\n\nUpdated 7 May 2022\nPublished 5 May 2022" + STORY).rejected

    assert [(near.text, near.why) for near in refused] == [
        ("7 May 2022", "published-label counts for more")
    ]


def test_a_date_without_any_year_is_refused_and_not_guessed():
    refused = found("Pool to close\n\nThursday 5 May" + STORY).rejected

    assert [near.why for near in refused] == [
        "no year is printed beside it, nor anywhere else that fits"
    ]


LINES = [
    "Pool to close", "Published: 5 May 2022", "Updated", "By Ann Smith", "5 May", "Thursday 5 May 2022", "From: a@b.example", "Sent: 5 May 2022", "©2022",
    "https://x.example/2022/13/45/a", "> Date: 1 May 2021", "Related", "31 February 2022", "0001-01-01", "Date:", "29 February", "a b c " * 8 + ".", "",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=25).map("\n".join))
def test_reading_never_raises_and_the_date_stands_where_it_says(text: str):
    document = page(text)

    values = published.find(document, Known(tables=tables.load())).values

    assert len(values) <= 1
    for value in values:
        span = value.evidence.span
        assert document.raw[span.start : span.end] == value.evidence.text


@pytest.mark.parametrize(
    "piece",
    [
        "5 May 2022\n",
        "Published: ",
        "By A, ",
        "https://x.example/2022/05/05/ ",
        "| ",
        "May 2022 | ",
    ],
)
def test_time_grows_in_line_with_length(piece: str):
    def seconds(count: int) -> float:
        document = page(piece * count)
        started = time.process_time()
        published.find(document, Known(tables=tables.load()))
        return time.process_time() - started

    short = min(seconds(500) for _ in range(3))
    long = min(seconds(4_000) for _ in range(2))

    assert long < 30 * max(short, 0.002)
