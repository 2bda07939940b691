"""Say of one number what kind of figure it is.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
Not:  numbers whose unit stands elsewhere ("from 34% to 17"): they come out as bare counts, for `elided` to mend.
"""

from digest.extract.figures import beside, context, idioms, refusals
from digest.extract.figures.counts import count
from digest.extract.figures.drafts import Draft
from digest.extract.figures.measures import duration, is_other_end, measure
from digest.extract.figures.money import SIGN_ENDS, is_coin, range_end, signed, spelled
from digest.extract.figures.shares import JOINS_PARTS, of_pounds, ratio, share
from digest.extract.figures.units import suffix as suffix_of
from digest.extract.numbers import Number

_NEAR = 8  # a number that numbers its line stands at most so many characters into it
_DASHES = frozenset("-–")
_OPENS = frozenset(" \n(\"'")
_NOT_COUNTED = {"time": "date", "month": "date", "ordinal": "ordinal", "age": "age", "bytes": "size", "times": "multiple"}  # fmt: skip
_UNITS = frozenset(["percent", "measure", "pence", "pounds"])


def read(
    low: str, raw: str, number: Number, last: Draft | None, limit: int, block: int
) -> Draft | str:
    """Return what `number` is, or why it is nothing. last: the figure before it; block: where the block starts."""
    start, end, form = number.start, number.end, number.form
    after = low[end : end + 1]
    if form == "digits":
        if start < 2 or low[start - 1] != " " or low[start - 2] in SIGN_ENDS:
            before = low[start - 1 : start]
            sign = low[start - 2 : start - 1] if before == " " else before
            if sign in SIGN_ENDS and (draft := signed(low, number, limit)):
                if is_coin(low, draft):
                    return "name"
                return draft if draft.scaled else of_pounds(low, draft, limit)
            if (
                before in _DASHES
                and last is not None
                and last.kind == "money"
                and last.core_end == start - 1
            ):
                return range_end(low, number, last, limit)
            if before not in _OPENS and (refusal := refusals.code_around(low, number)):
                return refusal
        if (after in refusals.GLUES or low[start] == "0") and (
            refusal := refusals.code_around(low, number)
        ):
            return refusal
        if start - block <= _NEAR and refusals.list_number(raw, number, block):
            return "list-number"
    f = beside.of(low, raw, number, after, block, limit)
    suffix = kind = None
    if not f.is_plain and (suffix := suffix_of(low, end, limit)) is not None:
        kind = suffix.lastgroup
        if kind in _NOT_COUNTED and (form == "digits" or form == "words"):
            return _NOT_COUNTED[kind]
    if form != "digits" and form != "words":
        return share(f, suffix)
    if (
        f.value <= 100
        and (after == "-" or not JOINS_PARTS.isdisjoint(f.ahead))
        and (part := ratio(f))
    ):
        return part
    if refusal := context.refusal(f, has_unit=kind in _UNITS) or idioms.refusal(f):
        return refusal
    if suffix is not None:
        if kind == "percent":
            unit = "points" if suffix["points"] else "%"
            return Draft(
                number, start, suffix.end(), suffix.end(), "percent", number.value, "percent", unit
            )
        if kind in ("pence", "pounds", "euros", "dollars"):
            money = spelled(low, number, suffix, limit)
            return "name" if is_coin(low, money) else money
        if kind == "measure":
            if found := measure(f, suffix):
                return found
        elif kind == "duration":
            return duration(f, suffix)
    counted = count(f)
    if (
        isinstance(counted, Draft)
        and counted.bare
        and is_other_end(f, last.core_end if last else 0)
    ):
        return "duration"
    return counted
