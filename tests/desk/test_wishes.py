"""What an editor types is written as the header takes it, and only what was changed is written."""

import pytest

from digest import tables
from digest.desk import wishes
from digest.desk.wishes import About
from digest.understand import pastes, understand
from tests.conftest import source_of
from tests.desk.conftest import ROADS


def about(text: str) -> About:
    source = source_of(text)
    [paste] = pastes([source])
    return About(source, understand(paste), tables.load(), lambda _: True, "2026-06-01")


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("£8.2m", "8200000"),
        ("£8.2 million", "8200000"),
        ("1,250.50", "1250.50"),
        ("£ 300,000", "300000"),
        ("12%", "12"),
        ("three hundred and five", "305"),
        ("two thirds", "0.6667"),
        ("-4", "-4"),
        ("lots", "lots"),
        ("5 or 6", "5 or 6"),
        ("", ""),
    ],
)
def test_a_number_is_written_in_digits_however_it_is_typed(said: str, digits: str):
    assert wishes.digits(said) == digits


def test_a_field_that_was_left_alone_is_not_written():
    form = {"do": ["record"], "was.title": ["A"], "title": ["A"], "was.author": [""], "author": ["Jo"]}  # fmt: skip

    assert wishes.text(form, about(ROADS)) == f"---\nauthor: Jo\n---\n{ROADS}"


def test_a_field_that_was_emptied_is_as_it_was_read_again():
    form = {"do": ["record"], "was.title": ["A"], "title": [" "]}

    assert wishes.text(form, about(f"---\ntitle: A\nauthor: Jo\n---\n{ROADS}")) == f"---\nauthor: Jo\n---\n{ROADS}"  # fmt: skip


def test_councils_are_written_by_the_names_of_their_pages():
    form = {
        "do": ["record"],
        "was.authority": ["Leeds City Council"],
        "authority": ["Bradford Council"],
        "was.authorities": ["leeds"],
        "authorities": ["leeds"],
        "was.authorities.add": [""],
        "authorities.add": ["Wakefield Council, Bradford Council"],
    }

    text = wishes.text(form, about(ROADS))

    assert text == f"---\nauthority: bradford\nauthorities: [leeds, wakefield, bradford]\n---\n{ROADS}"  # fmt: skip


def test_a_story_about_no_single_council_says_so():
    form = {"do": ["record"], "was.authority": ["Leeds City Council"], "authority": [""]}

    assert wishes.text(form, about(ROADS)) == f"---\nauthority: none\n---\n{ROADS}"


def test_topics_keep_their_order_and_the_empty_places_are_left_out():
    form = {"do": ["record"], "was.topics": ["transport"], "topics": ["budget", "", "transport"]}

    assert wishes.text(form, about(ROADS)) == f"---\ntopics: [budget, transport]\n---\n{ROADS}"


def test_a_form_that_asks_for_nothing_known_is_refused():
    with pytest.raises(wishes.WishError):
        wishes.text({"do": ["delete"]}, about(ROADS))
