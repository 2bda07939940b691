"""Write every table into one SQLite file with full-text search.

In:   rows: of councils and topics, and of articles by the month.
Out:  the file, the same bytes for the same months and SQLite; it opens in Datasette as it is.
Not:  a database in memory, which would weigh more than all else that a build holds.

Foreign keys lead from every value to its article and from there to its council. `search` is an FTS5 index of titles,
summaries and texts; `articles_topics` and `articles_authorities` take the lists apart.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Self, get_args, get_type_hints

import msgspec

from digest.records import Record
from digest.render.datasets.columns import TABLES, ArticleRow

Value = str | int | float | None

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_KEYS = {"articles": "article", "authorities": "authority"}  # every other table has an id
_POINTS = {"article": "articles(article)", "authority": "authorities(authority)", "parent": "authorities(authority)"}  # fmt: skip
_INDEXED = ("article", "authority", "date", "kind", "speaker")


class Database:
    """A database that is being put together in `file`; leave it by `close_up`, or it is of no use.

    Should the process die, nobody misses the file: there is no journal, and nothing is waited for.
    """

    def __init__(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "cache_size = -32000"):  # fmt: skip
            self._connection.execute(f"PRAGMA {pragma}")
        for statement in _schema(TABLES):
            self._connection.execute(statement)
        self._connection.execute("ATTACH ':memory:' AS month")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def add(self, table: str, rows: Iterable[Sequence[Value]]) -> None:
        """Add rows to a table."""
        _fill(self._connection, table, rows)

    def join(self, part: bytes) -> None:
        """Add all that `packed` has packed, in half the time that its rows would take."""
        self._connection.deserialize(part, name="month")
        self._connection.execute("BEGIN")
        for table in _GROWING:
            self._connection.execute(f"INSERT INTO main.{table} SELECT * FROM month.{table}")
        self._connection.execute("COMMIT")

    def close_up(self, *, search: bool) -> None:
        """Add the indexes. search: the one of the texts, too, which takes most of the time."""
        # A table is filled sooner without its indexes.
        self._connection.execute("BEGIN")
        for statement in _indexes():
            self._connection.execute(statement)
        if search:
            self._connection.execute(_SEARCH)
            self._connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
        self._connection.execute("COMMIT")


def packed(tables: Mapping[str, Iterable[Record]]) -> bytes:
    """Return the rows of some articles as a database of their own, for `Database.join`."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for statement in _schema(tables):
            connection.execute(statement)
        for name, rows in tables.items():
            _fill(connection, name, map(msgspec.structs.astuple, rows))
        for column, name in (("topics", "articles_topics"), ("authorities", "articles_authorities")):  # fmt: skip
            _fill(connection, name, _parted(connection, column))
        connection.execute("COMMIT")
        return connection.serialize()


_GROWING = ("articles", "figures", "quotations", "key_dates", "articles_topics", "articles_authorities")  # fmt: skip


def _schema(tables: Iterable[str]) -> Iterator[str]:
    for name in tables:
        yield _table(name, TABLES[name])
    yield from _LISTS


_LISTS = (
    "CREATE TABLE topics (topic TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL)",
    *(
        f"CREATE TABLE {name} (article TEXT NOT NULL REFERENCES articles(article), "
        f"{column} TEXT NOT NULL REFERENCES {target}, position INTEGER NOT NULL, PRIMARY KEY (article, {column}))"
        for name, column, target in (
            ("articles_topics", "topic", "topics(topic)"),
            ("articles_authorities", "authority", "authorities(authority)"),
        )
    ),
)
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(title, summary, text, content='articles', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)


def _table(name: str, kind: type[Record]) -> str:
    key = _KEYS.get(name, "id")
    hints = get_type_hints(kind)
    columns = [_column(column, hints[column], key) for column in kind.__struct_fields__]
    return f"CREATE TABLE {name} ({', '.join(columns)})"


def _indexes() -> Iterator[str]:
    for name, kind in TABLES.items():
        for column in kind.__struct_fields__:
            if column in _INDEXED and column != _KEYS.get(name, "id"):
                yield f"CREATE INDEX {name}_{column} ON {name} ({column})"
    yield "CREATE INDEX articles_topics_topic ON articles_topics (topic)"
    yield "CREATE INDEX articles_authorities_authority ON articles_authorities (authority)"


def _column(column: str, hint: object, key: str) -> str:
    may_be_empty = type(None) in get_args(hint)
    kind = next((a for a in get_args(hint) if a is not type(None)), hint)
    # SQLite has "end" among its own words.
    words = [f'"{column}"', _TYPES[kind]]  # type: ignore[index]  # every column is str, int or float, or None
    if column == key:
        words.append("PRIMARY KEY")
    elif not may_be_empty:
        words.append("NOT NULL")
    if column in _POINTS and column != key:
        words.append(f"REFERENCES {_POINTS[column]}")
    return " ".join(words)


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Value]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
        connection.execute(insert, first)
        connection.executemany(insert, rows)


def _parted(connection: sqlite3.Connection, column: str) -> Iterator[tuple[str, str, int]]:
    """The lists of a column of articles: article, value, place from 1."""
    assert column in ArticleRow.__struct_fields__
    found = connection.execute(f"SELECT article, {column} FROM articles ORDER BY rowid").fetchall()
    for article, values in found:
        for position, value in enumerate(dict.fromkeys(values.split("|")) if values else (), 1):
            yield article, value, position
