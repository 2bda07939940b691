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


_LINKS = frozenset("of for from by at with in to".split())


# Only people do these: "a settlement added £2m" names nobody.
_PEOPLES = frozenset("said says told tells asked asks wrote writes shouted joked recalled".split())
_INDEFINITE = frozenset(("a", "an", "one", "another"))


_DEPTH = 3  # "a spokesman for the leader of the council of ...": nobody goes on for longer


_MAKERS = frozenset(("by", "from"))


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
    chunk = sentence[last]
    if chunk.kind == "rel":
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
        if sentence[index].kind in HEADS and not sentence[index].owns:
            if sentence[index].kind == "name" and governed(sentence, index, first):
                continue
            if sentence[index].kind != "pron":
                return phrase_at(sentence, index, first), index
            return Subject("pron", sentence[index]), index
    begins = sentence[first]
    if (
        begins.low in _INDEFINITE
        and last > first
        and chunk.kind == "word"
        and chunk.low.isalpha()
        and sentence[last + 1].low in _PEOPLES
    ):
        return Subject("role", chunk, definite=False), first  # "One relative told us"
    return None


def segment_start(sentence: Sentence, last: int, floor: int) -> int:
    first = last
    while first > floor and sentence[first - 1].kind not in (
        "stop",
        "opener",
        "verb",
        "quote",
        "that",
    ):
        first -= 1
    return first


def ending(
    sentence: Sentence, last: int, floor: int, of: Subject | None = None
) -> tuple[Subject, int]:
    """Return the subject whose phrase ends with the head at `last`: "the leader of Kent", "Ofsted's letter".

    of: what has been read already behind that head.
    """
    head = sentence[last]
    if head.kind == "pron":
        return Subject("pron", head), last
    link = _governor(sentence, last, floor)
    if link is not None and link > floor:
        ruler = link - 1
        while ruler > floor and sentence[ruler].kind in ("word", "det", "aux") and last - ruler < 8:
            ruler -= 1
        if sentence[ruler].kind == "verb" and ruler > floor:
            ruler -= 1
        if sentence[ruler].kind in ("role", "doc", "body", "group") or (
            sentence[ruler].kind == "name" and not sentence[ruler].owns
        ):
            if sentence[ruler].kind == "name":
                return ending(sentence, ruler, floor)
            inner = phrase_at(sentence, last, link + 1)._replace(of=of)
            if sentence[ruler].kind == "doc" and sentence[link].low not in ("by", "from"):
                inner_of = None  # a review of Kent is not Kent's
            else:
                inner_of = inner
            return ending(sentence, ruler, floor, inner_of)
    first = last
    while (
        first > floor
        and sentence[first - 1].kind in ("word", "det", "role", "body", "doc", "name", "group")
        and last - first < 6
    ):
        first -= 1
    return phrase_at(sentence, last, first)._replace(of=of), first


def _governor(sentence: Sentence, at: int, floor: int) -> int | None:
    """Return the preposition that rules the head at `at`, if one does."""
    index = at - 1
    if sentence[at].title:
        pass  # "Member for Health Cllr Jo Brown": only "by Cllr Brown" rules a name with a title
    elif sentence[at].kind == "name":
        while (
            index >= floor
            and at - index <= 4
            and (
                sentence[index].kind in ("det", "role", "body", "conj", "name")
                or (sentence[index].kind == "word" and sentence[index].low in w.ROLE_MODIFIERS)
            )
        ):
            index -= 1
        if (
            at - index > 1
            and index >= floor
            and sentence[index].kind == "word"
            and sentence[index].text.islower()
        ):
            index -= 1
    else:
        while (
            index >= floor
            and at - index <= 5
            and sentence[index].kind in ("det", "word", "body", "doc", "role", "name")
        ):
            index -= 1
    if index < floor or sentence[index].kind != "prep" or sentence[index].low not in _LINKS:
        return None
    between = sentence[index + 1 : at]
    if (
        sentence[at].kind == "name"
        and index > floor
        and sentence[index - 1].kind == "role"
        and any(chunk.kind == "word" for chunk in between)
    ):
        return None  # "the director of children's services Asha Menon"
    return index


def governed(sentence: Sentence, at: int, floor: int) -> bool:
    if _governor(sentence, at, floor) is not None:
        return True
    before = at - 1
    while before >= floor and sentence[before].kind == "det":
        before -= 1
    return before >= floor and sentence[before].kind == "prep"


