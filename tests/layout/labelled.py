"""Read pages whose lines are labelled story or furniture, and lay them out to compare.

A page is NAME.txt or NAME.md; NAME.labels beside it has one line for each line of the page that is not blank:
the label, then how that line begins, so that a reader can follow.
"""

import re
from pathlib import Path
from typing import NamedTuple

from digest import clean, layout
from digest.records import STORY_KINDS, Document, Source

CORPUS = Path(__file__).parent / "corpus"


class LineLabel(NamedTuple):
    page: str
    line: str
    wanted: str
    found: str
    rule: str


def laid_out(text: str, name: str = "page.txt") -> Document:
    """Return `text` laid out; a YAML header is passed over as `read` would."""
    header_end = 0
    if text.startswith("---\n") and (close := re.search(r"^---\n", text[4:], re.MULTILINE)):
        header_end = 4 + close.end()
    source = Source(
        path=name, slug="page", text=text, markdown=name.endswith(".md"), header_end=header_end
    )
    return layout.document(clean.document(source))


def pages() -> list[Path]:
    return sorted(p for p in CORPUS.iterdir() if p.suffix in (".txt", ".md"))


def read(page: Path) -> list[LineLabel]:
    text = page.read_text(encoding="utf-8")
    labels = [
        line.split(maxsplit=1)
        for line in page.with_suffix(".labels").read_text(encoding="utf-8").splitlines()
    ]
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    assert len(lines) == len(labels), f"{page.name}: {len(lines)} lines, {len(labels)} labels"
    document = laid_out(text, page.name)
    found = []
    for match, (wanted, begins) in zip(lines, labels, strict=True):
        assert match.group().strip().startswith(begins), f"{page.name}: {begins!r} out of step"
        found.append(
            LineLabel(page.name, match.group().strip(), wanted, *_label(document, *match.span()))
        )
    return found


def _label(document: Document, start: int, end: int) -> tuple[str, str]:
    """Return what most of the words between `start` and `end` are, and by which rule."""
    story = total = 0
    rule = ""
    for block in document.blocks:
        low, high = max(start, block.span.start), min(end, block.span.end)
        words = len("".join(document.raw[low:high].split())) if low < high else 0
        if words:
            total += words
            story += words if block.kind in STORY_KINDS else 0
            rule = block.rule
    return ("story" if story * 2 >= total and total else "furniture"), rule
