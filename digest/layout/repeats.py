"""Label what the page gives twice: captions, the headline, whole paragraphs.

In:   pieces, labelled or not.
Out:  labels on the copies. Both copies of a caption are captions; of a paragraph the first stays.
"""

from digest.layout.lines import Piece


def captions(pieces: list[Piece]) -> None:
    """Label lines that stand twice, one right below the other, as the captions they are."""
    for above, piece in zip(pieces, pieces[1:], strict=False):
        if len(piece.text) < 25 or piece.bullet or len(piece.text) > 300:
            continue
        if above.low == piece.low or (
            piece.kind == "caption"
            and not above.kind
            and above.text
            and piece.low.startswith(above.low.rstrip("."))
        ):
            if above.kind in ("", "caption") and above.gap and not _begins_page(pieces, above):
                above.label("caption", "given-twice")
            if piece.kind in ("", "caption"):
                piece.label("caption", "given-twice")


def _begins_page(pieces: list[Piece], piece: Piece) -> bool:
    """A line given twice before anything else is the headline."""
    first = next((p for p in pieces if not p.kind), None)
    return piece is first


def headline(pieces: list[Piece]) -> None:
    """Label every further copy of the headline as furniture."""
    chosen = next((piece for piece in pieces if piece.kind == "headline"), None)
    if chosen is None:
        return
    words = _words(chosen)
    for piece in pieces:
        if (
            piece is not chosen
            and piece.kind in ("", "caption", "paragraph")
            and len(piece.text) <= len(chosen.text) + 4
        ):
            if _words(piece) == words:
                piece.label("furniture", "headline-repeated")


def _words(piece: Piece) -> str:
    return " ".join(piece.low.strip("\"'.").split())


def paragraphs(pieces: list[Piece]) -> None:
    """Label a paragraph that stood higher up already, and a sentence set large as a pull-quote."""
    seen: dict[str, Piece] = {}
    for piece in pieces:
        if len(piece.text) < 40 or piece.kind not in ("paragraph", "heading", "caption"):
            continue
        words = _words(piece)
        first = seen.setdefault(words, piece)
        if first is piece:
            continue
        if first.kind == "caption" or piece.kind == "caption":
            first.label("caption", "given-twice")
            piece.label("caption", "given-twice")
        else:
            piece.label("furniture", "repeated")
