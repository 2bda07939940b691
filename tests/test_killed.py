"""A build killed at any moment leaves the old site or the new one, and the next build finishes the work."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]
Tree = dict[str, bytes]
COMMAND = [sys.executable, "-m", "digest", "build", "--jobs", "1", "--no-search", "--quiet"]


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
