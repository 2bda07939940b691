"""Describe a figure by the noun it is of or the label before it: "savings of £7.9m", "Reserves, at £4.9m", "(a) Gap: £2m".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

import re

from digest.extract.figures.about.counted import acted
from digest.extract.figures.about.earlier import unchanged
from digest.extract.figures.about.place import CHANGES, OBJECTS, Place
from digest.extract.figures.about.story import base, first_words, numberless
from digest.extract.figures.about.subjects import GENERIC, PERSONS, antecedent, subject
from digest.extract.figures.about.worth import done_at_cost
from digest.extract.figures.clauses import LIMIT_WORDS, Sentence
from digest.extract.figures.lists import listed
from digest.extract.figures.words import form_of

_DISTANCE = re.compile(r"miles|km|metres|yards|feet|inches|cm|mm")
_SIZES = {
    "long": "length", "wide": "width", "deep": "depth", "high": "height", "tall": "height", "thick": "thickness",
    "away": "distance", "across": "width",
}  # fmt: skip
_CHANGES = listed("increase rise fall drop cut decrease reduction jump")
_COMPASS = listed("north south east west")
_FROM = listed("from of outside beyond")
_FURTHER = listed("further another extra additional")


def labelled(f: Place) -> str:
    """ "Monitor 2, church hall: 3.1"; after a longer sentence, the noun before the colon."""
    if f.name != ":":
        return ""
    s = f.s
    opening = next((x for x in range(f.p - 1, max(0, f.p - 4), -1) if s.words[x] == "("), None)
    span = s.phrase_before(opening) if opening else None
    if span:
        first = max((x for x in range(*span) if s.classes[x] in "VDO"), default=span[0])
        span = first, span[1]
    if opening and (outer := s.say(span, 6)):
        return (
            f"{s.say((opening + 1, f.p), 3)} of {outer}"  # "a trip to Nova Scotia (cost: £6,150)"
        )
    if opening and f.beside and s.classes[opening - 1] == "F" and f.beside.kind == f.draft.kind:
        return f"{base(f.beside)}, {s.say((opening + 1, f.p), 3)}"  # "is £7.9m (Q2: £9.3m)"
    if f.p <= 8 and "F" not in s.classes[: f.p]:
        said = max(
            (x + 1 for x in range(f.p) if s.words[x] in ("say", "says", "said", "that")), default=0
        )
        if said or f.p <= 6:
            label = s.say((said, f.p))
            return f"{label} A" if s.words[f.p - 1] == "a" else label  # "Band A: £1,043"
    return s.say(s.phrase_before(f.p))


def further(f: Place) -> str:
    """ "at £26m, with a further £14m a year for staff": what the further sum is for."""
    if _FURTHER.isdisjoint(f.modifiers) or not (f.beside or f.word in ("is", "was", "means")):
        return ""
    tail = f.s.say_tail(f.s.complement(f.k), 7)
    return tail.removeprefix("for ") if tail.startswith("for ") else ""


def held_apart(f: Place) -> str:
    """ "Reserves, at £4.9m, are the lowest in a generation"."""
    s = f.s
    span = (
        s.phrase_before(f.p - 1) if f.word == "at" and f.p > 1 and s.words[f.p - 1] == "," else None
    )
    if span and span[0] > 1 and s.words[span[0] - 1] in ("before", "after", "during"):
        outer = s.phrase_before(span[0] - 1)  # "the free lunch before meetings, at £11.50 a head"
        span = (outer[0], span[1]) if outer else span
    return s.say(span) if span and (span[0] == 0 or s.classes[span[0] - 1] != "A") else ""


def noun_of(f: Place) -> str:
    """ "savings of £7.9m", "a fall of £1.3m in the agency bill"."""
    s, story = f.s, f.story
    if f.p > 0 and s.words[f.p - 1] == "instead":
        return f.beside.about if f.beside and f.beside.kind == f.draft.kind else ""
    span = s.phrase_before(f.p) if f.word == "of" else None
    if span is None:
        return ""
    words, classes = s.words, s.classes
    if classes[span[0] : span[0] + 2] == "YP":
        span = span[0] + 2, span[1]  # "taken out in 1994 at a rate of 8%"
    at = f.p - 1
    while at > span[0] and classes[at] in "NA":
        at -= 1
    if at > span[0] and classes[at] == "D" and words[at - 1] == "at" and words[f.p - 1] != "cost":
        return s.say((at, span[1]), 7)  # "face redundancy at an average payoff of £11,000"
    if words[span[1] - 1] == "cost" and (done := done_at_cost(f)):
        return done
    if words[span[0] : span[0] + 3] == ["the", "hook", "for"]:
        return s.say((span[0] + 3, span[1]), 7)  # "on the hook for costs of £5m"
    # "a house with a capital value of": the value, and of what
    inner = next((x for x in range(span[1] - 1, span[0], -1) if words[x] == "with"), None)
    outer = s.phrase_before(inner) if inner is not None else None
    if inner is not None and outer is not None:
        core = next(
            (x + 1 for x in range(outer[1] - 1, outer[0] - 1, -1) if classes[x] in "DP"), outer[0]
        )
        f.draft.frame = ()
        return f"{s.say((inner + 1, span[1]), 5)}, {s.say((core, outer[1]), 3)}"
    said = s.say(span, 7)
    count = len(said.split())
    same = f.previous is not None and f.previous.kind == f.draft.kind
    if (
        same
        and f.previous
        and words[span[1] - 1] in ("figure", "number", "total")
        and "of" not in words[span[0] : span[1]]
    ):
        return base(f.previous)  # "a lower figure of 4.9%"
    tail = s.complement(f.k)
    after = s.say_tail(tail, max(3, LIMIT_WORDS - count)) if tail and tail[0] < f.k + 4 else ""
    if after and (count <= 4 or words[span[1] - 1] in GENERIC):
        return f"{said} {after}"
    if said.lower() in _CHANGES:
        first = next((d for d in story.inside(s.index) if d.about and d is not f.draft), None)
        if first is not None:
            return f"{said} in {first_words(first.about, 5)}"
    if count > 1:
        return said
    verb = f.finite_before(span[0], 9)
    owner = subject(story, s, verb)
    if not owner or not owner[-1].isalpha():
        return said
    if owner[0].isdigit() or len(owner.split()) > 5:
        return said
    if verb is not None and classes[verb] == "V" and not classes[verb + 1 : span[0]].strip("DA"):
        done = acted(f, verb, said)
        if done != said and len(owner.split()) < 5:
            return f"{done} by {owner}"
    is_owner = words[span[0]] in ("its", "their", "his", "her") or owner[0].isupper()
    if is_owner and len(owner.split()) < 5:
        return f"{owner}'{'' if owner.endswith('s') else 's'} {said}"
    return f"{said}, {owner}"


def noun_before(f: Place) -> str:
    """A noun straight before the figure: "London Living Wage, currently £10.85"."""
    s = f.s
    if f.name == "," and s.classes[f.p - 1 : f.p] == "N" and f.a - f.p > 1:
        return s.say(s.phrase_before(f.p))
    return s.say(s.phrase_before(f.p + 1)) if f.name == "N" else ""


def distance(f: Place) -> str:
    """ "20 miles from the school", "less than 400 metres long", "14 miles away"."""
    s = f.s
    words, size = s.words, len(s.words)
    if not _DISTANCE.fullmatch(f.draft.unit) or f.k >= size:
        return ""
    if f.next in _FROM or f.next in _COMPASS:
        span = s.noun_phrase(f.k + 1 if f.next in _FROM else f.k + 2)
        if span and (f.next != "of" or "within" in words[max(0, f.a - 2) : f.a]):
            return f"distance from {s.say_tail(span, 6)}"
    if f.next == "to" and words[f.k + 1 : f.k + 2] == ["the"] and f.name in "VX":
        who = subject(f.story, s, f.p)
        return f"distance to {who}" if who else ""
    noun = _SIZES.get(f.next)
    if noun is None:
        return ""
    if f.name in "^XV":
        who = subject(f.story, s, f.finite_before(f.a, f.a + 1))
    elif f.name == ",":
        who = s.say(s.phrase_before(f.p), 6)
    else:
        who = s.say(s.phrase_before(f.p + 1), 6)
    return f"{noun} {'to' if noun == 'distance' else 'of'} {who}" if who else noun


def contact_relative(f: Place) -> str:
    """ "the £14.2m it spends on transport", "the £6.2m that it brings in already"."""
    s = f.s
    words, classes, size = s.words, s.classes, len(s.words)
    o = f.k + 1 if f.next in ("that", "which") else f.k
    if f.is_count or o + 1 >= size or classes[o] != "O":
        return ""
    verb = classes.find("V", o + 1, o + 4)
    if verb < 0:
        return ""
    particle = words[verb + 1] if verb + 1 < size else ""
    if particle in ("in", "out", "up", "back") and not s.noun_phrase(verb + 2, attach=False):
        who = "" if words[o] in PERSONS else antecedent(f.story, s, o)
        return f"{f.participle(verb)} {particle}" + (f" by {who}" if who else "")
    span = s.complement(verb + 1)
    return f"{f.participle(verb)} {s.say_tail(span, 7)}" if span else ""


def by_which(f: Place) -> str:
    """ "the £12m by which its grant was cut"."""
    s = f.s
    if s.words[f.k + 1 : f.k + 2] != ["which"]:
        return ""
    span = s.noun_phrase(f.k + 2)
    verb = s.classes.find("V", f.k + 2)
    if span is None or verb < 0:
        return ""
    change = CHANGES.get(f.lemma(verb))
    who = s.say(span, 6)
    return f"{change} in {who}" if change else f"{who} {f.participle(verb)}"


def moved(f: Place) -> str:
    """ "rose to £11.3m", "put the price of the tanks at £16.4m", "cut from 45 to 32", "sold 17 properties for £144m"."""
    s, story, previous = f.s, f.story, f.previous
    if "from" in f.modifiers:
        p = f.p + 1
        verb = f.p if f.name == "V" else f.verb_before(p, 15)
    elif f.name == "P":
        p, verb = f.p, f.verb_before(f.p, 14)
    else:
        return ""
    same = previous is not None and previous.kind == f.draft.kind and previous.about
    words = s.words
    object_ = _object(f, p, verb)
    said = object_.lower()
    if f.beside and same and verb is not None and _goes_on(s, verb):
        return unchanged(
            f.beside.about
        )  # "65% are, rising to 96%", "1,310, having peaked at 2,875"
    if not object_ and words[p] == "at" and verb is not None and words[verb - 1] == ",":
        object_ = s.say(s.phrase_before(verb - 1), 7)  # "The cheapest, costed at £3.2m"
    if words[p - 1] == "it" and same and previous and previous.about.startswith("added to "):
        return previous.about.removeprefix("added to ")  # "adds £960 to the bill, taking it to"
    if said in ("number", "numbers", "figure", "cost", "costs", "total") and verb is not None:
        # "merging libraries, reducing their number from 22 to 16"
        before = verb - 1 if s.classes[verb - 1] == "," else verb
        owner = s.say(s.phrase_before(before), 6) if words[verb + 1] in ("their", "its") else ""
        if owner:
            return owner
    if said in GENERIC and same and previous and said not in ("one", "ones"):
        is_sum = said == "total" and verb is not None and f.lemma(verb) in ("take", "bring")
        return f"total {base(previous)}" if is_sum else base(previous)
    if object_ and said not in GENERIC:
        if words[p] == "for" and verb is not None and any(verb <= x < p for x in s.figures):
            return f"{object_} {f.participle(verb)}"
        return numberless(unchanged(object_))
    if verb is None:
        verb = f.finite_before(p, 8)
    who = subject(story, s, verb)
    if who:
        return numberless(who)
    return unchanged(previous.about) if previous and same and (object_ or verb is not None) else ""


def _goes_on(s: Sentence, verb: int) -> bool:
    """True of "rising to" and "having peaked at" after a comma or a dash."""
    word = s.words[verb]
    is_change = word.endswith("ing") and form_of(word).lemma in CHANGES
    return (is_change or s.words[verb - 1] == "having") and (
        s.classes[s.verb_group(verb) - 1] in ",–-"
    )


def _object(f: Place, p: int, verb: int | None) -> str:
    """The words between the verb and the preposition at `p`, without "up" and "down"."""
    start = verb + 1 if verb is not None else 0
    if p > 1 and f.s.words[p - 1] in ("up", "down") and f.s.classes[p - 2] != "V":
        p -= 1  # "bring the number of homes down from six to two"
    if verb is not None and f.s.words[p - 1] == "," and f.s.words[p] in ("as", "at"):
        # "gives the overspend behind the first notice, in November 2020, as £63m"
        span = f.s.noun_phrase(verb + 1, attach=False)
        if span and span[0] == verb + 1:
            return f.s.say(span, 7)
    if verb is not None and f.s.words[p - 2 : p] == ["by", "#"] and f.lemma(verb) in OBJECTS:
        return f.s.say(f.s.noun_phrase(verb + 1), 7)  # "will raise capacity by half to 270"
    span = f.s.phrase_before(p)
    if verb is not None and f.s.words[p] == "as" and verb == p - 1:
        return f.s.say(f.s.phrase_before(verb), 7)  # "a debt given as £1.3bn"
    is_when = span and f.s.is_time(span) and f.s.words[span[1] - 1] != "total"
    if is_when and verb is not None and f.s.words[p] in ("as", "at", "to"):
        # "fell by 14% last year to 212,000"
        span = f.s.noun_phrase(verb + 1) if f.s.words[p] != "to" else None
    if span and span[0] < start:
        span = (start, span[1]) if span[1] > start else None
    said = f.s.say(span, 7)
    return "" if said.partition(" ")[0].lower() in ("up", "down") else said
