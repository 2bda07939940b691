"""Find where the head of the page ends and where the lists of other stories begin.

In:   a laid-out Document.
Out:  a Page.
Not:  dates.
"""

import re
from functools import cached_property

from digest.extract.published import marks
from digest.records import Block, Document

_SENTENCE_WORDS = 14
# A standfirst or a cookie notice may stand above the byline, but not two paragraphs of prose.
_ABOVE_BYLINE = 1
_HEAD_KINDS = frozenset({"byline", "dateline", "headline"})
# What opens a list of other stories stands on a line of its own, and most lines are blank or far longer.
_SHORT_LINE = re.compile(r"\n(?=([^\n]{3,68})(?![^\n]))")


class Page:
    """The text, where the story's prose begins, and where the lists of other stories begin after it."""

    def __init__(self, text: str, prose: int) -> None:
        self.text = text
        self.prose = prose

    @cached_property
    def related(self) -> int:
        """Where the first list of other stories begins; looked for only where a date stands below the head."""
        for line in _SHORT_LINE.finditer(self.text, self.prose):
            if marks.RELATED.match(line[1]):
                return line.end()
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
    start, end = block.span.start, block.span.end
    if end - start < 2 * _SENTENCE_WORDS:
        return False
    words = text[start:end].split()
    count = len(words)
    return count > _SENTENCE_WORDS and list(map(str.islower, words)).count(True) > count // 2
