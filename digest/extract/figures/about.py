"""Say what each figure counts, in a short phrase of the text's own words.

In:   the drafts of a document, its text and the spans of its sentences.
Out:  nothing; each draft's `about` is written: "children in care", "saving from a review of contracts".
Not:  understanding. A figure is described by what follows it ("£1.2m of cuts to …"), by what it is of ("savings of
      £7.9m"), by the verb beside it ("will cost £14.2m" is the cost of the verb's subject), or by an earlier figure
      that it is set against ("up from £688").
"""

import re
from bisect import bisect_right

from digest.extract.figures.clauses import LIMIT_WORDS, Sentence, Span
from digest.extract.figures.drafts import Draft
from digest.extract import numbers
from digest.extract.figures.words import PEOPLE, VERBS, form_of, is_plural, participle_of

_CHANGES = {
    "rise": "rise", "increase": "increase", "grow": "growth", "climb": "rise", "jump": "rise", "soar": "rise", "surge": "rise",
    "swell": "rise", "leap": "rise", "rocket": "rise", "escalate": "rise", "go up": "rise", "boost": "increase", "put up": "rise",
    "raise": "rise", "lift": "rise", "double": "rise", "fall": "fall", "drop": "fall", "decrease": "decrease",
    "decline": "fall", "shrink": "fall", "slump": "fall", "plunge": "fall", "plummet": "fall", "tumble": "fall",
    "dip": "fall", "sink": "fall", "come down": "fall", "go down": "fall", "cut": "cut", "reduce": "reduction",
    "slash": "cut", "lower": "cut", "trim": "cut", "bring down": "cut", "up": "rise", "down": "fall", "reduced": "cut",
    "exceed": "excess", "narrow": "narrowing", "move": "change", "hike": "rise", "improve": "improvement",
}  # fmt: skip
_TRANSITIVE = frozenset("raise cut reduce increase boost lift slash lower trim put bring exceed double narrow improve move hike".split())
_LEVELS = frozenset("average reach hit number measure equal stand remain total exceed become top pass near approach run be score poll range".split())
_GENERIC = frozenset(
    "figure figures number numbers total amount sum rate average value level one ones it this that they these those which who he she we i you there maximum minimum range proportion percentage share rest others target most many both each all".split()
)
_PERSONS = frozenset("he she we i you who him her me us".split())
_MODIFIERS = frozenset(
    "record extra further another additional total typical mere combined whopping staggering full remaining projected initial annual average mean median maximum minimum overall estimated flat minimum one-off single original planned just only".split()
)
_PLAIN = frozenset("total average maximum minimum combined mean median mixture sum".split())
_NO_FRAME = frozenset("say tell mean think see know include make want work go come live believe show find report reveal announce estimate last serve suggest warn add-up".split())
_IDLE_LEMMAS = frozenset("say tell mean think go come see become remain include last live stand rise fall face know find do work begin stop try want hope happen agree ask allow let help have keep leave appear seem put set give make take".split())
_DISTANCE = re.compile(r"miles|km|metres|yards|feet|inches|cm|mm")
_ADJECTIVES = {"long": "length", "wide": "width", "deep": "depth", "high": "height", "tall": "height", "away": "distance", "thick": "thickness", "older": "age"}
_COMMON = frozenset("turnout average people children nobody sickness energy water rent council savings spending cost costs opening reserves".split())
_ACTOR = re.compile(r"(?:council|authority|county|borough|government|trust|department|board|agency|ministers|councillors)s?$|^[A-Z]\w+$", re.IGNORECASE)
_AGAINST = frozenset("reject refuse throw oppose defeat lose vote-down block turn".split())
_PLACE = re.compile(r"(?: (?:in|across|for) (?:the )?|, )[A-Z][\w' -]*$")


def write(text: str, low: str, drafts: list[Draft], spans: list[tuple[int, int]]) -> None:
    """Write every draft's `about`."""
    writer = _Writer(text, low, drafts, spans)
    for index in range(len(drafts)):
        drafts[index].about = writer.about(index)


def _agreed(tail: str, plural: bool) -> str:
    """ "has handed back" of many: "have handed back"."""
    first, _, rest = tail.partition(" ")
    if not plural:
        return tail
    form = VERBS.get(first)
    changed = {"is": "are", "was": "were", "has": "have", "does": "do"}.get(first)
    if changed is None and form is not None and form.kind == "s":
        changed = form.lemma
    return f"{changed} {rest}" if changed else tail


def opening(text: str, start: int, end: int) -> str:
    """Return the subject of the sentence between `start` and `end`, in a few words; "" for none."""
    low = numbers.lower(text)
    sentence = Sentence(text, low, start, end, [], 0)
    verb = next((x for x, name in enumerate(sentence.classes) if name in "XV"), None)
    span = sentence.subject(verb) if verb is not None else None
    if span is None:
        return ""
    core = sentence.noun_phrase(span[0], attach=False)
    return sentence.say(core, 4)


