"""Bring in a Word file (.docx).

In:   its bytes.
Out:  its text: headings, paragraphs, points, tables, footnotes; tracked changes as accepted, comments left out.
Not:  its properties. "Title" and "created" are those of the template more often than of the story.

Library: mammoth (BSD, pulls in cobble alone). python-docx passes over words in content controls and in tracked
insertions, and council templates are made of the one and full of the other.
"""

import io
import re

from digest.bring import blocks, zipped
from digest.bring.incoming import Incoming, damaged, library

# A footnote's mark in the text, and the arrow from the note back to it. "£3.4 million[1]" would be read as two figures.
_MARKS = re.compile(r'<sup><a href="#[\w-]*" id="[\w-]*">\[\d+\]</a></sup>|<a href="#[\w-]*">↑</a>')


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of a Word file. Raises: RefusedError."""
    zipped.check(data)
    mammoth = library("mammoth", "Word files")
    with damaged("a Word file"):
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            external_file_access=False,
            include_embedded_style_map=False,
        )
    return (Incoming(text=blocks.of_html(_MARKS.sub("", made.value))),)
