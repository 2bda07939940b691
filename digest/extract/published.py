"""Find the day that the story came out, as the page prints it.

In:   a Document; the whole page, furniture too, since that is where the date stands.
Out:  at most one Published, with day or month precision.
Not:  guesses: "3 days ago" is no date, and a date inside the story is the story's. Not the header's
      date either: whoever applies the header does that.

A date is the publication's for where it stands: after "Published" or another label, in an e-mail's header, on a
line of its own above the story, in the masthead or beside the byline. A label beats a bare line, "published"
beats "updated", and the first of equals wins. Examples: tests/extract/published.yaml.
"""

import re
from typing import NamedTuple

from digest.extract import calendar
from digest.extract.calendar import Phrase
from digest.extract.found import Found, Known, evidence, rejected
from digest.records import Block, Document, Published, Rejected

# Rules, best first. Of two dates by the same rule the first on the page is the publication's.
_RANK = {
    name: rank
    for rank, name in enumerate(
        [
            "email-header",  # Date: Thu, 19 May 2022 16:47:09 +0100
            "published-label",  # Published: Monday, 5th December 2022
            "date-line",  # 23 February 2023
            "byline-date",  # By Leonie Sacheverell, 7 Mar 2024
            "masthead",  # Thursday, 9th February, 2023   Price £1.20
            "dateline",  # LEEDS, 5 May 2021 – Councillors ...
            "embargo-label",  # Embargoed until 00:01, 5 May 2021
            "updated-label",  # Updated 4 Mar 2022
            "minutes",  # Minutes of the meeting held on Monday 3rd June 2019
            "end-date",  # the last line of the page
            "address",  # https://.../2016/09/15/...
        ]
    )
}

_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|BST|UTC|Z))?|\d{1,2}\s?[ap]m"
_SEPARATOR = r"[|·•⋅‧∙/–—»>\t]|\s-\s|[ ]{2,}"

