"""Say values in the words that readers see.

In:   a record's values: a Decimal, an ISO 8601 date, a count of stories.
Out:  short plain text: "£1.2m", "890", "25 March 2020", "3 stories".
Not:  HTML, rounding (a value that has no short form is given in full) or the locale.
"""

from decimal import Decimal

from digest.records import Figure

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # fmt: skip

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_SCALES = ((9, "bn"), (6, "m"))
# More than three decimals are harder to read than the number in full.
_MOST_DECIMALS = 3
# A rate over time reads "a week"; over anything else, "per 10,000 children".
_TIMES = frozenset({"year", "month", "week", "day", "night", "quarter", "fortnight"})


def number(value: Decimal) -> str:
    """Return a number with its thousands parted, every digit kept.

    >>> number(Decimal("1234.50")), number(Decimal("890"))
    ('1,234.5', '890')
    """
    text = f"{abs(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "−" + text if value < 0 else text


def plain(value: Decimal) -> str:
    """Return a number as machines write it: "1200000", never "1.2E+6"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal, currency: str = "GBP") -> str:
    """Return an amount as headlines write it, exact.

    >>> [money(Decimal(v)) for v in ("1200000", "1255000000", "228000", "1.98", "0.5")]
    ['£1.2m', '£1.255bn', '£228,000', '£1.98', '50p']

    value: in whole units of `currency`, an ISO 4217 code.
    """
    sign = _SIGNS.get(currency, currency + " ")
    minus, value = ("−" if value < 0 else ""), abs(value)
    if currency == "GBP" and 0 < value < 1:
        return f"{minus}{number(value * 100)}p"
    # Digits are cut as text: to divide a Decimal takes several times as long.
    whole, _, part = f"{value:f}".partition(".")
    for zeros, letter in _SCALES:
        decimals = (whole[-zeros:] + part).rstrip("0")
        if len(whole) > zeros and len(decimals) <= _MOST_DECIMALS:
            point = "." if decimals else ""
            return f"{minus}{sign}{int(whole[:-zeros]):,}{point}{decimals}{letter}"
    if 0 < len(part.rstrip("0")) <= 2:
        return f"{minus}{sign}{value:,.2f}"
    return f"{minus}{sign}{number(value)}"


def figure(found: Figure) -> str:
    """Return what a figure says, without its hedge and without what it counts.

    A share is given in the text's own words ("two thirds"), since 0.6667 is nobody's.
    """
    if found.kind == "money":
        shown = money(found.value, found.unit or "GBP")
    elif found.kind == "percent":
        shown = number(found.value) + ("%" if found.unit != "points" else " points")
    elif found.kind == "share":
        shown = one_line(found.evidence.text)
    elif found.unit:
        shown = f"{number(found.value)} {found.unit}"
    else:
        shown = number(found.value)
    if found.per:
        shown += f" a {found.per}" if found.per in _TIMES else f" per {found.per}"
    return shown


def day(date: str | None) -> str:
    """Return an ISO date as it is read: "25 March 2020", or "March 2020" for a month.

    >>> day("2020-03-05"), day("2020-03"), day(None)
    ('5 March 2020', 'March 2020', '')
    """
    if not date:
        return ""
    year, month, *rest = date.split("-")
    name = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(rest[0])} {name}" if rest else name


def count(number_of: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 story", "1,204 stories".

    >>> count(1, "story", "stories"), count(1204, "story", "stories"), count(2, "council")
    ('1 story', '1,204 stories', '2 councils')
    """
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def listed(words: tuple[str, ...]) -> str:
    """Return words as a list is spoken: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def role(given: str, organisation: str, body: str) -> str:
    """Return a speaker's role and organisation, with a capital; a body that is named beside them is not named twice."""
    is_twice = body and organisation.casefold().startswith(body.casefold())
    text = ", ".join(part for part in (given, "" if is_twice else organisation) if part)
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """Return words on one line, with one blank between any two.

    >>> one_line(" a\\n b\\u00a0c ")
    'a b c'
    """
    # Of all blanks only the plain one can be printed; most texts have no other, and nothing to change.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
