"""A terminal in memory: what a person sees of a command, colours and all."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

_LINES = 200
_PATIENCE_S = 60


class Terminal:
    """Runs one command in a pseudo-terminal. Used as a context manager, which ends it.

    columns: how wide it is; colour: whether it has any.
    """

    def __init__(self, *arguments: str, folder: Path, columns: int, colour: bool = True) -> None:
        self.screen = pyte.Screen(columns, _LINES)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        env = {
            "TERM": "xterm-256color",
            "SOURCE_DATE_EPOCH": "1780315200",  # noon on 1 June 2026
            "LC_ALL": "C.UTF-8",
            "EDITOR": "true",
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
        }
        if not colour:
            env["NO_COLOR"] = "1"
        terminal = os.ttyname(slave)
        self._pid: int = _ask(tty=terminal, folder=str(folder), env=env, arguments=arguments)["pid"]
        self._code: int | None = None
        os.close(slave)  # the command has it open by now; its end is when nobody has

    def enter(self, words: str) -> None:
        """Type words; "\\x03" is Ctrl-C, "\\x04" Ctrl-D."""
        os.write(self._master, words.encode())

    def wait_for(self, words: str) -> None:
        """Read until `words` stand on the screen."""
        until = time.monotonic() + _PATIENCE_S
        while self._read():
            if words in "\n".join(self.screen.display):
                return
            assert time.monotonic() < until, f"no {words!r} in:\n{self.seen()}"
        assert words in "\n".join(self.screen.display), self.seen()

    def end(self) -> int:
        """Read until the command ends, and return its exit code."""
        until = time.monotonic() + _PATIENCE_S
        while self._read():
            assert time.monotonic() < until, self.seen()
        return self._ended()

    def _ended(self) -> int:
        if self._code is None:
            self._code = int(_ask(wait=self._pid)["code"])
        return self._code

    def _read(self) -> bool:
        """Take in what has come. False once the command has closed its terminal."""
        ready, _, _ = select.select([self._master], [], [], 0.1)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65_536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self._stream.feed(data)
        return bool(data)

    def seen(self) -> str:
        """Return the screen in words: ‹red:words› for what has a colour, ‹bold:words› for what is bold."""
        widths = [len(line.rstrip()) for line in self.screen.display]
        lines = ["".join(self._line(row, width)).rstrip() for row, width in enumerate(widths)]
        return "\n".join(lines).rstrip() + "\n"

    def _line(self, row: int, width: int) -> Iterator[str]:
        cells = self.screen.buffer[row]
        before = ""
        for column in range(width):
            cell = cells[column]
            parts = ("" if cell.fg == "default" else cell.fg, "bold" if cell.bold else "")
            style = "+".join(filter(None, parts))
            if style != before:
                yield ("›" if before else "") + (f"‹{style}:" if style else "")
                before = style
            yield cell.data
        if before:
            yield "›"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)
            self._ended()
        os.close(self._master)


@cache
def _starter() -> subprocess.Popen[str]:
    """The process that starts commands, one a test process. It ends with its standard input."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.starter"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )  # fmt: skip


def _ask(**order: Any) -> dict[str, Any]:
    starter = _starter()
    assert starter.stdin
    assert starter.stdout
    starter.stdin.write(json.dumps(order) + "\n")
    starter.stdin.flush()
    answer: dict[str, Any] = json.loads(starter.stdout.readline())
    return answer
