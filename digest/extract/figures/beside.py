"""What stands beside a number, looked at once for all who ask.

In:   a Number in its text.
Out:  `Beside`, which every reader is given; `tells`, true of the words that may say what a number is.
"""

import re

import msgspec

from digest.extract.figures import units
from digest.extract.figures.following import BLANKS, pieces_after
from digest.extract.figures.lists import listed
from digest.extract.numbers import Number

_LETTERS = re.compile(r"[a-z]+")
_MOST_REMEMBERED = 50_000
_TELLING = units.FIRST_WORDS | listed(
    # rates, ratios, times of day, buses, turns of phrase
    """a an per for in out each every apiece p pa pcm to past and until bus tram train of another by at side sides
    cents hat hats on heads wrongs weeks"""
)
_CHARS_BEHIND = 44


class _Tells(dict[str, bool]):
    """Whether a piece of text after a number may say what the number is; remembered, for a language has few."""

    def __missing__(self, piece: str) -> bool:
        match = _LETTERS.match(piece)
        tells = match is None or match.group() in _TELLING
        if len(self) < _MOST_REMEMBERED:
            self[piece] = tells
        return tells


tells = _Tells().__getitem__


class Beside(msgspec.Struct, gc=False):
    """A number and what stands beside it.

    block, limit: where the text that may be read begins and ends. value: a float, which is compared fastest.
    behind: the text before it, back to `block`; words: the last few words of that; last: the last of them;
    bare: that without marks. after: the character that follows; ahead: `pieces_after` it.
    is_plain: a word follows that says nothing of what the number is, as nearly always.
    """

    low: str
    raw: str
    number: Number
    start: int
    end: int
    block: int
    limit: int
    value: float
    is_digits: bool
    behind: str
    words: list[str]
    last: str
    bare: str
    after: str
    ahead: list[str]
    is_plain: bool

    def word_before_last(self) -> str:
        """Return the second word before the number without marks, or "" where there is none."""
        return self.words[-2].strip("(\"'") if len(self.words) > 1 else ""


def of(low: str, raw: str, number: Number, after: str, block: int, limit: int) -> Beside:
    """Return what stands beside `number`. after: the character that follows."""
    start, end = number.start, number.end
    first = start - _CHARS_BEHIND
    behind = low[first if first > block else block : start]
    words = behind.rsplit(None, 3)
    last = bare = words[-1] if words else ""
    if not last.isalpha():
        last = last.lstrip("(\"'")
        bare = last.rstrip(".:#")
    ahead = pieces_after(low, end, limit) if after in BLANKS else []
    return Beside(
        low, raw, number, start, end, block, limit, number.size, number.form == "digits",
        behind, words, last, bare, after, ahead, bool(ahead) and not tells(ahead[0]),
    )  # fmt: skip
