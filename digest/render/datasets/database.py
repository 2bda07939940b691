"""Write every table into one SQLite file with full-text search.

In:   rows by table.
Out:  the file's bytes, the same for the same rows and SQLite; it opens in Datasette as it is.
Not:  a file on disk: the database is made in memory.

Foreign keys lead from every value to its article and from there to its council. `search` is an FTS5 index of titles,
summaries and texts; `articles_topics` and `articles_authorities` take the lists apart.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import get_args, get_type_hints

import msgspec

from digest.render.datasets import Rows
from digest.render.datasets.columns import TABLES, ArticleRow
from digest.tables import Tables

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_KEYS = {"articles": "article", "authorities": "authority"}  # every other table has an id
_POINTS = {"article": "articles(article)", "authority": "authorities(authority)", "parent": "authorities(authority)"}  # fmt: skip
_INDEXED = ("article", "authority", "date", "kind", "speaker")


def database(rows: Rows, tables: Tables) -> bytes:
    """Return the database's bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for statement in _schema():
            connection.execute(statement)
        # Councils first: every other table points to them, or to what does.
        for name in ("authorities", "articles", "figures", "quotations", "key_dates"):
            _fill(connection, name, map(msgspec.structs.astuple, rows[name]))
        _fill(
            connection, "topics", ((t.slug, t.name, t.description) for t in tables.topics.values())
        )
        _fill(connection, "articles_topics", _parted(rows, "topics"))
        _fill(connection, "articles_authorities", _parted(rows, "authorities"))
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _schema() -> Iterator[str]:
    for name, kind in TABLES.items():
        key = _KEYS.get(name, "id")
        columns = [
            _column(name, column, hint, key) for column, hint in get_type_hints(kind).items()
        ]
        yield f"CREATE TABLE {name} ({', '.join(columns)})"
        for column in kind.__struct_fields__:
            if column in _INDEXED and column != key:
                yield f"CREATE INDEX {name}_{column} ON {name} ({column})"
    yield "CREATE TABLE topics (topic TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL)"
    for name, column, target in (
        ("articles_topics", "topic", "topics(topic)"),
        ("articles_authorities", "authority", "authorities(authority)"),
    ):
        yield (
            f"CREATE TABLE {name} (article TEXT NOT NULL REFERENCES articles(article), "
            f"{column} TEXT NOT NULL REFERENCES {target}, position INTEGER NOT NULL, PRIMARY KEY (article, {column}))"
        )
    yield (
        "CREATE VIRTUAL TABLE search USING fts5(title, summary, text, content='articles', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )


def _column(table: str, column: str, hint: object, key: str) -> str:
    may_be_empty = type(None) in get_args(hint)
    kind = next((a for a in get_args(hint) if a is not type(None)), hint)
    words = [column, _TYPES[kind]]  # type: ignore[index]  # every column is str, int or float, or None
    if column == key:
        words.append("PRIMARY KEY")
    elif not may_be_empty:
        words.append("NOT NULL")
    if column in _POINTS and column != key:
        words.append(f"REFERENCES {_POINTS[column]}")
    return " ".join(words)


def _fill(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _parted(rows: Rows, column: str) -> Iterator[tuple[str, str, int]]:
    for row in rows["articles"]:
        assert isinstance(row, ArticleRow)
        values = getattr(row, column)
        for position, value in enumerate(values.split("|") if values else (), 1):
            yield row.article, value, position
