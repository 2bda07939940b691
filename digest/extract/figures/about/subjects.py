"""Find who or what does it: the subject of a verb, and what a pronoun stands for.

In:   a Story, a Sentence and the token of a verb.
Out:  a short phrase, "" where nobody is named.
"""

from digest.extract.figures.about.story import Story, base
from digest.extract.figures.clauses import Sentence, Span
from digest.extract.figures.lists import listed
from digest.extract.figures.words import PEOPLE, is_plural

GENERIC = listed("""figure figures number numbers total amount sum rate average value level one ones it this that they these those
    which who he she we i you there maximum minimum range proportion percentage share rest others most many both
    each all""")
PERSONS = listed("he she we i you who him her me us")
_FIGURES = listed("figure figures number total")
_DEEPEST = 1


def subject(story: Story, s: Sentence, verb: int | None, depth: int = 0) -> str:
    """Return the words of the subject of the verb at `verb`; a pronoun is looked up, a person's is ""."""
    span = s.subject(verb) if verb is not None else None
    if span is None:
        return ""
    (a, b), place = _without_place(s, span)
    words, classes = s.words, s.classes
    said = s.say((a, b))
    if a == 0:
        said = story.uncapital(said)
    if b - a == 2 and words[b - 1] in ("them", "it") and words[a].endswith("ing"):
        them = story.noun if words[b - 1] == "them" else antecedent(story, s, b - 1, depth)
        return f"{words[a]} {them}" if them else words[a]
    if said and said.lower() not in GENERIC and not (b - a == 1 and classes[a] in "OD"):
        return said + place
    if words[b - 1] in PERSONS or words[b - 1] == "there":
        return ""
    if words[b - 1] == "each" and s.index - story.noun_sentence < 2:
        return story.noun
    found = antecedent(story, s, a, depth)
    if place and found:
        return found.partition(" in ")[0] + place
    return found


def _without_place(s: Sentence, span: Span) -> tuple[Span, str]:
    """ "In Leicestershire uptake is": the subject, and " in Leicestershire" apart."""
    a, b = span
    words, classes = s.words, s.classes
    if classes[a] != "P" and (a == 0 or classes[a - 1] not in "NYTP"):
        return span, ""
    # "In North Tyneside the rate is": the place stands before the subject's determiner
    x = a
    while x > 0 and classes[x - 1] in "NYT" and s.is_capital(x - 1):
        x -= 1
    if (
        0 < x < a
        and words[x - 1] in ("in", "across", "at")
        and (x < 2 or classes[x - 2] not in "NV")
    ):
        return span, f" {words[x - 1]} {s.say((x, a))}"
    start = a + 1 if classes[a] == "P" else a
    fronted = (
        start > 0 and classes[start - 1] == "P" and (start < 2 or classes[start - 2] not in "NV")
    )
    if not fronted:
        return span, ""
    x = start
    while x < b and classes[x] in "NYT" and s.is_capital(x):
        x += 1
    if start < x < b and (classes[a] == "P" or words[start - 1] in ("in", "across", "at")):
        return (x, b), f" {words[start - 1]} {s.say((start, x))}"
    if words[start] == "present" and b - start > 1:
        return (start + 1, b), ""  # "At present second homes are"
    # "Under the plan parents would": a fronted phrase runs into the subject
    if b - start > 1 and is_plural(words[b - 1]) and not is_plural(words[b - 2]):
        return (b - 1, b), ""
    return (start, b) if x < b else span, ""


def antecedent(story: Story, s: Sentence, a: int, depth: int = 0) -> str:
    """Return what the pronoun or "the figure" at token `a` stands for, "" when that is not said."""
    words = s.words
    word = words[a]
    here = [d for d in story.inside(s.index) if d.token < a and d.about]
    past = [d for d in story.inside(s.index - 1) if d.about]
    if word in _FIGURES or (a + 1 < len(words) and words[a + 1] in _FIGURES):
        earlier = here or past
        if earlier:
            return base(earlier[-1])
    if found := _earlier_subject(s, a):
        return found
    if depth > _DEEPEST or s.index == 0:
        return ""
    if word == "that" and past:
        return past[0].about
    return _last_subject(story, s, word, depth)


def _earlier_subject(s: Sentence, a: int) -> str:
    """The subject of an earlier clause of the same sentence: "Councils say they are"."""
    words, classes = s.words, s.classes
    for x in range(a - 1, 0, -1):
        if classes[x] not in "XV" or classes[x - 1] in "XA":
            continue
        span = s.subject(x)
        if span is None or span[1] > a or classes[span[0]] in "OR":
            continue
        if span[0] and classes[span[0] - 1] == "R":
            continue
        if words[a] == "they" and not is_plural(words[span[1] - 1]):
            continue
        said = s.say(span)
        if said and said.lower() not in GENERIC:
            return said
    return ""


def _last_subject(story: Story, s: Sentence, word: str, depth: int) -> str:
    """The subject of the sentence before; for "this", its object: "The council arranges transport. This costs"."""
    past = story.sentence(s.index - 1)
    verb = past.first_verb()
    if verb is None:
        return ""
    if word == "this" and past.classes[verb] == "V" and (object_ := past.noun_phrase(verb + 1)):
        return past.say(object_)
    said = subject(story, past, verb, depth + 1)
    is_people = word == "it" and said.partition(" of ")[0].rpartition(" ")[2].lower() in PEOPLE
    return "" if is_people else said  # "Members approved the scheme. It": not the members
