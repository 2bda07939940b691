"""Find where the head of the page ends and where the lists of other stories begin.

In:   a laid-out Document.
Out:  a Page.
Not:  dates.
"""

from functools import cached_property

from digest.extract.published import marks
from digest.records import Block, Document

_SENTENCE_WORDS = 14
# A standfirst or a cookie notice may stand above the byline, but not two paragraphs of prose.
_ABOVE_BYLINE = 1
_HEAD_KINDS = frozenset({"byline", "dateline", "headline"})
_MOST_RELATED_CHARS = 70


class Page:
    """The text, where the story's prose begins, and where the lists of other stories begin after it."""

    def __init__(self, text: str, prose: int) -> None:
        self.text = text
        self.prose = prose

    @cached_property
    def related(self) -> int:
        """Where the first list of other stories begins; looked for only where a date stands below the head."""
        place = self.prose
        for line in self.text[place:].splitlines(keepends=True):
            if 3 < len(line) < _MOST_RELATED_CHARS and marks.RELATED.match(line):
                return place
            place += len(line)
        return len(self.text)


def read(document: Document) -> Page:
    """Return the parts of the page of `document`."""
    return Page(document.text, _prose(document))


def _prose(document: Document) -> int:
    first = len(document.text)
    passed = 0
    for block in document.blocks:
        if block.kind in ("paragraph", "quote") and _is_prose(document.text, block):
            passed += 1
            if passed > _ABOVE_BYLINE:
                break
            first = block.span.start
        elif block.kind in _HEAD_KINDS and passed:
            passed = 0
            first = len(document.text)
    else:
        if passed == 0:
            first = next(
                (block.span.start for block in document.blocks if _is_prose(document.text, block)),
                len(document.text),
            )
    return first


def _is_prose(text: str, block: Block) -> bool:
    if block.span.end - block.span.start < 2 * _SENTENCE_WORDS:
        return False
    words = text[block.span.start : block.span.end].split()
    return len(words) > _SENTENCE_WORDS and sum(map(str.islower, words)) > len(words) // 2
