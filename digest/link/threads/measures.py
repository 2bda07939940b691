"""Name what kind of sum or count a figure is: a debt, a gap, a saving, a cost.

In:   the `about` phrase of a figure and the words beside it.
Out:  the name of a measure, or None where the words do not say; and the marks of a part or a difference.
Not:  what the sum is for. `words` compares that.

The measures keep apart what headlines run together: the cost of a scheme, the grant towards it, what it is over
budget and what is saved by dropping it are four measures, however alike their sentences.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_STRONG = {
    "debt": "debt debts borrowing borrowings indebtedness owe owes owed owing",
    "loans": "loan loans lend lends lent",
    "borrowed": "borrow borrows borrowed",
    "gap": "gap gaps shortfall shortfalls deficit deficits overspend overspends overspent overspending",
    "saving": "save saves saved saving savings cut cuts reduction reductions efficiencies",
    "cost": "cost costs costed costing price priced bill bills settlement liability liabilities investment",
    "funding": "grant grants funding contribution contributions contribute subsidy subsidies bailout bail-out dividend",
    "income": "income revenue raise raises raised raising generate generates generated receipts takings",
    "spending": "spend spends spending spent",
    "sale": "sale sell sells selling sold buyer",
    "loss": "loss losses",
    "reserves": "reserves reserve balances",
    "charge": "charge charges charged fee fees fine fines fare fares rent rents levy penalty",
}
# Words that also mean other things: they name the measure only where no stronger word does.
_WEAK = {
    "gap": "short hole",
    "cost": "budget settle settled settling claims worth",
    "funding": "fund funded funds finance financed support promised provide provided receive receives received give gave"
    " giving given sponsors towards",
    "income": "gain benefit",
    "loss": "lost",
}
_STRONG_WORDS = {word: measure for measure, words in _STRONG.items() for word in words.split()}
_WEAK_WORDS = {word: measure for measure, words in _WEAK.items() for word in words.split()}
WORDS = frozenset({*_STRONG_WORDS, *_WEAK_WORDS, "capacity"})
LEVELS = frozenset(
    {"debt", "loans", "cost", "reserves", "charge", "premium", "care", "capacity", "waiting"}
)
"""What stands at some level at any time. The others belong to a year, and end with it."""

WHOLE = frozenset({"debt", "gap", "reserves"})
"""What a council has one of, so that two sentences without further words speak of the same."""

_TOKEN = re.compile(r"[^\W\d_][\w'-]*")
_HEAD = re.compile(
    r"\s(?:of|for|from|in|on|to|by|at|that|which|who|with|behind|towards)\s", re.IGNORECASE
)
_WRITTEN_OFF = re.compile(
    r"\bwr(?:ite|itten|iting|ote) (?:\S+ )?off\b|\bwrite-off|\bcancel", re.IGNORECASE
)
_DRAWN = re.compile(r"\bfrom (?:\w+ ){0,2}reserves\b", re.IGNORECASE)
_ATTRIBUTE_BEFORE = re.compile(r"(?:\b(?:the|a|an|its|their|this|that|new)|'s)\s+$", re.IGNORECASE)
_ATTRIBUTE_AFTER = re.compile(r"\s(?!(?:of|for|in|on|to|by|at|from|with|over|a|an|the|and|or|more|is|was|will|would|has|had|per|each|every)\b)[a-z]")  # fmt: skip
_BEFORE_WORDS, _AFTER_WORDS = 9, 5

_EXTRA_BEFORE = re.compile(
    r"\b(?:another|extra|further|additional|up by|down by|rise of|increase of|risen by|rose by|grown by|gone up by"
    r"|went up by|go up by|fall of|fell by|fallen by|reduction of|of up to)(?: \w+){0,3}\s*$",
    re.IGNORECASE,
)
_EXTRA_AFTER = re.compile(
    r"\s(?:a \w+ )?(?:more|extra|above|below|higher|lower|less than)\b", re.IGNORECASE
)
_EXTRA_ABOUT = re.compile(r"^(?:\w+ )?(?:rise|increase|growth|fall) (?:in|of)\b|^(?:rise|increase|growth)$", re.IGNORECASE)  # fmt: skip
_PART_AFTER = re.compile(
    r"\s?,?\s?(?:of (?:it|that|this|them|these|which)\b|alone\b"
    r"|of (?:the|its|that|this) (?:\w+ )?(?:debts?|borrowing|deficit|gap|shortfall|overspend|reserves)\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\bof which(?: \w+){0,3}\s*$|\bthe (?:other|rest|remaining)\s*$", re.IGNORECASE
)
_PART_OPENING = re.compile(r"^\W*of (?:the|that|this|these|those|its)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each(?! (?:year|month|week|day|night)\b)|apiece|average|a head|per head|per person)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:had (?:once )?been|originally|initially|was once|previously)(?: \w+){0,2}\s*$", re.IGNORECASE)  # fmt: skip

_MOVED = re.compile(
    r"\b(?:gr[eo]w\w*|ris\w+|rose|increas\w+|go(?:es|ing|ne)?|went|f[ae]ll\w*|dropp?\w*|cut|up|down|reduc\w+|widen\w*"
    r"|climb\w*|jump\w*|swell\w*|swollen|soar\w*|doubl\w*)\b[^.;]{0,30}\bfrom\b(?: \w+)?\s*$",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"(?:to be )?(?:\w+ed|found|held|given|brought|spent|lent|put|made|sold|paid|sought|built|taken|drawn|set aside)"
    r"(?= (?:by|from|for|to|into|towards|on|in|at|against)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\b([\w-]+) of\b")
_MOVING = re.compile(
    r"\b(?:up|down|rose|risen|fell|fallen|grew|grown|increased?|dropped|rise of|increase of)(?: by)?(?: \w+)?\s*$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"[^.;,]{0,30}\b(?:(?:a|each|every|per) year|annually|yearly)\b", re.IGNORECASE
)
_ANNUAL = re.compile(
    r"\b(?:yearly|annual) (?:\w+ )?(?:cost|costs|bill|rent|subsidy|charge|income)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:to|and|or|–|-)\s*")
_BETWEEN = re.compile(r"\b(?:between|either)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+\S+\s*$")
_EXTRA_CUES = frozenset(
    "another extra further additional up down rise risen rose increase fall fell fallen reduction reduced grown growth"
    " gone went go more above below higher lower less".split()
)
_PART_CUES = frozenset("of alone other rest remaining".split())
_EACH_CUES = frozenset("each apiece average head person".split())
_STOCK = re.compile(
    r"\bthere (?:are|were|is|was) (?:\w+ ){0,2}$|\bnumber of\b[^.;]*$|\b(?:currently|still|now) has (?:\w+ )?$",
    re.IGNORECASE,
)
_STOCK_CUES = frozenset("there number has".split())
_PAST_CUES = frozenset("from been originally initially once previously".split())
_YEARLY_CUES = frozenset("year annually yearly annual".split())

_CARE = re.compile(
    r"\b(?:children|young people|youngsters|figures?|numbers?)\b[^.;]{0,25}\b(?:in (?:\w+ ){0,2}care|looked[- ]after)\b"
    r"|\blooked-after (?:children|numbers)\b",
    re.IGNORECASE,
)
_CAPACITY = re.compile(r"\b(?:will|would|can|could|to) (?:hold|seat)\b|\broom for\b|\bcapacity\b|\bheld by\b|\bto be held\b", re.IGNORECASE)  # fmt: skip
_WAITING = re.compile(
    r"\b(?:waiting (?:for|list)|on the (?:\w+ )?(?:housing|council house|waiting) (?:register|list))\b",
    re.IGNORECASE,
)
_TAX = re.compile(r"\bcouncil tax\b|\bdistrict rates?\b|\bbusiness rates\b", re.IGNORECASE)
_PREMIUM = re.compile(r"\bpremium", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:gone|went|go|goes|going|rise|rose|risen|rising|increased?|increases|grown|grew|grow|climb\w*|jump\w*|soar\w*"
    r"|rocket\w*|widen\w*|fall\w*|fell|drop\w*|cut|reduced|revised|raised|lifted|put up|swell\w*|swollen|doubled)\b"
    r"(?: \w+){0,3} (?:to|at)\b[^.;]{0,20}\|"
    r"|\bnow\b[^.;|]{0,40}\||\|[^.;]{0,12}\b(?:up|down) from\b|\|, (?:a|an) (?:rise|increase|fall|drop) of\b"
    r"|\bthen stand\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:needed|needs?|required|requires?|must|to find|have to|has to|balance)\b", re.IGNORECASE
)
_ANAPHOR = re.compile(
    r"^(?:(?:the|this|that|present|current|latest|total|overall|its|their) )*(?:figure|number|total|sum|amount)$",
    re.IGNORECASE,
)


def money(about: str, before: str, after: str) -> str | None:
    """Return the measure of a sum.

    before, after: the text of its own clause on either side.
    """
    if _WRITTEN_OFF.search(before[-60:]) or _WRITTEN_OFF.search(after[:60]):
        return "writeoff"
    if _DRAWN.search(about) or _DRAWN.search(after[:40]):
        return "drawn"
    head = _HEAD.split(about, maxsplit=1)[0]
    strong = _last(head, _STRONG_WORDS) or _first(about, _STRONG_WORDS)
    if strong:
        return strong
    if "over budget" in after[:20] or "black hole" in after or "black hole" in before:
        return "gap"
    return (
        _nearest(before, after, _STRONG_WORDS)
        or _attribute(before, after)
        or _last(head, _WEAK_WORDS)
        or _nearest(before, after, _WEAK_WORDS)
    )


def _last(text: str, known: Mapping[str, str]) -> str | None:
    return next((known[w] for w in reversed(_TOKEN.findall(text.lower())) if w in known), None)


def _first(text: str, known: Mapping[str, str]) -> str | None:
    return next((known[w] for w in _TOKEN.findall(text.lower()) if w in known), None)


def _nearest(before: str, after: str, known: Mapping[str, str]) -> str | None:
    """The measure nearest to the figure; what follows it at once ("£60m gap") counts as nearer."""
    following = _TOKEN.findall(after.lower())[:_AFTER_WORDS]
    preceding = _TOKEN.findall(before.lower())[: -_BEFORE_WORDS - 1 : -1]
    found = [(at, known[word]) for at, word in enumerate(following) if word in known][:1]
    found += [(at + 1, known[word]) for at, word in enumerate(preceding) if word in known][:1]
    return min(found)[1] if found else None


def _attribute(before: str, after: str) -> str | None:
    """A sum that stands before a thing is its price: "a £70m scheme"."""
    if _ATTRIBUTE_BEFORE.search(before) and _ATTRIBUTE_AFTER.match(after):
        return "cost"
    return None


def percent(about: str, near: str) -> str | None:
    """Return the measure of a percentage."""
    if _PREMIUM.search(about) or _PREMIUM.search(near):
        return "premium"
    return "tax" if _TAX.search(about) or _TAX.search(near) else None


def count(about: str, near: str) -> str | None:
    """Return the measure of a count, where it is one that is followed from year to year."""
    if _CARE.search(near) or _CARE.search(about):
        return "care"
    if _CAPACITY.search(about) or _CAPACITY.search(near):
        return "capacity"
    return "waiting" if _WAITING.search(about) or _WAITING.search(near) else None


class Flags(NamedTuple):
    """How a figure stands to others.

    extra:  a difference: what is added, and not what it then comes to.
    part:   a part of another: "£34m of it", "of which £2m", "the other £45m".
    each:   for each one of many.
    past:   what was, before a change: "from £165m to £207m", "had been a £70m scheme".
    yearly: so much a year, though `per` does not say so.
    stock:  how many there are, rather than how many came or went.
    """

    extra: bool
    part: bool
    each: bool
    past: bool
    yearly: bool
    stock: bool


def flags(lows: frozenset[str], about: str, sentence: str, before: str, after: str, beside: str, beyond: str) -> Flags:  # fmt: skip
    """Return the flags of a figure.

    lows: the words of its sentence, which save most of the looking.
    before, after: the text on either side, up to the next figure; beside, beyond: up to the end of the clause.
    """
    return Flags(
        extra=bool(lows & _EXTRA_CUES)
        and bool(_EXTRA_BEFORE.search(before[-60:]) or _EXTRA_AFTER.match(after) or _EXTRA_ABOUT.search(about)),
        part=bool(lows & _PART_CUES)
        and bool(_PART_AFTER.match(after) or _PART_BEFORE.search(before[-60:]) or _PART_OPENING.match(sentence)),
        each=bool(lows & _EACH_CUES) and bool(_EACH.search(beside[-40:]) or _EACH.search(beyond[:30])),
        past=bool(lows & _PAST_CUES) and bool(_MOVED.search(before[-60:]) or _PAST.search(before[-60:])),
        stock=bool(lows & _STOCK_CUES) and bool(_STOCK.search(before[-90:])),
        yearly=bool(lows & _YEARLY_CUES) and bool(_YEARLY.match(after) or _ANNUAL.search(beside)),
    )  # fmt: skip


def noun(about: str) -> str:
    """Return `about` without the verb that some begin with: "the service" of "moved into the service"."""
    match = _VERBAL.match(about)
    return about[match.end() :] if match else about


def counted(about: str) -> str:
    """Return what a sum is of: "repairs to the bridge" of "cost of repairs to the bridge"; "" where it does not say."""
    match = _OF.search(about)
    return about[match.end() :] if match and match[1].lower() in WORDS else ""


def is_moving(before: str, about: str) -> bool:
    """Return whether a percentage is how far something moved: "up 25 per cent"."""
    return bool(_MOVING.search(before[-30:]) or _EXTRA_ABOUT.search(about))


def is_range(before: str, between: str) -> bool:
    """Return whether two figures are the ends of a range.

    before: the words up to and with the first. between: what stands between the two.
    """
    if not _RANGE.fullmatch(between):
        return False
    if "and" in between or "or" in between:
        return bool(_BETWEEN.search(before))
    return not _BY.search(before)


def is_anaphor(about: str) -> bool:
    """Return whether `about` only points back: "present figure"."""
    return bool(_ANAPHOR.match(about.strip()))


def is_required(window: str) -> bool:
    """Return whether the words beside a saving say that it must be found, and not by what."""
    return bool(_REQUIRED.search(window))


@lru_cache(maxsize=4096)
def says_change(window: str) -> bool:
    """Return whether the words beside a figure, with "|" where it stands, tell that it moved."""
    return bool(_CHANGED.search(window))


def followed(about: str) -> str | None:
    """Return the measure of a phrase if it is one that a council has one of, whatever else is said."""
    named = money(about, "", "")
    if named in WHOLE and not _EXTRA_ABOUT.search(about):
        return named
    return percent(about, "") or count(about, "")
