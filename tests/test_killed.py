"""A build killed at any moment leaves the old site or the new one, and the next build finishes the work."""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest import build as builder
from digest import config, executors, publish

Write = Callable[..., Path]
Tree = dict[str, bytes]
COMMAND = [sys.executable, "-m", "digest", "build", "--jobs", "1", "--no-search", "--quiet"]
FORKS = multiprocessing.get_context("fork") if hasattr(os, "fork") else None


def story(place: str, amount: int) -> str:
    return (
        f"{place} council to spend £{amount}m on roads\n\n25 March 2020\n\n"
        f"{place} City Council will spend £{amount}m on its roads, the cabinet agreed on Tuesday.\n"
    )


PLACES = ["Leeds", "Derby", "Hull", "York", "Bristol", "Exeter", "Lincoln", "Oxford"]


def tree(folder: Path) -> Tree:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def write_all(write: Write, amount: int) -> None:
    for number, place in enumerate(PLACES):
        write(f"{place.lower()}.txt", story(place, amount + number))


def killed_builds(site: Path, write: Write, moments: int) -> None:
    """Kill builds that change every page at `moments` random moments, and look at what is published after each."""
    command = [*COMMAND, str(site)]
    write_all(write, 2)
    start = time.perf_counter()
    subprocess.run(command, check=True)
    seconds = time.perf_counter() - start
    old = tree(site / "_site")
    write_all(write, 50)
    subprocess.run([*command, "--output", str(site / "expected")], check=True)
    new = tree(site / "expected")
    shutil.rmtree(site / "expected")
    chance = random.Random(20)

    for _ in range(moments):
        process = subprocess.Popen(command)
        time.sleep(chance.uniform(0, seconds * 1.1))
        process.kill()
        process.wait()

        assert tree(site / "_site") in (old, new)
        if tree(site / "_site") == new:  # it was quick: begin again from the old site
            write_all(write, 2)
            subprocess.run(command, check=True)
            assert tree(site / "_site") == old
            write_all(write, 50)

    subprocess.run(command, check=True)
    assert tree(site / "_site") == new
    beside = {path.name for path in site.iterdir()} - {"articles", "_site", ".digest"}
    assert not beside


def test_a_build_killed_at_a_few_moments_leaves_a_whole_site(site: Path, write: Write):
    killed_builds(site, write, 6)


@pytest.mark.long
def test_a_build_killed_at_200_moments_leaves_a_whole_site(site: Path, write: Write):
    killed_builds(site, write, 200)


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


def build(site: Path) -> None:
    loaded = config.load(site, search=False, today="2026-06-01")
    report = builder.build(loaded.config, executors.Serial(), known=loaded.problems)
    assert report.published


def dying(site: Path, at: int, one_step: bool, steps: Any) -> None:
    """Build, and kill this process before the change of the disk number `at`, or when the file it writes is half there.

    one_step: whether the system can swap two folders in one step. steps: counts the changes.
    """

    def step() -> None:
        steps.value += 1
        if steps.value == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & os.O_CREAT):  # fmt: skip
            step()

    def write_bytes(path: Path, data: bytes) -> int:
        with path.open("wb", buffering=0) as file:
            file.write(data[: len(data) // 2])
            step()
            return file.write(data[len(data) // 2 :])

    def exchanged(one: Path, other: Path) -> bool:
        step()
        done = one_step and really(one, other)
        step()
        return done

    def connect(*args: Any, **named: Any) -> sqlite3.Connection:
        return opened(*args, **named, factory=_Counted)

    really, publish._exchanged = publish._exchanged, exchanged
    opened, sqlite3.connect = sqlite3.connect, connect  # type: ignore[assignment]
    _Counted.step = staticmethod(step)  # type: ignore[assignment]
    Path.write_bytes = write_bytes  # type: ignore[method-assign,assignment]
    sys.addaudithook(watch)
    build(site)


def killed(site: Path, at: int, *, one_step: bool = True) -> int:
    """Run a build that dies at its change number `at`; return how many it came to."""
    assert FORKS
    steps = FORKS.Value("i", 0)
    process = FORKS.Process(target=dying, args=(site, at, one_step, steps))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if 0 < at <= steps.value else 0)
    return int(steps.value)


def killed_at_writes(site: Path, write: Write, every: int, *, one_step: bool = True) -> None:
    """Kill a build at every so manieth change of the disk, and have the next one finish the work."""
    if not FORKS:
        pytest.skip("needs fork")
    places = PLACES[:2]
    for place in places:
        write(f"{place.lower()}.txt", story(place, 2))
    build(site)
    (site / "_site" / "CNAME").write_text("digest.example")
    (site / "_site" / "mine").mkdir()
    old = tree(site / "_site")
    write("leeds.txt", story("Leeds", 50))
    write("york.txt", story("York", 9))
    (site / "articles" / "derby.txt").unlink()
    before = site.with_name(f"{site.name}-before")
    shutil.copytree(site, before, symlinks=True)
    whole = killed(site, 0, one_step=one_step)
    new = tree(site / "_site")
    assert old.keys() != new.keys()

    for at in range(1, whole + 1, every):
        shutil.rmtree(site)
        shutil.copytree(before, site, symlinks=True)
        killed(site, at, one_step=one_step)

        aside = site / "._site.old"
        left = tree(site / "_site") or tree(aside)
        # A system without the swap has a moment in which the old site stands aside.
        assert (site / "_site").is_dir() or (not one_step and aside.is_dir()), f"change {at}"
        assert left in (old, new), f"change {at}"
        build(site)
        assert tree(site / "_site") == new, f"change {at}"
        assert (site / "_site" / "mine").is_dir(), f"change {at}"
        beside = {path.name for path in site.iterdir()} - {"articles", "_site", ".digest"}
        assert not beside, f"change {at}"


def test_a_build_killed_at_some_writes_leaves_a_whole_site(site: Path, write: Write):
    killed_at_writes(site, write, 47)


@pytest.mark.long
@pytest.mark.parametrize("one_step", [True, False])
def test_a_build_killed_at_each_write_leaves_a_whole_site(site: Path, write: Write, one_step: bool):
    killed_at_writes(site, write, 1, one_step=one_step)
