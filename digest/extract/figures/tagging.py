"""Tell verbs from nouns by their neighbours: "cuts" and "costs" are either.

In:   the words of sentences, with a border before, between and after them, and their classes from `words`, where
      small letters ask for a second look.
Out:  the classes, settled.
"""

from collections.abc import Callable

from digest.extract.figures.drafts import BOTH
from digest.extract.figures.lists import listed
from digest.extract.figures.words import MODALS, VERBS, is_plural

BORDER = "\x03"
"""Stands between two sentences, as a word and as a class; `clean` leaves no such character in a text."""
_IS_DOUBTFUL = bytes(chr(x) in "bcsdgwenxp" for x in range(256))
# What follows a word is not settled yet: these are the letters that a noun or "to" may have.
_N = "Nbcsdgwen"
_P = "Pp"
_NOUN = frozenset(_N)
_TO = frozenset(_P)
_OBJECT = frozenset("FDO")
_UNKNOWN = frozenset("Nen")
_AFTER_E = frozenset(_P + "FDATOR.," + BORDER)
_AFTER_TO = frozenset(_N + _P + "FDOA.,RC" + BORDER)
_OPENS_ORDER = frozenset("^;•*–-" + BORDER)
_OPENS = frozenset("^;:–•*-" + BORDER)
_CHANGE_S = listed("rises falls drops increases climbs jumps grows cuts costs charges")
_DOING = listed(
    "go come rise fall live work use take face travel walk cycle drive say want need wait pay carry receive attend support own rely stay depend sleep wait miss"
)
_LEVELS = {(verb, "at") for verb in ("stand", "stands")} | {
    (verb, "to") for verb in ("come", "comes", "amount", "amounts")
}
_TWO_OBJECTS = listed(
    "cost costs charge charges fine fines offer offers award awards hand hands give lend pay grant"
)
_HAVING = listed("need face want receive require lose earn owe spend get make take lack suffer")
_ASIDES = listed("each both all own")
_BY = listed("run set put hit cut read shut")
_INTENDS = listed("needs hopes plans offers promises claims")
_BEFORE_GERUND = listed("by after for of without from before on in to with")
_THEY = listed("these those both all")  # "nine in ten of these opposed the change"
_OWNERS = ("'s", "s'")
_SEEING = listed("see sees saw seeing seen")
_SEEN = listed("go rise fall increase drop grow jump climb double treble triple shrink soar")
_SEASONS = listed("spring summer autumn winter year month week weekend")
_GERUND_NOUNS = listed(
    "housing planning parking spending funding building training meeting licensing cleaning hearing setting recycling gritting nursing catering opening"
)


def marked(words: list[str], classes: str, begins_small: Callable[[int], bool]) -> str:
    """Return the classes with the words marked that are verbs here.

    "cuts" and "costs" are verbs or nouns by their neighbours. begins_small: true of a token that is the first of
    a sentence without a capital.
    """
    marks = classes.encode("latin-1", "replace").translate(_IS_DOUBTFUL)
    settled = list(
        classes
    )  # a word is told by what it stands after, settled, and before, as it is in `classes`
    i = 0
    for _ in range(marks.count(1)):  # only the doubtful words are looked at
        i = marks.find(1, i + 1)
        name, before, after = classes[i], settled[i - 1], classes[i + 1]
        if name in "xp":  # a modal or "to": an unknown word after it is a verb before an object
            settled[i] = name.upper()
            if after in _UNKNOWN and classes[i + 2] in _OBJECT:
                word = words[i + 1]
                if word not in VERBS and not is_plural(word):
                    settled[i + 1] = "V"
            continue
        if before == "A" or words[i - 1] in _ASIDES:
            before = _before_aside(words, settled, i)
        if name == "d":
            is_verb = (before != "D" or (words[i - 1] in _THEY and after == "D")) and not (
                before in "PFV" and after in _NOUN
            )
        elif name in "bc":
            if before in "DFTY":
                is_verb = False  # as most are after these
            elif before == "N" and words[i - 1].endswith(_OWNERS):
                is_verb = after == "F" or (words[i], words[i + 1]) in _LEVELS
            elif before in "PR":
                is_verb = words[i - 1] in _TO_WHO and after in _AFTER_TO
            elif before != "V":
                is_verb = _is_base(words, classes, settled, i, name, before, begins_small)
            elif after in _TO and words[i] == "back":
                settled[i] = "A"  # "comes back to a debt"
                continue
            else:
                is_verb = False
        elif name == "s":
            is_verb = _is_in_s(words, classes, i, before)
        elif name == "g":
            is_verb = _is_acting(words, i, before, after)
        elif name == "w":  # of saying
            is_verb = before != "D"
        elif settled[i] == "V":
            continue  # by the modal before it
        elif name == "n":
            settled[i] = "Y"
            continue
        else:  # an unknown word in -ed
            is_verb = (settled[i - 1] in "NXOA" and after in _AFTER_E) or (
                (settled[i - 1] == "," and words[i + 1] == "at")  # "the cheapest, costed at"
                or (words[i - 1] in _THEY and after == "D")
            )
        settled[i] = "V" if is_verb else "N"
    return "".join(settled)


