"""An editor saves and sees; breaks a file, sees what is wrong over the last good page, mends it and sees the page."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serve.conftest import Served, story

Serve = Callable[..., Served]
Write = Callable[..., Path]
LEEDS = story(4, ["Leeds City Council"])
# The promise is half a second on a machine that does nothing else; here others may be at work.
_PATIENCE_MS = 15_000


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A page that fails its test when the browser's console has anything to say of an error."""
    opened = browser.new_page()
    opened.set_default_timeout(_PATIENCE_MS)
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)  # fmt: skip
    yield opened
    opened.close()
    expected = (
        "404",
        "ERR_CONNECTION_REFUSED",
    )  # a page that is not there yet, a server that has stopped
    assert not [text for text in said if not any(words in text for words in expected)]


def look(page, address: str) -> None:
    """Open a page, and wait until it listens for saves."""
    page.goto(address)
    page.locator("html[data-preview=listening]").wait_for()


def test_a_save_is_seen_at_a_thousand_stories(thousand: Served, page, record_property):
    name, text = (
        "articles/story-0500.txt",
        (thousand.folder / "articles/story-0500.txt").read_text(),
    )
    look(page, f"{thousand.address}/articles/story-0500/")
    took = []
    for number in range(3):
        started = time.perf_counter()

        thousand.write(name, f"{text}\nA further {number + 31} potholes were found.\n")
        page.locator("main").get_by_text(f"A further {number + 31} potholes").first.wait_for()

        took.append(time.perf_counter() - started)
        page.locator("html[data-preview=listening]").wait_for()
    record_property("save_to_seen_s", [round(each, 2) for each in took])
    print("from save to seen, in seconds:", [round(each, 2) for each in took])
    assert not (thousand.folder / "_site").exists()


def test_a_broken_file_shows_its_problem_over_the_last_good_page_and_the_server_goes_on(
    thousand: Served, page
):
    file = thousand.folder / "articles/story-0600.txt"
    text = file.read_text()
    title = text.partition("\n")[0]
    look(page, f"{thousand.address}/articles/story-0600/")

    thousand.write("articles/story-0600.txt", f"---\ndate: 31 Feb 2025\n---\n{text}")

    panel = page.get_by_role("region", name="Problems")
    panel.get_by_text("31 Feb 2025 is not in the calendar").wait_for()
    assert panel.get_by_text("February 2025 has 28 days").is_visible()
    assert panel.get_by_text("This page is as it was before the error").is_visible()
    assert page.locator("h1").inner_text() == title

    look(page, f"{thousand.address}/articles/story-0601/")
    assert panel.get_by_text("31 Feb 2025 is not in the calendar").is_visible()

    look(page, f"{thousand.address}/articles/story-0600/")
    thousand.write("articles/story-0600.txt", text.replace(title, "Roads to be mended after all"))

    page.locator("h1").get_by_text("Roads to be mended after all").wait_for()
    page.locator("html[data-preview=listening]").wait_for()
    assert panel.get_by_text("31 Feb 2025").count() == 0


def test_a_new_file_comes_into_the_timeline(thousand: Served, page):
    look(page, f"{thousand.address}/")

    thousand.write("articles/newest.txt", LEEDS.replace("5 June 2020", "30 May 2026"))

    page.locator('main a[href$="/articles/newest/"]').first.wait_for()


def test_drafts_and_stories_of_the_future_are_shown_with_a_badge(serve: Serve, write: Write, page):
    write("draft.txt", f"---\ndraft: yes\n---\n{LEEDS}")
    write("future.txt", f"---\ndate: 4 January 2027\n---\n{LEEDS.replace('Leeds', 'Derby')}")
    served = serve("--port", "8700")

    look(page, f"{served.address}/articles/draft/")
    assert (
        page.locator("h1 + .preview-badge").inner_text()
        == "Draft: readers do not see this page yet"
    )
    look(page, f"{served.address}/articles/future/")
    assert "Held until its date" in page.locator("h1 + .preview-badge").inner_text()
    look(page, f"{served.address}/")
    assert sorted({badge.inner_text() for badge in page.locator("main .preview-badge").all()}) == [
        "Draft",
        "Held until its date",
    ]


