"""Find the day that the story came out, as the page prints it.

In:   a Document; the whole page, furniture too, since that is where the date stands.
Out:  at most one Published, with day or month precision.
Not:  guesses: "3 days ago" is no date, and a date inside the story is the story's. Not the header's
      date either: whoever applies the header does that.

A date is the publication's for where it stands: after "Published" or another label, in an e-mail's header, on a
line of its own above the story, in the masthead or beside the byline. A label beats a bare line, "published"
beats "updated", and the first of equals wins. Examples: tests/extract/published.yaml.
"""

from typing import NamedTuple

from digest.extract import calendar
from digest.extract.calendar import Phrase
from digest.extract.found import Found, Known, evidence, rejected
from digest.extract.published import marks
from digest.extract.published.judge import judge
from digest.extract.published.page import Page
from digest.extract.published.page import read as read_page
from digest.records import Document, Published, Rejected

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


class _Candidate(NamedTuple):
    phrase: Phrase
    rule: str


def find(document: Document, known: Known) -> Found[Published]:
    """Return when the story came out, if the page prints it, and the dates that were weighed."""
    page = read_page(document)
    candidates: list[_Candidate] = []
    refused: list[Rejected] = []
    end_dates: list[_Candidate] = []
    for phrase in calendar.read(document.text).phrases:
        if phrase.month is None or phrase.rule == "feast" or not (phrase.day or phrase.year):
            continue
        rule, why = judge(page, phrase)
        if rule == "end-date":
            end_dates.append(_Candidate(phrase, rule))
        elif rule:
            candidates.append(_Candidate(phrase, rule))
        elif why:
            refused.append(rejected(document, phrase.start, phrase.end, "published", why))
    if len(end_dates) == 1 and not candidates:
        candidates = end_dates
    if len(candidates) > 1:
        candidates.sort(key=lambda candidate: (_RANK[candidate.rule], candidate.phrase.start))
    for place, candidate in enumerate(candidates):
        value = _value(document, page, candidate)
        if value is None:
            refused.append(
                _refusal(
                    document, candidate, "no year is printed beside it, nor anywhere else that fits"
                )
            )
            continue
        refused += [
            _refusal(document, other, f"{value.evidence.rule} counts for more")
            for other in candidates[place + 1 :]
        ]
        return Found((value,), tuple(refused))
    if address := _address(document, page):
        return Found((address,), tuple(refused))
    return Found((), tuple(refused))


def _refusal(document: Document, candidate: _Candidate, why: str) -> Rejected:
    return rejected(document, candidate.phrase.start, candidate.phrase.end, candidate.rule, why)


def _value(document: Document, page: Page, candidate: _Candidate) -> Published | None:
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


def _year_elsewhere(document: Document, page: Page, phrase: Phrase) -> int | None:
    """Return the year of a date line that prints none, if the page says it and the weekday agrees."""
    text = page.text
    copyright_line = marks.COPYRIGHT.search(text)
    addresses = [int(match["year"]) for match in marks.ADDRESS.finditer(text)]
    head = [
        int(match.group()) for match in marks.YEARS.finditer(text, document.header_end, page.prose)
    ]
    tail = [int(copyright_line["year"])] if copyright_line else []
    fitting = {year for year in (*tail, *addresses, *head) if _agrees(phrase, year)}
    if len(fitting) == 1:
        return fitting.pop()
    if fitting:
        return None
    # Years of the story: only a weekday can tell which of them is its own.
    story = {int(match.group()) for match in marks.YEARS.finditer(text, page.prose)}
    fitting = {year for year in story if phrase.weekday is not None and _agrees(phrase, year)}
    if len(fitting) == 1 or (len(story) == 1 and phrase.weekday is None):
        return (fitting or story).pop()
    return None


def _agrees(phrase: Phrase, year: int) -> bool:
    """Whether the phrase's weekday, if it gives one, is right in `year`."""
    if phrase.weekday is None or phrase.day is None or phrase.month is None:
        return True
    return calendar.weekday(year, phrase.month, phrase.day) == phrase.weekday


def _address(document: Document, page: Page) -> Published | None:
    """Return the date in the address of the page: the last resort."""
    for match in marks.ADDRESS.finditer(page.text, document.header_end):
        line_start = page.text.rfind("\n", 0, match.start()) + 1
        if line_start > page.prose and not marks.SOURCE_LINE.match(
            page.text[line_start : line_start + 30]
        ):
            continue
        if marks.NOT_AN_ARTICLE.search(match.group()):
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else calendar.MONTH.get(month, 0)
        day = int(match["day"]) if match["day"] else None
        if calendar.is_day(int(match["year"]), number, day or 1):
            return _published(
                document,
                int(match["year"]),
                number,
                day,
                match.start("year"),
                match.end("day" if day else "month"),
                "address",
            )
    return None
