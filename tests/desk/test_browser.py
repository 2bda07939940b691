"""An editor finds what needs an eye, puts it right with mouse or keyboard, and sees it."""

from collections.abc import Callable, Iterator

import pytest

from digest.read import slug_of as slug
from tests.conftest import AXE_TAGS
from tests.desk.conftest import LIBRARY, ROADS, Desk

Story = Callable[..., str]
_PATIENCE_MS = 20_000


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A page that fails its test when the browser's console speaks of an error."""
    context = browser.new_context()
    opened = context.new_page()
    opened.set_default_timeout(_PATIENCE_MS)
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)  # fmt: skip
    yield opened
    context.close()
    # What was refused or came too late is an answer with a number, which the console repeats.
    answers = ("403", "409", "422")
    assert not [text for text in said if not any(each in text for each in answers)]


def reload_until(desk: Desk, page, path: str, words: str) -> None:
    """Open a page of the preview or the desk once it says those words: a build has to catch up first."""
    for _ in range(400):
        if words in desk.ask(path).text:
            break
        page.wait_for_timeout(150)
    page.goto(f"{desk.server}{path}")
    page.locator("main").get_by_text(words).first.wait_for()


def test_a_story_without_a_date_is_found_corrected_saved_and_seen(desk: Desk, story: Story, page):
    name = story(LIBRARY)
    reload_until(desk, page, f"/desk/?q={name}", "Village library")

    assert page.locator(".rows .needs li").all_inner_texts()[:1] == ["This page prints no date of publication"]  # fmt: skip
    page.get_by_role("link", name="Village library to close").click()
    assert page.locator(".furniture p").inner_text() == "Subscribe to our newsletter"
    page.get_by_label("Date", exact=True).first.fill("2 May 2020")
    page.get_by_label("The council it is about").fill("Leeds City Council")
    page.get_by_role("button", name="Save the record").click()

    page.get_by_role("status").get_by_text("The record is saved.").wait_for()
    assert page.get_by_label("The council it is about").input_value() == "Leeds City Council"
    assert desk.file(name).read_text() == f"---\ndate: 2 May 2020\nauthority: leeds\n---\n{LIBRARY}"
    page.goto(f"{desk.address}/?q={name}")
    assert "2 May 2020" in page.locator(".rows").inner_text()
    assert "prints no date" not in page.locator(".rows").inner_text()


def test_a_value_is_chosen_looked_at_and_put_right(desk: Desk, story: Story, page):
    name = story()
    page.goto(f"{desk.address}/articles/{name}")

    page.locator('[data-value^="figure"]', has_text="300 streets").click()

    look = page.locator(".look")
    assert "Work on 300 streets begins on 4 May 2020." in look.inner_text()
    assert look.locator("code").inner_text()
    look.get_by_label("What it counts").fill("streets to be mended: at last")
    look.get_by_role("button", name="Save this figure").click()

    page.get_by_role("status").get_by_text("The correction is saved.").wait_for()
    assert "streets to be mended: at last" in look.inner_text()
    assert "none: the header gives it" in look.inner_text()
    assert desk.file(name).read_text() == (
        f'---\ncorrections:\n  - figure: 300 streets\n    about: "streets to be mended: at last"\n---\n{ROADS}'
    )
    reload_until(desk, page, f"/articles/{slug(name)}/", "streets to be mended: at last")


def test_a_speaker_is_named_by_keyboard_alone(desk: Desk, story: Story, page):
    name = story(LIBRARY)
    page.goto(f"{desk.address}/articles/{name}")

    page.locator("a.chip.quotation").focus()
    page.keyboard.press("Enter")
    page.locator(".look").wait_for()
    page.wait_for_load_state("load")  # only then is the value where Tab goes on from
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement?.name === 'speaker'")
    page.keyboard.type("Jo Bloggs")
    page.keyboard.press("Tab")
    page.keyboard.type("reader")
    page.keyboard.press("Enter")

    page.get_by_role("status").get_by_text("The correction is saved.").wait_for()
    assert "Jo Bloggs, reader" in page.locator(".look").inner_text()
    assert "speaker: Jo Bloggs\n    role: reader\n" in desk.file(name).read_text()


def test_words_that_are_selected_are_those_to_be_added(desk: Desk, story: Story, page):
    name = story()
    page.goto(f"{desk.address}/articles/{name}")

    page.locator(".part p", has_text="Work on").evaluate(
        "each => getSelection().setBaseAndExtent(each.firstChild, 0, each.firstChild, 7)"
    )

    page.get_by_text("A figure", exact=True).click()
    adding = page.get_by_role("region", name="Add a value that was missed")
    assert adding.get_by_label("Its words").first.input_value() == "Work on"


def test_everything_works_without_a_script(desk: Desk, story: Story, browser):
    name = story()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}/articles/{name}")

    page.locator("a.chip.figure").last.click()
    page.get_by_role("button", name="This is no figure").click()
    page.locator(".made").get_by_text("remove yes").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("None yet").wait_for()
    page.get_by_role("button", name="I have checked this article").click()
    page.get_by_role("button", name="Take “checked” back").wait_for()

    context.close()
    assert desk.file(name).read_text() == f"---\nreviewed: 2026-06-01\n---\n{ROADS}"


