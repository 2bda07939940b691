"""Say what each figure counts, in a short phrase of the text's own words.

In:   the drafts of a document, its text and the spans of its sentences.
Out:  nothing; each draft's `about` is written: "children in care", "saving from a review of contracts".
Not:  understanding. A figure is described by the first of `RULES` that has something to say; only those are
      asked whose conditions hold, for most hold for few figures.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from digest.extract.figures.about import (
    counted,
    earlier,
    itself,
    levels,
    nouns,
    parts,
    verbs,
    worth,
)
from digest.extract.figures.about.place import Place
from digest.extract.figures.about.story import Story, base
from digest.extract.figures.about.subjects import GENERIC
from digest.extract.figures.clauses import Sentence
from digest.extract.figures.drafts import Draft
from digest.extract.figures.lists import listed
from digest.extract.figures.words import class_of


def _preposition(f: Place) -> str:
    return nouns.moved(f) if verbs.is_place_of_level(f) or "from" in f.modifiers else ""


_LONGEST_WORDS = 10
_LABEL_ENDS = frozenset("–:")
_AUXILIARIES = listed("is was has have had are were")
_POOR_BEGINNINGS = _AUXILIARIES | listed("in at on for of by with to from")
_BEGINNINGS = _POOR_BEGINNINGS | {"who"}
_POOR = listed("""back council authority year years trust own got runs cast work works end day days month week
    place case cases it this that they council's get going go us goes paid lost others one ones thing things
    first second third equivalent closer likely""")
_OWNERS = ("'s", "s'", "’s", "s’")
_DETERMINERS = listed("the a its their this")


class Rule(NamedTuple):
    """A rule, and what must be so before it is worth asking; every condition that is not None must hold.

    word, name: the word that governs the figure, its class; next, next_name: the word that follows, its class.
    kinds: of the figure; beside: True where an earlier figure must stand in the sentence; ends: True where the
    figure must be the second of a range.
    """

    say: Callable[[Place], str]
    word: frozenset[str] | None = None
    name: str | None = None
    next: frozenset[str] | None = None
    next_name: str | None = None
    kinds: frozenset[str] | None = None
    beside: bool = False
    ends: bool = False


_COUNT = frozenset(["count"])
_COUNTS = frozenset(["count", "measure"])
_AMOUNTS = frozenset(["money", "percent", "share", "measure"])

# In the order in which they are asked: what follows a figure says more than what stands before it, and an
# earlier figure that it is set against says more than the verb.
RULES = (
    Rule(earlier.brackets, name="("),
    Rule(earlier.votes, kinds=_COUNT),
    Rule(earlier.range_end, beside=True, ends=True),
    Rule(earlier.alternative, word=listed("or"), beside=True),
    Rule(counted.counted, kinds=_COUNTS),
    Rule(
        counted.in_state,
        kinds=frozenset(["money"]),
        next=listed("short over under in overspent overdrawn"),
    ),
    Rule(parts.of_something, next=listed("of worth in")),
    Rule(counted.share_of_noun, kinds=frozenset(["share"]), next_name="DN"),
    Rule(nouns.contact_relative, kinds=_AMOUNTS, next_name="OR"),
    Rule(nouns.by_which, kinds=_AMOUNTS, next=listed("by")),
    Rule(counted.participle_after, kinds=_COUNT, next_name="V"),
    Rule(nouns.distance, kinds=frozenset(["measure"])),
    Rule(counted.fewer, kinds=_AMOUNTS, next=listed("fewer more above below off")),
    Rule(counted.noun_after, kinds=_AMOUNTS, next_name="NVY"),
    Rule(counted.the_others, kinds=_COUNT),
    Rule(nouns.further, kinds=frozenset(["money"]), next=listed("for")),
    Rule(earlier.apposition, name=",", beside=True),
    Rule(earlier.coordinated, name="C,"),
    Rule(nouns.held_apart, word=listed("at")),
    Rule(earlier.gapped, name="NT", beside=True),
    Rule(worth.equivalent, word=listed("to of")),
    Rule(nouns.noun_of, word=listed("of")),
    Rule(nouns.labelled, name=":"),
    Rule(earlier.up_on, word=listed("up down"), beside=True),
    Rule(earlier.compared, beside=True),
    Rule(levels.changed, word=listed("by")),
    Rule(worth.worth, word=listed("worth")),
    Rule(levels.level, name="X"),
    Rule(verbs.governed, name="VNOPA"),
    Rule(verbs.asked_for, word=listed("for")),
    Rule(counted.people_who, kinds=_COUNT, next=listed("who")),
    Rule(_preposition),
    Rule(earlier.with_figure, word=listed("with on")),
    Rule(itself.as_subject, next_name="XV"),
    Rule(nouns.noun_before, name="N,"),
    Rule(counted.count_with_phrase, kinds=_COUNT, next_name="P"),
)
_WORDS = frozenset[str]().union(*(rule.word for rule in RULES if rule.word))
_NEXT = frozenset[str]().union(*(rule.next for rule in RULES if rule.next))


@lru_cache(maxsize=2000)
def _worth_asking(
    kind: str, word: str, name: str, following: str, next_name: str, beside: bool, ends: bool
) -> tuple[Callable[[Place], str], ...]:
    return tuple(
        rule.say
        for rule in RULES
        if (rule.kinds is None or kind in rule.kinds)
        and (rule.word is None or word in rule.word)
        and (rule.name is None or name in rule.name)
        and (rule.next is None or following in rule.next)
        and (rule.next_name is None or next_name in rule.next_name)
        and (beside or not rule.beside)
        and (ends or not rule.ends)
    )


def write(text: str, low: str, drafts: list[Draft], spans: list[tuple[int, int]]) -> None:
    """Write the `about` of every draft that has none yet (a table's cells have theirs)."""
    story = Story(text, low, drafts, spans)
    previous: Draft | None = None
    for draft in drafts:
        if not draft.about:
            f = Place(story, story.sentence(draft.sentence), draft, previous)
            told = story.told(draft)
            draft.about = about = _about(f, told[0] if told else "")
            if about and not told:
                told.append(about)
            if f.is_count and draft.nouns:
                story.remember_noun(f.s, f.t)
        previous = draft


def _about(f: Place, known: str) -> str:
    """Return what a figure counts. known: what the same figure was said to be before, "" for nothing."""
    draft = f.draft
    if known and draft.bare and f.t and f.s.words[f.t - 1] in ("the", "these", "those"):
        return known
    rules = _worth_asking(
        draft.kind,
        f.word if f.word in _WORDS else "",
        f.name,
        f.next if f.next in _NEXT else "",
        f.next_name,
        f.beside is not None,
        f.t != f.a,
    )
    poor = ""
    for rule in rules:
        if said := rule(f):
            if draft.nouns or not _is_poor(said):
                break
            poor = poor or said
    else:
        said = known or _second_best(f, poor) or poor or _nearest(f)
    said = f.story.tidy(said)
    if said.endswith(_OWNERS):
        said = _owned(f, said)
    if said.partition(" ")[0] in _BEGINNINGS:
        said = _begun(f, said)
    blanks = said.count(" ")
    if blanks >= _LONGEST_WORDS:
        said = _short(said)
        blanks = said.count(" ")
    return said if blanks > 1 else _lengthened(f, said, known)


def _lengthened(f: Place, said: str, known: str) -> str:
    """Return more than the one or two words of `said`, where more is known."""
    if f.t > 1:
        said = _with_label(f, said)
    if " " in said:
        return said
    small, kind = said.lower(), f.draft.kind
    if small in GENERIC and f.previous and f.previous.kind == kind:
        return f.previous.about
    if " " in known and (kind == "money" or small in known.lower().split()):
        return known
    return said


def _is_poor(said: str) -> bool:
    """True of a lone word that says next to nothing: "council", "year", "the cost"."""
    if said[said.rfind(" ") + 1 :].lower() not in _POOR:
        return False
    words = [word for word in said.lower().split() if word not in _DETERMINERS]
    return len(words) == 1


def _second_best(f: Place, poor: str) -> str:
    """Where the rules have only a poor word to give: what the figure is for, by the verb that governs it."""
    if not poor or f.draft.nouns:
        return ""
    s = f.s
    span = s.complement(f.k)
    tail = s.say_tail(span, 7)
    if tail and tail.rpartition(" ")[2].lower() not in _POOR and len(tail.split()) > 1:
        return tail
    core = s.noun_phrase(f.k)
    return s.say(core) if core and not s.is_time(core) else ""


def _owned(f: Place, said: str) -> str:
    """Return a phrase without a possessive at its end: "hole in this year's" is "hole"; "Leeds's", after a backlog,
    "Leeds's backlog". "The vet's" stays."""
    words = said.split()
    if words[-1][0].islower():
        cut = max((x for x, word in enumerate(words) if class_of(word.lower()) == "P"), default=0)
        return said if words[cut] == "at" else " ".join(words[:cut]) or said
    like = f.same()
    return f"{said} {base(like)}" if like and base(like) != like.about else said


def _begun(f: Place, said: str) -> str:
    """Return a phrase that begins as a phrase: "bed in this town", "ones that have closed", "Band D household"."""
    first, _, rest = said.partition(" ")
    if first == "who":
        return f"people {said}"
    if first == "by" and rest.endswith("ing") and f.s.words[f.k : f.k + 2] == ["by", rest]:
        return (
            f"{said} {f.s.say(f.s.noun_phrase(f.k + 2), 6)}".strip()
        )  # "£1m by buying fewer beds"
    if not rest:
        return said
    if f.draft.rule == "share-ratio" and first not in _AUXILIARIES:
        thing = itself.named_share(f)
        return f"{thing} {said}" if thing else said
    if first in ("is", "was"):
        return f.story.tidy(rest)
    if first in _AUXILIARIES:
        if f.is_count:
            return f"ones that {said}"
        return rest if class_of(rest.partition(" ")[0]) == "P" else said
    return f.story.tidy(rest) if first == "for" else said


def _short(said: str) -> str:
    """Return at most `_LONGEST_WORDS` words of a long phrase, without a loose end."""
    words = said.split()[:_LONGEST_WORDS]
    while len(words) > 2 and class_of(words[-1].lower()) != "N":
        words.pop()
    return " ".join(words)


def _nearest(f: Place) -> str:
    """The last resort: the nearest words that can stand alone."""
    s = f.s
    if span := s.complement(f.t + 1):
        return s.say_tail(span)
    for x in range(f.t, 0, -1):
        if s.classes[x - 1] == "N" and (said := s.say(s.phrase_before(x))):
            return said
    for x in range(f.t + 1, len(s.words)):
        if s.classes[x] == "N" and (said := s.say(s.noun_phrase(x))):
            return said
    return f.previous.about if f.previous else ""


def _with_label(f: Place, said: str) -> str:
    """ "Achnadarroch – seven pupils (capacity 50)": an item's label says whose number it is, where `said` is short."""
    s = f.s
    opening = s.words[1 : min(6, f.t)]
    if _LABEL_ENDS.isdisjoint(opening) or not s.is_capital(0):
        return said
    dash = next(x for x, word in enumerate(opening, start=1) if word in _LABEL_ENDS)
    if any(name not in "NYPC" for name in s.classes[:dash]):
        return said
    label = s.say((0, dash), 5)
    if not label or label.lower() in said.lower() or said.lower() in label.lower():
        return said
    return f"{said}, {label}" if said else label


def opening(text: str, low: str, start: int, end: int) -> str:
    """Return the subject of the sentence between `start` and `end`, in a few words; "" for none."""
    [sentence] = Sentence.of(text, low, [(0, start, end, [])])
    verb = sentence.first_verb()
    span = sentence.subject(verb) if verb is not None else None
    return sentence.say(sentence.noun_phrase(span[0], attach=False), 4) if span else ""
