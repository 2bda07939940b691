"""The page that describes the open data.

In:   the Settings.
Out:  one DataPage: it changes with the settings alone.
"""

from typing import get_args, get_type_hints

from digest import urls
from digest.config import Config
from digest.records import Record
from digest.render.datasets.columns import TABLES
from digest.render.datasets.describe import CREDITS, QUERIES, STORIES
from digest.render.frame import crumbs, head
from digest.render.helps import helped
from digest.render.pages import DataColumn, DataFile, DataPage, DataQuery, DataTable, Frame, Link

_FILES = {
    "articles.jsonl": "Every article with its whole record and its text, a line each (JSON Lines).",
    "figures.csv": "Every figure, with its hedge, what it counts and its sentence.",
    "quotations.csv": "Who said what.",
    "key_dates.csv": "What happens when.",
    "authorities.csv": "Every UK principal council there is or was, with the number of its stories.",
    "digest.db": "All tables in one SQLite database with keys between them.",
    "metadata.yaml": "The description of the database for Datasette.",
}
_SEARCHED = "All tables in one SQLite database, with keys between them and an index of the texts."
_SCHEMAS = {
    "record.schema.json": "A line of articles.jsonl, and the record of each article.",
    "settings.schema.json": "The settings of a digest, digest.yaml.",
    "header.schema.json": "The header of an article.",
}
_KINDS = {str: "text", int: "whole number", float: "number"}


def page(frame: Frame, config: Config) -> DataPage:
    """Return the page."""
    settings = config.settings
    down = crumbs(settings, (urls.DATA, "Data"))
    text = "Every figure, quotation and key date of the site as CSV, JSON Lines and one SQLite database."

    def listed(names: dict[str, str]) -> tuple[DataFile, ...]:
        return tuple(
            DataFile(name=name, href=urls.href(settings, urls.data(name)), about=about)
            for name, about in names.items()
        )

    def there(name: str) -> str:
        return urls.absolute(settings, urls.data(name))

    return DataPage(
        site=frame,
        head=head(settings, urls.DATA, "Data", text, crumbs=down, collection=False),
        section=urls.href(settings, urls.DATA),
        crumbs=down,
        files=listed(_FILES | ({"digest.db": _SEARCHED} if config.search else {})),
        schemas=listed(_SCHEMAS),
        tables=tuple(_table(name, kind) for name, kind in TABLES.items()),
        queries=tuple(
            DataQuery(title=query.title, sql=query.sql)
            for query in QUERIES
            if config.search or not query.on_search
        ),
        database=there("digest.db"),
        metadata=there("metadata.yaml"),
        settings_schema=there("settings.schema.json"),
        credits=tuple(Link(href=licence, text=line) for line, licence in CREDITS),
        stories=STORIES,
    )


def _table(name: str, kind: type[Record]) -> DataTable:
    about, helps = helped(kind)
    hints = get_type_hints(kind)
    return DataTable(
        name=name,
        about=about,
        columns=tuple(
            DataColumn(
                name=column,
                kind=next(_KINDS[t] for t in (hints[column], *get_args(hints[column])) if t in _KINDS),
                is_optional=type(None) in get_args(hints[column]),
                about=helps[column],
            )
            for column in kind.__struct_fields__
        ),
    )  # fmt: skip
