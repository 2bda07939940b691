"""Say whether two claims of one thread agree, tell of a change, or disagree.

In:   two Claims that `compare` found to be one measure.
Out:  same, changed or disagrees.
Not:  who is right.
"""

from datetime import date

from digest.brief import Relation
from digest.link.threads import measures, periods, values
from digest.link.threads.claims import Claim
from digest.link.threads.compare import agreeing

# How long an account of something stands, in days: figures of a later one may be new ones. Two that name the same
# time tell of it longer, and accounts of one debt come out once a year.
_STANDS, _STANDS_OF_ONE_TIME, _STANDS_DEBT = 14, 31, 366


def relation(a: Claim, b: Claim) -> Relation:
    """Return what `b`, the later, is to `a` in one thread."""
    if agreeing(a, b):
        return "same"
    if a.month is None or b.month is None:
        return "changed"
    if values.admits(a.hedge, a.value, b.value) or values.admits(b.hedge, b.value, a.value):
        return "changed"
    of_one_time = bool(a.period and b.period and periods.holds(a.period, b.period))
    if a.period and b.period and not of_one_time:
        return "changed"
    if a.measure in measures.LEVELS and periods.apart(_when(a), _when(b)) > _stands_months(a):
        return "changed"
    if (a.past or b.past) and not of_one_time:
        return "changed"
    if _restated(a, b):
        return "disagrees"
    if b.article.date != a.article.date and not a.past and measures.says_change(b.window):
        return "changed"
    if a.measure == "tax":
        return "changed"
    return "disagrees" if _days(a, b) <= _stands(a, of_one_time=of_one_time) else "changed"


def _when(claim: Claim) -> periods.Months:
    """The time that a level speaks of: that which is named, else that of its story."""
    month = claim.month or 0
    return claim.period or (month, month + 1)


def _stands_months(claim: Claim) -> int:
    return periods.A_YEAR if claim.measure == "debt" else 1


def _stands(claim: Claim, *, of_one_time: bool) -> int:
    if claim.measure == "debt":
        return _STANDS_DEBT
    return _STANDS_OF_ONE_TIME if of_one_time else _STANDS


def _days(a: Claim, b: Claim) -> int:
    """How many days lie between two stories, at the most where only their months are known."""
    first, second = a.article.date or "", b.article.date or ""
    start = date.fromisoformat(f"{first}-01"[:10])
    return (date.fromisoformat(f"{second}-28"[:10]) - start).days


def _restated(a: Claim, b: Claim) -> bool:
    """Return whether both speak of one time gone by, or the later looks back to the month of the earlier."""
    if not b.period or b.month is None or a.month is None:
        return False
    if a.period and max(a.period[1], b.period[1]) <= min(a.month, b.month):
        return periods.overlap(a.period, b.period)
    return (
        b.period[1] - b.period[0] <= 1
        and b.period[1] <= b.month
        and periods.overlap(b.period, (a.month, a.month + 1))
    )
