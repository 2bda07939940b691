"""Where one figure stands in its sentence, which is all that the rules ask about.

In:   a Story and a draft.
Out:  `Place`: the range it belongs to, the word that governs it, the word that follows, and its neighbours.
"""

from digest.extract.figures.about.story import Story
from digest.extract.figures.clauses import Sentence
from digest.extract.figures.drafts import Draft
from digest.extract.figures.lists import listed
from digest.extract.figures.words import form_of, participle_of

CHANGES = {
    "rise": "rise", "increase": "increase", "grow": "growth", "climb": "rise", "jump": "rise", "soar": "rise",
    "surge": "rise", "swell": "rise", "leap": "rise", "rocket": "rise", "escalate": "rise", "go up": "rise",
    "boost": "increase", "put up": "rise", "raise": "rise", "lift": "rise", "double": "rise", "hike": "rise",
    "fall": "fall", "drop": "fall", "decrease": "decrease", "decline": "fall", "shrink": "fall", "slump": "fall",
    "plunge": "fall", "plummet": "fall", "tumble": "fall", "dip": "fall", "sink": "fall", "come down": "fall",
    "go down": "fall", "cut": "cut", "reduce": "reduction", "slash": "cut", "lower": "cut", "trim": "cut",
    "bring down": "cut", "narrow": "narrowing", "move": "change", "improve": "improvement", "up": "rise",
    "down": "fall",
}  # fmt: skip
"""What a verb of change is called as a noun."""
OBJECTS = listed(
    "raise cut reduce increase boost lift slash lower trim put bring double narrow improve move hike"
)
"""The verbs of change that somebody does to something."""
PASSIVE = listed("is are was were been be being")
_MODIFIERS = listed("""record extra further another additional total typical mere combined whopping staggering full remaining projected
    initial annual average mean median maximum minimum overall estimated flat one-off single original planned just
    only""")
_TOLD = listed("extra further additional record average annual combined maximum minimum")
_PLAIN = listed("total average maximum minimum combined mean median mixture sum")
_FILLERS = listed("an a average of record around nearly some")
_LONGEST_RANGE = 9
_FAR_APART = 4
_PARTED = frozenset("V;:")
_LIKE_KINDS = {("measure", "count"), ("count", "measure")}
_JOINING = frozenset(["to", "–", "-"])
_BEFORE_END = _FILLERS | _JOINING | {"and"}
_PASSED = _MODIFIERS | listed("of at between anything anywhere on from")
"""What may stand between a figure and its governor, besides determiners and adverbs."""


class Place:
    """A figure in its sentence. Numbers are tokens of `s`.

    t: the figure; a and b: the first and last figure of its range ("from 34% to 17%"), else t.
    k: the token after the range. p: the token that governs it, -1 at the start of the sentence; modifiers
    between the two ("an extra") are skipped and kept in `modifiers`, which also holds "from".
    previous: the figure before it in the article; beside: the same, if in this sentence.
    word, name: the word that governs the figure and its class, "" and "^" for none.
    next, next_name: the word that follows the range and its class, "" and "$" for none.
    """

    __slots__ = (
        "a", "b", "beside", "draft", "is_count", "k", "modifiers", "name", "next", "next_name", "p", "previous",
        "s", "story", "t", "word",
    )  # fmt: skip

    def __init__(self, story: Story, s: Sentence, draft: Draft, previous: Draft | None):
        words, classes = s.words, s.classes
        size = len(words)
        a = b = t = draft.token
        if len(s.figures) > 1:
            a, b = _range(s, t)
        k = b + 1
        following, following_name = (words[k], classes[k]) if k < size else ("", "$")
        if following == "(" and classes[k + 1 : k + 2] == "F" and k + 2 < size:
            k = next((x + 1 for x in range(k + 1, min(k + 6, size)) if words[x] == ")"), k)
            following, following_name = (words[k], classes[k]) if k < size else ("", "$")
        if following == "'" and draft.kind == "measure":  # "4.1 years' supply of land"
            k += 1
            following, following_name = (words[k], classes[k]) if k < size else ("", "$")
        p = a - 1
        modifiers: tuple[str, ...] = ()
        if p < 0:
            word, name = "", "^"
        else:
            word, name = words[p], classes[p]
            if name in "DA" or word in _PASSED:
                p, modifiers = _governor(s, a)
                word, name = (words[p], classes[p]) if p >= 0 else ("", "^")
        self.story = story
        self.s = s
        self.draft = draft
        self.t = t
        self.a = a
        self.b = b
        self.k = k
        self.p = p
        self.modifiers = modifiers
        self.previous = previous
        is_beside = previous is not None and previous.sentence == draft.sentence
        self.beside = previous if is_beside else None
        self.word = word
        self.name = name
        self.next = following
        self.next_name = following_name
        self.is_count = draft.kind == "count"

    def same(self) -> Draft | None:
        """Return the last figure of its kind before it in this sentence."""
        if self.beside is None:
            return None
        drafts, kind = self.s.drafts, self.draft.kind
        earlier = drafts[: drafts.index(self.draft)]
        return next((other for other in reversed(earlier) if other.kind == kind), None)

    def verb_before(self, token: int, reach: int) -> int | None:
        """Return the nearest verb at most `reach` tokens before `token`."""
        verb = self.s.classes.rfind("V", max(0, token - reach + 1), token)
        return verb if verb >= 0 else None

    def finite_before(self, token: int, reach: int) -> int | None:
        """Return the nearest verb or auxiliary at most `reach` tokens before `token`."""
        classes, first = self.s.classes, max(0, token - reach + 1)
        verb = max(classes.rfind("V", first, token), classes.rfind("X", first, token))
        return verb if verb >= 0 else None

    def lemma(self, token: int) -> str:
        """Return the base form of a word: "spend" of "spent"."""
        return form_of(self.s.words[token]).lemma

    def participle(self, token: int) -> str:
        """Return the past participle of a verb: "spent" of "spends"."""
        return participle_of(self.lemma(token))

    def tail(self, start: int, limit: int) -> str:
        """The words of the clause from `start`, at most `limit` of them."""
        return self.s.say_tail((start, self.s.clause_end(start)), limit)


