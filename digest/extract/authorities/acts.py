"""Say whether a place does or suffers what only councils do: "Thanet has banned barbecues".

In:   the text before and after a name.
Out:  True or False.
Not:  "Dudley woke up to snow", "Leeds beat Wigan": a town's or a team's verbs are not listed.
"""

import re
from typing import Final

from digest.extract.authorities.words import ORDINARY, bag

_VERBS = """
abandon admit adopt agree allocate announce apologise appeal apply appoint approve ask award axe back ban borrow
budget cancel charge clear close collect commission condemn consider consult copy debate declare defend defer delay
delegate demolish discuss ditch double draft dredge drop earmark empty end endorse enforce evict extend face fine
freeze fund grant grit hail halve hand hike hire house impose increase insist install introduce invest issue join
lease license light lose mend need nationalise object offer open oppose order outsource overspend owe pause
pedestrianise permit pilot plan pledge postpone press privatise promise propose prosecute publish raise ratify
recruit reduce refuse regulate rehouse receive reject renew reopen repair replace resist restore resurface retain reveal
reverse review revoke sack save scrap seek shelve sign slash stage stop submit subsidise support suspend tackle
tender transfer treble trial trim unveil urge veto vote want warn welcome wind
"""
_IRREGULAR = {
    "bid": "bid", "bring": "brought", "build": "built", "buy": "bought", "cut": "cut", "find": "found",
    "give": "given gave", "keep": "kept", "let": "let", "make": "made", "overspend": "overspent",
    "overturn": "overturned", "pay": "paid", "put": "put", "rent": "rented", "run": "run ran", "seek": "sought",
    "sell": "sold", "set": "set", "spend": "spent", "take": "taken took", "tell": "told",
    "throw": "thrown threw", "withdraw": "withdrawn withdrew", "write": "written wrote",
}  # fmt: skip
_DOUBLED = bag("ban scrap grit submit drop stop trim permit plan transfer defer")


def forms(base: str) -> tuple[str, str, str]:
    """Return the -s, -ed and -ing forms of a verb.

    >>> forms("ban"), forms("deny")
    (('bans', 'banned', 'banning'), ('denies', 'denied', 'denying'))
    """
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    stem = base + base[-1] if base in _DOUBLED else base
    hissing = base.endswith(("s", "sh", "ch", "x", "z", "o"))
    return base + ("es" if hissing else "s"), stem + "ed", stem + "ing"


_regular = [forms(verb) for verb in _VERBS.split()]
_irregular = [forms(verb) for verb in _IRREGULAR]
_BASE: Final = frozenset(_VERBS.split()) | frozenset(_IRREGULAR)
_S: Final = frozenset(form[0] for form in (*_regular, *_irregular))
_ING: Final = frozenset(form[2] for form in (*_regular, *_irregular))
# "Leeds needed a goal", "Stroud faced the storm": the past of these is a town's.
_PAST: Final = (
    frozenset(form[1] for form in _regular) | frozenset(" ".join(_IRREGULAR.values()).split())
) - {"needed", "faced", "ended", "saved", "hailed"}
_SUFFERED: Final = bag(
    "told warned criticised ordered fined urged asked accused forced allowed granted rated given judged advised "
    "instructed directed sued condemned blasted censured reprimanded"
)
_INTENDING: Final = bag(
    "plans wants intends hopes votes agrees refuses voted agreed wanted refused pledges vows looks moves seeks "
    "declines declined prepares promises promised planned"
)
# Said after a name that is a word itself, these read as nouns: "Hull repairs to the lifeboat".
_NOUNS: Final = bag(
    "repairs plans orders fines permits charges cuts reviews trials offers drops stops bans votes pledges "
    "projects debates rents tenders increases appeals funds runs sets leases issues backs lights houses"
)
_ADVERBS: Final = bag(
    "already also now since just not never repeatedly previously recently today yesterday later still finally "
    "formally quietly no longer itself alone both all each only once again then narrowly unanimously"
)
# A town does these too; only with such an object are they a council's.
_WEAK: Final = bag(
    "face faces need needs receive receives received open opens opened welcome welcomes welcomed want wants light "
    "lights lit lose loses lost end ends ended close closes closed collect collects collected keep keeps kept"
)
_OBJECT = re.compile(
    r"£|\b(?:budget|cuts?|council|shortfall|black hole|deficit|funding|grant|legal|inquiry|review|homes|bins?|librar(?:y|ies)"
    r"|tax|ministers|government|strike|tips?|centres?|services?|schools?|pools?|residents|people|consultation|permission"
    r"|charge|appeal|court|case|ruling|toilets|offices|road|market)\b",
    re.IGNORECASE,
)
_OBJECT_CHARS = 60
_THE_FIRST = re.compile(
    r"[ \n](?:has |is to |will |could )?(?:becomes?|became|is|was) the (?:first|latest|second|third|last|only|sixth|fifth|fourth) "
    r"(?:\w+ ){0,2}(?:council|borough|authority|county|district)\b"
)

