"""The part of an article that its page prints, and where its values stand in it.

In:   an Article, or as much of one as it takes.
Out:  a Story: headline, text, blocks and marks. Offsets are the article's own.
Not:  HTML; `prose` makes that.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

import msgspec

from digest.records import STORY_KINDS, Article, Block, Figure, KeyDate, Quotation, Span

MarkKind = Literal["figure", "quotation", "date"]


class _Evidence(msgspec.Struct, frozen=True):
    span: Span


class _Marked(msgspec.Struct, frozen=True):
    evidence: _Evidence


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """What `story` takes of an Article, whose fields these are; that has others, which are not read."""

    title: str
    body: str
    markdown: bool
    blocks: tuple[Block, ...]
    figures: tuple[_Marked, ...]
    quotations: tuple[_Marked, ...]
    key_dates: tuple[_Marked, ...]


_EXCERPT = msgspec.msgpack.Decoder(Excerpt)


def excerpt(article: msgspec.Raw) -> Excerpt:
    """Return what is taken of an article that a shelf has packed, in a quarter of the time that all of it takes."""
    return _EXCERPT.decode(article)


class Mark(NamedTuple):
    """One value where it stands in the text, from `start` to before `end`; `number` counts from 1 within its kind."""

    start: int
    end: int
    kind: MarkKind
    number: int


class Run(NamedTuple):
    """Words with the marks that stand in them, in the order of their starts; what begins together has the longest first."""

    text: str
    marks: tuple[Mark, ...]


class Story(NamedTuple):
    """The text of a story with what is marked in it.

    headline: the article's title.
    body:     the article's file, with the marks behind its header.
    start:    where the text begins in it.
    markdown: whether the body is Markdown; pasted text never is.
    blocks:   every block of the text in order, those that are not printed included.
    """

    headline: Run
    body: Run
    start: int
    markdown: bool
    blocks: tuple[Block, ...]


class Placed(NamedTuple):
    """An article with its story, and the marks that have an anchor on its page: what its page and its record both need."""

    article: Article
    story: Story
    anchors: frozenset[tuple[MarkKind, int]]


def placed(article: Article) -> Placed:
    """Return an article with its story."""
    made = story(article)
    return Placed(article, made, anchored(made))


def story(article: Article | Excerpt) -> Story:
    """Return what the article's page prints of its text."""
    header_end = max([b.span.end for b in article.blocks if b.kind == "header"], default=0)
    blocks = article.blocks
    if header_end:
        blocks = tuple(block for block in blocks if block.span.start >= header_end)
    first = blocks[0].span.start if blocks else len(article.body)
    # From the start of the first block's line: in Markdown its indent means something.
    start = max(header_end, article.body.rfind("\n", 0, first) + 1)
    marks = _marks(article)
    return Story(
        headline=Run(article.title, tuple(_in_headline(article, marks))),
        body=Run(article.body, tuple(mark for mark in marks if mark.start >= start)),
        start=start,
        markdown=article.markdown,
        blocks=blocks,
    )


def _marks(article: Article | Excerpt) -> list[Mark]:
    kinds: tuple[tuple[MarkKind, Sequence[Figure | Quotation | KeyDate | _Marked]], ...] = (
        ("figure", article.figures),
        ("quotation", article.quotations),
        ("date", article.key_dates),
    )
    found = []
    for kind, values in kinds:
        for number, value in enumerate(values, 1):
            span = value.evidence.span
            found.append((span.start, -span.end, kind, number))
    return [Mark(start, -behind, kind, number) for start, behind, kind, number in sorted(found)]


def _in_headline(article: Article | Excerpt, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks of the headline's block, where their words stand in the title.

    The title is the block's words in the plain case, but a header may spell it otherwise: quoted, escaped, folded.
    """
    spans = [block.span for block in article.blocks if block.kind == "headline"]
    behind = max((span.end for span in spans), default=0)
    last_end = found_start = found_end = 0
    for mark in marks:
        if mark.start >= behind:
            break
        if not any(span.start <= mark.start and mark.end <= span.end for span in spans):
            continue
        words = " ".join(article.body[mark.start : mark.end].split())
        # One that begins inside the mark before it is looked for there; any other, behind it.
        place = article.title.find(words, found_end if mark.start >= last_end else found_start)
        if words and place >= 0:
            last_end, found_start, found_end = mark.end, place, place + len(words)
            yield Mark(place, found_end, mark.kind, mark.number)


_PRINTED = frozenset(STORY_KINDS) - {"headline"}


def printed(block: Block) -> bool:
    """Return whether a block stands in the story as readers see it, below the headline."""
    return block.kind in _PRINTED


def anchored(story: Story) -> frozenset[tuple[MarkKind, int]]:
    """Return the marks that have an anchor on the page: those with words in a block that is printed."""
    text = story.body.text
    shown = [(b.span.start, b.span.end) for b in story.blocks if b.kind in _PRINTED]
    found = {(mark.kind, mark.number) for mark in story.headline.marks}
    first = 0
    for begin, behind, kind, number in story.body.marks:
        # Blocks follow each other, and marks come by their starts: what ends before this one is done with.
        while first < len(shown) and shown[first][1] <= begin:
            first += 1
        at = first
        while at < len(shown) and shown[at][0] < behind:
            start, end = shown[at]
            words = text[max(start, begin) : min(end, behind)]
            if words and not words.isspace():
                found.add((kind, number))
                break
            at += 1
    return frozenset(found)


def within(run: Run) -> Callable[[int, int], Sequence[Mark]]:
    """Return a function that gives the marks that have characters between two places, without looking at all of them."""
    starts = [mark.start for mark in run.marks]
    reach = list(accumulate((mark.end for mark in run.marks), max))

    def found(start: int, end: int) -> Sequence[Mark]:
        near = run.marks[bisect_right(reach, start) : bisect_left(starts, end)]
        return [mark for mark in near if mark.end > max(start, mark.start)]

    return found
