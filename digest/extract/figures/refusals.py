"""Turn down the numbers that report nothing: years, times, ages, roads, numbered things, idioms.

In:   a Number in its text.
Out:  the name of a refusal (a key of `WHY`) or None.
Not:  dates that the calendar reads; those are kept away before this is asked.
"""

import re

from digest.extract.figures.lists import listed
from digest.extract.numbers import Number

WHY = {
    "code": "part of a code, a road, a reference or an address",
    "telephone": "part of a telephone number",
    "date": "a date, a year or a time",
    "financial-year": "a financial year",
    "ordinal": "an ordinal",
    "age": "an age",
    "clock": "a time of day",
    "duration": "how long something lasts, which is not the news here",
    "numbered": "the number of a page, a section, a ward or the like",
    "list-number": "the number of a paragraph or a point in a list",
    "house-number": "a number in a street",
    "score": "a score",
    "idiom": "a turn of phrase, not a count",
    "compound": "part of a compound adjective",
    "multiple": "how many times, not how many",
    "one": "an article or a pronoun rather than a count",
    "anaphor": "things already counted",
    "rank": "a place in a ranking",
    "label": "a label of a row or a column",
    "size": "the size of a file",
    "name": "part of a name",
}

_NUMBERED = listed("""section sections s page pages p pp par para paragraph paras no nos number numbers issue ward band bands phase phases
    option options condition conditions monitor image figure fig table item items appendix annex part chapter schedule
    article clause policy zone tier level levels grade category class stage step room plot lot junction junctions
    j route routes platform gate ext extension tel ref reference covid channel vol volume version v act regulation
    regulations rule priority objective question q motion resolution agenda minute line block unit
    flat apartment suite floor storm formula type catch apollo form stages key year years ks top site lots exhibit bus services
    goal group pillar wave round week day episode season game match lane pier terminal slide chart row column note footnote
    annexe isbn issn registered charity company vat windows ipad iphone playstation windows radio studio edition ft
    telephone phone text call dial fax mobile ring lord psalm chapter hall court house hmp ofsted""") - {"figure", "year", "years", "house", "court", "hall", "ofsted", "text", "call", "ring", "services", "top", "key", "company", "charity", "group", "site", "line", "motion", "ft"}  # fmt: skip
_ONE_PERSON = listed("""gentleman lady woman man pensioner mother father mum dad boy girl teenager widow widower grandmother grandfather
    granddad grandad gran nan driver cyclist pedestrian motorcyclist passenger resident tenant farmer student pupil
    carer patient victim landlord worker veteran son daughter husband wife brother sister lad youth""")
_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")
_CLOCK_BEFORE = listed("at the by until before after from between past around about")
_CLOCK_AFTER = re.compile(
    r"[.,;:)!?'\"]|$|[ \n](?:one|this|that|on|and|to|each|every|last|next|tomorrow|today|tonight|showing|train|bus|boat|ferry"
    r"|service|start|performance|slot|flight|sailing|news)\b"
)
_CALLED = listed("text call dial phone telephone ring fax tel on mobile via")
_PEOPLE = frozenset(
    [
        "people",
        "children",
        "adults",
        "those",
        "anyone",
        "everyone",
        "residents",
        "pensioners",
        "women",
        "men",
        "youngsters",
        "boys",
        "girls",
        "the",
        "is",
        "was",
        "are",
        "were",
        "i'm",
        "him",
        "her",
        "he",
        "she",
        "all",
        "drivers",
        "passengers",
        "pupils",
        "person",
        "anybody",
        "everybody",
    ]
)
_REST = {
    "telephone": re.compile(r"(?:[ ()-]{0,2}\d)*"),
    "financial-year": re.compile(r"[ ]?[/–-][ ]?\d+"),
    "code": re.compile(r"[\w/.:@-]*\w"),
    "clock": re.compile(r"[ ](?:and|to|until)[ ]\d{1,2}(?:[.:]\d\d)?(?![\d,%])(?![ \n][a-z])|"),
    "numbered": re.compile(r"(?:[ ]?(?:[-–]|to|and|,|or)[ ]?\d+)*(?!\d)"),
    "idiom": re.compile(r"(?: out of (?:[a-z]+|\d+))?"),
    "date": re.compile(
        r"(?:[/.:-]\d+)*(?:[ ](?:to|past)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)?(?:[ ]?[ap]\.?m\b)?(?:[ ]?(?:[-–]|to|and)[ ]?\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.?m\b|noon|midnight))?"
    ),
}
_YEAR_BEFORE = listed("""in since by until till during from between before after of to the early late mid through and for spring summer autumn winter
    christmas year year's around circa about vs or its a an this that last our election elections budget
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""")
_COUNTED = listed("""people homes houses jobs children pupils households residents properties places staff workers new more
    tonnes students families objections responses complaints signatures trees patients letters comments votes
    fans visitors cars vehicles potholes affordable council social extra students employees""")
