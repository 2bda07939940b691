"""Give a thread the name that readers see, and the address that lasts.

In:   the Claims of a thread, in order.
Out:  a title in the text's own words; a slug from the council and the measure.
Not:  anything made up: beyond the name of the measure, every word stands in one of the sentences.

Both come from the oldest mention and what the others share with it, so that a story added later moves neither.
"""

import re
from collections.abc import Collection, Sequence

from slugify import slugify

from digest.link.threads import measures, periods, words
from digest.link.threads.claims import Claim

_NAMED = {
    "debt": "Debt",
    "loans": "Loans",
    "borrowed": "Money borrowed",
    "gap": "Budget gap",
    "saving": "Savings",
    "cost": "Cost",
    "funding": "Funding",
    "income": "Income",
    "spending": "Spending",
    "sale": "Sale",
    "loss": "Loss",
    "writeoff": "Debt written off",
    "reserves": "Reserves",
    "charge": "Charge",
    "premium": "Premium",
    "tax": "Council tax rise",
    "care": "Children in care",
    "capacity": "Capacity",
    "waiting": "Waiting",
}
_GAPS = {
    "gap": "Budget gap",
    "shortfall": "Shortfall",
    "deficit": "Deficit",
    "overspend": "Overspend",
    "overspent": "Overspend",
}
_FOR = frozenset({"funding", "saving", "charge"})
_SLUG_WORDS = 6
_DROPPED = frozenset({"of", "the", "to", "a", "an", "be", "in", "for", "s", "and", "at", "on"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that"})
_TOKEN = re.compile(r"[^\W\d_][\w'-]*")
_TAIL = re.compile(
    r",| (?:that|which|who|whose|have|has|had|is|are|was|were|will|would|could|can|to be|shut|expected)\b"
)
_OWNER = re.compile(r"^(?:(?:the )?(?:council|authority|county|city|borough|year)['’]s |back to an? |further )", re.IGNORECASE)  # fmt: skip
# "needed by", "received from", "for": a phrase that begins so says where the money goes, not what it is.
_VERBAL = re.compile(r"^(?:\w+ed |held |given |brought |set aside )?(?:by|from|for|to|at|towards|on) (?:for )?", re.IGNORECASE)  # fmt: skip


def title(thread: Sequence[Claim], names: Collection[str] = ()) -> str:
    """Return what a thread follows. names: stems of the council's own name, which need not be said again."""
    founders = thread[:2]
    measure = next((claim.measure for claim in founders if claim.measure), None)
    if measure == "care":
        return _NAMED[measure]
    if measure == "tax" or (measure == "gap" and not any(claim.things for claim in founders)):
        return _of_year(founders, measure)
    if measure == "capacity" and (thing := _subject(founders)):
        return f"{_NAMED[measure]} of the {thing}"
    phrases = {
        _clean(claim.article.figures[number - 1].about, claim.kind)
        for claim in founders
        for number in claim.numbers
    }
    best = max(phrases - {""}, key=lambda phrase: _merit(phrase, founders, names), default="")
    if not best:
        return _NAMED.get(measure or "", "Figure")
    return _worded(best, measure, extra=founders[0].extra and founders[0].kind == "money")


def _clean(about: str, kind: str) -> str:
    """The noun phrase of `about`: "solar farms" of "solar farms that the council financed"."""
    text = " ".join(about.split())
    # A share is of what its clause says: "homes that will count as affordable".
    text = text if kind in ("percent", "share") else _TAIL.split(text, maxsplit=1)[0]
    return _OWNER.sub("", text).strip(" ,")


def _worded(phrase: str, measure: str | None, *, extra: bool) -> str:
    name = "Extra money" if extra else _NAMED.get(measure or "", "Money")
    if _VERBAL.match(phrase) and measure != "saving":
        return f"{name} {phrase}"
    named = _names_measure(phrase) or name.lower() in phrase.lower()
    if (measure or extra) and not named:
        return f"{name} {'for' if extra or measure in _FOR else 'of'} {_with_article(phrase)}"
    return phrase[:1].upper() + phrase[1:]


def _names_measure(phrase: str) -> bool:
    return any(word in measures.WORDS for word in _TOKEN.findall(phrase.lower()))


def _with_article(phrase: str) -> str:
    first = phrase.split(" ", 1)[0].lower()
    plain = phrase[:1].islower() and first not in _ARTICLES and not first.endswith("s")
    return f"the {phrase}" if plain else phrase


def _of_year(founders: Sequence[Claim], measure: str) -> str:
    """A gap under the name that its first story gives it, and its year: "Shortfall, 2024-25"."""
    said = [word for claim in founders for word in _TOKEN.findall(claim.window.lower())]
    name = next((_GAPS[word] for word in said if word in _GAPS), None) if measure == "gap" else None
    name = name or _NAMED[measure]
    period = next((claim.period for claim in founders if claim.period), None)
    year = periods.said(period) if period and period[1] - period[0] == periods.A_YEAR else ""
    return f"{name}, {year}" if year else name


def _subject(founders: Sequence[Claim]) -> str:
    """The first plain noun of the oldest headline that both stories share: "arena"."""
    for word in _TOKEN.findall(founders[0].article.title):
        key = next(iter(words.phrase(word)), "")
        if word.islower() and all(key in c.story or key in c.near for c in founders):
            return str(word)
    return ""


def _merit(
    phrase: str, founders: Sequence[Claim], names: Collection[str]
) -> tuple[float, int, str]:
    """How well a phrase names the thread: the words that both share, in few words."""
    common = sum(
        weight * sum(w in claim.near or w in claim.story for claim in founders)
        for w, weight in words.phrase(phrase).items()
        if w not in names
    )
    clumsy = bool(_VERBAL.match(phrase))
    score = common / (2 + len(phrase.split())) + 0.5 * _names_measure(phrase) - 0.1 * clumsy
    return score, -len(phrase), phrase


def slug(authority: str, name: str, thread: Sequence[Claim], taken: set[str]) -> str:
    """Return the address of a thread: the council and what it follows; of two alike, the later says its year."""
    said = [word for word in slugify(name).split("-") if word not in _DROPPED][:_SLUG_WORDS]
    plain = "-".join([authority, *said])
    year = (thread[0].article.date or "undated")[:4]
    tried: list[str] = [
        plain,
        f"{plain}-{year}",
        *(f"{plain}-{year}-{n}" for n in range(2, len(taken) + 3)),
    ]
    return next(each for each in tried if each not in taken)
