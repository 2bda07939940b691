"""Make problems, and print them: the only place where one becomes words on a screen.

In:   a file's text, a span of it, and what is wrong there.
Out:  Problem values; their printed form, which editors' editors can click:

    articles/leeds-budget.txt:3:7: error: 31 Feb 2025 is not in the calendar [date-impossible]
      3 | date: 31 Feb 2025
        |       ^^^^^^^^^^^
      Fix: February 2025 has 28 days. Write the day the news came out, such as
           "date: 28 Feb 2025", or delete the line to use the date in the story.

Not:  exceptions. Those are for the world and for our own bugs.
"""

import textwrap
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from digest.records import Problem, Severity, Span

_EXCERPT_CHARS = 120  # longer lines are shown around the caret
_MOST_CHARS = 600  # of what is wrong, and of how to mend it
_MOST_GUESSES = 3
_AS_NEAR = 0.03  # two names this close to each other in likeness are both offered


def at(
    text: str, path: str, span: Span, *, code: str, severity: Severity, what: str, fix: str
) -> Problem:
    """Return a problem at `span` of the file's `text`, with its line and column."""
    start = min(span.start, len(text))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    line = text[line_start:line_end].rstrip("\r")
    column = start - line_start
    length = max(1, min(span.end, line_start + len(line)) - start)
    if len(line) > _EXCERPT_CHARS:
        cut = max(0, min(column - 40, len(line) - _EXCERPT_CHARS))
        line, shown = line[cut : cut + _EXCERPT_CHARS], column - cut
        length = min(length, _EXCERPT_CHARS - shown)
    else:
        shown = column
    return Problem(
        code=code,
        severity=severity,
        path=path,
        line=text.count("\n", 0, start) + 1,
        column=column + 1,
        caret=shown,
        length=length,
        excerpt=printable(line),
        what=_short(what),
        fix=_short(fix),
    )


def whole(path: str, *, code: str, severity: Severity, what: str, fix: str) -> Problem:
    """Return a problem of a whole file, where no line is to blame."""
    return Problem(code=code, severity=severity, path=path, what=_short(what), fix=_short(fix))


def _short(words: str) -> str:
    """Return what a problem says, without the most of a stranger's 60,000 words that it may quote."""
    words = printable(words)
    return words if len(words) <= _MOST_CHARS else f"{words[: _MOST_CHARS // 2]}…{words[-_MOST_CHARS // 2 :]}"  # fmt: skip


def printable(words: str) -> str:
    """Return words that stay on their line, and say nothing to a terminal: they may quote a stranger's."""
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)


def did_you_mean(word: str, known: Iterable[str], *, alike: float = 0.6) -> str:
    """Return 'Did you mean "x"? ', or "x" or "y" where two are as near, or nothing.

    alike: how near, from 0 to 1, a name must be.
    """
    word = word.casefold()
    names = {name.casefold(): name for name in known}
    nearest = get_close_matches(word, names, n=_MOST_GUESSES, cutoff=alike)
    if not nearest:
        return ""
    best = SequenceMatcher(None, nearest[0], word).ratio()
    near = [
        name for name in nearest if SequenceMatcher(None, name, word).ratio() >= best - _AS_NEAR
    ]
    return f"Did you mean {' or '.join(quoted(names[name]) for name in near)}? "


def quoted(words: str) -> str:
    """Return words between straight quotation marks."""
    return f'"{words}"'


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file and place, each once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (p.path, p.line, p.column, p.severity, p.code, p.what),
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop a publication."""
    return [problem for problem in problems if problem.severity == "error"]


def show(problem: Problem, *, width: int = 100) -> str:
    """Return the problem as it is printed, without a final line end. width: in columns."""
    place = printable(problem.path)
    if problem.line:
        place += f":{problem.line}"
        if problem.column:
            place += f":{problem.column}"
    lines = [f"{place}: {problem.severity}: {problem.what} [{problem.code}]"]
    if problem.line:
        number = str(problem.line)
        excerpt, caret, length = _cut(problem, width - len(f"  {number} | "))
        lines.append(f"  {number} | {excerpt}".rstrip())
        lines.append(f"  {' ' * len(number)} | {' ' * caret}{'^' * length}")
    lines += textwrap.wrap(
        problem.fix, width, initial_indent="  Fix: ", subsequent_indent="       ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)


def _cut(problem: Problem, room: int) -> tuple[str, int, int]:
    """Return the excerpt as far as there is room, with the caret's place in it and its length."""
    start = max(0, min(problem.caret - room // 3, len(problem.excerpt) - room))
    excerpt = problem.excerpt[start : start + room]
    caret = problem.caret - start
    return excerpt, caret, max(1, min(problem.length, room - caret))


def tally(problems: Sequence[Problem]) -> str:
    """Return "2 errors, 1 warning", or "no problems"."""
    counts = {
        kind: sum(problem.severity == kind for problem in problems) for kind in ("error", "warning")
    }
    said = [f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in counts.items() if n]
    return ", ".join(said) or "no problems"
