"""An article that was cut, joined, doubled and spoilt on its way here is read all the same."""

import random
from pathlib import Path

import pytest

from digest.understand import pastes, understand
from tests.conftest import source_of

GOLD = [p.read_text("utf-8") for p in sorted((Path(__file__).parents[1] / "gold").rglob("*.txt"))]
ODD = [" " * 200, "\n" * 50, "\t" * 30, "£", "“", "”", '"', "'", "1,000 ", "5.", "%", "–", "(", ")", "— ", "said ", "the council ", "2 May ",
       "\xa0" * 20, "Mr ", "of the ", "0" * 300, "\u2009", "\x0b", "½", "\u0301", "ß", "İ", "Ÿ", "…", "•", "|", "#", "*", "http://", "@", "€",
       "per cent", "and ", "a ", "million ", "twenty ", "\r", "\u2028", "e.g. ", "A.", "Cllr ", ", ", "y ies ied "]  # fmt: skip


def mangled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(1, 400))
        part, before, after = text[start:end], text[:start], text[end:]
        match chance.randrange(6):
            case 0:
                text = before + chance.choice(ODD) * chance.randint(1, 4) + part + after
            case 1:
                text = before + after
            case 2:
                other = chance.choice(GOLD)
                place = chance.randrange(len(other))
                text = before + other[place : place + 300] + part + after
            case 3:
                text = before + part.upper() + after
            case 4:
                text = (
                    before + part.replace(" ", chance.choice(["  ", "\n", " \n", "\t", ""])) + after
                )
            case _:
                text = before + part
    return text or "x"


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.long) for n in range(6, 100))]
)
def test_whatever_befell_an_article_it_is_read(seed: int):
    chance = random.Random(seed)
    for _ in range(50):
        understand(*pastes([source_of(mangled(chance.choice(GOLD), chance))]))


@pytest.mark.parametrize("text", [
    "Budget agreed\n\n3 May 2021\n\nThe council has 5" + " " * 400 + "roads.",
    "Budget agreed\n\nThe leader , Ann Example, said: “It is well spent.”\n\nThe new , Ann Example said “no”.",
])  # fmt: skip
def test_what_was_a_mistake_of_ours_once_is_read(text: str):
    understand(*pastes([source_of(text)]))
