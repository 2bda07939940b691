"""Turn down the numbers that report nothing, by the words beside them: years, times, ages, numbered things, idioms.

In:   a Number in its text.
Out:  the name of a refusal (a key of `refusals.WHY`) or None.
Not:  dates that the calendar reads; those are kept away before this is asked.
"""

import re

from digest.extract.figures import clocks, rides, scores, years
from digest.extract.figures.beside import Beside
from digest.extract.figures.lists import listed

_NUMBERED = listed("""section sections s page pages p pp par para paragraph paras no nos number numbers issue ward band bands phase phases
    option options condition conditions monitor image figure fig table item items appendix annex part chapter schedule
    article clause policy zone tier level levels grade category class stage step room plot lot junction junctions
    j route routes platform gate ext extension tel ref reference covid channel vol volume version v act regulation
    regulations rule priority objective question q motion resolution agenda minute line block unit
    flat apartment suite floor storm formula type apollo form stages key year years ks top site lots exhibit bus services
    goal group pillar wave round week day episode season game match lane pier terminal slide chart row column note footnote
    annexe isbn issn registered charity company vat windows ipad iphone playstation windows radio studio edition ft
    telephone phone text call dial fax mobile ring lord psalm chapter hall court house hmp ofsted""") - {"figure", "year", "years", "house", "court", "hall", "ofsted", "text", "call", "ring", "services", "top", "key", "company", "charity", "group", "site", "line", "motion", "ft"}  # fmt: skip
_ONE_PERSON = listed("""gentleman lady woman man pensioner mother father mum dad boy girl teenager widow widower grandmother grandfather
    granddad grandad gran nan driver cyclist pedestrian motorcyclist passenger resident tenant farmer student pupil
    lady chap bloke fella neighbour shopper volunteer carer patient victim landlord worker veteran son daughter husband wife brother sister lad youth""")
_CALLED = listed("text call dial phone telephone ring fax tel mobile")
_PEOPLE = listed("""people children adults those anyone everyone residents pensioners women men youngsters boys girls the is was are
    were i'm him her he she all drivers passengers pupils person anybody everybody""")
_IDIOM_AFTER = re.compile(
    r"""[ \n](?: (?:of[ ]the[ ](?:most|best|worst|biggest|largest|first|few|main|reasons|things|many))
      | another\b | by[ ]one\b | at[ ]a[ ]time\b | sides?[ ]of | and[ ](?:two|three)[ ]together
      | cents\b | a[ ]side\b | hats?\b | in[ ]a[ ](?:million|row) | on[ ]the[ ]trot | of[ ]a[ ]kind
      | heads[ ]are | wrongs\b | weeks[ ]running | out[ ]of[ ]the )""",
    re.VERBOSE,
)
_IDIOM_BEFORE = re.compile(
    r"""(?: \b(?: number|square|day|cloud|catch|plan | at[ ]sixes[ ]and | second[ ]to | back[ ]to[ ]square
      | game[ ]of[ ]two | the[ ]big | put[ ]two[ ]and | two[ ]plus | one[ ]or | two[ ]or | three[ ]or )[ \n] )$""",
    re.VERBOSE,
)
_STREET = re.compile(
    r"[a-z]?[ ,\n]{1,2}(?:[A-Z][\w'.-]*[ ]){1,4}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Place|Crescent|Terrace|"
    r"Square|Court|Gardens|Grove|Hill|Row|Walk|Mews|Parade|Gate|Quay|Wharf|Embankment|Boulevard|St|Rd|Ave)\b"
)
_SERVICE = re.compile(r" (?:bus|tram|train)\b")
_CLOCK_WORDS = re.compile(
    r"[ ](?:to|past)[ ][a-z]+[ ](?:in[ ]the|o'clock|at[ ]night|am\b|pm\b|this[ ](?:morning|afternoon))"
)
_TO_THE_HOUR = re.compile(
    r"[ ](?:to|past)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)\b"
)
_RATING = re.compile(r" out of ([a-z]+|\d+)\b")
_STOPS = frozenset(".,;:!?\"')")
_AGED = re.compile(
    r"\baged?s?[ \n](?:just |only |around |about |over |under )?(?:of |between |from )?(?:[\w-]+ (?:and|to|or) )?$"
)
_WAS_AGED = re.compile(
    r"\b(?:i was|i'm|he was|she was|when i was|he's|she's|turned|turns|turning)[ \n](?:just |only )?$"
)
_TIME_OF_DAY = re.compile(
    r"(?:[ ]?[-–][ ]?|[ ](?:to|and|until)[ ])\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.?m\b|noon|midnight)"
)
_DATE_MARKS = frozenset("/.-")
_AROUND = listed(
    "over under about around only just nearly almost up another some all the a of in at to for by and with"
)
_DASHES = frozenset("-–")
_GAPS = frozenset(" \n-–")
_TIME_BEGINS = frozenset("-– tau0123456789")
_TURNED = listed("was i'm he's she's turned turns turning is just only")
_IDIOM_LAST = listed("number square day cloud catch plan and to big or of plus two")
_DATE_TAIL = re.compile(r"[/.-]\d{1,4}[/.-]\d{2,4}\b")
_LIMITS = listed("over under above below")
_CLOSED = frozenset(",.);")
_CHANGES = frozenset(["(+", "(-", "(–", "(−", "(±"])
_TO_OR_PAST = frozenset("tp")
_ASKED = (
    _NUMBERED
    | _CALLED
    | _TURNED
    | _LIMITS
    | _IDIOM_LAST
    | listed("of every quarter the top bottom at past")
)
"""The words before a number that some rule asks about; most numbers have another."""


