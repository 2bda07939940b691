"""`digest export`: the open data, without the site."""

from pathlib import Path

import click

from digest import problems
from digest.cli import say


@click.command("export")
@click.argument("site", type=say.SITE, default=".")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Where to write. [default: SITE/data]"
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), help="How many processes to use. [default: one a core]")  # fmt: skip
@click.option("--keep-going", is_flag=True, help="Write what can be written; still exit 1.")
def command(site: Path, output: Path | None, jobs: int | None, keep_going: bool) -> int:
    """Write what was read from SITE as CSV, JSON Lines and one SQLite file, as its data/ pages have it."""
    from digest import build as builder
    from digest import config as configs
    from digest import executors

    say.check_site(site, "export")
    folder = output or site / "data"
    if (site / "articles").resolve() == folder.resolve():
        raise click.UsageError(f"--output {folder} holds your articles. Name another folder.")
    loaded = configs.load(site, keep_going=keep_going)
    with executors.local(jobs or executors.cores()) as executor:
        report = builder.export(loaded.config, executor, folder)
    found = [*loaded.problems, *report.problems]
    say.all_of(found, site)
    if report.published is None:
        click.echo(f"Nothing was written: {problems.tally(found)}.")
        return say.PROBLEMS
    articles, files = (say.count(report.articles, "article"), say.count(report.published.written, "file"))  # fmt: skip
    click.echo(f"Wrote the data of {articles} into {folder}: {files}.")
    return say.PROBLEMS if problems.errors(found) else 0
