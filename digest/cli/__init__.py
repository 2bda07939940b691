"""The command line: one command a file; this is the door, which knows exit codes and the words for errors.

In:   what was typed.
Out:  what the rooms below answer, printed; an exit code: 0 fine, 1 problems that stopped something, 2 called
      wrongly, 3 a bug of ours.
Not:  decisions. Commands parse, call and print; what they need is imported when they run, so that `--help` is quick.
"""

import os
import sys
import traceback
from concurrent.futures import BrokenExecutor

import click

from digest.cli import (
    build,
    check,
    explain,
    export,
    import_,
    init,
    new,
    records,
    say,
    serve,
    status,
)

_STOPPED = 130  # what shells expect after Ctrl-C


class _InOrder(click.Group):
    """Lists the commands in the order in which an editor meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands as they were added."""
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="council-digest", prog_name="digest")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Turn pasted council news into a site where every figure leads to its sentence."""
    ctx.color = say.colour()


for _module in (init, new, import_, check, status, serve, build, export, explain, records):
    cli.add_command(_module.command)


def main() -> None:
    """Run the command line, and end with its exit code."""
    try:
        sys.exit(cli(prog_name="digest", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(_STOPPED)
    except BrokenPipeError:  # `digest records … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        say.error("world", say.in_words(error))
        sys.exit(say.PROBLEMS)
    except BrokenExecutor:
        say.error("worker-ended", "a process that reads or draws has died, as one does that the system ends where memory is short",
            "Try again; build, check and export need the least memory with --jobs 1. If it dies each time, please report it.")  # fmt: skip
        sys.exit(say.PROBLEMS)
    except Exception:
        traceback.print_exc()
        click.echo("\nThis is a mistake in council-digest, not in your articles. The old site is untouched.\n"
            "Please report it with the lines above.", err=True)  # fmt: skip
        sys.exit(say.BUG)


def run() -> None:
    """Run the command line, and end with its exit code; after a build at once, without freeing what it held."""
    try:
        main()
    except SystemExit as end:
        if build.left:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(int(end.code or 0))
        raise
