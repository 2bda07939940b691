"""Say of one number what kind of figure it is.

In:   a Number in its block.
Out:  a Draft, or the name of the refusal that turned it down.
Not:  numbers whose unit stands elsewhere ("from 34% to 17"): they come out as bare counts, for `elided` to mend.
"""

import re
from decimal import Decimal

from digest.extract.figures import refusals
from digest.extract.figures.drafts import Draft, noun_phrase
from digest.extract.figures.units import SUFFIX, UNITS
from digest.extract.numbers import LETTERS, Number, fraction, scan

_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_MONEY_SCALE = re.compile(
    r"(?:[ \n-]?(k|m|mn|bn|b|tn)|[ \n-]?(thousand|million|billion|trillion))(?![a-z0-9])"
)
_PER_WORDS = (
    "week|month|year|day|hour|night|head|person|tonne|term|quarter|minute|mile|square foot|square metre|household|home"
    "|pupil|child|ticket|visit|item|time|bag|job|place|resident|bin|vehicle|car|trip|journey|unit|acre|hectare|ton|litre|decade"
    "|worker|session|weekend|fortnight|shift|plot|property|house|room|copy|dwelling|annum|patient|meal|family|adult"
)
_PER = re.compile(
    rf"[ \n]?(?:(?:-an?-|[ \n](?:an?|per|each|every)[ \n]|/|[ \n]?per[ ])(?P<unit>{_PER_WORDS})s?\b"
    r"|[ \n](?P<pound>in[ ]the[ ](?:pound|£))|[ \n](?P<each>each|apiece)\b|[ \n](?P<pa>p\.?a\b\.?|pcm\b))"
)
_RATE = re.compile(
    r"[ \n](?:for[ ]every|per|in[ ]every|for[ ]each|out of every|in each)[ \n]"
    r"(?P<base>(?:\d[\d,]*|thousand|hundred|million)(?:[ \n](?!in\b|of\b|by\b|last\b|against\b|compared\b|at\b|on\b|to\b|and\b|for\b|this\b)[a-z]+)?)"
)
_DENSITY = re.compile(
    r"[ \n](?:per|to the|an)[ \n](hectare|acre|square (?:mile|kilometre|km|metre|foot)|sq (?:mile|km|m|ft)|mile|kilometre|km|litre|cubic metre|worker|employee|kilogram|kg)\b"
)
_RATIO = re.compile(
    r"[ \n](?:(?P<thing>(?!of\b|out\b|in\b|for\b)[a-z'-]+(?:[ \n](?!of\b|out\b|in\b|for\b|and\b|to\b)[a-z'-]+){0,2})[ \n])?(?:(?P<in>in)|out[ ]of|for)(?P<every>[ \n]every)?[ \n](?=[\da-z])"
)
_HALF_UNIT = re.compile(
    rf"[ \n-](?:an?[ \n-])?(?P<unit>{'|'.join(sorted((u for u in UNITS if len(u) > 2), key=len, reverse=True))})s?\b"
)
_NOT_SHARE_AFTER_HALF = re.compile(
    r"[ \n-](?:an?[ \n-])?(?:dozen|hour|day|year|month|week|century|decade|minute|term|time|past|way|marathon|price|hearted|brother|sister"
    r"|measures|mast|baked|century|million|board|moon|joking|expected|million|back|light|empty|full|board|board|eaten|tonne|pint)\w*\b"
)
_NOT_HALF_BEFORE = frozenset(
    "first second other better latter top bottom opening closing last next early later early-season final one".split()
)
_SHARE_FOLLOWS = re.compile(
    r"(?:[ \n](?:of|in|over|from|since|by|to|and|or|more|less|higher|lower|bigger|larger|smaller|cheaper|fewer|had|have|has|are|were|was|is|"
    r"said|say|live|do|did|would|will|could|can|who|that|which|before|after|compared|on|at|as|for|between|this|last|next|but|during|not|"
    r"own|get|want|came|come|comes|went|go|felt|think|thought|believe|use|rely|backed|support|supported|opposed|agreed|told|reported|lower|above|below"
    r"|because|while|off|up|down|if|when|where|against|than|with|without|within|through|live|lived|work|worked|never|still|now|also|already)\b"
    r"|[.,;:?!)\"'–]|$|[ \n]$)"
)
_QUARTERLY = re.compile(
    r"\b(?:first|second|third|fourth|last|next|final|this|previous|every|each|per)[ \n]$"
)
_DETERMINED = re.compile(
    r"[ \n](?:the|its|their|his|her|our|my|your|all|that|those|these|this|council|what|everyone|of)\b"
)
_NEWS_BEFORE = re.compile(
    r"\b(?:average[ds]?|averaging|median|mean|typical|typically|waits?|waiting(?: times?)?|stays?|absences?|longest|shortest|delay of|delays of|target of|limit of|lost)\b"
)
_NEWS_NOT = frozenset(
    "in over after within last past next first every since previous for during another further".split()
)
_TO_NUMBER = re.compile(
    r"(?:[ \n]a[ \n](?:week|day|year|month))?[ \n]to[ \n](?:just |only |almost |over |around |about |nearly )?[\d]"
)
_EARNED = re.compile(r"\b(?:earn(?:s|ed|ing)?|salar(?:y|ies)|wages?|paid|pays?)\b")
_HOURS_OF = re.compile(r"[ \n]of[ \n]")
_TIMES = frozenset(
    "second minute hour day week fortnight month year decade century night season term winter summer weekday session".split()
)
_COMPOUND = re.compile(
    r"-(?P<noun>place|seat|seater|space|home|house|job|flat|unit|bed|pupil|person|member|signature|vehicle|car|vote|patient|resident|worker"
    r"|turbine|strong|capacity|room|panel|pitch|berth|plot|property|apartment|dwelling|storey|household|student|child|people|site|school)s?\b"
)
_BLANKS = frozenset(" \n")
_BIT = re.compile(r"[ \n]a[ \n](per cent|percentage point)\b")
_OF_UNIT = re.compile(r"[ \n]of[ \n]an?[ \n](mile|acre|hectare|tonne|kilometre|metre|pint|litre)\b")
_OF_TIME = re.compile(r"[ \n]of[ \n]an?[ \n](?:century|hour|second|million|billion)\b")
_PLUS = re.compile(r"-plus\b|\+")
_POUNDS_AND_PENCE = re.compile(r"[ \n](?:and[ \n])?(?=[a-z])")
_WORD = re.compile(r"[ \n]([a-z]+)")


