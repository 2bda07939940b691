"""Write rows as CSV.

In:   rows of one table.
Out:  UTF-8 bytes as RFC 4180 has it: lines ended by CRLF, the first with the columns' names.
Not:  SQLite; `database` writes that.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such a cell gets an apostrophe before it, which
spreadsheets hide and which shows a reader of the file what happened. Numbers are numbers and stay as they are.
Source: OWASP, CSV injection.
"""

import csv
import io
from collections.abc import Iterable

import msgspec

from digest.records import Record

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def names(kind: type[Record]) -> bytes:
    """Return the first line: the names of the columns."""
    return _lines([kind.__struct_fields__])


def lines(rows: Iterable[Record]) -> bytes:
    """Return the rows, a line each."""
    return _lines([_cell(value) for value in msgspec.structs.astuple(row)] for row in rows)


def _lines(rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        if "\0" in value:
            value = value.replace("\0", "")
        return "'" + value if value[:1] in _FORMULA else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value
