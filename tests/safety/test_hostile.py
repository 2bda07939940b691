"""Whatever strangers put into `articles/` is read, or is a problem with a message: never a hang, a crash, or a file
outside the site, and nothing of it ever runs on a page."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from digest import build as builder
from digest import config, executors, problems
from tests.cli.running import run
from tests.safety.hostile import CASES, NASTY, STORY, Case
from tests.safety.pages import unsafe

_PATIENCE_SECONDS = 300  # so that a hang is a failure and no hang
SECRET = "nobody may publish this"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError(f"still at it after {_PATIENCE_SECONDS} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_PATIENCE_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def put(site: Path, case: Case) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(f"{SECRET}\n\n{STORY}")
    for name, content in case.files.items():
        path = Path(os.fsdecode(os.fsencode(site / "articles") + b"/" + os.fsencode(name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def wrong(file: Path) -> list[str]:
    """What is wrong with a file of the site: unsafe, ill-formed, or telling what it should not."""
    content = file.read_bytes()
    found = ["tells a secret"] if SECRET.encode() in content else []
    if file.suffix == ".html":
        text = content.decode()
        found += unsafe(text)
        found += (
            ["a template filled from an article"] if ">49<" in text or "'--&gt;49" in text else []
        )
    elif file.suffix in (".xml", ".opml", ".svg"):
        etree.fromstring(content)
    elif file.suffix in (".json", ".geojson"):
        json.loads(content)
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_strangers_send_is_a_problem_and_never_a_danger(name: str, tmp_path: Path):
    case = CASES[name]
    site = tmp_path / "around" / "site"
    (site / "articles").mkdir(parents=True)
    put(site, case)
    around = set(site.parent.iterdir())

    loaded = config.load(site, today="2026-06-01", search=False, keep_going=True)
    report = builder.build(loaded.config, executors.Serial(), known=loaded.problems)

    assert report.published
    found = {problem.code for problem in report.problems}
    assert case.codes <= found
    for problem in report.problems:
        said = problems.show(problem)
        assert problem.fix and all(c.isprintable() or c == "\n" for c in said)
        assert len(said) < 2_000
    output = site / "_site"
    assert not {str(file.relative_to(output)): w for file in output.rglob("*") if file.is_file() and (w := wrong(file))}  # fmt: skip
    assert {path.name for path in site.iterdir()} == {
        "articles",
        "_site",
        "._site.spare",
        ".digest",
    }
    assert set(site.parent.iterdir()) == around
    assert not any(file.is_symlink() for file in output.rglob("*"))


@pytest.mark.parametrize("command", ["check", "check --fix", "check --format json", "check --format github", "status",
    "status --json", "explain articles/a.txt", "explain articles/a.txt --json", "records articles", "new --paste",
    "import documents --dry-run", "import documents", "export --output data", "build --keep-going --no-search"])  # fmt: skip
def test_a_strangers_words_say_nothing_to_the_terminal(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    ring = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\r"
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(
        f"Leeds {ring} agrees\n\n25 March 2020\n\nLeeds City Council {ring} will spend £2m {ring} on roads. "
        f"“We {ring} listened,” said Cllr Jo {ring} Bloggs.\n"
    )
    (articles / f"b{ring.replace('/', '')}.txt").write_text(f"---\n{ring}: x\ndate: '{ring}'\n---\n{STORY}")  # fmt: skip

    (articles / "c.txt").write_text(f"---\ndate: 2020-03-25\ntitel: {ring[:-1]} x\nsumary: 'a {ring[:-1]}'\n---\n{STORY}")  # fmt: skip
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / f"d{ring.replace('/', '')}.html").write_text(f"<title>{ring}</title><p>{ring} {STORY}")  # fmt: skip
    (tmp_path / "documents" / f"e{ring.replace('/', '')}.pdf").write_text("no PDF")
    (tmp_path / "documents" / "f.txt").write_text(f"Hull {ring} agrees\n\n{STORY}")

    ran = run(command, tmp_path, monkeypatch, capfd, typed=f"Hull {ring} agrees {ring}\n\n{STORY}{ring}")  # fmt: skip

    assert ran.code in (0, 1)
    assert ran.out or ran.err
    said = (ran.out + ran.err).replace("\n", "").replace("\t", "")
    assert not {c for c in said if ord(c) < 32 or 127 <= ord(c) < 160}


def test_a_template_of_the_site_cannot_be_reached_from_an_article(tmp_path: Path):
    """What an article says is a value to templates: it names no file, and is filled once."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        f"---\ntitle: \"{{{{ site }}}} {{% include 'base.html' %}}\"\n---\n{STORY}{{{{ 7 * 7 }}}} {NASTY}\n"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.html").write_text(
        '<!doctype html><html lang="en"><title>{{ page.head.title }}</title>'
        '<p title="{{ page.story.headline }}" class={{ page.story.text|length }}>{{ page.story.text|striptags }}</p>\n'
    )

    loaded = config.load(tmp_path, today="2026-06-01", search=False, data=False)
    report = builder.build(loaded.config, executors.Serial(), known=loaded.problems)

    assert report.published
    html = (tmp_path / "_site" / "articles" / "a" / "index.html").read_text()
    assert "{{ 7 * 7 }}" in html and "{{ site }}" in html
    assert not unsafe(html)
