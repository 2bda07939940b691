"""Find what the story is about: one to three topics, the main one first.

In:   a laid-out Document and the table of topics (`data/topics.yaml`, or the site's own).
Out:  Topics, each with the words that said so, strongest first.
Not:  what the table does not say. To change a topic, change the table; `digest explain` shows what each word
      was worth.

The text is walked once. At each word the longest cue that begins there is taken, for every topic that has it,
and its words are used up: "council tax" is never also "tax". A cue is worth its weight times its best place
(headline, first paragraph, the next few, the rest), and a little more each time it comes back.

Examples: tests/extract/topics.yaml.
"""

from functools import lru_cache
from typing import NamedTuple

from digest.extract.found import Found, Known, rejected
from digest.records import Document, Rejected, Topic
from digest.tables import Tables

MOST_TOPICS = 3
WORDS_SHOWN = 6

_HEADLINE, _FIRST, _EARLY, _REST = 3.0, 2.0, 1.4, 0.7
"""How much more a cue counts by its place."""

_EARLY_PARAGRAPHS = 4
_AGAIN = 0.2
"""What a cue adds each time it comes back, as a share of its worth; after the fourth time no more."""

_LEAST_SHARE = 0.2
"""How near to the main topic's score a further topic must come."""

_LEAST_SCORES = (8.0, 9.0)
"""A second and a third topic need at least these; the main one needs any cue at all."""

_MORE_THAN_A_HINT = 1.5
"""A topic with no cue of this weight is never the main one beside one that has."""

_PARTED = bytes(
    code if chr(code).isalnum() or chr(code) in "'£" else ord(" ") for code in range(256)
)
"""What parts two words. In bytes, because `str.translate` takes ten times as long for a text with a pound sign."""

_MOST_REMEMBERED = 20_000


class _Cue:
    """One cue, cut into words; the same cue is the same object, so that it hashes by identity.

    name: as in the table. rest: the words after the first, a trailing `*` for any ending.
    worth: slug and weight for every topic that has it.
    """

    __slots__ = ("name", "rest", "worth")

    def __init__(
        self, name: str, rest: tuple[str, ...], worth: tuple[tuple[str, float], ...]
    ) -> None:
        self.name, self.rest, self.worth = name, rest, worth


class _Start(NamedTuple):
    """The cues that begin with one word, by how they go on; longest first.

    nexts: by the second word, where that is whole. stems: the others that go on. single: the word itself.
    """

    nexts: dict[str, tuple[_Cue, ...]]
    stems: tuple[tuple[str, _Cue], ...]
    single: _Cue | None


class _Index:
    """Cues by their first word. `answered` remembers, since a language has few words."""

    def __init__(self, tables: Tables) -> None:
        self._whole: dict[str, list[_Cue]] = {}
        self._stems: list[tuple[str, _Cue]] = []
        self.answered: dict[str, _Start | None] = {}
        worths: dict[str, list[tuple[str, float]]] = {}
        for topic in tables.topics.values():
            for name, weight in topic.cues:
                worths.setdefault(name, []).append((topic.slug, weight))
        for name, worth in worths.items():
            first, *rest = _spelt(name)
            cue = _Cue(name, tuple(rest), tuple(worth))
            if first.endswith("*"):
                self._stems.append((first[:-1], cue))
            else:
                self._whole.setdefault(first, []).append(cue)

    def starting(self, word: str) -> _Start | None:
        """Return the cues that may begin with `word`, or None, and remember the answer."""
        cues = self._whole.get(word, []) + [
            cue for stem, cue in self._stems if word.startswith(stem)
        ]
        found = None
        if cues:
            cues.sort(key=lambda cue: (-len(cue.rest), -len(cue.name)))
            nexts: dict[str, tuple[_Cue, ...]] = {}
            for cue in cues:
                if cue.rest and cue.rest[0][-1] != "*":
                    nexts[cue.rest[0]] = (*nexts.get(cue.rest[0], ()), cue)
            stems = tuple((c.rest[0][:-1], c) for c in cues if c.rest and c.rest[0][-1] == "*")
            found = _Start(nexts, stems, next((cue for cue in cues if not cue.rest), None))
        if len(self.answered) < _MOST_REMEMBERED:
            self.answered[word] = found
        return found


@lru_cache(maxsize=8)
def _index(tables: Tables) -> _Index:
    return _Index(tables)


def _spelt(cue: str) -> list[str]:
    """Return the words of a cue as the text's are read: no possessive, no hyphen."""
    words = (
        cue.lower()
        .replace("\u2019", "'")
        .replace("'s", "")
        .replace("'", "")
        .replace("-", " ")
        .split()
    )
    return words or [cue]


