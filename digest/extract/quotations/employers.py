"""Read the names of bodies inside a phrase about a person: "at Kent County Council", "of the planning committee".

In:   words of a phrase, as printed.
Out:  the run of words that names a body; whether it employs, or is only a committee, a department or a street.
Not:  the office itself, which `offices` reads around it.
"""

from functools import lru_cache

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies

ENDS_PHRASE = frozenset(
    "who which whose that said says told added asked has had have is was were will would when while as after but".split()
)


@lru_cache(maxsize=8192)
def stripped(word: str) -> str:
    """Return a word in lower case, without the marks around it."""
    return word.lower().replace("’", "'").strip("\"'“”().,;:!?")


def whole_body(words: list[str]) -> str | None:
    """Return the body whose name ends `words`, where it surely is one and no part of the role."""
    body = capitals_back(words)
    if body is None or "’s " in body or "'s " in body:
        return None
    parts = [stripped(word) for word in body.split()]
    if len(parts) < 2 or parts[-1] not in w.BODY_WORDS or parts[-1] == "group":
        return None
    return body if len(parts) > 2 or parts[0] not in w.ROLE_MODIFIERS else None


_INSIDE = frozenset(("of", "and", "upon", "on", "the", "for", "&"))
_SMALL_ENDS = frozenset(("council", "union", "group", "party"))


def capitals_back(words: list[str]) -> str | None:
    """Return the run of capitals that ends `words`: "Vale of Glamorgan", "Derby City Council"."""
    start = last = len(words)
    while start > 0:
        word = words[start - 1].strip("\"“”'‘(")
        low = stripped(word)
        if start < last and word.endswith((",", ".", ":", ";")):
            break
        inside = start < last and start > 1 and low in _INSIDE and words[start - 2][:1].isupper()
        small_end = start == last and low.removesuffix("'s") in _SMALL_ENDS
        if not (inside or small_end or (word[:1].isupper() and low not in w.NOT_NAMES)):
            break
        start -= 1
    name = " ".join(words[start:]).strip('"“”‘(,')
    return name if name[:1].isupper() else None


def disowned(name: str) -> str:
    """Return a name without the mark of its owner: "the trust's" is "the trust"."""
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    if name.endswith(("s'", "s’")):
        name = name[:-1]
    return name


def by_noun(bodies: Bodies, noun: str) -> str | None:
    """Return the body meant by "the forum's chair"; None for "the council's leader", which names none."""
    if noun in w.COUNCIL_LIKE or noun in ("city", "county", "town", "country", "city's"):
        return None
    if noun in w.BODIES:
        return bodies.ending_with(noun, len(bodies.text))
    return None


_NO_LIST = w.SPEECH | ENDS_PHRASE | w.BE | w.DETERMINERS | w.PREPOSITIONS


def list_goes_on(words: list[str], low: list[str], start: int, limit: int) -> bool:
    """Whether the words from `start` end a list: "strategy and partnerships,"."""
    for index in range(start, min(start + 5, limit)):
        word = low[index]
        if word in ("and", "&"):
            return index > start and index + 1 < len(words) and low[index + 1] not in w.SPEECH
        if word in _NO_LIST or words[index][-1] in ".;:":
            return False
    return False


_EMPLOYERS = frozenset(
    """council university trust association forum federation charity police authority college school hospital group union
    society institute alliance network commission government limited ltd agency company homes party corporation nhs""".split()
)


def is_department(bodies: Bodies, head: str, body: str) -> bool:
    """Whether "Head of Roads & Transport Services" is all role: no employer, only what is headed."""
    words = body.lower().split()
    return (
        head
        in ("head", "director", "manager", "officer", "lead", "member", "secretary", "minister")
        and stripped(words[-1]) not in _EMPLOYERS
        and stripped(words[0]) not in bodies.short_names
        and not body.isupper()
        and "’s" not in body
        and "'s" not in body
    )


_INNER = frozenset("committee board panel group forum subcommittee taskforce".split())


def is_inner(body: str) -> bool:
    """Whether `body` is a committee and the like, which belongs to the role unless somebody owns it."""
    ends = stripped(body.split()[-1]) in ("committee", "panel", "board")
    return ends and "'s" not in body.replace("’", "'")


_BODY_ENDS = w.BODY_WORDS - frozenset(
    "transport housing care homes finance energy water police education services".split()
)


def is_body_name(name: str | None) -> bool:
    """Whether `name`, of more words than one, is a body's beyond doubt, and not what an office is for."""
    words = name.split() if name else ()
    return (
        name is not None
        and len(words) > 1
        and (name.isupper() or stripped(words[-1]) in _BODY_ENDS)
    )


