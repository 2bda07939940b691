"""The page about the site says how far it can be trusted."""

import msgspec

from digest import tables
from digest.render import about
from digest.render.frame import frame
from tests.link import together
from tests.link.test_site import CONFIG
from tests.render.made import article


def page(*articles, config=CONFIG):
    site = together.site(articles, tables.load(), config)
    return about.page(site, frame(site, {}, config), config)


def test_councils_without_a_story_are_named_and_those_of_the_past_are_not():
    found = page(article("A", "T.", slug="a", authority="leeds"))

    england = next(nation.councils for nation in found.gaps if nation.name == "England")
    assert "Bradford" in england
    assert "Leeds" not in england
    assert "Corby" not in england  # ended in 2021


def test_months_without_a_story_are_named_in_runs():
    found = page(
        *(article("A", "T.", slug=date, date=date) for date in ("2020-11-03", "2021-01-05", "2021-04-01", "2023-06"))
    )  # fmt: skip

    assert found.months == ("December 2020", "February to March 2021", "May 2021 to May 2023")


def test_what_was_read_and_what_was_checked_is_counted():
    found = page(
        article("A", "It cost [£5m] and [£6m].", slug="a"),
        article("B", "They said {so}.", slug="b", reviewed="2021-01-01"),
    )

    assert found.read == "2 figures, 1 quotation and 0 key dates"
    assert found.checked == "1 story"


def test_the_scores_of_the_last_test_run_are_shown():
    found = page(article("A", "T."))

    assert found.labelled.endswith(" articles")
    figures = next(row for row in found.scores if row.name == "Figures")
    assert figures.right > 0
    assert figures.missed is not None


def test_every_source_has_its_licence_and_the_line_it_asks_for():
    found = page(article("A", "T."))

    assert len(found.attributions) == 8
    assert all(each.line and each.licence and each.source for each in found.attributions)


def test_corrections_go_where_the_settings_say():
    settings = msgspec.structs.replace(CONFIG.settings, contact="news@example.org")
    config = msgspec.structs.replace(CONFIG, settings=settings)

    assert page(article("A", "T.")).contact is None
    assert page(article("A", "T."), config=config).contact.href == "mailto:news@example.org"
