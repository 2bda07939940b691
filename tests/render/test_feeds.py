"""Feeds that readers trust for ten years; every trap of the library that writes them has its test."""

import datetime as dt
import locale
import re

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import tables
from digest.records import Origin
from tests.render.fed import feeds
from tests.render.made import article


def parsed(*articles, **settings):
    found = feedparser.parse(feeds(*articles, **settings)["feed.xml"], sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_items_come_newest_first():
    found = parsed(
        article("Old", "T.", slug="old", date="2019-01-01"),
        article("New", "T.", slug="new", date="2021-01-01"),
        article("Middle", "T.", slug="middle", date="2020-01-01"),
    )

    assert [item.title for item in found.entries] == ["New", "Middle", "Old"]


def test_the_channels_link_is_its_page_and_self_is_the_feed():
    found = parsed(article("A", "T."))

    assert found.feed.link == "https://digest.example/"
    assert {link.href for link in found.feed.links if link.rel == "self"} == {
        "https://digest.example/feed.xml"
    }


def test_an_items_id_is_made_of_its_files_name_and_of_nothing_that_can_change():
    [one] = parsed(article("A headline", "T.", slug="leeds-budget")).entries
    [two] = parsed(
        article("Another", "Else.", slug="leeds-budget", date="2021-01-01"),
        url="http://moved.example/below/",
        title="Renamed",
    ).entries

    assert one.id == two.id == "tag:council-digest,2026:articles/leeds-budget"
    assert not one.guidislink


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2020-01-25", "Sat, 25 Jan 2020 00:00:00 +0000"),
        ("2020-07-25", "Sat, 25 Jul 2020 00:00:00 +0100"),
        ("2021-03", "Mon, 01 Mar 2021 00:00:00 +0000"),
    ],
)
def test_a_story_is_published_at_midnight_in_london_with_its_offset(date, said):
    feed = feeds(article("A", "T.", date=date))["feed.xml"].decode()

    assert f"<pubDate>{said}</pubDate>" in feed
    assert f"<lastBuildDate>{said}</lastBuildDate>" in feed


def test_a_feed_never_says_when_it_was_built():
    for path, feed in feeds().items():
        assert b"<lastBuildDate>" not in feed
        assert str(dt.date.today().year) not in re.sub("council-digest,2026", "", feed.decode())  # noqa: DTZ011
        assert path.endswith(".json") or not feedparser.parse(feed).bozo


def test_undated_stories_stay_out():
    assert parsed(article("A", "T.", date=None)).entries == []


def test_control_characters_lose_no_feed():
    found = parsed(
        article(
            "A\x00B\x1f \ufffe & <i>", "Text \x08 with £1 & < >.", summary="\x0bSum", plain=True
        ),
        title="Name \x07 & more",
        description="\x1b[0m",
    )

    assert found.entries[0].title == "AB & <i>"
    assert found.feed.title == "Name & more"


def test_a_cdata_end_in_a_story_ends_nothing():
    found = parsed(article("A", ("paragraph", "Text ]]> and ]]&gt; more"), plain=True))

    assert "Text ]]&gt; and ]]&amp;gt; more" in found.entries[0].content[0].value


def test_an_author_without_an_address_is_named_and_so_is_the_publisher():
    [one] = parsed(article("A", "T.", author="Ann Reporter")).entries
    [two] = parsed(article("A", "T.", source=Origin(publisher="A Paper"))).entries

    assert one.author == "Ann Reporter"
    assert two.author == "A Paper"


def test_categories_say_what_they_are_of():
    [item] = parsed(article("A", "T.", topics=("housing",))).entries

    assert {(tag.term, tag.scheme) for tag in item.tags} == {
        ("Leeds", "https://digest.example/councils/"),
        (tables.load().topics["housing"].name, "https://digest.example/topics/"),
    }


def test_the_full_text_has_its_marks_and_only_absolute_addresses():
    text = "Cuts of £5m, see [the plan](/councils/leeds/), [below](#figure-1) or [there](https://x.example/a)."
    [item] = parsed(
        article(("paragraph", text), title="T", markdown=True, plain=True),
        url="https://paper.example/digest/",
    ).entries

    addresses = re.findall(r'href="([^"]*)"', item.content[0].value)

    assert addresses == [
        "https://paper.example/councils/leeds/",
        "https://paper.example/digest/articles/a-story/#figure-1",
        "https://x.example/a",
    ]
    assert item.summary == "What the story says in a sentence."


def test_a_feed_holds_the_fifty_newest():
    many = [
        article("A", "T.", slug=f"s{n:03}", date=f"20{n // 12 + 10}-{n % 12 + 1:02}-01")
        for n in range(80)
    ]

    found = parsed(*many)

    assert len(found.entries) == 50
    assert found.entries[0].id.endswith("s079")


def test_a_feed_of_long_stories_stays_under_its_weight():
    many = [
        article("A", "Word " * 8000, slug=f"s{n}", date=f"2020-01-{n + 1:02}") for n in range(28)
    ]

    feed = feeds(*many)["feed.xml"]

    assert len(feed) < 560_000
    assert 10 < feed.count(b"<item>") < 28


def test_every_council_and_topic_has_a_feed_of_its_own_stories():
    found = feeds(
        article("A", "T.", slug="a", authority="leeds", topics=("housing",)),
        article("B", "T.", slug="b", authority="kent", topics=("budget",)),
    )

    pages = ("", "councils/leeds/", "councils/kent/", "topics/housing/", "topics/budget/")
    forms = ("feed.xml", "atom.xml", "feed.json")
    assert set(found) == {
        *(page + form for page in pages for form in forms),
        "councils/leeds/topics/housing/feed.xml",
        "councils/kent/topics/budget/feed.xml",
    }
    assert [item.link for item in feedparser.parse(found["councils/kent/feed.xml"]).entries] == [
        "https://digest.example/articles/b/"
    ]


def test_a_feed_is_the_same_in_every_locale_and_time_zone(monkeypatch):
    made = article("A", "T.", date="2020-03-25")
    before = feeds(made)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    old = locale.setlocale(locale.LC_ALL)

    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        assert feeds(made) == before
    finally:
        locale.setlocale(locale.LC_ALL, old)


@settings(deadline=None)  # the first example imports feedgen
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_words_make_a_sound_feed(title, text):
    made = article(
        "A", "T.", title=title, summary=text, author=text, source=Origin(publisher=title)
    )

    found = feedparser.parse(feeds(made, title=title or "T", description=text or "D")["feed.xml"])

    assert not found.bozo
    assert len(found.entries) == 1
