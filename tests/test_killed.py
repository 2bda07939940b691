"""A build killed at any moment leaves the old site or the new one, and the next build finishes the work."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors
from digest.publish import known, listing
from tests.killing import killed

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
    for made in ("expected", ".expected.spare"):
        shutil.rmtree(site / made)
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
    assert beside(site) <= {"._site.spare"}


def beside(site: Path) -> set[str]:
    return {path.name for path in site.iterdir()} - {"articles", "_site", ".digest"}


def test_a_build_killed_at_a_few_moments_leaves_a_whole_site(site: Path, write: Write):
    killed_builds(site, write, 6)


@pytest.mark.long
def test_a_build_killed_at_200_moments_leaves_a_whole_site(site: Path, write: Write):
    killed_builds(site, write, 200)


def build(site: Path) -> None:
    loaded = config.load(site, search=False, today="2026-06-01")
    report = builder.build(loaded.config, executors.Serial(), known=loaded.problems)
    assert report.published


def copied(one: Path, other: Path) -> None:
    """Copy a site with what its trees share, and have the copy know its trees as the site knew its own."""
    subprocess.run(["cp", "-a", one, other], check=True)
    trees = [os.fspath(other / name) for name in ("_site", "._site.spare")]
    known.keep(other / ".digest", [known.look(tree, listing.read(tree), None).known for tree in trees])  # fmt: skip


def killed_at_writes(
    site: Path, write: Write, every: int, *, one_step: bool = True, spare: bool = False
) -> None:
    """Kill a build at every so manieth change of the disk, and have the next one finish the work.

    spare: whether the build brings a spare up to date, rather than make a tree of links.
    """
    places = PLACES[:2]
    for place in places:
        write(f"{place.lower()}.txt", story(place, 2))
    build(site)
    if spare:
        write("derby.txt", story("Derby", 8))
        build(site)
    else:
        shutil.rmtree(site / "._site.spare")
    (site / "_site" / "CNAME").write_text("digest.example")
    (site / "_site" / "mine").mkdir()
    old = tree(site / "_site")
    write("leeds.txt", story("Leeds", 50))
    write("york.txt", story("York", 9))
    (site / "articles" / "derby.txt").unlink()
    before = site.with_name(f"{site.name}-before")
    copied(site, before)
    spare_inode = known.inode(os.fspath(site / "._site.spare"))
    whole = killed(partial(build, site), 0, one_step=one_step)
    new = tree(site / "_site")
    assert old.keys() != new.keys()
    assert (known.inode(os.fspath(site / "_site")) == spare_inode) is spare

    for at in range(1, whole + 1, every):
        shutil.rmtree(site)
        copied(before, site)
        killed(partial(build, site), at, one_step=one_step)

        aside = site / "._site.old"
        left = tree(site / "_site") or tree(aside)
        # A system without the swap has a moment in which the old site stands aside.
        assert (site / "_site").is_dir() or (not one_step and aside.is_dir()), f"change {at}"
        assert left in (old, new), f"change {at}"
        build(site)
        assert tree(site / "_site") == new, f"change {at}"
        assert (site / "_site" / "mine").is_dir(), f"change {at}"
        assert beside(site) <= {"._site.spare"}, f"change {at}"


def test_a_build_killed_at_some_writes_leaves_a_whole_site(site: Path, write: Write):
    killed_at_writes(site, write, 47)


def test_a_build_that_takes_the_spare_killed_at_some_writes_leaves_a_whole_site(
    site: Path, write: Write
):
    killed_at_writes(site, write, 31, spare=True)


def first_killed_at_writes(site: Path, write: Write, every: int) -> None:
    """Kill the first build of a site at every so manieth change of the disk, and have the next one finish the work."""
    write("leeds.txt", story("Leeds", 2))
    before = site.with_name(f"{site.name}-before")
    shutil.copytree(site, before)
    whole = killed(partial(build, site), 0)
    new = tree(site / "_site")
    assert tree(site / "._site.spare") == new

    for at in range(1, whole + 1, every):
        shutil.rmtree(site)
        shutil.copytree(before, site)
        killed(partial(build, site), at)

        assert tree(site / "_site") in ({}, new), f"change {at}"
        write("leeds.txt", story("Leeds", 3))
        build(site)
        write("leeds.txt", story("Leeds", 2))
        build(site)
        assert tree(site / "_site") == new, f"change {at}"
        assert beside(site) <= {"._site.spare"}, f"change {at}"


def test_the_first_build_killed_at_some_writes_leaves_a_whole_site_or_none(
    site: Path, write: Write
):
    first_killed_at_writes(site, write, 67)


@pytest.mark.long
def test_the_first_build_killed_at_each_write_leaves_a_whole_site_or_none(site: Path, write: Write):
    first_killed_at_writes(site, write, 1)


@pytest.mark.long
@pytest.mark.parametrize("spare", [True, False])
@pytest.mark.parametrize("one_step", [True, False])
def test_a_build_killed_at_each_write_leaves_a_whole_site(
    site: Path, write: Write, one_step: bool, spare: bool
):
    killed_at_writes(site, write, 1, one_step=one_step, spare=spare)
