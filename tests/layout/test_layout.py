"""What we promise of the layout: every word has a block, blocks keep their order, and no page is too odd."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.records import STORY_KINDS
from tests.growth import out_of_line
from tests.layout.labelled import laid_out, pages


def blocks(text: str, name: str = "page.txt") -> list[tuple[str, str]]:
    document = laid_out(text, name)
    return [(b.kind, document.raw[b.span.start : b.span.end]) for b in document.blocks]


def kinds(text: str, name: str = "page.txt") -> dict[str, str]:
    """Return the kind of each block by its words."""
    return {words: kind for kind, words in blocks(text, name)}


LEAD = "The council has agreed to spend another £2m on roads after a long debate.\n"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_word_of_a_page_is_in_one_block(page):
    text = page.read_text(encoding="utf-8")

    document = laid_out(text, page.name)

    covered = [False] * len(text)
    for block in document.blocks:
        for position in range(block.span.start, block.span.end):
            assert not covered[position]
            covered[position] = True
    # Bullets, list numbers, "#", ">" and the labels of a headline stand outside their block.
    left = "".join(
        c if not seen and c.isalpha() else " "
        for c, seen in zip(document.text, covered, strict=True)
    )
    assert set(left.split()) <= {"o", "SLUG", "Subject", "FW", "RE", "Embargoed", "a", "b", "c"}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_sentences_stand_inside_story_blocks_in_order(page):
    document = laid_out(page.read_text(encoding="utf-8"), page.name)

    story = [b.span for b in document.blocks if b.kind in STORY_KINDS]
    for sentence in document.sentences:
        assert any(s.start <= sentence.start and sentence.end <= s.end for s in story)
    assert all(a.end <= b.start for a, b in pairwise(document.sentences))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "", "", "Share", "Council cuts £2m", "By Jo Hill", "12 May 2021", "> quoted", "- a point", "• another",
                "1. one", "# heading", "| a | b |", "a\tb\tc", "From: a@b.example", "Subject: x", "Kind regards", "ENDS",
                "Notes to editors", "READ MORE: a thing", "More on this story", "£4 a month", "Subscribe", "12.30", "10:42 Vote",
                "Image caption,", "The council met on Monday and agreed to it all.", '"We did," she said.', "---", "\u2028", "\r",
                "1.1 The report says that.", "Page 1 of 2", "(CUE)", "***", ">", ">>", "word-", "comments (3)", "\x0c", "o  item",
            ]
        ),
        max_size=25,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
    st.sampled_from(["page.txt", "page.md"]),
)  # fmt: skip
def test_no_page_is_too_odd_to_lay_out(lines, line_end, name):
    text = line_end.join(lines)

    document = laid_out(text, name)

    spans = [b.span for b in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.start < s.end <= len(text) for s in spans)
    assert all(b.rule and b.kind for b in document.blocks)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_can_be_laid_out(text):
    document = laid_out(text)

    assert all(a.span.end <= b.span.start for a, b in pairwise(document.blocks))


@pytest.mark.parametrize(
    "unit",
    [
        "1", '"', "a ", "a. ", "(", "£1 ", "\n", "> ", "- x\n", "Subscribe\n", "From £4 a month\n", "| a | b |\n", "x\n\n",
        "From: a\nTo: b\n", "READ MORE: x\n", "More on this story\n", "10:42 Vote\n", "By Jo Hill\n", "12 May 2021\n", "Aa bb cc dd ee.\n",
        "# x\n", "Comments\n", "http://a.b ", "a@b.c ", "0123 456 789 ", "Photo: x\n", "ENDS\n", "hy-\nphen ", "Kind regards\n", ">a\n",
        "The same paragraph, given once more, of some length.\n\n", "Image caption,\nA man with a dog\n", "a\tb\n", "  x   y\n", "[", "*", "…", ".'", "Aa Bb Cc\n\n", "AA BB CC DD\n", "Tag: x\n", "1.1 A\n",
    ],
)  # fmt: skip
def test_time_grows_in_line_with_length(unit):
    few, many = (partial(laid_out, LEAD + unit * (size // len(unit))) for size in (25_000, 200_000))

    assert not out_of_line(few, many, 8)


def test_a_headline_given_twice_is_a_headline_once():
    found = blocks("Roads to be mended\n\n5 May 2021\nRoads to be mended\n\n" + LEAD)

    assert [kind for kind, _ in found] == ["headline", "dateline", "furniture", "paragraph"]


def test_both_copies_of_a_caption_are_captions():
    caption = "The bridge in spring. Picture: Jo Hill"

    found = blocks(
        f"Bridge to close\n\n{LEAD}\n{caption}\n{caption}\n\n{LEAD}More follows in the rain and the wind."
    )

    assert [kind for kind, words in found if words == caption] == ["caption", "caption"]


def test_a_source_line_is_a_dateline_by_its_own_rule():
    document = laid_out(
        f"Roads to be mended\n\n5 May 2021\nSource: The Post, https://post.example/1\n\n{LEAD}"
    )

    [block] = [b for b in document.blocks if "source" in b.rule]
    assert block.kind == "dateline"
    assert (
        document.raw[block.span.start : block.span.end]
        == "Source: The Post, https://post.example/1"
    )


def test_a_paragraph_set_in_short_lines_is_one_paragraph():
    text = "Roads to be mended\n\nThe council has agreed to spend another two mil-\nlion pounds on roads, after a debate that went on\nuntil two. Members were tired.\n"

    found = blocks(text)

    assert [kind for kind, _ in found] == ["headline", "paragraph"]


def test_a_note_that_tells_facts_is_story_and_a_contact_is_not():
    text = f"Roads to be mended\n\n{LEAD}\nENDS\n\nNotes to editors\n\n1. In 2020 the council filled 1,980 holes in the road.\n2. Photographs are available on request.\n\nPress office: 01632 960112\n"

    found = kinds(text)

    assert found["In 2020 the council filled 1,980 holes in the road."] == "item"
    assert found["Photographs are available on request."] == "furniture"
    assert found["Press office: 01632 960112"] == "furniture"


def test_a_txt_is_not_markdown_but_has_lists_tables_and_headings():
    text = f"Roads to be mended\n\n{LEAD}\n## What next\n\n* one road in *ten*\n* #1 priority\n\n| Road | Cost |\n|---|---|\n| A1 | £2m |\n"

    found = blocks(text)

    assert [kind for kind, _ in found] == [
        "headline",
        "paragraph",
        "heading",
        "item",
        "item",
        "table",
    ]
    assert found[3][1] == "one road in *ten*"


def test_a_story_without_a_headline_begins_at_its_lead():
    found = blocks(f" date 2019-08-14 Photo: ann/Images\n\n{LEAD}")

    assert [kind for kind, _ in found] == ["dateline", "paragraph"]


def test_the_header_is_one_block():
    found = blocks(f"---\ntitle: x\n---\nRoads to be mended\n\n{LEAD}")

    assert found[0] == ("header", "---\ntitle: x\n---\n")
    assert found[1][0] == "headline"


def test_a_call_to_residents_with_a_date_is_story():
    call = "Have your say by e-mail before 4 May at consultation@council.example, or call in."

    assert kinds(f"Roads to be mended\n\n{LEAD}\n{call}\n")[call] == "paragraph"


def test_a_dates_doctest_holds():
    import doctest

    from digest.layout import dates, words

    assert doctest.testmod(dates).failed == doctest.testmod(words).failed == 0


@pytest.mark.parametrize(
    "paragraph",
    [
        "Members of the panel were asked to a meeting with the\nMayor of Hartwell on Monday.",
        "A letter of thanks was sent to the pool's founder by\nCouncillor Jo Marsh.",
        "The bridge, which has been shut since the spring,\nWill not open before May, he said.",
        "The leader of the council said that\nHartwell could not wait.",
        "Residents were told last week to write to Cllr\nBea Holt about it.",
    ],
)
def test_a_short_paragraph_over_two_lines_is_one(paragraph):
    page = f"Pool to close\n\nBy Jo Marsh\n5 May 2021\n\n{paragraph}\n\nThe pool opened in 1971 and has lost money in each of the last nine years."

    blocks = laid_out(page).blocks

    assert paragraph in [page[b.span.start : b.span.end] for b in blocks if b.kind == "paragraph"]


@pytest.mark.parametrize(
    "end",
    [
        "Comment policy\nBe kind.\n\nlido_fan 3h ago\nI counted 400 people.",
        "Comment guidelines\nOur 2,000 readers are polite.\n\nTom H  2 days ago\nAbout 40 of them swim.",
        "swimmer_64 2 hours ago\nThey spent 100 grand on flowers.",
        "Continue reading\nFive of the best pubs in Hartwell\nMan, 91, swims to France",
        "Your Money: Is a loan a bad idea? Rates up 4% | Sudoku 4,102",
        "TV tonight: the 7 shows to watch | Your stars | Lotto: 4, 18, 22",
    ],
)
def test_what_readers_say_and_other_pages_below_the_story_are_put_away(end):
    text = f"Lido to open all winter\n\n{LEAD}\n{LEAD.replace('roads', 'parks')}\n{LEAD.replace('roads', 'pools')}\n{end}\n"

    found = blocks(text)

    assert [kind for kind, words in found if words in end] == ["furniture"] * len(
        [line for line in end.splitlines() if line]
    )


@pytest.mark.parametrize("mark", [". ", "  "])
def test_the_numbers_of_minutes_are_no_part_of_their_headings(mark: str):
    said = [LEAD.replace("roads", word) for word in ("pools", "parks", "bins", "paths")]
    heads = ("412. DECLARATIONS", "413. PETITION", "414. DATE OF NEXT MEETING")
    text = said[3] + "".join(
        f"\n{head.replace('. ', mark)}\n\n{line}" for head, line in zip(heads, said, strict=False)
    )

    found = kinds(
        text.replace(said[2], "Tuesday 4 June 2024 at 6pm\n\nThe meeting closed at 8.52 p.m.\n")
    )

    for head in heads:
        assert found[head[5:]] == "heading"
    assert found["Tuesday 4 June 2024 at 6pm"] == "item"


@pytest.mark.parametrize(
    "end",
    [
        "Comments (14) Comment Guidelines\nGrumpyFromGorse 3 hours ago: Fine them £5,000!",
        "Report this comment\nmoorman12: they found £50m for the bypass",
        "The Gorse Post is owned by 1,400 members. Join from £3 a month.",
    ],
)
def test_what_readers_and_owners_say_below_is_no_part_of_the_story(end: str):
    story = "\n\n".join(LEAD.replace("roads", word) for word in ("pools", "parks", "bins"))

    found = kinds(f"{story}\n\n{end}\n")

    assert {found[line] for line in end.splitlines()} == {"furniture"}


def test_whose_report_it_is_stands_below_its_title_and_not_in_it():
    title = "Rural Vouchers and Fast Broad-\nband: Progress Report"
    lead = LEAD.replace("spend another", "spend\nanother").replace("after a", "after\na")

    found = kinds(f"{title}\nReport of the Director of Place\n\n{lead}")

    assert found[title] == "headline"
