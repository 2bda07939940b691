"""What is new comes in under a name of its own; what is there already does not come in twice."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from digest import read as reading
from digest import understand
from digest.bring import batch
from digest.bring.incoming import Incoming
from digest.bring.intake import Story
from digest.records import Article, Source
from digest.tables import TOPICS

WORDS = """Northborough Borough Council will spend £4.2 million on its seven libraries over the next three years, the cabinet agreed on Tuesday.

“Northborough's libraries belong to everybody,” said Councillor Jo Bloggs, whose department commissioned research into readers' opinions.

Buildings throughout Northborough need repairs, engineers reported in February, particularly windows, staircases and electrical installations.
"""
OTHER = """Westborough Council will mend twelve bridges before Christmas 2021, councillors announced yesterday.

Contractors begin preparing scaffolding underneath Westborough's oldest bridge, the Victorian crossing, during September.

Residents nearby received letters explaining diversions, nightly closures and temporary traffic arrangements.
"""


def plan(
    incoming: Sequence[Incoming],
    there: Sequence[Article] = (),
    taken: Sequence[str] = (),
    **choices: bool,
) -> list[batch.Outcome]:
    stories = [Story(f"{number}.docx", each) for number, each in enumerate(incoming, 1)]
    return batch.plan(stories, there, taken, TOPICS, "Europe/London", **choices)


def article(text: str, path: str = "articles/there.txt") -> Article:
    source = Source(path=path, slug=Path(path).stem, text="")
    return understand.understand(*understand.pastes([reading.decoded(source, text.encode())]))


def header(outcome: batch.Outcome) -> list[str]:
    assert outcome.new
    return outcome.new.text.split("---\n")[1].splitlines()


def test_the_header_says_what_the_document_says_and_no_more():
    [page, word] = plan([
        Incoming(text=WORDS, title="Libraries: £4.2 million", date="2020-03-25", publisher="Northborough Post", url="https://post.example/a", author="Jo Bloggs"),
        Incoming(text=OTHER),
    ])  # fmt: skip

    assert header(page)[:3] == [
        'title: "Libraries: £4.2 million"',
        "date: 2020-03-25",
        "source: Northborough Post, https://post.example/a",
    ]
    assert "# author: Jo Bloggs" in header(page)
    assert "# draft: yes" in header(page)
    assert not [
        line
        for line in header(word)
        if line.startswith(("title:", "date:", "source:")) and "#" not in line
    ]


def test_the_story_below_the_header_is_the_documents():
    [outcome] = plan([Incoming(text=WORDS)])

    assert outcome.new
    assert outcome.new.text.endswith(f"---\n\n{WORDS}")


def test_a_headline_that_the_text_prints_itself_is_not_declared():
    text = f"Northborough agrees money for libraries\n\n{WORDS}"

    [outcome] = plan([Incoming(text=text, title="Northborough agrees money for libraries")])

    assert not [line for line in header(outcome) if line.startswith("title:")]


def test_a_text_with_a_header_keeps_it():
    text = f"---\ntitle: Mine\ndate: 2020-01-02\n---\n{WORDS}"

    [outcome] = plan([Incoming(text=text, headed=True)])

    assert outcome.new
    assert outcome.new.text == text
    assert outcome.new.path == "articles/2020-01-02-mine.txt"


def test_what_looks_like_a_header_in_a_document_is_story():
    text = f"---\ndraft: yes\nauthority: leeds\n---\n{WORDS}"

    [outcome] = plan([Incoming(text=text)])

    assert outcome.new
    story = article(outcome.new.text)
    assert not story.draft
    assert "authority" not in story.declared


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2020-03-25", "2020-03-25"),
        ("2020-06-30T23:30:00+00:00", "2020-07-01"),  # summer time
        ("2020-12-31T23:30:00Z", "2020-12-31"),
        ("2020-03-25T09:00:00", "2020-03-25"),
        ("2020-03-25 some time", "2020-03-25"),
    ],
)
def test_a_moment_is_the_day_that_it_was_here(moment: str, day: str):
    [outcome] = plan([Incoming(text=WORDS, date=moment)])

    assert f"date: {day}" in header(outcome)


@pytest.mark.parametrize("address", [
    "https://www.post.example/news/a/", "http://post.example/news/a?utm_source=feed&utm_medium=rss", "https://m.post.example/news/a#top",
])  # fmt: skip
def test_a_story_from_the_same_address_is_there_already(address: str):
    there = article(f"---\nsource: Post, https://post.example/news/a\n---\n{OTHER}")

    [outcome] = plan([Incoming(text=WORDS, url=address)], [there])

    assert (outcome.new, outcome.twin, outcome.how) == (
        None,
        "articles/there.txt",
        "the same address as",
    )


@pytest.mark.parametrize("address", ["https://post.example/news/b", "https://post.example/news/a?id=2", "https://other.example/news/a"])  # fmt: skip
def test_a_story_from_another_address_is_new(address: str):
    there = article(f"---\nsource: Post, https://post.example/news/a\n---\n{OTHER}")

    [outcome] = plan([Incoming(text=WORDS, url=address)], [there])

    assert outcome.new


def test_two_stories_from_one_publishers_front_page_are_two():
    first, second = plan([Incoming(text=WORDS, url="https://post.example/"), Incoming(text=OTHER, url="https://post.example")])  # fmt: skip

    assert first.new
    assert second.new


def test_a_story_with_the_same_headline_and_date_is_there_already():
    there = article(f"---\ntitle: Twelve bridges\ndate: 2020-05-07\n---\n{OTHER}")

    [outcome] = plan(
        [Incoming(text="Only a line of it.", title="Twelve  Bridges", date="2020-05-07")], [there]
    )

    assert (outcome.new, outcome.how) == (None, "the same headline and date as")


def test_a_story_with_nearly_the_same_words_is_there_already():
    there = article(f"Libraries\n\n{WORDS}\nMore about this at the town hall.\n")

    [outcome] = plan([Incoming(text=WORDS.replace("Tuesday", "Tuesday night"))], [there])

    assert (outcome.new, outcome.how) == (None, "nearly the same words as")


def test_a_story_that_comes_twice_at_once_comes_in_once():
    first, other, second = plan([Incoming(text=WORDS), Incoming(text=OTHER), Incoming(text=WORDS)])

    assert first.new
    assert other.new
    assert (second.new, second.twin) == (None, first.new.path)


def test_a_feeds_draft_gives_way_to_the_whole_story_that_comes_with_it():
    teaser = Incoming(
        text="Northborough spends £4.2 million.", url="https://post.example/a", draft=True
    )

    first, second = plan([teaser, Incoming(text=WORDS, url="https://post.example/a")])

    assert first.origin == "2.docx"
    assert first.new
    assert second.new is None


def test_who_sent_an_email_is_offered_as_its_source():
    [outcome] = plan([Incoming(text=WORDS, sender="Northborough Press Office")])

    assert "# source: Northborough Press Office" in header(outcome)


def test_a_repeat_comes_in_anyway_when_asked_to_and_overwrites_nothing():
    first, second = plan([Incoming(text=WORDS, date="2020-03-25")] * 2, anyway=True)

    assert first.new
    assert second.new
    assert second.new.path == first.new.path.replace(".txt", "-2.txt")


def test_a_name_whose_address_is_taken_gets_a_number():
    incoming = Incoming(text=WORDS, title="Bins", date="2020-03-25")

    [outcome] = plan([incoming], taken=["2020-03-25-bins", "2020-03-25-bins-2"])

    assert outcome.new
    assert outcome.new.path == "articles/2020-03-25-bins-3.txt"


def test_all_are_drafts_when_asked_for_and_feeds_entries_always():
    asked = plan([Incoming(text=WORDS)], draft=True)
    feed = plan([Incoming(text=WORDS, draft=True)])

    for [outcome] in (asked, feed):
        assert "draft: yes" in header(outcome)


def test_an_email_is_read_by_its_own_lines(read: Callable[..., Article]):
    """Subject and Date are lines of the text, and lose to a headline and a date in the story."""
    text = f"From: Press Office <press@west.example>\nDate: Thu, 7 May 2020 14:02:05 +0100\nSubject: Press release: Westborough mends twelve bridges\n\nDear all,\n\nPlease find our latest release below.\n\n{OTHER}"

    [outcome] = plan([Incoming(text=text)])

    assert outcome.new
    assert outcome.new.path == "articles/2020-05-07-westborough-mends-twelve-bridges.txt"
    story = read(outcome.new.text)
    assert (story.title, story.date) == ("Westborough mends twelve bridges", "2020-05-07")
    furniture = [
        story.body[block.span.start : block.span.end]
        for block in story.blocks
        if block.kind == "furniture"
    ]
    assert furniture == [
        "From: Press Office <press@west.example>",
        "Dear all,",
        "Please find our latest release below.",
    ]
