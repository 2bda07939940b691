"""Turn down the numbers of set phrases, of names and of ages: "six figures", "Year 6", "Flight 93", "7-11s".

In:   a Number and what stands beside it.
Out:  the name of a refusal (a key of `refusals.WHY`) or None.
Not:  what one word before the number tells by itself ("section 114", "option 3"); that is `context`.
"""

import re

from digest.extract.figures.beside import Beside
from digest.extract.figures.following import noun_phrase
from digest.extract.figures.lists import listed
from digest.extract.figures.refusals import rest
from digest.extract.figures.words import is_plural

_MARKS = ".,;:!?)'\""
# Each is matched where its number begins, and tried only where its first word follows one.
_PHRASES = {
    word: re.compile(pattern)
    for word, pattern in {
        "figures": r"(?:four|five|six|seven|eight|nine|[4-9]) figures\b",
        "figure": r"(?:four|five|six|seven|eight|nine|[4-9]) figure\b",
        "digits": r"(?:two|three|four) digits\b",
        "minds": r"two minds\b",
        "birds": r"two birds with\b",
        "stools": r"two stools\b",
        "lives": r"nine lives\b",
        "horsemen": r"four horsemen\b",
        "corners": r"four corners of\b",
        "strikes": r"three strikes (?:and|rule)\b",
        "steps": r"(?:one|two) steps (?:forwards?|back)\b",
        "shades": r"fifty shades of\b",
        "cheers": r"(?:two|three) cheers\b",
        "rs": r"(?:three|3) rs\b",
        "sides": r"two sides to\b",
        "a": r"[\w-]+ a penny\b",
        "to": r"(?:nine to five|9 to 5)(?! (?:in favour|against|vote|majority|that|to)\b)|(?:a|one) million to one\b|two to tango\b",
        "for": r"(?:two|three) for (?:the price of )?(?:one|two)\b|(?:2|3) for (?:the price of )?[12]\b",
        "of": r"(?:six of one|half a dozen of the other)\b",
        "on": r"\w+ on, \w+ off\b",
        "by": r"(?P<number>two|three) by (?P=number)\b",
    }.items()
}
_HOURS_BEFORE = listed(
    "work works working worked do does doing the a our my your usual normal standard regular traditional is just staffed manned open opens runs"
)
"""What stands before "nine to five" that are hours of work; "from nine to five" is a fall."""
_TWICE = re.compile(r"\b(two|three) by $")

_EMERGENCY = frozenset([101, 111, 112, 119, 999])
_DIALLED = listed(
    "dial dialled dialling ring rang ringing rung call calling phone phoned phoning nhs"
)
_LINES = listed("call caller operator handler service line number app")
_LINE_BEFORE = re.compile(
    r"\b(?:dial\w*|r[aiu]ng|call|phone|police|contact|officers)\b[^.;]{0,24}\b(?:on|or|to|via|through)[ ]$"
)

# Names with a number, which are so only with a capital.
_NAMED = listed("""flight cop euro boeing airbus ftse fortune iso proposition area exit bay berth court courtroom hall series
    mk mark division league terminal screen theatre hangar warehouse""")
_SURELY_NAMED = listed("flight boeing airbus ftse fortune iso cop division")
_CHANNELS = listed("bbc itv")
_MOST_SCHOOL_YEARS = 13
_YEAR_AFTER = listed("in into from to of for and or by at year years pupils children our")
"""What stands before "year 6" of a school, and not before the year in which six people did something."""
_PLURALS = listed("""wards units flats rooms plots apartments blocks buildings bays courts halls gates platforms tables grades
    classes zones tiers recommendations services buses trams chapters schedules articles clauses policies regulations
    years floors houses nos numbers lots courtrooms exits bungalows parts""")
_LISTED = re.compile(r"(?:[-–]|[ ](?:to|and|or|&)[ ]|,[ ])\d{1,3}\b(?![,.]\d|%)")

_AGES = re.compile(r"(?:[ ]?[-–][ ]?|[ ](?:to|and)[ ])\d{1,2}s\b")
_YOUNG = listed(
    "children youngsters pupils boys girls teenagers women men adults pensioners people anyone those"
)
_AND_UP = re.compile(r"[ ](?:(?:to|and)[ ](?:\d|over|under|above|below|up|older|younger)|upwards)")
_LIMITS = listed("over under above below")
_SOME = listed("them whom most some many half those all")
_WERE_PEOPLE = re.compile(
    r"\b(?:people|residents|patients|adults|women|men|tenants|volunteers|members|children|carers|customers|pensioners|claimants"
    r"|passengers|users|respondents|staff|workers|callers|councillors|drivers|clients|applicants)\b"
)
_REACH = 120
_BEFORE_DIGITS = _NAMED | _PLURALS | listed("park year years")
_ASKED = _CHANNELS | _LIMITS | listed("by war of")
"""The words before a number that some rule asks about; most numbers have another."""


