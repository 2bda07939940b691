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

from digest import problems
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
    def __init__(self, position: int, code: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.position, self.code, self.what, self.fix = position, code, what, fix


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
        return Header(None, 0, (_problem(text, path, _RefusedError(
            0, "header-open", "this header has no end",
            'Write a line of three dashes, "---", between the header and the story.')),))  # fmt: skip
    if last.start() > first.end() and not _KEY.search(text, first.end(), last.start()):
        return Header(None, 0)  # two rules of dashes around some words
    return Header(*_mapping(text, path, first.end(), last.start(), last.end()))


def whole(text: str, path: str) -> Header:
    """Return a whole YAML file, such as `digest.yaml`, as a mapping."""
    start = 1 if text.startswith("\ufeff") else 0
    return Header(*_mapping(text, path, start, len(text), len(text)))


def _mapping(
    text: str, path: str, start: int, stop: int, end: int
) -> tuple[HeaderValue | None, int, tuple[Problem, ...]]:
    try:
        value = _value(text[start:stop], start)
    except _RefusedError as refused:
        return None, end, (_problem(text, path, refused),)
    return value, end, ()


def _problem(text: str, path: str, refused: _RefusedError) -> Problem:
    span = Span(start=refused.position, end=refused.position + 1)
    return problems.at(
        text, path, span, code=refused.code, severity="error", what=refused.what, fix=refused.fix
    )


def _value(text: str, offset: int) -> HeaderValue:
    """Return the one mapping that `text` holds; `offset` is where it stands in the file."""
    builder = _Builder(offset)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        raise _RefusedError(offset + min(error.position, len(text)), "header-character",
            "there is a character here that YAML cannot hold",
            "Delete the character; it may be invisible, so retype the line.") from error  # fmt: skip
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = _position(text, mark.line, mark.column) if mark else 0
        raise _RefusedError(offset + position, "header-not-yaml",
            f"this header cannot be read: {_in_words(error)}", _mend(error)) from error  # fmt: skip
    root = builder.root or HeaderValue(kind="mapping", span=Span(start=offset, end=offset))
    if root.kind == "scalar" and not root.text.strip():
        return HeaderValue(kind="mapping", span=root.span)
    if root.kind != "mapping":
        raise _RefusedError(root.span.start, "header-not-keys", "a header is made of lines such as \"date: 25 March 2020\"",
            'Write one "key: value" a line between the two lines of dashes.')  # fmt: skip
    return root


def _position(text: str, line: int, column: int) -> int:
    position = 0
    for _ in range(line):
        following = text.find("\n", position)
        if following < 0:
            break
        position = following + 1
    return min(position + column, len(text))


def _in_words(error: yaml.MarkedYAMLError) -> str:
    said = str(error.problem or error.context or "its YAML is broken")
    known = {
        "mapping values are not allowed": "a second colon on this line makes it look like two keys",
        "could not find expected ':'": "a key without a colon",
        "found character that cannot start any token": "a character that must stand in quotation marks",
        "did not find expected key": "this line is not lined up with the others",
        "found unexpected end of stream": "a quotation mark is not closed",
        "found unexpected document indicator": "a quotation mark is not closed",
        "did not find expected ',' or ']'": "a list in square brackets is not closed",
        "found a tab character": "a tab where spaces are needed",
    }
    return next((words for part, words in known.items() if part in said), said)


def _mend(error: yaml.MarkedYAMLError) -> str:
    if "mapping values are not allowed" in str(error.problem):
        return 'Put the value in quotation marks: title: "Derby: budget agreed".'
    if "found a tab" in str(error.problem) or "cannot start any token" in str(error.problem):
        return "Use spaces, not tabs, and put a value with @, %, ` or a tab in quotation marks."
    return 'Write one "key: value" a line, all starting at the left, values with odd characters in quotation marks.'


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
                raise _RefusedError(key.span.start, "header-key", "a key must be a word",
                    'Write "key: value", such as "topics: [budget]".')  # fmt: skip
            if name in seen:
                raise _RefusedError(key.span.start, "header-key-twice", f'"{name}" is here twice',
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
                raise _RefusedError(start, "header-deep", "this header nests too deeply",
                    "A header needs lists of simple lines at most; see docs/editing.md.")  # fmt: skip
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            self.open.append(_Open(kind, start))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._add(self.open.pop().close(end))
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(start, "header-alias", "a star here means a YAML alias, which headers may not use",
                'Put the value in quotation marks, such as "*words*".')  # fmt: skip
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError(start, "header-twice", "a second document begins here",
                    "Keep one set of keys.")  # fmt: skip

    def _add(self, value: HeaderValue) -> None:
        if self.open:
            self.open[-1].children.append(value)
        else:
            self.root = value
