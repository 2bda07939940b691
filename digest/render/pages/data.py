"""The open data."""

from digest.records import Record
from digest.render.pages.common import Link, Page


class DataFile(Record, frozen=True, kw_only=True):
    """A file of the data.

    name:  "figures.csv".
    href:  its address.
    about: what it holds, in a sentence.
    """

    name: str
    href: str
    about: str


class DataColumn(Record, frozen=True, kw_only=True):
    """A column of a table.

    name:  "qualifier".
    kind:  "text", "whole number" or "number".
    is_optional: it may be empty.
    about: what it holds.
    """

    name: str
    kind: str
    is_optional: bool
    about: str


class DataTable(Record, frozen=True, kw_only=True):
    """A table of the data.

    name:    "figures".
    about:   what a row is.
    columns: in the order of the file.
    """

    name: str
    about: str
    columns: tuple[DataColumn, ...]


class DataQuery(Record, frozen=True, kw_only=True):
    """A question that the database answers.

    title: the question.
    sql:   how it is put.
    """

    title: str
    sql: str


class DataPage(Page, frozen=True, kw_only=True, tag="data"):
    """The open data and what every column holds: `data.html`.

    files:    the files to load.
    schemas:  what checks a record, a site's settings and an article's header.
    tables:   the dictionary.
    queries:  example questions for the database.
    database: the absolute address of the database.
    metadata: the absolute address of its description for Datasette.
    settings_schema: the absolute address of the schema of `digest.yaml`.
    credits:  what must be said where the table of councils is used; each line leads to its licence.
    stories:  whose the words of the stories are.
    """

    files: tuple[DataFile, ...]
    schemas: tuple[DataFile, ...]
    tables: tuple[DataTable, ...]
    queries: tuple[DataQuery, ...]
    database: str
    metadata: str
    settings_schema: str
    credits: tuple[Link, ...]
    stories: str