_HEDGED = listed("than least to over under some nearly almost approximately roughly")
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
_NEXT_WORD = re.compile(r"[ \n]([a-z]+)")
_SERVICE = re.compile(r" (?:bus|tram|train)\b")
_PAIR = re.compile(r"(?<![\d,.])\d{1,2}[-–]\d{1,2}(?![\d,.])")
_SPORT = re.compile(
    r"\b(?:beat|beaten|beating|won|win|wins|winning|lost|lose|defeat|defeats|defeated|victory|draw|drew|thrashed|score|scored|half-time|vote|lead|leading|aggregate)\b"
)
_LIST_NUMBER = re.compile(r"(?:\d{1,2}\.){0,3}\d{0,2}[.)]?[ \t]+(?=[\"'(]?[A-Z])|\d{1,2}[.)][ \t]")
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
_GAPS = frozenset(" -–")
_TIME_BEGINS = frozenset("-– tau0123456789")
_TURNED = listed("was i'm he's she's turned turns turning is just only")
_IDIOM_LAST = listed("number square day cloud catch plan and to big or of plus two")
_DATE_TAIL = re.compile(r"[/.-]\d{1,4}[/.-]\d{2,4}\b")
_FINANCIAL_YEAR = re.compile(r"[ ]?[/–-][ ]?(?:\d\d){1,2}(?![\d,%])")


def code_around(low: str, number: Number) -> str | None:
    """Refuse digits that are glued to letters or to other digits: "A50", "2021/164", "LE1", "07700 900219"."""
    start, end = number.start, number.end
    before = low[start - 1] if start else " "
    after = low[end] if end < len(low) else " "
    if before.isalpha() or before in "_@#\\=":
        return "code"
    digits = low[start:end]
    if before in "/.,:" and start > 1 and low[start - 2].isalnum():
        return "date" if before == ":" else "code"
    if before == "+" or (
        digits[0] == "0"
        and len(digits) > 1
        and "." not in digits
        and number.value < 10**15
        and "½" not in digits
    ):
        return "telephone"
    if after in "/\\@_" and end + 1 < len(low):
        if _FINANCIAL_YEAR.match(low, end) and 1900 <= number.value <= 2100:
            return "financial-year"
        if after != "/" or low[end + 1].isalnum():
            return "code" if after != "/" or not low[end + 1].isalpha() else None
    if after == "." and end + 1 < len(low) and low[end + 1].isdigit():
        return "code"
    return None


def in_context(
    low: str, raw: str, number: Number, floor: int, words: list[str], *, unit: bool
) -> str | None:
    """Refuse a number by the words beside it. words: the few words before it. unit: a unit follows it."""
    start, end = number.start, number.end
    value = float(number.value)  # compared a dozen times, which a float does fastest
    digits = number.form == "digits"
    last = words[-1].lstrip("(\"'") if words else ""
    bare = last.rstrip(".:#")
    if digits and end - start == 4 and (year := _year(low, number, bare)):
        return year
    after = low[end : end + 1]
    if digits and after in _DATE_MARKS and after and _DATE_TAIL.match(low, end):
        return "date"
    if digits and end - start < 6 and value < 24 and not unit and is_clock(low, number, bare):
        return "clock"
    if (
        value <= 24
        and after in _GAPS
        and low[end + 1 : end + 2] in _TIME_BEGINS
        and _TIME_OF_DAY.match(low, end)
    ):
        return "date"
    if (
        not unit
        and bare in _NUMBERED
        and not (last.endswith(":") and bare not in _CALLED)
        and not _after_noun(low, end)
        and last[-1:] not in ",;"
    ):
        return "numbered"
    if (
        digits
        and bare in _CALLED
        and "," not in low[start:end]
        and value > 99
        and value.is_integer()
        and bare != "on"
        and bare != "via"
    ):
        return "telephone"
    if (
        digits
        and value < 1000
        and raw[end : end + 3].strip(" ,abAB")[:1].isupper()
        and _STREET.match(raw, end)
    ):
        return "house-number"
    if low.startswith("-", start - 1) and start > 1 and low[start - 2].isalpha():
        return "compound"
    if (
        value < 120
        and (bare in _TURNED or low.find("age", max(floor, start - 28), start) >= 0)
        and (
            _AGED.search(low, max(floor, start - 28), start)
            or _WAS_AGED.search(low, max(floor, start - 12), start)
        )
    ):
        return "age"
    if bare == "of" and 15 < value < 111 and len(words) > 1 and words[-2] in _ONE_PERSON:
        return "age"  # "a woman of 91"
    if bare == "every" and (after in _STOPS or low.startswith((" from ", " since "), end)):
        return "duration"  # "every two weeks instead of every three"
    if bare == "quarter" and digits and value <= 4:
        return "numbered"
    if (
        digits
        and bare == "the"
        and value < 1000
        and after in _STOPS
        and len(words) > 1
        and words[-2] in ("on", "catch", "take", "took", "caught", "missed", "ride")
    ):
        return "numbered"  # "to work in Birmingham on the 51."
    if bare == "top" or (bare in ("bottom",) and value < 50):
        return "rank"
    if (
        digits
        and 4 < value < 111
        and last.endswith(",")
        and low[end : end + 1] in (",", ".", ")", ";")
        and low[end : end + 2].strip(" \n") == low[end : end + 1]
        and _is_name(raw, start, floor)
    ):
        return "age"
    if bare in ("over", "under", "above", "below") and value < 111 and not _after_noun(low, end):
        if len(words) > 1 and words[-2].strip("(\"'") in _PEOPLE:
            return "age"
        if low.startswith("s", end):
            return "age"
    if (
        digits
        and value < 100
        and after == " "
        and raw[end + 1 : end + 2].isupper()
        and _in_name(raw, start, floor)
    ):
        return "name"
    if after == ")" and digits:
        near = max(floor, start - 80)
        if low.rfind("(", near, start) <= low.rfind(")", near, start):
            return "list-number"
    if (
        digits
        and value < 30
        and (after in _DASHES or low[start - 1 : start] in _DASHES)
        and is_score(low, number)
    ):
        return "score"
    if after == " " and value <= 59:
        if _CLOCK_WORDS.match(low, end) or (bare == "at" and _TO_THE_HOUR.match(low, end)):
            return "date"
        if (
            low.startswith(" out of", end)
            and (rating := _RATING.match(low, end))
            and rating[1] == low[start:end]
        ):
            return "idiom"  # "ten out of ten"
        if digits and _SERVICE.match(low, end):
            return "numbered"
    if value <= 10 and (
        _IDIOM_AFTER.match(low, end)
        or (bare in _IDIOM_LAST and _IDIOM_BEFORE.search(low, max(floor, start - 24), start))
    ):
        return "idiom"
    return None


