"""`digest explain`: how one file was read, shown to a person."""

from pathlib import Path

import click

from digest.cli import say


@click.command("explain")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For tools: what was found and turned down.")
def command(file: Path, as_json: bool) -> int:
    """Show how FILE was read: every line, what was found there, and by which rule."""
    from digest import config, read, tables
    from digest import explain as explaining
    from digest.editor.places import site_of

    home = site_of(file)
    known = tables.load(Path(config.load(home).config.topics)) if home else tables.load()
    source = read.source(file, Path())
    if not source.text:
        say.all_of(source.problems)
        return say.PROBLEMS
    if as_json:
        say.json(explaining.as_json(source, known))
        return 0
    say.styled(explaining.explain(source, known, columns=say.columns()))
    return 0
