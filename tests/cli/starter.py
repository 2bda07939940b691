"""Starts commands in terminals, one fork each, so that what they import is imported once.

In:   a line of JSON on standard input for each command: its terminal, folder, environment and arguments; or the
      process whose exit code is asked for.
Out:  a line of JSON each: the process, or its exit code.
"""

import fcntl
import json
import os
import sys
import termios
from typing import Any


def main() -> None:
    from digest import build, cli, explain  # noqa: F401 # what most commands import
    from digest.editor import check, status  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status_ = os.waitpid(order["wait"], 0)
            answer: dict[str, Any] = {"code": os.waitstatus_to_exitcode(status_)}
        else:
            terminal = os.open(order["tty"], os.O_RDWR | os.O_NOCTTY)
            process = os.fork()
            if process == 0:
                run(order, terminal)
            os.close(terminal)
            answer = {"pid": process}
        print(json.dumps(answer), flush=True)


def run(order: dict[str, Any], terminal: int) -> None:
    """Become the command. Never returns."""
    from digest import cli

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for stream in (0, 1, 2):
        os.dup2(terminal, stream)
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["folder"])
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["digest", *order["arguments"]]
    code = 0
    try:
        cli.main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
