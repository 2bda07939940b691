"""The part of an article that its page prints, small enough to travel to a worker.

In:   an Article.
Out:  a Story: headline, text, blocks and marks, with offsets counted from the story's first character, so that an
      edit of the header moves nothing.
Not:  HTML; `prose` makes that.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, chain
from typing import Literal

from digest.records import STORY_KINDS, Article, BlockKind, Evidence, Record, Span

MarkKind = Literal["figure", "quotation", "date"]


class Mark(Record, frozen=True, kw_only=True):
    """One value where it stands in the text; `number` counts from 1 within its kind."""

    kind: MarkKind
    number: int
    span: Span


class Run(Record, frozen=True, kw_only=True):
    """Words with the marks that stand in them; their spans count from its first character."""

    text: str
    marks: tuple[Mark, ...]


class Piece(Record, frozen=True, kw_only=True):
    """One block of the text: its label, its place, and its level if it is a heading."""

    kind: BlockKind
    span: Span
    level: int = 0


class Story(Record, frozen=True, kw_only=True):
    """The text of a story with what is marked in it.

    headline: the article's title.
    body:     the file's text after its header.
    markdown: whether the body is Markdown; pasted text never is.
    pieces:   every block of the body in order, those that are not printed included.
    """

    headline: Run
    body: Run
    markdown: bool
    pieces: tuple[Piece, ...]


def story(article: Article) -> Story:
    """Return what the article's page prints of its text."""
    header_end = max((b.span.end for b in article.blocks if b.kind == "header"), default=0)
    blocks = [block for block in article.blocks if block.span.start >= header_end]
    first = min((block.span.start for block in blocks), default=len(article.body))
    # From the start of the first block's line: in Markdown its indent means something.
    origin = max(header_end, article.body.rfind("\n", 0, first) + 1)
    marks = sorted(_marks(article), key=lambda m: (m.span.start, -m.span.end, m.kind, m.number))
    return Story(
        headline=Run(text=article.title, marks=tuple(_in_headline(article, marks))),
        body=Run(
            text=article.body[origin:],
            marks=tuple(_moved(mark, -origin) for mark in marks if mark.span.start >= origin),
        ),
        markdown=article.markdown,
        pieces=tuple(
            Piece(
                kind=block.kind,
                span=Span(start=block.span.start - origin, end=block.span.end - origin),
                level=block.level,
            )
            for block in blocks
        ),
    )


def _marks(article: Article) -> Iterator[Mark]:
    kinds: tuple[tuple[MarkKind, Iterator[Evidence]], ...] = (
        ("figure", (figure.evidence for figure in article.figures)),
        ("quotation", (quotation.evidence for quotation in article.quotations)),
        ("date", (date.evidence for date in article.key_dates)),
    )
    return chain.from_iterable(
        (
            Mark(kind=kind, number=number, span=evidence.span)
            for number, evidence in enumerate(found, 1)
        )
        for kind, found in kinds
    )


def _moved(mark: Mark, by: int) -> Mark:
    span = Span(start=mark.span.start + by, end=mark.span.end + by)
    return Mark(kind=mark.kind, number=mark.number, span=span)


def _in_headline(article: Article, marks: list[Mark]) -> Iterator[Mark]:
    """The marks of the headline's block, where their words stand in the title.

    The title is the block's words in the plain case, but a header may spell it otherwise: quoted, escaped, folded.
    """
    spans = [block.span for block in article.blocks if block.kind == "headline"]
    last, found_at = Span(start=0, end=0), Span(start=0, end=0)
    for mark in marks:
        if not any(s.start <= mark.span.start and mark.span.end <= s.end for s in spans):
            continue
        words = " ".join(article.body[mark.span.start : mark.span.end].split())
        # One that begins inside the mark before it is looked for there; any other, behind it.
        start = found_at.end if mark.span.start >= last.end else found_at.start
        place = article.title.find(words, start) if words else -1
        if place >= 0:
            last, found_at = mark.span, Span(start=place, end=place + len(words))
            yield Mark(kind=mark.kind, number=mark.number, span=found_at)


def printed(piece: Piece) -> bool:
    """Return whether a block stands in the story as readers see it, below the headline."""
    return piece.kind in STORY_KINDS and piece.kind != "headline"


def anchored(story: Story) -> frozenset[tuple[MarkKind, int]]:
    """Return the marks that have an anchor on the page: those with words in a block that is printed."""
    shown = [piece.span for piece in story.pieces if printed(piece)]
    ends = [span.end for span in shown]

    def has_words(mark: Mark) -> bool:
        # Blocks follow each other: from the first that ends behind the mark's start, as far as the mark goes.
        for index in range(bisect_right(ends, mark.span.start), len(shown)):
            if shown[index].start >= mark.span.end:
                return False
            if _has_words(story.body.text, mark.span, shown[index]):
                return True
        return False

    return frozenset((mark.kind, mark.number) for mark in story.headline.marks) | frozenset(
        (mark.kind, mark.number) for mark in story.body.marks if has_words(mark)
    )


def within(run: Run) -> Callable[[Span], tuple[Mark, ...]]:
    """Return a function that gives the marks which may touch a span, without looking at all of them."""
    starts = [mark.span.start for mark in run.marks]
    reach = list(accumulate((mark.span.end for mark in run.marks), max))
    return lambda span: run.marks[bisect_right(reach, span.start) : bisect_left(starts, span.end)]


def _has_words(text: str, one: Span, other: Span) -> bool:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return start < end and bool(text[start:end].strip())
