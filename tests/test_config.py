"""Settings are optional, and a wrong one is a problem in digest.yaml's own words."""

from pathlib import Path

import pytest

from digest import config


def test_a_folder_with_nothing_but_articles_has_every_setting(tmp_path: Path):
    loaded = config.load(tmp_path)

    assert loaded.problems == ()
    assert loaded.config.settings == config.Settings()
    assert loaded.config.templates is None


def test_the_address_always_ends_with_a_slash(tmp_path: Path):
    (tmp_path / "digest.yaml").write_text("url: https://news.example/digest\n")

    assert config.load(tmp_path).config.settings.url == "https://news.example/digest/"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("url: news.example", "settings-url"),
        ("time_zone: Europe/Lundon", "settings-time-zone"),
        ("language: English, please", "settings-language"),
        ("title: [a]", "settings-title"),
        ("titel: x", "settings-unknown-key"),
        ("title: a: b", "settings-not-yaml"),
    ],
)
def test_a_wrong_setting_is_a_problem_with_a_place(tmp_path: Path, line: str, code: str):
    (tmp_path / "digest.yaml").write_text(f"# ours\n{line}\n")

    [problem] = config.load(tmp_path).problems

    assert (problem.path, problem.line, problem.code) == ("digest.yaml", 2, code)


def test_settings_that_are_not_utf_8_are_a_problem(tmp_path: Path):
    (tmp_path / "digest.yaml").write_bytes(b"title: caf\xe9\n")

    [problem] = config.load(tmp_path).problems

    assert problem.code == "settings-unreadable"


def test_the_build_day_can_be_set_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", "1585094400"
    )  # midnight in London, summer time not begun

    assert config.load(tmp_path).config.today == "2020-03-25"
