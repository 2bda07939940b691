"""A light parser of one sentence: its words, their classes, its noun phrases and its subjects.

In:   a sentence's span, lower-case text, and the drafts that stand in it.
Out:  a Sentence, whose methods give spans of tokens (half-open) or None, and words for a span.
Not:  grammar. It knows closed-class words and common verbs; every other word is a noun or an adjective.
"""

from digest.extract.figures.lists import listed
from digest.extract.figures.phrases import LIMIT_WORDS, TIME_NOUNS
from digest.extract.figures.saying import Saying
from digest.extract.figures.tokens import Span
from digest.extract.figures.words import form_of

__all__ = ["LIMIT_WORDS", "Sentence", "Span"]

_CLAUSE_ENDS = ',;:–".FT('
_NEW_CLAUSE = listed(
    "according because while but against compared after since although though unless"
)
_PASSING = listed("last next this")
_SAID = listed(
    "say tell think hope believe expect claim warn fear know mean show suggest argue insist agree vote decide"
)
_NEW_SUBJECT = listed("as after before since until than like")


_EACH = listed("each both all")
_BEFORE_EACH = frozenset("XN,")
_IN_GROUP = listed("to not set due expected likely going able")
_AFTER_VERB = listed("to likely due")
_WHO = listed("who which that")


