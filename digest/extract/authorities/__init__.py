"""Find which authorities a story names, and which one it is about.

In:   a Document and the tables; the publication date, since names change hands.
Out:  Named in order of first mention; the lead one has `is_lead`, none has where the story is about no single one.
Not:  police, health bodies, parish councils, universities, clubs, people, streets and places abroad.

How a name becomes an authority, in this order:
  1. `gazetteer`: the longest name at each capital. `issuer`: whose paper it is, told above it or below it.
  2. `rules` and `vetoes`, in their order, over the `verdicts` of names in one list (`mentions`): a name in full,
     a council's word or act beside it, or a part of another name. `glance` spares them the plain cases.
  3. `phrases` finds "the city council"; `generics` makes a council of the place it speaks of, or of that place's county.
  4. `areas`: in a story that has its council, other places are the areas of theirs ("in neighbouring Angus").
  5. `lead`: whose story it is.
"""

from msgspec.structs import replace

from digest.extract.authorities import areas, generics, glance, issuer, lead, phrases, rules, words
from digest.extract.authorities.gazetteer import UNDATED, FirstWord, Gazetteer, Reading, gazetteer
from digest.extract.authorities.mentions import Chain, chains
from digest.extract.authorities.verdicts import Verdict, is_abroad, settings
from digest.extract.found import Found, Known, evidence, rejected, sentence_at
from digest.records import STORY_KINDS, Document, Named, Rejected, Span

_STORY_BLOCKS = 3
"""A text of fewer blocks is a snippet: too little to take a bare place for its council's area."""


def find(document: Document, known: Known) -> Found[Named]:
    """Return every authority that the story names as a body, or as the area that it governs."""
    names = gazetteer(known.tables)
    day = known.published.date if known.published else UNDATED
    story = [block.span for block in document.blocks if block.kind in STORY_KINDS]
    single = len(story) < _STORY_BLOCKS
    firsts = names.first_words(document.text)
    verdicts = issuer.letterhead(document, names, day, firsts)
    verdicts += _judged(document, story, names, day, firsts)
    own: list[Verdict] = []
    if not single and not any(v.kind == "body" and v.position < _STORY_BLOCKS for v in verdicts):
        own = issuer.contact_line(document, names, day, firsts, verdicts)
    judged = verdicts = own + verdicts
    verdicts = _joint_names(_same_again(judged), document.text, names)
    said = phrases.read(document.text, story)
    if not own:  # "the council" of a report is the one that issued it
        verdicts = generics.resolve(verdicts, said, names, day)
    if verdicts is not judged:  # more may be named by now
        verdicts = _same_again(verdicts)
    bodies = [v for v in verdicts if v.kind == "body"]
    if not single and (bodies or _speaks_of_councils(document)):
        verdicts = areas.neighbours(areas.governed(verdicts, document.text), names)
    accepted = [v for v in verdicts if v.kind == "body"]
    lead_slug = lead.choose(accepted, document, said, single=single)

    first: dict[str, Verdict] = {}
    for verdict in sorted(accepted, key=_worth_as_evidence):
        first.setdefault(verdict.slug or "", verdict)
    values = [
        Named(
            slug=slug,
            evidence=evidence(document, verdict.start, verdict.end, verdict.rule),
            is_lead=slug == lead_slug,
        )
        for slug, verdict in sorted(first.items(), key=lambda item: item[1].start)
    ]
    refused: list[Rejected] = [
        rejected(
            document,
            v.start,
            v.end,
            v.rule,
            v.why or "a place, with nothing that makes it a council",
        )
        for v in verdicts
        if v.kind != "body" and v.slug not in first
    ]
    return Found(tuple(values), tuple(refused))


def _worth_as_evidence(verdict: Verdict) -> int:
    """Return 0 for a name in the story, 1 for one above it, 2 for "the county council"."""
    return 2 if verdict.name is None else int(verdict.rule in issuer.RULES)


_SURE = frozenset(("full-name", "council-form", "council-list", "council-of", "office-of"))
"""The rules that hold whoever else in the text has the name."""

_OF_A_BODY = frozenset(("council-noun", "council-owns"))
"""The rules that hold though a firm has the name: "Harrow's cabinet" is not that of Harrow Estates."""


def _judged(
    document: Document, story: list[Span], names: Gazetteer, day: str, firsts: list[FirstWord]
) -> list[Verdict]:
    """Return a verdict on every name of the story, with people and foreign places taken out."""
    verdicts: list[Verdict] = []
    abroad: list[Reading] = []
    for rows in chains(document.text, story, names, firsts):
        # Foreign places stand in no list.
        foreign = [row.readings[0] for row in rows if row.readings[0].name.kind == "foreign"]
        abroad += foreign
        for row in rows:
            verdicts += _judged_row(row, document.text, names, day, foreign)
    return _cleared(verdicts, abroad, document)


