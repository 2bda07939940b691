"""What a form writes stands in the header of one article, and nowhere else; and only the desk's own forms write."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import read
from digest.understand import pastes, understand
from tests.desk.conftest import LIBRARY, ROADS, Desk

Story = Callable[..., str]


def article(desk: Desk, name: str):
    [paste] = pastes([read.source(desk.file(name), desk.folder)])
    return understand(paste)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LIBRARY.encode(), b"---\ndate: 2020-05-02\n---\n" + LIBRARY.encode()),
        (LIBRARY.replace("\n", "\r\n").encode(), b"---\r\ndate: 2020-05-02\r\n---\r\n" + LIBRARY.replace("\n", "\r\n").encode()),
        (b"\xef\xbb\xbf" + LIBRARY.encode(), b"\xef\xbb\xbf---\ndate: 2020-05-02\n---\n" + LIBRARY.encode()),
        (LIBRARY.encode("cp1252"), b"---\ndate: 2020-05-02\n---\n" + LIBRARY.encode("cp1252")),
        (LIBRARY.encode("utf-16"), "---\ndate: 2020-05-02\n---\n".encode("utf-16") + LIBRARY.encode("utf-16")[2:]),
        (b"---\n# why\ntitle: A  # here\n\n---\n" + LIBRARY.encode(),
         b"---\n# why\ntitle: A  # here\ndate: 2020-05-02\n\n---\n" + LIBRARY.encode()),
        (b"---\ndate: 2020  # or so\n---\r\nmixed\nends\r\n", b"---\ndate: 2020-05-02  # or so\n---\r\nmixed\nends\r\n"),
    ],
    ids=["none", "crlf", "mark", "cp1252", "utf-16", "comments", "mixed"],
)  # fmt: skip
def test_a_date_is_written_and_no_other_byte_is_touched(desk: Desk, story: Story, before: bytes, after: bytes):  # fmt: skip
    name = story(before)

    answer = desk.save(name, date="2020-05-02")

    assert answer.status == 303, answer.text
    assert desk.file(name).read_bytes() == after
    assert article(desk, name).date == "2020-05-02"


def test_a_name_that_the_encoding_lacks_is_spelt_so_that_it_can_be_read(desk: Desk, story: Story):
    name = story(LIBRARY.encode("cp1252"))

    assert desk.save(name, author="Siân Ŵyn").status == 303

    assert article(desk, name).author == "Siân Ŵyn"
    assert desk.file(name).read_bytes().endswith(LIBRARY.encode("cp1252"))


def test_the_mode_of_a_file_stays(desk: Desk, story: Story):
    name = story()
    desk.file(name).chmod(0o640)

    assert desk.save(name, title="Roads").status == 303

    assert desk.file(name).stat().st_mode & 0o7777 == 0o640
    assert not list(desk.file(name).parent.glob(f".{name}*"))


def test_one_speaker_is_put_right_and_taken_back(desk: Desk, story: Story):
    name = story()
    before = desk.file(name).read_bytes()
    form = {**desk.form(name, speaker="Sue Walker"), "do": "value", "kind_of": "quotation", "words": "We have waited"}  # fmt: skip

    assert desk.ask(f"/desk/articles/{name}", form).status == 303

    assert [q.speaker for q in article(desk, name).quotations] == ["Sue Walker"]
    assert desk.file(name).read_bytes().endswith(before)

    again = {**desk.form(name), "do": "take-back", "index": "0"}
    assert desk.ask(f"/desk/articles/{name}", again).status == 303

    assert [q.speaker for q in article(desk, name).quotations] == ["Sam Walker"]


def test_a_second_correction_of_one_value_joins_the_first(desk: Desk, story: Story):
    name = story()
    for fields in ({"about": "streets to be mended"}, {"value": "three hundred and five"}):
        form = {**desk.form(name, **fields), "do": "value", "kind_of": "figure", "words": "300 streets"}  # fmt: skip
        assert desk.ask(f"/desk/articles/{name}", form).status == 303

    text = desk.file(name).read_text()
    assert text.count("figure:") == 1
    [figure] = [f for f in article(desk, name).figures if f.evidence.text.startswith("300")]
    assert (figure.about, figure.value) == ("streets to be mended", 305)


def test_what_is_no_figure_is_left_out(desk: Desk, story: Story):
    name = story()
    form = {**desk.form(name), "do": "value", "kind_of": "figure", "words": "12 years", "remove": "yes"}  # fmt: skip

    assert desk.ask(f"/desk/articles/{name}", form).status == 303

    assert not [f for f in article(desk, name).figures if f.evidence.text.startswith("12")]


def test_a_value_that_was_missed_is_added(desk: Desk, story: Story):
    name = story()
    form = {**desk.form(name), "do": "add", "kind_of": "key_date", "words": "this year", "date": "2020", "about": "spending"}  # fmt: skip

    refused = desk.ask(f"/desk/articles/{name}", form)
    accepted = desk.ask(f"/desk/articles/{name}", {**form, "date": "March 2020"})

    assert refused.status == 422
    assert "is not a date" in refused.text
    assert accepted.status == 303
    assert ("2020-03", "spending") in [(k.date, k.about) for k in article(desk, name).key_dates]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "31 Feb 2020"}, "February 2020 has 29 days"),
        ({"authority": "Leads"}, "Did you mean &#34;leeds&#34;?"),
        ({"topics": "budgett"}, "Did you mean &#34;budget&#34;?"),
    ],
)
def test_what_cannot_be_is_refused_with_a_mend_and_the_file_stays(desk: Desk, story: Story, fields: dict[str, str], said: str):  # fmt: skip
    name = story()
    before = desk.file(name).read_bytes()

    answer = desk.save(name, **fields)

    assert answer.status == 422
    assert said in answer.text
    assert desk.file(name).read_bytes() == before


def test_words_that_the_story_does_not_say_are_refused(desk: Desk, story: Story):
    name = story()
    form = {**desk.form(name), "do": "add", "kind_of": "figure", "words": "£9m", "kind": "money", "value": "£9m"}  # fmt: skip

    answer = desk.ask(f"/desk/articles/{name}", form)

    assert answer.status == 422
    assert "The story does not say" in answer.text


def test_a_broken_header_is_mended_by_hand(desk: Desk, story: Story):
    name = story(f"---\ntitle: Leeds: roads\nmood: good\n---\n{ROADS}")
    form = {**desk.form(name), "do": "header", "header": 'title: "Leeds: roads"\r\nmood: good'}

    assert desk.ask(f"/desk/articles/{name}", form).status == 303

    assert desk.file(name).read_text() == f'---\ntitle: "Leeds: roads"\nmood: good\n---\n{ROADS}'


def test_a_header_is_mended_although_more_is_wrong_with_it_than_could_be_seen(desk: Desk, story: Story):  # fmt: skip
    name = story(f"---\ntitle: Leeds: roads\ndate: 31 Feb 2020\n---\n{ROADS}")

    answer = desk.ask(f"/desk/articles/{name}", {**desk.form(name), "do": "mend"})

    assert answer.status == 303
    assert 'title: "Leeds: roads"' in desk.file(name).read_text()
    assert "31 Feb 2020 is not in the calendar" in desk.ask(f"/desk/articles/{name}").text


def test_a_header_without_an_end_is_left_alone(desk: Desk, story: Story):
    text = f"---\ntitle: Roads\n\n{ROADS}"
    name = story(text)

    for form in ({"do": "header", "header": "title: x"}, {"do": "review"}, {"do": "mend"}):
        answer = desk.ask(f"/desk/articles/{name}", {**desk.form(name), **form})
        assert answer.status in (303, 422)

    assert desk.file(name).read_text() == text


def test_a_header_written_by_hand_cannot_reach_into_the_story(desk: Desk, story: Story):
    name = story()
    form = {**desk.form(name), "do": "header", "header": "title: x\n---\nA new first paragraph."}

    answer = desk.ask(f"/desk/articles/{name}", form)

    assert answer.status == 422
    assert desk.file(name).read_text() == ROADS


def test_slips_are_mended_with_a_button(desk: Desk, story: Story):
    name = story(f"---\ntitel: Roads\n---\n{ROADS}")
    form = {**desk.form(name), "do": "mend"}

    assert desk.ask(f"/desk/articles/{name}", form).status == 303

    assert desk.file(name).read_text() == f"---\ntitle: Roads\n---\n{ROADS}"


def test_a_stale_form_changes_nothing_and_shows_both_versions(desk: Desk, story: Story):
    name = story()
    stale = desk.form(name, title="Roads at last")
    desk.file(name).write_text(f"---\ntitle: Roads, soon\n---\n{ROADS}")
    before = desk.file(name).read_bytes()

    answer = desk.ask(f"/desk/articles/{name}", stale)

    assert answer.status == 409
    assert desk.file(name).read_bytes() == before
    assert "Roads at last" in answer.text
    assert "Roads, soon" in answer.text


def test_of_many_forms_at_once_one_is_saved_and_the_others_are_told(desk: Desk, story: Story):
    name = story()
    forms = [desk.form(name, title=f"Headline {number}") for number in range(8)]
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda form=form: answers.append(desk.ask(f"/desk/articles/{name}", form).status))
        for form in forms
    ]  # fmt: skip

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [303] + [409] * 7
    assert desk.file(name).read_text().endswith(f"---\n{ROADS}")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "multipart/form-data; boundary=x"},
    ],
)
def test_a_form_from_anywhere_else_is_refused(desk: Desk, story: Story, headers: dict[str, str]):
    name = story()

    answer = desk.ask(f"/desk/articles/{name}", desk.form(name, title="Ours now"), headers)

    assert answer.status == 403
    assert desk.file(name).read_text() == ROADS


@pytest.mark.parametrize("token", ["", "guessed", "é"])
def test_a_form_without_the_token_is_refused(desk: Desk, story: Story, token: str):
    name = story()

    answer = desk.ask(f"/desk/articles/{name}", {**desk.form(name, title="Ours"), "token": token})

    assert answer.status == 403
    assert desk.file(name).read_text() == ROADS


def test_a_forged_host_gets_nothing(desk: Desk, story: Story):
    name = story()
    form = desk.form(name, title="Ours now")

    assert desk.ask("/desk/", headers={"Host": "evil.example"}).status == 400
    assert desk.ask(f"/desk/articles/{name}", headers={"Host": "evil.example:8800"}).status == 400
    forged = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert desk.ask(f"/desk/articles/{name}", form, forged).status == 400
    assert desk.file(name).read_text() == ROADS


def test_a_form_that_is_too_large_is_refused(desk: Desk, story: Story):
    name = story()

    answer = desk.ask(f"/desk/articles/{name}", desk.form(name, title="x" * 400_000))

    assert answer.status == 403
    assert desk.file(name).read_text() == ROADS


@pytest.mark.parametrize(
    "name",
    ["../digest.yaml", "%2e%2e/outside.txt", "..%2foutside.txt", "/etc/hostname", "%00.txt", ".hidden.txt", "a/../../outside.txt", "nothing.txt"],
)  # fmt: skip
def test_nothing_outside_of_articles_is_opened(desk: Desk, story: Story, name: str):
    (desk.folder / "outside.txt").write_text(ROADS)
    (desk.folder / "articles" / ".hidden.txt").write_text(ROADS)

    assert desk.ask(f"/desk/articles/{name}").status == 404
    assert desk.ask(f"/desk/articles/{name}", desk.form(story(), title="Ours")).status == 404
    assert (desk.folder / "outside.txt").read_text() == ROADS


def test_links_that_lead_outside_are_not_followed(desk: Desk, tmp_path: Path, story: Story):
    outside = tmp_path / "outside.txt"
    outside.write_text(ROADS)
    (desk.folder / "beside.txt").write_text(ROADS)
    names = ["link.txt", "near.txt", "folder/outside.txt"]
    (desk.folder / "articles" / "link.txt").symlink_to(outside)
    (desk.folder / "articles" / "near.txt").symlink_to(desk.folder / "beside.txt")
    (desk.folder / "articles" / "folder").symlink_to(tmp_path)

    for name in names:
        assert desk.ask(f"/desk/articles/{name}").status == 404
        assert desk.ask(f"/desk/articles/{name}", desk.form(story(), title="Ours")).status == 404

    assert outside.read_text() == (desk.folder / "beside.txt").read_text() == ROADS
    for name in names[:2]:
        (desk.folder / "articles" / name).unlink()
    (desk.folder / "articles" / "folder").unlink()


def test_pages_carry_the_policy_of_the_site_and_no_one_frames_them(desk: Desk):
    import urllib.request

    with urllib.request.urlopen(f"{desk.address}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