_LABEL = re.compile(
    rf"""(?ix)
    (?: ^ | {_SEPARATOR} | [(*.,;:] ) \s{{0,3}}
    (?: (?: this\s (?:article|story|page|post|piece)\s was\s )?
        (?P<published> (?:first|originally)\s published | (?:date\s)? published | date\s posted | posted
          | (?:publication|release|issue)\s date | date\s (?:of\s)? (?:publication|release|issued?)
          | issued | released | uploaded | filed | dated | date | sent | created | added
          | (?:for\s (?:immediate\s)? (?:release|publication|use)) | release(?:d)? | (?:media|press|news)\s (?:release|statement|notice) | statement )
      | (?P<embargo> (?:under\s)? (?:strict\s)? embargo(?:ed)? | not\s for\s (?:release|publication|broadcast) )
      | (?P<updated> (?:page\s)? (?:last\s)? (?:updated?|modified|reviewed|edited|amended) )
    )
    (?: \s (?:by|in|to|from) \s [^:|\n]{{1,60}}? )?
    (?: \s* [:–|-] \s* | \s+ )?
    (?: (?:on|at|until|till|before|for) \s+ )?
    (?: (?:{_TIME}) [,\s]* (?:(?:on|,|–|-|\|)\s*)? )?
    $""",
)
_LABEL_ALONE = re.compile(
    r"(?i)^\W*(?:(?P<published>(?:first )?published(?: on)?|posted(?: on)?|date|release date|publication date|date published|sent|issued)"
    r"|(?P<updated>(?:last )?(?:updated?|modified)(?: on)?))\s*:?\s*$"
)
_EMAIL = re.compile(r"(?:Date|Sent|Sent on|Received)\s*:\s*(?:on\s+)?$", re.IGNORECASE)
_EMAIL_BESIDE = re.compile(r"^(?:From|To|Subject|Cc|Bcc|Reply-To|Message-ID|Return-Path)\s*:", re.MULTILINE | re.IGNORECASE)
_REPLY = re.compile(r"^\s*(?:>|On\s+(?:\w{3},\s)?$)")
_WROTE = re.compile(r"\bwrote:\s*$")
_EVENT_BESIDE = re.compile(r"^[\s*•-]*(?:Time|Venue|Where|When|Location|Place|Doors|Cost|Tickets)\s*:", re.MULTILINE | re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:by|words|written by|story by|report by|reported by|reporting by|from|text|author)\b:?\s", re.IGNORECASE)
_MEETING = re.compile(r"(?i)\b(?:minutes|meeting|record of decisions?|decisions?)\b.{0,80}\b(?:held|taken|made)(?:\s+(?:at|in)\b[^,]{0,60},?)?\s+(?:on\s+)?$")
_CAPTION = re.compile(r"^\W*(?:photo|image|picture|pic|caption|video|graphic|credit|file)\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"(?:^|(?:{_SEPARATOR}|[,(:])\s*)(?:(?:{_TIME})[,\s]*(?:on\s+)?)?$")
_AFTER_DATE = re.compile(
    rf"^[\s*_]*(?:$|T\d\d:|[)\].,;:]\s*$|{_SEPARATOR}|[,(\[]|,?\s*(?:at|from)?\s*(?:{_TIME})|\d{{4}}\s*hrs|[+-]\d{{4}}|"
    rf"(?:by|in|at|issue|edition|page|price|vol|no|photo|image|updated|published|last)\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\W*[A-Z][\w.'’&-]{1,20}(?:[ -][A-Z][\w.'’&-]{1,20}){0,3}[,:(]?\s*(?:[–-]\s*)?\(?$")
_AFTER_PLACE = re.compile(r"^\)?\s*(?:[–:-]|\(\w)")
_SENTENCE_WORDS = 14
_HEAD_BLOCKS = 14
_HEAD_KINDS = frozenset({"byline", "dateline", "headline"})
_LINE_WORDS = 22  # a longer line is prose, whatever it begins with
_RELATED = re.compile(
    r"^\W*(?:related|more (?:on|from|news|stories|local|like)|also (?:in|on|read)|you (?:may|might) also|read (?:next|more)"
    r"|most (?:read|popular|viewed)|top stories|latest(?: news| stories)?\b|trending|elsewhere|recommended|see also|popular"
    r"|(?:\d+\s)?(?:comments|responses|replies|reader comments)\b(?!\s*are)|what(?:'s| is) on|events\b|in other news|previous|next article|news archive|archive)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://[^\s<>\"]{0,200}?[/=](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2}))?(?=[/\s?#_.-]|$)",
    re.MULTILINE,
)
_NOT_AN_ARTICLE = re.compile(r"upload|image|/img|media/|asset|static|files?/|\.(?:jpe?g|png|pdf|gif|webp)\b")
_SOURCE_LINE = re.compile(r"^\W*(?:source|original|link|url|from|read at|via|https?:)", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\w£$.,/-])(?:19|20)\d\d(?![\w%]|[.,]\d|[/-]\d)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,40}?\b(?P<year>20\d\d)\b", re.IGNORECASE)
_STANDS_ALONE = re.compile(r"[\w'’]")


class _Candidate(NamedTuple):
    phrase: Phrase
    rule: str


class _Page(NamedTuple):
    """Where the story's prose begins, and where the links to other stories begin after it."""

    text: str
    prose: int
    related: int


def find(document: Document, known: Known) -> Found[Published]:
    """Return when the story came out, if the page prints it, and the dates that were weighed."""
    page = _page(document)
    candidates: list[_Candidate] = []
    refused: list[Rejected] = []
    end_dates: list[_Candidate] = []
    for phrase in calendar.read(document.text).phrases:
        if phrase.month is None or phrase.rule == "feast" or not (phrase.day or phrase.year):
            continue
        rule, why = _judge(document, page, phrase)
        if rule == "end-date":
            end_dates.append(_Candidate(phrase, rule))
        elif rule:
            candidates.append(_Candidate(phrase, rule))
        elif why:
            refused.append(rejected(document, phrase.start, phrase.end, "published", why))
    if len(end_dates) == 1 and not candidates:
        candidates = end_dates
    candidates.sort(key=lambda candidate: (_RANK[candidate.rule], candidate.phrase.start))
    for place, candidate in enumerate(candidates):
        value = _value(document, page, candidate)
        if value is None:
            refused.append(_refusal(document, candidate, "no year is printed beside it, nor anywhere else that fits"))
            continue
        refused += [
            _refusal(document, other, f"{value.evidence.rule} counts for more") for other in candidates[place + 1 :]
        ]
        return Found((value,), tuple(refused))
    if address := _address(document, page):
        return Found((address,), tuple(refused))
    return Found((), tuple(refused))


