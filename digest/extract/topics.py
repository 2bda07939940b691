"""Find what the story is about: one to three topics, the main one first.

In:   a laid-out Document and the table of topics (`data/topics.yaml`, or the site's own).
Out:  Topics, each with the words that said so, strongest first.
Not:  what the table does not say. To change a topic, change the table; `digest explain` shows what each word
      was worth.

The text is walked once. At each word the longest cue that begins there is taken, for every topic that has it,
and its words are used up: "council tax" is never also "tax". A cue is worth its weight times its best place
(headline, first paragraph, the next few, the rest), and a little more each time it comes back. The
topic whose cues are worth most is the main one. The others are worth up to twice their cues if these are spread
over the whole story: what one paragraph says in passing is not what the story is about.

Examples: tests/extract/topics.yaml.
"""

from functools import lru_cache
from typing import NamedTuple

from digest.extract.found import Found, Known, rejected
from digest.records import Block, Document, Rejected, Topic
from digest.tables import Tables

MOST_TOPICS = 3
WORDS_SHOWN = 6

_HEADLINE, _FIRST, _EARLY, _REST = 3.0, 2.0, 1.4, 0.7
"""How much more a cue counts by its place."""

_EARLY_PARAGRAPHS = 4
_AGAIN = 0.2
"""What a cue adds each time it comes back, as a share of its worth; after the fourth time no more."""

_LEAST_SHARE = 0.15
"""How near to the main topic's score a further topic must come."""

_LEAST_SCORES = (9.0, 12.0)
"""A second and a third topic need at least these; the main one needs any cue at all."""

_MORE_THAN_A_HINT = 1.5
"""A topic with no cue of this weight is never the main one beside one that has."""

_BREAK = "\x01"
"""The word between two blocks; no cue goes on over it. `clean` leaves no such character in a text."""

_PARTED = bytes(
    code if chr(code).isalnum() or chr(code) in f"'£{_BREAK}" else ord(" ") for code in range(256)
)
"""What parts two words. In bytes, because `str.translate` takes ten times as long for a text with a pound sign."""

_MOST_REMEMBERED = 20_000


class _Cue:
    """One cue, cut into words; the same cue is the same object, so that it hashes by identity.

    name: as in the table. rest: the words after the first, a trailing `*` for any ending. is_whole: none has one.
    size: how many words in all. worth: slug and weight for every topic that has it.
    """

    __slots__ = ("is_whole", "name", "rest", "size", "worth")

    def __init__(self, name: str, rest: list[str], worth: tuple[tuple[str, float], ...]) -> None:
        self.name, self.rest, self.worth = name, rest, worth
        self.is_whole = not any(word[-1] == "*" for word in rest)
        self.size = len(rest) + 1


class _Start(NamedTuple):
    """The cues that begin with one word, by how they go on; longest first.

    nexts: by the second word, where that is whole. stems: the others that go on, by how their second word begins.
    single: the word itself.
    """

    nexts: dict[str, tuple[_Cue, ...]]
    stems: tuple[tuple[str, _Cue], ...]
    single: _Cue | None


class _Index:
    """Cues by their first word. `_answered` remembers, since a language has few words."""

    def __init__(self, tables: Tables) -> None:
        self._whole: dict[str, list[_Cue]] = {}
        self._stems: list[tuple[str, _Cue]] = []
        self._answered: dict[str, _Start | None] = {}
        worths: dict[str, list[tuple[str, float]]] = {}
        for topic in tables.topics.values():
            for name, weight in topic.cues:
                worths.setdefault(name, []).append((topic.slug, weight))
        for name, worth in worths.items():
            first, *rest = _spelt(name)
            cue = _Cue(name, rest, tuple(worth))
            if first.endswith("*"):
                self._stems.append((first[:-1], cue))
            else:
                self._whole.setdefault(first, []).append(cue)

    def starting(self, words: set[str]) -> dict[str, _Start]:
        """Return the cues that may begin with each of `words`; the words that begin none are not there."""
        answered = self._answered
        if len(answered) > _MOST_REMEMBERED:
            answered.clear()
        for word in words - answered.keys():
            answered[word] = self._start(word)
        return {word: start for word in words if (start := answered[word]) is not None}

    def _start(self, word: str) -> _Start | None:
        cues = self._whole.get(word, []) + [
            cue for stem, cue in self._stems if word.startswith(stem)
        ]
        if not cues:
            return None
        cues.sort(key=lambda cue: (-cue.size, -len(cue.name)))
        nexts: dict[str, tuple[_Cue, ...]] = {}
        for cue in cues:
            if cue.rest and cue.rest[0][-1] != "*":
                nexts[cue.rest[0]] = (*nexts.get(cue.rest[0], ()), cue)
        stems = tuple((c.rest[0][:-1], c) for c in cues if c.rest and c.rest[0][-1] == "*")
        return _Start(nexts, stems, next((cue for cue in cues if not cue.rest), None))


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


