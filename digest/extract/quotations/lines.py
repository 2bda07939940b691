"""The sentences of a story, cut only where somebody asks for them.

In:   a Document, its blocks and the spans quoted in each.
Out:  `Line`s: of one block, and backwards or forwards from any line.
Not:  what a line says; `cast` understands it.

Most of a story is never cut: a quotation asks for its own block, and for those before it only while nobody in its
own says whom "she" means.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.chunks import Chunk, quote
from digest.extract.quotations.marks import READ, SET_OFF, Quoted
from digest.extract.quotations.sentences import sentences
from digest.extract.quotations.voices import Speaker
from digest.records import Block, Document

# Nobody is meant who was last named further off than this.
_MOST_LINES = 60
_WHOLE = (quote(0),)


class Line(Struct, gc=False):
    """One sentence, and what it adds to the story once it is understood.

    block:     the number of its block, `number` its own in there.
    start:     where it begins in the document.
    chunks:    its pieces; nothing but a quotation for a paragraph that is one.
    quotes:    which of them are quotations.
    persons:   those whom a pronoun may mean, the likeliest last, each with a key that tells strangers apart.
    voice:     who speaks in it, or whom it is about: whoever goes on speaking behind it.
    subject:   whom it is about.
    body:      the body or document's maker that "it" means behind it.
    group, spokes: "they" and "the spokesman" behind it.
    documents: makers by noun.
    """

    block: int
    number: int
    start: int
    chunks: Sequence[Chunk]
    quotes: Sequence[int] = ()
    persons: list[tuple[str, Speaker]] = []
    voice: Speaker | None = None
    subject: Speaker | None = None
    body: Speaker | None = None
    group: Speaker | None = None
    spokes: Speaker | None = None
    documents: dict[str, Speaker] = {}
    is_understood: bool = False


class Lines:
    """The lines of a story by block."""

    def __init__(
        self,
        document: Document,
        bodies: Bodies,
        blocks: Sequence[Block],
        spans: Sequence[Sequence[Quoted]],
    ) -> None:
        self.document, self.bodies, self.blocks, self.spans = document, bodies, blocks, spans
        self._cut: dict[int, list[Line]] = {}

    def of(self, block: int) -> list[Line]:
        """Return the lines of a block by its number; none where it is not read."""
        lines = self._cut.get(block)
        if lines is None:
            lines = self._cut[block] = self._lines(block)
        return lines

    def _lines(self, block: int) -> list[Line]:
        if self.blocks[block].kind not in READ:
            return []
        quoted, span = self.spans[block], self.blocks[block].span
        if len(quoted) == 1:
            [whole] = quoted
            if whole.outer_start == span.start and whole.at_end and whole.mark != SET_OFF:
                return [Line(block, 0, span.start, _WHOLE, (0,))]
        cut = sentences(self.document, quoted, span.start, span.end, self.bodies.adjectives)
        return [Line(block, number, *sentence) for number, sentence in enumerate(cut)]

    def back(self, line: Line) -> Iterator[Line]:
        """Yield `line` and those before it, the nearest first, each understood."""
        yield line
        left, stop = _MOST_LINES, line.number
        for block in range(line.block, -1, -1):
            lines = self.of(block)
            if block != line.block:
                stop = len(lines)
            for at in range(stop - 1, max(0, stop - left) - 1, -1):
                before = lines[at]
                yield before if before.is_understood else self.understood(before)
            left -= stop or 1
            if left <= 0:
                return

    def understood(self, line: Line) -> Line:
        """Return `line` once it knows whom it names and who speaks in it."""
        raise NotImplementedError

    def after(self, line: Line) -> Iterator[Line]:
        """Yield the lines behind `line`, the nearest first."""
        left, start = _MOST_LINES, line.number + 1
        for block in range(line.block, len(self.blocks)):
            lines = self.of(block)
            yield from lines[start : start + left]
            left -= max(1, len(lines) - start)
            start = 0
            if left <= 0:
                return
