"""Judge at a glance what most names are: one in full, or a place beside which no rule has anything to read.

In:   a Chain of one name and the text around it.
Out:  the Verdict that the rules would give, or None: then they must be asked.
Not:  a rule. The words that each rule reads stand beside it; a test holds the two together.
"""

import re
from typing import Final

from digest.extract.authorities import words
from digest.extract.authorities.acts import NOT_SUBJECT, OPENERS
from digest.extract.authorities.gazetteer import Gazetteer
from digest.extract.authorities.mentions import Chain
from digest.extract.authorities.rules import (
    ACTORS,
    OF_COUNCIL,
    OF_OFFICE,
    PHRASE_STARTS,
    RUN_ENDS,
    TAIL_STARTS,
)
from digest.extract.authorities.verdicts import AFTER_A_HEAD, BEFORE_CHARS, Kind, Verdict, ends
from digest.extract.authorities.vetoes import LONGER_STARTS, OTHER_FIRST, SEES, SERVICES

_NEXT: Final = (
    SERVICES | PHRASE_STARTS | words.BODY | words.INSTITUTIONS | words.COMMON | words.AFTER_GERUND
    | {"and", "with", "plc"}
)  # fmt: skip
"""What some rule reads after a name, whatever stands before it."""
_HEADS: Final = OF_COUNCIL | OF_OFFICE | SEES | ACTORS
"""What some rule reads before "in" or "told"."""
_LINKS: Final = (NOT_SUBJECT & (words.LINKS | words.LEAD_IN)) - {"a"}
_READ_BEFORE: Final = words.PEOPLE | words.LINKS | words.UPON | words.COMPANY_HEADS
_PLAIN_WORD = re.compile(r" ([a-z]+)(?![\w&'-])")
_GOES_ON = frozenset(" \n-,'")
_AFTER_A_COMMA = (", aged", ", which")


def verdict(row: Chain, text: str, known: Gazetteer, day: str) -> Verdict | None:
    """Return the verdict on the one name of `row`, or None."""
    reading = row.readings[0]
    start, end, name = reading.start, reading.end, reading.name
    kind: Kind
    if name.kind == "full":
        said = text[start:end].lower()
        if text[end + 1 : end + 2] in OTHER_FIRST or not (
            name.exact or said.endswith(("council", "authority"))
        ):
            return None
        kind, rule = "body", "full-name"
    elif name.kind == "foreign" or name.slugs[0] in words.NEVER_BARE or not _is_quiet(row, text):
        return None
    else:
        kind, rule = "place", "place"
    slug = known.pick(name.slugs, day) if kind == "place" or name.slugs[1:] else name.slugs[0]
    if slug is None:
        return None
    return Verdict(kind, slug, start, end, rule, row.position, "", reading, (start, end))


def _is_quiet(row: Chain, text: str) -> bool:
    """Say whether a place has beside it no word or mark that a rule reads."""
    end, stop = row.end, row.block.end
    mark = text[end] if end < stop else ""
    following = ""
    if mark == " ":
        plain = _PLAIN_WORD.match(text, end, stop)
        if plain is None:
            return False
        following = plain[1]
        if following in _NEXT or following[:3] in TAIL_STARTS or following[:2] in LONGER_STARTS:
            return False
    elif mark == ",":
        if not text[end + 2 : end + 3].islower() or text.startswith(_AFTER_A_COMMA, end):
            return False
    elif mark in _GOES_ON:
        return False
    before = text[max(row.block.start, row.start - BEFORE_CHARS) : row.start]
    said = before.rsplit(None, 4) if before[-1:] in (" ", "\n") else None
    if said:
        last = said[-1]
        link = last.lower()
        if link in _LINKS and (link != "the" or following not in OPENERS):
            if link not in AFTER_A_HEAD:
                return True
            return _HEADS.isdisjoint(ends(said[-4:-1])) and not (link == "from" and "£" in before)
        if (
            link in _READ_BEFORE
            or not link.isalpha()
            or len(link) == 1
            or not (last.islower() or link in words.LEAD_IN)
            or link.endswith(RUN_ENDS)
        ):
            return False
    return following not in OPENERS
