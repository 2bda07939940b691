"""The built site, page by page: sound HTML, no dead link, every figure traced to its sentence."""

import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.site.conftest import Built, article_files, built


def test_every_article_has_its_page_under_the_name_of_its_file(published: Built):
    slugs = {path.stem for path in article_files()}

    assert {address for address in published.pages if address.startswith("articles/")} == {
        f"articles/{slug}/" for slug in slugs
    }


def test_every_link_and_fragment_within_the_site_leads_somewhere(published: Built):
    ids = {address: set(page.xpath("//@id")) for address, page in published.pages.items()}

    dead = {
        (address, target, fragment)
        for address in published.pages
        for target, fragment in published.links(address)
        if not published.file(target).is_file()
        or (fragment and target in ids and fragment not in ids[target])
    }

    assert not dead


def test_links_hold_where_the_site_stands_below_a_path(tmp_path: Path):
    below = built(tmp_path, url="https://paper.example/digest/")

    for address in below.pages:
        for target, _ in below.links(address):
            assert below.file(target).is_file()
    assert 'href="/digest/' in below.file("").read_text(encoding="utf-8")


def test_no_page_asks_anything_of_another_site(published: Built):
    for page in published.pages.values():
        loads = page.xpath(
            "//script/@src|//img/@src|//link[@rel='stylesheet' or @rel='icon']/@href"
        )
        assert all(value.startswith("/") for value in loads)


def test_no_page_has_an_id_twice(published: Built):
    for address, page in published.pages.items():
        twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert not twice, address


def test_every_figure_quotation_and_date_that_is_listed_stands_in_the_story(published: Built):
    for address, page in published.pages.items():
        if not address.startswith("articles/"):
            continue
        marked = set(page.xpath("//mark/@id"))
        listed = {href[1:] for href in page.xpath("//aside//a/@href") if href.startswith("#")}
        assert marked == listed, address


def test_headings_go_down_one_step_at_a_time_below_one_h1(published: Built):
    for address, page in published.pages.items():
        levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), address
        assert all(h.text_content().strip() for h in page.xpath("//h1|//h2|//h3|//h4|//h5"))


def test_every_page_says_what_it_is(published: Built):
    titles = Counter()
    for address, page in published.pages.items():
        assert page.xpath("string(//meta[@name='description']/@content)"), address
        assert page.xpath("//meta[@property='og:title']"), address
        assert page.get("lang") == "en-GB"
        titles[page.findtext(".//title")] += 1
        if address != "404.html":
            canonical = page.xpath("string(//link[@rel='canonical']/@href)")
            assert canonical == published.config.settings.url + address
            for data in page.xpath("//script[@type='application/ld+json']/text()"):
                assert json.loads(data)[0]["@context"] == "https://schema.org"
    assert [title for title, count in titles.items() if count > 1] == []


def test_articles_say_what_they_are_based_on(published: Built):
    page = published.pages["articles/2023-02-01-belfast-rates/"]

    [data] = page.xpath("//script[@type='application/ld+json']/text()")
    article = json.loads(data)[0]

    assert article["@type"] == "NewsArticle"
    assert article["datePublished"] == "2023-02-01"
    assert article["isBasedOn"]["publisher"]["name"] == "The Irish News"


def test_the_sitemap_names_every_page_that_is_there_to_be_found(published: Built):
    text = (published.folder / "sitemap.xml").read_text(encoding="utf-8")

    named = set(re.findall(r"<loc>(.*?)</loc>", text))

    assert named == {
        published.config.settings.url + address
        for address in published.pages
        if address != "404.html"
    }


def test_the_front_page_stays_light(published: Built):
    assert len(published.file("").read_bytes()) < 100_000
    [style] = (published.folder / "assets").glob("style.*.css")
    [script] = (published.folder / "assets").glob("script.*.js")
    assert style.stat().st_size < 20_000
    assert script.stat().st_size < 15_000


def test_an_undated_story_is_in_no_feed_and_in_no_archive(published: Built):
    undated = "articles/stoke-on-trent-five-childrens-homes-may-close/"

    assert undated in published.pages
    assert any(target == undated for target, _ in published.links("undated/"))
    assert not any(target == undated for target, _ in published.links(""))
    for feed in published.folder.rglob("feed.xml"):
        assert "stoke-on-trent-five-childrens-homes" not in feed.read_text(encoding="utf-8")


def test_every_story_is_in_its_month_its_council_and_its_topics(published: Built):
    for address, page in published.pages.items():
        if not address.startswith("articles/"):
            continue
        for target, _ in published.links(address):
            if re.match(r"(councils|topics)/[^/]+/$", target):
                assert address in {back for back, _ in published.links(target)}, (address, target)
        date = page.xpath("string(//header[@class='opening']//time/@datetime)")
        if date:
            month = f"{date[:4]}/{date[5:7]}/"
            assert address in {back for back, _ in published.links(month)}


@pytest.mark.parametrize("kind", ["html", "css", "svg"])
def test_the_nu_html_checker_finds_nothing(published: Built, nu_checker: list[str], kind: str):
    files = [str(file) for file in sorted(published.folder.rglob(f"*.{kind}"))]
    found = subprocess.run(
        [*nu_checker, f"--{kind}", "--format", "json", "--stdout", "--exit-zero-always", *files],
        capture_output=True,
        text=True,
        check=True,
    )

    messages = [
        (message["message"], message.get("url", "")[-60:], message.get("extract"))
        for message in json.loads(found.stdout)["messages"]
        # Read from a folder, "/assets/style.css" is not of the page's own origin; on the web it is.
        if "external" not in message["message"] or "Content Security" not in message["message"]
    ]

    assert files
    assert messages == []
