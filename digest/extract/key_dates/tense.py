"""Tell from the wording whether a date lies behind or ahead.

In:   the words before and after a date in its sentence.
Out:  "past", "future", or "" where the wording leaves it open.
Not:  calendars. "was due to open in May" is left open here; which May is the likelier is for `resolve`.

The verb nearest before the date decides ("rents were raised in April", "rents will rise in April"); a date that
opens its clause looks at the verb after it ("From April rents will rise").
"""

import re
from typing import Literal

from digest.extract.calendar.words import listed

Tense = Literal["past", "future", ""]


_MODALS = listed(
    "will shall can could may might must should would won't can't couldn't wouldn't shan't 'll cannot"
)
_PAST_AUXILIARIES = listed("was were had did wasn't weren't hadn't didn't")
_WAS = listed("was were been wasn't weren't")
_PRESENT = listed("is are isn't aren't am")
_HAVE = listed("has have hasn't haven't having")
_AHEAD = listed(
    "due scheduled planned expected earmarked pencilled slated tipped expects expect hopes aims intends wants"
    " hoping aiming intending expecting upcoming forthcoming deadline until"
)
_LEFT_OPEN = listed(
    "due expected set scheduled planned supposed meant to hoped intended likely going forecast"
)
_SCHEDULED = listed(
    "opens closes starts begins ends runs expires meets takes goes comes launches returns kicks resumes reopens"
    " moves follows sits loses gains introduces replaces applies decides considers gets arrives rises falls changes transfers switches becomes"
    " begin start open close end run meet return expire resume reopen come go arrive take"
)  # the present tense of timetables: "the scheme opens in May"
_REPORTED = listed("said told heard warned learned learnt says announced confirmed")
_STARTING = listed(
    "starting beginning opening closing ending commencing coming going becoming taking"
)
_ADVERBS = listed(
    "not also now originally already only then since again first finally still always later just even once never all"
    " provisionally formally"
)
_NOT_PAST = listed(
    "need needed indeed aged based called named hundred speed seed feed bleed exceed proceed succeed shed bed red wed"
    " limited united allied so-called related advanced detailed concerned bed-blocked used"
)
_IRREGULAR = listed(
    "said told met found gave given took taken came went began begun ran rose risen fell fallen held won lost left led"
    " made brought became saw seen heard spent sent built bought sold drew drawn grew grown wrote written spoke spoken"
    " stood understood broke broken chose chosen struck threw thrown swept paid laid kept got felt knew known thought"
    " meant dealt beat beaten caught taught fought sought shown drove driven flew forced hung hid rang sang sank shook"
    " stole stuck swore tore woke wore wound did done gone been lent slept sat lit dug fed bred"
)
_WEAK = listed("put set cut hit let shut cost read spread split bid quit")
_DATED_PAPERS = listed(
    "letter email report notice minutes order ruling judgment judgement statement decision direction"
)
_PERIODS = listed("year years month months quarter period weeks half-year")
_NOT_SUBJECTS = listed("of in at for on to by from with and or")
_DETERMINERS = listed(
    "the a an its their his her our my your this these those any some no every each"
)
_NOT_VERBS_AFTER_TO = listed(
    "the a an its their his her our my your this that these those them him us me it ministers councillors cabinet"
    " council residents people members court parliament parents staff pupils and or date work life around about"
    " almost nearly more less least most just between over full each every all both one two three four five six seven"
    " eight nine ten half which whom what whether light school schools government public"
)
_PAST_BEFORE_TO = listed(
    "managed used had failed helped came went forced able began continued refused appeared seemed got declined ordered"
)
_CLAUSE_STARTS = listed(
    "that and but which who when while because as although though if so where after before or than"
)
_MARKS = frozenset(",;:–(\"'")

_TOKEN = re.compile(r"\d[\d,.]*|[A-Za-z]+(?:[-'][A-Za-z]+)*|'ll|'ve|[,;:–(\"]")
_REACH_CHARS = 150


def read(before: str, after: str, lead: str) -> Tense:
    """Return the tense of the clause that holds a date.

    before, after: the sentence up to the date's preposition, and from the date's end on.
    lead: the preposition, in lower case, or "".
    """
    left = _TOKEN.findall(before[-_REACH_CHARS:])
    right = _TOKEN.findall(after[:_REACH_CHARS])
    if lead == "since" or (left and _looks_back(left, lead)):
        return "past"
    begins = not left or left[-1] in _MARKS or left[-1].lower() in _CLAUSE_STARTS
    verdict = (
        (_nearest(right, forward=True) or _nearest(left))
        if begins
        else (_nearest(left) or _nearest(right, forward=True))
    )
    if verdict == "perfect":
        # "has been extended until 5 June" looks ahead; "has risen in June" looks back.
        return "future" if lead in ("until", "till", "by", "for") else "past"
    if verdict == "open" and any(word in _REPORTED for word in left):
        return "future"  # "were told that work was due to start in January"
    if verdict in ("past", "future"):
        return verdict  # type: ignore[return-value] # narrowed by the line above
    if verdict == "weak" and lead not in ("by", "until", "till"):
        return "past"
    return ""


def has_verb(words: str) -> bool:
    """Return whether `words` hold a verb that says when, so that they can stand alone."""
    return bool(_nearest(_TOKEN.findall(words)))


