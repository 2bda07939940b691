"""Cut a sentence into tokens, each with its class.

In:   a sentence's span, lower-case text, and the drafts that stand in it.
Out:  `Tokens`: words, classes and where they start.
Not:  phrases; those are `phrases` and `clauses`.

Classes are those of `words`, and V verb, F figure, Y a number that is no figure; a mark is a class of its own.
"""

import re

from digest.extract.figures.drafts import Draft
from digest.extract.figures.tagging import mark_verbs
from digest.extract.figures.words import CLASSES

# Letters are those of Latin scripts: a set of them is matched faster than the class of all letters.
_TOKEN = re.compile(r"[a-zß-ɏ](?:[a-z0-9'&_ß-ɏ-]*[a-z0-9_ß-ɏ])?'?|\d(?:[\w,./:%-]*[\w%])?|[^\s*_]")

Span = tuple[int, int]


class Tokens:
    """The tokens of one sentence: `words` in lower case, `classes`, and `drafts`, the token of each draft's start."""

    __slots__ = (
        "_end",
        "_figures",
        "_starts",
        "classes",
        "drafts",
        "figures",
        "index",
        "kinds",
        "low",
        "text",
        "words",
    )

    def __init__(self, text: str, low: str, start: int, end: int, drafts: list[Draft], index: int):
        self.text, self.low, self.index = text, low, index
        self.words: list[str] = []
        self.drafts: dict[int, int] = {}  # the token that is a draft, by the draft's start
        self.kinds: dict[int, str] = {}
        self.figures: list[int] = []  # the tokens that are drafts, in order
        self._figures: dict[int, tuple[int, int]] = {}
        words = self.words
        position = start
        for draft in drafts:
            at = draft.hedge[0] if draft.hedge and draft.hedge[0] < draft.start else draft.start
            if position < at:
                words += _TOKEN.findall(low, position, at)
            token = len(words)
            self.drafts[draft.start] = token
            self.kinds[token] = draft.kind
            self._figures[token] = (at, draft.core_end)
            self.figures.append(token)
            words.append("#")
            position = draft.core_end
            if draft.hedge and draft.hedge[0] >= draft.core_end:
                position = draft.hedge[1]
        if position < end:
            words += _TOKEN.findall(low, position, end)
        self.classes = classes = list(map(CLASSES.__getitem__, words))
        for token in self.figures:
            classes[token] = "F"
        self._starts: list[int] = []
        self._end = start
        at = 0
        for _ in range(classes.count("A")):
            # Caerphilly is no adverb: a capital inside a sentence begins a name.
            at = classes.index("A", at) + 1
            word = words[at - 1]
            if at > 1 and word.endswith("ly"):
                name = word[0].upper() + word[1:]
                if text.find(name, start, end) >= 0 and self.is_capital(at - 1):
                    classes[at - 1] = "N"
        mark_verbs(words, classes, begins_small=text[start : start + 1].islower())

    def start(self, token: int) -> int:
        """Return the offset where `token` starts.

        Only blanks stand between two tokens, so each is the next to be found; places are looked up as far as asked.
        """
        starts = self._starts
        if token >= len(starts):
            find, position, at = self.low.find, self._end, len(starts)
            for word in self.words[at : token + 1]:
                if word == "#" and at in self._figures:
                    here, position = self._figures[at]
                else:
                    here = find(word, position)
                    position = here + len(word)
                starts.append(here)
                at += 1
            self._end = position
        return starts[token]

    def is_capital(self, token: int) -> bool:
        """True when `token` begins with a capital letter."""
        return self.text[self.start(token)].isupper()

    def slice(self, a: int, b: int) -> str:
        """Return the words of the text from token `a` up to token `b`, with single blanks."""
        figure = self._figures.get(b - 1)
        last = figure[1] if figure else self.start(b - 1) + len(self.words[b - 1])
        said = self.text[self.start(a) : last]
        if "\n" in said or "  " in said or "\t" in said:
            return " ".join(said.split())
        return said
