"""The pages of those who are quoted, and the index of them.

In:   People.
Out:  PersonPages, one PeoplePage; PersonRows for the pages of councils.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

import msgspec

from digest import urls, wording
from digest.brief import Brief, Heard
from digest.config import Settings
from digest.render.frame import crumbs, head
from digest.render.pages import (
    Choice,
    Frame,
    Link,
    PeoplePage,
    PersonGroup,
    PersonPage,
    PersonRow,
    SaidRow,
)
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.site import Person, Register, Said, Site
from digest.work import digest_of

# With more than this the index lists those quoted most and leads to the councils' pages for all.
_MOST_PEOPLE = 300
_MOST_NAMESAKES = 12
_KINDS = (("person", "People"), ("body", "Organisations"), ("document", "Documents"))


def page(
    person: Person,
    namesakes: Sequence[Link],
    there: Set[str],
    register: Register,
    frame: Frame,
    settings: Settings,
) -> PersonPage:
    """Return somebody's page.

    namesakes: the ways to everybody of that name, this person among them; nothing for one without namesakes.
    there: slugs of the councils that have pages.
    """
    address = urls.person(person.slug)
    href = urls.href(settings, address)
    down = crumbs(settings, (urls.PEOPLE, "People"), (address, person.name))
    is_itself = person.kind == "body" and person.is_office
    title = person.name if is_itself or not person.body else f"{person.name}, {person.body}"
    summary = _summary(person)
    council = register.authority(person.authority) if person.authority in there else None
    said = [_heard(each, register) for each in person.said]
    return PersonPage(
        site=frame,
        head=head(settings, address, f"{title}: quotations", f"What {title}, said: {summary}" if "," in title else f"What {title} said: {summary}", crumbs=down),
        section=urls.href(settings, urls.PEOPLE),
        crumbs=down,
        name=person.name,
        kind=person.kind,
        council=council,
        body="" if council else person.body,
        summary=summary,
        roles=tuple(_roles(said, person.body)),
        said=tuple(_said(each, person.body, register) for each in said),
        namesakes=tuple(other for other in namesakes if other.href != href),
    )  # fmt: skip


def planned(site: Site, prints: Prints, frame: Frame, common: bytes, settings: Settings) -> Planned:
    """Return the index of everybody who is quoted. common: a digest of the frame and the settings."""
    councils = [(stories.authority.slug, len(stories.people)) for stories in site.authorities]
    shown = (common, prints.people(site.people), councils)
    return Planned(urls.PEOPLE, PeoplePage, shown, partial(_index, site, frame, settings))


def _index(site: Site, frame: Frame, settings: Settings) -> PeoplePage:
    down = crumbs(settings, (urls.PEOPLE, "People"))
    quotations = sum(len(person.said) for person in site.people)
    summary = (
        f"{wording.count(len(site.people), 'speaker')} and {wording.count(quotations, 'quotation')}: "
        "who said what, with the role at the time."
    )
    is_long = len(site.people) > _MOST_PEOPLE
    shown = frozenset(
        person.slug
        for person in sorted(site.people, key=lambda person: -len(person.said))[:_MOST_PEOPLE]
    )
    return PeoplePage(
        site=frame,
        head=head(settings, urls.PEOPLE, "People", summary, crumbs=down),
        section=urls.href(settings, urls.PEOPLE),
        crumbs=down,
        summary=summary,
        groups=tuple(
            PersonGroup(name=name, people=people)
            for kind, name in _KINDS
            if (
                people := rows(
                    (p for p in site.people if p.kind == kind and p.slug in shown), settings
                )
            )
        ),
        councils=tuple(
            Choice(
                slug=stories.label.slug,
                name=stories.label.name,
                href=f"{stories.label.href}#people",
                count=len(stories.people),
            )
            for stories in site.authorities
            if stories.people
        )
        if is_long
        else (),
    )  # fmt: skip


def rows(people: Iterable[Person], settings: Settings) -> tuple[PersonRow, ...]:
    """Return people as lists show them, in the order given."""
    return tuple(
        PersonRow(
            href=urls.href(settings, urls.person(person.slug)),
            name=person.name,
            role=person.role,
            # A council that speaks for itself is not named twice.
            body="" if person.kind == "body" and person.is_office else person.body,
            count=wording.count(len(person.said), "quotation"),
        )
        for person in people
    )


class Namesakes(NamedTuple):
    """The ways to all people of one name, and what stands for them."""

    links: tuple[Link, ...]
    print: bytes


NOBODY = Namesakes((), b"")


def namesakes(people: Iterable[Person], settings: Settings) -> Mapping[str, Namesakes]:
    """Return the ways to all people of each name that several have, in small letters, each with their council or body."""
    people = list(people)
    counts = Counter(person.name.casefold() for person in people)
    found: dict[str, list[Person]] = {name: [] for name, count in counts.items() if count > 1}
    for person in people:
        name = person.name.casefold()
        if name in found:
            found[name].append(person)
    return {name: _namesakes(of_name, settings) for name, of_name in found.items()}


def _namesakes(people: Iterable[Person], settings: Settings) -> Namesakes:
    links = tuple(
        Link(
            href=urls.href(settings, urls.person(each.slug)),
            text=f"{each.name}, {each.body}" if each.body else each.name,
        )
        for each in sorted(people, key=lambda person: person.slug)[:_MOST_NAMESAKES]
    )
    return Namesakes(links, digest_of(msgspec.msgpack.encode(links)))


class _Heard(NamedTuple):
    """A quotation, and its story."""

    brief: Brief
    heard: Heard


def _heard(said: Said, register: Register) -> _Heard:
    brief = register.brief(said.article)
    return _Heard(brief, next(each for each in register.heard(brief) if each.number == said.number))


def _said(said: _Heard, body: str, register: Register) -> SaidRow:
    brief, heard = said
    return SaidRow(
        href=register.href(brief) + heard.fragment,
        text=heard.text,
        role=wording.role(heard.role, heard.organisation, body),
        date=brief.date,
        day=wording.day(brief.date),
        headline=brief.title,
    )


def _roles(said: Iterable[_Heard], body: str) -> Iterable[str]:
    """Each role with the time for which it was given, the newest first: "leader, 2019 to 2020"."""
    given: dict[str, list[str]] = {}
    for each in said:
        role = wording.role(each.heard.role, each.heard.organisation, body)
        if role:
            given.setdefault(role, []).append((each.brief.date or "")[:4])
    for role, years in given.items():
        dated = sorted(year for year in years if year)
        if not dated:
            yield role
        elif dated[0] == dated[-1]:
            yield f"{role}, {dated[0]}"
        else:
            yield f"{role}, {dated[0]} to {dated[-1]}"


def _summary(person: Person) -> str:
    stories = len({said.article for said in person.said})
    return f"{wording.count(len(person.said), 'quotation')} in {wording.count(stories, 'story', 'stories')}."
