"""Pages of what stories say together: charts, figures elsewhere, namesakes, what is ahead."""

from decimal import Decimal

import pytest

from digest import render, tables
from digest.brief import Mention, packed
from digest.config import Config, Settings
from digest.render import charts, pages, people, threads
from digest.site import Thread
from tests.link import together
from tests.link.test_diary import dated
from tests.link.test_people import heard

SETTINGS = Settings()


def mention(
    date: str | None, value: float, *, number: int = 1, article: str | None = None, **fields
) -> Mention:
    return Mention(
        **{
            "article": article or f"story-{date}",
            "headline": "A story",
            "date": date,
            "numbers": (number,),
            "value": Decimal(str(value)),
            "upper": None,
            "shown": f"£{value:g}",
            "qualifier": None,
            "about": "debt",
            "sentence": "It has a debt.",
            "period": None,
            "relation": "changed",
        }
        | fields
    )


def thread(*mentions: Mention, kind="money", unit="GBP", apart=()) -> Thread:
    return Thread(
        slug="leeds-debt",
        authority="leeds",
        title="Debt",
        kind=kind,
        unit=unit,
        per=None,
        stories=tuple((each.article, each.date) for each in mentions),
        packed=packed(mentions),
        is_charted=sum(each.date is not None for each in mentions) >= 3,
        topics=(),
        apart=tuple(apart),
        print=b"",
    )


def drawn(*mentions: Mention, **fields) -> pages.Chart:
    chart = charts.chart(thread(*mentions, **fields))
    assert chart is not None
    return chart


def tasks(*articles, today: str = "2026-01-01") -> dict[str, render.Job]:
    config = Config(
        root=".", output="_site", memory=".digest", templates=None, settings=SETTINGS, today=today
    )
    made = [
        task.make() for task in render.jobs(together.site(articles, tables.load(), config), config)
    ]
    return {job.path: job for job in made}


def test_a_chart_needs_three_dated_values():
    assert charts.chart(thread(mention("2019", 1), mention(None, 2), mention("2020", 3))) is None


def test_a_chart_begins_at_nought_and_ends_at_a_round_number_above_every_value():
    chart = drawn(
        mention("2019-01-01", 165), mention("2020-01-01", 207), mention("2021-01-01", 208)
    )

    assert [(tick.name, tick.y) for tick in chart.scale] == [
        ("£300", "0.0%"),
        ("£200", "33.3%"),
        ("£100", "66.7%"),
        ("£0", "100.0%"),
    ]
    assert chart.dots[0].y == "45.0%"


@pytest.mark.parametrize(
    ("kind", "unit", "highest", "names"),
    [
        ("money", "GBP", 2_400_000_000, ["£3bn", "£2bn", "£1bn", "£0"]),
        ("count", "", 1086, ["1,500", "1,000", "500", "0"]),
        ("percent", "%", 15, ["15%", "10%", "5%", "0%"]),
        ("share", "", 0.75, ["75%", "50%", "25%", "0%"]),
        ("measure", "miles", 4, ["4", "2", "0"]),
        ("count", "", 0, ["1", "0"]),
    ],
)
def test_money_counts_and_percentages_each_have_a_scale_of_their_own(kind, unit, highest, names):
    values = [mention(f"20{year}-01-01", highest) for year in (19, 20, 21)]

    chart = drawn(*values, kind=kind, unit=unit)

    assert [tick.name for tick in chart.scale] == names


def test_distances_in_time_are_true():
    chart = drawn(mention("2019-01-01", 1), mention("2020-01-01", 1), mention("2022-01-01", 1))

    assert chart.times == ("2019", "2020", "2021", "2022")
    assert [dot.x for dot in chart.dots] == ["0.0%", "25.0%", "75.0%"]


def test_a_chart_of_a_few_months_counts_in_months():
    chart = drawn(mention("2019-12-01", 1), mention("2020-01", 1), mention("2020-02-01", 1))

    assert chart.times == ("Dec 2019", "Jan 2020", "Feb")
    assert [dot.x for dot in chart.dots] == ["0.0%", "50.0%", "66.7%"]


def test_a_chart_of_many_years_names_few_of_them():
    chart = drawn(mention("2000-01-01", 1), mention("2010-01-01", 1), mention("2025-01-01", 1))

    assert len(chart.times) <= 7
    assert chart.times[0] == "2000"


def test_hedges_ranges_and_disagreements_are_shown_and_told():
    chart = drawn(
        mention("2019-01-01", 50, upper=Decimal(60)),
        mention("2020-01-01", 80, qualifier="About"),
        mention("2021-01-01", 20, relation="disagrees"),
    )

    assert [dot.kind for dot in chart.dots] == ["plain", "hedged", "plain"]
    assert chart.dots[0].end is not None
    assert chart.dots[1].name == "about £80"
    assert [stroke.kind for stroke in chart.strokes] == ["plain", "apart"]
    assert (
        chart.legend == "A hollow dot is a value that its story hedges; a bar is a range; "
        "a broken line joins stories that disagree."
    )


def test_what_was_before_is_on_the_same_day_and_no_line_leads_to_it():
    chart = drawn(
        mention("2019-01-01", 10),
        mention("2020-01-01", 20, number=1),
        mention("2020-01-01", 90, number=2),
    )

    assert len(chart.dots) == 3
    [stroke] = chart.strokes
    assert (stroke.y1, stroke.y2) == (chart.dots[0].y, chart.dots[2].y)


def test_names_that_would_stand_in_each_others_way_are_left_to_the_table():
    crowd = [mention(f"2020-01-{day:02}", 100 + day) for day in range(1, 29)]

    chart = drawn(mention("2015-01-01", 100), *crowd, mention("2026-01-01", 100))

    named = [dot.name for dot in chart.dots if dot.name]
    assert 2 < len(named) < 10
    assert chart.dots[0].name and chart.dots[-1].name


