"""Know a dateline when it stands on a line: "Published: Thursday, 31st October 2019", "3 days ago".

In:   a short line, lower case.
Out:  whether it says when the story came out, and little else.
Not:  which day that is; `extract.published` reads it.
"""

import re

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"

DATE = re.compile(
    rf"""(?:\b{_DAY},?\s*)?(?:
        \b\d{{1,2}}(?:st|nd|rd|th)?(?:\ of)?[\s-]+{_MONTH}(?:,?[\s-]*(?:19|20)\d\d\b|\ '?\d\d\b)?
      | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!:\d)(?:,?\s*(?:19|20)\d\d\b)?
      | \b{_MONTH},?\s+(?:19|20)\d\d\b
      | \b(?:19|20)\d\d[-/.]\d{{2}}[-/.]\d{{2}}(?:t\d{{2}}:\d{{2}}\S*)?
      | \b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:(?:19|20)\d\d|\d\d)\b )""",
    re.VERBOSE,
)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|few)\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdwm])\s+ago\b|\byesterday\b|\bjust now\b"
)
_AROUND = re.compile(
    r"""\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{4}\s*(?:hrs|hours)?\b|\+\d{4}|\b\d{1,3}(?:\s*(?:st|nd|rd|th))?\b
      | \b(?:published|posted|updated|last|first|modified|edited|created|added|issued|released|release|release\ date|date|dated|publication|time|for|on|at|of|the|and|by|in|to|gmt|bst|utc|am|pm|noon|midday|midnight|gmt\+\d|min|mins|minute|minutes|read|reading|news|media|press|statement|category
        |today|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|issue|no|vol|volume|page|price|est|established|bulletin|edition|updates?|live|comments?|share|shares|views?|bookmark|embargo(?:ed)?|until|hours|online|print|picture|photo|photograph|image|strictly|not|before|immediate|latest|article|from|morning|evening|afternoon)\b""",
    re.VERBOSE,
)
_LEADS = re.compile(
    r"(?:date|published|posted|updated|last (?:updated|modified)|first published|issued|released?|release date|date of (?:release|issue|publication)|publication date|publish date|for release|embargo(?:ed)?|(?:media|press|news) (?:release|statement)|issue date|created|added on|uploaded|created on|date published|updated on)\b"
)
_PARTED = re.compile(r"\s[|·⋅•∙–/-]\s|\s{3,}|\||\t")
_WORD = re.compile(r"[a-z][a-z'-]+")


def is_dateline(low: str) -> bool:
    """Whether a line of at most 160 characters says when a story came out and little else.

    >>> is_dateline("published: thursday, 31st october 2019")
    True
    >>> is_dateline("clinic to open on 4 march 2024 after delay")
    False
    """
    if len(low) > 160:
        return False
    match = DATE.search(low) or _AGO.search(low)
    if not match:
        return bool(_LEADS.match(low)) and not _WORD.findall(_AROUND.sub(" ", low))
    rest = low[: match.start()] + " " + low[match.end() :]
    rest = _AGO.sub(" ", DATE.sub(" ", rest))
    words = len(_WORD.findall(_AROUND.sub(" ", rest)))
    if words <= 1:
        return True
    if _LEADS.match(low):
        return words <= 8
    return bool(_PARTED.search(low)) and words <= 12
