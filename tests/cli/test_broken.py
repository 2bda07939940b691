"""Every mistake is told in the same words each time, and they are words that its maker can act on."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import put, run

CORPUS = Path(__file__).with_name("broken.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
STORY = """Leeds agrees its budget

25 March 2020

Leeds City Council will spend £2m on its roads, the cabinet agreed on Tuesday.
"""


def test_there_are_sixty_mistakes_at_least_and_none_twice():
    names = [case["name"] for case in CASES]

    assert len(names) >= 60
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_a_mistake_is_told_so(
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
):
    put(tmp_path, written(case))
    typed = case.get("typed", "").replace("STORY\n", STORY)

    ran = run(case.get("run", "check"), tmp_path, monkeypatch, capfd, typed=typed)

    said = re.sub(r"in \d+\.\d s", "in 0.0 s", ran.err + ran.out).replace(str(tmp_path), "SITE")
    assert "Traceback" not in said
    if os.environ.get("DIGEST_ACCEPT"):
        accept(case["name"], said)
        return
    assert said == case["says"]
    assert ran.code in (0, 1, 2)


def test_only_warnings_exit_with_0(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    warned = [case for case in CASES if "run" not in case and ": error: " not in case["says"]]
    broken = [case for case in CASES if "run" not in case and ": error: " in case["says"]]
    for number, case in enumerate((*warned[:5], *broken[:5])):
        folder = tmp_path / str(number)
        put(folder, written(case))

        ran = run("check", folder, monkeypatch, capfd)

        assert ran.code == (0 if case in warned else 1)


def written(case: dict[str, Any]) -> dict[str, Any]:
    """The files of a case, with the story in its place."""
    return {
        name: words.replace("STORY\n", STORY) if isinstance(words, str) else words
        for name, words in case["files"].items()
    }


class _Dumper(yaml.SafeDumper):
    """Writes words of several lines as such."""


def _words(dumper: yaml.SafeDumper, words: str) -> yaml.Node:
    plain = "\n" in words and words.replace("\n", "").isprintable()
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if plain else None)


_Dumper.add_representer(str, _words)


def accept(name: str, said: str) -> None:
    """Write what was said into the corpus, below the comment at its head."""
    text = CORPUS.read_text(encoding="utf-8")
    head = text[: text.index("- name:")]
    cases = yaml.safe_load(text)
    for case in cases:
        if case["name"] == name:
            case["says"] = said
    body = yaml.dump(cases, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    CORPUS.write_text(head + body, encoding="utf-8")
