"""What a field's `find` gives back, and what it may lean on.

Every field module has one public function::

    def find(document: Document, known: Known) -> Found[Value]

which returns its values in reading order, together with what it looked at and turned down.
"""

from bisect import bisect_right
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from digest.records import Document, Evidence, Named, Published, Record, Rejected, Span, Title
from digest.tables import Tables

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """Values in reading order, and the near misses with the reason each was refused."""

    values: tuple[Value, ...]
    rejected: tuple[Rejected, ...] = ()


class Known(Record, frozen=True, kw_only=True):
    """The tables, and the fields that were read before this one (empty until they are).

    authorities: every authority named, in order of first mention; the lead one has `is_lead`.
    """

    tables: Tables
    title: Title | None = None
    published: Published | None = None
    authorities: tuple[Named, ...] = ()

    @property
    def lead(self) -> str | None:
        """The slug of the authority that the story is about, or None."""
        return next((named.slug for named in self.authorities if named.is_lead), None)


_START = attrgetter("start")


def sentence_at(document: Document, position: int) -> Span:
    """Return the sentence that holds `position`, or the narrowest block around it."""
    index = bisect_right(document.sentences, position, key=_START) - 1
    if index >= 0 and document.sentences[index].end >= position:
        return document.sentences[index]
    for block in document.blocks:
        if block.span.start <= position <= block.span.end:
            return block.span
    return Span(start=position, end=position)


def evidence(document: Document, start: int, end: int, rule: str) -> Evidence:
    """Return the words of the file from `start` to `end` as evidence for `rule`."""
    return Evidence(
        text=document.raw[start:end],
        span=Span(start=start, end=end),
        rule=rule,
        sentence=sentence_at(document, start),
    )


def rejected(document: Document, start: int, end: int, rule: str, why: str) -> Rejected:
    """Return a note that the words from `start` to `end` were turned down by `rule`."""
    return Rejected(
        text=document.raw[start:end], span=Span(start=start, end=end), rule=rule, why=why
    )
