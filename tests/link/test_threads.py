"""Threads: figures that come back, and those that only look as if they did."""

import random
import re
from pathlib import Path

import pytest
import yaml

from digest import read, tables
from digest.link import threads
from digest.records import Article
from digest.site import Thread
from digest.understand import pastes, understand
from tests.conftest import source_of

ROOT = Path(__file__).parents[2]
CORPUS = yaml.safe_load((Path(__file__).parent / "threads.yaml").read_text(encoding="utf-8"))
FOUND = Path(__file__).parent / "threads_found.txt"
PAIRS = [
    pytest.param(relation, pair, id=f"{relation}: {pair['why']}")
    for relation, pairs in CORPUS.items()
    for pair in pairs
]
MARKED = re.compile("⟨(.*?)⟩")


def story(council: str, date: object, headline: str, sentence: str, name: str = "story") -> Article:
    """An article of one sentence."""
    header = f"---\ntitle: {headline}\ndate: {date or ''}\nauthority: {council}\n---\n"
    if not date:
        header = header.replace("date: \n", "")
    [paste] = pastes([source_of(f"{header}\n{headline}\n\n{sentence}\n", f"{name}.md")])
    return understand(paste)


def numbers_at(article: Article, start: int, end: int) -> set[int]:
    """The numbers of the figures that stand between two places of the file."""
    return {
        number
        for number, figure in enumerate(article.figures, 1)
        if figure.evidence.span.start < end and figure.evidence.span.end > start
    }


def marked(council: str, said: list[object], name: str) -> tuple[Article, set[int]]:
    """A story, and the numbers of the figures that stood in ⟨brackets⟩."""
    date, headline, sentence = said
    words = MARKED.search(str(sentence))
    assert words, f"nothing stands in brackets in {sentence}"
    article = story(council, date, str(headline), MARKED.sub(r"\1", str(sentence)), name)
    start = article.body.rindex(MARKED.sub(r"\1", str(sentence))) + words.start()
    return article, numbers_at(article, start, start + len(words[1]))


def between(first: tuple[Article, set[int]], then: tuple[Article, set[int]]) -> str:
    """What the second figure is to the first: same, changed, disagrees; or similar where no thread has both."""
    found = threads.find([first[0], then[0]], tables.load())
    for thread in found:
        held = {(m.article, n): m for m in thread.mentions for n in m.numbers}
        a = next(
            (m for (slug, n), m in held.items() if slug == first[0].slug and n in first[1]), None
        )
        b = next(
            (m for (slug, n), m in held.items() if slug == then[0].slug and n in then[1]), None
        )
        if a and b:
            apart = {(d.first.article, d.second.article) for d in thread.disagreements}
            if (a.article, b.article) in apart or (b.article, a.article) in apart:
                return "disagrees"
            return b.relation or a.relation or "same"
    return "similar"


@pytest.mark.parametrize(("relation", "pair"), PAIRS)
def test_two_sentences_relate_as_the_corpus_says(relation: str, pair: dict[str, object]):
    first = marked(str(pair["council"]), pair["first"], "a")  # type: ignore[arg-type]
    then = marked(str(pair["council"]), pair["then"], "b")  # type: ignore[arg-type]
    assert first[1], "the first sentence's figure is not read"
    assert then[1], "the second sentence's figure is not read"

    assert between(first, then) == relation
