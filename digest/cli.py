"""The command line: parses, calls, prints. Nothing is decided here.

Exit codes: 0 fine, 1 problems that stopped something, 2 usage, 3 a bug of ours.
"""

import os
import shutil
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from digest import executors, problems, publish
from digest.records import Problem

if TYPE_CHECKING:
    from digest.build import Report

T = TypeVar("T")
_SITE = click.Path(exists=True, file_okay=False, path_type=Path)
_PROBLEMS, _BUG = 1, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="council-digest", prog_name="digest")
def cli() -> None:
    """Turn pasted council news into a site where every figure leads to its sentence."""


def main() -> None:
    """Run the command line, and end with its exit code."""
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # `digest records … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _say_error("world", _in_words(error))
        sys.exit(_PROBLEMS)
    except Exception:
        traceback.print_exc()
        click.echo("\nThis is a mistake in council-digest, not in your articles. The old site is untouched.\n"
            "Please report it with the lines above.", err=True)  # fmt: skip
        sys.exit(_BUG)


@cli.command()
@click.argument("site", type=_SITE, default=".")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to publish. [default: SITE/_site]"
)
@click.option(
    "--jobs", type=click.IntRange(1), help="How many processes to use. [default: one a core]"
)
@click.option("--keep-going", is_flag=True, help="Publish what can be published; still exit 1.")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
def build(
    site: Path,
    output: Path | None,
    jobs: int | None,
    keep_going: bool,
    no_search: bool,
    quiet: bool,
) -> int:
    """Build the site in the folder SITE, which holds articles/."""
    from digest import build as builder
    from digest import config as configs

    started = time.perf_counter()
    _check_site(site, output)
    loaded = configs.load(site, output=output, search=not no_search, keep_going=keep_going)
    executor = executors.local(jobs or executors.cores())
    try:
        with executor:
            report = builder.build(loaded.config, executor, known=loaded.problems,
                follow=None if quiet or not sys.stderr.isatty() else _follow)  # fmt: skip
    except publish.InTheWayError as error:
        shown = ", ".join(error.paths[:3]) + (" and more" if len(error.paths) > 3 else "")
        _say_error("output-taken", f"{loaded.config.output} already holds {shown}, which the digest did not write",
            "Move those files away, or publish to another folder with --output.")  # fmt: skip
        return _PROBLEMS
    _show(report.problems)
    if not quiet:
        seconds = time.perf_counter() - started
        for line in _closing(report, Path(loaded.config.output), seconds):
            click.echo(line)
    return _PROBLEMS if problems.errors(report.problems) else 0


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def records(paths: tuple[Path, ...]) -> int:
    """Print the records read from PATHS (files or folders) as JSON Lines."""
    from digest import read, rows, understand

    found: list[Problem] = []
    sources = read.named(paths)
    for paste in understand.pastes(sources):
        article = understand.understand(paste)
        found += article.problems
        sys.stdout.write(rows.line(article) + "\n")
    found += (problem for source in sources if not source.text for problem in source.problems)
    _show(problems.errors(found))
    return _PROBLEMS if problems.errors(found) else 0


@cli.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For tools: what was found and turned down.")
def explain(file: Path, as_json: bool) -> int:
    """Show how FILE was read: every line, what was found there, and by which rule."""
    from rich.console import Console

    from digest import explain as explaining
    from digest import read, tables

    source = read.source(file, Path())
    if not source.text:
        _show(source.problems)
        return _PROBLEMS
    if as_json:
        click.echo(explaining.as_json(source, tables.load()))
        return 0
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for line in explaining.explain(source, tables.load()):
        console.print(line)
    return 0


def _check_site(site: Path, output: Path | None) -> None:
    if not (site / "articles").is_dir():
        raise click.UsageError(
            f"{site} has no folder articles/.\n"
            "Make one and put a story into it, or name the folder that holds it: digest build MY-SITE"
        )
    if output is not None and (site / "articles").resolve().is_relative_to(output.resolve()):
        raise click.UsageError(f"--output {output} holds your articles. Name another folder.")


def _closing(report: "Report", output: Path, seconds: float) -> Iterator[str]:
    """Give the closing lines: what was built, what was held back and why, and how long it took."""
    done = report.published
    if done is None:
        yield f"Nothing was published: {problems.tally(report.problems)}. The site is as it was."
        return
    files = f"{done.written} files written, {done.kept} unchanged, {done.removed} removed"
    yield f"Published {_count(report.articles, 'article')} in {seconds:.1f} s: {files}."
    held = report.held
    for paths, why in (
        (held.drafts, "held back as drafts"),
        (held.future, "held back until their date"),
        (held.broken, "left out because of errors"),
    ):
        if paths:
            yield f"{_count(len(paths), 'article')} {why}: {_some(paths)}."
    if report.undated:
        yield f"{_count(report.undated, 'article')} without a date: under Undated, and in no feed."
    if done.foreign:
        yield f"Kept {_count(len(done.foreign), 'file')} that the digest did not write: {_some(done.foreign)}."
    if report.problems:
        yield f"{problems.tally(report.problems).capitalize()}, shown above."
    yield f"Look at {output / 'index.html'}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")


def _follow(label: str, total: int, work: Iterator[T]) -> Iterator[T]:
    """Show a progress bar on standard error while `work` goes by."""
    from rich.console import Console
    from rich.progress import track

    return iter(track(work, label, total=total, console=Console(stderr=True), transient=True))


def _show(found: Sequence[Problem]) -> None:
    """Print problems on standard error, in file order, coloured where there is a terminal."""
    width = min(shutil.get_terminal_size().columns, 100)
    for problem in problems.in_order(found):
        first, _, rest = problems.show(problem, width=width).partition("\n")
        colour = "red" if problem.severity == "error" else "yellow"
        click.echo(f"{click.style(first, fg=colour)}\n{rest}\n", err=True)


def _say_error(code: str, what: str, fix: str = "") -> None:
    click.echo(f"{click.style('error:', fg='red')} {what} [{code}]", err=True)
    if fix:
        click.echo(f"  Fix: {fix}", err=True)


def _in_words(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{error.filename}: {reason}" if error.filename else reason
