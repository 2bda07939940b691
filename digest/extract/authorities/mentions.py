"""Read every name of the gazetteer in a text, and gather names that share one list.

In:   a Document and the Gazetteer.
Out:  Chains of Readings in text order: "Trafford, Oldham and Bury councils" is one chain of three, since what
      stands before the first and after the last holds for all.
Not:  judgement; `verdicts` gives it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from digest.extract.authorities.gazetteer import Gazetteer, Reading
from digest.records import Block, Document

# What stands before is looked at after the capital: a search for a set of letters is twice as fast.
_CAPITALISED = re.compile(r"[A-ZÀ-Þ](?<![^\W_].)[^\W\d_]*")
_INITIAL = re.compile(r"(?<![\w'])[^\W\d_]")
_BETWEEN = re.compile(
    r"""
    (?: [ \n] (?: Metropolitan | City | County | Borough | District ) ){0,2}    # "Nottingham City and"
    (?: ,[ \n] (?:and[ ]|or[ ])? | [ \n](?:and|or|&)[ \n] )
    (?: in[ ] | the[ ] ){0,2}
    """,
    re.VERBOSE,
)
_COMPASS = r"(?:North|South|East|West|Mid|Central)(?:[ -](?:East|West))?"
_CUT_SHORT = re.compile(rf"(?<!\w){_COMPASS}(?:,\s{_COMPASS}){{0,2}},?\s(?:and|or|&)\s$")
_ONE_COMPASS = re.compile(_COMPASS)
_STARTS_WITH_COMPASS = re.compile(rf"{_COMPASS}[ \n-]")
_OUTSIDE_BEFORE = frozenset("@/\\_#-.=")
_LOOK_BACK_CHARS = 60
_BETWEEN_CHARS = 40
_SHOUT_CHARS = 160
_ROW_NAMES = 24
"""No list of councils is longer; a hostile text's may be."""


class Chain(NamedTuple):
    """Names in a row, with the block that holds them. headline: its capitals may prove nothing."""

    readings: tuple[Reading, ...]
    block: Block
    position: int
    shouted: bool

    @property
    def start(self) -> int:
        """Where the first name starts."""
        return self.readings[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.readings[-1].end


def _shouts(text: str) -> bool:
    """Say whether most words of a line are capitalised, so that capitals prove nothing."""
    initials = _INITIAL.findall(text)
    return len(initials) > 1 and sum(map(str.isupper, initials)) > 0.65 * len(initials)


def _joined_up(text: str, start: int, end: int) -> bool:
    """Say whether the name is a part of an address, a tag or a hyphenated word."""
    if (
        start
        and text[start - 1] in _OUTSIDE_BEFORE
        and text[start - 2 : start] not in ("--", "\n-")
    ):
        return True
    after = text[end : end + 2]
    return after[:1] in ("@", "_", "/") or (
        len(after) == 2 and after[0] in ".-" and after[1].isalnum()
    )


def _cut_short(text: str, reading: Reading, known: Gazetteer) -> Iterator[Reading]:
    """Give "East Sussex" for the "East" of "East and West Sussex"."""
    compass = _STARTS_WITH_COMPASS.match(text, reading.start, reading.end)
    if compass is None:
        return
    before = _CUT_SHORT.search(text, max(0, reading.start - _LOOK_BACK_CHARS), reading.start)
    if before is None:
        return
    for part in _ONE_COMPASS.finditer(before.group()):
        whole = f"{part.group()} {text[compass.end() : reading.end]}"
        found = known.read(whole, 0, len(whole))
        if found is not None and found.end == len(whole):
            yield Reading(found.name, before.start() + part.start(), before.start() + part.end())


def first_words(text: str, known: Gazetteer) -> list[int]:
    """Return where the words stand that a name may begin with: one walk for the whole page."""
    names = known.names
    return [word.start() for word in _CAPITALISED.finditer(text) if word.group().lower() in names]


def readings(
    text: str, start: int, stop: int, known: Gazetteer, starts: list[int]
) -> Iterator[Reading]:
    """Give the longest names between `start` and `stop`, in order, none inside another. starts: see `first_words`."""
    position = start
    for first in starts[bisect_left(starts, start) : bisect_left(starts, stop)]:
        if first < position:
            continue
        found = known.read(text, first, stop)
        if found is None or _joined_up(text, found.start, found.end):
            continue
        position = found.end
        if text[found.start] in "NSEWMC":
            yield from _cut_short(text, found, known)
        yield found


def _listed(text: str, one: Reading, other: Reading) -> bool:
    """Say whether two names are neighbours in a list; a comma alone does not join what is named in full."""
    if other.start - one.end > _BETWEEN_CHARS or "foreign" in (one.name.kind, other.name.kind):
        return False
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    return one.name.kind != "full" or between.group().strip() != ","


def chains(document: Document, known: Gazetteer, starts: list[int]) -> Iterator[Chain]:
    """Give every chain of names in the story, in text order."""
    text = document.text
    for position, block in enumerate(document.story()):
        row: list[Reading] = []
        for found in readings(text, block.span.start, block.span.end, known, starts):
            if row and (len(row) == _ROW_NAMES or not _listed(text, row[-1], found)):
                yield _chain(row, text, block, position)
                row = []
            row.append(found)
        if row:
            yield _chain(row, text, block, position)


def _chain(row: list[Reading], text: str, block: Block, position: int) -> Chain:
    span = block.span
    short = span.end - span.start < _SHOUT_CHARS
    return Chain(tuple(row), block, position, short and _shouts(text[span.start : span.end]))
