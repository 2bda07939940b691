"""Find what an article lacks and a reader would miss.

In:   an Article as read and declared, and its Document.
Out:  warnings, each with the line that an editor may add.
Not:  what other articles know (`link/undated` warns of a missing date, since other stories may give its bounds).
"""

from collections.abc import Iterator

from digest import problems
from digest.records import Article, Document, Problem, Span


def find(article: Article, document: Document) -> Iterator[Problem]:
    """Give a warning for each gap, in no order."""
    first = next(document.story(), None)
    if first is None:
        yield problems.whole(article.path, code="story-missing", severity="error",
            what="no story was found in this file",
            fix="Paste the article's own words below its headline, or delete the file.")  # fmt: skip
        return
    if article.title_rule == "working-title":
        end = min(first.span.end, first.span.start + 60)
        yield problems.at(document.raw, article.path, Span(start=first.span.start, end=end),
            code="title-missing", severity="warning",
            what=f'no headline was found; the working title is "{article.title}"',
            fix='Write the headline on the first line, or add "title: …" to a header.')  # fmt: skip
