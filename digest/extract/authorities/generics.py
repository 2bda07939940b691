"""Say whose "the council", "the county council" and "town hall chiefs" are.

In:   the verdicts so far and the story's text.
Out:  the same verdicts, with the places of which such words make councils, and a mention for each such phrase.
Not:  guesses: with no place in the text, "the council" is nobody's.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer
from digest.extract.authorities.verdicts import Verdict
from digest.records import Span

_NOUNS = (("council", "ouncil"), ("authority", "uthority"), ("hall", "hall"), ("hall", "Hall"))
"""Each noun, and the letters to look for; `str.find` is ten times as fast as a pattern of them all."""
_NOT_A_BODY = re.compile(
    r"(?:lors?|lor's|lors')?[ \n-](?:tax|houses?|housing|homes?|estates?|flats?|for|of|owned)\b",
    re.IGNORECASE,
)
_TIERS = words.bag("city county borough district")
_OTHER = frozenset(
    (
        "arts",
        "british",
        "security",
        "medical",
        "sports",
        "trades",
        "youth",
        "health",
        "police",
        "combined",
    )
)
_COUNTED = words.bag(
    "other neighbouring several some many most two three four five all few nearby every each different english "
    "scottish welsh another any"
)
_ARTICLES = words.bag("the its a their our your his her this that city's borough's town's")
_OF_THE_BODY = words.bag(
    "leader leaders bosses boss chiefs chief officers officials official spokesman spokeswoman spokesperson planners "
    "cabinet members member meeting meetings committee staff workers documents papers report reports has have is are "
    "was were will would must may says said plans wants agrees approves votes backs to and executive budget finance"
)
_LED = ("-led", "-run", "-controlled")
_NEXT_WORD = re.compile(r"[ \n]([a-zA-Z]+)")
_LONGEST_NOUN = len("councillors'")
_LOOK_BACK_CHARS = 40
_SAME_SENTENCE_CHARS = 160


class Generic(Struct, frozen=True):
    """One such phrase: its tier ("city", "county", … or "" for any), half-open place and block."""

    tier: str
    start: int
    end: int
    position: int


class Phrases(NamedTuple):
    """The generic phrases of a story, and where it first names a council of another kind, if it does."""

    generics: list[Generic]
    other: int | None

    @property
    def speak_of_one(self) -> bool:
        """Say whether the story says "the council" as if there were one."""
        return any(not generic.tier for generic in self.generics)


def phrases(text: str, story: Sequence[Span]) -> Phrases:
    """Return the story's generic phrases. story: its blocks."""
    found: list[Generic] = []
    other: int | None = None
    position, begin, stop = -1, 0, 0
    for start, noun in _nouns(text):
        while start >= stop:
            position += 1
            if position == len(story):
                return Phrases(found, other)
            begin, stop = story[position].start, story[position].end
        if start < begin:
            continue
        generic = _phrase(text, start, noun, begin, position)
        if isinstance(generic, Generic):
            found.append(generic)
        elif other is None:
            other = generic
    return Phrases(found, other)


def _nouns(text: str) -> list[tuple[int, str]]:
    """Return where "council", "authority" and "hall" begin, and the words made from them, each with its noun."""
    found = []
    for noun, letters in _NOUNS:
        at = text.find(letters)
        while at >= 0:
            start = at + len(letters) - len(noun)
            if noun != "hall" or _is_hall(text, start):
                found.append((start, noun))
            at = text.find(letters, at + 1)
    return sorted(found)


def _is_hall(text: str, start: int) -> bool:
    after = text[start + 4 : start + 5]
    return text[start - 1 : start] in (" ", "\n") and not (after.isalnum() or after == "_")


def _phrase(text: str, start: int, noun: str, begin: int, position: int) -> Generic | int | None:
    """Return the phrase whose noun begins at `start`, the place of another kind of council, or None for neither."""
    end = start + len(noun)
    while text[end : end + 1].isalpha() and end < start + _LONGEST_NOUN:
        end += 1
    before = text[max(begin, start - _LOOK_BACK_CHARS) : start].rsplit(None, 2)
    last = before[-1] if before else ""
    low = last.lower()
    if noun == "hall":
        return (
            Generic("", start - len(last) - 1, end, position)
            if low in ("town", "city", "county")
            else None
        )
    if noun == "authority":
        described = low == "local" or low.endswith(_LED)
        article = before[-2].lower() if described and len(before) > 1 else low
        if low != "local" and article not in ("the", "this"):
            return None
        return Generic("", start - (6 if low == "local" else 0), end, position)
    if low in words.LOWER_TIER or low in _OTHER:
        return start
    said = text[start:end].lower()
    if low in _COUNTED or said == "councils" or _NOT_A_BODY.match(text, start + 7):
        return None
    if low in _TIERS:
        if len(before) > 1 and before[-2].lower() in _COUNTED:
            return None
        if last[0].isupper() and _is_name(before[-2:-1]):
            return start
        return Generic(low, start - len(last) - 1, end, position)
    if text[start].isupper() and _is_name(before):
        return start
    if low not in _ARTICLES and said == "council":
        following = _NEXT_WORD.match(text, end)
        if following and following.group(1).lower() not in _OF_THE_BODY:
            return None  # "council workmen", "a pair of council gloves"
    return Generic("", start, end, position)


def _is_name(before: list[str]) -> bool:
    """Say whether the words before end in a name: "Donegal" of "Donegal County Council"."""
    return (
        bool(before)
        and before[-1][0].isupper()
        and before[-1].lower() not in words.LEAD_IN
        and (before[-1][-1].isalpha())
    )


