"""Say in a few of the text's own words what happens on a date.

In:   the file's text, the sentence and the date in it.
Out:  at most twelve words, on one line, the date itself left out.
Not:  new words.
"""

import re

from digest.extract.calendar.words import listed
from digest.extract.key_dates import tense
from digest.records import Span

_MOST_WORDS = 12
_REACH_CHARS = 200
_WHOLE_WORDS = 15  # a clause is given whole rather than cut at its head
_FEWEST_WORDS = 3
# Where a clause of its own may begin; then where a phrase may. Blanks are single by then (`_clean`), and a
# pattern that begins with one is looked for only at blanks.
_CLAUSE = re.compile(
    r"""[ ](?:
        (?<= [;:–—.!?][ ] ) | (?<= [.!?]['"”’][ ] )
      | (?<= ,[ ] ) (?:and|but|while|yet)[ ]
      | (?:and|but|yet|while|so)[ ] (?= (?:I|we|he|she|they|it|there|the|any|its|their)[ ] )
    )""",
    re.VERBOSE,
)
_PHRASE = re.compile(r"[ ](?:(?<=,[ ])|(?:that|because|when|where|after)[ ])")
_BRACKETS = re.compile(r"\s?\([^()]{0,200}\)")
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_NUMBERING = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])")
_EDGES = " \t\r\n,;:–—-()[]\"'“”‘’*_#>•|~◾·."
_LOOSE_START = frozenset(
    {"and", "but", "yet", "that", "as", "so", "or", "then", "while", "because", "although"}
)
_LOOSE_END = _LOOSE_START | {
    "on", "in", "by", "from", "the", "a", "an", "of", "to", "at", "for", "with", "both", "early", "late", "until", "since",
}  # fmt: skip
_OPENERS = listed("and but yet that while which when because as so")
_FRAGMENT = re.compile(
    r"^(?:on|at|in|for|by|from|during|after|before|under|following)\b", re.IGNORECASE
)


def read(raw: str, span: Span, start: int, end: int) -> str:
    """Return the words of the clause that holds the date from `start` to `end`, without the date.

    raw:  the file's text; span: the sentence (or list item) that holds the date.

    "Councillors met on Tuesday to approve the plan" gives "Councillors met to approve the plan".
    """
    first = span.start
    ahead = raw[max(first, start - _REACH_CHARS) : start] if start > first else ""
    said = _last_clause(_clean(ahead))
    count = _count(said)
    is_opened = not said or _opens_clause(ahead)
    rest = raw[end : min(max(span.end, end), end + _REACH_CHARS)]
    is_owner = rest[:2] in ("'s", "’s")  # "Monday's meeting"
    if is_owner:
        rest = rest[2:]
    runs_on = rest.lstrip()[:1].isalpha() and not (said and rest.split(None, 1)[0] in _OPENERS)
    if not (is_opened or is_owner or runs_on or _FRAGMENT.match(said)):
        return said  # a verb or none, there is nothing to add
    is_whole = _can_stand(said)
    if is_whole and not is_opened:
        return said
    after = _clean(rest)
    if after and (
        is_opened or is_owner or (not is_whole and not runs_on and _FRAGMENT.match(said))
    ):
        follows = _first_clause(after, _MOST_WORDS)
        if not said or _can_stand(follows):
            return follows
    if not is_whole and runs_on and not is_owner and count < _MOST_WORDS - 1:
        return f"{said} {_first_clause(after, _MOST_WORDS - count)}".strip()
    return said


def _count(words: str) -> int:
    """Return how many words a cleaned text has."""
    return words.count(" ") + 1 if words else 0


def _can_stand(words: str) -> bool:
    """Whether a cleaned text tells something by itself."""
    return words.count(" ") + 1 >= _FEWEST_WORDS and tense.has_verb(words)


def _opens_clause(ahead: str) -> bool:
    """Whether a clause begins where `ahead` ends."""
    ahead = ahead.rstrip()
    return (
        ahead[-1:] in (",", ";", ":", "–", "—") or ahead[ahead.rfind(" ") + 1 :].lower() in _OPENERS
    )


def _clean(words: str) -> str:
    if "(" in words:
        words = _BRACKETS.sub("", words)
    if "*" in words or "_" in words:
        words = _MARKS.sub("", words)
    words = " ".join(words.split()).strip(_EDGES)
    return _NUMBERING.sub("", words) if words[:1].isdigit() else words


def _last_clause(words: str) -> str:
    """Return the last clause of `words` if it can stand alone, else as much as twelve words hold."""
    if words.count(" ") < _WHOLE_WORDS and not _CLAUSE.search(words):
        return _trim(words)
    for pattern in (_CLAUSE, _PHRASE):
        starts = [match.end() for match in pattern.finditer(words)]
        if pattern is _PHRASE:
            starts.insert(0, 0)
        for start in reversed(starts) if pattern is _CLAUSE else starts:
            tail = _trim(words[start:])
            if _FEWEST_WORDS < _count(tail) <= _MOST_WORDS:
                return tail
    return _trim(" ".join(words.split()[-_MOST_WORDS:]))


def _first_clause(words: str, most: int) -> str:
    """Return as many whole clauses from the start as `most` words hold, or the first `most` words."""
    if _count(words) <= most:
        return _trim(words)
    for pattern in (_CLAUSE, _PHRASE):
        for match in reversed(list(pattern.finditer(words))):
            head = _trim(words[: match.start()])
            if _FEWEST_WORDS <= _count(head) <= most:
                return head
    return _trim(" ".join(words.split()[:most]))


def _trim(words: str) -> str:
    words = words.strip(_EDGES)
    first, _, rest = words.partition(" ")
    if rest and first.lower() in _LOOSE_START:
        words = rest
    rest, _, last = words.rpartition(" ")
    return rest.rstrip(_EDGES) if rest and last.lower() in _LOOSE_END else words
