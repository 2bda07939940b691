"""Cut a block into sentences of names, pronouns, verbs and the words between them.

In:   a block's text and the spans quoted in it.
Out:  sentences, each with its place and a list of chunks; a quotation is one chunk, and its words are not read.
Not:  meaning. Who speaks is worked out in `clauses` and `speakers`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import not_

from msgspec.structs import replace

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import ENDS, Chunk, bare, named, plain, quote
from digest.extract.quotations.marks import Quoted
from digest.extract.quotations.names import NAME_PARTICLES, is_first_name
from digest.records import Document

# Names, though sentences begin with them too.
_NAMES_TOO = frozenset(
    "march april may june august summer winter spring easter christmas will still second first third one three five seven"
    " all great".split()
)
_NOT_AFTER = frozenset("in since until last next this late early mid".split())
_OF = """Department Ministry University Office Institute House City Royal Borough Vale Bank Church College Isle Isles
    Federation Association Centre Society Friends Chamber Board Union Secretary County Duchy Institution Council
    School Court Commission Ombudsman""".split()
_FOR = """Department Ministry Centre Institute Campaign Association Society Foundation Office Commission""".split()
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĒĔĚĞĢĪŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŴŶŹŻŽ"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _behind(words: Iterable[str], link: str) -> str:
    """One look behind for each word, since each has a width of its own."""
    return "|".join(rf"(?<=\b{word}[ \n]{link}[ \n])" for word in words)


_SHORT = rf"(?<=\b[{_UPPER}]\.)|" + "|".join(
    rf"(?<=\b{short}\.)"
    for short in "Mr Mrs Ms Dr Prof Cllr Cllrs Coun St Rev Supt Insp Sgt Sr Jr Hon Rt Ald Capt Col Gen".split()
)
# A possessive ends a name, but for "Residents' Association".
_WORD = rf"""[{_UPPER}][\w&-]*(?:'(?!s?(?!\w))[\w&-]+)*
    (?: \.(?=[ \n][{_UPPER}])(?:{_SHORT}) | '(?=[ \n][{_UPPER}])(?<=s') )?"""
_WORDS = rf"{_WORD}(?:[ \n]+{_WORD})*"
_NAME = rf"""(?:
    (?:Department|Ministry)[ \n](?:of|for)[ \n](?:the[ \n])?{_WORDS}(?:(?:,[ \n]{_WORDS})*[ \n]and[ \n]{_WORDS})?
  | {_WORD}
    (?: [ \n]+ (?: {_WORD}
      | (?: (?:(?:{_one_of(NAME_PARTICLES)})[ \n])+
          | &[ \n]
          | of[ \n](?:{_behind(_OF, "of")})(?:the[ \n])?
          | for[ \n](?:{_behind(_FOR, "for")})(?:the[ \n])?
          | and[ \n](?:the[ \n])?(?=(?:[{_UPPER}][\w&'-]*[ \n]){{0,5}}(?:[\w-]+-)?(?:{_one_of(["council", *map(str.capitalize, ENDS)])})(?![\w'&-]))
        ) {_WORD} )
    )*
    (?: [ \n](?:council|union|party|group|police|university|college|government|parliament|assembly)(?![\w-])
      | [ \n](?:city|county|borough|district|town|parish|regional|unitary)[ \n]council(?![\w-]) )?
  ) (?:'(?:s(?!\w))?)?"""
_PIECE = re.compile(
    rf"""\s?(?:                          # most pieces stand behind a space: it need not be tried for one
        (?:no|vs|eg|ie|etc)\. | [a-z0-9][\w'&-]*
      | {_NAME}
      | [^\W_][\w'&-]* | &
      | \x01                             # a quotation
      | \([^()\x01]{{0,90}}\)            # "(Lab, Ditton)", "(CQC)": nothing in short brackets speaks
      | [.!?…](?!\w) | [,;:()–] | (?<=[ ])-(?=[ ])
    )""",
    re.VERBOSE,
)
_ENDING = frozenset((".", "!", "?", "…", ""))
_GOING_ON = frozenset((",", ";", "–", "-"))
# No sentence of news is longer outside its quotations; what is longer is cut, and so costs no more than its length.
_MOST_CHUNKS = 200
_MOST_KNOWN = 20_000


def _known() -> dict[str, Chunk]:
    known = {word: Chunk(w.KIND.get(word, "word"), word, word) for word in w.KIND}
    known |= {mark: Chunk("stop", mark, mark) for mark in ",;:()–-"}
    for word in w.NOT_NAMES:
        known[word.capitalize()] = plain(word.capitalize())
    return known | {f" {word}": chunk for word, chunk in known.items()}


# Chunks by word, with and without the blank before it. Small words are added as they are met: what a word is never
# changes.
_KNOWN = _known()
_AND = _KNOWN["and"]


# Where a sentence begins, its chunks, and which of them are quotations.
Sentence = tuple[int, list[Chunk], list[int]]


def sentences(
    document: Document, quoted: Sequence[Quoted], start: int, end: int, adjectives: dict[str, bool]
) -> list[Sentence]:
    """Return the sentences of the block from `start` to `end`.

    adjectives: what is known already of first words that may be names or not; it grows.
    """
    text, raw = document.text, document.raw
    between, at = [], start
    for span in quoted:
        between.append(text[at : span.outer_start])
        at = span.outer_end
    between.append(text[at:end])
    tokens = _PIECE.findall("\x01".join(between))
    tokens.append("")  # so that no look ahead needs a test
    known = list(map(_KNOWN.get, tokens))
    done: list[Sentence] = []
    now: list[Chunk] = []
    spans: list[int] = []
    place = begins = start  # where the reading has come to, and where its sentence begins
    next_at = quotes = 0
    for at in compress(count(), map(not_, known)):
        if next_at < at:
            now += known[next_at : min(at, next_at + _MOST_CHUNKS)]  # type: ignore[arg-type] # none of them is None
        next_at = at + 1
        token = tokens[at].lstrip()
        ends = False
        if token in _ENDING:
            place = text.find(token, place) + 1
            ends = True
        elif token in _KNOWN:  # behind a line's end
            now.append(_KNOWN[token])
        elif token[0].isupper():
            place = text.find(token, place) + len(token)
            if not token.isalpha():
                token = _printed(raw[place - len(token) : place], token)
            _add_run(text, token, now, tokens[next_at].lstrip(), adjectives)
        elif token == "\x01":
            span = quoted[quotes]
            place = span.outer_end
            spans.append(len(now))
            now.append(quote(quotes))
            quotes += 1
            after = tokens[next_at].lstrip()
            ends = (
                text[span.end - 1] in _ENDING
                and span.end > span.start
                and not (after[:1].islower() or after in _GOING_ON)
            )
        elif token[0] != "(":
            chunk = plain(token)
            if len(_KNOWN) < _MOST_KNOWN:
                _KNOWN[token] = _KNOWN[f" {token}"] = chunk
            now.append(chunk)
        if ends or len(now) > _MOST_CHUNKS or not now:
            if now:
                done.append((begins, now, spans))
                now, spans = [], []
            begins = place
    return done


def _printed(raw: str, token: str) -> str:
    """Return a run of capitals as the file has it, on one line; without Markdown's marks."""
    if raw == token and "\n" not in raw:
        return raw
    line, plainer = " ".join(raw.split()), " ".join(token.split())
    return line if len(line) == len(plainer) else plainer


def _add_run(
    text: str, run: str, now: list[Chunk], after: str, adjectives: dict[str, bool]
) -> None:
    """Add the chunks of a run of capitals to its sentence; words that name nobody part it.

    now:   the chunks before it in its sentence.
    after: the token behind it.
    """
    if " " in run and not w.NOT_NAMES.isdisjoint(words := run.lower().split(" ")):
        printed = run.split(" ")
        start = 0
        for at, low in enumerate(words):
            secret = len(low) == 1 and at and words[at - 1] in w.TITLES  # "Mr A"
            if low in w.NOT_NAMES and low not in _NAMES_TOO and low != printed[at] and not secret:
                if at > start:
                    now += _run(text, " ".join(printed[start:at]), now, low, adjectives)
                now.append(plain(printed[at]))
                start = at + 1
        run = " ".join(printed[start:])
    if run:
        now += _run(text, run, now, after, adjectives)


def _run(
    text: str, run: str, now: Sequence[Chunk], after: str, adjectives: dict[str, bool]
) -> tuple[Chunk, ...]:
    """Return the chunks of a run of capitals, each of which may be part of a name."""
    last = now[-1] if now else None
    word, _, rest = run.partition(" ")
    low = word.lower()
    if "-" in word and len(tail := word.rpartition("-")[2]) > 2 and tail.islower():
        # "Labour-run"
        return (plain(word), *(named(rest, first=False) if rest else ()))
    if last is None or last.kind == "quote" or last.low == ":" or last.text.isdigit():
        if rest:
            if low in _NAMES_TOO:
                return plain(word), *named(rest, first=True)
        elif low in w.KIND or low in _NAMES_TOO or _is_adjective(text, word, after, adjectives):
            return (plain(word),)
        return named(run, first=True)
    if low in _NAMES_TOO and (not rest or last.low in _NOT_AFTER):
        return (plain(word), *(named(rest, first=False) if rest else ()))
    if rest and (last.low in ("for", "of") or last.kind in ("conj", "name")):
        part = _name_at_end(run, now)
        if part is not None:
            return part
    if " and " in run:
        before, _, behind = run.partition(" and ")
        first = before.partition(" ")
        if first[0].lower().rstrip(".") in w.TITLES or (first[2] and is_first_name(first[0])):
            return *named(before, first=False), _AND, *named(behind, first=False)
    return named(run, first=last.kind in ("stop", "conj"))


def _name_at_end(run: str, now: Sequence[Chunk]) -> tuple[Chunk, ...] | None:
    """Return "Climate Action" and "Gillian Martin" for the end of "Minister for Climate Action Gillian Martin"."""
    words = run.split()
    lows = [bare(word)[0] for word in words]
    if (
        len(words) > 2
        and is_first_name(lows[-2])
        and lows[-1] not in w.BODY_WORDS
        and w.TITLES.isdisjoint(lows)
        and any(chunk.kind == "role" and chunk.text[:1].isupper() for chunk in now[-6:])
    ):
        [area] = named(" ".join(words[:-2]), first=False)[-1:]
        [name] = named(" ".join(words[-2:]), first=False)[-1:]
        return replace(area, kind="name", title=""), replace(name, kind="name", title="minister")
    return None


def _is_adjective(text: str, word: str, after: str, adjectives: dict[str, bool]) -> bool:
    """Whether a sentence's first word is no name, though it has a capital: "Separate research"."""
    if (
        not after[:1].islower()
        or word.endswith(("'s", "'", "’s", "’"))
        or (len(word) > 1 and word.isupper())
        or w.KIND.get(after) in ("verb", "be", "aux", "conj", "prep", "rel", "opener")
        or is_first_name(word)
    ):
        return False
    known = adjectives.get(word)
    if known is None:
        known = adjectives[word] = not _stands_inside(text, word)
    return known


def _stands_inside(text: str, word: str) -> bool:
    """Whether the story has the word with its capital inside a sentence too."""
    place = text.find(f" {word}")
    while place >= 0:
        end = place + 1 + len(word)
        if text[place - 1] not in ".!?:;\"'\n0123456789" and text[end : end + 1] in " ',.\n":
            return True
        place = text.find(f" {word}", end)
    return False
