"""What an editor's header declares beats what was read, and mistakes in it are said with a place and a mend."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from digest.records import Article

Read = Callable[..., Article]
STORY = "Leeds City Council will cut £2m from libraries, “a sad day for readers” said Jo Bloggs.\n"


def headed(read: Read, header: str, story: str = STORY) -> Article:
    return read(f"---\n{header}\n---\n{story}")


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems if problem.code != "title-missing"]


@pytest.mark.parametrize(
    ("written", "date", "precision"),
    [
        ("2020-03-25", "2020-03-25", "day"),
        ("25 March 2020", "2020-03-25", "day"),
        ("Wednesday, 25th March 2020", "2020-03-25", "day"),
        ("March 25, 2020", "2020-03-25", "day"),
        ("25/03/2020", "2020-03-25", "day"),
        ("25.3.2020", "2020-03-25", "day"),
        ("2020-03-25T10:00:00Z", "2020-03-25", "day"),
        ("2020-03", "2020-03", "month"),
        ("Sept 2020", "2020-09", "month"),
    ],
)
def test_a_declared_date_is_read_as_britons_write_it(read: Read, written: str, date: str, precision: str):  # fmt: skip
    article = headed(read, f"date: {written}")

    assert (article.date, article.date_precision) == (date, precision)
    assert article.date_evidence is not None
    assert article.date_evidence.rule == "declared"


@pytest.mark.parametrize(
    ("header", "code", "mend"),
    [
        ("date: 31 Feb 2025", "date-impossible", "February 2025 has 28 days"),
        ("date: 2025-13-01", "date-impossible", "months 1 to 12"),
        ("date: soon", "date-unreadable", "2020-03-25"),
        ("date: 3 Febuary 2025", "date-unreadable", 'Did you mean "February"?'),
        ("authority: Leads", "authority-unknown", 'Did you mean "leeds"?'),
        ("authority: Newcastle", "authority-unknown", "page address"),
        ("topics: [budgett]", "topics-unknown", 'Did you mean "budget"?'),
        ("draft: perhaps", "draft-unclear", "draft: yes"),
        ("aliases: http://x.example/", "aliases-address", "/articles/old-name/"),
        ("source:\n  publisher: X\n  url: javascript:alert(1)", "source-url", "https://"),
        ("source:\n  adress: X", "source-unknown-key", "publisher, url"),
        ("figures:\n  - text: £2m\n    value: lots", "figures-value", "1200000"),
        ("figures:\n  - value: 2", "figures-text", 'Add "text: '),
        ("figures:\n  - text: sad day", "figures-kind", "money"),
        ("key_dates:\n  - about: a vote", "key_dates-date", 'Add "date: '),
        ("title: [a, b]", "title-words", "one line"),
        ("reviewed: 2020-03", "reviewed-day", "reviewed: 2020-03-25"),
    ],
)
def test_a_mistake_in_a_header_is_an_error_with_a_mend(read: Read, header: str, code: str, mend: str):  # fmt: skip
    [problem] = [p for p in headed(read, header).problems if p.severity == "error"]

    assert problem.code == code
    assert mend in problem.fix
    assert problem.line > 1


def test_an_unknown_key_is_a_warning_with_the_nearest_name(read: Read):
    [problem] = [p for p in headed(read, "autor: Jo").problems if p.code == "header-unknown-key"]

    assert problem.severity == "warning"
    assert 'Did you mean "author"?' in problem.fix


@pytest.mark.parametrize("name", ["leeds", "Leeds City Council", "LEEDS", "Leeds"])
def test_a_council_is_known_by_any_of_its_names(read: Read, name: str):
    article = headed(read, f"authority: {name}")

    assert article.authority == "leeds"
    assert [n.slug for n in article.authorities if n.is_lead] == ["leeds"]


def test_a_story_can_be_declared_to_be_about_no_council(read: Read):
    assert headed(read, "authority: none").authority is None


def test_a_date_that_the_story_contradicts_is_a_warning_and_wins(read: Read):
    article = headed(read, "date: 2020-03-25", f"Leeds cuts libraries\n\n26 March 2020\n\n{STORY}")

    assert article.date == "2020-03-25"
    assert "date-disagrees" in codes(article)


def test_declared_figures_replace_those_that_were_read(read: Read):
    article = headed(read, "figures:\n  - text: £2m\n    about: cuts to libraries")

    [figure] = article.figures
    assert figure.value == Decimal(2_000_000)
    assert figure.about == "cuts to libraries"
    assert article.body[figure.evidence.span.start : figure.evidence.span.end] == "£2m"


def test_no_figures_can_be_declared(read: Read):
    assert headed(read, "figures: []").figures == ()


def test_a_figure_of_other_words_carries_its_own_value(read: Read):
    article = headed(read, 'figures:\n  - {text: a sad day, kind: count, value: "1,000"}')

    assert article.figures[0].value == 1000


def test_words_that_the_story_does_not_say_are_a_warning(read: Read):
    article = headed(read, "figures:\n  - {text: £9m, kind: money, value: 9000000}")

    assert "figures-not-in-story" in codes(article)
    assert article.figures[0].evidence.text == "£9m" or "£9m" in article.figures[0].evidence.text


def test_a_declared_speaker_is_given_to_the_words_in_the_story(read: Read):
    article = headed(read, "quotations:\n  - {text: a sad day, speaker: Jo Smith, role: reader}")

    [quotation] = article.quotations
    assert (quotation.speaker, quotation.role) == ("Jo Smith", "reader")


def test_other_dates_are_declared_with_what_happens(read: Read):
    article = headed(read, "key_dates:\n  - {date: 2 April 2025, about: council meets}")

    [key_date] = article.key_dates
    assert (key_date.date, key_date.about) == ("2025-04-02", "council meets")


@pytest.mark.parametrize(
    ("header", "publisher", "url"),
    [
        ("source: Leeds Post", "Leeds Post", None),
        ("source: Leeds Post, https://post.example/1", "Leeds Post", "https://post.example/1"),
        ("source: https://post.example/1", None, "https://post.example/1"),
        ("source: {publisher: P, url: https://p.example/}", "P", "https://p.example/"),
    ],
)
def test_the_source_may_be_written_in_one_line_or_in_two(read: Read, header: str, publisher: str, url: str):  # fmt: skip
    source = headed(read, header).source

    assert (source.publisher, source.url) == (publisher, url)


def test_a_key_with_nothing_after_it_says_nothing(read: Read):
    assert headed(read, "author:\ndate:").declared == ()


def test_figures_in_a_declared_headline_are_read_and_stand_in_the_header(read: Read):
    article = headed(read, "title: Leeds finds £5m for roads")

    figure = next(f for f in article.figures if f.value == 5_000_000)
    assert article.body[figure.evidence.span.start : figure.evidence.span.end] == "£5m"