def _before_aside(words: list[str], settled: list[str], i: int) -> str:
    """Return the class of the word that the word at `i` leans on, past one such as "each" or an adverb."""
    before, earlier = settled[i - 1], settled[i - 2]
    if before == "A" and earlier in "XNO":
        return earlier
    if before == "D" and earlier == "X" and words[i - 1] != "own":
        return "X"  # "will each put in £3.5m"
    if before == "N" and earlier == "D" and words[i - 1] == "own":
        return "D"  # "their own charges"
    return before


_MOVING = listed("from to up down")
_ALSO_PAST = listed("come become run overcome")
_TO_WHO = listed("to who which that not")
_BEFORE_BASE = MODALS | listed("not to do did does")


def _first(classes: str, i: int) -> int:
    """Return the first token of the sentence of token `i`."""
    return classes.rfind(BORDER, 0, i) + 1


def _takes_two(word: str, classes: str, i: int, before: str) -> bool:
    """True where a verb may stand that has two objects, of which the second is a figure."""
    return (
        word in _TWO_OBJECTS
        and before in "NOA,"
        and (classes[i + 1] == "D" or classes[i + 1] in _NOUN)
        and "F" in classes[i + 2 : i + 5].partition(BORDER)[0]
    )


def _has_two(classes: str, i: int) -> bool:
    """True of "costs taxpayers £3m"."""
    return not classes[i + 1 : classes.index("F", i + 2)].strip(_N + "D")


def _is_in_s(words: list[str], classes: str, i: int, before: str) -> bool:
    """Tell whether a form in -s is a verb: "plans to", "the plans"."""
    word, after = words[i], classes[i + 1]
    if _takes_two(word, classes, i, before):
        return _has_two(classes, i)
    if before == "N" and words[i - 1].endswith(_OWNERS):  # "a hole in this year's accounts"
        return after == "F" or (word, words[i + 1]) in _LEVELS
    if before == "N" and classes[i - 2] == "D" and classes[i - 1] == "d":
        return False  # "the lost stretches"
    if word in BOTH:
        if before == "," and after == "F":
            return _after_aside(words, classes, i)
        if after == "p" and before == "N" and word in _INTENDS:
            return not words[i - 1].endswith(("'s", "s'"))
        return before in "NORA" and (
            (after in _OBJECT and word != "rates")
            or (after in _TO and word in _CHANGE_S and words[i + 1] in ("to", "by", "from"))
        )
    if classes[i - 1] == "g" and after not in "FDOPp":
        return False  # "on their waiting lists"
    if before == "F":
        return words[i - 3 : i - 1] == ["of", "which"]  # "of which £4.8m relates to"
    return before not in "DP" or after in "FD"


