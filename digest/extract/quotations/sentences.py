"""Cut a block into sentences of names, pronouns, verbs and the words between them.

In:   a block's text and the spans quoted in it.
Out:  sentences, each a list of chunks; a quotation is one chunk, and its words are not read.
Not:  meaning. Who speaks is worked out in `clauses` and `speakers`.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import NAMES_TOO, PARTICLES, Capitals, Chunk, bare
from digest.extract.quotations.marks import Quoted

_TOKEN = re.compile(
    r"""(
    [^\W_] [\w'&-]* | &            # a word
  | [.!?…,;:()–] | (?<=[ ])-(?=[ ])  # a stop
  | \x01 \x00*                     # a quotation
    )""",
    re.VERBOSE,
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof cllr cllrs coun st rev supt insp sgt no vs eg ie etc jr sr hon rt ald capt col gen".split()
)
_QUOTE_STOPS = frozenset(".!?…")
_STOPS = frozenset(".!?…,;:()–-")

# No sentence of news is longer outside its quotations; what is longer is cut, and so costs no more than its length.
_MOST_CHUNKS = 200
_PLAIN = Chunk("word", -1, -1, "word", "word")


def _shared() -> dict[str, Chunk]:
    """One chunk for every small word whose place nobody asks for: to build them anew took a third of the time."""
    kinds = (
        dict.fromkeys(
            w.ROLE_MODIFIERS | w.OF_COUNCILS | w.POSSESSIVES | w.QUOTING | {"off"}, "word"
        )
        | w.KIND
    )
    shared = {}
    for word, kind in kinds.items():
        if kind not in ("role", "doc", "body", "group"):
            shared[word] = Chunk(kind, -1, -1, word, word)
    for mark in ",;:)–-":
        shared[mark] = Chunk("stop", -1, -1, mark, mark)
    for word in w.NOT_NAMES - NAMES_TOO:
        kind = w.KIND.get(word, "word")
        shared[word.capitalize()] = Chunk(kind, -1, -1, word.capitalize(), word)
    return shared


# Words of no interest are added as they are met: the answer for a word never changes.
_SHARED = _shared()
_MOST_SHARED = 20_000


def masked(text: str, quoted: Sequence[Quoted], start: int, end: int) -> str:
    """Return the block's text with every quoted span, marks included, blotted out; same length."""
    pieces, at = [], start
    for span in quoted:
        pieces.append(text[at : span.outer_start])
        pieces.append("\x01" + "\x00" * (span.outer_end - span.outer_start - 1))
        at = span.outer_end
    pieces.append(text[at:end])
    return "".join(pieces)


def sentences(
    text: str,
    raw: str,
    quoted: Sequence[Quoted],
    start: int,
    end: int,
    adjectives: dict[str, bool] | None = None,
) -> list[list[Chunk]]:
    """Return the sentences of the block from `start` to `end` as chunks.

    adjectives: what is known already of first words that may be names or not; it grows.
    """
    blotted = masked(text, quoted, start, end) if quoted else text[start:end]
    parts = _TOKEN.split(blotted)
    ends = list(accumulate(map(len, parts), initial=start))
    # Two blanks behind the last word spare every look-ahead a test for the end.
    tokens = [*parts[1::2], "", ""]
    known = {} if adjectives is None else adjectives
    return _Reader(text, raw, tokens, ends[1:-1:2], quoted, known).run()


class _Reader(Capitals):
    """Walks the tokens of one block once, from left to right."""

    def run(self) -> list[list[Chunk]]:
        """Return the block's sentences. Runs of small words are taken in one piece, which halves the time."""
        count = len(self.tokens) - 2
        chunks = list(map(_SHARED.get, self.tokens[:count]))
        at = 0
        for index in [index for index, chunk in enumerate(chunks) if chunk is None]:
            if index >= at:
                self._take(chunks, at, index)
                at = self._read(index)
        self._take(chunks, at, count)
        self._end()
        return self.done

    def _take(self, chunks: list[Chunk | None], start: int, end: int) -> None:
        """Add the small words from `start` to `end`, none of which is None."""
        for at in range(start, end, _MOST_CHUNKS):
            if len(self.now) > _MOST_CHUNKS:
                self._end()
            self.now += chunks[at : min(end, at + _MOST_CHUNKS)]  # type: ignore[arg-type] # see above

    def _read(self, at: int) -> int:
        """Add what begins at `at` and is no small word; return where the next begins."""
        word = self.tokens[at]
        first = word[0]
        if len(self.now) > _MOST_CHUNKS:
            self._end()
        if first.islower():
            self.now.append(self._small(word, self.starts[at]))
        elif first.isupper():
            return self._capital(at)
        elif first in _STOPS:
            return self._stop(at)
        elif first == "\x01":
            return self._quote(at)
        else:
            self.now.append(Chunk("word", -1, -1, word, word))
        return at + 1

    def _small(self, word: str, start: int) -> Chunk:
        if "'" in word or word in w.KIND:
            low, owns = bare(word)
            return Chunk(w.KIND.get(low, "word"), start, start + len(word), low, low, owns)
        chunk = Chunk("word", -1, -1, word, word) if word[-2:] in ("ed", "ly") else _PLAIN
        if len(_SHARED) < _MOST_SHARED:
            _SHARED[word] = chunk
        return chunk

    def _end(self) -> None:
        if self.now:
            self.done.append(self.now)
            self.now = []

    def _quote(self, at: int) -> int:
        start = self.starts[at]
        span = self.quoted[self.quotes]
        self.now.append(Chunk("quote", start, span.outer_end, "", "", number=self.quotes))
        self.quotes += 1
        stops = span.end > span.start and self.text[span.end - 1] in _QUOTE_STOPS
        if stops and not self._lower_follows(at + 1):
            self._end()
        return at + 1

    def _lower_follows(self, at: int) -> bool:
        """Whether the sentence goes on: a small letter or a comma comes next."""
        word = self.tokens[at]
        return word[:1].islower() or word in (",", ";", "–", "-")

    def _stop(self, at: int) -> int:
        mark, start = self.tokens[at], self.starts[at]
        if mark in ".!?…":
            last = self.now[-1] if self.now else None
            short = (
                mark == "."
                and last is not None
                and (
                    (last.low in _ABBREVIATED or (len(last.text) == 1 and last.text.isupper()))
                    and last.end == start
                )
            )
            after = self.text[start + 1 : start + 2]
            if not short and (not after or not after.isalnum()):
                self._end()
            return at + 1
        if mark == "(":
            # "(Lab, Ditton)", "(CQC)": nothing in short brackets speaks.
            for ahead in range(at + 1, min(at + 14, len(self.starts))):
                if self.tokens[ahead] == ")":
                    return ahead + 1
                if self.tokens[ahead][0] == "\x01":
                    break
        self.now.append(Chunk("stop", start, start + 1, mark, mark))
        return at + 1

    def _capital(self, at: int) -> int:
        word, start = self.tokens[at], self.starts[at]
        low, owns = bare(word)
        first = (
            not self.now
            or self.now[-1].kind == "quote"
            or self.now[-1].low == ":"
            or self.now[-1].text.isdigit()  # "20:02 Back comes the mayor"
        )
        if low in w.NOT_NAMES and self.is_no_name(at, low, first=first):
            self._plain(word, start)
            return at + 1
        if "-" in word and word.rpartition("-")[2].islower() and len(word.rpartition("-")[2]) > 2:
            self._plain(word, start)  # "Labour-run", "London-based"
            return at + 1
        if low in w.TITLES and self.low_at(at + 1) in PARTICLES:
            end = self.gather(at)
            self.add_named(at, end)
            return end
        if (
            not self.is_capital(at + 1)
            and not owns
            and not self.is_named_of(at, low)
            and self.is_common(low, first)
        ):
            self._plain(word, start)
            return at + 1
        end = self.gather(at)
        if first and end == at + 1 and not owns and self.is_adjective(at, word):
            self._plain(word, start)
            return end
        self.add_named(at, end)
        return end

    def _plain(self, word: str, start: int) -> None:
        low, owns = bare(word)
        self.now.append(Chunk(w.KIND.get(low, "word"), start, start + len(word), word, low, owns))