_MODALS: Final = bag("will would must may could can cannot should")
_LEANING: Final = bag("to set due planning expected likely ready poised be")

_AFTER = re.compile(
    r"(?:, which)?[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*))?)?)?"
)
NOT_SUBJECT: Final = bag(
    "in at from to for of near around across through outside with by against into than between off on over the "
    "a visit visiting called via including inside"
)
"""Said right before a name, these make it no subject."""
OPENERS: Final = (
    bag("has had have is was are were said says insists insisted become becomes became")
    | _MODALS | _INTENDING | _S | _PAST | _ADVERBS
)  # fmt: skip
"""What follows a name that is the subject of an act begins with one of these."""
_IN_A_PAIR = re.compile(r"\b(?:in|at|from|for|of|near|to|between) [A-Z][\w'-]+ (?:and|or) $")
_OPENS = re.compile(r"(?:^|[.!?:\"'] )[\"'(]?$")


def is_act(name: str, previous: str, before: str, after: str, *, many: bool) -> bool:
    """Say whether the name is the subject of something that councils do.

    name:   the first name of the list, as printed; previous: the word right before it, none of `NOT_SUBJECT`.
    before: what stands before the list, after: what follows it.
    many:   more than one name stands there, so that "have" agrees with them and is no team's.
    """
    if previous in ("and", "or") and _IN_A_PAIR.search(before):
        return False
    match = _AFTER.match(after)
    if match is None:
        return False
    said = [word for word in match.groups() if word and word not in _ADVERBS]
    if not said:
        return False
    verb, rest = said[0], said[1:]
    nearest = rest[0] if rest else ""
    if _THE_FIRST.match(after):
        return True
    if verb in ("has", "had") or (verb == "have" and many):
        if nearest == "been":
            return rest[1:] != [] and rest[1] in _SUFFERED
        return (nearest in _PAST and _means_it(nearest, after)) or nearest == "to"
    if verb in _MODALS:
        return nearest in _BASE and _means_it(nearest, after)
    if verb in ("is", "was") or (verb in ("are", "were") and many):
        if nearest in _LEANING:
            done = next((word for word in rest if word not in _LEANING), "")
            return done in _BASE or done in _SUFFERED
        return nearest in _ING or nearest in _SUFFERED
    if verb in ("said", "says", "insists", "insisted"):
        # "…, Mole Valley says." is a body's; "…, Preston said." may be a man's.
        return nearest in ("it", "that") or (
            not nearest and verb == "says" and before.endswith(", ")
        )
    if verb in _INTENDING and nearest == "to":
        return True
    if verb in _NOUNS and name.lower() in ORDINARY and _OPENS.search(before):
        return False
    return (verb in _S or verb in _PAST) and _means_it(verb, after)


def _means_it(verb: str, after: str) -> bool:
    """Say whether a verb that towns share with councils has an object that only councils have."""
    return verb not in _WEAK or _OBJECT.search(after, 0, _OBJECT_CHARS) is not None