def _is_base(
    words: list[str],
    classes: str,
    settled: list[str],
    i: int,
    kind: str,
    before: str,
    begins_small: Callable[[int], bool],
) -> bool:
    """Tell whether a base form is a verb; `marked` knows what it is after most classes."""
    word, after = words[i], classes[i + 1]
    if _takes_two(word, classes, i, before):
        return _has_two(classes, i)
    previous = words[i - 1]
    if previous in _TO_WHO and after in _AFTER_TO:
        return True
    is_past = kind == "c" or word in _ALSO_PAST
    if before == "N":
        return _after_noun(words, classes, i, kind, after, is_past=is_past)
    if before == "X":
        return is_past or previous in _BEFORE_BASE or settled[i - 1] == "A"
    if before == "C":
        if kind == "c" and after in _NOUN and _ends_by_figure(words, classes, i):
            return "V" in settled[max(_first(classes, i), i - 8) : i]
        return (kind == "b" and settled[i - 2] == "V" and (after in "DF" or after in _NOUN)) or (
            (after in _OBJECT or after in _TO)
            and word not in BOTH
            and "V" in settled[max(_first(classes, i), i - 8) : i]
        )
    if before == "A":
        return after in _OBJECT or (after in _TO and word in _DOING)
    if before == ",":
        return (
            is_past and after in _OBJECT and (after != "F" or _after_aside(words, classes, i))
        ) or (word == "put" and (after == "F" or after in _NOUN))
    if before in _OPENS_ORDER:
        is_order = after in "FD" or (after in _NOUN and before == BORDER and begins_small(i))
        return is_order and not is_plural(word)
    return before == "O"


def _ends_by_figure(words: list[str], classes: str, i: int) -> bool:
    """True of "and cut emissions by 780 tonnes"."""
    return any(words[x - 1] == "by" and classes[x] == "F" for x in range(i + 3, i + 6))


def _after_noun(
    words: list[str], classes: str, i: int, kind: str, after: str, *, is_past: bool
) -> bool:
    """Tell whether a base form after a noun is a verb: "centres need repairs", "homes run by the council"."""
    if is_past and after in _OBJECT:
        return True
    word, previous = words[i], words[i - 1]
    follows = words[i + 1]
    if (
        kind == "b"
        and word not in BOTH
        and (
            after == "F"
            or words[i + 1 : i + 3] == ["on", "average"]
            or (word in ("go", "come", "grow") and follows in _MOVING)
        )
        and any(map(is_plural, words[max(_first(classes, i), i - 7) : i]))
    ):
        return True  # "children in care reach 1,085": the plural subject is some way back
    if is_plural(previous):
        if (after in "APp" or after in _OBJECT) and word in _DOING:
            return follows != "of"  # "a real-terms fall of 4%"
        if after in _OBJECT or (after in _NOUN and (word in _HAVING or word == "put")):
            return True  # "centres need repairs"
    if follows == "by" and word in _BY:
        return True  # "homes run by the council"
    if word in _SEEN and (after in "PpF") and follows != "of":
        # "owners will see their bill go up by"
        return not _SEEING.isdisjoint(words[max(_first(classes, i), i - 7) : i])
    if kind == "c" and follows in ("up", "down", "back", "aside", "at"):
        return True
    return (word, follows) in _LEVELS


def _after_aside(words: list[str], classes: str, i: int) -> bool:
    """True of the verb in "The pitch, which opened last autumn, cost £1.6m"."""
    comma = classes.rfind(",", _first(classes, i) + 1, i - 1)
    return comma > 0 and words[comma + 1] in ("which", "who", "whose")


def _is_acting(words: list[str], i: int, before: str, after: str) -> bool:
    """True of "saving £2m" and "people waiting for", not of "a saving of" or "opening hours"."""
    word = words[i]
    previous = words[i - 1]
    if before == "X" or (previous in _SEASONS and (after in "PpDF" or after in _NOUN)):
        return True
    if before == "D" or (after == "P" and words[i + 1] == "of"):
        return False
    if word in _GERUND_NOUNS and after not in "FD":
        return False
    if before == "P":
        loose = after in _TO and previous in ("for", "of", "by")
        return previous in _BEFORE_GERUND and (after in _OBJECT or after in _NOUN or loose)
    if before == "N":
        return is_plural(previous) and (after in "FDPpTA" or after in _NOUN)
    if before in _OPENS:  # not "Borrowing stood at"
        return after not in "Xx" and not (after == "d" and words[i + 2] in ("at", "to", "by"))
    return before in ",CA" and (after in "FDOPp" or after in _NOUN)
