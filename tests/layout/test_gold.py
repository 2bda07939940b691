"""What we promise of the gold articles: what a journalist would record stands in the story, traps mostly do not."""

import json
import re
from pathlib import Path

from digest.records import STORY_KINDS
from tests.layout.labelled import laid_out

DEV = Path(__file__).parents[1] / "gold" / "dev"
_STRAIGHT = str.maketrans("‘’“”–—\xa0", "''\"\"-- ")


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def _cases() -> list[tuple[str, dict, str]]:
    """Return name, gold record and the story's words of every article."""
    found = []
    for path in sorted(DEV.glob("*.json")):
        document = laid_out(
            path.with_suffix(".txt").read_text(encoding="utf-8"), path.stem + ".txt"
        )
        words = [
            document.raw[b.span.start : b.span.end]
            for b in document.blocks
            if b.kind in STORY_KINDS
        ]
        found.append(
            (path.stem, json.loads(path.read_text(encoding="utf-8")), _plain("\n".join(words)))
        )
    return found


def test_what_a_journalist_records_stands_in_the_story():
    kept, lost = 0, []
    for name, gold, story in _cases():
        wanted = [item["text"] for item in gold["figures"] + gold["key_dates"]]
        wanted += [quotation["starts"] for quotation in gold["quotations"]]
        for words in wanted:
            if _plain(words) in story:
                kept += 1
            else:
                lost.append((name, words))

    assert kept / (kept + len(lost)) >= 0.995, lost


def test_traps_of_the_page_do_not_stand_in_the_story():
    """Prices, telephone numbers, comment counts and addresses belong to the page, not to the story."""
    page = re.compile(
        r"^(?:£\d[\d.]*|\d{2,5} \d{3,4}(?: \d{3,4})?|\d+ [Cc]omments?|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})$"
    )
    kept_out, told = 0, []
    for name, gold, story in _cases():
        figures = {_plain(item["text"]) for item in gold["figures"]}
        for trap in gold["traps"]:
            if not page.match(trap) or any(_plain(trap) in figure for figure in figures):
                continue
            if _plain(trap) in story:
                told.append((name, trap))
            else:
                kept_out += 1

    assert kept_out / (kept_out + len(told)) >= 0.93, told
