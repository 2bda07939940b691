"""Choose the authority that a story is about, by its part in the story and not by count or order.

In:   the accepted verdicts of a story.
Out:  a slug, or None where it is about no single authority.

Each mention weighs what its part is worth (doer, decider, owner, place, background) times what its place is
worth (headline, opening, the rest); of each block only an authority's best mention counts.
"""

import re
from collections import defaultdict

from digest.extract.authorities.verdicts import Verdict
from digest.records import Document

DOER, DECIDER, AGENT, OTHER, PLACE, BACKGROUND = 3.0, 3.0, 2.0, 1.0, 0.7, 0.05

_DOES = re.compile(
    r"(?:'s?)?(?: (?!(?:that|which|who|whose|and|of|to|for|with|from|at|in|by)\b)[\w'-]+){0,4}? (?:has|have|had|is|are|was|were|will|would|must|may|could|can|should|says?|said|plans|wants|faces|\w+ed|\w+s|put|set|cut|spent|told|sold|paid)\b"
)
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.!?:;,–\"'(] |[\"'(]|\b(?:and|but|while|as|that|when|after|before|because|if|whether|although|where|says|said) )(?:(?:[Tt]he|[Bb]oth|[Nn]ow|[Mm]embers (?:of|at)|[Cc]ouncillors (?:in|at|on|for|from)|[Ll]eaders (?:of|at)|[Oo]fficers (?:at|from)|[Bb]osses at|[Pp]lanners at|[Tt]he leader of|[Ll]abour-run|[Tt]ory-run|[Cc]onservative-run|[Nn]eighbouring|[Cc]ash-strapped|[Tt]own hall (?:chiefs|bosses) in|[Cc]ouncil (?:bosses|chiefs) in) ){0,2}$"
)
_BACKGROUND_BEFORE = re.compile(
    r"""(?: \b(?:former|ex|previously|formerly|unlike|like|following|despite|besides|alongside|after\ a\ ruling\ against|pioneered|modelled|copied|inspired|customers|clients|includ(?:e|es|ing)|such\ as|once|worked|compared|than|abolished|replaced|latterly|joined\ from|joins\ from|moved\ from|left|previous)\b [^.,;]{0,45}
    | \b(?:who|which)\b [^.,;]{0,30} ) $""",
    re.VERBOSE | re.IGNORECASE,
)
_BACKGROUND_AFTER = re.compile(
    r"(?:'s)? (?:former|ex-)|, which (?:was|were) (?:abolished|scrapped|replaced)"
)
_DECIDES_BEFORE = re.compile(
    r"\b(?:(?:go|goes|went|put|submitted|presented|sent|referred) (?:back )?(?:to|before)|(?:let|lets|allow|allows|enable|force|forces|see|help) (?:the )?) ?(?:the )?$"
)
_AGENT_BEFORE = re.compile(
    r"\bby (?:the )?(?:\w+ (?:at|from|of) )?$|\b(?:chief executive|director of \w+|leader|head of \w+) (?:of|at) $"
)
_NOT = re.compile(r"\bnot (?:the )?$")


def weight(verdict: Verdict, document: Document) -> float:
    """Return what the mention's part in its sentence is worth."""
    text = document.text
    before, after = _around(verdict, document)
    if _BACKGROUND_BEFORE.search(before) or _BACKGROUND_AFTER.match(after) or _NOT.search(before):
        return BACKGROUND
    if verdict.kind == "place":
        return PLACE
    if _DECIDES_BEFORE.search(before):
        return DECIDER
    if _SUBJECT_BEFORE.search(before) and _DOES.match(after):
        return DOER
    if _AGENT_BEFORE.search(before):
        return AGENT
    return OTHER


def _around(verdict: Verdict, document: Document) -> tuple[str, str]:
    text = document.text
    begin, end = verdict.start, verdict.end
    for span in document.sentences:
        if span.start <= verdict.start < span.end:
            begin, end = span.start, span.end
            break
    # What is said of a list is said of each: look before its first name and after its last.
    start = verdict.row[0] if verdict.row[1] else verdict.start
    stop = max(verdict.row[1], verdict.end)
    before, after = text[max(begin, start - 90) : start], text[stop : min(end, stop + 90)]
    return before.replace("\n", " "), after.replace("\n", " ")


def choose(verdicts: list[Verdict], document: Document, single: bool) -> str | None:
    """Return the slug of the lead authority.

    single: the text is one paragraph without a headline; then two that share a story are led by the first.
    """
    if not verdicts:
        return None
    best: dict[str, dict[int, float]] = defaultdict(dict)
    order: dict[str, int] = {}
    for verdict in verdicts:
        slug = verdict.slug or ""
        order.setdefault(slug, len(order))
        unit = verdict.start if single else verdict.position
        best[slug][unit] = max(best[slug].get(unit, 0.0), weight(verdict, document))
    if single:
        top = {slug: max(units.values()) for slug, units in best.items()}
        first = min(best, key=lambda slug: (-top[slug], order[slug]))
        return first if top[first] > BACKGROUND else None
    place = (3.0, 2.0, 1.5)
    scores = {
        slug: sum(w * (place[at] if at < 3 else 0.5) for at, w in units.items())
        for slug, units in best.items()
    }
    ranked = sorted(scores, key=lambda slug: (-scores[slug], order[slug]))
    first = ranked[0]
    rivals = {
        v.slug for v in verdicts if v.position == 0 and v.row == _headline_row(verdicts, first)
    }
    for rival in ranked[1:2]:
        if scores[rival] * (2.5 if rival in rivals else 1.4) > scores[first]:
            return None
    if scores[first] < 2.0:
        return None
    return first


def _headline_row(verdicts: list[Verdict], slug: str) -> tuple[int, int] | None:
    """Return the list of the headline in which the authority stands."""
    return next((v.row for v in verdicts if v.position == 0 and v.slug == slug and v.name), None)
