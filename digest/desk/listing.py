"""Put the articles into the order of need, and find some of them.

In:   Articles with the problems of their files; what the editor looks for.
Out:  one page of Rows, and how many have each need.
Not:  HTML.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from digest import labels, wording
from digest.desk import needs
from digest.desk.needs import ORDER, Kind, Need
from digest.records import Article, Problem, Record
from digest.tables import Tables

ROWS = 50
"""On one page of the list."""


class Row(Record, frozen=True, kw_only=True):
    """One article of the list.

    path:     of its file, "articles/leeds.txt"; name: the same below `articles/`.
    councils: names of those that it is about or, where that is none, of those it names.
    words:    what a search looks through, in small letters.
    """

    path: str
    name: str
    title: str
    date: str
    day: str
    councils: str
    needs: tuple[Need, ...]
    reviewed: str
    is_draft: bool
    words: str


class Asked(NamedTuple):
    """What the editor looks for. words: in any order; need: only those with this need, "" for all; page: from 1."""

    words: str = ""
    need: str = ""
    page: int = 1


class Listed(NamedTuple):
    """One page of the list.

    found: how many there are on all pages; total: with nothing looked for.
    tally: how many have each need, of those that the words find.
    """

    rows: Sequence[Row]
    found: int
    total: int
    page: int
    pages: int
    tally: dict[Kind, int]


def row(article: Article, found: Sequence[Problem], tables: Tables) -> Row:
    """Return the row of an article. found: the problems of its file."""
    slugs = [article.authority] if article.authority else [n.slug for n in article.authorities]
    named = [
        tables.authorities[slug] for slug in dict.fromkeys(slugs) if slug in tables.authorities
    ]
    councils = ", ".join(labels.name(council, tables) for council in named)
    return Row(
        path=article.path,
        name=article.path.removeprefix("articles/"),
        title=article.title,
        date=article.date or "",
        day=wording.day(article.date),
        councils=councils,
        needs=needs.short(needs.of(article, found)),
        reviewed=wording.day(article.reviewed),
        is_draft=article.draft,
        words=f"{article.title} {article.path} {councils} {article.date or 'undated'}".casefold(),
    )


def row_of_file(path: str, found: Sequence[Problem]) -> Row:
    """Return the row of a file of which no article could be made."""
    return Row(
        path=path,
        name=path.removeprefix("articles/"),
        title=PurePath(path).name,
        date="",
        day="",
        councils="",
        needs=needs.of_file(found),
        reviewed="",
        is_draft=False,
        words=path.casefold(),
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return the rows in the order of need; where that is the same, newest first."""
    newest = sorted(sorted(rows, key=lambda row: row.path), key=lambda row: row.date, reverse=True)
    return sorted(newest, key=_rank)


def _rank(row: Row) -> tuple[int, int]:
    worst = min((ORDER[need.kind] for need in row.needs), default=len(ORDER))
    return worst, -sum(ORDER[need.kind] == worst for need in row.needs)


def page(rows: Sequence[Row], asked: Asked) -> Listed:
    """Return what the editor looks for. rows: all of them, in order."""
    wanted = asked.words.casefold().split()
    named = [row for row in rows if all(word in row.words for word in wanted)] if wanted else rows
    counts = Counter(kind for row in named for kind in {need.kind for need in row.needs})
    found = [r for r in named if any(n.kind == asked.need for n in r.needs)] if asked.need in ORDER else named  # fmt: skip
    pages = max(1, -(-len(found) // ROWS))
    number = min(max(1, asked.page), pages)
    return Listed(
        rows=found[(number - 1) * ROWS : number * ROWS],
        found=len(found),
        total=len(rows),
        page=number,
        pages=pages,
        tally={kind: counts[kind] for kind in ORDER if counts[kind]},
    )
