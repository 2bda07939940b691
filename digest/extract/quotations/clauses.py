"""Find who does the speaking in one sentence, as the sentence puts it.

In:   a sentence's chunks.
Out:  its `Saying`s: a verb of speech (or "according to") with the phrase that is its subject; and for each
      quotation, which of them it belongs to.
Not:  who "she" or "the report" is. `speakers` settles that, for it takes the whole story.
"""

from collections.abc import Sequence
from itertools import compress, count

from msgspec import Struct
from msgspec.structs import replace

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import Chunk
from digest.extract.quotations.complements import following
from digest.extract.quotations.phrases import HEADS, SAME, UNKNOWN, Sentence, Subject, phrase_at
from digest.extract.quotations.subjects import (
    before_verb,
    ending,
    first_of_joint,
    governed,
    segment_start,
)
from digest.extract.quotations.voices import NOBODY, Speaker


class Saying(Struct, gc=False):
    """A verb of speech at chunk `at` with its subject, which begins at chunk `first`; the speaker once it is known."""

    at: int
    first: int
    subject: Subject
    speaker: Speaker = NOBODY


_NO_ADVERBS = frozenset("family assembly ally bully july italy sally emily kelly".split())
_PAIRED = w.PARTICLES.keys() | w.NEEDS.keys()
_PASSED = Chunk("", "", "")  # what stands behind a sentence's end
_TRIGGERS = frozenset(("quote", "verb", "attributed", "words", "according"))
_PRONOUNS = {"his": "he", "her": "she", "its": "it", "their": "they"}
# "From the independent review of the library service by Durham University:" is as long as it gets.
_MOST_READ = 12
# No inverted subject goes on so: "..., says the charity that ran it".
_NOT_INVERTED = frozenset("verb be aux that quote pron opener rel conj".split())
# "And welcomed the plan" is a verb, "and welcomes" none.
_OBJECTS = frozenset("det that name pron quote".split())


def sayings(sentence: Sentence, kinds: Sequence[str]) -> list[Saying]:
    """Return every saying of the sentence, in order; `kinds` are those of its chunks."""
    found: list[Saying | None] = []
    floor = 0
    for at in compress(count(), map(_TRIGGERS.__contains__, kinds)):
        kind = kinds[at]
        if kind == "verb":
            found.append(_said(sentence, at, floor))
        elif kind == "quote":
            if at - 1 > floor:
                found.append(_quoting(sentence, at - 1, floor))
            floor = at + 1
            if kinds[at + 2 : at + 3] == ["word"]:
                found.append(_any_verb(sentence, at))
        elif kind == "according":
            found.append(_behind(sentence, at, at + 2))
        elif kind == "attributed":
            to = [
                i for i, ahead in enumerate(sentence[at + 1 : at + 6], at + 1) if ahead.low == "to"
            ]
            found.append(_behind(sentence, at, to[0] + 1) if to else None)
        elif kind == "words" and at:
            found.append(_in_words(sentence, at))
    return list(filter(None, found))


def _ahead(sentence: Sentence, at: int) -> Chunk:
    return sentence[at] if at < len(sentence) else _PASSED


def _behind(sentence: Sentence, at: int, start: int) -> Saying | None:
    """Return the saying of the verb at `at` whose subject begins at `start`."""
    subject, _ = following(sentence, start)
    return Saying(at, at, subject) if subject else None


def _any_verb(sentence: Sentence, at: int) -> Saying | None:
    """Return the saying of any word in '"From you," he shoots back': a name or pronoun stands before it, right behind the quotation."""
    who, verb = sentence[at + 1], sentence[at + 2]
    if who.kind in ("pron", "name") and not who.owns and verb.low.islower():
        return Saying(at + 2, at + 1, Subject(who.kind, who))
    return None


def _agent(sentence: Sentence, at: int) -> Saying | None:
    """Return the saying in 'described as "thin" and "hard to read" by the judge'."""
    quoted = False
    for index, chunk in enumerate(sentence[at + 1 : at + 9], at + 1):
        if chunk.low == "by" and quoted:
            return _behind(sentence, at, index + 1)
        if chunk.kind == "quote":
            quoted = True
        elif chunk.low not in ("as", "and", "both", ",") and chunk.kind != "det":
            return None
    return None


def _quoting(sentence: Sentence, at: int, floor: int) -> Saying | None:
    """Return the saying of any other verb between its subject and a quotation: 'the panel gave "some weight"'."""
    if sentence[at].low in w.POSSESSIVES:
        at -= 1  # 'the council offered its "deepest condolences"'
    if at > floor and sentence[at].low == ":":
        return _read_out(sentence, at, floor)
    if at <= floor or sentence[at].kind != "word":
        return None
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


def _read_out(sentence: Sentence, colon: int, floor: int) -> Saying | None:
    """Return the saying in 'she read from a review by Mazars: "..."', where the words are the review's."""
    for at in range(colon - 1, max(floor, colon - _MOST_READ), -1):
        if sentence[at].low == "from" and sentence[at - 1].low in w.READING:
            saying = _behind(sentence, at - 1, at + 1)
            written = saying.subject if saying else None
            known = written and written.kind == "doc" and (written.owner or written.of)
            return saying if known else None
    return None