def read(
    low: str, raw: str, number: Number, last: Draft | None, limit: int, block: int
) -> Draft | str:
    """Return what `number` is, or why it is nothing. last: the figure before it; block: where the block starts."""
    start, end = number.start, number.end
    if number.form == "digits" and (draft := _signed(low, number, limit)):
        return draft
    if (
        last is not None
        and last.kind == "money"
        and number.form == "digits"
        and low[last.core_end : start] in ("-", "–")
    ):
        return _range_end(low, number, last, limit)
    if number.form == "digits" and (refusal := refusals.code_around(low, number)):
        return refusal
    if refusals.list_number(raw, number, block):
        return "list-number"
    words = low[max(block, start - 44) : start].split()
    suffix = SUFFIX.match(low, end, limit)
    kind = suffix.lastgroup if suffix else None
    if number.form in ("fraction", "half"):
        return _share(low, number, limit, words, suffix)
    if kind in ("time", "month"):
        return "date"
    if kind in ("ordinal", "age"):
        return kind
    if kind == "bytes":
        return "size"
    if kind == "times":
        return "multiple"
    if ratio := _ratio(low, number, limit):
        return ratio
    if refusal := refusals.in_context(
        low, raw, number, block, words, unit=kind in ("percent", "measure", "pence", "pounds")
    ):
        return refusal
    if suffix is not None:
        if kind == "percent":
            unit = "points" if suffix["points"] else "%"
            return Draft(
                number, start, suffix.end(), suffix.end(), "percent", number.value, "percent", unit
            )
        if kind in ("pence", "pounds", "euros", "dollars"):
            return _spelled(low, number, suffix, limit)
        if kind == "measure":
            if draft := _measure(low, number, suffix, limit):
                return draft
        elif kind == "duration":
            return _duration(low, number, suffix, limit, block, words)
    return _count(low, number, limit, words)


