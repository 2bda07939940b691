"""A light parser of one sentence: its words, their classes, its noun phrases and its subjects.

In:   a sentence's span, lower-case text, and the drafts that stand in it.
Out:  a Sentence, whose methods give spans of tokens (half-open) or None.
Not:  grammar. It knows closed-class words and common verbs; every other word is a noun or an adjective.

Classes are those of `words`, and V verb, F figure, Y a number that is no figure; a mark is a class of its own.
"""

import re

from digest.extract.figures.drafts import BOTH, Draft
from digest.extract.figures.words import CLASSES, MODALS, NUMBER_WORDS, VERBS, form_of, is_plural

_TOKEN = re.compile(r"[^\W\d_](?:[\w'&-]*\w)?'?|\d(?:[\w,./:%-]*[\w%])?|\S")
_TIME_NOUNS = frozenset(
    """second minute hour day week fortnight month year decade century night weekend morning afternoon evening time term
    end start beginning future past moment meanwhile present far way order total all addition response part fact
    spring summer autumn winter period cash turn general recent years months weeks days hours nights minutes decades times
    top average behalf christmas easter lockdown midnight noon 5am""".split()
)
_ATTACH = frozenset(
    "of for in on upon with to at from into within outside between about against towards over across beside per under near around off onto including without beyond by".split()
)
_CHANGE_S = frozenset("rises falls drops increases climbs jumps grows cuts costs charges".split())
_DOING = frozenset(
    "go come rise fall live work use take face say want need wait pay carry receive attend support own rely stay depend sleep wait miss".split()
)
_PLAIN = {"v": "N", "x": "X", "p": "P"}
_ALWAYS = frozenset("say says said think believe argue believes thinks argues".split())
_GERUND_NOUNS = frozenset(
    "housing planning parking spending funding building training meeting licensing cleaning hearing setting recycling gritting nursing catering opening".split()
)
_COMPLEMENTS = frozenset(
    "on for in from towards toward to into by of through via across against at with among between under over above below outside within".split()
)
_CLAUSE_ENDS = ',;:–".FT('
_NEW_CLAUSE = frozenset("according because while but against compared after since".split())
LIMIT_WORDS = 8

Span = tuple[int, int]


