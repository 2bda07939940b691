"""Describe a figure that is a level or a change: "rose by 12%", "is 89.9 per cent", "current numbers were 200 higher".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.place import CHANGES, OBJECTS, PASSIVE, Place
from digest.extract.figures.about.story import base, first_words, numberless
from digest.extract.figures.about.subjects import GENERIC, antecedent, subject
from digest.extract.figures.lists import listed
from digest.extract.figures.words import participle_of

_FIGURE = listed("figure number total rate proportion percentage")
_PARTS = frozenset(["percent", "share"])
_MOVING = listed("put bring push drive take send move raise lift be")


def changed(f: Place) -> str:
    """ "rose by 12%", "raise council tax by 9.99pc", "has come down by 610"."""
    if f.word != "by":
        return ""
    s, story, p = f.s, f.story, f.p
    words = s.words
    verb = f.verb_before(p, 14)
    if p > 1 and words[p - 1] in ("up", "down") and s.classes[p - 2] == "X":
        verb = None  # "where visits are up by a third"
    if verb is not None and f.beside and any(verb < x < p for x in s.figures):
        span = s.phrase_before(p)  # "Adults will overspend by £15m; children's services by £11m"
        lead = next((x for x in (" by ", " in ") if x in f.beside.about), "")
        if span and lead and span[0] and words[span[0] - 1] in (";", ",", "and", "while"):
            return f"{f.beside.about.partition(lead)[0]}{lead}{s.say(span, 6)}"
    if verb is None:
        if p and words[p - 1] in ("up", "down"):
            who = subject(story, s, p - 1)
            return f"{CHANGES[words[p - 1]]} in {who}" if who else ""
        return s.say(s.phrase_before(p)) if p and words[p - 1] in CHANGES else ""
    lemma = f.lemma(verb)
    particle = next((word for word in words[verb + 1 : p] if word in ("up", "down")), "")
    noun = CHANGES.get(f"{lemma} {particle}".strip()) or CHANGES.get(lemma)
    if noun is None and lemma in ("be", "go", "come", "bring", "put"):
        noun = CHANGES.get(particle)
    if noun and particle and p - verb > 2 and words[p - 1] == particle and lemma not in _MOVING:
        return f"{noun} in {s.say(s.phrase_before(p - 1), 5)}"  # "those who went report takings down by a third"
    # "put council tax up by 10 per cent": the object stands before the particle
    end = p - 1 if particle and p - verb > 2 and words[p - 1] == particle else p
    span = s.phrase_before(end) if end - verb > 1 else None
    if span and span[0] <= verb:
        span = (verb + 1, end)
    said = s.say(span, 6)
    said = "" if said in ("up", "down") else said
    who = subject(story, s, verb)
    if lemma == "exceed" and said:
        return f"excess of {who} over {said}" if who else f"excess over {said}"
    if noun and said and lemma in OBJECTS:
        return f"{noun} in {_meant(f, verb + 1) if said.lower() in GENERIC else said}"
    if noun:
        who = who or (first_words(f.beside.about, 5) if f.beside else "")
        return f"{noun} in {who}" if who else noun
    if lemma in ("overspend", "underspend"):
        return f"{lemma} by {who}" if who else lemma
    is_passive = verb > 0 and s.classes[verb - 1] == "X"
    part = participle_of(lemma)
    if said and not is_passive and said.lower() not in GENERIC:
        return f"{said} {part}"
    if who:
        return f"{who} {part}" if is_passive or lemma in ("shift", "overrun", "miss") else who
    return said or part


def _meant(f: Place, token: int) -> str:
    """What the object "it" stands for; of "closing that gap", the gap."""
    said = antecedent(f.story, f.s, token) or (f.previous.about if f.previous else "it")
    first, _, rest = said.partition(" ")
    if first.lower().endswith("ing") and rest:
        said = rest
    return said.removeprefix("that ").removeprefix("the ")


def level(f: Place) -> str:
    """ "uptake is 89.9 per cent", "current numbers were around 200 higher than", "Cornwall has 53 who"."""
    if f.name != "X" or "from" in f.modifiers:
        return ""
    s, story = f.s, f.story
    if f.word not in PASSIVE:
        return _has(f)
    if f.p > 1 and s.words[f.p - 2] in ("that", "this") and s.words[f.p - 1] in _FIGURE:
        past = [d for index in (s.index - 1, s.index - 2) for d in reversed(story.inside(index))]
        like = next((d for d in past if d.kind == f.draft.kind), None)
        if like is not None:
            return base(like)  # "That figure is now 3.8 per cent"
    who = subject(story, s, f.p)
    if s.words[f.p - 2 : f.p] == ["the", "figure"]:  # "In Abersoch the figure is": of its own kind
        past = [*story.inside(s.index), *reversed(story.inside(s.index - 1))]
        like = next(
            (d for d in past if d.about and (d.kind in _PARTS) == (f.draft.kind in _PARTS)), None
        )
        if like is not None:
            return base(like) + "".join(who.rpartition(" in ")[1:] if " in " in who else ())
    if f.next_name == "A" and f.next in ("higher", "lower", "more", "fewer", "less"):
        tail = f.tail(f.k, 6)
        return f"{who}, {tail}".strip(", ")
    if s.words[f.p - 3 : f.p] in (["of", "whom", "there"], ["of", "which", "there"]):
        end = f.p - 4 if f.p > 3 and s.classes[f.p - 4] in ",–-" else f.p - 3
        if span := s.phrase_before(end):
            return s.say(span, 6)  # "objectors – of whom there were 2,316"
    if "there" in s.words[max(0, f.p - 2) : f.p]:
        return story.noun if f.is_count else who
    if who:
        return numberless(who)
    if f.previous and f.previous.kind == f.draft.kind:
        return base(f.previous)
    return s.say_tail(s.complement(f.k))


def _has(f: Place) -> str:
    who = subject(f.story, f.s, f.p)
    noun = f.story.noun
    if not f.is_count or not noun:
        return who
    if f.next_name == "R" and (tail := f.tail(f.k, 6)):
        return f"{noun} {tail}"
    return f"{noun}, {who}" if who and who not in noun else noun
