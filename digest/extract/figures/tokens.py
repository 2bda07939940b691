"""Cut sentences into tokens, each with its class.

In:   the spans of sentences, lower-case text, and the drafts that stand in each.
Out:  `Tokens`: words, classes and where they start.
Not:  phrases; those are `phrases` and `clauses`.

All the sentences of an article that are wanted are cut in one go, with a border between, for most of them are short.
Classes are those of `words`, and V verb, F figure, Y a number that is no figure; a mark is a class of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Self

from digest.extract.figures.drafts import Draft
from digest.extract.figures.tagging import BORDER, marked
from digest.extract.figures.words import CLASSES

# Letters are those of Latin scripts: a set of them is matched faster than the class of all letters.
_TOKEN = re.compile(r"[a-zß-ɏ](?:[a-z0-9'&_ß-ɏ-]*[a-z0-9_ß-ɏ])?'?|\d(?:[\w,./:%-]*[\w%])?|[^\s*_]")

_HYPHENATED = re.compile(r"(?<=[a-zß-ɏ])-\n(?=[a-zß-ɏ])")
"""A word parted at the end of a line."""

Span = tuple[int, int]


class _Names(dict[str, str]):
    """The class of what stands between two blanks, remembered, since a language has few words; `_ODD` where
    it is more than one token, such as "(council"."""

    def __missing__(self, piece: str) -> str:
        name = _class_of(piece) if _TOKEN.findall(piece) == [piece] else _ODD
        if len(self) < _MOST_REMEMBERED and len(piece) < _LONGEST_REMEMBERED:
            self[piece] = name
        return name


_MOST_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 40
_FIGURE = "\x02"
"""What stands for a figure while the words around it are cut; `clean` leaves no such character in a text."""
_ODD = "\x04"

_class_of = CLASSES.__getitem__
_name_of = _Names({_FIGURE: "F", BORDER: BORDER}).__getitem__


def _cut(text: str) -> tuple[list[str], str]:
    """Return the tokens of `text`, and their classes."""
    # No token ends in a comma or a full stop: cut off first, they leave words that are known.
    words = text.replace(", ", " , ").replace(f". {BORDER}", f" . {BORDER}").split()
    classes = "".join(map(_name_of, words))
    odd = classes.count(_ODD)
    if not odd:
        return words, classes
    tokens: list[str] = []
    names: list[str] = []
    position = 0
    for _ in range(odd):
        at = classes.index(_ODD, position)
        parts = _TOKEN.findall(words[at])
        tokens += words[position:at]
        tokens += parts
        names += classes[position:at], *map(_class_of, parts)
        position = at + 1
    return tokens + words[position:], "".join(names) + classes[position:]


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
    classes: str
    words: list[str]

    def __init__(self, text: str, low: str, index: int, start: int, end: int, drafts: list[Draft]):
        self.text, self.low, self.index, self.drafts = text, low, index, drafts
        self.span = start, end
        self.figures: list[int] = []
        self._stretches: list[tuple[int, int]] = []

    @classmethod
    def of(
        cls, text: str, low: str, wanted: Iterable[tuple[int, int, int, list[Draft]]]
    ) -> list[Self]:
        """Return sentences, each by its index, its start, its end and its drafts."""
        sentences: list[Self] = []
        parts = [BORDER]
        for index, start, end, drafts in wanted:
            s = cls(text, low, index, start, end, drafts)
            sentences.append(s)
            for draft in drafts:
                at, after = draft.start, draft.core_end
                if (hedge := draft.hedge) is not None:  # the words of a hedge are the figure's
                    at, after = min(at, hedge[0]), max(after, hedge[1])
                s._stretches.append((at, after))
                parts += low[start:at], _FIGURE
                start = after
            parts += low[start:end], BORDER
        words, classes = _cut(" ".join(parts))
        firsts = [1]
        names = [""]
        for s in sentences:
            first = firsts[-1]
            end = classes.index(BORDER, first)
            s.words = words[first:end]
            names.append(s._named(classes[first:end]))
            firsts.append(end + 1)
        names.append("")

        def begins_small(token: int) -> bool:
            start, _ = sentences[bisect_left(firsts, token)].span
            return text[start : start + 1].islower()

        classes = marked(words, BORDER.join(names), begins_small)
        for s, first, after in zip(sentences, firsts, firsts[1:], strict=False):
            s.classes = classes[first : after - 1]
        return sentences

    def _named(self, classes: str) -> str:
        """Tell the drafts their tokens, and return the classes with those of adverbs settled."""
        token = -1
        for draft in self.drafts:
            draft.token = token = classes.index("F", token + 1)
            self.figures.append(token)
            self.words[token] = "#"
        return self._name_capitals(classes) if "a" in classes else classes

    def _name_capitals(self, classes: str) -> str:
        """Caerphilly is no adverb: a capital inside a sentence begins a name."""
        names = list(classes)
        for _ in range(classes.count("a")):
            at = names.index("a")
            word = self.words[at]
            capital = word[0].upper() + word[1:]
            is_name = at and self.text.find(capital, *self.span) >= 0 and self.is_capital(at)
            names[at] = "N" if is_name else "A"
        return "".join(names)

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
        said = " ".join(self.words[a:b])
        first, limit = self.span
        at = self.low.find(said, first, limit)
        if at >= 0 and "#" not in said and self.low.find(said, at + 1, limit) < 0:
            return self.text[at : at + len(said)]  # the words stand like this once, as most do
        start = self.start(a)
        if self.classes[b - 1] == "F":
            end = self.drafts[self.figures.index(b - 1)].core_end
        else:
            end = self.start(b - 1) + len(self.words[b - 1])
        said = self.text[start:end]
        if "\n" in said or "  " in said or "\t" in said:
            return " ".join(_HYPHENATED.sub("", said).split())
        return said
