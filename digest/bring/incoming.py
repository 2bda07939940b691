"""What a document becomes: a text with what it says of itself, or a refusal in words."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from digest.records import Record

PASTE = "Open it, copy the story, and paste it: digest new --paste"
INSTALL = 'pip install "council-digest[import]"'


class Incoming(Record, frozen=True, kw_only=True):
    """One story from a document, ready to be laid out.

    text:      as it would be pasted; Markdown where `markdown` says so.
    headed:    the text may begin with a header of its own, as a file of articles/ does.
    title, publisher, url, author: as the document itself states them.
    date:      when it came out, as the document states it: ISO 8601, a day, or a moment with its offset.
    sender:    who sent it, which may be who published it.
    draft:     it waits for an editor.
    beside:    files that came with it and may hold stories too, by name.
    """

    text: str
    markdown: bool = False
    headed: bool = False
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    sender: str | None = None
    draft: bool = False
    beside: tuple[str, ...] = ()


class RefusedError(Exception):
    """A document that cannot be brought in. what: a sentence about "this file"; fix: what to do about it."""

    def __init__(self, code: str, what: str, fix: str = PASTE) -> None:
        super().__init__(code, what, fix)
        self.code, self.what, self.fix = code, what, fix


def library(name: str, needed_for: str) -> Any:
    """Import a library of the extra. Raises: RefusedError where it is not there.

    needed_for: "Word files".
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise RefusedError("import-library", f"{needed_for} need a library that is not installed",
            f"Type {INSTALL}, and import it again.") from error  # fmt: skip


@contextmanager
def damaged(kind: str) -> Iterator[None]:
    """Turn whatever a library raises for a document into words. kind: "a Word file".

    Libraries meet broken and hostile files with exceptions of every class; what they have in common is that the
    file cannot be read. Only calls of libraries belong in here, so that no mistake of ours is taken for the file's.
    """
    try:
        yield
    except (RefusedError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise RefusedError("import-damaged", f"this is {kind} that is damaged, or made in an unusual way",
            "See whether it opens in its own program. If it does: copy the story, and paste it: digest new --paste") from error  # fmt: skip