class _Hit:
    """Where a cue stands: its best place, how often, in which blocks (a bit each), and its words there."""

    __slots__ = ("blocks", "count", "place", "said")

    def __init__(self, said: str) -> None:
        self.said, self.place, self.count, self.blocks = said, 0.0, 0, 0


def find(document: Document, known: Known) -> Found[Topic]:
    """Return the topics, the main one first; none where no cue stands in the story."""
    hits, blocks = _hits(document, _index(known.tables))
    scores: dict[str, float] = {}
    words: dict[str, list[tuple[float, str]]] = {}
    spread: dict[str, int] = {}
    told: set[str] = set()
    for cue, hit in hits.items():
        worth = hit.place * (1 + _AGAIN * (min(hit.count, 5) - 1))
        for slug, weight in cue.worth:
            value = weight * worth
            scores[slug] = scores.get(slug, 0.0) + value
            words.setdefault(slug, []).append((value, hit.said))
            if weight:
                spread[slug] = spread.get(slug, 0) | hit.blocks
            if weight >= _MORE_THAN_A_HINT:
                told.add(slug)
    if not scores:
        return Found(())
    # A story with much money in it is not about the budget for that.
    main = min(scores, key=lambda slug: (slug not in told, -scores[slug]))
    for slug, standing in spread.items():
        scores[slug] *= 1 + standing.bit_count() / blocks
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


def _hits(document: Document, index: _Index) -> tuple[dict[_Cue, _Hit], int]:
    """Return for every cue in the story where it stands, and how many blocks the story has."""
    hits: dict[_Cue, _Hit] = {}
    text = document.text
    story = list(document.story())
    words = _words(f" {_BREAK} ".join([*(text[b.span.start : b.span.end] for b in story), ""]))
    starting = index.starting(set(words))
    places = _places(story)
    at, used, ends = 0, 0, _ends(words)
    for position, start in [
        (i, starting[word]) for i, word in enumerate(words) if word in starting
    ]:
        if position < used:
            continue
        following = words[position + 1]
        cue = start.single
        if start.stems or following in start.nexts:
            cue = _longest(start, words, position, following)
        if cue is None:
            continue
        while ends[at] < position:
            at += 1
        used = position + cue.size
        hit = hits.get(cue)
        if hit is None:
            hit = hits[cue] = _Hit(" ".join(words[position:used]))
        hit.place = max(hit.place, places[at])
        hit.count += 1
        hit.blocks |= 1 << at
    return hits, len(story)


def _ends(words: list[str]) -> list[int]:
    """Return the index after each block's last word."""
    ends, at = [], -1
    for _ in range(words.count(_BREAK)):
        at = words.index(_BREAK, at + 1)
        ends.append(at)
    return ends


def _places(story: list[Block]) -> list[float]:
    """Return what a cue counts for in each block."""
    places, told = [], 0
    for block in story:
        if block.kind == "headline":
            places.append(_HEADLINE)
            continue
        places.append(_FIRST if told == 0 else _EARLY if told < _EARLY_PARAGRAPHS else _REST)
        told += block.kind in ("paragraph", "quote", "item", "table")
    return places


def _longest(start: _Start, words: list[str], position: int, following: str) -> _Cue | None:
    """Return the longest cue of `start` whose words stand from `position` on."""
    best = start.single
    cues = start.nexts.get(following, ())
    if start.stems:
        cues += tuple([cue for stem, cue in start.stems if following.startswith(stem)])
    size = 1
    for cue in cues:
        if cue.size > size and _follows(words[position + 1 : position + cue.size], cue):
            best, size = cue, cue.size
    return best


def _follows(words: list[str], cue: _Cue) -> bool:
    if cue.is_whole or len(words) != len(cue.rest):
        return words == cue.rest
    for word, part in zip(words, cue.rest, strict=True):
        if word != part and (part[-1] != "*" or not word.startswith(part[:-1])):
            return False
    return True


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
