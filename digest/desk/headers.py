"""Put changes into the header of a file's text, and leave every other character alone.

In:   the text of an article's file, with a header or without one; Changes.
Out:  the text with the changes in its header. The story, the other keys, comments, blank lines, line ends and a
      byte-order mark stay as they are; a comment inside a value that is replaced is kept below it.
Not:  files and bytes (`files` has those), nor what may be declared (`extract.declared` has that).

Every change is proved before it is given back: the header is read again, and must say what it said before but for
the key that was changed, above the very same story. What cannot be proved is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from digest import header
from digest.desk import spelling
from digest.desk.spelling import Can
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
    parts: names and words; None takes a part away.
    """

    key: str
    at: int | None
    parts: Mapping[str, str | None]


class DropEntry(NamedTuple):
    """Take one entry out of the list of a key; the last one takes the key with it. at: which, from 0."""

    key: str
    at: int


Change = Put | Drop | PutEntry | DropEntry


class CannotEditError(Exception):
    """The header cannot be changed without harm to something else in it."""


def changed(text: str, changes: Iterable[Change], can: Can = lambda _: True) -> str:
    """Return the text with the changes made, in order. can: whether the file's encoding has a character.

    Raises: CannotEditError.
    """
    for change in changes:
        text = _changed(text, change, can)
    return text


def _changed(text: str, change: Change, can: Can) -> str:
    before = header.split(text, "")
    if before.problems:
        raise CannotEditError(before.problems[0].what)
    expected = _after(said(before.value) if before.value else {}, change)
    if expected == (said(before.value) if before.value else {}):
        return text
    if before.value is None:
        text = with_header(text)
    for edited in _tries(text, change, can):
        after = header.split(edited, "")
        if (
            after.value is not None
            and not after.problems
            and said(after.value) == expected
            and edited[after.end :] == text[header.split(text, "").end :]
        ):
            return edited
    raise CannotEditError("this header is written in a way that cannot be changed from here")


def said(value: HeaderValue) -> object:
    """What a header says, without where."""
    if value.kind == "mapping":
        return {key: said(each) for key, each in value.fields}
    return [said(each) for each in value.items] if value.kind == "list" else value.text


def _after(said: object, change: Change) -> dict[str, object]:
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
        new = {name: part for name, part in {**old, **change.parts}.items() if part is not None}
        place = len(entries) if change.at is None else change.at
        return {**said, change.key: [*entries[:place], new, *entries[place + 1 :]]}
    left = [*entries[: change.at], *entries[change.at + 1 :]]
    return {**said, change.key: left} if left else _after(said, Drop(change.key))


def with_header(text: str) -> str:
    """Return the text with an empty header at its top, with the line ends that the story has."""
    start = 1 if text.startswith("\ufeff") else 0
    end = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
    return f"{text[:start]}---{end}---{end}{text[start:]}"


def lines(text: str) -> tuple[int, int]:
    """Return where a header's own lines begin and end, between its two rules; 0 and 0 where there is none."""
    end = header.split(text, "").end
    if not end:
        return 0, 0
    return text.index("\n") + 1, text.rfind("\n", 0, end - 1) + 1


