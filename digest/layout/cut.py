"""Cut a page into lines, each without its bullet, number, hashes or quote marks.

In:   a Document as `clean` leaves it.
Out:  a Line for each line that is not blank, after the header.
Not:  which lines belong together; `lines` joins them.
"""

import re
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from digest.records import Document

_QUOTE_MARKS = re.compile(r"(?:[ \t]*>)+[ \t]?")
_BULLETS = "•●▪■◦‣·○▸►✓✔◾◼∙⁃➢➤*+–~-"
_BULLET = re.compile(
    rf"(?:[{re.escape(_BULLETS)}](?=[ \t])|[•●▪■◦‣▸►✓✔◾◼⁃➢➤](?=\S)|>>(?=[ \t]))[ \t]*"
    r"|(?:\d{1,2}[.)]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[a-h]\.|\([A-H]\))(?=[ \t])[ \t]*"
    r"|o(?=[ \t]{2,})[ \t]*"  # Word's second-level bullet
)
_MAY_BE_BULLET = frozenset(_BULLETS + "(>abcdefghijklmnopqrstuvwxyz0123456789")
_PLAIN_FIRSTS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ\"'£")
"""What most lines begin with; none of it begins a bullet, a number or a mark."""
_HASHES = re.compile(r"#{1,6}(?=[ \t])[ \t]*")
_FIRST_WORD = re.compile(r"\S+")
_FOLIO = re.compile(
    r"(?<=\S)[ \t]{3,}(?=(?:page|p\.?) ?\d{1,3}(?: (?:of|/) \d{1,3})?$)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?:[ \t]*[–:-])?[ \t]+(?=[A-Z'\"£])"
)
_NUMBERED = re.compile(
    r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?[ \t]+(?=[A-Z'\"(])(?!(?:Million|Billion|Acre|Mile|Per)\b)"
)


_MINUTE = re.compile(r"(\d{3,4})(?:\.[ \t]+|[ \t]{2,})(?=[A-Z])")


class Line(msgspec.Struct, frozen=True):
    """One line that is not blank, without outer blanks, quote marks, bullet or hashes.

    text:   its plain characters from `start` to `end`.
    gap:    a blank line (or the file's start) stands before it.
    bullet: the bullet or number taken off, or "".
    hashes: how many "#" were taken off.
    quoted: it stood behind ">".
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: str = ""
    hashes: int = 0
    quoted: bool = False


def cut(document: Document) -> list[Line]:
    """Return the lines of `document` that are not blank, after its header."""
    text, raw, markdown = document.text, document.raw, document.markdown
    found: list[Line] = []
    gap = True
    nested_only = ">" in text and "\n> " not in text
    numbered = 0
    next_start = document.header_end
    for whole in text[document.header_end :].split("\n"):
        line_start = next_start
        next_start += len(whole) + 1
        line = whole.strip()
        if not line:
            gap = True
            continue
        first = line[0]
        body = line_start if len(line) == len(whole) else line_start + whole.index(first)
        end = body + len(line)
        if first in _PLAIN_FIRSTS and not markdown and not line[-1].isdigit():
            found.append(Line(body, end, line, gap))
            gap = False
            continue
        quoted, hashes, bullet = False, 0, ""
        if markdown:
            # Markdown's marks are blanks in `text`; what they were stands in `raw`.
            mark = raw[line_start : line_start + 6].lstrip(" ")[:1]
            quoted = mark == ">"
            if mark == "#":
                hashes = len(_FIRST_WORD.search(raw, line_start, end).group())  # type: ignore[union-attr]
        if first == ">" and not (nested_only and line.startswith(">> ")):
            quoted = True
            body = _QUOTE_MARKS.match(text, body, end).end()  # type: ignore[union-attr]
            line = text[body:end].lstrip()
            body = end - len(line)
            if not line:  # only ">": a blank line inside a quotation
                gap = True
                continue
            first = line[0]
        if first == "#" and (mark_found := _HASHES.match(line)):
            hashes = len(mark_found.group().rstrip())
            body += mark_found.end()
            line = text[body:end]
        elif (
            first in _MAY_BE_BULLET
            and (mark_found := _BULLET.match(line))
            and mark_found.end() < len(line)
            and not (quoted and first == "–")  # "– Jo Bloggs" under a quotation says who spoke
        ):
            bullet = mark_found.group().strip()
            body += mark_found.end()
            line = text[body:end]
        if line[-1].isdigit() and "   " in line and (folio := _FOLIO.search(line)):
            found.append(
                Line(body, body + folio.start(), line[: folio.start()], gap, bullet, hashes, quoted)
            )
            body, gap, bullet, hashes = body + folio.end(), False, "", 0
            line = text[body:end]
        found.append(Line(body, end, line, gap, bullet, hashes, quoted))
        gap = False
        numbered += line[0].isdigit()
    if numbered >= 2:
        found = _minutes_off(found)
    if numbered >= 3:
        found = _clocks_off(_numbers_off(found))
    return found


def _minutes_off(lines: list[Line]) -> list[Line]:
    """Take the numbers of minutes for bullets: "412. DECLARATIONS OF INTEREST", "413  PETITION"."""
    numbers = [
        _MINUTE.match(line.text) if line.gap and line.text[0].isdigit() else None for line in lines
    ]
    run = [int(number.group(1)) for number in numbers if number]
    if len(run) < 2 or any(not 0 < below - above < 5 for above, below in pairwise(run)):
        return lines
    return [
        line
        if number is None
        else replace(
            line,
            start=line.start + number.end(),
            text=line.text[number.end() :],
            bullet=number.group().strip(),
        )
        for line, number in zip(lines, numbers, strict=True)
    ]


def _numbers_off(lines: list[Line]) -> list[Line]:
    """Take off the paragraph numbers of a report: "2.1 The accounts have not been signed off"."""
    numbers = [
        _NUMBERED.match(line.text) if line.text[0].isdigit() and not line.bullet else None
        for line in lines
    ]
    numbered = [number.group() for number in numbers if number]
    if len(numbered) < 3 or all(_CLOCK.match(number + "A") for number in numbered):
        return lines
    return [
        line
        if number is None
        else replace(line, start=line.start + number.end(), text=line.text[number.end() :])
        for line, number in zip(lines, numbers, strict=True)
    ]


def _clocks_off(lines: list[Line]) -> list[Line]:
    """Part the times of a live blog from what they stand before: "12.58  We're off"."""
    clocks = [
        match
        if line.text[0].isdigit() and not line.bullet and (match := _CLOCK.match(line.text))
        else None
        for line in lines
    ]
    if len(clocks) - clocks.count(None) < 3:
        return lines
    found: list[Line] = []
    for line, clock in zip(lines, clocks, strict=True):
        if clock is None:
            found.append(line)
            continue
        time = clock.group().rstrip(" \t–:-")
        found.append(replace(line, end=line.start + len(time), text=time))
        rest = line.text[clock.end() :]
        found.append(replace(line, start=line.end - len(rest), text=rest, gap=False))
    return found
