"""Find the subject of a verb, before it or behind it.

In:   a sentence's chunks and where its verb stands.
Out:  a `Subject` as written: its head, who owns it, what follows it.
Not:  which verbs speak (`clauses`), nor who "she" is (`cast`).

The grammar is small: a name that a preposition rules is no subject ("the leader of Kent"); between a subject and its
verb may stand an apposition or a clause between commas; "who" takes the name before it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import Chunk

Sentence = Sequence[Chunk]
HEADS = frozenset(("name", "pron", "role", "doc", "body", "group"))
# Heads that a name may stand behind or before: "Kent County Council leader Jo Brown".
_NOUNS = frozenset(("role", "doc", "body", "group"))
_LINKS = frozenset("of for from by at with in to".split())
_MAKERS = frozenset(("by", "from"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any"))
# Only people do these: "a settlement added £2m" names nobody.
_PEOPLES = frozenset("said says told tells asked asks wrote writes shouted joked recalled".split())
_SEGMENT_ENDS = frozenset(("stop", "opener", "verb", "quote", "that"))
_IN_A_PHRASE = _NOUNS | {"word", "det", "name"}
_DEPTH = 3  # "a spokesman for the leader of the council of ...": nobody goes on for longer


class Subject(NamedTuple):
    """A subject as written.

    kind:  name, pron, role, doc, body, group; `same` for the subject of the verb before ("... and warned").
    head:  its main word: "Smith", "she", "report".
    owner: what stands before the head and owns it: Ofsted's letter, an Ofsted spokesman, its report.
    of:    what stands behind the head: a spokesman for Kent Police, a report by Rooftop.
    about: the words right before the head, lower case: "council" documents, "the review" team.
    definite: not "a" or "one".
    """

    kind: str
    head: Chunk | None = None
    owner: Chunk | None = None
    of: "Subject | None" = None
    about: tuple[str, ...] = ()
    definite: bool = True


SAME = Subject("same")
UNKNOWN = Subject("unknown")


def before_verb(sentence: Sentence, last: int, floor: int) -> tuple[Subject, int] | None:
    """Return the subject whose phrase ends at chunk `last`, and where it begins."""
    if sentence[last].kind == "rel":
        last -= 1
        if last >= floor and sentence[last].kind == "stop":
            last -= 1
        if last < floor:
            return None
    chunk = sentence[last]
    if chunk.kind == "stop":
        return _past_comma(sentence, last, floor)
    if chunk.kind in HEADS and not (chunk.owns and chunk.kind == "name"):
        return ending(sentence, last, floor)
    if chunk.kind == "someone":
        return UNKNOWN, last
    if chunk.kind in ("that", "opener", "verb"):
        return None
    # Words between: "residents of the street said", "the mother of two said".
    first = segment_start(sentence, last, floor)
    for index in range(first, last + 1):
        head = sentence[index]
        ruled = head.kind == "name" and governed(sentence, index, first)
        if head.kind in HEADS and not head.owns and not ruled:
            return phrase_at(sentence, index, first), index
    if (
        sentence[first].low in _INDEFINITE
        and last > first
        and chunk.kind == "word"
        and sentence[last + 1].low in _PEOPLES
    ):
        return Subject("role", chunk, definite=False), first  # "One relative told us"
    return None


def segment_start(sentence: Sentence, last: int, floor: int) -> int:
    """Return where the clause that holds the chunk at `last` begins."""
    first = last
    while first > floor and sentence[first - 1].kind not in _SEGMENT_ENDS:
        first -= 1
    return first


def ending(
    sentence: Sentence, last: int, floor: int, of: Subject | None = None
) -> tuple[Subject, int]:
    """Return the subject whose phrase ends with the head at `last`: "the leader of Kent", "Ofsted's letter".

    of: what has been read already behind that head.
    """
    head = sentence[last]
    link = _governor(sentence, last, floor) if head.kind != "pron" else None
    if link is not None and link > floor:
        at = link - 1
        while at > floor and sentence[at].kind in ("word", "det", "aux") and last - at < 8:
            at -= 1
        ruler = sentence[at]
        if ruler.kind == "name" and not ruler.owns:
            return ending(sentence, at, floor)
        if ruler.kind in _NOUNS:
            inner = phrase_at(sentence, last, link + 1)._replace(of=of)
            # A review of Kent is not Kent's.
            mine = ruler.kind != "doc" or sentence[link].low in _MAKERS
            return ending(sentence, at, floor, inner if mine else None)
    first = last
    while first > floor and sentence[first - 1].kind in _IN_A_PHRASE and last - first < 6:
        first -= 1
    return phrase_at(sentence, last, first)._replace(of=of), first


def _governor(sentence: Sentence, at: int, floor: int) -> int | None:
    """Return the preposition that rules the head at `at`, if one does."""
    head, index = sentence[at], at - 1
    if head.title:
        pass  # "Member for Health Cllr Jo Brown": only "by Cllr Brown" rules a name with a title
    elif head.kind == "name":
        while (
            index >= floor
            and at - index <= 4
            and (
                sentence[index].kind in ("det", "role", "body", "conj", "name")
                or (sentence[index].kind == "word" and sentence[index].low in w.ROLE_MODIFIERS)
            )
        ):
            index -= 1
        if at - index > 1 and index >= floor and sentence[index].kind == "word":
            index -= 1
    else:
        while index >= floor and at - index <= 5 and sentence[index].kind in _IN_A_PHRASE:
            index -= 1
    if index < floor or sentence[index].kind != "prep" or sentence[index].low not in _LINKS:
        return None
    if (
        head.kind == "name"
        and index > floor
        and sentence[index - 1].kind == "role"
        and any(chunk.kind == "word" for chunk in sentence[index + 1 : at])
    ):
        return None  # "the director of children's services Asha Menon"
    return index


def governed(sentence: Sentence, at: int, floor: int) -> bool:
    """Whether a preposition rules the head at `at`."""
    if _governor(sentence, at, floor) is not None:
        return True
    at -= 1
    while at >= floor and sentence[at].kind == "det":
        at -= 1
    return at >= floor and sentence[at].kind == "prep"


def _past_comma(sentence: Sentence, comma: int, floor: int) -> tuple[Subject, int] | None:
    """Return the subject that an apposition or a clause parts from its verb: "Brown, who leads it, said"."""
    segments: list[tuple[int, int]] = []
    end = comma
    for start in range(comma - 1, floor - 2, -1):
        if start < floor or sentence[start].kind == "stop":
            if end > start + 1:
                segments.append((start + 1, end - 1))
            end = start
            if start >= floor and sentence[start].low in ":;":
                break
    for first, last in segments:
        chunk = sentence[last]
        if sentence[first].kind == "rel" or chunk.owns:
            continue
        if chunk.kind == "pron" or (
            chunk.kind == "name" and not chunk.is_body and not governed(sentence, last, first)
        ):
            return ending(sentence, last, first)
    for first, last in reversed(segments):
        if sentence[first].kind == "rel":
            continue
        inside = sentence[first].kind in ("prep", "opener")
        for index in range(last, first - 1, -1):
            head = sentence[index]
            if head.kind not in HEADS or head.owns or head.kind == "pron":
                continue
            subject, begins = ending(sentence, index, first)
            if inside and _is_ruled(sentence, subject, first, index):
                continue  # but not "After the vote a spokesman for Hollins Homes, which ..., said"
            return _apposed(sentence, subject, begins, last, comma)
    return None


def _apposed(
    sentence: Sentence, subject: Subject, begins: int, last: int, comma: int
) -> tuple[Subject, int]:
    """Return the subject that ends at `last`, with what the apposition behind it says."""
    if sentence[last + 1].low != ",":
        return subject, begins
    behind = last + 2
    if behind < comma and sentence[behind].low == "the":
        behind += 1
    named = sentence[behind] if behind < comma else None
    if named is not None and named.kind == "name":
        head = subject.head
        if (subject.kind == "group" and head is not None and head.low in w.TRADES) or (
            subject.kind == "body" and named.is_body
        ):
            # "The auditors, Hobb & Welney, said", "A think tank, the IFS, said"
            return Subject("name", named), behind
        if subject.of is not None and subject.of.kind in ("role", "body"):
            # "A spokeswoman for the developer, Larkfield Land, said"
            return subject._replace(of=Subject("name", named)), begins
    if subject.of is None and subject.kind == "doc":
        # "The review, by Durham University, found", "The review, carried out by ..., found"
        for ahead in range(last + 2, min(last + 6, comma)):
            if sentence[ahead].low in _MAKERS:
                return subject._replace(of=following(sentence, ahead + 1)[0]), begins
    return subject, begins


def _is_ruled(sentence: Sentence, subject: Subject, first: int, last: int) -> bool:
    """Whether the subject's head stands behind a preposition, or an article that does."""
    at = last
    while at > first and sentence[at] is not subject.head:
        at -= 1
    at -= 1
    while at > first and sentence[at].kind in ("word", "role", "body", "doc", "name"):
        at -= 1
    return at <= first or sentence[at].kind == "prep" or sentence[at - 1].kind == "prep"