class _Page(NamedTuple):
    """A text with its header, being changed.

    close: where the line begins that ends the header; newline: the header's line ends.
    """

    text: str
    root: HeaderValue
    close: int
    newline: str
    can: Can

    def line_end(self, place: int) -> int:
        """Where the line after that of `place` begins."""
        return self.text.index("\n", place) + 1

    def line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def with_(self, start: int, end: int, words: str) -> str:
        return self.text[:start] + words + self.text[end:]

    def is_flow(self, value: HeaderValue) -> bool:
        return self.text[value.span.start : value.span.start + 1] in ("{", "[")

    def column(self, place: int) -> str:
        """Blanks as wide as what stands before `place` on its line."""
        return " " * (place - self.line_start(place))

    def end(self, value: HeaderValue) -> int:
        """Where a value's own words end. YAML says that a list ends where the next key begins."""
        if value.kind == "scalar" or self.is_flow(value):
            return value.span.start + len(self.text[value.span.start : value.span.end].rstrip())
        if value.kind == "list":
            return self.end(value.items[-1])
        return self.field_end(value, len(value.fields) - 1)

    def field_end(self, mapping: HeaderValue, index: int) -> int:
        """Where the words of a key and its value end."""
        return max(self.end(mapping.fields[index][1]), self.colon(mapping, index))

    def colon(self, mapping: HeaderValue, index: int) -> int:
        """Behind the colon of a key."""
        return self.text.index(":", mapping.keys[index].end) + 1

    def comments(self, start: int, end: int, value: HeaderValue) -> list[str]:
        """The comments between two places that are in none of the value's words."""
        found, at = [], start
        for leaf in (*_leaves(value), None):
            stop = leaf.span.start if leaf else end
            found += re.findall(r"(?:(?<=\s)|^)#[^\r\n]*", self.text[at:stop])
            at = max(at, leaf.span.start + len(self.text[leaf.span.start : leaf.span.end].rstrip())) if leaf else end  # fmt: skip
        return [comment.rstrip() for comment in found]

    def below(self, comments: Iterable[str], indent: str) -> str:
        return "".join(f"{indent}{comment}{self.newline}" for comment in comments)


def _leaves(value: HeaderValue) -> Iterator[HeaderValue]:
    if value.kind == "scalar":
        yield value
    for each in (*value.items, *(each for _, each in value.fields)):
        yield from _leaves(each)


def _page(text: str, can: Can) -> _Page:
    found = header.split(text, "")
    assert found.value is not None
    _, close = lines(text)
    newline = "\r\n" if text[: text.index("\n")].endswith("\r") else "\n"
    return _Page(text, found.value, close, newline, can)


def _tries(text: str, change: Change, can: Can) -> Iterator[str]:
    """Ways to make the change, the least first."""
    page = _page(text, can)
    match change:
        case Put(key, value):
            spelt = spelling.words(value, can) if isinstance(value, str) else spelling.listed(value, can)  # fmt: skip
            yield from _put(page, page.root, key, spelt)
        case Drop(key):
            yield _dropped(page, page.root, key)
            # Comments between two rules of dashes are no header without a key, if only one that is a comment too.
            yield _dropped(page, page.root, key, f"# {key}:{page.newline}")
        case PutEntry(key, index, parts):
            yield from _put_entry(page, key, index, parts)
        case DropEntry(key, index):
            held = dict(page.root.fields)[key]
            if len(held.items) == 1:
                yield from _tries(text, Drop(key), can)
            else:
                yield _without(page, held, index)


def _put(page: _Page, mapping: HeaderValue, key: str, spelt: str) -> Iterator[str]:
    names = [name for name, _ in mapping.fields]
    if key not in names:
        yield from _added(page, mapping, f"{key}: {spelt}")
        return
    index = names.index(key)
    old = mapping.fields[index][1]
    colon, end = page.colon(mapping, index), page.field_end(mapping, index)
    own = page.text[old.span.start : page.end(old)]
    if own and "\n" not in page.text[colon:end]:
        yield page.with_(old.span.start, page.end(old), spelt)  # what stands around it stays
        return
    comments = page.comments(colon, end, old)
    if page.is_flow(mapping):
        yield page.with_(colon, end, f" {spelt}")
        return
    beside = page.text[end : page.line_end(end)]
    kept = page.below(comments, page.column(mapping.span.start))
    yield page.with_(colon, page.line_end(end), f" {spelt}{beside}{kept}")


