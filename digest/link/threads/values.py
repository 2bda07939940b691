"""What a printed value can mean: its hedge and its precision as an interval.

In:   a value, the words that printed it, its hedge.
Out:  the lowest and highest value that a fair reader would accept for it.
Not:  whether two figures count the same thing.

"£207m" is anything that rounds to it, so £207.3m agrees; "about £80m" is wider; "more than £82m" has no sharp
upper end, but says something near £82m and not twice as much.
"""

import re

_PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ABOVE = re.compile(
    r"\b(?:more than|over|at least|above|beyond|exceed\w*|excess|upwards|minimum|not less)\b"
)
_BELOW = re.compile(
    r"\b(?:up to|nearly|almost|under|below|less than|fewer than|as (?:many|much|little|few) as|close to"
    r"|at most|no more than|maximum|approaching|towards)\b"
)
# A bound is written near the value it bounds: nobody says "more than £82m" of £120m.
_BOUND = 0.10
# How far "about" reaches, at the least and at the most.
_ABOUT_LEAST, _ABOUT_MOST = 0.025, 0.05
# A round number this near may be a rounding of the other.
_ROUNDED = 0.03


def interval(value: float, text: str, kind: str, hedge: str | None) -> tuple[float, float]:
    """Return the lowest and highest value that `text` with its `hedge` can mean."""
    half = _last_place(value, text, kind) / 2
    low, high = value - half, value + half
    if not hedge:
        return low, high
    said = hedge.lower()
    size = abs(value)
    if _ABOVE.search(said) and "no more" not in said:
        return low, max(high, value + size * _BOUND)
    if _BELOW.search(said):
        return min(low, value - size * _BOUND), high
    reach = max(half, size * _ABOUT_LEAST, min(_significant(value) / 2, size * _ABOUT_MOST))
    return value - reach, value + reach


def _last_place(value: float, text: str, kind: str) -> float:
    """The worth of one step in the last printed place: 100,000 for "£207.3m", 0 for a whole count."""
    match = _PRINTED.search(text)
    if match is None:
        return 1.0 if kind == "measure" else 0.0
    decimals = len(match[1] or "")
    printed = float(match[0].replace(",", ""))
    scale = value / printed if printed else 1.0
    if kind == "count" and scale < 2 and not decimals:
        return 0.0
    return abs(scale) * 10.0**-decimals


def _significant(value: float) -> float:
    """The worth of one step in the last digit that is not a nought: 10 for 80, 0.1 for 2.4."""
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10.0 ** -len(digits.partition(".")[2]))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def specific(value: float) -> int:
    """Return how many digits a value spells: 1 for £500m, 2 for £5.5m, 3 for 890 and 1,090."""
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return len(digits)


def agree(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Return whether two values can be one; two that only touch (£1.5bn and £1.6bn, each rounded) cannot."""
    return a == b or (a[0] < b[1] and b[0] < a[1])


def rounds(a: float, b: float) -> bool:
    """Return whether one may be a rounding of the other: £70m of £68m, but not £800m of £760m."""
    larger = max(abs(a), abs(b))
    if not larger or abs(a - b) > larger * _ROUNDED:
        return False
    return any(abs(x - y) <= _significant(x) / 2 for x, y in ((a, b), (b, a)))


def admits(hedge: str | None, value: float, other: float) -> bool:
    """Return whether a bound ("up to", "more than") leaves room for `other`, however far it is."""
    if not hedge:
        return False
    said = hedge.lower()
    if _ABOVE.search(said):
        return other >= value
    return bool(_BELOW.search(said)) and other <= value
