"""Read the numbers of a text, in digits and in words.

In:   plain text in lower case (see `lower`).
Out:  Numbers in reading order, each with its exact value; what they count is for others to say.
Not:  units, money, dates. "2019", "60" of "60p" and "third" of "a third bridge" are all Numbers here.

British use: units follow hundreds with "and" ("two hundred and thirty"), so that "seven hundred thousand two
years ago" is 700,000 and 2. "bn" and "billion" are a thousand million, as in official use since 1974.
"""

import re
from collections.abc import Iterable, Iterator
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
_WORD_VALUES = SMALL | TENS
_ALONE = {n: (Decimal(n), float(n)) for n in _WORD_VALUES.values()}
"""The value and the size of a word that stands alone."""
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
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


class _Values(dict[str, tuple[Decimal, float]]):
    """The value and the size of digits, remembered: articles are full of the same small numbers."""

    def __missing__(self, text: str) -> tuple[Decimal, float]:
        part = _VULGAR.get(text[-1])
        value = digits(text) if part is None else digits(text[:-1] or "0") + part
        both = value, float(value)
        if len(self) < _MOST_REMEMBERED:
            self[text] = both
        return both


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    """Return the two characters with which one of `words` may begin after a blank, or after two."""
    begins = {word[:2] for word in words}
    return frozenset(begins | {mark + two[0] for mark in " \n-" for two in begins})


_MOST_REMEMBERED = 10_000
_VALUES = _Values()
_FACTORS = {"hundred": Decimal(100), "dozen": Decimal(12)} | SCALES
_BEFORE_SCALE = frozenset(" \n-")
_SCALE_BEGINS = _beginnings(_FACTORS)
_FOUR_PLACES = Decimal("0.0001")
_LONGEST_DIGITS = 20  # a longer run of digits is a code, not a number

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_WORD = "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
_PART = "|".join(_PARTS)

# Words by their first letter, so that most places are given up at one character.
_TREE = "|".join(
    f"{letter}(?:{'|'.join(word[1:] for word in sorted([*SMALL, *TENS, 'half'], key=len, reverse=True) if word[0] == letter)})"
    for letter in sorted({word[0] for word in [*SMALL, *TENS, "half"]})
)
_DEGREE = "(?:mere|full|good|whopping|bare)[ \\n]"
_ARTICLE = rf"an?(?=[ \n]+(?:hundred|thousand|million|billion|trillion|dozen|half|(?:{_DEGREE})?(?:{_PART}))\b)"
_FIRST = re.compile(rf"(?:{_TREE}|{_ARTICLE})(?![a-z'])")
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?[½¼¾]?|[½¼¾]")

