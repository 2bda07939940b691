"""Bring in an OpenDocument text (.odt), as LibreOffice saves them.

In:   its bytes.
Out:  its text: headings, paragraphs, points, tables, footnotes; tracked changes as accepted, comments left out.
Not:  its properties: they are the template's more often than the story's.

Library: lxml. odfpy has had no release since 2020; odfdo prints lists and notes in a form of its own. An
OpenDocument's elements are HTML's under other names, so they are renamed, and laid out as a web page is.
"""

from lxml import etree

from digest.bring import blocks, zipped
from digest.bring.incoming import Incoming, damaged

_NAMES = {
    "h": "h2", "p": "p", "list": "ul", "list-item": "li", "list-header": "li", "table": "table", "table-row": "tr",
    "table-cell": "td", "covered-table-cell": "td", "line-break": "br", "section": "div", "numbered-paragraph": "div",
    "text-box": "div", "note-body": "li",
}  # fmt: skip
_DROPPED = frozenset(
    "tracked-changes annotation annotation-end note-citation sequence-decls variable-decls forms bibliography-mark"
    " ruby-text soft-page-break".split()
)
_TEXT, _STYLE, _SVG = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("text", "style", "svg-compatible")
)
_MOST_SPACES = 20


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of an OpenDocument text. Raises: RefusedError."""
    zipped.check(data)
    content = zipped.member(data, "content.xml")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    with damaged("an OpenDocument file"):
        root = etree.fromstring(content, parser)
    bodies = [element for element in root.iter("{*}text") if _local(element.getparent()) == "body"]
    if not bodies:
        return (Incoming(text=""),)
    return (Incoming(text=blocks.text(_as_html(bodies[0], _numbered(root)))),)


def _numbered(root: etree._Element) -> set[str | None]:
    """Return the names of the list styles whose points have numbers."""
    return {
        level.getparent().get(f"{_STYLE}name")  # type: ignore[union-attr] # a level has its style around it
        for level in root.iter(f"{_TEXT}list-level-style-number")
        if level.get(f"{_TEXT}level") == "1"
    }


def _local(element: etree._Element | None) -> str:
    return "" if element is None else etree.QName(element).localname


def _as_html(root: etree._Element, numbered: set[str | None]) -> etree._Element:
    """Return `root` with its elements renamed to HTML's, and its notes at the end."""
    notes = list(root.iter(f"{_TEXT}note-body"))
    root.extend(notes)  # which takes them out of their paragraphs
    for element in list(root.iter("{*}*")):
        name = _local(element)
        if name in _DROPPED or element.tag.startswith(_SVG):
            del element[:]
            element.tag, element.text = "span", None
        elif name in ("s", "tab"):
            count = str(element.get(f"{_TEXT}c", "1"))
            element.tag = "span"
            element.text = " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif name == "list" and element.get(f"{_TEXT}style-name") in numbered:
            element.tag = "ol"
        else:
            element.tag = _NAMES.get(name, "span")
    root.tag = "body"
    etree.SubElement(root, "ol").extend(notes)
    return root
