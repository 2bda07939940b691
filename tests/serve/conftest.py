"""Previews that run while tests look at them: a site of a thousand stories, and small ones."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest import tables

STORIES = 1000


class Served:
    """A preview: its site's folder and its address, without a closing slash."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "digest", "serve", str(folder), *options],
            env={**os.environ, "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1780315200"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said = ""
        assert self._process.stdout
        for line in self._process.stdout:
            self.said += line
            if "Ctrl-C stops" in line:
                break
        found = re.search(r"Look at (http://\S+)/\n", self.said)
        assert found, self.said
        self.address = found[1]

    def write(self, name: str, text: str) -> None:
        """Save a file of the site, as an editor's program does."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def stop(self) -> str:
        """Press Ctrl-C, and return all that was said. Raises: where it does not end at once."""
        self._process.send_signal(signal.SIGINT)
        rest, _ = self._process.communicate(timeout=10)
        return self.said + rest


def story(number: int, places: list[str]) -> str:
    """One of a thousand stories: each with a council, a figure and a quotation of its own."""
    place = places[number % len(places)]
    return (
        f"{place} to spend £{number + 1},000 on its roads\n\n"
        f"{number % 28 + 1} {['March', 'June', 'October'][number % 3]} {2016 + number % 9}\n\n"
        f"{place} will spend £{number + 1},000 on its roads this year, the cabinet agreed on Tuesday.\n\n"
        f"“We have waited {number % 50 + 2} years for this,” said Sam Walker, who leads the council.\n"
    )


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview of a thousand stories."""
    folder = tmp_path_factory.mktemp("thousand")
    (folder / "articles").mkdir()
    places = [
        council.official_name
        for council in tables.load().authorities.values()
        if council.end_date is None
    ][:60]
    for number in range(STORIES):
        file = folder / "articles" / f"story-{number:04}.txt"
        file.write_text(story(number, places), encoding="utf-8")
    served = Served(folder, "--port", "8600")
    yield served
    served.stop()


@pytest.fixture
def serve(site: Path) -> Iterator[Callable[..., Served]]:
    """Preview the site of this test: `serve("--port", "8700")`."""
    running: list[Served] = []

    def serve(*options: str) -> Served:
        running.append(Served(site, *options))
        return running[-1]

    yield serve
    for each in running:
        each.stop()
