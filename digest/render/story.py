"""The part of an article that its page prints, small enough to travel to a worker.

In:   an Article.
Out:  a Story: text, blocks and marks, with offsets counted from the story's first character, so that an edit of
      the header moves nothing.
Not:  HTML; `prose` makes that.
"""

from typing import Literal

from digest.records import STORY_KINDS, Article, Block, BlockKind, Record, Span

MarkKind = Literal["figure", "quotation", "date"]


class Mark(Record, frozen=True, kw_only=True):
    """One value where it stands in the text; `number` counts from 1 within its kind."""

    kind: MarkKind
    number: int
    span: Span


class Piece(Record, frozen=True, kw_only=True):
    """One block of the text: its label, its place, and its level if it is a heading."""

    kind: BlockKind
    span: Span
    level: int = 0


class Story(Record, frozen=True, kw_only=True):
    """The text of a story with what is marked in it.

    text:     the file's text after its header.
    title:    the headline, which may have been declared and then stands nowhere in the text.
    markdown: whether the text is Markdown; pasted text never is.
    pieces:   every block in order, those that are not printed included.
    marks:    figures, quotations and dates, in the order in which they stand.
    """

    text: str
    title: str
    markdown: bool
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]


def story(article: Article) -> Story:
    """Return what the article's page prints of its text."""
    blocks = [block for block in article.blocks if block.kind != "header"]
    # From the start of the first block's line: in Markdown its indent means something.
    first = blocks[0].span.start if blocks else len(article.body)
    origin = max(article.body.rfind("\n", 0, first), article.body.rfind("\r", 0, first)) + 1
    found = [
        Mark(kind=kind, number=number, span=_moved(value.evidence.span, origin))
        for kind, values in _values(article)
        for number, value in enumerate(values, 1)
        # A declared value has no place in the text: its span is in the header.
        if value.evidence.span.start >= origin
    ]
    return Story(
        text=article.body[origin:],
        title=article.title,
        markdown=article.markdown,
        pieces=tuple(
            Piece(kind=block.kind, span=_moved(block.span, origin), level=block.level)
            for block in blocks
        ),
        marks=tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.kind))),
    )


def _values(article: Article):  # type: ignore[no-untyped-def] # three record kinds that share `evidence`
    yield "figure", article.figures
    yield "quotation", article.quotations
    yield "date", article.key_dates


def _moved(span: Span, origin: int) -> Span:
    return Span(start=span.start - origin, end=span.end - origin)


def printed(block: Block | Piece) -> bool:
    """Return whether a block stands in the story as readers see it, below the headline."""
    return block.kind in STORY_KINDS and block.kind != "headline"


def headline(story: Story) -> tuple[Piece, ...]:
    """Return the blocks of the headline where the text's headline is the article's title."""
    pieces = tuple(piece for piece in story.pieces if piece.kind == "headline")
    words = " ".join(story.text[piece.span.start : piece.span.end] for piece in pieces)
    return pieces if _same(words, story.title) else ()


def _same(one: str, other: str) -> bool:
    return [c for c in one.casefold() if c.isalnum()] == [
        c for c in other.casefold() if c.isalnum()
    ]


def anchored(story: Story) -> frozenset[tuple[MarkKind, int]]:
    """Return the marks that have an anchor on the page: those with words in a block that is printed."""
    shown = [piece.span for piece in story.pieces if printed(piece)]
    shown += [piece.span for piece in headline(story)]
    return frozenset(
        (mark.kind, mark.number)
        for mark in story.marks
        if any(
            story.text[max(mark.span.start, span.start) : min(mark.span.end, span.end)].strip()
            for span in shown
            if span.start < mark.span.end and mark.span.start < span.end
        )
    )
