"""Read what a person is from a phrase: "cabinet member for highways, transport and waste at Kent County Council".

In:   the words beside a name, which `beside` has cut out.
Out:  a role and an organisation, either of them None.
Not:  where to look; the grammar of titles before a name is in `chunks`.

A phrase has a head ("member"), what stands before it ("Kent County Council's cabinet") and a complement behind it.
"""

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.employers import (
    ENDS_PHRASE,
    by_noun,
    capitals_back,
    disowned,
    is_body_name,
    is_department,
    is_inner,
    list_goes_on,
    named_body,
    stripped,
    whole_body,
)
from digest.extract.quotations.heads import (
    VERBS,
    head_before,
    head_behind,
    is_head,
    plain_modifier,
)
from digest.extract.quotations.names import is_first_name

Role = tuple[str | None, str | None]


def office(bodies: Bodies, words: list[str], *, must_reach_end: bool, apposed: bool) -> Role:
    """Read "cabinet member for transport at Kent County Council" into a role and an organisation.

    must_reach_end: the phrase stands before a name, so its last word must belong to it; else it begins at once.
    """
    if must_reach_end:
        low = list(map(stripped, words))
        head = head_before(words, low, apposed=apposed)
    else:
        head = head_behind(words)
        low = list(map(stripped, words)) if head is not None else []
    if head is None:
        return None, None
    first, organisation = _left(bodies, words, low, head)
    last, of = _right(bodies, words, low, head)
    if low[head] in w.KIN and (
        organisation
        or of
        or first < head
        or "of" in low[head + 1 : last]
        or (first and low[first - 1] in w.POSSESSIVES)
    ):
        return None, None  # somebody's brother is not a role
    if organisation and _is_person(organisation):
        organisation = None  # "Mr Hale's deputy"
    if first < head and low[first] in _ONLY_NOW:
        first += 1
    name = " ".join(words[first:last])
    if '"' in name or "“" in name or "”" in name:  # in few is a word quoted
        name = " ".join([word.strip('"“”') for word in words[first:last]])
    name = name.rstrip(".,;:–-’'")
    if (
        low[head] in ("councillor", "cllr", "alderman")
        and first == head
        and last == head + 1
        and not organisation
    ):
        return None, None  # a title
    return name or None, organisation or of


# How long someone has been in an office is no part of it.
_ONLY_NOW = frozenset(("new", "current"))


_KINDS_ALONE = (w.BODIES | {"bank"}) - {"government", "court"}
_OWNED_WORK = frozenset(
    "children's women's adults' veterans' people's residents' tenants' workers' girls' men's".split()
)


def _left(bodies: Bodies, words: list[str], low: list[str], head: int) -> tuple[int, str | None]:
    """Return where the role begins before its head, and the body that stands before the role."""
    first = head
    while first > 0:
        before = words[first - 1]
        if before[:1].isupper() or low[first - 1] in w.BODY_WORDS:
            body = whole_body(words[:first])
            if body:
                return first, body  # "Powys County Council leader"
        if low[first - 1] not in w.OF_A_ROLE or before.endswith((",", "'s", "’s")):
            break
        first -= 1
    while first > 0 and plain_modifier(words[first - 1], low[first - 1]):
        first -= 1
    if first and low[first - 1] == "section" and low[first].isdigit():
        first -= 1  # "Section 151 officer"
    if first and low[first - 1] in _OWNED_WORK:
        first -= 1  # "children's minister"
        while first > 0 and low[first - 1] in w.ROLE_MODIFIERS:
            first -= 1
    if first == 0:
        return 0, None
    if first > 1 and low[first - 1] == "of" and low[first - 2] in w.BODIES and first < head:
        return head, " ".join(words[first - 2 : head])  # "Chamber of commerce president"
    name = capitals_back(words[:first])
    if words[first - 1].endswith(("'s", "’s", "s'", "s’")):
        noun = low[first - 1].removesuffix("'s")
        return first, disowned(name) if name else by_noun(bodies, noun)
    lowered = name.lower() if name else ""
    if lowered in _KINDS_ALONE:
        return first - 1, None  # "Trust chair", "Charity boss": no body's name
    is_body = (
        " " in lowered
        or lowered in w.BODY_WORDS
        or lowered in w.UNIONS
        or lowered in bodies.short_names
        or (name is not None and name.isupper())
    )
    return first, name if is_body else None


