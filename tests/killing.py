"""Run something that changes the disk, and kill it before one of the changes, as a power cut or an impatient hand would."""

import multiprocessing
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.publish import disk

FORKS = multiprocessing.get_context("fork") if hasattr(os, "fork") else None
# What changes the disk, as the interpreter tells it to an audit hook.
_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}  # fmt: skip


class _Counted(sqlite3.Connection):
    """A connection whose every statement is a step: before it and, for a commit, after it."""

    step: Callable[[], None]

    def execute(self, *args: Any) -> sqlite3.Cursor:  # type: ignore[override]
        self.step()
        done = super().execute(*args)
        if args[0] == "COMMIT":
            self.step()
        return done


def _dying(act: Callable[[], object], at: int, one_step: bool, steps: Any) -> None:
    def step() -> None:
        steps.value += 1
        if steps.value == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & os.O_CREAT):  # fmt: skip
            step()

    def write(file: int, data: Any) -> int:
        done = really_write(file, data[: len(data) // 2])
        step()
        return done + really_write(file, data[len(data) // 2 :])

    def write_bytes(path: Path, data: bytes) -> int:
        with path.open("wb", buffering=0) as file:
            return write(file.fileno(), data)

    def exchanged(one: str, other: str) -> bool:
        step()
        done = one_step and really_exchanged(one, other)
        step()
        return done

    def connect(*args: Any, **named: Any) -> sqlite3.Connection:
        return opened(*args, **named, factory=_Counted)

    really_exchanged, disk.exchanged = disk.exchanged, exchanged
    really_write, os.write = os.write, write  # type: ignore[assignment]
    opened, sqlite3.connect = sqlite3.connect, connect  # type: ignore[assignment]
    _Counted.step = staticmethod(step)  # type: ignore[assignment]
    Path.write_bytes = write_bytes  # type: ignore[method-assign,assignment]
    sys.addaudithook(watch)
    act()


def killed(act: Callable[[], object], at: int, *, one_step: bool = True) -> int:
    """Do `act` in a process that dies before its change of the disk number `at`, or with the file half written.

    at:       0 lets it live.
    one_step: whether the system can swap two folders in one step.
    Returns how many changes it came to.
    """
    if not FORKS:
        pytest.skip("needs fork")
    steps = FORKS.Value("i", 0)
    process = FORKS.Process(target=_dying, args=(act, at, one_step, steps))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if 0 < at <= steps.value else 0)
    return int(steps.value)
