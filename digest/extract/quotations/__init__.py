"""Find every direct quotation of three words or more, and who said it.

In:   a laid-out Document, and the authorities that it names.
Out:  Quotations in reading order. Quoted paragraphs that follow each other from one speaker are one; two spans
      parted by other words ("...," he said. "...") are two.
Not:  headlines and headings, scare quotes, titles, grades such as 'inadequate', and quotations inside quotations.

`marks` pairs the marks, `chunks` and `clauses` read the sentences around them, `speakers` follows the story and
says who "she" is, `speech` refuses what is not speech, and `people` finds roles. Examples:
tests/extract/quotations.yaml.
"""

import re
from typing import NamedTuple

from digest.extract.found import Found, Known, evidence, rejected
from digest.extract.quotations import marks, people, speech
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.lines import READ
from digest.extract.quotations.marks import SINGLE, Quoted
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.speakers import UNHEARD, Said, Story
from digest.extract.quotations.voices import NOBODY, Speaker
from digest.records import Block, Document, Quotation, Rejected

# One pair of marks around more paragraphs than this is a mark that somebody forgot to close.
_MOST_PARAGRAPHS = 5
_SPEAKS_FOR = re.compile(r"spokes(?:man|woman|person) for (?:the|its|their) [a-z]+", re.IGNORECASE)


class _Piece(NamedTuple):
    """A quotation as it grows over paragraphs: from the first span's start to the last one's end."""

    first: Quoted
    last: Quoted
    said: Said
    block_start: int


def find(document: Document, known: Known) -> Found[Quotation]:
    """Return the quotations of `document` in reading order, with the spans that were turned down."""
    blocks = list(document.story())
    spans = _quoted(document, blocks)
    if not any(spans):
        return Found(())
    bodies = Bodies(document, known)
    story = Story(document, bodies, blocks, spans)
    pieces = _joined(document, blocks, spans, story)
    single_style = _single_style(document, pieces)
    values: list[Quotation] = []
    refused: list[Rejected] = []
    for piece in pieces:
        why = speech.refused(
            document.text,
            piece.first._replace(
                end=piece.last.end,
                closed=piece.last.closed,
                outer_end=piece.last.outer_end,
                at_end=piece.last.at_end,
            ),
            block_start=piece.block_start,
            single_style=single_style,
            own=piece.said.own,
            lead_in=piece.said.lead_in,
        )
        start, end = piece.first.start, piece.last.end
        if why is None:
            values.append(_quotation(story, start, end, _maker(story, piece.said)))
        else:
            refused.append(rejected(document, start, end, "quoted", why))
    return Found(tuple(values), tuple(refused))


def _quoted(document: Document, blocks: list[Block]) -> list[list[Quoted]]:
    """Return the outermost quoted spans of each block."""
    spans, strays = [], []
    for index, block in enumerate(blocks):
        found, stray = marks.in_block(document, block, index) if block.kind in READ else ([], None)
        if not found and block.kind == "quote" and stray is None:
            set_off = marks.set_off(document, block, index)
            found = [set_off] if set_off else []
        spans.append(found)
        strays.append(stray)
    _close_over_paragraphs(blocks, spans, strays)
    return spans


def _close_over_paragraphs(
    blocks: list[Block], spans: list[list[Quoted]], strays: list[int | None]
) -> None:
    """Where one pair of marks stands around several paragraphs, give each of them a span of its own."""
    for index, found in enumerate(spans):
        if not found or found[-1].closed or found[-1].mark == SINGLE or not found[-1].at_end:
            continue
        for ahead in range(index + 1, min(index + _MOST_PARAGRAPHS, len(blocks))):
            if blocks[ahead].kind not in READ:
                break
            stray = strays[ahead]
            if stray is not None:
                for between in range(index + 1, ahead):
                    spans[between].insert(0, marks.whole(blocks[between], between, None))
                spans[ahead].insert(0, marks.whole(blocks[ahead], ahead, stray))
                strays[ahead] = None
                break
            if spans[ahead]:
                break


