"""Find who does the speaking in one sentence, as the sentence puts it.

In:   a sentence's chunks.
Out:  its `Saying`s: a verb of speech (or "according to") with the phrase that is its subject; and for each
      quotation, which of them it belongs to.
Not:  who "she" or "the report" is. `speakers` settles that, for it takes the whole story.
"""

from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import words as w
from digest.extract.quotations.subjects import (
    HEADS,
    SAME,
    UNKNOWN,
    Sentence,
    Subject,
    before_verb,
    ending,
    following,
    governed,
    phrase_at,
    segment_start,
)


class Saying(NamedTuple):
    """A verb of speech at chunk `at` with its subject, which begins at chunk `first`."""

    at: int
    first: int
    subject: Subject


_TRIGGERS = frozenset(("quote", "verb", "attributed", "words", "according"))


def sayings(sentence: Sentence) -> list[Saying]:
    """Return every saying of the sentence, in order."""
    found: list[Saying] = []
    floor = 0
    for at, chunk in enumerate(sentence):
        if chunk.kind not in _TRIGGERS:
            continue
        if chunk.kind == "quote":
            if at and sentence[at - 1].kind == "word":
                saying = _quoting(sentence, at - 1, floor)
                if saying:
                    found.append(saying)
            floor = at + 1
            saying = _any_verb(sentence, at)
            if saying:
                found.append(saying)
        elif chunk.kind == "verb":
            saying = _said(sentence, at, floor)
            if saying:
                found.append(saying)
        elif chunk.kind == "attributed":
            to = next(
                (i for i in range(at + 1, min(at + 6, len(sentence))) if sentence[i].low == "to"), 0
            )
            subject = following(sentence, to + 1)[0] if to else None
            if subject:
                found.append(Saying(at, at, subject))
        elif chunk.kind == "words" and at:
            subject = _in_words(sentence, at)
            if subject:
                found.append(Saying(at, at, subject))
        elif chunk.kind == "according" and at + 1 < len(sentence):
            subject, _ = following(sentence, at + 2)
            if subject:
                found.append(Saying(at, at, subject))
    return found


def _any_verb(sentence: Sentence, at: int) -> Saying | None:
    """Return the saying of any verb in '"From you," he shoots back': a name or pronoun right behind the quotation."""
    if at + 2 >= len(sentence):
        return None
    who, verb = sentence[at + 1], sentence[at + 2]
    if (
        who.kind not in ("pron", "name")
        or who.owns
        or verb.kind != "word"
        or not verb.low.islower()
    ):
        return None
    return Saying(at + 2, at + 1, Subject(who.kind, who))


def _agent(sentence: Sentence, at: int) -> Subject | None:
    """Return who stands behind "by" in 'described as "thin" and "hard to read" by the judge'."""
    index = at + 1
    limit = min(len(sentence), at + 9)
    quoted = False
    while index < limit:
        chunk = sentence[index]
        if chunk.low == "by" and quoted:
            return following(sentence, index + 1)[0]
        if chunk.kind == "quote":
            quoted = True
        elif chunk.low not in ("as", "and", "both", ",") and chunk.kind != "det":
            return None
        index += 1
    return None


def _quoting(sentence: Sentence, at: int, floor: int) -> Saying | None:
    """Return the saying of any other verb between its subject and a quotation: 'the panel gave "some weight"'."""
    verb = sentence[at].low
    if not verb.endswith("ed") and verb not in w.QUOTING:
        return None
    before = at - 1
    while before >= floor and sentence[before].kind == "aux":
        before -= 1
    if before < floor or sentence[before].kind not in ("name", "pron", "doc", "body"):
        return None
    found = before_verb(sentence, before, floor)
    return Saying(at, found[1], found[0]) if found else None


def _in_words(sentence: Sentence, at: int) -> Subject | None:
    """Return whose words they are: "in its words", "in Brown's words", "in the words of one tenant"."""
    before = sentence[at - 1]
    if before.kind == "det" and before.low in w.POSSESSIVES:
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}[before.low]
        return Subject("pron", before._replace(kind="pron", low=pronoun))
    if before.kind in HEADS and before.owns:
        return phrase_at(sentence, at - 1, max(0, at - 4))
    if (
        at + 1 < len(sentence)
        and sentence[at + 1].low == "of"
        and at > 1
        and sentence[at - 2].low == "in"
    ):
        return following(sentence, at + 2)[0]
    return None


def _inverted(sentence: Sentence, at: int) -> Subject | None:
    """Return the subject behind the verb in "..., says the charity.", which nothing but a phrase may follow."""
    if sentence[at].low not in w.INVERTIBLE:
        return None
    for chunk in sentence[at + 1 : at + 13]:
        if chunk.kind in ("verb", "be", "aux", "that", "quote", "pron", "opener", "rel", "conj"):
            return None
    if len(sentence) > at + 12:
        return None
    return following(sentence, at + 1)[0]


