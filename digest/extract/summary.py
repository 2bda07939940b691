"""Choose the sentences that stand for the story in lists and feeds.

In:   a laid-out Document.
Out:  at most two spans of sentences, in file order: the first of the story, and the next good one when the
      first is short. Together at most about `LONGEST_CHARS`.
Not:  new words. A summary is the article's own sentences; captions, questions, list items, and quotations
      that begin without their speaker are passed over.

Examples: tests/extract/summary.yaml.
"""

import re

from digest.extract.found import Known, sentence_at
from digest.records import Document, Span

LONGEST_CHARS = 300
SHORT_CHARS = 150
"""A first sentence under this length leaves room for a second."""

_FIRST_PARAGRAPHS = 6
# These lean on the sentence before: "He added", "This is", "But".
_LEANS = re.compile(
    r"(?:he|she|they|it|his|her|their|its|this|that|these|those|but|and|so|yet|however|meanwhile|also|such|then|there|instead"
    r"|afterwards|both|one of|some of|most of|others?|another)\b",
    re.IGNORECASE,
)
_ROLL_CALL = re.compile(r"(?:Present|Apologies|In attendance|Attending|Chair|Venue|Time|Date)\s*:")
_STARTS_QUOTED = ('"', "'")
_INTRODUCES = (":", ";")


def find(document: Document, known: Known) -> tuple[Span, ...]:
    """Return the spans of the summary's sentences; none where the document tells no story."""
    candidates = _candidates(document)
    if not candidates:
        return _fallback(document)
    first, *rest = candidates
    if not rest or _size(first) >= SHORT_CHARS:
        return (_cut(document, first),)
    second = rest[0]
    if _size(first) + 1 + _size(second) <= LONGEST_CHARS:
        return (first, second)
    return (first,)


def _size(span: Span) -> int:
    return span.end - span.start


def _candidates(document: Document) -> list[Span]:
    """Return the sentences that can stand in a list, from the story's first paragraphs.

    The second must follow the first directly, or begin its own paragraph without leaning on another.
    """
    found: list[Span] = []
    paragraphs = [b for b in document.story() if b.kind == "paragraph"][:_FIRST_PARAGRAPHS]
    index = 0
    for block in paragraphs:
        while (
            index < len(document.sentences) and document.sentences[index].start < block.span.start
        ):
            index += 1
        previous_taken = False
        while index < len(document.sentences) and document.sentences[index].end <= block.span.end:
            sentence = document.sentences[index]
            index += 1
            good = _stands(document, sentence) and (
                previous_taken
                or not _LEANS.match(document.text, sentence.start, sentence.end)
                or (not found and sentence.start == block.span.start)
            )
            if good:
                found.append(sentence)
                if len(found) == 2:
                    return found
            previous_taken = good
    return found


def _stands(document: Document, sentence: Span) -> bool:
    text = document.text[sentence.start : sentence.end]
    if len(text) < 30 or text.startswith(_STARTS_QUOTED) or _ROLL_CALL.match(text):
        return False
    closing = text.rstrip("\"')")[-1:]
    if closing == "?" or closing in _INTRODUCES or closing not in ".!…":
        return False
    return text.count('"') % 2 == 0


def _cut(document: Document, sentence: Span) -> Span:
    """Return the sentence, or its first clauses where it runs far too long for a list."""
    if _size(sentence) <= LONGEST_CHARS + 60:
        return sentence
    limit = sentence.start + LONGEST_CHARS
    for mark in ("; ", ", ", " "):
        cut = document.text.rfind(mark, sentence.start + LONGEST_CHARS // 2, limit)
        if cut > 0:
            return Span(start=sentence.start, end=cut)
    return Span(start=sentence.start, end=limit)


def _fallback(document: Document) -> tuple[Span, ...]:
    """Return the first sentence of what there is: a list or a quotation."""
    for block in document.story():
        if block.kind not in ("headline", "heading", "table"):
            sentence = sentence_at(document, block.span.start)
            return (_cut(document, sentence),)
    return ()
