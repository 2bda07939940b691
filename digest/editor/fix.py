"""Mend what can only have been meant one way, in the header and nowhere else.

In:   a Source with a header, and the tables.
Out:  the file's new text, as edits; `write` puts it into the file in one step.
Not:  the story: every character after the header stays as it is. Nothing is guessed: a word is mended when one name is
      near it and no other, a line is put in quotation marks when that makes the header readable.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import header
from digest.editor import save
from digest.extract.declared.keys import KEYS
from digest.records import HeaderValue, Source
from digest.tables import Tables

_NEAR = 0.8  # how alike two words must be for one to be a slip for the other
_CLEARLY = 0.05  # by how much the nearest must beat the next
_MOST_LINES = 20  # that are put in quotation marks before we give up
_LINE = re.compile(r"^(?P<key>[ ]*(?:- )?[A-Za-z_ ]{1,40}:[ \t]+)(?P<value>\S.*?)[ \t]*$")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Edit(NamedTuple):
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def mended(source: Source, tables: Tables) -> str:
    """Return the file's text with its header mended; the same text where there is nothing to mend."""
    if source.header_end == 0:
        return source.text
    readable = source if source.header is not None else _readable(source)
    if readable is None or readable.header is None:
        return source.text
    text = _with(readable.text, _edits(readable, tables))
    story = source.text[source.header_end :]
    assert text.endswith(story), "a mend must leave the story alone"
    return text


def diff(source: Source, text: str, path: str) -> str:
    """Return the change as a unified diff."""
    return "".join(
        difflib.unified_diff(
            source.text.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"{path} as it is",
            f"{path} mended",
            n=1,
        )
    )


def write(file: Path, source: Source, text: str) -> None:
    """Put `text` into the file, in one step.

    Raises: ChangedMeanwhileError where the file is no longer what was read, or is not UTF-8.
    """
    save.over(file, source.text.encode("utf-8"), text.encode("utf-8"))


def _with(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _readable(source: Source) -> Source | None:
    """Return the source with a header that YAML can read, by putting the lines it stumbles over in quotation marks."""
    text, end = source.text, source.header_end
    story = source.text[source.header_end :]
    for _ in range(_MOST_LINES):
        found = header.split(text, source.path)
        if found.value is not None:
            return msgspec.structs.replace(
                source, text=text, header=found.value, header_end=found.end
            )
        line = found.problems[0].line if found.problems else 0
        lines = text[:end].splitlines(keepends=True)
        if not 0 < line <= len(lines):
            return None
        better = _quoted(lines[line - 1])
        if better == lines[line - 1]:
            return None
        lines[line - 1] = better
        end = sum(map(len, lines))
        text = "".join(lines) + story
    return None


def _quoted(line: str) -> str:
    """Return a header's line with spaces for tabs, or its value in quotation marks; itself if that is no help."""
    words = line.rstrip("\r\n")
    ending = line[len(words) :]
    if "\t" in words:
        return words.lstrip("\t").replace("\t", " ") + ending
    match = _LINE.match(words)
    if match is None or match["value"][0] in "\"'[{|>":
        return line
    value = match["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["key"]}"{value}"{ending}'


def _edits(source: Source, tables: Tables) -> Iterator[Edit]:
    assert source.header is not None
    councils = _councils(tables)
    topics = {**{topic.name: slug for slug, topic in tables.topics.items()}, **_itself(tables.topics)}  # fmt: skip
    used = {key for key, _ in source.header.fields}
    for (key, value), span in zip(source.header.fields, source.header.keys, strict=True):
        if key not in KEYS:
            near = _nearest(key, _itself(KEYS))
            if near and near not in used:
                yield Edit(span.start, span.end, near)
                used.add(near)
                key = near
        if key in ("authority", "authorities"):
            known = {**councils, "none": "none"} if key == "authority" else councils
            yield from _names(value, known, source)
        elif key == "topics":
            yield from _names(value, topics, source)
        elif key in ("date", "reviewed", "updated"):
            yield from _month(value, source)


def _itself(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


def _councils(tables: Tables) -> dict[str, str]:
    names: dict[str, str] = {}
    for slug, council in tables.authorities.items():
        for name in (*council.aliases, council.short_name, council.official_name):
            # A name that several councils have is nobody's.
            names[name] = slug if names.get(name, slug) == slug else ""
    return {**names, **_itself(tables.authorities)}


def _names(value: HeaderValue, known: dict[str, str], source: Source) -> Iterator[Edit]:
    same = {name.casefold() for name in known}
    for item in value.items if value.kind == "list" else (value,):
        said = " ".join(item.text.split())
        if item.kind != "scalar" or not said or said.casefold() in same:
            continue
        near = _nearest(said, known)
        if near and source.text[item.span.start : item.span.end].strip("\"'") == item.text:
            yield Edit(item.span.start, item.span.end, near)


def _month(value: HeaderValue, source: Source) -> Iterator[Edit]:
    """Mend the name of a month in a date: "25 Mrach 2020"."""
    words = source.text[value.span.start : value.span.end]
    for match in re.finditer(r"[A-Za-z]{4,10}", words):
        word = match.group()
        days = (
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "Sept",
        )
        if word.casefold() in {name.casefold() for name in (*_MONTHS, *days)}:
            continue
        near = _nearest(word, _itself((*_MONTHS, *days)))
        if near:
            yield Edit(value.span.start + match.start(), value.span.start + match.end(), near)


def _nearest(word: str, known: dict[str, str]) -> str:
    """Return what the one near name stands for; "" where none is near enough, or two are."""
    word = word.casefold()
    best: dict[str, float] = {}
    matcher = difflib.SequenceMatcher(b=word)
    for name, meaning in known.items():
        matcher.set_seq1(name.casefold())
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            best[meaning] = max(best.get(meaning, 0), matcher.ratio())
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _NEAR:
        return ""
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEARLY:
        return ""
    return ranked[0][0]