def phrase_at(sentence: Sentence, at: int, first: int) -> Subject:
    """Return the subject with its head at `at`, whose phrase begins no sooner than `first`."""
    head = sentence[at]
    if head.kind == "pron":
        return Subject("pron", head)
    owner: Chunk | None = None
    about: list[str] = []
    definite = True
    index = at - 1
    while index >= first and at - index <= 6:
        chunk = sentence[index]
        if chunk.kind == "det":
            definite = chunk.low not in _INDEFINITE
            if chunk.low in w.POSSESSIVES:
                owner = owner or chunk
            break
        if owner is None and (chunk.kind == "name" or (chunk.kind in _NOUNS and chunk.owns)):
            owner = chunk
        elif chunk.kind == "word" or chunk.kind in _NOUNS:
            about.append(chunk.low)
        else:
            break
        index -= 1
    else:
        definite = index >= 0 or head.kind != "role"
    if head.kind == "name":
        return Subject("name", head, about=tuple(about), definite=definite)
    if index < first and not about and owner is None:
        definite = head.kind != "doc"
    return Subject(head.kind, head, owner, None, tuple(about), definite)


def following(
    sentence: Sentence, start: int, first: int | None = None, depth: int = 0
) -> tuple[Subject | None, int]:
    """Return the subject that begins at chunk `start`, after its verb: '..." said the forum's chair, Wilf Amberley'."""
    first = start if first is None else first
    limit = min(len(sentence), start + 14)
    for index in range(start, limit):
        chunk = sentence[index]
        after = sentence[index + 1] if index + 1 < len(sentence) else None
        if chunk.kind == "name":
            if not chunk.owns and (after is None or after.kind not in ("role", "doc", "group")):
                return phrase_at(sentence, index, first), index
        elif chunk.kind == "pron":
            return Subject("pron", chunk), index
        elif chunk.kind == "someone":
            return UNKNOWN, index
        elif chunk.kind in _NOUNS:
            if not chunk.owns and not _piled(sentence, index):
                return _with_complement(sentence, index, first, limit, depth)
        elif chunk.kind not in ("word", "det", "aux") or index - start >= 6:
            break
    return None, index if limit > start else start


