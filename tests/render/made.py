"""Stories and articles made by hand, small enough to read in a test.

`pasted("Headline", "A paragraph with [£1.2m] in it.")` marks what stands in brackets:
[...] is a figure, {...} a quotation, <...> a key date.
"""

import re
from decimal import Decimal

import msgspec

from digest.records import (
    Article,
    Block,
    Evidence,
    Figure,
    KeyDate,
    Named,
    Origin,
    Quotation,
    Span,
    Topic,
)

_ENDS = {"[": "]", "{": "}", "<": ">"}


def article(
    *blocks: str | tuple[str, str],
    slug: str = "a-story",
    title: str | None = None,
    date: str | None = "2020-03-25",
    authority: str | None = "leeds",
    topics: tuple[str, ...] = ("budget",),
    markdown: bool = False,
    header: str = "",
    plain: bool = False,
    **fields,
) -> Article:
    """Return an article of the given blocks. The first is the headline, unless `title` is declared.

    A block is a paragraph, or a pair of its kind and its text. With `plain`, brackets mean themselves.
    """
    body, labelled = header, []
    if header:
        labelled.append(Block(kind="header", span=Span(start=0, end=len(header)), rule="made"))
    open_at: list[tuple[str, int]] = []
    marks: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    pairs = [block if isinstance(block, tuple) else ("", block) for block in blocks]
    for index, (kind, text) in enumerate(pairs):
        kind = kind or ("headline" if index == 0 and title is None else "paragraph")
        start = len(body)
        for character in text:
            if not plain and character in _ENDS:
                open_at.append((character, len(body)))
            elif open_at and character == _ENDS[open_at[-1][0]]:
                sign, begun = open_at.pop()
                marks[sign].append(Span(start=begun, end=len(body)))
            else:
                body += character
        labelled.append(
            Block(
                kind=kind,
                span=Span(start=start, end=len(body)),
                rule="made",
                level=2 if kind == "heading" else 0,
            )
        )
        together = {kind, pairs[index + 1][0] if index + 1 < len(pairs) else ""} == {"item"}
        body += "\n" if together else "\n\n"
    headline = next((block for block in labelled if block.kind == "headline"), None)

    def evidence(span: Span) -> Evidence:
        return Evidence(text=body[span.start : span.end], span=span, rule="made", sentence=span)

    spans = {sign: sorted(found, key=lambda span: span.start) for sign, found in marks.items()}
    made = Article(
        path=f"articles/{slug}.{'md' if markdown else 'txt'}",
        slug=slug,
        title=title or (body[headline.span.start : headline.span.end] if headline else ""),
        title_rule="made",
        date=date,
        date_precision=None if date is None else "day" if len(date) > 7 else "month",
        date_evidence=None,
        authority=authority,
        authorities=(Named(slug=authority, evidence=evidence(Span(start=0, end=0)), is_lead=True),)
        if authority
        else (),
        topics=tuple(Topic(slug=slug) for slug in topics),
        figures=tuple(_figure(evidence(span)) for span in spans["["]),
        quotations=tuple(
            Quotation(
                text=body[span.start : span.end],
                speaker="Abi Brown",
                role="leader",
                organisation=None,
                evidence=evidence(span),
            )
            for span in spans["{"]
        ),
        key_dates=tuple(
            KeyDate(date="2020-02-04", precision="day", about="a meeting", evidence=evidence(span))
            for span in spans["<"]
        ),
        summary="What the story says in a sentence.",
        author=None,
        source=Origin(publisher="A Paper", url="https://paper.example/story"),
        draft=False,
        reviewed=None,
        aliases=(),
        declared=(),
        markdown=markdown,
        body=body,
        blocks=tuple(labelled),
        sentences=(),
        problems=(),
    )
    return msgspec.structs.replace(made, **fields)


def _figure(evidence: Evidence) -> Figure:
    digits = re.sub(r"[^\d.]", "", evidence.text).strip(".") or "5"
    money = "£" in evidence.text
    scale = 10**6 if evidence.text.rstrip().endswith("m") else 1
    return Figure(
        kind="money" if money else "count",
        value=Decimal(digits) * scale,
        unit="GBP" if money else "",
        about="what is counted",
        evidence=evidence,
    )
