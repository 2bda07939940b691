"""Searching in a browser: words, filters, order, figures and quotations as results of their own."""

from urllib.parse import parse_qs, urlsplit

from tests.site.conftest import Built


def results(page) -> list[str]:
    """The results, once they are there."""
    page.locator(".search .found:not(:empty)").wait_for()
    return page.locator(".results li").all_inner_texts()


def test_the_box_on_every_page_leads_to_the_results(page, served: str):
    page.goto(served + "/topics/")

    page.get_by_role("searchbox", name="Search the stories").fill("libraries")
    page.keyboard.press("Enter")

    page.wait_for_url(served + "/search/?q=libraries")
    assert results(page)


def test_words_find_stories_and_a_result_leads_to_one(page, served: str):
    page.goto(served + "/search/?q=section+114+notice")
    assert results(page)

    page.locator(".results .headline a").first.click()

    assert "/articles/" in page.url
    assert "section 114" in page.locator("main").inner_text().lower()


def test_filters_narrow_and_stand_in_the_address(page, served: str):
    page.goto(served + "/search/?q=council")
    every = len(results(page))
    said = page.locator(".search .found")
    before = said.inner_text()

    page.get_by_label("Council", exact=True).select_option("birmingham")
    said.filter(has_not_text=before).wait_for()
    shown = results(page)

    assert 0 < len(shown) < every
    assert all("Birmingham" in text for text in shown)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["council"], "council": ["birmingham"]}

    page.go_back()
    said.filter(has_text=before).wait_for()
    assert page.get_by_label("Council", exact=True).input_value() == ""
    assert len(results(page)) == every


def test_a_filter_alone_shows_all_its_stories(page, served: str, published: Built):
    page.goto(served + "/search/?council=birmingham")

    about = published.pages["councils/birmingham/"].xpath("count(//article[@class='entry'])")
    assert len(results(page)) == about


def test_results_stand_in_order_of_date_when_asked(page, served: str):
    page.goto(served + "/search/?q=budget&order=desc")
    results(page)

    days = page.locator(".results .kicker span:first-child").all_inner_texts()
    newest = [int(day.split()[-1]) for day in days if day != "Undated"]
    assert newest == sorted(newest, reverse=True)
    assert len(set(newest)) > 2


def test_an_amount_is_found_as_itself_and_leads_to_its_sentence(page, served: str):
    page.goto(served + "/search/?q=£5.5m&show=figure")
    shown = results(page)

    assert shown
    assert all("£5.5m" in text for text in shown)
    page.locator(".results .source a").first.click()
    assert page.locator("mark:target").inner_text().startswith("£5.5m")


def test_a_quotation_is_found_as_itself(page, served: str):
    page.goto(served + "/search/?q=priority&show=quotation&council=stoke-on-trent")
    shown = results(page)

    assert any("number one priority" in text for text in shown)
    page.locator(".results li", has_text="number one priority").get_by_role("link").click()
    assert page.locator("mark:target").inner_text() == "number one priority"


def test_nothing_found_is_said(page, served: str):
    page.goto(served + "/search/?q=zyzzyva")

    assert results(page) == []
    assert page.locator(".search .found").inner_text() == "No story for “zyzzyva”."


def test_without_script_every_story_is_still_a_list_away(browser, served: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "/search/")

    assert page.get_by_text("Searching needs a browser that runs scripts").is_visible()
    assert page.locator("main").get_by_role("link", name="Birmingham").is_visible()
    assert not page.locator("form.search").is_visible()
    context.close()


def test_only_the_search_page_may_compile_webassembly(published: Built):
    for address, page in published.pages.items():
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert ("wasm-unsafe-eval" in policy) == (address == "search/"), address
        assert "unsafe-inline" not in policy