def _signed(low: str, number: Number, limit: int) -> Draft | None:
    """Money with its sign before it: "£1.2m", "€14m", "GBP 350"."""
    start = number.start
    sign = low[start - 1] if start else ""
    at = start - 1
    if sign == " " and start > 1 and low[start - 2] in _CURRENCIES:
        sign, at = low[start - 2], start - 2
    currency = _CURRENCIES.get(sign)
    if currency is None:
        if low.startswith("gbp", at - 2) or low.startswith("gbp", at - 3):
            currency, at = "GBP", low.rindex("gbp", 0, start)
        else:
            return None
    if currency == "USD" and low.startswith("us", at - 2) and not low[at - 3 : at - 2].isalpha():
        at -= 2
    value, end, scaled = number.value, number.end, number.value >= 1000
    if scale := _MONEY_SCALE.match(low, end, limit):
        value *= LETTERS[scale[1] or scale[2]]
        end, scaled = scale.end(), True
    draft = Draft(number, at, end, end, "money", value, "money-sign", currency, scaled=scaled)
    return _per(low, draft, limit)


def _range_end(low: str, number: Number, last: Draft, limit: int) -> Draft:
    """The second number of "£2-3m", which has no sign of its own; its scale is the first's too."""
    value, end, scaled = number.value, number.end, number.value >= 1000
    if scale := _MONEY_SCALE.match(low, end, limit):
        factor = LETTERS[scale[1] or scale[2]]
        value, end, scaled = value * factor, scale.end(), True
        if not last.scaled:
            last.value, last.scaled = last.value * factor, True
    draft = Draft(
        number, number.start, end, end, "money", value, "money-range-end", last.unit, scaled=scaled
    )
    return _per(low, draft, limit)


def _per(low: str, draft: Draft, limit: int) -> Draft:
    """Money's rate: "a week", "per tonne", "in the pound"."""
    match = _PER.match(low, draft.core_end, limit)
    if match is None and low.startswith("-plus", draft.core_end):
        match = _PER.match(low, draft.core_end + 5, limit)
    if match:
        draft.per = match["unit"] or (
            "pound"
            if match["pound"]
            else "each"
            if match["each"]
            else "year"
            if match["pa"] and match["pa"][0:2] != "pc"
            else "month"
        )
        draft.core_end = draft.end = match.end()
    return draft


def _spelled(low: str, number: Number, suffix: re.Match[str], limit: int) -> Draft:
    """Money with its unit after it: "60p", "1.2 million pounds", "four pounds sixty"."""
    value, end = number.value, suffix.end()
    kind = suffix.lastgroup
    currency = {"euros": "EUR", "dollars": "USD"}.get(kind or "", "GBP")
    text = suffix.group().strip(" \n-")
    if kind == "pence":
        value = value / 100
    else:
        for letter in ("bn", "m", "k"):
            if text.startswith(letter) and number.form == "digits" and low[number.end] == letter[0]:
                value *= LETTERS[letter]
                break
        if text == "grand":
            value *= 1000
        if number.form == "words" and (gap := _POUNDS_AND_PENCE.match(low, end, limit)):
            pence = next(scan(low, gap.end(), min(gap.end() + 20, limit)), None)
            if (
                pence
                and pence.start == gap.end()
                and pence.value < 100
                and pence.form == "words"
                and not noun_phrase(low, pence.end, limit)
                and (
                    low[end : gap.end()].strip() == ""
                    or low.startswith((" pence", " p"), pence.end)
                )
            ):
                value += pence.value / 100
                end = pence.end + (6 if low.startswith(" pence", pence.end) else 0)
    draft = Draft(
        number, number.start, end, end, "money", value, "money-words", currency, scaled=True
    )
    return _per(low, draft, limit)


def _measure(low: str, number: Number, suffix: re.Match[str], limit: int) -> Draft | None:
    """A number with a unit of measure: "42-acre", "33,000 cubic metres", "28C"."""
    spelling = suffix["unit"]
    if spelling is None:
        return None
    end = suffix.end()
    if spelling == "m":
        noun = noun_phrase(low, end, limit)
        if noun and noun[2].endswith("s") or (noun and noun[2] in ("people", "children")):
            draft = _count(low, number._replace(value=number.value * 10**6, end=end), limit, [])
            return draft if isinstance(draft, Draft) else None
    unit = UNITS.get(spelling) or UNITS.get(" ".join(re.split(r"[ \n-]", spelling)))
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
    return _per(low, draft, limit)


