"""`digest serve`: a preview in the browser."""

from pathlib import Path

import click

from digest.cli import say


@click.command("serve")
@click.argument("site", type=say.SITE, default=".")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Where to serve; the next free one is used if it is taken.")  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="Open it in your browser.")
def command(site: Path, port: int, open_: bool) -> int:
    """Show the digest in SITE in your browser, and follow what you save.

    Drafts and stories dated in the future are shown too, with a badge. At /desk/ stands what was read from each
    article, to be put right. Only this computer can see it.
    """
    from digest import serve

    say.check_site(site, "serve")
    try:
        listening = serve.free_port(port)
    except serve.NoPortError:
        say.error("port-taken", f"port {port} is taken, and so are those after it",
            "Name another with --port, such as --port 9000.")  # fmt: skip
        return say.PROBLEMS
    taken = listening.getsockname()[1]
    if taken != port:
        say.line(f"Port {port} is taken, perhaps by another preview; this one uses {taken}.")
    click.echo("Building the preview…")

    def ready(address: str) -> None:
        click.echo(
            f"Look at {address}\nSee what was read, and put it right, at {address}desk/\nPages follow what you save. Ctrl-C stops."
        )
        if open_:
            click.launch(address)

    with listening:
        serve.run(
            site,
            listening,
            tell=say.line,
            show=lambda found: say.all_of(found, site),
            ready=ready,
        )
    click.echo("\nStopped.")
    return 0
