"""The keys of a header, one function each: a value as spelt goes in, what changes in the article comes out."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

import msgspec

from digest import problems
from digest.extract.declared.values import (
    Context,
    WrongError,
    day_or_month,
    field,
    items,
    line,
    place,
    touch,
)
from digest.extract.declared.values import authority as council
from digest.extract.declared.values import evidence as evidence_of
from digest.extract.declared.values import fields as fields_of
from digest.records import (
    Evidence,
    Figure,
    FigureKind,
    HeaderValue,
    KeyDate,
    Named,
    Origin,
    Quotation,
    Topic,
)

Changes = dict[str, Any]

_REVIEWED = 'Once it is checked, a line such as "reviewed: 2020-03-26" ends this warning.'


def _with_lead(named: tuple[Named, ...] | list[Named], lead: str | None) -> tuple[Named, ...]:
    return tuple(msgspec.structs.replace(each, is_lead=each.slug == lead) for each in named)


def _title(value: HeaderValue, context: Context) -> Changes:
    return {"title": " ".join(line(value, "title").split()), "title_rule": "declared"}


def _date(value: HeaderValue, context: Context) -> Changes:
    date, precision = day_or_month(value, "date")
    found = context.article.date
    if found and date != found and not found.startswith(date) and not date.startswith(found):
        context.warn(value, "date-disagrees", f"the header says {date}, the page {found}",
            f"Keep whichever is the day the news came out; the header's is used. {_REVIEWED}")  # fmt: skip
    return {"date": date, "date_precision": precision, "date_evidence": evidence_of(value, context)}


def _authority(value: HeaderValue, context: Context) -> Changes:
    if value.text.strip().casefold() == "none":
        return {"authority": None, "authorities": _with_lead(context.article.authorities, None)}
    slug = council(value, context.tables)
    read = context.article.authority
    if read and read != slug:
        names = {each: context.tables.authorities[each].short_name for each in (slug, read)}
        context.warn(value, "authority-disagrees", f"the header says {names[slug]}, the story reads as one about {names[read]}",
            f"Check which council the story is about; the header's is used. {_REVIEWED}")  # fmt: skip
    named = context.article.authorities
    if slug not in {each.slug for each in named}:
        named = (Named(slug=slug, evidence=evidence_of(value, context)), *named)
    return {"authority": slug, "authorities": _with_lead(named, slug)}


def _authorities(value: HeaderValue, context: Context) -> Changes:
    read = {each.slug: each for each in context.article.authorities}
    named = []
    for item in items(value):
        slug = council(item, context.tables)
        named.append(read.get(slug) or Named(slug=slug, evidence=evidence_of(item, context)))
    declared = (
        dict(context.source.header.fields).get("authority") if context.source.header else None
    )
    lead = context.article.authority if declared is None else None
    if declared is not None and declared.text.strip().casefold() != "none":
        lead = council(declared, context.tables)
        if lead not in {each.slug for each in named}:
            named.insert(0, Named(slug=lead, evidence=evidence_of(declared, context)))
    elif lead not in {each.slug for each in named}:
        lead = named[0].slug if len(named) == 1 else None
    unique = tuple({each.slug: each for each in named}.values())
    return {"authority": lead, "authorities": _with_lead(unique, lead)}


def _topics(value: HeaderValue, context: Context) -> Changes:
    by_name = {topic.name.casefold(): slug for slug, topic in context.tables.topics.items()}
    chosen = []
    for item in items(value):
        if item.kind != "scalar":
            raise WrongError(item, "topics-unknown", "a topic is one word, as its page's address has it",
                'Write them between square brackets, such as "topics: [budget, council-tax]".')  # fmt: skip
        word = item.text.strip().casefold()
        slug = word if word in context.tables.topics else by_name.get(word)
        if slug is None:
            known = list(context.tables.topics)
            raise WrongError(item, "topics-unknown", f'there is no topic "{item.text}"',
                f"{problems.did_you_mean(item.text, known)}The topics are {', '.join(known)}.")  # fmt: skip
        chosen.append(Topic(slug=slug))
    return {"topics": tuple({topic.slug: topic for topic in chosen}.values())}


def _figures(value: HeaderValue, context: Context) -> Changes:
    read = context.article.figures
    taken: set[int] = set()
    figures = []
    for item in items(value):
        fields = fields_of(
            item, "figures", ("text", "value", "kind", "unit", "per", "about", "qualifier")
        )
        words = field(fields, "text", item, "figures")
        evidence = place(words, context, taken, "figures")
        same = next((f for f in read if touch(f.evidence.span, evidence.span)), None)
        figure = _figure(fields, same, evidence, item)
        if same and figure.value != same.value:
            context.warn(fields["value"], "figures-disagrees", f'the header says {figure.value:,f}, "{same.evidence.text}" reads as {same.value:,f}',
                f"Check which is right; the header's is used. {_REVIEWED}")  # fmt: skip
        figures.append(figure)
    return {"figures": tuple(sorted(figures, key=lambda f: f.evidence.span.start))}


def _figure(
    fields: dict[str, HeaderValue], same: Figure | None, evidence: Evidence, item: HeaderValue
) -> Figure:
    kind = fields["kind"].text.strip() if "kind" in fields else same.kind if same else ""
    if kind not in get_args(FigureKind):
        kinds = ", ".join(get_args(FigureKind))
        if "kind" in fields:
            near = problems.did_you_mean(kind, get_args(FigureKind))
            raise WrongError(fields["kind"], "figures-kind", f'"{kind}" is no kind of figure', f"{near}The kinds are {kinds}.")  # fmt: skip
        raise WrongError(item, "figures-kind", f'"{" ".join(evidence.text.split())}" was not read as a figure',
            f'Copy the words of a figure from the story, or say what it is: "kind:" with one of {kinds}, and "value:" in digits.')  # fmt: skip
    if "value" in fields:
        try:
            value = Decimal(re.sub(r"[£,\s]", "", fields["value"].text))
        except InvalidOperation:
            raise WrongError(fields["value"], "figures-value", f'"{fields["value"].text}" is not a number',
                "Write digits, such as 1200000 or 4.99: pounds, not millions.") from None  # fmt: skip
        if not value.is_finite():
            raise WrongError(fields["value"], "figures-value", "a figure needs a finite number",
                "Write digits, such as 1200000 or 4.99.")  # fmt: skip
    elif same:
        value = same.value
    else:
        raise WrongError(item, "figures-value", "the number of this figure could not be read",
            'Add "value:" with the number in digits, such as 1200000.')  # fmt: skip
    default = {"money": "GBP", "percent": "%"}.get(kind, "")

    def said(name: str, read: str | None) -> str | None:
        return fields[name].text.strip() or None if name in fields else read

    return Figure(
        kind=msgspec.convert(kind, FigureKind),
        value=value,
        unit=said("unit", same.unit if same else default) or default,
        per=said("per", same.per if same else None),
        qualifier=said("qualifier", same.qualifier if same else None),
        about=said("about", same.about if same else "") or "",
        evidence=evidence,
    )


def _quotations(value: HeaderValue, context: Context) -> Changes:
    read = context.article.quotations
    taken: set[int] = set()
    quotations = []
    for item in items(value):
        fields = fields_of(item, "quotations", ("text", "speaker", "role", "organisation"))
        words = field(fields, "text", item, "quotations")
        evidence = place(words, context, taken, "quotations")
        same = next((q for q in read if touch(q.evidence.span, evidence.span)), None)

        if "speaker" in fields and same and same.speaker:
            _compare(fields["speaker"], same.speaker, context)

        def said(name: str, was: str | None, fields: dict[str, HeaderValue] = fields) -> str | None:
            return fields[name].text.strip() or None if name in fields else was

        quotations.append(
            Quotation(
                text=same.text if same else evidence.text,
                speaker=said("speaker", same.speaker if same else None),
                role=said("role", same.role if same else None),
                organisation=said("organisation", same.organisation if same else None),
                evidence=same.evidence if same else evidence,
            )
        )
    return {"quotations": tuple(sorted(quotations, key=lambda q: q.evidence.span.start))}


def _compare(declared: HeaderValue, read: str, context: Context) -> None:
    """Warn where the header names another speaker than the story; "Bloggs" is Jo Bloggs."""
    said = declared.text.strip()
    if said and said.casefold() not in read.casefold() and read.casefold() not in said.casefold():
        context.warn(declared, "quotations-disagrees", f"the header says {said}, the story reads as if {read} spoke",
            f"Check who spoke; the header's is used. {_REVIEWED}")  # fmt: skip


def _key_dates(value: HeaderValue, context: Context) -> Changes:
    read = context.article.key_dates
    taken: set[int] = set()
    key_dates = []
    for item in items(value):
        fields = fields_of(item, "key_dates", ("date", "about", "text"))
        date, precision = day_or_month(field(fields, "date", item, "key_dates"), "key_dates")
        if "text" in fields:
            evidence = place(fields["text"], context, taken, "key_dates")
        else:
            evidence = evidence_of(fields["date"], context)
        same = next((k for k in read if touch(k.evidence.span, evidence.span)), None)
        if same and not (same.date.startswith(date) or date.startswith(same.date)):
            context.warn(fields["date"], "key_dates-disagrees", f'the header says {date}, "{same.evidence.text}" reads as {same.date}',
                f"Check which is right; the header's is used. {_REVIEWED}")  # fmt: skip
        about = fields["about"].text.strip() if "about" in fields else same.about if same else ""
        key_dates.append(KeyDate(date=date, precision=precision, about=about, evidence=evidence))
    return {"key_dates": tuple(sorted(key_dates, key=lambda k: k.evidence.span.start))}


def _source(value: HeaderValue, context: Context) -> Changes:
    evidence = evidence_of(value, context)
    if value.kind == "mapping":
        fields = fields_of(value, "source", ("publisher", "url"))
        url = _web(fields["url"]) if "url" in fields else None
        publisher = fields["publisher"].text.strip() or None if "publisher" in fields else None
        return {"source": Origin(publisher=publisher, url=url, evidence=evidence)}
    words, _, address = line(value, "source").rpartition(" ")
    if not re.match(r"https?://", address):
        return {"source": Origin(publisher=value.text.strip(), evidence=evidence)}
    publisher = words.strip(" ,;–-") or None
    return {"source": Origin(publisher=publisher, url=address, evidence=evidence)}


def _web(value: HeaderValue) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value.text.strip()):
        raise WrongError(value, "source-url", "this is not a web address",
            "Copy the whole address of the page, beginning with https://.")  # fmt: skip
    return value.text.strip()


def _author(value: HeaderValue, context: Context) -> Changes:
    return {"author": ", ".join(item.text.strip() for item in items(value))}


def _summary(value: HeaderValue, context: Context) -> Changes:
    return {"summary": " ".join(line(value, "summary").split())}


def _draft(value: HeaderValue, context: Context) -> Changes:
    word = value.text.strip().casefold()
    if word in ("true", "yes", "on"):
        return {"draft": True}
    if word in ("false", "no", "off"):
        return {"draft": False}
    raise WrongError(value, "draft-unclear", f'"{value.text}" does not say whether this is a draft',
        'Write "draft: yes" to hold the story back, or delete the line.')  # fmt: skip


# The addresses at which the digest puts its own pages; a year and a month are archives.
_OWN_PAGES = re.compile(
    r"(?:councils|topics|figures|people|diary|feeds|about|search|undated|data|assets)(?:/.*)?"
    r"|\d{4}(?:/\d\d)?|articles|index\.html|404\.html"
)


def _aliases(value: HeaderValue, context: Context) -> Changes:
    aliases = []
    for item in items(value):
        alias = item.text.strip()
        # A name alone is what the file was once called.
        alias = alias.strip("/") if "/" in alias else f"articles/{alias}"
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*", alias):
            raise WrongError(item, "aliases-address", f'"{item.text}" is not an address on this site',
                'Write the old address, such as "/articles/old-name/".')  # fmt: skip
        if _OWN_PAGES.fullmatch(alias):
            raise WrongError(item, "aliases-taken", f"the digest has a page of its own at /{alias}/",
                "Delete this alias; only addresses that nothing else answers can lead to a story.")  # fmt: skip
        aliases.append(alias)
    return {"aliases": tuple(dict.fromkeys(aliases))}


def _reviewed(value: HeaderValue, context: Context) -> Changes:
    date, precision = day_or_month(value, "reviewed")
    if precision != "day":
        raise WrongError(value, "reviewed-day", "which day was it checked?", 'Write a day, such as "reviewed: 2020-03-25".')  # fmt: skip
    return {"reviewed": date}


def _updated(value: HeaderValue, context: Context) -> Changes:
    date, precision = day_or_month(value, "updated")
    if precision != "day":
        raise WrongError(value, "updated-day", "which day was it changed?", 'Write a day, such as "updated: 2020-03-25".')  # fmt: skip
    return {"updated": date}


KEYS: dict[str, Callable[[HeaderValue, Context], Changes]] = {
    "title": _title,
    "date": _date,
    "authority": _authority,
    "authorities": _authorities,
    "topics": _topics,
    "figures": _figures,
    "quotations": _quotations,
    "key_dates": _key_dates,
    "source": _source,
    "author": _author,
    "summary": _summary,
    "draft": _draft,
    "aliases": _aliases,
    "reviewed": _reviewed,
    "updated": _updated,
}