def refusal(f: Beside, *, has_unit: bool) -> str | None:
    """Refuse a number by the words beside it. has_unit: a unit follows it."""
    low, start = f.low, f.start
    if (
        f.is_digits
        and not (
            f.is_plain
            and f.end - start < 4
            and f.raw[f.end + 1].islower()
            and low[start - 1] == " "
        )
        and (why := _of_digits(f, has_unit=has_unit))
    ):
        return why
    if f.bare in _ASKED and (why := _by_word_before(f, has_unit=has_unit)):
        return why
    if f.last[-1:] == "-" and start > 1 and low[start - 1] == "-" and low[start - 2].isalpha():
        return "compound"
    if "age" in f.behind and f.value < 120 and _AGED.search(low, max(f.block, start - 28), start):
        return "age"
    if not f.is_plain and f.value <= 59 and f.after in _GAPS:
        return _by_what_follows(f)
    return None


def _of_digits(f: Beside, *, has_unit: bool) -> str | None:
    """What digits alone can be: years, clock times, house numbers, scores, and the numbers of lists."""
    low, raw, start, end, value, after = f.low, f.raw, f.start, f.end, f.value, f.after
    length = end - start
    if length == 4 and (year := years.refusal(f)):
        return year
    if after in _DATE_MARKS and _DATE_TAIL.match(low, end):
        return "date"
    if (
        3 < length < 6
        and low[end - 3] == "."
        and value < 24
        and not has_unit
        and clocks.is_decimal_time(low, start, end, f.bare)
    ):
        return "clock"
    if value >= 1000:
        return None
    if not raw[end + 1 : end + 3].islower() and raw[end : end + 3].lstrip(" ,ab")[:1].isupper():
        if _STREET.match(raw, end):
            return "house-number"
        if (
            value < 100
            and after == " "
            and raw[end + 1].isupper()
            and _in_name(raw, start, f.block)
        ):
            return "name"
    if after in _CLOSED and 4 < value < 111 and f.last.endswith(",") and _is_name(f):
        return "age"
    if after == ")":
        if low[start - 2 : start] in _CHANGES:
            return "change"  # "Labour 6 (-2)"
        near = max(f.block, start - 80)
        if low.rfind("(", near, start) <= low.rfind(")", near, start):
            return "list-number"
    if after == "+" and low.startswith("+)", end) and low.startswith("(", start - 1):
        return "age"  # "(18+)"
    if (
        value < 100
        and (after in _DASHES or (start and low[start - 1] in _DASHES))
        and scores.is_score(f)
    ):
        return "score"
    return None


