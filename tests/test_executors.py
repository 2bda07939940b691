"""Workers that start early do what is little to do, and go when the build does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from digest import executors, work
from digest.records import Record


class Number(Record, frozen=True, kw_only=True):
    value: int


def where(number: Number) -> Number:
    """The process that does this job."""
    return Number(value=os.getpid())


def done_in(executor: executors.Executor, jobs: int) -> set[int]:
    """The processes that do so many jobs."""
    makes = [lambda: Number(value=1)] * jobs
    answers = work.done(where, makes, executor, executors.early(executor))
    return {answer.value for answer in answers}


class Place(Record, frozen=True, kw_only=True):
    path: str
    process: int = 0


def place(asked: Place) -> Place:
    """The process that does this job, which has a name."""
    return Place(path=asked.path, process=os.getpid())


class Places(work.Whole[Place]):
    """Keeps no part."""

    def pack(self, answers: Sequence[Place]) -> bytes:
        return b""

    def unpack(self, kept: bytes) -> None:
        return None


def broken() -> None:
    raise ValueError("a mistake")


@pytest.fixture
def pool() -> Iterator[executors.Executor]:
    with executors.local(2, early=1) as pool:
        yield pool


def test_few_jobs_are_done_by_the_one_that_started_early(pool: executors.Executor):
    [one] = done_in(pool, 3)

    assert one != os.getpid()
    assert done_in(pool, 5) == {one}


def test_many_jobs_are_done_by_the_others(pool: executors.Executor):
    [one] = done_in(pool, 3)

    assert not done_in(pool, 500) & {one, os.getpid()}


def test_a_hundred_small_jobs_are_done_by_the_one_as_well(pool: executors.Executor, tmp_path: Path):
    [one] = done_in(pool, 3)
    tasks = [work.task(Place(path=f"{number}")) for number in range(100)]
    part = work.Part(b"", len(tasks), lambda: tasks)

    with work.Memory(tmp_path) as memory:
        early = executors.early(pool)
        places = work.remember_parts(place, [part], pool, memory, Places(Place), early)

        assert {each.process for each in places} == {one}


def test_without_such_a_one_few_jobs_are_done_here():
    with executors.local(2) as pool:
        assert done_in(pool, 3) == {os.getpid()}


def test_where_all_start_early_they_do_everything():
    with executors.local(2, early=2) as pool:
        executors.prepare(pool, os.getpid)

        assert len(done_in(pool, 3) | done_in(pool, 500)) <= 2


def test_a_mistake_in_preparing_is_left_for_the_job_to_tell(pool: executors.Executor):
    executors.prepare(pool, broken)

    assert len(done_in(pool, 3)) == 1


def test_one_process_prepares_nothing():
    executors.prepare(executors.local(1, early=1), broken)


def test_after_an_error_what_has_not_begun_is_not_waited_for():
    started = time.monotonic()

    with pytest.raises(KeyboardInterrupt), executors.local(2, early=1) as pool:
        for _ in range(500):
            pool.submit(time.sleep, 0.1)
        raise KeyboardInterrupt

    assert time.monotonic() - started < 5


def test_stopping_a_build_is_told_once(site: Path):
    """Ctrl-C is sent to all processes of a terminal, and workers leave it to the build to say so."""
    story = "Leeds council agrees £{0}m\n\n25 March 2020\n\nLeeds City Council agreed £{0}m.\n"
    for number in range(200):
        (site / "articles" / f"{number}.txt").write_text(story.format(number))
    command = [sys.executable, "-m", "digest", "build", "--jobs", "2", "--no-search", str(site)]
    # Where the tests run in the background, the shell has them ignore Ctrl-C, and so would the build.
    build = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # fmt: skip
    while not (site / ".digest").is_dir():
        time.sleep(0.01)
    time.sleep(0.3)

    os.killpg(build.pid, signal.SIGINT)

    assert build.communicate()[1].strip() == "Stopped."
    assert build.returncode == 130
