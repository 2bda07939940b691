"""Read what a record's docstring says of each of its fields.

In:   a record.
Out:  its first paragraph, and a sentence a field.
"""

import inspect
import re
import textwrap

from digest.records import Record


def helped(record: type[Record]) -> tuple[str, dict[str, str]]:
    """Return what a record's docstring says of it, and of each of its fields."""
    doc = inspect.cleandoc(record.__doc__ or "")
    head, _, fields = doc.partition("\n\n")
    helps: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", fields):
        names, colon, help_text = entry.partition(":")
        if colon:
            text = " ".join(textwrap.dedent(help_text).split())
            helps |= dict.fromkeys((name.strip() for name in names.split(",")), text)
    for base in record.__bases__:
        if issubclass(base, Record) and base is not Record:
            helps = helped(base)[1] | helps
    return " ".join(head.split()), helps
