"""Time grows in line with length, whichever pattern a text was made to tire.

A pattern that would take long over a run of blanks is no fault where it only ever sees a line's beginning; so what is
timed is the reading that uses it, over the text that is worst for it.
"""

import re
import time
from pathlib import Path

import pytest

from digest.understand import pastes, understand
from tests.conftest import source_of
from tests.safety.patterns import every, gives_nothing_back, worst

ARTICLES = Path(__file__).parents[2] / "articles"
_LEAD = "Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m on roads. "
_SHORT, _LONG = 4_000, 16_000


def texts() -> list[tuple[str, str, str]]:
    """What to read, each once: a module with a pattern that it tires, what leads up to it, and one turn of it."""
    found: dict[tuple[str, str], str] = {}
    for made in every(ARTICLES):
        if not made.module.startswith(("digest.bring", "digest.editor", "digest.desk")):
            for text in worst(made.pattern):
                head, turn = text(0)[:-1], text(200)
                found.setdefault((head, turn[len(head) : -1]), made.module)
    return [(module, head, turn) for (head, turn), module in found.items() if turn]


def seconds(head: str, turn: str, chars: int) -> float:
    """The processor's time for reading a paragraph of so many characters."""
    text = f"{_LEAD}\n\n{head}{(turn * (chars // len(turn) + 1))[:chars]}\x01 end.\n"
    start = time.process_time()
    for paste in pastes([source_of(text)]):
        understand(paste)
    return time.process_time() - start


def too_slow(cases: list[tuple[str, str, str]]) -> list[str]:
    """Those over which four times the text takes more than eight times the time, at the best of three."""
    found = []
    for module, head, turn in cases:
        for _ in range(3):
            short, long = seconds(head, turn, _SHORT), seconds(head, turn, _LONG)
            if long < max(8 * short, 0.5):
                break
        else:
            found.append(
                f"{module}: {head[:40]!r} and many of {turn[:20]!r}: {short:.2f} s, {long:.2f} s"
            )
    return found


def test_every_pattern_is_overheard():
    made = every(ARTICLES)

    assert len(made) > 300
    assert {"digest.layout.phrases", "digest.extract.calendar.dates", "digest.header", "digest.render.prose"} <= {each.module for each in made}  # fmt: skip


def test_no_pattern_is_possessive():
    """Python 3.11.0 to 3.11.4 raise SystemError over possessive repeats and atomic groups, or never end."""
    assert gives_nothing_back(re.compile("(?:(?>a)|b)"))

    assert not [made for made in every(ARTICLES) if gives_nothing_back(made.pattern)]


def test_some_patterns_take_time_in_line_with_their_text():
    assert not too_slow(texts()[::10])


@pytest.mark.long
def test_all_patterns_take_time_in_line_with_their_text():
    assert not too_slow(texts())