def _single_style(document: Document, pieces: list[_Piece]) -> bool:
    """Whether the story puts its speech between single marks."""
    double = sum(
        piece.first.mark != SINGLE
        and document.text[piece.first.start : piece.last.end].count(" ") >= 3
        for piece in pieces
    )
    single = sum(
        piece.first.mark == SINGLE
        and document.text[piece.last.end - 1 : piece.last.end] in (".", ",", "!", "?", '"')
        and piece.said.own
        for piece in pieces
    )
    return single > double or double == 0


def _joined(
    document: Document,
    blocks: list[Block],
    spans: list[list[Quoted]],
    story: Story,
) -> list[_Piece]:
    pieces: list[_Piece] = []
    last_index = max((i for i, found in enumerate(spans) if found), default=-1)
    for index, block in enumerate(blocks):
        if index > last_index + 1:
            break
        if block.kind not in READ:
            continue  # a heading is not read, but it parts the quotations before and behind it
        found = spans[index]
        if not found and pieces and pieces[-1].last.block == index - 1 and pieces[-1].last.at_end:
            signed = story.signature(index)
            if signed is not None and not pieces[-1].said.own:
                pieces[-1] = pieces[-1]._replace(said=Said(signed, True, True, None))
                continue
        if index > last_index:
            break
        if any(_is_long(document, span) for span in found):
            said = story.read(index)
        else:
            said = [UNHEARD] * len(found)
        for number, (span, who) in enumerate(zip(found, said, strict=True)):
            previous = pieces[-1] if pieces else None
            if number == 0 and previous is not None and _continues(document, previous, span, who):
                speaker = who if who.own and not previous.said.own else previous.said
                pieces[-1] = previous._replace(last=span, said=speaker)
                if not who.own and who.line is not None:
                    who.line.voice = previous.said.speaker
                continue
            pieces.append(_Piece(span, span, who, block.span.start))
    return pieces


def _maker(story: Story, said: Said) -> Speaker:
    return said.speaker if said.line is None else story.maker(said.speaker, said.line)


def _is_long(document: Document, span: Quoted) -> bool:
    """Whether a span may have three words, or goes on in the next paragraph."""
    return not span.closed or len(document.text[span.start : span.end].split()) >= speech.MIN_WORDS


def _continues(document: Document, previous: _Piece, span: Quoted, who: Said) -> bool:
    """Whether `span` goes on with the quotation before it, parted from it only by a paragraph's end."""
    last = previous.last
    if (
        span.block != last.block + 1
        or not last.at_end
        or not span.at_start
        or span.mark != last.mark
    ):
        return False
    if who.own and who.speaker.name != previous.said.speaker.name:
        return not last.closed and not previous.said.own
    if not last.closed:
        return True
    # Closed paragraphs: whole sentences only; a few quoted words at a sentence's end are a quotation by themselves.
    return document.text[last.end - 1] in ".!?…" and document.text[previous.first.start].isupper()


def _quotation(story: Story, start: int, end: int, speaker: Speaker) -> Quotation:
    document, bodies = story.document, story.bodies
    role, organisation = speaker.role, speaker.organisation
    if speaker.is_person and speaker.name and role is None:
        role, organisation = people.role(document, bodies, speaker.name)
        if role and _SPEAKS_FOR.fullmatch(role) and not is_first_name(speaker.name.split()[0]):
            # "A spokesperson for the builder, Kier Marine": what looked like a person is the body.
            role, organisation = role.split()[0], speaker.name
    if speaker.is_person and speaker.name and role is None and organisation is None:
        role = story.introduced_as(speaker.name)
    if speaker.name and role is None:
        role = people.trade(document, bodies, speaker.name)
    return Quotation(
        text=document.raw[start:end],
        speaker=speaker.name,
        role=role,
        organisation=organisation,
        evidence=evidence(document, start, end, speaker.rule or NOBODY.rule),
    )
