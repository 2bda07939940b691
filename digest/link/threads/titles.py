"""Give a thread the name that readers see, and the address that lasts.

In:   the Claims of a thread, in order.
Out:  a title in the text's own words; a slug from the council and the measure.
Not:  anything made up: beyond the name of the measure, every word stands in one of the sentences.

Both come from the oldest mention and what the others share with it, so that a story added later moves neither.
"""

import re
from collections.abc import Sequence

from slugify import slugify

from digest.link.threads import measures, words
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
_SLUG_WORDS = 6


def title(thread: Sequence[Claim]) -> str:
    """Return what a thread follows."""
    measure = next((claim.measure for claim in thread if claim.measure), None)
    if measure in ("care",):
        return _NAMED[measure]
    phrases = [claim.article.figures[n - 1].about for claim in thread for n in claim.numbers]
    best = max(phrases, key=lambda phrase: _merit(phrase, thread))
    return best[:1].upper() + best[1:] if best else _NAMED.get(measure or "", "Figure")


def _merit(phrase: str, thread: Sequence[Claim]) -> tuple[float, int]:
    """How well a phrase names the thread: the words that most mentions share, in few words."""
    said = words.weighed("x " + phrase)
    common = sum(
        weight * sum(w in claim.near or w in claim.story for claim in thread)
        for w, weight in said.items()
    )
    named = any(w in measures.WORDS for w in re.findall(r"[\w-]+", phrase.lower()))
    return common / (2 + len(phrase.split())) + 0.5 * named, -len(phrase)


def slug(authority: str, name: str) -> str:
    """Return the address of a thread: the council and what it follows."""
    said = [
        w
        for w in slugify(name).split("-")
        if w not in {"of", "the", "to", "a", "in", "for", "s", "and"}
    ]
    return "-".join([authority, *said[:_SLUG_WORDS]])
