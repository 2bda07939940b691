"""Gather who said what: one Person for everybody who is quoted, with all that they said.

In:   Articles, the card of each, the tables.
Out:  People, by surname; lookups for pages.
Not:  finding out who somebody is. Two quotations are one person's where the name is the same and so is the council, or
      where both speak for one body outside councils. Everybody else stays apart: a wrong split costs a click, a wrong
      merger puts words into somebody's mouth.

A council that was replaced counts as the one that followed it, so that its people go on being themselves. What a
person is (`speakers`) and is called comes from the oldest quotation, so that a story added later moves no address.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from slugify import slugify

from digest import labels, urls
from digest.config import Settings
from digest.link import cards, places, speakers
from digest.link.heirs import heir
from digest.records import Article, Quotation, Record
from digest.site import Card, Person, Said, SpeakerKind
from digest.tables import Tables

# Bodies that many councils have under one name: each belongs to the council of its story.
_LOCAL = re.compile(
    r"\b(?:council|group|groups|committee|cabinet|board|panel|executive|opposition|commissioners?|inspectors?|auditors?"
    r"|officers?|residents|labour|conservatives?|tories|tory|lib(?:eral)? dem\w*|greens?|plaid cymru|snp|reform(?: uk)?"
    r"|independents?|party|administration|scrutiny|staff|campaigners?|union|unions|workers|parents)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\b(?:minister|secretary of state|chancellor of the exchequer|shadow secretary|(?:home|foreign) secretary)\b",
    re.IGNORECASE,
)
_GOVERNMENT = "Government"
# Who speaks for a council: its members in office and its officers; not its tenants, its unions or its opposition.
_OFFICE = re.compile(
    r"\b(?:leader|cabinet|executive|portfolio|director|head of|officer|mayor|convener|convenor|provost|chair(?:man|woman|person)?"
    r"|treasurer|spokes(?:man|woman|person)|lead (?:member|councillor)|member for)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:opposition|shadow|group leader|leader of the \w+ group|labour|conservative|tory|lib dem|liberal democrat|green|plaid"
    r"|independent|union|branch|regional)\b",
    re.IGNORECASE,
)


class _Key(Record, frozen=True, kw_only=True):
    """Whose words are whose: kind and name, and the council or the single story to which they belong."""

    kind: SpeakerKind
    name: str
    place: str


class _Heard(Record, frozen=True, kw_only=True):
    """One quotation, and what of it tells people apart.

    council:  the one that the speaker belongs to as far as can be told, or "".
    outside:  the body outside councils that the speaker speaks for, folded, or "".
    is_office: the role is one of the council's own.
    """

    said: Said
    council: str
    outside: str
    is_office: bool


def find(
    articles: Iterable[Article], made: Mapping[str, Card], tables: Tables, settings: Settings
) -> tuple[Person, ...]:
    """Return everybody who is quoted; what each said comes newest first. made: cards by slug."""
    groups: defaultdict[_Key, list[_Heard]] = defaultdict(list)
    for article in articles:
        for number, quotation in enumerate(article.quotations, 1):
            if quotation.speaker:
                key, heard = _heard(article, made[article.slug], number, quotation, tables)
                groups[key].append(heard)
    taken: set[str] = set()
    people = [
        _person(key, heard, taken, tables, settings)
        for key, heard in sorted(_merged(groups), key=lambda item: _oldest_first(item[1][0]))
    ]
    return tuple(sorted(people, key=lambda person: (_surname(person), person.slug)))


def by_article(people: Iterable[Person]) -> Mapping[str, list[tuple[int, str]]]:
    """Return who said each quotation of each story: its number, and the address of the speaker's page."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for person in people:
        for said in person.said:
            found[said.article].append((said.number, person.href))
    return found


