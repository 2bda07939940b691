"""`digest import`: documents that are there already become files in articles/."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from digest.cli import say

if TYPE_CHECKING:
    from digest.bring.batch import Outcome
    from digest.bring.intake import Intake
    from digest.config import Config
    from digest.records import Article

T = TypeVar("T")

_MANY = 10  # documents, from which on somebody may want to see how far it is


@click.command("import")
@click.argument(
    "paths",
    metavar="FILE|FOLDER|-...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option("--draft", is_flag=True, help="Hold them all back as drafts; what a feed brings is one anyway.")  # fmt: skip
@click.option("--anyway", is_flag=True, help="Bring in stories that are there already, too.")
@click.option("--site", type=say.SITE, default=".", help="The digest's folder. [default: here]")
def command(paths: tuple[Path, ...], dry_run: bool, draft: bool, anyway: bool, site: Path) -> int:
    """Make articles of documents that you have already.

    Text, Markdown, saved web pages, Word (.docx), OpenDocument (.odt), e-mails (.eml),
    PDFs with text, and saved feeds (RSS, Atom, JSON Feed).

    The documents stay as they are, and nothing is fetched. Stories that are there already are left out.

    \b
    digest import releases/ --dry-run      what would come in from a folder
    digest import budget.docx mail.eml     two documents
    digest import feed.xml                 a draft of each entry not yet there
    """
    from digest import config as configs
    from digest import problems, read
    from digest.bring import batch

    say.check_site(site, "import --site")
    config = configs.load(site).config
    intake = _taken(paths)
    outcomes = batch.plan(
        intake.stories,
        _there(config) if intake.stories else (),
        {read.slug_of(file.path) for file in read.files(site / "articles", site)},
        Path(config.topics),
        config.settings.time_zone,
        draft=draft,
        anyway=anyway,
    )
    for outcome in outcomes:
        say.line(_told(outcome, site, dry_run))
    if outcomes and intake.problems:
        click.echo()
    say.all_of(intake.problems)
    _sum_up(outcomes, intake, dry_run)
    return say.PROBLEMS if problems.errors(intake.problems) else 0


def _taken(paths: Sequence[Path]) -> "Intake":
    from digest.bring import apart, gather
    from digest.bring.intake import Intake
    from digest.bring.kinds import LARGEST_BYTES, Document

    with apart.Apart() as reader:
        intake = Intake(reader)
        files = list(gather.files(path for path in paths if path != Path("-")))
        if Path("-") in paths:
            from digest.cli.new import pasted

            intake.take(Document(name="", data=pasted(LARGEST_BYTES)))
        intake.take_files(_followed(files))
    return intake


def _followed(files: Sequence[T]) -> Iterable[T]:
    if say.may_follow() and len(files) >= _MANY:
        return say.follow("Reading documents", len(files), iter(files))
    return files


def _there(config: "Config") -> tuple["Article", ...]:
    from digest import executors
    from digest.editor import look

    with executors.local(executors.cores()) as executor:
        return look.articles(config, executor, follow=say.follow if say.may_follow() else None)


def _told(outcome: "Outcome", site: Path, dry_run: bool) -> str:
    """Say what becomes of a story; it is written here, unless this is a dry run."""
    from digest.editor import new

    if outcome.new is None:
        return f"Left out {outcome.origin}: it has {outcome.how} {(site / outcome.twin).as_posix()}"
    if dry_run:
        return f"Would write {(site / outcome.new.path).as_posix()} from {outcome.origin}"
    try:
        return f"Wrote {new.write(site, outcome.new).as_posix()} from {outcome.origin}"
    except new.TakenError as taken:  # since the names were looked up, or by a folder
        raise click.ClickException(
            f"{(site / taken.path).as_posix()} is there already.\n"
            f"What is told above has come in. Move that away, and import {outcome.origin} again."
        ) from taken


def _sum_up(outcomes: "Sequence[Outcome]", intake: "Intake", dry_run: bool) -> None:
    came = sum(outcome.new is not None for outcome in outcomes)
    stories, documents = say.count(came, "story"), say.count(intake.documents, "document")
    what = [
        f"{stories} would come in from {documents}"
        if dry_run
        else f"Brought in {stories} from {documents}"
    ]
    if there := len(outcomes) - came:
        what.append(f"{there:,} {'was' if there == 1 else 'were'} there already")
    if intake.unread:
        what.append(f"{intake.unread:,} could not be read")
    say.line(f"{'; '.join(what)}.{' Nothing was written.' if dry_run else ''}")
    if came and not dry_run:
        say.line("digest check asks what is still open about them; digest serve shows the pages.")