def _by_word_before(f: Beside, *, has_unit: bool) -> str | None:
    """ "option 3", "call 150", "over 65s", "a woman of 91", "top 10", "every two from June"."""
    low, end, value, bare = f.low, f.end, f.value, f.bare
    if (
        bare in _NUMBERED
        and not has_unit
        and not (f.last.endswith(":") and bare not in _CALLED)
        and not years.is_counted(low, end)
        and f.last[-1] not in ",;"
    ):
        return "numbered"
    if (
        bare in _CALLED
        and f.is_digits
        and value > 99
        and value.is_integer()
        and "," not in low[f.start : end]
    ):
        return "telephone"
    if (
        bare in _TURNED
        and value < 120
        and not has_unit
        and value.is_integer()
        and _WAS_AGED.search(low, max(f.block, f.start - 12), f.start)
    ):
        return "age"
    if bare == "of" and 15 < value < 111 and f.word_before_last() in _ONE_PERSON:
        return "age"  # "a woman of 91"
    if bare == "every" and (f.after in _STOPS or low.startswith((" from ", " since "), end)):
        return "duration"  # "every two weeks instead of every three"
    if bare == "quarter" and f.is_digits and value <= 4:
        return "numbered"
    if (
        bare == "the"
        and f.is_digits
        and not has_unit
        and rides.is_service(low, f.raw, f.start, end, verb=f.word_before_last(), floor=f.block)
    ):
        return "numbered"  # "to work in Birmingham on the 51."
    if bare == "top" or (bare == "bottom" and value < 50):
        return "rank"
    if (
        bare in _LIMITS
        and value < 111
        and not years.is_counted(low, end)
        and (f.word_before_last() in _PEOPLE or low.startswith("s", end))
    ):
        return "age"
    if bare == "at" and value <= 59 and f.after == " " and _TO_THE_HOUR.match(low, end):
        return "clock"
    if value <= 12 and not has_unit and clocks.is_hour(low, end, bare, f.word_before_last()):
        return "clock"
    if (
        bare in _IDIOM_LAST
        and (value <= 10 or value == 22)  # "a catch 22"
        and _IDIOM_BEFORE.search(low, max(f.block, f.start - 24), f.start)
    ):
        return "idiom"
    return None


def _by_what_follows(f: Beside) -> str | None:
    """ "5 to 7pm", "ten to five in the morning", "the 42 bus", "ten out of ten", "one of the best"."""
    low, end, value, after = f.low, f.end, f.value, f.after
    begins = low[end + 1 : end + 2]
    if value <= 24 and begins in _TIME_BEGINS and _TIME_OF_DAY.match(low, end):
        return "date"
    if after == " ":
        if begins in _TO_OR_PAST and _CLOCK_WORDS.match(low, end):
            return "date"
        if (
            begins == "o"
            and (rating := _RATING.match(low, end))
            and rating[1] == low[f.start : end]
        ):
            return "idiom"  # "ten out of ten"
        if f.is_digits and _SERVICE.match(low, end):
            return "numbered"
    if value <= 10 and _IDIOM_AFTER.match(low, end):
        return "idiom"
    return None


def _in_name(raw: str, start: int, floor: int) -> bool:
    """True of the 4 in "backed by Action 4 Equality": capital words on both sides, inside a sentence."""
    words = raw[max(floor, start - 40) : start].split()
    return (
        len(words) > 1
        and words[-1].isalpha()
        and words[-1][0].isupper()
        and words[-2][-1:].isalnum()
        and words[-1].lower() not in _AROUND
    )


def _is_name(f: Beside) -> bool:
    """True of "Joan Smith, 64, said": the words before the comma end in a capital, as a person's name does."""
    if f.low[f.end : f.end + 2].strip(" \n") != f.after:
        return False
    words = f.raw[max(f.block, f.start - 30) : f.start].rstrip(" ,\n").split()
    return bool(words) and (words[-1][:1].isupper() or words[-1] in _ONE_PERSON)
