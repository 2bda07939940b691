"""The pieces of a sentence, and what a run of capitals is: a name, a role, or a role and then a name.

In:   a run of capitals as printed: "Council leader Jo Brown", "Derby City Council's".
Out:  `Chunk`s.
Not:  where a run begins and ends; that is `sentences`.
"""

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from digest.extract.quotations import words as w
from digest.extract.quotations.names import is_first_name


class Chunk(Struct, frozen=True, gc=False):
    """One piece of a sentence. Where it stands is not kept, so that a word met before need not be made again.

    kind:  quote, name, or a kind of `words.KIND` (verb, role, doc, body, group, pron, det, prep, conj, opener, rel,
           aux, be, that, according), `stop` for , : – ( ) and ;, or `word` for any other.
    text:  the words as printed, on one line, without a possessive ending.
    low:   the same in lower case.
    owns:  it ended in 's or s'.
    title: for a name, the title before it in lower case.
    is_body: for a name, that it is one of a body and not of a person.
    number: for a quote, which of the block's quoted spans it is.
    """

    kind: str
    text: str
    low: str
    owns: bool = False
    title: str = ""
    is_body: bool = False
    number: int = -1


KIND = attrgetter("kind")


# How the names of bodies end.
ENDS = frozenset(
    """council forum authority association trust university network federation service partnership committee society
    union police group board corporation alliance hospitals commission foundation college""".split()
)
_POST_NOMINALS = frozenset("MP MSP MS MLA AM OBE MBE CBE KC QC JP TD DL".split())
# "Tenants Ann Field and Jo Brown": no part of the first one's name.
_SEVERAL = (w.GROUPS | w.PAIRS) - w.PARTIES
# "Lord Provost", "Chief Constable": offices, where "Lord Baker" is a man.
_LORDLY = frozenset(
    "provost chancellor justice speaker executive constable officer inspector superintendent planner".split()
)
# "Mayor Baker" is one man; "Deputy Leader", "Executive Director" are offices.
_BEFORE_SURNAMES = frozenset("mayor leader minister vicar".split())
# A capital alone is an ordinary word where it is one of these: "Inspectors", "Leader".
_COMMON = frozenset("role group doc body prep conj opener according".split())


def bare(word: str) -> tuple[str, bool]:
    """Return `word` in lower case without a possessive ending, and whether it had one."""
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    elif "'" not in low:
        return low, False
    if low.endswith("'s"):
        return low[:-2], True
    if low.endswith("'"):
        return low[:-1], True
    return low, False


def plain(word: str) -> Chunk:
    """Return the chunk of a word that names nobody."""
    low, owns = bare(word)
    return Chunk(w.KIND.get(low, "word"), word[: len(low)], low, owns)


@lru_cache(maxsize=64)
def quote(number: int) -> Chunk:
    """Return the chunk of the block's quoted span of that number."""
    return Chunk("quote", "", "", number=number)


@lru_cache(maxsize=4096)
def named(run: str, *, first: bool) -> tuple[Chunk, ...]:
    """Return what the run of capitals `run` is: roles and titles first, then the name.

    first: it begins a sentence or follows a stop, where any word has a capital.
    """
    words = run.split()
    lows = [bare(word)[0].rstrip(".") for word in words]
    if len(words) == 1 and lows[0] == words[0].lower() and w.KIND.get(lows[0]) in _COMMON:
        return (plain(run),)
    if (
        first
        and len(lows) > 2
        and lows[0].endswith(("er", "or", "ist", "ian"))
        and (is_first_name(lows[1]) or lows[0].endswith("ist"))
        and not is_first_name(lows[0])
    ):
        # "Swimmer Gethin ap Rhys": a trade that is in no list
        return Chunk("role", words[0], lows[0]), _name(words[1:], "")
    if len(lows) > 1 and lows[0] in _SEVERAL and is_first_name(lows[1]):
        return plain(words[0]), *named(" ".join(words[1:]), first=False)
    cut = head = _cut(lows)
    title = ""
    if cut < len(lows):
        while head and lows[head - 1] in w.TITLES and lows[head - 1] != "chief":
            title = title or lows[head - 1]
            head -= 1
    chunks: list[Chunk] = []
    if head:
        # "Derby City Council Leader": a role, with a body before it or not.
        split = max((i + 1 for i, low in enumerate(lows[: head - 1]) if low in ENDS), default=0)
        if split:
            chunks.append(_name(words[:split], ""))
        text = " ".join(words[split:head])
        low, owns = bare(text)
        chunks.append(Chunk("role", text[: len(low)], low, owns))
    if cut < len(lows):
        # "Ms B": whose name is kept from the reader is known by her title.
        secret = title and len(lows[cut]) == 1 and cut + 1 == len(lows)
        chunks.append(_name(words[cut - bool(secret) :], title))
    return tuple(chunks)


def _cut(lows: Sequence[str]) -> int:
    """Return where the name begins among `lows`; their number, when they are a role through and through."""
    if len(lows) > 1 and lows[-1] in ENDS:
        return 0
    cut = 0
    for i, low in enumerate(lows):
        if not i and low in w.ROLES and len(lows) == 2 and is_first_name(low):
            continue  # "Dean Pickersgill"
        if i > 1 and i + 1 == len(lows) and low.upper() in _POST_NOMINALS:
            break  # "Dan Foot MP"
        if low in w.TITLES or low in w.ROLES or low in w.PARTIES:
            if i + 1 == len(lows) and (low in w.PARTIES or (i and _is_surname(lows[i - 1], low))):
                break
            cut = i + 1
    return cut


def _is_surname(before: str, low: str) -> bool:
    """Whether a role that ends a run of capitals is a surname: "Cllr Baker", "Tom Cook", but not "Deputy Leader"."""
    if before in ("lord", "lady", "chief"):
        return low not in w.COUNCIL_OFFICES and low not in _LORDLY
    return before in w.TITLES or before in _BEFORE_SURNAMES or is_first_name(before)


def _name(words: Sequence[str], title: str) -> Chunk:
    if len(words) > 2 and len(words[0]) > 4 and words[0].isupper() and not words[1].isupper():
        words = words[1:]  # "FURIOUS Tracey Merton": the first word of a story, in capitals
    if len(words) > 1 and words[-1] in _POST_NOMINALS:
        words = words[:-1]
    text = " ".join(words)
    low, owns = bare(text)
    lows = low.split()
    is_body = not title and (
        (
            not w.BODY_WORDS.isdisjoint(low.replace("-", " ").split())
            and not (len(lows) == 2 and is_first_name(lows[0]))
        )
        or (len(lows) == 1 and len(text) > 1 and text[: len(low)].isupper())
        or lows[0] in ("department", "ministry")
        or lows[0] in w.STATES
    )
    return Chunk("name", text[: len(low)].rstrip(","), low, owns, title, is_body)
