"""Read measures with their units, and the durations that are themselves the news.

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re

import msgspec

from digest.extract.figures import beside
from digest.extract.figures.beside import Beside
from digest.extract.figures.counts import count
from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import noun_phrase
from digest.extract.figures.lists import listed
from digest.extract.figures.money import with_rate
from digest.extract.figures.units import DENSITY, UNITS
from digest.extract.figures.units import suffix as suffix_of

_NEWS_BEFORE = re.compile(
    r"\b(?:average[ds]?|averaging|median|mean|typical|typically|(?:waits?|stays?|absences?|delays?) (?:is|are|was|were|of|has|had|time|times)|waiting times?|longest|shortest|delay of|delays of|target of|limit of|lost)\b"
)
_NEWS_NOT = listed(
    "in over after within last past next first every since previous for during another further"
)
_TO_NUMBER = re.compile(
    r"(?:[ \n]a[ \n](?:week|day|year|month))?[ \n]to[ \n](?:just |only |almost |over |around |about |nearly )?[\d]"
)
_WAITED = re.compile(
    r"\bwait(?:ed|ing|s)(?: for)?(?: up to| more than| over| almost| nearly| about| around| of)?[ \n]$"
)
_NEWS_WORDS = (
    "averag", "median", "mean", "typical", "wait", "stay", "absence", "delay", "longest", "shortest", "target",
    "limit", "lost",
)  # fmt: skip
"""One of these is in every text that `_NEWS_BEFORE` matches."""
_NEWS_AFTER_BEGINS = frozenset("' \n")
_NEWS_AFTER = re.compile(r"'?[ \n](?:waits?|waiting|delays?|backlog|supply)\b")
_A_WEEK = re.compile(r"[ \n](?:a|per|each|every)[ \n]week\b")
_HOURS_OF = re.compile(r"[ \n]of[ \n]")


_TIMES = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|terms?|decades?)"
_HOW_LONG = (
    r"(?:\d[\d,.½]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?)[ \n-]"
    rf"(?:(?:working|calendar|school|consecutive)[ \n])?{_TIMES}"
)
_ABOUT = r"(?:(?:just|only|about|around|nearly|almost|over|under|up to|at least|more than|less than|as few as|as many as)[ \n])*"
_OTHER_END = re.compile(
    rf"(?:\b(?:from|by|every)[ \n]{_ABOUT}(?:{_HOW_LONG}|an?[ ]{_TIMES})[ \n](?:down[ ]|up[ ])?to[ \n](?:every[ \n])?"
    rf"|\b{_HOW_LONG}[;,][ \n](?:but )?(?:it|they|he|she|we) (?:took|lasted)[ \n]"
    rf"|\b{_HOW_LONG},?[ \n](?:instead of|rather than|compared (?:with|to)|against|up from|down from|but (?:took|takes|take|lasted))[ \n]"
    r"(?:(?:an?|the|its)[ \n](?:[a-z]+[ \n]){0,2}(?:average|target|limit|norm)[ \n]of[ \n])?(?:every[ \n])?"
    rf"){_ABOUT}$"
)
_LINKS = listed(
    """to of than every with against from took takes take lasted just only about around nearly almost over under most least
    many few"""
)
"""One of these words ends all that `_OTHER_END` matches."""
_REACH = 72
_RANGE = re.compile(r"[ ]?(?:to|or|[-–])[ ]?[\da-z]+[ \n-]")


def measure(f: Beside, suffix: re.Match[str]) -> Draft | None:
    """A number with a unit of measure: "42-acre", "33,000 cubic metres", "28C"."""
    low, number, limit = f.low, f.number, f.limit
    spelling = suffix["unit"]
    if spelling is None:
        return None
    end = suffix.end()
    if spelling == "m":
        million = msgspec.structs.replace(
            number, value=number.value * 10**6, size=number.size * 10**6
        )
        if (more := suffix_of(low, end, limit)) and more.lastgroup == "measure":
            return measure(msgspec.structs.replace(f, number=million), more)
        noun = noun_phrase(low, end, limit)
        if noun and (noun.head.endswith("s") or noun.head in ("people", "children")):
            million = msgspec.structs.replace(million, end=end)
            draft = count(beside.of(low, f.raw, million, low[end : end + 1], end, limit))
            return draft if isinstance(draft, Draft) else None
    plain = " ".join(re.split(r"[ \n-]+", spelling))
    unit = UNITS.get(plain) or UNITS.get(plain.removesuffix("s"))
    if unit is None or (spelling == "c" and number.value > 60):
        return None
    if suffix["square"]:
        unit = f"square {unit}" if unit != "metres" else "sq m"
    if suffix["over"]:
        unit += (
            " " + " ".join(suffix["over"].split())
            if not suffix["over"].startswith("/")
            else " per cubic metre"
        )
    draft = Draft(number, number.start, end, end, "measure", number.value, "measure", unit)
    return with_rate(low, draft, limit)


def duration(f: Beside, suffix: re.Match[str]) -> Draft | str:
    """How long something takes: only news when it is a mean, a wait, or hours of work."""
    low, number = f.low, f.number
    end = suffix.end()
    text = suffix.group()
    is_news = low[end : end + 1] in _NEWS_AFTER_BEGINS and bool(
        _NEWS_AFTER.match(low, end)
    )  # "104-week waits", "4.2 years' supply"
    if (text[0] == "-" or text.endswith("'")) and not is_news:
        return "duration"
    if not text[1:].isalpha() and _RANGE.match(text):
        return "duration"
    unit = text.strip(" \n-'").rstrip("s")
    clause = low[max(f.block, number.start - 70) : number.start]
    is_news = is_news or (
        "wait" in clause and unit not in ("minute", "second") and _WAITED.search(clause) is not None
    )
    clause = clause[max(clause.rfind(". "), clause.rfind("; "), clause.rfind('."')) + 1 :]
    before = f.words[-1] if f.words else ""
    is_news = is_news or (
        (
            before not in _NEWS_NOT
            and any(word in clause for word in _NEWS_WORDS)
            and _NEWS_BEFORE.search(clause) is not None
            and not low.startswith((" ago", " later", " earlier"), end)
        )
        or (
            unit == "hour"
            and (
                number.value >= 100
                or number.value % 1 != 0
                or (number.value != 24 and _A_WEEK.match(low, end) is not None)
                or _HOURS_OF.match(low, end) is not None
            )
        )
        or (unit in ("day", "night") and number.value >= 100 and before not in _NEWS_NOT - {"for"})
        or DENSITY.match(low, end) is not None
        or (before == "from" and _TO_NUMBER.match(low, end) is not None)
    )
    if not is_news:
        return "duration"
    draft = Draft(
        number, number.start, end, end, "measure", number.value, "measure-duration", unit + "s"
    )
    if density := DENSITY.match(low, end):
        draft.core_end = draft.end = density.end()
        draft.per = density[1]
    return draft


def is_other_end(f: Beside, floor: int) -> bool:
    """True of the two in "cut from five days to two", and in "ten days instead of two": how long, not how many.

    floor: where the figure before it ends; days that are a figure lend it their unit (`elided`).
    """
    return (
        f.last in _LINKS
        and _OTHER_END.search(f.low, max(f.block, floor, f.start - _REACH), f.start) is not None
    )
