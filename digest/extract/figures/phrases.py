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
_STATES = (["course"], ["track"], ["hold"], ["schedule"], ["sale"], ["offer"])
LIMIT_WORDS = 8


class Phrases(Tokens):
    """The phrases of one sentence."""

    __slots__ = ()

    def noun_phrase(self, k: int, *, attach: bool = True, limit: int = LIMIT_WORDS) -> Span | None:
        """Return the noun phrase that begins at token `k`, with what hangs on it ("cuts to children's homes")."""
        words, classes, size = self.words, self.classes, len(self.words)
        start = k
        while k < size and classes[k] == "D":
            k += 1
        first = k
        while k < size:
            name = classes[k]
            if (
                name in "NY"
                or name == "&"
                or (k == first and words[k] == "near")
                or (name == "F" and k + 1 < size and classes[k + 1] == "N")
                or (
                    name == "V"
                    and k + 1 < size
                    and classes[k + 1] == "N"
                    and (k == first or classes[k - 1] == "A")
                    and not words[k].endswith("ing")
                )
                or (name in "A" and k + 1 < size and classes[k + 1] in "NV" and k == first)
            ):
                k += 1
            elif (
                words[k] in ("looked", "looked-after") and k + 1 < size and words[k + 1] == "after"
            ):
                k += 2
            elif (
                name == "C"
                and words[k] in ("and", "or", "&")
                and k > first
                and k + 1 < size
                and classes[k + 1] in "N"
                and (
                    not self.begins_clause(k + 1)
                    or self._is_shared(k)
                    or (self.is_capital(k - 1) and self.is_capital(k + 1))
                )
            ) or (name == "T" and k + 1 < size and classes[k + 1] == "N" and k == first):
                k += 1
            else:
                break
        if k == first:
            return None
        if not attach:
            return start, k
        while k < size and k - start < limit:
            end = self._attached(k)
            if end is None or (end - first > limit + 2 and k - first > 1):
                break
            k = end
        return start, k

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
        if name == "P" and words[k] == "on" and words[k + 1 : k + 2] in _STATES:
            return None
        if name == "P" and words[k] in _ATTACH and k + 1 < size:
            if classes[k + 1] in "ROF" or words[k + 1] in (
                "them",
                "these",
                "those",
                "which",
                "least",
                "most",
            ):
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

    def is_time(self, span: Span) -> bool:
        """True of "in April", "last year", "the year to March": when, not what."""
        a, b = span
        while b - a > 2 and self.classes[b - 1] == "Y":
            b -= 1  # "the financial years 2021/22"
        tail = self.words[b - 1]
        if self.words[a:b] == ["average"]:
            return True
        return (
            tail in TIME_NOUNS
            or self.classes[b - 1] in "T"
            or (self.classes[b - 1] == "Y" and b - a < 3)
            or (self.words[a] == "the" and b - a == 2 and self.words[a + 1] in TIME_NOUNS)
            or (b - a <= 2 and self.words[b - 1] in ("april", "march", "may"))
        )

    def complement(self, k: int) -> Span | None:
        """Return the phrase that says what a figure before `k` is for: "on school transport", "to overhaul support"."""
        words, classes, size = self.words, self.classes, len(self.words)
        skipped = 0
        while k < size and skipped < 6:
            name = classes[k]
            if (
                name in "AT"
                or words[k]
                in ("extra", "more", "year", "week", "month", "worth", "altogether", "each")
                or (name == "D" and k + 1 < size and words[k + 1] in TIME_NOUNS)
            ):
                k += 1
                skipped += 1
                continue
            if name == "V" and words[k].endswith("ing") and skipped:
                j = k + 1
                if j < size and classes[j] == "P":
                    j += 1
                span = self.noun_phrase(j)
                return (k, span[1]) if span else None
            if (
                name == "P"
                and words[k] in ("since", "after", "before", "during", "until")
                and (span := self.noun_phrase(k + 1, attach=False))
                and self.is_time(span)
            ):
                k = span[1]
                skipped += 2
                continue
            if name == "P":
                if k + 1 >= size:
                    return None
                if words[k : k + 3] == ["on", "top", "of"]:
                    span = self.noun_phrase(k + 3)
                    return (k, span[1]) if span else None
                if words[k] not in _COMPLEMENTS:
                    return None
                if classes[k + 1] == "X" and words[k] == "to":
                    return k, min(k + 5, size)
                is_acting = classes[k + 1] == "V" or (
                    words[k + 1].endswith("ing") and classes[k + 2 : k + 3] == ["D"]
                )
                if is_acting and words[k] in (
                    "to",
                    "by",
                    "for",
                    "on",
                    "from",
                    "in",
                    "through",
                    "towards",
                ):
                    j = k + 2
                    if j < size and classes[j] == "P" and j + 1 < size:
                        j += 1
                    span = self.noun_phrase(j)
                    return (k, span[1]) if span else ((k, k + 2) if words[k] == "to" else None)
                span = self.noun_phrase(k + 1)
                if span is None:
                    return None
                if self.is_time(self.noun_phrase(k + 1, attach=False) or span):
                    bare = self.noun_phrase(k + 1, attach=False)
                    k = bare[1] if bare else span[1]
                    skipped += 2
                    continue
                return k, span[1]
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
            elif (
                (name == "T" and j > 1 and j < k and classes[j] == "N" and classes[j - 2] in "D")
                or (name == "V" and j < k and classes[j] == "N" and j > 1 and classes[j - 2] in "D")
                or (
                    name == "A"
                    and j < k
                    and j > 1
                    and classes[j - 2] in "DP"
                    and classes[j] in "NV"
                )
            ):
                j -= 1
            elif (
                name == "P"
                and words[j - 1] in _ATTACH
                and j < k
                and j > 1
                and classes[j - 2] in "NYV"
                and (
                    classes[j - 2] != "V"
                    or (
                        j > 2
                        and classes[j - 3] == "N"
                        and words[j - 2] not in _FINITE
                        and form_of(words[j - 2]).kind in ("pp", "past pp", "ing")
                    )
                )
            ):
                j -= 2 if classes[j - 2] == "V" else 1
            elif (
                (
                    name == "C"
                    and words[j - 1] in ("and", "&", "or")
                    and j < k
                    and j > 1
                    and classes[j - 2] == "N"
                )
                or (
                    name == "F"
                    and j < k
                    and classes[j] == "N"
                    and j > 1
                    and (classes[j - 2] in "DP" or words[j - 2].endswith("'s"))
                )
                or (
                    name == "V"
                    and j == k
                    and j > 1
                    and classes[j - 2] == "N"
                    and form_of(words[j - 1]).kind in ("pp", "past pp", "ing")
                )
            ):
                j -= 1
            else:
                break
            opened = False
        while j < k and classes[j] in "PC":
            j += 1
        return (j, k) if j < k else None