def test_every_place_in_a_chart_is_within_it():
    chart = drawn(*(mention(f"{year}-12-31", year, upper=Decimal(year + 9)) for year in range(2001, 2024)))  # fmt: skip

    places = [
        place for dot in chart.dots for place in (dot.x, dot.y, dot.end or "0%", dot.left, dot.wide)
    ]
    assert all(0 <= float(place.rstrip("%")) <= 100 for place in places)


def test_a_figure_names_the_other_stories_that_give_it_the_newest_first():
    followed = thread(
        mention("2019-01-01", 10, article="a"),
        mention("2020-01-01", 10, article="b", relation="same"),
        mention("2021-01-01", 30, article="c"),
        mention("2022-01-01", 50, article="d", relation="disagrees"),
        apart=[(2, 3)],
    )

    [again] = threads.again([followed], "c", SETTINGS)
    way, others = again.thread, again.elsewhere
    assert threads.elsewhere([again], [1]) == again

    assert way == pages.Link(href="/figures/leeds-debt/", text="Debt")
    assert [(each.href, each.relation) for each in others] == [
        ("/articles/d/#figure-1", "disagrees"),
        ("/articles/b/#figure-1", "changed"),
        ("/articles/a/#figure-1", "changed"),
    ]
    assert next(threads.again([followed], "a", SETTINGS)).elsewhere[2].relation == "same"


def test_a_figure_that_comes_back_nowhere_leads_nowhere():
    followed = thread(
        mention("2019-01-01", 10, article="a"), mention("2020-01-01", 10, article="b")
    )

    assert threads.elsewhere(threads.again([followed], "a", SETTINGS), [7]) is None
    assert threads.elsewhere(threads.again([], "a", SETTINGS), [1]) is None


def test_namesakes_are_told_apart_on_each_others_pages():
    made = tasks(
        heard("a", "Ann Hughes", "leader"), heard("b", "Ann Hughes", "mayor", authority="kent")
    )

    page = made["people/ann-hughes-leeds/index.html"].page

    assert isinstance(page, pages.PersonPage)
    assert [other.text for other in page.namesakes] == ["Ann Hughes, Kent"]
    assert page.roles == ("Leader, 2020",)


def test_a_council_that_is_named_beside_a_role_is_not_named_in_it():
    site = together.site(
        [heard("a", "Ann Hughes", "leader", "Leeds City Council")],
        tables.load(),
        Config(root=".", output="", memory="", templates=None, settings=SETTINGS, today="2026-01-01"),
    )  # fmt: skip

    [row] = people.rows(site.people, SETTINGS)

    assert (row.role, row.body) == ("Leader", "Leeds")


def test_the_diary_parts_what_is_ahead_from_what_is_past_and_a_month_is_ahead_until_it_ends():
    story = dated(
        "a", ("2026-03-31", "x"), ("2026-04", "y"), ("2026-04-29", "z"), ("2026-05-01", "w")
    )

    page = tasks(story, today="2026-04-30")["diary/index.html"].page

    assert isinstance(page, pages.DiaryPage)
    assert [row.date for group in page.ahead for row in group.rows] == ["2026-04", "2026-05-01"]
    assert [row.date for group in page.past for row in group.rows] == ["2026-04-29", "2026-03-31"]


def test_a_day_on_which_nothing_passes_redraws_the_diary_alone():
    story = dated("a", ("2026-03-31", "x"), ("2026-05-01", "w"))

    monday, tuesday = tasks(story, today="2026-04-20"), tasks(story, today="2026-04-21")

    changed = {path for path, job in monday.items() if tuesday[path] != job}
    assert changed == {"diary/index.html"}


def test_a_date_that_passes_redraws_its_councils_page_as_well():
    stories = dated("a", ("2026-05-01", "w")), dated("b", ("2026-06-01", "w"), authority="kent")

    before, after = tasks(*stories, today="2026-05-01"), tasks(*stories, today="2026-05-02")

    changed = {path for path, job in before.items() if after[path] != job}
    assert changed == {"diary/index.html", "councils/leeds/index.html"}


def test_each_year_of_the_diary_has_its_page_and_leads_to_the_next():
    made = tasks(dated("a", ("2024-05-01", "w"), ("2026-05-01", "w")))

    page = made["diary/2024/index.html"].page

    assert isinstance(page, pages.DiaryYearPage)
    assert (page.earlier, page.later) == (None, pages.Link(href="/diary/2026/", text="2026"))
    assert "diary/2025/index.html" not in made


def test_a_full_year_of_the_diary_has_its_months_on_pages_of_their_own():
    dates = [(f"2024-{month:02}-{day:02}", "w") for month in (1, 2, 5) for day in range(1, 29)]
    made = tasks(*(dated(f"s{number}", *dates) for number in range(3)))

    year, month = (made[f"diary/2024/{of}index.html"].page for of in ("", "02/"))

    assert isinstance(year, pages.DiaryYearPage) and isinstance(month, pages.DiaryYearPage)
    first = year.months[0]
    assert (first.href, first.count, first.rows) == (
        "/diary/2024/01/",
        84,
        (),
    )
    assert len(month.months[0].rows) == 84
    assert (month.earlier.text, month.later.text) == ("January 2024", "May 2024")


def test_a_site_in_which_nothing_comes_back_has_none_of_these_pages():
    made = tasks(heard("a", None))

    assert not {"figures/index.html", "people/index.html", "diary/index.html"} & set(made)
    assert b"/people/" not in render.page(made["index.html"]).content
