"""Find stories that are there already.

In:   the Articles, in file order.
Out:  one warning a repeated story, on the file that comes later: the same headline on the same day, or nearly the
      same words.
Not:  two files with one address; `read` refuses those.

Words are compared by runs of five. Only runs that begin with a long word are taken, about one in five: the same
stories begin the same runs wherever a paragraph was moved, and ten thousand stories fit into memory.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest import problems
from digest.records import STORY_KINDS, Article, Problem

_WORD = re.compile(r"[^\W_]+")
_RUN = 5  # words
_LONG = 7  # letters of the word that a run begins with
_FEWEST = 8  # runs that a story must have to be compared at all
_ENOUGH = 0.6  # of the shorter story's runs
_COMMON = 20  # a run in more stories than this is a stock phrase


class Same(NamedTuple):
    """That a story is there already. place: of the earlier one; how: "the same headline and date as"."""

    place: int
    how: str


def find(articles: Sequence[Article]) -> Iterator[Problem]:
    """Give a warning for each story that repeats an earlier one."""
    for place, same in each(articles).items():
        yield _problem(articles[place], articles[same.place], same.how)


def each(articles: Sequence[Article]) -> dict[int, Same]:
    """Return what each repeated story repeats, by their places in `articles`."""
    named: dict[tuple[str, str], int] = {}
    twins = _twins([_runs(article) for article in articles])
    found: dict[int, Same] = {}
    for place, article in enumerate(articles):
        key = (" ".join(article.title.casefold().split()), article.date or "")
        earlier = named.setdefault(key, place)
        if place in twins:
            found[place] = Same(twins[place], "nearly the same words as")
        elif earlier != place and article.date:
            found[place] = Same(earlier, "the same headline and date as")
    return found


def like(article: Article, others: Sequence[Article]) -> Article | None:
    """Return the one of `others` that has nearly the same words as `article`, or None."""
    twins = _twins([*(_runs(other) for other in others), _runs(article)])
    place = twins.get(len(others))
    return None if place is None else others[place]


def _runs(article: Article) -> frozenset[int]:
    words: list[str] = []
    for block in article.blocks:
        if block.kind in STORY_KINDS:
            words += _WORD.findall(article.body, block.span.start, block.span.end)
    words = [word.casefold() for word in words]
    return frozenset(
        hash(" ".join(words[place : place + _RUN]))
        for place, word in enumerate(words)
        if len(word) >= _LONG
    )


def _twins(runs: Sequence[frozenset[int]]) -> dict[int, int]:
    """Return which story each repeated story repeats, by their places."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    twins: dict[int, int] = {}
    for place, own in enumerate(runs):
        if len(own) >= _FEWEST:
            shared = Counter(
                other
                for run in own
                if len(holders.get(run, ())) <= _COMMON
                for other in holders.get(run, ())
            )
            for other, count in shared.most_common(1):
                if count >= _ENOUGH * min(len(own), len(runs[other])):
                    twins[place] = other
            for run in own:
                holders[run].append(place)
    return twins


def _problem(article: Article, earlier: Article, how: str) -> Problem:
    return problems.whole(article.path, code="story-twice", severity="warning",
        what=f"this story has {how} {earlier.path}",
        fix=f'If it is the same story, delete this file and add "aliases: [/articles/{article.slug}/]" to the header of '
        f"{earlier.path}, so that its old address still leads there.")  # fmt: skip
