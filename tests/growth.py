"""Tell whether time grows in line with length.

What is compared is the processor's time, the least of several rounds, and a pair that seems out of line is timed again
before it is believed: a busy machine slows one round or another, a fault slows them all. Lengths are four times apart or
more, not twice: what grows with the square of a text then takes sixteen times as long, far from what a machine does to a
time by itself.
"""

import gc
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 12
_NO_MATTER_SECONDS = 0.05  # below it, what is timed is the machine


def out_of_line(few: Callable[[], Any], many: Callable[[], Any], times: int) -> str:
    """Say in words how much longer `many` takes than `few`, of which it has so many `times` as much; "" if in line.

    In line is up to twice what a straight line gives; the square would be four times that or more.
    """
    assert times >= 4
    short, long = seconds(few), seconds(many)
    for _ in range(ROUNDS):
        if long <= max(2 * times * short, _NO_MATTER_SECONDS):
            return ""
        short, long = min(short, seconds(few)), min(long, seconds(many))
    return f"{short:.3f} s, and {long:.3f} s for {times} times as much"


def seconds(work: Callable[[], Any]) -> float:
    """Return the processor's time that `work` takes once."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
