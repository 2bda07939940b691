"""What a day's stories add to every file of the data.

In:   the articles of a day, the Settings.
Out:  a Portion: lines of JSON and CSV, and rows for the database, ready to be put together.

At 10,000 stories the rows of all take ten times as long to make as to put together; an edit remakes those of its day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

import msgspec

from digest.brief import Brief
from digest.brief import unpacked as unpacked_article
from digest.config import Settings
from digest.records import Article, Record
from digest.render.datasets import published, rows, written
from digest.render.datasets.rows import Places
from digest.site import Site
from digest.work import Task, digest_of

Value = str | int | float | None
Row = tuple[Value, ...]

LINES = ("articles.jsonl", "figures.csv", "quotations.csv", "key_dates.csv")
"""The files that are lines, in the order in which `Portion.lines` has them."""
DATABASE = "digest.db"
FILES = (*LINES, DATABASE)
_UNDATED = date.max.toordinal()


class DayJob(Record, frozen=True, kw_only=True):
    """The stories of one day as the shelf has packed them, by slug; or those without a date."""

    articles: tuple[msgspec.Raw, ...]
    settings: Settings


class Day(NamedTuple):
    """One day that has stories. rank: its place among all days that there are, the newest first, undated stories last."""

    rank: int
    task: Task[DayJob]


class Portion(Record, frozen=True, kw_only=True):
    """The lines and rows of a day.

    lines:   for each file of LINES.
    rows:    by the name of their table.
    digests: of what it adds to each of FILES.
    """

    lines: tuple[bytes, ...]
    rows: dict[str, tuple[Row, ...]]
    digests: tuple[bytes, ...]


def days(site: Site, settings: Settings) -> list[Day]:
    """Return the days that have stories, the newest first."""
    common = msgspec.msgpack.encode(settings)

    def task(stories: Sequence[Brief]) -> Task[DayJob]:
        return Task(
            common + b"".join([brief.fingerprint for brief in stories]),
            lambda: DayJob(articles=tuple(map(site.shelf.packed, stories)), settings=settings),
        )

    days = groupby(site.briefs, key=_day)
    return [Day(_rank(day), task(tuple(stories))) for day, stories in days]


def _day(brief: Brief) -> str:
    """The day on which it came out, as the order of stories has it; "" where it prints none."""
    if not brief.date:
        return ""
    return brief.date if brief.date_precision == "day" else f"{brief.date}-01"


def _rank(day: str) -> int:
    """How many days before the last of all it was."""
    return _UNDATED - date.fromisoformat(day).toordinal() if day else _UNDATED


def portion(day: DayJob) -> Portion:
    """Return what a day's stories add to the files."""
    found: dict[str, list[Record]] = {"articles": [], "figures": [], "quotations": [], "key_dates": []}  # fmt: skip
    records = []
    listed: dict[str, list[Row]] = {"articles_topics": [], "articles_authorities": []}
    for article in map(unpacked_article, day.articles):
        places = Places(article, day.settings)
        records.append(published.encoded(article, places) + b"\n")
        found["articles"].append(rows.article(article, day.settings))
        found["figures"] += rows.figures(article, places)
        found["quotations"] += rows.quotations(article, places)
        found["key_dates"] += rows.key_dates(article, places)
        listed["articles_topics"] += _listed(article, (topic.slug for topic in article.topics))
        listed["articles_authorities"] += _listed(article, (a.slug for a in article.authorities))
    tables = (written.lines(found[name.removesuffix(".csv")]) for name in LINES[1:])
    lines = (b"".join(records), *tables)
    added = {name: tuple(map(msgspec.structs.astuple, table)) for name, table in found.items()}
    added |= {name: tuple(table) for name, table in listed.items()}
    digests = tuple(map(digest_of, (*lines, msgspec.msgpack.encode(added))))
    return Portion(lines=lines, rows=added, digests=digests)


def _listed(article: Article, slugs: Iterable[str]) -> Iterator[Row]:
    """The rows of a list of an article: the article, each value once, its place from 1."""
    for position, slug in enumerate(dict.fromkeys(slugs), 1):
        yield article.slug, slug, position
