"""Read the words that stand before a date: "by the end of", "next", "mid-", "a week on".

In:   plain text, the place where the date begins and the place before which not to look.
Out:  a `Before`: the preposition, the relation, the weeks to add, and what speaks against a date.
Not:  the date itself.
"""

import re

from msgspec import Struct

from digest.extract.calendar.words import listed

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
PREPOSITIONS = listed(
    "in on by from since until till til before after during of to for at between around throughout"
    " towards over within through beyond about and or than as"
)
_WHICH = listed("first second third fourth last final opening closing")
_FIRM = listed("effective dated starting beginning commencing ending ended mid")
_PART = listed("early late mid later earlier middle pre post")
_PART_OF = listed(
    "end start beginning middle whole rest close month week night morning evening afternoon day eve"
    " weekend course half last beginning"
)
_HABIT = listed("every each most any alternate many all no")
_VAGUE = listed("a an one my your his her our their its another some")
_PLAIN = PREPOSITIONS - {"of"}
"""The prepositions that say no more than themselves: "the end of" says more."""
WEEKS = {"week": 7, "fortnight": 14}
_SPAN_BEFORE = frozenset({"in", "for", "within", "than", "of", "over", "every", "once", "twice"})

_ONE = frozenset({"a", "an", "one", "another"})
_POINTING = frozenset(RELATION) | _PART | listed("the of w/c commencing beginning starting ending")
_TELLING = _POINTING | _HABIT | _VAGUE | PREPOSITIONS | _FIRM | frozenset(WEEKS)
"""The words right before a date that say something of it; a preposition alone says little (`_plain`)."""
_BESIDE_TODAY = frozenset({"last", "next", "this"})
_MARKS = "(\"'–-"
_LOOKBACK_CHARS = 44
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


class Before(Struct, frozen=True):
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


def _left(text: str, start: int, floor: int) -> str:
    """Return the text before a date, as far as it is looked at."""
    first = start - _LOOKBACK_CHARS
    left = text[first if first > floor else floor : start]
    # Never look into the paragraph above: its last word says nothing of this date.
    return _BLANK_LINE.split(left)[-1] if left.count("\n") > 1 else left


class _Words:
    """The words before a date, from the nearest; `take` moves the phrase's start over them."""

    __slots__ = ("base", "left", "start", "text")

    def __init__(self, text: str, start: int, floor: int) -> None:
        self.text = text
        self.start = start
        left = _left(text, start, floor)
        self.base = start - len(left)
        self.left = left.split()

    def at(self, place: int = 0) -> str:
        """Return the word `place` words back, in lower case; "" at the end of a clause."""
        if place >= len(self.left):
            return ""
        word = self.left[-1 - place]
        return word.lstrip(_MARKS).lower() if word[-1].isalpha() else ""

    def take(self, count: int = 1) -> None:
        """Let the phrase begin `count` words earlier."""
        for _ in range(count):
            if not self.left:
                return
            word = self.left.pop()
            bare = word.lstrip(_MARKS)
            self.start = self.text.rindex(word, self.base, self.start) + len(word) - len(bare)
            if bare != word:
                self.left.clear()  # an opening mark begins a clause


def read(text: str, start: int, floor: int) -> Before:
    """Return what the words of `text` before `start` say of the date that begins there.

    floor: where the phrase before ended; nothing is read before it.
    """
    if (found := _plain(text, start, floor)) is not None:
        return found
    words = _Words(text, start, floor)
    relation = ""
    part = within = article = habit = False
    if words.left and not text[start - 1].isspace():
        if words.left[-1].rstrip("-").lower() not in _PART:
            return Before(start=start, lead_start=start)
        part = True
        words.start = text.rindex(words.left.pop(), words.base, start)
    while token := words.at():
        if within and token in _WHICH:
            pass  # "the last week of May" is not last May
        elif token in RELATION and not relation and not (token == "that" and _is_may(text, start)):
            relation = RELATION[token]
        elif token == "post" and words.left[-1][0].isupper():
            break  # "Evening Post", above its date
        elif token in _PART or token == "w/c":
            part = True
        elif token == "of" and words.at(1) in _PART_OF:
            part = within = True
            words.take()
        elif token in ("commencing", "beginning", "starting", "ending") and words.at(1) == "week":
            part = True
            words.take()
        elif token == "the" and (part or not article):
            article = True
        else:
            break
        words.take()
    days, vague = 0, False
    is_bare = not (relation or part)
    if token in _HABIT:
        habit = True
        words.take()
    elif token in WEEKS and (relation == "last" or words.at(1) == "a"):
        # "a week last Tuesday" goes back; "a week tomorrow" and "a fortnight today" go on.
        days = WEEKS[token] * (-1 if relation == "last" else 1)
        words.take(2 if words.at(1) == "a" else 1)
    elif (
        token in ("on", "from")
        and words.at(1) in WEEKS
        and words.at(2) == "a"
        and words.at(3) not in _SPAN_BEFORE  # "for the first time in a fortnight on Friday"
    ):
        days = WEEKS[words.at(1)]
        words.take(3)
    elif token in _VAGUE:
        vague = True
        words.take()
    elif is_bare and token and token not in PREPOSITIONS and words.at(1) in _ONE:
        vague = True  # "a bad Tuesday"
    begin, lead = start if is_bare and not days else words.start, words.at()
    lead_start = begin
    if lead in PREPOSITIONS:
        words.take()
        lead_start = words.start
    else:
        part = (
            part or lead in _FIRM
        )  # "the year ending March": a month, though no preposition says so
        lead = ""
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
        word=words.left[-1].strip(".(\"'") if words.left else "",
    )


def _plain(text: str, start: int, floor: int) -> Before | None:
    """Return what most dates have before them: nothing, "on", "in", "last" or a word that says nothing; None where there is more."""
    if start <= floor:
        return Before(start, "", start)  # it goes on from a weekday
    sign = text[start - 1 : start]
    if sign and not sign.isspace():
        # A hyphen may join "mid" to it; any other mark begins a clause.
        return None if sign == "-" or sign.isalnum() else Before(start, "", start)
    left = _left(text, start, floor)
    *_, before, last = ("", "", *left.rsplit(None, 2))
    if not last:
        return Before(start, "", start)
    low = last.lower()
    if low in _PLAIN:
        if low in ("on", "from") and before.lower() in WEEKS:
            return None
        lead_start = start - len(left) + left.rindex(last)
        return Before(start, low, lead_start, word=before.strip(".(\"'"))
    if low in _BESIDE_TODAY and before.lstrip(_MARKS).lower() not in _TELLING:
        begin = start - len(left) + left.rindex(last)
        return Before(begin, "", begin, RELATION[low], word=before.strip(".(\"'"))
    if last[-1].isalpha() and (
        low.lstrip(_MARKS) in _TELLING or (before and before.lstrip(_MARKS).lower() in _ONE)
    ):
        return None
    return Before(start, "", start, word=last.strip(".(\"'"))


def points(text: str, start: int, floor: int) -> bool:
    """Say whether the word before "month" or "night" may say which one: "last", "the", "earlier"."""
    words = text[max(floor, start - _LOOKBACK_CHARS) : start].rsplit(None, 1)
    return bool(words) and words[-1].lstrip(_MARKS).lower() in _POINTING


def _is_may(text: str, start: int) -> bool:
    """Whether the month may be a verb: in "said that May bills" the pronoun does not point."""
    return text.startswith(("May", "March"), start)
