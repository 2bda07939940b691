"""Values in the words that readers see."""

import doctest
from decimal import Decimal

import pytest

from digest import urls, wording
from digest.config import Settings
from digest.records import Evidence, Figure, Span


@pytest.mark.parametrize("module", [wording, urls])
def test_the_examples_in_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1200000", "£1.2m"),
        ("13700000", "£13.7m"),
        ("207300000", "£207.3m"),
        ("1255000000", "£1.255bn"),
        ("2000000000000", "£2,000bn"),
        ("1000000", "£1m"),
        ("999999", "£999,999"),
        ("1234567", "£1,234,567"),
        ("228000", "£228,000"),
        ("1793", "£1,793"),
        ("6.9", "£6.90"),
        ("51.44", "£51.44"),
        ("0.5", "50p"),
        ("-5000000", "−£5m"),
        ("0", "£0"),
    ],
)
def test_an_amount_reads_as_headlines_write_it_and_loses_nothing(value, shown):
    assert wording.money(Decimal(value)) == shown


def figure(kind, value, text="x", unit="", per=None):
    return Figure(
        kind=kind,
        value=Decimal(value),
        unit=unit,
        per=per,
        about="x",
        evidence=Evidence(
            text=text, span=Span(start=0, end=1), rule="x", sentence=Span(start=0, end=1)
        ),
    )


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (figure("money", "8000000", unit="GBP", per="year"), "£8m a year"),
        (figure("money", "1500000", unit="EUR"), "€1.5m"),
        (figure("money", "2000", unit="CAD"), "CAD 2,000"),
        (figure("percent", "9.99", unit="%"), "9.99%"),
        (figure("percent", "2", unit="points"), "2 points"),
        (figure("count", "1085"), "1,085"),
        (figure("count", "12.5", per="10,000 children"), "12.5 per 10,000 children"),
        (figure("share", "0.6667", text="two\nthirds"), "two thirds"),
        (figure("measure", "12", unit="miles"), "12 miles"),
    ],
)
def test_a_figure_reads_with_its_unit_and_rate(found, shown):
    assert wording.figure(found) == shown


def test_a_month_alone_is_never_given_a_day():
    assert wording.day("2021-03") == "March 2021"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://digest.example/", "/articles/x/"),
        ("https://paper.example/digest/", "/digest/articles/x/"),
        ("https://paper.example", "/articles/x/"),
    ],
)
def test_links_stand_below_the_sites_own_path(url, href):
    assert urls.href(Settings(url=url), urls.article("x")) == href
    assert urls.absolute(Settings(url=url), urls.article("x")).endswith(href)
