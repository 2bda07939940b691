"""Every pattern that the digest makes, and the text on which each would take longest.

In:   nothing.
Out:  `every()`: patterns with the module that makes them; `worst(pattern)`: texts that grow with a number.
Not:  timing; `test_patterns.py` does that.

Patterns are overheard where they are made: in a process of its own, every module is imported and a few stories are
read and printed while `re` tells what it is asked for. So a pattern in a function, or in a table that is put together
when it is first needed, is found like any other.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_HEAR = """
import importlib, json, pkgutil, re, sys
from pathlib import Path
heard = {}
really = re._compile
def compiling(pattern, flags):
    made = really(pattern, flags)
    if isinstance(pattern, str):
        frame = sys._getframe(1)
        while frame and frame.f_globals.get("__name__", "") in ("re", "enum", "functools"):
            frame = frame.f_back
        name = frame.f_globals.get("__name__", "") if frame else ""
        if name.startswith("digest"):
            heard.setdefault((pattern, made.flags & ~re.UNICODE), name)
    return made
re._compile = compiling
import digest
for module in pkgutil.walk_packages(digest.__path__, "digest."):
    if module.name != "digest.__main__":
        try:
            importlib.import_module(module.name)
        except ImportError:
            pass
from tests.fuzz.target import check
for path in sorted(Path(sys.argv[1]).iterdir()):
    check(b"t" + path.read_bytes())
    check(b"m" + path.read_bytes())
print(json.dumps([[name, pattern, flags] for (pattern, flags), name in heard.items()]))
"""


class Made(NamedTuple):
    """A pattern, and the module that makes it."""

    module: str
    pattern: re.Pattern[str]


def every(articles: Path) -> list[Made]:
    """Return every pattern that the package makes when it reads `articles`."""
    heard = subprocess.run(
        [sys.executable, "-c", _HEAR, articles], check=True, capture_output=True, text=True,
        cwd=articles.parent,
    )  # fmt: skip
    return [Made(module, re.compile(pattern, flags)) for module, pattern, flags in json.loads(heard.stdout)]  # fmt: skip


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ATOMIC = (sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP)
_CLASSES = {
    sre.CATEGORY_DIGIT: "1", sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_SPACE: " ", sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_WORD: " ",
}  # fmt: skip
_ODD = "\x01"  # hardly any pattern goes on with this


def _one_of(items: Iterable[tuple[Any, Any]]) -> str:
    items = list(items)
    if items and items[0][0] is sre.NEGATE:
        refused = re.compile("[" + "".join(_class(item) for item in items[1:]) + "]")
        return next((c for c in "a1 .,-\"'£\nA\t|" if not refused.match(c)), "é")
    return {
        sre.LITERAL: lambda value: chr(value),
        sre.RANGE: lambda value: chr(value[0]),
        sre.CATEGORY: lambda value: _CLASSES.get(value, "a"),
    }[items[0][0]](items[0][1])


def _class(item: tuple[Any, Any]) -> str:
    kind, value = item
    if kind is sre.LITERAL:
        return re.escape(chr(value))
    if kind is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {"1": r"\\d", "a": r"\\w", " ": r"\\s"}[_CLASSES.get(value, "a")].replace("\\\\", "\\")


def _members(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """One character of each part of a class, so that two classes that overlap meet."""
    items = list(items)
    if items and items[0][0] is sre.NEGATE:
        return [_one_of(items)]
    return [_one_of([item]) for item in items[:12]]


def _sample(parsed: Any) -> str:
    """A short text that the parsed pattern is likely to match."""
    out = []
    for kind, value in parsed:
        if kind is sre.LITERAL:
            out.append(chr(value))
        elif kind is sre.NOT_LITERAL:
            out.append("a" if value != ord("a") else "b")
        elif kind is sre.ANY:
            out.append("a")
        elif kind is sre.IN:
            out.append(_one_of(value))
        elif kind is sre.BRANCH:
            out.append(_sample(value[1][0]))
        elif kind is sre.SUBPATTERN:
            out.append(_sample(value[3]))
        elif kind in _REPEATS:
            out.append(_sample(value[2]) * max(1, min(value[0], 3)))
        elif kind is sre.ATOMIC_GROUP:
            out.append(_sample(value))
    return "".join(out)


def _inside(parsed: Any) -> Iterator[Any]:
    """The parsed patterns within one, branches and groups and what is looked for ahead and behind."""
    for kind, value in parsed:
        if kind is sre.BRANCH:
            yield from value[1]
        elif kind is sre.SUBPATTERN:
            yield value[3]
        elif kind in _REPEATS:
            yield value[2]
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield value[1]
        elif kind is sre.ATOMIC_GROUP:
            yield value


def _pumps(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Pairs of what leads up to a repeat that has no small end, and one turn of it."""
    for at, (kind, value) in enumerate(parsed):
        head = before + _sample(parsed[:at])
        if kind in _REPEATS and value[1] > 30:
            turn = _sample(value[2])
            yield head, turn
            yield "", turn
            if len(value[2]) == 1 and value[2][0][0] is sre.IN:
                yield from (("", each) for each in _members(value[2][0][1]))
            after = _sample(parsed[at + 1 :])
            if after:
                yield "", turn + after
        for inner in _inside([(kind, value)]):
            yield from _pumps(inner, head)


def gives_nothing_back(pattern: re.Pattern[str]) -> bool:
    """Whether the pattern has a possessive repeat (`a*+`) or an atomic group (`(?>a)`)."""

    def within(parsed: Any) -> bool:
        return any(kind in _ATOMIC for kind, _ in parsed) or any(map(within, _inside(parsed)))

    return within(parser.parse(pattern.pattern, pattern.flags))


def worst(pattern: re.Pattern[str]) -> list[Callable[[int], str]]:
    """Return texts that the pattern may take long over; each takes about how many characters it shall have."""
    parsed = parser.parse(pattern.pattern, pattern.flags)
    whole = _sample(parsed)
    pairs = {*_pumps(parsed), ("", whole), ("", whole[:-1]), ("", whole[: len(whole) // 2 + 1])}

    def text(head: str, turn: str) -> Callable[[int], str]:
        return lambda chars: head + turn * (chars // len(turn)) + _ODD

    return [text(head, turn) for head, turn in sorted(pairs) if turn]
