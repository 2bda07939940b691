"""Whatever stands in `digest.yaml` and `topics.yaml` is used as it is spelt, or is a problem with its place: never a
traceback, and never a file that is read for ever."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors, problems
from digest.records import Problem
from tests.cli.running import run
from tests.safety.hostile import NASTY, STORY

# Values that YAML has a meaning of its own for, and some that have none.
ODD = ["5", "1.5", "1e3", "[a, b]", "[]", "{a: b}", "{}", "null", "~", "", "yes", "no", "2020-01-01", "2020-02-30",
    "12:30", "0o17", ".inf", ".nan", "!!binary aGk=", "!!python/object/apply:os.system ['touch pwned']", "!tag x", "&a x",
    "*a", "<<", "'   '", '"a\\x1b[2Jb\\x07\\x9b"', '"a\\0b"', '"a\\nb"', '"\\ud800"', "x" * 20_000, "9" * 5_000,
    "'" + NASTY.replace("'", "''") + "'", "? 1\n  : 2", "https://[::1", "https://a:b/", "//x", "../../etc/passwd"]  # fmt: skip
CUES = [
    "'*'",
    "''",
    "' '",
    "'* road'",
    "'\\'",
    "'('",
    "'[a'",
    "'.*'",
    "no",
    "2020-02-30",
    "5",
    "'-'",
    "“",
    "£",
    "'''s'",
]
SLUGS = ["5", "no", "~", "2020-02-30", "0x10", "x" * 80, "x" * 300, "index", "con", "../x", "''"]
_SETTINGS = ("title", "url", "language", "time_zone", "contact", "description", "hub", "id")


def built(site: Path) -> tuple[Problem, ...]:
    """Build the site, hold its problems to what is promised of every one, and return them."""
    (site / "articles" / "a.txt").write_text(STORY)
    loaded = config.load(site, today="2026-06-01", search=False, keep_going=True)
    report = builder.build(loaded.config, executors.Serial(), known=loaded.problems)
    assert report.published
    for problem in report.problems:
        assert problem.fix and problem.what
        assert all(c.isprintable() or c == "\n" for c in problems.show(problem))
    assert {path.name for path in site.iterdir()} <= {"articles", "_site", "._site.spare", ".digest", "digest.yaml", "topics.yaml"}  # fmt: skip
    return loaded.problems


@pytest.mark.parametrize("value", ODD, ids=lambda value: value[:12])
def test_an_odd_value_is_used_as_it_is_spelt_or_is_a_problem_with_its_place(value: str, site: Path):
    (site / "digest.yaml").write_text("".join(f"{key}: {value}\n" for key in _SETTINGS))
    (site / "topics.yaml").write_text(
        f"roads:\n  name: {value}\n  description: Roads\n  cues: {{road: 3, roads: 3}}\n"
        f"money:\n  name: Money\n  description: {value}\n  cues: {{budget: 3}}\n"
    )

    found = built(site)

    assert all(problem.line for problem in found)


@pytest.mark.parametrize("cue", CUES)
def test_an_odd_cue_points_to_itself_or_is_a_problem(cue: str, site: Path):
    (site / "topics.yaml").write_text(
        f"roads:\n  name: Roads\n  description: Roads\n  cues: {{{cue}: 3, roads: 3}}\n"
    )

    found = built(site)

    assert {problem.code for problem in found} <= {"topics-cue"}
    assert not found or found[0].line == 4


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug[:12])
def test_an_odd_slug_is_an_address_or_a_problem(slug: str, site: Path):
    (site / "topics.yaml").write_text(
        f"{slug}:\n  name: Roads\n  description: Roads\n  cues: {{roads: 3}}\n"
    )

    found = built(site)

    assert {problem.code for problem in found} <= {"topics-slug"}
    assert found or (site / "_site" / "topics" / slug / "index.html").is_file()


@pytest.mark.parametrize(
    "name", [b"templates/article.html", b"templates/assets/\xff.css"], ids=["template", "asset"]
)
def test_bytes_that_are_no_utf_8_are_told_of(
    name: bytes, site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    (site / "articles" / "a.txt").write_text(STORY)
    file = Path(os.fsdecode(os.fsencode(site) + b"/" + name))
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xfe\x00")

    ran = run("build --no-search", site, monkeypatch, capfd)

    assert ran.code == 1
    assert "utf-8" in ran.err and "Traceback" not in ran.err


def _great(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10_000_000_000)


@pytest.mark.parametrize("name", ["digest.yaml", "topics.yaml"])
@pytest.mark.parametrize(
    "make",
    [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path.name), Path.mkdir, _great],
    ids=["pipe", "device", "link to itself", "folder", "10 GB"],
)  # fmt: skip
def test_settings_that_are_no_plain_file_are_not_read(name: str, make: Callable[[Path], object], site: Path):  # fmt: skip
    make(site / name)

    found = built(site)

    assert {problem.code.partition("-")[2] for problem in found} == {"unreadable"}
