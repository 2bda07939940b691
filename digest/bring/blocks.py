"""Lay a document's elements out as a page is pasted: paragraphs, points and rows on lines of their own.

In:   a tree of elements under HTML's names; other kinds of document are renamed to these first.
Out:  plain text: a blank line between blocks, "• " before a point, " | " between cells. No word is changed.
Not:  what a block is for; `layout` tells headline from furniture, as it does for a pasted page.
"""

import re
from collections.abc import Callable

from lxml import etree, html

_SILENT = frozenset(
    "head script style noscript template svg math iframe object embed audio video canvas select button datalist"
    " input textarea map title meta link".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The soft hyphen, the zero-width space and the rest that a page hides in its words.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CONTROLS = dict.fromkeys([*range(9), *range(0x0B, 0x20), *range(0xD800, 0xE000)])
_DEEPEST = 200  # elements; a page nested deeper than this was not made by hand
_BULLET, _CELL = "• ", " | "


class TooDeepError(Exception):
    """Elements within elements without end."""


def of_html(page: str | bytes) -> str:
    """Return the words of a page, or of a part of one, laid out. Raises: TooDeepError.

    page: bytes are UTF-8, or in what the page itself declares.
    """
    if isinstance(page, str):
        page = page.translate(_CONTROLS).encode()
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(encoding=_encoding(page)))
    except etree.ParserError:  # nothing in it
        return ""
    body = root.find("body")
    return "" if body is None else text(body)


def _encoding(page: bytes) -> str | None:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def text(root: etree._Element) -> str:
    """Return the words of `root`, laid out. Raises: TooDeepError."""
    page = _Page()
    _lay(root, page, 0)
    return page.ended()


class _Page:
    """Words as they come, broken into lines and blocks."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        self._tight = False

    def say(self, words: str | None) -> None:
        """Take words of the line that is being written."""
        if words:
            self._line.append(words)

    def end(self, *, tight: bool = False) -> None:
        """End the line. tight: the block goes on below, without a blank line."""
        lines = [
            " ".join(line.split()) for line in "".join(self._line).translate(_INVISIBLE).split("\n")
        ]
        self._line = []
        words = "\n".join(filter(None, lines))
        if not words:
            self._tight = self._tight or tight
            return
        joint = "\n" if self._tight and self.blocks else "\n\n"
        self.blocks += [joint if self.blocks else "", self._mark + words]
        self._mark, self._tight = "", tight

    def mark(self, mark: str) -> None:
        """Put a bullet or number before the next line."""
        self._mark = mark

    def loosen(self) -> None:
        """Let the next block stand apart."""
        self._tight = False

    def ended(self) -> str:
        """Return all of it."""
        self.end()
        return "".join(self.blocks)


def _lay(element: etree._Element, page: _Page, depth: int) -> None:
    if depth > _DEEPEST:
        raise TooDeepError
    name = _name(element)
    if name and name not in _SILENT and not _is_hidden(element):
        _LAYERS.get(name, _block if name in _BLOCKS else _inline)(element, page, depth)
    page.say(_space(element.tail))


def _name(element: etree._Element) -> str:
    """Return the element's name; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _space(words: str | None) -> str:
    # In a document a line end is a space; only <br> and <pre> break a line.
    return re.sub(r"[ \t\r\n\f]+", " ", words or "")


def _children(element: etree._Element, page: _Page, depth: int) -> None:
    page.say(_space(element.text))
    for child in element:
        _lay(child, page, depth + 1)


def _inline(element: etree._Element, page: _Page, depth: int) -> None:
    _children(element, page, depth)


def _block(element: etree._Element, page: _Page, depth: int) -> None:
    page.end()
    _children(element, page, depth)
    page.end()


def _break(element: etree._Element, page: _Page, depth: int) -> None:
    page.say("\n")
    _children(element, page, depth)


def _preformatted(element: etree._Element, page: _Page, depth: int) -> None:
    page.end()
    page.say("".join(map(str, element.itertext())))
    page.end()


def _list(element: etree._Element, page: _Page, depth: int) -> None:
    parent = element.getparent()
    nested = parent is not None and _name(parent) == "li"
    page.end(tight=nested)
    if not nested:
        page.loosen()
    numbered = _name(element) == "ol"
    start = element.get("start", "")
    number = int(start) if start.isdecimal() else 1
    for child in element:
        if _name(child) != "li":
            _lay(child, page, depth + 1)
            continue
        page.mark(f"{number}. " if numbered else _BULLET)
        number += 1
        _children(child, page, depth + 1)
        page.end(tight=True)
    page.mark("")
    if not nested:
        page.loosen()


def _table(element: etree._Element, page: _Page, depth: int) -> None:
    """Rows on lines of their own; a table that only arranges the page is laid out as what it holds."""
    page.end()
    rows = [
        [cell for cell in row if _name(cell) in _CELLS]
        for row in element.iter()
        if _name(row) == "tr"
    ]
    columns = max(map(len, rows), default=0)
    arranges = any(
        _name(inner) in _ARRANGED
        for row in rows
        for cell in row
        for inner in cell.iterdescendants()
    )
    if columns < 2 or len(rows) < 2 or arranges:
        _children(element, page, depth)
        page.end()
        return
    page.loosen()
    for caption in element.iterchildren("caption", "{*}caption"):
        _lay(caption, page, depth + 1)
        page.end()
    for row in rows:
        cells = [_words(cell) for cell in row]
        if any(cells):
            page.say(_CELL.join(cells))
            page.end(tight=True)
    page.loosen()


def _words(cell: etree._Element) -> str:
    inner = _Page()
    _children(cell, inner, 0)
    return " ".join(inner.ended().replace("|", "/").split())


_CELLS = frozenset({"td", "th"})
_ARRANGED = frozenset({"table", "ul", "ol", "h1", "h2", "h3", "h4", "form"})
_LAYERS: dict[str, Callable[[etree._Element, _Page, int], None]] = {
    "br": _break,
    "pre": _preformatted,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "table": _table,
}
