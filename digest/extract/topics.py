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

from digest.extract.found import Found, Known, rejected
from digest.records import Block, Document, Topic
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

_NEAR = 0.3
"""How near to the main topic's score one that is left out must come to be told of."""

_MORE_THAN_A_HINT = 1.5
"""A topic with no cue of this weight is never the main one beside one that has."""

_BREAK = "\x01"
"""The word between two blocks; no cue goes on over it. `clean` leaves no such character in a text."""

_LETTERS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) in f"'£{_BREAK}" else ord(" ")
    for code in range(256)
)
"""Small letters, and a blank for what parts two words. In bytes, because `str.translate` takes ten times as long
for a text with a pound sign."""

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


class _Start:
    """The cues that begin with one word, by how they go on; longest first.

    nexts: by the second word, where that is whole. stems: how the second word begins in the others that go on,
    which are `stemmed`. single: the word itself.
    """

    __slots__ = ("nexts", "single", "stemmed", "stems")

    def __init__(self, cues: list[_Cue]) -> None:
        self.nexts: dict[str, tuple[_Cue, ...]] = {}
        for cue in cues:
            if cue.rest and cue.rest[0][-1] != "*":
                self.nexts[cue.rest[0]] = (*self.nexts.get(cue.rest[0], ()), cue)
        self.stemmed = tuple(cue for cue in cues if cue.rest and cue.rest[0][-1] == "*")
        self.stems = tuple(cue.rest[0][:-1] for cue in self.stemmed)
        self.single = next((cue for cue in cues if not cue.rest), None)


_BLOCK_END = _Start([])


class _Index(dict[str, _Start | None]):
    """The cues that may begin with a word, None for none. It remembers, since a language has few words."""

    def __init__(self, tables: Tables) -> None:
        super().__init__({_BREAK: _BLOCK_END})
        self._whole: dict[str, list[_Cue]] = {}
        self._stems: list[tuple[str, _Cue]] = []
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

    def __missing__(self, word: str) -> _Start | None:
        cues = self._whole.get(word, []) + [
            cue for stem, cue in self._stems if word.startswith(stem)
        ]
        cues.sort(key=lambda cue: (-cue.size, -len(cue.name)))
        start = _Start(cues) if cues else None
        if len(self) < _MOST_REMEMBERED:
            self[word] = start
        return start


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
    """Where a cue stands: its first words, its best place, how often, in which blocks (a bit each)."""

    __slots__ = ("blocks", "count", "first", "place")

    def __init__(self, first: int) -> None:
        self.first, self.place, self.count, self.blocks = first, 0.0, 0, 0


class _Score:
    """What a topic's cues are worth, in which blocks they stand, and whether one of them is more than a hint."""

    __slots__ = ("blocks", "cues", "is_told", "value")

    def __init__(self) -> None:
        self.value, self.blocks, self.is_told = 0.0, 0, False
        self.cues: list[tuple[float, _Cue, _Hit]] = []


def find(document: Document, known: Known) -> Found[Topic]:
    """Return the topics, the main one first; none where no cue stands in the story."""
    story = list(document.story())
    text = document.text
    words = _words(f" {_BREAK} ".join([*(text[b.span.start : b.span.end] for b in story), ""]))
    scores = _scores(_hits(words, _places(story), _index(known.tables)))
    if not scores:
        return Found(())
    # A story with much money in it is not about the budget for that.
    main = min(scores, key=lambda slug: (not scores[slug].is_told, -scores[slug].value))
    for score in scores.values():
        score.value *= 1 + score.blocks.bit_count() / len(story)
    ranked = sorted(scores, key=lambda slug: (slug != main, -scores[slug].value))
    best = scores[main].value
    chosen = [main]
    for slug, least in zip(ranked[1:MOST_TOPICS], _LEAST_SCORES, strict=False):
        if scores[slug].value >= max(best * _LEAST_SHARE, least):
            chosen.append(slug)
    near = [(slug, scores[slug].value) for slug in ranked if slug not in chosen]
    return Found(
        tuple([Topic(slug=slug, words=_said(words, scores[slug])) for slug in chosen]),
        tuple([
            rejected(
                document, story[0].span.start, story[0].span.start, f"topic {slug}",
                f"scored {score:.0f}, and the main topic {best:.0f}",
            )
            for slug, score in near
            if score >= best * _NEAR
        ]),
    )  # fmt: skip


def _scores(hits: dict[_Cue, _Hit]) -> dict[str, _Score]:
    """Return what the cues are worth to each topic that has one."""
    scores: dict[str, _Score] = {}
    for cue, hit in hits.items():
        worth = hit.place * (1 + _AGAIN * (min(hit.count, 5) - 1))
        for slug, weight in cue.worth:
            score = scores.get(slug)
            if score is None:
                score = scores[slug] = _Score()
            value = weight * worth
            score.value += value
            score.cues.append((value, cue, hit))
            if weight:
                score.blocks |= hit.blocks
            if weight >= _MORE_THAN_A_HINT:
                score.is_told = True
    return scores


def _said(words: list[str], score: _Score) -> tuple[str, ...]:
    """Return the strongest cues of a topic, as they stand in the text."""
    said = [
        (-value, " ".join(words[hit.first : hit.first + cue.size]))
        for value, cue, hit in score.cues
    ]
    return tuple([words for _, words in sorted(said)[:WORDS_SHOWN]])


def _hits(words: list[str], places: list[float], index: _Index) -> dict[_Cue, _Hit]:
    """Return for every cue in the story where it stands. places: what a cue counts for in each block."""
    hits: dict[_Cue, _Hit] = {}
    at, used = 0, 0
    for position, start in enumerate(map(index.__getitem__, words)):
        if start is None or position < used:
            continue
        if start is _BLOCK_END:
            at += 1
            continue
        following = words[position + 1]
        if following in start.nexts or (start.stems and following.startswith(start.stems)):
            cue = _longest(start, words, position, following)
        else:
            cue = start.single
        if cue is None:
            continue
        used = position + cue.size
        hit = hits.get(cue)
        if hit is None:
            hit = hits[cue] = _Hit(position)
        if hit.place < places[at]:
            hit.place = places[at]
        hit.count += 1
        hit.blocks |= 1 << at
    return hits


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
    """Return the longest cue of `start` whose words stand from `position` on. following: the second of them."""
    best = start.single
    cues = start.nexts.get(following, ())
    if start.stems and following.startswith(start.stems):
        cues += tuple([c for c in start.stemmed if following.startswith(c.rest[0][:-1])])
    size = 1
    for cue in cues:
        if cue.size > size and (
            cue.size == 2 or _follows(words[position + 1 : position + cue.size], cue)
        ):
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
    plain = text.encode("latin-1", "replace").translate(_LETTERS)
    # A pound sign is a word: much money in a story says something too.
    words = plain.decode("latin-1").replace("£", " £ ") + " "
    if "'" in words:
        words = words.replace("'s ", " ").replace("'", "")
    return words.split()