def _duration(
    low: str, number: Number, suffix: re.Match[str], limit: int, block: int, words: list[str]
) -> Draft | str:
    """How long something takes: only news when it is a mean, a wait, or hours of work."""
    end = suffix.end()
    text = suffix.group()
    if text[0] == "-" or text.endswith("'"):
        return "duration"
    unit = text.strip(" \n-'").rstrip("s")
    clause = low[max(block, number.start - 70) : number.start]
    clause = clause[max(clause.rfind(". "), clause.rfind("; "), clause.rfind('."')) + 1 :]
    before = words[-1] if words else ""
    is_news = (
        (
            before not in _NEWS_NOT
            and _NEWS_BEFORE.search(clause) is not None
            and not low.startswith((" ago", " later", " earlier"), end)
        )
        or (unit == "hour" and (number.value >= 100 or _HOURS_OF.match(low, end) is not None))
        or (unit == "day" and number.value >= 100 and before not in _NEWS_NOT - {"for"})
        or _DENSITY.match(low, end) is not None
        or (before == "from" and _TO_NUMBER.match(low, end) is not None)
    )
    if not is_news:
        return "duration"
    draft = Draft(
        number, number.start, end, end, "measure", number.value, "measure-duration", unit + "s"
    )
    if density := _DENSITY.match(low, end):
        draft.core_end = draft.end = density.end()
        draft.per = density[1]
    return draft


def _share(
    low: str, number: Number, limit: int, words: list[str], suffix: re.Match[str] | None
) -> Draft | str:
    """ "half", "a third", "two-thirds", and "half a mile" which is a measure."""
    start, end = number.start, number.end
    last = words[-1].lstrip("(\"'") if words else ""
    if low[start - 1 : start] == "-" and start > 1 and low[start - 2].isalpha():
        return "compound"
    if number.form == "half":
        if unit := _HALF_UNIT.match(low, end, limit):
            name = UNITS[" ".join(re.split(r"[ \n-]", unit["unit"]))]
            return Draft(
                number, start, unit.end(), unit.end(), "measure", number.value, "measure", name
            )
        if suffix and suffix.lastgroup == "percent":
            unit_ = "points" if suffix["points"] else "%"
            return Draft(
                number, start, suffix.end(), suffix.end(), "percent", number.value, "percent", unit_
            )
        if more := _BIT.match(low, end, limit):
            return Draft(
                number,
                start,
                more.end(),
                more.end(),
                "percent",
                number.value,
                "percent",
                "points" if "point" in more[1] else "%",
            )
        if (
            last in _NOT_HALF_BEFORE
            or last.startswith(("other", "and-a"))
            or low.startswith("-", end)
        ):
            return "idiom"
        if _NOT_SHARE_AFTER_HALF.match(low, end, limit):
            return "duration"
        if not (_SHARE_FOLLOWS.match(low, end, limit) or _DETERMINED.match(low, end, limit)):
            return "idiom"
        return Draft(number, start, end, end, "share", number.value, "share-half")
    text = low[start:end]
    if "quarter" in text or "half" in text:
        if _QUARTERLY.search(low, max(0, start - 10), start):
            return "duration"
    if part := _OF_UNIT.match(low, end):
        return Draft(
            number,
            start,
            part.end(),
            part.end(),
            "measure",
            number.value,
            "measure",
            UNITS[part[1]],
        )
    if _OF_TIME.match(low, end):
        return "duration"
    if (
        low.startswith("-", end)
        or low.startswith(" past", end)
        or low.startswith(" to ", end)
        and "quarter" in text
        and low[end + 4 : end + 6].isdigit()
    ):
        return "ordinal"
    if (
        text[0] == "a"
        and "half" not in text
        and "quarter" not in text
        and not _SHARE_FOLLOWS.match(low, end, limit)
    ):
        return "ordinal"
    if (
        text[0] != "a"
        and not text.endswith("s")
        and not text.startswith("one")
        and "half" not in text
    ):
        return "ordinal"
    if suffix and suffix.lastgroup in ("duration", "month"):
        return "ordinal"
    if "half" in text and _NOT_SHARE_AFTER_HALF.match(low, end, limit):
        return "duration"
    return Draft(number, start, end, end, "share", number.value, "share-fraction")


