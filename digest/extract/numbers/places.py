"""Find where the numbers of a text may begin.

In:   plain text in lower case.
Out:  `places`: where their digits stand, or the first of their words.
Not:  what they are worth, or how far they go on: "two" of "two hundred" is a place.
"""

import re

from digest.extract.numbers.values import DEGREES, FACTORS, PARTS, WORDS

_PART = "|".join(PARTS)


def _tree(words: list[str]) -> str:
    """Return a pattern of `words` by their first letter, so that most places are given up at one character."""
    return "|".join(
        f"{letter}(?:{'|'.join(word[1:] for word in sorted(words, key=len, reverse=True) if word[0] == letter)})"
        for letter in sorted({word[0] for word in words})
    )


_TREE = _tree([*WORDS, "half"])
_SCALED = "|".join([*FACTORS, "half"])
FIRST = re.compile(
    rf"(?:{_TREE}|an?(?=[ \n]+(?:{_SCALED}|(?:(?:{'|'.join(DEGREES)})[ \n])?(?:{_PART}))\b))(?![a-z'])"
)
"""The first word of a number."""
DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?[½¼¾]?|[½¼¾]")

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
    rf" (?:{_TREE}|an?(?= +(?:{_SCALED}|{'|'.join(DEGREES)}|{_PART})))(?![a-z])".encode()
)


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
        at, after = match.span()
        at, after = start + at, start + after
        mark = low[at]
        if mark not in MARKS or (mark == "'" and at and low[at - 1].isalnum()):
            continue
        # The copy tells all but an apostrophe, which is a blank there, and what may follow an article.
        is_first = (
            low[after : after + 1] != "'" if low[at + 1] != "a" else FIRST.match(low, at + 1, end)
        )
        if is_first:
            found.append((at + 1, after))
    if word := FIRST.match(low, start, end):
        found.append(word.span())
    found.sort()
    return found


def first(low: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the place of a number word that begins just at `position`, whatever stands before it."""
    match = FIRST.match(low, position, end)
    return match.span() if match else None
