"""Describe a figure by the noun that follows it: "248 jobs", "an £11.4m gap", "half their income", "£68m short".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.place import Place
from digest.extract.figures.about.story import base, base_of
from digest.extract.figures.about.subjects import subject
from digest.extract.figures.clauses import Span
from digest.extract.figures.lists import listed
from digest.extract.figures.words import PEOPLE, VERBS, form_of, is_plural, participle_of

IDLE = listed("""say tell mean think go come see become remain include last live stand rise fall face know find do work begin
    stop try want hope happen agree ask allow let help have keep leave appear seem put set give make take""")
_NO_HEAD = listed(
    "more extra less smaller larger bigger cheaper each short better worse richer poorer ahead adrift apiece"
)
STARTS_CLAUSE = "^CR,;:\"'–(*•"
_OPENS_CLAUSE = STARTS_CLAUSE + "DA"
_AGREE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_LONGEST_TAIL = 9
CHANGE_NOUNS = listed("increase rise fall drop cut decrease reduction jump")
PEOPLE_DO = listed("voted signed attended responded replied marched queued turned objected")
_SWAPPING = listed("replace swap exchange supply provide equip fit")
_TAKING = listed("take knock shave cut slash trim wipe")
_COMING = {"come": "coming", "go": "going"}
_AHEAD = listed("to will would must should shall")
_QUOTES = frozenset([" '", ' "'])


def who_or_that(phrase: str) -> str:
    """Return "who" after people, else "that"."""
    words = phrase.lower().split()[:4]
    return "who" if any(word in PEOPLE or word.endswith("-olds") for word in words) else "that"


def counted(f: Place) -> str:
    """A count with its noun: "people who signed a petition", "jobs to be axed"."""
    draft = f.draft
    if not f.is_count and draft.rule not in ("measure-hours", "measure-rate"):
        return ""
    shares_noun = f.is_count and f.a == f.t != f.b and f.next_name in "NV"
    quoted = draft.nouns is None and f.story.text[draft.core_end : draft.core_end + 2] in _QUOTES
    if draft.nouns is None and not shares_noun and not quoted:
        return ""
    if draft.rule == "count-compound":
        found = f.s.say(f.s.noun_phrase(f.k, limit=6))
        return found or (f.story.text[draft.nouns[0] : draft.nouns[1]] if draft.nouns else "")
    s = f.s
    whole = s.noun_phrase(f.k + quoted) or (s.noun_phrase(f.t + 1) if draft.nouns else None)
    if whole is None:
        return ""
    if "with" in s.words[slice(*whole)]:
        verb = f.verb_before(f.a, 8)
        if verb is not None and f.lemma(verb) in _SWAPPING:
            # "replace its 26 trucks with electric models"
            whole = whole[0], s.words.index("with", *whole)
    said = s.say(whole)
    if quoted:
        said = said.rstrip("'")
    if draft.nouns:
        # "children and young people are": the noun's own words, where the phrase was cut short
        first, end = draft.nouns
        if end - first > len(said):
            own = " ".join(f.story.text[first:end].split())
            if own.lower().startswith(said.lower()) and len(own) > len(said):
                return own
    classes = s.classes
    verb = f.a - 1 if f.a and classes[f.a - 1] == "V" else f.a - 2
    is_object = verb >= 0 and classes[verb] == "V" and (verb == f.a - 1 or classes[f.a - 1] in "DA")
    if is_object and len(said.split()) <= 2:
        return acted(f, verb, said)
    if whole[1] - whole[0] <= 4 and _predicate(f, whole[1]) and _can_be_subject(f):
        return with_predicate(f, whole) or said
    return said


def _can_be_subject(f: Place) -> bool:
    a = f.a - 1 if f.a and f.s.words[f.a - 1] in ("between", "from") else f.a
    if a == 0 or f.s.classes[a - 1] in _OPENS_CLAUSE:
        return True
    following = f.s.noun_phrase(f.k)
    return following is None or f.s.classes[following[1] : following[1] + 1] != "X"


def _predicate(f: Place, k: int) -> int:
    """Return where a verb or "who" stands from `k` on, adverbs passed over; 0 for none."""
    classes, size = f.s.classes, len(f.s.classes)
    while k < size and classes[k] == "A":
        k += 1
    return k if k < size and classes[k] in "RXV" else 0


def acted(f: Place, verb: int, noun: str) -> str:
    """ "axe 248 jobs": "jobs to be axed"; "logged 1,906 complaints": "complaints logged"."""
    s = f.s
    form = form_of(s.words[verb])
    if form.lemma in IDLE:
        return noun
    part = participle_of(form.lemma)
    before = s.words[s.verb_group(verb) : verb]
    if "not" in before or "never" in before:
        return noun
    if form.kind == "base" or (form.kind == "base past" and before):
        modal = next((word for word in before if word in ("could", "may", "might")), None)
        if modal:
            return f"{noun} that {modal} be {part}"
        if any(word in _AHEAD for word in before):
            return f"{noun} to be {part}"
    if form.kind == "ing":
        return f"{noun} to be {part}" if verb == 0 else noun
    return f"{noun} {part}"


def with_predicate(f: Place, span: Span | None) -> str:
    """A noun phrase and what it does: "people who signed a petition"."""
    s = f.s
    said = s.say(span, 6)
    if span is None or not said:
        return ""
    k = _predicate(f, span[1])
    if not k:
        return said
    words, classes = s.words, s.classes
    room = _LONGEST_TAIL - len(said.split())
    if classes[k] == "R":
        if words[k] in ("who", "which", "that"):
            return f"{said} {s.say_tail((k, s.clause_end(k + 1)), room + 1)}".strip()
        return said
    end = s.clause_end(k)
    if classes[k] == "V":
        form = form_of(words[k])
        auxiliary = classes.find("X", k, end)
        a = f.a - 1 if f.a and words[f.a - 1] in ("between", "from") else f.a
        opens = a == 0 or classes[a - 1] in _OPENS_CLAUSE
        reduced = "pp" in form.kind and (
            auxiliary >= 0 or (not opens and form.lemma not in ("say", "tell", "decline"))
        )
        if form.kind == "ing" or reduced:
            tail = s.say((k, auxiliary if auxiliary > 0 else end), max(2, room - 1))
            return f"{said} {tail}" if len(tail.split()) > 1 else said
        if not opens:
            return said
    tail = s.say_tail((k, end), room)
    if len(tail.split()) < 2:
        return said
    head = s.noun_phrase(span[0], attach=False) or span
    link = "that" if PEOPLE.isdisjoint(words[span[0] : span[1]]) else "who"
    return f"{said} {link} {agreed(tail, plural=is_plural(words[head[1] - 1]))}"


def agreed(tail: str, *, plural: bool) -> str:
    """ "has handed back" of many: "have handed back"."""
    first, _, rest = tail.partition(" ")
    form = VERBS.get(first)
    changed = _AGREE.get(first) or (form.lemma if form is not None and form.kind == "s" else None)
    return f"{changed} {rest}" if plural and changed else tail


_STATES: dict[tuple[str, ...], str] = {
    ("short",): "shortfall", ("over", "budget"): "overspend", ("under", "budget"): "underspend",
    ("in", "the", "red"): "deficit", ("in", "the", "black"): "surplus", ("in", "debt"): "debt",
    ("in", "arrears"): "arrears", ("overspent",): "overspend", ("overdrawn",): "overdraft",
}  # fmt: skip


def in_state(f: Place) -> str:
    """ "£68m short", "£3m over budget", "£2m in the red"."""
    following = tuple(f.s.words[f.k : f.k + 3])
    state = next((state for state in _STATES if following[: len(state)] == state), ())
    after = f.k + len(state)
    if f.next == "in" and f.s.classes[after : after + 1] == "N":
        return ""  # "£1.3m a year in debt charges"
    return _STATES.get(state, "")


def share_of_noun(f: Place) -> str:
    """ "half their income", "two in five carers were"."""
    if f.draft.kind != "share" or f.next_name not in "DN":
        return ""
    s = f.s
    core = s.noun_phrase(f.k, attach=False)
    if core and f.name == "V" and f.lemma(f.p) not in IDLE and (span := s.complement(core[1])):
        return f"{s.say(core, 4)} {f.participle(f.p)} {s.say_tail(span, 5)}"
    return with_predicate(f, s.noun_phrase(f.k, limit=6))


def fewer(f: Place) -> str:
    """ "seven per cent fewer children", "2.5% above the usual limit"."""
    if f.is_count or f.next not in ("fewer", "more", "above", "below", "off"):
        return ""
    if f.next == "off":
        if f.draft.kind not in ("percent", "money"):
            return ""
        span = f.s.noun_phrase(f.k + 1)
        if span is None:
            return "discount"
        took = f.name == "V" and f.lemma(f.p) in _TAKING
        part = f"{f.participle(f.p)} " if took else ""
        return part + f.s.say_tail((f.k, span[1]), 6)
    if f.next in ("above", "below"):
        span = f.s.complement(f.k) if f.beside is None else None
        who = subject(f.story, f.s, f.p) if f.name == "X" and f.draft.kind == "money" else ""
        return f"{who} {f.s.say_tail(span, 7)}".strip() if span else ""
    if f.draft.kind == "percent" and f.s.words[f.k + 1 : f.k + 2] == ["than"]:
        tail = f.tail(f.k, 5)
        return f"{base(f.beside)}, {tail}" if f.beside and f.word == "," else tail
    said = f.s.say(f.s.noun_phrase(f.k + 1), 6) if f.draft.kind == "percent" else ""
    return f"{f.next} {said}" if said else ""


def noun_after(f: Place) -> str:
    """ "an £11.4m black hole", "a 4.75% rent hike", "the 42-acre site"."""
    s, classes = f.s, f.s.classes
    if f.is_count or f.next in _NO_HEAD or (f.next and f.draft.unit.startswith(f.next)):
        return ""
    adjective = (
        f.next_name in "VY"
        and classes[f.k + 1 : f.k + 2] == "N"
        and f.a > 0
        and classes[f.a - 1] in "DPV"
    )
    if f.next_name != "N" and not adjective:
        return ""
    span, core = s.noun_phrase(f.k), s.noun_phrase(f.k, attach=False)
    if span is None or core is None or s.is_time(core):
        return ""
    if "without" in s.words[core[1] : span[1]]:
        span = core  # "faces a £20m gap without a leader"
    said = s.say(span)
    if said in CHANGE_NOUNS and f.beside and s.words[span[1] : span[1] + 1] in (["on"], ["from"]):
        thing = as_noun(f.beside.about)  # "filled 48,112 potholes, a 23% rise on 2022"
        return f"{said} in {thing}" if thing else said
    kept = [word for word in f.modifiers if word != "from" and word not in said.split()]
    return " ".join([*kept, said]) if said else ""


def as_noun(said: str) -> str:
    """Return a phrase that may stand after "rise in", "" for none: "spent on roads" is "spending on roads"."""
    said = said.removeprefix("to be ")
    if said.startswith("spent "):
        return "spending" + said[5:]
    return "" if said.partition(" ")[0] in VERBS else base_of(said)


def participle_after(f: Place) -> str:
    """ "more than 70 related to parks": the noun of the count before."""
    follows = f.s.classes[f.k + 1 : f.k + 2]
    if not (follows == "P" and f.draft.bare and f.story.noun):
        return ""
    if "pp" not in form_of(f.next).kind or f.s.words[0] == "of":
        return ""  # "Of the 60 councillors, 34 voted for the plan"
    if f.next in PEOPLE_DO and f.s.index - f.story.noun_sentence > 1:
        return f"people who {f.tail(f.k, 6)}"  # "Fewer than 5,000 voted in the by-election"
    return f"{f.story.noun} {f.tail(f.k, 6)}"


def people_who(f: Place) -> str:
    """ "at least seven of the 23 who had been asked": people, though nobody was counted before."""
    noun = f.story.noun if who_or_that(f.story.noun) == "who" else "people"
    classes, end = f.s.classes, f.s.clause_end(f.k)
    verb = classes.find("V", f.k, end)
    again = classes.find("X", verb, end) if verb >= 0 else -1
    return f"{noun} {f.s.say_tail((f.k, end if again < 0 else again), 7)}"


def the_others(f: Place) -> str:
    """ "from published papers for the other five"."""
    before = f.s.words[f.a - 1] if f.a else ""
    if not (f.is_count and f.draft.bare and before in ("other", "remaining", "all")):
        return ""
    # "eight children live in the other four": not children, but what was counted before them
    inside = f.s.words[max(0, f.a - 3)] in ("in", "at") and f.story.noun_sentence == f.s.index
    return f.story.noun_before if inside and f.story.noun_before else f.story.noun


def without_auxiliary(tail: str) -> str:
    """ "will be borrowed": "to be borrowed"; "has already gone on": "gone on"."""
    words = tail.split()
    if words[0:1] == ["be"]:
        return " ".join(words[1:])
    if words[0:1] in (["will"], ["would"]) and words[1:2] and words[1] in _COMING:
        return " ".join([_COMING[words[1]], *words[2:]])
    if words[1:2] == ["for"] and words[0] in ("is", "was"):
        return " ".join(words[2:])
    if words[:2] in (["will", "be"], ["would", "be"]):
        return " ".join(["to", *words[1:]])
    form = VERBS.get(words[0]) if words else None
    if form is not None and form.kind == "s" and len(words) > 1:
        return f"sum that {tail}"  # "The other £45m falls to the trust"
    if words[1:2] == ["been"] and words[0] in ("has", "have", "had"):
        return " ".join(words[2:])
    if words and words[0] in ("was", "were") and len(words) > 1 and "pp" in form_of(words[1]).kind:
        words = words[1:]
    if words and words[0] in ("has", "have", "had"):
        words = [
            word for x, word in enumerate(words[1:]) if x or word not in ("already", "now", "also")
        ]
    return " ".join(words)


def count_with_phrase(f: Place) -> str:
    """ "40 within adult social care": the noun of the count before, and the phrase."""
    span = f.s.complement(f.k) if f.is_count and f.story.noun and f.next_name == "P" else None
    return f"{f.story.noun} {f.s.say_tail(span, 6)}" if span else ""
