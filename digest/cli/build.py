"""`digest build`: articles in, a site out."""

import gc
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import problems
from digest.cli import say

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from digest.config import Config, Loaded
    from digest.report import Report
    from digest.unchanged import Glance

left: list[object] = []
"""What a build leaves behind and nobody wants any more: the site, or a worker that has nothing to do. To free what
10,000 stories hold takes 0.2 s, and to end the process at once frees it as well. See `cli.run`."""


@click.command("build")
@click.argument("site", type=say.SITE, default=".")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to publish. [default: SITE/_site]"
)
@click.option(
    "--jobs", type=click.IntRange(1), help="How many processes to use. [default: one a core]"
)
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Have a Dask cluster read and draw. Needs the extra [dask].",
)
@click.option("--keep-going", is_flag=True, help="Publish what can be published; still exit 1.")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option("--no-data", is_flag=True, help="Leave out the open data.")
@click.option("--stats", is_flag=True, help="Say what was read and drawn, and why.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
def command(
    site: Path,
    output: Path | None,
    jobs: int | None,
    executor: str | None,
    keep_going: bool,
    no_search: bool,
    no_data: bool,
    stats: bool,
    quiet: bool,
) -> int:
    """Build the site in the folder SITE, which holds articles/."""
    from digest import config as configs
    from digest import executors, unchanged

    started = time.perf_counter()
    say.check_site(site, "build")
    if output is not None and (site / "articles").resolve().is_relative_to(output.resolve()):
        raise click.UsageError(f"--output {output} holds your articles. Name another folder.")
    loaded = configs.load(
        site, output=output, search=not no_search, data=not no_data, keep_going=keep_going
    )
    if executor is not None and not executor.startswith("dask://"):
        raise click.UsageError(f"--executor {executor} is no address. Write dask://HOST:PORT.")
    workers = executors.remote(executor) if executor else _started(loaded.config, jobs)
    glance = unchanged.glance(loaded)
    report = unchanged.report(glance.before, loaded)
    if report:
        _dismiss(workers)
    report = report or _built(loaded, glance, workers, quiet=quiet)
    if report is None:
        return say.PROBLEMS
    say.all_of(report.problems, site)
    if stats:
        for line in _stats(report):
            say.line(line)
    if not quiet:
        seconds = time.perf_counter() - started
        for line in _closing(report, Path(loaded.config.output), seconds):
            say.line(line)
    return say.PROBLEMS if problems.errors(report.problems) else 0


def _started(config: "Config", jobs: int | None) -> Executor:
    """Workers that import what reads while this process looks whether anything has changed."""
    from digest import executors

    workers = jobs or executors.cores()
    # Where there is a memory, little will have to be read.
    executor = executors.local(workers, early=1 if Path(config.memory).is_dir() else workers)
    executors.prepare(executor, _prepare)
    return executor


def _dismiss(workers: "AbstractContextManager[Executor]") -> None:
    """Let workers go that have nothing to do, without waiting until they are ready for it."""
    if isinstance(workers, Executor):
        workers.shutdown(wait=False)
        left.append(workers)


def _built(
    loaded: "Loaded",
    glance: "Glance",
    workers: "AbstractContextManager[Executor]",
    *,
    quiet: bool,
) -> "Report | None":
    """Build; None where the way is barred, which is said. glance: at all that it is to read."""
    from digest import publish, unchanged, work

    # Records hold no cycles, and looking for some among 100,000 of them takes a fifth of a build's time.
    gc.disable()
    config = loaded.config
    follow = say.follow if say.may_follow() and not quiet else None
    try:
        with workers as executor:
            from digest import build as builder

            report = builder.build(
                config,
                executor,
                known=loaded.problems,
                follow=follow,
                meet=left.append,
                waiting=_waiting,
                listed=glance.articles,
            )
    except publish.InTheWayError as error:
        say.error("output-taken", f"{config.output} already holds {say.some(error.paths)}, which the digest did not write",
            "Move those files away, or publish to another folder with --output.")  # fmt: skip
        return None
    except ModuleNotFoundError as error:
        if error.name != "distributed":
            raise
        say.error("executor-missing", "Dask is not installed here", "Install it: pip install 'council-digest[dask]'.")  # fmt: skip
        return None
    except work.OtherCodeError:
        say.error("executor-other-code", "a worker has another version of council-digest, of its libraries or of Python",
            "Install the same ones there as here.")  # fmt: skip
        return None
    unchanged.note(glance.before, loaded, report)
    return report


def _prepare() -> None:
    """Have a worker ready to read, while this process imports what builds."""
    from digest import shelf

    shelf.prepare()


def _waiting() -> None:
    click.echo("Another build of this site is under way. Waiting for it to end.", err=True)


_DEEDS = {
    "read": ("Read", "article"),
    "of_share": ("Gathered who said what, by groups of names", "group"),
    "of_council": ("Searched for figures that come back", "council"),
    "page": ("Drew", "file"),
    "files": ("Made feeds", "group"),
    "portion": ("Gathered for the data", "day"),
    "file": ("Made of the data", "file"),
    "together": ("Put together the data of all stories", "set"),
    "index": ("Indexed", "part"),
}
_SHOWN = 5  # names under each reason


def _stats(report: "Report") -> Iterator[str]:
    """Give what was done of what there was to do; for articles and pages, which changes were the cause."""
    if not report.tallies:
        yield "Nothing was read, drawn or written: a glance told that nothing has changed."
    for tally in report.tallies:
        deed, noun = _DEEDS[tally.function]
        yield f"{deed}: {tally.done:,} of {say.count(tally.asked, noun)}."
        for why, names in tally.whys.items():
            yield f"  {say.count(len(names), noun)}: {why}"
            for name in names[:_SHOWN]:
                yield f"    {name}"
            if len(names) > _SHOWN:
                yield f"    and {len(names) - _SHOWN:,} more"
    if report.published:
        done = report.published
        yield f"Wrote: {done.written:,} of {say.count(done.written + done.kept, 'file')}; the others hold what they held."


def _closing(report: "Report", output: Path, seconds: float) -> Iterator[str]:
    """Give the closing lines: what was built, what was held back and why, and how long it took."""
    done = report.published
    if done is None:
        yield f"Nothing was published: {problems.tally(report.problems)}. The site is as it was."
        return
    files = f"{say.count(done.written, 'file')} written, {done.kept:,} unchanged, {done.removed:,} removed"
    yield f"Published {say.count(report.articles, 'article')} in {seconds:.1f} s: {files}."
    held = report.held
    for paths, one, many in (
        (held.drafts, "held back as a draft", "held back as drafts"),
        (held.future, "held back until its date", "held back until their dates"),
        (held.broken, "left out because of errors", "left out because of errors"),
    ):
        if paths:
            why = one if len(paths) == 1 else many
            yield f"{say.count(len(paths), 'article')} {why}: {say.some(paths)}."
    if report.undated:
        undated = say.count(report.undated, "article")
        yield f"{undated} without a date: under Undated, and in no feed."
    if done.foreign:
        yield f"Kept {say.count(len(done.foreign), 'file')} that the digest did not write: {say.some(done.foreign)}."
    if report.problems:
        yield f"{problems.tally(report.problems).capitalize()}, shown above."
    yield f"Look at {output / 'index.html'}"
