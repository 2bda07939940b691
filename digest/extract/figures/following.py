"""The words that follow a number, and the noun phrase among them that it counts.

In:   lower-case text and the place where a number, or what belongs to it, ends.
Out:  `pieces_after`: what stands between blanks there; `noun_phrase`: the span of the words that are counted.
Not:  units and currencies; those are `units`.
"""

import re

import msgspec

from digest.extract.figures.drafts import BOTH
from digest.extract.figures.lists import listed
from digest.extract.figures.words import CLASS, NUMBER_WORDS, PLAIN, VERBS, is_plural

BLANKS = frozenset(" \n")
_WORD = re.compile(r"[a-z][\w'&-]*|'[a-z]\w*")
_SERIES = re.compile(r", ([a-z-]+),? and ([a-z-]+) ([a-z-]+s)\b")
_LONGEST_NOUNS = 6
_FEW = 4  # the pieces that most phrases stay within
_MOST_CHARS = 160
_ACTS = listed("require remain need want include face say have become agree say want")
_PAIRS = {
    ("children", "young"): 2, ("men", "women"): 1, ("women", "girls"): 1, ("bed", "breakfast"): 1,
    ("families", "children"): 1,
}  # fmt: skip
_LEADING = listed("""more fewer other further new extra additional such looked long short deep wide tall only free online weekly monthly
    higher lower following near""")
_ENDS_NONE = (_LEADING | {"of", "after"}) - {"more"}
_JOINING = frozenset(["and", "of"])
_WHOLES = frozenset(["members", "units"])
_OF_WHOM = ("staff", "the public", "housing", "parliament", "council")
_HAPPENED = ("past", "past pp", "pp")
_MOST_REMEMBERED = 50_000


class Follower(msgspec.Struct, frozen=True, gc=False):
    """What one piece of text between blanks can be in the noun phrase after a number.

    word:    that begins it, "" for none; is_whole: nothing follows the word before the next blank.
    name:    the word's class; is_number: it spells a number, which ends a phrase.
    leads:   it stands before a noun and ends no phrase: "more", "new".
    is_plain_plural: a plural noun that most often is the whole phrase: "homes".
    may_follow_plural: may go on after one, as "pitches" does after "sports".
    kind:    the form of the verb that it is, "" for none; ends_ed: perhaps a verb that is not in the list.
    """

    word: str
    is_whole: bool
    name: str
    kind: str
    is_number: bool
    is_plural: bool
    leads: bool
    is_plain_plural: bool
    may_follow_plural: bool
    ends_ed: bool


class _Followers(dict[str, Follower]):
    """Followers by their text, remembered as they are asked for: a language has few."""

    def __missing__(self, piece: str) -> Follower:
        match = _WORD.match(piece)
        word = match.group() if match else ""
        name = PLAIN[word] if word else ""
        kind = VERBS[word].kind if word in VERBS else ""
        plural, leads = is_plural(word), word in _LEADING
        is_second = plural and not word.endswith("ing") and (kind != "s" or _nounish(word))
        follower = Follower(
            word=word,
            is_whole=word == piece,
            name=name,
            kind=kind,
            is_number=_spells_number(word),
            is_plural=plural,
            leads=leads,
            is_plain_plural=name == "N" and plural and not leads,
            may_follow_plural=word in _JOINING if name != "N" else is_second,
            ends_ed=word.endswith("ed") and len(word) > 4,
        )
        if len(self) < _MOST_REMEMBERED:
            self[piece] = follower
        return follower


_FOLLOWERS = _Followers()


