"""Four times the text takes about four times the time, in each stage and field by itself, whatever a text is full of.

`test_patterns.py` asks the same of the reading as a whole, over texts that are made to tire one pattern; here they
are what a stranger would send: a million digits, a thousand quotation marks that nobody closes, every council there is.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from digest import clean, header, layout, tables
from digest.extract import (
    article,
    authorities,
    figures,
    gaps,
    key_dates,
    origin,
    published,
    quotations,
    summary,
    title,
    topics,
)
from digest.extract.found import Known
from digest.render import prose
from digest.render.story import story
from tests.conftest import source_of
from tests.growth import out_of_line

TABLES = tables.load()
COUNCILS = [council.official_name for council in TABLES.authorities.values()]
NAMES = [f"{c}{v}{d}{e}el" for c in "BDFGHJKLMNPRSTVW" for v in "aeiou" for d in "bdfgklmnprst" for e in "aeiou"]  # fmt: skip
LEAD = "Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m on roads.\n\n"
TIMES = 4

# One piece of a text, by its number; how many there are in the long test.
UNITS: dict[str, tuple[Callable[[int], str], int]] = {
    "digits": (lambda i: "1234567890" * 10, 10_000),
    "open quotes": (lambda i: "“We will go ", 6_000),
    "straight quotes": (lambda i: '"We will go ', 6_000),
    "capitalised words": (lambda i: f"{NAMES[i % len(NAMES)]} ", 20_000),
    "councils": (lambda i: f"{COUNCILS[i % len(COUNCILS)]}, ", 5_000),
    "dates": (lambda i: f"{i % 28 + 1} May {2000 + i % 30}, ", 10_000),
    "figures": (lambda i: f"£{i}m on roads and {i} per cent, ", 4_000),
    "speakers": (lambda i: f"“We will go {i},” said Cllr Jo {NAMES[i % len(NAMES)]}. ", 2_500),
    "numbers": (lambda i: "1,000 ", 15_000),
    "number words": (lambda i: "twenty three thousand and ", 4_000),
    "ranges": (lambda i: "between 3 and 4 and ", 5_000),
    "shares": (lambda i: "three of the five of the ", 4_000),
    "days": (lambda i: "on Tuesday 3 May ", 6_000),
    "bare names": (lambda i: "the council and the county council ", 3_000),
    "councillors": (lambda i: f"Cllr Jo {NAMES[i % len(NAMES)]} and ", 5_000),
    "titles": (lambda i: "Mr ", 30_000),
    "initials": (lambda i: "A.B. ", 20_000),
    "said": (lambda i: "said she said ", 7_000),
    "words": (lambda i: "word ", 20_000),
    "commas": (lambda i: ", ", 40_000),
    "stops": (lambda i: ". ", 40_000),
    "blanks": (lambda i: "  ", 40_000),
    "brackets": (lambda i: "(a [b ", 15_000),
    "colons": (lambda i: "Leader: ", 12_000),
    "apostrophes": (lambda i: "'it's 'twas ", 8_000),
    "hyphens": (lambda i: "a-b-c-", 15_000),
    "addresses": (lambda i: f"https://a.example/{i} a{i}@b.example ", 2_500),
    "slashes": (lambda i: "1/2/", 25_000),
    "bullets": (lambda i: "• £3m for roads ", 6_000),
    "cells": (lambda i: "| £3m | 4 ", 9_000),
    "marks": (lambda i: "**a** _b_ ", 9_000),
    "hashes": (lambda i: "# a ", 20_000),
    "sources": (lambda i: "Source: ", 12_000),
    "furniture": (lambda i: "Share this ENDS ", 6_000),
    "accents": (lambda i: "e\u0301\u200b", 30_000),
    "capitals": (lambda i: "BUDGET NEWS ", 8_000),
}  # fmt: skip
# How the pieces stand: in lines as long as reading lets them be, each on a line, each in a paragraph.
FORMS: dict[str, Callable[[list[str]], str]] = {
    "long lines": lambda pieces: "\n\n".join(_filled(pieces, 15_000)),
    "lines": lambda pieces: "\n".join(pieces),
    "paragraphs": lambda pieces: "\n\n".join(f"{piece}of the plan." for piece in pieces),
}


def _filled(pieces: list[str], chars: int) -> Iterator[str]:
    each = max(1, chars // max(map(len, pieces)))
    for start in range(0, len(pieces), each):
        yield "".join(pieces[start : start + each])


def stages(text: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each stage and field by name, with what reads `text` once."""
    yield "header", lambda: header.split(f"---\ndate: 2020\n{text}", "a.txt")
    source = source_of(text)
    yield "clean", lambda: clean.document(source)
    plain = clean.document(source)
    yield "layout", lambda: layout.document(plain)
    document = layout.document(plain)
    known = Known(tables=TABLES)
    yield "title", lambda before=known: title.find(document, before)
    known = msgspec.structs.replace(known, title=next(iter(title.find(document, known).values), None))  # fmt: skip
    yield "published", lambda before=known: published.find(document, before)
    known = msgspec.structs.replace(known, published=next(iter(published.find(document, known).values), None))  # fmt: skip
    yield "authorities", lambda before=known: authorities.find(document, before)
    known = msgspec.structs.replace(known, authorities=authorities.find(document, known).values)
    for field in (topics, figures, quotations, key_dates, origin, summary):
        yield field.__name__.rpartition(".")[2], lambda field=field: field.find(document, known)
    made = article.article(document, article.read(document, TABLES))
    yield "gaps", lambda: (list(gaps.find(made, document)), gaps.dates_said(document))
    yield "printing", lambda: prose.text(story(made))
    marked = msgspec.structs.replace(made, markdown=True)
    yield "printing Markdown", lambda: prose.text(story(marked))


def slow(unit: Callable[[int], str], form: Callable[[list[str]], str], count: int) -> list[str]:
    """The stages whose time for `count` pieces is out of line with that for a quarter of them, in words."""
    part, whole = (
        stages(f"{LEAD}{form([unit(i) for i in range(n)])}\n") for n in (count // TIMES, count)
    )
    return [
        f"{name}: {found}"
        for (name, few), (_, many) in zip(part, whole, strict=True)
        if (found := out_of_line(few, many, TIMES))
    ]


@pytest.mark.parametrize("name", ["digits", "open quotes", "capitalised words", "councils", "dates", "figures", "speakers"])  # fmt: skip
def test_four_times_the_text_takes_four_times_the_time(name: str):
    unit, count = UNITS[name]

    assert not slow(unit, FORMS["paragraphs"], count // 10)


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", UNITS)
def test_four_times_a_great_text_takes_four_times_the_time(name: str, form: str):
    unit, count = UNITS[name]

    assert not slow(unit, FORMS[form], count)