def _refusal(document: Document, candidate: _Candidate, why: str) -> Rejected:
    return rejected(document, candidate.phrase.start, candidate.phrase.end, candidate.rule, why)


def _page(document: Document) -> _Page:
    """Return where the story's prose begins, and where the lists of other stories begin after it."""
    text = document.text
    blocks = document.blocks
    # A standfirst or a cookie notice may stand above the byline; prose begins below.
    top = max((n for n, block in enumerate(blocks[:_HEAD_BLOCKS]) if block.kind in _HEAD_KINDS), default=-1)
    prose = next(
        (block.span.start for block in blocks[top + 1 :] if block.kind in ("paragraph", "quote") and _is_prose(text, block)),
        len(text),
    )
    related = len(text)
    place = prose
    for line in text[prose:].splitlines(keepends=True):
        if len(line) < 70 and _RELATED.match(line):
            related = place
            break
        place += len(line)
    return _Page(text, prose, related)


def _is_prose(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end].split()
    return len(words) > _SENTENCE_WORDS and sum(word.islower() for word in words) > len(words) // 2


def _judge(document: Document, page: _Page, phrase: Phrase) -> tuple[str, str]:
    """Return the rule by which `phrase` is the publication's date, or why it is not; ("", "") if it is not near."""
    text = page.text
    line_start = text.rfind("\n", 0, phrase.start) + 1
    line_end = text.find("\n", phrase.end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start : phrase.start], text[phrase.end : line_end]
    count = len(before.split()) + len(after.split())
    in_head = line_start <= page.prose
    if before.lstrip().startswith(">") or _WROTE.search(after):
        return "", "the date of a message that is quoted"
    if count > _LINE_WORDS:
        if in_head or line_start == page.prose:
            return _dateline(before, after)
        return "", ""
    if _EMAIL.match(before.strip() + " ") and _EMAIL_BESIDE.search(text, max(0, line_start - 600), line_end + 300):
        return ("email-header", "") if in_head else ("", "the date of a message that is quoted")
    labelled = _LABEL.search(before) or (not before.strip() and _LABEL_ALONE.match(_line_above(text, line_start)))
    if labelled and (_AFTER_DATE.match(after) or not after.strip()):
        return _labelled(page, phrase, labelled.groupdict(), line_start, line_end)
    if not in_head:
        if not before.strip() and not after.strip(" .\t") and phrase.year and line_start < page.related:
            return "end-date", ""
        return "", ""
    if _MEETING.search(before) and phrase.day and phrase.year:
        return "minutes", ""
    if _CAPTION.match(before):
        return "", "the date of a picture"
    if not _AFTER_DATE.match(after):
        return "", "a date in a headline or a sentence"
    if not before.strip(" \t*_#([-–•|"):
        return ("date-line" if not after.strip() else "masthead"), ""
    if _BYLINE.match(before):
        return "byline-date", ""
    if _BEFORE_DATE.search(before) and phrase.day:
        return "masthead", ""
    return "", "a date in a headline or a sentence"


def _line_above(text: str, line_start: int) -> str:
    """Return the nearest line above that is not blank."""
    head = text[max(0, line_start - 80) : line_start].rstrip()
    return head[head.rfind("\n") + 1 :]


