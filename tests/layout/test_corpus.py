"""What we promise of whole pages: almost no line of a story is lost, and most furniture is put away."""

import pytest

from tests.layout.labelled import pages, read

STORY_RECALL, FURNITURE_RECALL = 0.995, 0.97


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_no_line_of_the_story_is_lost(page):
    lost = [label for label in read(page) if (label.wanted, label.found) == ("story", "furniture")]

    assert not lost


def test_most_furniture_is_put_away():
    labels = [label for page in pages() for label in read(page)]
    furniture = [label for label in labels if label.wanted == "furniture"]
    story = [label for label in labels if label.wanted == "story"]
    kept = [label for label in furniture if label.found == "story"]

    assert 1 - len(kept) / len(furniture) >= FURNITURE_RECALL, kept
    assert sum(label.found == "story" for label in story) / len(story) >= STORY_RECALL
