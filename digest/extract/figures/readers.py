"""Say of one number what kind of figure it is.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
Not:  numbers whose unit stands elsewhere ("from 34% to 17"): they come out as bare counts, for `elided` to mend.
"""

from digest.extract.figures import context, refusals
from digest.extract.figures.counts import count
from digest.extract.figures.drafts import Draft
from digest.extract.figures.measures import duration, measure
from digest.extract.figures.money import range_end, signed, spelled
from digest.extract.figures.shares import of_pounds, ratio, share
from digest.extract.figures.units import suffix as suffix_of
from digest.extract.numbers import Number

_NEAR = 8  # a number that numbers its line stands at most so many characters into it


def read(
    low: str, raw: str, number: Number, last: Draft | None, limit: int, block: int
) -> Draft | str:
    """Return what `number` is, or why it is nothing. last: the figure before it; block: where the block starts."""
    start, end = number.start, number.end
    if number.form == "digits":
        if draft := signed(low, number, limit):
            return of_pounds(low, draft, limit)
        if last is not None and last.kind == "money" and low[last.core_end : start] in ("-", "–"):
            return range_end(low, number, last, limit)
        if refusal := refusals.code_around(low, number):
            return refusal
        if start - block <= _NEAR and refusals.list_number(raw, number, block):
            return "list-number"
    words = low[max(block, start - 44) : start].rsplit(None, 3)
    suffix = suffix_of(low, end, limit)
    kind = suffix.lastgroup if suffix else None
    if number.form in ("fraction", "half"):
        return share(low, number, limit, words, suffix)
    if kind in ("time", "month"):
        return "date"
    if kind in ("ordinal", "age"):
        return kind
    if kind == "bytes":
        return "size"
    if kind == "times":
        return "multiple"
    if part := ratio(low, number, limit):
        return part
    if refusal := context.refusal(
        low, raw, number, block, words, unit=kind in ("percent", "measure", "pence", "pounds")
    ):
        return refusal
    if suffix is not None:
        if kind == "percent":
            unit = "points" if suffix["points"] else "%"
            return Draft(
                number, start, suffix.end(), suffix.end(), "percent", number.value, "percent", unit
            )
        if kind in ("pence", "pounds", "euros", "dollars"):
            return spelled(low, number, suffix, limit)
        if kind == "measure":
            if found := measure(low, number, suffix, limit):
                return found
        elif kind == "duration":
            return duration(low, number, suffix, limit, block, words)
    return count(low, number, limit, words)
