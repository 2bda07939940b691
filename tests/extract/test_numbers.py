"""The numbers of a text, in digits and in words, whatever they count."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import numbers


def read(text: str) -> list[tuple[str, Decimal]]:
    low = numbers.lower(text)
    return [(text[n.start : n.end], n.value) for n in numbers.scan(low, 0, len(low))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,240", "1240"),
        ("1.5 million", "1500000"),
        ("2½", "2.5"),
        ("2 dozen", "24"),
        ("twenty-two", "22"),
        ("Twenty two", "22"),
        ("one hundred and twelve", "112"),
        ("a hundred million", "100000000"),
        ("two hundred and thirty", "230"),
        ("one thousand two hundred", "1200"),
        ("fifteen hundred", "1500"),
        ("seven hundred thousand", "700000"),
        ("one point two million", "1200000"),
        ("two and a half", "2.5"),
        ("three and a half million", "3500000"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("a dozen", "12"),
        ("two-thirds", "0.6667"),
        ("a quarter", "0.25"),
        ("half", "0.5"),
    ],
)
def test_a_number_is_read_whole(text: str, value: str):
    [(words, found)] = read(text)

    assert words == text
    assert found == Decimal(value)


def test_british_and_parts_two_numbers():
    """Units follow hundreds with "and", so what follows without it begins a number of its own."""
    assert [value for _, value in read("seven hundred thousand two years ago")] == [700000, 2]


@pytest.mark.parametrize(
    "text", ["someone", "often", "weight", "phonetic", "stone", "tend", "o'tens"]
)
def test_a_number_inside_a_word_is_none(text: str):
    assert read(text) == []


def test_money_keeps_its_pence():
    """8.2 * 10**6 in floats is 8199999.999999999."""
    [(_, value)] = read("8.2 million")

    assert value == 8_200_000


def test_lower_case_keeps_the_length():
    assert numbers.lower("İSTANBUL ẞ £5M") == "İstanbul ß £5m"


@given(st.integers(min_value=1, max_value=10**9))
def test_digits_with_commas_mean_what_they_mean_without(number: int):
    assert [value for _, value in read(f"{number:,}")] == [number]


@given(st.text())
def test_reading_never_raises_and_numbers_do_not_overlap(text: str):
    low = numbers.lower(text)

    found = list(numbers.scan(low, 0, len(low)))

    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
