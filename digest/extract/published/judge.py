"""Judge a date by where it stands on the page.

In:   the page and a date phrase.
Out:  the name of the rule by which it is the publication's, or why it is not.
Not:  its value, and which of several wins.
"""

from digest.extract.calendar import Phrase
from digest.extract.published import marks
from digest.extract.published.page import Page

_REACH_CHARS = 400
_CLAUSE = frozenset(",;(")


def judge(page: Page, phrase: Phrase) -> tuple[str, str]:
    """Return the rule by which `phrase` is the publication's date, or why it is not; ("", "") if it is not near."""
    text, start, end = page.text, phrase.start, phrase.end
    line_start = text.rfind("\n", max(0, start - _REACH_CHARS), start) + 1
    if not line_start and start > _REACH_CHARS:
        return "", ""  # deep in a long line
    line_end = text.find("\n", end, end + _REACH_CHARS)
    if line_end < 0:
        line_end = min(len(text), end + _REACH_CHARS)
    before, after = text[line_start:start], text[end:line_end]
    in_head = line_start <= page.prose
    if before.lstrip()[:1] == ">" or ("wrote:" in after and marks.WROTE.search(after)):
        return "", "the date of a message that is quoted"
    if _is_long(before, after):
        return _dateline(before, after) if in_head else ("", "")
    label = before.strip()
    if (
        ":" in label
        and marks.EMAIL.match(label + " ")
        and marks.EMAIL_BESIDE.search(text, max(0, line_start - 600), line_end + 300)
    ):
        return ("email-header", "") if in_head else ("", "the date of a message that is quoted")
    if not label:
        labelled = marks.LABEL_ALONE.match(_line_above(text, line_start))
    elif marks.PART.search(before):
        labelled = marks.LABEL.search(before)
    else:
        labelled = marks.LABEL.match(before)  # it begins the line or a part of it
    if (
        labelled
        and line_start >= page.prose
        and before[labelled.start() : labelled.start() + 1] in _CLAUSE
    ):
        return (
            "",
            "a date in a headline or a sentence",
        )  # "The report, published on 5 May, says ..."
    if labelled and (marks.AFTER_DATE.match(after) or not after.strip()):
        return _labelled(page, phrase, labelled.groupdict(), line_start, line_end)
    if not in_head:
        if not label and not after.strip(" .\t") and phrase.year and line_start < page.related:
            return "end-date", ""
        if phrase.year and marks.POST.match(before) and marks.AFTER_POST.match(after):
            return "end-date", ""
        if phrase.year and marks.AFTER_CUTTING.match(after) and marks.CUTTING.match(before):
            return "end-date", ""
        return "", ""
    if marks.MEETING.search(before) and phrase.day and phrase.year:
        earlier = marks.EARLIER_MEETING.match(after)
        return ("", "the date of an earlier meeting") if earlier else ("minutes", "")
    if marks.CAPTION.match(before):
        return "", "the date of a picture"
    if not marks.AFTER_DATE.match(after):
        return "", "a date in a headline or a sentence"
    if not before.strip(" \t*_#([-–•|"):
        return ("date-line" if not after.strip() else "masthead"), ""
    if marks.BYLINE.match(before):
        return "byline-date", ""
    if marks.BEFORE_DATE.search(before) and (phrase.day or marks.ENDS_PART.search(before)):
        return "masthead", ""
    return "", "a date in a headline or a sentence"


def _is_long(before: str, after: str) -> bool:
    """Whether the line of a date is prose for its length: most dates stand in such a line."""
    most = marks.LINE_WORDS
    if len(before) + len(after) < 2 * most:
        return False  # a word and its blank take two signs
    count = len(before.split(None, most))
    return count > most or count + len(after.split(None, most)) > most


def _line_above(text: str, line_start: int) -> str:
    """Return the nearest line above that is not blank."""
    head = text[max(0, line_start - 80) : line_start].rstrip()
    return head[head.rfind("\n") + 1 :]


def _labelled(
    page: Page, phrase: Phrase, label: dict[str, str | None], line_start: int, line_end: int
) -> tuple[str, str]:
    published = (label.get("published") or "").lower()
    is_first = published.startswith(("first", "originally"))
    if line_start > page.prose and not is_first and line_start > page.related:
        return "", "the date of another story"
    if (
        published in ("date", "dated", "added", "created", "statement", "sent")
        and line_start > page.prose
    ):
        return "", "a label inside the story"
    if published == "date" and marks.EVENT_BESIDE.search(page.text, line_end, line_end + 120):
        return "", "the date of an event"
    if label.get("updated"):
        return "updated-label", ""
    return ("embargo-label" if label.get("embargo") else "published-label"), ""


def _dateline(before: str, after: str) -> tuple[str, str]:
    """ "LEEDS, 5 May 2021 – Councillors have voted ..."."""
    if (
        marks.PLACE.match(before) or marks.PLACE_AND_COUNTY.match(before)
    ) and marks.AFTER_PLACE.match(after):
        return "dateline", ""
    return "", ""
