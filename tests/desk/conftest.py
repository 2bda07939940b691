"""The desk as it runs: a preview of a site of the test's own, with the words of a few stories."""

import hashlib
import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest

ROADS = (
    "Leeds City Council to spend £5m on its roads\n\n5 March 2020\n\n"
    "Leeds City Council will spend £5m on its roads this year, the cabinet agreed on Tuesday.\n\n"
    "“We have waited 12 years for this,” said Sam Walker, who leads the council.\n\n"
    "Work on 300 streets begins on 4 May 2020.\n"
)
LIBRARY = (
    "Village library to close\n\n"
    "The library will close in the autumn after 90 years, its 12 readers were told on Monday.\n\n"
    "“A sad day for everybody here.”\n\n"
    "Subscribe to our newsletter\n"
)


class Answer(NamedTuple):
    status: int
    text: str
    location: str


class Desk:
    """A running desk. address: of the list, without a closing slash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "digest", "serve", str(folder), "--port", "8800"],
            env={**os.environ, "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1780315200"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        said = ""
        assert self._process.stdout
        for line in self._process.stdout:
            said += line
            if "Ctrl-C stops" in line:
                break
        found = re.search(r"Look at (http://[^/]+)/", said)
        assert found, said
        self.server = found[1]
        self.address = f"{found[1]}/desk"

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=10)

    def file(self, name: str) -> Path:
        return self.folder / "articles" / name

    def ask(
        self, path: str, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """Send a request as any program could; a header that is "" is left out."""
        netloc = urlsplit(self.server).netloc
        connection = http.client.HTTPConnection(netloc, timeout=20)
        sent = {"Host": netloc}
        if form is not None:
            sent |= {"Origin": self.server, "Content-Type": "application/x-www-form-urlencoded"}
        sent |= headers or {}
        body = urlencode(form).encode() if form is not None else None
        connection.putrequest("GET" if form is None else "POST", path, skip_host=True)
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return Answer(answer.status, text, answer.headers.get("location", ""))

    def form(self, name: str, **fields: str) -> dict[str, str]:
        """What the desk's own form carries for an article, with `fields` changed from nothing."""
        page = self.ask(f"/desk/articles/{name}").text
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token, page
        version = hashlib.blake2b(self.file(name).read_bytes(), digest_size=16).hexdigest()
        changed = {key: said for field, said in fields.items() for key, said in ((f"was.{field}", ""), (field, said))}  # fmt: skip
        return {"token": token[1], "version": version, "do": "record", **changed}

    def save(self, name: str, **fields: str) -> Answer:
        """Put fields of the record right, as the desk's own form does."""
        return self.ask(f"/desk/articles/{name}", self.form(name, **fields))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for the tests of one module; each writes articles of its own name."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    (folder / "articles" / "first.txt").write_text(ROADS.replace("Leeds", "Bradford"))
    running = Desk(folder)
    yield running
    running.stop()


@pytest.fixture
def story(desk: Desk, request: pytest.FixtureRequest) -> Callable[..., str]:
    """Write an article that no other test has: `story(text)` gives its name; bytes are written as they are."""
    count = 0

    def story(text: str | bytes = ROADS, suffix: str = ".txt") -> str:
        nonlocal count
        count += 1
        plain = re.sub(r"\W+", "-", request.node.name.removeprefix("test_"))[:90]
        name = f"{plain}-{count}{suffix}"
        desk.file(name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return story
