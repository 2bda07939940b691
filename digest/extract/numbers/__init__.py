"""Read the numbers of a text, in digits and in words.

In:   plain text in lower case (see `lower`).
Out:  Numbers in reading order, each with its exact value; what they count is for others to say.
Not:  units, money, dates. "2019", "60" of "60p" and "third" of "a third bridge" are all Numbers here.

British use: units follow hundreds with "and" ("two hundred and thirty"), so that "seven hundred thousand two
years ago" is 700,000 and 2. "bn" and "billion" are a thousand million, as in official use since 1974.
"""

from collections.abc import Iterator
from decimal import Decimal

from digest.extract.numbers.in_words import GOES_ON, SCALE_WORD, beginnings, spelt
from digest.extract.numbers.starts import DIGITS, FIRST, MARKS, first, places
from digest.extract.numbers.values import (
    FACTORS,
    LETTERS,
    SCALES,
    SMALL,
    TENS,
    VULGAR,
    WORDS,
    Form,
    Number,
    digits,
    fraction,
    number,
)

__all__ = [
    "LETTERS",
    "MARKS",
    "SCALES",
    "SMALL",
    "TENS",
    "Form",
    "Number",
    "at",
    "digits",
    "first",
    "fraction",
    "lower",
    "places",
    "read",
    "scan",
]

_LONGEST_DIGITS = 20  # a longer run of digits is a code, not a number
_MOST_REMEMBERED = 10_000
_SCALED = beginnings(FACTORS)
_KNOWN: dict[str, tuple[Decimal, float, Form, frozenset[str]]] = {
    word: (Decimal(n), float(n), "words", GOES_ON) for word, n in WORDS.items()
}
"""The value, the size and the form of what stands alone, and the three characters after it that may carry it on.

Digits are remembered as they are read: articles are full of the same small numbers.
"""


def lower(text: str) -> str:
    """Return `text` in lower case, of the same length.

    >>> lower("İ £5M")
    'İ £5m'
    """
    # A pound sign or a dash makes lower() several times as slow, and most texts hold no other mark beyond ASCII.
    if not text.isascii() and "\x01" not in text and "\x02" not in text:
        plain = text.replace("–", "\x01").replace("£", "\x02")
        if plain.isascii():
            return plain.lower().replace("\x02", "£").replace("\x01", "–")
    low = text.lower()
    if len(low) != len(text):  # a few capitals become two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def read(low: str, start: int, end: int) -> Number | None:
    """Return the number that begins at a place; `end` is where its digits or its first word end."""
    text = low[start:end]
    known = _KNOWN.get(text)
    if known is None:
        if text[0] in "ah":  # "a" of "a dozen", "half"
            return spelt(low, start, text)
        if text in VULGAR:
            return number(start, end, VULGAR[text], "half")
        if len(text) > _LONGEST_DIGITS:
            return None
        known = _learnt(text)
    value, size, form, goes_on = known
    if low[end : end + 3] not in goes_on:
        return Number(start, end, value, size, form)
    if form == "words":
        return spelt(low, start, text)
    while more := SCALE_WORD.match(low, end):  # "1.2 million", "2 dozen"
        value *= FACTORS[more[1]]
        end, size = more.end(), float(value)
    return Number(start, end, value, size, form)


def _learnt(text: str) -> tuple[Decimal, float, Form, frozenset[str]]:
    """Return what digits that were not seen before are worth, and remember it."""
    part = VULGAR.get(text[-1])
    value = digits(text) if part is None else digits(text[:-1] or "0") + part
    known: tuple[Decimal, float, Form, frozenset[str]] = value, float(value), "digits", _SCALED
    if len(_KNOWN) < _MOST_REMEMBERED:
        _KNOWN[text] = known
    return known


def at(low: str, position: int, end: int) -> Number | None:
    """Return the number that begins just at `position`, if its digits or its first word end by `end`."""
    match = FIRST.match(low, position, end) or DIGITS.match(low, position, end)
    return read(low, *match.span()) if match else None


def scan(low: str, start: int, end: int) -> Iterator[Number]:
    """Return the numbers of `low` from `start` to `end`, which do not overlap."""
    position = start
    for begins, after in places(low, start, end):
        if begins >= position and (found := read(low, begins, after)) is not None:
            position = found.end
            yield found
