"""Describe a figure that is itself the subject: "Just nine have settled", "88 per cent backed a ballot", "Nine are libraries".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.counted import (
    PEOPLE_DO,
    STARTS_CLAUSE,
    agreed,
    who_or_that,
    without_auxiliary,
)
from digest.extract.figures.about.parts import of_them
from digest.extract.figures.about.place import Place
from digest.extract.figures.about.story import first_words
from digest.extract.figures.about.subjects import subject
from digest.extract.figures.words import is_plural

_PARTS = frozenset(["share", "percent"])
_BEING = frozenset(["is", "are", "was", "were"])
_STATES = frozenset(["at", "in", "on", "under", "outside"])
_TELLING = frozenset(["said", "says", "say", "claimed", "told", "insisted", "added"])


def as_subject(f: Place) -> str:
    """A figure that is itself the subject: "Just nine have settled for less", "88 per cent backed a ballot"."""
    # "Under the plans five would shut", "In some villages four houses in ten are"
    is_part = f.draft.rule == "share-ratio"
    fronted = (f.is_count or is_part) and f.name == "N" and f.next_name == "X"
    told = (
        f.draft.kind == "money" and f.word in _TELLING and f.next_name == "X"
    )  # "She said £41,000 had been spent on"
    resolved = (
        f.draft.kind == "money" and f.next == "be"
    )  # "that (ii) a further £35,000 be set aside"
    opens = fronted or told or resolved or f.name in STARTS_CLAUSE + "-*"
    if f.next_name not in "XV" or not opens:
        return ""
    s, story = f.s, f.story
    if f.p > 0 and f.word in ("which", "whom") and s.words[f.p - 1] == "of":
        return of_them(f, f.k)
    if f.is_count and f.next in ("are", "were") and (kinds := _predicate(f)):
        return kinds
    tail = f.tail(f.k, 7)
    if f.is_count and tail.endswith(" done") and s.words[f.k + 2 : f.k + 3] == ["so"]:
        return _who_did_so(f, tail)
    noun = _asked(f) or named_share(f)
    if not noun and f.draft.kind == "money":
        return story.known(f.draft) or _in_state(f, tail) or without_auxiliary(tail)
    if not noun and f.draft.kind in _PARTS and f.previous and f.previous.kind in _PARTS:
        whole, link, _ = f.previous.about.partition(
            " who " if " who " in f.previous.about else " that "
        )
        noun = whole if link and s.index - f.previous.sentence < 2 else ""
    if not noun and s.index - story.noun_sentence <= (8 if f.is_count else 0):
        noun = first_words(story.noun, 5)
    if not noun and f.next in PEOPLE_DO:
        noun = "people"
    if not noun:
        return tail if f.is_count or not tail else f"share that {tail}"
    plural = any(map(is_plural, noun.split()))
    return f"{noun} {who_or_that(noun)} {agreed(tail, plural=plural)}" if tail else noun


def _in_state(f: Place, tail: str) -> str:
    """ "Savings of £14m are planned; £2.9m are at risk": "savings at risk"."""
    auxiliary, _, state = tail.partition(" ")
    if auxiliary not in _BEING or state.partition(" ")[0] not in _STATES:
        return ""
    past = f.same() or f.previous
    near = past is not None and past.kind == "money" and f.s.index - past.sentence < 2
    noun = past.about if past and near and past.about and " " not in past.about else "sum"
    return f"{noun} {state}"


def _who_did_so(f: Place, tail: str) -> str:
    """ "Residents have until Friday to reply. More than 1,100 have done so"."""
    if not f.s.index:
        return ""
    past = f.story.sentence(f.s.index - 1)
    who = subject(f.story, past, past.first_verb())
    return f"{who} {who_or_that(who)} {tail} so" if is_plural(who.rpartition(" ")[2]) else ""


def _predicate(f: Place) -> str:
    """ "Nine are libraries, eight are church halls": what they are."""
    s = f.s
    span = s.noun_phrase(f.k + 1, attach=False)
    is_noun = (
        span is not None and "V" not in s.classes[slice(*span)] and is_plural(s.words[span[1] - 1])
    )
    return s.say(span) if is_noun else ""


def named_share(f: Place) -> str:
    """The council of "one council in ten"."""
    if f.draft.rule != "share-ratio":
        return ""
    words = f.story.text[f.draft.number.end : f.draft.core_end].split()
    return " ".join(
        words[: next((x for x, word in enumerate(words) if word in ("in", "out", "for")), 0)]
    )


def _asked(f: Place) -> str:
    """Whom "In a vote of members, 88 per cent", "a survey of staff found that 14%" and "Of 204 councils, 86" asked."""
    s = f.s
    words = s.words
    if (
        f.name == ","
        and f.p < 12
        and (front := s.phrase_before(f.p))
        and is_plural(words[front[1] - 1])
    ):
        last = max((x for x in range(*front) if words[x] == "of"), default=front[0] - 1)
        return s.say((last + 1, front[1]), 4)
    if f.is_count:
        return ""
    for x in range(min(f.p, len(words) - 2), 0, -1):
        if words[x] == "of" and words[x - 1] in ("survey", "poll", "vote", "ballot", "sample"):
            if s.classes[x + 1] == "F":  # "a survey of 850 of them found that"
                return first_words(f.story.noun, 4)
            return s.say(s.noun_phrase(x + 1, attach=False), 4)
    return ""
