"""What is a quotation and who says it. The examples are in quotations.yaml."""

import re
from functools import partial
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import clean, tables
from digest.extract import authorities, quotations
from digest.extract.found import Found, Known
from digest.records import Block, Document, Quotation, Span
from tests.conftest import source_of
from tests.growth import out_of_line

CORPUS = yaml.safe_load(Path(__file__).with_name("quotations.yaml").read_text(encoding="utf-8"))
STORIES = yaml.safe_load(
    Path(__file__).with_name("quotations_stories.yaml").read_text(encoding="utf-8")
)
SAYS = [(entry["means"], line) for entry in CORPUS["says"] for line in entry["says"]]


def written(text: str) -> Document:
    """A document whose every paragraph is story: a corpus line has no page around it."""
    quoted = text.startswith(">")
    document = clean.document(source_of(text, "story.md" if quoted else "story.txt"))
    blocks = tuple(
        Block(
            kind="quote" if document.raw.startswith(">", match.start()) else "paragraph",
            span=Span(
                start=match.start() + len(match.group()) - len(match.group().lstrip()),
                end=match.end(),
            ),
            rule="test",
        )
        for match in PARAGRAPH.finditer(document.text)
        if match.group().strip()
    )
    return msgspec.structs.replace(document, blocks=blocks)


PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


def found(text: str) -> Found[Quotation]:
    document = written(text)
    known = Known(tables=tables.load())
    named = authorities.find(document, known).values
    return quotations.find(document, msgspec.structs.replace(known, authorities=named))


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).lower()


@pytest.mark.parametrize(("means", "line"), SAYS, ids=[line for _, line in SAYS])
def test_a_line_is_said_by_whom_the_corpus_says(means: dict[str, str | None], line: str):
    [quotation] = found(line).values

    assert plain(quotation.text).startswith(plain(means.get("starts") or "We will keep"))
    assert quotation.speaker == means["speaker"]
    for name in ("role", "organisation"):
        if name in means:
            # A role is given as printed, with the capital that begins its sentence.
            assert plain(getattr(quotation, name) or "") == plain(means[name] or "")


@pytest.mark.parametrize(
    "story", CORPUS["stories"], ids=[s["text"][:60] for s in CORPUS["stories"]]
)
def test_a_story_has_the_quotations_that_the_corpus_says(story: dict[str, object]):
    values = found(str(story["text"])).values

    wanted = story["means"]
    assert isinstance(wanted, list)
    assert [
        [quotation.text[: len(starts)], quotation.speaker, quotation.role]
        for quotation, (starts, _, _) in zip(values, wanted, strict=False)
    ] == wanted
    assert len(values) == len(wanted)


@pytest.mark.parametrize("story", STORIES, ids=[s["text"][:60] for s in STORIES])
def test_in_a_story_of_many_voices_each_is_given_its_own_words(story: dict[str, object]):
    values = found(str(story["text"])).values

    wanted = story["means"]
    assert isinstance(wanted, list)
    ours = [(v.text, v.speaker, v.role, v.organisation) for v in values]
    got = [
        [plain(field or "") for field in one[: len(w)]]
        for one, w in zip(ours, wanted, strict=False)
    ]
    for one, means in zip(got, wanted, strict=False):
        one[0] = one[0][: len(means[0])]
    assert got == [[plain(field or "") for field in means] for means in wanted]
    assert len(values) == len(wanted)


@pytest.mark.parametrize("line", CORPUS["nothing"])
def test_a_name_a_term_a_grade_and_an_apostrophe_are_no_quotation(line: str):
    assert found(line).values == ()


def test_what_is_turned_down_comes_with_the_reason():
    refused = found("It was “inadequate”, and the “Warm Hub Network” is free.").rejected

    assert [(near.text, near.why) for near in refused] == [
        ("inadequate", "fewer than three words"),
        ("Warm Hub Network", "a title, not speech"),
    ]


def test_a_headline_and_a_heading_hold_no_quotations():
    """What a headline quotes is quoted again below, in full and with its speaker."""
    document = written("“We will keep every library open”")

    for kind in ("headline", "heading"):
        block = Block(kind=kind, span=Span(start=0, end=len(document.raw)), rule="test")
        alone = msgspec.structs.replace(document, blocks=(block,))

        assert quotations.find(alone, Known(tables=tables.load())).values == ()


def test_joined_paragraphs_are_given_as_the_file_has_them():
    text = "Jo Ray said: “One of us must go.\r\n\r\n“It will not be me.”\r\n"

    [quotation] = found(text).values

    assert quotation.text == "One of us must go.\r\n\r\n“It will not be me."


PIECES = [
    "“", "”", "‘", "’", '"', "'", "We will", "keep going", "said", "Jo Ray", "she", "he", "it", "the report", "the leader", ",", ".", ":", "?",
    "leader of", "Kent County Council", "a spokesman for", "according to", "by", "and", "(", ")", "–", "who", "chairs", "\n\n", "\n", "of the", "told",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map(" ".join))
def test_every_quotation_stands_where_it_says_and_none_overlap(text: str):
    document = written(text)

    values = quotations.find(document, Known(tables=tables.load())).values

    for quotation in values:
        span = quotation.evidence.span
        assert document.raw[span.start : span.end] == quotation.text == quotation.evidence.text
    for one, next_one in pairwise(values):
        assert one.evidence.span.end <= next_one.evidence.span.start


HOSTILE = {
    "open quotes": ' "a',
    "open curly quotes": " “A",
    "open single quotes": " 'Abc",
    "apostrophes": "'",
    "spaced apostrophes": " '",
    "names": "Smith and ",
    "commas": "Smith, ",
    "chains": "report of the leader of ",
    "sayings": 'He said "we will go on" and ',
    "paragraphs": '"We will go on and on," the report says.\n\n',
    "brackets": "(",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_reading_takes_time_in_line_with_length(unit: str):
    known = Known(tables=tables.load())
    documents = (
        written(unit * (size // len(unit)) + '\n\n"We will go on and on," said Smith.')
        for size in (20_000, 80_000)
    )
    few, many = (partial(quotations.find, document, known) for document in documents)

    assert not out_of_line(few, many, 4)