def test_a_broken_template_leaves_every_page_as_it_was(serve: Serve, write: Write, page):
    write("leeds.txt", LEEDS)
    served = serve("--port", "8710")
    look(page, f"{served.address}/articles/leeds/")
    own = '{% extends "default/article.html" %}{% block footer %}'

    served.write("templates/article.html", own + "{{ page.figurs }}{% endblock %}")

    panel = page.get_by_role("region", name="Problems")
    panel.get_by_text('ArticlePage has no "figurs"').wait_for()
    assert page.locator("h1").inner_text() == LEEDS.partition("\n")[0]

    served.write("templates/article.html", own + "By the Example Post{% endblock %}")

    page.get_by_text("By the Example Post").wait_for()


def test_a_site_that_is_broken_from_the_start_is_served_once_it_is_mended(serve: Serve, write: Write, page):  # fmt: skip
    write("leeds.txt", f"---\ndate: 31 Feb 2025\n---\n{LEEDS}")
    served = serve("--port", "8720")
    look(page, f"{served.address}/articles/leeds/")
    page.get_by_role("region", name="Problems").get_by_text("31 Feb 2025").first.wait_for()

    served.write("articles/leeds.txt", LEEDS)

    page.locator("h1").get_by_text("Leeds City Council to spend").wait_for()


def test_a_digest_below_a_path_is_served_there(serve: Serve, write: Write, site: Path, page):
    (site / "digest.yaml").write_text("url: https://press.example/digest/\n")
    write("leeds.txt", LEEDS)
    served = serve("--port", "8730")

    look(page, served.address.removesuffix("/digest") + "/")

    assert urlsplit(page.url).path == "/digest/"
    page.locator('main a[href="/digest/articles/leeds/"]').first.click()
    page.locator("h1").get_by_text("Leeds City Council to spend").wait_for()


def test_a_port_that_is_taken_is_said_and_the_next_one_is_used(serve: Serve, write: Write):
    write("leeds.txt", LEEDS)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        served = serve("--port", str(port))

    assert f"Port {port} is taken" in served.said
    assert urlsplit(served.address).port != port


def test_only_this_machine_by_its_own_name_gets_an_answer(serve: Serve, write: Write):
    write("leeds.txt", f"---\ndraft: yes\n---\n{LEEDS}")
    served = serve("--port", "8740")

    assert status(served, "/", host="evil.example") == 400
    assert status(served, "/_preview/events", host="evil.example") == 400
    assert status(served, "/") == 200
    assert status(served, "/", host=f"localhost:{urlsplit(served.address).port}") == 200


def test_nothing_but_the_site_can_be_had(serve: Serve, write: Write):
    write("leeds.txt", LEEDS)
    served = serve("--port", "8750")

    for path in (
        "/../digest.yaml",
        "/%2e%2e/%2e%2e/%2e%2e/articles/leeds.txt",
        "/..%2f..%2fmemory.sqlite",
        "/_preview/app.py",
        "/%00",
    ):
        assert status(served, path) == 404, path


def test_ctrl_c_ends_it_at_once_although_a_page_listens(serve: Serve, write: Write, page):
    write("leeds.txt", LEEDS)
    served = serve("--port", "8760")
    look(page, f"{served.address}/")

    started = time.perf_counter()
    said = served.stop()

    assert said.endswith("Stopped.\n")
    assert "Traceback" not in said
    assert time.perf_counter() - started < 5


def status(served: Served, path: str, host: str | None = None) -> int:
    """The status of an answer, to a request with that Host."""
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or urlsplit(served.address).netloc)
    connection.endheaders()
    answer = connection.getresponse().status
    connection.close()
    return answer


def test_an_address_that_readers_know_is_missed_for_as_long_as_nothing_answers_it(serve: Serve, write: Write, site: Path, page):  # fmt: skip
    write("leeds.txt", LEEDS)
    write("derby.txt", LEEDS.replace("Leeds", "Derby"))
    subprocess.run([sys.executable, "-m", "digest", "build", str(site), "--quiet", "--no-search", "--no-data"], check=True)  # fmt: skip
    (site / "articles/derby.txt").unlink()
    served = serve("--port", "8770")
    look(page, f"{served.address}/articles/leeds/")
    panel = page.get_by_role("region", name="Problems")
    panel.get_by_text("1 warning").wait_for()

    served.write("articles/leeds.txt", LEEDS.replace("roads", "lanes"))

    page.locator("h1").get_by_text("lanes").wait_for()
    page.locator("html[data-preview=listening]").wait_for()
    assert "/articles/derby/" in (panel.text_content() or "")

    served.write("articles/leeds.txt", f"---\naliases: [/articles/derby/]\n---\n{LEEDS}")

    panel.wait_for(state="detached")
