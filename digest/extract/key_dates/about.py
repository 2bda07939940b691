"""Say in a few of the text's own words what happens on a date.

In:   the file's text, the sentence and the date in it.
Out:  at most twelve words, on one line, the date itself left out.
Not:  new words.
"""

import re

from digest.extract.key_dates import tense
from digest.records import Span

_MOST_WORDS = 12
_WHOLE_WORDS = 15  # a clause is given whole rather than cut at its head
_FEWEST_WORDS = 3
# Where a clause of its own may begin; then where a phrase may.
_CLAUSE = re.compile(
    r"[;:–—]\s+|[.!?]['\"”’]?\s+|,?\s+(?:and|but|yet|while|so)\s+(?=(?:I|we|he|she|they|it|there|the|any|its|their)\b)"
    r"|,\s+(?:and|but|while|yet)\s+"
)
_PHRASE = re.compile(r",\s+|\s+(?:that|because|when|where|after)\s+")
_BRACKETS = re.compile(r"\s?\([^()]{0,200}\)")
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_NUMBERING = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])")
_EDGES = " \t\r\n,;:–—-()[]\"'“”‘’*_#>•|~◾·."
_LOOSE_START = re.compile(r"^(?:and|but|yet|that|as|so|or|then|while|because|although)\s+", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"\s+(?:and|but|yet|that|as|or|then|while|on|in|by|from|the|a|an|of|to|at|for|with|both|early|late|until|since)$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(r"(?:[,;:–—]|\b(?:and|but|yet|that|while|which|when|because|as|so))\s*$")
_FRAGMENT = re.compile(r"^(?:on|at|in|for|by|from|during|after|before|under|following)\b", re.IGNORECASE)


def read(raw: str, span: Span, start: int, end: int) -> str:
    """Return the words of the clause that holds the date from `start` to `end`, without the date.

    raw:  the file's text; span: the sentence (or list item) that holds the date.

    "Councillors met on Tuesday to approve the plan" gives "Councillors met to approve the plan".
    """
    ahead = raw[span.start : max(span.start, start)]
    rest = raw[end : max(span.end, end)]
    before, after = _clean(ahead), _clean(rest)
    runs_on = rest.lstrip()[:1].isalpha()
    said = _last_clause(before)
    count = len(said.split())
    is_whole = count >= _FEWEST_WORDS and tense.has_verb(said)
    if after and (not said or _OPENS_CLAUSE.search(ahead) or (not is_whole and _FRAGMENT.match(said) and not runs_on)):
        follows = _first_clause(after, _MOST_WORDS)
        if not said or (len(follows.split()) >= _FEWEST_WORDS and tense.has_verb(follows)):
            return follows
    if not is_whole and runs_on and count < _MOST_WORDS - 1:
        return f"{said} {_first_clause(after, _MOST_WORDS - count)}".strip()
    return said


def _clean(words: str) -> str:
    words = _BRACKETS.sub("", _MARKS.sub("", words))
    return _NUMBERING.sub("", " ".join(words.split()).strip(_EDGES))


def _last_clause(words: str) -> str:
    """Return the last clause of `words` if it can stand alone, else as much as twelve words hold."""
    if len(words.split()) <= _WHOLE_WORDS and not _CLAUSE.search(words):
        return _trim(words)
    for pattern in (_CLAUSE, _PHRASE):
        starts = [match.end() for match in pattern.finditer(words)]
        if pattern is _PHRASE:
            starts.insert(0, 0)
        for start in reversed(starts) if pattern is _CLAUSE else starts:
            tail = _trim(words[start:])
            if _FEWEST_WORDS < len(tail.split()) <= _MOST_WORDS:
                return tail
    return _trim(" ".join(words.split()[-_MOST_WORDS:]))


def _first_clause(words: str, most: int) -> str:
    """Return as many whole clauses from the start as `most` words hold, or the first `most` words."""
    if len(words.split()) <= most:
        return _trim(words)
    for pattern in (_CLAUSE, _PHRASE):
        for match in reversed(list(pattern.finditer(words))):
            head = _trim(words[: match.start()])
            if _FEWEST_WORDS <= len(head.split()) <= most:
                return head
    return _trim(" ".join(words.split()[:most]))


def _trim(words: str) -> str:
    words = _LOOSE_START.sub("", words.strip(_EDGES))
    return _LOOSE_END.sub("", words).strip(_EDGES)
