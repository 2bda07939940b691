"""Read the figures of a table: what a cell counts is said by its row, its column and the table's title.

In:   the span of a table, its title, and (later) the drafts that stand in its cells.
Out:  `Table`, whose cells are read one by one; drafts with their unit and `about`.
Not:  prose. A cell that holds a sentence is read as any other text.

Rows are lines; cells are parted by "|", by tabs, by two blanks or by a leader of dots.
"""

import re
from bisect import bisect_right
from decimal import Decimal
from typing import NamedTuple

from digest.extract.figures.drafts import Draft

_BLANK_PARTED = re.compile(r"[^\s.](?:\S|[ ](?![ ]|\.{3}))*")
_RULE_LINE = re.compile(r"[\s|:=+-]*$")
_SCALE = re.compile(
    r"(?P<sign>[£€$]) ?(?P<scale>m(?:illion|n)?|bn|billion|k|000s?|'000s?|thousands?)?\b(?!\d)|(?P<percent>%|per cent)"
)
_SCALES = {
    "m": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "k": 3,
    "000": 3,
    "000s": 3,
    "'000": 3,
    "'000s": 3,
    "thousand": 3,
    "thousands": 3,
}
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_TITLE = re.compile(r"^(?:table|figure|fig)\.? ?\d*[.:]? *", re.IGNORECASE)
_LONGEST_WORDS = 10
_IDLE_HEADS = frozenset(["amount", "value", "figure", "sum", "number", "item"])
_IDLE_TITLES = frozenset(
    [
        "by the numbers",
        "in numbers",
        "at a glance",
        "the figures",
        "key figures",
        "the numbers",
        "the money at a glance",
    ]
)


class Cell(NamedTuple):
    """One cell's words. row and column from 0."""

    start: int
    end: int
    row: int
    column: int


class Table(NamedTuple):
    """A table's cells in reading order, and its title ("" for none)."""

    cells: tuple[Cell, ...]
    title: str
    is_blank_parted: bool


def read(text: str, start: int, end: int, title: str) -> Table:
    """Return the cells of the table between `start` and `end` of `text`."""
    body = text[start:end]
    mark = "|" if "|" in body else "\t" if "\t" in body else " "
    cells: list[Cell] = []
    row = 0
    at = start
    for line in body.split("\n"):
        if line.strip() and not _RULE_LINE.match(line):
            if mark == "|":
                spans = _piped(line)
            elif mark == "\t":
                spans = _tabbed(line)
            else:
                spans = [match.span() for match in _BLANK_PARTED.finditer(line)]
            for column, (a, b) in enumerate(spans):
                stripped = line[a:b].strip()
                if stripped:
                    a += len(line[a:b]) - len(line[a:b].lstrip())
                    cells.append(Cell(at + a, at + a + len(stripped), row, column))
            row += 1
        at += len(line) + 1
    return Table(tuple(cells), title, mark == " ")


def _piped(line: str) -> list[tuple[int, int]]:
    first = line.find("|") + 1 if line.lstrip().startswith("|") else 0
    return _split(line, first, "|")


def _tabbed(line: str) -> list[tuple[int, int]]:
    return _split(line, 0, "\t")


def _split(line: str, first: int, mark: str) -> list[tuple[int, int]]:
    spans = []
    at = first
    while at <= len(line):
        end = line.find(mark, at)
        end = len(line) if end < 0 else end
        spans.append((at, end))
        at = end + 1
    return spans


def describe(text: str, table: Table, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts of `table` their unit and `about`, in place; return those that only label a row."""
    starts = [cell.start for cell in table.cells]
    cells = {id(draft): table.cells[bisect_right(starts, draft.start) - 1] for draft in drafts}
    values = {cell.row for cell in cells.values() if cell.column}
    labels_only = [
        d for d in drafts if not cells[id(d)].column and _is_label(text, cells[id(d)], d, values)
    ]
    idle = {id(draft) for draft in labels_only}
    told = [draft for draft in drafts if id(draft) not in idle]
    numeric = {(cells[id(draft)].row, cells[id(draft)].column) for draft in told}
    rows_with_figures = {row for row, _ in numeric}
    rows = {cell.row for cell in table.cells}
    header = 0 if 0 not in rows_with_figures and len(rows) > 1 else None
    heads = {cell.column: text[cell.start : cell.end] for cell in table.cells if cell.row == header}
    labels: dict[int, str] = {}
    for cell in table.cells:
        if cell.row != header and (
            (cell.row, cell.column) not in numeric or (cell.column == 0 and _is_named(text, cell))
        ):
            labels.setdefault(cell.row, text[cell.start : cell.end])
    # Columns parted by blanks can be counted only from the right where the head has no corner.
    width = max((cell.column for cell in table.cells), default=0)
    shift = width - max(heads, default=width) if table.is_blank_parted else 0
    for draft in told:
        cell = cells[id(draft)]
        head = heads.get(cell.column) or heads.get(cell.column - shift) or ""
        _unit(draft, head, table.title)
        before = text[cell.start : draft.start]
        draft.about = _about(_clean(head), labels.get(cell.row, ""), _clean(table.title), before)
    return labels_only


def _is_named(text: str, cell: Cell) -> bool:
    """True of "Pipes (11.5km)": a name, with a figure in brackets behind it."""
    words = text[cell.start : cell.end]
    return words[0].isalpha() and words.endswith(")")


def _is_label(text: str, cell: Cell, draft: Draft, values: set[int]) -> bool:
    """True of the 1 that numbers a row, and of "three bedrooms" in the name of a row that has its figure elsewhere."""
    words = text[cell.start : cell.end]
    if draft.kind != "count":
        return False
    if words.strip(" .)") == str(cell.row) or words.strip(" .)") == str(cell.row + 1):
        return True
    return cell.row in values and draft.core_end - draft.start < len(words) - 2


def _unit(draft: Draft, head: str, title: str) -> None:
    if draft.kind != "count" or not draft.bare:
        return
    match = _SCALE.search(head.lower()) or _SCALE.search(title.lower())
    if match is None:
        return
    if match["percent"]:
        if not _SCALE.search(head.lower()):
            return
        draft.kind, draft.unit = "percent", "%"
    else:
        draft.kind, draft.unit = "money", _CURRENCIES[match["sign"]]
        draft.value *= Decimal(10) ** _SCALES.get(match["scale"] or "", 0)
    draft.rule, draft.bare = "table-cell", False


def _clean(words: str) -> str:
    words = re.sub(r"\([^)]*[£%€$][^)]*\)", "", _TITLE.sub("", words))
    return " ".join(words.split()).strip(" :.*_")


def _about(head: str, label: str, title: str, before: str) -> str:
    label = " ".join(label.split()).strip(" :.*_")
    if not head and (change := before.strip().lower()) in ("up", "down", "+", "-"):
        head = "rise" if change in ("up", "+") else "fall"
    if head[:1].isupper() and head[1:].islower():
        head = head.lower()
    if head.lower() in _IDLE_HEADS:
        head = ""
    said = ", ".join(part for part in (label, head) if part)
    if (
        title
        and title.lower() not in _IDLE_TITLES
        and len(title.split()) + len(said.split()) <= _LONGEST_WORDS
    ):
        said = f"{title}: {said}" if said else title
    return said
