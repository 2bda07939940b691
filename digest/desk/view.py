"""Lay an article out for the desk: its text with every value marked, and one value looked at closely.

In:   an Article and its Source.
Out:  records that the templates print.
Not:  HTML, and no forms' answers (`wishes` has those).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, cast

import msgspec

from digest import wording
from digest.extract.declared import corrections
from digest.extract.declared.corrections import Reference
from digest.records import (
    Article,
    BlockKind,
    Evidence,
    Figure,
    KeyDate,
    Quotation,
    Record,
    Source,
    Span,
)
from digest.tables import Tables

Kind = Literal["figure", "quotation", "key_date", "council", "date", "source"]
NAMES: dict[Kind, str] = {
    "figure": "Figure",
    "quotation": "Quotation",
    "key_date": "Key date",
    "council": "Council",
    "date": "Date",
    "source": "Source",
}
"""What an editor sees. The first three are put right one by one."""

_BLOCKS: dict[BlockKind, str] = {
    "headline": "Headline",
    "byline": "Byline",
    "dateline": "Dateline",
    "caption": "Caption",
    "heading": "Heading",
    "item": "Point",
    "table": "Table",
    "quote": "Set off",
    "furniture": "Left out",
}


class Mark(Record, frozen=True, kw_only=True):
    """One value where it stands. name: "figure-3"; says: what it was read as, in a few words."""

    name: str
    kind: Kind
    says: str
    evidence: Evidence

    @property
    def label(self) -> str:
        """The name of its field."""
        return NAMES[self.kind]


class Piece(Record, frozen=True, kw_only=True):
    """A run of text. opens: the marks that begin with it; inside: those that it stands in, the narrowest last."""

    text: str
    opens: tuple[Mark, ...] = ()
    inside: tuple[Mark, ...] = ()


class Part(Record, frozen=True, kw_only=True):
    """One block of the text. label: what it was taken for, "" for a plain paragraph; names: of its marks."""

    kind: BlockKind
    label: str
    rule: str
    pieces: tuple[Piece, ...]
    names: frozenset[str]


class Field(Record, frozen=True, kw_only=True):
    """One part of a value, to be put right. choices: what it may be, or () for any words."""

    name: str
    label: str
    said: str
    help: str = ""
    choices: tuple[str, ...] = ()


class Chosen(Record, frozen=True, kw_only=True):
    """A value looked at closely.

    before, words, after: its sentence, parted by its own words.
    reference: how a correction names it; None where it can only be put right in the header itself.
    fields:    its parts; () for a value that is no figure, quotation or key date.
    previous, following: the names of its neighbours in the text, or "".
    """

    mark: Mark
    before: str
    words: str
    after: str
    reference: Reference | None
    fields: tuple[Field, ...]
    previous: str = ""
    following: str = ""


def marks(article: Article, tables: Tables) -> tuple[Mark, ...]:
    """Return every value that stands somewhere, in the order of the text."""
    found = [*_marks(article, tables)]
    return tuple(sorted(found, key=lambda m: (m.evidence.span.start, -m.evidence.span.end)))


def _marks(article: Article, tables: Tables) -> Iterator[Mark]:
    for number, figure in enumerate(article.figures, 1):
        yield Mark(name=f"figure-{number}", kind="figure", says=_figure(figure), evidence=figure.evidence)  # fmt: skip
    for number, said in enumerate(article.quotations, 1):
        yield Mark(name=f"quotation-{number}", kind="quotation", says=_speaker(said), evidence=said.evidence)  # fmt: skip
    for number, date in enumerate(article.key_dates, 1):
        says = f"{wording.day(date.date)}: {date.about}".removesuffix(": ")
        yield Mark(name=f"key_date-{number}", kind="key_date", says=says, evidence=date.evidence)
    for number, named in enumerate(article.authorities, 1):
        council = tables.authorities.get(named.slug)
        name = council.official_name if council else named.slug
        says = f"{name}{', which the story is about' if named.is_lead else ''}"
        yield Mark(name=f"council-{number}", kind="council", says=says, evidence=named.evidence)
    if article.date_evidence:
        says = f"published {wording.day(article.date)}"
        yield Mark(name="date-1", kind="date", says=says, evidence=article.date_evidence)
    if article.source.evidence:
        says = ", ".join(filter(None, (article.source.publisher, article.source.url)))
        yield Mark(name="source-1", kind="source", says=says, evidence=article.source.evidence)


def _figure(figure: Figure) -> str:
    shown = " ".join(filter(None, (figure.qualifier, wording.figure(figure))))
    return f"{shown}: {figure.about}" if figure.about else shown


def _speaker(said: Quotation) -> str:
    return ", ".join(filter(None, (said.speaker, said.role, said.organisation))) or "nobody named"


def parts(article: Article, found: Sequence[Mark]) -> tuple[Part, ...]:
    """Return the text's blocks with their marks. The header's lines are none of the text, but for a title."""
    return tuple(_part(article, block.kind, block.span, block.rule, found) for block in article.blocks if block.kind != "header")  # fmt: skip


def _part(article: Article, kind: BlockKind, span: Span, rule: str, found: Sequence[Mark]) -> Part:
    here = [
        m for m in found if m.evidence.span.start < span.end and span.start < m.evidence.span.end
    ]
    edges = {span.start, span.end}
    for mark in here:
        edges |= {max(span.start, mark.evidence.span.start), min(span.end, mark.evidence.span.end)}
    return Part(
        kind=kind,
        label=_BLOCKS.get(kind, ""),
        rule=rule,
        pieces=tuple(
            Piece(
                text=article.body[start:end],
                opens=tuple(m for m in here if m.evidence.span.start == start),
                inside=tuple(
                    sorted(
                        (m for m in here if m.evidence.span.start <= start and end <= m.evidence.span.end),
                        key=lambda m: m.evidence.span.start - m.evidence.span.end,
                    )
                ),
            )
            for start, end in pairwise(sorted(edges))
        ),
        names=frozenset(m.name for m in here if m.evidence.span.start >= span.start),
    )  # fmt: skip


def elsewhere(shown: Sequence[Part], found: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that stand in no block: the header gave their words."""
    names = {name for part in shown for name in part.names}
    return tuple(mark for mark in found if mark.name not in names)