# The scan reads a copy of the text in plain bytes, in which every digit is "0" and every mark that may stand before
# a word is a blank: a pattern that begins with one literal character is found several times as fast as any other.
MARKS = frozenset(" \n\t\"'(–/|*_>•[")
_BEFORE_WORD = "".join(sorted(mark for mark in MARKS if mark.isascii())) + "?"  # "?": not Latin
_COPIED = bytes.maketrans(
    f"0123456789½¼¾{_BEFORE_WORD}".encode("latin-1"),
    f"0000000000½½½{' ' * len(_BEFORE_WORD)}".encode("latin-1"),
)
_VULGAR_COPIED = "½".encode("latin-1")
_FIND_DIGITS = re.compile(rb"00*(?:,000(?!0))*(?:\.00*)?" + _VULGAR_COPIED + b"?")
_FIND_VULGAR = re.compile(_VULGAR_COPIED)
_FIND_WORDS = re.compile(
    rf" (?:{_TREE}|an?(?= +(?:hundred|thousand|million|billion|trillion|dozen|half|mere|full|good|whopping|bare|{_PART})))(?![a-z])".encode()
)
_SCALE_WORD = re.compile(r"[ \n-]{1,2}(thousand|million|billion|trillion|hundred|dozen)\b")
_MORE = re.compile(
    rf"(?P<join>-|[ \n]{{1,3}}(?:and[ \n]{{1,3}})?)"
    rf"(?:(?P<word>{_WORD}|hundred|thousand|million|billion|trillion|dozen)|(?P<point>point)(?=[ \n](?:{_SMALL}|zero|nought)\b))\b"
)
_DECIMAL = re.compile(rf"[ \n]({_SMALL}|zero|nought|oh)\b")
_AND_PART = re.compile(
    r"[ \n]and[ \n](?:(?:a|one)[ \n-](half|quarter|third)|(three)[ \n-]quarters)\b"
)
_PARTED = re.compile(rf"[ \n-](?:{_DEGREE})?({_PART})s?\b")
_FOLLOWS = re.compile(r"[ \n-]{1,3}([a-z]+)")
_GOES_ON = frozenset(
    [
        "mere",
        "full",
        "good",
        "whopping",
        "bare",
        *SMALL,
        *TENS,
        *_FACTORS,
        *_PARTS,
        *(f"{part}s" for part in _PARTS),
        "and",
        "point",
    ]
)
_GOES_ON_BEGINS = _beginnings(_GOES_ON)
_BROKEN = re.compile(r"-\n[ ]{0,12}(teen|ty)\b")
_OF_SCALE = re.compile(r"[ \n]of[ \n]an?[ \n](thousand|million|billion|trillion)\b")
_HALF_A = re.compile(r"[ \n-]an?[ \n-](hundred|thousand|million|billion|trillion|dozen)\b")


def lower(text: str) -> str:
    """Return `text` in lower case, of the same length.

    >>> lower("İ £5M")
    'İ £5m'
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals become two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def places(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where between `start` and `end` a number may begin, and where its digits or its first word end.

    In reading order; a word needs one of `MARKS` before it, or stands at `start` itself.
    """
    copy = low[start:end].encode("latin-1", "replace").translate(_COPIED)
    found = [match.span() for match in _FIND_DIGITS.finditer(copy)]
    if _VULGAR_COPIED in copy:
        after_digits = {after for _, after in found}
        vulgar = [match.span() for match in _FIND_VULGAR.finditer(copy)]
        found += [span for span in vulgar if span[1] not in after_digits]
    if start:
        found = [(start + at, start + after) for at, after in found]
    for match in _FIND_WORDS.finditer(copy):
        at = start + match.start()
        if low[at] in MARKS and not (low[at] == "'" and at and low[at - 1].isalnum()):
            word = _FIRST.match(low, at + 1, end)
            if word is not None:
                found.append(word.span())
    if word := _FIRST.match(low, start, end):
        found.append(word.span())
    found.sort()
    return found