def test_an_article_that_was_checked_says_so_on_the_site(desk: Desk, story: Story, page):
    name = story()
    page.goto(f"{desk.address}/articles/{name}")

    page.get_by_role("button", name="I have checked this article").click()
    page.get_by_role("status").get_by_text("marked as checked").wait_for()

    reload_until(desk, page, f"/articles/{slug(name)}/", "Checked by an editor on 1 June 2026.")


def test_two_windows_on_one_article_lose_nothing(desk: Desk, story: Story, page, browser):
    name = story()
    other = browser.new_context().new_page()
    for each in (page, other):
        each.goto(f"{desk.address}/articles/{name}")
    other.get_by_label("Date", exact=True).first.fill("2020-03-06")
    other.get_by_role("button", name="Save the record").click()
    other.get_by_role("status").wait_for()

    page.get_by_label("Headline").first.fill("Leeds mends its roads")
    page.get_by_role("button", name="Save the record").click()

    page.get_by_role("heading", name="The file was changed while you were at it").wait_for()
    assert "date: 2020-03-06" in page.get_by_role("region", name="The header as it is").inner_text()
    assert "Leeds mends its roads" in page.locator("table").inner_text()
    assert desk.file(name).read_text() == f"---\ndate: 2020-03-06\n---\n{ROADS}"
    page.get_by_role("button", name="Save mine").click()
    page.get_by_role("status").get_by_text("The record is saved.").wait_for()
    assert desk.file(name).read_text() == f"---\ndate: 2020-03-06\ntitle: Leeds mends its roads\n---\n{ROADS}"  # fmt: skip


def test_what_was_typed_is_still_there_when_it_is_refused(desk: Desk, story: Story, page):
    name = story()
    page.goto(f"{desk.address}/articles/{name}")
    page.get_by_label("Headline").first.fill("Leeds mends its roads")
    page.get_by_label("Date", exact=True).first.fill("31 Feb 2020")
    page.get_by_role("button", name="Save the record").click()

    page.get_by_role("alert").get_by_text("31 Feb 2020 is not in the calendar").wait_for()
    assert page.get_by_label("Headline").first.input_value() == "Leeds mends its roads"
    page.get_by_label("Date", exact=True).first.fill("28 Feb 2020")
    page.get_by_role("button", name="Save the record").click()

    page.get_by_role("status").get_by_text("The record is saved.").wait_for()
    assert "title: Leeds mends its roads\ndate: 28 Feb 2020\n" in desk.file(name).read_text()


def test_a_page_of_another_origin_cannot_post(desk: Desk, story: Story, page):
    name = story()
    form = desk.form(name, title="Ours now")
    fields = "".join(f'<input name="{key}" value="{value}">' for key, value in form.items())
    evil = desk.server.replace(
        "127.0.0.1", "evil.localhost"
    )  # a name that leads here, another origin
    page.route(f"{evil}/**", lambda route: route.fulfill(
        content_type="text/html",
        body=f'<form method="post" action="{desk.address}/articles/{name}">{fields}<button>Win</button></form>',
    ))  # fmt: skip
    page.goto(f"{evil}/")

    page.get_by_role("button", name="Win").click()

    page.get_by_text("This form was sent from another page").wait_for()
    assert desk.file(name).read_text() == ROADS


def test_the_preview_leads_to_the_desk(desk: Desk, page):
    page.goto(f"{desk.server}/articles/first/")

    page.get_by_role("link", name="Put this right at the desk").click()

    assert page.url == f"{desk.address}/articles/first.txt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_on_any_page_of_the_desk(desk: Desk, story: Story, browser, axe: str, width: int, scheme: str):  # fmt: skip
    roads = story(f"---\ntitel: x\ncorrections:\n  - {{figure: £5m, nth: 2, about: roads}}\n---\n{ROADS}")  # fmt: skip
    library, binary = story(LIBRARY), story(b"\0\1")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    faults = []

    def inspect(name: str) -> None:
        for details in page.locator("details").all():
            details.evaluate("each => { each.open = true; }")
        page.add_script_tag(content=axe)
        found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
        faults.extend(
            (name, rule["id"], node["html"][:120])
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        )
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((name, "wider than the screen", ""))

    for address in (
        "",
        "?q=nothing-at-all",
        "nowhere",
        f"articles/{roads}",
        f"articles/{roads}?value=figure-2",
        f"articles/{library}?value=quotation-1",
        f"articles/{library}?said=record",
        f"articles/{binary}",
    ):
        page.goto(f"{desk.address}/{address}")
        inspect(address)
    page.goto(f"{desk.address}/articles/{library}")
    page.get_by_label("Date", exact=True).first.fill("31 Feb 2020")
    page.get_by_role("button", name="Save the record").click()
    page.get_by_role("alert").wait_for()
    inspect("refused")
    page.goto(f"{desk.address}/articles/{library}")
    page.get_by_label("Headline").first.fill("Mine")
    desk.file(library).write_text(f"---\ntitle: Theirs\n---\n{LIBRARY}")
    page.get_by_role("button", name="Save the record").click()
    page.get_by_role("heading", name="The file was changed").wait_for()
    inspect("stale")
    context.close()

    assert faults == []