def chosen(name: str, article: Article, source: Source, found: Sequence[Mark]) -> Chosen | None:
    """Return the value of that name looked at closely; None where there is none."""
    index = next((place for place, mark in enumerate(found) if mark.name == name), None)
    if index is None:
        return None
    mark = found[index]
    own, around = mark.evidence.span, mark.evidence.sentence
    start, end = min(around.start, own.start), max(around.end, own.end)
    kind, _, number = name.rpartition("-")
    value = getattr(article, f"{kind}s")[int(number) - 1] if kind in corrections.ROOMS else None
    return Chosen(
        mark=mark,
        before=_flat(article.body[start : own.start]),
        words=_flat(mark.evidence.text),
        after=_flat(article.body[own.end : end]),
        reference=corrections.reference(own, source) if value is not None else None,
        fields=fields(value),
        previous=found[index - 1].name if index else "",
        following=found[index + 1].name if index + 1 < len(found) else "",
    )


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)


_KINDS = ("money", "percent", "count", "share", "measure")


def fields(value: Any) -> tuple[Field, ...]:
    """Return the parts of a value, to be put right."""
    if isinstance(value, Figure):
        return (
            Field(name="value", label="Value", said=wording.plain(value.value), help="In digits, or as £8.2m."),
            Field(name="about", label="What it counts", said=value.about),
            Field(name="kind", label="Kind", said=value.kind, choices=_KINDS),
            Field(name="unit", label="Unit", said=value.unit, help="GBP, %, miles; nothing for a count."),
            Field(name="per", label="Per", said=value.per or "", help="For a rate: week, household."),
            Field(name="qualifier", label="Hedge", said=value.qualifier or "", help="As written: almost, more than."),
        )  # fmt: skip
    if isinstance(value, Quotation):
        return (
            Field(name="speaker", label="Speaker", said=value.speaker or ""),
            Field(name="role", label="Role", said=value.role or ""),
            Field(name="organisation", label="Body", said=value.organisation or ""),
        )
    if isinstance(value, KeyDate):
        return (
            Field(name="date", label="Date", said=value.date, help="2020-03-25 or 25 March 2020; or a month."),
            Field(name="about", label="What happens", said=value.about),
        )  # fmt: skip
    return ()


def blank(kind: corrections.Kind) -> tuple[Field, ...]:
    """Return the parts of a value that is still to be added."""
    nowhere = Evidence(text="", span=Span(start=0, end=0), rule="", sentence=Span(start=0, end=0))
    empty: dict[str, Any] = {
        "figure": Figure(kind="count", value=cast(Any, 0), about="", evidence=nowhere),
        "quotation": Quotation(text="", speaker=None, role=None, organisation=None, evidence=nowhere),
        "key_date": KeyDate(date="", precision="day", about="", evidence=nowhere),
    }  # fmt: skip
    return tuple(msgspec.structs.replace(f, said="") if f.name == "value" else f for f in fields(empty[kind]))  # fmt: skip


def record(article: Article, tables: Tables) -> dict[str, str]:
    """Return what the fields of the record's form say of an article; lists are parted by commas."""
    lead = tables.authorities.get(article.authority or "")
    return {
        "title": article.title,
        "date": article.date or "",
        "authority": lead.official_name if lead else "",
        "authorities": ", ".join(dict.fromkeys(named.slug for named in article.authorities)),
        "topics": ", ".join(topic.slug for topic in article.topics),
        "summary": article.summary,
        "source": " ".join(filter(None, (f"{article.source.publisher}," if article.source.publisher and article.source.url else article.source.publisher, article.source.url))),
        "author": article.author or "",
        "draft": "yes" if article.draft else "",
    }  # fmt: skip
