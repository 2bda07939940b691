"""Cut a sentence into tokens, each with its class.

In:   a sentence's span, lower-case text, and the drafts that stand in it.
Out:  `Tokens`: words, classes and where they start.
Not:  phrases; those are `phrases` and `clauses`.

Classes are those of `words`, and V verb, F figure, Y a number that is no figure; a mark is a class of its own.
"""

import re
from bisect import bisect_left
from itertools import chain

from digest.extract.figures.drafts import Draft
from digest.extract.figures.tagging import marked
from digest.extract.figures.words import CLASSES

# Letters are those of Latin scripts: a set of them is matched faster than the class of all letters.
_TOKEN = re.compile(r"[a-zß-ɏ](?:[a-z0-9'&_ß-ɏ-]*[a-z0-9_ß-ɏ])?'?|\d(?:[\w,./:%-]*[\w%])?|[^\s*_]")

Span = tuple[int, int]


class _Pieces(dict[str, tuple[str, ...]]):
    """The tokens of what stands between two blanks, remembered: "council," is two. A language has few of them."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        tokens = tuple(_TOKEN.findall(piece))
        if len(self) < _MOST_REMEMBERED and len(piece) < _LONGEST_REMEMBERED:
            self[piece] = tokens
        return tokens


_MOST_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 40
_pieces = _Pieces().__getitem__
_class_of = CLASSES.__getitem__


class Tokens:
    """The tokens of one sentence: `words` in lower case, and `figures`, the tokens that are drafts, in order.

    classes: a letter or mark a token, all in one string, which is searched and compared quickest.
    Each draft of the sentence is told its token.
    """

    __slots__ = (
        "_stretches",
        "classes",
        "drafts",
        "figures",
        "index",
        "low",
        "span",
        "text",
        "words",
    )

    def __init__(self, text: str, low: str, start: int, end: int, drafts: list[Draft], index: int):
        self.text, self.low, self.index, self.drafts = text, low, index, drafts
        self.span = start, end
        self.figures: list[int] = []
        self._stretches: list[tuple[int, int]] = []
        words: list[str] = []
        position = start
        for draft in drafts:
            at, after = draft.start, draft.core_end
            if draft.hedge is not None:  # the words of a hedge are the figure's
                at, after = min(at, draft.hedge[0]), max(after, draft.hedge[1])
            self._stretches.append((at, after))
            if position < at:
                words += chain.from_iterable(map(_pieces, low[position:at].split()))
            draft.token = len(words)
            self.figures.append(draft.token)
            words.append("#")
            position = after
        if position < end:
            words += chain.from_iterable(map(_pieces, low[position:end].split()))
        self.words = words
        classes = list(map(_class_of, words))
        for token in self.figures:
            classes[token] = "F"
        if "a" in classes:
            self._name_capitals(classes)
        self.classes = marked(words, classes, begins_small=text[start : start + 1].islower())

    def _name_capitals(self, classes: list[str]) -> None:
        """Caerphilly is no adverb: a capital inside a sentence begins a name."""
        for at, name in enumerate(classes):
            if name == "a":
                word = self.words[at]
                capital = word[0].upper() + word[1:]
                is_name = at and self.text.find(capital, *self.span) >= 0 and self.is_capital(at)
                classes[at] = "N" if is_name else "A"

    def start(self, token: int) -> int:
        """Return the offset where `token` starts.

        Only blanks stand between two tokens, so each is the next to be found, from the last figure before it on.
        """
        figures = self.figures
        before = bisect_left(figures, token)
        if before < len(figures) and figures[before] == token:
            return self._stretches[before][0]
        position, first = self.span[0], 0
        if before:
            position, first = self._stretches[before - 1][1], figures[before - 1] + 1
        find, words = self.low.find, self.words
        for word in words[first:token]:
            position = find(word, position) + len(word)
        return find(words[token], position)

    def is_capital(self, token: int) -> bool:
        """True when `token` begins with a capital letter."""
        return self.text[self.start(token)].isupper()

    def slice(self, a: int, b: int) -> str:
        """Return the words of the text from token `a` up to token `b`, with single blanks."""
        start = self.start(a)
        if "F" not in self.classes[a:b]:
            end, find = start, self.low.find
            for word in self.words[a:b]:
                end = find(word, end) + len(word)
        elif self.classes[b - 1] == "F":
            end = self.drafts[self.figures.index(b - 1)].core_end
        else:
            end = self.start(b - 1) + len(self.words[b - 1])
        said = self.text[start:end]
        if "\n" in said or "  " in said or "\t" in said:
            return " ".join(said.split())
        return said
