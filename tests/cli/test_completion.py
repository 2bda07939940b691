"""The Tab key completes commands, options and files, in the shells that the guide names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest import cli


def asked(instruction: str, words: str = "", **env: str) -> str:
    """What `digest` answers to a shell that asks it to complete."""
    done = subprocess.run(
        [sys.executable, "-c", "from digest.cli import main; main()"],
        env={**os.environ, "_DIGEST_COMPLETE": instruction, "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1), **env},
        capture_output=True, text=True, check=False, cwd=Path(cli.__file__).parents[2],
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str):
    script = asked(f"{shell}_source")

    assert "_DIGEST_COMPLETE" in script
    assert f"{shell}_complete" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_guide_names_the_line_for_each_shell(shell: str):
    guide = Path(__file__).parents[2] / "docs/guide.md"

    assert f"_DIGEST_COMPLETE={shell}_source digest" in guide.read_text(encoding="utf-8")


def test_commands_are_completed():
    assert asked("bash_complete", "digest s").split() == ["plain,status", "plain,serve"]


def test_options_are_completed():
    assert asked("bash_complete", "digest check --f").split() == ["plain,--format", "plain,--fix"]


def test_choices_are_completed():
    assert asked("bash_complete", "digest check --format g").split() == ["plain,github"]


def test_files_are_left_to_the_shell():
    assert asked("bash_complete", "digest explain art").split() == ["file,art"]
