"""Label every block of the pasted page: headline, byline, dateline, caption, story or furniture.

In:   a Document as `clean` leaves it.
Out:  the same Document with `blocks` in file order, none overlapping, and the `sentences` of its story.
Not:  reading. Fields read only the kinds in `records.STORY_KINDS`.

The page is cut into lines (`cut`), and these are joined into pieces (`lines`). Each is asked what it is by its own words (`furniture`), then by its
place: e-mail around the story (`email`), what stands above it (`head`), what breaks into it and follows it
(`body`). When in doubt a line is story. Examples: tests/layout/corpus.
"""

import msgspec

from digest.layout import body, cut, email, furniture, head, lines, repeats, sentences
from digest.layout.lines import Piece
from digest.records import STORY_KINDS, Block, BlockKind, Document, Span


def document(document: Document) -> Document:
    """Return `document` with its blocks labelled and its sentences found."""
    pieces = lines.pieces(document, cut.cut(document))
    label(pieces)
    blocks = [
        Block(
            kind=piece.kind or "paragraph",  # type: ignore[arg-type]
            span=Span(start=piece.start, end=piece.end),
            rule=piece.rule,
            level=max(2, min(6, piece.level or 2)) if piece.kind == "heading" else 0,
        )
        for piece in pieces
        if piece.kind != "joined"
    ]
    blocks[:0] = _header(document, any(block.kind == "headline" for block in blocks))
    return msgspec.structs.replace(
        document, blocks=tuple(blocks), sentences=tuple(_sentences(document.text, blocks))
    )


def _header(document: Document, has_headline: bool) -> list[Block]:
    """The YAML header; the title that it declares is the headline of a page that prints none."""
    ends = [0, document.header_end]
    if document.headline and not has_headline:
        ends[1:1] = [document.headline.start, document.headline.end]
    kinds: list[BlockKind] = ["header", "headline", "header"]
    return [
        Block(kind=kind, span=Span(start=start, end=end), rule="header")
        for kind, start, end in zip(kinds, ends, ends[1:], strict=False)
        if start < end
    ]


def label(pieces: list[Piece]) -> None:
    """Give every piece a kind and the rule that chose it."""
    for piece in pieces:
        if found := furniture.alone(piece):
            piece.label(*found)
    is_email = email.headers(pieces)
    repeats.captions(pieces)
    if not is_email:
        repeats.signed(pieces)
    if is_email:
        email.body(pieces)
    lead = head.lead_index(pieces)
    head.label(pieces, lead)
    repeats.headline(pieces)
    body.label(pieces, lead)
    repeats.paragraphs(pieces)


def _sentences(text: str, blocks: list[Block]) -> list[Span]:
    """Return the sentences of the story; a headline, a heading, an item and a table row are one each."""
    found: list[Span] = []
    others = "".join([mark for mark in sentences.OTHER_STOPS if mark in text])
    for block in blocks:
        kind = block.kind
        if kind in ("paragraph", "quote"):
            found += sentences.split(text, block.span, others)
        elif kind == "table":
            rows = sentences.lines(text, block.span)
            found += [row for row in rows if not lines.is_drawn(text[row.start : row.end])]
        elif kind in STORY_KINDS:
            found.append(block.span)
    return found