def county_of(slug: str, known: Gazetteer, day: str) -> str | None:
    """Return the county council of a district, or of a unitary town that its county still surrounds."""
    parent = known.authorities[slug].parent or words.COUNTY_OF.get(slug)
    return parent if parent in known.authorities and known.lives(parent, day) else None


def resolve(verdicts: list[Verdict], said: Phrases, known: Gazetteer, day: str) -> list[Verdict]:
    """Return the verdicts with the councils that generic phrases stand for, in text order."""
    found, other = said
    named = sorted((v.start, v.end) for v in verdicts if v.kind == "body")
    starts = [start for start, _ in named]
    by_tier: dict[str, list[Generic]] = defaultdict(list)
    for generic in found:
        at = bisect_right(starts, generic.start) - 1
        if at < 0 or named[at][1] <= generic.start:  # not the end of "Leeds City Council"
            by_tier[generic.tier].append(generic)
    judged = verdicts
    # "The county council" last: it may be the county of a district that the others have named.
    for tier in ("city", "borough", "district", "", "county"):
        if by_tier[tier]:
            judged = (
                _resolve_tier(tier, by_tier[tier], judged, known, day)
                if tier
                else _resolve_any(by_tier[tier], judged, other, known, day)
            )
    return judged if judged is verdicts else sorted(judged, key=lambda v: v.start)


def _mention(slug: str | None, generic: Generic) -> Verdict:
    rule = f"the-{generic.tier}-council" if generic.tier else "the-council"
    return Verdict("body", slug, generic.start, generic.end, rule, generic.position)


def _made(judged: list[Verdict], chosen: Verdict, rule: str) -> list[Verdict]:
    """Return the verdicts with the chosen place a body, wherever else it stands."""
    name = chosen.name.name if chosen.name else None
    return [
        replace(v, kind="body", rule=rule, slug=chosen.slug)
        if v.kind == "place" and v.name is not None and v.name.name == name
        else v
        for v in judged
    ]


def _resolve_any(
    generics: list[Generic],
    judged: list[Verdict],
    other: int | None,
    known: Gazetteer,
    day: str,
) -> list[Verdict]:
    """Resolve "the council" and "the local authority" by the place that the text has named by then."""
    body = min((v.start for v in judged if v.kind == "body"), default=None)
    places = [v for v in judged if v.kind == "place" and not _is_shared(v, known, day)]
    for generic in generics:
        if not places or (body is not None and body < generic.start):
            return judged
        if other is not None and other < generic.start:
            return judged
        chosen = places[0] if places[0].start < generic.start else None
        if chosen is None and body is None:
            chosen = next(
                (
                    v
                    for v in places
                    if v.position == generic.position
                    and v.start - generic.start < _SAME_SENTENCE_CHARS
                ),
                None,
            )
        if chosen is not None:
            return [*_made(judged, chosen, "the-council"), _mention(chosen.slug, generic)]
    return judged


def _is_shared(verdict: Verdict, known: Gazetteer, day: str) -> bool:
    """Say whether two living authorities answer to the name."""
    slugs = verdict.name.name.slugs if verdict.name else ()
    return len(slugs) > 1 and sum(known.lives(slug, day) for slug in slugs) > 1


def _resolve_tier(
    tier: str, generics: list[Generic], judged: list[Verdict], known: Gazetteer, day: str
) -> list[Verdict]:
    """Resolve "the city council" and its like: one named already, else the nearest place that has one."""

    def bearer(verdict: Verdict) -> str | None:
        if verdict.kind == "refused" or verdict.slug is None:
            return None
        slugs = verdict.name.name.slugs if verdict.name and verdict.kind == "place" else ()
        if len(slugs) > 1:  # "Newcastle … the borough council": the tier says which
            fit = [slug for slug in slugs if known.fits(slug, (tier,)) and known.lives(slug, day)]
            return fit[0] if len(fit) == 1 else None
        return verdict.slug if known.fits(verdict.slug, (tier,)) else None

    bodies = [v for v in judged if v.kind == "body" and bearer(v)]
    if not bodies:
        first = generics[0]
        places = [
            replace(v, slug=slug) for v in judged if v.kind == "place" and (slug := bearer(v))
        ]
        if places:
            near = min(
                places,
                key=lambda v: (v.position != first.position, abs(v.start - first.start)),
            )
            judged = _made(judged, near, f"the-{tier}-council")
            bodies = [v for v in judged if v.kind == "body" and v.slug == near.slug]
        elif tier == "county":
            county = _county_nearby(first, judged, known, day)
            bodies = [_mention(county, first)] if county else []
    if not bodies:
        return judged
    bodies.sort(key=lambda v: v.start)
    starts = [v.start for v in bodies]
    return judged + [
        _mention(bodies[max(0, bisect_right(starts, generic.start) - 1)].slug, generic)
        for generic in generics
    ]


def _county_nearby(
    generic: Generic, judged: list[Verdict], known: Gazetteer, day: str
) -> str | None:
    """Return the county of the council nearest to the phrase, or of the nearest place."""
    for verdict in sorted(
        (v for v in judged if v.slug is not None and v.kind != "refused"),
        key=lambda v: (v.kind != "body", abs(v.start - generic.start)),
    ):
        county = county_of(verdict.slug or "", known, day)
        if county is not None:
            return county
    return None
