"""Whatever is pasted, reading it gives a record whose every value stands where it says, and never raises."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import clean, layout
from digest.records import Article, Evidence
from digest.understand import pastes, understand
from tests.conftest import source_of
from tests.growth import out_of_line

PIECES = [
    "Leeds City Council", "the county council", "Reading", "Cllr Jo Bloggs", "Jo Bloggs, leader of Derby,", "said", "she said",
    "“We will listen,”", "‘No", "\"", "'", "’s", "“", "”", "£5.5m", "£", "£1,250-a-week", "12%", "seven per cent", "890", "children in care",
    "two-thirds", "one in seven", "half a dozen", "between £2m and £3m", "from six to two", "2019/20", "25 March 2020", "Wednesday, March 25, 2020",
    "next Thursday", "last November", "on Monday", "31 Feb 2025", "Published:", "Picture: Jo/Stock", "Subscribe", "From £15 / month", "Read more:",
    "•", "-", "|", "# ", "---", "> ", "\n", "\n\n", "\r\n", "\t", "  ", ".", ",", ":", "http://x.example/2020/03/25/a", "a@b.example", "01782 232671",
    "ST4 1HH", "A50", "section 114", "\u00a0", "\ufeff", "\x00", "\u202e", "🏛", "é", "Comhairle nan Eilean Siar", "**", "[a](b)", "<script>",
]  # fmt: skip
pasted = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map(" ".join)

GOLD = [
    p.read_text(encoding="utf-8").split(" ")
    for p in sorted((Path(__file__).parents[1] / "gold" / "dev").glob("*.txt"))
]


@st.composite
def torn(draw: st.DrawFn) -> str:
    """Some words of a real story, from anywhere to anywhere, with a mark at their end."""
    words = draw(st.sampled_from(GOLD))
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start, min(len(words), start + 60)))
    mark = draw(st.sampled_from(["", ".", "”", "'", ",", " £5m", "\n"]))
    return "Council news\n\n12 March 2024\n\n" + " ".join(words[start:end]) + mark


def read(text: str, name: str = "story.txt") -> Article:
    [paste] = pastes([source_of(text, name)]) or pastes([source_of("x", name)])
    return understand(paste)


def evidence(article: Article) -> Iterator[Evidence]:
    for values in (article.figures, article.quotations, article.key_dates, article.authorities):
        yield from (value.evidence for value in values)
    if article.date_evidence:
        yield article.date_evidence


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(pasted | torn(), st.sampled_from(["story.txt", "story.md"]))
def test_reading_never_raises_and_every_value_stands_where_it_says(text: str, name: str):
    article = read(text, name)

    for each in evidence(article):
        assert article.body[each.span.start : each.span.end] == each.text
        assert each.sentence.start <= each.span.start < max(each.span.end, each.sentence.end)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(pasted)
def test_blocks_follow_each_other_and_never_overlap(text: str):
    document = layout.document(clean.document(source_of(text)))

    ends = 0
    for block in document.blocks:
        assert ends <= block.span.start < block.span.end <= len(text)
        ends = block.span.end


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(pasted)
def test_figures_are_in_order_and_none_overlaps(text: str):
    ends = -1
    for figure in read(text).figures:
        assert figure.evidence.span.start >= ends
        ends = figure.evidence.span.end


def test_nothing_is_read_from_furniture():
    text = (
        "Derby agrees its budget\n\n25 March 2020\n\nDerby City Council agreed a budget of £5m on Tuesday.\n\n"
        "Subscribe from £15 / month\n\nSubscribe\n"
    )

    article = read(text)

    assert [str(f.value) for f in article.figures] == ["5000000"]


HOSTILE = {
    "digits": "1",
    "commas in digits": "1,",
    "pounds": "£1m ",
    "open quotes": "“we ",
    "straight quotes": '" ',
    "apostrophes": "' ",
    "hyphens": "-",
    "hyphened words": "one-",
    "capitals": "Bath ",
    "councils": "Leeds City Council and ",
    "number words": "one hundred and ",
    "months": "March ",
    "spaces": " ",
    "line ends": "\n",
    "bullets": "\n• £5m",
    "pipes": "|1",
    "brackets": "[(",
    "full stops": ". ",
    "surnames": "Mr Kent said ",
    "between": "between £1 and ",
    "headers": "From: ",
    "addresses": "http://a.example/",
    "stars": "**",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_time_grows_in_line_with_length(piece: str, name: str):
    few, many = (
        partial(read, "Leeds agrees its budget\n\n" + piece * (length // len(piece)), name)
        for length in (6_000, 24_000)
    )

    assert not out_of_line(few, many, 4)
