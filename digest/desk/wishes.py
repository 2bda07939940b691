"""Turn what an editor asked for in a form into the text of the file.

In:   a form as posted, and the article that it is about, as it is read now.
Out:  the file's text, with another header.
Not:  judging. Whether the header says what can be used is seen when it is read again.

A form carries what each field said when it was opened ("was.title" beside "title"). Only what the editor changed
is written, so that two who change different fields of one article don't undo each other's work.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast, get_args

from digest import wording
from digest.desk import headers, splice
from digest.desk.changes import Change, Drop, DropEntry, Put, PutEntry
from digest.desk.spelling import Can
from digest.editor import fix
from digest.extract import numbers
from digest.extract.declared import corrections
from digest.extract.declared.corrections import Kind
from digest.extract.declared.values import WrongError
from digest.extract.declared.values import authority as council
from digest.records import Article, HeaderValue, Source, Span
from digest.tables import Tables

Form = Mapping[str, Sequence[str]]
"""Fields by name; one that is there several times has several values."""

WORDS = ("title", "date", "source", "author", "summary")
"""Fields that are a line of words."""


class About(NamedTuple):
    """What a form is about. can: whether the file's encoding has a character; today: ISO 8601."""

    source: Source
    article: Article
    tables: Tables
    can: Can
    today: str


class WishError(Exception):
    """What was asked for cannot be done. what: why, in words; fix: what to do about it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


class Touched(NamedTuple):
    """A field that the editor changed: what it said when the form was opened, and what it is to say."""

    was: str
    now: str


def one(form: Form, name: str) -> str:
    """Return a field's words on one line; several values are parted by commas."""
    return ", ".join(filter(None, (" ".join(value.split()) for value in form.get(name, ()))))


def touched(form: Form) -> dict[str, Touched]:
    """Return the fields that the editor changed."""
    names = [name.removeprefix("was.") for name in form if name.startswith("was.")]
    both = {name: Touched(one(form, f"was.{name}"), one(form, name)) for name in names}
    return {name: each for name, each in both.items() if each.was != each.now}


def text(form: Form, about: About) -> str:
    """Return the file's text with what the form asks for. Raises: WishError, CannotEditError."""
    deed = one(form, "do")
    if deed == "header":
        return _header(form, about)
    if deed == "mend":
        return fix.mended(about.source, about.tables)
    if deed not in _DEEDS:
        raise WishError("this form asks for nothing that the desk can do", "Go back and load the page anew.")  # fmt: skip
    return headers.changed(about.source.text, _DEEDS[deed](form, about), about.can)


def _record(form: Form, about: About) -> list[Change]:
    changes: list[Change] = []
    fields = touched(form)
    for name, (_, now) in fields.items():
        if name in WORDS:
            changes.append(Put(name, now) if now else Drop(name))
    if "authority" in fields:
        said = fields["authority"].now
        changes.append(Put("authority", _slug(said, about.tables) if said else "none"))
    if {"authorities", "authorities.add"} & {*fields}:
        added = [part.strip() for part in one(form, "authorities.add").split(",")]
        named = [
            *form.get("authorities", ()),
            *(_slug(part, about.tables) for part in added if part),
        ]
        changes.append(Put("authorities", tuple(dict.fromkeys(named))))
    if "topics" in fields:
        chosen = tuple(dict.fromkeys(filter(None, form.get("topics", ()))))
        changes.append(Put("topics", chosen))
    if "draft" in fields:
        changes.append(Put("draft", "yes") if fields["draft"].now else Drop("draft"))
    return changes


def _slug(said: str, tables: Tables) -> str:
    """The council's slug; the words themselves where they name none, for the header's reader to complain of."""
    try:
        return council(HeaderValue(text=said, span=Span(start=0, end=0)), tables)
    except WrongError:
        return said


def _value(form: Form, about: About) -> list[Change]:
    """Put one value right, or say that it is none."""
    kind, words, nth = _which(form)
    parts: dict[str, str]
    if one(form, "remove"):
        parts = {"remove": "yes"}
    else:
        names = corrections.ROOMS[kind].parts
        parts = {name: each.now for name, each in touched(form).items() if name in names}
        if "value" in parts:
            parts["value"] = digits(parts["value"])
    if not parts:
        return []
    index = entry(kind, words, nth, about)
    own: dict[str, str] = {kind: words, **({"nth": nth} if nth else {})}
    return [PutEntry("corrections", index, {**(own if index is None else {}), **parts})]


