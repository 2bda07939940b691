"""Find noun phrases and complements among the tokens of a sentence.

In:   the tokens of a sentence.
Out:  `Phrases`, whose methods give spans of tokens (half-open) or None.
"""

from digest.extract.figures.lists import listed
from digest.extract.figures.tokens import Span, Tokens
from digest.extract.figures.words import form_of, is_plural

TIME_NOUNS = listed("""second minute hour day week fortnight month year decade century night weekend morning afternoon evening time term
    end start beginning future past moment meanwhile present far way order total all addition response part fact
    spring summer autumn winter period cash turn general recent years months weeks days hours nights minutes decades times
    top behalf christmas easter lockdown midnight noon 5am""")
_ATTACH = listed(
    "of for in on upon with to at from into within outside between about against towards over across beside per under near around off onto including without beyond by"
)
_COMPLEMENTS = listed(
    "on for in from towards toward to into by of through via across against at with among between under over above below outside within"
)
_FINITE = listed(
    "said says voted agreed decided joined refused declined opted responded replied died complained consulted relied"
)
_STATES = listed("course track hold schedule sale offer")
_NO_NOUNS = listed("them these those which least most")
_ORDER = listed("first last next other")
_MONTHS = listed("april march may")
_PASSED = listed("extra more year week month worth altogether each")
_WHEN = listed("since after before during until")
_DONE_BY = listed("to by for on from in through towards")
LIMIT_WORDS = 8