class Sentence:
    """The tokens of one sentence: `words` in lower case, `classes`, and offsets `starts` and `ends`."""

    __slots__ = ("_begins_small", "_starts", "classes", "drafts", "index", "low", "text", "words")

    def __init__(self, text: str, low: str, start: int, end: int, drafts: list[Draft], index: int):
        self.text, self.low, self.index = text, low, index
        self.words: list[str] = []
        self.drafts: dict[int, int] = {}  # the token that is a draft, by the draft's start
        self._begins_small = text[start : start + 1].islower()
        position = start
        words = self.words
        places: list[tuple[int, int, int]] = []
        for draft in drafts:
            at = draft.hedge[0] if draft.hedge and draft.hedge[0] < draft.start else draft.start
            if position < at:
                words += _TOKEN.findall(low, position, at)
            self.drafts[draft.start] = len(words)
            places.append((len(words), at, draft.core_end))
            words.append("#")
            position = draft.core_end
            if draft.hedge and draft.hedge[0] >= draft.core_end:
                position = draft.hedge[1]
        if position < end:
            words += _TOKEN.findall(low, position, end)
        self.classes = [CLASSES[word] for word in words]
        for token, _, _ in places:
            self.classes[token] = "F"
        self._verbs()
        self._starts = self._places(start, places)

    def _places(self, start: int, places: list[tuple[int, int, int]]) -> list[int]:
        """Return where each token starts: only blanks stand between two tokens, so each is the next to be found."""
        find, low = self.low.find, self.low
        figures = {token: (at, end) for token, at, end in places}
        starts: list[int] = []
        position = start
        for token, word in enumerate(self.words):
            if token in figures:
                at, position = figures[token]
            else:
                at = find(word, position)
                position = at + len(word)
            starts.append(at)
        return starts

    def start(self, token: int) -> int:
        """Return the offset where `token` starts."""
        return self._starts[token]

    def is_capital(self, token: int) -> bool:
        """True when `token` begins with a capital letter."""
        return self.text[self._starts[token]].isupper()

    def slice(self, a: int, b: int) -> str:
        """Return the words of the text from token `a` up to token `b`, with single blanks."""
        return " ".join(
            self.text[self._starts[a] : self._starts[b - 1] + len(self.words[b - 1])].split()
        )

    def _verbs(self) -> None:
        """Mark the words that are verbs here; "cuts" and "costs" are verbs or nouns by their neighbours."""
        words, classes = self.words, self.classes
        doubtful = [i for i, name in enumerate(classes) if name in "vxp"]
        for i in doubtful:
            classes[i] = _PLAIN[classes[i]]
        last = len(words) - 1
        for i in doubtful:
            word = words[i]
            if (
                classes[i] != "N"
            ):  # a modal or "to": an unknown word after it is a verb before an object
                if (
                    i + 2 <= last
                    and classes[i + 1] == "N"
                    and classes[i + 2] in "DOF"
                    and words[i + 1] not in VERBS
                    and not is_plural(words[i + 1])
                ):
                    classes[i + 1] = "V"
                continue
            if word in NUMBER_WORDS:
                classes[i] = "Y"
                continue
            before = classes[i - 1] if i else "^"
            after = classes[i + 1] if i < last else "."
            form = VERBS.get(word)
            if form is None:  # ends in -ed
                if before in "NXOA" and after in "PFDATOR.,":
                    classes[i] = "V"
                continue
            if before == "A" and i > 1:
                before = classes[i - 2] if classes[i - 2] in "XNO" else before
            if self._is_verb(i, word, form.kind, before, after):
                classes[i] = "V"

    def _is_verb(self, i: int, word: str, kind: str, before: str, after: str) -> bool:
        words, classes = self.words, self.classes
        previous = words[i - 1] if i else ""
        if word in _ALWAYS and before != "D":
            return True
        if kind == "ing":
            if (
                before == "D"
                or (after == "P" and words[i + 1] == "of")
                or word in _GERUND_NOUNS
                and after not in "FD"
            ):
                return False
            return (
                before in "^;:–•*-X"
                or (before in ",CA" and after in "FDONP")
                or (
                    before == "P"
                    and previous
                    in (
                        "by",
                        "after",
                        "for",
                        "of",
                        "without",
                        "from",
                        "before",
                        "on",
                        "in",
                        "to",
                        "with",
                    )
                    and (after in "NDFO" or (after == "P" and previous in ("for", "of", "by")))
                )
                or (before == "N" and is_plural(previous) and after in "FDPNTA")
            )
        if kind in ("past", "past pp", "pp"):
            return not (before in "DPFV" and after == "N") and before != "D"
        if kind == "s":
            if word in BOTH:
                return before in "NORA" and (
                    after in "FDO"
                    or (after == "P" and word in _CHANGE_S and words[i + 1] in ("to", "by", "from"))
                )
            return before not in "DPF" or (after in "FD" and before != "F")
        if (kind == "base past" or word in ("come", "become", "run", "overcome")) and (
            before == "X"
            or (before in "NOA," and after in "FDO" and (before != "," or after != "F"))
        ):
            return True
        if before == "N" and is_plural(previous) and after in "PADFO" and word in _DOING:
            return True
        if before == "N" and after == "P" and words[i + 1] == "at" and word in ("stand", "stands"):
            return True
        return (
            (
                before == "X"
                and (
                    previous in MODALS
                    or previous in ("not", "to", "do", "did", "does")
                    or classes[i - 1] == "A"
                )
                or before == "O"
            )
            or (previous in ("to", "who", "which", "that", "not") and after in "FDPNOA.,RC")
            or (
                before in "^;•*–-"
                and (after in "FD" or (after == "N" and i == 0 and self._begins_small))
                and not is_plural(word)
            )
            or (before == "N" and is_plural(previous) and after in "FDO")
            or (before == "A" and (after in "FDO" or (after == "P" and word in _DOING)))
            or (
                before == "C"
                and after in "FDOP"
                and word not in BOTH
                and any(classes[x] == "V" for x in range(max(0, i - 8), i))
            )
        )

    def noun_phrase(self, k: int, *, attach: bool = True, limit: int = LIMIT_WORDS) -> Span | None:
        """Return the noun phrase that begins at token `k`, with what hangs on it ("cuts to children's homes")."""
        words, classes, size = self.words, self.classes, len(self.words)
        start = k
        while k < size and classes[k] == "D":
            k += 1
        first = k
        while k < size:
            name = classes[k]
            if name in "NY" or name == "&" or (k == first and words[k] == "near"):
                k += 1
            elif name == "F" and k + 1 < size and classes[k + 1] == "N":
                k += 1
            elif (
                name == "V"
                and k + 1 < size
                and classes[k + 1] == "N"
                and (k == first or classes[k - 1] == "A")
                and not words[k].endswith("ing")
            ):
                k += 1
            elif name in "A" and k + 1 < size and classes[k + 1] in "NV" and k == first:
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
                and not self._clause_after(k + 1)
            ):
                k += 1
            elif name == "T" and k + 1 < size and classes[k + 1] == "N" and k == first:
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

    def _clause_after(self, k: int) -> bool:
        """True when the words from `k` begin a clause of their own: "and costs have risen"."""
        classes, size = self.classes, len(self.classes)
        while k < size and classes[k] in "NYT":
            k += 1
        return k < size and classes[k] in "XVF"

    def _attached(self, k: int) -> int | None:
        """Return where the phrase that hangs on a noun at `k` ends: "of …", "in …", "aged …", "waiting …"."""
        words, classes, size = self.words, self.classes, len(self.words)
        name = classes[k]
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
        if name == "V" and words[k] not in ("said", "says"):
            form = form_of(words[k])
            if form.kind in ("ing", "pp", "past pp"):
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
        tail = self.words[b - 1]
        return (
            tail in _TIME_NOUNS
            or self.classes[b - 1] in "T"
            or (self.classes[b - 1] == "Y" and b - a < 3)
            or (self.words[a] == "the" and b - a == 2 and self.words[a + 1] in _TIME_NOUNS)
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
                or (name == "D" and k + 1 < size and words[k + 1] in _TIME_NOUNS)
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
                if words[k] not in _COMPLEMENTS:
                    return None
                if classes[k + 1] == "X" and words[k] == "to":
                    return k, min(k + 5, size)
                if classes[k + 1] == "V" and words[k] in (
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
            elif name == "T" and j > 1 and j < k and classes[j] == "N" and classes[j - 2] in "D":
                j -= 1
            elif name == "V" and j < k and classes[j] == "N" and j > 1 and classes[j - 2] in "D":
                j -= 1
            elif name == "A" and j < k and j > 1 and classes[j - 2] in "DP" and classes[j] in "NV":
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
                        and form_of(words[j - 2]).kind in ("pp", "past pp", "ing")
                    )
                )
            ):
                j -= 2 if classes[j - 2] == "V" else 1
            elif (
                name == "C"
                and words[j - 1] in ("and", "&", "or")
                and j < k
                and j > 1
                and classes[j - 2] == "N"
            ):
                j -= 1
            elif (
                name == "F"
                and j < k
                and classes[j] == "N"
                and j > 1
                and (classes[j - 2] in "DP" or words[j - 2].endswith("'s"))
            ):
                j -= 1
            elif (
                name == "V"
                and j == k
                and j > 1
                and classes[j - 2] == "N"
                and form_of(words[j - 1]).kind in ("pp", "past pp", "ing")
            ):
                j -= 1
            else:
                break
            opened = False
        while j < k and classes[j] in "PC":
            j += 1
        return (j, k) if j < k else None

    def verb_group(self, v: int) -> int:
        """Return where the verb group that ends at `v` begins: "is set to be cut" begins at "is"."""
        words, classes = self.words, self.classes
        g = v
        while g > 0 and (
            classes[g - 1] in "XA"
            or words[g - 1] == "to"
            or (words[g - 1] == "not")
            or (classes[g - 1] == "V" and words[g] == "to")
            or words[g - 1] in ("set", "due", "expected", "likely", "going", "able")
        ):
            g -= 1
        return g

    def subject(self, v: int) -> Span | None:
        """Return the subject of the verb at token `v`, a pronoun included; None when the clause has none."""
        words, classes = self.words, self.classes
        g = self.verb_group(v)
        j = g
        if j > 1 and words[j - 1] == "and" and classes[j - 2] in "NVPAY.T,F":
            # "a council has sold land and so reduced its debt": the subject stands with the verb before
            earlier = next((x for x in range(j - 2, -1, -1) if classes[x] in "VX"), None)
            if earlier is not None:
                return self.subject(earlier)
        if j and classes[j - 1] == ",":
            back = next((x for x in range(j - 2, -1, -1) if classes[x] == ","), None)
            if back is None:
                return None
            j = back
        elif j and words[j - 1] in ("who", "which", "that"):
            j -= 1
            if j and classes[j - 1] == ",":
                j -= 1
        elif j and words[j - 1] == ")":
            back = next((x for x in range(j - 1, -1, -1) if words[x] == "("), None)
            if back:
                j = back
        if not j:
            return None
        if classes[j - 1] == "O" or (
            classes[j - 1] == "D"
            and words[j - 1] in ("this", "that", "these", "those", "all", "both", "each")
        ):
            return j - 1, j
        if classes[j - 1] == "F":
            x = j - 1
            while x > 0 and classes[x] in "FDA":
                x -= 1
            if classes[x] == "P" and x > 0:
                j = x
        if classes[j - 1] in "TY" or (
            words[j - 1] in _TIME_NOUNS
            and j > 1
            and words[j - 2] in ("next", "last", "this", "each", "every")
        ):
            x = j - 1
            while x > 0 and (
                classes[x] in "TYD" or words[x] in _TIME_NOUNS or words[x] in ("next", "last")
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
        if (
            start
            and classes[start - 1] == "V"
            and words[start - 1].endswith("ing")
            and (start == 1 or classes[start - 2] in ",;:\"CR'")
        ):
            return start - 1, span[1]
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
                and any(classes[x] in "VX" for x in range(r + 1, start))
            ):
                outer = self.phrase_before(r)
                if outer and classes[g] in "XV":
                    return outer[0], span[1]
        return span

    def clause_end(self, k: int) -> int:
        """Return where the clause that runs from token `k` ends: before a mark, a date or a clause of its own."""
        words, classes, size = self.words, self.classes, len(self.words)
        x = k
        while x < size and classes[x] not in _CLAUSE_ENDS and words[x] not in _NEW_CLAUSE:
            if (
                words[x] in ("last", "next", "this")
                and x + 1 < size
                and self.is_time((x + 1, x + 2))
            ):
                break
            if classes[x] == "Y" and x > k and classes[x - 1] == "P":
                break
            if (
                words[x] == "and"
                and x + 1 < size
                and (classes[x + 1] in "XVF" or self._clause_after(x + 1))
            ):
                break
            x += 1
        return x

    def say(self, span: Span | None, limit: int = LIMIT_WORDS) -> str:
        """Return the words of `span`, short and without a loose end; "" when nothing is left."""
        if span is None:
            return ""
        a, b = span
        words, classes = self.words, self.classes
        while (
            a < b
            and (classes[a] in "DCA,–-\"'(" or words[a] in ("'", '"', "#"))
            and words[a] not in ("all",)
        ):
            a += 1
        count, k = 0, a
        while k < b and count < limit:
            if classes[k] not in ",'\"":
                count += 1
            k += 1
        if k < b and classes[k] == "N" and classes[k - 1] in "NYDF&":
            # never end inside a compound: finish it when it is short, else go back to the phrase before
            end = k
            while end < b and end < k + 2 and classes[end] in "N":
                end += 1
            if end == b or classes[end] != "N":
                k = end
            else:
                back = k
                while back > a + 1 and classes[back - 1] not in "PCV":
                    back -= 1
                k = back if back > a + 2 else end
        b = k
        while b > a and (
            classes[b - 1] in "PDCRXAO,;:–-(\"'."
            or (classes[b - 1] == "F" and b - 1 > a)
            or words[b - 1] in _LOOSE_ENDS
        ):
            b -= 1
        if a >= b:
            return ""
        return self.slice(a, b)

    def say_tail(self, span: Span | None, limit: int = LIMIT_WORDS) -> str:
        """Return the words of `span` with its opening preposition or auxiliary kept."""
        if span is None:
            return ""
        a, b = span
        b = min(b, a + max(limit, 1))
        classes, words = self.classes, self.words
        while b > a and (
            classes[b - 1] in "PDCRXA,;:–-(\"'."
            or words[b - 1] in ("they", "it", "he", "she", "we", "i", "you")
            or words[b - 1] in _LOOSE_ENDS
            or classes[b - 1] == "F"
        ):
            b -= 1
        if a >= b:
            return ""
        return self.slice(a, b)


_LOOSE_ENDS = frozenset("such being having made given said told".split())
