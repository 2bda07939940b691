"""Gather who said what: one Person for everybody who is quoted, with all that they said.

In:   Briefs, the card of each, the labels of councils.
Out:  People, by surname; lookups for pages.
Not:  finding out who somebody is. Two quotations are one person's where the name is the same and so is the council, or
      where both speak for one body outside councils. Everybody else stays apart: a wrong split costs a click, a wrong
      merger puts words into somebody's mouth.

A council that was replaced counts as the one that followed it, so that its people go on being themselves. What a
person is (`speakers`) and is called comes from the oldest quotation, so that a story added later moves no address.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from digest import labels, urls
from digest.brief import Brief, SpeakerKind
from digest.config import Settings
from digest.link.heard import GOVERNMENT
from digest.site import Card, Person, Said
from digest.slugs import spelt


class _Key(NamedTuple):
    """Whose words are whose: kind and name, and the council or the single story to which they belong."""

    kind: SpeakerKind
    name: str
    place: str


def find(
    briefs: Iterable[Brief], made: Mapping[str, Card], names: labels.Names, settings: Settings
) -> tuple[Person, ...]:
    """Return everybody who is quoted; what each said comes newest first. made: cards by slug."""
    groups: defaultdict[_Key, list[Said]] = defaultdict(list)
    for brief in briefs:
        card = made[brief.slug]
        for heard in brief.heard:
            groups[_Key(heard.kind, heard.key, heard.place)].append(Said(card, heard))
    taken: set[str] = set()
    people = [
        _person(key, heard, taken, names, settings)
        for key, heard in sorted(_merged(groups), key=lambda item: _oldest_first(item[1][0]))
    ]
    return tuple(sorted(people, key=lambda person: (_surname(person), person.slug)))


def by_article(people: Iterable[Person]) -> Mapping[str, list[tuple[int, str]]]:
    """Return who said each quotation of each story: its number, and the address of the speaker's page."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for person in people:
        for said in person.said:
            found[said.card.slug].append((said.heard.number, person.href))
    return found


def by_authority(people: Iterable[Person]) -> Mapping[str, tuple[Person, ...]]:
    """Return who is heard in each council's stories: those who speak for it first, then those heard last."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.authority:
            found[person.authority.slug].append(person)
    for heard in found.values():
        heard.sort(key=lambda person: person.said[0].card.date or "", reverse=True)
        heard.sort(key=lambda person: not person.is_office)
    return {slug: tuple(heard) for slug, heard in found.items()}


def _merged(groups: Mapping[_Key, list[Said]]) -> Iterable[tuple[_Key, list[Said]]]:
    """Join the groups of one name that speak for one body outside councils; each with its oldest words first.

    Somebody with a council's office stays with the council, even if once heard for another body.
    """
    joined: dict[tuple[str, str, str], _Key] = {}
    found: dict[_Key, list[Said]] = {}
    for key, spoken in groups.items():
        into = key
        outside = sorted({each.heard.outside for each in spoken if each.heard.outside})
        if outside and not any(each.heard.is_office for each in spoken):
            into = joined.setdefault((key.kind, key.name, outside[0]), key)
        found.setdefault(into, []).extend(spoken)
    return [(key, sorted(spoken, key=_oldest_first)) for key, spoken in found.items()]


def _oldest_first(spoken: Said) -> tuple[str, str, int]:
    return spoken.card.date or "~", spoken.card.slug, spoken.heard.number


def _person(
    key: _Key, spoken: Sequence[Said], taken: set[str], names: labels.Names, settings: Settings
) -> Person:
    first = spoken[0].heard
    undated = [each for each in spoken if not each.card.date]
    newest = [each for each in reversed(spoken) if each.card.date] + undated
    last = newest[0].heard
    outside = next((each.heard for each in spoken if each.heard.outside), None)
    is_office = any(each.heard.is_office for each in spoken)
    is_local = not outside or is_office
    council = last.council if is_local else ""
    [*label] = names.authorities([council] if council else [])
    body = label[0].name if label else ""
    if outside and not is_local:
        body = "" if key.kind == "body" else outside.organisation or GOVERNMENT
    whose = first.council if is_local else body
    if key.kind == "body" and not key.name:
        whose = ""
    slug = _slug(first.name, whose, taken)
    return Person(
        slug=slug,
        href=urls.href(settings, urls.person(slug)),
        name=last.name[:1].upper() + last.name[1:],
        kind=key.kind,
        authority=label[0] if label else None,
        body=body,
        is_office=is_office,
        said=tuple(newest),
    )


_SLUG_CHARS = 120  # a declared name may be of any length, and a folder's may not


def _slug(name: str, whose: str, taken: set[str]) -> str:
    plain = "-".join(filter(None, (spelt(name), spelt(whose))))[:_SLUG_CHARS].strip("-")
    plain = plain or "unnamed"
    slug, count = plain, 1
    while slug in taken:
        count += 1
        slug = f"{plain}-{count}"
    taken.add(slug)
    return slug


def _surname(person: Person) -> str:
    """What people are sorted by: the last name, then all names; bodies by their name without an article."""
    plain = spelt(person.name)
    if person.kind == "person":
        return f"{spelt(person.name.rpartition(' ')[2])} {plain}"
    return plain.removeprefix("the-")