class Phrases(Tokens):
    """The phrases of one sentence."""

    __slots__ = ()

    def noun_phrase(self, k: int, *, attach: bool = True, limit: int = LIMIT_WORDS) -> Span | None:
        """Return the noun phrase that begins at token `k`, with what hangs on it ("cuts to children's homes")."""
        classes, size = self.classes, len(self.classes)
        start = k
        while k < size and classes[k] == "D":
            k += 1
        first = k
        while k < size:
            name = classes[k]
            if name in "NY&":
                k += 1
            elif name in ("APTVCF" if k == first else "VCF") and (more := self._goes_on(k, first)):
                k += more
            else:
                break
        if k == first:
            return None
        if not attach:
            return start, k
        while k < size and k - start < limit and classes[k] in "PRV":
            end = self._attached(k)
            if end is None or (end - first > limit + 2 and k - first > 1):
                break
            k = end
        return start, k

    def _goes_on(self, k: int, first: int) -> int:
        """Return how many more tokens belong to the noun phrase from `first` to `k`, where `k` is no noun; 0 for none.

        Adverbs, prepositions and time words are asked about at `first` alone.
        """
        words, classes = self.words, self.classes
        name, following = classes[k], classes[k + 1 : k + 2]
        if name == "P":
            return int(words[k] == "near")
        if name == "V":
            if words[k] == "looked" and words[k + 1 : k + 2] == ["after"]:
                return 2
            opens = k == first or classes[k - 1] == "A"
            return int(opens and following == "N" and not words[k].endswith("ing"))
        if name == "C":
            return int(
                k > first
                and following == "N"
                and words[k] in ("and", "or", "&")
                and (
                    not self.begins_clause(k + 1)
                    or self._is_shared(k)
                    or (self.is_capital(k - 1) and self.is_capital(k + 1))
                )
            )
        if name == "A":
            return int(following in ("N", "V"))
        return int(following == "N")

    def _is_shared(self, k: int) -> bool:
        """True of the "and" of "waste and recycling sites": one noun has both adjectives."""
        words, classes = self.words, self.classes
        if is_plural(words[k - 1]):
            return False
        end = k + 1
        while end < len(words) and classes[end] == "N":
            end += 1
        return end - k > 2 and is_plural(words[end - 1])

    def begins_clause(self, k: int) -> bool:
        """True when the words from `k` begin a clause of their own: "and costs have risen"."""
        classes, size = self.classes, len(self.classes)
        while k < size and classes[k] in "NYT":
            k += 1
        return k < size and classes[k] in "XVF"

    def _attached(self, k: int) -> int | None:
        """Return where the phrase that hangs on a noun at `k` ends: "of …", "in …", "aged …", "waiting …"."""
        words, classes, size = self.words, self.classes, len(self.words)
        name = classes[k]
        if name == "P":
            if words[k] not in _ATTACH or k + 1 >= size:
                return None
            if words[k] == "on" and words[k + 1] in _STATES:
                return None
            if classes[k + 1] in "ROF" or words[k + 1] in _NO_NOUNS:
                return None
            if classes[k + 1] == "V":
                if words[k] == "to" and (span := self.noun_phrase(k + 2, attach=False)):
                    return span[1]
                if words[k] in ("for", "of", "from", "by", "in", "on") and (
                    span := self.noun_phrase(k + 2, attach=False)
                ):
                    return span[1]
                return None
            span = self.noun_phrase(k + 1, attach=False)
            if span is None or self.is_time(span):
                return None
            if words[k] in ("at", "with") and self._is_aside(span):
                return None
            return span[1]
        if (
            name == "R"
            and words[k] in ("who", "which", "that")
            and k + 2 < size
            and classes[k + 1] in "XV"
        ):
            end = k + 1
            while end < min(k + 7, size) and classes[end] in "XVDNPA":
                end += 1
            return end if end == size or classes[end] in ',.;:"CRFT' else None
        if name == "V" and words[k] not in _FINITE:
            form = form_of(words[k])
            if form.kind in ("ing", "pp", "past pp") or words[k + 1 : k + 2] == ["by"]:
                j = k + 1
                if j < size and classes[j] == "P":
                    j += 1
                if form.kind == "ing" or classes[min(k + 1, size - 1)] == "P":
                    span = self.noun_phrase(j, attach=False)
                    if span and not self.is_time(span):
                        return span[1]
        return None

    def _is_aside(self, span: Span) -> bool:
        """True of what is said of the whole clause: "at a meeting", "at a cost of £5m", "with a value of £5m"."""
        words, end = self.words, span[1]
        return words[end - 1] == "meeting" or (
            words[end : end + 1] == ["of"] and self.classes[end + 1 : end + 2] == "F"
        )

    def is_time(self, span: Span) -> bool:
        """True of "in April", "last year", "the year to March": when, not what."""
        a, b = span
        words, classes = self.words, self.classes
        while b - a > 2 and classes[b - 1] == "Y":
            b -= 1  # "the financial years 2021/22"
        tail, name = words[b - 1], classes[b - 1]
        if name == "T" or tail in TIME_NOUNS:
            return True
        if b - a > 2:
            return False
        return name == "Y" or tail in _MONTHS or (b - a == 1 and tail == "average")

    def complement(self, k: int) -> Span | None:
        """Return the phrase that says what a figure before `k` is for: "on school transport", "to overhaul support"."""
        words, classes, size = self.words, self.classes, len(self.classes)
        skipped = 0
        while k < size and skipped < 6:
            name, word = classes[k], words[k]
            if name == "P" and word != "worth":
                if (
                    word in _WHEN
                    and (span := self.noun_phrase(k + 1, attach=False))
                    and self.is_time(span)
                ):
                    k = span[1]
                    skipped += 2
                    continue
                if k + 1 >= size:
                    return None
                if word == "on" and words[k + 1 : k + 3] == ["top", "of"]:
                    span = self.noun_phrase(k + 3)
                    return (k, span[1]) if span else None
                if word not in _COMPLEMENTS:
                    return None
                if classes[k + 1] == "X" and word == "to":
                    return k, min(k + 5, size)
                if word in _DONE_BY and (
                    classes[k + 1] == "V"
                    or (words[k + 1].endswith("ing") and classes[k + 2 : k + 3] == "D")
                ):
                    j = k + 2
                    if j + 1 < size and classes[j] == "P":
                        j += 1
                    span = self.noun_phrase(j)
                    return (k, span[1]) if span else ((k, k + 2) if word == "to" else None)
                bare = self.noun_phrase(k + 1, attach=False)
                if bare is None:
                    return None
                if self.is_time(bare):
                    k = bare[1]
                    skipped += 2
                    continue
                whole = self.noun_phrase(k + 1) or bare
                return k, whole[1]
            if (
                name in "AT"
                or word in _PASSED
                or (name == "D" and k + 1 < size and words[k + 1] in TIME_NOUNS)
            ):
                k += 1
                skipped += 1
                continue
            if name == "V" and skipped and word.endswith("ing"):
                j = k + 1
                if j < size and classes[j] == "P":
                    j += 1
                span = self.noun_phrase(j)
                return (k, span[1]) if span else None
            return None
        return None

    def phrase_before(self, k: int) -> Span | None:
        """Return the noun phrase that ends just before token `k`, with what hangs on it."""
        words, classes = self.words, self.classes
        j = k
        opened = False  # a determiner opens a noun phrase: only a preposition can stand before it
        while j > 0:
            name = classes[j - 1]
            if opened and name != "P":
                if (
                    words[j - 1].endswith("ing")
                    and name in "NV"
                    and j > 1
                    and (classes[j - 2] == "P" or words[j - 2] == "and")
                ):
                    j -= 1
                    opened = False
                    continue
                break
            if name in "NY&":
                j -= 1
            elif name == "D":
                opened = True
                j -= 1
                continue
            elif name == "-" and self._is_hyphenated(j):
                j -= 1  # "the end of Decem-" / "ber is"
            elif less := self._began_before(j, k):
                j -= less
            else:
                break
            opened = False
        while j < k and classes[j] in "PC":
            j += 1
        return (j, k) if j < k else None

    def _is_hyphenated(self, j: int) -> bool:
        """True where the hyphen before token `j` parts one word at the end of a line."""
        at = self.start(j)
        return self.low[at - 2 : at] == "-\n" and self.low[at - 3 : at - 2].isalpha()

    def _began_before(self, j: int, k: int) -> int:
        """Return how many tokens before `j`, where no noun stands, belong to the phrase that ends at `k`; 0 for none."""
        if j < 2:
            return 0
        words, classes = self.words, self.classes
        name, earlier = classes[j - 1], classes[j - 2]
        if j == k:
            # "the homes built by": a participle after its noun
            is_participle = name == "V" and earlier == "N" and self._is_participle(j - 1)
            return int(is_participle)
        following = classes[j]
        if name == "P":
            if words[j - 1] == "of" and earlier == "F" and classes[j - 4 : j - 2] == "NP":
                return 2  # "opening hours at three of the sites"
            if words[j - 1] not in _ATTACH or earlier not in "NYV":
                return 0
            if earlier != "V":
                return 1
            hangs = j > 2 and classes[j - 3] == "N" and words[j - 2] not in _FINITE
            return 2 if hangs and self._is_participle(j - 2) else 0
        if name in "TV":
            return int(following == "N" and earlier == "D")
        if name == "A":
            return int(earlier in "DP" and following in "NV")
        if name == "C":
            return int(earlier == "N" and words[j - 1] in ("and", "&", "or"))
        if name == "F":
            opens = earlier in "DP" or words[j - 2].endswith("'s") or words[j - 2] in _ORDER
            return int(following == "N" and opens)
        return 0

    def _is_participle(self, token: int) -> bool:
        return form_of(self.words[token]).kind in ("pp", "past pp", "ing")
