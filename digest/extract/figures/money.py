"""Read money: "£1.2m", "60p", "four pounds sixty", "£1,250-a-week".

In:   a Number in its lower-case text.
Out:  a Draft, or the name of the refusal that turned it down.
"""

import re
from decimal import Decimal

from digest.extract.figures.drafts import Draft
from digest.extract.figures.following import noun_phrase
from digest.extract.numbers import LETTERS, Number, at

_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
SIGN_ENDS = frozenset("£€$p")
"""The characters before a number that may be a currency's sign, or end one: "gbp"."""
_MONEY_SCALE = re.compile(
    r"(?:[ \n-]?(k|m|mn|bn|b|tn)|[ \n-]?(thousand|million|billion|trillion)|[ \n](mil|bil|tril)-\n[ ]{0,12}lion)(?![a-z0-9])"
)
_PER_WORDS = (
    "week|month|year|day|hour|night|head|person|tonne|term|quarter|minute|mile|square foot|square metre|household|home"
    "|pupil|child|ticket|visit|item|time|bag|job|place|resident|bin|vehicle|car|trip|journey|unit|acre|hectare|ton|litre|decade"
    "|worker|session|weekend|fortnight|shift|plot|property|house|room|copy|dwelling|annum|patient|meal|family|adult"
)
PER = re.compile(
    rf"[ \n]?(?:(?:-an?-|[ \n](?:an?|per|each|every)[ \n]|/|[ \n]?per[ ])(?P<unit>{_PER_WORDS})s?\b"
    r"|[ \n](?P<pound>in[ ]the[ ](?:pound|£))|[ \n](?P<each>each|apiece)\b|[ \n](?P<pa>p\.?a\b\.?|pcm\b))"
)
_OFTEN = {
    "annually": "year", "yearly": "year", "monthly": "month", "fortnightly": "fortnight", "weekly": "week", "daily": "day",
    "nightly": "night", "hourly": "hour", "quarterly": "quarter",
}  # fmt: skip
_OFTEN_BEGINS = tuple(blank + word for word in _OFTEN for blank in " \n")
# "£40 weekly fees" is left alone: an adverb stands before no noun.
_ADVERB = re.compile(
    rf"[ \n](?P<often>{'|'.join(_OFTEN)})(?=[.,;:!?)\]'\"–]|[ ]?\n\n|$"
    r"|[ \n](?:on|in|to|for|from|by|and|or|but|at|with|if|as|while|when|until|since|after|before|is|are|was|were|will|would|of|across|between"
    r"|through|under|over|than|due|because|this|last|next)\b)"
)
_IN_TIME = frozenset(["annum", "minute", "session", "term", "weekend", "shift", *_OFTEN.values()])
_POUNDS_AND_PENCE = re.compile(r"[ \n](?:and[ \n])?(?=[a-z])")


_LARGEST_NOTE = 50
_COINS = (" coin", " piece", " note", "-coin", "-piece", "-note")
_COIN = re.compile(r"[ -](?:coin|piece|note)s?\b")
_UNIT_BEGINS = [unit[:2] for unit in _PER_WORDS.split("|")]
_AFTER_BLANK = [
    *("a ", "a\n", "an", "ap", "ea", "ev", "in", "p.", "pa", "pc", "pe", "-a"),
    *(" a", " e", " p", "\na", "\ne", "\np"),
    *(f"/{two[0]}" for two in _UNIT_BEGINS),
]
_RATE_BEGINS = frozenset(
    ["-a-", "-an", "-pl", "per", *(f"/{two}" for two in _UNIT_BEGINS)]
    + [blank + two for blank in " \n" for two in _AFTER_BLANK]
)
"""The three characters with which a rate begins; what follows most figures begins otherwise, and no pattern is tried."""
_SCALE_LETTERS = frozenset("kmbt")
_SCALE_BEGINS = frozenset(mark + letter for mark in " \n-" for letter in _SCALE_LETTERS)


