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
from digest.extract.figures.words import class_of, is_plural

_PLACE = re.compile(r"(?: (?:in|across|for) (?:the )?|, )[A-Z][\w' -]*$")
_OWNER = re.compile(r"^[A-Z][\w-]*(?: [A-Z][\w-]*)*'s? ")
_PARTIES = listed(
    "Conservatives Conservative Greens Green Liberals Democrats Tories Labour Independents Reform"
)
_OPENERS = listed("the a an its their his her our my your this these those and")
_COMMON = listed("""turnout average people children nobody sickness energy water rent council savings spending cost costs opening
    library taxi care rough allotment free school nursery parking bin absence bus street food crime fire road traffic
    pupil staff extra local public household recycling leisure garden agency foster temporary empty affordable pension
    demand overall annual average budget residential planned total adult
    borrowing second reserves owners tenants residents households councillors""")


_NUMBERS = ("number of ", "numbers of ", "the number of ", "part of ", "total of ")
_NUMBER_BEGINS = frozenset("nNtTpP")
_COMMON_COUNT = Decimal(12)  # a Decimal is compared with another quickest
_UNTIDY = _OPENERS | listed("number numbers part total")
_LOOSE = frozenset("DPCXR")
_LAST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyz,;")


class Story:
    """One article's memory. `noun` is what the last count counted, in the sentence `noun_sentence`;
    `noun_before` what was counted before that sentence. Both are read when they are first asked for."""

    def __init__(self, text: str, low: str, drafts: list[Draft], spans: list[tuple[int, int]]):
        self.text, self.low, self.drafts = text, low, drafts
        self.spans = spans
        self.noun_sentence = 0
        self._noun = self._noun_before = ""
        self._read_sentence = 0
        self._counts: list[tuple[Sentence, int]] = []  # whose nouns are still to be read
        self._by_value: dict[tuple[str, Decimal], list[str]] = {}
        self._is_word: dict[str, bool] = {}
        self._parsed: dict[int, Sentence] = {}
        self._inside: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._inside.setdefault(draft.sentence, []).append(draft)

    def inside(self, index: int) -> list[Draft]:
        """Return the drafts of a sentence, in reading order."""
        return self._inside.get(index, [])

    def sentence(self, index: int) -> Sentence:
        """Return a sentence, parsed once; those with figures to be described are parsed together."""
        found = self._parsed.get(index)
        if found is None:
            wanted = {d.sentence for d in self.drafts if not d.about} if not self._parsed else set()
            wanted.add(index)
            drafts = ((i, *self.spans[i], self.inside(i)) for i in wanted)
            for s in Sentence.of(self.text, self.low, drafts):
                self._parsed[s.index] = s
            found = self._parsed[index]
        return found

    def remember_noun(self, s: Sentence, t: int) -> None:
        """Note that the figure at token `t` is a count of something, to be read when it is asked for."""
        self._counts.append((s, t))
        self.noun_sentence = s.index

    @property
    def noun(self) -> str:
        """The noun that the story counted last, or ""."""
        if self._counts:
            self._read_counts()
        return self._noun

    @property
    def noun_before(self) -> str:
        """The noun that the sentences before the last count had counted, or ""."""
        if self._counts:
            self._read_counts()
        return self._noun_before

    def _read_counts(self) -> None:
        for s, t in self._counts:
            if s.index != self._read_sentence:
                self._noun_before, self._read_sentence = self._noun, s.index
            self._noun = self.tidy(s.say(s.noun_phrase(t + 1, attach=False), 5)) or self._noun
        self._counts.clear()

    def told(self, draft: Draft) -> list[str]:
        """Return the list that holds what the same figure was said to be first, empty until it was said.

        Small counts are too common to be told apart: each has a list of its own.
        """
        if draft.kind == "count" and draft.value <= _COMMON_COUNT:
            return []
        return self._by_value.setdefault((draft.kind, draft.value), [])

    def known(self, draft: Draft) -> str:
        """Return what the same figure was said to be before, "" for nothing."""
        return next(iter(self.told(draft)), "")

    def tidy(self, said: str) -> str:
        """Return a phrase without an opening "its" or a capital that only began the sentence."""
        first = said.partition(" ")[0]
        if (
            said[-1:] in _LAST
            and said[0].isalnum()
            and first.lower() not in _UNTIDY
            and not said.endswith((" that", " who"))
        ):
            return self.uncapital(said)  # as most are
        said = numberless(said).strip(" ,;:-–\"'").removesuffix(" that").removesuffix(" who")
        first, _, rest = said.partition(" ")
        while first.lower() in _OPENERS:
            said = rest
            first, _, rest = said.partition(" ")
        return self.uncapital(said)

    def uncapital(self, said: str) -> str:
        """ "Rents for tenants": a capital that only began the sentence goes; a name's stays."""
        if not said[:1].isupper():
            return said
        first, _, rest = said.partition(" ")
        if not first[1:].islower() or rest[:1].isdigit() or rest[:1].isupper() or first in _PARTIES:
            return said
        small = first.lower()
        if small.endswith("ing") and rest.startswith("of "):
            return f"{small} {rest}"  # "Disposing of spoilt paper"
        is_word = self._is_word.get(first)
        if is_word is None:
            is_word = self._is_word[first] = (
                small in _COMMON
                or f" {small} " in self.text
                or "-" in small
                or (small.endswith("s") and is_plural(small) and not self._is_named(first))
            )
        return f"{small} {rest}".strip() if is_word else said

    def _is_named(self, word: str) -> bool:
        """True of a word that has its capital inside a sentence too."""
        text = self.text
        at = text.find(" " + word)
        while at >= 0:
            end = at + 1 + len(word)
            if text[at - 1 : at] in _INSIDE and not text[end : end + 1].isalnum():
                return True
            at = text.find(" " + word, end)
        return False


def base(draft: Draft) -> str:
    """Return a draft's `about` without its place, for another place to be named instead."""
    return base_of(draft.about)


def base_of(about: str) -> str:
    """Return a phrase without its owner and its place."""
    return _PLACE.sub("", _OWNER.sub("", about)) or about


def numberless(said: str) -> str:
    """Return "children in care" for "number of children in care", which is what the figure counts."""
    if said[:1] in _NUMBER_BEGINS:
        lowered = said.lower()
        for lead in _NUMBERS:
            if lowered.startswith(lead):
                return said[len(lead) :]
    return said


def first_words(said: str, count: int) -> str:
    """Return the first `count` words of a phrase, without a small word at the end."""
    words = said.split()
    if len(words) <= count:
        return said
    while count > 1 and class_of(words[count - 1].lower()) in _LOOSE:
        count -= 1
    return " ".join(words[:count])
