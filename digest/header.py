"""Read a YAML header as it is spelt, with the place of every value.

In:   text that begins with `---`, or a whole YAML file.
Out:  HeaderValues, which keep the spelling (`NO` stays "NO", `12:30` stays "12:30", 30 February stays "30 Feb"),
      and problems.
Not:  meaning. `extract/declared` and `config` know what each key may hold.

YAML's events are read one by one, with no aliases, to a small depth: a header that would explode or nest ten
thousand deep is refused before it is built.
"""

import re
from typing import NamedTuple

import yaml

from digest import problems, slips
from digest.records import HeaderValue, Problem, Span

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 4  # the deepest thing a header says is a field of a figure in a list
_LONGEST_CHARS = 64_000
_FIRST = re.compile(r"\ufeff?---[ \t]*\r?\n")
_LAST = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# A key may be commented out, as `digest new` writes those that it has read itself.
_KEY = re.compile(r"^[ \t]*(?:[A-Za-z_ -]{1,40}|#[ \t]*[a-z_]{1,40}):(?:\s|$)", re.MULTILINE)


class Header(NamedTuple):
    """value: the mapping, or None; end: where the story starts; problems: what is wrong with it."""

    value: HeaderValue | None
    end: int
    problems: tuple[Problem, ...] = ()


class _RefusedError(Exception):
    """Something that cannot be read. `span`: where, in the file; `code`: without the room that it belongs to."""

    def __init__(self, span: Span, code: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.span, self.code, self.what, self.fix = span, code, what, fix


def split(text: str, path: str) -> Header:
    """Return the header at the top of an article. A text without one is all story."""
    first = _FIRST.match(text)
    if not first:
        return Header(None, 0)
    last = _LAST.search(text, first.end(), first.end() + _LONGEST_CHARS)
    if last is None:
        # A pasted rule of dashes is no header; one with a key below it is a header left open.
        if not _KEY.match(text, first.end(), first.end() + 200):
            return Header(None, 0)
        refused = _RefusedError(Span(start=0, end=3), "open", "this header has no end",
            'Write a line of three dashes, "---", between the header and the story.')  # fmt: skip
        return Header(None, 0, (_problem(text, path, "header", refused),))
    if last.start() > first.end() and not _KEY.search(text, first.end(), last.start()):
        return Header(None, 0)  # two rules of dashes around some words
    return _mapping(text, path, "header", first.end(), last.start(), last.end())


def whole(text: str, path: str, room: str) -> Header:
    """Return a whole YAML file, such as `digest.yaml`, as a mapping. room: what its problems' codes begin with."""
    start = 1 if text.startswith("\ufeff") else 0
    return _mapping(text, path, room, start, len(text), len(text))


def _mapping(text: str, path: str, room: str, start: int, stop: int, end: int) -> Header:
    try:
        value = _value(text[start:stop], start, room)
    except _RefusedError as refused:
        return Header(None, end, (_problem(text, path, room, refused),))
    return Header(value, end)


def _problem(text: str, path: str, room: str, refused: _RefusedError) -> Problem:
    return problems.at(
        text, path, refused.span, code=f"{room}-{refused.code}", severity="error", what=refused.what, fix=refused.fix
    )  # fmt: skip


def _value(text: str, offset: int, room: str) -> HeaderValue:
    """Return the one mapping that `text` holds; `offset` is where it stands in the file."""
    builder = _Builder(offset)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        place = offset + min(error.position, len(text))
        raise _RefusedError(Span(start=place, end=place + 1), "character",
            "there is a character here that a header cannot hold",
            "Delete the character; it may be invisible, so retype the line.") from error  # fmt: skip
    except yaml.MarkedYAMLError as error:
        slip = slips.of(error, text)
        span = Span(start=offset + slip.start, end=offset + slip.end)
        raise _RefusedError(span, "not-yaml", slip.what, slip.fix) from error
    root = builder.root or HeaderValue(kind="mapping", span=Span(start=offset, end=offset))
    if root.kind == "scalar" and not root.text.strip():
        return HeaderValue(kind="mapping", span=root.span)
    if root.kind != "mapping":
        raise _RefusedError(
            root.span, "not-keys", 'lines such as "key: value" are needed here', f"{_FORMS[room]}."
        )
    return root


# What each file is made of, in a line that can be copied.
_FORMS = {
    "header": 'Write one "key: value" a line between the two lines of dashes, such as "date: 25 March 2020"',
    "settings": 'Write one "key: value" a line, such as "title: Leeds digest"',
    "topics": 'Write one topic below the other, such as "libraries: {name: Libraries, description: Libraries and their staff, cues: {library: 3}}"',
}


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, kind: str, start: int) -> None:
        self.kind, self.start = kind, start
        self.children: list[HeaderValue] = []

    def close(self, end: int) -> HeaderValue:
        span = Span(start=self.start, end=end)
        if self.kind == "list":
            return HeaderValue(kind="list", items=tuple(self.children), span=span)
        keys, values = self.children[::2], self.children[1::2]
        seen: dict[str, HeaderValue] = {}
        for key, value in zip(keys, values, strict=True):
            name = key.text.strip()
            if key.kind != "scalar":
                raise _RefusedError(key.span, "key", "a key must be a word",
                    'Write "key: value", such as "topics: [budget]".')  # fmt: skip
            if name in seen:
                raise _RefusedError(key.span, "key-twice", f'"{name}" is here twice',
                    "Keep one of the two lines.")  # fmt: skip
            seen[name] = value
        return HeaderValue(
            kind="mapping", fields=tuple(seen.items()), keys=tuple(k.span for k in keys), span=span
        )


class _Builder:
    """Turns YAML's events into HeaderValues, with a stack of its own so that depth is bounded."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.open: list[_Open] = []
        self.root: HeaderValue | None = None
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        if event.start_mark is None or event.end_mark is None:
            return  # every event that a parser makes has its marks
        start = self.offset + event.start_mark.index
        end = self.offset + event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self._add(HeaderValue(text=event.value, span=Span(start=start, end=end)))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.open) >= _DEEPEST:
                raise _RefusedError(Span(start=start, end=start + 1), "deep", "this is nested too deeply",
                    "Lists of simple lines are the most that is needed here; docs/editing.md shows them.")  # fmt: skip
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            self.open.append(_Open(kind, start))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._add(self.open.pop().close(end))
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(Span(start=start, end=end), "alias", "a value that begins with a star must stand in quotation marks",
                'Write it as "*words*", with the quotation marks.')  # fmt: skip
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError(Span(start=start, end=end), "twice", "a second set of keys begins here",
                    "Delete this line of dashes, and keep one of each key.")  # fmt: skip

    def _add(self, value: HeaderValue) -> None:
        if self.open:
            self.open[-1].children.append(value)
        else:
            self.root = value
