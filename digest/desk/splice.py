"""Put a Change into the text of a header, with as few characters as can be.

In:   a text with a header that can be read; a Change.
Out:  ways to make it, the least first.
Not:  proof that a way leaves everything else alone; `headers` has that.

YAML's own marks say where a key and its value stand. They say that a list ends where the next key begins, comments and
blank lines between them included; `_Page.end` knows better.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digest import header
from digest.desk import spelling
from digest.desk.changes import CannotEditError, Change, Drop, DropEntry, Entry, Put, PutEntry
from digest.desk.spelling import Can
from digest.records import HeaderValue


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


def ways(text: str, change: Change, can: Can) -> Iterator[str]:
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
                yield from ways(text, Drop(key), can)
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
    kept = page.below(comments, page.column(mapping.span.start))
    return page.with_(first, page.line_end(end), instead + kept)


def _put_entry(page: _Page, key: str, index: int | None, parts: Entry) -> Iterator[str]:
    held = dict(page.root.fields).get(key)
    if index is not None and held is not None:
        yield _entry_with(page, key, index, parts)
    elif held is None or not held.items:
        if held is not None or (page.root.fields and page.is_flow(page.root)):
            yield from _put(page, page.root, key, f"[{spelling.entry(parts, page.can)}]")
        else:
            block = f"{key}:{page.newline}{_block(page, parts, page.column(page.root.span.start) + '  ')}"  # fmt: skip
            yield from _added(page, page.root, block.removesuffix(page.newline))
    elif page.is_flow(held):
        end = page.end(held.items[-1])
        yield page.with_(end, end, f", {spelling.entry(parts, page.can)}")
    else:
        place = page.line_end(page.end(held))
        yield page.with_(place, place, _block(page, parts, page.column(held.span.start)))


def _block(page: _Page, parts: Entry, indent: str) -> str:
    """An entry on lines of its own."""
    lines = [f"{name}: {spelling.words(said, page.can)}" for name, said in parts.items()]
    return "".join(
        f"{indent}{'  ' if number else '- '}{line}{page.newline}"
        for number, line in enumerate(lines)
    )


def _entry_with(page: _Page, key: str, index: int, parts: Entry) -> str:
    """The text with parts of one entry changed, one after the other."""
    for name, part in parts.items():
        entry = dict(page.root.fields)[key].items[index]
        text = next(_put(page, entry, name, spelling.words(part, page.can)))
        if header.split(text, "").value is None:
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
