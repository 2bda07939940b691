"""Councils side by side: only measures that any council has, under one name, and never a part or a difference."""

import pytest

from digest import tables
from digest.link import comparisons, measured
from digest.link.briefs import Held
from digest.link.order import newest_first
from digest.site import Comparison
from tests.link.test_threads import story
from tests.link.together import followed

LEEDS = ("leeds", "2024-02-20", "Leeds sets budget", "Council tax in Leeds will go up by 4.99% in 2024-25.")  # fmt: skip
KENT = ("kent", "2025-02-11", "Kent sets budget", "Kent agreed a council tax rise of 4.5% for 2025-26.")  # fmt: skip


def compared(*told: tuple[str, str, str, str]) -> list[Comparison]:
    """The comparisons of stories: (council, date, headline, sentence) each."""
    made = [story(*each, name=f"story-{n}") for n, each in enumerate(told)]
    known = tables.load()
    held = Held(made, known)
    ordered = newest_first(held.briefs)
    found = comparisons.by_topic(ordered, held, followed(made, known), known)
    return list({each.name: each for topic in found.values() for each in topic}.values())


def shown(comparison: Comparison) -> dict[str, str]:
    return {row.authority: row.mention.shown for row in comparison.rows}


@pytest.mark.parametrize(
    ("name", "first", "second", "values"),
    [
        ("Council tax rise", LEEDS, KENT, {"leeds": "4.99%", "kent": "4.5%"}),
        (
            "Debt",
            ("woking", "2023-10-24", "Woking", "The council's debt is £1.8bn."),
            ("croydon", "2024-01-24", "Croydon", "Croydon has a total debt of £1.3bn."),
            {"woking": "£1.8bn", "croydon": "£1.3bn"},
        ),
        (
            "Children in care",
            ("stoke-on-trent", "2025-08-19", "Stoke", "There are 1,085 children in care in the city."),
            ("hull", "2025-06-12", "Hull", "Hull has 880 looked-after children."),
            {"stoke-on-trent": "1,085", "hull": "880"},
        ),
        (
            "Overspend",
            ("leeds", "2024-10-01", "Leeds", "Leeds forecasts an overspend of £22m for 2024-25."),
            ("kent", "2024-09-10", "Kent", "Kent is projecting an overspend of £26.1m in 2024-25."),
            {"leeds": "£22m", "kent": "£26.1m"},
        ),
        (
            "Visitor levy",
            ("edinburgh", "2025-01-25", "Edinburgh backs visitor levy", "A levy of 5% was agreed."),
            ("highland", "2025-12-04", "Visitor levy", "Highland consulted on a levy of 4%."),
            {"edinburgh": "5%", "highland": "4%"},
        ),
    ],
)  # fmt: skip
def test_one_measure_of_two_councils_is_compared(name, first, second, values):
    [comparison] = compared(first, second)

    assert comparison.name == name
    assert shown(comparison) == values


def test_the_largest_value_comes_first():
    [comparison] = compared(KENT, LEEDS)

    assert [row.mention.shown for row in comparison.rows] == ["4.99%", "4.5%"]


@pytest.mark.parametrize(
    "other",
    [
        ("kent", "2025-02-11", "Kent", "A police precept rise of 4.5% was agreed."),
        ("kent", "2025-02-11", "Kent", "Last year's council tax rise of 4.99% was not enough."),
        ("kent", "2025-02-11", "Kent", "Fees for parking will rise by 4.5%."),
        ("kent", "2025-02-11", "Kent", "Council tax will rise by 4.5%. Council tax rises by 4.99% in Kent."),
    ],
    ids=["another tax", "a look back", "a charge", "two values"],
)  # fmt: skip
def test_what_only_looks_alike_is_not_compared(other):
    assert compared(LEEDS, other) == []


@pytest.mark.parametrize(
    "said",
    [
        "The debt of its company Brick by Brick is £200m.",
        "Residents' council tax debt is £36m.",
        "Debt has gone up by £90m.",
        "Some £300m of the debt is short-term.",
        "The government will write off £500m of the council's debt.",
        "The council's debt was put at £1.1bn, and elsewhere the debt is £1.6bn.",
    ],
)
def test_a_debt_that_is_not_the_councils_whole_is_not_compared(said):
    woking = ("woking", "2023-10-24", "Woking", "The council's debt is £1.8bn.")

    assert compared(woking, ("croydon", "2024-01-24", "Croydon", said)) == []


def test_of_each_council_the_newest_story_counts():
    older = ("leeds", "2023-02-20", "Leeds", "Council tax will go up by 2.99% in 2023-24.")

    [comparison] = compared(older, LEEDS, KENT)

    assert shown(comparison)["leeds"] == "4.99%"


def test_a_council_whose_stories_disagree_says_where():
    one = ("croydon", "2023-12-09", "Tax", "The newspaper puts the council's debt at £1.6bn.")
    two = ("croydon", "2024-01-24", "Panel", "The panel puts the council's debt at £1.3bn.")
    woking = ("woking", "2023-10-24", "Woking", "The council's debt is £1.8bn.")

    [comparison] = compared(one, two, woking)

    assert {row.authority: row.apart for row in comparison.rows} == {"croydon": "croydon-debt", "woking": None}  # fmt: skip


def test_pages_know_every_measure_and_its_place():
    assert [rule.name for rule in measured._RULES] == list(comparisons.NAMES)
