"""A new digest builds at once, and nothing that was there before is touched."""

import subprocess
from pathlib import Path

import pytest
import yaml

from tests.cli.running import run


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    def start(command: str, typed: str = ""):
        return run(command, tmp_path, monkeypatch, capfd, typed=typed)

    return start


def test_a_new_digest_checks_clean_and_builds(start, tmp_path: Path):
    assert start("init my-digest").code == 0

    assert start("check my-digest").out == "Checked 1 article: no problems.\n"
    assert start("build my-digest --no-search").code == 0
    assert (tmp_path / "my-digest/_site/articles/2026-06-01-example/index.html").is_file()


def test_files_that_are_there_stay_as_they_are(start, tmp_path: Path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/mine.txt").write_text("Mine\n")
    (tmp_path / "digest.yaml").write_text("title: Mine\n")

    said = start("init .").out

    assert "Kept  digest.yaml" in said
    assert (tmp_path / "digest.yaml").read_text() == "title: Mine\n"
    assert [file.name for file in (tmp_path / "articles").iterdir()] == ["mine.txt"]


def test_the_title_and_the_address_are_those_that_were_given(start, tmp_path: Path):
    start("init d --title 'Leeds: the digest' --url https://leeds.example/news/")

    settings = yaml.safe_load((tmp_path / "d/digest.yaml").read_text())

    assert settings["title"] == "Leeds: the digest"
    assert settings["url"] == "https://leeds.example/news/"


def test_an_address_that_is_none_is_said_at_once(start):
    assert "not a whole web address" in start("init d --url leeds.example").err


def test_the_workflow_checks_pull_requests_and_publishes_main(start, tmp_path: Path):
    start("init d")

    text = (tmp_path / "d/.github/workflows/digest.yml").read_text()
    workflow = yaml.safe_load(text)

    assert "{version}" not in text
    runs = [step.get("run") for step in workflow["jobs"]["check"]["steps"]]
    assert "digest check --changed --format github" in runs
    uses = [step.get("uses", "") for step in workflow["jobs"]["publish"]["steps"]]
    assert any(each.startswith("actions/deploy-pages@") for each in uses)
    assert workflow["jobs"]["publish"]["permissions"] == {
        "contents": "read", "pages": "write", "id-token": "write",
    }  # fmt: skip


def test_the_hook_is_a_script_that_can_be_run(start, tmp_path: Path):
    start("init d")

    hook = tmp_path / "d/.githooks/pre-commit"

    assert hook.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", str(hook)], check=True)
