"""Write every table into one SQLite file with full-text search.

In:   Portions and the rows of councils and topics.
Out:  the file, the same bytes for the same rows and SQLite; it opens in Datasette as it is.
Not:  a database in memory, which would weigh more than all else that a build holds.

Foreign keys lead from every value to its article and from there to its council. `search` is an FTS5 index of titles,
summaries and texts; `articles_topics` and `articles_authorities` take the lists apart.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import get_args, get_type_hints

from digest.records import Record
from digest.render.datasets.columns import TABLES, ArticleRow
from digest.render.datasets.portions import Portion, unpacked

Value = str | int | float | None

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_KEYS = {"articles": "article", "authorities": "authority"}  # every other table has an id
_POINTS = {"article": "articles(article)", "authority": "authorities(authority)", "parent": "authorities(authority)"}  # fmt: skip
_INDEXED = ("article", "authority", "date", "kind", "speaker")


def database(
    file: Path,
    portions: Iterable[Portion],
    authorities: Iterable[tuple[Value, ...]],
    topics: Iterable[tuple[str, str, str]],
    *,
    search: bool,
) -> None:
    """Make the database in `file`, over what a build that died has left there.

    authorities: rows of that table; topics: slug, name and description. search: whether to index the texts, which
    takes most of the time.
    """
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        _put_together(connection, portions, authorities, topics, search=search)


def _put_together(
    connection: sqlite3.Connection,
    portions: Iterable[Portion],
    authorities: Iterable[tuple[Value, ...]],
    topics: Iterable[tuple[str, str, str]],
    *,
    search: bool,
) -> None:
    connection.execute("PRAGMA page_size = 4096")
    # Should this process die, nobody misses the file.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -32000")  # kB
    connection.execute("BEGIN")
    for name, kind in TABLES.items():
        connection.execute(_table(name, kind))
    for statement in _LISTS:
        connection.execute(statement)
    # Councils first: every other table points to them, or to what does.
    _fill(connection, "authorities", authorities)
    _fill(connection, "topics", topics)
    for portion in portions:
        for name in ("articles", "figures", "quotations", "key_dates"):
            _fill(connection, name, unpacked(portion.rows[name]))
    for column, name in (("topics", "articles_topics"), ("authorities", "articles_authorities")):  # fmt: skip
        _fill(connection, name, _parted(connection, column))
    # A table is filled sooner without its indexes.
    for statement in _indexes():
        connection.execute(statement)
    if search:
        connection.execute(_SEARCH)
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
    connection.execute("COMMIT")


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
