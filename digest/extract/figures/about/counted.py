"""Describe a figure by the noun that follows it: "248 jobs", "£1.2m of cuts", "61 of 88 posts", "half of them".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.place import Place
from digest.extract.figures.about.story import base, first_words
from digest.extract.figures.about.subjects import GENERIC, antecedent, subject
from digest.extract.figures.clauses import Span
from digest.extract.figures.lists import listed
from digest.extract.figures.words import PEOPLE, VERBS, form_of, is_plural, participle_of

IDLE = listed("""say tell mean think go come see become remain include last live stand rise fall face know find do work begin
    stop try want hope happen agree ask allow let help have keep leave appear seem put set give make take""")
_INTRANSITIVE = listed("come lie fall go sit belong relate")
_NO_HEAD = listed("more extra less each short better worse richer poorer ahead adrift apiece")
_STARTS_CLAUSE = "^CR,;:\"'–(*•"
_AGREE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_LONGEST_TAIL = 9
_WHOLES = listed("total figure sum")
_TAKING = listed("take knock shave cut slash trim wipe")
_SUMS = listed("""loans grants debt debts savings fees fines reserves cuts borrowing funding tax taxes rent rents costs charges
    payments income revenue subsidy subsidies compensation damages interest arrears investment support help aid benefits
    wages bonuses pay rates assets equipment losses sales penalties allowances expenses""")
_COMING = {"come": "coming", "go": "going"}
_HAVING = listed("owe need want hold")
_AHEAD = listed("to will would must should shall")
_PARTS = frozenset(["share", "percent"])
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
    said = s.say(whole)
    if quoted:
        said = said.rstrip("'")
    if draft.nouns:
        # "children and young people are": the noun's own words, where the phrase was cut short
        own = " ".join(f.story.text[draft.nouns[0] : draft.nouns[1]].split())
        if own.lower().startswith(said.lower()) and len(own) > len(said):
            return own
    classes = s.classes
    verb = f.a - 1 if f.a and classes[f.a - 1] == "V" else f.a - 2
    is_object = verb >= 0 and classes[verb] == "V" and (verb == f.a - 1 or classes[f.a - 1] in "DA")
    if is_object and len(said.split()) <= 2:
        return acted(f, verb, said)
    if whole[1] - whole[0] <= 4 and _can_be_subject(f):
        return with_predicate(f, whole) or said
    return said


def _can_be_subject(f: Place) -> bool:
    a = f.a - 1 if f.a and f.s.words[f.a - 1] in ("between", "from") else f.a
    before = f.s.classes[a - 1] if a else "^"
    following = f.s.noun_phrase(f.k)
    is_finite = (
        following is not None and following[1] < len(f.s.words) and f.s.classes[following[1]] == "X"
    )
    return before in _STARTS_CLAUSE + "DA" or not is_finite


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
    words, classes, size = s.words, s.classes, len(s.words)
    k = span[1]
    while k < size and classes[k] == "A":
        k += 1
    room = _LONGEST_TAIL - len(said.split())
    if k >= size:
        return said
    if classes[k] == "R" and words[k] in ("who", "which", "that"):
        return f"{said} {s.say_tail((k, s.clause_end(k + 1)), room + 1)}".strip()
    if classes[k] not in "XV":
        return said
    end = s.clause_end(k)
    head = s.noun_phrase(span[0], attach=False) or span
    link = "who" if any(word in PEOPLE for word in words[span[0] : span[1]]) else "that"
    if classes[k] == "V":
        form = form_of(words[k])
        auxiliary = next((x for x in range(k, end) if classes[x] == "X"), None)
        a = f.a - 1 if f.a and words[f.a - 1] in ("between", "from") else f.a
        opens = a == 0 or classes[a - 1] in _STARTS_CLAUSE + "DA"
        reduced = "pp" in form.kind and (
            auxiliary is not None or (not opens and form.lemma not in ("say", "tell", "decline"))
        )
        if form.kind == "ing" or reduced:
            tail = s.say((k, auxiliary or end), max(2, room - 1))
            return f"{said} {tail}" if len(tail.split()) > 1 else said
        if not opens:
            return said
    tail = s.say_tail((k, end), room)
    if len(tail.split()) < 2:
        return said
    return f"{said} {link} {_agreed(tail, plural=is_plural(words[head[1] - 1]))}"


def _agreed(tail: str, *, plural: bool) -> str:
    """ "has handed back" of many: "have handed back"."""
    first, _, rest = tail.partition(" ")
    form = VERBS.get(first)
    changed = _AGREE.get(first) or (form.lemma if form is not None and form.kind == "s" else None)
    return f"{changed} {rest}" if plural and changed else tail


def of_something(f: Place) -> str:
    """What follows "of": "£1.2m of cuts", "60% of the bill", "61 of 88 posts"."""
    draft, s = f.draft, f.s
    if f.next == "in":
        core = s.noun_phrase(f.k + 1, attach=False)
        is_money = core is not None and s.words[core[1] - 1] in _SUMS and draft.kind == "money"
        tells = f.name == "V" and f.lemma(f.p) not in IDLE | _HAVING  # "raised £1m in fines"
        return (
            s.say(s.noun_phrase(f.k + 1)) if is_money and not tells else ""
        )  # "owes £1.8bn in loans"
    is_level = f.word in ("is", "was", "are", "were") and "from" not in f.modifiers
    if draft.kind == "percent" and is_level:
        span = s.subject(f.p)
        named = span is not None and s.words[span[1] - 1] not in GENERIC
        if named and (found := subject(f.story, s, f.p)):
            return found
    k = f.k + 2 if f.next == "worth" and s.words[f.k + 1 : f.k + 2] == ["of"] else f.k + 1
    found = _of(f, k)
    if found.partition(" ")[0].lower() in _WHOLES:
        # "Buckie High accounts for £101m of the total": who does
        return subject(f.story, s, f.finite_before(f.a, f.a + 1)) or found
    short = found and len(found.split()) <= 2 and draft.kind in ("percent", "share")
    if short and f.name == "V" and f.lemma(f.p) not in IDLE:
        who = subject(f.story, s, f.p)
        if who and len(who.split()) < 5:
            return f"{found} {f.participle(f.p)} by {who}"
    return found


def _of(f: Place, k: int) -> str:
    s, draft = f.s, f.draft
    words, classes, size = s.words, s.classes, len(s.words)
    if k >= size or (words[k + 1 : k + 2] == ["own"] and classes[k + 2 : k + 3] != ["N"]):
        return ""
    follows = classes[k + 1] if k + 1 < size else "$"
    if words[k] in ("them", "which", "whom") or (
        words[k] in ("these", "those") and follows not in "NR"
    ):
        return of_them(f, k + 1)
    if words[k] in ("it", "this", "that"):
        return _of_it(f, k + 1)
    if words[k] in ("what", "those"):
        return f.tail(k, 8)
    # "six of the borough's 22 libraries": what the second number counts
    inner = next((x for x in range(k, min(k + 5, size)) if classes[x] == "F"), None)
    if inner is not None and all(name in "DNA" for name in classes[k:inner]):
        span = s.noun_phrase(inner + 1, limit=6)
        if span is None:
            return _of_number(f, inner)
        nouns = s.drafts[s.figures.index(inner)].nouns
        if nouns and "," in (own := f.story.text[slice(*nouns)]):
            return own  # "11 of the 187 education, health and care plans"
    else:
        span = s.noun_phrase(k, limit=7)
    if span is None:
        return ""
    if draft.kind in ("percent", "share", "count"):
        said = with_predicate(f, span)
        if f.is_count and f.a and classes[f.a - 1] == "V" and len(said.split()) < 3:
            return acted(f, f.a - 1, said)
        return said
    if draft.unit == "hours" and classes[k] == "D":
        return f"hours of {s.say((k, span[1]), 6)}"
    return s.say(span)


def _of_number(f: Place, inner: int) -> str:
    """ "Five of the 18 needed hospital treatment": the 18 were counted before."""
    s, story = f.s, f.story
    if f.draft.kind not in ("count", "share"):
        is_subject = s.classes[inner + 1 : inner + 2] == ["X"]  # "£12m of the £30m has been spent"
        return _without_auxiliary(f.tail(inner + 1, 7)) if is_subject else ""
    other = next((d for d in story.inside(s.index) if d.token == inner), None)
    noun = (story.known(other) if other else "") or story.noun
    tail = f.tail(inner + 1, 6)
    if not noun or not tail or s.classes[inner + 1 : inner + 2] not in (["X"], ["V"]):
        return noun or tail
    noun = first_words(noun, 4)
    return f"{noun} {who_or_that(noun)} {tail}"


def of_them(f: Place, k: int) -> str:
    """ "18 of them vacant", "of which 18 are vacant", "half of them placed outside the city"."""
    s = f.s
    noun = first_words(_them(f, k - 1), 5)
    name = s.classes[k] if k < len(s.words) else "$"
    end = s.clause_end(k)
    if name == "X" or (name == "V" and "pp" not in form_of(s.words[k]).kind):
        tail = s.say_tail((k, end), 6)
        return f"{noun} {who_or_that(noun)} {tail}" if tail else noun
    if name in "VP":
        return f"{noun} {s.say_tail((k, end), 6)}".strip()
    tail = s.say((k, end), 6)
    if not tail or name == "C":
        owner = subject(f.story, s, f.p) if f.name in "XV" else ""
        return f"{noun}, {owner}" if owner and len(owner.split()) < 5 else noun
    if is_plural(s.words[max(k, end - 1)]):
        return tail
    return f"{tail} {noun}" if len(tail.split()) < 3 else f"{noun}, {tail}"


def _them(f: Place, token: int) -> str:
    """What "them" or "which" stands for: what the figure before counts, if it is nearer than the last noun counted."""
    story, previous = f.story, f.previous
    if f.draft.kind == "money" and (nearest := f.same or previous):
        return nearest.about
    if previous and previous.kind == "measure" and previous.sentence > story.noun_sentence:
        return previous.about
    return story.noun or (previous.about if previous else "") or antecedent(story, f.s, token)


def _of_it(f: Place, k: int) -> str:
    """ "set aside £1m and has spent £256,000 of it", "£3.1m of this will come from the government"."""
    s = f.s
    whole = f.previous.about if f.previous else ""
    if k < len(s.words) and s.classes[k] == "X" and (span := s.noun_phrase(k + 1)):
        return s.say(span)  # "£56m of that is government money"
    if k < len(s.words) and s.classes[k] in "XV":
        verb = next((x for x in range(k, min(k + 4, len(s.words))) if s.classes[x] == "V"), None)
        span = s.complement(verb + 1) if verb is not None else None
        if verb is not None and span:
            if f.lemma(verb) in _INTRANSITIVE and whole and len(whole.split()) < 5:
                return f"{whole} {s.say_tail(span, 6)}"  # "£23m of that lies in its own budget"
            part = "" if f.lemma(verb) in _INTRANSITIVE else f.participle(verb)
            said = f"{part} {s.say_tail(span, 6)}".strip()
            return f"{said}, of {whole}" if whole and len(whole.split()) < 5 else said
    if f.name == "V" and f.draft.kind == "money" and whole:
        who = subject(f.story, s, f.p)
        if who and len(who.split()) < 6 and f.lemma(f.p) == "cover":
            return f"{f.participle(f.p)} by {who}"
        form = VERBS.get(whole.split(" ")[0])
        sum_ = "sum " if form is not None and "p" in form.kind else ""
        return f"{f.participle(f.p)}, of {sum_}{whole}"
    return whole


_STATES = {
    ("short",): "shortfall", ("over", "budget"): "overspend", ("under", "budget"): "underspend",
    ("in", "the", "red"): "deficit", ("in", "the", "black"): "surplus", ("in", "debt"): "debt",
    ("in", "arrears"): "arrears", ("overspent",): "overspend", ("overdrawn",): "overdraft",
}  # fmt: skip


def in_state(f: Place) -> str:
    """ "£68m short", "£3m over budget", "£2m in the red"."""
    following = tuple(f.s.words[f.k : f.k + 3])
    return next((noun for state, noun in _STATES.items() if following[: len(state)] == state), "")


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
        and classes[f.k + 1 : f.k + 2] == ["N"]
        and f.a > 0
        and classes[f.a - 1] in "DPV"
    )
    if f.next_name != "N" and not adjective:
        return ""
    span, core = s.noun_phrase(f.k), s.noun_phrase(f.k, attach=False)
    if span is None or core is None or s.is_time(core):
        return ""
    said = s.say(span)
    kept = [word for word in f.modifiers if word != "from" and word not in said.split()]
    return " ".join([*kept, said]) if said else ""


def participle_after(f: Place) -> str:
    """ "more than 70 related to parks": the noun of the count before."""
    follows = f.s.classes[f.k + 1 : f.k + 2]
    if not (
        f.is_count and f.draft.bare and f.story.noun and f.next_name == "V" and follows == ["P"]
    ):
        return ""
    if "pp" not in form_of(f.next).kind or f.s.words[0] == "of":
        return ""  # "Of the 60 councillors, 34 voted for the plan"
    return f"{f.story.noun} {f.tail(f.k, 6)}"


def the_others(f: Place) -> str:
    """ "from published papers for the other five"."""
    before = f.s.words[f.a - 1] if f.a else ""
    if not (f.is_count and f.draft.bare and before in ("other", "remaining", "all")):
        return ""
    # "eight children live in the other four": not children, but what was counted before them
    inside = f.s.words[max(0, f.a - 3)] in ("in", "at") and f.story.noun_sentence == f.s.index
    return f.story.noun_before if inside and f.story.noun_before else f.story.noun


def as_subject(f: Place) -> str:
    """A figure that is itself the subject: "Just nine have settled for less", "88 per cent backed a ballot"."""
    fronted = (
        f.is_count and f.name == "N" and f.next_name == "X"
    )  # "Under the plans five would shut"
    if f.next_name not in "XV" or not (fronted or f.name in _STARTS_CLAUSE + "-*"):
        return ""
    s, story = f.s, f.story
    if f.p > 0 and f.word in ("which", "whom") and s.words[f.p - 1] == "of":
        return of_them(f, f.k)
    if f.is_count and f.next in ("are", "were") and (kinds := _predicate(f)):
        return kinds
    tail = f.tail(f.k, 7)
    noun = _asked(f) or named_share(f)
    if not noun and f.draft.kind == "money":
        return story.known(f.draft) or _without_auxiliary(tail)
    if not noun and f.draft.kind in _PARTS and f.previous and f.previous.kind in _PARTS:
        whole, link, _ = f.previous.about.partition(
            " who " if " who " in f.previous.about else " that "
        )
        noun = whole if link and s.index - f.previous.sentence < 2 else ""
    if not noun and s.index - story.noun_sentence <= (8 if f.is_count else 0):
        noun = first_words(story.noun, 5)
    if not noun:
        return tail if f.is_count or not tail else f"share that {tail}"
    plural = any(map(is_plural, noun.split()))
    return f"{noun} {who_or_that(noun)} {_agreed(tail, plural=plural)}" if tail else noun


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


def _without_auxiliary(tail: str) -> str:
    """ "will be borrowed": "to be borrowed"; "has already gone on": "gone on"."""
    words = tail.split()
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
            return s.say(s.noun_phrase(x + 1, attach=False), 4)
    return ""


def count_with_phrase(f: Place) -> str:
    """ "40 within adult social care": the noun of the count before, and the phrase."""
    span = f.s.complement(f.k) if f.is_count and f.story.noun and f.next_name == "P" else None
    return f"{f.story.noun} {f.s.say_tail(span, 6)}" if span else ""
