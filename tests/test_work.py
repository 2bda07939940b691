"""Work done once is not done again, and a lost memory costs time alone."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from digest import work
from digest.executors import Serial
from digest.records import Record

calls: list[int] = []


class Number(Record, frozen=True, kw_only=True):
    value: int


def double(number: Number) -> Number:
    calls.append(number.value)
    return Number(value=number.value * 2)


def doubled(folder: Path, values: list[int]) -> list[int]:
    """The answers, and in `calls` the jobs that were really done."""
    calls.clear()
    with work.Memory(folder) as memory:
        jobs = [work.task(Number(value=value)) for value in values]
        return [n.value for n in work.remember(double, jobs, Serial(), memory, work.Whole(Number))]


def test_answers_come_in_the_order_of_the_jobs(tmp_path: Path):
    assert doubled(tmp_path, [3, 1, 2]) == [6, 2, 4]


def test_only_new_jobs_are_done(tmp_path: Path):
    doubled(tmp_path, [1, 2])

    assert doubled(tmp_path, [2, 3, 1]) == [4, 6, 2]
    assert calls == [3]


def test_few_jobs_are_under_way_at_a_time_where_they_are_large(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work.remembering, "_BATCH", 1)
    monkeypatch.setattr(work.remembering, "_AHEAD_BYTES", 60)  # a job has ten or so
    made: list[int] = []

    def make(value: int) -> Number:
        made.append(value)
        return Number(value=value)

    answers = work.done(double, [partial(make, value) for value in range(100)], Serial())

    assert next(answers).value == 0
    assert len(made) < 10
    assert [answer.value for answer in answers] == list(range(2, 200, 2))


def test_what_a_build_does_not_ask_for_is_forgotten(tmp_path: Path):
    doubled(tmp_path, [1, 2])
    doubled(tmp_path, [2])
    doubled(tmp_path, [1, 2])

    assert calls == [1]


def test_a_few_answers_that_nobody_asks_for_stay(tmp_path: Path):
    """To find them, all keys are read; they go once they are many."""
    doubled(tmp_path, list(range(100)))
    doubled(tmp_path, list(range(10, 100)))
    assert doubled(tmp_path, list(range(100))) == [2 * value for value in range(100)]
    assert calls == []

    doubled(tmp_path, list(range(50, 100)))
    doubled(tmp_path, list(range(100)))

    assert calls == list(range(50))


def test_edited_code_never_serves_old_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    doubled(tmp_path, [1])
    monkeypatch.setattr(work.remembering, "code_digest", lambda: b"other code")

    doubled(tmp_path, [1])

    assert calls == [1]


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to look like one" * 40])  # fmt: skip
def test_a_damaged_memory_is_set_aside_and_made_anew(tmp_path: Path, damage: bytes):
    doubled(tmp_path, [1])
    (tmp_path / "memory.sqlite").write_bytes(damage)

    assert doubled(tmp_path, [1]) == [2]
    assert calls == [1]
    doubled(tmp_path, [1])
    assert calls == []


def test_a_truncated_memory_is_set_aside(tmp_path: Path):
    doubled(tmp_path, list(range(500)))
    file = tmp_path / "memory.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    assert doubled(tmp_path, [7]) == [14]


def test_a_memory_of_another_version_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    doubled(tmp_path, [1])
    monkeypatch.setattr(work.file, "_FORMAT", 99)

    assert doubled(tmp_path, [1]) == [2]
    assert calls == [1]


def test_many_processes_give_the_same_answers_as_one(tmp_path: Path):
    jobs = [work.task(Number(value=value)) for value in range(500)]
    with work.Memory(tmp_path) as memory, ProcessPoolExecutor(2) as pool:
        answers = list(work.remember(double, jobs, pool, memory, work.Whole(Number)))

    assert [a.value for a in answers] == [2 * value for value in range(500)]


def test_a_job_whose_answer_is_known_is_not_even_made(tmp_path: Path):
    doubled(tmp_path, [5])
    known = work.Task(work.task(Number(value=5)).identity, lambda: pytest.fail("made"))
    with work.Memory(tmp_path) as memory:
        [answer] = work.remember(double, [known], Serial(), memory, work.Whole(Number))

    assert answer.value == 10
