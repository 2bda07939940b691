"""What the keys of a header have in common: lines, lists, dates, councils and words of the story.

In:   HeaderValues, as spelt.
Out:  plain values; `Wrong` for what cannot be used, which `declared.apply` turns into a Problem.
"""

import calendar
import datetime as dt
import re
from typing import Any, NamedTuple

from digest import problems
from digest.records import (
    Article,
    DatePrecision,
    Evidence,
    HeaderValue,
    Problem,
    Severity,
    Source,
    Span,
)
from digest.tables import Tables

Changes = dict[str, Any]
"""Fields of an Article, with what the header puts into them."""

Said = dict[str, HeaderValue]
"""The parts of an entry, by name."""

REVIEWED = 'Once it is checked, a line such as "reviewed: 2020-03-26" ends this warning.'


class WrongError(Exception):
    """A declared value that cannot be used."""

    def __init__(self, at: HeaderValue, code: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.at, self.code, self.what, self.fix = at, code, what, fix


class Context(NamedTuple):
    """What a declaration may lean on, and where its warnings go."""

    source: Source
    article: Article
    tables: Tables
    warnings: list[Problem]

    def warn(self, at: HeaderValue, code: str, what: str, fix: str) -> None:
        """Note something that the editor should look at, though the value is used.

        A header that says "reviewed" has been looked at: it is not asked again whether it or the story is right.
        """
        header = self.source.header
        if code.endswith("-disagrees") and header and "reviewed" in dict(header.fields):
            return
        self.warnings.append(problem(self.source, at.span, code, "warning", what, fix))


def problem(
    source: Source, span: Span, code: str, severity: Severity, what: str, fix: str
) -> Problem:
    """Return a problem at `span` of the source."""
    return problems.at(
        source.text, source.path, span, code=code, severity=severity, what=what, fix=fix
    )


def line(value: HeaderValue, key: str) -> str:
    """Return the words of a value that must be one line of them."""
    if value.kind != "scalar":
        raise WrongError(value, f"{key}-words", f'"{key}" takes words, not a list',
            f'Write "{key}: words" on one line; words that begin with a bracket go in quotation marks.')  # fmt: skip
    return value.text.strip()


def items(value: HeaderValue) -> tuple[HeaderValue, ...]:
    """Return the items of a list, or of a single value as a list of one."""
    return value.items if value.kind == "list" else (value,)


def yes(value: HeaderValue) -> bool | None:
    """Return whether a value says yes, or None where it says neither yes nor no."""
    word = value.text.strip().casefold()
    return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
        word
    )


def fields(value: HeaderValue, key: str, names: tuple[str, ...]) -> dict[str, HeaderValue]:
    """Return the fields of an entry; a line of words alone is its first field.

    names: the fields that an entry may have; "text" or "date" first.
    """
    if value.kind == "scalar":
        return {names[0]: value}
    if value.kind != "mapping":
        raise WrongError(value, f"{key}-entry", "this entry cannot be read", f'Write "- {names[0]}: words".')  # fmt: skip
    for (name, entry), span in zip(value.fields, value.keys, strict=True):
        if name not in names:
            raise WrongError(HeaderValue(span=span), f"{key}-unknown-key", f'"{name}" is no part of {key}',
                f"{problems.did_you_mean(name, names)}The parts are {', '.join(names)}.")  # fmt: skip
        if entry.kind != "scalar":
            raise WrongError(entry, f"{key}-entry", f'"{name}" takes words or a number', f'Write "{name}: words" on one line.')  # fmt: skip
    return dict(value.fields)


def field(found: dict[str, HeaderValue], name: str, entry: HeaderValue, key: str) -> HeaderValue:
    """Return the field that an entry cannot do without."""
    if name not in found or not found[name].text.strip():
        example = "2 April 2020" if name == "date" else "the words as they stand in the story"
        raise WrongError(entry, f"{key}-{name}", f'this entry of {key} has no "{name}"', f'Add "{name}: {example}" to it.')  # fmt: skip
    return found[name]


def evidence(value: HeaderValue, context: Context) -> Evidence:
    """Return the value's own words in the header as evidence."""
    span = value.span
    return Evidence(
        text=context.source.text[span.start : span.end], span=span, rule="declared", sentence=span
    )


def place(value: HeaderValue, context: Context, taken: set[int], key: str) -> Evidence:
    """Return where the declared words stand in the story, or the header's words with a warning.

    taken: where earlier entries stand; the same words declared twice are found twice.
    """
    words = value.text.strip()
    pattern = anywhere(words)
    body = context.source.text
    for match in re.finditer(pattern, body):
        if match.start() >= context.source.header_end and match.start() not in taken:
            taken.add(match.start())
            span = Span(start=match.start(), end=match.end())
            around = (s for s in context.article.sentences if s.start <= span.start < s.end)
            return Evidence(
                text=match.group(), span=span, rule="declared", sentence=next(around, span)
            )
    context.warn(value, f"{key}-not-in-story", f'the story does not say "{words}"',
        "Copy the words as they stand in the story, so that readers can be led to them.")  # fmt: skip
    return evidence(value, context)


