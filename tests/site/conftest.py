"""The repository's own articles, built once, and what opens them."""

import contextlib
import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import msgspec
import pytest
from lxml import html

from digest import build, config, executors, records
from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[2]


class Built:
    """A published site: its folder, its settings and its report."""

    def __init__(self, folder: Path, loaded: config.Config, report: build.Report) -> None:
        self.folder = folder
        self.config = loaded
        self.report = report

    @functools.cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every HTML page by its address below the site's root: "" for the front page."""
        return {
            file.relative_to(self.folder).as_posix().removesuffix("index.html"): html.fromstring(
                file.read_bytes()
            )
            for file in sorted(self.folder.rglob("*.html"))
        }

    def kinds(self) -> dict[str, str]:
        """One address of each kind of page."""
        found: dict[str, str] = {}
        for address in self.pages:
            kind = re.sub(r"\d{4}", "year", address)
            kind = re.sub(r"/\d\d/", "/month/", kind)
            kind = re.sub(r"^(articles|councils|topics|figures|people)/[^/]+/$", r"\1/one/", kind)
            found.setdefault(kind, address)
        return found

    def file(self, address: str) -> Path:
        """The file that answers for an address below the site's root."""
        path = self.folder / unquote(address)
        return path / "index.html" if address.endswith("/") or not address else path

    def links(self, address: str) -> Iterator[tuple[str, str]]:
        """Every link of a page that stays on the site: an address below its root, and a fragment."""
        page, root = urljoin(self.config.settings.url, address), self.config.settings.url
        for element in self.pages[address].iter():
            for name in ("href", "src"):
                value = element.get(name) if isinstance(element.tag, str) else None
                if value is None or urlsplit(urljoin(page, value)).netloc != urlsplit(root).netloc:
                    continue
                whole, fragment = urldefrag(urljoin(page, value))
                assert whole.startswith(root), f"{value} leaves the site's own path"
                yield whole.removeprefix(root), unquote(fragment)


def built(folder: Path, *, url: str = "https://digest.example/") -> Built:
    """Build the repository's articles into `folder`, as of a fixed day."""
    [loaded, problems] = config.load(ROOT, output=folder / "site", today="2026-02-10")
    assert not problems
    settings = msgspec.structs.replace(loaded.settings, url=url)
    loaded = msgspec.structs.replace(loaded, memory=str(folder / "memory"), settings=settings)
    report = build.build(loaded, executors.Serial())
    errors = [p for p in report.problems if p.severity == "error"]
    assert not errors, [(p.path, p.line, p.what) for p in errors]
    return Built(folder / "site", loaded, report)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it is published."""
    return built(tmp_path_factory.mktemp("published"))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address without a closing slash."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def served(published: Built) -> Iterator[str]:
    """The site's address while it is served on this machine, without a closing slash."""
    with serving(published.folder) as address:
        yield address


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A page of a wide screen, which complains of nothing."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert complaints == []


@pytest.fixture(scope="session")
def nu_checker() -> list[str]:
    """The command that runs the Nu HTML Checker."""
    jars = [
        Path(os.environ["VNU_JAR"]) if "VNU_JAR" in os.environ else None,
        ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar",
        ROOT / "node_modules/vnu-jar/build/dist/vnu.jar",
    ]
    jar = next((jar for jar in jars if jar and jar.is_file()), None)
    if not shutil.which("java"):
        missing("Java, to run the Nu HTML Checker")
    if jar is None:
        missing('the Nu HTML Checker ("npm install --prefix tests", or VNU_JAR)')
    return ["java", "-jar", str(jar)]


def article_files() -> list[Path]:
    """The articles that the site is built of."""
    return sorted((ROOT / "articles").glob("*.*"))


__all__ = ["Built", "built", "missing", "records", "serving"]
