"""Tell a time of day from a count: "at 5.40 one morning", "half past five", "finishes at three".

In:   a number, the words before it, and the character that follows.
Out:  whether it is a time of day.
Not:  times that say so themselves, with a colon, "am", "pm" or "o'clock".
"""

import re

from digest.extract.figures.lists import listed

_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")
_CLOCK_BEFORE = listed("at the by until before after from between past around about")
_CLOCK_AFTER = re.compile(
    r"[.,;:)!?'\"]|$|[ \n](?:one|this|that|on|and|to|each|every|last|next|tomorrow|today|tonight|showing|train|bus|boat|ferry"
    r"|service|start|performance|slot|flight|sailing|news)\b"
)
_STOPS = frozenset(".,;:!?\"')")
_PARTS_OF_HOURS = listed("half quarter ten twenty five")
_TIMED = listed("""start starts started starting finish finishes finished finishing open opens opened opening close closes closed
    closing shut shuts end ends ended ending begin begins began beginning meet meets met meeting leave leaves arrive arrives arrived
    arriving wake woke up bed home back work school doors kick-off shift shifts lunch tea dinner tomorrow tonight today morning
    afternoon evening more results figures update bulletin sharp again""")
"""What is done, or comes, at an hour; other things stand "at three" by their number."""


def is_decimal_time(low: str, start: int, end: int, before: str) -> bool:
    """True of "at 5.40 one morning", "the 7.40 showing", "between 8.30 and 5": a time without its am or pm."""
    return (
        before in _CLOCK_BEFORE
        and _CLOCK.fullmatch(low, start, end) is not None
        and _CLOCK_AFTER.match(low, end) is not None
        and (before not in ("from", "by", "to") or low.startswith((" until", " one"), end))
    )


def is_hour(low: str, end: int, before: str, second: str) -> bool:
    """True of the hour in "half past five", "my shift finishes at three." second: the word before `before`."""
    if before == "past":
        return second in _PARTS_OF_HOURS
    return before == "at" and low[end : end + 1] in _STOPS and second in _TIMED