def _past_comma(sentence: Sentence, comma: int, floor: int) -> tuple[Subject, int] | None:
    """Return the subject that an apposition or a clause parts from its verb: "Brown, who leads it, said"."""
    segments: list[tuple[int, int]] = []
    end = comma
    start = comma - 1
    while start >= floor - 1:
        if start < floor or sentence[start].kind == "stop":
            if end > start + 1:
                segments.append((start + 1, end - 1))
            end = start
            if start >= floor and sentence[start].low in ":;":
                break
        start -= 1
    for first, last in segments:
        chunk = sentence[last]
        if sentence[first].kind == "rel" or chunk.kind not in ("name", "pron") or chunk.owns:
            continue
        if chunk.kind == "pron" or (not chunk.is_body and not governed(sentence, last, first)):
            return ending(sentence, last, first)
    for first, last in reversed(segments):
        if sentence[first].kind == "rel":
            continue
        inside = sentence[first].kind in ("prep", "opener")
        for index in range(last, first - 1, -1):
            if (
                sentence[index].kind in HEADS
                and not sentence[index].owns
                and sentence[index].kind != "pron"
            ):
                subject, begins = ending(sentence, index, first)
                if inside and _is_ruled(sentence, subject, first, index):
                    continue  # but not "After the vote a spokesman for Hollins Homes, which ..., said"
                behind = last + 2
                if behind < comma and sentence[behind].low == "the":
                    behind += 1
                named = sentence[behind] if behind < comma else None
                if named is not None and named.kind == "name" and sentence[last + 1].low == ",":
                    if (subject.kind == "group" and sentence[index].low in w.TRADES) or (
                        subject.kind == "body" and named.is_body
                    ):
                        # "The auditors, Hobb & Welney, said", "A think tank, the IFS, said"
                        return Subject("name", named), behind
                    if subject.of is not None and subject.of.kind in ("role", "body"):
                        # "A spokeswoman for the developer, Larkfield Land, said"
                        subject = subject._replace(of=Subject("name", named))
                if subject.of is None and subject.kind == "doc":
                    # "The review, by Durham University, found", "The review, carried out by ..., found"
                    for ahead in range(last + 2, min(last + 6, comma)):
                        if sentence[ahead].low in _MAKERS:
                            subject = subject._replace(of=following(sentence, ahead + 1)[0])
                            break
                return subject, begins
    return None


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
            definite = chunk.low not in ("a", "an", "one", "another", "some", "any")
            if chunk.low in w.POSSESSIVES:
                owner = owner or chunk
            break
        if (chunk.kind == "name" and owner is None) or (
            chunk.kind in ("body", "group", "role", "doc") and chunk.owns and owner is None
        ):
            owner = chunk
        elif chunk.kind in ("word", "body", "doc", "role", "group"):
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
    index = start
    first = start if first is None else first
    limit = min(len(sentence), start + 14)
    while index < limit:
        chunk = sentence[index]
        after = sentence[index + 1] if index + 1 < len(sentence) else None
        if chunk.kind == "name":
            if chunk.owns or (after is not None and after.kind in ("role", "doc", "group")):
                index += 1
                continue
            return phrase_at(sentence, index, first), index
        if chunk.kind == "pron":
            return Subject("pron", chunk), index
        if chunk.kind == "someone":
            return UNKNOWN, index
        if chunk.kind in ("role", "doc", "body", "group"):
            if chunk.owns:
                index += 1
                continue
            if (
                after is not None
                and after.kind in HEADS
                and after.kind != "pron"
                and not (after.kind == "name" and after.owns)
            ) or _piled(sentence, index):
                index += 1
                continue
            return _with_complement(sentence, index, first, limit, depth)
        if (
            chunk.kind in ("word", "det", "aux", "that")
            and index - start < 6
            and chunk.kind != "that"
        ):
            index += 1
            continue
        break
    return None, index


def _piled(sentence: Sentence, at: int) -> bool:
    """Whether the head at `at` only describes the person named behind it: "union official Gary Theydon"."""
    for chunk in sentence[at + 1 : at + 4]:
        if chunk.kind == "name":
            return not chunk.owns and not chunk.is_body
        if chunk.kind != "word":
            return False
    return False


def _with_complement(
    sentence: Sentence, at: int, start: int, limit: int, depth: int
) -> tuple[Subject, int]:
    subject = phrase_at(sentence, at, start)
    index = at + 1
    of: Subject | None = None
    while index < limit:
        chunk = sentence[index]
        if (
            chunk.kind == "name"
            and (
                sentence[index - 1].kind == "stop"
                or (
                    chunk.title and sentence[index - 2].kind == "stop"
                )  # "the bishop, the Rev Jo Ray"
            )
            and not chunk.owns
            and (
                subject.kind == "role"
                or (subject.kind == "body" and chunk.is_body and index == at + 2)
                or (sentence[at].low in w.TRADES and index == at + 2)
            )
        ):
            return phrase_at(sentence, index, index), index
        links = _MAKERS if subject.kind == "doc" else _LINKS
        if (
            chunk.kind == "prep"
            and chunk.low in links
            and of is None
            and chunk.low != "to"
            and not (chunk.low == "in" and subject.kind == "role")
        ):
            inner, reached = (
                following(sentence, index + 1, None, depth + 1) if depth < _DEPTH else (None, index)
            )
            if inner is not None and inner.kind != "pron":
                if (
                    inner.kind == "name"
                    and subject.kind == "body"
                    and sentence[reached - 1].kind == "role"
                ):
                    return inner, reached  # "Chamber of commerce president Alun Rees"
                of = inner
                index = reached
        elif (
            chunk.kind in ("rel", "quote", "that", "opener")
            or (
                chunk.kind == "stop"
                and subject.kind not in ("role", "body")
                and sentence[at].low not in w.TRADES
            )
            or (chunk.kind in ("verb", "be") and subject.kind == "role")
        ):
            break
        index += 1
    return subject._replace(of=of), at


def opening(sentence: Sentence) -> Subject | None:
    """Return what the sentence is about: its first subject outside any preposition's rule, or None."""
    index, count = 0, len(sentence)
    while index < count:
        chunk = sentence[index]
        if chunk.kind in ("quote", "verb", "be"):
            return None
        if chunk.kind in ("prep", "opener", "rel") and not (
            chunk.kind == "prep" and chunk.low == "like"
        ):
            # Past the phrase that it rules, to the next comma, or to a name that begins the clause.
            index += 1
            while (
                index < count
                and sentence[index].kind not in ("stop", "pron")
                and not (
                    sentence[index].kind == "name"
                    and not sentence[index].owns
                    and sentence[index - 1].kind not in ("prep", "det")
                    and not sentence[index].is_body
                    and sentence[index - 1].kind != "role"
                )
            ):
                index += 1
            continue
        if chunk.kind == "pron":
            return Subject("pron", chunk)
        if chunk.kind in HEADS:
            subject, _ = following(sentence, index, 0)
            return subject
        index += 1
    return None
