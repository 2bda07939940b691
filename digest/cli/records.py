"""`digest records`: what was read, as JSON Lines."""

from pathlib import Path

import click

from digest import problems
from digest.cli import say
from digest.records import Problem


@click.command("records")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(paths: tuple[Path, ...]) -> int:
    """Print the records read from PATHS (files or folders) as JSON Lines."""
    from digest import read, rows, understand

    found: list[Problem] = []
    sources = read.named(paths)
    for paste in understand.pastes(sources):
        article = understand.understand(paste)
        found += article.problems
        say.json(rows.line(article))
    found += (problem for source in sources if not source.text for problem in source.problems)
    say.all_of(problems.errors(found))
    return say.PROBLEMS if problems.errors(found) else 0
