"""Find "the council", "the county council", "the local authority" and "town hall" in a story.

In:   the text and the blocks of its story.
Out:  Phrases: each such phrase with its tier, and where another kind of council is first named.
Not:  whose council is meant; `generics` says.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from digest.extract.authorities import words
from digest.records import Span

# `str.find` is ten times as fast as a pattern of them all, and these letters are rarer than the whole word's first.
_NOUNS = (
    ("council", "ouncil", 1),
    ("authority", "uthority", 1),
    ("hall", "hall", 0),
    ("hall", "Hall", 0),
)
"""Each noun, the letters to look for, and how many stand before those."""
_NOT_A_BODY = re.compile(
    r"(?:lors?|lor's|lors')?[ \n-](?:tax|houses?|housing|homes?|estates?|flats?|for|of|owned)\b",
    re.IGNORECASE,
)
_NOT_A_BODY_STARTS = words.bag("ta ho es fl fo of ow")
"""The first two letters of the words after "council" that make it none."""
_TIERS = words.bag("city county borough district")
_OTHER = words.LOWER_TIER | words.bag(
    "arts british security medical sports trades youth health police combined"
)
_COUNTED = words.bag(
    "other neighbouring several some many most two three four five all few nearby every each different english "
    "scottish welsh another any"
)
_ARTICLES = words.bag("the its a their our your his her this that city's borough's town's")
_OF_THE_BODY = words.bag(
    "leader leaders bosses boss chiefs chief officers officials official spokesman spokeswoman spokesperson planners "
    "cabinet members member meeting meetings committee staff workers documents papers report reports has have is are "
    "was were will would must may says said plans wants agrees approves votes backs to and executive budget finance"
)
_LED = ("-led", "-run", "-controlled")
_NEXT_WORD = re.compile(r"[ \n]([a-zA-Z]+)")
_LONGEST_NOUN = len("councillors'")
_LOOK_BACK_CHARS = 40


class Generic(Struct, frozen=True):
    """One such phrase: its tier ("city", "county", … or "" for any), half-open place and block."""

    tier: str
    start: int
    end: int
    position: int


class Phrases(NamedTuple):
    """The generic phrases of a story, and where it first names a council of another kind, if it does."""

    generics: list[Generic]
    other: int | None

    @property
    def speak_of_one(self) -> bool:
        """Say whether the story says "the council" as if there were one."""
        return "" in [generic.tier for generic in self.generics]


def read(text: str, story: Sequence[Span]) -> Phrases:
    """Return the story's phrases. story: its blocks."""
    found: list[Generic] = []
    other: int | None = None
    position, begin, stop, count = -1, 0, 0, len(story)
    for start, noun in _nouns(text):
        while start >= stop:
            position += 1
            if position == count:
                return Phrases(found, other)
            begin, stop = story[position].start, story[position].end
        if start < begin:
            continue
        before = text[max(begin, start - _LOOK_BACK_CHARS) : start].rsplit(None, 2)
        generic = _READERS[noun](text, start, before, position)
        if isinstance(generic, Generic):
            found.append(generic)
        elif other is None:
            other = generic
    return Phrases(found, other)


def _nouns(text: str) -> list[tuple[int, str]]:
    """Return where "council", "authority" and "hall" begin, and the words made from them, each with its noun."""
    found = []
    for noun, letters, left in _NOUNS:
        at = text.find(letters)
        while at >= 0:
            found.append((at - left, noun))
            at = text.find(letters, at + 1)
    found.sort()
    return found


def _hall(text: str, start: int, before: list[str], position: int) -> Generic | None:
    """Return "town hall" as a phrase."""
    after = text[start + 4 : start + 5]
    if not before or text[start - 1] not in " \n" or after.isalnum() or after == "_":
        return None  # "shall", "Halling"
    last = before[-1]
    if last.lower() not in ("town", "city", "county"):
        return None
    return Generic("", start - len(last) - 1, start + 4, position)


def _authority(text: str, start: int, before: list[str], position: int) -> Generic | None:
    """Return "the authority", "the Green-led authority" or "local authority" as a phrase."""
    low = before[-1].lower() if before else ""
    described = low == "local" or low.endswith(_LED)
    article = before[-2].lower() if described and len(before) > 1 else low
    if low != "local" and article not in ("the", "this"):
        return None
    return Generic("", start - (6 if low == "local" else 0), _end(text, start + 9, start), position)


def _end(text: str, end: int, start: int) -> int:
    """Return where the word ends that begins at `start` and goes on at `end`."""
    while text[end : end + 1].isalpha() and end < start + _LONGEST_NOUN:
        end += 1
    return end


def _council(text: str, start: int, before: list[str], position: int) -> Generic | int | None:
    """Return "the city council" as a phrase, the place of a council of another kind, or None for neither."""
    last = before[-1] if before else ""
    low = last.lower()
    if low in _OTHER:
        return start
    if low in _COUNTED:
        return None
    end = start + 7
    following = text[end : end + 1]
    is_plain = not following.isalpha()
    if is_plain:
        # The two letters spare the pattern.
        is_body = text[end + 1 : end + 3].lower() not in _NOT_A_BODY_STARTS
    else:
        end = _end(text, end, start)
        if text[start:end].lower() == "councils":
            return None
        is_body = False
    if not is_body and _NOT_A_BODY.match(text, start + 7):
        return None
    if low in _TIERS:
        if len(before) > 1 and before[-2].lower() in _COUNTED:
            return None
        if last[0].isupper() and _is_name(before[-2:-1]):
            return start
        return Generic(low, start - len(last) - 1, end, position)
    if text[start].isupper() and _is_name(before):
        return start
    if is_plain and low not in _ARTICLES:
        said = _NEXT_WORD.match(text, end)
        if said and said[1].lower() not in _OF_THE_BODY:
            return None  # "council workmen", "a pair of council gloves"
    return Generic("", start, end, position)


_READERS = {"council": _council, "authority": _authority, "hall": _hall}


def _is_name(before: list[str]) -> bool:
    """Say whether the words before end in a name: "Donegal" of "Donegal County Council"."""
    return (
        bool(before)
        and before[-1][0].isupper()
        and before[-1].lower() not in words.LEAD_IN
        and (before[-1][-1].isalpha())
    )
