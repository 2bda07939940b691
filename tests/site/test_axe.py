"""axe finds no fault with any kind of page: WCAG 2.2 AA and best practices, light and dark, wide and narrow."""

import pytest

from tests.conftest import AXE_TAGS
from tests.site.conftest import Built


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser, axe: str, served: str, published: Built, width: int, scheme: str
):
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # axe is not of the site
    )
    faults = []

    for address in published.kinds().values():
        page = context.new_page()
        page.goto(f"{served}/{address}")
        page.add_script_tag(content=axe)
        found = page.evaluate(
            "tags => axe.run({runOnly: {type: 'tag', values: tags}})",
            AXE_TAGS,
        )
        for kind in ("violations", "incomplete"):
            faults += [
                (address, kind, rule["id"], node["html"][:120])
                for rule in found[kind]
                for node in rule["nodes"]
            ]
        page.close()
    context.close()

    assert faults == []