def _piled(sentence: Sentence, at: int) -> bool:
    """Whether the head at `at` only describes the one behind it: "council leader", "union official Gary Theydon"."""
    for ahead, chunk in enumerate(sentence[at + 1 : at + 4]):
        if chunk.kind == "name":
            return not chunk.owns and (not ahead or not chunk.is_body)
        if not ahead and chunk.kind in _NOUNS:
            return True
        if chunk.kind != "word":
            return False
    return False


def _with_complement(
    sentence: Sentence, at: int, start: int, limit: int, depth: int
) -> tuple[Subject, int]:
    """Return the subject with its head at `at` and what follows: who it is, whom it is of."""
    head, subject = sentence[at], phrase_at(sentence, at, start)
    trade = head.low in w.TRADES
    links = _MAKERS if subject.kind == "doc" else _LINKS - {"to"}
    of: Subject | None = None
    index = at
    while index + 1 < limit:
        index += 1
        chunk = sentence[index]
        if chunk.kind == "name" and not chunk.owns:
            # "the bishop, Jo Ray", "the bishop, the Rev Jo Ray"
            comma = sentence[index - 1].kind == "stop" or (
                chunk.title and sentence[index - 2].kind == "stop"
            )
            near = index == at + 2 and (trade or (subject.kind == "body" and chunk.is_body))
            if comma and (subject.kind == "role" or near):
                return phrase_at(sentence, index, index), index
        elif chunk.kind == "prep" and chunk.low in links and of is None:
            if depth >= _DEPTH or (chunk.low == "in" and subject.kind == "role"):
                continue
            inner, reached = following(sentence, index + 1, None, depth + 1)
            if inner is not None and inner.kind != "pron":
                if (
                    inner.kind == "name"
                    and subject.kind == "body"
                    and sentence[reached - 1].kind == "role"
                ):
                    return inner, reached  # "Chamber of commerce president Alun Rees"
                of, index = inner, reached
        elif (
            chunk.kind in ("rel", "quote", "that", "opener")
            or (chunk.kind == "stop" and subject.kind not in ("role", "body") and not trade)
            or (chunk.kind in ("verb", "be") and subject.kind == "role")
        ):
            break
    return subject._replace(of=of), at


def opening(sentence: Sentence) -> Subject | None:
    """Return what the sentence is about: its first subject outside any preposition's rule, or None."""
    ruled = False
    before = ""
    for index, chunk in enumerate(sentence):
        kind = chunk.kind
        if ruled:
            # Past the phrase that it rules, to the next comma, or to a name that begins the clause.
            begins = kind == "pron" or (
                kind == "name"
                and not chunk.owns
                and not chunk.is_body
                and before not in ("prep", "det", "role")
            )
            ruled = not begins and kind != "stop"
        if not ruled:
            if kind in ("quote", "verb", "be"):
                return None
            if kind in HEADS:
                return following(sentence, index, 0)[0]
            ruled = kind in ("opener", "rel") or (kind == "prep" and chunk.low != "like")
        before = kind
    return None
