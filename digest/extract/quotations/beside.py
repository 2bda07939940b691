"""Find the phrase that says what a person is, right before or right behind the name.

In:   where a name stands.
Out:  the role and the organisation given there.
Not:  other mentions of the same person; `people` goes through them all.
"""

import re

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.employers import (
    ADMINISTRATIONS,
    chaired,
    is_employer,
    named_body,
    stripped,
)
from digest.extract.quotations.offices import Role, office

_BEFORE_CHARS, _NEAR_CHARS = 110, 16

_AFTER_CHARS = 190


def beside(bodies: Bodies, start: int, end: int) -> Role:
    """Return the role and the body that stand right before or behind a name; None for what is not told."""
    before = _role_before(bodies, start)
    if before[0] and before[1]:
        return before
    behind = _role_behind(bodies, end)
    if before[0] is None or (before[0].lower() in w.KIN and behind[0]):
        return behind if behind[0] or behind[1] else before
    return before[0], before[1] or (behind[1] if behind[0] is None else None)


_TITLES = w.TITLES | {"cllr", "chief", "very"}  # "the Very Rev"
_OPPOSITE = re.compile(r"(?:[Oo]pposite number|[Cc]ounterpart)\b")
# "Speaking for the applicant, Lorna Keighley said ..."
_PARTICIPLE = re.compile(
    r"[A-Z][a-z]+ing (?:\w+ ){0,2}?(?:for|to|against|by|before|at|after) (?:the|a|its|their) "
)
# What no role ends with: most names stand behind one of these.
_NO_PART_OF_A_ROLE = frozenset("verb prep conj det be aux pron opener rel that according".split())
_STOPS = frozenset('.!?:;"()–-')
_ABBREVIATED = frozenset("cllr mr mrs ms dr st coun prof rev".split())


def _role_before(bodies: Bodies, start: int) -> Role:
    floor = max(bodies.block_start(start) or 0, start - _BEFORE_CHARS)
    # Most names begin a block or stand behind a stop, a small word or a verb, and the last few letters tell.
    nearest = bodies.raw[max(floor, start - _NEAR_CHARS) : start].split()
    if not nearest:
        return None, None
    if len(nearest) > 1 and nearest[-1].lower().strip('.(“"') not in _TITLES:
        last = nearest[-1]
        if w.KIND.get(last) in _NO_PART_OF_A_ROLE or last[-1] in _STOPS or last[-1] in "”“":
            return None, None
    words = bodies.raw[floor:start].split()
    rank, titled = _pop_titles(bodies, words)
    nothing = (rank.capitalize() if rank else None), None
    if not words or words[-1][-1] in _STOPS or words[-1][-1] in "”“":
        return nothing
    apposed = words[-1].endswith(",")
    words[-1] = words[-1].rstrip(",")
    if not apposed and w.KIND.get(words[-1].lower()) in _NO_PART_OF_A_ROLE:
        return nothing
    cuts, at = [], len(words)
    while at:
        word = words[at - 1]
        if at < len(words):
            if word[-1] == ",":
                cuts.append(at)
                if not apposed:
                    break
            elif word[-1] in _STOPS and word.lower().rstrip(".") not in _ABBREVIATED:
                break
        at -= 1
        if word.startswith(('"', "(", "“")):
            break
    # "The member for highways, transport and waste, Tom Ellery": a comma may stand inside the role.
    for cut in [*cuts, at][: 3 if apposed else 1]:
        phrase = words[cut:]
        if apposed and _OPPOSITE.search(" ".join(phrase)):
            whose = [word for word in phrase[-3:] if word.lower() not in w.NOT_NAMES]
            return _same_role(bodies, start), named_body(whose)
        if phrase and not (phrase[0].endswith("ing") and _PARTICIPLE.match(" ".join(phrase))):
            found = office(bodies, phrase, must_reach_end=True, apposed=apposed or titled)
            if found[0]:
                return found
    return nothing


def _pop_titles(bodies: Bodies, words: list[str]) -> tuple[str | None, bool]:
    """Take the titles off the end of `words`; return the rank among them, and whether there were any."""
    rank, titled = None, False
    while words and (title := words[-1].lower().strip('.(“"')) in _TITLES:
        before = words[-2] if len(words) > 1 else ""
        last = stripped(before)
        if (
            title in w.ROLES
            and not before.endswith((",", ".", ":", '"'))
            and (last in w.ROLE_MODIFIERS or last in w.PARTIES or last in bodies.short_names)
        ):
            break  # "Green councillor", "Assistant Chief Constable": here it is the role
        rank = rank or (title if title in w.RANKS else None)
        titled = True
        if words.pop()[0] in '(“"':
            words.clear()
    if titled and len(words) > 1 and words[-1] == "the" and words[-2].endswith(","):
        words.pop()  # "the bishop, the Rt Rev Honor Wace"
    return rank, titled


_COMMON_ROLE = re.compile(
    r"\b(?:leader|chief executive|mayor|cabinet member|chair(?:man|woman)?|director)\b",
    re.IGNORECASE,
)


def _same_role(bodies: Bodies, before: int) -> str | None:
    """Return the last role named before an "opposite number"."""
    last = None
    for match in _COMMON_ROLE.finditer(bodies.text, max(0, before - 600), before):
        last = match.group()
    return last


_AGE_OR_WARD = re.compile(
    r"""[ *_]*(?: \([^()\n]{1,50}\) | ,\s\d{1,3}(?=,|\.|\s)
        | ,?\ (?:MP|MSP|MLA|AM|OBE|MBE|CBE|KC|QC|JP|TD|DL)(?=[,\s]) | [*_]+(?=,) )""",
    re.VERBOSE,
)

