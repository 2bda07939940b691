"""Describe a figure by an earlier one: the other end of its range, the one it is set against, votes for and against.

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

import re

from digest.extract.figures.about.counted import as_noun
from digest.extract.figures.about.place import CHANGES, Place
from digest.extract.figures.about.story import base
from digest.extract.figures.about.subjects import subject
from digest.extract.figures.lists import listed
from digest.extract.figures.words import VERBS, form_of

_AGAINST = listed("reject refuse throw oppose defeat lose turn")
_LOST = listed("refused rejected threw defeated lost against")
_VOTES = listed("vote votes voted voting favour abstentions")
_VOTED = {
    "against": "votes against", "abstained": "abstentions", "abstaining": "abstentions", "abstention": "abstentions",
}  # fmt: skip
_LEADS = (
    "rise in ",
    "fall in ",
    "increase in ",
    "cut in ",
    "growth in ",
    "reduction in ",
    "decrease in ",
)
_DOUBLING = re.compile(
    r"^(?:near-)?(?:doubling|trebling|tripling|quadrupling|halving) of (?:the |its |their )?"
)
_FURTHER = listed("more less above below higher lower fewer up down")
_PLACES = listed("first second third fourth fifth sixth last")
_CHANGED = listed("increase rise drop fall")


def brackets(f: Place) -> str:
    """ "€14m (£12.3m)": the same thing in another measure."""
    words, classes = f.s.words, f.s.classes
    if f.a < 1 or words[f.a - 1] != "(" or words[f.b + 1 : f.b + 2] != [")"]:
        return ""
    if f.beside and f.a > 1 and classes[f.a - 2] in "FN":
        return f.beside.about
    label = f.s.say((0, f.a - 1), 5)  # "Large (8): Central Library, …"
    return (
        f"{f.story.noun}, {label.lower()}"
        if f.is_count and f.story.noun and 0 < f.a < 5 and label
        else ""
    )


def votes(f: Place) -> str:
    """ "by 27 votes to 19": for and against, by whether the motion was passed; "12 against and five abstained"."""
    words = f.s.words
    if f.next in _VOTED and f.draft.bare and not _VOTES.isdisjoint(words):
        return _VOTED[f.next]
    if f.a == f.b or "from" in f.modifiers or _VOTES.isdisjoint(words):
        return ""
    before = words[max(0, f.a - 14) : f.a]
    lost = any(
        word in _LOST or ((form := VERBS.get(word)) and form.lemma in _AGAINST) for word in before
    )
    return "votes against" if lost != (f.t != f.a) else "votes in favour"


def range_end(f: Place) -> str:
    """ "from £6.8m to £11.3m": both ends are of one thing."""
    return f.beside.about if f.beside else ""


def alternative(f: Place) -> str:
    """ "£100m, or one pound in every six": the same thing, put another way."""
    if f.draft.nouns:
        return ""
    if f.beside and f.word == "or" and (f.p == 0 or f.s.classes[f.p - 1] == ","):
        return f.beside.about
    return ""


def apposition(f: Place) -> str:
    """ "28,900 drivers, an average of 413 a day"; "£14.5m, £4.9m more than it had budgeted for"."""
    beside = f.beside
    if beside is None or f.word != ",":
        return ""
    if beside.kind != f.draft.kind:
        if f.next in ("up", "down") and f.s.words[f.k + 1 : f.k + 2] in (["on"], ["from"]):
            thing = as_noun(beside.about)  # "will spend £14.6m on roads, 12% up on this year"
            return f"{CHANGES[f.next]} in {thing}" if thing else beside.about
        is_more = f.draft.kind == "percent" and f.next in _FURTHER
        return f"{base(beside)}, {f.tail(f.k, 5)}" if is_more else ""
    if "average" in f.modifiers or f.next in _FURTHER:
        return beside.about
    return ""


def coordinated(f: Place) -> str:
    """ "required £3.9m towards road works and £640,000 for a bus service"."""
    s, beside = f.s, f.same()
    if beside is None:
        return ""
    span = s.complement(f.k)
    if span is None or span[0] > f.k + 2:
        # "should come from waste centres this year and another £1m next year"
        is_last = f.next in ("next", "last", "this") or f.next_name in "$."
        return beside.about if f.word == "and" and is_last and not f.draft.nouns else ""
    tail = s.say_tail(span, 7)
    if f.next in ("in", "at", "across") and s.is_capital(f.k + 1):
        return f"{base(beside)} {tail}"
    if f.draft.kind != "money" or not tail:
        return ""
    if len(beside.frame) > 1 and beside.frame[1].endswith(" by"):
        f.draft.frame = beside.frame
        return f"{beside.frame[1].removesuffix(' by')} {tail}"
    if tail.startswith("to ") and beside.about.startswith("cost to "):
        return f"cost {tail}"  # "costs £88 to bury a tonne but £24 to compost it"
    if f.next != "for":
        return ""
    thing, link, _ = beside.about.partition(" for ")
    return f"{thing} {tail}" if link else tail


def gapped(f: Place) -> str:
    """ "Gateshead pays £779 and Sunderland £751": the verb is left out the second time."""
    s, beside = f.s, f.beside
    words, classes = s.words, s.classes
    span = s.phrase_before(f.p + 1) if beside and f.name in "NT" else None
    if beside is None or span is None or "X" in classes[span[0] : f.p + 1]:
        return ""
    a = span[0]
    lead = words[a - 1] if a else ""
    opener = a - 2 if a and classes[a - 1] == "P" else a - 1
    if opener < 0 or not (words[opener] in ("and", "while", "but") or classes[opener] in ",;"):
        return ""
    said = s.say((a, span[1]), 6)
    if not said:
        return ""
    if words[a] == "the" and a + 2 == span[1] and words[a + 1].endswith("est"):
        plain = base(beside)
        for mean in ("median ", "average ", "mean "):
            plain = plain.removeprefix(mean)
        return f"{words[a + 1]} {plain}"
    if beside.frame:
        return f"{beside.frame[1]} {said}"
    if lead in ("in", "at", "for", "across"):
        return f"{base(beside)} {lead} {said}"
    if said[0].isupper() or (f.draft.kind == beside.kind and f.draft.bare):
        return f"{base(beside)}, {said}"
    return said


def up_on(f: Place) -> str:
    """ "671 people were homeless in October, up 47% on the year before"."""
    before = f.s.classes[f.p - 1] if f.p > 0 else ""
    if f.beside is None or "from" in f.modifiers or before not in (",", "–", "-"):
        return ""
    if f.next not in ("on", "since", "compared", "in") or not (thing := as_noun(f.beside.about)):
        return ""
    return f"{CHANGES[f.word]} in {thing}"


def compared(f: Place) -> str:
    """ "up from £688", "against £402 for one provided by the council", "compared with 246"."""
    if f.draft.nouns or not _compares(f):
        return ""
    beside = f.same() or f.beside
    if beside is None:
        return ""
    if beside.kind != f.draft.kind:
        if "from" in f.modifiers and f.name in ",Y":
            return unchanged(beside.about)
        return ""
    s = f.s
    if "from" in f.modifiers:
        return unchanged(beside.about) if f.name in ",Y" else beside.about
    span = s.complement(f.k)
    lead = s.words[span[0]] if span else ""
    if span and lead == "for" and beside.frame:
        whom = s.say((span[0] + 1, span[1]), 6)
        part = beside.frame[1].removesuffix(" by")
        return f"{part} {whom}" if part == "cost of" else f"{part} for {whom}"
    tail = s.say_tail(span, 5) if span and lead in ("across", "in") else ""
    return f"{base(beside)} {tail}".strip() if tail else beside.about


def _compares(f: Place) -> bool:
    words = f.s.words
    before = words[f.p - 1] if f.p > 0 else ""
    if "from" in f.modifiers:
        return (
            (f.word in ("up", "down") and (f.p == 0 or f.s.classes[f.p - 1] != "V"))
            or f.name in ",Y"
            or (f.word in _CHANGED and before in ("a", "an"))
        )
    if f.word == "with":
        return before in ("compared", "contrasted")
    return f.word in ("against", "versus", "than")


def unchanged(said: str) -> str:
    """ "rise in children taken by taxi … from 1,240": the children themselves."""
    for lead in _LEADS:
        said = said.removeprefix(lead)
    return _DOUBLING.sub("", said)


def with_figure(f: Place) -> str:
    """ "came second with 388", "is expected to follow with 5.95 per cent", "was paid for with £220,000"."""
    if f.word not in ("with", "on"):
        return ""
    s, story = f.s, f.story
    verb = f.verb_before(f.p, 14)
    if verb is None:
        return ""
    who = subject(story, s, verb)
    if f.is_count:
        if not story.noun:
            return ""
        joint = next((x for x in range(f.p, verb, -1) if s.words[x] == "and"), None)
        if joint is not None and any(verb < token < joint for token in s.figures):
            span = s.noun_phrase(joint + 1, attach=False)
            who = " ".join(w for w in s.say(span, 3).split() if w not in _PLACES)
        return f"{story.noun}, {who}" if who and who != story.noun else story.noun
    if f.word == "on" and who and f.previous and f.previous.kind == f.draft.kind == "percent":
        return f"{base(f.previous)}, {who}"  # "Armagh settled on 3.96%"
    if f.word != "with":
        return ""
    if f.draft.kind == "money" and f.next_name == "V" and "pp" in form_of(f.next).kind:
        # "with £21.5m borrowed over 30 years"
        return f"{f.next} {s.say_tail(s.complement(f.k + 1), 7)}".strip()
    if not who:
        return ""
    if f.draft.kind == "money" and s.words[f.p - 1] == "," and (span := s.complement(f.k)):
        return s.say_tail(span, 7)  # "agrees a plan, with £100m for leisure centres"
    if (same := f.same()) is not None:
        return f"{base(same)}, {who}"
    if f.draft.kind == "money":
        passed = " ".join(s.words[verb + 1 : f.p])
        return f"{who} {f.participle(verb)} {passed}".strip()
    return ""
