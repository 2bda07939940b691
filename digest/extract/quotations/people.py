"""Find a person's full name, role and body anywhere in the story.

In:   what is known of a story's bodies, and a name to ask about.
Out:  the full name for a surname; the role and the organisation that stand beside a name.
Not:  titles (Mr, Cllr, Dr): they are part of neither name nor role. "Councillor" alone is a title.

The role stands before the name ("council leader Abi Brown", "Mid Suffolk's leader, Gerald Stonham-Rix") or behind
it ("Rosalind Achebe, director of children's services at Derby City Council", "Peter Lathbury, who chairs the board").
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from digest.extract.quotations import words as w
from digest.extract.quotations.beside import beside
from digest.extract.quotations.bodies import WORD, Bodies
from digest.extract.quotations.names import NAME_PARTICLES, gender, is_first_name
from digest.extract.quotations.offices import Role
from digest.extract.quotations.voices import Speaker

_MOST_PLACES = 40
_BESIDE = frozenset(" \n,.'")
_LONG = 30_000  # characters, five times the longest of news


def occurrences(bodies: Bodies, name: str) -> list[int]:
    """Return the first places where `name` stands in the story as words of its own."""
    found = bodies.places.get(name)
    if found is None:
        found = bodies.places[name] = list(_search(bodies, name))
    return found


def _search(bodies: Bodies, name: str) -> Iterator[int]:
    """Yield the places of `occurrences`, each looked for when it is asked for."""
    text, plain = bodies.text, name.replace("’", "'")
    places = (
        _listed(bodies, plain) if len(text) > _LONG and WORD.search(plain) else _found(text, plain)
    )
    for at in islice(places, _MOST_PLACES):
        if is_apart(text, at, at + len(name)) and bodies.in_story(at):
            yield at


def _found(text: str, plain: str) -> Iterator[int]:
    at = text.find(plain)
    while at >= 0:
        yield at
        at = text.find(plain, at + len(plain))


def _listed(bodies: Bodies, plain: str) -> Iterable[int]:
    """The same by a list of all words: a long text of many people would be gone through for each of them."""
    *_, last = WORD.finditer(plain)  # many have one first name
    starts = (at - last.start() for at in bodies.words.get(last.group(), ()))
    return (at for at in starts if at >= 0 and bodies.text.startswith(plain, at))


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are no part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _BESIDE and after in _BESIDE:
        return True  # as most are
    return not (before.isalnum() or after.isalnum() or before in ("-", "_") or after in ("-", "_"))


def is_thing(bodies: Bodies, name: str) -> bool:
    """Whether the story says "Quayside Coaches, which": a body, though its two words look like a person's."""
    first, more, _ = name.partition(" ")
    return (
        bool(more)
        and not is_first_name(first)
        and bodies.has_which
        and any(
            bodies.text.startswith(", which ", at + len(name)) for at in occurrences(bodies, name)
        )
    )


def full_name(bodies: Bodies, name: str, at: int, pronoun: str | None = None) -> str | None:
    """Return the fullest name that the story gives for the surname or first name `name`, or None.

    at:      where it stands; of two people of that name the nearer before it is meant.
    pronoun: what its title goes with ("Mr": he), which tells Karen Morgan from Andrew Morgan.
    """
    best: str | None = None
    is_first = is_first_name(name)
    for place in occurrences(bodies, name):
        found = (
            _before_surname(bodies, place, name)
            or (is_first and _after_first(bodies, place, name))
            or None
        )
        if found is None:
            continue
        likely = gender(found.split()[0])
        if pronoun and likely and likely != pronoun:
            continue
        if best is not None and place > at:
            break
        best = found
    return best or _in_caption(bodies, name)


def _in_caption(bodies: Bodies, name: str) -> str | None:
    """Return the fullest name that a caption or the list of those present gives."""
    for span in bodies.captions:
        place = bodies.text.find(name.replace("’", "'"), span.start, span.end)
        if place > span.start and is_apart(bodies.text, place, place + len(name)):
            found = _before_surname(bodies, place, name)
            if found is not None and is_first_name(found.split()[0]):
                return found
    return None


def _before_surname(bodies: Bodies, place: int, name: str) -> str | None:
    text = bodies.text
    pieces = text[max(0, place - 45) : place].replace("\n", " ").split(" ")
    if pieces and pieces[-1] == "":
        pieces.pop()
    else:
        return None
    taken: list[str] = []
    for word in reversed(pieces):
        bare = word.lower()
        if bare in NAME_PARTICLES and not taken:
            taken.append(word)
            continue
        if (
            not word
            or not word[0].isupper()
            or not word.replace("-", "").replace("'", "").isalpha()
            or word.endswith("'s")
            or ("-" in word and word.rpartition("-")[2].islower())
        ):
            break
        if (
            bare in w.NOT_NAMES
            or bare in w.TITLES
            or (bare in w.ROLES and not is_first_name(bare))
            or bare in w.PARTIES
            or bare in w.BODY_WORDS
            or bare in w.STATES
            or bare in w.PAIRS
        ):
            break
        if len(taken) == 3:
            break
        taken.append(word)
    while taken and taken[-1].islower():
        taken.pop()
    if not taken:
        return None
    if len(taken[-1]) > 4 and taken[-1].isupper() and not name.isupper():
        taken.pop()  # "FURIOUS Tracey Merton"
        if not taken:
            return None
    if _is_trade_before(taken):
        taken.pop()  # "Islander Eilidh Rae"
    # "In Halifax Mr Brown" gave nothing; "Halifax Jane Brown" gives its last two words.
    for index in range(len(taken) - 1, 0, -1):
        if is_first_name(taken[index]):
            taken = taken[: index + 1]
            break
    start = place - sum(len(word) + 1 for word in taken)
    return " ".join(bodies.raw[start : place + len(name)].split())


