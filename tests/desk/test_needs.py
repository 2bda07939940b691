"""What needs a human eye most comes first, with the reason in words."""

from collections.abc import Callable, Sequence

import msgspec

from digest import problems, tables
from digest.desk import listing, needs
from digest.desk.listing import Asked
from digest.records import Article, Problem
from tests.desk.conftest import LIBRARY, ROADS

Read = Callable[..., Article]


def row(article: Article, found: Sequence[Problem] = ()) -> listing.Row:
    return listing.row(article, (*article.problems, *found), tables.load())


def error(path: str) -> Problem:
    return problems.whole(path, code="date-impossible", severity="error", what="31 Feb 2020 is not in the calendar", fix="")  # fmt: skip


def test_errors_come_first_then_dates_councils_speakers_and_the_checked_last(read: Read):
    rows = [
        row(read(f"---\nreviewed: 2020-04-01\n---\n{ROADS}", "checked.txt")),
        row(read(ROADS, "plain.txt")),
        row(read(f"---\ndate: 2020-03-25\nauthority: leeds\n---\n{LIBRARY}", "speaker.txt")),
        row(read(ROADS.replace("Leeds City Council", "The library board"), "council.txt")),
        row(read(LIBRARY, "undated.txt")),
        row(read(ROADS, "broken.txt"), [error("articles/broken.txt")]),
        row(read(f"---\ndraft: yes\n---\n{ROADS}", "draft.txt")),
    ]  # fmt: skip

    ordered = [each.name.removesuffix(".txt") for each in listing.in_order(rows)]

    assert ordered == ["broken", "undated", "council", "speaker", "draft", "plain", "checked"]


def test_of_equal_need_the_newest_comes_first(read: Read):
    rows = [row(read(ROADS.replace("2020", year), f"{year}.txt")) for year in ("2019", "2021", "2020")]  # fmt: skip

    assert [each.name for each in listing.in_order(rows)] == ["2021.txt", "2020.txt", "2019.txt"]


def test_a_need_leads_to_the_value_that_it_is_about(read: Read):
    article = read(LIBRARY)

    [need] = [each for each in needs.of(article, article.problems) if each.kind == "speaker"]

    assert need.at == "quotation-1"
    assert "A sad day for everybody here" in need.what


def test_several_councils_of_which_none_leads_are_a_question_that_a_header_answers(read: Read):
    article = read(ROADS)
    unled = msgspec.structs.replace(article, authority=None)
    answered = msgspec.structs.replace(unled, declared=("authority",))

    assert "council" in {each.kind for each in needs.of(unled, ())}
    assert "council" not in {each.kind for each in needs.of(answered, ())}
    assert "council" not in {each.kind for each in needs.of(article, ())}


def test_nothing_is_asked_of_what_was_checked(read: Read):
    assert needs.of(read(f"---\nreviewed: 2020-04-01\ndate: 2020-03-25\n---\n{LIBRARY}"), ()) == ()


def test_several_of_a_kind_are_one_line_in_the_list(read: Read):
    article = read(
        LIBRARY.replace(
            "Subscribe", "Her neighbour was told too.\n\n“Nobody asked us.”\n\nSubscribe"
        )
    )

    shown = [each.what for each in row(article).needs if each.kind == "speaker"]

    assert shown == ["2 quotations without a speaker"]


def test_the_list_is_found_by_words_in_any_order_and_by_need(read: Read):
    rows = listing.in_order(row(read(text, name)) for text, name in ((ROADS, "a.txt"), (LIBRARY, "b.txt")))  # fmt: skip

    found = listing.page(rows, Asked(words="ROADS leeds"))
    undated = listing.page(rows, Asked(need="date"))
    both = listing.page(rows, Asked(words="roads", need="date"))

    assert [each.name for each in found.rows] == ["a.txt"]
    assert [each.name for each in undated.rows] == ["b.txt"]
    assert both.rows == [] and both.tally == {"unread": 1}


def test_a_page_beyond_the_last_is_the_last(read: Read):
    rows = [row(read(ROADS))] * 120

    last = listing.page(rows, Asked(page=99))

    assert (last.page, last.pages, len(last.rows), last.found) == (3, 3, 20, 120)
