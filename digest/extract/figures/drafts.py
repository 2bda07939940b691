"""What is known of a figure before its `about` is written.

In:   nothing.
Out:  `Draft`, which the readers make and the elided rules mend; `noun_phrase`, the words a number counts.
"""

import re
from decimal import Decimal

import msgspec

from digest.extract.figures.lists import listed
from digest.extract.figures.words import CLASS, NUMBER_WORDS, PLAIN, VERBS, is_plural
from digest.extract.numbers import Number
from digest.records import FigureKind


class Draft(msgspec.Struct, eq=False):
    """A figure in the making. Half-open offsets into the document.

    start..core_end: the number with its sign and unit; start..end: with the noun it counts.
    bare:   True while nothing beside the number says what it is.
    hedge:  where the qualifier's words stand, or None.
    nouns:  span of the counted noun phrase, or None.
    token:  its place among the tokens of its sentence, once that is parsed.
    """

    number: Number
    start: int
    core_end: int
    end: int
    kind: FigureKind
    value: Decimal
    rule: str
    unit: str = ""
    per: str | None = None
    hedge: tuple[int, int] | None = None
    nouns: tuple[int, int] | None = None
    bare: bool = False
    is_one: bool = False
    scaled: bool = False
    sentence: int = 0
    token: int = 0
    about: str = ""
    frame: tuple[str, ...] = ()


_NEXT = re.compile(r"[ \n]+(?=[a-z'])([a-z][\w'&-]*|'[a-z]\w*)")
_SERIES = re.compile(r", ([a-z-]+),? and ([a-z-]+) ([a-z-]+s)\b")
_LONGEST_NOUNS = 6
_ACTS = listed("require remain need want include face say have become agree say want")
_PAIRS = {
    ("children", "young"): 2, ("men", "women"): 1, ("women", "girls"): 1, ("bed", "breakfast"): 1,
    ("families", "children"): 1,
}  # fmt: skip
_LEADING = listed("""more fewer other further new extra additional such looked long short deep wide tall only free online weekly monthly
    higher lower following near""")


def noun_phrase(low: str, position: int, limit: int) -> tuple[int, int, str] | None:
    """Return the span of the noun phrase that follows `position`, and its last word; None when there is none.

    "14 small group homes in Stoke": "small group homes". Stops at the first plural noun unless a plural
    follows it ("sports pitches"), and before anything that cannot be part of a noun phrase.
    """
    words: list[tuple[str, int, int]] = []
    at = position
    while len(words) < _LONGEST_NOUNS:
        match = _NEXT.match(low, at, limit)
        if match is None:
            break
        word = match[1]
        if word in NUMBER_WORDS or ("-" in word and _spells_number(word)):
            break
        name = PLAIN[word]
        first = not words
        if name != "N":
            if first and (word in _LEADING or (name == "A" and word.endswith("ly"))):
                words.append((word, match.start(1), match.end()))
                at = match.end()
                continue
            if words and words[-1][0] == "looked" and word == "after":
                words.append((word, match.start(1), match.end()))
                at = match.end()
                continue
            if (
                name == "P"
                and word == "of"
                and words
                and low.startswith(
                    ("staff", "the public", "housing", "parliament", "council"), match.end() + 1
                )
                and words[-1][0] in ("members", "units")
            ):
                words.append((word, match.start(1), match.end()))
                at = match.end()
                continue
            if word in ("and", "&") and words:
                after = _NEXT.match(low, match.end(), limit)
                third = (
                    _NEXT.match(low, after.end(), limit)
                    if after and not is_plural(words[-1][0])
                    else None
                )
                if after and third and is_plural(third[1]) and PLAIN[after[1]] == "N":
                    at = third.end()  # "19,000 present and former employees"
                    words += [
                        (after[1], after.start(1), after.end()),
                        (third[1], third.start(1), at),
                    ]
                    continue
                if after and (extra := _PAIRS.get((words[-1][0], after[1]))):
                    at = after.end()
                    words.append((after[1], after.start(1), at))
                    if extra == 2 and (tail := _NEXT.match(low, at, limit)):
                        at = tail.end()
                        words.append((tail[1], tail.start(1), at))
                        break
                    continue
            break
        if words and words[-1][0] not in _LEADING:
            previous = words[-1][0]
            form = VERBS.get(word)
            if is_plural(previous):
                if (
                    not is_plural(word)
                    or word.endswith("ing")
                    or (form and form.kind == "s" and not _nounish(word))
                ):
                    break
                if previous.endswith("'"):
                    break
            elif (form is not None and form.kind in ("past", "past pp", "pp") and not first) or (
                word.endswith("ed")
                and len(word) > 4
                and not first
                and previous not in _LEADING
                and not previous.endswith("ly")
            ):
                break
        at = match.end()
        words.append((word, match.start(1), at))
        if word.endswith("'s"):
            continue
    if (
        low.startswith(",", at)
        and words
        and not is_plural(words[-1][0])
        and (series := _SERIES.match(low, at, limit))
        and PLAIN[series[1]] == PLAIN[series[2]] == "N"
    ):
        words.append((series[3], at, series.end()))  # "187 education, health and care plans"
    while (
        words
        and (words[-1][0] in _LEADING or words[-1][0] in ("of", "after"))
        and words[-1][0] not in ("more",)
    ):
        words.pop()
    if not words:
        return None
    if len(words) == 1 and words[0][0] in ("more", "fewer"):
        return None
    form = VERBS.get(words[0][0])
    if words[0][0] in _ACTS and len(words) < 3 and not is_plural(words[-1][0]):
        return None  # "three require improvement"
    if form and form.kind in ("past", "past pp", "pp", "ing") and not is_plural(words[-1][0]):
        return None  # "11 signed up", "18 needed hospital treatment"
    return words[0][1], words[-1][2], words[-1][0]


BOTH = listed("""jobs homes places houses plans cuts rises falls costs charges fines calls claims reports reviews visits votes
    views offers changes faces needs names stores stops steps studies supports surveys switches tests tracks trains
    trees trips turns uses vans waits walks works schools measures marks leads issues increases drops drives
    designs demands deals covers comments classes cases centres buses builds breaks blocks bids bears bans awards
    attacks appeals answers objects options orders parks pays permits plots points posts prices projects promises
    proposals pubs pupils questions ranges rates requests rents reserves results rewards roads rooms routes rules
    runs sales seats services shops shows signs sites spaces staff stages starts states supplies tasks targets
    transfers units vacancies volunteers wards wins bikes trades turbines lights units machines signs hosts fees
    staffs benefits loans grants gains gaps fields finds flats floors funds forms fires losses licenses limits
    logs licences matches meetings ministers notices nurses officers panels partners patients payments leaders
    estimates exhibits purchases releases replies repairs models monitors notes numbers owns plants pledges posts
    drops dips swings struggles strikes sweeps sales sponsors shares sacks""")


def _spells_number(word: str) -> bool:
    parts = word.split("-")
    return parts[0] in NUMBER_WORDS and parts[-1] in NUMBER_WORDS


def _nounish(word: str) -> bool:
    return word in BOTH or (word not in CLASS and word not in VERBS)
