"""Fill the desk's pages.

In:   a Reading, the problems of its file, a form that came too late.
Out:  what the templates print, and HTML.
Not:  the site's templates. These are the desk's own, in `html/`; a site need not know of them.
"""

import difflib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from digest import labels
from digest.desk import needs, splice, view, wishes
from digest.desk.changes import CannotEditError
from digest.desk.desk import Reading
from digest.desk.wishes import Form
from digest.editor import fix
from digest.extract.declared import corrections
from digest.records import HeaderValue, Problem
from digest.tables import Tables

_FOLDER = Path(__file__).parent / "html"

SAID = {
    "record": "The record is saved.",
    "value": "The correction is saved.",
    "add": "It is added.",
    "undo": "It is as it was read.",
    "take-back": "The correction is taken back.",
    "review": "The article is marked as checked.",
    "unreview": "The article is no longer marked as checked.",
    "header": "The header is saved.",
    "mend": "The header is mended.",
}
"""What a page says after a save, by what the form did."""

FIELDS = {
    "title": "Headline", "date": "Date", "authority": "The council it is about", "authorities": "Councils it names",
    "authorities.add": "Another council", "topics": "Topics", "summary": "Summary", "source": "Source", "author": "Author",
    "draft": "Draft", "value": "Value", "kind": "Kind", "unit": "Unit", "per": "Per", "qualifier": "Hedge",
    "about": "What it is about", "speaker": "Speaker", "role": "Role", "organisation": "Body", "header": "Header",
}  # fmt: skip


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"NEEDS": needs.NAMES, "KINDS": view.NAMES, "SAID": SAID, "one": wishes.one}
    made.filters["sentence"] = lambda words: words[:1].upper() + words[1:]
    return made


def fill(template: str, **context: object) -> str:
    """Return a page's HTML."""
    return _environment().get_template(template).render(**context)


def article(reading: Reading, found: Sequence[Problem], name: str) -> dict[str, Any]:
    """Return what the page of an article prints. found: the last build's problems; name: of the chosen value."""
    file, read = reading.file, reading.article
    if read is None:
        return {"article": None, "needs": needs.of_file(file.source.problems), "path": file.source.path, "chosen": None}  # fmt: skip
    known = {(each.code, each.what) for each in found}
    own = [each for each in read.problems if (each.code, each.what) not in known]
    marks = view.marks(read, reading.tables)
    shown = view.parts(read, marks)
    chosen = view.chosen(name, read, file.source, marks)
    start, stop = splice.lines(file.source.text)
    mended = fix.mended(file.source, reading.tables)
    return {
        "article": read,
        "path": read.path,
        "version": file.version,
        "needs": needs.of(read, (*found, *own)),
        "record": view.record(read, reading.tables),
        "named": _named(read.authorities, reading.tables),
        "councils": _councils(reading.tables),
        "topics": [(topic.slug, topic.name) for topic in reading.tables.topics.values()],
        "marks": marks,
        "parts": shown,
        "elsewhere": view.elsewhere(shown, marks),
        "chosen": chosen,
        # Where the chosen value has no place in the text, it is looked at above it.
        "beside": next((n for n, part in enumerate(shown) if chosen and chosen.mark.name in part.names), -1),
        "blank": {kind: view.blank(kind) for kind in corrections.ROOMS},
        "corrections": _corrections(file.source.header),
        "header": file.source.text[start:stop].replace("\r\n", "\n"),
        "mend": fix.diff(file.source, mended, read.path) if mended != file.source.text else "",
        "unreadable": reading.is_unreadable,
    }  # fmt: skip


def _named(named: Sequence[Any], tables: Tables) -> list[tuple[str, str]]:
    slugs = dict.fromkeys(each.slug for each in named)
    return [(s, labels.name(tables.authorities[s], tables)) for s in slugs if s in tables.authorities]  # fmt: skip


@cache
def _councils(tables: Tables) -> tuple[str, ...]:
    return tuple(sorted({council.official_name for council in tables.authorities.values()}))


def _corrections(header: HeaderValue | None) -> list[dict[str, str]]:
    """The header's corrections as they are spelt, in order."""
    listed = dict(header.fields).get("corrections") if header else None
    return [{name: part.text for name, part in item.fields} for item in (listed.items if listed else ())]  # fmt: skip


def stale(form: Form, reading: Reading) -> dict[str, Any]:
    """Return what is printed of a form whose file was changed meanwhile: what was, what is wanted, what is now."""
    now = _now(form, reading)
    fields = [
        {"name": name, "label": FIELDS.get(name, name), "was": each.was, "yours": each.now, "now": now.get(name, each.was)}
        for name, each in wishes.touched(form).items()
    ]  # fmt: skip
    start, stop = splice.lines(reading.file.source.text)
    return {
        "fields": fields,
        "header": reading.file.source.text[start:stop].replace("\r\n", "\n"),
        "version": reading.file.version,
        "difference": _difference(form, reading),
    }


def _now(form: Form, reading: Reading) -> dict[str, str]:
    if reading.article is None:
        return {}
    if wishes.one(form, "do") == "value":
        kind = wishes.one(form, "kind_of")
        place = wishes.place(
            kind, wishes.one(form, "words"), wishes.one(form, "nth"), reading.about
        )
        held = corrections.at(place, getattr(reading.article, f"{kind}s", ())) if place else None
        return {field.name: field.said for field in view.fields(held)}
    return view.record(reading.article, reading.tables)


def _difference(form: Form, reading: Reading) -> str:
    """The lines that would change if the form were saved all the same, "" where it cannot be."""
    if reading.article is None:
        return ""
    try:
        text = wishes.text(form, reading.about)
    except (wishes.WishError, CannotEditError):
        return ""
    before = reading.file.source.text
    return "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True),
            text.splitlines(keepends=True),
            "in the file now",
            "with yours",
            n=1,
        )
    )
