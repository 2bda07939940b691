"""What the commands have in common: how problems, errors and counts are put to a person.

In:   problems and counts.
Out:  lines on standard output and standard error; colour and bars only on a terminal that wants them.
Not:  what is wrong, and how a problem reads: that is `problems.show`.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click
import msgspec

from digest import problems
from digest.records import Problem

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

T = TypeVar("T")

PROBLEMS, BUG = 1, 3
"""Exit codes; click's own is 2, for a command called wrongly."""

SITE = click.Path(exists=True, file_okay=False, path_type=Path)
_WIDEST = 100  # lines longer than this are hard to read
# What a stranger's text could tell the terminal. Tabs stay.
_SILENT = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160)), " ")
_ESCAPED = {code: f"\\u{code:04x}" for code in range(127, 160)}  # JSON escapes the others itself


def colour() -> bool | None:
    """Whether to colour: False where NO_COLOR is set or the terminal is dumb, None to ask the stream."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def width() -> int:
    """Return how many columns a message may take."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def check_site(site: Path, command: str) -> None:
    """Refuse a folder without articles/, with what to do about it."""
    if not (site / "articles").is_dir():
        where = "this folder" if site == Path() else str(site)
        raise click.UsageError(
            f"{where} has no folder articles/.\n"
            "Start a new digest: digest init MY-DIGEST\n"
            f"or name the folder of yours: digest {command} MY-DIGEST"
        )


def located(found: Sequence[Problem], site: Path) -> list[Problem]:
    """Return problems in file order, their paths as seen from here, so that editors and terminals can open them."""
    if site == Path():
        return problems.in_order(found)
    return [
        msgspec.structs.replace(problem, path=(site / problem.path).as_posix())
        for problem in problems.in_order(found)
    ]


def all_of(found: Sequence[Problem], site: Path = Path()) -> None:
    """Print problems on standard error, in file order, coloured where there is a terminal."""
    for problem in located(found, site):
        first, _, rest = problems.show(problem, width=width()).partition("\n")
        shade = "red" if problem.severity == "error" else "yellow"
        for each in _wrapped(first, sys.stderr):
            click.echo(click.style(each, fg=shade), err=True, color=colour())
        click.echo(f"{rest}\n", err=True)


def line(words: str) -> None:
    """Print a line on standard output, broken between words where a terminal would break it amid one."""
    for each in _wrapped(quiet(words), sys.stdout):
        click.echo(each, color=colour())


def quiet(words: str) -> str:
    """Return words of the same length that give a terminal no orders."""
    return words.translate(_SILENT)


def styled(lines: "Iterable[Text]") -> None:
    """Print rich's lines on standard output, without what a stranger's words in them could tell the terminal."""
    console = _console()
    for each in lines:
        each.plain = quiet(each.plain)
        console.print(each)


def json(document: str) -> None:
    """Print a JSON document. JSON leaves some control characters as they are, which a terminal would obey."""
    click.echo(document.translate(_ESCAPED))


def _wrapped(words: str, stream: TextIO) -> list[str]:
    if not stream.isatty():
        return [words]
    return textwrap.wrap(
        words, shutil.get_terminal_size().columns, subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _console() -> "Console":
    from rich.console import Console

    return Console(
        highlight=False,
        soft_wrap=not sys.stdout.isatty(),
        color_system=None if colour() is False else "auto",
    )


def columns() -> int | None:
    """Return how wide the terminal is that standard output goes to, None for a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def error(code: str, what: str, fix: str = "") -> None:
    """Print a mistake that is not in a file."""
    click.echo(f"{click.style('error:', fg='red')} {what} [{code}]", err=True, color=colour())
    if fix:
        click.echo(f"  Fix: {fix}", err=True)


def in_words(error: OSError) -> str:
    """Return what the world said no to: "_site: permission denied"."""
    reason = (error.strerror or str(error)).lower()
    return f"{error.filename}: {reason}" if error.filename else reason


def count(number: int, noun: str) -> str:
    """Return "1 article", "1,204 articles"."""
    is_ies = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    many = f"{noun[:-1]}ies" if is_ies else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def some(paths: Sequence[str]) -> str:
    """Return the first few of many paths."""
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3:,} more" if len(paths) > 3 else "")


def follow(label: str, total: int, work: Iterator[T]) -> Iterator[T]:
    """Show a progress bar on standard error while `work` goes by."""
    from rich.console import Console
    from rich.progress import track

    return iter(track(work, label, total=total, console=Console(stderr=True), transient=True))


def may_follow() -> bool:
    """Whether there is somebody to watch a progress bar."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
