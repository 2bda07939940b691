"""Find which authorities a story names, and which one it is about.

In:   a Document and the tables; the publication date, since names change hands.
Out:  Named in order of first mention; the lead one has `is_lead`, none has where the story is about no single one.
Not:  police, health bodies, parish councils, universities, clubs, people, streets and places abroad.

How a name becomes an authority, in this order:
  1. `gazetteer`: the longest name at each capital.
  2. `verdicts`: names in full, names with a council's word beside them; vetoes for the rest.
  3. `generics`: "the city council" makes a council of the place it speaks of, or of that place's county.
  4. here: in a story that has its council, other places are the areas of theirs ("in neighbouring Angus").
  5. `lead`: whose story it is.
"""

from digest.extract.authorities import generics, lead
from digest.extract.authorities.gazetteer import UNDATED, Gazetteer, gazetteer
from digest.extract.authorities.mentions import chains
from digest.extract.authorities.verdicts import APART, Verdict, judge
from digest.extract.found import Found, Known, evidence, rejected
from digest.records import Document, Named, Rejected

_STORY_BLOCKS = 3
"""A text of fewer blocks is a snippet: too little to take a bare place for its council's area."""


def find(document: Document, known: Known) -> Found[Named]:
    """Return every authority that the story names as a body, or as the area that it governs."""
    names = gazetteer(known.tables)
    day = known.published.date if known.published else UNDATED
    verdicts = _judged(document, names, day)
    blocks = sum(1 for _ in document.story())
    single = blocks < _STORY_BLOCKS
    verdicts = generics.resolve(verdicts, document, names, day, single)
    verdicts = _same_again(verdicts, names)
    bodies = [v for v in verdicts if v.kind == "body"]
    lead_slug = lead.choose(bodies, document, single)
    if not single and (bodies or _speaks_of_councils(document)):
        verdicts = _areas(verdicts, document, names, lead_slug)
    accepted = [v for v in verdicts if v.kind == "body"]
    lead_slug = lead.choose(accepted, document, single)

    values: dict[str, Named] = {}
    for verdict in accepted:
        slug = verdict.slug or ""
        if slug not in values:
            values[slug] = Named(
                slug=slug,
                evidence=evidence(document, verdict.start, verdict.end, verdict.rule),
                is_lead=slug == lead_slug,
            )
    refused: list[Rejected] = [
        rejected(
            document,
            v.start,
            v.end,
            v.rule,
            v.why or "a place, with nothing that makes it a council",
        )
        for v in verdicts
        if v.kind != "body" and v.slug not in values
    ]
    return Found(tuple(values.values()), tuple(refused))


def _judged(document: Document, names: Gazetteer, day: str) -> list[Verdict]:
    rows = list(chains(document, names))
    abroad = [r for row in rows for r in row.readings if r.name.kind == "foreign"]
    return [verdict for row in rows for verdict in judge(row, document.text, names, day, abroad)]


def _same_again(verdicts: list[Verdict], names: Gazetteer) -> list[Verdict]:
    """Return the verdicts with places taken for the council that the text names elsewhere."""
    named = {v.slug for v in verdicts if v.kind == "body"}

    def again(verdict: Verdict) -> Verdict:
        if verdict.kind != "place" or verdict.name is None:
            return verdict
        bearers = [slug for slug in verdict.name.name.slugs if slug in named]
        if verdict.slug in named:
            return verdict._replace(kind="body", rule="named-elsewhere")
        if bearers:
            return verdict._replace(kind="body", rule="named-elsewhere", slug=bearers[0])
        return verdict

    return [again(verdict) for verdict in verdicts]


def _speaks_of_councils(document: Document) -> bool:
    return sum(document.text.count(word) for word in ("councils", "Councils", "council tax")) > 1


def _areas(
    verdicts: list[Verdict], document: Document, names: Gazetteer, lead_slug: str | None
) -> list[Verdict]:
    """Return the verdicts with bare places of a council story taken for the areas that councils govern."""

    def nested(slug: str) -> bool:
        if lead_slug is None:
            return False
        one, other = names.authorities[slug], names.authorities[lead_slug]
        return lead_slug in (one.parent, one.combined_authority) or slug in (
            other.parent,
            other.combined_authority,
        )

    def area(verdict: Verdict) -> Verdict:
        if verdict.kind != "place" or verdict.name is None or verdict.rule == "shared-name":
            return verdict
        if verdict.name.name.kind != "bare":
            return verdict
        if nested(verdict.slug or ""):
            return verdict._replace(
                why="a part of the lead authority's area, or the county around it"
            )
        if APART.search(document.text[max(0, verdict.start - 40) : verdict.start]):
            return verdict._replace(why="a place on the way, not an area governed")
        return verdict._replace(kind="body", rule="area")

    return [area(verdict) for verdict in verdicts]