def _reaches_committee(words: list[str], start: int) -> bool:
    """Whether a comma stands inside "Environment, Transport and Climate Change Committee"."""
    for word in words[start : start + 8]:
        bare = stripped(word)
        if bare in _INNER or bare in ("sub-committee", "partnership"):
            return True
        if not (word[:1].isupper() or bare in ("and", "&")) or word[-1] in ".;:":
            return False
    return False


_JOINS = frozenset("of and for upon on the & in with under".split())
# A body's name ends with these, and a small word behind begins something else: "University in Leeds".
_FULL = frozenset("council university trust union association party".split())
_KINDS = frozenset(("city", "county", "borough", "district"))
_SMALL_PARTS = _KINDS | frozenset(
    "council union group party police university forum opposition campaign charity".split()
)


def named_body(words: list[str]) -> str | None:
    """Return the run of capitals that begins `words`, with a small "council" or "union" behind it."""
    taken: list[str] = []
    ministry = False
    for index, word in enumerate(words[:14]):
        bare = stripped(word)
        following = words[index + 1] if index + 1 < len(words) else ""
        if word.strip('"“‘(')[:1].isupper():
            ministry = ministry or bare in ("department", "ministry", "committee", "care")
        elif not taken:
            if bare == "the":
                continue
            break
        elif bare in _JOINS:
            the = following == "the" and bare in ("of", "for") and index + 2 < len(words)
            if not (words[index + 2] if the else following)[:1].isupper():
                break
            if bare in ("on", "in", "with", "and") and stripped(taken[-1]) in _FULL:
                break
        elif bare not in _SMALL_PARTS or (bare in _KINDS and stripped(following) != "council"):
            if bare in ADMINISTRATIONS and _is_of_parties(taken):
                return None  # "the Labour-independent administration"
            break
        taken.append(word)
        closing = word[-1]
        if closing in '.;:!?)"”':
            break
        if closing == "," and not (
            (ministry and list_goes_on(words, [stripped(x) for x in words], index + 1, len(words)))
            or _reaches_committee(words, index + 1)
        ):
            break
    while taken and taken[-1].islower() and stripped(taken[-1]) in _JOINS:
        taken.pop()
    if taken and taken[0].rpartition("-")[2] in _RUN:
        taken = taken[1:]  # "Labour-run Kent County Council"
        if not any(word[:1].isupper() for word in taken):
            return None
    name = " ".join(taken).strip('"“”(').rstrip('.,;:!?)"”–')
    return name.removeprefix("the ") or None


def _is_of_parties(words: list[str]) -> bool:
    """Whether the words name parties and nothing else."""
    parts = " ".join(words).lower().replace("-", " ").split()
    return all(part in w.PARTIES or part in _RUN or part in ("and", "uk") for part in parts)


ADMINISTRATIONS = frozenset("administration authority coalition cabinet executive minority".split())
"""What a party, or several, may have of a council: no body that has their name."""
_RUN = frozenset("run led held controlled dominated owned".split())
_PLACES = frozenset(
    "street road lane avenue close drive crescent way gardens terrace grove place square row hill court mews walk rise park".split()
)


def is_employer(bodies: Bodies, body: str, *, the: bool) -> bool:
    """Whether "Brown, of X," says whom Brown speaks for, and not where he lives."""
    last = stripped(body.split()[-1])
    if last in _PLACES or body.lower() in bodies.short_names:
        return False
    return (
        the
        or body.isupper()
        or body.lower() in w.PARTIES
        or last in w.BODY_WORDS
        or (len(body.split()) > 1 and stripped(body.split()[0]) not in w.STATES)
    )


def chaired(bodies: Bodies, words: list[str]) -> str | None:
    """Return the body that "who chairs ..." goes on to name: "the scrutiny board", "the forum"."""
    named = named_body(words)
    if named or not words:
        return named
    taken: list[str] = []
    for word in words[:5]:
        bare = stripped(word)
        if bare in w.SPEECH or bare in ENDS_PHRASE or bare in w.PREPOSITIONS or bare in w.BE:
            break
        taken.append(word)
        if word[-1] in ",.;:" or bare in w.BODIES:
            break
    while taken and stripped(taken[-1]) not in w.BODIES:
        taken.pop()
    if not taken or (
        stripped(taken[-1]) in w.COUNCIL_LIKE and (len(taken) == 1 or _is_of_parties(taken[:-1]))
    ):
        return None
    name = " ".join(taken).rstrip(".,;:")
    ending = bodies.ending_with(stripped(name), len(bodies.text)) if len(taken) == 1 else None
    return ending or name or None
