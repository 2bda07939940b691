"""What must hold of any bytes at all that stand in `articles/`.

In:   the bytes of a file; the first of them says what the file's name ends in.
Out:  nothing, or an AssertionError that says what does not hold.
Not:  choosing the bytes: `run.py` does that by the hour, `test_corpus.py` takes those that were kept.
"""

from collections.abc import Iterator

import msgspec

from digest import header, layout, problems, read
from digest.clean import document as cleaned
from digest.records import Article, Evidence, Problem, Source
from digest.render import prose
from digest.render.story import story
from digest.understand import pastes, understand
from tests.safety.pages import unsafe

_ENCODE = msgspec.json.Encoder()
_DECODE = msgspec.json.Decoder(Article)


def check(data: bytes) -> None:
    """Read a file of these bytes, and its settings if it were those, and print its story."""
    name = "articles/story.md" if data[:1] in (b"m", b"M", b"#") else "articles/story.txt"
    empty = Source(path=name, slug="story", text="", markdown=name.endswith(".md"))
    source = read.decoded(empty, data[1:])
    _say(source.problems)
    _settings(source.text[:3000])
    for paste in pastes([source]):
        article = understand(paste)
        _blocks(source)
        for each in _evidence(article):
            assert article.body[each.span.start : each.span.end] == each.text, each
            assert 0 <= each.sentence.start <= each.span.start, each
        _say(article.problems)
        assert _DECODE.decode(_ENCODE.encode(article)) == article
        shown = story(article)
        for html in (prose.title(shown), prose.text(shown)):
            assert not unsafe(html), unsafe(html)


def _blocks(source: Source) -> None:
    plain = cleaned(source)
    assert len(plain.text) == len(source.text)
    end = 0
    for block in layout.document(plain).blocks:
        assert end <= block.span.start < block.span.end <= len(source.text), block
        end = block.span.end


def _settings(text: str) -> None:
    _say(header.whole(text, "digest.yaml", "settings").problems)
    _say(header.whole(text, "topics.yaml", "topics").problems)


def _evidence(article: Article) -> Iterator[Evidence]:
    for values in (article.figures, article.quotations, article.key_dates, article.authorities):
        yield from (value.evidence for value in values)
    if article.date_evidence:
        yield article.date_evidence


def _say(found: tuple[Problem, ...]) -> None:
    for problem in found:
        assert problem.fix and problem.what, problem
        assert all(c.isprintable() or c == "\n" for c in problems.show(problem)), problem
