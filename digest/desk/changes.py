"""What may be changed in a header, and what the header must say then.

In:   a header as it is read; a Change.
Out:  what it says, as plain values; what it must say once the change is made.
Not:  text. `splice` changes that, and `headers` proves it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from digest.records import HeaderValue

Entry = Mapping[str, str]


class Put(NamedTuple):
    """Give a key this value: words, or a list of them."""

    key: str
    value: str | tuple[str, ...]


class Drop(NamedTuple):
    """Take a key away, and with it all that it holds."""

    key: str


class PutEntry(NamedTuple):
    """Add an entry to the list of a key, or put parts into one.

    at:    which entry, from 0; None for a new one.
    parts: names and words.
    """

    key: str
    at: int | None
    parts: Entry


class DropEntry(NamedTuple):
    """Take one entry out of the list of a key; the last one takes the key with it. at: which, from 0."""

    key: str
    at: int


Change = Put | Drop | PutEntry | DropEntry


class CannotEditError(Exception):
    """The header cannot be changed without harm to something else in it."""


def said(value: HeaderValue) -> object:
    """What a header says, without where."""
    if value.kind == "mapping":
        return {key: said(each) for key, each in value.fields}
    return [said(each) for each in value.items] if value.kind == "list" else value.text


def after(said: object, change: Change) -> dict[str, object]:
    """What a header must say once the change is made."""
    assert isinstance(said, dict)
    match change:
        case Put(key, value):
            return {**said, key: value if isinstance(value, str) else [*value]}
        case Drop(key):
            return {name: each for name, each in said.items() if name != key}
    entries = said.get(change.key) or []
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise CannotEditError(f'"{change.key}" is no list of entries here')
    if isinstance(change, PutEntry):
        old = {} if change.at is None else entries[change.at]
        place = len(entries) if change.at is None else change.at
        return {
            **said,
            change.key: [*entries[:place], {**old, **change.parts}, *entries[place + 1 :]],
        }
    left = [*entries[: change.at], *entries[change.at + 1 :]]
    return {**said, change.key: left} if left else after(said, Drop(change.key))
