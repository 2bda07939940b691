"""The site in a browser: nothing in the console, nothing wider than the screen."""

import pytest

from tests.site.conftest import Built

PAGES = {
    "timeline": "/",
    "council": "/councils/stoke-on-trent/",
    "article": "/articles/2019-08-14-stoke-on-trent-248-jobs/",
    "table": "/articles/2023-02-01-belfast-rates/",
    "councils": "/councils/",
    "topics": "/topics/",
    "month": "/2024/02/",
    "not found": "/404.html",
    "topic": "/topics/budget/",
    "figures": "/figures/",
    "chart": "/figures/stoke-on-trent-children-care/",
    "people": "/people/",
    "person": "/people/abi-brown-stoke-on-trent/",
    "diary": "/diary/",
    "year of the diary": "/diary/2023/",
    "running figures": "/councils/north-yorkshire/",
}


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_complaint_and_fits(browser, served: str, name: str, width: int):
    page = browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(served + PAGES[name])

    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert all(url.startswith(served) for url in asked)
    page.close()


def test_a_figure_leads_from_the_council_to_its_sentence(browser, served: str, published: Built):
    page = browser.new_page()
    page.goto(served + "/councils/stoke-on-trent/")

    page.locator("ul.leading a", has_text="£5.5m").last.click()

    marked = page.locator("mark:target")
    assert marked.inner_text().startswith("£5.5m")
    assert marked.is_visible()
    page.close()


def test_the_first_tab_skips_to_the_page(browser, served: str):
    page = browser.new_page()
    page.goto(served + "/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.close()
