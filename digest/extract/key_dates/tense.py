"""Tell from the wording whether a date lies behind or ahead.

In:   the words before and after a date in its sentence.
Out:  "past", "future", or "" where the wording leaves it open.
Not:  calendars. "was due to open in May" is left open here; which May is the likelier is for `resolve`.

The verb nearest before the date decides ("rents were raised in April", "rents will rise in April"); a date that
opens its clause looks at the verb after it ("From April rents will rise").
"""

import re
from collections.abc import Callable
from typing import Literal

from digest.extract.key_dates import verbs

Tense = Literal["past", "future", ""]


_TOKEN = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*|\d[\d,.]*|[,;:–(\"]|'(?:ll|ve)")
_HAD = frozenset({"had"})
_BACK = frozenset({"after", "following", "since"})
_NOT_BACK = (
    verbs.MARKS | verbs.CLAUSE_STARTS | verbs.MODALS | verbs.PRESENT | verbs.PAST_AUXILIARIES
) - _BACK
"""What stands between "after" and a date that "after" does not govern."""
_WHAT = frozenset({"what", "whatever"})
REACH_CHARS = 150
"""How far from a date its verb is looked for."""


def read(before: str, after: str, lead: str) -> Tense:
    """Return the tense of the clause that holds a date.

    before, after: the sentence, at most REACH_CHARS of it, up to the date's preposition, and from the date's end on.
    lead: the preposition, in lower case, or "".
    """
    left = _TOKEN.findall(before)
    if lead == "since" or (left and _looks_back(left, lead)):
        return "past"
    if lead in ("to", "until", "till") and not verbs.POSTPONED.isdisjoint(left[-5:]):
        return "future"  # "was put back to March"
    if lead in _ENDS and not _GIVEN.isdisjoint(left[-12:]):
        return "future"  # "gave the council until 29 September"
    begins = not left or left[-1] in verbs.MARKS or left[-1].lower() in verbs.CLAUSE_STARTS
    verdict = "" if begins else _nearest(left)
    if not verdict:
        # What follows is looked at only where it counts for something.
        verdict = _nearest(_TOKEN.findall(after), forward=True)
        verdict = verdict or (_nearest(left) if begins else "")
    if verdict == "perfect":
        # "has been extended until 5 June" looks ahead; "has risen in June" looks back.
        return "future" if lead in ("until", "till", "by", "for") else "past"
    if verdict == "open" and not verbs.REPORTED.isdisjoint(left):
        return "future"  # "were told that work was due to start in January"
    if verdict in ("past", "future"):
        return verdict  # type: ignore[return-value] # narrowed by the line above
    if not verdict and lead in _ENDS:
        return "future"  # "Appeal by 30 September."
    if not verdict and left and left[0].lower() in verbs.ORDERS:
        return "future"  # "(c) receive a further report in December"
    if verdict == "weak" and lead not in ("by", "until", "till"):
        return "past"
    return ""


_ENDS = frozenset({"by", "until", "till"})
_STOPS = frozenset({";", '"'})
"""What ends a clause for good: '"by late November," she added' was not in the past."""
_OF = verbs.NOT_SUBJECTS - {"to", "and", "or"}
"""What a participle after it is an adjective: "of closed cases"."""
_DECIDES = _OF | verbs.PRESENT | verbs.DETERMINERS | verbs.MODALS | {"be", "being", "get", "gets"}
"""The words before a participle that decide in its place."""
_GIVEN = frozenset({"gave", "given", "gives", "deadline"})


def has_verb(words: str) -> bool:
    """Return whether `words` hold a verb that says when, so that they can stand alone."""
    return bool(_nearest(_TOKEN.findall(words)))


def _looks_back(left: list[str], lead: str) -> bool:
    """ "backdated to 1 April", "since our letter of 9 June", "the report of 3 May", "after a landslip in February"."""
    if lead in ("to", "from") and left[-1] == "backdated":
        return True
    if lead == "to" and left[-1].lower() in verbs.PERIODS:
        return True  # "the year to March" is a year that is over
    if lead == "of" and (left[-1].lower() in verbs.DATED_PAPERS or "since" in left[-4:]):
        return True
    near = left[-5:]
    if _BACK.isdisjoint(near):
        return False
    for word in reversed(near):
        if word in _NOT_BACK:
            return False
        if word in _BACK:
            break
    clause = left[-14:]
    return verbs.AHEAD.isdisjoint(clause) and verbs.MODALS.isdisjoint(map(str.lower, clause))


def _nearest(words: list[str], *, forward: bool = False) -> str:
    """Return the verdict of the nearest word that has one, "weak" if only a weak one has, or "".

    Words in capitals have none: "May" is the month, and "United" no participle.
    """
    weak = ""
    judge_of = _JUDGES.get
    for index in range(len(words)) if forward else range(len(words) - 1, -1, -1):
        word = words[index]
        judge = judge_of(word)
        if judge is None:
            if word[-2:] != "ed" or word in verbs.NOT_PAST or not word.islower():
                if forward and word in _STOPS:
                    break
                continue
            judge = _participle
        verdict = judge(words, index)
        if verdict == "past" and not forward and _is_what(words, index):
            continue  # "will publish what we heard in May": hearing is no news
        if verdict == "weak":
            weak = "weak"
        elif verdict:
            return verdict
    return weak


def _is_what(words: list[str], index: int) -> bool:
    """Whether a verb belongs to "what we heard" or "what residents told us", the object of another."""
    return not _WHAT.isdisjoint(words[max(0, index - 3) : index])


def _next(words: list[str], index: int) -> str:
    """Return the next word that is no adverb, in lower case."""
    for word in words[index + 1 : index + 4]:
        low = word.lower()
        if low not in verbs.ADVERBS and not low.endswith("ly"):
            return low
    return ""


def _before(words: list[str], index: int) -> str:
    """Return the word before that is no adverb, in lower case."""
    for word in reversed(words[max(0, index - 4) : index]):
        low = word.lower()
        if low not in verbs.ADVERBS and not low.endswith("ly"):
            return low
    return ""


def _has_before(words: list[str], index: int, wanted: frozenset[str], reach: int) -> bool:
    return not wanted.isdisjoint(map(str.lower, words[max(0, index - reach) : index]))


def _modal(words: list[str], index: int) -> str:
    if words[index] in ("will", "'ll", "shall", "must") or _next(words, index) != "have":
        return "future"
    return (
        "past"
        if any(_is_participle(word.lower()) for word in words[index + 2 : index + 5])
        else "future"
    )


def _is_participle(low: str) -> bool:
    return low in verbs.IRREGULAR or low in verbs.WEAK or (low.endswith("ed") and len(low) > 3)


def _have(words: list[str], index: int) -> str:
    follows = _next(words, index)
    if follows in ("to", "until", "till"):
        return "future"
    if _has_before(words, index, verbs.MODALS, 2):
        return ""  # the modal before it decides
    if _is_participle(follows):
        return "perfect"
    return ""


def _infinitive(words: list[str], index: int) -> str:
    follows = _next(words, index)
    is_verb = (
        follows.isalpha()
        and follows not in verbs.NOT_VERBS_AFTER_TO
        and words[index + 1].islower()
        and (not follows.endswith("s") or follows.endswith(("ss", "us")))
        and not follows.endswith(("ing", "ed"))
    )
    if not is_verb:
        return ""
    before = _before(words, index)
    if before in verbs.UNFULFILLED and _has_before(words, index, verbs.WAS, 4):
        return "past"  # "was supposed to be finished by May"
    if before in ("was", "were") or (
        before in verbs.LEFT_OPEN and _has_before(words, index, verbs.WAS, 4)
    ):
        return "open"  # "was due to open in May": it may have
    if _has_before(words, index, _HAD, 3):
        return "past"  # "had promised to finish by May"
    return "past" if before in verbs.PAST_BEFORE_TO else "future"


def _after_noun(words: list[str], index: int) -> str:
    """ "the start of May", "an open day": these words are verbs only after what can be their subject."""
    before = words[index - 1].lower() if index else ""
    if before in verbs.MARKS:
        return "future" if words[index].endswith("s") else ""
    return (
        ""
        if not before or before in verbs.NOT_SUBJECTS or before in verbs.DETERMINERS
        else "future"
    )


def _participle(words: list[str], index: int) -> str:
    before = _before(words, index)
    if before in _DECIDES:
        return ""  # the word before it decides, or it is an adjective
    if before in verbs.HAVE or (before == "been" and _has_before(words, index, verbs.HAVE, 4)):
        return "" if _has_before(words, index, verbs.MODALS, 5) else "perfect"
    if before in ("was", "were") and words[index].lower() in verbs.LEFT_OPEN:
        return "open"
    if before == "to":
        return ""
    return "past"


def _past_auxiliary(words: list[str], index: int) -> str:
    return "open" if _next(words, index) in verbs.LEFT_OPEN else "past"


def _present(words: list[str], index: int) -> str:
    return "future"


def _ahead(words: list[str], index: int) -> str:
    return "open" if _has_before(words, index, verbs.PAST_AUXILIARIES, 3) else "future"


def _scheduled(words: list[str], index: int) -> str:
    return (
        "past"
        if _has_before(words, index, verbs.PAST_AUXILIARIES, 2)
        else _after_noun(words, index)
    )


def _starting(words: list[str], index: int) -> str:
    if not index:
        return ""
    return "past" if _has_before(words, index, verbs.PAST_AUXILIARIES, 3) else "future"


def _follows(words: list[str], index: int) -> str:
    return "past"  # "it follows a similar decision in December"


def _weak(words: list[str], index: int) -> str:
    return "weak"


_Judge = Callable[[list[str], int], str]
_JUDGES: dict[str, _Judge] = {
    word: judge
    # Where a word stands in two lists the later list wins.
    for known, judge in (
        (verbs.IRREGULAR, _participle),
        (verbs.WEAK, _weak),
        (verbs.FOLLOWS, _follows),
        (verbs.STARTING, _starting),
        (verbs.SCHEDULED, _scheduled),
        (frozenset({"to"}), _infinitive),
        (verbs.AHEAD, _ahead),
        (verbs.HAVE, _have),
        (verbs.PRESENT, _present),
        (verbs.PAST_AUXILIARIES, _past_auxiliary),
        (verbs.MODALS, _modal),
    )
    for word in known
}
"""What a word has to say is asked of one function each: past, future, perfect, open, weak or ""."""
