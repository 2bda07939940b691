"""What is published depends on what stands in the site's folder, and on nothing else: not on what was there before, on
how many worked on it, or on where and when."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors, publish
from tests.killing import killed

REPOSITORY = Path(__file__).parents[2]
STORIES = sorted((REPOSITORY / "articles").iterdir())
TODAY = "2026-06-01"
NOON = "1780315200"  # of that day
Tree = dict[str, bytes]


def build(site: Path, *, jobs: int = 1, output: Path | None = None) -> None:
    loaded = config.load(site, today=TODAY, search=False, keep_going=True, output=output)
    with executors.local(jobs) as executor:
        builder.build(loaded.config, executor, known=loaded.problems)


def tree(folder: Path) -> Tree:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def clean(site: Path) -> Tree:
    """What a build from nothing publishes, in a folder of its own."""
    fresh = site.with_name(f"{site.name}-clean")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(site, fresh, ignore=shutil.ignore_patterns("_site", "._site.*", ".digest"))
    build(fresh)
    return tree(fresh / "_site")


def differing(one: Tree, other: Tree) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


class Editor:
    """Somebody who changes one thing of the site at a time, in a way that the seed says.

    foreign: the files that they have put into the published site.
    """

    def __init__(self, site: Path, seed: int) -> None:
        self.site, self.chance = site, random.Random(seed)
        self.articles, self.spare = site / "articles", site / "._site.spare"
        self.foreign: Tree = {}

    def edit(self) -> str:
        """Change one thing, and return what."""
        kinds = (self.add, self.add, self.change, self.change, self.reword, self.head, self.rename, self.remove,
            self.settings, self.template, self.style, self.topics, self.lose, self.break_, self.name,
            self.own, self.own, self.lose_spare, self.lose_list, self.tamper)  # fmt: skip
        kind: Callable[[], object] = self.chance.choice(kinds)
        kind()
        return kind.__name__

    def any(self) -> Path:
        files = sorted(self.articles.iterdir())
        return self.chance.choice(files) if files else self.add()

    def add(self) -> Path:
        story = self.chance.choice(STORIES)
        made = self.articles / f"{story.stem}-{self.chance.randrange(3)}{story.suffix}"
        made.write_bytes(story.read_bytes())
        return made

    def change(self) -> None:
        file = self.any()
        text = file.read_text("utf-8").replace("£", f"£{self.chance.randrange(1, 9)}", 1)
        file.write_text(f"{text}\nAnd £{self.chance.randrange(99)}m more by May 2021, she said.\n", "utf-8")  # fmt: skip

    def reword(self) -> None:
        file = self.any()
        lines = file.read_text("utf-8").split("\n")
        del lines[self.chance.randrange(len(lines))]
        file.write_text("\n".join(lines), "utf-8")

    def head(self) -> None:
        file = self.any()
        day = f"{self.chance.randrange(2015, 2026)}-0{self.chance.randrange(1, 9)}-1{self.chance.randrange(9)}"
        lines = self.chance.choice([f"date: {day}", "draft: yes", "aliases: [old-name]", "author: Jo Bloggs", "title: Bins"])  # fmt: skip
        text = file.read_text("utf-8")
        file.write_text(f"---\n{lines}\n---\n{text.rpartition('---')[2]}", "utf-8")

    def rename(self) -> None:
        file = self.any()
        file.rename(file.with_name(f"renamed-{self.chance.randrange(9999)}{file.suffix}"))

    def remove(self) -> None:
        self.any().unlink()

    def settings(self) -> None:
        kept = self.chance.choice(["title: Digest {}", "url: https://{}.example/", "contact: {}@example.org", "language: cy"])  # fmt: skip
        (self.site / "digest.yaml").write_text(kept.format(f"d{self.chance.randrange(9)}") + "\n")

    def template(self) -> None:
        folder = self.site / "templates"
        folder.mkdir(exist_ok=True)
        page = self.chance.choice(["article", "home", "authority", "base"])
        if page == "base":
            (folder / "base.html").unlink(missing_ok=True)
            return
        (folder / f"{page}.html").write_text(
            f'{{% extends "default/{page}.html" %}}{{% block footer %}}{self.chance.random()}{{% endblock %}}'
        )

    def style(self) -> None:
        assets = self.site / "templates" / "assets"
        assets.mkdir(parents=True, exist_ok=True)
        (assets / "style.css").write_text(f"p {{ margin: {self.chance.randrange(9)}px }}\n")

    def topics(self) -> None:
        table = (REPOSITORY / "digest" / "data" / "topics.yaml").read_text("utf-8")
        table = table.replace("  name: ", f"  name: T{self.chance.randrange(9)} ", 1)
        (self.site / "topics.yaml").write_text(table, "utf-8")

    def lose(self) -> None:
        """A file of the site is lost, or the list of them."""
        ours = tree(self.site / "_site").keys() - self.foreign.keys()
        (self.site / "_site" / self.chance.choice(sorted(ours))).unlink()

    def own(self) -> None:
        """A file of somebody else comes, changes or goes."""
        path = self.chance.choice(["CNAME", "articles/notes.txt", "mine/deep/notes.txt"])
        if self.foreign.pop(path, None) and self.chance.random() < 0.5:
            (self.site / "_site" / path).unlink()
            return
        words = self.foreign[path] = b"mine %d" % self.chance.randrange(999)
        (self.site / "_site" / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / "_site" / path).write_bytes(words)

    def lose_spare(self) -> None:
        shutil.rmtree(self.spare, ignore_errors=True)

    def lose_list(self) -> None:
        (self.spare / publish.LIST).unlink(missing_ok=True)

    def tamper(self) -> None:
        """Files of the spare are lost, and others stand in the place of some."""
        for path in sorted(tree(self.spare))[:: self.chance.randrange(20, 40)]:
            (self.spare / path).unlink()
            if self.chance.random() < 0.5:
                (self.spare / path).write_text("tampered with")

    def break_(self) -> None:
        (self.articles / f"broken-{self.chance.randrange(3)}.txt").write_text("---\ndate: 31 Feb\n---\nX")  # fmt: skip

    def name(self) -> None:
        (self.articles / f"{self.chance.randrange(3)} Düsseldorf’s İstanbul.txt").write_text(
            "Hull agrees its budget\n\n1 May 2020\n\nHull City Council will spend £3m on roads.\n",
            "utf-8",
        )


def edited(site: Path, edits: int, seed: int) -> None:
    editor = Editor(site, seed)
    for story in STORIES[::6]:
        (site / "articles" / story.name).write_bytes(story.read_bytes())
    build(site)
    for number in range(edits):
        done = editor.edit()
        if number % 3 == 2:
            at = editor.chance.randrange(1, 250)
            before = tree(site / "_site")
            killed(partial(build, site), at)
            done += f", killed at change {at} of the disk"
            if tree(site / "_site") != before:
                assert not differing(tree(site / "_site"), clean(site) | editor.foreign), done

        build(site, jobs=2 if number % 20 == 0 else 1)

        wanted = clean(site) | editor.foreign
        assert not differing(tree(site / "_site"), wanted), f"edit {number}: {done}"


def test_incremental_equals_clean_after_each_of_ten_edits(site: Path):
    edited(site, 10, seed=3)


@pytest.mark.long
def test_incremental_equals_clean_after_each_of_200_edits(site: Path):
    edited(site, 200, seed=11)


@pytest.mark.parametrize(
    "other",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        {"TZ": "UTC", "LC_ALL": "POSIX", "PYTHONHASHSEED": "3", "PYTHONIOENCODING": "ascii", "COLUMNS": "20"},
    ],
    ids=["far east", "Turkish", "ascii"],
)  # fmt: skip
def test_the_same_site_is_built_anywhere(site: Path, other: dict[str, str]):
    """In another time zone, locale, order of hashing and umask, with another number of workers."""
    for story in STORIES[::5]:
        (site / "articles" / story.name).write_bytes(story.read_bytes())
    Editor(site, 1).name()
    build(site, output=site / "here")

    subprocess.run(
        [sys.executable, "-m", "digest", "build", site, "--jobs", "2", "--no-search", "--quiet", "--output", site / "there"],
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON, **other}, umask=0o077, check=True, capture_output=True,
    )  # fmt: skip

    assert not differing(tree(site / "here"), tree(site / "there"))