def anywhere(words: str) -> str:
    """Return a pattern for the words, however their lines are broken."""
    return r"\s+".join(map(re.escape, words.split()))


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


_MONTHS = {
    name.casefold(): number
    for names in (
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "_ _ _ _ _ _ _ _ Sept",
    )
    for number, name in enumerate(names.split(), 1)
}
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?:[T ][\d:.,+Z-]*)?",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})",  # day first, as in Britain
        r"(?:[a-z]{3,9},?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<name>[a-z]{3,9}),?\s+(?P<year>\d{4})",
        r"(?:[a-z]{3,9},?\s+)?(?P<name>[a-z]{3,9})\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<name>[a-z]{3,9})\s+(?P<year>\d{4})",
    )
]
_HOW = {
    "date": "Write the day the news came out",
    "reviewed": "Write the day on which the record was checked",
    "updated": "Write the day on which the story was changed",
    "key_dates": "Write the day on which it happened or will",
}
_SUCH_AS = ', such as "2020-03-25" or "25 March 2020"'


def day_or_month(value: HeaderValue, key: str) -> tuple[str, DatePrecision]:
    """Return a declared date in ISO 8601, and whether it is a day or a month."""
    said = value.text.strip()
    how = f"{_HOW[key]}{_SUCH_AS}"
    if value.kind != "scalar":
        raise WrongError(value, f"{key}-unreadable", "a date is one day, not a list", f"{how}.")
    match = next((m for form in _FORMS if (m := form.fullmatch(said))), None)
    if match is None:
        raise WrongError(value, f"{key}-unreadable", f'"{said}" is not a date', f"{how}.")
    groups = match.groupdict()
    name = groups.get("name")
    month = _MONTHS.get(name.casefold(), 0) if name else int(groups["month"])
    year = int(groups["year"])
    if name and not month:
        raise WrongError(value, f"{key}-unreadable", f'"{name}" is not a month',
            f"{problems.did_you_mean(name, calendar.month_name[1:])}{how}.")  # fmt: skip
    if year < 1000:
        raise WrongError(
            value,
            f"{key}-impossible",
            f"{said} is not in the calendar",
            f"A year has four digits. {how}.",
        )
    if not 1 <= month <= 12:
        raise WrongError(value, f"{key}-impossible", f"{said} is not in the calendar",
            f"A year has months 1 to 12, and the day comes first in 25/03/2020. {how}.")  # fmt: skip
    if not groups.get("day"):
        return f"{year:04}-{month:02}", "month"
    try:
        return dt.date(year, month, int(groups["day"])).isoformat(), "day"
    except ValueError:
        days = calendar.monthrange(year, month)[1]
        instead = ", or delete the line to use the date in the story" if key == "date" else ""
        raise WrongError(value, f"{key}-impossible", f"{said} is not in the calendar",
            f"{calendar.month_name[month]} {year} has {days} days. {how}{instead}.") from None  # fmt: skip


def authority(value: HeaderValue, tables: Tables) -> str:
    """Return the slug of the council that the header names by slug, name or alias."""
    if value.kind != "scalar":
        raise WrongError(value, "authority-unknown", "a council's name is needed here, not a list",
            'Write the one that the story is about, such as "authority: leeds"; others go into "authorities: [leeds, bradford]".')  # fmt: skip
    said = " ".join(value.text.split()).casefold()
    if said in tables.authorities:
        return said
    matches = [
        slug
        for slug, council in tables.authorities.items()
        if said in {n.casefold() for n in (council.official_name, council.short_name, *council.aliases)}
    ]  # fmt: skip
    current = [slug for slug in matches if tables.authorities[slug].end_date is None]
    if len(matches) == 1 or len(current) == 1:
        return (current or matches)[0]
    if matches:
        raise WrongError(value, "authority-ambiguous", f'"{value.text}" may be {" or ".join(matches)}',
            "Write the one you mean, as it is spelt here.")  # fmt: skip
    raise WrongError(value, "authority-unknown", f'there is no council "{value.text}" in the table',
        f"{_near_councils(said, tables)}Use the name in the council's page address, such as stoke-on-trent.")  # fmt: skip


# Words that a third of all councils share say nothing of which one was meant.
_STYLES = re.compile(
    r"\b(?:the|city|borough|county|district|metropolitan|royal|london|council|of)\b"
)


def _near_councils(said: str, tables: Tables) -> str:
    """Return the councils of that name with more to it, or those with a name like it, as a question."""
    plain = " ".join(_STYLES.sub(" ", said).replace("-", " ").split()) or said
    current = [slug for slug, council in tables.authorities.items() if council.end_date is None]
    longer = [slug for slug in current if f" {plain} " in f" {slug.replace('-', ' ')} "]
    if 0 < len(longer) <= 3:
        return f"Did you mean {' or '.join(map(problems.quoted, longer))}? "
    return problems.did_you_mean(plain.replace(" ", "-"), current, alike=0.75)
