"""Every input that fuzzing kept, because it reached something new, keeps the promises of `target`."""

from pathlib import Path

import pytest

from tests.fuzz.target import check

KEPT = sorted((Path(__file__).parent / "corpus").iterdir())


def test_there_is_a_corpus():
    assert len(KEPT) > 50


@pytest.mark.parametrize("part", range(8))
def test_what_fuzzing_kept_is_still_read_and_printed_safely(part: int):
    for path in KEPT[part::8]:
        try:
            check(path.read_bytes())
        except Exception as error:
            raise AssertionError(f"{path.name}: python -m tests.fuzz.run {path}") from error
