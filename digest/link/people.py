"""Gather who said what: one Person for everybody who is quoted, with all that they said.

In:   Briefs, and the shelf that has their quotations.
Out:  People, by surname; lookups for pages.
Not:  finding out who somebody is. Two quotations are one person's where the name is the same and so is the council, or
      where both speak for one body outside councils. Everybody else stays apart: a wrong split costs a click, a wrong
      merger puts words into somebody's mouth.

A council that was replaced counts as the one that followed it, so that its people go on being themselves. What a
person is (`speakers`) and is called comes from the oldest quotation, so that a story added later moves no address.

Speakers are gathered in shares, by their names: no person has words in two of them, so that a story that is edited has
only the shares gathered again in which it is heard.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from digest import labels, wording
from digest.brief import Brief, Heard, Shelf, SpeakerKind
from digest.link.heard import GOVERNMENT
from digest.records import Record
from digest.site import Person, Said
from digest.slugs import spelt
from digest.tables import councils
from digest.work import Task, digest_of


class _Key(NamedTuple):
    """Whose words are whose: kind and name, and the council or the single story to which they belong."""

    kind: SpeakerKind
    name: str
    place: str


class Story(Record, frozen=True, kw_only=True):
    """A story in which a share is heard: its slug and date, and what it quotes."""

    slug: str
    date: str | None
    heard: tuple[Heard, ...]


class Share(Record, frozen=True, kw_only=True):
    """All whose names fall to one share, wherever they are heard. number: 0 to 255."""

    number: int
    stories: tuple[Story, ...]


class Speakers(Record, frozen=True, kw_only=True):
    """The people of a share. Their slugs may be others' as well: `find` tells these apart."""

    people: tuple[Person, ...]


class _Spoken(NamedTuple):
    """One quotation, in its story."""

    story: Story
    heard: Heard


def share(spoken: Heard) -> int:
    """Return the share to which a speaker falls, 0 to 255: one name, one share; a council under any name is one."""
    return digest_of(f"{spoken.kind} {spoken.key or spoken.place}".encode())[0]


def tasks(briefs: Iterable[Brief], shelf: Shelf) -> list[Task[Share]]:
    """Return a task for each share in which somebody is heard.

    briefs: of the stories, in any order; shelf: where these stand.
    """
    shares: defaultdict[int, list[Brief]] = defaultdict(list)
    for brief in sorted(briefs, key=lambda brief: brief.slug):
        for number in set(brief.voices):
            shares[number].append(brief)

    def task(number: int, stories: Sequence[Brief]) -> Task[Share]:
        return Task(
            bytes([number]) + b"".join([brief.heard_print for brief in stories]),
            lambda: Share(
                number=number,
                stories=tuple(
                    Story(slug=brief.slug, date=brief.date, heard=shelf.told(brief).heard)
                    for brief in stories
                ),
            ),
        )

    return [task(number, shares[number]) for number in sorted(shares)]


def of_share(asked: Share) -> Speakers:
    """Return the people of a share. Runs in worker processes."""
    groups: defaultdict[_Key, list[_Spoken]] = defaultdict(list)
    for story in asked.stories:
        for each in story.heard:
            if share(each) == asked.number:
                groups[_Key(each.kind, each.key, each.place)].append(_Spoken(story, each))
    return Speakers(people=tuple(_person(key, spoken) for key, spoken in _merged(groups)))


def find(shares: Iterable[Speakers], briefs: Iterable[Brief]) -> tuple[Person, ...]:
    """Return everybody who is quoted; what each said comes newest first.

    shares: the answers to `tasks`; briefs: of the stories.
    """
    people = [person for each in shares for person in each.people]
    if len({person.slug for person in people}) < len(people):
        people = list(_told_apart(people, {brief.slug: brief.date for brief in briefs}))
    return tuple(sorted(people, key=lambda person: (person.order, person.slug)))


