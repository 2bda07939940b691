"""The keys of a header that replace a whole list: figures, quotations, key dates.

In:   the list as spelt, and the values that were read.
Out:  the values that the header declares. What an entry leaves out is taken from the value that was read in the same
      place.
Not:  single values put right: `corrections` does that, with `figure`, `quotation` and `key_date` of this module.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import get_args

import msgspec

from digest import problems
from digest.extract.declared.values import (
    REVIEWED,
    Changes,
    Context,
    Said,
    WrongError,
    day_or_month,
    evidence,
    field,
    fields,
    items,
    place,
    touch,
)
from digest.records import Evidence, Figure, FigureKind, HeaderValue, KeyDate, Quotation

FIGURE = ("value", "kind", "unit", "per", "about", "qualifier")
QUOTATION = ("speaker", "role", "organisation")
KEY_DATE = ("date", "about")


# The nation's debt has 13. Ten to the power of a thousand million would take 24 s to print, and all memory.
_MOST_DIGITS = 20


def figures(value: HeaderValue, context: Context) -> Changes:
    """Return the figures of a header's `figures`."""
    taken: set[int] = set()
    found = []
    for item in items(value):
        said = fields(item, "figures", ("text", *FIGURE))
        where = place(field(said, "text", item, "figures"), context, taken, "figures")
        read = context.article.figures
        same = next((f for f in read if touch(f.evidence.span, where.span)), None)
        made = figure(said, same, where, item)
        if same and made.value != same.value:
            context.warn(said["value"], "figures-disagrees", f'the header says {made.value:,f}, "{same.evidence.text}" reads as {same.value:,f}',
                f"Check which is right; the header's is used. {REVIEWED}")  # fmt: skip
        found.append(made)
    return {"figures": tuple(sorted(found, key=lambda f: f.evidence.span.start))}


def figure(said: Said, same: Figure | None, where: Evidence, item: HeaderValue) -> Figure:
    """Return the figure that an entry declares. same: what was read there, for all that the entry leaves out."""
    kind = said["kind"].text.strip() if "kind" in said else same.kind if same else ""
    if kind not in get_args(FigureKind):
        kinds = ", ".join(get_args(FigureKind))
        if "kind" in said:
            near = problems.did_you_mean(kind, get_args(FigureKind))
            raise WrongError(said["kind"], "figures-kind", f'"{kind}" is no kind of figure', f"{near}The kinds are {kinds}.")  # fmt: skip
        raise WrongError(item, "figures-kind", f'"{" ".join(where.text.split())}" was not read as a figure',
            f'Copy the words of a figure from the story, or say what it is: "kind:" with one of {kinds}, and "value:" in digits.')  # fmt: skip
    if "value" in said:
        value = _number(said["value"])
    elif same:
        value = same.value
    else:
        raise WrongError(item, "figures-value", "the number of this figure could not be read",
            'Add "value:" with the number in digits, such as 1200000.')  # fmt: skip
    default = {"money": "GBP", "percent": "%"}.get(kind, "")
    # Pounds that turn out to be people are people, and no longer pounds.
    unit = same.unit if same and same.kind == kind else default
    return Figure(
        kind=msgspec.convert(kind, FigureKind),
        value=value,
        unit=_part(said, "unit", unit) or default,
        per=_part(said, "per", same.per if same else None),
        qualifier=_part(said, "qualifier", same.qualifier if same else None),
        about=_part(said, "about", same.about if same else "") or "",
        evidence=where,
    )


def _number(value: HeaderValue) -> Decimal:
    try:
        number = Decimal(re.sub(r"[£,\s]", "", value.text))
    except InvalidOperation:
        raise WrongError(value, "figures-value", f'"{value.text}" is not a number',
            "Write digits, such as 1200000 or 4.99: pounds, not millions.") from None  # fmt: skip
    if not number.is_finite():
        raise WrongError(value, "figures-value", "a figure needs a finite number",
            "Write digits, such as 1200000 or 4.99.")  # fmt: skip
    if len(number.as_tuple().digits) > _MOST_DIGITS or not -_MOST_DIGITS < number.adjusted() < _MOST_DIGITS:  # fmt: skip
        raise WrongError(value, "figures-value", f"a figure has {_MOST_DIGITS} digits at most",
            "Write digits, such as 1200000 or 4.99.")  # fmt: skip
    return number


def _part(said: Said, name: str, read: str | None) -> str | None:
    """The part as declared; as it was read where the entry leaves it out; None where it is left empty."""
    return said[name].text.strip() or None if name in said else read


def quotations(value: HeaderValue, context: Context) -> Changes:
    """Return the quotations of a header's `quotations`."""
    taken: set[int] = set()
    found = []
    for item in items(value):
        said = fields(item, "quotations", ("text", *QUOTATION))
        where = place(field(said, "text", item, "quotations"), context, taken, "quotations")
        read = context.article.quotations
        same = next((q for q in read if touch(q.evidence.span, where.span)), None)
        if "speaker" in said and same and same.speaker:
            _compare(said["speaker"], same.speaker, context)
        found.append(quotation(said, same, same.evidence if same else where))
    return {"quotations": tuple(sorted(found, key=lambda q: q.evidence.span.start))}


def quotation(said: Said, same: Quotation | None, where: Evidence) -> Quotation:
    """Return the quotation that an entry declares. same: what was read there, for all that the entry leaves out."""
    return Quotation(
        text=same.text if same else where.text,
        speaker=_part(said, "speaker", same.speaker if same else None),
        role=_part(said, "role", same.role if same else None),
        organisation=_part(said, "organisation", same.organisation if same else None),
        evidence=where,
    )


def _compare(declared: HeaderValue, read: str, context: Context) -> None:
    """Warn where the header names another speaker than the story; "Bloggs" is Jo Bloggs."""
    said = declared.text.strip()
    if said and said.casefold() not in read.casefold() and read.casefold() not in said.casefold():
        context.warn(declared, "quotations-disagrees", f"the header says {said}, the story reads as if {read} spoke",
            f"Check who spoke; the header's is used. {REVIEWED}")  # fmt: skip


def key_dates(value: HeaderValue, context: Context) -> Changes:
    """Return the dates of a header's `key_dates`."""
    taken: set[int] = set()
    found = []
    for item in items(value):
        said = fields(item, "key_dates", ("date", "about", "text"))
        date = field(said, "date", item, "key_dates")
        where = place(said["text"], context, taken, "key_dates") if "text" in said else evidence(date, context)  # fmt: skip
        read = context.article.key_dates
        same = next((k for k in read if touch(k.evidence.span, where.span)), None)
        made = key_date(said, same, where, item)
        if same and not (same.date.startswith(made.date) or made.date.startswith(same.date)):
            context.warn(date, "key_dates-disagrees", f'the header says {made.date}, "{same.evidence.text}" reads as {same.date}',
                f"Check which is right; the header's is used. {REVIEWED}")  # fmt: skip
        found.append(made)
    return {"key_dates": tuple(sorted(found, key=lambda k: k.evidence.span.start))}


def key_date(said: Said, same: KeyDate | None, where: Evidence, item: HeaderValue) -> KeyDate:
    """Return the key date that an entry declares. same: what was read there, for all that the entry leaves out."""
    if "date" in said or same is None:
        date, precision = day_or_month(field(said, "date", item, "key_dates"), "key_dates")
    else:
        date, precision = same.date, same.precision
    about = _part(said, "about", same.about if same else "") or ""
    return KeyDate(date=date, precision=precision, about=about, evidence=where)
