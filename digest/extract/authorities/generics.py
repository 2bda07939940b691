"""Say whose "the council", "the county council" and "town hall chiefs" are.

In:   the verdicts so far and the story's text.
Out:  the same verdicts with places that such words make councils of, and new ones for "the county council".
Not:  guesses: with no place in the text, "the council" is nobody's.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer
from digest.extract.authorities.verdicts import Verdict, fits
from digest.records import Document

_GENERIC = re.compile(
    r"""(?<![\w-]) (?: (?P<tier> city | county | borough | district | unitary | town | parish | community | local | arts | british | security ) [ \n] )?
    (?: (?P<body> councils? | councillors? | authority | corporation ) | (?P<hall> hall ) )
    (?! [ ](?: tax | houses? | housing | homes? | estates? | flats? | for | of ) \b ) (?! \w )""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"([A-Z][\w'&-]*) (?:and )?$")
_OTHERS = re.compile(
    r"\b(?:other|neighbouring|several|some|many|most|two|three|four|five|all|few|nearby|unitary|every|each|different|English|Scottish|Welsh|county association|another|any) $"
)


class Generic(NamedTuple):
    """One such phrase: its tier ("city", "county", … or "" for any), place and block."""

    tier: str
    start: int
    end: int
    position: int


def phrases(document: Document) -> tuple[list[Generic], list[int]]:
    """Return the story's generic phrases, and where bodies stand that are named councils of other kinds."""
    text, found, others = document.text, [], []
    for position, block in enumerate(document.story()):
        for match in _GENERIC.finditer(text, block.span.start, block.span.end):
            tier = (match.group("tier") or "").lower()
            body = (match.group("body") or "").lower()
            before = text[max(block.span.start, match.start() - 24) : match.start()]
            named = _NAMED_BEFORE.search(before)
            if named and named.group(1).lower() not in words.LEAD_IN and match.group()[0].isupper():
                others.append(match.start())
                continue
            if (
                tier in words.LOWER_TIER
                and not match.group("hall")
                or tier in ("arts", "british", "security")
            ):
                others.append(match.start())
                continue
            if match.group("hall") and tier not in ("town", "city", "county"):
                continue
            if (
                body == "authority"
                and tier != "local"
                and not re.search(r"\b(?:the|The|this) $", before)
            ):
                continue
            if body.endswith("councils") or _OTHERS.search(before):
                continue
            if tier in ("local", "unitary", "town"):
                tier = ""
            found.append(Generic(tier, match.start(), match.end(), position))
    return found, others


def county_of(slug: str, known: Gazetteer, day: str) -> str | None:
    """Return the county council of a district, or of a unitary town that its county still surrounds."""
    parent = known.authorities[slug].parent or words.COUNTY_OF.get(slug)
    if parent is None or parent not in known.authorities:
        return None
    return parent if known.lives(parent, day) else None


def resolve(
    verdicts: list[Verdict], document: Document, known: Gazetteer, day: str
) -> list[Verdict]:
    """Return the verdicts with the councils that generic phrases stand for, in text order."""
    found, others = phrases(document)
    if not found:
        return verdicts
    judged = list(verdicts)
    for generic in found:
        inside = any(v.start <= generic.start < v.end for v in judged if v.kind == "body")
        if inside:
            continue
        if generic.tier:
            judged = _tiered(generic, judged, document, known, day)
        elif not any(v.kind == "body" and v.start < generic.start for v in judged):
            lower = any(at < generic.start for at in others)
            places = [v for v in judged if v.kind == "place" and not _shared(v, known, day)]
            if lower or not places:
                continue
            earlier = [v for v in places if v.start < generic.start]
            if not earlier and any(v.kind == "body" for v in judged):
                continue
            chosen = earlier[0] if earlier else _in_sentence(places, generic)
            if chosen is not None:
                judged = _made_body(judged, chosen, "the-council")
                judged.append(_mention(chosen.slug, generic))
    return sorted(judged, key=lambda v: v.start)


def _mention(slug: str | None, generic: Generic) -> Verdict:
    rule = f"the-{generic.tier}-council" if generic.tier else "the-council"
    return Verdict("body", slug, generic.start, generic.end, rule, generic.position)


def _shared(verdict: Verdict, known: Gazetteer, day: str) -> bool:
    """Say whether two living authorities answer to the name."""
    return (
        verdict.name is not None
        and sum(known.lives(slug, day) for slug in verdict.name.name.slugs) > 1
    )


def _in_sentence(places: Iterable[Verdict], generic: Generic) -> Verdict | None:
    for place in places:
        if place.position == generic.position and place.start - generic.start < 160:
            return place
    return None


def _made_body(judged: list[Verdict], chosen: Verdict, rule: str) -> list[Verdict]:
    return [
        v._replace(kind="body", rule=rule) if v.kind == "place" and v.slug == chosen.slug else v
        for v in judged
    ]


def _tiered(
    generic: Generic, judged: list[Verdict], document: Document, known: Gazetteer, day: str
) -> list[Verdict]:
    """Resolve "the city council" and its like."""

    def suits(verdict: Verdict) -> bool:
        return verdict.slug is not None and fits(verdict.slug, {generic.tier}, known)

    bodies = [v for v in judged if v.kind == "body" and suits(v)]
    if bodies:
        # It has been named already, or will be: one more mention, which weighs when the lead is chosen.
        near = min(bodies, key=lambda v: (v.start > generic.start, abs(v.start - generic.start)))
        return [*judged, _mention(near.slug, generic)]
    places = [v for v in judged if v.kind == "place"]
    suited = [v for v in places if suits(v)]
    # A name of two bearers is decided by the tier: "Newcastle … the borough council".
    for place in places:
        if place.name is not None and len(place.name.name.slugs) > 1:
            one = [
                s
                for s in place.name.name.slugs
                if fits(s, {generic.tier}, known) and known.lives(s, day)
            ]
            if len(one) == 1:
                suited.append(place._replace(slug=one[0]))
    near = sorted(
        suited, key=lambda v: (v.position != generic.position, abs(v.start - generic.start))
    )
    if generic.tier == "county" and (not near or any(v.kind == "body" for v in judged)):
        if near:
            return _made_body(judged, near[0], "the-county-council")
        for verdict in sorted(
            judged, key=lambda v: (v.kind != "body", abs(v.start - generic.start))
        ):
            if verdict.slug is None or verdict.kind == "refused":
                continue
            county = county_of(verdict.slug, known, day)
            if county is not None:
                return [*judged, _mention(county, generic)]
        return judged
    if near:
        chosen = near[0]
        return [
            v._replace(kind="body", rule=f"the-{generic.tier}-council", slug=chosen.slug)
            if v.kind == "place" and v.start == chosen.start
            else v
            for v in _made_body(judged, chosen, f"the-{generic.tier}-council")
        ]
    return judged
