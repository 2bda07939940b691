"""Each document in documents/ is read as its editor would paste it.

What is read stands in documents/read/, and is looked at like code; DIGEST_ACCEPT=1 writes it anew. release.*, tracked.*
and columns.pdf were saved by LibreOffice, printed.pdf and page.mhtml by Chromium.
"""

import os
from pathlib import Path

import pytest

from digest.bring import kinds
from digest.bring.incoming import Incoming, RefusedError

DOCUMENTS = Path(__file__).with_name("documents")
REFUSED = {"locked.pdf": "import-locked", "scanned.pdf": "import-scanned"}
ALL = sorted(file.name for file in DOCUMENTS.iterdir() if file.is_file())


def read(name: str, called: str | None = None) -> tuple[Incoming, ...]:
    """The stories of a document, under a name of its own or another."""
    return kinds.read(kinds.Document(name=called or name, data=(DOCUMENTS / name).read_bytes()))


@pytest.mark.parametrize("name", [name for name in ALL if name not in REFUSED])
def test_a_document_is_read_as_it_would_be_pasted(name: str):
    shown = "\n".join(_shown(incoming) for incoming in read(name))

    golden = DOCUMENTS / "read" / f"{name}.txt"
    if os.environ.get("DIGEST_ACCEPT"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_without_words_for_us_is_refused(name: str):
    with pytest.raises(RefusedError) as refused:
        read(name)

    assert refused.value.code == REFUSED[name]


@pytest.mark.parametrize(
    "name", ["release.docx", "release.odt", "release.pdf", "release.eml", "page.html", "page.mhtml", "feed.rss", "feed.atom", "feed.json"]
)  # fmt: skip
@pytest.mark.parametrize("called", ["story.txt", "story", "story.docx", "story.html"])
def test_a_document_is_what_it_holds_and_not_what_it_is_called(name: str, called: str):
    assert read(name, called) == read(name)


def test_word_and_opendocument_say_the_same():
    [word] = read("tracked.docx")
    [opendocument] = read("tracked.odt")

    assert word == opendocument


def test_a_pdf_that_may_be_read_and_not_changed_is_read():
    assert read("restricted.pdf") == read("release.pdf")


def _shown(incoming: Incoming) -> str:
    said = [
        f"{name}: {value}\n"
        for name in incoming.__struct_fields__
        if name != "text" and (value := getattr(incoming, name))
    ]
    return f"{''.join(said)}----\n{incoming.text}\n"
