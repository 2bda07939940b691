"""A header puts single values right, and leaves all others as they were read."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from digest import read as reading
from digest.extract.declared import corrections
from digest.records import Article, Span
from digest.understand import pastes, understand

Read = Callable[..., Article]
STORY = (
    "Leeds cuts its libraries\n\n25 March 2020\n\n"
    "Leeds City Council will cut £2m from libraries and £300,000 from parks on 4 May 2020.\n\n"
    "“A sad day for readers,” said Jo Bloggs, chair of Friends of Leeds Libraries.\n\n"
    "The £2m was agreed on Tuesday. Some 300 people had written in.\n"
)


def headed(read: Read, header: str, story: str = STORY) -> Article:
    return read(f"---\n{header}\n---\n{story}")


def codes(article: Article) -> list[str]:
    return [problem.code for problem in article.problems]


def figures(article: Article) -> list[tuple[str, str]]:
    return [(f.evidence.text, f.about) for f in article.figures]


def test_one_figure_is_put_right_and_the_others_stay(read: Read):
    as_read = read(STORY)

    article = headed(read, "corrections:\n  - figure: £300,000\n    about: parks")

    assert len(article.figures) == len(as_read.figures) > 2
    changed = [
        (one.about, other.about)
        for one, other in zip(as_read.figures, article.figures, strict=True)
        if one.about != other.about or one.value != other.value
    ]
    assert [after for _, after in changed] == ["parks"]
    assert codes(article) == codes(as_read)


def test_a_value_put_right_says_that_the_header_gave_it(read: Read):
    article = headed(read, "corrections:\n  - {figure: 300, value: 305}")

    [figure] = [f for f in article.figures if f.value == 305]
    assert figure.evidence.rule == "declared"
    assert figure.evidence.text == "300 people"


def test_nth_tells_one_place_of_the_words_from_another(read: Read):
    article = headed(read, "corrections:\n  - {figure: £2m, nth: 2, about: the sum agreed}")

    assert [about for words, about in figures(article) if words == "£2m"][1:] == ["the sum agreed"]
    assert next(about for words, about in figures(article) if words == "£2m") != "the sum agreed"


def test_words_that_were_read_twice_ask_which_and_mean_the_first(read: Read):
    article = headed(read, "corrections:\n  - {figure: £2m, about: cuts}")

    assert next(about for words, about in figures(article) if words == "£2m") == "cuts"
    [problem] = [p for p in article.problems if p.code == "corrections-which"]
    assert 'add "nth: 1"' in problem.fix


def test_a_number_is_not_found_inside_a_longer_one(read: Read):
    article = headed(read, "corrections:\n  - {figure: 300, remove: yes}")

    assert "300" not in dict(figures(article))
    assert "£300,000" in dict(figures(article))


def test_what_is_no_figure_can_be_said_to_be_none(read: Read):
    article = headed(read, "corrections:\n  - {figure: £2m, nth: 1, remove: yes}\n  - {figure: £2m, nth: 2, remove: yes}")  # fmt: skip

    assert "£2m" not in dict(figures(article))


def test_words_that_were_not_read_become_a_figure(read: Read):
    article = headed(read, "corrections:\n  - {figure: Some, kind: count, value: 7, about: people}")

    assert ("Some", "people") in figures(article)
    assert [f.evidence.span.start for f in article.figures] == sorted(
        f.evidence.span.start for f in article.figures
    )


def test_pounds_that_turn_out_to_be_people_are_no_longer_pounds(read: Read):
    article = headed(read, 'corrections:\n  - {figure: "£300,000", kind: count, about: people}')

    [figure] = [f for f in article.figures if f.about == "people"]
    assert (figure.kind, figure.unit, figure.value) == ("count", "", Decimal(300_000))


def test_a_speaker_is_put_right_by_the_first_words_of_a_quotation(read: Read):
    article = headed(read, "corrections:\n  - {quotation: A sad day, speaker: Jo Smith, role: }")

    [quotation] = article.quotations
    assert (quotation.speaker, quotation.role) == ("Jo Smith", None)
    assert quotation.organisation == read(STORY).quotations[0].organisation
    assert quotation.text == read(STORY).quotations[0].text


def test_a_key_date_is_put_right(read: Read):
    article = headed(read, "corrections:\n  - {key_date: 4 May 2020, date: 5 May 2020}")

    assert "2020-05-05" in [k.date for k in article.key_dates]
    assert "2020-05-04" not in [k.date for k in article.key_dates]


def test_corrections_come_on_top_of_a_list_wherever_they_stand(read: Read):
    article = headed(
        read, "corrections:\n  - {figure: £2m, about: b}\nfigures:\n  - {text: £2m, about: a}"
    )

    assert figures(article) == [("£2m", "b")]


def test_a_figure_in_a_headline_of_the_header_is_put_right(read: Read):
    article = headed(
        read,
        "title: Leeds finds £5m for roads\ncorrections:\n  - {figure: £5m, about: potholes}",
        "Leeds City Council will mend its roads, its leader said on Monday.\n",
    )

    assert ("£5m", "potholes") in figures(article)


@pytest.mark.parametrize("entry", ["{figure: £20m, about: x}", "{figure: £2m, nth: 3, about: x}"])
def test_an_entry_with_nothing_to_put_right_is_a_warning(read: Read, entry: str):
    article = headed(read, f"corrections:\n  - {entry}")

    [problem] = [p for p in article.problems if p.code == "corrections-not-in-story"]
    assert problem.severity == "warning"
    assert "delete this entry" in problem.fix
    assert figures(article) == figures(read(STORY))


def test_words_that_are_nearly_those_of_a_figure_are_asked_about(read: Read):
    [problem] = [
        p
        for p in headed(read, 'corrections:\n  - {figure: "£30,000", about: parks}').problems
        if p.code == "corrections-not-in-story"
    ]

    assert 'Did you mean "£300,000"?' in problem.fix


@pytest.mark.parametrize(
    ("entry", "code", "mend"),
    [
        ("{figure: £2m, abuot: x}", "corrections-unknown-key", 'Did you mean "about"?'),
        ("{figure: £2m, speaker: x}", "corrections-unknown-key", "value, kind, unit"),
        ("{figur: £2m, about: x}", "corrections-entry", 'Did you mean "figure"?'),
        ("£2m", "corrections-entry", '"- figure: £2m"'),
        ("{figure: £2m, quotation: A sad day}", "corrections-entry", "figure: £2m"),
        ("{figure: , about: x}", "corrections-words", "Copy its words"),
        ("{figure: £2m, nth: second}", "corrections-nth", "2 for the second"),
        ("{figure: £2m, remove: perhaps}", "corrections-unclear", "remove: yes"),
        ("{figure: £2m, value: lots}", "figures-value", "1200000"),
        ("{figure: Some, about: x}", "figures-kind", "money"),
        ("{key_date: Some, about: x}", "key_dates-date", 'Add "date: '),
        ("{key_date: 4 May 2020, date: 31 Feb 2020}", "key_dates-impossible", "29 days"),
        ("{figure: [£2m]}", "corrections-entry", "on one line"),
        ("{figure: 300, about: x}\n  - {figure: 300, about: y}", "corrections-twice", "nth: 2"),
    ],
)
def test_a_mistake_in_an_entry_is_an_error_with_a_mend(read: Read, entry: str, code: str, mend: str):  # fmt: skip
    [problem] = [
        p for p in headed(read, f"corrections:\n  - {entry}").problems if p.severity == "error"
    ]

    assert problem.code == code
    assert mend in problem.fix
    assert problem.line > 1


def every_value(article: Article) -> list[tuple[str, Span]]:
    return [
        (kind, value.evidence.span)
        for kind in ("figure", "quotation", "key_date")
        for value in getattr(article, f"{kind}s")
    ]


def test_every_value_of_our_articles_can_be_named(record_property):
    """By words that lead back to it, so that the desk can put right whatever was read."""
    nameless = []
    for source in reading.sources(Path("articles"), Path()):
        [paste] = pastes([source])
        article = understand(paste)
        for kind, span in every_value(article):
            named = corrections.reference(span, source)
            if named is None:
                nameless.append((article.path, kind, span))
                continue
            place = corrections.places(named.words, source)[(named.nth or 1) - 1]
            found = corrections.at(place, getattr(article, f"{kind}s"))
            if found is None or found.evidence.span != span:
                nameless.append((article.path, kind, named, article.body[span.start : span.end]))

    assert nameless == []
