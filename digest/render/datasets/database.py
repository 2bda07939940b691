"""Write every table into one SQLite file with full-text search.

In:   rows: of councils and topics, and of articles by the day.
Out:  the file, the same bytes for the same rows and SQLite, however they came together; it opens in Datasette as it is.
Not:  a database in memory, which would weigh more than all else that a build holds.

Rows stand in a database of our own (`Rows`) in which a day's can be replaced; `write` copies it as a whole, table by table
and in order, which takes a seventh of the time of making it. Each row's number is its day's rank and its place in that
day, so that it does not hang on what was there before.

Foreign keys lead from every value to its article and from there to its council. `search` is an FTS5 index of titles,
summaries and texts; `articles_topics` and `articles_authorities` take the lists apart.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import get_args, get_type_hints

from digest.records import Record
from digest.render.datasets.columns import TABLES
from digest.render.datasets.portions import Row

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_KEYS = {"articles": "article", "authorities": "authority"}  # every other table has an id
_POINTS = {"article": "articles(article)", "authority": "authorities(authority)", "parent": "authorities(authority)"}  # fmt: skip
_INDEXED = ("article", "authority", "date", "kind", "speaker")
_GROWING = ("articles", "figures", "quotations", "key_dates", "articles_topics", "articles_authorities")  # fmt: skip
_FEW = ("authorities", "topics")
# A tenth of it and four times as much are as soon for 10,000 stories.
_LARGE_CACHE = "PRAGMA cache_size = -8000"  # KiB
# Larger pages are copied sooner: 0.2 s for 100 MB, and 0.35 s by pages of 4096 bytes.
_PRAGMAS = ("page_size = 16384", "journal_mode = OFF", "synchronous = OFF")
_DAY_BITS = 24  # a table may have 16 million rows of one day


class Rows:
    """The rows of all tables, in `file`, which is made if it is not there. Leave it by `close_up`, or it is of no use.

    There is no journal, and nothing is waited for: should the process die, the file must be made anew.
    """

    def __init__(self, file: Path) -> None:
        self._is_new = not file.exists()
        self._connection = _opened(file)
        self._connection.execute(_LARGE_CACHE)
        if self._is_new:
            for statement in _schema():
                self._connection.execute(statement)
        self._inserts = {name: _insert(self._connection, name) for name in (*_GROWING, *_FEW)}
        self._connection.execute("BEGIN")

    def remove(self, rank: int) -> None:
        """Remove the rows of a day."""
        first = rank << _DAY_BITS
        for table in _GROWING:
            self._connection.execute(
                f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?",
                (first, first + (1 << _DAY_BITS) - 1),
            )

    def add(self, rank: int, tables: Mapping[str, Sequence[Row]]) -> None:
        """Add the rows of a day, of which there must be none. tables: the rows of each."""
        for table in _GROWING:
            self._fill(table, tables[table], rank << _DAY_BITS)

    def replace(self, table: str, rows: Sequence[Row]) -> None:
        """Have a table hold these rows alone."""
        self._connection.execute(f"DELETE FROM {table}")
        self._fill(table, rows, 1)

    def _fill(self, table: str, rows: Sequence[Row], first: int) -> None:
        numbered = ((number, *row) for number, row in enumerate(rows, first))
        self._connection.executemany(self._inserts[table], numbered)

    def close_up(self) -> None:
        """Write all to the file."""
        if self._is_new:  # a table is filled sooner without its indexes
            for statement in _indexes():
                self._connection.execute(statement)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def write(rows: Path, file: Path, *, search: bool) -> None:
    """Write the database that is published. rows: the file of Rows; search: with an index of the texts."""
    file.unlink(missing_ok=True)
    with closing(_opened(rows)) as connection:
        # With a large cache it would hold 130 MB of a file of 100, and be no sooner.
        connection.execute("VACUUM INTO ?", (str(file),))
    if search:
        with closing(_opened(file)) as connection:
            connection.execute(_LARGE_CACHE)
            connection.execute("BEGIN")
            connection.execute(_SEARCH)
            connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
            connection.execute("COMMIT")


def form() -> tuple[str, ...]:
    """Return what the bytes of the database hang on besides its rows."""
    return (sqlite3.sqlite_version, *_PRAGMAS, *_schema(), *_indexes(), _SEARCH)


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _insert(connection: sqlite3.Connection, table: str) -> str:
    """The statement that adds a row: its number, and a value for each column."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{column}"' for column in ("rowid", *columns))
    return f"INSERT INTO {table} ({names}) VALUES (?{', ?' * len(columns)})"


def _schema() -> Iterator[str]:
    for name, kind in TABLES.items():
        yield _table(name, kind)
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
