"""Describe a figure by the whole that it is a part of: "£1.2m of cuts", "61 of 88 posts", "half of them", "£1.8bn in loans".

In:   a Place.
Out:  a phrase, "" where the rule has nothing to say.
"""

from digest.extract.figures.about.counted import (
    IDLE,
    acted,
    who_or_that,
    with_predicate,
    without_auxiliary,
)
from digest.extract.figures.about.place import Place
from digest.extract.figures.about.story import first_words
from digest.extract.figures.about.subjects import GENERIC, antecedent, subject
from digest.extract.figures.lists import listed
from digest.extract.figures.words import VERBS, form_of, is_plural

_INTRANSITIVE = listed("come lie fall go sit belong relate")
_WHOLES = listed("total figure sum")
_SUMS = listed("""loans grants debt debts savings fees fines reserves cuts borrowing funding tax taxes rent rents costs charges
    payments income revenue subsidy subsidies compensation damages interest arrears investment support help aid benefits
    wages bonuses pay rates assets equipment losses sales penalties allowances expenses""")
_QUOTES = frozenset("\"'")
_ONE = listed("is was has")
_HAVING = listed("owe need want hold")


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
    if k >= size or (words[k + 1 : k + 2] == ["own"] and classes[k + 2 : k + 3] != "N"):
        return ""
    follows = classes[k + 1] if k + 1 < size else "$"
    if words[k] in ("them", "which", "whom") or (
        words[k] in ("these", "those") and follows not in "NRO"
    ):
        return of_them(f, k + 1)
    if words[k] in ("it", "this", "that"):
        return _of_it(f, k + 1)
    if words[k] in ("us", "you"):  # "Four out of five of us use it"
        k += 1 + (follows == "A")
        tail = f.tail(k, 7) if classes[k : k + 1] in ("X", "V") else ""
        return f"people who {tail}" if tail else "people"
    if words[k] in _QUOTES:  # "£88,000 of "unexplained" claims"
        k += 1
        if words[k : k + 1] and words[k].endswith("'"):
            k += 1  # "of 'odd' claims"
        elif classes[k + 1 : k + 2] in ("'", '"'):
            k += 2
        return s.say(s.noun_phrase(k, limit=7))
    if words[k] == "those" and follows == "O":  # "upheld 71% of those we looked into"
        past = f.previous.about if f.previous and f.previous.kind == "count" else ""
        return f"{past if past and ' ' not in past else 'ones'} {f.tail(k + 1, 7)}"
    if words[k] in ("what", "those"):
        return f.tail(k, 8)
    # "six of the borough's 22 libraries": what the second number counts
    inner = classes.find("F", k, k + 5)
    if inner >= 0 and not classes[k:inner].strip("DNA"):
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
        if (
            f.name == "P"
            and f.p
            and classes[f.p - 1] == "N"
            and classes[span[1] : span[1] + 1] == "X"
        ):
            return s.say(span)  # "Opening hours at three of the sites will be cut": the hours will
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
        is_subject = s.classes[inner + 1 : inner + 2] == "X"  # "£12m of the £30m has been spent"
        return without_auxiliary(f.tail(inner + 1, 7)) if is_subject else ""
    other = next((d for d in story.inside(s.index) if d.token == inner), None)
    noun = (story.known(other) if other else "") or story.noun
    tail = f.tail(inner + 1, 6)
    if tail.startswith("who ") and who_or_that(noun) != "who":
        noun = "people"  # "seven of the 23 who had been asked"
    if not noun or not tail or s.classes[inner + 1 : inner + 2] not in ("X", "V"):
        return noun or tail
    noun = first_words(noun, 4)
    return f"{noun} {who_or_that(noun)} {tail}"


def of_them(f: Place, k: int) -> str:
    """ "18 of them vacant", "of which 18 are vacant", "half of them placed outside the city"."""
    s = f.s
    sum_ = f.beside
    if sum_ and sum_.kind == "money" != f.draft.kind and s.words[k : k + 1] and s.words[k] in _ONE:
        return sum_.about  # "spent £3.2m on placements for children, 61% of which was refunded"
    noun = first_words(_them(f, k - 1), 5)
    name = s.classes[k] if k < len(s.words) else "$"
    end = s.clause_end(k)
    is_act = name == "V" and (
        "pp" not in form_of(s.words[k]).kind or s.classes[k + 1 : k + 2] == "D"
    )
    if name == "X" or is_act:
        tail = s.say_tail((k, end), 6)
        return f"{noun} {who_or_that(noun)} {tail}" if tail else noun
    if s.words[k : k + 2] == ["found", "that"]:
        return noun  # "a survey of 90 of them found that"
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
    if f.draft.kind == "money" and (nearest := f.same() or previous):
        return nearest.about
    beside = f.beside
    if beside and beside.kind == "count" and beside.bare and not beside.nouns and beside.about:
        return beside.about  # "had risen to 640, of which 70% came from"
    if f.s.index > story.noun_sentence and (found := _nearer(f, token)):
        return found
    if previous and previous.kind == "measure" and previous.sentence > story.noun_sentence:
        return previous.about
    return story.noun or (previous.about if previous else "") or antecedent(story, f.s, token)


def _nearer(f: Place, token: int) -> str:
    """ "a prize for schools, 58 of which": the plural before the comma; "on consultants? Nineteen of them": before that."""
    s = f.s
    if s.words[token] == "which" and f.name == ",":
        end = f.p
    elif (
        s.words[token] == "them"
        and s.index - f.story.noun_sentence > 1
        and (f.a == 0 or (f.a == 2 and s.classes[0] == "O"))  # "It owns 58 of them"
    ):
        s = f.story.sentence(s.index - 1)
        end = len(s.words) - 1
    else:
        return ""
    span = s.phrase_before(end) if end > 0 else None
    head = s.noun_phrase(span[0], attach=False) if span else None
    if span is None or head is None or s.is_time(span) or not is_plural(s.words[head[1] - 1]):
        return ""
    return s.say(span, 5)


def _of_it(f: Place, k: int) -> str:
    """ "set aside £1m and has spent £256,000 of it", "£3.1m of this will come from the government"."""
    s = f.s
    whole = f.previous.about if f.previous else ""
    if k < len(s.words) and s.classes[k] == "X" and (span := s.noun_phrase(k + 1)):
        return s.say(span)  # "£56m of that is government money"
    if k < len(s.words) and s.classes[k] in "XV":
        verb = s.classes.find("V", k, k + 4)
        span = s.complement(verb + 1) if verb >= 0 else None
        if span:
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
