"""`digest new`: a headline or a pasted story becomes a file in articles/."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import problems
from digest.cli import say

if TYPE_CHECKING:
    from digest.config import Config
    from digest.editor.new import New
    from digest.records import Article


@click.command("new")
@click.argument("headline", nargs=-1)
@click.option(
    "--paste", is_flag=True, help="Take the story from what you paste, or from a pipe; so does -."
)
@click.option("--edit", is_flag=True, help="Open the file in your editor ($VISUAL or $EDITOR).")
@click.option("--date", help="The day it came out, such as 2020-03-25. [default: today; of a pasted story, the day it prints]")  # fmt: skip
@click.option("--md", "markdown", is_flag=True, help="The story is Markdown.")
@click.option("--anyway", is_flag=True, help="Add it although the story is there already.")
@click.option("--site", type=say.SITE, default=".", help="The digest's folder. [default: here]")
def command(
    headline: tuple[str, ...],
    paste: bool,
    edit: bool,
    date: str | None,
    markdown: bool,
    anyway: bool,
    site: Path,
) -> int:
    """Add an article with HEADLINE, and say what was read from it.

    \b
    digest new "Leeds agrees its budget" --edit    write it now
    digest new --paste                             paste it here
    pbpaste | digest new -                         from the clipboard of a Mac
    """
    from digest import config as configs
    from digest import understand
    from digest.editor import new

    say.check_site(site, "new --site")
    paste = paste or "-" in headline
    title = " ".join(word for word in headline if word != "-").strip() or None
    if not title and not paste:
        raise click.UsageError('Give a headline, such as digest new "Leeds agrees its budget", or paste a story with --paste.')  # fmt: skip
    config = configs.load(site).config
    day = _day(date)
    if not paste:
        return _added(
            new.of_headline(title or "", day or config.today, markdown), site, config, edit
        )
    source = new.pasted(pasted(), markdown)
    if not source.text:
        say.all_of(source.problems)
        return say.PROBLEMS
    [task] = understand.pastes([source], Path(config.topics))
    article = understand.understand(task)
    if not anyway:
        twin = _twin(article, config)
        if twin:
            say.error("story-twice", f"this story is there already: {(site / twin).as_posix()}",
                "Nothing was added. To add it all the same, say --anyway.")  # fmt: skip
            return say.PROBLEMS
    said = new.Said(title=title, date=day)
    return _added(new.of_story(article, source, said), site, config, edit)


def _day(said: str | None) -> str | None:
    from digest.extract.declared.values import WrongError, day_or_month
    from digest.records import HeaderValue, Span

    if said is None:
        return None
    try:
        return day_or_month(HeaderValue(text=said, span=Span(start=0, end=0)), "date")[0]
    except WrongError as wrong:
        raise click.BadParameter(f"{wrong.what}.", param_hint="--date") from None


def pasted(most: int = -1) -> bytes:
    """Return what is typed, pasted or piped. most: so many bytes; -1 for all."""
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        click.echo(f"Paste the story, then press {end} on a line of its own.", err=True)
    return sys.stdin.buffer.read(most)


def _twin(article: "Article", config: "Config") -> str | None:
    """Return the path of the article that has nearly the same words, if there is one."""
    from digest import executors
    from digest.editor import look, repeats

    with executors.local(executors.cores()) as executor:
        same = repeats.like(article, look.articles(config, executor))
    return same.path if same else None


def _added(made: "New", site: Path, config: "Config", edit: bool) -> int:
    from digest.editor import new

    try:
        file = new.write(site, made)
    except new.TakenError as error:
        say.error("file-taken", f"there is a file {(site / error.path).as_posix()} already",
            "Open that file, or give the new story another headline.")  # fmt: skip
        return say.PROBLEMS
    click.echo(f"Wrote {file.as_posix()}")
    if edit:
        click.edit(filename=str(file))
    return _told(file, site, config)


def _told(file: Path, site: Path, config: "Config") -> int:
    """Say what was read from the new file, what is wrong with it, and what to do next."""
    from digest import explain, read, tables, understand
    from digest.editor import asks
    from digest.link import undated
    from digest.link.briefs import Held

    source = read.source(file, site)
    pastes = understand.pastes([source], Path(config.topics))
    if not pastes:
        say.all_of(source.problems, site)
        return say.PROBLEMS
    article = understand.understand(pastes[0])
    if not any(block.kind == "paragraph" for block in article.blocks):
        say.line(
            "Write the story below the second line of dashes and save it: then it can be read."
        )
        return 0
    known = tables.load(Path(config.topics))
    say.styled(explain.summary(article, known, columns=say.columns()))
    held = Held([article], known)
    found = [*article.problems, *asks.of(article), *undated.find(held.briefs, held)]
    say.all_of(found, site)
    say.line(f"digest explain {file.as_posix()} shows every line; digest serve shows the page.")
    return say.PROBLEMS if problems.errors(found) else 0
