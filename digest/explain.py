"""Show how one article was read, line by line, to a person.

In:   a Source and the tables.
Out:  rich Text lines: every line of the file with its block's label, furniture greyed; under it each value found
      there, the rule that found it, and what was turned down and why.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator

import msgspec
from rich.console import Console
from rich.text import Text

from digest import clean, layout, problems, rows
from digest.extract import article as extract
from digest.extract import declared, gaps
from digest.extract.article import Reading
from digest.records import Article, Block, Document, Evidence, Rejected, Source
from digest.tables import Tables

_LABEL_CHARS = 10
_FIELD_CHARS = 12
_QUIET = {"furniture", "header", "byline", "dateline", "caption"}


def explain(source: Source, tables: Tables, *, columns: int | None = None) -> Iterator[Text]:
    """Give the lines that `digest explain` prints. columns: how wide they may be; None for as they come."""
    document = layout.document(clean.document(source))
    reading = extract.read(document, tables, declared.published(source))
    article = declared.apply(extract.article(document, reading), source, tables)
    yield Text(source.path, style="bold")
    yield from summary(article, tables, columns=columns)
    yield Text()
    yield from _lines(document, _notes(article, reading), columns)
    found = problems.in_order([*source.problems, *article.problems, *gaps.find(article, document)])
    for problem in found:
        yield Text()
        yield Text(problems.show(problem), style="red" if problem.severity == "error" else "yellow")


def as_json(source: Source, tables: Tables) -> str:
    """Return the same for tools: the article's row, its blocks, and what each field turned down."""
    document = layout.document(clean.document(source))
    reading = extract.read(document, tables, declared.published(source))
    article = declared.apply(extract.article(document, reading), source, tables)
    return msgspec.json.encode(
        {
            **rows.row(article),
            "blocks": article.blocks,
            "rejected": [
                {"field": field, **msgspec.structs.asdict(r)} for field, r in _rejections(reading)
            ],
        }
    ).decode()


def summary(article: Article, tables: Tables, *, columns: int | None = None) -> Iterator[Text]:
    """Give the record's head: a line a field, with the rule or the words behind it."""
    named = [
        f"{tables.authorities[each.slug].short_name}{' (lead)' if each.is_lead else ''}"
        for each in article.authorities
    ]
    date_rule = article.date_evidence.rule if article.date_evidence else "none printed"
    for label, value in (
        ("title", f"{article.title}  [{article.title_rule}]"),
        ("date", f"{article.date or 'not given'}  [{date_rule}]"),
        ("councils", ", ".join(named) or "none"),
        ("topics", "; ".join(f"{t.slug} ({', '.join(t.words) or 'declared'})" for t in article.topics) or "none"),
        ("source", " ".join(filter(None, (article.source.publisher, article.source.url))) or "not given"),
        ("summary", article.summary or "none"),
        ("figures", _few([f"{f.evidence.text} {f.about}".strip() for f in article.figures])),
        ("quoted", _few(list(dict.fromkeys(q.speaker or "nobody named" for q in article.quotations)))),
        ("key dates", _few([f"{k.date} {k.about}".strip() for k in article.key_dates])),
    ):  # fmt: skip
        first, *rest = textwrap.wrap(value, columns - _FIELD_CHARS) if columns else [value]
        yield Text.assemble((f"  {label:{_FIELD_CHARS - 2}}", "bold"), first)
        yield from (Text(" " * _FIELD_CHARS + line) for line in rest)


def _few(said: list[str]) -> str:
    """Return the first few of many values, and how many more there are."""
    shown = "; ".join(_short(each) for each in said[:3])
    return f"{shown}; and {len(said) - 3} more" if len(said) > 3 else shown or "none"


Notes = dict[int, list[Text]]
"""What to say under a line, by the offset at which the value stands."""


def _notes(article: Article, reading: Reading) -> Notes:
    notes: Notes = defaultdict(list)

    def note(evidence: Evidence | None, field: str, said: str) -> None:
        if evidence is not None:
            notes[evidence.span.start].append(Text.assemble(
                (f"{field} ", "bold green"), (f"“{_short(evidence.text)}” ", "green"), f"{said} ", (f"[{evidence.rule}]", "dim"),
            ))  # fmt: skip

    note(article.date_evidence, "date", str(article.date))
    for each in article.authorities:
        note(each.evidence, "council", f"{each.slug}{' (lead)' if each.is_lead else ''}")
    for figure in article.figures:
        said = f"{figure.kind} {figure.value:f} {figure.unit}".rstrip()
        said += f" per {figure.per}" if figure.per else ""
        said += f", {figure.qualifier}" if figure.qualifier else ""
        note(figure.evidence, "figure", f"{said}: {figure.about}")
    for quotation in article.quotations:
        who = ", ".join(filter(None, (quotation.speaker, quotation.role, quotation.organisation)))
        note(quotation.evidence, "quotation", f"by {who or 'nobody named'}")
    for key_date in article.key_dates:
        note(key_date.evidence, "key date", f"{key_date.date}: {key_date.about}")
    for field, rejected in _rejections(reading):
        notes[rejected.span.start].append(Text.assemble(
            (f"not a {field} ", "yellow"), f"“{_short(rejected.text)}” " if rejected.text else "", rejected.why, (f" [{rejected.rule}]", "dim"),
        ))  # fmt: skip
    return notes


def _rejections(reading: Reading) -> Iterator[tuple[str, Rejected]]:
    fields: dict[str, tuple[Rejected, ...]] = {
        "headline": reading.title.rejected,
        "date of publication": reading.published.rejected,
        "council": reading.authorities.rejected,
        "topic": reading.topics.rejected,
        "figure": reading.figures.rejected,
        "quotation": reading.quotations.rejected,
        "key date": reading.key_dates.rejected,
    }
    return ((field, each) for field, rejected in fields.items() for each in rejected)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:40]}…{words[-18:]}"


def _hung(start: Text, words: Text, columns: int | None) -> Iterator[Text]:
    """Give words after their start; where they are too long for the line, the rest stands below them."""
    if columns is None:
        yield Text.assemble(start, words)
        return
    lines = words.wrap(Console(width=columns), max(columns - len(start), 20)) if words else [words]
    for number, line in enumerate(lines):
        line.rstrip()
        yield Text.assemble(" " * len(start) if number else start, line)


def _lines(document: Document, notes: Notes, columns: int | None) -> Iterator[Text]:
    places = iter(sorted(notes))
    place = next(places, None)
    blocks = iter(document.blocks)
    block = next(blocks, None)
    labelled: Block | None = None
    start = 0
    for number, line in enumerate(document.raw.splitlines(keepends=True), 1):
        end = start + len(line)
        while block is not None and block.span.end <= start:
            block = next(blocks, None)
        inside = block if block is not None and block.span.start < end else None
        label = inside.kind if inside is not None and inside is not labelled else ""
        labelled = inside
        style = "dim" if inside is not None and inside.kind in _QUIET else ""
        start_of_line = Text.assemble((f"{number:4} ", "dim"), (f"{label:{_LABEL_CHARS}} ", "cyan"))
        yield from _hung(start_of_line, Text(line.rstrip("\r\n"), style), columns)
        while place is not None and place < end:
            for note in notes[place]:
                yield from _hung(Text(" " * (_LABEL_CHARS + 6) + "└ "), note, columns)
            place = next(places, None)
        start = end
