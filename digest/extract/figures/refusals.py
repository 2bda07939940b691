"""Turn down the numbers that are part of something else: codes, roads, telephone numbers, numbers of lines.

In:   a Number in its text.
Out:  the name of a refusal (a key of `WHY`) or None.
Not:  dates that the calendar reads; those are kept away before this is asked.
"""

import re

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
    "change": "a change, set in brackets beside its figure",
    "label": "a label of a row or a column",
    "size": "the size of a file",
    "name": "part of a name",
}

_REST = {
    "telephone": re.compile(r"(?:[ ()-]{0,2}\d)*"),
    "financial-year": re.compile(r"[ ]?[/–-][ ]?\d+"),
    "code": re.compile(r"[\w/.:@-]*\w"),
    "clock": re.compile(
        r"[ ](?:to|past)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
        r"|[ ](?:and|to|until)[ ]\d{1,2}(?:[.:]\d\d)?(?![\d,%])(?![ \n][a-z])|"
    ),
    "numbered": re.compile(r"(?:[ ]?(?:[-–]|to|and|,|or)[ ]?\d+)*(?!\d)"),
    "idiom": re.compile(
        r"(?: out of (?:[a-z]+|\d+)| to (?:five|5)\b| in a million\b| on, \w+ off\b| for (?:the price of )?(?:one|two|[12])\b)?"
    ),
    "multiple": re.compile(r"(?: times out of (?:[a-z]+|\d+))?"),
    "age": re.compile(r"(?:(?:[-–]| to )\d{1,2}(?!\d|[,.]\d|%))?"),
    "date": re.compile(
        r"(?:[/.:-]\d+)*(?:[ ]?[ap]\.?m\b)?(?:[ ]?(?:[-–]|to|and)[ ]?\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.?m\b|noon|midnight))?"
    ),
}
GLUES = frozenset("/\\@_.")
"""The marks after digits that may make them part of something else."""
_DIALLED = re.compile(r"[ ()-]{1,3}\d")
_SHORTEST_DIALLED = 7
_LIST_NUMBER = re.compile(r"(?:\d{1,2}\.){0,3}\d{0,2}[.)]?[ \t]+(?=[\"'(]?[A-Z])|\d{1,2}[.)][ \t]")
FINANCIAL_YEAR = re.compile(r"[ ]?[/–-][ ]?(?:\d\d){1,2}(?![\d,%])")


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
    if (before == "+" and (len(digits) >= _SHORTEST_DIALLED or _DIALLED.match(low, end))) or (
        digits[0] == "0"
        and len(digits) > 1
        and "." not in digits
        and number.value < 10**15
        and "½" not in digits
    ):
        return "telephone"
    if after in "/\\@_" and end + 1 < len(low):
        if FINANCIAL_YEAR.match(low, end) and 1900 <= number.value <= 2100:
            return "financial-year"
        if after != "/" or low[end + 1].isalnum():
            return "code" if after != "/" or not low[end + 1].isalpha() else None
    if after == "." and end + 1 < len(low) and low[end + 1].isdigit():
        return "code"
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
