"""What tests share: a site in a temporary folder, and articles written on the spot."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from digest.records import Article, Source
from digest.understand import pastes, understand

# A timing belongs in a benchmark: on a busy machine an example may take as long as it likes.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Material beside the project that is not ours to copy, where it is there."""


@pytest.fixture
def shared() -> Path:
    """The shared material; tests that need it say so and are skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared folder beside the project, which is not there")
    return SHARED


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder with an empty articles/."""
    (tmp_path / "articles").mkdir()
    return tmp_path


@pytest.fixture
def write(site: Path) -> Callable[..., Path]:
    """Write an article into the site: `write("leeds.txt", "words")`; bytes are written as they are."""

    def write(name: str, text: str | bytes) -> Path:
        path = site / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def read(write: Callable[..., Path], site: Path) -> Callable[..., Article]:
    """Write an article, read it through the real doors, and give its record."""
    from digest import read as reading

    def read(text: str, name: str = "story.txt") -> Article:
        [paste] = pastes([reading.source(write(name, text), site)])
        return understand(paste)

    return read


def source_of(text: str, name: str = "story.txt") -> Source:
    """A Source as `read` makes it, without a file."""
    from digest import header

    found = header.split(text, name)
    return Source(
        path=name,
        slug=name.rpartition(".")[0],
        text=text,
        markdown=name.endswith(".md"),
        header=found.value,
        header_end=found.end,
        problems=found.problems,
    )


def missing(what: str) -> None:
    """Say what a test needs and does not find: in CI it fails, elsewhere it is skipped."""
    message = f"needs {what}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium; without one the test fails in CI and is skipped elsewhere."""
    playwright = pytest.importorskip("playwright.sync_api")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next((found for name in names if (found := shutil.which(name))), None)
    with playwright.sync_playwright() as driver:
        try:
            opened = driver.chromium.launch(
                executable_path=path,
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    # Chromium forgets to close a page that is just being loaded again, and Playwright waits for ever:
                    # https://issues.chromium.org/issues/536385539
                    "--disable-features=RenderDocument",
                ],
            )
        except playwright.Error as error:
            missing(f"Chromium, which does not start here: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    places = [
        Path(os.environ["AXE_JS"]) if "AXE_JS" in os.environ else None,
        Path(__file__).parent / "node_modules/axe-core/axe.min.js",
    ]
    file = next((place for place in places if place and place.is_file()), None)
    if file is None:
        missing('axe-core ("npm install --prefix tests", or AXE_JS)')
    return file.read_text(encoding="utf-8")
