"""Articles in their places."""

from decimal import Decimal

import pytest

from digest import tables
from digest.config import Config, Settings
from digest.records import Evidence, Named, Span, Topic
from tests.link import together
from tests.render.made import article

CONFIG = Config(
    root=".",
    output="_site",
    memory=".digest",
    templates=None,
    settings=Settings(),
    today="2026-01-01",
)


def linked(*articles):
    return together.site(articles, tables.load(), CONFIG)


def named(slug: str) -> Named:
    nowhere = Span(start=0, end=0)
    return Named(slug=slug, evidence=Evidence(text="", span=nowhere, rule="x", sentence=nowhere))


def test_the_newest_story_comes_first_and_a_month_counts_from_its_first_day():
    site = linked(
        article("A", "Text.", slug="second", date="2021-03-02"),
        article("B", "Text.", slug="month", date="2021-03"),
        article("C", "Text.", slug="undated", date=None),
        article("D", "Text.", slug="before", date="2021-02-28"),
    )

    assert [brief.slug for brief in site.briefs] == [
        "second",
        "month",
        "before",
        "undated",
    ]
    assert [(m.year, m.month, len(m.briefs)) for m in site.months] == [(2021, 3, 2), (2021, 2, 1)]
    assert [brief.slug for brief in site.undated] == ["undated"]


def test_stories_of_one_day_keep_the_order_of_their_names_whatever_order_they_come_in():
    one, two = article("A", "T.", slug="a"), article("B", "T.", slug="b")

    assert linked(one, two).briefs == linked(two, one).briefs


def test_a_story_knows_the_one_before_and_the_one_after_about_its_council():
    site = linked(
        article("A", "T.", slug="first", date="2020-01-01"),
        article("B", "T.", slug="elsewhere", date="2020-01-02", authority="kent"),
        article("C", "T.", slug="second", date="2020-01-03"),
        article("D", "T.", slug="undated", date=None),
    )

    briefs = {brief.slug: brief for brief in site.briefs}
    beside = site.register.neighbours
    assert beside(briefs["first"]) == (None, briefs["second"])
    assert beside(briefs["second"]) == (briefs["first"], None)
    assert beside(briefs["undated"]) == (None, None)


def test_a_story_about_several_councils_is_under_each_and_one_that_only_names_them_is_not():
    site = linked(
        article(
            "A", "T.", slug="both", authority=None, authorities=(named("kent"), named("leeds"))
        ),
        article("B", "T.", slug="one", authorities=(named("leeds"), named("kent"))),
    )

    councils = {stories.label.slug: stories for stories in site.authorities}
    assert [brief.slug for brief in councils["leeds"].briefs] == ["both", "one"]
    assert [brief.slug for brief in councils["kent"].briefs] == ["both"]
    assert [brief.slug for brief in councils["kent"].mentions] == ["one"]


def test_two_councils_of_one_name_are_told_apart():
    site = linked(
        article("A", "T.", slug="old", authority="north-yorkshire-county-council"),
        article("B", "T.", slug="new", authority="north-yorkshire"),
    )

    names = [stories.label.name for stories in site.authorities]

    assert len(set(names)) == 2
    assert any("(to 2023)" in name for name in names)


def test_a_slug_that_no_table_knows_is_left_out():
    site = linked(article("A", "T.", authority="nowhere", topics=("nothing",)))

    assert site.authorities == () and site.topics == ()
    [card] = site.register.cards(site.briefs)
    assert card.authorities == ()


def test_topics_come_in_the_order_of_their_table():
    site = linked(article("A", "T.", topics=("budget", "housing")))

    assert [stories.topic.slug for stories in site.topics] == [
        slug for slug in tables.load().topics if slug in ("budget", "housing")
    ]


def test_a_cards_figures_are_those_that_lead_the_story():
    site = linked(
        article(
            "Leeds to cut [£5m] and [4] parks",
            "It needs [£5m] for [300] children and [2] homes.",
            "Last year it had [£70m], and [12] parks.",
        )
    )

    [card] = site.register.cards(site.briefs)

    assert [figure.shown for figure in card.figures] == ["£5m", "4", "300"]
    assert [figure.value for figure in card.figures] == ["5000000", "4", "300"]
    assert card.figures[0].href.startswith("/articles/a-story/#figure-")


def test_a_month_only_date_is_read_as_a_month():
    site = linked(article("A", "T.", date="2021-03"))

    [card] = site.register.cards(site.briefs)
    assert card.day == "March 2021"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_any_number_of_stories_makes_a_site(count):
    site = linked(
        *(article("A", "T.", slug=f"s{n}", date=f"2020-01-0{n + 1}") for n in range(count))
    )

    assert len(site.briefs) == count


def test_a_value_is_told_once_though_the_story_repeats_it():
    made = article("Leeds to cut [£5m]", "A cut of [£5m].", "Of the [£5m], little is left.")

    site = linked(made)

    [card] = site.register.cards(site.briefs)
    assert [figure.shown for figure in card.figures] == ["£5m"]
    assert made.figures[0].value == Decimal(5_000_000)


def test_topics_of_a_card_keep_the_storys_order():
    site = linked(article("A", "T.", topics=("housing", "budget")))

    [card] = site.register.cards(site.briefs)
    assert [label.slug for label in card.topics] == ["housing", "budget"]
    assert Topic(slug="housing").words == ()