def _ratio(low: str, number: Number, limit: int) -> Draft | None:
    """A share as a ratio: "one in seven", "nine out of ten", "one pound in every six"."""
    if number.value > 100 or low[number.end : number.end + 1] not in _BLANKS:
        return None
    match = _RATIO.match(low, number.end, limit)
    if match is None or number.value != int(number.value):
        return None
    if low[match.start() + 1 : match.end()].startswith("for") and not match["every"]:
        return None
    second = next(scan(low, match.end(), min(match.end() + 24, limit)), None)
    if second is None or second.start != match.end() or second.form in ("fraction", "half"):
        return None
    if not number.value < second.value <= 1000 or second.value != int(second.value):
        return None
    if match["thing"] and (
        second.form != number.form or noun_phrase(low, second.end, limit) or second.value > 100
    ):
        return None
    after = low[second.end : second.end + 1]
    if (
        after.isalpha()
        or after in "/%"
        and after
        or (after == "-" and low[second.end + 1 : second.end + 2].isalpha())
    ):
        return None
    suffix = SUFFIX.match(low, second.end, limit)
    if suffix and suffix.lastgroup not in ("pence",):
        return None
    if match["in"] and not match["every"] and number.form != second.form and number.value > 9:
        return None
    if (
        match["in"]
        and not match["every"]
        and number.form == "digits"
        and second.value > 100
        and number.value != 1
    ):
        return None
    return Draft(
        number,
        number.start,
        second.end,
        second.end,
        "share",
        fraction(int(number.value), int(second.value)),
        "share-ratio",
    )


def _count(low: str, number: Number, limit: int, words: list[str]) -> Draft | str:
    """A number of people or things, with the noun phrase that it counts when that follows."""
    start, end = number.start, number.end
    text = low[start:end]
    last = words[-1].lstrip("(\"'") if words else ""
    draft = Draft(number, start, end, end, "count", number.value, "count", bare=True)
    position = end
    if plus := _PLUS.match(low, end, limit):
        position = plus.end()
    elif low.startswith("-", end):
        compound = _COMPOUND.match(low, end, limit)
        if compound is None:
            nxt = low[end + 1 : end + 2]
            if nxt.isalpha() and not (number.form == "words" and _range_word(low, end + 1)):
                return "compound"
        else:
            if compound["noun"] == "storey" and number.form == "words":
                return "compound"
            noun = noun_phrase(low, compound.end(), limit)
            draft.core_end = compound.end()
            draft.end = noun[1] if noun else compound.end()
            draft.nouns = (end + 1, draft.end)
            draft.bare = False
            draft.rule = "count-compound"
            return draft
    after = low[end : end + 1]
    if after.isalpha():
        return "code"
    if len(words) > 2 and words[-2:] == ["out", "of"] and words[-3].rstrip("s") in _TIMES:
        return "idiom"
    if rate := _RATE.match(low, position, limit):
        draft.kind, draft.rule, draft.bare = "measure", "measure-rate", False
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.core_end = draft.end = rate.end()
        return draft
    noun = noun_phrase(low, position, limit)
    if (
        noun is None
        and number.value >= 1000
        and (per := _PER.match(low, end, limit))
        and per["unit"] == "year"
        and _EARNED.search(low, max(0, start - 50), start)
    ):
        return Draft(
            number,
            start,
            per.end(),
            per.end(),
            "money",
            number.value,
            "money-earned",
            "GBP",
            per="year",
            scaled=True,
        )
    if noun is None:
        if text == "two" and last in ("the", "these", "those", "us", "them", "of", "or", "other"):
            return "idiom"
        if text == "one":
            draft.is_one = True
        return draft
    first, stop, head = noun
    if text == "two" and last in ("the", "these", "those"):
        return "anaphor"
    if head.rstrip("s") in _TIMES or head in ("centuries", "times"):
        if head == "hours" and " " in low[first:stop]:
            draft.kind, draft.unit, draft.rule = "measure", "hours", "measure-hours"
        else:
            return "multiple" if head == "times" else "duration"
    draft.nouns, draft.end, draft.bare = (first, stop), stop, False
    if text == "one":
        draft.is_one = True
    if density := _DENSITY.match(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-density"
        draft.unit = " ".join(low[first : density.end()].split())
        draft.end = density.end()
    elif rate := _RATE.match(low, stop, limit):
        draft.kind, draft.rule = "measure", "measure-rate"
        draft.per = " ".join(rate["base"].split())
        draft.unit = "per " + draft.per
        draft.end = rate.end()
    elif per := _PER.match(low, stop, limit):
        draft.per = per["unit"] or None
        if draft.per:
            draft.end = per.end()
    return draft


def _range_word(low: str, position: int) -> bool:
    return next((n.start == position for n in scan(low, position, position + 12)), False)
