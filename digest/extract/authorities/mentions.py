"""Read every name of the gazetteer in a text, and gather names that share one list.

In:   a Document and the Gazetteer.
Out:  Chains of Readings in text order: "Trafford, Oldham and Bury councils" is one chain of three, since what
      stands before the first and after the last holds for all.
Not:  judgement; `verdicts` gives it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from digest.extract.authorities.gazetteer import FirstWord, Gazetteer, Reading
from digest.records import Span

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
_PLAIN_BEFORE = frozenset(" \n\"'(")
_PLAIN_AFTER = frozenset(" \n\"',)")
_OUTSIDE_BEFORE = frozenset("@/\\_#-.=")
_OUTSIDE_AFTER = frozenset("@_/.-")
_LOOK_BACK_CHARS = 60
_BETWEEN_CHARS = 40
_SHOUT_CHARS = 160
_ROW_NAMES = 24
"""No list of councils is longer; a hostile text's may be."""


class Chain(Struct, frozen=True):
    """Names in a row, with the block that holds them, at `position` among the story's; `start` and `end` are the row's."""

    readings: tuple[Reading, ...]
    start: int
    end: int
    block: Span
    position: int

    def is_shouted(self, text: str) -> bool:
        """Say whether the names stand in a headline of capitals, which prove nothing there."""
        start, end = self.block.start, self.block.end
        return end - start < _SHOUT_CHARS and _shouts(text[start:end])


def _shouts(text: str) -> bool:
    """Say whether most words of a line are capitalised."""
    initials = _INITIAL.findall(text)
    return len(initials) > 1 and sum(map(str.isupper, initials)) > 0.65 * len(initials)


def _joined_up(text: str, start: int, end: int) -> bool:
    """Say whether the name is a part of an address, a tag, a longer word or a hyphenated one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _PLAIN_BEFORE and after in _PLAIN_AFTER:
        return False
    if before.isalnum() or after.isalpha():
        return True
    if before in _OUTSIDE_BEFORE and text[start - 2 : start] not in ("--", "\n-"):
        return True
    return after in _OUTSIDE_AFTER and (after not in ".-" or text[end + 1 : end + 2].isalnum())


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
        found = readings(whole, [Span(start=0, end=len(whole))], known, known.first_words(whole))
        for name in found[0][1][:1] if found else ():
            if (name.start, name.end) == (0, len(whole)):
                yield Reading(name.name, before.start() + part.start(), before.start() + part.end())


def readings(
    text: str, spans: Sequence[Span], known: Gazetteer, firsts: Iterable[FirstWord]
) -> list[tuple[int, list[Reading]]]:
    """Return the longest names of each span that has any, in order, none inside another, with the span's position.

    firsts: the words of the text that may begin a name. They and the spans are in text order.
    """
    found: list[tuple[int, list[Reading]]] = []
    position, begin, stop, count = -1, 0, 0, len(spans)
    free = 0  # where the last name ended
    for first in firsts:
        start = first[0]
        if start < free:
            continue
        while start >= stop:
            position += 1
            if position == count:
                return found
            begin, stop = spans[position].start, spans[position].end
        if start < begin:
            continue
        reading = known.read(text, first, stop)
        if reading is None or _joined_up(text, start, reading.end):
            continue
        free = reading.end
        if not found or found[-1][0] != position:
            found.append((position, []))
        if text[start] in "NSEWMC":
            found[-1][1].extend(_cut_short(text, reading, known))
        found[-1][1].append(reading)
    return found


def _listed(text: str, one: Reading, other: Reading) -> bool:
    """Say whether two names are neighbours in a list; a comma alone does not join what is named in full."""
    if other.start - one.end > _BETWEEN_CHARS or "foreign" in (one.name.kind, other.name.kind):
        return False
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    return one.name.kind != "full" or between.group().strip() != ","


def chains(
    text: str, story: Sequence[Span], known: Gazetteer, firsts: Iterable[FirstWord]
) -> list[list[Chain]]:
    """Return the chains of names of each block of the story that has any, in text order."""
    found = []
    for position, names in readings(text, story, known, firsts):
        rows = [[names[0]]]
        for one, other in pairwise(names):
            if len(rows[-1]) < _ROW_NAMES and _listed(text, one, other):
                rows[-1].append(other)
            else:
                rows.append([other])
        block = story[position]
        found.append(
            [Chain(tuple(row), row[0].start, row[-1].end, block, position) for row in rows]
        )
    return found
