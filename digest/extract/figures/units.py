"""What stands after a number and says what kind of number it is.

In:   nothing.
Out:  `suffix`, one pattern matched just after a number; its last group's name says which of the endings it was.
Not:  what the number counts.
"""

import re
from collections.abc import Iterable

UNITS = {
    "acre": "acres", "hectare": "hectares", "ha": "hectares",
    "mile": "miles", "kilometre": "km", "kilometer": "km", "km": "km", "kms": "km",
    "metre": "metres", "meter": "metres", "m": "metres", "centimetre": "cm", "cm": "cm",
    "millimetre": "mm", "mm": "mm", "yard": "yards", "foot": "feet", "feet": "feet", "ft": "feet",
    "inch": "inches", "inches": "inches",
    "tonne": "tonnes", "ton": "tons", "kilogram": "kg", "kilo": "kg", "kg": "kg", "gram": "grams",
    "litre": "litres", "gallon": "gallons", "pint": "pints",
    "sq ft": "sq ft", "square foot": "sq ft", "square feet": "sq ft", "sqft": "sq ft",
    "sq m": "sq m", "sqm": "sq m", "square metre": "sq m", "sq metre": "sq m",
    "square mile": "square miles", "sq mile": "square miles", "square kilometre": "square km",
    "square km": "square km", "sq km": "square km", "square yard": "square yards",
    "cubic metre": "cubic metres", "cubic feet": "cubic feet", "cubic yard": "cubic yards",
    "mph": "mph", "knot": "knots", "kmh": "km/h", "kph": "km/h",
    "°c": "degrees Celsius", "c": "degrees Celsius", "degrees celsius": "degrees Celsius",
    "ºc": "degrees Celsius", "˚c": "degrees Celsius", "degrees": "degrees", "degree": "degrees", "°f": "degrees Fahrenheit",
    "kw": "kW", "mw": "MW", "gw": "GW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh",
    "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW",
    "kilowatt hour": "kWh", "megawatt hour": "MWh", "gigawatt hour": "GWh",
    "megabit": "megabits", "gigabit": "gigabits", "mbps": "megabits per second", "gbps": "gigabits per second",
    "hundredweight": "hundredweight", "ounce": "ounces",
    "microgram": "micrograms", "milligram": "mg", "mg": "mg", "decibel": "decibels", "db": "decibels",
}  # fmt: skip
"""Every spelling of a unit of measure (singular), and the unit's name in a record."""

_SPELLED = [
    re.escape(unit).replace(r"\ ", r"[ \n-][ ]{0,12}")
    for unit in sorted(UNITS, key=len, reverse=True)
]
_SPELLINGS = "|".join(f"{unit}s?" if len(unit) > 3 else unit for unit in _SPELLED if len(unit) > 1)
_SMALL_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
)
_TIME = "second|sec|minute|min|hour|hr|day|week|fortnight|month|year|decade|century|centurie|generation|night|weekday|season|term|winter|summer|lifetime|yr"
MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"

