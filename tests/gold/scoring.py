"""Score the records that we read against gold records.

In:   a folder of NAME.txt (or .md) beside NAME.json.
Out:  a score a field, and every miss in words.

A figure is right where kind and value agree, in text order; a quotation where its first words do; a key date where
the day or month does; a title where the words do. `about` is right where it contains one of the gold's stems, a
role where one contains the other. Strings listed as neutral neither earn nor cost; those listed as traps are
counted apart.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest import read, rows
from digest.understand import pastes, understand

Row = dict[str, Any]
_PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


def plain(words: str | None) -> str:
    """Lower case, straight quotes, single spaces, without punctuation at the ends."""
    return " ".join((words or "").lower().translate(_PLAIN).split()).strip(" \"'.,:;")


@dataclass
class Score:
    """Right, false and missed; for questions that have one answer each, `false` counts the wrong ones."""

    right: int = 0
    false: int = 0
    missed: int = 0
    is_asked: bool = False
    notes: list[str] = field(default_factory=list)

    def count(
        self, name: str, right: int, false: Iterable[object], missed: Iterable[object]
    ) -> None:
        false, missed = list(false), list(missed)
        self.right += right
        self.false += len(false)
        self.missed += len(missed)
        self.notes += [f"{name}: false {each}" for each in false]
        self.notes += [f"{name}: missed {each}" for each in missed]

    def ask(self, name: str, got: object, want: object, is_right: bool | None = None) -> None:
        if got == want if is_right is None else is_right:
            self.right += 1
        else:
            self.false += 1
            self.notes.append(f"{name}: got {got!r}, wanted {want!r}")

    @property
    def value(self) -> float:
        """F1; for questions with one answer each (none is missed), the share that is right."""
        if self.is_asked:
            return self.right / (self.right + self.false) if self.right + self.false else 1.0
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 1.0


ASKED = ("title", "date", "authority", "topic", "about", "speaker", "role", "spans")
COUNTED = ("authorities", "topics", "figures", "quotations", "key_dates")


def record(path: Path) -> Row:
    """The record that we read from the article at `path`."""
    [paste] = pastes([read.source(path, path.parent)])
    return json.loads(rows.line(understand(paste)))


def score(folder: Path) -> dict[str, Score]:
    """A score a field over all cases of `folder`; `traps` counts false figures that were traps."""
    scores = {name: Score(is_asked=name in ASKED) for name in (*ASKED, *COUNTED, "traps")}
    for case in sorted(folder.glob("*.json")):
        gold = json.loads(case.read_text(encoding="utf-8"))
        path = next(p for p in (case.with_suffix(".txt"), case.with_suffix(".md")) if p.exists())
        _score_one(path.stem, path.read_bytes().decode("utf-8"), record(path), gold, scores)
    return scores


def _score_one(name: str, text: str, got: Row, gold: Row, scores: dict[str, Score]) -> None:
    if gold.get("title"):
        scores["title"].ask(name, plain(got["title"]), plain(gold["title"]))
    scores["date"].ask(name, got["date"], gold["date"])
    scores["authority"].ask(name, got["authority"], gold["authority"])
    for key in ("authorities", "topics"):
        ours, theirs = set(got[key]), set(gold[key])
        scores[key].count(name, len(ours & theirs), sorted(ours - theirs), sorted(theirs - ours))
    first = next(iter(got["topics"]), None)
    scores["topic"].ask(name, first, gold["topics"], first in gold["topics"])
    for key in ("figures", "quotations", "key_dates"):
        for each in got[key]:
            scores["spans"].ask(name, text[each["start"] : each["end"]], each["text"])
    _score_figures(name, got, gold, scores)
    _score_quotations(name, got, gold, scores)
    ours, theirs = ({k["date"] for k in row["key_dates"]} for row in (got, gold))
    scores["key_dates"].count(
        name, len(ours & theirs), sorted(ours - theirs), sorted(theirs - ours)
    )


def _said(words: str, strings: Iterable[str]) -> bool:
    return any(plain(words) in plain(s) or plain(s) in plain(words) for s in strings if plain(s))


def _score_figures(name: str, got: Row, gold: Row, scores: dict[str, Score]) -> None:
    left = list(got["figures"])
    missed = []
    for wanted in gold["figures"]:
        pair = next((f for f in left if _same_figure(f, wanted)), None)
        if pair is None:
            missed.append(f"{wanted['kind']} {wanted['text']}")
            continue
        left.remove(pair)
        scores["figures"].right += 1
        if wanted.get("about"):
            is_right = any(plain(stem) in plain(pair["about"]) for stem in wanted["about"])
            scores["about"].ask(f"{name} {pair['text']}", pair["about"], wanted["about"], is_right)
    trapped = [f for f in left if _said(f["text"], gold.get("traps", []))]
    false = [
        f for f in left if f in trapped or not _said(f["text"], gold.get("neutral_figures", []))
    ]
    scores["figures"].count(name, 0, (f"{f['kind']} {f['text']}" for f in false), missed)
    scores["traps"].count(name, 0, (f["text"] for f in trapped), ())


def _same_figure(ours: Row, gold: Row) -> bool:
    near = abs(float(ours["value"]) - gold["value"]) <= 1e-6 * max(1.0, abs(gold["value"]))
    return ours["kind"] == gold["kind"] and near


def _score_quotations(name: str, got: Row, gold: Row, scores: dict[str, Score]) -> None:
    left = list(got["quotations"])
    for wanted in gold["quotations"]:
        start = plain(wanted["starts"])
        pair = next((q for q in left if plain(q["text"]).startswith(start)), None)
        if pair is None:
            scores["quotations"].count(name, 0, (), [wanted["starts"]])
            continue
        left.remove(pair)
        scores["quotations"].right += 1
        label = f"{name} {wanted['starts']}…"
        if wanted.get("speaker"):
            scores["speaker"].ask(label, plain(pair["speaker"]), plain(wanted["speaker"]))
        if wanted.get("role"):
            ours, theirs = plain(pair["role"]), plain(wanted["role"])
            scores["role"].ask(
                label, ours, theirs, bool(ours) and (ours in theirs or theirs in ours)
            )
    scores["quotations"].count(name, 0, (re.sub(r"\s+", " ", q["text"])[:50] for q in left), ())
