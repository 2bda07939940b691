"""Find what an article lacks and a reader would miss.

In:   an Article as read and declared, and its Document.
Out:  warnings, each with the line that an editor may add; an error where there is no story, or too much of it.
Not:  what other articles know (`link/undated` warns of a missing date, since other stories may give its bounds).
"""

from collections.abc import Iterator

from digest import problems
from digest.extract import calendar
from digest.records import Article, Document, Problem, Span

MOST_VALUES = 5000
"""Of figures, quotations and dates; a year's budget report has some 1,000. Each is shown with its sentence."""


def find(article: Article, document: Document) -> Iterator[Problem]:
    """Give a warning for each gap, in no order."""
    # A headline in the header is no story yet.
    first = next((b for b in document.story() if b.span.start >= document.header_end), None)
    if first is None:
        yield problems.whole(article.path, code="story-missing", severity="error",
            what="no story was found in this file",
            fix="Write or paste the story below its header or headline, or delete the file.")  # fmt: skip
        return
    if article.title_rule == "working-title":
        end = min(first.span.end, first.span.start + 60)
        yield problems.at(document.raw, article.path, Span(start=first.span.start, end=end),
            code="title-missing", severity="warning",
            what=f'no headline was found; the working title is "{article.title}"',
            fix='Write the headline on the first line, or add "title: …" to a header.')  # fmt: skip
    values = len(article.figures) + len(article.quotations) + len(article.key_dates)
    if values > MOST_VALUES:
        yield problems.whole(article.path, code="story-crowded", severity="error",
            what=f"this file has {values:,} figures, quotations and dates, too many for a story",
            fix=f"A story has {MOST_VALUES:,} at most. Keep what it tells, and leave long tables out.")  # fmt: skip


_MOST = 4


def dates_said(document: Document) -> tuple[str, ...]:
    """Return the months and days that the story names, in its own words and order, each once and at most four.

    For an editor who is asked for the date of a page that prints none: "February 2019", "Last November".
    """
    said: dict[str, str] = {}
    for block in document.story():
        for phrase in calendar.phrases(document.text, block.span.start, block.span.end):
            words = " ".join(document.raw[phrase.start : phrase.end].split())
            if phrase.month:
                said.setdefault(words.casefold(), words)
    return tuple(said.values())[:_MOST]
