"""Find the subject that begins at a chunk, with what follows it: "said a spokesman for the council's leader, Jo Brown".

In:   a sentence's chunks and where its subject begins.
Out:  a `Subject`, and where its head stands; what a sentence is about.
Not:  subjects that end right before their verb; `subjects` finds those.
"""

from msgspec.structs import replace

from digest.extract.quotations import words as w
from digest.extract.quotations.phrases import (
    HEADS,
    LINKS,
    MAKERS,
    NOUNS,
    UNKNOWN,
    Sentence,
    Subject,
    is_maker,
    phrase_at,
)

# What the search for a sentence's subject may stop at; all else it passes over.
_TURNS = HEADS | {"quote", "verb", "be", "opener", "rel", "prep", "stop"}
_DEPTH = 3  # "a spokesman for the leader of the council of ...": nobody goes on for longer


def following(
    sentence: Sentence, start: int, first: int | None = None, depth: int = 0
) -> tuple[Subject | None, int]:
    """Return the subject that begins at chunk `start`, after its verb: '..." said the forum's chair, Wilf Amberley'."""
    first = start if first is None else first
    limit = min(len(sentence), start + 14)
    for index in range(start, limit):
        chunk = sentence[index]
        if chunk.kind == "name":
            after = sentence[index + 1].kind if index + 1 < len(sentence) else ""
            if not chunk.owns and after not in ("role", "doc", "group"):
                return phrase_at(sentence, index, first), index
        elif chunk.kind == "pron":
            return Subject("pron", chunk), index
        elif chunk.kind == "someone":
            return UNKNOWN, index
        elif chunk.kind in NOUNS:
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
        if not ahead and chunk.kind in NOUNS:
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
    links = MAKERS if subject.kind == "doc" else LINKS - {"to"}
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
        elif (
            chunk.kind == "prep"
            and of is None
            and (chunk.low in links or sentence[index - 1].low == "behalf")
        ):
            if depth >= _DEPTH or (chunk.low == "in" and subject.kind == "role"):
                continue
            if subject.kind == "doc" and not is_maker(sentence, index, head):
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
    return replace(subject, of=of), at


def opening(sentence: Sentence) -> Subject | None:
    """Return what the sentence is about: its first subject outside any preposition's rule, or None."""
    ruled = False
    for index, chunk in enumerate(sentence):
        if (kind := chunk.kind) not in _TURNS:
            continue
        if ruled:
            # Past the phrase that it rules, to the next comma, or to a name that begins the clause.
            begins = kind == "pron" or (
                kind == "name"
                and not chunk.owns
                and not chunk.is_body
                and sentence[index - 1].kind not in ("prep", "det", "role")
            )
            ruled = not begins and kind != "stop"
        if not ruled:
            if kind in ("quote", "verb", "be") and (index or kind != "verb"):
                return None
            if kind in HEADS:
                return following(sentence, index, 0)[0]
            # "Asked for his view, Ryan shrugged": a verb that begins a sentence is no clause's own.
            ruled = kind in ("opener", "rel", "verb") or (kind == "prep" and chunk.low != "like")
    return None
