"""Find every direct quotation of three words or more, and who said it.

In:   a laid-out Document, and the authorities that it names.
Out:  Quotations in reading order. Quoted paragraphs that follow each other from one speaker are one; two spans
      parted by other words ("...," he said. "...") are two.
Not:  headlines and headings, scare quotes, titles, grades such as 'inadequate', and quotations inside quotations.

`marks` pairs the marks, `sentences` cuts what stands around them, `clauses` finds who speaks there, `cast` and
`stage` say who "she" is, `speakers` gives each quotation to one of them, `speech` refuses what is not speech, and
`people` finds roles, `kinds` the body that "the firm" is. Examples: tests/extract/quotations.yaml.
"""

import re
from collections.abc import Sequence
from itertools import compress, count

from msgspec import Struct
from msgspec.structs import replace

from digest.extract.found import Found, Known, evidence, rejected
from digest.extract.quotations import kinds, marks, people, speech
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.marks import SINGLE, Quoted
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.speakers import UNHEARD, Said, Story
from digest.extract.quotations.voices import NOBODY, Speaker
from digest.records import Document, Quotation, Rejected

_SPEAKS_FOR = re.compile(r"spokes(?:man|woman|person) for (?:the|its|their) [a-z]+", re.IGNORECASE)


# So many characters are three words, or a word that is none.
_LONG = 60


class _Piece(Struct, frozen=True, gc=False):
    """A quotation as it grows over paragraphs: one span from the first one's start to the last one's end."""

    span: Quoted
    said: Said
    block_start: int


def find(document: Document, known: Known) -> Found[Quotation]:
    """Return the quotations of `document` in reading order, with the spans that were turned down."""
    text, blocks = document.text, list(document.story())
    starts = [block.span.start for block in blocks]
    spans = marks.in_blocks(document, blocks, starts)
    if not any(spans):
        return Found(())
    story = Story(document, Bodies(document, known, blocks, starts), blocks, spans)
    pieces = _joined(text, story)
    is_single = _is_single_style(text, pieces)
    values: list[Quotation] = []
    refused: list[Rejected] = []
    spoken = -1  # the block where single marks have held speech already: there, they hold more
    for piece in pieces:
        span, said = piece.span, piece.said
        own = said.own or span.block == spoken
        why = speech.refused(
            text, span, block_start=piece.block_start, single_style=is_single, own=own
        )
        if why is None:
            speaker = said.speaker if said.line is None else story.maker(said.speaker, said.line)
            values.append(_quotation(story, span.start, span.end, speaker))
            if span.mark == SINGLE and said.own:
                spoken = span.block
        else:
            refused.append(rejected(document, span.start, span.end, "quoted", why))
    return Found(tuple(values), tuple(refused))


def _is_single_style(text: str, pieces: list[_Piece]) -> bool:
    """Whether the story puts its speech between single marks."""
    singles = [piece for piece in pieces if piece.span.mark == SINGLE]
    if not singles:
        return False  # nobody asks
    double = sum(
        text.count(" ", piece.span.start, piece.span.end) >= speech.MIN_WORDS
        for piece in pieces
        if piece.span.mark != SINGLE
    )
    single = sum(text[piece.span.end - 1] in '.,!?"' for piece in singles if piece.said.own)
    return single > double or double == 0


def _joined(text: str, story: Story) -> list[_Piece]:
    """Return the quotations, those of following paragraphs joined where one speaker goes on."""
    pieces: list[_Piece] = []
    spans, blocks = story.spans, story.blocks
    for index in compress(count(), spans):  # those of most blocks are none
        found, start = spans[index], blocks[index].span.start
        said = story.read(index) if _has_long(text, found) else [UNHEARD] * len(found)
        if pieces and _continues(text, pieces[-1], found[0], said[0]):
            pieces[-1] = _continued(pieces[-1], found[0], said[0])
        else:
            pieces.append(_Piece(found[0], said[0], start))
        for number in range(1, len(found)):
            pieces.append(_Piece(found[number], said[number], start))
        last = pieces[-1]
        if last.span.at_end and not last.said.own and index + 1 < len(spans):
            signed = None if spans[index + 1] else story.signature(index + 1)
            if signed is not None:
                pieces[-1] = replace(last, said=Said(signed, True, None))
    return pieces


def _continued(previous: _Piece, span: Quoted, who: Said) -> _Piece:
    """Return the quotation with the paragraph `span` behind it."""
    first, said = previous.span, previous.said
    if who.own and not said.own:
        said = who
    elif not who.own and who.line is not None:
        who.line.voice = said.speaker
    span = replace(span, start=first.start, outer_start=first.outer_start, at_start=first.at_start)
    return replace(previous, span=span, said=said)


def _has_long(text: str, found: Sequence[Quoted]) -> bool:
    """Whether any of the spans may have three words, or goes on in the next paragraph."""
    for span in found:
        if not span.closed or span.end - span.start > _LONG:
            return True
        if len(text[span.start : span.end].split()) >= speech.MIN_WORDS:
            return True
    return False


def _continues(text: str, previous: _Piece, span: Quoted, who: Said) -> bool:
    """Whether `span` goes on with the quotation before it, parted from it only by a paragraph's end."""
    last, said = previous.span, previous.said
    if (
        span.block != last.block + 1
        or not last.at_end
        or not span.at_start
        or span.mark != last.mark
    ):
        return False
    if who.own and who.speaker.name != said.speaker.name:
        return not last.closed and not said.own
    if not last.closed:
        return True
    # Closed paragraphs: whole sentences only; a few quoted words at a sentence's end are a quotation by themselves.
    return text[last.end - 1] in ".!?…" and text[last.start].isupper()


def _quotation(story: Story, start: int, end: int, speaker: Speaker) -> Quotation:
    document, bodies = story.document, story.bodies
    name, role, organisation = speaker.name, speaker.role, speaker.organisation
    if name and role is None:
        if speaker.is_person:
            role, organisation = people.role(bodies, name)
            if role and " for " in role and _SPEAKS_FOR.fullmatch(role):
                # "A spokesperson for the builder, Kier Marine": what looked like a person is the body.
                if not is_first_name(name.split()[0]):
                    role, organisation = role.split()[0], name
            elif role is None and organisation is None:
                role = story.introduced_as(name)
        if role is None:
            role = kinds.trade(bodies, name)
    return Quotation(
        text=document.raw[start:end],
        speaker=name,
        role=role,
        organisation=organisation,
        evidence=evidence(document, start, end, speaker.rule or NOBODY.rule),
    )
