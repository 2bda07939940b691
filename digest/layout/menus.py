"""Know menus, breadcrumbs and other lines in parts: "News | Sport", "Home > News", "Jo Bloggs • 3 min read".

In:   a short line, lower case.
Out:  (kind, rule) where its parts settle it, else None.
Not:  a label that stands alone on its line; `furniture` looks that up.
"""

from digest.layout import dates
from digest.layout.lines import Piece
from digest.layout.phrases import BREADCRUMBS, READING
from digest.layout.words import BUTTONS, PARTS, SECTIONS, key_of

_MENU_WORDS = frozenset({"menu", "search", "home", "login", "news"})
NAVIGATION_WORDS = _MENU_WORDS | {"you", "press"}
"""What a line begins with that may be one without marks between its labels; `navigation` tells."""
_LABELS = BUTTONS | SECTIONS
_ENDS = frozenset({"ends", "end", "diwedd", "crìoch"})
_NOTES = frozenset(
    {
        "notes to editors",
        "notes to editor",
        "note to editors",
        "editor's notes",
        "nodiadau i olygyddion",
        "nodiadau i'r golygydd",
    }
)


def in_parts(piece: Piece, low: str) -> tuple[str, str] | None:
    """Rules for a line in parts: "News | Sport", "Jo Bloggs • 3 min read"."""
    parts = split(low)
    if len(parts) < 2:
        return None
    if is_menu(parts):
        return "furniture", "menu"
    if len(parts) >= 3 and parts[0] == "home":
        return "furniture", "breadcrumb"
    if not _ENDS.isdisjoint(parts):
        return "furniture", "ends"
    if not _NOTES.isdisjoint(parts):
        return "furniture", "notes-heading"
    if not piece.prose and any(map(READING.match, parts)):
        return ("dateline" if dates.has_date(low) else "byline"), "reading-time"
    return None


def navigation(low: str) -> tuple[str, str] | None:
    """Rules for a line that opens as a breadcrumb or a menu without marks between its labels does."""
    if low.startswith(BREADCRUMBS):
        return "furniture", "breadcrumb"
    words = low.split()
    if words[0] in _MENU_WORDS and 1 < len(words) < 7 and _LABELS.issuperset(words):
        return "furniture", "menu"
    return None


def split(low: str) -> list[str]:
    """Return the parts of a line, spelt as `words` spells labels."""
    return [part for part in map(key_of, PARTS.split(low)) if part]


def is_menu(parts: list[str]) -> bool:
    """Whether the parts of a line, or most of many, are labels of the page."""
    known = len([part for part in parts if part in _LABELS or len(part) == 1])
    return known == len(parts) > 1 or (known >= 3 and known * 3 >= len(parts) * 2)