def _looks_back(left: list[str], lead: str) -> bool:
    """ "backdated to 1 April", "since our letter of 9 June", "the report of 3 May", "after a landslip in February"."""
    if lead in ("to", "from") and left[-1] == "backdated":
        return True
    if lead == "to" and left[-1].lower() in _PERIODS:
        return True  # "the year to March" is a year that is over
    if lead == "of" and (left[-1].lower() in _DATED_PAPERS or "since" in left[-4:]):
        return True
    for word in reversed(left[-5:]):
        if word in ("after", "following", "since"):
            return not any(word.lower() in _MODALS or word in _AHEAD for word in left[-14:])
        if (
            word in _MARKS
            or word in _CLAUSE_STARTS
            or word in _MODALS
            or word in _PRESENT
            or word in _PAST_AUXILIARIES
        ):
            return False
    return False


def _nearest(words: list[str], *, forward: bool = False) -> str:
    """Return the verdict of the nearest word that has one, "weak" if only a weak one has, or ""."""
    weak = ""
    for index in range(len(words)) if forward else range(len(words) - 1, -1, -1):
        if forward and words[index] == ";":
            break
        verdict = _verdict(words, index)
        if verdict == "weak":
            weak = weak or "weak"
        elif verdict:
            return verdict
    return weak


def _verdict(words: list[str], index: int) -> str:
    """Return what one word says: past, future, perfect, open, weak or ""."""
    word = words[index]
    low = word.lower()
    if low in _MODALS:
        return "" if word == "May" else _modal(words, index, low)
    if low in _PAST_AUXILIARIES:
        return "open" if _next(words, index) in _LEFT_OPEN else "past"
    if low in _PRESENT:
        return "future"
    if low in _HAVE:
        return _have(words, index)
    if low in _AHEAD:
        return "open" if _has_before(words, index, _PAST_AUXILIARIES, 3) else "future"
    if low == "to":
        return _infinitive(words, index)
    if low in _SCHEDULED and word == low:
        return (
            "past" if _has_before(words, index, _PAST_AUXILIARIES, 2) else _after_noun(words, index)
        )
    if low in _STARTING:
        return (
            "past" if _has_before(words, index, _PAST_AUXILIARIES, 3) else "future" if index else ""
        )
    if low in _WEAK:
        return "weak"
    if low in _IRREGULAR or (
        low.endswith("ed") and len(low) > 3 and low not in _NOT_PAST and word == low
    ):
        return _participle(words, index)
    return ""


def _next(words: list[str], index: int) -> str:
    """Return the next word that is no adverb, in lower case."""
    for word in words[index + 1 : index + 4]:
        low = word.lower()
        if low not in _ADVERBS and not low.endswith("ly"):
            return low
    return ""


def _before(words: list[str], index: int) -> str:
    """Return the word before that is no adverb, in lower case."""
    for word in reversed(words[max(0, index - 4) : index]):
        low = word.lower()
        if low not in _ADVERBS and not low.endswith("ly"):
            return low
    return ""


def _has_before(words: list[str], index: int, wanted: frozenset[str], reach: int) -> bool:
    return any(word.lower() in wanted for word in words[max(0, index - reach) : index])


def _modal(words: list[str], index: int, low: str) -> str:
    if low in ("will", "'ll", "shall", "must") or _next(words, index) != "have":
        return "future"
    return (
        "past"
        if any(_is_participle(word.lower()) for word in words[index + 2 : index + 5])
        else "future"
    )


def _is_participle(low: str) -> bool:
    return low in _IRREGULAR or low in _WEAK or (low.endswith("ed") and len(low) > 3)


def _have(words: list[str], index: int) -> str:
    follows = _next(words, index)
    if follows in ("to", "until", "till"):
        return "future"
    if _has_before(words, index, _MODALS, 2):
        return ""  # the modal before it decides
    if _is_participle(follows):
        return "perfect"
    return ""


def _infinitive(words: list[str], index: int) -> str:
    follows = _next(words, index)
    is_verb = (
        follows.isalpha()
        and follows not in _NOT_VERBS_AFTER_TO
        and words[index + 1].islower()
        and (not follows.endswith("s") or follows.endswith(("ss", "us")))
        and not follows.endswith(("ing", "ed"))
    )
    if not is_verb:
        return ""
    before = _before(words, index)
    if before in ("was", "were") or (before in _LEFT_OPEN and _has_before(words, index, _WAS, 4)):
        return "open"  # "was due to open in May": it may have
    return "past" if before in _PAST_BEFORE_TO else "future"


def _after_noun(words: list[str], index: int) -> str:
    """ "the start of May", "an open day": these words are verbs only after what can be their subject."""
    before = words[index - 1].lower() if index else ""
    if before in _MARKS:
        return "future" if words[index].endswith("s") else ""
    return "" if not before or before in _NOT_SUBJECTS or before in _DETERMINERS else "future"


def _participle(words: list[str], index: int) -> str:
    before = _before(words, index)
    if (
        before in ("be", "being", "get", "gets")
        or before in _PRESENT
        or before in _DETERMINERS
        or before in _MODALS
    ):
        return ""  # the word before it decides, or it is an adjective
    if before in _HAVE or (before == "been" and _has_before(words, index, _HAVE, 4)):
        return "" if _has_before(words, index, _MODALS, 5) else "perfect"
    if before in ("was", "were") and words[index].lower() in _LEFT_OPEN:
        return "open"
    if before == "to":
        return ""
    return "past"
