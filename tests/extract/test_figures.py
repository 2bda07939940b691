"""The numbers that report a fact, and the many that do not. The examples are in figures.yaml."""

import json
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import clean, layout, tables
from digest.extract import figures
from digest.extract.found import Found, Known
from digest.extract.numbers import fraction
from digest.records import Document, Figure
from tests.conftest import source_of
from tests.growth import out_of_line

CORPUS = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8"))
CASES = [(entry["means"], line) for entry in CORPUS for line in entry["says"]]
KNOWN = Known(tables=tables.load())
HEAD = "Council meets\n\nBy Ann Author\n\n1 May 2020\n\n"


def laid_out(story: str, name: str = "story.txt") -> Document:
    return layout.document(clean.document(source_of(HEAD + story, name)))


def found_in(story: str) -> Found[Figure]:
    return figures.find(laid_out(story), KNOWN)


@pytest.mark.parametrize(("means", "line"), CASES, ids=[line for _, line in CASES])
def test_a_line_means_what_the_corpus_says(means: object, line: str):
    wanted = [] if means == "nothing" else means if isinstance(means, list) else [means]

    found = found_in(line).values

    said = [
        {name: getattr(f, name) for name in want} for want, f in zip(wanted, found, strict=False)
    ]
    assert said == [
        {k: Decimal(str(v)) if k == "value" else v for k, v in want.items()} for want in wanted
    ]
    assert len(found) == len(wanted), [f.evidence.text for f in found]


def test_a_range_is_its_two_ends_and_never_one_sum():
    found = found_in("Savings of between £2m and £3m are planned.").values

    assert [f.value for f in found] == [2_000_000, 3_000_000]
    assert {f.about for f in found} == {"savings"}


def test_a_text_that_begins_with_a_number_and_ends_in_pounds_is_read():
    document = layout.document(clean.document(source_of("5 homes cost 3 gbp", "story.txt")))

    found = figures.find(document, KNOWN).values

    assert [f.evidence.text for f in found][:1] == ["5 homes"]


def test_a_table_cell_is_described_by_its_row_and_column():
    found = found_in(
        "The new weekly charges would be:\n\nHouse size\tNow\tIncrease\n"
        "1-bedroom\t£83.10\t£3.95\n2-bedroom\t£96.40\t£4.58\n\nThey start in April."
    ).values

    assert [f.value for f in found] == [Decimal(v) for v in ("83.10", "3.95", "96.40", "4.58")]
    assert "2-bedroom, increase" in found[3].about


def test_a_column_in_millions_is_money():
    found = found_in(
        "Members will meet to set the budget next week.\n\nNet budget (£m)\n\nDepartment\t2023/24\t2024/25\nAdult care\t118.4\t131.2\n"
        "Children\t71.9\t86.3\n\nThe council meets next week."
    ).values

    assert [f.value for f in found[:2]] == [118_400_000, 131_200_000]
    assert {f.unit for f in found} == {"GBP"}


def test_a_number_turned_down_says_why():
    found = found_in("It issued a section 114 notice on the A50 in 2019.")

    assert found.values == ()
    assert [item.text for item in found.rejected] == ["114", "50", "2019"]
    assert all(item.why for item in found.rejected)


def test_the_evidence_is_the_number_with_what_it_counts():
    [figure] = found_in("The council wants to axe more than 248 jobs this year.").values

    assert figure.evidence.text == "248 jobs"
    assert figure.qualifier == "more than"


def test_a_share_has_four_places():
    assert fraction(1, 3) == Decimal("0.3333")


