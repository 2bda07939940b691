"""Find the subject of a verb that stands behind it.

In:   a sentence's chunks and where its verb stands.
Out:  a `Subject` as written, and where its phrase begins.
Not:  which verbs speak (`clauses`), nor who "she" is (`cast`).

The grammar is small: a name that a preposition rules is no subject ("the leader of Kent"); between a subject and its
verb may stand an apposition or a clause between commas; "who" takes the name before it.
"""

from msgspec.structs import replace

from digest.extract.quotations import words as w
from digest.extract.quotations.complements import following
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.phrases import (
    HEADS,
    INDEFINITE,
    LINKS,
    NOUNS,
    UNKNOWN,
    Sentence,
    Subject,
    is_maker,
    phrase_at,
)

# Only people do these: "a settlement added £2m" names nobody.
_PEOPLES = frozenset("said says told tells asked asks wrote writes shouted joked recalled".split())
_SEGMENT_ENDS = frozenset(("stop", "opener", "verb", "quote", "that"))
_IN_A_PHRASE = NOUNS | {"word", "det", "name"}
_WITH_FIRST = w.ROLE_MODIFIERS | w.PAIRS


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
        outer = _before_relative(sentence, last, floor)
        if outer is not None:
            return before_verb(sentence, outer, floor)
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
        # "The former cabinet member for energy told": the cabinet only describes the member.
        piled = index < last and sentence[index + 1].kind in NOUNS
        if head.kind in HEADS and not head.owns and not ruled and not piled:
            return phrase_at(sentence, index, first), index
    if (
        sentence[first].low in INDEFINITE
        and last > first
        and chunk.kind == "word"
        and sentence[last + 1].low in _PEOPLES
    ):
        return Subject("role", chunk, definite=False), first  # "One relative told us"
    return None


def _before_relative(sentence: Sentence, last: int, floor: int) -> int | None:
    """Return where the subject ends in "a woman who lives in Mill Lane said", or None where no such clause is there."""
    for at in range(last - 2, floor, -1):
        chunk = sentence[at]
        if chunk.kind in _SEGMENT_ENDS:
            return None
        if chunk.kind == "rel":
            verb, who = sentence[at + 1], chunk.low == "who"
            # Not "the plan which Jo Brown said", "which angry residents said".
            own = verb.kind in ("aux", "be") or (
                verb.kind == "word" and (who or verb.low.endswith(("s", "ed")))
            )
            known = (who or chunk.low == "which") and sentence[at - 1].kind != "stop"
            return at - 1 if own and known else None
    return None


_BEFORE_FIRST = NOUNS | {"det", "name"}
# What no apposition between two who speak together holds: with these, the first is in another clause.
_OWN_CLAUSE = frozenset("verb be aux quote pron that".split())


def first_of_joint(
    sentence: Sentence, subject: Subject, begins: int, floor: int
) -> tuple[Subject, int]:
    """Return the first of those who speak together: Brown in "Jo Brown, the leader, and Ann Field, her deputy, said".

    begins: where the phrase of `subject`, the last of them, begins.
    """
    joint = begins - 1
    if joint > floor and sentence[joint].low == ",":  # "and its leader, Jo Brown, said"
        joint -= 1
        while joint > floor and sentence[joint].kind in ("word", "det", "role"):
            joint -= 1
    if joint <= floor or sentence[joint].low != "and":
        return subject, begins
    for at in range(floor, joint):
        chunk = sentence[at]
        if chunk.kind != "name" or chunk.is_body or chunk.owns:
            continue
        if not (chunk.title or " " in chunk.text or is_first_name(chunk.text)):
            continue
        between = sentence[at + 1 : joint]
        apposed = not between or between[0].low == between[-1].low == ","
        if not apposed or any(inside.kind in _OWN_CLAUSE for inside in between):
            continue
        first = at
        while first > floor and (
            sentence[first - 1].kind in _BEFORE_FIRST
            or sentence[first - 1].low in _WITH_FIRST
            or (sentence[first - 1].low in ("of", "for") and sentence[first - 2].kind == "role")
        ):
            first -= 1
        if first == floor or sentence[first - 1].low == ",":
            return Subject("name", chunk), first
    return subject, begins


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
        if sentence[at].low == "behalf" and at - 1 > floor:
            at -= 2  # "a statement on behalf of the club"
        while at > floor and sentence[at].kind in ("word", "det", "aux") and last - at < 8:
            at -= 1
        ruler = sentence[at]
        if ruler.kind == "name" and not ruler.owns:
            return ending(sentence, at, floor)
        if ruler.kind in NOUNS:
            inner = phrase_at(sentence, last, link + 1, of)
            # A review of Kent is not Kent's, nor does a lady in Kent speak for it.
            by = sentence[link].low
            mine = is_maker(sentence, link, ruler) or (
                ruler.kind != "doc" and (ruler.kind != "role" or by != "in")
            )
            return ending(sentence, at, floor, inner if mine else None)
    first = last
    while first > floor and sentence[first - 1].kind in _IN_A_PHRASE and last - first < 6:
        first -= 1
    return phrase_at(sentence, last, first, of), first


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
    if index < floor or sentence[index].kind != "prep" or sentence[index].low not in LINKS:
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
        if sentence[first].low in ("a", "an") and set(chunk.low.split()) <= w.PARTIES:
            continue  # "Jo Brown, a Liberal Democrat, said"
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
            return replace(subject, of=Subject("name", named)), begins
    if subject.of is None and subject.kind == "doc":
        # "The review, by Durham University, found", "The review, carried out by ..., found"
        for ahead in range(last + 2, min(last + 6, comma)):
            if is_maker(sentence, ahead, subject.head):
                return replace(subject, of=following(sentence, ahead + 1)[0]), begins
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