def _added(page: _Page, mapping: HeaderValue, line: str) -> Iterator[str]:
    """The text with one more key in the mapping: below its last one, or above the header's end."""
    if mapping.fields and page.is_flow(mapping):
        end = page.field_end(mapping, len(mapping.fields) - 1)
        yield page.with_(end, end, f", {line}")
        return
    if mapping.fields:
        place = page.line_end(page.field_end(mapping, len(mapping.fields) - 1))
        yield page.with_(place, place, f"{page.column(mapping.span.start)}{line}{page.newline}")
    if mapping is page.root:
        indent = page.column(mapping.span.start) if mapping.fields else ""
        yield page.with_(page.close, page.close, f"{indent}{line}{page.newline}")


def _dropped(page: _Page, mapping: HeaderValue, key: str, instead: str = "") -> str:
    index = [name for name, _ in mapping.fields].index(key)
    end = page.field_end(mapping, index)
    start = mapping.keys[index].start
    if page.is_flow(mapping):
        if index:
            start = page.field_end(mapping, index - 1)
        elif len(mapping.fields) > 1:
            end = mapping.keys[1].start
        return page.with_(start, end, "")
    comments = page.comments(start, page.line_end(end), mapping.fields[index][1])
    first = page.line_start(start)
    if page.text[first:start].strip(
        " ?"
    ):  # the first key of an entry shares its line with the dash
        return page.with_(start, mapping.keys[index + 1].start, "")
    kept = page.below(comments, page.column(mapping.span.start))
    return page.with_(first, page.line_end(end), instead + kept)


def _put_entry(
    page: _Page, key: str, index: int | None, parts: Mapping[str, str | None]
) -> Iterator[str]:
    held = dict(page.root.fields).get(key)
    given = {name: part for name, part in parts.items() if part is not None}
    if index is not None and held is not None:
        yield _entry_with(page, key, index, parts)
    elif held is None or not held.items:
        at = [name for name, _ in page.root.fields].index(key) if held is not None else None
        flow = f"[{spelling.entry(given, page.can)}]"
        if page.root.fields and page.is_flow(page.root):
            yield from _put(page, page.root, key, flow)
        elif at is None:
            block = f"{key}:{page.newline}{_block(page, given, page.column(page.root.span.start) + '  ')}"  # fmt: skip
            yield from _added(page, page.root, block.removesuffix(page.newline))
        else:
            yield from _put(page, page.root, key, flow)
    elif page.is_flow(held):
        end = page.end(held.items[-1])
        yield page.with_(end, end, f", {spelling.entry(given, page.can)}")
    else:
        place = page.line_end(page.end(held))
        yield page.with_(place, place, _block(page, given, page.column(held.span.start)))


def _block(page: _Page, parts: Entry, indent: str) -> str:
    """An entry on lines of its own."""
    lines = [f"{name}: {spelling.words(said, page.can)}" for name, said in parts.items()]
    return "".join(
        f"{indent}{'  ' if number else '- '}{line}{page.newline}"
        for number, line in enumerate(lines)
    )


def _entry_with(page: _Page, key: str, index: int, parts: Mapping[str, str | None]) -> str:
    """The text with parts of one entry changed, one after the other."""
    for name, part in parts.items():
        entry = dict(page.root.fields)[key].items[index]
        if part is None:
            if name not in dict(entry.fields):
                continue
            text = _dropped(page, entry, name)
        else:
            text = next(_put(page, entry, name, spelling.words(part, page.can)))
        found = header.split(text, "")
        if found.value is None:
            raise CannotEditError("this entry is written in a way that cannot be changed from here")
        page = _page(text, page.can)
    return page.text


def _without(page: _Page, held: HeaderValue, index: int) -> str:
    """The text without one of several entries."""
    item = held.items[index]
    if page.is_flow(held):
        if index:
            return page.with_(page.end(held.items[index - 1]), page.end(item), "")
        return page.with_(item.span.start, held.items[1].span.start, "")
    first = page.line_end(page.end(held.items[index - 1])) if index else page.line_start(held.span.start)  # fmt: skip
    last = page.line_end(page.end(item))
    return page.with_(
        first, last, page.below(page.comments(first, last, item), page.column(held.span.start))
    )
