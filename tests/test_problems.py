"""A problem is printed with its place, its line, a caret and a mend."""

from digest import problems
from digest.records import Span


def test_a_problem_is_printed_as_editors_know_it():
    text = "---\ntitle: Budget\ndate: 31 Feb 2025\n---\n"
    start = text.index("31 Feb")
    problem = problems.at(text, "articles/leeds-budget.txt", Span(start=start, end=start + 11),
        code="date-impossible", severity="error", what="31 Feb 2025 is not in the calendar",
        fix="February 2025 has 28 days.")  # fmt: skip

    assert problems.show(problem) == (
        "articles/leeds-budget.txt:3:7: error: 31 Feb 2025 is not in the calendar [date-impossible]\n"
        "  3 | date: 31 Feb 2025\n"
        "    |       ^^^^^^^^^^^\n"
        "  Fix: February 2025 has 28 days."
    )


def test_a_long_line_is_cut_around_the_caret():
    text = "x" * 5_000 + "HERE" + "y" * 5_000
    problem = problems.at(text, "a.txt", Span(start=5_000, end=5_004),
        code="a-b", severity="warning", what="w", fix="f")  # fmt: skip

    assert len(problem.excerpt) == 120
    assert problem.excerpt[problem.caret : problem.caret + problem.length] == "HERE"


def test_problems_come_in_file_order_and_each_once():
    one = problems.whole("b.txt", code="c", severity="error", what="w", fix="f")
    two = problems.whole("a.txt", code="c", severity="error", what="w", fix="f")

    assert problems.in_order([one, two, one]) == [two, one]


def test_the_nearest_real_name_is_offered():
    assert (
        problems.did_you_mean("Trasport", ["transport", "housing"]) == 'Did you mean "transport"? '
    )
    assert problems.did_you_mean("zzz", ["transport", "housing"]) == ""


def test_a_strangers_words_stay_on_their_line_and_say_nothing_to_the_terminal():
    said = problems.whole("a.txt", code="a-b", severity="error",
        what='"\x1b[2J\nb.txt:1:1: error: not so" is no field', fix="Delete \x07 it.")  # fmt: skip

    assert problems.show(said) == (
        'a.txt: error: " [2J b.txt:1:1: error: not so" is no field [a-b]\n  Fix: Delete   it.'
    )


def test_a_problem_quotes_the_ends_of_what_is_very_long():
    said = problems.whole("a.txt", code="a-b", severity="error", what="x" * 60_000 + " is no field", fix="f")  # fmt: skip

    assert len(said.what) < 700
    assert said.what.endswith(" is no field")
