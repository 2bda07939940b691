"""Read the words that stand before a date: "by the end of", "next", "mid-", "a week on".

In:   plain text, the place where the date begins and the place before which not to look.
Out:  a `Before`: the preposition, the relation, the weeks to add, and what speaks against a date.
Not:  the date itself.
"""

import re
from typing import NamedTuple

RELATION = {
    "last": "last",
    "next": "next",
    "this": "this",
    "coming": "next",
    "that": "that",
    "same": "that",
    "following": "following",
    "previous": "previous",
    "preceding": "previous",
    "past": "last",
}
PREPOSITIONS = frozenset(
    "in on by from since until till til before after during of to for at between around throughout"
    " towards over within through beyond about and or than as effective dated starting beginning"
    " commencing ending ended mid".split()
)
_PART = frozenset("early late mid later earlier middle pre post".split())
_PART_OF = frozenset(
    "end start beginning middle whole rest close month week night morning evening afternoon day eve"
    " weekend course half last beginning".split()
)
_HABIT = frozenset("every each most any alternate many all".split())
_VAGUE = frozenset("a an one my your his her our their its another some".split())
WEEKS = {"week": 7, "fortnight": 14}

_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[^\sA-Za-z]")
_LOOKBACK_CHARS = 44


class Before(NamedTuple):
    """What the words before a date say.

    start:    where the phrase begins, its "early", "the end of" and "next" included.
    lead:     the preposition before that, in lower case, or "".
    lead_start: where the preposition begins; `start` without one.
    relation: last, next, this, that, following, previous, or "".
    days:     7 for "a week on", 14 for "a fortnight on", -7 for "a week last"; 0 otherwise.
    part:     "early", "mid", "end" were there: it is a month or a time, not a modal verb.
    article:  "the" stands before: an event that the text knows, not a day of the calendar.
    habit, vague: "every Monday"; "a Monday", "my Monday".
    word:     the word before all this, as written.
    """

    start: int
    lead: str = ""
    lead_start: int = 0
    relation: str = ""
    days: int = 0
    part: bool = False
    article: bool = False
    habit: bool = False
    vague: bool = False
    word: str = ""


def read(text: str, start: int, floor: int) -> Before:
    """Return what the words of `text` before `start` say of the date that begins there."""
    tokens = list(_TOKEN.finditer(text, max(floor, start - _LOOKBACK_CHARS), start))
    begin = lead_start = start
    lead = relation = word = ""
    days = 0
    part = article = habit = vague = False
    index = len(tokens) - 1

    def at(place: int) -> str:
        return tokens[place].group().lower() if place >= 0 else ""

    if at(index) == "-" and at(index - 1) in _PART:
        index -= 1
    while index >= 0:
        token = at(index)
        if token in RELATION and not relation and not (token == "that" and not _is_the_day(text, start)):
            relation = RELATION[token]
        elif token in _PART:
            part = True
        elif token == "of" and at(index - 1) in _PART_OF:
            index -= 1
            part = True
        elif token in ("commencing", "beginning", "starting", "ending") and at(index - 1) == "week":
            index -= 1
            part = True
        elif token == "c" and at(index - 1) == "/" and at(index - 2) == "w":
            index -= 2
            part = True
        elif token == "the" and not article:
            article = True
        else:
            break
        begin = tokens[index].start()
        index -= 1
    if at(index) in _HABIT:
        habit, index = True, index - 1
    elif at(index) in WEEKS and (relation == "last" or at(index - 1) == "a"):
        # "a week last Tuesday" goes back; "a week tomorrow" and "a fortnight today" go on.
        days = WEEKS[at(index)] * (-1 if relation == "last" else 1)
        index -= 1 if at(index - 1) != "a" else 2
        begin = tokens[index + 1].start()
    elif at(index) in ("on", "from") and at(index - 1) in WEEKS and at(index - 2) == "a":
        days = WEEKS[at(index - 1)]
        index -= 3
        begin = tokens[index + 1].start()
    elif at(index) in _VAGUE:
        vague, index = True, index - 1
    if at(index) in PREPOSITIONS:
        lead, lead_start = at(index), tokens[index].start()
        index -= 1
    if index >= 0:
        word = tokens[index].group()
    if not lead:
        lead_start = begin
    return Before(
        start=begin,
        lead=lead,
        lead_start=lead_start,
        relation=relation,
        days=days,
        part=part,
        article=article and not relation and not part,
        habit=habit,
        vague=vague,
        word=word,
    )


def _is_the_day(text: str, start: int) -> bool:
    """ "that Monday" and "that month" are days; "said that May bills" is not asked here."""
    return not text.startswith(("May", "March"), start)