def _add(form: Form, about: About) -> list[Change]:
    """Make a value of words that were not read as one."""
    kind, words, nth = _which(form)
    if not words:
        raise WishError("which words of the story are meant?", "Copy them from the story, as they stand there.")  # fmt: skip
    found = corrections.places(words, about.source)
    if not found:
        raise WishError(f'the story does not say "{words}"', "Copy the words as they stand in the story.")  # fmt: skip
    parts: dict[str, str] = {kind: words, **({"nth": nth} if nth else {})}
    for name in corrections.ROOMS[kind].parts:
        said = one(form, name)
        if said:
            parts[name] = digits(said) if name == "value" else said
    return [PutEntry("corrections", entry(kind, words, nth, about), parts)]


def _which(form: Form) -> tuple[Kind, str, str]:
    kind = one(form, "kind_of")
    if kind not in get_args(Kind):
        raise WishError("this form is about no value", "Go back and load the page anew.")
    return cast(Kind, kind), one(form, "words"), one(form, "nth")


def digits(said: str) -> str:
    """Return a number as the header takes it: "8200000" for "£8.2m". Words that are no number stay as they are."""
    plain = re.sub(r"[£€$%,]|\s+(?=\d)", "", said).strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return plain
    low = numbers.lower(re.sub(r"[£€$]", " ", said)).strip()
    found = list(numbers.scan(low, 0, len(low)))
    if len(found) != 1 or found[0].start:
        return said
    scale = low[found[0].end :].strip()
    if scale and scale not in numbers.LETTERS:
        return said
    return wording.plain(found[0].value * numbers.LETTERS.get(scale, 1))


def entry(kind: Kind, words: str, nth: str, about: About) -> int | None:
    """Return which entry of the header's corrections is about the value of these words; None where none is."""
    listed = dict(about.source.header.fields).get("corrections") if about.source.header else None
    own = place(kind, words, nth, about)
    for index, item in enumerate(listed.items if listed else ()):
        fields = {name: each.text.strip() for name, each in item.fields}
        if kind not in fields or own is None:
            continue
        other = place(kind, fields[kind], fields.get("nth", ""), about)
        if other and other.start < own.end and own.start < other.end:
            return index
    return None


def place(kind: str, words: str, nth: str, about: About) -> Span | None:
    """Return where the words of a value stand; None where they stand nowhere. nth: from "1", or ""."""
    found = corrections.places(" ".join(words.split()), about.source)
    values: Sequence[Any] = getattr(about.article, f"{kind}s", ())
    if nth.isdecimal():
        return found[int(nth) - 1] if 0 < int(nth) <= len(found) else None
    held = [span for span in found if corrections.at(span, values) is not None]
    return next(iter(held or found), None)


def _undo(form: Form, about: About) -> list[Change]:
    """Take back what the header declares of a field, so that it is as it was read."""
    key = one(form, "key")
    return [Drop(key)] if key in about.article.declared else []


def _take_back(form: Form, about: About) -> list[Change]:
    index = one(form, "index")
    listed = dict(about.source.header.fields).get("corrections") if about.source.header else None
    if not index.isdecimal() or listed is None or int(index) >= len(listed.items):
        raise WishError("this correction is there no more", "Load the page anew.")
    return [DropEntry("corrections", int(index))]


def _review(form: Form, about: About) -> list[Change]:
    return [Put("reviewed", about.today)]


def _unreview(form: Form, about: About) -> list[Change]:
    return [Drop("reviewed")]


_DEEDS: dict[str, Callable[[Form, About], list[Change]]] = {
    "record": _record,
    "value": _value,
    "add": _add,
    "undo": _undo,
    "take-back": _take_back,
    "review": _review,
    "unreview": _unreview,
}


def _header(form: Form, about: About) -> str:
    """The text with the lines of its header as the editor wrote them."""
    before = about.source.text
    new = re.split(r"\r\n|\n|\r", "\n".join(form.get("header", ())).rstrip())
    if not about.source.header_end:
        if any(problem.code == "header-open" for problem in about.source.problems):
            raise WishError("this header has no end",
                'Open the file in a text editor, and write a line of three dashes, "---", between the header and the story.')  # fmt: skip
        if new == [""]:
            return before
        before = headers.with_header(before)
    start, stop = splice.lines(before)
    end = "\r\n" if "\r\n" in before[: start + 1] else "\n"
    old = re.findall(r"[^\n]*\n", before[start:stop])
    # Lines that the editor left alone keep their ends; a browser sends its own.
    matcher = difflib.SequenceMatcher(None, [line.rstrip("\r\n") for line in old], new, autojunk=False)  # fmt: skip
    lines: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        lines += old[a:b] if tag == "equal" else [line + end for line in new[c:d]]
    if not all(about.can(character) for character in "".join(lines)):
        raise WishError("this file is not UTF-8, and cannot hold one of these characters",
            "Open it in a text editor and save it as UTF-8.")  # fmt: skip
    if new == [""]:
        lines = []
    return before[:start] + "".join(lines) + before[stop:]
