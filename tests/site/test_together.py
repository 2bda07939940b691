"""What stories say together, on the built site: figures that come back, people, the diary; linked both ways."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.site.conftest import Built

FAMILIES = {
    "figures": r"figures/[^/]+/",
    "people": r"people/[^/]+/",
    "diary": r"diary/\d{4}/",
}


def of_family(published: Built, name: str) -> dict[str, html.HtmlElement]:
    found = {a: page for a, page in published.pages.items() if re.fullmatch(FAMILIES[name], a)}
    assert found, f"the starting content has no {name}"
    return found


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("family", FAMILIES)
def test_each_page_of_a_family_is_on_the_way_from_its_index(published: Built, family: str):
    listed = {target for target, _ in published.links(f"{family}/")}

    assert set(of_family(published, family)) <= listed


def test_every_mention_leads_to_its_mark_and_the_story_leads_back(published: Built):
    for address, page in of_family(published, "figures").items():
        rows = page.xpath("//table[contains(@class,'stacked')]/tbody/tr")
        assert len(rows) >= 2, address
        for row in rows:
            [link] = row.xpath("./td[contains(@class,'value')]/a")
            story, _, anchor = urlsplit(link.get("href")).path.strip("/"), "", ""
            anchor = urlsplit(link.get("href")).fragment
            [mark] = published.pages[f"{story}/"].xpath(f"//mark[@id='{anchor}']")
            assert re.sub(r"\D", "", words(mark))[:1] or words(mark), (address, anchor)
            assert address in {target for target, _ in published.links(f"{story}/")}, (
                address,
                story,
            )


def test_every_disagreement_stands_first_on_the_index_and_on_its_figures_page(published: Built):
    index = published.pages["figures/"]
    first = index.xpath("//main//h2")[0]
    pairs = index.xpath("//*[contains(@class,'pair')][.//h3]")

    assert words(first) == "Stories that disagree"
    assert len(pairs) >= 5
    for pair in pairs:
        [way] = pair.xpath(".//h3/a/@href")
        sides = [words(quote) for quote in pair.xpath(".//blockquote")]
        assert len(set(sides)) == 2
        there = published.pages[unquote(way).strip("/") + "/"]
        assert set(sides) <= {words(quote) for quote in there.xpath("//blockquote")}


def test_a_topic_compares_councils_each_by_a_figure_of_its_own_story(published: Built):
    rows = published.pages["topics/council-tax/"].xpath("//div[@class='compared']//tbody/tr")

    assert len(rows) > 2
    for row in rows:
        [council] = row.xpath("th/a/@href")
        story, anchor = row.xpath("td[@class='value']/a/@href")[0].split("#")
        page = published.pages[story.lstrip("/")]
        [mark] = page.xpath(f"//mark[@id='{anchor}']")
        assert council in page.xpath("//main//a/@href")
        assert mark.text_content().strip() in row.text_content() or "cent" in mark.text_content()


def test_a_chart_has_the_table_behind_it_and_no_style_of_its_own(published: Built):
    charted = [p for p in of_family(published, "figures").values() if p.xpath("//*[@aria-hidden]/*[local-name()='svg']")]  # fmt: skip

    assert len(charted) >= 5
    for page in charted:
        dots = page.xpath("//*[local-name()='circle']")
        dated = page.xpath("//table[contains(@class,'stacked')]/tbody/tr[.//time]")
        assert len(dots) == len(dated) >= 3
        assert not page.xpath("//@style|//style")


def test_every_quotation_of_somebody_leads_to_their_words_and_back(published: Built):
    for address, page in of_family(published, "people").items():
        for link in page.xpath("//ol[@class='said']//blockquote//a"):
            parts = urlsplit(link.get("href"))
            story = published.pages[parts.path.lstrip("/")]
            marks = story.xpath(f"//mark[@id='{parts.fragment}']")
            assert marks, (address, link.get("href"))
            opening = re.findall(r"\w+", words(link))[0]
            assert words(marks[0]).lstrip("\"'“‘").startswith(opening), (address, link.get("href"))
            assert address in {target for target, _ in published.links(parts.path.lstrip("/"))}


def test_nobody_stands_under_two_headings_of_the_index(published: Built):
    ways = published.pages["people/"].xpath("//main//section//li/a/@href")

    assert len(ways) == len(set(ways))
    assert {words(h) for h in published.pages["people/"].xpath("//main//h2")} >= {
        "People",
        "Organisations",
    }


def test_every_date_of_the_diary_stands_in_its_year_once(published: Built):
    diary = published.pages["diary/"].xpath("//main//ul[@class='diary']//a/@href")
    in_years = [
        way
        for page in of_family(published, "diary").values()
        for way in page.xpath("//main//ul[@class='diary']//a/@href")
    ]

    assert sorted(in_years) == sorted(set(in_years))
    assert set(diary) <= set(in_years)


def test_what_the_diary_has_ahead_is_what_has_not_passed(published: Built):
    [ahead] = published.pages["diary/"].xpath("//section[h2='Ahead']")
    today = published.config.today

    dates = ahead.xpath(".//time/@datetime")

    assert dates == sorted(dates)
    assert all(date >= today[: len(date)] for date in dates)
    assert dates, "the starting content has dates ahead of the day of this build"


def test_indexes_stay_light(published: Built):
    for address in ("figures/", "people/", "diary/"):
        assert len(published.file(address).read_bytes()) < 100_000, address


def test_words_in_a_chart_keep_their_size_on_a_narrow_screen(browser, served: str):
    sizes = {}
    for width in (375, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(served + "/figures/stoke-on-trent-children-care/")
        sizes[width] = page.eval_on_selector_all(
            ".chart foreignObject span, .times span, .scale span",
            "all => all.map(e => e.getBoundingClientRect().height)",
        )
        page.close()

    assert sizes[375] == sizes[1280]
    assert min(sizes[375]) >= 12


def test_a_running_figure_leads_from_its_council_to_its_sentence_and_back(browser, served: str):
    page = browser.new_page()
    page.goto(served + "/councils/stoke-on-trent/")

    page.locator(".running li", has_text="Children in care").locator("a.value").click()
    marked = page.locator("mark:target").first
    marked.wait_for(state="visible")
    assert "1,0" in marked.inner_text()

    page.locator(".record a", has_text="Children in care").first.click()
    page.locator("h1", has_text=re.compile("^Children in care$")).wait_for()
    page.locator(".opening a", has_text="Stoke-on-Trent").click()

    page.wait_for_url("**/councils/stoke-on-trent/")
    page.close()


def test_a_deep_link_to_a_quotation_shows_the_words(browser, served: str):
    page = browser.new_page(viewport={"width": 375, "height": 600}, reduced_motion="reduce")
    page.goto(served + "/people/abi-brown-stoke-on-trent/")
    way = page.locator(".said blockquote a").first.get_attribute("href")

    page.goto(served + way)

    marked = page.locator("mark.quotation:target").first
    assert re.fullmatch(r"/articles/[^#]+#quotation-\d+", way)
    box = marked.bounding_box()
    assert box and 0 <= box["y"] < 600
    page.locator(".record a", has_text="Abi Brown").click()
    assert urlsplit(page.url).path == "/people/abi-brown-stoke-on-trent/"
    page.close()
