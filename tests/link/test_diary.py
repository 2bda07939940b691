"""The diary: every key date in the order of the calendar."""

import msgspec

from digest import tables
from digest.records import KeyDate
from tests.link import together
from tests.link.test_site import CONFIG
from tests.render.made import article


def dated(slug: str, *dates: tuple[str, str], published: str | None = "2020-03-25", **fields):
    """A story with a key date for each pair of a date and what it says."""
    made = article(
        "A story",
        " ".join(f"<on {date}>" for date, _ in dates),
        slug=slug,
        date=published,
        **fields,
    )
    found = tuple(
        KeyDate(
            date=date,
            precision="day" if len(date) > 7 else "month",
            about=about,
            evidence=mark.evidence,
        )
        for (date, about), mark in zip(dates, made.key_dates, strict=True)
    )
    return msgspec.structs.replace(made, key_dates=found)


def diary(*articles):
    return together.site(articles, tables.load(), CONFIG).diary


def test_dates_come_in_the_order_of_the_calendar_and_a_month_before_its_days():
    found = diary(
        dated("a", ("2020-04-02", "cabinet meets"), ("2019-01-31", "it closed")),
        dated("b", ("2020-04", "work starts")),
    )

    assert [each.date for each in found] == ["2019-01-31", "2020-04", "2020-04-02"]


def test_of_two_stories_that_tell_of_one_day_the_older_stands_first_and_an_undated_one_last():
    found = diary(
        dated("a", ("2020-04-02", "the meeting"), published=None),
        dated("b", ("2020-04-02", "full council"), published="2020-03-30"),
        dated("c", ("2020-04-02", "a vote"), published="2020-03-01"),
    )

    assert [each.article for each in found] == ["c", "b", "a"]


def test_a_story_that_gives_a_day_twice_has_it_once_where_it_says_more():
    site = together.site(
        [dated("a", ("2020-04-02", "they meet"), ("2020-04-02", "full council votes on it"))],
        tables.load(),
        CONFIG,
    )

    [each] = map(site.register.dated, site.diary)
    assert each.about == "full council votes on it"
    assert each.href == "/articles/a/#date-2"


def test_a_councils_dates_are_those_of_the_stories_about_it():
    site = together.site(
        [dated("a", ("2020-04-02", "x")), dated("b", ("2020-05-02", "y"), authority="kent")],
        tables.load(),
        CONFIG,
    )

    found = {stories.label.slug: [d.article for d in stories.diary] for stories in site.authorities}
    assert found == {"leeds": ["a"], "kent": ["b"]}
