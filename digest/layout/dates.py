"""Know a dateline when it stands on a line: "Published: Thursday, 31st October 2019", "3 days ago".

In:   a short line, lower case.
Out:  whether it says when the story came out, and little else.
Not:  which day that is; `extract.published` reads it.
"""

import re

from digest.layout.words import has_digit

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"""\b(?:
        \d{{1,2}}(?:st|nd|rd|th)?(?:\ of)?[\s-]+{_MONTH}(?:,?[\s-]*(?:19|20)\d\d\b|\ '?\d\d\b)?
      | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!:\d)(?:,?\s*(?:19|20)\d\d\b)?
      | {_MONTH},?\s+(?:19|20)\d\d\b
      | (?:19|20)\d\d[-/.]\d{{2}}[-/.]\d{{2}}(?:t\d{{2}}:\d{{2}}\S{{0,12}})?
      | \d{{1,2}}[/.-]\d{{1,2}}[/.-](?:(?:19|20)\d\d|\d\d)\b )""",
    re.VERBOSE,
)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|few)\s?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdwm])\s+ago\b"
    r"|\byesterday\b|\bjust now\b"
)
EVENT = re.compile(r"\b(?:meetings?|dates?|when|deadlines?|diary|consultation|events?)\b")
"""In a heading it makes the date below it news: "Date of next meeting"."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"[0-9][/.-][0-9]")
_LEADS = re.compile(
    r"(?:date|published|posted|updated|last (?:updated|modified)|first published|issued|released?|release date"
    r"|date of (?:release|issue|publication)|publication date|publish date|for release|embargo(?:ed)?"
    r"|(?:media|press|news) (?:release|statement)|issue date|created|added on|uploaded|created on|date published|updated on)\b"
)
_PARTED = re.compile(r"\s[|·⋅•∙–/-]\s|\s{3,}|\||\t")
_WORD = re.compile(r"[a-z][a-z']+")
_AROUND_WORDS = """
    published posted updated last first modified edited created added issued released release date dated publication
    time for on at of the and by in to gmt bst utc am pm noon midday midnight min mins minute minutes read reading news
    media press statement category today mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday
    thursday friday saturday sunday st nd rd th issue no vol volume page price est established bulletin edition update
    updates live comment comments share shares view views bookmark embargo embargoed until hours hrs online print
    picture photo photograph image strictly not before immediate latest article from morning evening afternoon
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november
    dec december ago day days week weeks month months year years yesterday just now minute hour an"""
_AROUND = frozenset(_AROUND_WORDS.split())


def has_date(low: str) -> bool:
    """Whether a calendar date stands in `low`."""
    return _may_have_date(low) and bool(_DATE.search(low))


def _may_have_date(low: str) -> bool:
    """Whether a figure and a month stand in `low`, or a figure that may be a date: a tenth of the time of `_DATE`."""
    if not has_digit(low):
        return False
    for month in _MONTHS:
        if month in low:
            return True
    return bool(_NUMERIC.search(low))


def without(text: str) -> str:
    """Return `text` without its date, so that what stands beside it can be looked at; "" where none does."""
    low = text.lower()
    if len(low) > 80 or not _may_have_date(low) or not (match := _DATE.search(low)):
        return ""
    return (text[: match.start()] + text[match.end() :]).strip(" ,|-–")


def is_dateline(low: str) -> bool:
    """Whether a line says when a story came out and little else.

    >>> is_dateline("published: thursday, 31st october 2019")
    True
    >>> is_dateline("clinic to open on 4 march 2024 after delay")
    False
    """
    if len(low) > 160:
        return False
    dated = _may_have_date(low)
    leads = bool(_LEADS.match(low))
    if not (dated or leads or "yesterday" in low or " ago" in low or "just now" in low):
        return False
    if not leads and len(_words(low)) > 1 and not _PARTED.search(low):
        return False  # too much beside any date
    rest, found = _DATE.subn(" ", low) if dated else (low, 0)
    if not found and not _AGO.search(low):
        return leads and not _words(low)
    words = len(_words(_AGO.sub(" ", rest) if " ago" in rest else rest))
    if words <= 1:
        return True
    if leads:
        return words <= 8
    return words <= 12 and bool(_PARTED.search(low))


def _words(low: str) -> list[str]:
    return [word for word in _WORD.findall(low) if word not in _AROUND]
