"""What one article has said so far, which later figures lean on.

In:   the article's text, its drafts and the spans of its sentences.
Out:  `Story`: sentences parsed when asked for, what the last count counted, what each value was said to be.
Not:  rules. It only remembers.
"""

import re
from decimal import Decimal

from digest.extract.figures.clauses import Sentence
from digest.extract.figures.drafts import Draft
from digest.extract.figures.lists import listed
from digest.extract.figures.words import is_plural

# Longer "sentences" are lists or tables without stops: each of their figures is read in a window of its own.
LONGEST_CHARS = 2000
_WINDOW_CHARS = 240
_PLACE = re.compile(r"(?: (?:in|across|for) (?:the )?|, )[A-Z][\w' -]*$")
_PARTIES = listed(
    "Conservatives Conservative Greens Green Liberals Democrats Tories Labour Independents Reform"
)
_OPENERS = listed("the a an its their his her our my your this these those and")
_COMMON = listed("""turnout average people children nobody sickness energy water rent council savings spending cost costs opening
    reserves owners tenants residents households councillors""")


class Story:
    """One article's memory. `noun` is what the last count counted, in the sentence `noun_sentence`;
    `noun_before` what was counted before that sentence."""

    def __init__(self, text: str, low: str, drafts: list[Draft], spans: list[tuple[int, int]]):
        self.text, self.low, self.drafts = text, low, drafts
        self.spans = spans or [(0, len(text))]
        self.noun = ""
        self.noun_before = ""
        self.noun_sentence = 0
        self.by_value: dict[tuple[str, Decimal], str] = {}
        self._parsed: dict[int, Sentence] = {}
        self._inside: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._inside.setdefault(draft.sentence, []).append(draft)

    def is_long(self, index: int) -> bool:
        """True of a sentence too long to be parsed whole."""
        start, end = self.spans[index]
        return end - start > LONGEST_CHARS

    def inside(self, index: int) -> list[Draft]:
        """Return the drafts of a sentence, in reading order; none for one too long to be a sentence."""
        if index < 0 or self.is_long(index):
            return []
        return self._inside.get(index, [])

    def sentence(self, index: int) -> Sentence:
        """Return a sentence, parsed once; only the beginning of a very long one."""
        found = self._parsed.get(index)
        if found is None:
            start, end = self.spans[index]
            end = min(end, start + LONGEST_CHARS)
            found = Sentence(self.text, self.low, start, end, self.inside(index), index)
            self._parsed[index] = found
        return found

    def around(self, draft: Draft) -> Sentence:
        """Return the sentence of a draft, or the words around it where that is too long."""
        if not self.is_long(draft.sentence):
            return self.sentence(draft.sentence)
        start, end = self.spans[draft.sentence]
        first = draft.hedge[0] if draft.hedge else draft.start
        start = max(start, min(first, draft.start) - _WINDOW_CHARS)
        return Sentence(
            self.text,
            self.low,
            start,
            min(end, draft.end + _WINDOW_CHARS),
            [draft],
            draft.sentence,
        )

    def remember(self, draft: Draft, s: Sentence, t: int) -> None:
        """Note what a draft was said to be."""
        if draft.about:
            self.by_value.setdefault((draft.kind, draft.value), draft.about)
        if draft.kind == "count" and draft.nouns and draft.sentence == s.index:
            noun = self.tidy(s.say(s.noun_phrase(t + 1, attach=False), 5))
            if draft.sentence != self.noun_sentence:
                self.noun_before = self.noun
            self.noun, self.noun_sentence = noun or self.noun, draft.sentence

    def known(self, draft: Draft) -> str:
        """Return what the same figure was said to be before; small counts are too common to be told apart."""
        if draft.kind == "count" and draft.value <= 12:
            return ""
        return self.by_value.get((draft.kind, draft.value), "")

    def tidy(self, said: str) -> str:
        """Return a phrase without an opening "its" or a capital that only began the sentence."""
        words = numberless(said).strip(" ,;:-–\"'").split(" ")
        while words and words[0].lower() in _OPENERS:
            words = words[1:]
        return self.uncapital(" ".join(words))

    def uncapital(self, said: str) -> str:
        """ "Rents for tenants": a capital that only began the sentence goes; a name's stays."""
        first, _, rest = said.partition(" ")
        if (
            not (first[:1].isupper() and first[1:].islower())
            or rest[:1].isdigit()
            or first in _PARTIES
        ):
            return said
        small = first.lower()
        named = re.search(rf"[a-z,;] {re.escape(first)}\b", self.text) is not None
        if (
            small in _COMMON
            or f" {small} " in self.text
            or (is_plural(small) and small.endswith("s") and not named)
        ):
            return f"{small} {rest}".strip()
        return said


def base(draft: Draft) -> str:
    """Return a draft's `about` without its place, for another place to be named instead."""
    return _PLACE.sub("", draft.about) or draft.about


def numberless(said: str) -> str:
    """Return "children in care" for "number of children in care", which is what the figure counts."""
    lowered = said.lower()
    for lead in ("number of ", "numbers of ", "the number of "):
        if lowered.startswith(lead):
            return said[len(lead) :]
    return said


def first_words(said: str, count: int) -> str:
    """Return the first `count` words of a phrase."""
    return " ".join(said.split()[:count])
