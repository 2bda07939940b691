"""Find where the numbers of a text may begin.

In:   plain text in lower case.
Out:  `places`: where their digits stand, or the first of their words.
Not:  what they are worth, or how far they go on: "two" of "two hundred" is a place.
"""

import re

from digest.extract.numbers.values import DEGREES, FACTORS, PARTS, WORDS

_LONE = frozenset([*WORDS, "half"])
_SCALED = "|".join([*FACTORS, "half"])
_PART = "|".join(PARTS)
FIRST = re.compile(
    rf"(?:{'|'.join(sorted(_LONE, key=len, reverse=True))}"
    rf"|an?(?=[ \n]+(?:{_SCALED}|(?:(?:{'|'.join(DEGREES)})[ \n])?(?:{_PART}))\b))(?![a-z'])"
)
"""The first word of a number."""
DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?[½¼¾]?|[½¼¾]")
MARKS = frozenset(" \n\t\"'(–/|*_>•[")
"""What may stand before the first word of a number."""

# The scan reads a copy of the text in plain bytes, with a capital at the head of each word. In it every digit is "0",
# and every capital with which a number may begin is "A": a pattern that begins with one literal character is found
# several times as fast as any other.
_COPIED = bytes.maketrans(
    "0123456789½¼¾AEFHNOST\n\t".encode("latin-1"), "0000000000½½½AAAAAAAA  ".encode("latin-1")
)
_VULGAR_COPIED = "½".encode("latin-1")
_FIND_DIGITS = re.compile(rb"00*(?:,000(?!0))*(?:\.00*)?" + _VULGAR_COPIED + b"?")
_FIND_VULGAR = re.compile(_VULGAR_COPIED)


def _tree(words: set[str]) -> str:
    """Return a pattern of `words` by their letters, one after the other, which gives most places up at one character."""
    letters = sorted({word[0] for word in words if word})
    tails = [
        letter + _tree({word[1:] for word in words if word[:1] == letter}) for letter in letters
    ]
    if "" in words:
        return f"(?:{'|'.join(tails)})?" if tails else ""
    return f"(?:{'|'.join(tails)})" if len(tails) > 1 else tails[0]


_AFTER_ARTICLE = {
    word[:3].title().encode().translate(_COPIED).decode() for word in [*FACTORS, *DEGREES, *PARTS]
}
_FIND_WORDS = re.compile(
    f"A{_tree({word[1:] for word in _LONE} | {' $', 'n $'})}(?![a-z])"
    # "a" and "an", before what is scaled or a part
    .replace("$", f"(?= *(?:{'|'.join(sorted(_AFTER_ARTICLE))}))").encode()
)


def places(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where between `start` and `end` a number may begin, and where its digits or its first word end.

    In reading order; a word needs one of `MARKS` before it, or stands at `start` itself.
    """
    copy = low[start:end].encode("latin-1", "replace").title().translate(_COPIED)
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
        if low[at:after] not in _LONE:
            article = FIRST.match(low, at, end) if low[at] == "a" else None
            if article is None:
                continue
            after = article.end()
        mark = low[at - 1]
        if at == start or mark not in MARKS or (mark == "'" and low[at - 2 : at - 1].isalnum()):
            continue
        if not low.startswith("'", after, end):
            found.append((at, after))
    if word := FIRST.match(low, start, end):
        found.append(word.span())
    found.sort()
    return found


def first(low: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the place of a number word that begins just at `position`, whatever stands before it."""
    match = FIRST.match(low, position, end)
    return match.span() if match else None