def _is_trade_before(taken: list[str]) -> bool:
    """Whether the first of `taken`, the words before a surname from its end, only says what the person does."""
    return (
        len(taken) > 1
        and taken[-1].endswith(("er", "or", "ist", "ian"))
        and not is_first_name(taken[-1])
        and is_first_name(taken[-2])
    )


def _after_first(bodies: Bodies, place: int, name: str) -> str | None:
    end = place + len(name)
    match = _NEXT_WORD.match(bodies.text, end)
    if match is None:
        pair = _PAIR.match(bodies.text, end)  # "Amir and Yusuf Rahim"
        if pair is None or not is_first_name(pair.group(1)):
            return None
        return f"{name} {pair.group(2)}"
    low = match.group(1).lower()
    if low in w.BODY_WORDS or low in w.NOT_NAMES or low in w.ROLES:
        return None
    return " ".join(bodies.raw[place : match.end(1)].split())


_PAIR = re.compile(r" and ([A-Z][a-z]+) ([A-Z][\w-]+)")
_NEXT_WORD = re.compile(r"[ \n]([A-ZÀ-ÖØ-Þ][\w-]*(?:'[A-Z][\w-]*)?)(?!'s)\b")


def in_role(bodies: Bodies, persons: Iterable[Speaker], noun: str) -> Speaker | None:
    """Return the first of `persons` whose role has `noun` for its head, or None.

    "The leader" is the council's rather than a group's, and the one in office rather than the last or the deputy.
    """
    lesser: Speaker | None = None
    seen: set[str | None] = set()
    for person in persons:
        if person.name in seen or not person.is_person:
            continue
        if person.name is None:
            if (person.role or "").rpartition(" ")[2] == noun:
                return person  # "One tenant said ... the tenant added"
            continue
        seen.add(person.name)
        found, _ = role(bodies, person.name)
        words = found.lower().replace(",", " ").split() if found else ()
        if noun in words or (noun in _CHAIRS and not _CHAIRS.isdisjoint(words)):
            if _LESSER.isdisjoint(words):
                return person
            lesser = lesser or person
        elif noun in ("councillor", "cllr") and any(
            _titled(bodies.text, at) in ("cllr", "councillor", "coun")
            for at in occurrences(bodies, person.name)
        ):
            return person
    return lesser


_CHAIRS = frozenset("chair chairman chairwoman chairperson".split())
_LESSER = frozenset("deputy opposition group former ex retired vice assistant".split()) | w.PARTIES


def _titled(text: str, at: int) -> str:
    pieces = text[max(0, at - 14) : at].lower().split()
    return pieces[-1].rstrip(".") if pieces else ""


def role(bodies: Bodies, name: str) -> Role:
    """Return the role and organisation that the story gives beside the person's name; None for either it does not."""
    cached = bodies.roles.get(name)
    if cached is not None:
        return cached
    best: Role = (None, None)
    for at in _search(bodies, name):  # most are told at the first
        found = beside(bodies, at, at + len(name))
        if found[0]:
            best = (found[0], found[1] or best[1])
            break
        if not best[1]:
            best = found
    if best[0] is None and any(
        bodies.text.startswith(" MP", at + len(name)) for at in occurrences(bodies, name)
    ):
        best = ("MP", best[1])
    if best[0] is None and " " in name:
        best = _by_surname(bodies, name) or _by_first_name(bodies, name) or best
    if best[0] and "- " in best[0]:
        best = _BROKEN.sub(_unbroken, best[0]), best[1]
    bodies.roles[name] = best
    return best


# "Serv- ices": a word that a column's end has broken; "early- and mid-years" is none.
_BROKEN = re.compile(r"\b([a-z]+)-\ (?=[a-z])(?!(?:and|or|to)\b)")
_HYPHENED = frozenset("vice co ex non".split())


def _unbroken(match: re.Match[str]) -> str:
    part = match.group(1)
    return f"{part}-" if part in _HYPHENED else part


def _by_surname(bodies: Bodies, name: str) -> Role | None:
    """Return the role in "our new member, Mr Stroud", where the full name stands elsewhere and no other Stroud does."""
    last = name.rpartition(" ")[2]
    for at in occurrences(bodies, last):
        if _titled(bodies.text, at) in w.TITLES and full_name(bodies, last, at) == name:
            found = beside(bodies, at, at + len(last))
            if found[0]:
                return found
    return None


def _by_first_name(bodies: Bodies, name: str) -> Role | None:
    """Return the role in "Nurse Tracey, 52", where the full name stands elsewhere."""
    first = name.split()[0]
    if not is_first_name(first):
        return None
    for at in occurrences(bodies, first):
        if not bodies.text[at + len(first) + 1 : at + len(first) + 2].isupper():
            found = beside(bodies, at, at + len(first))
            if found[0]:
                return found
    return None