def by_authority(people: Iterable[Person]) -> Mapping[str, tuple[Person, ...]]:
    """Return who is heard in each council's stories: those who speak for it first, then those heard last."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.authority:
            found[person.authority.slug].append(person)
    for heard in found.values():
        heard.sort(key=lambda person: person.said[0].date or "", reverse=True)
        heard.sort(key=lambda person: not person.is_office)
    return {slug: tuple(heard) for slug, heard in found.items()}


def _heard(
    article: Article, card: Card, number: int, quotation: Quotation, tables: Tables
) -> tuple[_Key, _Heard]:
    name = speakers.name(quotation.speaker or "")
    organisation, role = quotation.organisation or "", quotation.role or ""
    names = _authorities(tables)
    itself = names.get(name.casefold())
    kind = speakers.kind(quotation, itself is not None)
    about = cards.about(article)
    own = (
        itself or names.get(organisation.casefold()) or _places(tables).get(organisation.casefold())
    )
    council = own or (about[0] if len(about) == 1 else "")
    outside = ""
    if kind == "person" and organisation and not own and not _LOCAL.search(organisation):
        outside = organisation.casefold()
    elif kind == "person" and _NATIONAL.search(role):
        outside = _GOVERNMENT
    elif kind == "body" and not itself and name[0].isupper() and not _LOCAL.search(name):
        outside = name.casefold()
    said = Said(
        article=article.slug,
        headline=card.title,
        date=card.date,
        day=card.day,
        number=number,
        href=places.href(card.href, article, "quotation", number, quotation.evidence),
        name=name,
        role=role,
        organisation="" if organisation.casefold() == name.casefold() else organisation,
        text=" ".join(quotation.text.split()),
    )
    return _Key(
        kind=kind,
        name="" if itself else name.casefold(),
        place=heir(council, tables) if council else f"/{article.slug}",
    ), _Heard(
        said=said,
        council=council,
        outside=outside,
        is_office=kind == "body"
        if itself
        else bool(
            kind == "person"
            and council
            and not outside
            and _OFFICE.search(role)
            and not _AGAINST.search(f"{role} {organisation}")
        ),
    )


def _merged(groups: Mapping[_Key, list[_Heard]]) -> Iterable[tuple[_Key, list[_Heard]]]:
    """Join the groups of one name that speak for one body outside councils; each with its oldest words first.

    Somebody with a council's office stays with the council, even if once heard for another body.
    """
    joined: dict[tuple[str, str, str], _Key] = {}
    found: dict[_Key, list[_Heard]] = {}
    for key, heard in groups.items():
        into = key
        outside = sorted({each.outside for each in heard if each.outside})
        if outside and not any(each.is_office for each in heard):
            into = joined.setdefault((key.kind, key.name, outside[0]), key)
        found.setdefault(into, []).extend(heard)
    return [(key, sorted(heard, key=_oldest_first)) for key, heard in found.items()]


def _oldest_first(heard: _Heard) -> tuple[str, str, int]:
    return heard.said.date or "~", heard.said.article, heard.said.number


def _person(
    key: _Key, heard: Sequence[_Heard], taken: set[str], tables: Tables, settings: Settings
) -> Person:
    first, *_ = heard
    undated = [each for each in heard if not each.said.date]
    newest = [each for each in reversed(heard) if each.said.date] + undated
    last = newest[0]
    outside = next((each for each in heard if each.outside), None)
    is_local = not outside or any(each.is_office for each in heard)
    council = last.council if is_local else ""
    [*label] = labels.authorities([council] if council else [], tables, settings)
    body = label[0].name if label else ""
    if outside and not is_local:
        body = "" if key.kind == "body" else outside.said.organisation or _GOVERNMENT
    whose = first.council if is_local else body
    if key.kind == "body" and not key.name:
        whose = ""
    slug = _slug(first.said.name, whose, taken)
    return Person(
        slug=slug,
        href=urls.href(settings, urls.person(slug)),
        name=last.said.name[:1].upper() + last.said.name[1:],
        kind=key.kind,
        authority=label[0] if label else None,
        body=body,
        is_office=any(each.is_office for each in heard),
        said=tuple(each.said for each in newest),
    )


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    """Words in plain small letters, joined by hyphens."""
    return slugify(words)


_SLUG_CHARS = 120  # a declared name may be of any length, and a folder's may not


def _slug(name: str, whose: str, taken: set[str]) -> str:
    plain = "-".join(filter(None, (_plain(name), _plain(whose))))[:_SLUG_CHARS].strip("-")
    plain = plain or "unnamed"
    slug, count = plain, 1
    while slug in taken:
        count += 1
        slug = f"{plain}-{count}"
    taken.add(slug)
    return slug


def _surname(person: Person) -> str:
    """What people are sorted by: the last name, then all names; bodies by their name without an article."""
    plain = _plain(person.name)
    if person.kind == "person":
        return f"{_plain(person.name.rpartition(' ')[2])} {plain}"
    return plain.removeprefix("the-")


@lru_cache(maxsize=4)
def _places(tables: Tables) -> Mapping[str, str]:
    """Every council's slug by its short name, where no other has or had it: "Babergh" as a body is its council."""
    found: dict[str, str | None] = {}
    for authority in tables.authorities.values():
        name = authority.short_name.casefold()
        found[name] = authority.slug if name not in found else None
    return {name: slug for name, slug in found.items() if slug}


@lru_cache(maxsize=4)
def _authorities(tables: Tables) -> Mapping[str, str]:
    """Every council's slug by each of its full names, in small letters; a name that several had is nobody's."""
    found: dict[str, str | None] = {}
    for authority in tables.authorities.values():
        for name in {authority.official_name, *authority.aliases}:
            folded = name.casefold().removeprefix("the ")
            for form in (folded, f"the {folded}"):
                found[form] = authority.slug if form not in found else None
    return {name: slug for name, slug in found.items() if slug}
