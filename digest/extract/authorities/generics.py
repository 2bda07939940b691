"""Say whose "the council", "the county council" and "town hall chiefs" are.

In:   the verdicts so far and the story's text.
Out:  the same verdicts, with the places of which such words make councils, and a mention for each such phrase.
Not:  guesses: with no place in the text, "the council" is nobody's.
"""

from bisect import bisect_right
from collections import defaultdict

from msgspec.structs import replace

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer
from digest.extract.authorities.phrases import Generic, Phrases
from digest.extract.authorities.verdicts import Verdict

_SAME_SENTENCE_CHARS = 160


def county_of(slug: str, known: Gazetteer, day: str) -> str | None:
    """Return the county council of a district, or of a unitary town that its county still surrounds."""
    parent = known.authorities[slug].parent or words.COUNTY_OF.get(slug)
    return parent if parent in known.authorities and known.lives(parent, day) else None


def resolve(verdicts: list[Verdict], said: Phrases, known: Gazetteer, day: str) -> list[Verdict]:
    """Return the verdicts with the councils that generic phrases stand for, in text order."""
    found, other = said
    if not found:
        return verdicts
    named = sorted([(v.start, v.end) for v in verdicts if v.kind == "body"])
    starts = [start for start, _ in named]
    by_tier: dict[str, list[Generic]] = defaultdict(list)
    for generic in found:
        at = bisect_right(starts, generic.start) - 1
        if at < 0 or named[at][1] <= generic.start:  # not the end of "Leeds City Council"
            by_tier[generic.tier].append(generic)
    judged = verdicts
    # "The county council" last: it may be the county of a district that the others have named.
    for tier in ("city", "borough", "district", "", "county"):
        if of_tier := by_tier.get(tier):
            judged = (
                _resolve_tier(tier, of_tier, judged, known, day)
                if tier
                else _resolve_any(of_tier, judged, other, known, day)
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
    body = min([v.start for v in judged if v.kind == "body"], default=None)
    if body is not None and body < generics[0].start:
        return judged  # as in most stories
    places = [
        v
        for v in judged
        if v.kind == "place" and not (v.name and known.is_shared(v.name.name.slugs, day))
    ]
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