def _range(s: Sentence, t: int) -> tuple[int, int]:
    figures, words = s.figures, s.words
    at = figures.index(t)
    a = b = t
    if at and words[t - 1] in _BEFORE_END and _joined(s, at - 1):
        a = figures[at - 1]
    if at + 1 < len(figures) and words[figures[at + 1] - 1] in _BEFORE_END and _joined(s, at):
        b = figures[at + 1]
    return a, b


def _joined(s: Sentence, at: int) -> bool:
    """True when the sentence's figures `at` and `at + 1`, with a word of `_BEFORE_END` before it, are the ends of one
    range or change."""
    x, y = s.figures[at], s.figures[at + 1]
    words = s.words
    if y - x > _LONGEST_RANGE:
        return False
    kinds = s.drafts[at].kind, s.drafts[at + 1].kind
    if kinds[0] != kinds[1] and kinds not in _LIKE_KINDS:
        return False
    if x and words[x - 1] == "by" and s.drafts[at + 1].value > _FAR_APART * s.drafts[at].value:
        return False  # "grew by 8,000 to 212,000"
    gap = words[x + 1 : y]
    while gap and gap[-1] in _FILLERS:
        gap.pop()
    if not gap:
        return False
    if gap[-1] in _JOINING and (len(gap) == 1 or gap == ["votes", "to"]):
        return True
    start = x - 1
    while start > 0 and words[start] in _FILLERS:
        start -= 1
    opener = words[start] if start >= 0 else ""
    if opener == "between":
        return gap[-1] == "and"
    return opener == "from" and gap[-1] == "to" and _PARTED.isdisjoint(s.classes[x + 1 : y])


def _governor(s: Sentence, a: int) -> tuple[int, tuple[str, ...]]:
    """Return the token that governs a range that begins at `a`, -1 for none, and the modifiers between."""
    words, classes = s.words, s.classes
    p = a - 1
    modifiers: tuple[str, ...] = ()
    while p >= 0:
        word = words[p]
        if classes[p] in "DA" or word in _MODIFIERS:
            if word in _TOLD:
                modifiers = (word, *modifiers)
            p -= 1
        elif (
            word in ("of", "at")
            and p > 0
            and words[p - 1] in _PLAIN
            and (p < 2 or classes[p - 2] != "N")
        ):
            p -= 2
        elif word in ("between", "anything", "anywhere") or (
            word == "on" and words[p + 1 : p + 2] == ["average"]
        ):
            p -= 1
        elif word == "from":
            return p - 1, (*modifiers, "from")
        else:
            break
    return p, modifiers
