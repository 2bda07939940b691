"""Tell years from counts: "in 2019" and "1980s", but "2,000 homes" and "more than 2019 people".

In:   a Number and what stands beside it.
Out:  the name of a refusal (a key of `refusals.WHY`) or None; `is_counted`, true where a plural noun follows.
"""

import re

from digest.extract.figures.beside import Beside
from digest.extract.figures.lists import listed
from digest.extract.figures.refusals import FINANCIAL_YEAR

_YEAR_BEFORE = listed("""in since by until till during from between before after of to the early late mid through and for spring summer autumn winter
    christmas year year's around circa about vs or its a an this that last our election elections budget
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""")
_YEAR_SURELY = _YEAR_BEFORE - listed("of to from and about around its a our for")
_COUNTED = listed("""people homes houses jobs children pupils households residents properties places staff workers new more
    tonnes students families objections responses complaints signatures trees patients letters comments votes
    fans visitors cars vehicles potholes affordable council social extra students employees""")
_HEDGED = listed("than least to over under some nearly almost approximately roughly")
_UNTIL_OR_LATER = listed("until till to by before since in later earlier sooner")
_NEXT_WORD = re.compile(r"[ \n]([a-z]+)")


def refusal(f: Beside) -> str | None:
    """Refuse "2019", "1980s", "2017-18"."""
    low, end = f.low, f.end
    if not 1000 <= f.value <= 2100 or "." in low[f.start : end]:
        return None
    if FINANCIAL_YEAR.match(low, end):
        return "financial-year"
    if low.startswith("s", end):
        return "date"
    counted = is_counted(low, end)
    if f.value >= 1900:
        if f.bare in _HEDGED and (counted or f.bare in ("than", "least")):
            before = f.words[-3:-2] if f.bare == "least" else f.words[-2:-1]
            return "date" if before and before[0] in _UNTIL_OR_LATER else None
        return None if counted and f.bare not in _YEAR_BEFORE else "date"
    return "date" if f.bare in _YEAR_SURELY and not counted else None


def is_counted(low: str, end: int) -> bool:
    """True when a plural noun follows, which makes "option 3 homes" a count after all."""
    match = _NEXT_WORD.match(low, end)
    return match is not None and match[1] in _COUNTED
