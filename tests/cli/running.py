"""Run the command line as it is called, in this process."""

import io
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from digest import cli


class Ran:
    """What a command did: its exit code, and what it printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def run(
    command: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    *,
    typed: str = "",
) -> Ran:
    """Run `digest COMMAND` in `folder`, with `typed` on standard input."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["digest", *shlex.split(command)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")  # 1 June 2026
    monkeypatch.setenv("COLUMNS", "100")
    capfd.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main()
    sys.stdout.flush()
    printed = capfd.readouterr()
    return Ran(int(ended.value.code or 0), printed.out, printed.err)


def put(folder: Path, files: dict[str, Any]) -> None:
    """Write files into `folder`: words, `{bytes: hex}`, `{link: target}` or `{megabytes: 20}`."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case str():
                file.write_bytes(content.encode())
            case {"bytes": str(digits)}:
                file.write_bytes(bytes.fromhex(digits))
            case {"link": str(target)}:
                file.symlink_to(target)
            case {"megabytes": int(size)}:
                with file.open("wb") as opened:
                    opened.truncate(size * 1_000_000)
            case _:
                raise ValueError(f"{name}: what is {content!r}?")
