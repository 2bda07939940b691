"""Copying lasting links and citations, the record as JSON, and what paper shows."""

import json
from collections.abc import Iterator

import pytest

from tests.site.conftest import Built

ARTICLE = "/articles/2019-08-14-stoke-on-trent-248-jobs/"


@pytest.fixture
def page(browser, served: str) -> Iterator[object]:
    """The article in a browser that lets pages use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(served + ARTICLE)
    yield opened
    context.close()


def clipboard(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_a_figures_lasting_link_is_copied(page, published: Built):
    row = page.locator(".figures ul li", has_text="£5.5m").first
    anchor = row.locator("a.value").get_attribute("href")

    row.get_by_role("button", name="Copy link").click()

    assert clipboard(page) == published.config.settings.url.rstrip("/") + ARTICLE + anchor
    assert page.locator("body > [role=status]").inner_text() == "Copied: £5.5m"


def test_a_quotations_link_leads_to_its_words(page, served: str):
    page.locator(".quotations").get_by_role("button", name="Copy link").first.click()
    link = clipboard(page)

    page.goto(served + ARTICLE + "#" + link.partition("#")[2])

    assert page.locator("mark.quotation:target").inner_text() == "number one priority"


@pytest.mark.parametrize("form", ["Plain text", "Markdown", "BibTeX"])
def test_a_citation_is_copied_as_it_is_shown(page, form: str):
    box = page.locator("details", has_text=form)
    box.locator("summary").click()

    box.get_by_role("button", name="Copy citation").click()

    assert clipboard(page) == box.locator("code").inner_text()
    assert box.get_by_role("button").inner_text() == "Copied"


def test_copying_works_with_the_keyboard(page):
    page.locator("summary", has_text="BibTeX").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert clipboard(page).startswith("@online{2019-08-14-stoke-on-trent-248-jobs,")


def test_an_old_browser_copies_the_old_way(page):
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("summary", has_text="Plain text").click()

    page.get_by_role("button", name="Copy citation: Plain text").click()

    assert page.get_by_role("button", name="Copy citation: Plain text").inner_text() == "Copied"


def test_without_script_there_is_no_button_to_copy(published: Built):
    assert not published.pages[ARTICLE.strip("/") + "/"].xpath("//article//button")


def test_the_record_stands_beside_the_page(published: Built):
    page = published.pages[ARTICLE.strip("/") + "/"]
    [href] = page.xpath("//section[@class='cite']//a/@href")

    record = json.loads(published.file(href.strip("/")).read_text(encoding="utf-8"))

    assert record["slug"] == "2019-08-14-stoke-on-trent-248-jobs"
    assert 5_500_000 in [figure["value"] for figure in record["figures"]]


@pytest.mark.parametrize("address", ["/", ARTICLE, "/councils/", "/councils/stoke-on-trent/", "/about/", "/2024/"])  # fmt: skip
def test_paper_shows_the_pages_address_and_no_controls(browser, served: str, published: Built, address: str):  # fmt: skip
    page = browser.new_page()
    page.goto(served + address)
    page.emulate_media(media="print")

    whole = published.config.settings.url.rstrip("/") + address
    assert page.get_by_text(whole, exact=True).first.is_visible()
    for control in ("nav:visible", "form:visible", "button:visible"):
        assert page.locator(control).count() == 0, control
    page.close()


def test_paper_shows_where_links_lead(browser, served: str):
    page = browser.new_page()
    page.goto(served + "/councils/stoke-on-trent/")
    page.emulate_media(media="print")

    shown = page.locator(".facts a[href^=http]").evaluate(
        "link => getComputedStyle(link, '::after').content"
    )

    assert "stoke.gov.uk" in shown
    page.close()
