"""Label every block of the pasted page: headline, byline, dateline, caption, story or furniture.

In:   a Document as `clean` leaves it.
Out:  the same Document with `blocks` and `sentences`.
"""

import re

import msgspec

from digest.layout import sentences
from digest.records import Block, Document, Span

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def document(document: Document) -> Document:
    """Return `document` with its blocks labelled and its sentences found."""
    blocks = [
        Block(kind="paragraph", span=Span(start=m.start(), end=m.end()), rule="paragraph")
        for m in _PARAGRAPH.finditer(document.text, document.header_end)
    ]
    found = [span for block in blocks for span in sentences.split(document.text, block.span)]
    return msgspec.structs.replace(document, blocks=tuple(blocks), sentences=tuple(found))
