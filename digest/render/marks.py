"""Write HTML in which every mark is well nested.

In:   tags, and runs of text with the marks that are open there.
Out:  HTML in which each run stands in `<mark>` elements for its marks; no mark crosses the border of an element, and
      only a mark's first run has its `id`.
Not:  Markdown, blocks or anchors' names.
"""

from collections.abc import Sequence

from digest import urls
from digest.render.story import Mark


def opened(mark: Mark) -> str:
    """Return the tag that begins a mark, with its anchor."""
    _, _, kind, number = mark
    return f'<mark class="{kind}" id="{urls.anchor(kind, number)}">'


class Weaver:
    """Puts HTML together, piece by piece.

    A mark that begins inside another stands inside it; where two overlap, the later one is closed and opened
    again. Blank runs are left unmarked: between the rows of a table a mark would not be HTML.
    """

    def __init__(self, out: list[str] | None = None) -> None:
        """Begin. out: what stands before; who puts more there himself has called `close` first."""
        self._out = [] if out is None else out
        self._open: list[Mark] = []
        self._named: set[tuple[str, int]] = set()

    def tag(self, html: str) -> None:
        """Add a tag, or several."""
        if self._open:
            self._close_to(0)
        self._out.append(html)

    def text(self, html: str, marks: Sequence[Mark] = ()) -> None:
        """Add a run of text. html: escaped; marks: those that are open in it, the one that began first before others."""
        if self._open or marks:
            self._within(marks, html.isspace())
        self._out.append(html)

    def close(self) -> None:
        """Close the marks that are open."""
        self._close_to(0)

    def html(self) -> str:
        """Return all of it."""
        self.close()
        return "".join(self._out)

    def _within(self, marks: Sequence[Mark], is_blank: bool) -> None:
        depth = 0
        while depth < len(self._open) and depth < len(marks) and self._open[depth] is marks[depth]:
            depth += 1
        self._close_to(depth)
        for mark in () if is_blank else marks[depth:]:
            key = (mark.kind, mark.number)
            self._out.append(f'<mark class="{mark.kind}">' if key in self._named else opened(mark))
            self._named.add(key)
            self._open.append(mark)

    def _close_to(self, depth: int) -> None:
        if len(self._open) > depth:
            self._out.append("</mark>" * (len(self._open) - depth))
            del self._open[depth:]
