"""Choose the authority that a story is about, by its part in the story and not by count or order.

In:   the accepted verdicts of a story, in text order.
Out:  a slug, or None where the story is about no single authority.
Not:  which authorities are named; by now they are known.

Each mention weighs what its part is worth (doer, decider, agent, another, background) times what its place is
worth (headline, opening, the rest); of each block only an authority's best mention counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from digest.extract.authorities import issuer
from digest.extract.authorities.phrases import Phrases
from digest.extract.authorities.verdicts import Verdict
from digest.extract.authorities.words import bag
from digest.extract.found import sentence_at
from digest.records import Document

DOER, DECIDER, AGENT, OTHER, COMPARED, PASSING = 3.0, 3.0, 2.0, 1.0, 0.3, 0.05
_PLACES = {0: 3.0, 1: 2.5, 2: 1.5}
_REST = 0.5
_ENOUGH = 2.0
"""Less than this is a name in passing, whoever else is named less."""

_CLEAR, _CLEAR_OF_PARTNER = 1.35, 2.5
"""How many times the second's weight the first must have; more, if the headline names them in one breath."""

_REACH_CHARS, _NEAR_CHARS = 90, 40
_DOES = re.compile(
    r"(?:'s?)?(?:, (?:which|who|whose) [^,.\n]{1,70},)?(?: (?!(?:that|which|who|whose|and|of|to|for|with|from|at|in|by)\b)[\w'-]+){0,4}?"
    r" (?:has|have|had|is|are|was|were|will|would|must|may|could|can|should|says?|said|plans|wants|faces"
    r"|\w+ed|\w+s|put|set|cut|spent|told|sold|paid"
    r"|built|rebuilt|bought|lost|won|gave|took|made|found|began|chose|met|kept|sent|ran|drew|broke|left|went|led|got|let|shut|wrote|sought)\b"
)
_CLAUSE_OPENS = re.compile(
    r"""(?: ^ | [.!?:;,–"'(][ ] | ["'(]
          | [ ]-[ ] | \b(?:and|but|while|as|that|when|after|before|because|if|whether|although|where|says|said)[ ] )
    (?:(?: the | both | now | members[ ](?:of|at) | councillors[ ](?:in|at|on|for|from) | leaders[ ](?:of|at)
         | officers[ ](?:at|from) | bosses[ ]at | planners[ ]at | the[ ]leader[ ]of | \w+[ -](?:run|led)
         | neighbouring | cyngor | cash-strapped | (?:town[ ]hall|council|civic)[ ](?:chiefs|bosses|leaders)[ ](?:in|at) )[ ]){0,2} $""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_MARKS = frozenset(".!?:;,–\"'(")
_AND = bag("and but while as that when after before because if whether although where says said")
_IN = bag("of at in on for from")
_BEFORE_IN = bag("members councillors leaders leader officers bosses chiefs planners")
_ALONE = bag("the both now neighbouring cyngor")
"""The ones of `_BEFORE_SUBJECT` that need no word before them: what stands there must open the clause."""
_BEFORE_SUBJECT = _IN | bag("the both now run led neighbouring cyngor chiefs bosses leaders")
"""The last words of what `_CLAUSE_OPENS` matches, where it does not end in a mark."""
_IN_PASSING = bag(
    "former formerly ex previously customers clients worked works latterly joined joins retired predecessor"
)
_COMPARED = bag(
    "unlike following despite besides alongside pioneered modelled copied inspired compared than abolished replaced "
    "left previous losing"
)
_CUES = _IN_PASSING | _COMPARED
_WHO = re.compile(
    r"\bwho (?:once |had |has |has been |had been )?(?:worked|was|served|spent|ran|led|joined|left|retired|chaired|came|moved)\b"
    r"[^.,;]{0,40}$"
)
_WHICH = re.compile(r"\bwhich [^.,;]{0,30}$|^\W*[Ll]ike (?:\w+ ){0,2}$")
_PAST_AFTER = (
    " former", " ex-", "'s former", "'s ex-", ", which was abolished", ", which was scrapped", ", which was replaced",
    ", which were abolished", ", which were scrapped", ", which were replaced",
)  # fmt: skip
_PREMISES_AFTER = re.compile(
    r"(?:'s)? (?:offices?|headquarters|depot|buildings?|base|land|site|school|farm|home)\b"
)
_DECIDES = re.compile(
    r"\b(?:go|goes|went|put|submitted|presented|sent|referred) (?:back )?(?:to|before) (?:the )?$"
    r"|\b(?:let|lets|allow|allows|enable|force|forces|see|help) (?:the )?$"
)
_DECIDING = bag("to before let lets allow allows enable force forces see help")
_BY = bag("by at from of")
_DECIDED_BY = re.compile(
    r"\b(?:approved|refused|rejected|agreed|backed|passed|adopted|scrapped|shelved|granted|thrown out|turned down|drawn up"
    r"|ordered|banned|announced|published|proposed|planned|launched|issued|set)(?: \w+){0,2} by (?:the |members of )?$"
)
_DONE_BY = re.compile(
    r"\bby (?:the )?(?:\w+ (?:at|from|of) )?$|\b(?:chief executive|director of \w+|leader|head of \w+) (?:of|at) $"
)
_DOERS = ("by ", "executive ", "director of ", "leader ", "head of ")
"""One of these is in what `_DONE_BY` matches."""
_SIGNED = (
    "statement from ",
    "statement by ",
    "press release from ",
    "news release from ",
    "release from ",
)
"""All that stands before the name of whoever issued the paper."""


def weight(verdict: Verdict, document: Document) -> float:
    """Return what the mention's part in its sentence is worth."""
    if verdict.rule in issuer.RULES:
        return DOER  # "we" in what follows
    before, after = _around(verdict, document)
    if not before:  # it opens the sentence
        if after.startswith(_PAST_AFTER):
            return PASSING
        return DOER if _DOES.match(after) else OTHER
    if before.lower() in _SIGNED:
        return DOER
    said = before[max(before.rfind("."), before.rfind(","), before.rfind(";")) + 1 :]
    lately = said.lower().split()[-8:]
    if after.startswith(_PAST_AFTER) or ("who " in said and _WHO.search(said)):
        return PASSING
    cues = _CUES.intersection(lately)
    if cues and not _IN_PASSING.isdisjoint(cues) and not _PREMISES_AFTER.match(after):
        return PASSING
    last = lately[-1] if lately and lately[-1] != "the" else "".join(lately[-2:-1])
    if (cues and not _COMPARED.isdisjoint(cues)) or last == "not":
        return COMPARED
    if ("hich " in said or "ike " in said) and _WHICH.search(said):
        return COMPARED
    near = before[-_NEAR_CHARS:]
    if _opens_clause(near) and _DOES.match(after):
        return DOER
    if last in _DECIDING and _DECIDES.search(near):
        return DECIDER
    if last in _BY:
        if " by " in near and _DECIDED_BY.search(before):
            return DECIDER
        if any(doer in near for doer in _DOERS) and _DONE_BY.search(near):
            return AGENT
    return OTHER


def _opens_clause(near: str) -> bool:
    """Say whether the subject of a clause may follow: after a mark, "and", "but council leaders in"."""
    if not near.endswith(" "):
        return near == "" or near[-1] in "\"'("
    if near[-2:-1] in _CLAUSE_MARKS:
        return True
    *_, before, last = ("", "", *near.lower().split())
    if last in _AND:
        return True
    if last.isalpha() and last not in _BEFORE_SUBJECT:
        return False
    if last in _ALONE and before.isalpha() and before not in _AND and before not in _BEFORE_SUBJECT:
        return False
    if last in _IN and before.lstrip("\"'(") not in _BEFORE_IN:
        return False
    return _CLAUSE_OPENS.search(near) is not None


def _around(verdict: Verdict, document: Document) -> tuple[str, str]:
    """Return what the sentence says before and after the mention, or after the list that it stands in."""
    sentence = sentence_at(document, verdict.start)
    row_start, row_end = verdict.row
    start = row_start if row_end else verdict.start
    stop = max(row_end, verdict.end)
    before = document.text[max(sentence.start, start - _REACH_CHARS) : start]
    after = document.text[stop : min(sentence.end, stop + _REACH_CHARS)]
    return before.replace("\n", " "), after.replace("\n", " ")


def choose(
    verdicts: list[Verdict], document: Document, said: Phrases, *, single: bool
) -> str | None:
    """Return the slug of the lead authority.

    said:   the story's "the council": with one of those it is about one even where it names it late and once.
    single: the text is one paragraph without a headline: the first doer leads, if two share the story.
    """
    mentions: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        mentions.setdefault(verdict.slug or "", []).append(verdict)
    if not mentions:
        return None
    if single:
        best = {slug: max(weight(v, document) for v in of) for slug, of in mentions.items()}
        first = max(best, key=lambda slug: best[slug])  # of equals the first, in text order
        return first if best[first] > PASSING else None
    one = said.speak_of_one
    units = _units(mentions, document, one=one)
    chosen = _heaviest(verdicts, units, one=one)
    if chosen is None and one:
        weighed = {slug: units[slug] or _weigh({}, of, document) for slug, of in mentions.items()}
        chosen = _by_echoes(verdicts, weighed, document, said)
    if chosen is None and len(units) == 1 and not _ROUND_UP.search(document.text):
        # The only council of the text acts in it, late as that is told.
        [(slug, weighed_of)] = units.items()
        full = any(v.rule in _IN_FULL for v in verdicts)
        chosen = slug if full and max(weighed_of.values()) >= DOER else None
    return chosen


Units = dict[int, float]
"""What an authority's best mention in a block weighs, by the block's position."""


def _units(
    mentions: dict[str, list[Verdict]], document: Document, *, one: bool
) -> dict[str, Units]:
    """Return the units of each authority; none for one that could not be in the way of the first.

    Such a one weighs too little even if it is the doer of all that it is named for. Where the story is about one
    council, nothing else about the others matters to `_heaviest`.
    """
    if not one or len(mentions) == 1:
        return {slug: _weigh({}, of, document) for slug, of in mentions.items()}
    blocks = {slug: {v.position for v in of} for slug, of in mentions.items()}
    most = {slug: DOER * sum([_PLACES.get(at, _REST) for at in of]) for slug, of in blocks.items()}
    likely = max(most, key=most.__getitem__)
    first = _weigh({}, mentions[likely], document)
    weight_of_first = _score(first)
    has_partners = sum([0 in of for of in blocks.values()]) > 1
    clear = _CLEAR_OF_PARTNER if has_partners else _CLEAR
    units = {}
    for slug, of in mentions.items():
        if slug == likely:
            units[slug] = first
        else:
            units[slug] = _weigh({}, of, document) if most[slug] * clear > weight_of_first else {}
    return units


def _weigh(units: Units, mentions: Iterable[Verdict], document: Document) -> Units:
    """Return `units` with the mentions noted that weigh more than any before in their block."""
    for verdict in mentions:
        weighed = units.get(verdict.position, 0.0)
        if weighed < DOER:
            units[verdict.position] = max(weighed, weight(verdict, document))
    return units


def _score(units: Units) -> float:
    return sum([w * _PLACES.get(at, _REST) for at, w in units.items()])


def _heaviest(verdicts: list[Verdict], best: dict[str, Units], *, one: bool) -> str | None:
    """Return the authority whose mentions weigh most, if they weigh enough and clearly more."""
    scores = {slug: _score(units) for slug, units in best.items()}
    first, *others = sorted(scores, key=scores.__getitem__, reverse=True)
    if scores[first] < _ENOUGH:
        return _only_one(verdicts, best, one=one)
    if not one and 0 not in best[first] and max(best[first].values()) < AGENT:
        # Where something happened, not who did it, unless it is the one council there is.
        return _only_one(verdicts, best, one=one)
    if others and not one and len(best[first]) < 3 and min(best[first]) > 1:
        # One example of several, and none in the opening, unless the others are places beside it.
        return _only_one(
            verdicts, best, one=len(best[first]) > 1 or max(best[first].values()) >= DOER
        )
    if others:
        partners = _headline_partners(verdicts, first)
        clear = _CLEAR_OF_PARTNER if others[0] in partners else _CLEAR
        if scores[others[0]] * clear > scores[first]:
            return None
    return first


_MOST_DOERS = 2
_ROUND_UP = re.compile(r"\b[Cc]ouncils\b|\b(?:local )?authorities\b")


def _by_echoes(
    verdicts: list[Verdict], best: dict[str, Units], document: Document, said: Phrases
) -> str | None:
    """Return the authority that "the council" keeps coming back to, where names alone leave it open.

    Each such phrase stands for the authority last named in full; one above all names stands for the first named,
    unless the story is a round-up of councils. "Councillors were told ... Leeds City Council ... the council ...".
    """
    full = [v for v in verdicts if v.rule in _IN_FULL and weight(v, document) > COMPARED]
    # Neighbours who do something together, in one paragraph, are one aside.
    doers = {min(units) for units in best.values() if max(units.values()) >= DOER}
    if not full or len(doers) > _MOST_DOERS or _headline_partners(verdicts, full[0].slug or ""):
        return None
    first = full[0]
    story = next(document.story()).span.start
    is_local = not _ROUND_UP.search(document.text, story, first.start)
    echoed = {slug: dict(units) for slug, units in best.items()}
    ends = [v.end for v in full]
    for generic in said.generics:
        at = bisect_right(ends, generic.start) - 1
        if at < 0 and not is_local:
            continue
        slug = full[max(at, 0)].slug
        echo = Verdict("body", slug, generic.start, generic.end, "echo", generic.position)
        _weigh(echoed[slug or ""], [echo], document)
    scores = {slug: _score(units) for slug, units in echoed.items()}
    leader, *others = sorted(scores, key=lambda slug: -scores[slug])
    if leader != first.slug or scores[leader] < _ENOUGH:
        return None
    return None if others and scores[others[0]] * _CLEAR > scores[leader] else leader


_IN_FULL = frozenset({"full-name", "council-form", "council-of", *issuer.RULES})


def _only_one(verdicts: list[Verdict], best: dict[str, Units], *, one: bool) -> str | None:
    """Return the one authority named in full, if the others are places beside it: "the council" is that one.

    Where the text does not say "the council", it must be the only one of all, and named early.
    """
    full = {v.slug for v in verdicts if v.rule in _IN_FULL}
    if len(full) != 1 or verdicts[0].slug not in full:
        return None
    slug = verdicts[0].slug or ""
    if max(best[slug].values()) < OTHER:
        return None
    if one or (len(best) == 1 and min(best[slug]) < len(_PLACES)):
        return slug
    return None


def _headline_partners(verdicts: list[Verdict], slug: str) -> set[str | None]:
    """Return the authorities that the headline names in one list with this one."""
    headline = [v for v in verdicts if v.position == 0 and v.name is not None]
    if not headline:
        return set()
    rows = {v.row for v in headline if v.slug == slug}
    return {v.slug for v in headline if v.row in rows}
