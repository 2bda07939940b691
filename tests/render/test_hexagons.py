"""The map of councils: where each stands and how it is shaded."""

import pytest

from digest import tables
from digest.render import hexagons
from tests.link import together
from tests.link.test_site import CONFIG
from tests.render.made import article


def drawn(*slugs: str) -> hexagons.HexagonMap:
    """The map of a site with a story for each of the given councils."""
    made = [article("A", "T.", slug=f"s{n}", authority=slug) for n, slug in enumerate(slugs)]
    site = together.site(made, tables.load(), CONFIG)
    return hexagons.hexagons(tables.load_hexes(), site.authorities, site.tables)


def cell(found: hexagons.HexagonMap, name: str):
    return next(cell for cell in found.cells if cell.title.startswith(f"{name}:"))


def test_north_is_up_and_east_is_right():
    found = drawn("leeds")

    assert cell(found, "Highland").y < cell(found, "Leeds").y < cell(found, "Cornwall").y
    assert cell(found, "Gwynedd").x < cell(found, "Leeds").x < cell(found, "Great Yarmouth").x


def test_no_two_councils_share_a_cell():
    found = drawn("leeds")

    assert len({(cell.x, cell.y) for cell in found.cells}) == len(found.cells) == 361


def test_only_a_council_with_a_page_is_linked():
    found = drawn("leeds")

    assert cell(found, "Leeds").href == "/councils/leeds/"
    assert cell(found, "Leeds").title == "Leeds: 1 story"
    assert cell(found, "Bradford").href == ""
    assert cell(found, "Bradford").title == "Bradford: no stories"


def test_more_stories_are_never_shaded_less():
    found = drawn(*["leeds"] * 9, *["bradford"] * 3, "wakefield")

    shades = [cell(found, name).shade for name in ("Leeds", "Bradford", "Wakefield", "Calderdale")]

    assert shades == [4, 2, 1, 0]


def test_a_county_council_has_no_cell_and_breaks_nothing():
    found = drawn("kent")

    assert not [cell for cell in found.cells if cell.title.startswith("Kent:")]


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5, 7, 100, 12_345])
def test_the_key_covers_every_count_once(most: int):
    limits = hexagons._limits(most)
    key = list(hexagons._key(limits, most))

    assert len(key) == len(limits) * (most > 0) + 1
    assert list(limits) == sorted(set(limits))
    assert all(limit < most for limit in limits)
