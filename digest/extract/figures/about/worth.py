"""Describe a sum by what is had for it: "a lease worth £5m", "mended at a cost of £2m", "equivalent to £2.63 a week".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.place import PASSIVE, Place
from digest.extract.figures.about.story import first_words
from digest.extract.figures.about.subjects import GENERIC, subject
from digest.extract.figures.lists import listed
from digest.extract.figures.words import form_of, is_plural

_TALK = listed("decision vote debate talks discussion report row news announcement meeting")
_HANDLING = listed("on with for of into")
_RUNNING = listed("open reopen close start begin run operate")


def worth(f: Place) -> str:
    """ "a repairs backlog worth £14m"."""
    if f.word != "worth":
        return ""
    s = f.s
    span = s.phrase_before(f.p - 1 if f.p and s.words[f.p - 1] == "," else f.p)
    if span:
        # "a decision on the café franchise, worth £5m": the franchise
        talk = next(
            (x for x in range(*span) if s.words[x] in _TALK and s.classes[x + 1] == "P"), None
        )
        span = span if talk is None else (talk + 2, span[1])
    return s.say(span) or subject(f.story, s, f.finite_before(f.p, 4))


def equivalent(f: Place) -> str:
    """ "an 8.9% rise in council tax – equivalent to £2.63 a week for Band D"; "This is the equivalent of 1.9%"."""
    s, p = f.s, f.p - 1
    if p < 0 or s.words[p] not in ("equivalent", "equal"):
        return ""
    p -= p > 0 and s.words[p - 1] == "the"
    who = subject(f.story, s, p - 1) if p and s.classes[p - 1] == "X" else ""
    said = who or (f.beside.about if f.beside else "")
    span = s.complement(f.k)
    if not said or span is None or s.words[span[0]] != "for":
        return said
    return f"{first_words(said, 5)} {s.say_tail(span, 5)}"


def done_at_cost(f: Place) -> str:
    """ "build eleven schools at a cost of £89m": "cost of schools"; "will be mended at a cost of": "cost, roof mended"."""
    s = f.s
    words, classes = s.words, s.classes
    at = f.p - 1
    while at > 0 and classes[at] in "NDA":
        at -= 1
    if words[at] != "at":
        return ""
    end = at - 1 if words[at - 1] == "," else at
    span = s.phrase_before(end)
    if span and span[0] and not s.is_time(span):
        a = span[0]
        counted = classes[a - 1] == "F" or classes[a] == "F"
        if is_plural(words[end - 1]) and counted and not classes[a].strip("FN"):
            head = s.noun_phrase(a + (classes[a] == "F"), attach=False)
            if head and is_plural(words[head[1] - 1]):
                return f"cost of {s.say((head[0], end), 6)}"
        elif classes[a - 1] == "V" or words[a - 1] in _HANDLING:
            return f"cost of {s.say(span, 6)}"
    verb = f.finite_before(at, 14)
    if verb is None:
        return "cost"
    is_passive = "pp" in form_of(words[verb]).kind and not PASSIVE.isdisjoint(
        words[s.verb_group(verb) : verb]
    )
    if classes[verb : verb + 2] == "VF" and (bought := s.noun_phrase(verb + 2, attach=False)):
        return f"cost of {s.say(bought, 6)}"  # "get a dozen parks over four years at a cost of"
    if classes[verb] == "V" and not is_passive and f.lemma(verb) not in _RUNNING:
        return "cost"  # somebody does it, and what is done is not told
    whole = s.subject(verb)
    head = s.noun_phrase(whole[0], attach=False) if whole else None
    said = s.say(head, 5)
    if not said or said[0].isdigit() or said.lower() in GENERIC:
        return "cost"
    part = f.participle(verb) if classes[verb] == "V" else ""
    return f"cost, {f.story.uncapital(said)} {part}".strip()
