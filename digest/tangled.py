"""Tell Markdown over which its parser would take longer than its length says.

In:   the text of a .md file.
Out:  whether it is printed as plain text instead.
Not:  what is unsafe in it; `render.marked` takes that out.

Source: measured with Python-Markdown 3.11. Its time grows with the square of the brackets and back quotes in one
paragraph (1.6 s for 500), of tags that are not closed (0.1 s for 500) and of the cells in a row (0.7 s for 2,000), with
the cube of CDATA marks (7 s for 500), and with the depth of quotations in quotations. No article comes near any of these.
"""

import re

_MOST_MARKS_SQUARED = 90_000
_MOST_UNCLOSED = 300
_MOST_SECTIONS = 100
_MOST_CELLS = 300
_UNCLOSED = re.compile(r"<[^<>]*(?=<|\Z)")
_DEEPEST_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?){12}", re.MULTILINE)
_DEEPEST_ITEM = re.compile(r"^[ \t]{60}[ \t]*(?:[*+-]|\d+\.)[ ]", re.MULTILINE)


def tangled(text: str) -> bool:
    """Return whether the Markdown `text` is too tangled to be drawn as such.

    >>> tangled("A [link](https://example.org) and a *word*."), tangled("[" * 400)
    (False, True)
    """
    marks = sum((part.count("[") + part.count("`")) ** 2 for part in text.split("\n\n"))
    return (
        marks > _MOST_MARKS_SQUARED
        or text.count("<![") > _MOST_SECTIONS
        or max(line.count("|") for line in text.split("\n")) > _MOST_CELLS
        or ("<" in text and sum(1 for _ in _UNCLOSED.finditer(text)) > _MOST_UNCLOSED)
        or (">" in text and _DEEPEST_QUOTE.search(text) is not None)
        or _DEEPEST_ITEM.search(text) is not None
    )
