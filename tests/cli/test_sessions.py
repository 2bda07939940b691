"""What each command looks like in a terminal, 80 and 200 columns wide, with colour and without.

The sessions stand in sessions/, one file a command. DIGEST_ACCEPT=1 writes them anew: look at them as an editor would.
"""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import put
from tests.cli.terminal import Terminal

SESSIONS = Path(__file__).with_name("sessions")
LEEDS = """Leeds agrees its budget

25 March 2020

Leeds City Council will spend £2m on its roads, the cabinet agreed on Tuesday.

“It is a sad day for drivers,” said Jo Bloggs, chair of the Leeds Drivers’ Club.
"""
SITE = {
    "digest.yaml": "title: Leeds and Derby\nurl: https://digest.example/\n",
    "articles/2020-03-25-leeds-budget.txt": LEEDS,
    "articles/2020-05-07-derby-libraries.txt": "---\nauthority: Drby\n---\n"
    + LEEDS.replace("Leeds", "Derby").replace("25 March", "7 May").replace("roads", "libraries"),
    "articles/2020-06-01-hull-draft.txt": "---\ndraft: yes\n---\n"
    "Hull to mend its bridges\n\n1 June 2020\n\nHull City Council will mend 12 bridges this year, it said.\n",
    "articles/2027-01-04-york-parking.txt": "York to charge for parking\n\n4 January 2027\n\n"
    "City of York Council will charge £3 an hour for parking from next week.\n",
    "articles/kirklees-pools.txt": "Kirklees closes two pools\n\nKirklees Council has closed two pools since last November.\n",
    "articles/minutes.docx": "PK",
}  # fmt: skip
MENDED = {name: text.replace("authority: Drby", "authority: derby") for name, text in SITE.items()}

PAGE = """<html><head><title>Derby opens a library - Derby Post</title><meta property="og:site_name" content="Derby Post">
<link rel="canonical" href="https://post.example/derby-library"><meta property="article:published_time" content="2020-06-02"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Derby opens a library</h1>
<p>Derby City Council has opened a library in a former bank, at a cost of £1.3 million, after two years of building work and a long dispute with its neighbours.</p>
<p>“People have waited long enough,” said Jo Bloggs, chair of the Friends of Derby Libraries. It is open every day but Sunday until the end of September 2020.</p>
</article></body></html>"""
RELEASES = {
    "releases/budget.txt": LEEDS,
    "releases/library.html": PAGE,
    "releases/logo.png": "\x89PNG",
    "releases/minutes.doc": "\xd0",
    "releases/pools.eml": "From: Kirklees Council <press@kirklees.example>\nDate: Tue, 2 Jun 2020 10:00:00 +0100\nSubject: Kirklees opens a pool\n"
    "MIME-Version: 1.0\n\nKirklees Council has opened a pool that cost £8 million, it said on Tuesday.\n",
}

RUNS: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {
    # command: what stands in the folder, what is called, what is typed
    "init": ({}, ("init", "my-digest"), ""),
    "new": (MENDED, ("new", "Leeds: the budget, one year on"), ""),
    "new-paste": (MENDED, ("new", "--paste"), LEEDS.replace("roads", "parks and its playgrounds, and on new paths through every wood") + "\x04"),
    "import": ({**MENDED, **RELEASES}, ("import", "releases"), ""),
    "import-dry-run": ({**MENDED, **RELEASES}, ("import", "releases/library.html", "releases/minutes.doc", "--dry-run"), ""),
    "check": (SITE, ("check",), ""),
    "check-fix": (SITE, ("check", "--fix", "--write"), ""),
    "check-github": (SITE, ("check", "--format", "github"), ""),
    "status": (SITE, ("status",), ""),
    "build": (MENDED, ("build",), ""),
    "build-broken": (SITE, ("build",), ""),
    "build-keep-going": (SITE, ("build", "--keep-going"), ""),
    "explain": (SITE, ("explain", "articles/2020-03-25-leeds-budget.txt"), ""),
    "records": (SITE, ("records", "articles/kirklees-pools.txt"), ""),
    "help": ({}, ("--help",), ""),
    "help-check": ({}, ("check", "--help"), ""),
    "help-new": ({}, ("new", "--help"), ""),
    "help-import": ({}, ("import", "--help"), ""),
    "no-site": ({}, ("build",), ""),
}  # fmt: skip
LOOKS = [(columns, colour) for columns in (80, 200) for colour in (True, False)]


@pytest.mark.parametrize("name", RUNS)
def test_a_session_looks_as_it_should(name: str, tmp_path: Path):
    files, arguments, typed = RUNS[name]

    def session(folder: Path, columns: int, colour: bool) -> str:
        put(folder, files)
        with Terminal(*arguments, folder=folder, columns=columns, colour=colour) as terminal:
            if typed:
                terminal.wait_for("press Ctrl-D")
                terminal.enter(typed)
            code = terminal.end()
            return f"{terminal.seen()}[exit {code}]\n"

    compare(name, tmp_path, session)


def test_the_preview_tells_what_it_does(tmp_path: Path):
    def session(folder: Path, columns: int, colour: bool) -> str:
        put(folder, MENDED)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            arguments = ("serve", "--port", str(port))
            with Terminal(*arguments, folder=folder, columns=columns, colour=colour) as terminal:
                terminal.wait_for("Ctrl-C stops")
                broken = SITE["articles/2020-05-07-derby-libraries.txt"]
                (folder / "articles/2020-05-07-derby-libraries.txt").write_text(broken)
                terminal.wait_for("stoke-on-trent")
                terminal.enter("\x03")
                code = terminal.end()
                seen = re.sub(r"uses \d+", "uses NEXT", terminal.seen().replace(str(port), "PORT"))
                return re.sub(r"127.0.0.1:\d+", "127.0.0.1:NEXT", f"{seen}[exit {code}]\n")

    compare("serve", tmp_path, session)


def compare(name: str, folder: Path, session: Callable[[Path, int, bool], str]) -> None:
    """Hold the sessions of all widths and colours to the file that was looked at."""
    shown = []
    for columns, colour in LOOKS:
        place = folder / f"{columns}-{colour}" / "leeds"
        place.mkdir(parents=True)
        seen = session(place, columns, colour)
        seen = re.sub(r"scored \d+, and the main topic \d+", "scored 1, and the main topic 9", seen)
        seen = re.sub(r"\d+ files? (written|drawn)", r"N files \1", seen)
        seen = re.sub(r"\d+\.\d s\b", "0.0 s", seen).replace(str(place), "SITE")
        shown.append(
            f"=== {columns} columns, {'colour' if colour else 'no colour'}\n{seen.replace(' ' + chr(10), chr(10))}"
        )
    text = "\n".join(shown)
    file = SESSIONS / f"{name}.txt"
    if os.environ.get("DIGEST_ACCEPT"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