class Sentence(Saying):
    """One sentence, with its clauses."""

    __slots__ = ()

    def first_verb(self) -> int | None:
        """Return the first verb or auxiliary."""
        verbs = [x for x in (self.classes.find("V"), self.classes.find("X")) if x >= 0]
        return min(verbs, default=None)

    def verb_group(self, v: int) -> int:
        """Return where the verb group that ends at `v` begins: "is set to be cut" begins at "is"."""
        words, classes = self.words, self.classes
        g = v
        while g > 0:
            name, word = classes[g - 1], words[g - 1]
            if not (
                name in "XA"
                or word in _IN_GROUP
                or (word == "first" and classes[g - 2 : g - 1] == "X")  # "was first announced"
                or (name == "V" and words[g] in _AFTER_VERB)
                or (word in _EACH and classes[g - 2 : g - 1] in _BEFORE_EACH)
            ):
                break
            g -= 1
        return g

    def subject(self, v: int) -> Span | None:
        """Return the subject of the verb at token `v`, a pronoun included; None when the clause has none."""
        words, classes = self.words, self.classes
        g = j = self.verb_group(v)
        if classes[g - 1 : g] != "N":  # most stand straight before the verb, and end in a noun
            word = words[j - 1] if j else ""
            if word == "and" and j > 1 and classes[j - 2] in "NVPAY.T,F":
                # "a council has sold land and so reduced its debt": the subject stands with the verb before
                earlier = max(classes.rfind("V", 0, j - 1), classes.rfind("X", 0, j - 1))
                if earlier >= 0:
                    return self.subject(earlier)
            if word == ",":
                j = classes.rfind(",", 0, j - 1)
            elif word in _WHO:
                j -= 1
                if j and classes[j - 1] == ",":
                    j -= 1
            elif word == ")":
                back = next((x for x in range(j - 1, -1, -1) if words[x] == "("), None)
                if back:
                    j = back
            if j <= 0:
                return None
            if classes[j - 1] != "N":
                if found := self._pronoun_before(j):
                    return found
                j = self._past_figure(j)
        if classes[j - 1] in "TY" or (
            words[j - 1] in TIME_NOUNS
            and j > 1
            and words[j - 2] in ("next", "last", "this", "each", "every")
        ):
            x = j - 1
            while x > 0 and (
                classes[x] in "TYD" or words[x] in TIME_NOUNS or words[x] in ("next", "last")
            ):
                x -= 1
            if classes[x] == "P" and x > 0:
                j = x
            elif classes[x] == "N" and classes[j - 1] == "N":
                j = x + 1
        span = self.phrase_before(j)
        if span is None:
            return None
        start = span[0]
        if not start or classes[start - 1] not in "VPX":
            return span
        start = self._opening(start)
        if start < span[0]:
            return start, span[1]
        if (
            start
            and classes[start - 1] == "V"
            and words[start - 1].endswith("ing")
            and (start == 1 or classes[start - 2] in ",;:\"CR'")
        ):
            return start - 1, span[1]
        # "a centre to replace the pool should cost": the centre, not the pool
        if (
            start > 2
            and classes[start - 1] == "V"
            and words[start - 2] == "to"
            and classes[start - 3] == "N"
        ):
            outer = self.phrase_before(start - 2)
            if outer:
                return outer[0], span[1]
        # "the proportion of social workers who come from an agency has dropped": go back past the relative clause
        if start > 1 and classes[start - 1] in "VXP":
            r = next(
                (
                    x
                    for x in range(start - 1, max(-1, start - 12), -1)
                    if words[x] in ("who", "which", "that", "whose") or classes[x] in ",;:"
                ),
                None,
            )
            if (
                r is not None
                and r > 0
                and classes[r] == "R"
                and classes[r - 1] == "N"
                and ("V" in classes[r + 1 : start] or "X" in classes[r + 1 : start])
            ):
                outer = self.phrase_before(r)
                if outer and classes[g] in "XV":
                    return outer[0], span[1]
        return span

    def _pronoun_before(self, j: int) -> Span | None:
        """Return the subject that ends before token `j` and is not a noun phrase: "they", "those", "mending them"."""
        words, classes = self.words, self.classes
        if j > 1 and words[j - 1] in ("them", "it") and words[j - 2].endswith("ing"):
            return j - 2, j  # "mending them would cost"
        if classes[j - 1] == "O" or (
            classes[j - 1] == "D"
            and words[j - 1] in ("this", "that", "these", "those", "all", "both", "each")
        ):
            return j - 1, j
        if (
            words[j - 1] == "after"
            and words[j - 2 : j - 1] == ["looked"]
            and classes[j - 3 : j - 2] == "N"
        ):
            outer = self.phrase_before(j - 2)  # "the number looked after rose"
            if outer:
                return outer[0], j
        return None

    def _past_figure(self, j: int) -> int:
        """Return where the subject ends if it is parted from token `j` by a figure after a preposition."""
        classes = self.classes
        x = j - 1
        if classes[x] == "F":
            while x > 0 and classes[x] in "FDA":
                x -= 1
            if classes[x] == "P" and x > 0:
                return x
        return j

    def _opening(self, start: int) -> int:
        """Return where the subject begins whose last phrase begins at `start`.

        "the cost of bringing every local road in England up to scratch has reached": a noun, and a verb that hangs on it.
        """
        words, classes = self.words, self.classes
        if start < 2 or classes[start - 1] not in "VP":
            return start
        x = start
        hanging = 0
        while x > 0 and (
            classes[x - 1] in "DNYPVA&F" or (words[x - 1] == "and" and classes[x] == "N")
        ):
            x -= 1
            if words[x] in _NEW_SUBJECT and words[x - 1] not in ("looked", "more", "less"):
                return start
            if classes[x] == "V":
                if hanging:
                    return start
                hanging = x
        if not hanging or (
            x
            and classes[x - 1] not in ",;:\"'–R"
            and words[x - 1] not in ("and", "but", "yet", "so")
        ):
            return start
        form = form_of(words[hanging])
        if form.kind == "ing" and classes[hanging - 1] == "P":
            noun = self.phrase_before(hanging - 1)
        elif (
            "pp" in form.kind
            and classes[hanging - 1] == "N"
            and form.lemma not in _SAID
            and (classes[hanging + 1] == "P" or words[hanging] in ("left", "made", "kept"))
        ):
            noun = self.phrase_before(hanging)
        else:
            return start
        return noun[0] if noun else start

    def clause_end(self, k: int) -> int:
        """Return where the clause that runs from token `k` ends: before a mark, a date or a clause of its own."""
        words, classes, size = self.words, self.classes, len(self.classes)
        x = k
        while x < size:
            name, word = classes[x], words[x]
            if word in _NEW_CLAUSE:
                break
            if name not in "NVXO":  # none of these ends a clause
                if name in _CLAUSE_ENDS:
                    break
                if name == "Y" and x > k and classes[x - 1] == "P":
                    break
                if word == "and" and self.begins_clause(x + 1):
                    break
                if word in _PASSING and x + 1 < size and self.is_time((x + 1, x + 2)):
                    break
            x += 1
        return x
