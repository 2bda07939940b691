"""Whatever a file does, an editor gets a sentence about it: no traceback, no waiting, no network, nothing unpacked."""

import io
import os
import random
import socket
import sys
import time
import zipfile
from pathlib import Path

import pytest

from digest.bring import apart, gather, kinds
from digest.bring.incoming import Incoming, RefusedError
from digest.records import Problem

DOCUMENTS = Path(__file__).with_name("documents")
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a document reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read(data: bytes, name: str = "") -> tuple[Incoming, ...]:
    return kinds.read(kinds.Document(name=name, data=data))


def refusal(data: bytes, name: str = "") -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        read(data, name)
    assert refused.value.what
    assert refused.value.fix
    return refused.value


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(document: str, **others: bytes) -> bytes:
    """A Word file with `document` as its main part."""
    with zipfile.ZipFile(DOCUMENTS / "release.docx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {"word/document.xml": document.encode()} | others)


def odt(content: str) -> bytes:
    return zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    )


WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
ODF = '<d xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body></d>'


def test_a_zip_bomb_is_not_unpacked():
    bomb = docx(WORDS.format(""), **{"word/media/a.bin": b"\0" * 301_000_000})

    assert len(bomb) < 3_000_000
    assert refusal(bomb, "budget.docx").code == "import-bomb"


def test_a_bomb_of_words_is_not_unpacked():
    assert refusal(docx(" " * 50_000_000)).code == "import-bomb"


def test_a_bomb_of_many_members_is_not_unpacked():
    members = {f"{number}.xml": b"" for number in range(10_001)}

    assert refusal(zipped({"[Content_Types].xml": b""} | members)).code == "import-bomb"


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_in_a_word_file_are_refused(entities: str):
    text = WORDS.format("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>")

    assert refusal(docx(entities + text)).code == "import-entities"


def test_entities_in_another_encoding_are_refused():
    text = '<?xml version="1.0" encoding="utf-16"?>' + LAUGHS + WORDS.format("")

    assert (
        refusal(docx("", **{"word/document.xml": text.encode("utf-16")})).code == "import-entities"
    )


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_in_an_opendocument_are_refused(entities: str):
    assert refusal(odt(entities + ODF.format("<text:p>&c;</text:p>"))).code == "import-entities"


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_in_a_feed_stay_unresolved(entities: str):
    feed = (
        entities.replace(" w ", " rss ")
        + "<rss><channel><item><title>T</title><description>words &c;</description></item></channel></rss>"
    )

    [entry] = read(feed.encode())

    assert "root:" not in entry.text
    assert "hahaha" not in entry.text


def test_entities_in_a_page_stay_unresolved():
    page = (
        OUTSIDE.replace(" w ", " html ")
        + "<html><body><p>Leeds has a budget. &c;</p></body></html>"
    )

    [story] = read(page.encode(), "page.html")

    assert "root:" not in story.text


def test_a_page_that_loads_from_elsewhere_is_read_without():
    page = '<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css"><meta http-equiv="refresh" content="0;url=http://192.0.2.1/"></head><body><iframe src="http://192.0.2.1/"></iframe><p>Leeds has a budget.</p><img src="http://192.0.2.1/a.png"></body></html>'

    [story] = read(page.encode())

    assert story.text == "Leeds has a budget."


def test_a_page_of_fifty_megabytes_is_refused():
    page = b"<html><body>" + b"<p>words words words</p>" * 2_000_000 + b"</body></html>"

    assert refusal(page[:49_000_000], "page.html").code == "import-large"


def test_pictures_written_into_a_page_do_not_count():
    picture = b"<img src='data:image/png;base64," + b"A" * 11_000_000 + b"'>"

    [story] = read(b"<html><body>" + picture + b"<p>Leeds has a budget.</p></body></html>")

    assert story.text == "Leeds has a budget."


