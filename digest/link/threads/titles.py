"""Give a thread the name that readers see, and the address that lasts.

In:   the Claims of a thread, in order.
Out:  a title in the text's own words; a slug from the council and the measure.
Not:  anything made up: beyond the name of the measure and its prepositions, every word stands in one of the stories.

The title is the best that any of the mentions gives; the address comes from the two oldest alone, so that a story
added later does not move it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count

from digest.link.threads import measures, periods, words
from digest.link.threads.claims import Claim
from digest.link.threads.overlap import MEASURE_STEMS, SPECIFIC_WEIGHT
from digest.slugs import spelt

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
_JOINED_BY = {"funding": "for", "saving": "from", "charge": "for", "premium": "on"}
_SLUG_WORDS = 6
_DROPPED = frozenset({"of", "the", "to", "a", "an", "be", "in", "for", "s", "and", "at", "on"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that"})
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*")
_TAIL = re.compile(
    r",| (?:that|which|who|whose|have|has|had|is|are|was|were|will|would|could|can|to be|shut|expected|forecast)\b"
)
# What is to become of them is what is counted: "libraries to be closed", "sites that could shut".
_FATE = re.compile(
    r"(?P<thing>.+?) (?:(?:that|who) (?:could|would|may|might|will|are to)(?: be)?|to be) (?P<fate>[a-z]+)"
)
_OWNER = re.compile(
    r"^(?:(?:the )?(?:council|authority|county|city|borough|district|year)['’]s |back to an? |(?:further|more|other|total|overall) )",
    re.IGNORECASE,
)
# "needed by", "received from", "to be found for": a phrase that begins so says where the money goes or comes from.
_VERBAL = re.compile(
    r"^(?:to be )?(?P<verb>\w+ed|held|given|brought in|brought|spent|put|made|sold|paid|sought|found|set aside|come out)?"
    r" ?\b(?P<way>by|from|for|to|at|towards|into|on|of)\b (?:for )?(?P<rest>.+)",
    re.IGNORECASE,
)
_COST_OF = re.compile(r"(?:[\w-]+ )?(?:costs?|price|bill) (?:of|for) ", re.IGNORECASE)
_JOINT = re.compile(r" (?:of|for|from|in|on|to|by|at|with|behind|between)\b")
_WANTED = frozenset("needed required sought asked wanted requested".split())
_WAYS = {"towards": "for", "into": "for"}
# A phrase of more words than this is a sentence; one of so few may need to be told of what.
_MOST_WORDS, _BARE = 9, 2
# How much of a story is looked at for the words that go before a noun.
_OPENING = 1500


def title(thread: Sequence[Claim], names: Collection[str] = ()) -> str:
    """Return what a thread follows. names: stems of the council's own name, which need not be said again."""
    measure = next((claim.measure for claim in thread if claim.measure), None)
    if measure == "care":
        return _NAMED[measure]
    if measure == "tax" or (measure == "gap" and not any(claim.things for claim in thread)):
        return _of_year(thread, measure)
    if measure == "capacity" and (subject := _subject(thread)):
        return f"{_NAMED[measure]} of the {subject}"
    found = {phrase for claim in thread for phrase in _phrases(claim)}
    # Sorted, so that of two as good the same one is taken in every process.
    best = max(sorted(found), key=lambda phrase: _merit(phrase, thread, names, measure), default="")
    if measure == "cost" and _is_place(best):
        best = _subject(thread) or best
    if not best:
        return _NAMED.get(measure or "", "Figure")
    return _worded(_fuller(best, thread), thread, measure)


def _phrases(claim: Claim) -> Iterator[str]:
    """The noun phrases of what a claim is about: "solar farms" of "solar farms that the council financed"."""
    for number in claim.numbers:
        text = " ".join(claim.article.figures[number - 1].about.split())
        text = _OWNER.sub("", _OWNER.sub("", text))
        fate = _FATE.fullmatch(text) if claim.kind == "count" else None
        # A share is of what its clause says: "homes that will count as affordable".
        if not fate and claim.kind not in ("percent", "share"):
            text = _TAIL.split(text, maxsplit=1)[0]
        text = text.strip(" ,")
        if text and len(text.split()) <= _MOST_WORDS:
            yield text


def _worded(phrase: str, thread: Sequence[Claim], measure: str | None) -> str:
    """The phrase under the name of its measure, unless it says that itself."""
    extra = thread[0].extra and thread[0].kind == "money"
    name = "Extra money" if extra else _NAMED.get(measure or "", "Money")
    verbal = _VERBAL.match(phrase) if thread[0].kind == "money" else None
    if verbal and measure != "saving":
        way, rest = _way(verbal), verbal["rest"]
        return f"{name} {way} {rest if way == 'to' else _with_article(rest, thread)}"
    of = _COST_OF.match(phrase)
    if of:
        return f"{of[0][:1].upper()}{of[0][1:]}{_with_article(phrase[of.end() :], thread)}"
    named = _names_measure(phrase) or name.lower() in phrase.lower()
    if (measure or extra) and not named:
        joined = "for" if extra else _JOINED_BY.get(measure or "", "of")
        return f"{name} {joined} {_with_article(phrase, thread)}"
    return phrase[:1].upper() + phrase[1:]


