"""The built site beside its own data: each number of the one is in the other."""

import csv
import io
import json
import re
from collections import defaultdict
from decimal import Decimal
from urllib.parse import urldefrag

import feedparser
import icalendar
import pytest
from lxml import etree

from tests.site.conftest import ROOT, Built


def rows(published: Built, name: str) -> list[dict[str, str]]:
    text = (published.folder / "data" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def place(published: Built, row: dict[str, str]) -> tuple[str, str]:
    """A row's page and fragment."""
    url, fragment = urldefrag(row["url"])
    return url.removeprefix(published.config.settings.url), fragment


def number(text: str) -> Decimal:
    return Decimal(text).normalize()


def test_every_number_on_the_site_is_in_the_data(published: Built):
    by_place = {row["id"]: number(row["value"]) for row in rows(published, "figures.csv")}
    of_article = defaultdict(set)
    for row in rows(published, "figures.csv"):
        of_article[f"articles/{row['article']}/"].add(number(row["value"]))
    seen = 0
    for address, page in published.pages.items():
        for shown in page.xpath("//data[@value]"):
            [link] = shown.xpath("(ancestor::a[@href])[last()]") or [None]
            target, fragment = urldefrag(link.get("href")) if link is not None else ("", "")
            value = number(shown.get("value"))
            article = re.search(r"articles/([^/]+)/$", target)
            if article and fragment.startswith("figure-"):
                assert by_place[f"{article[1]}#{fragment}"] == value, (address, fragment)
            elif address.startswith("articles/"):
                assert value in of_article[address], (address, value)
            else:
                assert value in set().union(*of_article.values()), (address, value)
            seen += 1
    assert seen > len(by_place)


def test_every_number_of_the_data_is_on_the_site_at_its_address(published: Built):
    for row in rows(published, "figures.csv"):
        address, fragment = place(published, row)
        page = published.pages[address]
        shown = {number(v) for v in page.xpath("//aside//data/@value")}
        assert number(row["value"]) in shown, row["id"]
        if fragment:
            marks = page.xpath(f"//mark[@id='{fragment}']")
            assert len(marks) == 1, row["id"]
            assert words(marks[0].text_content())[:20] in words(row["text"]), row["id"]


def words(text: str) -> str:
    return " ".join(re.sub(r"[*_|]", " ", text).split())


@pytest.mark.parametrize("name", ["quotations.csv", "key_dates.csv"])
def test_every_quotation_and_date_of_the_data_is_on_the_site_at_its_address(
    published: Built, name: str
):
    for row in rows(published, name):
        address, fragment = place(published, row)
        assert address in published.pages
        assert not fragment or published.pages[address].xpath(f"//mark[@id='{fragment}']"), row[
            "id"
        ]


def test_every_mark_of_every_story_is_in_the_data(published: Built):
    known = {
        row["id"]
        for name in ("figures", "quotations", "key_dates")
        for row in rows(published, f"{name}.csv")
    }
    for address, page in published.pages.items():
        if found := re.fullmatch(r"articles/([^/]+)/", address):
            marks = {f"{found[1]}#{mark}" for mark in page.xpath("//mark/@id")}
            assert marks <= known, address


def test_an_articles_own_record_is_its_line_of_the_data(published: Built):
    lines = (published.folder / "data/articles.jsonl").read_text(encoding="utf-8").splitlines()

    assert len(lines) == published.report.articles
    for line in lines:
        record = json.loads(line)
        own = published.folder / "articles" / record["slug"] / "record.json"
        assert json.loads(own.read_text(encoding="utf-8")) == record


def test_every_feed_of_the_site_is_read_without_a_fault(published: Built):
    grammar = etree.RelaxNG(etree.parse(ROOT / "tests/render/formats/atom.rng"))
    base = published.config.settings.url
    found = sorted((*published.folder.rglob("feed.xml"), *published.folder.rglob("atom*.xml")))
    for file in found:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        if file.name.startswith("atom"):
            assert grammar.validate(etree.parse(file)), (file, grammar.error_log)
        for entry in feed.entries:
            assert published.file(entry.link.removeprefix(base)).is_file()
    assert len(found) > 100


def test_every_calendar_of_the_site_is_read_without_a_fault(published: Built):
    found = sorted(published.folder.rglob("diary.ics"))
    ids = {
        (address, fragment)
        for address, page in published.pages.items()
        for fragment in page.xpath("//@id")
    }
    for file in found:
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        assert calendar.errors == []
        for event in calendar.walk("VEVENT"):
            url, fragment = urldefrag(str(event["url"]).removeprefix(published.config.settings.url))
            assert not fragment or (url, fragment) in ids
    assert len(found) > 10


def test_every_page_names_feeds_that_are_there(published: Built):
    base = published.config.settings.url
    for address, page in published.pages.items():
        feeds = page.xpath("//link[@rel='alternate' and contains(@type,'rss+xml')]/@href")
        assert feeds or not page.xpath("//link[@rel='canonical']"), address
        for kind in ("rss+xml", "atom+xml", "feed+json"):
            for href in page.xpath(f"//link[@rel='alternate' and contains(@type,'{kind}')]/@href"):
                assert published.file(href.removeprefix("/")).is_file(), (address, href)
    assert (published.folder / "feeds.opml").is_file()
    for url in re.findall(
        r'xmlUrl="([^"]+)"', (published.folder / "feeds.opml").read_text("utf-8")
    ):
        assert published.file(url.removeprefix(base)).is_file()
