"""The map of councils, one hexagon each."""

from digest.records import Record


class Hexagon(Record, frozen=True, kw_only=True):
    """One council on the map.

    title: its name with its stories: "Leeds: 3 stories".
    href:  its page, or "" for a council without one.
    x, y:  the middle of its cell.
    shade: 0 without stories, else 1 to 4.
    """

    title: str
    href: str
    x: int
    y: int
    shade: int


class Shade(Record, frozen=True, kw_only=True):
    """One line of the map's key.

    shade: 0 to 4.
    text:  the stories that it stands for: "2 to 3 stories".
    """

    shade: int
    text: str


class HexagonMap(Record, frozen=True, kw_only=True):
    """Councils as hexagons, shaded by their stories; the list beside the map has the same.

    box:    its view box.
    cells:  from north to south, from west to east.
    shades: its key.
    """

    box: str
    cells: tuple[Hexagon, ...]
    shades: tuple[Shade, ...]
