"""Ask of an article what a careful sub-editor would.

In:   an Article, as read and declared.
Out:  warnings, each with the line that answers it.
Not:  the date (`link/undated` asks for it) and the headline (`extract/gaps`). What an editor has declared, or has
      checked ("reviewed: ..."), is not asked again.
"""

from collections.abc import Iterator

from digest import problems
from digest.records import STORY_KINDS, Article, Problem, Quotation, Span

_SHOWN_CHARS = 60


def of(article: Article) -> Iterator[Problem]:
    """Give the questions, in no order."""
    if article.reviewed or not any(block.kind in STORY_KINDS for block in article.blocks):
        return
    if not article.authorities and not {"authority", "authorities"} & {*article.declared}:
        yield problems.at(article.body, article.path, _first_line(article), code="authority-missing", severity="warning",
            what="no council is named in this story",
            fix='Add the council to the header, such as "authority: leeds", or "authority: none" if it is about no single council.')  # fmt: skip
    if "quotations" not in article.declared:
        yield from (_speaker(article, each) for each in article.quotations if not each.speaker)


def _speaker(article: Article, quotation: Quotation) -> Problem:
    words = " ".join(quotation.text.split())
    short = words if len(words) <= _SHOWN_CHARS else f"{words[: _SHOWN_CHARS - 1].rstrip()}…"
    return problems.at(article.body, article.path, quotation.evidence.span, code="quotations-speaker", severity="warning",
        what=f'nobody is named as the speaker of "{short}"',
        fix='Check the story; if it says who spoke, add to the header "corrections: [{quotation: the first words, speaker: Jo Bloggs}]".')  # fmt: skip


def _first_line(article: Article) -> Span:
    """The headline, or else the first line of the story."""
    for block in article.blocks:
        if block.kind in ("headline", "paragraph"):
            end = article.body.find("\n", block.span.start, block.span.end)
            return Span(start=block.span.start, end=block.span.end if end < 0 else end)
    return Span(start=0, end=1)