class _Writer:
    """One document's sentences, parsed when they are asked for."""

    def __init__(self, text: str, low: str, drafts: list[Draft], spans: list[tuple[int, int]]):
        self.text, self.low, self.drafts, self.spans = text, low, drafts, spans
        self.parsed: dict[int, Sentence] = {}
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.by_sentence.setdefault(draft.sentence, []).append(draft)
        self.noun = ""  # what the last count counted
        self.noun_sentence = 0
        self.by_value: dict[tuple[str, object], str] = {}

    def sentence(self, index: int) -> Sentence:
        found = self.parsed.get(index)
        if found is None:
            start, end = self.spans[index] if self.spans else (0, len(self.text))
            found = Sentence(self.text, self.low, start, end, self.by_sentence.get(index, []), index)
            self.parsed[index] = found
        return found

    def about(self, index: int) -> str:
        draft = self.drafts[index]
        if draft.about:
            return draft.about  # a table's cell, which its row and column describe
        s = self.sentence(draft.sentence)
        t = s.drafts[draft.start]
        previous = self.drafts[index - 1] if index else None
        beside = previous if previous and previous.sentence == draft.sentence else None
        known = self.by_value.get((draft.kind, draft.value)) if draft.kind != "count" or draft.value > 12 else None
        if draft.bare and known and t and s.words[t - 1] in ("the", "these", "those"):
            said = known
        else:
            said = self._about(draft, s, t, beside, previous) or known or self._anything(s, t, previous)
        said = self._labelled(s, t, self._tidy(s, said))
        if known and len(said.split()) == 1 < len(known.split()) and (draft.kind == "money" or said.lower() in known.lower().split()):
            said = known
        if said:
            self.by_value.setdefault((draft.kind, draft.value), said)
        if draft.kind == "count" and draft.nouns:
            self.noun_sentence = draft.sentence
            self.noun = self._tidy(s, s.say(s.noun_phrase(t + 1, attach=False), 5)) or self.noun
        return said

    # -- the rules, in the order in which they are asked

    def _about(self, draft: Draft, s: Sentence, t: int, beside: Draft | None, previous: Draft | None) -> str:
        words, classes, size = s.words, s.classes, len(s.words)
        a, b = self._group(s, t)
        k = b + 1
        if k + 2 < size and words[k] == "(" and classes[k + 1] == "F":
            k = next((x + 1 for x in range(k + 1, min(k + 6, size)) if words[x] == ")"), k)
        if a and words[a - 1] == "(" and beside and a > 1 and classes[a - 2] in "FN":
            return beside.about
        if beside and t != a:
            if "votes" in beside.about:
                return self._votes(s, a, second=True)
            return beside.about
        if draft.kind == "count" and t != b or (draft.kind == "count" and draft.nouns and t + 1 < size and words[t + 1] == "votes"):
            if self._is_vote(s, a, b):
                return self._votes(s, a, second=False)
        p, mods = self._before(s, a)
        if beside and p >= 0 and words[p] == "or" and (p == 0 or classes[p - 1] == ","):
            return beside.about
        if draft.kind == "count" and a == t != b and not draft.nouns and k < size and classes[k] in "NV" and s.noun_phrase(k, attach=False):
            return self._counted(s, a, k)
        if draft.nouns and (draft.kind == "count" or draft.rule in ("measure-hours", "measure-rate")):
            return self._counted(s, a, k)
        if draft.kind == "count" and draft.rule == "count-compound":
            return s.say(s.noun_phrase(k, limit=6)) or self.low[draft.nouns[0] : draft.nouns[1]]  # type: ignore[index]
        if k < size and words[k] in ("of", "worth"):
            at = k + 1 if words[k] == "of" or k + 1 >= size or words[k + 1] != "of" else k + 2
            level = p >= 0 and words[p] in ("is", "was", "are", "were") and draft.kind == "percent" and "from" not in mods
            if level and (subject := self._subject(s, p)):
                return subject
            if found := self._of(draft, s, a, at, previous):
                if len(found.split()) <= 2 and p >= 0 and classes[p] == "V" and draft.kind in ("percent", "share") and form_of(words[p]).lemma not in _IDLE_LEMMAS:
                    subject = self._subject(s, p)
                    if subject and len(subject.split()) < 5:
                        return f"{found} {participle_of(form_of(words[p]).lemma)} by {subject}"
                return found
        if draft.kind == "share" and k < size and classes[k] in "DN":
            core = s.noun_phrase(k, attach=False)
            if core and p >= 0 and classes[p] == "V" and form_of(words[p]).lemma not in _IDLE_LEMMAS and (span := s.complement(core[1])):
                return f"{s.say(core, 4)} {participle_of(form_of(words[p]).lemma)} {s.say_tail(span, 5)}"
            if found := self._with_predicate(s, a, s.noun_phrase(k, limit=6)):
                return found
        o = k + 1 if k < size and words[k] in ("that", "which") else k
        if o + 1 < size and classes[o] == "O" and draft.kind in ("money", "percent"):
            v = next((x for x in range(o + 1, min(o + 4, size)) if classes[x] == "V"), None)
            if v is not None and v + 1 < size and words[v + 1] in ("in", "out", "up", "back") and not s.noun_phrase(v + 2, attach=False):
                who = self._antecedent(s, o, 0) if words[o] not in _PERSONS else ""
                return f"{participle_of(form_of(words[v]).lemma)} {words[v + 1]}{' by ' + who if who else ''}"
            if v is not None and (span := s.complement(v + 1)):
                return f"{participle_of(form_of(words[v]).lemma)} {s.say_tail(span, 7)}"
        if k < size and draft.kind == "count" and self.noun and draft.bare and (
            classes[k] == "V" and "pp" in form_of(words[k]).kind and k + 1 < size and classes[k + 1] == "P"
        ):
            return f"{self.noun} {s.say_tail((k, self._stop(s, k)), 6)}"
        if draft.kind == "measure" and (found := self._measured(draft, s, a, k, p)):
            return found
        if k < size and draft.kind != "count" and draft.rule != "measure-density" and words[k] not in ("more", "extra", "less", "each") and (
            classes[k] == "N" or (classes[k] in "VY" and k + 1 < size and classes[k + 1] == "N" and a and classes[a - 1] in "DPV")
        ):
            span = s.noun_phrase(k)
            if span and not s.is_time((span[0], (s.noun_phrase(k, attach=False) or span)[1])):
                return self._joined(mods, s.say(span))
        if draft.kind == "count" and draft.bare and a and words[a - 1] in ("other", "remaining", "rest") and self.noun:
            return self.noun
        if beside and p >= 0 and classes[p] in "C," and beside.kind == draft.kind and k + 1 < size and words[k] in ("in", "at", "across") and s.is_capital(k + 1):
            return f"{self._base(beside)} {s.say_tail(s.complement(k), 5)}"
        if beside and p >= 0 and words[p] == "," and "average" in words[p:a] and beside.kind == draft.kind:
            return beside.about
        if beside and p >= 0 and words[p] in ("and", ",", "plus") and draft.kind == "money" and beside.frame and beside.frame[1].endswith(" by") and (span := s.complement(k)):
            draft.frame = beside.frame
            return f"{beside.frame[1][:-3]} {s.say_tail(span, 7)}"
        if beside and p >= 0 and words[p] in ("and", ",", "plus") and draft.kind == "money" == beside.kind and k < size and words[k] == "for" and (span := s.complement(k)):
            return f"{beside.about.split(' for ')[0]} {s.say_tail(span, 7)}"
        if beside and p >= 0 and words[p] == "," and beside.kind == draft.kind and k < size and words[k] in ("more", "less", "above", "below", "higher", "lower", "fewer", "up", "down"):
            return beside.about
        if p > 0 and words[p] == "at" and words[p - 1] == "," and (span := s.phrase_before(p - 1)):
            return s.say(span)
        if beside and (found := self._gapped(draft, s, p, beside)):
            return found
        if p >= 0:
            if found := self._from_before(draft, s, p, k, mods, beside, previous):
                return found
        if k < size and classes[k] in "XV" and (p < 0 or classes[p] in "CR,;:\"–'" or words[p] in ("•", "-", "*")):
            return self._as_subject(draft, s, p, k, previous)
        if k < size and classes[k] == "P" and draft.kind == "count" and self.noun:
            span = s.complement(k)
            if span:
                return f"{self.noun} {s.say(span, 5)}"
        return ""

    def _group(self, s: Sentence, t: int) -> tuple[int, int]:
        """Return the first and the last figure of the range or change that the figure at `t` is an end of."""
        words, classes, size = s.words, s.classes, len(s.words)

        def joined(x: int, y: int) -> bool:
            """True when figures at x and y are ends of one range."""
            gap = words[x + 1 : y]
            if len(gap) > 9:
                return False
            while gap and gap[-1] in ("an", "a", "average", "of", "record", "around", "nearly"):
                gap = gap[:-1]
            if not gap:
                return words[x + 1 : y] == [] and False
            if gap in (["to"], ["–"], ["-"], ["votes", "to"]):
                return True
            start = x - 1
            while start > 0 and words[start] in ("an", "average", "of", "a", "some", "record"):
                start -= 1
            opener = words[start] if start >= 0 else ""
            if opener == "between" and gap[-1] == "and":
                return True
            if opener == "from" and gap[-1] == "to" and not any(c in "V;:" for c in classes[x + 1 : y]):
                return True
            return False

        figures = [x for x in s.drafts.values()]
        at = figures.index(t)
        a = b = t
        if at and joined(figures[at - 1], t):
            a = figures[at - 1]
        if at + 1 < len(figures) and joined(t, figures[at + 1]):
            b = figures[at + 1]
        return a, b

    def _before(self, s: Sentence, a: int) -> tuple[int, list[str]]:
        """Return the token that governs the figure at `a`, and the modifiers between them ("extra", "record")."""
        words, classes = s.words, s.classes
        p, mods = a - 1, []
        while p >= 0:
            word = words[p]
            if classes[p] == "D" or word in _MODIFIERS or classes[p] == "A":
                if word in ("extra", "further", "additional", "record", "average", "annual", "combined", "maximum", "minimum"):
                    mods.insert(0, word)
                p -= 1
            elif word in ("of", "at") and p > 0 and words[p - 1] in _PLAIN and (p < 2 or classes[p - 2] != "N"):
                p -= 2
            elif word == "between":
                p -= 1
            elif word == "from":
                return p - 1, [*mods, "from"]
            else:
                break
        return p, mods

    def _counted(self, s: Sentence, a: int, k: int) -> str:
        """A count with its noun: the noun phrase, what hangs on it, and what it does where it is the subject."""
        words, classes = s.words, s.classes
        head = s.noun_phrase(k, attach=False)
        if head is None:
            return ""
        whole = s.noun_phrase(k) or head
        said = s.say(whole)
        if a and classes[a - 1] == "V" or (a > 1 and classes[a - 1] in "DA" and classes[a - 2] == "V"):
            v = a - 1 if classes[a - 1] == "V" else a - 2
            if len(said.split()) <= 2:
                return self._acted(s, v, said)
        if whole[1] - whole[0] <= 4:
            return self._with_predicate(s, a, whole, draft_is_count=True) or said
        return said

    def _acted(self, s: Sentence, v: int, noun: str) -> str:
        """ "axe 248 jobs": "jobs to be axed"; "logged 1,906 complaints": "complaints logged"."""
        form = form_of(s.words[v])
        if form.lemma in _IDLE_LEMMAS:
            return noun
        part = participle_of(form.lemma)
        before = s.words[s.verb_group(v) : v]
        if "not" in before or "never" in before:
            return noun
        if form.kind == "base":
            modal = next((w for w in before if w in ("could", "may", "might")), None)
            if modal:
                return f"{noun} that {modal} be {part}"
            if "to" in before or "will" in before or "would" in before:
                return f"{noun} to be {part}"
        if form.kind == "ing":
            return f"{noun} to be {part}" if v == 0 else noun
        return f"{noun} {part}"

    def _with_predicate(self, s: Sentence, a: int, span: Span | None, *, draft_is_count: bool = False) -> str:
        """A noun phrase and what it does: "people who signed a petition"."""
        if span is None:
            return ""
        words, classes, size = s.words, s.classes, len(s.words)
        said = s.say(span, 6)
        if not said:
            return ""
        if a and words[a - 1] in ("between", "from"):
            a -= 1
        k = span[1]
        while k < size and classes[k] in "A":
            k += 1
        if k < size and classes[k] == "X" and draft_is_count and not (a == 0 or classes[a - 1] in "CRDA,;:\"'–(*•"):
            return said
        if k < size and (classes[k] in "XV" or classes[k] == "R" and words[k] in ("who", "which", "that")):
            if classes[k] == "R":
                tail = (k, self._stop(s, k + 1))
                return f"{said} {s.say_tail(tail, 10 - len(said.split()))}".strip()
            form = VERBS.get(words[k])
            subject = a == 0 or classes[a - 1] in "CR,;:\"'–" or classes[a - 1] in "DA"
            if classes[k] == "V" and form and form.kind in ("ing",) or (not subject and classes[k] == "V" and form and "pp" in form.kind and form.lemma not in ("say", "tell", "decline")):
                tail_text = s.say((k, self._stop(s, k)), max(2, 8 - len(said.split())))
                return f"{said} {tail_text}" if len(tail_text.split()) > 1 else said
            if not subject and classes[k] != "X":
                return said
            head = next((w for w in words[span[0] : span[1]] if w in PEOPLE), words[(s.noun_phrase(span[0], attach=False) or span)[1] - 1])
            link = "who" if head in PEOPLE else "that"
            if classes[k] == "V" and form and "pp" in form.kind and any(c == "X" for c in classes[k : self._stop(s, k)]):
                tail_text = s.say((k, next(x for x in range(k, len(words)) if classes[x] == "X")), 5)
                return f"{said} {tail_text}"
            tail_text = s.say_tail((k, self._stop(s, k)), 9 - len(said.split()))
            if len(tail_text.split()) > 1:
                return f"{said} {link} {_agreed(tail_text, is_plural(head))}"
        return said

    def _stop(self, s: Sentence, k: int) -> int:
        """Return where the clause that runs from `k` ends."""
        words, classes, size = s.words, s.classes, len(s.words)
        x = k
        while x < size and classes[x] not in ",;:–\".FT" and words[x] not in ("according", "because", "while", "but", "(", "against", "compared", "after", "since"):
            if words[x] in ("last", "next", "this") and x + 1 < size and s.is_time((x + 1, x + 2)) or (classes[x] == "Y" and x > k and classes[x - 1] == "P"):
                break
            if words[x] in ("and",) and x + 1 < size and (classes[x + 1] in "XVF" or s._clause_after(x + 1)):
                break
            x += 1
        return x

    def _of(self, draft: Draft, s: Sentence, a: int, k: int, previous: Draft | None) -> str:
        """What follows "of": "£1.2m of cuts", "61 of 88 posts in finance were filled by interims"."""
        words, classes, size = s.words, s.classes, len(s.words)
        if k >= size:
            return ""
        if words[k] in ("them", "which", "whom") or (words[k] in ("these", "those") and not (k + 1 < size and classes[k + 1] in "NR")):
            return self._of_them(draft, s, k + 1, previous)
        if words[k] in ("it", "this", "that"):
            return self._of_it(draft, s, a, previous)
        if words[k] == "what":
            return s.say_tail((k, self._stop(s, k)), 7)
        if words[k] == "those":
            return s.say_tail((k, self._stop(s, k)), 8)
        f = k
        while f < size and classes[f] in "DA" :
            f += 1
        # "six of the borough's 22 libraries": what the second number counts
        inner = next((x for x in range(k, min(k + 5, size)) if classes[x] == "F"), None)
        if inner is not None and all(c in "DNA" for c in classes[k:inner]):
            span = s.noun_phrase(inner + 1, limit=6)
            if span is None:
                other = next((d for d in self.drafts if s.drafts.get(d.start) == inner and d.sentence == s.index), None)
                noun = self.by_value.get((other.kind, other.value), "") if other else ""
                noun = noun or self.noun
                tail = s.say_tail((inner + 1, self._stop(s, inner + 1)), 6)
                if draft.kind not in ("count", "share"):
                    return ""
                if not noun:
                    return tail
                head = noun.split(" ")[0]
                if tail and inner + 1 < size and classes[inner + 1] in "XV":
                    return f"{' '.join(noun.split()[:4])} {'who' if head in PEOPLE else 'that'} {tail}"
                return noun
        else:
            span = s.noun_phrase(k, limit=7)
        if span is None:
            return ""
        if draft.kind in ("percent", "share", "count"):
            plain = self._with_predicate(s, a, span)
            if draft.kind == "count" and a and classes[a - 1] == "V" and plain == s.say(span, 6) and len(plain.split()) < 3:
                return self._acted(s, a - 1, plain)
            return plain
        if draft.kind == "measure" and draft.unit == "hours":
            return f"hours of {s.say((k, span[1]), 6)}" if classes[k] == "D" else s.say(span)
        return s.say(span)

    def _of_them(self, draft: Draft, s: Sentence, k: int, previous: Draft | None) -> str:
        """ "18 of them vacant", "of which 18 are vacant"."""
        words, classes, size = s.words, s.classes, len(s.words)
        noun = self.noun or (previous.about if previous else "")
        noun = " ".join(noun.split()[:5])
        stop = self._stop(s, k)
        if k < size and classes[k] in "XV":
            tail = s.say_tail((k, stop), 6)
            link = "who" if noun.split(" ")[0] in PEOPLE else "that"
            return f"{noun} {link} {tail}" if tail else noun
        tail = s.say((k, stop), 6)
        if not tail or classes[k] == "C":
            p, _ = self._before(s, s.drafts[draft.start])
            owner = self._subject(s, p) if p >= 0 and classes[p] in "XV" else ""
            return f"{noun}, {owner}" if owner and len(owner.split()) < 5 else noun
        if classes[k] == "P":
            return f"{noun} {s.say_tail((k, stop), 6)}"
        if is_plural(words[max(k, stop - 1)]):
            return tail
        return f"{tail} {noun}" if len(tail.split()) < 3 else f"{noun}, {tail}"

    def _of_it(self, draft: Draft, s: Sentence, a: int, previous: Draft | None) -> str:
        """ "set aside £1m and has spent £256,000 of it"."""
        p, _ = self._before(s, a)
        base = previous.about if previous else ""
        k = s.drafts[draft.start] + 3
        if k < len(s.words) and s.classes[k] in "XV":
            v = next((x for x in range(k, min(k + 4, len(s.words))) if s.classes[x] == "V"), None)
            span = s.complement(v + 1) if v is not None else None
            if v is not None and span:
                part = participle_of(form_of(s.words[v]).lemma)
                return f"{'' if part == 'come' else part} {s.say_tail(span, 6)}".strip() + (f", of {base}" if base and len(base.split()) < 5 else "")
        if p >= 0 and s.classes[p] == "V" and draft.kind == "money" and base:
            return f"{participle_of(form_of(s.words[p]).lemma)}, of sum {base}"
        return base

    def _is_vote(self, s: Sentence, a: int, b: int) -> bool:
        return b != a and any(w in s.words for w in ("vote", "votes", "voted", "favour")) and "from" not in s.words[max(0, a - 2) : a]

    def _votes(self, s: Sentence, a: int, *, second: bool) -> str:
        """Votes for and against, by whether the motion was passed."""
        lost = any((form := VERBS.get(w)) and form.lemma in _AGAINST for w in s.words[max(0, a - 14) : a]) or any(
            w in ("refused", "rejected", "threw", "defeated", "lost", "against") for w in s.words[max(0, a - 14) : a]
        )
        return "votes against" if lost != second else "votes in favour"

    def _measured(self, draft: Draft, s: Sentence, a: int, k: int, p: int) -> str:
        """Distances, lengths, temperatures."""
        words, classes, size = s.words, s.classes, len(s.words)
        if k < size and _DISTANCE.fullmatch(draft.unit):
            if words[k] in ("from", "of", "outside", "beyond", "north", "south", "east", "west") and (span := s.noun_phrase(k + 1 if words[k] in ("from", "of", "outside", "beyond") else k + 2)):
                if words[k] != "of" or (p >= 0 and words[p] == "within") or "within" in words[max(0, a - 2) : a]:
                    return f"distance from {s.say_tail(span, 6)}"
            if words[k] == "to" and k + 1 < size and words[k + 1] == "the" and p >= 0 and classes[p] in "VX":
                subject = self._subject(s, p)
                if subject:
                    return f"distance to {subject}"
            if words[k] in _ADJECTIVES:
                v = next((x for x in range(a - 1, -1, -1) if classes[x] in "XV"), None)
                subject = self._subject(s, v) if v is not None and (p < 0 or classes[p] in "XV") else s.say(s.phrase_before(p + 1), 6)
                noun = _ADJECTIVES[words[k]]
                return f"{noun} {'to' if noun == 'distance' else 'of'} {subject}" if subject else noun
        return ""

    def _as_subject(self, draft: Draft, s: Sentence, p: int, k: int, previous: Draft | None) -> str:
        """A figure that is itself the subject: "Just nine have settled for less", "88 per cent backed a ballot"."""
        words, classes = s.words, s.classes
        stop = self._stop(s, k)
        tail = s.say_tail((k, stop), 7)
        noun = ""
        if p > 0 and words[p] in ("which", "whom") and words[p - 1] == "of":
            return self._of_them(draft, s, k, previous)
        if p > 0 and classes[p] == "," and p < 12:
            front = s.phrase_before(p)
            if front and (words[front[1] - 1] in PEOPLE or is_plural(words[front[1] - 1])):
                tail_at = max((x for x in range(front[0], front[1]) if words[x] == "of"), default=front[0] - 1)
                noun = s.say((tail_at + 1, front[1]), 4)
        if not noun and draft.kind != "count":
            noun = self._surveyed(s, p)
        if not noun and draft.kind == "money":
            return self.by_value.get((draft.kind, draft.value)) or tail
        if not noun and s.index - self.noun_sentence <= (8 if draft.kind == "count" else 0):
            noun = " ".join(self.noun.split()[:5])
        if not noun:
            return f"share that {tail}" if tail and draft.kind != "count" else tail
        link = "who" if noun.split(" ")[-1].lower() in PEOPLE or noun.split(" ")[0] in PEOPLE else "that"
        return f"{noun} {link} {tail}" if tail else noun

    def _surveyed(self, s: Sentence, p: int) -> str:
        """Whom "a survey of staff" or "a vote of members" asked."""
        for x in range(min(p, len(s.words) - 2), 0, -1):
            if s.words[x] == "of" and s.words[x - 1] in ("survey", "poll", "vote", "ballot", "sample", "survey", "number", "proportion"):
                return s.say(s.noun_phrase(x + 1, attach=False), 4)
        return ""

    def _gapped(self, draft: Draft, s: Sentence, p: int, beside: Draft) -> str:
        """ "Gateshead pays £779 and Sunderland £751": the verb is left out the second time."""
        words, classes = s.words, s.classes
        if p < 0 or classes[p] not in "NT":
            return ""
        span = s.phrase_before(p + 1)
        if span is None:
            return ""
        a = span[0]
        while a < span[1] and classes[a] in "PC":
            a += 1
        lead = words[span[0] - 1] if span[0] else ""
        opener = span[0] - 1
        if classes[opener] == "P":
            opener -= 1
        if opener < 0 or not (words[opener] in ("and", "while", "but") or classes[opener] in ",;"):
            if not (words[opener + 1] in ("and", "while")):
                return ""
        said = s.say((a, span[1]), 6)
        if not said or any(c in "XV" for c in classes[span[0] : p + 1] if c == "X"):
            return ""
        if words[a] == "the" and a + 2 == span[1] and words[a + 1].endswith("est"):
            return f"{words[a + 1]} {self._base(beside).removeprefix('median ').removeprefix('average ').removeprefix('mean ')}"
        if beside.frame:
            if beside.frame[0] == "who":
                return f"{beside.frame[1]} {said}"
        if lead in ("in", "at", "for", "across"):
            return f"{self._base(beside)} {lead} {said}"
        if said[0].isupper():
            return f"{self._base(beside)}, {said}"
        if draft.kind == beside.kind:
            return f"{self._base(beside)}, {said}" if draft.bare or not beside.about else said
        return said

    def _base(self, beside: Draft) -> str:
        return _PLACE.sub("", beside.about) or beside.about

    def _from_before(
        self, draft: Draft, s: Sentence, p: int, k: int, mods: list[str], beside: Draft | None, previous: Draft | None
    ) -> str:
        """What governs the figure: "savings of", "will cost", "is", "rose by", "up from"."""
        words, classes = s.words, s.classes
        word, name = words[p], classes[p]
        if word == "of":
            return self._noun_of(draft, s, p, k, previous)
        if name == ":":
            label = s.phrase_before(p)
            return s.say((0, p)) if p <= 6 and "F" not in classes[:p] else s.say(label)
        if "from" in mods:
            if beside and (word in ("up", "down") or (word in ("increase", "rise", "drop", "fall") and words[p - 1] in ("a", "an"))):
                return beside.about
            if beside and (name in ",Y"):
                base = beside.about
                for lead in ("rise in ", "fall in ", "increase in ", "cut in ", "growth in ", "reduction in ", "decrease in "):
                    base = base.removeprefix(lead)
                return base
            v = p if name == "V" else next((x for x in range(p, max(-1, p - 14), -1) if classes[x] == "V"), None)
            return self._moved(draft, s, p + 1, v, k, previous)
        if word == "by" or (name == "P" and word in ("up", "down") and False):
            return self._changed(draft, s, p, previous)
        same = next((d for d in reversed(self.by_sentence[s.index][: self.by_sentence[s.index].index(draft)]) if d.kind == draft.kind), None)
        beside = same or beside
        if word == "worth" or (word == "available" and p and words[p - 1] in ("made", "make", "making")):
            span = s.complement(k)
            return s.say(s.phrase_before(p)) if word == "worth" else f"made available {s.say_tail(span, 6)}".strip()
        if word == "than" or (beside and word in ("against", "versus", "with", "from") and self._compares(s, p)):
            if beside and (draft.kind == beside.kind) and not draft.nouns:
                span = s.complement(k)
                if span and words[span[0]] == "for" and word != "from" and beside.frame and beside.frame[0] == "who":
                    whom = s.say((span[0] + 1, span[1]), 6)
                    part = beside.frame[1].removesuffix(" by")
                    return f"{part} {whom}" if part == "cost of" else f"{part} for {whom}"
                tail = s.say_tail(span, 6) if span and s.words[span[0]] in ("across", "in", "for") and word != "from" else ""
                return f"{self._base(beside)} {tail}" if tail and len(tail) < 30 and tail.split()[0] != "for" else beside.about
        if name == "X" and word in ("is", "are", "was", "were", "be", "been", "being"):
            return self._level(draft, s, p, k, previous)
        if name == "X":
            # "It has 87": the count's noun was taken before; money that somebody has
            return self._level(draft, s, p, k, previous) if word in ("has", "have", "had") and draft.kind == "money" and False else self._held(draft, s, p, k)
        verb = p if name == "V" else None
        particle = ""
        if verb is None and word in ("aside", "in", "up", "out", "back", "away", "down", "over", "off") and p and classes[p - 1] == "V":
            verb, particle = p - 1, word
        if verb is None and name == "O" and p and classes[p - 1] == "V":
            verb = p - 1
        if verb is not None and draft.kind == "count" and self.noun and s.index - self.noun_sentence < 3 and form_of(words[verb]).lemma not in _LEVELS:
            acted = self._acted(s, verb, self.noun)
            return f"{acted} {particle}".strip() if acted != self.noun else acted
        if verb is not None:
            return self._verb(draft, s, verb, particle, k, previous)
        if name == "P":
            v = next((x for x in range(p - 1, max(-1, p - 14), -1) if classes[x] == "V"), None)
            if word in ("to", "at", "above", "below", "under", "over", "from", "until") or (word in ("for", "in") and draft.kind != "count"):
                if word == "for" and v is not None and form_of(words[v]).lemma in ("ask", "bid", "call", "apply", "press", "lobby", "appeal"):
                    part, span = participle_of(form_of(words[v]).lemma), s.complement(k)
                    return f"{part} for {s.say_tail(span, 7)}" if span else f"{part} for by {self._subject(s, v)}".removesuffix(" by ")
                if word == "for" and draft.rule == "measure-duration":
                    x = next((x for x in range(p - 1, -1, -1) if classes[x] in "XV"), None)
                    if x is not None and (subject := self._subject(s, x)):
                        return f"{subject} {s.say_tail((x + 1, p), 4)}".strip()
                return self._moved(draft, s, p, v, k, previous)
            if beside and word == "with" and beside.kind == draft.kind and v is not None and draft.kind != "count" and (subject := self._subject(s, v)):
                return f"{self._base(beside)}, {subject}"
            if word in ("with", "on", "for", "in", "among", "including", "about", "as", "against"):
                if word == "with" and v is not None and draft.kind == "money" and (subject := self._subject(s, v)):
                    passed = " ".join(words[v + 1 : p])
                    return f"{subject} {participle_of(form_of(words[v]).lemma)} {passed}".strip()
                if draft.kind == "count" and self.noun and v is not None and word in ("with", "on"):
                    subject = self._subject(s, v)
                    joint = next((x for x in range(p, v, -1) if words[x] == "and"), None)
                    if joint and any(v < d < joint for d in s.drafts.values()):
                        subject = s.say(s.noun_phrase(joint + 1, attach=False), 3)
                        subject = " ".join(w for w in subject.split() if w not in ("first", "second", "third", "fourth", "fifth"))
                    head = " ".join(self.noun.split()[:3])
                    return f"{head}, {subject}" if subject and subject != head else head
        if name == "N":
            v = next((x for x in range(p, max(-1, p - 10), -1) if classes[x] == "V"), None)
            if v is not None and (form := form_of(words[v])).lemma not in _NO_FRAME:
                inner = s.phrase_before(p + 1)
                if form.lemma in ("give", "award", "pay", "charge", "offer", "fine", "hand", "cost", "save", "lend", "grant", "allocate"):
                    return self._verb(draft, s, v, "", k, previous)
                return s.say(inner)
            return s.say(s.phrase_before(p + 1))
        return ""

    def _compares(self, s: Sentence, p: int) -> bool:
        word = s.words[p]
        if word == "with":
            return p > 0 and s.words[p - 1] in ("compared", "contrasted")
        if word == "from":
            return p > 0 and s.words[p - 1] in ("up", "down", "increase", "rise", "fall", "drop")
        return True

    def _noun_of(self, draft: Draft, s: Sentence, p: int, k: int, previous: Draft | None) -> str:
        """ "savings of £7.9m", "a legal bill of £78,000"."""
        words, classes = s.words, s.classes
        span = s.phrase_before(p)
        if span is None:
            # "(an increase in cash terms) of", "reduced to a maximum of"
            v = p - 1 if p and classes[p - 1] == "V" else None
            return self._verb(draft, s, v, "", k, previous) if v is not None else ""
        inner = next((x for x in range(span[1] - 1, span[0], -1) if words[x] == "with"), None)
        if inner is not None:
            outer = s.phrase_before(inner)
            core = outer and next((x + 1 for x in range(outer[1] - 1, outer[0] - 1, -1) if classes[x] in "DP"), outer[0])
            draft.frame = ("noun",)
            return f"{s.say((inner + 1, span[1]), 5)}, {s.say((core, outer[1]), 3)}" if outer and core is not None else s.say((inner + 1, span[1]))
        said = s.say(span, 7)
        head = words[span[1] - 1]
        tail = s.complement(k)
        after = s.say_tail(tail, max(3, LIMIT_WORDS - len(said.split()))) if tail and tail[0] < k + 4 else ""
        if head in _GENERIC and span[1] - span[0] <= 2:
            owner = ""
            v = next((x for x in range(span[0] - 1, max(-1, span[0] - 10), -1) if classes[x] in "VX"), None)
            if v is not None:
                owner = self._subject(s, v)
            if after:
                return f"{said} {after}"
            if owner:
                return f"{said}, {owner}" if len(owner.split()) < 6 else owner
        if after and len(said.split()) <= 4:
            return f"{said} {after}"
        if said.lower() in ("increase", "rise", "fall", "drop", "cut", "decrease", "reduction", "jump") and (
            first := next((d for d in self.by_sentence.get(s.index, ()) if d.about and d is not draft), None)
        ):
            return f"{said} in {' '.join(first.about.split()[:5])}"
        if len(said.split()) <= 1:
            v = next((x for x in range(span[0] - 1, max(-1, span[0] - 8), -1) if classes[x] in "VX"), None)
            owner = self._subject(s, v) if v is not None else ""
            if said == "cost" and span[0] and words[span[0] - 1] == "at" and v is not None and owner and classes[v] == "V":
                return f"cost, {owner.split()[0].lower()} {participle_of(form_of(words[v]).lemma)}"
            if owner and len(owner.split()) <= 5 and owner[-1].isalpha():
                return f"{said}, {owner}"
        return said

    def _changed(self, draft: Draft, s: Sentence, p: int, previous: Draft | None) -> str:
        """ "rose by 12%", "raise council tax by 9.99pc", "has come down by 610"."""
        words, classes = s.words, s.classes
        v = next((x for x in range(p - 1, max(-1, p - 14), -1) if classes[x] == "V"), None)
        if v is None:
            if p and words[p - 1] in ("up", "down"):
                subject = self._subject(s, p - 1)
                return f"{_CHANGES[words[p - 1]]} in {subject}" if subject else ""
            if p and words[p - 1] in ("increase", "rise", "fall", "cut", "drop"):
                return s.say(s.phrase_before(p))
            return ""
        lemma = form_of(words[v]).lemma
        particle = next((w for w in words[v + 1 : p] if w in ("up", "down")), "")
        key = f"{lemma} {particle}".strip()
        noun = _CHANGES.get(key) or _CHANGES.get(lemma) or (_CHANGES.get(particle) if lemma in ("be", "go", "come", "bring", "put") else None)
        object_span = s.phrase_before(p) if p - v > 1 else None
        if object_span and object_span[0] <= v:
            object_span = (v + 1, p)
        said = s.say(object_span, 6) if object_span else ""
        if said in ("up", "down"):
            said = ""
        passive = classes[v - 1] == "X" if v else False
        if lemma == "exceed" and said:
            owner = self._subject(s, v)
            return f"excess of {owner} over {said}" if owner else f"excess over {said}"
        if noun and said and lemma in _TRANSITIVE:
            if said.lower() in _GENERIC:
                said = self._antecedent(s, v + 1, 0) or (previous.about if previous else said)
                first = said.split(" ")[0].lower()
                said = " ".join(said.split(" ")[1:]) if first.endswith("ing") and " " in said else said
                said = said.removeprefix("that ").removeprefix("the ")
            return f"{noun} in {said}"
        subject = self._subject(s, v)
        if noun:
            return f"{noun} in {subject}" if subject else noun
        part = participle_of(lemma)
        if said and not passive and said.lower() not in _GENERIC:
            return f"{said} {part}"
        if subject:
            return f"{subject} {part}" if passive or lemma in ("shift", "move", "overrun", "miss") else subject
        return said or part

    def _moved(self, draft: Draft, s: Sentence, p: int, v: int | None, k: int, previous: Draft | None) -> str:
        """ "rose to £11.3m", "put the price of the tanks at £16.4m", "sold 17 properties for £144m"."""
        words, classes = s.words, s.classes
        start = v + 1 if v is not None else 0
        between = s.phrase_before(p)
        if between and between[0] < start:
            between = (start, between[1]) if between[1] > start else None
        said = s.say(between, 7) if between else ""
        if said and said.split()[0].lower() in ("up", "down"):
            said = ""
        if said and between and said.lower() in ("number", "numbers", "figure", "cost", "costs", "total") and words[between[0]] in ("their", "its") and v is not None:
            owner = s.say(s.phrase_before(v if classes[v - 1] != "," else v - 1), 6)
            if owner:
                return owner
        if said.lower() in _GENERIC and previous and previous.kind == draft.kind and previous.about and said.lower() not in ("one", "ones"):
            return self._base(previous)
        if said and not (said.lower() in _GENERIC or said.lower().split()[-1] in _GENERIC and len(said.split()) < 2):
            if words[p] == "for" and v is not None and any(d >= v and d < p for d in s.drafts.values()):
                return f"{said} {participle_of(form_of(words[v]).lemma)}"
            return self._numberless(said)
        if v is None:
            v = next((x for x in range(p - 1, max(-1, p - 8), -1) if classes[x] == "X"), None)
        subject = self._subject(s, v) if v is not None else ""
        if subject:
            return self._numberless(subject)
        if previous and (said or v is not None) and previous.kind == draft.kind:
            return previous.about
        return ""

    def _level(self, draft: Draft, s: Sentence, x: int, k: int, previous: Draft | None) -> str:
        """ "uptake is 89.9 per cent", "the average stay was 14 months"."""
        words, classes = s.words, s.classes
        tail_span = s.complement(k)
        subject = self._subject(s, x)
        if "there" in words[max(0, x - 2) : x] or (k < len(words) and words[k] in ("higher", "lower", "more", "fewer", "less", "below", "above")):
            tail = s.say_tail((k, self._stop(s, k)), 6) if k < len(words) and classes[k] in "A" else ""
            if subject or tail:
                return f"{subject}, {tail}".strip(", ") if tail else subject
            return self.noun if draft.kind == "count" else ""
        if subject:
            return self._numberless(subject)
        if previous and previous.kind == draft.kind:
            return self._base(previous)
        return s.say_tail(tail_span) if tail_span else ""

    def _held(self, draft: Draft, s: Sentence, x: int, k: int) -> str:
        subject = self._subject(s, x)
        if draft.kind == "count" and self.noun:
            tail = s.say_tail((k, self._stop(s, k)), 6) if k < len(s.words) and s.classes[k] == "R" else ""
            head = " ".join(self.noun.split()[:4])
            if tail:
                return f"{head} {tail}"
            return f"{head}, {subject}" if subject and subject not in head else head
        return subject

    def _verb(self, draft: Draft, s: Sentence, v: int, particle: str, k: int, previous: Draft | None) -> str:
        """ "will cost £14.2m", "spent £5.6m", "raising £860,000 by charging …"."""
        words = s.words
        lemma = form_of(words[v]).lemma
        part = participle_of(lemma) + (f" {particle}" if particle else "")
        span = s.complement(k)
        tail = s.say_tail(span, 7) if span else ""
        subject = self._subject(s, v)
        key = f"{lemma} {particle}".strip()
        if key in _CHANGES and lemma not in ("raise", "cut", "put", "bring", "exceed"):
            return f"{_CHANGES[key]} in {subject}" if subject else _CHANGES[key]
        if lemma in _LEVELS:
            return self._numberless(subject) or tail or (previous.about if previous else "")
        passive = s.verb_group(v) < v and any(w in ("is", "are", "was", "were", "been", "be", "being") for w in words[s.verb_group(v) : v]) and form_of(words[v]).kind in ("pp", "past pp")
        draft.frame = ("who", f"{part} by")
        if lemma == "cost":
            draft.frame = ("who", "cost of")
            if span and words[span[0]] == "to":
                return f"cost {tail}"
            return f"cost of {subject}" if subject else f"cost {tail}".strip()
        if lemma == "save":
            draft.frame = ("who", "saving from")
            if span and words[span[0]] in ("by", "on", "from"):
                return f"saved {tail}"
            if subject:
                return f"saved by {subject}" if _ACTOR.search(subject) else f"saving from {subject}"
            return f"saved {tail}".strip() if tail else "saving"
        if lemma in _NO_FRAME:
            return tail or (subject if lemma == "mean" else "")
        if not span and k < len(words) and "available" in words[v + 1 : k]:
            return "made available"
        if lemma in ("need", "face", "expect", "want", "hope", "get", "have") and tail and words[span[0]] in ("in", "of", "for"):  # type: ignore[index]
            return tail if words[span[0]] == "in" and lemma == "face" else f"{part} {tail}"  # type: ignore[index]
        if passive and subject and lemma in ("give", "pay", "award", "offer", "hand", "fine", "charge", "grant", "promise", "lend"):
            return f"{part} to {subject} {tail}".strip() if len(subject.split()) + len(tail.split()) < 8 else f"{part} to {subject}"
        if lemma == "lose" and draft.kind == "money":
            return f"loss, {subject}" if subject else "loss"
        if tail.split()[-1:] == ["doing"] or tail in ("on it", "for it", "to it"):
            tail = ""
        if lemma in ("bring", "raise", "generate", "earn", "yield", "net") and subject and span and words[span[0]] == "in" and words[span[0] + 1] == "the":
            return f"{part} by {subject}"
        if not tail and k + 1 < len(words) and words[k] == "," and s.classes[k + 1] == "D" and (apposed := s.noun_phrase(k + 1)) and lemma in ("give", "award", "score", "get"):
            return s.say(apposed)
        if tail:
            if subject and len(tail.split()) < 3 and len(subject.split()) < 5 and not passive:
                return f"{part} {tail} by {subject}"
            return f"{part} {tail}"
        if subject and passive:
            return f"{subject} {part}" if len(subject.split()) < 7 else subject
        if subject:
            return f"{part} by {subject}"
        if draft.kind == "measure" and draft.unit:
            return f"{draft.unit} {part}"
        return part if lemma not in _IDLE_LEMMAS else ""

    def _subject(self, s: Sentence, v: int | None, depth: int = 0) -> str:
        """The words of the subject of the verb at `v`; a pronoun is looked up in the sentence before."""
        if v is None:
            return ""
        span = s.subject(v)
        if span is None:
            return ""
        a, b = span
        words, classes = s.words, s.classes
        place = ""
        if classes[a] == "P":
            # "In Leicestershire uptake is", "In North Tyneside the figure is"
            x = a + 1
            while x < b and classes[x] in "NYT" and s.is_capital(x):
                x += 1
            if x < b:
                place = f" {words[a]} {s.say((a + 1, x))}"
                a = x
        elif a and classes[a - 1] == "P" and words[a - 1] in ("in", "across", "at") and (a < 2 or classes[a - 2] not in "NV"):
            x = a
            while x < b and classes[x] in "NYT" and s.is_capital(x):
                x += 1
            if a < x < b:
                place = f" {words[a - 1]} {s.say((a, x))}"
                a = x
        if b - a > 1 and a > 1 and classes[a - 1] == "P" and (a == 1 or classes[a - 2] in ",;:\"'") and is_plural(words[b - 1]):
            a = b - 1
        elif b - a > 1 and a == 1 and classes[0] == "P" and is_plural(words[b - 1]) and not is_plural(words[b - 2]):
            a = b - 1
        said = s.say((a, b), 8)
        if a == 0:
            said = self._uncapital(said)
        head = words[b - 1]
        if b - a == 1 and classes[a] in "OD" or said.lower() in _GENERIC or not said:
            if head in _PERSONS or head == "there":
                return ""
            found = self._antecedent(s, a, depth)
            if place and found:
                return _PLACE.sub("", found) + place
            return found or ""
        return said + place

    def _antecedent(self, s: Sentence, a: int, depth: int) -> str:
        """What "it", "they" or "the figure" stands for: the last figure's subject, else the last sentence's."""
        before = [d for d in self.by_sentence.get(s.index, ()) if s.drafts[d.start] < a and d.about]
        if s.words[a] in ("figure", "figures", "number", "total") or (a + 1 < len(s.words) and s.words[a + 1] in ("figure", "number", "total")):
            earlier = before or [d for d in self.by_sentence.get(s.index - 1, ()) if d.about]
            if earlier:
                return self._base(earlier[-1])
        for x in range(a - 1, 0, -1):
            if s.classes[x] in "XV" and (x == 0 or s.classes[x - 1] not in "XA"):
                span = s.subject(x)
                if span and span[0] and (s.classes[span[0] - 1] == "R" or (s.classes[span[0]] == "D" and s.classes[span[0] - 1] == "R")):
                    continue
                if span and s.classes[span[0]] not in "OR" and span[1] <= a and (s.words[a] != "they" or is_plural(s.words[span[1] - 1])):
                    said = s.say(span)
                    if said.lower() not in _GENERIC:
                        return said
        if depth > 1 or s.index == 0:
            return ""
        if s.words[a] == "that" and (earlier := [d for d in self.by_sentence.get(s.index - 1, ()) if d.about]):
            return earlier[0].about
        past = self.sentence(s.index - 1)
        for x, name in enumerate(past.classes):
            if name in "XV":
                if s.words[a] == "this" and name == "V" and (object_ := past.noun_phrase(x + 1)):
                    return past.say(object_)
                return self._subject(past, x, depth + 1)
        return ""

    def _labelled(self, s: Sentence, t: int, said: str) -> str:
        """ "Achnadarroch – seven pupils (capacity 50)": an item's label says whose number it is."""
        if len(said.split()) > 2:
            return said
        dash = next((x for x in range(min(6, t)) if s.words[x] in ("–", ":")), None)
        if not dash or any(c not in "NYPC" for c in s.classes[:dash]) or not s.is_capital(0):
            return said
        label = s.say((0, dash), 5)
        return f"{said}, {label}" if label and label.lower() not in said.lower() and said.lower() not in label.lower() else said

    def _numberless(self, said: str) -> str:
        """ "number of children in care" counts children in care."""
        for lead in ("number of ", "numbers of ", "proportion of "):
            if said.lower().startswith(lead) and lead != "proportion of ":
                return said[len(lead) :]
        return said

    def _joined(self, mods: list[str], said: str) -> str:
        mods = [m for m in mods if m not in ("from",) and m not in said.split()]
        return " ".join([*mods, said]) if said else ""

    def _anything(self, s: Sentence, t: int, previous: Draft | None) -> str:
        """The last resort: the nearest words that can stand alone."""
        span = s.complement(t + 1)
        if span:
            return s.say_tail(span)
        before = s.phrase_before(t)
        if before and (said := s.say(before)):
            return said
        for x in range(t - 1, -1, -1):
            if s.classes[x] == "N" and (span := s.phrase_before(x + 1)):
                return s.say(span)
        span = next((found for x in range(t + 1, len(s.words)) if s.classes[x] == "N" and (found := s.noun_phrase(x))), None)
        return s.say(span) if span else (previous.about if previous else "")

    def _tidy(self, s: Sentence, said: str) -> str:
        """No opening "its", no capital that only began the sentence."""
        said = self._numberless(said)
        said = said.strip(" ,;:-–\"'")
        words = said.split(" ")
        while words and words[0].lower() in ("the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "these", "those", "and"):
            words = words[1:]
        if not words:
            return ""
        return self._uncapital(" ".join(words))

    def _uncapital(self, said: str) -> str:
        """ "Rents for tenants": a capital that only began the sentence goes; a name's stays."""
        first, _, rest = said.partition(" ")
        if not (first[:1].isupper() and first[1:].islower()) or rest[:1].isdigit():
            return said
        small = first.lower()
        if f" {small} " in self.text or (is_plural(small) and small.endswith("s") and f" {first}" not in self.text) or small in _COMMON:
            return f"{small} {rest}".strip()
        return said
