"""Tell of each quotation whose words it gives.

In:   one Article, the tables.
Out:  Heard, one for each quotation that has a speaker.
Not:  other stories: `people` puts together what one person said in several.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from digest.brief import Heard
from digest.link import cards, places, speakers
from digest.link.heirs import heir
from digest.records import Article, Quotation
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
GOVERNMENT = "Government"
"""What a minister speaks for, where the story names no department."""
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


def find(article: Article, tables: Tables) -> Iterator[Heard]:
    """Give the quotations of an article that have a speaker, in its order."""
    about = cards.about(article)
    for number, quotation in enumerate(article.quotations, 1):
        if quotation.speaker:
            yield _heard(article, about, number, quotation, tables)


def _heard(
    article: Article, about: tuple[str, ...], number: int, quotation: Quotation, tables: Tables
) -> Heard:
    name = speakers.name(quotation.speaker or "")
    organisation, role = quotation.organisation or "", quotation.role or ""
    names = _authorities(tables)
    itself = names.get(name.casefold())
    kind = speakers.kind(quotation, itself is not None)
    own = (
        itself or names.get(organisation.casefold()) or _places(tables).get(organisation.casefold())
    )
    council = own or (about[0] if len(about) == 1 else "")
    outside = ""
    if kind == "person" and organisation and not own and not _LOCAL.search(organisation):
        outside = organisation.casefold()
    elif kind == "person" and _NATIONAL.search(role):
        outside = GOVERNMENT
    elif kind == "body" and not itself and name[0].isupper() and not _LOCAL.search(name):
        outside = name.casefold()
    return Heard(
        number=number,
        fragment=places.fragment(article, "quotation", number, quotation.evidence),
        kind=kind,
        key="" if itself else name.casefold(),
        place=heir(council, tables) if council else f"/{article.slug}",
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
        name=name,
        role=role,
        organisation="" if organisation.casefold() == name.casefold() else organisation,
        text=" ".join(quotation.text.split()),
    )


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