PIECES = st.sampled_from(
    [
        "£1.2m",
        "£",
        "€",
        "5",
        "12,345",
        "1.",
        "1.2.3",
        "half",
        "a",
        "third",
        "two-thirds",
        "in",
        "every",
        "of",
        "per",
        "cent",
        "%",
        "pc",
        "between",
        "and",
        "to",
        "from",
        "-",
        "–",
        "£8-£9m\n",
        "",
        "",
        "",
        "was",
        "is",
        "fell",
        "by",
        "rose",
        "saved",
        "cost",
        "spent",
        "people",
        "homes",
        "the",
        "its",
        "(",
        ")",
        "'",
        '"',
        ",",
        ".",
        ":",
        ";",
        "|",
        "one",
        "two",
        "dozen",
        "million",
        "million,",
        "m",
        "bn",
        "k\n",
        "",
        "",
        "",
        "2019",
        "2019/20",
        "A50",
        "07700",
        "900219",
        "aged",
        "16",
        "January",
        "1st",
        "10.30am",
        "No",
        "22",
        "½",
        "miles",
        "acres",
        "which",
        "who",
        "that",
        "it",
        "they",
        "of",
        "them",
        "votes\n",
        "",
        "",
        "",
        "up",
        "down",
        "more",
        "than",
        "less",
        "\n",
        "\n\n",
        "\t",
        "•",
        "0",
        "-5",
        "+5",
        "£-5",
        ".5",
        "5p",
        "5-year-old",
        "99.9.9",
        "twenty",
        "two",
        "hundred",
        "thousand",
        "point\n",
        "",
        "",
        "",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_reading_never_raises_and_the_text_at_a_span_is_the_text_of_its_figure(pieces: list[str]):
    document = laid_out(" ".join(pieces))

    found = figures.find(document, KNOWN)

    for figure in found.values:
        span = figure.evidence.span
        assert document.raw[span.start : span.end] == figure.evidence.text
        assert figure.value.is_finite()
    spans = [figure.evidence.span for figure in found.values]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str):
    figures.find(laid_out(text), KNOWN)


HOSTILE = {
    "digits": lambda n: "1" * n,
    "figures in one line": lambda n: "£5m " * (n // 4),
    "counts in one line": lambda n: "5 homes, " * (n // 9),
    "hyphens": lambda n: "5" + "-" * n + "6",
    "commas": lambda n: "1,234" * (n // 5),
    "number words": lambda n: "one hundred and " * (n // 16),
    "open brackets": lambda n: "(5 " * (n // 3),
    "ratios": lambda n: "one in " * (n // 7),
    "one long word": lambda n: "5 " + "a" * n,
    "lines": lambda n: "5 homes\n" * (n // 8),
    "cells": lambda n: "homes\t5\n" * (n // 8),
    "from and to": lambda n: "from 5 to " * (n // 10),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_in_line_with_length(kind: str):

    def reading(length: int) -> partial[Any]:
        text = HOSTILE[kind](length)
        document = Document(
            path="x",
            slug="x",
            raw=text,
            text=text,
            blocks=layout_of(kind, text),
            sentences=(layout_of(kind, text)[0].span,),
        )
        return partial(figures.find, document, KNOWN)

    assert not out_of_line(reading(6_000), reading(60_000), 10)


def layout_of(kind: str, text: str):
    from digest.records import Block, Span

    span = Span(start=0, end=len(text))
    return (Block(kind="table" if kind == "cells" else "paragraph", span=span, rule="test"),)


SUITES = ["duckling_money_gbp", "rec_currency_gbp", "rec_percent"]


@pytest.mark.parametrize("suite", SUITES)
def test_most_of_other_projects_money_and_percentages_are_read(shared: Path, suite: str):
    """Written for general English and often for single words, so a common shape may be missed, most may not."""
    cases = [
        json.loads(line) for line in (shared / "suites" / f"{suite}.jsonl").open(encoding="utf-8")
    ]

    right = 0
    for case in cases:
        found = {(f.kind, f.value) for f in found_in(f"It was put at {case['text']} today.").values}
        wanted = {(e["kind"], Decimal(str(e["value"]))) for e in case["expected"] if "value" in e}
        right += wanted <= found

    assert right >= 0.65 * len(cases), f"{right} of {len(cases)}"


def test_other_projects_traps_are_no_figures(shared: Path):
    lines = (shared / "suites" / "quantulum_trap.jsonl").open(encoding="utf-8")
    cases = [json.loads(line) for line in lines]

    wrong = [c["text"] for c in cases if any(f.kind != "money" for f in found_in(c["text"]).values)]

    assert wrong == []


GOLD_FLOORS = {"seeds": (1.0, 0.95), "dev": (0.97, 0.92)}


@pytest.mark.parametrize("folder", GOLD_FLOORS)
def test_the_gold_figures_are_found_and_described(shared: Path, folder: str):
    """F1 by kind and value, and how many of those found are described in words that fit."""
    right = false = missed = told = asked = 0
    for path in sorted((shared / "gold" / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        document = layout.document(clean.document(source_of(text, path.with_suffix(".txt").name)))
        left = list(figures.find(document, KNOWN).values)
        for want in gold["figures"]:
            pair = next(
                (
                    f
                    for f in left
                    if f.kind == want["kind"]
                    and abs(float(f.value) - want["value"]) < 1e-6 * max(1, want["value"])
                ),
                None,
            )
            if pair is None:
                missed += 1
                continue
            left.remove(pair)
            right += 1
            asked += 1
            told += any(stem in pair.about.lower() for stem in want["about"])
        free = [s.lower() for s in gold.get("neutral_figures", [])]
        false += sum(
            not any(f.evidence.text.lower() in s or s in f.evidence.text.lower() for s in free)
            for f in left
        )

    floor_f1, floor_about = GOLD_FLOORS[folder]
    assert 2 * right / (2 * right + false + missed) >= floor_f1
    assert told / asked >= floor_about