def _labelled(
    page: _Page, phrase: Phrase, label: dict[str, str | None], line_start: int, line_end: int
) -> tuple[str, str]:
    published = (label.get("published") or "").lower()
    is_first = published.startswith(("first", "originally"))
    if line_start > page.related and not is_first:
        return "", "the date of another story"
    if published in ("date", "dated", "added", "created", "statement", "issued", "sent") and line_start > page.prose:
        return "", "a label inside the story"
    if published == "date" and _EVENT_BESIDE.search(page.text, line_end, line_end + 120):
        return "", "the date of an event"
    if label.get("updated"):
        return "updated-label", ""
    return ("embargo-label" if label.get("embargo") else "published-label"), ""


def _dateline(before: str, after: str) -> tuple[str, str]:
    """ "LEEDS, 5 May 2021 – Councillors have voted ..."."""
    if _PLACE.match(before) and _AFTER_PLACE.match(after):
        return "dateline", ""
    return "", ""


def _value(document: Document, page: _Page, candidate: _Candidate) -> Published | None:
    phrase, rule = candidate
    year = phrase.year or _year_elsewhere(document, page, phrase)
    if year is None:
        return None
    return _published(document, year, phrase.month or 0, phrase.day, phrase.start, phrase.end, rule)


def _published(
    document: Document, year: int, month: int, day: int | None, start: int, end: int, rule: str
) -> Published:
    return Published(
        date=f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""),
        precision="day" if day else "month",
        evidence=evidence(document, start, end, rule),
    )


def _year_elsewhere(document: Document, page: _Page, phrase: Phrase) -> int | None:
    """Return the year of a date line that prints none, if the page says it and the weekday agrees."""
    text = page.text
    copyright_line = _COPYRIGHT.search(text)
    addresses = [int(match["year"]) for match in _ADDRESS.finditer(text)]
    head = [int(match.group()) for match in _YEARS.finditer(text, document.header_end, page.prose)]
    tail = [int(copyright_line["year"])] if copyright_line else []
    fitting = {year for year in (*tail, *addresses, *head) if _agrees(phrase, year)}
    if len(fitting) == 1:
        return fitting.pop()
    if fitting:
        return None
    # Years of the story: only a weekday can tell which of them is its own.
    story = {int(match.group()) for match in _YEARS.finditer(text, page.prose)}
    fitting = {year for year in story if phrase.weekday is not None and _agrees(phrase, year)}
    if len(fitting) == 1 or (len(story) == 1 and phrase.weekday is None):
        return (fitting or story).pop()
    return None


def _agrees(phrase: Phrase, year: int) -> bool:
    """Whether the phrase's weekday, if it gives one, is right in `year`."""
    if phrase.weekday is None or phrase.day is None or phrase.month is None:
        return True
    return calendar.weekday(year, phrase.month, phrase.day) == phrase.weekday


def _address(document: Document, page: _Page) -> Published | None:
    """Return the date in the address of the page: the last resort."""
    for match in _ADDRESS.finditer(page.text, document.header_end):
        line_start = page.text.rfind("\n", 0, match.start()) + 1
        if line_start > page.prose and not _SOURCE_LINE.match(page.text[line_start : line_start + 30]):
            continue
        if _NOT_AN_ARTICLE.search(match.group()):
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else calendar.MONTH.get(month, 0)
        day = int(match["day"]) if match["day"] else None
        if calendar.is_day(int(match["year"]), number, day or 1):
            return _published(
                document, int(match["year"]), number, day, match.start("year"), match.end("day" if day else "month"), "address"
            )
    return None


class Bounds(NamedTuple):
    """The earliest and the latest day or month that the story itself names with its year, ISO 8601; or None.

    For a page without a date: the story cannot be older than the latest thing it tells of as past, so an editor
    who is asked for the date can be told where to look. Months are "2019-02", days "2019-02-14".
    """

    earliest: str | None
    latest: str | None


def bounds(document: Document) -> Bounds:
    """Return the bounds of the dates in the story. Years alone and "last November" say nothing here."""
    dates = [
        f"{phrase.year:04}-{phrase.month:02}" + (f"-{phrase.day:02}" if phrase.day else "")
        for block in document.story()
        for phrase in calendar.phrases(document.text, block.span.start, block.span.end)
        if phrase.year and phrase.month
    ]
    return Bounds(min(dates, default=None), max(dates, default=None))
