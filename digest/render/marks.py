"""Weave marks into HTML so that every mark is well nested.

In:   a stream of events: a tag, a run of text, a mark that opens, a mark that closes.
Out:  HTML in which each run of text stands in `<mark>` elements for the marks that are open; no mark crosses the
      border of an element, and only a mark's first run has its `id`.
Not:  Markdown, blocks or anchors' names.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from digest import urls
from digest.render.story import Mark


class Event(NamedTuple):
    """One step through the text. `html` is a tag or escaped text; `mark` is what opens or closes."""

    kind: Literal["tag", "text", "open", "close"]
    html: str = ""
    mark: Mark | None = None


def weave(events: Iterable[Event]) -> str:
    """Return the HTML of `events` with its marks.

    A mark that begins inside another stands inside it; where two overlap, the later one is closed and opened
    again. Blank runs are left unmarked: between the rows of a table a mark would not be HTML.
    """
    out: list[str] = []
    active: list[Mark] = []
    opened: list[Mark] = []
    named: set[tuple[str, int]] = set()

    def close_to(depth: int) -> None:
        out.append("</mark>" * (len(opened) - depth))
        del opened[depth:]

    for event in events:
        if event.kind == "open" and event.mark:
            active.append(event.mark)
            active.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.kind, mark.number))
        elif event.kind == "close" and event.mark:
            if event.mark in active:
                active.remove(event.mark)
            if event.mark in opened:
                close_to(opened.index(event.mark))
        elif event.kind == "tag":
            close_to(0)
            out.append(event.html)
        elif not event.html.strip():
            out.append(event.html)
        else:
            depth = 0
            while depth < len(opened) and depth < len(active) and opened[depth] == active[depth]:
                depth += 1
            close_to(depth)
            for mark in active[depth:]:
                key = (mark.kind, mark.number)
                name = "" if key in named else f' id="{urls.anchor(*key)}"'
                named.add(key)
                out.append(f'<mark class="{mark.kind}"{name}>')
                opened.append(mark)
            out.append(event.html)
    close_to(0)
    return "".join(out)
