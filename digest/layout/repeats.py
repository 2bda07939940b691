"""Label what the page gives twice, and what stands under a picture's credit.

In:   pieces, labelled or not.
Out:  labels on the copies. Both copies of a caption are captions; of a paragraph the first stays.
"""

from collections.abc import Sequence
from itertools import pairwise

from digest.layout.headline import is_masthead
from digest.layout.lines import Piece
from digest.layout.words import AGENCIES


def captions(pieces: Sequence[Piece]) -> None:
    """Label captions given twice, captions under "Image caption," and lines under an advert's notice."""
    under_credits: dict[str, Piece] = {}
    for index, (above, piece) in enumerate(pairwise(pieces)):
        if not above.kind and piece.kind != "caption" and above.low != piece.low:
            continue  # most pairs
        if above.kind == "caption" and not piece.kind and not piece.gap:
            twin = under_credits.setdefault(piece.low, piece)
            if twin is not piece:  # "[Picture: PA]" and a caption, given twice
                twin.label("caption", "given-twice")
                piece.label("caption", "given-twice")
        if above.kind and not piece.kind:
            _label_under(above, piece)
        if not 25 <= len(piece.text) <= 300 or piece.bullet:
            continue
        same = above.low == piece.low
        if same or (piece.kind == "caption" and not above.kind and len(above.low) > 24
                    and piece.low.startswith(above.low.rstrip("."))):  # fmt: skip
            begins = not above.kind and not any(
                not p.kind and not is_masthead(p) for p in pieces[max(0, index - 12) : index]
            )
            if above.kind in ("", "caption") and not begins:
                above.label("caption", "given-twice")
            if piece.kind in ("", "caption") and not (same and begins):
                piece.label("caption", "given-twice")


def _label_under(above: Piece, piece: Piece) -> None:
    if (
        above.kind == "caption"
        and above.low.rstrip(" ,:").endswith("caption")
        and len(piece.text) <= 260
    ):
        piece.label("caption", "under-image-caption")
    elif piece.gap:
        return
    elif above.rule == "promotion" and len(piece.text) <= 90 and not piece.prose:
        piece.label("furniture", "promotion")
    elif above.rule == "button" and above.name in (
        "advertisement",
        "advert",
        "ad",
        "sponsored",
        "advertising",
    ):
        if len(piece.text) <= 160:
            piece.label("furniture", "advert")
    elif (
        above.kind == "caption"
        and ("source" in above.low[:14] or is_agency(above))
        and len(piece.text) <= 200
        and not piece.prose
    ):
        piece.label("caption", "under-credit")


def signed(pieces: Sequence[Piece]) -> None:
    """Label what stands under "By" or "From:" alone on a line: who signs the page, and no more."""
    for above, piece in pairwise(pieces):
        if (
            len(above.low) < 14
            and above.name in _SIGNS
            and not above.bullet
            and not piece.prose
            and len(piece.text) < 120
            and piece.kind in ("", "byline")
        ):
            above.label("byline", "signed")
            piece.label("byline", "signed")


_SIGNS = frozenset({"by", "from", "author", "authors", "written by", "reporter", "words by"})


def headline(pieces: Sequence[Piece]) -> None:
    """Label every further copy of the headline as furniture."""
    chosen = next((piece for piece in pieces if piece.kind == "headline"), None)
    if chosen is None:
        return
    words, size = _words(chosen), len(chosen.text) + 4
    first = words.split(" ", 1)[0]
    for piece in pieces:
        if (
            len(piece.text) <= size
            and first in piece.low
            and piece is not chosen
            and piece.kind in ("", "caption", "paragraph")
            and _words(piece) == words
        ):
            piece.label("furniture", "headline-repeated")


def _words(piece: Piece) -> str:
    return " ".join(piece.low.strip("\"'.").split())


def paragraphs(pieces: Sequence[Piece]) -> None:
    """Label a paragraph that stood higher up already."""
    seen: dict[str, Piece] = {}
    for piece in pieces:
        if len(piece.text) < 40 or piece.kind not in ("paragraph", "heading", "caption"):
            continue
        first = seen.setdefault(piece.low, piece)
        if first is piece:
            continue
        if first.kind == "caption" or piece.kind == "caption":
            first.label("caption", "given-twice")
            piece.label("caption", "given-twice")
        else:
            piece.label("furniture", "repeated")


def is_agency(piece: Piece) -> bool:
    """Whether a line is the name of a picture agency and no more."""
    return len(piece.text) < 50 and piece.name in AGENCIES
