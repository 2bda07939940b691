"""Read the numbers that are spelt in words: "two hundred and thirty", "half a million", "three and a half".

In:   plain text in lower case, and the first word of a number.
Out:  a Number, as far as the words make one.
Not:  finding where one begins; that is `starts`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from digest.extract.numbers.values import (
    DEGREES,
    FACTORS,
    PARTS,
    SCALES,
    SMALL,
    TENS,
    VULGAR,
    WORDS,
    Number,
    fraction,
    number,
)

_BLANKS = frozenset(" \n-")
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_SCALED = "|".join(FACTORS)
_ALONE = {n: (Decimal(n), float(n)) for n in WORDS.values()}
"""The value and the size of a word that stands alone."""
SCALE_WORD = re.compile(rf"[ \n-]{{1,2}}({_SCALED})\b")
_MORE = re.compile(
    rf"(?P<join>-|[ \n]{{1,3}}(?:and[ \n]{{1,3}})?)"
    rf"(?:(?P<word>{_WORD}|{_SCALED})|(?P<point>point)(?=[ \n](?:{_SMALL}|zero|nought)\b))\b"
)
_DECIMAL = re.compile(rf"[ \n]({_SMALL}|zero|nought|oh)\b")
_AND_PART = re.compile(
    r"[ \n]and[ \n](?:(?:a|one)[ \n-](half|quarter|third)|(three)[ \n-]quarters)\b"
)
_PARTED = re.compile(rf"[ \n-](?:(?:{'|'.join(DEGREES)})[ \n])?({'|'.join(PARTS)})s?\b")
_FOLLOWS = re.compile(r"[ \n-]{1,3}([a-z]+)")
_GOES_ON = frozenset(
    [*DEGREES, *WORDS, *FACTORS, *PARTS, *(f"{part}s" for part in PARTS), "and", "point"]
)
_BROKEN = re.compile(r"-\n[ ]{0,12}(teen|ty)\b")
_OF_SCALE = re.compile(rf"[ \n]of[ \n]an?[ \n]({'|'.join(SCALES)})\b")
_HALF_A = re.compile(rf"[ \n-]an?[ \n-]({_SCALED})\b")


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """Return the three characters, the first a blank or a hyphen, with which one of `words` may follow a number."""
    begins = {word[:2] for word in words}
    begins |= {mark + two[0] for mark in _BLANKS for two in begins}
    return frozenset(mark + two for mark in _BLANKS for two in begins)


GOES_ON = beginnings([*_GOES_ON, "teen", "ty"]) | {"-\n "}
"""The three characters after a word that may go on: most words do not, and no pattern is tried."""


def spelt(low: str, start: int, word: str) -> Number | None:
    """Return the number in words that begins with `word` at `start`; None for an article that begins none."""
    end = start + len(word)
    if low.startswith("-\n", end) and (tail := _BROKEN.match(low, end)):
        # A line ended inside the word: "four-" and "teen" on the next.
        whole = low[start:end] + tail[1]
        if whole in WORDS:
            return _words(low, start, tail.end(), WORDS[whole])
    if low[end : end + 1] not in _BLANKS:
        if word == "half":
            return number(start, end, VULGAR["½"], "half")
        return Number(start, end, *_ALONE[WORDS[word]], "words") if word[0] != "a" else None
    if word == "half":
        if more := _HALF_A.match(low, end):
            return number(start, more.end(), FACTORS[more[1]] / 2, "words")
        return number(start, end, VULGAR["½"], "half")
    return _words(low, start, end, 1 if word[0] == "a" else WORDS[word])


def _part_of(low: str, start: int, end: int, value: Decimal) -> Number:
    """A fraction, or the number that it is of: "three quarters of a million"."""
    if scale := _OF_SCALE.match(low, end):
        return number(start, scale.end(), value * SCALES[scale[1]], "words")
    return number(start, end, value, "fraction")


def _words(low: str, start: int, end: int, first: int) -> Number | None:
    """Words, as far as they make one number; `first` is the value of the first."""
    article = low[start] == "a"
    follows = _FOLLOWS.match(low, end) if low[end : end + 3] in GOES_ON else None
    if follows is None or follows[1] not in _GOES_ON:
        return None if article and end - start < 3 else Number(start, end, *_ALONE[first], "words")
    part = _PARTED.match(low, end)
    if part and (article or first < PARTS[part[1]]):
        return _part_of(low, start, part.end(), fraction(first, PARTS[part[1]]))
    total, current, tail = Decimal(0), Decimal(first), Decimal(0)
    smallest = Decimal(10**15)
    last = "ten" if first in TENS.values() and first >= 20 else "small"
    while True:
        if part := _AND_PART.match(low, end):
            tail = Decimal("0.75") if part[2] else fraction(1, PARTS[part[1]])
            end = part.end()
            if more := SCALE_WORD.match(low, end):
                if more[1] not in SCALES:
                    break
                return number(
                    start, more.end(), (total + current + tail) * SCALES[more[1]], "words"
                )
            break
        more = _MORE.match(low, end)
        if more is None:
            break
        word, joined = more["word"], "and" in more["join"]
        if more["point"]:
            end = more.end()
            places = ""
            while digit := _DECIMAL.match(low, end):
                places += str(SMALL.get(digit[1], 0))
                end = digit.end()
            current += Decimal("0." + places)
            last = "point"
            continue
        if word in SCALES:
            if joined or current == 0 or SCALES[word] >= smallest:
                break
            total += current * SCALES[word]
            current, smallest, last = Decimal(0), SCALES[word], "scale"
        elif word == "hundred":
            if joined or not 0 < current < 100:
                break
            current, last = current * 100, "hundred"
        elif word == "dozen":
            if joined or not 0 < current < 100 or total:
                break
            total, current, last = current * 12, Decimal(0), "dozen"
        else:
            value = WORDS[word]
            if last == "ten" and value < 10 and not joined and current % 10 == 0:
                current, last = current + value, "small"
            elif joined and last in ("hundred", "scale") and current % 100 == 0:
                current, last = current + value, "ten" if value >= 20 else "small"
            elif last == "scale" and not joined and (scaled := SCALE_WORD.match(low, more.end())):
                if scaled[1] == "dozen":
                    break
                current, last = current + value, "ten" if value >= 20 else "small"
            else:
                break
        end = more.end()
    if article and end - start < 3:
        return None
    return number(start, end, total + current + tail, "words")
