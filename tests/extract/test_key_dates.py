"""What a story says of when: the examples are in key_dates.yaml."""

import time
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import clean, tables
from digest.extract import key_dates
from digest.extract.found import Known
from digest.layout import sentences
from digest.records import Block, Document, Evidence, KeyDate, Published, Span
from tests.conftest import source_of

CORPUS = yaml.safe_load(Path(__file__).with_name("key_dates.yaml").read_text(encoding="utf-8"))
CASES = [
    (str(entry["published"] or ""), entry["means"], line)
    for entry in CORPUS
    for line in entry["says"]
]


def story(text: str) -> Document:
    """A document that is one paragraph of story."""
    document = clean.document(source_of(text))
    span = Span(start=0, end=len(text))
    return msgspec.structs.replace(
        document,
        blocks=(Block(kind="paragraph", span=span, rule="test"),),
        sentences=tuple(sentences.split(document.text, span)),
    )


def known(published: str) -> Known:
    nowhere = Span(start=0, end=0)
    evidence = Evidence(text="", span=nowhere, rule="test", sentence=nowhere)
    day = Published(
        date=published, precision="day" if len(published) == 10 else "month", evidence=evidence
    )
    return Known(tables=tables.load(), published=day if published else None)


def dates(text: str, published: str = "2022-11-17") -> dict[str, KeyDate]:
    return {value.date: value for value in key_dates.find(story(text), known(published)).values}


@pytest.mark.parametrize(("published", "means", "line"), CASES, ids=[line for _, _, line in CASES])
def test_a_line_means_what_the_corpus_says(published: str, means: list[object], line: str):
    assert sorted(dates(line, published)) == sorted(str(day) for day in means)


def test_a_month_keeps_its_precision_and_its_words():
    text = "A final decision is expected by the end of March."

    [value] = dates(text).values()

    assert (value.date, value.precision) == ("2023-03", "month")
    assert value.evidence.text == "by the end of March"
    assert value.evidence.rule == "month"


ABOUT = [
    ("The cabinet will consider a new agreement on 15 December.", "The cabinet will consider a new agreement"),
    ("In February, it emerged that the baths would shut.", "it emerged that the baths would shut"),
    ("Councillors met on Tuesday to approve the plan.", "Councillors met to approve the plan"),
    ("A survey of staff in October found that most were worried.", "A survey of staff found that most were worried"),
    ("The waiting list is long, yet on Monday 40 homes stood empty.", "40 homes stood empty"),
    ("On the worst night, Saturday July 16, officers counted 900 people.", "officers counted 900 people"),
    ("The council (which is broke) will meet on 15 December.", "The council will meet"),
    ("2.2 When we arrived in December 2021, posts were empty.", "When we arrived"),
    ("Inspectors came in late October and their report is out.", "Inspectors came"),
    ("Last month's meeting was called off.", "meeting was called off"),
    ("Rents will **rise** from 1 April.", "Rents will rise"),
    ("Elections due this May have been put back.", "Elections due have been put back"),
    ("Halifax Town Hall, Thursday 8 December, 2pm to 6pm", "Halifax Town Hall"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "about"), ABOUT, ids=[line for line, _ in ABOUT])
def test_about_says_what_happens_in_the_words_of_the_text(line: str, about: str):
    [value] = dates(line).values()

    assert value.about == about


def test_a_date_is_given_once_and_the_others_are_said_to_be_given_already():
    document = story("Rents will rise in April. Charges will rise in April too.")

    found = key_dates.find(document, known("2022-11-17"))

    assert [value.date for value in found.values] == ["2023-04"]
    assert [(near.text, near.why) for near in found.rejected] == [("April", "given already")]


def test_near_misses_are_refused_with_a_reason():
    document = story("Bins are emptied every Monday, and not on 31 February.")

    found = key_dates.find(document, known("2022-11-17"))

    assert not found.values
    assert [near.why for near in found.rejected] == [
        "no one day in particular",
        "not in the calendar",
    ]


def test_the_publication_date_itself_is_no_key_date():
    assert not dates("The meeting is today, 17 November 2022.")


def test_dates_outside_the_story_are_not_read():
    text = "Next issue: 21 May."
    document = story(text)
    furniture = msgspec.structs.replace(document.blocks[0], kind="furniture")

    found = key_dates.find(
        msgspec.structs.replace(document, blocks=(furniture,)), known("2022-05-14")
    )

    assert not found.values
    assert not found.rejected


WORDS = [
    "on", "in", "by", "since", "until", "Monday", "last Tuesday", "next", "May", "the following day", "3 to 5 June", "April 2020", "29 February",
    "yesterday", "a week on Friday", "will", "was", "had", "been", "due", "to", "have", "closed", "opens", ",", ".", "(", ")", "said", "that", "and",
    "the 15th.", "later that month", "in March last year", "of that year", "\n\n", "“", "£5m", "2.2", "**",
]  # fmt: skip
PUBLISHED = st.sampled_from(["", "2024-02-29", "2022-11", "2023-12-31", "0001-01-01", "9999-12-31"])


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=40).map(" ".join), PUBLISHED)
def test_reading_never_raises_and_every_date_stands_where_it_says(text: str, published: str):
    document = story(text)

    found = key_dates.find(document, known(published))

    for value in found.values:
        assert (
            document.raw[value.evidence.span.start : value.evidence.span.end] == value.evidence.text
        )
        assert len(value.about.split()) <= 15
        assert len(value.date) == (10 if value.precision == "day" else 7)


@pytest.mark.parametrize(
    "piece",
    [
        "on Monday ",
        "in May, ",
        "1 May and ",
        "the following day ",
        "the 5th. ",
        "(",
        "and ",
        "will, ",
    ],
)
def test_time_grows_in_line_with_length(piece: str):
    def seconds(count: int) -> float:
        document = story(piece * count)
        started = time.process_time()
        key_dates.find(document, known("2022-11-17"))
        return time.process_time() - started

    short = min(seconds(400) for _ in range(3))
    long = min(seconds(3_200) for _ in range(2))

    assert long < 30 * max(short, 0.002)