_WHO = re.compile(
    r"""\s*,?\s*who\s(?:also\s|currently\s|now\s|has\s)?
        (?: (?P<chairs>chairs|leads|heads|runs|represents|owns|edits|manages|founded|chaired|led|headed|speaks\sfor)\s(?P<what>(?:the|their|its|a|an|his|her)\s)?
          | (?:is|was|serves\sas|served\sas|took\sover\sas|became|works\sas|worked\sas|acts\sas|stood\sas|has\sbeen)\s )""",
    re.VERBOSE,
)

_IS = re.compile(r"\s(?:is|was)\s(?:now\s|also\s)?(?:the\s|a\s|an\s)?(?=[a-z])")

_OFFICES = frozenset(("leader", "deputy leader", "chief executive", "chair", "mayor"))

_DOES = {
    "chairs": "chair",
    "chaired": "chair",
    "leads": "leader",
    "led": "leader",
    "heads": "head",
    "headed": "head",
    "runs": None,
    "owns": "owner",
    "edits": "editor",
    "manages": "manager",
    "founded": "founder",
    "represents": None,
    "speaks for": "spokesperson",
}

_OF_BODY = re.compile(
    r"\s*,?\s(?:of|from|for|with)\s(?P<the>the\s)?(?P<kind>(?:(?:local|campaign|pressure|charity|union|group|think|tank|body|network)\s){0,3})"
    r"(?=[A-ZÀ-Þ])"
)

_GOING_ON = (
    " is ",
    " was ",
    " who ",
    " of ",
    " from ",
    " for ",
    " with ",
    " (",
    " –",
    " -",
    " \n",
    "  ",
)

_BEHIND = frozenset(" ,*_\n\t(")


def _role_behind(bodies: Bodies, end: int) -> Role:
    text, raw = bodies.text, bodies.raw
    at = end
    # Most names stand before a stop or a verb: no role begins so.
    if text[at : at + 1] not in _BEHIND or (
        text[at + 1 : at + 2].islower() and not text.startswith(_GOING_ON, at)
    ):
        return None, None
    while (match := _AGE_OR_WARD.match(text, at)) is not None:
        if "(" in match.group():
            inside = raw[match.start() : match.end()].strip(" *_()").split()
            found = office(bodies, inside, must_reach_end=False, apposed=True)
            if found[0] and found[0].lower() not in w.PARTIES:
                return found  # "Simon Greetham (Strategic Director for Places)"
        at = match.end()
    if text[at : at + 1] == " " and not text.startswith(_GOING_ON, at):
        return None, None  # most names stand before a verb
    limit = min(len(text), at + _AFTER_CHARS)
    paragraph = text.find("\n\n", at, limit)
    if paragraph >= 0:
        limit = paragraph
    stop = text.find(". ", at, limit)
    if stop >= 0:
        limit = stop + 1  # no role goes on behind it
    following = text[at:limit].lstrip(
        ", \n\t"
    )  # a look at the next word, before any pattern is tried
    if following.startswith(("is", "was")) and (is_ := _IS.match(text, at, limit)) is not None:
        found = office(bodies, raw[is_.end() : limit].split(), must_reach_end=False, apposed=True)
        return found if found[0] in _OFFICES or found[1] else (None, None)
    if following.startswith("who") and (who := _WHO.match(text, at, limit)) is not None:
        return _who(bodies, who, raw[who.end() : limit].split())
    if (
        following.startswith(("of", "from", "for", "with"))
        and (of := _OF_BODY.match(text, at, limit)) is not None
    ):
        body = named_body(raw[of.end() : limit].split())
        the = bool(of.group("the") or of.group("kind"))
        return (None, body) if body and is_employer(bodies, body, the=the) else (None, None)
    lead = text[at : at + 3]
    if lead[:2] == ", " or lead == " – " or lead == " - " or lead[:2] == " (" or lead[:2] == ",\n":
        skip = 2 if lead[0] == "," or lead[:2] == " (" else 3
        words = raw[at + skip : limit].split()
        found = office(bodies, words, must_reach_end=False, apposed=True)
        return found if found[0] else (_calling(words), found[1])
    return None, None


def _who(bodies: Bodies, who: re.Match[str], words: list[str]) -> Role:
    """Read "who chairs the forum", "who is a director of"; `words` are those behind."""
    verb = who.group("chairs")
    if verb is None:
        return office(bodies, words, must_reach_end=False, apposed=True)
    noun = _DOES.get(" ".join(verb.split()))
    body = chaired(bodies, words)
    if verb in ("leads", "led", "runs", "heads", "headed", "founded", "owns") and body is None:
        governs = words[:1] and words[0].lower().startswith("council")
        governs = governs or not ADMINISTRATIONS.isdisjoint(map(stripped, words[:4]))
        return (noun if governs else None), None
    return noun, body if noun else None


_GOES_ON = frozenset("from who at in of for with and whose".split())
_NO_CALLING = frozenset(
    "day week month year moment time move decision lot few while bit mile minute hour member number part".split()
)


def _calling(words: list[str]) -> str | None:
    """Return what a person is in a noun that no list has: "Wendy Fullalove, a cellist from Leek,"."""
    if words[:1] not in (["a"], ["an"]):
        return None
    for index in range(1, min(len(words), 5)):
        word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
        bare = word.rstrip(",.")
        if not bare.replace("-", "").isalpha() or not bare.islower() or bare in w.KIND:
            return None
        if bare != word or after in _GOES_ON:
            known = bare in _NO_CALLING or bare.endswith(("ed", "ly", "ing"))
            return None if known else " ".join([*words[1:index], bare])
    return None
