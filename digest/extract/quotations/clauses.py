"""Find who does the speaking in one sentence, as the sentence puts it.

In:   a sentence's chunks.
Out:  its `Saying`s: a verb of speech (or "according to") with the phrase that is its subject; and for each
      quotation, which of them it belongs to.
Not:  who "she" or "the report" is. `speakers` settles that, for it takes the whole story.
"""

from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import Chunk

Sentence = Sequence[Chunk]

_HEADS = frozenset(("name", "pron", "role", "doc", "body", "group"))
_LINKS = frozenset("of for from by at with in to".split())
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


class Saying(NamedTuple):
    """A verb of speech at chunk `at` with its subject, which begins at chunk `first`."""

    at: int
    first: int
    subject: Subject


SAME = Subject("same")
UNKNOWN = Subject("unknown")


def sayings(sentence: Sentence) -> list[Saying]:
    """Return every saying of the sentence, in order."""
    found: list[Saying] = []
    floor = 0
    for at, chunk in enumerate(sentence):
        if chunk.kind == "quote":
            floor = at + 1
            saying = _any_verb(sentence, at)
            if saying:
                found.append(saying)
        elif chunk.kind == "verb":
            saying = _said(sentence, at, floor)
            if saying:
                found.append(saying)
        elif chunk.kind == "word" and at + 1 < len(sentence) and sentence[at + 1].kind == "quote":
            saying = _quoting(sentence, at, floor)
            if saying:
                found.append(saying)
        elif chunk.kind == "attributed":
            to = next(
                (i for i in range(at + 1, min(at + 6, len(sentence))) if sentence[i].low == "to"), 0
            )
            subject = _following(sentence, to + 1)[0] if to else None
            if subject:
                found.append(Saying(at, at, subject))
        elif chunk.kind == "words" and at:
            subject = _in_words(sentence, at)
            if subject:
                found.append(Saying(at, at, subject))
        elif chunk.kind == "according" and at + 1 < len(sentence):
            subject, _ = _following(sentence, at + 2)
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
            return _following(sentence, index + 1)[0]
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
    found = _before(sentence, before, floor)
    return Saying(at, found[1], found[0]) if found else None


def _in_words(sentence: Sentence, at: int) -> Subject | None:
    """Return whose words they are: "in its words", "in Brown's words", "in the words of one tenant"."""
    before = sentence[at - 1]
    if before.kind == "det" and before.low in w.POSSESSIVES:
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}[before.low]
        return Subject("pron", before._replace(kind="pron", low=pronoun))
    if before.kind in _HEADS and before.owns:
        return phrase_at(sentence, at - 1, max(0, at - 4))
    if (
        at + 1 < len(sentence)
        and sentence[at + 1].low == "of"
        and at > 1
        and sentence[at - 2].low == "in"
    ):
        return _following(sentence, at + 2)[0]
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
    return _following(sentence, at + 1)[0]


def _said(sentence: Sentence, at: int, floor: int) -> Saying | None:
    verb = sentence[at].low
    if at + 1 < len(sentence) and w.PARTICLES.get(verb) == sentence[at + 1].low:
        return None
    if verb in w.NEEDS_IT and not (at + 1 < len(sentence) and sentence[at + 1].low == "it"):
        return None
    before = at - 1
    while before >= floor and (
        sentence[before].kind == "aux" or sentence[before].low.endswith("ly")
    ):
        before -= 1
    passive = before >= floor and sentence[before].kind == "be"
    if verb in w.AGENT and (agent := _agent(sentence, at)) is not None:
        return Saying(at, at, agent)
    if at + 1 < len(sentence) and sentence[at + 1].low == "by":
        subject, first = _following(sentence, at + 2)
        return Saying(at, at, subject) if subject else None
    if passive:
        # "Members were told", "it was described as": somebody said it, and the sentence does not say who.
        return Saying(at, at, UNKNOWN) if verb in w.TOLD else None
    if before < floor:
        # Right after a quotation: '..." said Brown'. At a sentence's start it is no verb of ours.
        if floor and not verb.endswith("ing") and verb not in ("quoted",):
            subject, first = _following(sentence, at + 1)
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
        subject, first = _following(sentence, at + 1)
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
    if chunk.kind == "stop" and chunk.low in ":;" or chunk.kind in ("prep", "det"):
        return None
    if verb in w.NOUN_LIKE and chunk.kind not in _HEADS and chunk.kind not in ("rel", "stop"):
        return None
    found = _before(sentence, before, floor)
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
    first = _segment_start(sentence, last, floor)
    return None if _governed(sentence, last, first) else _ending(sentence, last, first)


