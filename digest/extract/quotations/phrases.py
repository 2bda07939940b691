"""A subject as its sentence writes it: a head, who owns it, what it is of.

In:   a sentence's chunks, and where a head stands.
Out:  the `Subject` with what stands before that head.
Not:  which head is a verb's subject; `subjects` and `complements` find that.
"""

from collections.abc import Sequence

from msgspec import Struct

from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import Chunk

Sentence = Sequence[Chunk]
HEADS = frozenset(("name", "pron", "role", "doc", "body", "group"))
# Heads that a name may stand behind or before: "Kent County Council leader Jo Brown".
NOUNS = frozenset(("role", "doc", "body", "group"))
LINKS = frozenset("of for from by at with in to".split())
MAKERS = frozenset(("by", "from"))
# Who has only seen a document has not made it: "a letter seen by the Gazette". Advice is obtained by who asks for it.
_SEEN = frozenset("seen viewed read heard leaked shared uncovered revealed reported".split())
INDEFINITE = frozenset(("a", "an", "one", "another", "some", "any"))


class Subject(Struct, frozen=True, gc=False):
    """A subject as written.

    kind:  name, pron, role, doc, body, group; `same` for the subject of the verb before ("... and warned").
    head:  its main word: "Smith", "she", "report".
    owner: what stands before the head and owns it: Ofsted's letter, an Ofsted spokesman, its report.
    of:    what stands behind the head: a spokesman for Kent Police, a report by Rooftop.
    about: the words right before the head, lower case: "council" documents, "the review" team.
    definite: not "a" or "one".
    """

    kind: str
    head: Chunk | None = None
    owner: Chunk | None = None
    of: "Subject | None" = None
    about: tuple[str, ...] = ()
    definite: bool = True


def is_maker(sentence: Sentence, link: int, document: Chunk | None) -> bool:
    """Whether "by", "from" or "on behalf of" at `link` leads to who made the document, and not to who got hold of it."""
    verb = sentence[link - 1].low
    if verb == "behalf":
        return sentence[link].low == "of"
    got = verb in _SEEN or (verb == "obtained" and (document is None or document.low != "advice"))
    return sentence[link].low in MAKERS and not got


SAME = Subject("same")
UNKNOWN = Subject("unknown")


def places(kinds: Sequence[str], kind: str) -> list[int]:
    """Return where `kind` stands among the kinds of a sentence's chunks: few places, found quicker than all are seen."""
    found: list[int] = []
    at = -1
    for _ in range(kinds.count(kind)):
        at = kinds.index(kind, at + 1)
        found.append(at)
    return found


def phrase_at(sentence: Sentence, at: int, first: int, of: Subject | None = None) -> Subject:
    """Return the subject with its head at `at`, whose phrase begins no sooner than `first`.

    of: what has been read already behind that head.
    """
    head = sentence[at]
    if head.kind == "pron":
        return Subject("pron", head, None, of)
    if head.kind == "name" and at == first:
        return Subject("name", head, None, of)
    owner: Chunk | None = None
    about: list[str] = []
    definite = True
    index = at - 1
    while index >= first and at - index <= 6:
        chunk = sentence[index]
        if chunk.kind == "det":
            definite = chunk.low not in INDEFINITE
            if chunk.low in w.POSSESSIVES:
                owner = owner or chunk
            break
        if owner is None and (chunk.kind == "name" or (chunk.kind in NOUNS and chunk.owns)):
            owner = chunk
        elif chunk.kind == "word" or chunk.kind in NOUNS:
            about.append(chunk.low)
        else:
            break
        index -= 1
    else:
        definite = index >= 0 or head.kind != "role"
    if head.kind == "name":
        return Subject("name", head, None, of, tuple(about), definite)
    if index < first and not about and owner is None:
        definite = head.kind != "doc"
    return Subject(head.kind, head, owner, of, tuple(about), definite)