def find(document: Document, known: Known) -> Found[Topic]:
    """Return the topics, the main one first; none where no cue stands in the story."""
    hits = _hits(document, _index(known.tables))
    scores: dict[str, float] = {}
    words: dict[str, list[tuple[float, str]]] = {}
    told: set[str] = set()
    for cue, (place, count, said) in hits.items():
        again = 1 + _AGAIN * (min(count, 5) - 1)
        for slug, weight in cue.worth:
            value = weight * place * again
            scores[slug] = scores.get(slug, 0.0) + value
            words.setdefault(slug, []).append((value, said))
            if weight >= _MORE_THAN_A_HINT:
                told.add(slug)
    if not scores:
        return Found(())
    # A story with much money in it is not about the budget for that.
    main = min(scores, key=lambda slug: (slug not in told, -scores[slug]))
    ranked = sorted(scores, key=lambda slug: (slug != main, -scores[slug]))
    best = scores[ranked[0]]
    chosen = [ranked[0]]
    for slug, least in zip(ranked[1:MOST_TOPICS], _LEAST_SCORES, strict=False):
        if scores[slug] >= max(best * _LEAST_SHARE, least):
            chosen.append(slug)
    values = tuple(
        Topic(
            slug=slug,
            words=tuple(said for _, said in sorted(words[slug], key=_strongest)[:WORDS_SHOWN]),
        )
        for slug in chosen
    )
    return Found(values, _refused(document, ranked, chosen, scores))


def _strongest(item: tuple[float, str]) -> tuple[float, str]:
    return -item[0], item[1]


def _hits(document: Document, index: _Index) -> dict[_Cue, tuple[float, int, str]]:
    """Return for every cue in the story its best place, how often it stands there, and as what words."""
    hits: dict[_Cue, tuple[float, int, str]] = {}
    answered = index.answered
    told = 0
    for block in document.story():
        if block.kind == "headline":
            place = _HEADLINE
        else:
            place = _FIRST if told == 0 else _EARLY if told < _EARLY_PARAGRAPHS else _REST
            told += block.kind in ("paragraph", "quote", "item", "table")
        words = _words(document.text[block.span.start : block.span.end])
        used = 0
        for position, word in enumerate(words):
            start = answered[word] if word in answered else index.starting(word)
            if start is None or position < used:
                continue
            cue = _longest(start, words, position)
            if cue is not None:
                used = position + 1 + len(cue.rest)
                best, count, said = hits.get(cue) or (0.0, 0, " ".join(words[position:used]))
                hits[cue] = (max(best, place), count + 1, said)
    return hits


def _longest(start: _Start, words: list[str], position: int) -> _Cue | None:
    """Return the longest cue of `start` whose words stand from `position` on."""
    if position + 1 == len(words):
        return start.single
    following = words[position + 1]
    cues = start.nexts.get(following, ())
    for stem, cue in start.stems:
        if following.startswith(stem):
            cues = (*cues, cue)
    best = start.single
    length = 0
    for cue in cues:
        if len(cue.rest) > length and _follows(words, position + 1, cue.rest):
            best, length = cue, len(cue.rest)
    return best


def _follows(words: list[str], position: int, rest: tuple[str, ...]) -> bool:
    if position + len(rest) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part[-1] == "*" else word == part
        for word, part in zip(words[position : position + len(rest)], rest, strict=True)
    )


def _words(text: str) -> list[str]:
    """Return the words of `text` in small letters, without possessives; a hyphen parts two words."""
    plain = text.lower().encode("latin-1", "replace").translate(_PARTED)
    # A pound sign is a word: much money in a story says something too.
    words = plain.replace("£".encode("latin-1"), " £ ".encode("latin-1")).decode("latin-1") + " "
    if "'" in words:
        words = words.replace("'s ", " ").replace("'", "")
    return words.split()


def _refused(
    document: Document, ranked: list[str], chosen: list[str], scores: dict[str, float]
) -> tuple[Rejected, ...]:
    """Explain the topics that came near and were left out."""
    best = scores[ranked[0]]
    start = next((block.span.start for block in document.story()), 0)
    return tuple(
        rejected(
            document, start, start, f"topic {slug}",
            f"scored {scores[slug]:.0f}, and the main topic {best:.0f}",
        )
        for slug in ranked
        if slug not in chosen and scores[slug] >= best * 0.3
    )  # fmt: skip
