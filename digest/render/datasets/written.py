"""Write rows as CSV and as JSON Lines.

In:   rows of one table.
Out:  UTF-8 bytes. CSV as RFC 4180 has it, lines ended by CRLF, the first with the columns' names.
Not:  SQLite; `database` writes that.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such a cell gets an apostrophe before it, which
spreadsheets hide and which shows a reader of the file what happened. Numbers are numbers and stay as they are.
Source: OWASP, CSV injection.
"""

import csv
import io
from collections.abc import Sequence

import msgspec

from digest.records import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(kind: type[Record], rows: Sequence[Record]) -> bytes:
    """Return the rows as CSV. kind: their record, for the columns' names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(kind.__struct_fields__)
    writer.writerows([_cell(value) for value in msgspec.structs.astuple(row)] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        value = value.replace("\0", "")
        return "'" + value if value.startswith(_FORMULA) else value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value


def as_lines(rows: Sequence[Record]) -> bytes:
    """Return the rows as JSON Lines, one object a line."""
    return msgspec.json.Encoder().encode_lines(list(rows))