def _way(verbal: re.Match[str]) -> str:
    """How the money goes: what a scheme needs is for it, what a minister has promised is from him."""
    way = verbal["way"].lower()
    if way == "by":
        return "for" if (verbal["verb"] or "").lower() in _WANTED else "from"
    return _WAYS.get(way, way)


def _names_measure(phrase: str) -> bool:
    return any(word in measures.WORDS for word in _TOKEN.findall(phrase.lower()))


def _with_article(phrase: str, thread: Sequence[Claim]) -> str:
    """Put "the" before what the stories speak of with an article: "the tram", but no "the school transport"."""
    first = phrase.split(" ", 1)[0].lower()
    noun = _TOKEN.findall(_JOINT.split(phrase, maxsplit=1)[0])[-1:]
    if first in _ARTICLES or not noun or re.search(r"[^s]s$", noun[0].lower()):
        return phrase
    return f"the {phrase}" if _is_noun(noun[0], thread) else phrase


def _is_noun(word: str, thread: Sequence[Claim]) -> bool:
    """Return whether a story has the word behind an article."""
    said = re.compile(
        rf"(?:\b(?:the|an?)|£[\d.,]+\w*) (?:[\w£.'’-]+ ){{0,3}}{re.escape(word)}\b", re.IGNORECASE
    )
    return any(said.search(_opening(claim)) for claim in thread)


def _opening(claim: Claim) -> str:
    sentence = claim.article.body[claim.sentence.start : claim.sentence.end]
    return f"{claim.article.title}. {claim.article.body[:_OPENING]} {sentence}"


def _of_year(thread: Sequence[Claim], measure: str) -> str:
    """A gap under the name that its first story gives it, and its year: "Shortfall, 2024-25"."""
    said = [word for claim in thread for word in _TOKEN.findall(claim.window.lower())]
    name = next((_GAPS[word] for word in said if word in _GAPS), None) if measure == "gap" else None
    name = name or _NAMED[measure]
    years = (claim.period for claim in thread if claim.period and periods.is_year(claim.period))
    year = next(years, None)
    return f"{name}, {periods.said(year)}" if year else name


def _subject(thread: Sequence[Claim]) -> str:
    """The first plain noun of the oldest headline that all the stories share: "arena"."""
    for word in _TOKEN.findall(thread[0].article.title):
        [(key, weight)] = words.phrase(word).items() or [("", 0.0)]
        if weight < 1.0 or not word.islower() or key in MEASURE_STEMS:
            continue
        if all(key in claim.story for claim in thread) and _is_noun(word, thread):
            return str(word)
    return ""


def _fuller(phrase: str, thread: Sequence[Claim]) -> str:
    """A bare noun with the word that the stories put before it ("children's centres"), or what it belongs to."""
    if len(phrase.split()) == 1:
        before = re.compile(rf"\b([a-z][\w-]+(?:['’]s)?) {re.escape(phrase)}\b")
        said = Counter(word for claim in thread for word in {*before.findall(_opening(claim))})
        shared = [word for word, stories in said.items() if stories > 1 and words.first(word)]
        if shared:
            return f"{max(shared, key=lambda word: (said[word], word))} {phrase}"
    if len(phrase.split()) <= _BARE and thread[0].kind == "count":
        subject = _subject(thread)
        if subject and words.phrase(subject).keys().isdisjoint(words.phrase(phrase)):
            return f"{phrase}, {subject}"
    return phrase


def _merit(phrase: str, thread: Sequence[Claim], names: Collection[str], measure: str | None) -> tuple[float, int, str]:  # fmt: skip
    """How well a phrase names the thread: what the mentions share, in few words."""
    told = {w: weight for w, weight in words.phrase(phrase).items() if w not in names}
    common = sum(
        weight * sum(w in claim.near or w in claim.story for claim in thread)
        for w, weight in told.items()
    ) / len(thread)
    length = 2 + len(told) + (len(phrase.split()) - len(told)) / 4
    named = _names_measure(phrase) or _NAMED.get(measure or "", "-").lower() in phrase.lower()
    shared = common / (sum(told.values()) or 1.0)
    # "Spending in the district" says nothing of what it is for.
    is_vague = not any(x >= SPECIFIC_WEIGHT and w not in MEASURE_STEMS for w, x in told.items())
    clumsy = 0.1 * bool(_VERBAL.match(phrase)) + 0.4 * is_vague
    score = 2 * common / length + 0.5 * named * shared - clumsy
    return score, -len(phrase), phrase


def _is_place(phrase: str) -> bool:
    """Return whether a phrase says only where, in names: "investment in Cardiff Bay"."""
    told = words.phrase(phrase)
    return all(x > 1.0 for w, x in told.items() if x >= SPECIFIC_WEIGHT and w not in MEASURE_STEMS)


def slug(authority: str, name: str, thread: Sequence[Claim], taken: set[str]) -> str:
    """Return the address of a thread: the council and what it follows; of two alike, the later says its year."""
    said = [word for word in spelt(name).split("-") if word not in _DROPPED][:_SLUG_WORDS]
    plain = "-".join([authority, *said])
    year = (thread[0].article.date or "undated")[:4]
    numbered = (f"{plain}-{year}-{number}" for number in count(2))
    return next(each for each in chain((plain, f"{plain}-{year}"), numbered) if each not in taken)
