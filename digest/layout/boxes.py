"""Label the boxes in a page: those that sell something, with heading, offers and price or button, and polls of readers.

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


_POLL = re.compile(
    r"\b(?:vote|take part|have your say) in our (?:[\w'-]+ ){0,2}poll\b|(?:(?:our|reader|readers'|online|snap) )*poll$|cast your vote\b"
)
_ANSWER = re.compile(
    r"[^.]{1,60}[ \t–:(-]\d{1,3}(?:\.\d)? ?%\W{0,2}$|(?:yes|no|not sure|don't know|undecided)\b.{0,30}$"
)


def polls(pieces: Sequence[Piece], lead: int) -> None:
    """Label a poll of readers, and the answers below it: "Vote in our poll", "Yes 12%"."""
    for index in range(lead + 1, len(pieces)):
        piece = pieces[index]
        low = piece.low
        if len(low) > 140 or not ("poll" in low or "your vote" in low) or not _POLL.search(low):
            continue
        piece.label("furniture", "poll")
        for below in pieces[index + 1 : index + 9]:
            if below.prose or below.table or len(below.low) > 80 or not _ANSWER.match(below.low):
                break
            below.label("furniture", "poll")


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
