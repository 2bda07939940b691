"""`digest status`: where every article stands, and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import problems
from digest.cli import say

if TYPE_CHECKING:
    from digest.editor.status import Group, Standing

_SHOWN = 10  # published stories are many, and fine


@click.command("status")
@click.argument("site", type=say.SITE, default=".")
@click.option("--all", "all_", is_flag=True, help="List every published article too.")
@click.option("--json", "as_json", is_flag=True, help="For tools.")
def command(site: Path, all_: bool, as_json: bool) -> int:
    """Say where the articles of SITE stand: published, new, draft, held, undated, with errors; and why."""
    import msgspec

    from digest import config as configs
    from digest import executors
    from digest.editor import look, status

    say.check_site(site, "status")
    loaded = configs.load(site)
    with executors.local(executors.cores()) as executor:
        looked = look.over(loaded.config, executor, known=loaded.problems,
            follow=say.follow if say.may_follow() and not as_json else None)  # fmt: skip
    groups = status.groups(looked, loaded.config)
    if as_json:
        say.json(msgspec.json.format(msgspec.json.encode(groups), indent=2).decode())
        return 0
    for group in groups:
        for line in _lines(group, all_):
            click.echo(line)
    if looked.problems:
        say.line(f'{problems.tally(looked.problems).capitalize()}; "digest check" shows them.')
    return 0


def _lines(group: "Group", all_: bool) -> Iterator[str]:
    """Give a group's heading, its articles and a blank line."""
    yield f"{click.style(group.name, bold=True)} ({len(group.articles):,}): {group.about}"
    listed = group.articles if all_ or group.name != "Published" else group.articles[-_SHOWN:]
    for article in listed:
        yield from _line(article)
    hidden = len(group.articles) - len(listed)
    if hidden:
        yield f"  and {hidden:,} earlier ones; --all lists them"
    yield ""


def _line(article: "Standing") -> Iterator[str]:
    yield f"  {article.path}"
    if article.reason:
        yield f"    {click.style(article.reason, dim=True)}"