def by_authority(
    people: Iterable[Person], briefs: Mapping[str, Brief]
) -> Mapping[str, tuple[Person, ...]]:
    """Return who is heard in each council's stories: those who speak for it first, then those heard last.

    briefs: of the stories, by slug.
    """
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.authority:
            found[person.authority].append(person)
    for spoken in found.values():
        spoken.sort(key=lambda person: briefs[person.said[0].article].date or "", reverse=True)
        spoken.sort(key=lambda person: not person.is_office)
    return {slug: tuple(spoken) for slug, spoken in found.items()}


def _merged(groups: Mapping[_Key, list[_Spoken]]) -> Iterable[tuple[_Key, list[_Spoken]]]:
    """Join the groups of one name that speak for one body outside councils; each with its oldest words first.

    Somebody with a council's office stays with the council, even if once heard for another body.
    """
    joined: dict[tuple[str, str, str], _Key] = {}
    found: dict[_Key, list[_Spoken]] = {}
    for key, spoken in groups.items():
        into = key
        outside = sorted({each.heard.outside for each in spoken if each.heard.outside})
        if outside and not any(each.heard.is_office for each in spoken):
            into = joined.setdefault((key.kind, key.name, outside[0]), key)
        found.setdefault(into, []).extend(spoken)
    return [(key, sorted(spoken, key=_oldest_first)) for key, spoken in found.items()]


def _oldest_first(spoken: _Spoken) -> tuple[str, str, int]:
    return spoken.story.date or "~", spoken.story.slug, spoken.heard.number


def _person(key: _Key, spoken: Sequence[_Spoken]) -> Person:
    first = spoken[0].heard
    undated = [each for each in spoken if not each.story.date]
    newest = [each for each in reversed(spoken) if each.story.date] + undated
    last = newest[0].heard
    outside = next((each.heard for each in spoken if each.heard.outside), None)
    is_office = any(each.heard.is_office for each in spoken)
    is_local = not outside or is_office
    tables = councils()
    council = tables.authorities.get(last.council) if is_local else None
    body = labels.name(council, tables) if council else ""
    if outside and not is_local:
        body = "" if key.kind == "body" else outside.organisation or GOVERNMENT
    whose = first.council if is_local else body
    if key.kind == "body" and not key.name:
        whose = ""
    name = last.name[:1].upper() + last.name[1:]
    roles = (wording.role(each.heard.role, each.heard.organisation, body) for each in newest)
    person = Person(
        slug=_plain(first.name, whose),
        order=_order(key.kind, name),
        name=name,
        kind=key.kind,
        authority=council.slug if council else "",
        body=body,
        role=next(filter(None, roles), ""),
        is_office=is_office,
        said=tuple(Said(each.story.slug, each.heard.number) for each in newest),
        print=b"",
    )
    return msgspec.structs.replace(person, print=digest_of(msgspec.msgpack.encode(person)))


_SLUG_CHARS = 120  # a declared name may be of any length, and a folder's may not


def _plain(name: str, whose: str) -> str:
    plain = "-".join(filter(None, (spelt(name), spelt(whose))))[:_SLUG_CHARS].strip("-")
    return plain or "unnamed"


def _told_apart(people: Iterable[Person], dates: Mapping[str, str | None]) -> Iterator[Person]:
    """Give people who share a slug slugs of their own; who was heard first keeps the plain one."""

    def first_heard(person: Person) -> tuple[str, str, int]:
        return min((dates[said.article] or "~", said.article, said.number) for said in person.said)

    taken: set[str] = set()
    for person in sorted(people, key=first_heard):
        slug, count = person.slug, 1
        while slug in taken:
            count += 1
            slug = f"{person.slug}-{count}"
        taken.add(slug)
        if count > 1:
            moved = digest_of(person.print + slug.encode())
            person = msgspec.structs.replace(person, slug=slug, print=moved)
        yield person


def _order(kind: SpeakerKind, name: str) -> str:
    """What people are sorted by: the last name, then all names; bodies by their name without an article."""
    plain = spelt(name)
    if kind == "person":
        return f"{spelt(name.rpartition(' ')[2])} {plain}"
    return plain.removeprefix("the-")