def _before(sentence: Sentence, last: int, floor: int) -> tuple[Subject, int] | None:
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
    if chunk.kind in _HEADS and not (chunk.owns and chunk.kind == "name"):
        return _ending(sentence, last, floor)
    if chunk.kind == "someone":
        return UNKNOWN, last
    if chunk.kind in ("that", "opener", "verb"):
        return None
    # Words between: "residents of the street said", "the mother of two said".
    first = _segment_start(sentence, last, floor)
    for index in range(first, last + 1):
        if sentence[index].kind in _HEADS and not sentence[index].owns:
            if sentence[index].kind == "name" and _governed(sentence, index, first):
                continue
            if sentence[index].kind != "pron":
                return phrase_at(sentence, index, first), index
            return Subject("pron", sentence[index]), index
    return None


def _segment_start(sentence: Sentence, last: int, floor: int) -> int:
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


def _ending(
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
                return _ending(sentence, ruler, floor)
            inner = phrase_at(sentence, last, link + 1)._replace(of=of)
            if sentence[ruler].kind == "doc" and sentence[link].low not in ("by", "from"):
                inner_of = None  # a review of Kent is not Kent's
            else:
                inner_of = inner
            return _ending(sentence, ruler, floor, inner_of)
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


def _governed(sentence: Sentence, at: int, floor: int) -> bool:
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
        if chunk.kind == "pron" or (not chunk.is_body and not _governed(sentence, last, first)):
            return _ending(sentence, last, first)
    for first, last in reversed(segments):
        if sentence[first].kind in ("rel", "prep", "opener"):
            continue
        for index in range(last, first - 1, -1):
            if (
                sentence[index].kind in _HEADS
                and not sentence[index].owns
                and sentence[index].kind != "pron"
            ):
                subject, begins = _ending(sentence, index, first)
                if subject.of is None and subject.kind == "doc":
                    # "The review, by Durham University, found", "The review, carried out by ..., found"
                    for ahead in range(last + 2, min(last + 6, comma)):
                        if sentence[ahead].low in _MAKERS:
                            subject = subject._replace(of=_following(sentence, ahead + 1)[0])
                            break
                return subject, begins
    return None


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
        if chunk.kind == "name" and owner is None:
            owner = chunk
        elif chunk.kind in ("body", "group", "role", "doc") and chunk.owns and owner is None:
            owner = chunk
        elif chunk.kind in ("word", "body", "doc", "role", "group"):
            about.append(chunk.low)
        else:
            break
        index -= 1
    else:
        definite = index >= 0 or head.kind != "role"
    if head.kind == "name":
        return Subject("name", head, about=tuple(about))
    if index < first and not about and owner is None:
        definite = head.kind != "doc"
    return Subject(head.kind, head, owner, None, tuple(about), definite)


def _following(
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
                and after.kind in _HEADS
                and after.kind != "pron"
                and not (after.kind == "name" and after.owns)
            ):
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
            and sentence[index - 1].kind == "stop"
            and not chunk.owns
            and (
                subject.kind == "role"
                or (subject.kind == "body" and chunk.is_body and index == at + 2)
            )
        ):
            return phrase_at(sentence, index, index), index
        links = _MAKERS if subject.kind == "doc" else _LINKS
        if chunk.kind == "prep" and chunk.low in links and of is None and chunk.low != "to":
            inner, reached = (
                _following(sentence, index + 1, None, depth + 1)
                if depth < _DEPTH
                else (None, index)
            )
            if inner is not None and inner.kind != "pron":
                of = inner
                index = reached
        elif chunk.kind in ("rel", "quote", "that", "opener") or (
            chunk.kind == "stop" and subject.kind not in ("role", "body")
        ):
            break
        elif chunk.kind in ("verb", "be") and subject.kind == "role":
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
        if chunk.kind in _HEADS:
            subject, _ = _following(sentence, index, 0)
            return subject
        index += 1
    return None


def attributed(sentence: Sentence, at: int, found: Sequence[Saying], tail: str) -> Saying | None:
    """Return the saying that the quotation at chunk `at` belongs to, or None.

    tail: the last character inside the marks; a comma there promises a saying to come.
    """
    before = [saying for saying in found if saying.at < at]
    while len(before) > 1 and _within(sentence, before[-2], before[-1]):
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


def _within(sentence: Sentence, outer: Saying, inner: Saying) -> bool:
    """Whether `inner` only tells what the speaker of `outer` says: "Mellen said his group found ..."."""
    return (
        sentence[inner.at].low in w.NOUN_LIKE
        and inner.subject.kind not in ("doc", "same", "unknown")
        and outer.subject.kind != "unknown"
        and not any(chunk.kind in ("stop", "quote") for chunk in sentence[outer.at : inner.at])
    )


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
