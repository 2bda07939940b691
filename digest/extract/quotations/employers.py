"""Read the names of bodies inside a phrase about a person: "at Kent County Council", "of the planning committee".

In:   words of a phrase, as printed.
Out:  the run of words that names a body; whether it employs, or is only a committee, a department or a street.
Not:  the office itself, which `offices` reads around it.
"""

from functools import lru_cache

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.records import Document

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
    if len(parts) < 2 or parts[-1] not in w.BODY_WORDS - {"group"}:
        return None
    return body if len(parts) > 2 or parts[0] not in w.ROLE_MODIFIERS else None


def capitals_back(words: list[str]) -> str | None:
    """Return the run of capitals that ends `words`: "Vale of Glamorgan", "Derby City Council"."""
    start = len(words)
    while start > 0:
        word = words[start - 1].strip("\"“”'‘(")
        if start < len(words) and word.endswith((",", ".", ":", ";")):
            break
        if (
            (word[:1].isupper() and (stripped(word) not in w.NOT_NAMES))
            or (
                start < len(words)
                and stripped(word) in ("of", "and", "upon", "on", "the", "for", "&")
                and start > 1
                and words[start - 2][:1].isupper()
            )
            or (
                start == len(words)
                and stripped(word).removesuffix("'s")
                in (
                    "council",
                    "union",
                    "group",
                    "party",
                )
            )
        ):
            start -= 1
        else:
            break
    if start == len(words):
        return None
    name = " ".join(words[start:]).strip('"“”‘(,')
    return name if name[:1].isupper() else None


def disowned(name: str) -> str:
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    if name.endswith(("s'", "s’")):
        name = name[:-1]
    return name


def by_noun(bodies: Bodies, noun: str, document: Document) -> str | None:
    """Return the body meant by "the forum's chair"; None for "the council's leader", which names none."""
    if noun in w.COUNCIL_LIKE or noun in ("city", "county", "town", "country", "city's"):
        return None
    if noun in w.BODIES:
        return bodies.ending_with(noun, len(document.text))
    return None


def is_authority(bodies: Bodies, low: str) -> bool:
    return low in bodies.short_names


def list_goes_on(words: list[str], low: list[str], start: int, limit: int) -> bool:
    """Whether the words from `start` end a list: "strategy and partnerships,"."""
    for index in range(start, min(start + 5, limit)):
        word = low[index]
        if word in ("and", "&"):
            return index > start and index + 1 < len(words) and low[index + 1] not in w.SPEECH
        if (
            word in w.SPEECH
            or word in ENDS_PHRASE
            or word in w.BE
            or word in w.DETERMINERS
            or word in w.PREPOSITIONS
        ):
            return False
        if words[index][-1] in ".;:":
            return False
    return False


_EMPLOYERS = frozenset(
    """council university trust association forum federation charity police authority college school hospital group union
    society institute alliance network commission government limited ltd agency company homes party corporation nhs""".split()
)


def is_department(bodies: Bodies, head: str, body: str, *, managing: bool) -> bool:
    """Whether "Head of Roads & Transport Services" is all role: no employer, only what is headed."""
    words = body.lower().split()
    return (
        not managing
        and head
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
    return (
        stripped(body.split()[-1]) in _INNER
        and "'s" not in body.replace("’", "'")
        and stripped(body.split()[-1]) in ("committee", "panel", "board")
    )


def is_body_name(name: str | None) -> bool:
    return (
        name is not None
        and (
            name.isupper()
            or stripped(name.split()[-1])
            in w.BODY_WORDS
            - {
                "transport",
                "housing",
                "care",
                "homes",
                "finance",
                "energy",
                "water",
                "police",
                "education",
                "services",
            }
        )
        and len(name.split()) > 1
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


def named_body(words: list[str]) -> str | None:
    """Return the run of capitals that begins `words`, with a small "council" or "union" behind it."""
    taken: list[str] = []
    ministry = False
    for index, word in enumerate(words[:14]):
        bare = stripped(word)
        following = words[index + 1] if index + 1 < len(words) else ""
        if word.strip('"“‘(')[:1].isupper():
            taken.append(word)
            ministry = ministry or bare in ("department", "ministry", "committee", "care")
        elif not taken and bare == "the":
            continue
        elif (
            taken
            and bare in ("of", "and", "for", "upon", "on", "the", "&", "in", "with", "under")
            and (
                following[:1].isupper()
                or (
                    bare in ("of", "for")
                    and following == "the"
                    and index + 2 < len(words)
                    and words[index + 2][:1].isupper()
                )
            )
        ):
            if bare in ("on", "in", "with", "and") and stripped(taken[-1]) in (
                "council",
                "university",
                "trust",
                "union",
                "association",
                "party",
            ):
                break
            taken.append(word)
        elif taken and bare in (
            "council",
            "union",
            "group",
            "party",
            "police",
            "university",
            "city",
            "county",
            "borough",
            "district",
            "forum",
            "opposition",
            "campaign",
            "charity",
        ):
            if (
                bare in ("city", "county", "borough", "district")
                and stripped(following) != "council"
            ):
                break
            taken.append(word)
        else:
            break
        closing = word[-1]
        if closing in '.;:!?)"”':
            break
        if closing == "," and not (
            (ministry and list_goes_on(words, [stripped(x) for x in words], index + 1, len(words)))
            or _reaches_committee(words, index + 1)
        ):
            break
    while (
        taken
        and taken[-1].islower()
        and stripped(taken[-1]) in ("of", "and", "for", "the", "on", "in", "with")
    ):
        taken.pop()
    if not taken:
        return None
    name = " ".join(taken).strip('"“”(').rstrip('.,;:!?)"”–')
    return name.removeprefix("the ") or None


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


def chaired(document: Document, bodies: Bodies, words: list[str]) -> str | None:
    """Return the body that "who chairs ..." goes on to name: "the scrutiny board", "the forum"."""
    if not words:
        return None
    named = named_body(words)
    if named:
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
    if not taken:
        return None
    name = " ".join(taken).rstrip(".,;:")
    if len(taken) == 1:
        if stripped(taken[0]) in w.COUNCIL_LIKE:
            return None
        return bodies.ending_with(stripped(taken[0]), len(document.text)) or name
    return name