def _in_words(sentence: Sentence, at: int) -> Saying | None:
    """Return whose words they are: "in its words", "in Brown's words", "in the words of one tenant"."""
    before = sentence[at - 1]
    if before.low in _PRONOUNS:
        pronoun = replace(before, kind="pron", low=_PRONOUNS[before.low])
        return Saying(at, at, Subject("pron", pronoun))
    if before.kind in HEADS and before.owns:
        return Saying(at, at, phrase_at(sentence, at - 1, max(0, at - 4)))
    if _ahead(sentence, at + 1).low == "of" and at > 1 and sentence[at - 2].low == "in":
        return _behind(sentence, at, at + 2)
    return None


def _said(sentence: Sentence, at: int, floor: int) -> Saying | None:
    """Return the saying of the verb of speech at `at`, whose subject does not stand before `floor`."""
    verb, after = sentence[at].low, sentence[at + 1] if at + 1 < len(sentence) else _PASSED
    if verb in _PAIRED and (
        w.PARTICLES.get(verb) == after.low or w.NEEDS.get(verb, after.low) != after.low
    ):
        return None
    if after.low == "for" and _ahead(sentence, at + 2).kind in ("stop", "verb", "aux"):
        return None  # "the five that the Government asks for, and ..."
    before = at - 1
    while before >= floor and (
        sentence[before].kind == "aux"
        or (sentence[before].low.endswith("ly") and sentence[before].low not in _NO_ADVERBS)
    ):
        before -= 1
    chunk = sentence[before] if before >= floor else _PASSED
    passive = chunk.kind == "be"
    if verb in w.AGENT and (agent := _agent(sentence, at)) is not None:
        return agent
    if not passive and after.low == "by":
        return _behind(sentence, at, at + 2)
    if passive:
        by = at + 1
        while _ahead(sentence, by).kind == "aux":
            by += 1
        if _ahead(sentence, by).low == "by":
            return _behind(sentence, at, by + 1)
        # "Members were told", "it was described as": somebody said it, and the sentence does not say who.
        return Saying(at, at, UNKNOWN) if verb in w.TOLD else None
    if (
        floor
        and not verb.endswith("ing")
        and (chunk is _PASSED or (before == floor and chunk.low in (",", "–", "-")))
    ):
        # Right after a quotation: '..." said Brown'.
        return _behind(sentence, at, at + 1) if verb != "quoted" else None
    if chunk is _PASSED:
        return None  # a sentence does not begin with a verb of ours
    if chunk.low == "," and (inverted := _inverted(sentence, at)) is not None:
        return inverted
    if verb.endswith("ing"):
        same = chunk.kind in ("stop", "conj", "quote") or before == floor
        return Saying(at, at, SAME) if same else None
    if chunk.kind == "conj":
        same = verb not in w.NOUN_LIKE or after.kind in _OBJECTS
        return Saying(at, at, SAME) if same else None
    if chunk.low in ("one", "another", "others"):
        return Saying(at, before, UNKNOWN)
    if chunk.low in (":", ";") or chunk.kind in ("prep", "det"):
        return None
    if verb in w.NOUN_LIKE and chunk.kind not in HEADS and chunk.kind not in ("rel", "stop"):
        return None
    found = before_verb(sentence, before, floor)
    if found is None:
        return None
    subject, first = found
    if first > floor and sentence[first - 1].low == "," and subject.kind not in ("name", "pron"):
        # "Dave Evans, cabinet member for children said": the comma after the apposition is missing.
        person = _person_before(sentence, first - 1, floor)
        if person and any(chunk.kind == "role" for chunk in sentence[first : before + 1]):
            subject, first = person
    if subject.kind == "name" and chunk.kind != "rel":
        subject, first = first_of_joint(sentence, subject, first, floor)
    return Saying(at, first, subject)


def _inverted(sentence: Sentence, at: int) -> Saying | None:
    """Return the saying in "..., says the charity.", where nothing but a phrase may follow."""
    if sentence[at].low not in w.INVERTIBLE or len(sentence) > at + 12:
        return None
    if any(chunk.kind in _NOT_INVERTED for chunk in sentence[at + 1 :]):
        return None
    return _behind(sentence, at, at + 1)


def _person_before(sentence: Sentence, comma: int, floor: int) -> tuple[Subject, int] | None:
    """Return the person whose name ends right before the comma, and where the phrase begins."""
    last = comma - 1
    name = sentence[last] if last >= floor else _PASSED
    if name.kind != "name" or name.owns or name.is_body:
        return None
    first = segment_start(sentence, last, floor)
    return None if governed(sentence, last, first) else ending(sentence, last, first)


def attributed(sentence: Sentence, at: int, found: Sequence[Saying], tail: str) -> Saying | None:
    """Return the saying that the quotation at chunk `at` belongs to, or None.

    tail: the last character inside the marks; a comma there promises a saying to come.
    """
    if not found:
        return None
    before = [saying for saying in found if saying.at < at]
    after = found[len(before)] if len(before) < len(found) else None
    while len(before) > 1 and _within(sentence, before[-2], before[-1], at):
        before.pop()
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
    if saying.subject.kind == "same" or (sentence[saying.at].kind == "word" and tail not in ",!?"):
        return False
    between = sentence[at + 1 : min(saying.first, saying.at)]
    if any(chunk.kind in ("conj", "opener", "rel", "verb", "quote") for chunk in between):
        return False
    if sum(chunk.kind != "stop" for chunk in between) > 3:
        return False
    return not between or between[0].kind == "stop" or tail in ",!?…–-"
