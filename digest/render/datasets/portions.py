"""What a month's stories add to every file of the data.

In:   the articles of a month, the Settings.
Out:  a Portion: lines of JSON and CSV, and rows for the database, ready to be put together.

At 10,000 stories the rows of all take ten times as long to make as to put together; an edit remakes those of its month.
"""

from collections.abc import Iterator

import msgspec

from digest.brief import Brief
from digest.brief import unpacked as unpacked_article
from digest.config import Settings
from digest.records import Record
from digest.render.datasets import database, published, rows, written
from digest.render.datasets.rows import Places
from digest.site import Site
from digest.work import Task

_UNDATED = ""


class Month(Record, frozen=True, kw_only=True):
    """The stories of one month as the shelf has packed them, newest first; or those without a date."""

    articles: tuple[msgspec.Raw, ...]
    settings: Settings


class Portion(Record, frozen=True, kw_only=True):
    """The lines and rows of a month, by the name of their table.

    records: a line of JSON for each article.
    csv:     lines of CSV.
    database: their rows and those of lists, as `database.packed` has them.
    """

    records: bytes
    csv: dict[str, bytes]
    database: bytes


def tasks(site: Site, settings: Settings) -> list[Task[Month]]:
    """Return a task for each month, the newest first and undated stories last."""
    months: dict[str, list[Brief]] = {}
    for entry in site.entries:
        months.setdefault((entry.brief.date or _UNDATED)[:7], []).append(entry.brief)
    encode = msgspec.msgpack.Encoder().encode
    return [
        Task(
            encode((settings, [brief.fingerprint for brief in briefs])),
            lambda briefs=briefs: Month(  # type: ignore[misc]
                articles=tuple(map(site.shelf.packed, briefs)), settings=settings
            ),
        )
        for briefs in months.values()
    ]


def portion(month: Month) -> Portion:
    """Return what a month's stories add to the files."""
    found: dict[str, list[Record]] = {"articles": [], "figures": [], "quotations": [], "key_dates": []}  # fmt: skip
    records = []
    for article in map(unpacked_article, month.articles):
        places = Places(article, month.settings)
        records.append(published.encoded(article, places) + b"\n")
        found["articles"].append(rows.article(article, month.settings))
        found["figures"] += rows.figures(article, places)
        found["quotations"] += rows.quotations(article, places)
        found["key_dates"] += rows.key_dates(article, places)
    return Portion(
        records=b"".join(records),
        csv={name: written.lines(table) for name, table in found.items() if name != "articles"},
        database=database.packed(found),
    )


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(list[tuple[str | int | float | None, ...]]).decode


def packed(table: list[Record]) -> bytes:
    """Return rows as bytes."""
    return _ENCODE([msgspec.structs.astuple(row) for row in table])


def unpacked(table: bytes) -> Iterator[tuple[str | int | float | None, ...]]:
    """Give the rows that `packed` made bytes of, each a tuple of its columns."""
    return iter(_DECODE(table))