# The endings in the order in which they are tried.
_ENDINGS = {
    "percent": r"""[ \n]?% | [ \n-]{1,2}per[ \n-]?cent\b | [ \n]?pc\b | [ \n]?percent\b
        | (?P<points> [ \n-](?:percentage|per[ ]cent)[ \n-]points? | [ \n]?ppts?\b )""",
    "time": r"""[ ]?[ap]\.?m\b | [.:]\d\d[ ]?[ap]\.?m\b | :\d\d | [ ](?:noon|midnight)\b | [ ]?o'clock
        | [ \n](?:in[ ]the[ ](?:morning|afternoon|evening)|at[ ]night)\b""",
    "ordinal": r"(?:st|nd|rd|th)\b",
    "month": rf"[ \n](?:of[ ])?(?:{MONTHS})\b (?! [ ](?:be|have|not)\b )",
    "age": r"[ \n-]?(?:years?|yrs?|months?)[ \n-](?:old|olds|of[ ]age)\b | [ ]?[-–][ ]and\b",
    "pence": r"p\b | [ ]?pence\b | [ ]penny\b",
    "pounds": r"""(?P<scale>(?:m|bn|k)?) (?: [ \n-](?:pounds?|quid|sterling)\b | [ ]?gbp\b )
        | [ \n]grand\b""",
    "euros": r"(?:m|bn|k)?[ \n](?:euros?|eur)\b",
    "dollars": r"(?:m|bn|k)?[ \n](?:dollars?|usd)\b",
    "times": r"[ \n-](?:times|fold)\b | fold\b | x\b",
    "measure": rf"""(?:[ \n-]?-?|[ ]?\n[ ]{{1,12}})(?P<unit> {_SPELLINGS} | (?<=\d)[cm] )(?![a-z0-9²³/]) (?P<square> ²|2\b)?
        (?P<over> [ \n]per[ \n](?:cubic[ ]met(?:re|er)|litre|square[ ](?:mile|kilometre|metre|km)|hour|hectare|acre|second)
        | /m[3³] )? | [ \n-]?°""",
    "duration": rf"""(?: [ ]?(?:to|or|[-–])[ ]?(?:(?:just|only|about|around|nearly|almost)[ ])?(?:\d{{1,3}}|{_SMALL_WORDS}) )?
        [ \n-]{{1,2}} (?:{_TIME})s?\b (?: '\b )?""",
    "bytes": r"[ ]?(?:kb|mb|gb)\b",
}


def _pattern(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}> {_ENDINGS[kind]} )" for kind in kinds), re.VERBOSE)


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    firsts = [phrase.split()[0] for phrase in phrases]
    return frozenset([*firsts, *(f"{word}s" for word in firsts)])


_ANY = _pattern(*_ENDINGS)
_PERCENT = _pattern("percent")
# Most of the words that can begin an ending begin one kind only, and only that is tried.
_BY_WORD = (
    dict.fromkeys(_first_words(UNITS) - {"m", "c"}, _pattern("measure"))
    | dict.fromkeys(_first_words(_TIME.split("|")), _pattern("age", "duration"))
    | dict.fromkeys(("per", "percent", "percentage", "pc"), _PERCENT)
)

# The pattern has many endings and most numbers have none, so the word after a number is looked up first.
FIRST_WORDS = frozenset(
    """per percentage percent pc ppt ppts a am p pm noon midnight o in at st nd rd th of pence penny m bn k pound
    pounds quid sterling gbp grand euro euros eur dollar dollars usd times fold x c to or kb mb gb yr yrs
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december""".split()
    + [*_BY_WORD]
    + [scale + word for scale in ("m", "bn", "k") for word in ("gbp", "pounds")]
)
_MONTH_LETTERS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_SECOND = {
    "in": (" the ",),
    "at": (" night",),
    "of": tuple(f" {month}" for month in _MONTH_LETTERS),
    "a": (".m",),
}
_AFTER = re.compile(r"[ \n–-]{0,14}([a-z]+)?")
_CLOSING = frozenset([*",;)(\"'?!|\t", ""])


def suffix(low: str, end: int, limit: int) -> re.Match[str] | None:
    """Return the match of what follows a number that ends at `end` and says its kind, None for most."""
    mark = low[end : end + 1]
    if mark in _CLOSING or (mark == "." and not low[end + 1 : end + 2].isdigit()):
        return None
    if mark == "%":
        return _PERCENT.match(low, end, limit)
    match = _AFTER.match(low, end)
    assert match is not None  # the pattern matches nothing too
    word = match[1]
    if word is not None and (
        word not in FIRST_WORDS
        or ((second := _SECOND.get(word)) and not low.startswith(second, match.end()))
    ):
        return None
    return _BY_WORD.get(word or "", _ANY).match(low, end, limit)


DENSITY = re.compile(
    r"[ \n](?:per|to the|an)[ \n](hectare|acre|square (?:mile|kilometre|km|metre|foot)|sq (?:mile|km|m|ft)|mile|kilometre|km|litre|cubic metre|worker|employee|kilogram|kg)\b"
)
"""What a number of homes or days is per, which makes it a measure: "32 homes per hectare"."""
