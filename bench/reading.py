"""Time the reading of articles: a full record of a 600-word article, and of a megabyte, on one core.

    python bench/reading.py [FILE…]

In:   articles; by default the project's own gold set, cut and joined to 600 words each.
Out:  the median processor time of a full record and of each stage in it, and the record of 1 MB of the same words.
Bars: 3 ms for 600 words, 1 s for 1 MB.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from digest import clean, layout, tables
from digest.extract import article as extract
from digest.extract import declared, gaps
from digest.records import Source
from digest.understand import pastes, understand

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "dev"
WORDS = 600
ROUNDS = 9


def source(text: str) -> Source:
    return Source(path="bench.txt", slug="bench", text=text)


def of_600_words(texts: list[str]) -> list[str]:
    """Articles of 600 words: each begins with one of `texts`, whole, and goes on with the next ones."""
    made = []
    for i in range(len(texts)):
        paragraphs: list[str] = []
        words = 0
        for paragraph in "\n\n".join(texts[i:] + texts[:i]).split("\n\n"):
            paragraphs.append(paragraph)
            words += len(paragraph.split())
            if words >= WORDS:
                break
        made.append("\n\n".join(paragraphs))
    return made


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several rounds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(GOLD.glob("*.txt"))
    articles = [
        source(text) for text in of_600_words([p.read_text(encoding="utf-8") for p in paths])
    ]
    known = tables.load()
    jobs = pastes(articles)
    print(f"{len(jobs)} articles of {WORDS} words")
    print(
        f"  full record  {milliseconds(lambda: [understand(j) for j in jobs]) / len(jobs):6.2f} ms   (bar 3)"
    )
    cleaned = [clean.document(a) for a in articles]
    documents = [layout.document(d) for d in cleaned]
    readings = [extract.read(d, known) for d in documents]
    stages: dict[str, Callable[[], object]] = {
        "clean": lambda: [clean.document(a) for a in articles],
        "layout": lambda: [layout.document(d) for d in cleaned],
        "extract": lambda: [extract.read(d, known) for d in documents],
        "record": lambda: [
            list(gaps.find(declared.apply(extract.article(d, r), a, known), d))
            for a, d, r in zip(articles, documents, readings, strict=True)
        ],
    }
    for name, stage in stages.items():
        print(f"    {name:10} {milliseconds(stage) / len(jobs):6.2f} ms")
    long = "\n\n".join(a.text for a in articles)
    [megabyte] = pastes([source((long * (1_000_000 // len(long) + 1))[:1_000_000])])
    start = time.process_time()
    article = understand(megabyte)
    seconds = time.process_time() - start
    print(f"1 MB of the same: {seconds:.2f} s, {len(article.figures):,} figures   (bar 1)")


if __name__ == "__main__":
    main()