def refusal(f: Beside) -> str | None:
    """Refuse "six figures", "nine to five", "dial 999", "Year 6", "7-11s", "half of them over 80"."""
    if (
        f.ahead
        and (phrase := _PHRASES.get(f.ahead[0].rstrip(_MARKS)))
        and phrase.match(f.low, f.start)
        and (f.value != 9 or _is_of_hours(f))
    ):
        return "idiom"
    if f.value == 11 and f.low.startswith(("+", "-plus"), f.end):
        return "name"  # the test at the end of primary school
    if f.value >= 1000:
        return "name" if f.bare == "iso" else None
    if (
        f.is_digits
        and (f.bare in _BEFORE_DIGITS or not f.is_plain or f.value in _EMERGENCY)
        and (why := _of_digits(f))
    ):
        return why
    return _by_word_before(f) if f.bare in _ASKED else None


def _by_word_before(f: Beside) -> str | None:
    """ "two by two", "BBC Two", "World War Two", "half of them over 80", "children of eight to 12"."""
    bare = f.bare
    if bare == "by":
        is_pair = f.value <= 3 and _TWICE.search(f.low, max(f.block, f.start - 9), f.start)
        return "idiom" if is_pair else None
    if bare in _CHANNELS or (bare == "war" and f.word_before_last() == "world"):
        return "name"
    if bare in _LIMITS:
        return "age" if _is_age_of_some(f) else None
    if bare == "of" and f.word_before_last() in _YOUNG and _AND_UP.match(f.low, f.end):
        return "age"
    return None


def _is_of_hours(f: Beside) -> bool:
    """True of "a nine to five job", and of nine in other phrases; not of "by nine to five"."""
    return f.ahead[0] != "to" or f.bare in _HOURS_BEFORE


def _of_digits(f: Beside) -> str | None:
    """What digits alone can be: a number to dial, a school year, a name, an age."""
    low, raw, end, value, bare = f.low, f.raw, f.end, f.value, f.bare
    if not value.is_integer():
        return None
    if value in _EMERGENCY and _is_dialled(f):
        return "telephone"
    is_capital = raw[f.start - len(bare) - 1 : f.start - 1].istitle() or bare in ("ftse", "iso")
    if bare in _NAMED and (is_capital or raw[f.start - 4 : f.start - 1] == "COP"):
        if bare in _SURELY_NAMED or noun_phrase(low, end, f.limit, f.ahead) is None:
            return "name"
    elif bare == "park" and f.word_before_last() == "car":
        return None if noun_phrase(low, end, f.limit, f.ahead) else "numbered"
    elif (
        bare in ("year", "years")
        and value <= _MOST_SCHOOL_YEARS
        and (is_capital or (bare == "year" and f.word_before_last() in _YEAR_AFTER))
    ):
        return "numbered"
    if bare in _PLURALS and _LISTED.match(low, end):
        nouns = noun_phrase(low, rest(low, end, "numbered"), f.limit)
        return None if nouns and is_plural(nouns.head) else "numbered"
    if value < 100 and (f.after in "-–" or not f.is_plain) and _AGES.match(low, end):
        return "age"
    return None


def _is_dialled(f: Beside) -> bool:
    """True of "dial 999", "call the police on 101", "the 111 service"; not of "rose to 101", "111 homes"."""
    follows = f.ahead[0].rstrip(_MARKS) if f.ahead else ""
    if follows in _LINES or (f.value == 999 and follows.removesuffix("s") in _LINES):
        return True
    if noun_phrase(f.low, f.end, f.limit, f.ahead) is not None:
        return False
    return f.bare in _DIALLED or (
        _LINE_BEFORE.search(f.low, max(f.block, f.start - 48), f.start) is not None
    )


def _is_age_of_some(f: Beside) -> bool:
    """True of "2,900 people, one in five of them over 85": an age, of people who were just counted."""
    return (
        16 < f.value < 111
        and not f.low.startswith(" of", f.end)
        and f.word_before_last() in _SOME
        and noun_phrase(f.low, f.end, f.limit, f.ahead) is None
        and _WERE_PEOPLE.search(f.low, max(f.block, f.start - _REACH), f.start) is not None
    )
