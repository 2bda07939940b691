"""The timeline's filters: in place with script and kept in the address, plain links without."""

import pytest


def stories(page) -> list[str]:
    """The headlines that can be seen in the list."""
    return page.locator(".timeline .headline:visible").all_inner_texts()


def said(page) -> str:
    """What a screen reader is told of the list."""
    return page.locator(".filters .found").inner_text()


def test_a_council_is_chosen_in_place_and_the_address_keeps_it(page, served: str):
    page.goto(served + "/")
    before = len(stories(page))

    page.get_by_label("Council", exact=True).select_option("birmingham")

    shown = stories(page)
    assert 0 < len(shown) < before
    assert all("Birmingham" in text for text in page.locator(".entry:visible").all_inner_texts())
    assert page.url == served + "/?council=birmingham"
    assert said(page).startswith(f"{len(shown)} of the newest {before} stories on this page")


def test_years_and_months_without_a_story_left_are_not_shown(page, served: str):
    page.goto(served + "/?council=birmingham")

    for section in page.locator(".timeline .month:visible, .timeline .year:visible").all():
        assert section.locator(".headline:visible").count() > 0


def test_a_shared_address_opens_with_its_choice(page, served: str):
    page.goto(served + "/?topic=budget&year=2025&words=council")

    assert page.get_by_label("Topic").input_value() == "budget"
    assert page.get_by_label("Year").input_value() == "2025"
    assert page.get_by_label("Words").input_value() == "council"
    assert stories(page)
    assert all(
        time.startswith("2025")
        for time in page.locator(".entry:visible .kicker time").evaluate_all(
            "times => times.map(time => time.dateTime)"
        )
    )


def test_the_back_button_undoes_one_choice_at_a_time(page, served: str):
    page.goto(served + "/")
    every = stories(page)
    page.get_by_label("Topic").select_option("budget")
    some = stories(page)
    page.get_by_label("Year").select_option("2024")
    assert len(stories(page)) < len(some) < len(every)

    page.go_back()
    assert stories(page) == some
    assert page.get_by_label("Year").input_value() == ""

    page.go_back()
    assert stories(page) == every

    page.go_forward()
    assert stories(page) == some


def test_counts_beside_choices_follow_the_other_choices(page, served: str):
    page.goto(served + "/")
    page.get_by_label("Council", exact=True).select_option("birmingham")
    here = len(stories(page))

    counts = page.locator("select[name=year] option").evaluate_all(
        "all => all.filter(one => one.value).map(one => Number(/\\((\\d+)\\)/.exec(one.text)[1]))"
    )

    assert sum(counts) == here


def test_words_are_found_in_any_case_and_all_of_them_must_be_there(page, served: str):
    page.goto(served + "/")

    page.get_by_label("Words").press_sequentially("BIRMINGHAM waste")

    found = page.locator(".entry:visible").all_inner_texts()
    assert found
    assert all("birmingham" in text.lower() and "waste" in text.lower() for text in found)
    assert page.url.endswith("/?words=BIRMINGHAM+waste")


def test_where_the_page_holds_only_the_newest_the_way_to_all_is_beside_the_count(page, served: str):
    page.goto(served + "/?council=birmingham")

    links = page.locator(".filters .found a")

    assert links.evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "/councils/birmingham/",
        "/search/?council=birmingham",
    ]


def test_nothing_found_is_said_and_one_press_shows_everything_again(page, served: str):
    page.goto(served + "/?council=nowhere-at-all")

    assert said(page).startswith("None of the newest")
    assert stories(page) == []

    page.get_by_role("button", name="Show all").click()

    assert stories(page)
    assert page.url == served + "/"


@pytest.mark.parametrize("address", ["/councils/stoke-on-trent/", "/topics/budget/", "/2024/"])
def test_other_lists_are_narrowed_too(page, served: str, address: str):
    page.goto(served + address)
    every = len(stories(page))

    page.get_by_label("Words").fill("million")

    assert len(stories(page)) < every
    assert "?words=million" in page.url


def test_the_keyboard_alone_chooses(page, served: str):
    page.goto(served + "/")

    page.get_by_label("Topic").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    assert "topic=" in page.url
    assert page.evaluate("document.activeElement.name") == "year"


def test_without_script_the_choices_are_links_and_no_dead_control_is_shown(browser, served: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "/")

    assert not page.locator(".filters").is_visible()
    assert page.locator("button:visible").count() == 1  # the search box asks the server

    page.get_by_role("link", name="Birmingham").last.click()
    assert page.url == served + "/councils/birmingham/"
    context.close()