class Nouns(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase: where it starts and stops, its last word, and the piece of text after it ("" if not known)."""

    start: int
    stop: int
    head: str
    next: str


def pieces_after(low: str, position: int, limit: int) -> list[str]:
    """Return the few pieces of text between blanks, and all that follows them; none if no blank stands there."""
    if low[position : position + 1] not in BLANKS:
        return []
    stop = position + _MOST_CHARS
    ahead = low[position : stop if stop < limit else limit]
    if "\t" in ahead:
        ahead = ahead[: ahead.index("\t")]
    pieces = ahead.split(None, _FEW)
    if len(pieces) <= _FEW and pieces and len(ahead) == _MOST_CHARS:
        pieces.pop()  # it may have been cut
    return pieces


def noun_phrase(
    low: str, position: int, limit: int, pieces: list[str] | None = None
) -> Nouns | None:
    """Return the noun phrase that follows `position`; None when there is none. pieces: `pieces_after` it, if known.

    "14 small group homes in Stoke": "small group homes". Stops at the first plural noun unless a plural
    follows it ("sports pitches"), and before anything that cannot be part of a noun phrase.
    """
    if pieces is None:
        pieces = pieces_after(low, position, limit)
    if not pieces:
        return None
    first = _FOLLOWERS[pieces[0]]
    if not first.word or first.is_number:
        return None
    if first.is_plain_plural:
        following = pieces[1] if first.is_whole and len(pieces) > 1 else ""
        if not following or not _FOLLOWERS[following].may_follow_plural:  # as nearly always
            start = low.find(first.word, position)
            return Nouns(start, start + len(first.word), first.word, following)
    words: list[Follower] = []
    used = 0  # pieces; "and" is no word of the phrase
    while used < len(pieces) and len(words) < _LONGEST_NOUNS:
        if used == _FEW - 1 and len(pieces) == _FEW + 1:
            pieces = [*pieces[:_FEW], *pieces[_FEW].split(None, _LONGEST_NOUNS)]
        follower = _FOLLOWERS[pieces[used]]
        if follower.is_number or not follower.word:
            break
        used += 1
        if follower.name == "N":
            if words and not words[-1].leads and _are_apart(words[-1], follower):
                used -= 1
                break
            words.append(follower)
        elif _goes_on(words, follower) or (
            follower.word == "of"
            and words
            and words[-1].word in _WHOLES
            and low.startswith(_OF_WHOM, _end(low, position, pieces[:used]) + 1)
        ):
            words.append(follower)
        else:
            joined = _joined(words, follower, pieces[used : used + 2])
            if not joined:
                used -= 1
                break
            words += joined
            used += len(joined)
            if len(joined) > 1 and words[-3].is_plural:
                break  # "children and young people"
        if not words[-1].is_whole:
            break
    return _closed(low, position, limit, pieces, words, used) if words else None


def _are_apart(previous: Follower, follower: Follower) -> bool:
    """True when a noun cannot go on with `follower`: after a plural that ends it, or before a verb."""
    if previous.is_plural:
        return not follower.may_follow_plural or previous.word.endswith("'")
    return follower.kind in _HAPPENED or (follower.ends_ed and not previous.word.endswith("ly"))


def _goes_on(words: list[Follower], follower: Follower) -> bool:
    """True of a word that is no noun but part of a phrase: "more" before one, "after" in "looked after"."""
    if words:
        return follower.word == "after" and words[-1].word == "looked"
    return follower.leads or (follower.name == "A" and follower.word.endswith("ly"))


def _joined(words: list[Follower], follower: Follower, pieces: list[str]) -> list[Follower]:
    """Return the words after an "and" that joins two halves of one phrase: "present and former employees"."""
    if follower.word != "and" or not follower.is_whole or not words or not pieces:
        return []
    after = _FOLLOWERS[pieces[0]]
    third = _FOLLOWERS[pieces[1]] if after.is_whole and len(pieces) > 1 else None
    if not after.word:
        return []
    if third and third.is_plural and after.name == "N" and not words[-1].is_plural:
        return [after, third]
    extra = _PAIRS.get((words[-1].word, after.word))
    if extra is None:
        return []
    return [after, third] if extra == 2 and third and third.word else [after]


def _end(low: str, position: int, pieces: list[str]) -> int:
    """Return where the last of `pieces` ends, all of which stand after `position`."""
    for piece in pieces:
        position = low.find(piece, position) + len(piece)
    return position


def _closed(
    low: str, position: int, limit: int, pieces: list[str], words: list[Follower], used: int
) -> Nouns | None:
    """Return the phrase without words that cannot end one; None for what is no phrase after all."""
    first, last = words[0], words[-1]
    start = low.find(first.word, position)
    if not last.is_whole and not last.is_plural and pieces[used - 1][len(last.word)] == ",":
        stop = _end(low, position, pieces[: used - 1])
        series = _SERIES.match(low, low.find(last.word, stop) + len(last.word), limit)
        if series and PLAIN[series[1]] == PLAIN[series[2]] == "N":
            # "187 education, health and care plans"
            if not is_plural(series[3]) and _tells_what_was_done(first, len(words) + 1):
                return None
            return Nouns(start, series.end(), series[3], "")
    while last.word in _ENDS_NONE:
        words.pop()
        used -= 1
        if not words:
            return None
        last = words[-1]
    if not last.is_plural and _tells_what_was_done(first, len(words)):
        return None
    if used == 1:
        if last.word in ("more", "fewer"):
            return None
        stop = start + len(last.word)
    else:
        stop = low.find(last.word, _end(low, position, pieces[: used - 1])) + len(last.word)
    is_known = last.is_whole and used < len(pieces)
    return Nouns(start, stop, last.word, pieces[used] if is_known else "")


def _tells_what_was_done(first: Follower, length: int) -> bool:
    """True of "three require improvement", "11 signed up", "18 needed hospital treatment"."""
    return (first.word in _ACTS and length < 3) or first.kind in _HAPPENED or first.kind == "ing"


def _spells_number(word: str) -> bool:
    parts = word.split("-")
    return parts[0] in NUMBER_WORDS and parts[-1] in NUMBER_WORDS


def _nounish(word: str) -> bool:
    return word in BOTH or (word not in CLASS and word not in VERBS)