# "A resident of Mill Lane" belongs to no body by that name.
_AT_HOME = frozenset("resident tenant householder homeowner native pensioner".split())


def _is_person(name: str) -> bool:
    words = [stripped(word) for word in name.split()]
    return words[0] in w.TITLES or (
        len(words) > 1 and is_first_name(words[0]) and words[-1] not in w.BODY_WORDS
    )


_CLOSING = '.,;:)"”'
_ITS_OWN = frozenset(("council", "authority", "county council", "city council"))
_GOES_ON = frozenset("of for on with in to and & responsible".split())


def _right(bodies: Bodies, words: list[str], low: list[str], head: int) -> tuple[int, str | None]:
    """Return where the role ends behind its head, and the body that follows it."""
    index = head + 1
    while index < len(words) and words[index - 1][-1] not in _CLOSING:
        link, rest = low[index], words[index + 1 :]
        target = rest[1] if len(rest) > 1 and rest[0].lower() == "the" else rest[0] if rest else ""
        if target.strip('"“‘(')[:1].isupper():
            if link == "in":
                return index, None
            if link in ("at", "from", "with"):
                return index, named_body(rest)
            if link == "of":
                end, body, goes_on = _of_body(bodies, words, low, head, index)
                if not goes_on:
                    return end, None if low[head] in _AT_HOME else body
                index = end
                continue
            if link == "for":
                body = named_body(rest)
                if low[head] in w.SPOKES:
                    end = index + 1 + (rest[0].lower() == "the") + len((body or "").split())
                    on = end < len(words) and low[end] in ("at", "on")
                    if body and on and words[end - 1][-1] not in ",.":
                        # "spokesperson for Resources at Falkirk Council"
                        return end, named_body(words[end + 1 :])
                    return index, body
                if stripped(target) in w.UNIONS or is_body_name(body):
                    return index, body
        joined = link not in ("and", "&") or any(map(is_head, low[index + 1 : index + 4]))
        if not target or link not in _GOES_ON or not joined:
            break
        reached = _complement(words, low, index + 1)
        if reached == index + 1:
            break
        index = reached
    return index, None


def _of_body(
    bodies: Bodies, words: list[str], low: list[str], head: int, index: int
) -> tuple[int, str | None, bool]:
    """Read "of" and capitals: where the role ends, the body, and whether more of the role may follow.

    "Leader of Derby City Council" holds a body, "Head of Parks & Leisure" none, "chair of the Planning Committee" only
    a part of one.
    """
    body = named_body(words[index + 1 :])
    if body is None:
        return index, None, False
    end = index + 1 + (low[index + 1] == "the") + len(body.removeprefix("the ").split())
    if body.lower().removeprefix("the ") in _ITS_OWN:
        return end, None, False
    if is_inner(body):
        if end < len(words) and low[end] in ("at", "of") and words[end - 1][-1] not in ".,;:":
            return end, named_body(words[end + 1 :]), False
        return end, None, False
    managing = head > 0 and low[head - 1] == "managing"
    if words[head][0].isupper() and not managing and is_department(bodies, low[head], body):
        return end, None, True
    return index, body, False


_NO_COMPLEMENT = VERBS | ENDS_PHRASE | w.BE | {"at", "from", "by"}


def _complement(words: list[str], low: list[str], start: int) -> int:
    """Return where "corporate resources, strategy and partnerships" ends."""
    index = start
    limit = min(len(words), start + 14)
    while index < limit:
        word = low[index]
        if word in (_NO_COMPLEMENT if index > start else w.SPEECH):
            break
        closing = words[index][-1]
        if closing == "," and not list_goes_on(words, low, index + 1, limit):
            return index + 1
        if closing in '.;:)"”–' or word == "":
            return index + (word != "")
        index += 1
    return index