def rate(low: str, at: int, limit: int) -> re.Match[str] | None:
    """Return the match of a rate at `at`: " a week", "/tonne", " per head", " each"."""
    return PER.match(low, at, limit) if low[at : at + 3] in _RATE_BEGINS else None


def often(low: str, at: int, limit: int) -> tuple[str, int] | None:
    """Return what a rate in time is per, and where it ends: " a week", " annually"; None for another rate or none."""
    if (match := rate(low, at, limit)) is not None:
        unit = match["unit"]
        return (unit, match.end()) if unit in _IN_TIME else None
    if low.startswith(_OFTEN_BEGINS, at) and (match := _ADVERB.match(low, at, limit)):
        return _OFTEN[match["often"]], match.end()
    return None


def signed(low: str, number: Number, limit: int) -> Draft | None:
    """Money with its sign before it: "£1.2m", "€14m", "GBP 350"."""
    start, end, value = number.start, number.end, number.value
    sign = start - 2 if low[start - 1 : start] == " " else start - 1
    currency = _CURRENCIES.get(low[sign : sign + 1]) if sign >= 0 else None
    if currency is None:
        if not low.endswith("gbp", 0, max(sign + 1, 0)):
            return None
        currency, sign = "GBP", sign - 2
    if (
        currency == "USD"
        and low.startswith("us", sign - 2)
        and not low[sign - 3 : sign - 2].isalpha()
    ):
        sign -= 2
    scaled = number.size >= 1000
    if (low[end : end + 1] in _SCALE_LETTERS or low[end : end + 2] in _SCALE_BEGINS) and (
        scale := _MONEY_SCALE.match(low, end, limit)
    ):
        value *= _factor(scale)
        end, scaled = scale.end(), True
    draft = Draft(number, sign, end, end, "money", value, "money-sign", currency, scaled=scaled)
    return with_rate(low, draft, limit)


def is_coin(low: str, draft: Draft) -> bool:
    """True of "a 20p piece", "£10 notes": coins and notes by their names."""
    return (
        draft.value <= _LARGEST_NOTE
        and low.startswith(_COINS, draft.core_end)
        and _COIN.match(low, draft.core_end) is not None
    )


def _factor(scale: re.Match[str]) -> Decimal:
    """Return what the scale multiplies by; group 3 is a word that a line's end broke in two."""
    return LETTERS[scale[1] or scale[2] or scale[3] + "lion"]


def range_end(low: str, number: Number, last: Draft, limit: int) -> Draft:
    """The second number of "£2-3m", which has no sign of its own; its scale is the first's too."""
    value, end, scaled = number.value, number.end, number.size >= 1000
    if scale := _MONEY_SCALE.match(low, end, limit):
        factor = _factor(scale)
        value, end, scaled = value * factor, scale.end(), True
        if not last.scaled:
            last.value, last.scaled = last.value * factor, True
    draft = Draft(
        number, number.start, end, end, "money", value, "money-range-end", last.unit, scaled=scaled
    )
    return with_rate(low, draft, limit)


def with_rate(low: str, draft: Draft, limit: int) -> Draft:
    """Money's rate: "a week", "per tonne", "in the pound"."""
    end = draft.core_end
    if low[end : end + 3] not in _RATE_BEGINS and not low.startswith(_OFTEN_BEGINS, end):
        return draft
    match = PER.match(low, end, limit)
    if match is None and (time := often(low, end, limit)) is not None:
        draft.per, draft.core_end = time
        draft.end = draft.core_end
    elif match is None and low.startswith("-plus", end):
        match = rate(low, end + 5, limit)
    if match is not None:
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


def spelled(low: str, number: Number, suffix: re.Match[str], limit: int) -> Draft:
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
            pence = at(low, gap.end(), min(gap.end() + 20, limit))
            if (
                pence
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
    return with_rate(low, draft, limit)
