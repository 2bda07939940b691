"""Say whether two claims of one thread agree, tell of a change, or disagree.

In:   two Claims that `compare` found to be one measure.
Out:  same, changed or disagrees.
Not:  who is right.
"""

from digest.link.threads import measures, periods, values
from digest.link.threads.claims import Claim
from digest.link.threads.clashes import near_in_time
from digest.link.threads.compare import agreeing
from digest.site import Relation

# How long a measure that nobody dates stays what it was, in months: accounts of one debt come out once a year.
_STANDS = {"debt": 12, "cost": 2}
_STANDS_OTHERWISE = 1


def relation(a: Claim, b: Claim) -> Relation:
    """Return what `b`, the later, is to `a` in one thread."""
    if agreeing(a, b):
        return "same"
    if a.month is None or b.month is None:
        return "changed"
    if values.admits(a.hedge, a.value, b.value) or values.admits(b.hedge, b.value, a.value):
        return "changed"
    of_one_time = bool(a.period and b.period and periods.overlap(a.period, b.period))
    if (a.past or b.past) and not of_one_time:
        return "changed"
    if _restated(a, b):
        return "disagrees"
    if b.article.date != a.article.date and not a.past and measures.says_change(b.window):
        return "changed"
    if a.measure == "tax":
        return "changed"
    if a.measure in measures.LEVELS:
        stands = _STANDS.get(a.measure or "", _STANDS_OTHERWISE)
        return "disagrees" if periods.apart(_when(a), _when(b)) <= stands else "changed"
    return "disagrees" if near_in_time(a, b) else "changed"


def _when(claim: Claim) -> periods.Months:
    month = claim.month or 0
    return claim.period or (month, month + 1)


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