def test_elements_within_elements_without_end_are_refused_or_read():
    depth = 3_000

    for data in (
        docx(WORDS.format("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth)),
        odt(ODF.format("<text:section>" * depth + "</text:section>" * depth)),
        odt(
            ODF.format("<text:section>" * 250 + "<text:p>words</text:p>" + "</text:section>" * 250)
        ),
    ):
        assert refusal(data).code in ("import-damaged", "import-deep")
    page = b"<html><body>" + b"<div>" * depth + b"Leeds has a budget." + b"</div>" * depth
    try:
        read(page)
    except RefusedError as refused:
        assert refused.code in ("import-deep", "import-empty", "import-damaged")


def test_an_email_without_words_names_the_file_that_may_have_them():
    message = b"From: press@leeds.example\nSubject: Budget\nMIME-Version: 1.0\nContent-Type: application/pdf; name=budget.pdf\nContent-Disposition: attachment; filename=budget.pdf\n\n%%PDF"

    refused = refusal(message.replace(b"%%PDF", b"JVBERi0="), "mail.eml")

    assert refused.code == "import-empty"
    assert "budget.pdf" in refused.fix


@pytest.mark.parametrize("message", [
    b"From: a@b.example\nSubject: =?utf-8?b?\xff?=\nDate: nonsense\nContent-Type: multipart/mixed\n\nwords",
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\nThe council met.",
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n" + b"\n--x\nContent-Type: multipart/mixed; boundary=x\n" * 300,
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n--x--",
    b"From:\nDate:\nSubject:\nMIME-Version: 1.0\n\nThe council met.",
    b"From: \x00\x01\nSubject: \x02",
])  # fmt: skip
def test_a_broken_email_is_read_or_refused(message: bytes):
    try:
        stories = read(message, "mail.eml")
    except RefusedError as refused:
        assert refused.what
    else:
        assert all(story.text for story in stories)


@pytest.mark.parametrize(
    "name",
    [
        "release.docx",
        "release.odt",
        "release.pdf",
        "columns.pdf",
        "page.mhtml",
        "feed.atom",
        "feed.json",
    ],
)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_read_or_refused(name: str, part: float):
    data = (DOCUMENTS / name).read_bytes()

    try:
        read(data[: int(len(data) * part)], name)
    except RefusedError as refused:
        assert refused.what


@pytest.mark.parametrize("name", [file.name for file in DOCUMENTS.iterdir() if file.is_file()])
def test_a_mangled_file_is_read_or_refused(name: str):
    """So were 7,000 more, while this was written: none raised anything else."""
    dice = random.Random(name)
    for _ in range(20):
        data = bytearray((DOCUMENTS / name).read_bytes())
        for _ in range(dice.choice([1, 3, 30])):
            place = dice.randrange(len(data))
            data[place : place + dice.randrange(9)] = dice.choice(
                [b"", b"\0", b"<", b"\xff", b"</p><table>", data[:99]]
            )
        try:
            read(bytes(data), name)
        except RefusedError as refused:
            assert refused.what


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "a.docx", "this file is empty"),
        (b" \n\r\n\t", "a.txt", "this file is empty"),
        (b"\x89PNG\r\n\x1a\n", "a.docx", "this is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an old Word file"),
        (b"{\\rtf1 words}", "a.rtf", "a file of formatted text"),
        (b"\0\1\2\3" * 100, "a.txt", "something else than text"),
        (b"\x7fELF\0\0", "a", "something else than text"),
        (b"<?xml version='1.0'?><opml><body/></opml>", "a.xml", "data for programs"),
        (b'{"a": 1}', "a.json", "data for programs"),
        (b"a,b\n1,2\n", "a.csv", "a table"),
        (b"body { }", "a.css", "a part of a web page"),
        (b"words", "a.exe", "a file of another kind"),
        (zipped({"a.txt": b"words"}), "a.docx", "an archive"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a.docx", "a spreadsheet"),
        (zipped({"mimetype": b"application/epub+zip"}), "a.epub", "a book"),
        (b"PK\x03\x04 and no more", "a.docx", "cut short or damaged"),
        (zipped({"[Content_Types].xml": b""}), "a.docx", "a Word file that is damaged"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt", "cut short or damaged"),
        (b"%PDF-1.7\nwords", "a.pdf", "a PDF that is damaged"),
        (b"<rss><channel></channel></rss>", "a.xml", "this feed has no entries"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "a.json", "this feed has no entries"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [3]}', "a.json", "a JSON Feed that is damaged"),
        (b"<html><body><p> </p></body></html>", "a.html", "this web page has no text"),
    ],
)  # fmt: skip
def test_what_is_no_story_is_named(data: bytes, name: str, what: str):
    assert what in refusal(data, name).what


@pytest.mark.parametrize(
    ("library", "name", "what"),
    [
        ("mammoth", "release.docx", "Word files"),
        ("trafilatura", "page.html", "saved web pages"),
        ("pdfminer.high_level", "release.pdf", "PDFs"),
        ("feedparser", "feed.rss", "feeds"),
    ],
)
def test_a_library_that_is_missing_is_named_with_what_to_type(
    library: str, name: str, what: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, library, None)

    refused = refusal((DOCUMENTS / name).read_bytes())

    assert refused.what == f"{what} need a library that is not installed"
    assert 'pip install "council-digest[import]"' in refused.fix


@pytest.mark.parametrize("name", ["release.odt", "release.eml", "feed.json", "story.md"])
def test_what_needs_no_library_comes_in_without(name: str, monkeypatch: pytest.MonkeyPatch):
    for library in ("mammoth", "trafilatura", "pdfminer", "feedparser"):
        monkeypatch.setitem(sys.modules, library, None)

    assert read((DOCUMENTS / name).read_bytes(), name)


WELL = (Incoming(text="words"),)


def slow(document: kinds.Document) -> tuple[Incoming, ...]:
    time.sleep(60)
    return WELL


def crash(document: kinds.Document) -> tuple[Incoming, ...]:
    if document.data == b"crash":
        os._exit(1)
    return WELL


def swell(document: kinds.Document) -> tuple[Incoming, ...]:
    return (Incoming(text=str(bytearray(20_000_000_000))),)


def fetch(document: kinds.Document) -> tuple[Incoming, ...]:
    try:
        socket.socket.connect(socket.socket(), ("127.0.0.1", 9))
    except PermissionError as error:
        return (Incoming(text=str(error)),)
    raise AssertionError


def err(document: kinds.Document) -> tuple[Incoming, ...]:
    raise ZeroDivisionError


class TestApart:
    """What the process apart does not let happen."""

    def read(self, function: apart.Read, *documents: bytes, timeout_s: float = 60) -> list[str]:
        """The first words of each answer, or the code of the refusal."""
        answers = []
        with apart.Apart(function, timeout_s=timeout_s) as reader:
            for data in documents:
                try:
                    [story] = reader.read(kinds.Document(name="a.txt", data=data))
                    answers.append(story.text)
                except RefusedError as refused:
                    answers.append(refused.code)
        return answers

    def test_documents_are_read_one_after_the_other(self):
        assert self.read(kinds.read, b"one", b"two", b"") == ["one", "two", "import-empty"]

    def test_what_takes_too_long_is_given_up(self):
        assert self.read(slow, b"words", timeout_s=0.2) == ["import-slow"]

    def test_what_takes_the_process_down_takes_only_that_down(self):
        assert self.read(crash, b"crash", b"words") == ["import-broken", "words"]

    @pytest.mark.skipif(
        sys.platform != "linux", reason="other systems do not limit a process's memory"
    )
    def test_what_takes_too_much_memory_is_refused(self):
        assert self.read(swell, b"words") == ["import-large"]

    def test_nothing_is_fetched(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.undo()  # here it is the process itself that must refuse

        [said] = self.read(fetch, b"words")

        assert said == "documents are read without socket.connect"

    def test_a_mistake_of_ours_is_not_taken_for_the_files(self):
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            self.read(err, b"words")


class TestFiles:
    """What is found on disk."""

    def found(self, *paths: Path) -> list[str | None]:
        return [
            answer.what if isinstance(answer, Problem) else None
            for answer in map(gather.document, gather.files(paths))
        ]

    def test_a_file_of_a_hundred_megabytes_is_not_read(self, tmp_path: Path):
        file = tmp_path / "plan.pdf"
        with file.open("wb") as opened:
            opened.truncate(100_000_000)

        assert self.found(file) == ["this file is 100 MB, too large for a story"]

    def test_folders_within_folders_are_walked_in_order(self, tmp_path: Path):
        for name in ("b/c/d.txt", "b/a.txt", "a.txt", "c.txt"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("words")

        names = [found.path.relative_to(tmp_path).as_posix() for found in gather.files([tmp_path])]

        assert names == ["a.txt", "b/a.txt", "b/c/d.txt", "c.txt"]

    def test_a_link_out_of_the_folder_is_not_followed(self, tmp_path: Path):
        (tmp_path / "secret").mkdir()
        (tmp_path / "secret/a.txt").write_text("words")
        folder = tmp_path / "releases"
        folder.mkdir()
        (folder / "file.txt").symlink_to(tmp_path / "secret/a.txt")
        (folder / "folder").symlink_to(tmp_path / "secret")
        (folder / "nowhere.txt").symlink_to(tmp_path / "missing")

        assert self.found(folder) == ["this is a link to a place outside the folder"] * 3

    def test_a_link_in_a_circle_ends(self, tmp_path: Path):
        (tmp_path / "a").mkdir()
        (tmp_path / "a/story.txt").write_text("words")
        (tmp_path / "a/circle").symlink_to(tmp_path)
        (tmp_path / "self").symlink_to(tmp_path / "self")

        [loop] = [what for what in self.found(tmp_path) if what]

        assert loop.startswith("this")

    def test_a_file_that_was_named_may_be_a_link(self, tmp_path: Path):
        (tmp_path / "a.txt").write_text("words")
        (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")

        assert self.found(tmp_path / "link.txt") == [None]

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path):
        os.mkfifo(tmp_path / "pipe")

        assert self.found(tmp_path) == ["this is not a plain file"]

    def test_what_belongs_to_a_saved_page_and_hidden_files_are_passed_over(self, tmp_path: Path):
        for name in (
            "Leeds.html",
            "Leeds_files/a.css",
            ".DS_Store",
            "~$plan.docx",
            "plan.docx~",
            "own_files/b.txt",
        ):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("words")

        names = [found.path.relative_to(tmp_path).as_posix() for found in gather.files([tmp_path])]

        assert names == ["Leeds.html", "own_files/b.txt"]
