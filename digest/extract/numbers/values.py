"""What a number is, and the values of the words that spell one.

In:   nothing.
Out:  `Number`; the words by their values.
Not:  reading; that is `numbers` itself and `in_words`.
"""

from decimal import Decimal
from typing import Literal

import msgspec

Form = Literal["digits", "words", "fraction", "half"]


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number and its place: half-open offsets.

    size: about the value, for comparing; a float is compared in a fraction of a Decimal's time.
    form: "fraction" for "two-thirds" and "a quarter" (value to four places), "half" for a lone "half".
    """

    start: int
    end: int
    value: Decimal
    size: float
    form: Form


_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(_UNITS.split(), start=1)}
TENS = {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
WORDS = SMALL | TENS
SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
LETTERS = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "tn": Decimal(10**12),
} | SCALES
FACTORS = {"hundred": Decimal(100), "dozen": Decimal(12)} | SCALES
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
DEGREES = ("mere", "full", "good", "whopping", "bare")
"""What may stand between an article and a part: "a full third"."""
_FOUR_PLACES = Decimal("0.0001")


def number(start: int, end: int, value: Decimal, form: Form) -> Number:
    """Return the Number of `value`, which is not known as a float yet."""
    return Number(start, end, value, float(value), form)


def digits(text: str) -> Decimal:
    """Return the number that `text` spells in digits, commas allowed: "1,250.5"."""
    return Decimal(text.replace(",", "") if "," in text else text)


def fraction(part: int, whole: int) -> Decimal:
    """Return `part` of `whole` to four places, the precision of a share.

    >>> fraction(1, 7)
    Decimal('0.1429')
    """
    return (Decimal(part) / Decimal(whole)).quantize(_FOUR_PLACES).normalize()
