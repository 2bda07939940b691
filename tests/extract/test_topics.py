"""What we promise of topics: the main one first, never more than three, each with the words that said so."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import tables
from digest.extract import topics
from digest.extract.found import Known
from digest.records import TopicName
from tests.layout.labelled import laid_out

CORPUS = yaml.safe_load(Path(__file__).with_name("topics.yaml").read_text(encoding="utf-8"))
CASES = [(case, text) for case in CORPUS for text in case["says"]]
KNOWN = Known(tables=tables.load())


def found_in(text: str, known: Known = KNOWN) -> list[str]:
    return [topic.slug for topic in topics.find(laid_out(text), known).values]


@pytest.mark.parametrize(
    ("case", "text"), CASES, ids=lambda x: x[:40] if isinstance(x, str) else ""
)
def test_the_main_topic_comes_first(case, text):
    found = found_in(text)

    if case.get("nothing"):
        assert found == []
        return
    assert found[0] == case["main"], found
    assert set(case.get("also", [])) <= set(found)
    assert not set(case.get("not", [])) & set(found)


def test_every_topic_has_a_name_a_sentence_and_cues():
    for topic in KNOWN.tables.topics.values():
        assert topic.name and topic.description.endswith(".") and len(topic.cues) > 20


def test_no_cue_stands_twice_under_one_topic():
    text = (tables.DATA / "topics.yaml").read_text(encoding="utf-8")
    section = ""
    seen: set[tuple[str, str]] = set()
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            section = line
        if line.startswith("    "):
            cue = (section, line.split(":")[0].strip())
            assert cue not in seen
            seen.add(cue)


@pytest.mark.parametrize("sign", ["¶", "¶£", "\x01", "*", "£"])
def test_a_sign_that_stands_alone_is_a_word_like_any_other(sign: str):
    story = f"Potholes cost drivers dear\n\nPotholes {sign} on the ring road {sign} potholes."

    first, *_ = topics.find(laid_out(story), KNOWN).values

    assert first.slug == "transport"


def test_a_topic_says_which_words_pointed_to_it():
    [topic] = topics.find(
        laid_out("Potholes cost drivers dear\n\nPotholes on the ring road will be filled."), KNOWN
    ).values

    assert topic.slug == "transport"
    assert topic.words[0] == "potholes"


def test_the_longer_phrase_uses_up_its_words():
    known = _known({"a": {"council tax": 5}, "b": {"tax": 50}})

    assert found_in("Council tax will go up in the spring, members agreed.", known) == ["a"]


def test_a_topic_told_throughout_counts_for_more_than_one_named_in_passing():
    known = _known({"a": {"council": 9}, "b": {"bins": 5}, "c": {"trams": 5}})
    told = [
        "The council has met for the first time this year.",
        "Trams, trams and more trams came up first, with the bins of the north.",
        "Then the bins of the south were spoken of at some length.",
        "At last the bins of the west were spoken of as well.",
    ]

    found = found_in("\n\n".join(told), known)

    assert found == ["a", "b", "c"]


def test_no_cue_goes_on_from_one_paragraph_into_the_next():
    known = _known({"a": {"council tax": 5}})

    assert found_in("It is for the council\n\nTax was not spoken of at all.", known) == []


def test_a_cue_is_a_whole_word_unless_it_ends_in_a_star():
    known = _known({"a": {"tram": 5}, "b": {"swim*": 5}})

    assert found_in("The tramp said nothing at all to the council.", known) == []
    assert found_in("The swimmers said nothing at all to the council.", known) == ["b"]


def test_possessives_and_hyphens_do_not_matter():
    known = _known({"a": {"children's home*": 5}})

    for words in ("children's homes", "children’s homes", "Children's-home", "childrens' home"):
        assert found_in(f"Two {words} closed in the county last year.", known) == (
            ["a"] if "childrens'" not in words else []
        )


def _known(cues: dict[str, dict[str, float]]) -> Known:
    named = {
        slug: TopicName(
            slug=slug,
            name=slug,
            description=slug,
            cues=tuple((c.lower(), float(w)) for c, w in words.items()),
        )
        for slug, words in cues.items()
    }
    return Known(tables=tables.Tables(authorities={}, topics=named))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "council",
                "tax",
                "bins",
                "£",
                "'s",
                "school",
                "-",
                "\n\n",
                "Ofsted",
                "strike",
                "pool",
                "'",
            ]
        ),
        max_size=60,
    )
)
def test_there_are_never_more_than_three_topics(words):
    found = found_in(" ".join(words))

    assert len(found) <= 3
    assert len(set(found)) == len(found)
