"""The record beside a story: its figures, who said what, its key dates.

In:   an Article, and the marks that have an anchor on its page.
Out:  FigureGroups, QuotationRows, DateRows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from digest import urls, wording
from digest.records import Article, Figure, Quotation, Span
from digest.render.pages import DateRow, FigureGroup, FigureRow, Link, QuotationRow
from digest.render.story import MarkKind
from digest.render.threads import Again, elsewhere

Anchors = Set[tuple[MarkKind, int]]


class Text(Protocol):
    """What sentences are taken from: an Article, or as much of one."""

    @property
    def body(self) -> str:
        """The text, in which they have their spans."""
        ...

    @property
    def markdown(self) -> bool:
        """Whether that is Markdown."""
        ...


def figures(article: Article, anchors: Anchors, again: Sequence[Again]) -> tuple[FigureGroup, ...]:
    """Return the figures sentence by sentence; one given several times is listed once, with every place.

    again: where figures of the article come back.
    """
    rows = [
        (
            article.figures[first - 1].evidence.sentence,
            _row(article, first, more, anchors, elsewhere(again, (first, *more))),
        )
        for first, more in _merged(article)
    ]
    return tuple(
        FigureGroup(figures=tuple(row for _, row in run), sentence=words(article, sentence))
        for sentence, run in groupby(rows, key=itemgetter(0))
    )


def _merged(article: Article) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The number of each figure to list, with the numbers of those that say the same again.

    The headline's figures come back in the text, where they are said in full: they are listed there. Elsewhere
    only the same value of the same thing is the same figure.
    """
    headline = [block.span for block in article.blocks if block.kind == "headline"]
    behind = max((span.end for span in headline), default=0)
    heading: list[tuple[int, Figure]] = []
    places: dict[tuple[tuple[object, ...], str], list[int]] = {}
    for number, figure in enumerate(article.figures, 1):
        start = figure.evidence.span.start
        if start < behind and any(span.start <= start < span.end for span in headline):
            heading.append((number, figure))
        else:
            places.setdefault((_value(figure), figure.about.casefold()), []).append(number)
    for number, figure in heading:
        value = _value(figure)
        numbers = next((told for (other, _), told in places.items() if other == value), None)
        if numbers is None:
            places[value, figure.about.casefold()] = [number]
        else:
            numbers.append(number)
    for first, *more in sorted(places.values()):
        yield first, tuple(sorted(more))


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.value, figure.unit, figure.per


def _row(
    article: Article,
    number: int,
    more: tuple[int, ...],
    anchors: Anchors,
    again: Again | None,
) -> FigureRow:
    figure = article.figures[number - 1]
    return FigureRow(
        number=number,
        href=href("figure", number, anchors),
        shown=wording.figure(figure),
        value=wording.plain(figure.value),
        qualifier=figure.qualifier,
        about=figure.about,
        also=tuple(
            Link(href=there, text=wording.one_line(article.figures[other - 1].evidence.text))
            for other in more
            if (there := href("figure", other, anchors))
        ),
        thread=again.thread if again else None,
        elsewhere=again.elsewhere if again else (),
    )


def href(kind: MarkKind, number: int, anchors: Anchors) -> str | None:
    """Return the way to a value's place in the story, or None where it has none."""
    return f"#{urls.anchor(kind, number)}" if (kind, number) in anchors else None


def quotations(
    article: Article, anchors: Anchors, people: Mapping[int, str]
) -> tuple[QuotationRow, ...]:
    """Return who said what, in the order of the text. people: the speakers' pages by the quotations' numbers."""
    return tuple(
        QuotationRow(
            number=number,
            href=href("quotation", number, anchors),
            speaker=quotation.speaker,
            person=people.get(number),
            role=_role(quotation),
            text=wording.one_line(quotation.text),
        )
        for number, quotation in enumerate(article.quotations, 1)
    )


def dates(article: Article, anchors: Anchors) -> tuple[DateRow, ...]:
    """Return the key dates, in the order of the text."""
    return tuple(
        DateRow(
            number=number,
            href=href("date", number, anchors),
            date=date.date,
            day=wording.day(date.date),
            about=date.about,
        )
        for number, date in enumerate(article.key_dates, 1)
    )


# A Markdown story's sentences are shown without its signs: [words](address), **, __ and table bars.
_LINKED = re.compile(r"!?\[([^\]\n]*)\]\([^()\n]*\)")
_SIGNS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|^#+ |^> ")
_BARS = re.compile(r"\s*\|\s*|\t+")


def words(article: Text, span: Span) -> str:
    """The words of a sentence on one line; a table's row with its cells parted by commas."""
    text = article.body[span.start : span.end].strip()
    if article.markdown:
        text = _SIGNS.sub("", _LINKED.sub(r"\1", text))
    text = text.strip("| \t")
    # Few sentences stand in tables, and the pattern looks at every blank.
    if "|" in text or "\t" in text:
        text = _BARS.sub(", ", text)
    return wording.one_line(text)


def _role(quotation: Quotation) -> str:
    """The role and the body, in one phrase; a body that speaks for itself is not named twice."""
    body = quotation.organisation
    if body and body in (quotation.speaker, quotation.role):
        body = None
    return ", ".join(part for part in (quotation.role, body) if part)
