"""Label the boxes that sell something: a heading, a list of what is offered, a price or a button.

In:   pieces that `furniture`, `email` and `head` have seen, and where the story begins.
Out:  "furniture" for every line of such a box.
Not:  the price and the button themselves; `furniture` has told those by their words.
"""

import re
from collections.abc import Sequence

from digest.layout.lines import Piece
from digest.layout.words import key

_BOX_HEAD = re.compile(
    r"\b(?:member(?:ship)?|magazine|subscri\w+|digital|newsletter|package|bundle|access|edition|supporter|support|print|unlimited)\b"
)
_SELLING_RULES = frozenset({"price", "button", "menu"})
_SELLS = ("subscribe", "join", "sign up", "register", "become", "buy", "donate", "support us")


def sweep(pieces: Sequence[Piece], lead: int) -> None:
    """Sweep back from a price or a button over the list and the heading that it sells."""
    swept = lead
    for index, piece in enumerate(pieces):
        if index <= lead or piece.rule not in _SELLING_RULES or not _sells(piece):
            continue
        above = index - 1
        while above > swept and (pieces[above].bullet or pieces[above].kind == "furniture"):
            above -= 1
        head = pieces[above]
        if head.text.endswith(":") and not head.kind:
            swept = index
            continue  # the story's own list
        _sweep_down(pieces, index)
        for other in pieces[above + 1 : index]:
            if other.kind != "furniture":
                other.label("furniture", "box")
        if (
            above > swept
            and not head.prose
            and not head.kind
            and (above < index - 1 or _BOX_HEAD.search(head.low))
        ):
            head.label("furniture", "box")
        swept = index


def _sells(piece: Piece) -> bool:
    """Whether a piece with one of `_SELLING_RULES` sells something."""
    if piece.rule == "price":
        return True
    return any(key(part).startswith(_SELLS) for part in piece.low.split("|"))


def _sweep_down(pieces: Sequence[Piece], index: int) -> None:
    """Label the lines that go on right below a price: what else is sold, and for how much."""
    for below in pieces[index + 1 : index + 6]:
        if below.gap or below.kind or below.prose:
            break
        below.label("furniture", "box")