def _said(sentence: Sentence, at: int, floor: int) -> Saying | None:
    verb = sentence[at].low
    if at + 1 < len(sentence) and w.PARTICLES.get(verb) == sentence[at + 1].low:
        return None
    if (
        at + 2 < len(sentence)
        and sentence[at + 1].low == "for"
        and sentence[at + 2].kind in ("stop", "verb", "aux")
    ):
        return None  # "the five that the Government asks for, and ..."
    if verb in w.NEEDS and not (at + 1 < len(sentence) and sentence[at + 1].low == w.NEEDS[verb]):
        return None
    before = at - 1
    while before >= floor and (
        sentence[before].kind == "aux" or sentence[before].low.endswith("ly")
    ):
        before -= 1
    passive = before >= floor and sentence[before].kind == "be"
    if verb in w.AGENT and (agent := _agent(sentence, at)) is not None:
        return Saying(at, at, agent)
    by = at + 1
    while passive and by < len(sentence) and sentence[by].kind == "aux":
        by += 1
    if by < len(sentence) and sentence[by].low == "by":
        subject, first = following(sentence, by + 1)
        return Saying(at, at, subject) if subject else None
    if passive:
        # "Members were told", "it was described as": somebody said it, and the sentence does not say who.
        return Saying(at, at, UNKNOWN) if verb in w.TOLD else None
    if before < floor:
        # Right after a quotation: '..." said Brown'. At a sentence's start it is no verb of ours.
        if floor and not verb.endswith("ing") and verb not in ("quoted",):
            subject, first = following(sentence, at + 1)
            return Saying(at, at, subject) if subject else None
        return None
    chunk = sentence[before]
    if (
        floor
        and before == floor
        and chunk.kind == "stop"
        and chunk.low in ",–-"
        and not verb.endswith("ing")
    ):
        subject, first = following(sentence, at + 1)
        return Saying(at, at, subject) if subject else None
    if chunk.low == "," and (subject := _inverted(sentence, at)) is not None:
        return Saying(at, at, subject)
    if verb.endswith("ing"):
        return (
            Saying(at, at, SAME)
            if chunk.kind in ("stop", "conj", "quote") or before == floor
            else None
        )
    if chunk.kind == "conj":
        if verb in w.NOUN_LIKE and not (
            at + 1 < len(sentence)
            and sentence[at + 1].kind in ("det", "that", "name", "pron", "quote")
        ):
            return None
        return Saying(at, at, SAME)
    if chunk.low in ("one", "another", "others"):
        return Saying(at, before, UNKNOWN)
    if (chunk.kind == "stop" and chunk.low in ":;") or chunk.kind in ("prep", "det"):
        return None
    if verb in w.NOUN_LIKE and chunk.kind not in HEADS and chunk.kind not in ("rel", "stop"):
        return None
    found = before_verb(sentence, before, floor)
    if found is None:
        return None
    subject, first = found
    if (
        subject.kind in ("role", "body", "doc", "group")
        and first > floor
        and sentence[first - 1].low == ","
    ):
        # "Dave Evans, cabinet member for children said": the comma after the apposition is missing.
        person = _person_before(sentence, first - 1, floor)
        roles = any(chunk.kind == "role" for chunk in sentence[first : before + 1])
        if person is not None and roles:
            subject, first = person
    return Saying(at, first, subject)


def _person_before(sentence: Sentence, comma: int, floor: int) -> tuple[Subject, int] | None:
    """Return the person whose name ends right before the comma, and where the phrase begins."""
    last = comma - 1
    if (
        last < floor
        or sentence[last].kind != "name"
        or sentence[last].owns
        or sentence[last].is_body
    ):
        return None
    first = segment_start(sentence, last, floor)
    return None if governed(sentence, last, first) else ending(sentence, last, first)


def attributed(sentence: Sentence, at: int, found: Sequence[Saying], tail: str) -> Saying | None:
    """Return the saying that the quotation at chunk `at` belongs to, or None.

    tail: the last character inside the marks; a comma there promises a saying to come.
    """
    before = [saying for saying in found if saying.at < at]
    while len(before) > 1 and _within(sentence, before[-2], before[-1], at):
        before.pop()
    after = next((saying for saying in found if saying.at > at), None)
    if after is not None and _right_after(sentence, at, after, tail):
        return after
    if before:
        return before[-1]
    if after is not None and not any(chunk.kind == "quote" for chunk in sentence[after.at :]):
        rest = sentence[after.at + 1 :]
        if (
            not rest
            or after.first > after.at
            or rest[0].kind in ("prep", "stop")
            or sentence[after.at].kind == "according"
        ):
            return after
    return None


def _within(sentence: Sentence, outer: Saying, inner: Saying, quote: int) -> bool:
    """Whether `inner` only tells what the speaker of `outer` says: "Mellen said his group found ..."."""
    verb = sentence[inner.at].low
    return (
        (verb in w.NOUN_LIKE or (verb not in w.TELLING and quote - inner.at > _NEAR))
        and inner.subject.kind not in ("doc", "same", "unknown")
        and outer.subject.kind != "unknown"
        and not any(chunk.kind in ("stop", "quote") for chunk in sentence[outer.at : inner.at])
    )


# "He said Ofsted called it Q" is Ofsted's; "he said members rejected an offer that was Q" is his.
_NEAR = 3


def _right_after(sentence: Sentence, at: int, saying: Saying, tail: str) -> bool:
    """Whether nothing but a comma parts the quotation at `at` from the saying's subject or verb."""
    if saying.subject.kind == "same":
        return False
    first = min(saying.first, saying.at)
    between = sentence[at + 1 : first]
    if sentence[saying.at].kind == "word" and tail not in ",!?":
        return False
    comma = tail in ",!?…–-" or (bool(between) and between[0].kind == "stop")
    if any(chunk.kind in ("conj", "opener", "rel", "verb", "quote") for chunk in between):
        return False
    if sum(chunk.kind != "stop" for chunk in between) > 3:
        return False
    return comma or not between
