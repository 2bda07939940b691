"""Warn of a figure that disagrees with another story's: the same measure of the same time, another value.

In:   the threads of figures, the Briefs of the articles that they were read from, the shelf where these stand.
Out:  one warning a disagreement, on the newer story's figure, naming the older story and its words.
Not:  who is right. `link/threads` finds them; the site shows both sentences to readers.
"""

from collections.abc import Iterable, Iterator

from digest import problems
from digest.brief import Brief, Shelf
from digest.link import threads
from digest.records import Article, Problem
from digest.site import Disagreement, Thread


def find(found: Iterable[Thread], briefs: Iterable[Brief], shelf: Shelf) -> Iterator[Problem]:
    """Give the warnings. What an editor has checked ("reviewed: ...") is not asked again."""
    by_slug = {brief.slug: brief for brief in briefs}
    for each in threads.disagreements(found):
        newer = by_slug[each.second.article]
        if not newer.reviewed:
            yield _problem(each, shelf.article(newer), by_slug[each.first.article])


def _problem(each: Disagreement, newer: Article, older: Brief) -> Problem:
    figure = newer.figures[each.second.numbers[0] - 1]
    when = f" of {older.date}" if older.date else ""
    title = f"{each.title[:1].lower()}{each.title[1:]}"
    return problems.at(newer.body, newer.path, figure.evidence.span, code="figures-elsewhere", severity="warning",
        what=f"{each.second.shown} here, {each.first.shown} in {older.path}{when}: {title}",
        fix='Check both against their sources. If both stand as they were published, a line such as "reviewed: 2020-03-26" '
        "in the header ends this warning; readers see both sentences either way.")  # fmt: skip
