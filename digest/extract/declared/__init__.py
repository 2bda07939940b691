"""Let the editor's header have its say: what it declares beats what was read.

In:   an Article as read, its Source with the header, and the tables.
Out:  the Article with the declared values in place, and problems for what the header gets wrong.
Not:  reading the story. A declared value's evidence is its words in the header, rule `declared`, or the same
      words in the story where they stand there.
"""

import re
from collections.abc import Iterator

import msgspec

from digest import problems
from digest.extract.declared.keys import KEYS
from digest.extract.declared.values import Context, WrongError, day_or_month, problem
from digest.records import Article, Evidence, HeaderValue, Problem, Published, Source, Span
from digest.tables import Tables

# What other tools put into headers and we have no use for.
_IGNORED = {"layout", "tags", "slug", "lang", "language", "weight", "type", "id"}


def published(source: Source) -> Published | None:
    """Return the date that the header declares, for other fields to lean on; None if it cannot be read."""
    value = dict(source.header.fields).get("date") if source.header else None
    if value is None:
        return None
    try:
        date, precision = day_or_month(value, "date")
    except WrongError:
        return None  # `apply` reports it
    span = value.span
    return Published(
        date=date,
        precision=precision,
        evidence=Evidence(
            text=source.text[span.start : span.end], span=span, rule="declared", sentence=span
        ),
    )


def _hidden(key: str, value: HeaderValue, source: Source) -> Iterator[Problem]:
    """Warn of a value that YAML takes for a comment: "title: #1 for roads". A comment has a blank after its sign."""
    line = source.text[value.span.end : source.header_end].partition("\n")[0]
    match = re.match(r"[ \t]*(#[^\s#].*?)\s*$", line)
    if match:
        start = value.span.end + match.start(1)
        yield problem(source, Span(start=start, end=start + len(match[1])), "header-comment", "warning",
            f'what follows the # is a comment to the computer, so "{key}" is empty',
            f'Put it in quotation marks: {key}: "{match[1]}"')  # fmt: skip


def apply(article: Article, source: Source, tables: Tables) -> Article:
    """Return the article with what its header declares."""
    if source.header is None:
        return article
    found: list[Problem] = []
    context = Context(source, article, tables, found)
    changes: dict[str, object] = {}
    declared: list[str] = []
    fields = zip(source.header.fields, source.header.keys, strict=True)
    for (key, value), span in sorted(fields, key=lambda each: each[0][0] == "corrections"):
        if key not in KEYS:
            if key not in _IGNORED:
                found.append(problem(source, span, "header-unknown-key", "warning",
                    f'"{key}" is no field of an article',
                    f"{problems.did_you_mean(key, KEYS)}The fields are {', '.join(KEYS)}."))  # fmt: skip
            continue
        if value.kind == "scalar" and not value.text.strip():
            found += _hidden(key, value, source)
            continue  # "author:" with nothing after it says nothing
        if key == "corrections":  # they come on top of all others
            context = context._replace(article=msgspec.structs.replace(article, **changes))
        try:
            changes |= KEYS[key](value, context)
            declared.append(key)
        except WrongError as wrong:
            found.append(problem(source, wrong.at.span, wrong.code, "error", wrong.what, wrong.fix))
    return msgspec.structs.replace(
        article, **changes, declared=tuple(declared), problems=(*article.problems, *found)
    )
