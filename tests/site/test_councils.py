"""The index of councils: the map, names old and new, and what came before."""

import re

from tests.site.conftest import Built


def test_the_map_says_nothing_that_the_list_does_not(published: Built):
    page = published.pages["councils/"]
    listed = {
        place.xpath("string(a/@href)"): place.xpath("string(span[@class='count'])")
        for place in page.xpath("//*[@class='index']//li")
    }

    cells = page.xpath("//figure[@class='map']//a")

    assert cells
    for cell in cells:
        assert cell.get("tabindex") == "-1"  # the keyboard goes through the list
        name, _, stories = cell.xpath("string(title)").rpartition(": ")
        assert name
        if stories != "no stories":
            assert listed[cell.get("href")] == stories


def test_every_district_and_unitary_of_2023_has_its_cell(published: Built):
    page = published.pages["councils/"]

    assert len(page.xpath("//figure[@class='map']/*/*/*[local-name()='use']")) == 361


def test_a_council_is_found_by_a_name_that_it_no_longer_has(browser, served: str):
    page = browser.new_page()
    page.goto(served + "/councils/")

    page.get_by_label("Find a council").press_sequentially("northamptonshire county")

    shown = page.locator(".index li:visible a").all_inner_texts()
    assert shown == ["North Northamptonshire", "Northamptonshire", "West Northamptonshire"]
    assert page.locator(".by-name .found").inner_text().startswith("3 of ")
    assert page.locator(".nation:visible").count() == 1
    page.reload()
    assert page.locator(".index li:visible").count() == 3
    page.close()


def test_a_dead_address_that_names_a_council_finds_it(browser, served: str, published: Built):
    page = browser.new_page()
    text = (published.folder / "404.html").read_text(encoding="utf-8")
    page.route("**/councils/corby-borough/", lambda route: route.fulfill(body=text, status=404, content_type="text/html"))  # fmt: skip

    page.goto(served + "/councils/corby-borough/")

    assert page.locator(".index li:visible a").all_inner_texts() == ["Corby", "North Northamptonshire"]  # fmt: skip
    page.close()


def test_a_successor_shows_what_was_told_of_the_council_before_it(published: Built):
    page = published.pages["councils/west-northamptonshire/"]

    [heading] = page.xpath("//h2[starts-with(., 'Before')]")

    assert heading.text == "Before 2021: Northamptonshire County Council"
    assert len(heading.getparent().xpath(".//li")) == 4


def test_an_abolished_council_names_and_links_those_that_replaced_it(published: Built):
    page = published.pages["councils/northamptonshire/"]

    [past] = page.xpath("//p[@class='past']")

    assert re.match(r"Northamptonshire County Council ceased to exist on 31 March 2021", past.text)
    assert [a.text for a in past.xpath("a")] == ["North Northamptonshire", "West Northamptonshire"]
