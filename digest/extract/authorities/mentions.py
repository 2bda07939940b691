"""Read every name of the gazetteer in a text, and gather names that share one list.

In:   a Document and the Gazetteer.
Out:  Chains of Readings in text order: "Trafford, Oldham and Bury councils" is one chain of three, since what
      stands before the first and after the last holds for all.
Not:  judgement; `verdicts` gives it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.extract.authorities.gazetteer import Gazetteer, Reading
from digest.records import Block, Document

_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][^\W\d_]*")
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
    letters = text.split()
    capitals = sum(1 for word in letters if word[0].isupper())
    return len(letters) > 1 and capitals > 0.65 * sum(1 for word in letters if word[0].isalpha())


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


def readings(text: str, start: int, stop: int, known: Gazetteer) -> Iterator[Reading]:
    """Give the longest names between `start` and `stop`, in order, none inside another."""
    position = start
    for match in _CAPITALISED.finditer(text, start, stop):
        if match.start() < position or match.group().lower() not in known.names:
            continue
        found = known.read(text, match.start(), stop)
        if found is None or _joined_up(text, found.start, found.end):
            continue
        position = found.end
        yield from _cut_short(text, found, known)
        yield found


def _listed(text: str, one: Reading, other: Reading) -> bool:
    """Say whether two names are neighbours in a list; a comma alone does not join what is named in full."""
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    return one.name.kind != "full" or between.group().strip() != ","


def chains(document: Document, known: Gazetteer) -> Iterator[Chain]:
    """Give every chain of names in the story, in text order."""
    text = document.text
    for position, block in enumerate(document.story()):
        stop = block.span.end
        row: list[Reading] = []
        shouted: bool | None = None
        for found in readings(text, block.span.start, stop, known):
            if shouted is None:
                shouted = stop - block.span.start < 200 and _shouts(text[block.span.start : stop])
            if row and not (
                found.name.kind != "foreign"
                and row[-1].name.kind != "foreign"
                and _listed(text, row[-1], found)
            ):
                yield Chain(tuple(row), block, position, bool(shouted))
                row = []
            row.append(found)
        if row:
            yield Chain(tuple(row), block, position, bool(shouted))