def _cleared(verdicts: list[Verdict], abroad: list[Reading], document: Document) -> list[Verdict]:
    """Return the verdicts with namesakes of people and firms, and places of a sentence about somewhere abroad, refused."""
    people: dict[str, int] = {}
    firms: dict[str, int] = {}
    for verdict in verdicts:
        if verdict.kind != "refused":
            continue
        if verdict.rule == "person":
            people.setdefault(document.text[verdict.start : verdict.end], verdict.start)
        elif _is_namesake(verdict, document.text):
            firms.setdefault(document.text[verdict.start : verdict.end], verdict.start)
    if not people and not firms and not abroad:
        return verdicts
    sure = {v.slug for v in verdicts if v.rule in _SURE and v.kind == "body"}
    owners = {v.slug for v in verdicts if v.rule in _OF_A_BODY} if firms else set()
    far = [sentence_at(document, reading.start) for reading in abroad]

    def cleared(verdict: Verdict) -> Verdict:
        if verdict.kind == "refused" or verdict.rule in _SURE or verdict.slug in sure:
            return verdict
        listed = verdict.row[0] < verdict.start or verdict.row[1] > verdict.end
        if (
            not listed
            and people.get(document.text[verdict.start : verdict.end], verdict.start)
            < verdict.start
        ):
            return replace(
                verdict, kind="refused", rule="person", why="someone of that name is in the story"
            )
        if (
            not listed
            and verdict.slug not in owners
            and firms.get(document.text[verdict.start : verdict.end], verdict.start) < verdict.start
        ):
            return replace(
                verdict,
                kind="refused",
                rule="company",
                why="a firm or club of that name is in the story",
            )
        if verdict.kind == "place" and any(s.start <= verdict.start < s.end for s in far):
            return replace(
                verdict, kind="refused", rule="abroad", why="the sentence is about somewhere abroad"
            )
        return verdict

    return [cleared(verdict) for verdict in verdicts]


def _is_namesake(verdict: Verdict, text: str) -> bool:
    """Say whether a refused name is a firm's; or a club's or a university's, in a text that has no council."""
    if verdict.rule not in ("company", "institution", "longer-name"):
        return False
    following = text[verdict.end : verdict.end + 20].split(None, 1)
    goes_by_place = bool(following) and following[0].strip(".,;:'").lower() in words.NAMESAKES
    if verdict.rule == "company" and not goes_by_place:
        return True
    if "ouncil" in text:
        return False
    return goes_by_place or text.endswith("niversity of ", 0, verdict.start)


def _judged_row(
    row: Chain, text: str, names: Gazetteer, day: str, foreign: list[Reading]
) -> list[Verdict]:
    """Return a verdict on every name of one list. foreign: the places abroad of its block."""
    if len(row.readings) == 1 and not foreign and (seen := glance.verdict(row, text, names, day)):
        return [seen]
    judged = [rules.verdict(setting) for setting in settings(row, text, names, day)]
    if foreign and is_abroad(row, text, foreign):
        return [
            replace(v, kind="refused", rule="abroad", why="a place of this name abroad is meant")
            for v in judged
        ]
    if len(judged) == 1:
        return judged
    # What one of a list is, all are: "councils in Sefton and Wyre".
    sure = next((v for v in judged if v.kind == "body" and v.rule != "full-name"), None)
    if sure is None:
        return judged
    return [replace(v, kind="body", rule=sure.rule) if v.kind == "place" else v for v in judged]


def _same_again(verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts with places, and names that two share, taken for the council that the text names elsewhere.

    The very list that was given comes back where that changes nothing.
    """
    named = {v.slug for v in verdicts if v.kind == "body"}
    sure = {v.slug for v in verdicts if v.rule in _SURE and v.kind == "body"}
    same: dict[int, Verdict] = {}  # the ones that change, by their position
    for number, verdict in enumerate(verdicts):
        if verdict.kind == "refused" or (verdict.kind == "body" and verdict.slug in sure):
            continue
        slugs = verdict.name.name.slugs if verdict.name else ()
        if verdict.kind == "body":
            # "Newcastle proposes job cuts" above "Newcastle City Council"
            if bearer := next((slug for slug in slugs if slug in sure), None):
                same[number] = replace(verdict, slug=bearer)
        elif not named.isdisjoint((verdict.slug, *slugs)):
            bearer = verdict.slug if verdict.slug in named else next(s for s in slugs if s in named)
            same[number] = replace(verdict, kind="body", rule="named-elsewhere", slug=bearer)
    return [same.get(n, verdict) for n, verdict in enumerate(verdicts)] if same else verdicts


def _joint_names(verdicts: list[Verdict], text: str, names: Gazetteer) -> list[Verdict]:
    """Return the verdicts with "Hull and East Yorkshire" as its combined authority, where the text has named that."""
    joint = {}
    for slug in {v.slug for v in verdicts if v.kind == "body" and v.rule == "full-name"}:
        official = names.authorities[slug or ""].official_name
        if official.endswith(_COMBINED):
            joint[official.removesuffix(_COMBINED).replace("&", "and")] = slug
    if not joint:
        return verdicts
    kept = []
    for verdict in verdicts:
        start, end = verdict.row
        slug = joint.get(" ".join(text[start:end].split())) if verdict.rule != "full-name" else None
        if slug is None:
            kept.append(verdict)
        elif verdict.start == start:
            kept.append(
                replace(verdict, kind="body", rule="joint-name", slug=slug, end=end, name=None)
            )
    return kept


_COMBINED = " Combined Authority"


def _speaks_of_councils(document: Document) -> bool:
    """Say whether the text speaks of councils in general, so that its places are theirs."""
    return sum(document.text.count(word) for word in ("councils", "Councils", "council tax")) > 1
