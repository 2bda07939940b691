"""Time the preview: from saving an article until its page in `digest serve` shows what was saved.

    python bench/preview.py SITE [SAVES]

In:   a site; one of its articles is saved SAVES times (20) with another last sentence, and put back at the end.
Out:  the median and the longest time in seconds of the clock, over HTTP and without a browser. Bar: 0.5 s.
"""

import re
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

POLL_SECONDS = 0.01
WAIT_SECONDS = 600


def address(process: subprocess.Popen[str]) -> str:
    """Where the preview says it is, once it is built."""
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found.group()
    raise SystemExit("the preview ended before it was ready")


def seconds_until(page: str, words: str) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < WAIT_SECONDS:
        with urllib.request.urlopen(page) as answer:
            if words in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(POLL_SECONDS)
    raise SystemExit(f"{page} never showed {words!r}")


def main() -> None:
    site = Path(sys.argv[1])
    saves = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    file = sorted((site / "articles").glob("*.txt"))[0]
    before = file.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "digest", "serve", str(site), "--port", "8765"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        page = f"{address(process)}articles/{file.stem}/"
        times = []
        for number in range(saves):
            words = f"Save number {number} of the bench was seen."
            file.write_bytes(before.rstrip() + f"\n\n{words}\n".encode())
            times.append(seconds_until(page, words))
            time.sleep(2)
        print(f"{saves} saves: median {statistics.median(times):.2f} s, longest {max(times):.2f} s")
    finally:
        process.terminate()
        file.write_bytes(before)


if __name__ == "__main__":
    main()