def first(low: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the place of a number word that begins just at `position`, whatever stands before it."""
    match = _FIRST.match(low, position, end)
    return match.span() if match else None


def read(low: str, start: int, end: int) -> Number | None:
    """Return the number that begins at a place; `end` is where its digits or its first word end."""
    text = low[start:end]
    if text in _WORD_VALUES or text[0] in "ah":  # "a" of "a dozen", "half"
        return _spelt(low, start, text)
    if text in _VULGAR:
        return _number(start, end, _VULGAR[text], "half")
    if len(text) > _LONGEST_DIGITS:
        return None
    value, size = _VALUES[text]
    if low[end : end + 1] in _BEFORE_SCALE and low[end + 1 : end + 3] in _SCALE_BEGINS:
        while more := _SCALE_WORD.match(low, end):  # "1.2 million", "2 dozen"
            value *= _FACTORS[more[1]]
            end, size = more.end(), float(value)
    return Number(start, end, value, size, "digits")


def at(low: str, position: int, end: int) -> Number | None:
    """Return the number that begins just at `position`, if its digits or its first word end by `end`."""
    match = _FIRST.match(low, position, end) or _DIGITS.match(low, position, end)
    return read(low, *match.span()) if match else None


def scan(low: str, start: int, end: int) -> Iterator[Number]:
    """Return the numbers of `low` from `start` to `end`, which do not overlap."""
    position = start
    for first, after in places(low, start, end):
        if first >= position and (number := read(low, first, after)) is not None:
            position = number.end
            yield number


def digits(text: str) -> Decimal:
    """Return the number that `text` spells in digits, commas allowed: "1,250.5"."""
    return Decimal(text.replace(",", "") if "," in text else text)


def fraction(part: int, whole: int) -> Decimal:
    """Return `part` of `whole` to four places, the precision of a share.

    >>> fraction(1, 7)
    Decimal('0.1429')
    """
    return (Decimal(part) / Decimal(whole)).quantize(_FOUR_PLACES).normalize()


def _spelt(low: str, start: int, word: str) -> Number | None:
    """A number in words that begins with `word`."""
    end = start + len(word)
    if low.startswith("-\n", end) and (tail := _BROKEN.match(low, end)):
        # A line ended inside the word: "four-" and "teen" on the next.
        whole = low[start:end] + tail[1]
        if whole in _WORD_VALUES:
            return _words(low, start, tail.end(), _WORD_VALUES[whole])
    if low[end : end + 1] not in _BEFORE_SCALE:
        if word == "half":
            return _number(start, end, _VULGAR["½"], "half")
        return Number(start, end, *_ALONE[_WORD_VALUES[word]], "words") if word[0] != "a" else None
    if word == "half":
        if more := _HALF_A.match(low, end):
            return _number(start, more.end(), _FACTORS[more[1]] / 2, "words")
        return _number(start, end, _VULGAR["½"], "half")
    return _words(low, start, end, 1 if word[0] == "a" else _WORD_VALUES[word])


def _number(start: int, end: int, value: Decimal, form: Form) -> Number:
    return Number(start, end, value, float(value), form)


def _part_of(low: str, start: int, end: int, value: Decimal) -> Number:
    """A fraction, or the number that it is of: "three quarters of a million"."""
    if scale := _OF_SCALE.match(low, end):
        return _number(start, scale.end(), value * SCALES[scale[1]], "words")
    return _number(start, end, value, "fraction")


def _words(low: str, start: int, end: int, first: int) -> Number | None:
    """Words, as far as they make one number; `first` is the value of the first."""
    article = low[start] == "a"
    follows = _FOLLOWS.match(low, end) if low[end + 1 : end + 3] in _GOES_ON_BEGINS else None
    if follows is None or follows[1] not in _GOES_ON:
        return None if article and end - start < 3 else Number(start, end, *_ALONE[first], "words")
    part = _PARTED.match(low, end)
    if part and (article or first < _PARTS[part[1]]):
        return _part_of(low, start, part.end(), fraction(first, _PARTS[part[1]]))
    total, current, tail = Decimal(0), Decimal(first), Decimal(0)
    smallest = Decimal(10**15)
    last = "ten" if first in TENS.values() and first >= 20 else "small"
    while True:
        if part := _AND_PART.match(low, end):
            tail = Decimal("0.75") if part[2] else fraction(1, _PARTS[part[1]])
            end = part.end()
            if more := _SCALE_WORD.match(low, end):
                if more[1] not in SCALES:
                    break
                return _number(
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
            value = _WORD_VALUES[word]
            if last == "ten" and value < 10 and not joined and current % 10 == 0:
                current, last = current + value, "small"
            elif joined and last in ("hundred", "scale") and current % 100 == 0:
                current, last = current + value, "ten" if value >= 20 else "small"
            elif last == "scale" and not joined and (scaled := _SCALE_WORD.match(low, more.end())):
                if scaled[1] == "dozen":
                    break
                current, last = current + value, "ten" if value >= 20 else "small"
            else:
                break
        end = more.end()
    if article and end - start < 3:
        return None
    return _number(start, end, total + current + tail, "words")
