"""The keys of a header, one function each: a value as spelt goes in, what changes in the article comes out."""

import re
from collections.abc import Callable

import msgspec

from digest import problems
from digest.extract.declared.corrections import corrections
from digest.extract.declared.lists import figures, key_dates, quotations
from digest.extract.declared.values import (
    REVIEWED,
    Changes,
    Context,
    WrongError,
    day_or_month,
    items,
    line,
    yes,
)
from digest.extract.declared.values import authority as council
from digest.extract.declared.values import evidence as evidence_of
from digest.extract.declared.values import fields as fields_of
from digest.records import HeaderValue, Named, Origin, Topic


def _with_lead(named: tuple[Named, ...] | list[Named], lead: str | None) -> tuple[Named, ...]:
    return tuple(msgspec.structs.replace(each, is_lead=each.slug == lead) for each in named)


def _title(value: HeaderValue, context: Context) -> Changes:
    return {"title": " ".join(line(value, "title").split()), "title_rule": "declared"}


def _date(value: HeaderValue, context: Context) -> Changes:
    date, precision = day_or_month(value, "date")
    found = context.article.date
    if found and date != found and not found.startswith(date) and not date.startswith(found):
        context.warn(value, "date-disagrees", f"the header says {date}, the page {found}",
            f"Keep whichever is the day the news came out; the header's is used. {REVIEWED}")  # fmt: skip
    return {"date": date, "date_precision": precision, "date_evidence": evidence_of(value, context)}


def _authority(value: HeaderValue, context: Context) -> Changes:
    if value.text.strip().casefold() == "none":
        return {"authority": None, "authorities": _with_lead(context.article.authorities, None)}
    slug = council(value, context.tables)
    read = context.article.authority
    if read and read != slug:
        names = {each: context.tables.authorities[each].short_name for each in (slug, read)}
        context.warn(value, "authority-disagrees", f"the header says {names[slug]}, the story reads as one about {names[read]}",
            f"Check which council the story is about; the header's is used. {REVIEWED}")  # fmt: skip
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
    answer = yes(value)
    if answer is None:
        raise WrongError(value, "draft-unclear", f'"{value.text}" does not say whether this is a draft',
            'Write "draft: yes" to hold the story back, or delete the line.')  # fmt: skip
    return {"draft": answer}


# The addresses at which the digest puts its own pages; a year and a month are archives.
_OWN_PAGES = re.compile(
    r"(?:councils|topics|figures|people|diary|feeds|about|search|undated|data|assets)(?:/.*)?"
    r"|\d{4}(?:/\d\d)?|articles|404\.html|.*\.(?:xml|json|opml|txt|ics)(?:/.*)?"
)
_ALIAS = re.compile(
    r"(?:[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.html)(?<!\.htm)/)*[A-Za-z0-9][A-Za-z0-9._-]*"
)
# No file system takes a longer name; the second is a good deal less than what it takes for a whole path.
_LONGEST_PART, _LONGEST_ALIAS = 200, 1000


def _aliases(value: HeaderValue, context: Context) -> Changes:
    aliases = []
    for item in items(value):
        alias = item.text.strip()
        # A name alone is what the file was once called.
        alias = alias.strip("/") if "/" in alias else f"articles/{alias}"
        alias = re.sub(r"(?:^|/)index\.html?$", "", alias)
        if not _ALIAS.fullmatch(alias) or len(alias) > _LONGEST_ALIAS or max(map(len, alias.split("/"))) > _LONGEST_PART:  # fmt: skip
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
    "figures": figures,
    "quotations": quotations,
    "key_dates": key_dates,
    "corrections": corrections,
    "source": _source,
    "author": _author,
    "summary": _summary,
    "draft": _draft,
    "aliases": _aliases,
    "reviewed": _reviewed,
    "updated": _updated,
}
