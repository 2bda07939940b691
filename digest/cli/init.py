"""`digest init`: a new digest, ready for its first story."""

import shlex
from pathlib import Path

import click

from digest.cli import say


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="What the digest is called. [default: the folder's name]")
@click.option("--url", help="Where it will be published, such as https://digest.example/.")
def command(folder: Path, title: str | None, url: str | None) -> int:
    """Start a new digest in FOLDER, with an example story.

    Files that are there already stay as they are.
    """
    from digest import config as configs
    from digest.editor import start

    folder.mkdir(parents=True, exist_ok=True)
    done = start.digest(folder, title=title, url=url, today=configs.load(folder).config.today)
    for path in done.written:
        click.echo(f"Wrote {(folder / path).as_posix()}")
    for path in done.kept:
        click.echo(f"Kept  {(folder / path).as_posix()}")
    say.all_of(configs.load(folder).problems, folder)
    step = "" if folder == Path() else f"    cd {shlex.quote(str(folder))}\n"
    click.echo(
        f"\nNext:\n{step}"
        "    digest serve              look at it; leave this running\n"
        "    digest new --paste        add a story\n"
        "    digest build              make the site in _site/"
    )
    return 0
