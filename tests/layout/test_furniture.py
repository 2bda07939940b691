"""What we promise of single lines: the page's own are put away, and the story's are not."""

from pathlib import Path

import pytest
import yaml

from digest.records import STORY_KINDS
from tests.layout.labelled import laid_out

CORPUS = yaml.safe_load(Path(__file__).with_name("furniture.yaml").read_text(encoding="utf-8"))
ABOVE = """Lido to open all winter

By Jo Marsh
5 May 2021

The lido in Hartwell will stay open all winter for the first time, the borough council said on Monday.

About 900 swimmers had asked for it in a petition that was handed in at the town hall in the spring.
"""
BELOW = """
The heating will be turned down to eleven degrees, which is warmer than the sea, the leader told members.
"""
LINES = [(group, line) for group, lines in CORPUS["furniture"].items() for line in lines]


def story(line: str) -> str:
    document = laid_out(f"{ABOVE}\n{line}\n{BELOW}")
    kept = [b for b in document.blocks if b.kind in STORY_KINDS]
    return "\n".join(document.raw[b.span.start : b.span.end] for b in kept)


@pytest.mark.parametrize(("group", "line"), LINES)
def test_a_line_of_the_page_is_put_away(group, line):
    kept = story(line)

    assert not [part for part in line.splitlines() if part in kept]


@pytest.mark.parametrize("line", CORPUS["story"])
def test_a_line_of_the_story_is_kept(line):
    assert line in story(line)


def test_the_paragraphs_around_it_are_kept():
    for _, line in LINES:
        kept = story(line)

        assert "first time" in kept
        assert "warmer than the sea" in kept
