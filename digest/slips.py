"""Say in a person's words what YAML stumbles over.

In:   a YAML error, and the text that it came up in.
Out:  a Slip: where it is, what is wrong, and the line as it should be.
Not:  YAML's own words, which speak of tokens and block mappings; and often of the line after the one to mend.
"""

import re
from typing import NamedTuple

import yaml

_PAIR = re.compile(r"^(?P<key>[ ]*(?:- )?[^:#\"'\[{]{1,40}:)[ \t]+(?P<value>\S.*?)[ \t]*$")
_LONGEST_CHARS = 60  # of a value that is worth repeating in a mend


class Slip(NamedTuple):
    """start, end: half-open, in the text; what and fix: as in a Problem."""

    start: int
    end: int
    what: str
    fix: str


def of(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Return what `error` means to the person who wrote `text`."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    # YAML ends lines at a lone carriage return too: we count them as an editor's program does.
    row, column = _place(text, mark.index) if mark else (0, 0)
    said = f"{error.problem or ''} {error.context or ''}"
    begun = _place(text, error.context_mark.index)[0] if error.context_mark else row

    if "\t" in lines[row] and ("tab" in said or "cannot start any token" in said):
        return _tab(lines, row)
    if "cannot start any token" in said:
        sign = lines[row][column : column + 1]
        return _slip(lines, row, column, f'a value that begins with "{sign}" must stand in quotation marks', _quoted(lines[row]))  # fmt: skip
    if "alphabetic or numeric" in said:
        return _slip(lines, row, _value(lines[row]), "a value that begins with a star or an ampersand must stand in quotation marks", _quoted(lines[row]))  # fmt: skip
    if "mapping values are not allowed" in said:
        return _colon(lines, row, column)
    if "expected ':'" in said:
        return _no_colon(lines, begun)
    if "quoted scalar" in said or "end of stream" in said or "unexpected document" in said:
        return _slip(lines, begun, _value(lines[begun]), "this quotation mark is never closed", "Close it at the end of the value, or delete it.")  # fmt: skip
    if "flow sequence" in said or "flow mapping" in said or "',' or" in said:
        sign, other = ("{", "}") if "mapping" in said else ("[", "]")
        place = max(lines[begun].rfind(sign), 0)
        return _slip(lines, begun, place, f'this "{sign}" is never closed', f'Close it with "{other}" on the same line; a comma goes between the items.')  # fmt: skip
    pair = _PAIR.match(lines[row])
    if pair and pair["value"][0] in "\"'":
        return _slip(lines, row, column, "words follow the closing quotation mark", _quoted(lines[row]))  # fmt: skip
    return _slip(lines, row, 0, "this line is not lined up with the others", "Start every line at the left edge; the lines of one entry start below each other.")  # fmt: skip


def _place(text: str, index: int) -> tuple[int, int]:
    """The line of a character, from 0, and its place in that line."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index), index - start


def _slip(lines: list[str], row: int, column: int, what: str, fix: str) -> Slip:
    start = sum(len(line) + 1 for line in lines[:row]) + column
    rest = len(lines[row].rstrip()) - column
    return Slip(start, start + max(1, min(rest, 1 if column else rest)), what, fix)


def _tab(lines: list[str], row: int) -> Slip:
    place = lines[row].index("\t")
    if lines[row][:place].strip():
        mend = "Put a space in its place."
    else:
        mend = "Delete it: lines start at the left edge, and the lines of one entry are set in with spaces."
    return _slip(lines, row, place, "there is a tab here", mend)


def _colon(lines: list[str], row: int, column: int) -> Slip:
    """A colon where YAML wants none: in a value, in a line that is set in, or below a line that has none itself."""
    line = lines[row]
    if ":" in line[:column]:
        return _slip(lines, row, column, "a second colon on this line makes it look like two keys", _quoted(line))  # fmt: skip
    if row and ":" not in lines[row - 1]:
        return _no_colon(lines, row - 1)
    return _slip(lines, row, 0, "this line is not lined up with the others", "Start every line at the left edge; the lines of one entry start below each other.")  # fmt: skip


def _no_colon(lines: list[str], row: int) -> Slip:
    key, _, value = lines[row].strip().partition(" ")
    example = f"{key}: {value}" if value and len(value) <= _LONGEST_CHARS else "title: Leeds agrees its budget"  # fmt: skip
    return _slip(lines, row, 0, "this line has no colon after its key", f"Write it as {example}")


def _value(line: str) -> int:
    """Where the value of a line begins."""
    pair = _PAIR.match(line)
    return pair.start("value") if pair else 0


def _quoted(line: str) -> str:
    """Tell how the line reads with its value in quotation marks."""
    pair = _PAIR.match(line.rstrip("\r"))
    if pair is None or len(pair["value"]) > _LONGEST_CHARS:
        return 'Put the whole value in quotation marks, such as title: "Derby: budget agreed"'
    value = pair["value"]
    mark = "'" if '"' in value else '"'
    value = value.replace("'", "''") if mark == "'" else value
    return f"Put the whole value in quotation marks: {pair['key'].strip()} {mark}{value}{mark}"
