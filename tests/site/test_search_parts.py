"""Searching an archive whose index is in several parts: the reader cannot tell.

With the repository's own articles one part would do; here a part is closed after a few stories, and whatever is asked
of the parts has to be what the whole answers.
"""

import shutil
from collections.abc import Iterator

import pytest

from digest.render import search
from tests.site.conftest import Built, built, serving
from tests.site.test_search_page import results

_STORIES_A_PART = 15


@pytest.fixture(scope="module")
def parts(published: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site with its index in parts."""
    folder = tmp_path_factory.mktemp("parts")
    shutil.copytree(published.folder.parent, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ENOUGH", _STORIES_A_PART)
        made = built(folder)
    assert len(list((made.folder / "search").glob("**/pagefind-entry.json"))) > 3
    with serving(made.folder) as address:
        yield address


def everything(page, address: str) -> list[str]:
    """All results of an address: "Show more" is pressed until there is none."""
    page.goto(address)
    shown = results(page)
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        more.click()
        page.locator(".results li").nth(len(shown)).wait_for()
        shown = page.locator(".results li").all_inner_texts()
    return shown


def found(page) -> str:
    return page.locator(".search .found").inner_text()


@pytest.mark.parametrize(
    "query",
    [
        "q=council+tax",
        "q=libraries",
        "q=budget&council=stoke-on-trent",
        "q=cost&topic=transport",
        "council=croydon",
        "topic=council-tax",
        "year=2024",
        "q=savings&year=2020",
        "q=%C2%A35.5m&show=figure",
        "q=priority&show=quotation",
    ],
)
def test_the_parts_find_what_the_whole_finds(page, served: str, parts: str, query: str):
    whole = everything(page, f"{served}/search/?{query}")
    said = found(page)

    assert whole
    assert sorted(everything(page, f"{parts}/search/?{query}")) == sorted(whole)
    assert found(page) == said


@pytest.mark.parametrize("order", ["desc", "asc"])
def test_results_of_all_parts_stand_in_order_of_date(page, served: str, parts: str, order: str):
    query = f"/search/?q=council&order={order}"
    whole = everything(page, served + query)

    assert len(whole) > 2 * _STORIES_A_PART
    shown = everything(page, parts + query)
    days = [text.split("\n")[0] for text in shown]
    assert sorted(shown) == sorted(whole)
    assert [day for day, _ in _runs(days)] == [day for day, _ in _runs([t.split("\n")[0] for t in whole])]  # fmt: skip


def _runs(days: list[str]) -> list[tuple[str, int]]:
    """Days in a row, each with how often: stories of one day may stand either way."""
    found: list[tuple[str, int]] = []
    for day in days:
        if found and found[-1][0] == day:
            found[-1] = (day, found[-1][1] + 1)
        else:
            found.append((day, 1))
    return found


def test_counts_beside_choices_are_those_of_all_parts(page, served: str, parts: str):
    counted = []
    for address in (served, parts):
        page.goto(address + "/search/?q=council")
        results(page)
        page.locator("select[name=council] option", has_text="(").first.wait_for(state="attached")
        counted.append(page.locator("select option").all_inner_texts())

    assert counted[0] == counted[1]


def test_a_figure_of_an_old_part_leads_to_its_sentence(page, parts: str):
    shown = everything(page, parts + "/search/?q=£165m&show=figure")

    assert any("£165m" in text for text in shown)
    page.locator(".results .source a").first.click()
    assert page.locator("mark:target").inner_text().startswith("£165m")