def rest(low: str, end: int, refusal: str) -> int:
    """Return where reading goes on after a refusal: past the rest of a telephone number or of "2017-18"."""
    pattern = _REST.get(refusal)
    match = pattern.match(low, end) if pattern else None
    return match.end() if match else end


def list_number(text: str, number: Number, floor: int) -> bool:
    """True of "2.1 We write", "3) a taxi": a number that only numbers its line."""
    if text[floor : number.start].strip("*-•– \t("):
        return False
    match = _LIST_NUMBER.match(text, number.start)
    return match is not None and match.end() > number.end


def is_clock(low: str, number: Number, before: str) -> bool:
    """True of "at 5.40 one morning", "the 7.40 showing", "between 8.30 and 5": a time without its am or pm."""
    return (
        before in _CLOCK_BEFORE
        and _CLOCK.fullmatch(low, number.start, number.end) is not None
        and _CLOCK_AFTER.match(low, number.end) is not None
        and (before not in ("from", "by", "to") or low.startswith((" until", " one"), number.end))
    )


def is_score(low: str, number: Number) -> bool:
    """True of "a 2-1 win": two small numbers joined by a hyphen beside a word of sport."""
    near = max(0, number.start - 40)
    return (
        _PAIR.search(low, max(0, number.start - 3), number.end + 3) is not None
        and _SPORT.search(low, near, number.end + 30) is not None
        and not low.endswith("by ", 0, number.start)
        and low.find("votes", near, number.end + 30) < 0
    )


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


def _is_name(raw: str, start: int, floor: int) -> bool:
    """True when the words before the comma end in a capital word, as a person's name does."""
    words = raw[max(floor, start - 30) : start].rstrip(" ,\n").split()
    return bool(words) and (words[-1][:1].isupper() or words[-1] in _ONE_PERSON)


def _after_noun(low: str, end: int) -> bool:
    """True when a plural noun follows, which makes "option 3 homes" a count after all."""
    match = _NEXT_WORD.match(low, end)
    return match is not None and match[1] in _COUNTED


def _year(low: str, number: Number, before: str) -> str | None:
    """Refuse "2019", "1980s", "2017-18"."""
    start, end = number.start, number.end
    if not 1000 <= number.value <= 2100 or "." in low[start:end]:
        return None
    if _FINANCIAL_YEAR.match(low, end):
        return "financial-year"
    if low.startswith("s", end):
        return "date"
    follows = _NEXT_WORD.match(low, end)
    counted = follows is not None and follows[1] in _COUNTED
    if number.value >= 1900:
        if before in _HEDGED and (counted or before in ("than", "least")):
            return None
        return None if counted and before not in _YEAR_BEFORE else "date"
    if (
        before
        in _YEAR_BEFORE - {"of", "to", "from", "and", "about", "around", "its", "a", "our", "for"}
        and not counted
    ):
        return "date"
    return None
