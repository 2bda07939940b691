"""Take the bare places of a council story for the areas that their councils govern.

In:   the verdicts of a story that has its council, or speaks of councils.
Out:  the same verdicts, with places made bodies: "in neighbouring Angus".
Not:  places on the way ("the road to Derby"), homes ("a nurse from Derby") and land ("the Norfolk coast").
"""

import re

from msgspec.structs import replace

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer
from digest.extract.authorities.verdicts import Verdict, ends

_APART = re.compile(
    r"""\b(?: near | through | via | edge\ of | outskirts\ of | outside | (?:north|south|east|west)\ of | miles\ from
        | (?:roads?|routes?|trains?|line|buses|bus|services|flights?|heading|travel|travelled|trip|moved?|emigrated|sent|driven|drove|driving|flown|bussed
            |transferred|miles)\ to
        | (?:trains?|flights?|originally)\ from | (?:born|raised|studied|lives?|living)\ in | grew\ up\ in | studied\ at
        | (?:works?|working|worked|jobs?|shops?|shopped|shopping|commut\w+|weekend|holiday|factory|foundry|firms?|companies|company|suppliers?|employers?
            |courts?|court\ of\ appeal|tribunal|prison|conference|quarry
            |manufacturer|made|built|based|printed|brewed)\ (?:in|at|to)
        | north | south | east | west | mid | central | bound\ for | twinned\ with | twin\ town\ of )\ $""",
    re.VERBOSE | re.IGNORECASE,
)


_APART_ALONE = words.bag("near through via outside north south east west mid central")
_APART_LAST = _APART_ALONE | words.bag("of from to in at for with")
"""The last words of `_APART`."""
_APART_HEADS = ends(
    words.bag(
        "edge outskirts north south east west miles road roads route routes train trains line buses bus services flight flights "
        "heading travel travelled trip move moved emigrated sent driven drove driving flown bussed transferred originally "
        "born raised studied live lives living up work works working worked job jobs shop shops shopped shopping weekend "
        "holiday factory foundry firm firms companies company supplier suppliers employer employers court courts appeal "
        "tribunal prison conference quarry manufacturer made built based printed brewed bound twinned town"
    )
)
"""What stands before the link in `_APART`, but for the forms of "commute"."""
_WAY = re.compile(
    r"\b(?:[AM]\d+|road|line|railway|route|trains?|journeys?|drive|trip|walk|commute)\b[^.]{0,20}\b(?:between|from) (?:\w+ and )?$"
)


def _is_apart(before: str) -> bool:
    """Say whether the words before a place make it no area governed: "miles from", "a firm in"."""
    said = before.split()[-3:]
    if not said or before[-1] != " " or said[-1].lower() not in _APART_LAST:
        return False
    if said[-1].lower() not in _APART_ALONE and _APART_HEADS.isdisjoint(ends(said[:-1])):
        return "commut" in before and _APART.search(before) is not None
    return _APART.search(before) is not None


_ONE_FROM = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:\w+ )?(?:reader|caller|man|woman|boy|girl|teenager|mother|father|mum|dad|couple|family|pensioner"
    r"|student|visitor|tourist|driver|shopper|walker|trader|carer|nurse|teacher|pupil|patient|fan|friend|bride|groom) (?:of|from) $"
    r"|, (?:\d\d, |an? [a-z][^,.\n]{1,40} |who (?:is|comes|was) )?(?:of|from) $|\([^()]{0,20}\d\d\) (?:of|from) $"
)
"""Someone's home: "Ann Hill, a barrister from Exeter", "Ann Hill, of Exeter"."""
_PLACE_AND = re.compile(r" and (?!the\b)(?:[A-Z][a-z])")
_AND_PLACE = re.compile(
    r"\bbetween (?:[A-Z][\w'-]+ ){1,3}and $|\b(?:line|railway|route|trains?|journeys?|drive) from (?:[A-Z][\w'-]+ ){1,3}to $"
)


def _is_way(text: str, verdict: Verdict, before: str) -> bool:
    """Say whether a place lies on a way: "the limit between Preston and Uppingham", which is no authority."""
    if "between " not in before and "from " not in before:
        return False
    start, end = verdict.row if verdict.row[1] else (verdict.start, verdict.end)
    if _WAY.search(text, max(0, start - 40), start):
        return True
    return (
        text.endswith("between ", max(0, start - 8), start)
        and _PLACE_AND.match(text, end) is not None
    ) or (_AND_PLACE.search(text, max(0, start - 40), start) is not None)


_LAND = re.compile(
    r"(?:'s)? (?:coast|coastline|border|countryside|accent|dialect|landscape|hills|marshes|cliffs|moors|beaches|seaside)\b"
)


def governed(verdicts: list[Verdict], text: str) -> list[Verdict]:
    """Return the verdicts with bare places of a council story taken for the areas that councils govern."""

    def area(verdict: Verdict) -> Verdict:
        if verdict.rule in ("shared-name", "capital"):
            return verdict
        if text[verdict.start : verdict.end].lower() in words.SHARED:
            return verdict
        before = text[max(0, verdict.start - 60) : verdict.start]
        if _is_way(text, verdict, before) or _is_apart(before):
            return replace(verdict, why="a place on the way, not an area governed")
        if before.endswith(("of ", "from ")) and _ONE_FROM.search(before):
            return replace(verdict, why="where someone comes from, not an area governed")
        if _LAND.match(text, verdict.end):
            return replace(verdict, why="the land, not its council")
        return replace(verdict, kind="body", rule="area")

    return [area(verdict) if verdict.kind == "place" else verdict for verdict in verdicts]


def neighbours(verdicts: list[Verdict], names: Gazetteer) -> list[Verdict]:
    """Return the verdicts with a name that two share as the one of its list's region: "North Tyneside or Newcastle"."""
    if not any(v.name and v.name.name.slugs[1:] for v in verdicts):
        return verdicts
    regions = {
        v.row: names.authorities[v.slug or ""].region
        for v in verdicts
        if v.kind == "body" and v.name and not v.name.name.slugs[1:]
    }

    def neighbour(verdict: Verdict) -> Verdict:
        if verdict.name is None or verdict.row not in regions or verdict.rule == "named-elsewhere":
            return verdict
        near = [
            slug
            for slug in verdict.name.name.slugs
            if names.authorities[slug].region == regions[verdict.row]
        ]
        if len(verdict.name.name.slugs) == 1 or len(near) != 1 or near[0] == verdict.slug:
            return verdict
        rule = verdict.rule if verdict.kind == "body" else "area"
        return replace(verdict, kind="body", rule=rule, slug=near[0])

    return [neighbour(verdict) for verdict in verdicts]
