"""Bring in pasted text (.txt) and Markdown (.md).

In:   bytes.
Out:  the same words. A header at the top stays one.
"""

from digest import read as reading
from digest.bring.incoming import Incoming, RefusedError
from digest.records import Source


def read(data: bytes, *, markdown: bool = False) -> tuple[Incoming, ...]:
    """Return the story of a text file. Raises: RefusedError where it is none."""
    empty = Source(path="this file", slug="text", text="")
    source = reading.decoded(empty, data)
    if not source.text:
        raise RefusedError("import-kind", "this file is not text")
    return (
        Incoming(
            text=source.text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"),
            markdown=markdown,
            headed=True,
        ),
    )
