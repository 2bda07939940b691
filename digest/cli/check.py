"""`digest check`: everything that is wrong, said once, with the way to mend it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import problems
from digest.cli import say

if TYPE_CHECKING:
    from digest.editor.check import Checked
    from digest.records import Problem


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--changed", is_flag=True, help="Only files that differ from git's main branch.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    help="For people, for tools, or as notes on a pull request. [default: text]",
)  # fmt: skip
@click.option("--fix", is_flag=True, help="Show what can be mended in headers, as a diff.")
@click.option("--write", is_flag=True, help="With --fix: mend it.")
@click.option(
    "--jobs", type=click.IntRange(1), help="How many processes to use. [default: one a core]"
)
def command(
    paths: tuple[Path, ...], changed: bool, form: str, fix: bool, write: bool, jobs: int | None
) -> int:
    """Say what is wrong with PATHS: a digest, or files and folders of one. [default: the digest here]

    Exits with 1 if there are errors, which would stop a build; warnings alone exit with 0.
    """
    from digest import executors
    from digest.editor import changed as git
    from digest.editor import check

    if write and not fix:
        raise click.UsageError("--write goes with --fix: digest check --fix --write")
    if not paths:
        say.check_site(Path(), "check")
    named = paths or (Path(),)
    follow = say.follow if say.may_follow() and form == "text" else None
    with executors.local(jobs or executors.cores()) as executor:
        if fix:
            _mend(named, write)
            click.echo("")
        if changed:
            try:
                named = tuple(
                    p for home in _homes(named) for p in _differing(home, git.files(home))
                )
            except git.NoGitError as error:
                raise click.UsageError(f"--changed asks git, and {error}.") from error
        found = check.paths(named, executor, follow)
    return _report(found, form, changed)


def _homes(named: Sequence[Path]) -> list[Path]:
    from digest.editor.places import site_of

    homes = [site_of(path) for path in named]
    if None in homes:
        raise click.UsageError("--changed needs a digest: a folder that holds articles/.")
    return list(dict.fromkeys(home for home in homes if home is not None))


def _differing(home: Path, names: frozenset[str]) -> list[Path]:
    """The files that a digest is made of, among those that differ."""
    ours = [
        name for name in names
        if name.startswith(("articles/", "templates/")) or name in ("digest.yaml", "topics.yaml")
    ]  # fmt: skip
    return [home / name for name in sorted(ours)]


def _mend(named: Sequence[Path], write: bool) -> None:
    """Show what can be mended, and mend it with --write."""
    from digest import config, read, tables
    from digest.editor import fix, save
    from digest.editor.places import site_of

    mended = 0
    for path in named:
        home = site_of(path)
        topics = config.load(home).config.topics if home is not None else tables.TOPICS
        inside = path / "articles" if (path / "articles").is_dir() else path
        for source in read.named([inside]):
            text = fix.mended(source, tables.load(Path(topics)))
            if text == source.text:
                continue
            mended += 1
            _print_diff(fix.diff(source, text, source.path))
            if write:
                try:
                    fix.write(Path(source.path), source, text)
                except save.ChangedMeanwhileError:
                    mended -= 1
                    say.line(f"{source.path} was left as it is: it is not UTF-8, or was saved just now.")  # fmt: skip
    if not mended:
        say.line("Nothing in the headers can be mended without asking you.")
    elif write:
        say.line(f"Mended {say.count(mended, 'header')}.")
    else:
        say.line('Nothing was changed. "digest check --fix --write" makes these changes.')


def _print_diff(diff: str) -> None:
    for line in diff.splitlines():
        shade = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(say.quiet(line), fg=shade) if shade else say.quiet(line))


def _report(found: Sequence["Checked"], form: str, changed: bool) -> int:
    from digest.editor import formats

    located = [p for each in found for p in say.located(each.problems, Path(each.site))]
    articles = sum(each.articles for each in found)
    if form == "json":
        say.json(formats.as_json(located, articles))
    elif form == "github":
        for line in formats.as_github([_in_workspace(problem) for problem in located]):
            click.echo(say.quiet(line))
    else:
        say.all_of(located)
    if form != "json":
        looked = "No file differs from main" if changed and not found else f"Checked {say.count(articles, 'article')}"  # fmt: skip
        click.echo(f"{looked}: {problems.tally(located)}.")
    return say.PROBLEMS if problems.errors(located) else 0


def _in_workspace(problem: "Problem") -> "Problem":
    """GitHub looks for files from the top of the checkout, wherever the command was called."""
    import msgspec

    top = os.environ.get("GITHUB_WORKSPACE")
    if not top:
        return problem
    path = os.path.relpath(Path(problem.path).absolute(), top)
    return msgspec.structs.replace(problem, path=Path(path).as_posix())
