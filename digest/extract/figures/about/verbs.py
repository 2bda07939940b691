"""Describe a figure by the verb that governs it: "will cost £14.2m", "gives the council £5m", "spent £2m on".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

import re

from digest.extract.figures.about.counted import IDLE, acted
from digest.extract.figures.about.place import CHANGES, OBJECTS, PASSIVE, Place
from digest.extract.figures.about.story import numberless
from digest.extract.figures.about.subjects import subject
from digest.extract.figures.lists import listed
from digest.extract.figures.words import form_of, participle_of

_LEVELS = listed(
    "average reach hit number measure equal stand remain total become top pass near approach run score range"
)
_GIVING = listed("give award pay owe charge offer fine hand lend grant allocate promise")
_GIVEN = {"fine": "fine on", "earn": "earned for", "win": "won for", "net": "netted for"}
_TWO_OBJECTS = _GIVING | _GIVEN.keys() | {"cost", "save"}
_RAISING = listed("bring raise generate earn yield net")
_WANTING = listed("need expect want hope get have")
_SAYING = listed("""say tell mean think see know include make work go come live believe show find report reveal announce
    estimate last serve suggest warn""")
_ASKING = listed("ask bid call apply press lobby appeal vote")
_TRADING = listed("sell buy let rent lease auction")
_HOLDING = listed("hold seat accommodate fit take")
_ATTEMPTS = listed("bid effort attempt drive push move")
_AWAITED = listed("expected likely set due estimated")
_COVERING = listed("cover span occupy stretch extend measure run total")
_NAMES_WHO = _LEVELS | _GIVING | _RAISING | _HOLDING | _COVERING | {"cost", "save", "lose"}
_DONE_TO = OBJECTS - {"increase", "double"}
_PARTICLES = listed("aside in up out back away down over off")
_LEVEL_PLACES = listed("to at as above below under over from until")
_ACTOR = re.compile(
    r"(?i:council|authority|county|borough|government|trust|department|board|agency|ministers|councillors)s?$"
    r"|^[A-Z]\w+$"
)


def asked_for(f: Place) -> str:
    """ "has asked ministers for £20m to make tips safe"; "out of use for a total of 212 days"."""
    if f.word != "for":
        return ""
    s = f.s
    verb = f.verb_before(f.p, 14)
    if verb is not None and f.lemma(verb) in _ASKING:
        span = s.complement(f.k)
        if span:
            tail = s.say_tail(span, 7)
            return f"{f.participle(verb)} {tail if tail.startswith('for ') else 'for ' + tail}"
        who = subject(f.story, s, verb)
        if who and f.lemma(verb) != "vote":
            return f"{f.participle(verb)} for by {who}"
        return f"{' '.join([*f.modifiers, 'sum'])} {f.participle(verb)} for"
    if verb is not None and verb < f.p - 1 and f.lemma(verb) in _TRADING:
        who = subject(f.story, s, verb)
        return f"{who} {f.participle(verb)}" if who and _is_passive(f, verb) else ""
    if f.draft.rule == "measure-duration":
        finite = f.finite_before(f.p, f.p + 1)
        who = subject(f.story, s, finite)
        if finite is not None and who:
            return f"{who} {s.say_tail((finite + 1, f.p), 4)}".strip()
    if verb is not None and f.p == verb + 1 and f.draft.kind == "percent":
        noun = f.story.noun if f.beside and f.beside.kind == "count" else ""
        return f"{f.participle(verb)} for" + (f" by {noun}" if noun else "")
    return ""


def _is_passive(f: Place, verb: int) -> bool:
    return not PASSIVE.isdisjoint(f.s.words[f.s.verb_group(verb) : verb])


def is_place_of_level(f: Place) -> bool:
    """True where a preposition gives the level: "rose to", "stood at", "sold for"."""
    return f.name == "P" and (
        f.word in _LEVEL_PLACES or (f.word in ("for", "in") and not f.is_count)
    )


def governed(f: Place) -> str:
    """The verb before the figure: "spent £5.6m", "set aside £1m", "cost us £210", "charging families £45"."""
    if "from" in f.modifiers:
        return ""
    s, story = f.s, f.story
    classes, p = s.classes, f.p
    verb, particle = None, ""
    if f.name == "V":
        verb = p
    elif f.word in _PARTICLES and p and classes[p - 1] == "V":
        verb, particle = p - 1, f.word
    elif (
        f.word in ("up", "down")
        and p
        and classes[p - 1] in "XN"
        and not s.words[p - 1].endswith("ing")
    ):
        who = subject(story, s, p - 1 if classes[p - 1] == "X" else p)  # "Bills are up £6"
        return f"{CHANGES[f.word]} in {who}" if who else ""
    elif f.name == "O" and p and classes[p - 1] == "V":
        verb = p - 1
    elif f.name == "N":
        verb = f.verb_before(p + 1, 10)
        if verb is None or f.lemma(verb) not in _TWO_OBJECTS:
            return ""
        if f.draft.kind == "money" and (whom := _indirect(f, verb)):
            return _to_whom(f, verb, whom)
    if verb is None:
        return ""
    if (
        f.is_count
        and story.noun
        and s.index - story.noun_sentence < 3
        and f.lemma(verb) not in _LEVELS
    ):
        said = acted(f, verb, story.noun)
        return f"{said} {particle}".strip() if said != story.noun else said
    return _verb(f, verb, particle)


def _indirect(f: Place, verb: int) -> str:
    """Whom the money goes to, between the verb and the figure: "gives the council £5m"."""
    span = f.s.noun_phrase(verb + 1)
    if span is None or span[1] <= f.p or f.s.is_time((span[0], f.p + 1)):
        return ""
    return f.s.say((span[0], f.p + 1), 6)


def _to_whom(f: Place, verb: int, whom: str) -> str:
    """ "gives the council £5m": "given to council"; "cost taxpayers £3m": "cost to taxpayers"."""
    lemma = f.lemma(verb)
    who = subject(f.story, f.s, verb)
    if lemma == "cost":
        f.draft.frame = ("by", "cost of")
        return f"cost of {who}" if who else f"cost to {whom}"
    if lemma == "save":
        f.draft.frame = ("by", "saved by")
        return f"saving from {who}" if who and not _ACTOR.search(who) else f"saved by {whom}"
    given = _GIVEN.get(lemma) or f"{participle_of(lemma)} to"
    f.draft.frame = ("by", given)
    tail = f.s.say_tail(f.s.complement(f.k), 7)
    if tail:
        return f"{given} {whom} {tail}" if len(whom.split()) < 5 else f"{given} {whom}"
    short = who and len(who.split()) + len(whom.split()) < 8
    return f"{given} {whom} by {who}" if short else f"{given} {whom}"


def _verb(f: Place, verb: int, particle: str) -> str:
    s, draft = f.s, f.draft
    words = s.words
    lemma = f.lemma(verb)
    change = CHANGES.get(f"{lemma} {particle}" if particle else lemma)
    if change and lemma not in _DONE_TO:
        who = subject(f.story, s, verb)
        return f"{change} in {who}" if who else change
    part = participle_of(lemma)
    if particle:
        part = f"{part} {particle}"
    span = s.complement(f.k)
    lead = words[span[0]] if span else ""
    tail = s.say_tail(span, 7)
    if tail.endswith("doing") or tail in ("on it", "for it", "to it", "on this"):
        tail = ""
    # where the tail says enough, most need not say who
    who = subject(f.story, s, verb) if tail.count(" ") < 2 or lemma in _NAMES_WHO else ""
    if lemma in _HOLDING and who and f.is_count and draft.bare:
        return f"capacity of {who}"
    if lemma in _COVERING and who and draft.kind == "measure" and (size := _size_of(draft.unit)):
        return f"{size} of {who}"
    if lemma in _LEVELS:
        return numberless(who) or tail or (f.previous.about if f.previous else "")
    draft.frame = () if lemma in _SAYING else ("by", f"{part} by")
    if lemma == "cost":
        draft.frame = ("by", "cost of")
        g = s.verb_group(verb)
        apart = words[verb].endswith("ing") or words[g] in _AWAITED
        if not who and apart and g > 1 and words[g - 1] == ",":
            # "54 centres, costing £8m a year", "a survey, expected to cost £2m"
            who = f.story.tidy(s.say(s.phrase_before(g - 1), 6))
        if lead == "to" and who and tail.count(" ") == 1:
            return f"cost {tail} {who}"  # "costs £17.50 a tonne to compost"
        if lead == "to" or not who:
            return f"cost {tail}".strip()
        return f"cost of {who}"
    if lemma == "save":
        return _saved(f, who, lead, tail)
    if "available" in words[verb + 1 : f.k] or "available" in words[f.k : f.k + 1]:
        return f"{part} available {tail}".strip()
    if lemma == "find" and draft.kind == "money" and (tail or who):
        return f"to be found {tail or ('by ' + who if who else '')}".strip()
    if lemma in _SAYING:
        return tail or (who if lemma == "mean" else "")
    if not tail and (whole := _on_which(f, verb)):
        return f"{part} {whole}"
    if lemma in _WANTING and lead in ("in", "of", "for"):
        return f"{part} {tail}"
    if lemma == "lose" and draft.kind == "money":
        return f"loss by {who}" if who else "loss"
    is_passive = "pp" in form_of(words[verb]).kind and _is_passive(f, verb)
    if not who and lemma in _GIVING and verb > 1 and words[verb - 1] == ",":
        # "Extra crews, paid £21 an hour"
        who, is_passive = f.story.tidy(s.say(s.phrase_before(verb - 1), 6)), True
    if is_passive and who and lemma in _GIVING:
        long = len(who.split()) + len(tail.split()) >= 8
        return f"{part} to {who}" if long else f"{part} to {who} {tail}".strip()
    if not tail and (lemma in _GIVING or lemma in ("score", "get")) and (found := _apposed(f)):
        return found
    if lemma in _RAISING and who and span and lead == "in" and words[span[0] + 1] == "the":
        return f"{part} by {who}"
    return _framed(f, part, who, tail, is_passive=is_passive) or ("" if lemma in IDLE else part)


def _size_of(unit: str) -> str:
    if unit.startswith(("acres", "hectares", "sq")):
        return "area"
    return "length" if unit in ("miles", "km", "metres", "yards", "feet") else ""


def _on_which(f: Place, verb: int) -> str:
    """ "Our parks, on which the borough spends £1.7m": "on parks"."""
    words, classes = f.s.words, f.s.classes
    which = next((x for x in range(verb, 1, -1) if words[x] == "which"), None)
    if which is None or classes[which - 1] != "P":
        return ""
    comma = which - 2 if classes[which - 2] == "," else which - 1
    said = f.story.tidy(f.s.say(f.s.phrase_before(comma), 6))
    return f"{words[which - 1]} {said}" if said else ""


def _framed(f: Place, part: str, who: str, tail: str, *, is_passive: bool) -> str:
    if tail:
        short = len(tail.split()) < 3 and len(who.split()) < 5
        return f"{part} {tail} by {who}" if who and short and not is_passive else f"{part} {tail}"
    if who and is_passive:
        return f"{who} {part}" if len(who.split()) < 7 else who
    if who:
        size = _size_of(f.draft.unit) if f.draft.kind == "measure" else ""
        return f"{size} {part} by {who}".strip()
    return f"{f.draft.unit} {part}" if f.draft.kind == "measure" and f.draft.unit else ""


def _saved(f: Place, who: str, lead: str, tail: str) -> str:
    f.draft.frame = ("by", "saved by")
    if lead in ("by", "on", "from", "in"):
        return f"saved {tail}"
    if who in _ATTEMPTS:  # "in a bid to save £2.8m"
        return f"saved {tail}" if tail else "saving"
    if who:
        return f"saved by {who}" if _ACTOR.search(who) else f"saving from {who}"
    return f"saved {tail}" if tail else "saving"


def _apposed(f: Place) -> str:
    """ "gave the authority 54 per cent, a rating of 'requires improvement'"."""
    if f.next != "," or f.s.classes[f.k + 1 : f.k + 2] != "D":
        return ""
    return f.s.say(f.s.noun_phrase(f.k + 1))
