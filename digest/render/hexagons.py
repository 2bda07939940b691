"""Lay out the map of councils, one hexagon each.

In:   each council's cell, the stories of those that have any.
Out:  a HexagonMap, drawn by `parts/hexagons.html`.
Not:  county councils, which lie over their districts and have no cell; the list beside the map has them.

All councils weigh the same on it, where a map of the land would show Highland and hide Hackney.
"""

from collections.abc import Iterable, Mapping

from digest import labels
from digest.render import timeline
from digest.render.pages import Hexagon, HexagonMap, Shade
from digest.site import AuthorityStories
from digest.tables import Tables

# A cell is 20 wide and pointed at the top, so that rows are 17 apart; templates/parts/hexagons.html has its outline.
_ACROSS, _DOWN = 20, 17
_SHADES = 4


def hexagons(
    cells: Mapping[str, tuple[int, int]], councils: Iterable[AuthorityStories], tables: Tables
) -> HexagonMap:
    """Return the map. cells: column and row of each council by slug, rows counted northwards."""
    there = {stories.authority.slug: stories for stories in councils}
    counts = {slug: len(there[slug].briefs) for slug in cells if slug in there}
    limits = _limits(max(counts.values(), default=0))
    left = min(q for q, _ in cells.values())
    top = max(r for _, r in cells.values())
    found = []
    for slug, (q, r) in cells.items():
        count = counts.get(slug, 0)
        name = labels.name(tables.authorities[slug], tables)
        found.append(
            Hexagon(
                title=f"{name}: {timeline.stories(count) if count else 'no stories'}",
                href=there[slug].label.href if slug in there else "",
                x=_ACROSS * (q - left) + _ACROSS // 2 * (r % 2) + _ACROSS // 2,
                y=_DOWN * (top - r) + 12,
                shade=sum(count > limit for limit in limits),
            )
        )
    width = max(cell.x for cell in found) + _ACROSS // 2
    height = max(cell.y for cell in found) + 12
    return HexagonMap(
        box=f"0 0 {width} {height}",
        cells=tuple(sorted(found, key=lambda cell: (cell.y, cell.x))),
        shades=tuple(_key(limits, max(counts.values(), default=0))),
    )


def _limits(most: int) -> tuple[int, ...]:
    """The count above which each shade begins, on a scale on which every shade is as many times the one before.

    >>> _limits(4), _limits(100), _limits(2)
    ((0, 1, 2, 3), (0, 3, 10, 32), (0, 1))
    """
    steps = (round(most ** (step / _SHADES)) for step in range(1, _SHADES))
    rising = [0]
    for step in steps:
        rising.append(max(step, rising[-1] + 1))
    return tuple(limit for limit in rising if limit < most)


def _key(limits: tuple[int, ...], most: int) -> Iterable[Shade]:
    yield Shade(shade=0, text="No stories")
    if not limits:  # a digest without a story about a council yet
        return
    for shade, (below, last) in enumerate(zip(limits, (*limits[1:], most), strict=True), 1):
        first = below + 1
        text = timeline.stories(last) if first == last else f"{first} to {timeline.stories(last)}"
        yield Shade(shade=shade, text=text)
