"""Tell which body a noun means: "the firm", "the developer", "the school".

In:   the bodies of a story, a noun and where it stands.
Out:  the body that the story introduces by such a noun ("Developer Harrow Estates", "Veolia, the waste firm"), or whether
      one that it spoke of may be meant; None rather than a body of another kind. And back: what trade a body has.
Not:  councils, unions and watchdogs, which `bodies` knows by name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.employers import capitals_back, disowned, named_body, stripped
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.people import occurrences

# "The firm" may have been introduced as any of these; "the developer" as a firm, but not as a contractor.
_ANY_FIRM = frozenset("firm company business giant".split())
_BUILDERS = frozenset("developer housebuilder builder".split())
_FIRMS = _ANY_FIRM | _BUILDERS | frozenset("contractor operator supplier consultancy".split())
# These may be one person's trade.
_TRADES = _FIRMS - _ANY_FIRM - {"consultancy", "housebuilder", "operator"}
_FIRM_ENDS = frozenset(
    """ltd limited plc llp homes estates developments land construction holdings properties builders buses coaches rail
    railway water energy renewables power living group leisure""".split()
)
_SURE_ENDS = tuple(
    "ltd limited homes estates developments construction holdings living coaches renewables".split()
)
_ANY_HOMES = frozenset(
    "affordable care council decent empty more new nursing park safer social supported sustainable warm warmer your".split()
)
# No firm, charity or campaign is called so, and most are the other side of what a firm or a charity says.
_STATE = frozenset(
    """council councils government office department ministry police constabulary inspectorate ombudsman parliament senedd
    assembly cabinet committee court tribunal treasury nhs party bbc itv echo news gazette chronicle times""".split()
)
_NO_FIRM = _STATE | frozenset(
    """commission union association board school academy college university fund forum campaign society church trust
    partnership hospital england scotland wales agency street road lane avenue ward valley""".split()
)
_NO_CHARITY = _STATE | (_FIRM_ENDS - {"group", "living", "leisure", "land"})
_DEPARTMENTS = frozenset("department ministry office treasury".split())
_BETWEEN = 60  # characters, between a name and the noun that says what it is
_INTRODUCING = re.compile(
    r"(?:,| \(| –| is| was| are)? (?:the|a|an|its|their|another) (?:[\w'&-]+ ){0,3}$"
)
_TRADE = re.compile(r",\ (?:the|its|their|an?)\ ((?:[a-z-]+\ ){0,3}([a-z]+))(?=,|\.|\ said|\ who)")
_CLOSING = frozenset(",.;:)")


def introduced(bodies: Bodies, noun: str, before: int) -> str | None:
    """Return the body that the story introduces as a `noun`, the last before `before` or else the first after it."""
    family = _ANY_FIRM | (_BUILDERS if noun in _BUILDERS else {noun}) if noun in _FIRMS else {noun}
    if noun in _ANY_FIRM:
        family = _FIRMS
    found: list[tuple[int, str]] = []
    for word in sorted(family, key=noun.__ne__):
        if found and noun not in _ANY_FIRM:
            break  # who is introduced as a developer is one, before those who are only firms
        found += _beside(bodies, word)
    found.sort()
    return next(
        (name for at, name in reversed(found) if at < before), found[0][1] if found else None
    )


def likely(bodies: Bodies, noun: str, spoken_of: Iterable[str]) -> str | None:
    """Return which of the bodies `spoken_of`, the last first, a `noun` may mean."""
    for number, name in enumerate(spoken_of):
        sure = noun not in _FIRMS or (not number and noun not in _TRADES)
        if _may_be(bodies, name, noun) and (sure or stripped(name.split()[-1]) in _FIRM_ENDS):
            return name
    return None


def ended(bodies: Bodies, noun: str, before: int) -> str | None:
    """Return the last body before `before` whose name ends as those of firms do, where `noun` is a firm."""
    found: list[tuple[int, str]] = []
    for end in _SURE_ENDS if noun in _FIRMS else ():
        name = bodies.ending_with(end, before)
        if name and " " in name and _is_name(name, noun) and _may_be(bodies, name, noun):
            at = bodies.raw.rfind(name, 0, before)
            goes_on = bodies.raw[at + len(name) :][:2].strip()[:1].isupper()  # "New Homes Bonus"
            if at >= 0 and not goes_on and stripped(name.split()[0]) not in _ANY_HOMES:
                found.append((at, name))
    return max(found)[1] if found else None


@lru_cache(maxsize=64)
def _word(noun: str) -> re.Pattern[str]:
    """The noun, with a capital only where a sentence begins."""
    return re.compile(rf"\b{noun}\b|(?:(?<=\n)|(?<=[.!?] )|\A){noun.capitalize()}\b")


def _beside(bodies: Bodies, noun: str) -> Iterator[tuple[int, str]]:
    """Yield the names that stand right beside the noun, with its place."""
    for match in _word(noun).finditer(bodies.text):
        if bodies.in_story(match.start()):
            name = _behind(bodies, match.end()) or _before(bodies, match.start())
            if name and _is_name(name, noun) and _may_be(bodies, name, noun):
                yield match.start(), name


def _behind(bodies: Bodies, end: int) -> str | None:
    """Return the name in "developer Harrow Estates", "the firm, Harrow Estates,"."""
    apposed = bodies.text.startswith(", ", end)
    start = end + 2 if apposed else end + 1
    if bodies.text[end : end + 1] not in (" ", ",") or not bodies.text[start : start + 1].isupper():
        return None
    words = bodies.raw[start : start + _BETWEEN].split()
    owns = next((i for i, word in enumerate(words) if word.endswith(("'s", "’s"))), len(words))
    name = named_body(words[: owns + 1])
    if name is None:
        return None
    stop = bodies.text[start + len(name) : start + len(name) + 1]
    return disowned(name) if not apposed or stop in _CLOSING else None


def _before(bodies: Bodies, start: int) -> str | None:
    """Return the name in "Veolia, the waste firm", "Harrow Estates is a Dorset firm"."""
    floor = max(bodies.block_start(start) or 0, start - _BETWEEN)
    match = _INTRODUCING.search(bodies.text, floor, start)
    if match is None or not match.group().startswith((",", " (", " –", " is", " was", " are")):
        return None
    if not w.PREPOSITIONS.isdisjoint(words := match.group().split()) or "and" in words:
        return None
    return capitals_back(bodies.raw[floor : match.start()].split())


def _is_name(name: str, noun: str) -> bool:
    """Whether the words are a body's name, and no person's or office's."""
    words = [stripped(word) for word in name.split()]
    if words[0] in w.TITLES or not w.ROLES.isdisjoint(words) or words[-1] in w.PARTIES:
        return False
    if len(words) == 1 and (words[0] in w.NOT_NAMES or words[0] in w.BODY_WORDS):
        return False
    person = is_first_name(words[0]) and words[-1] not in w.BODY_WORDS
    return not person or (noun not in _TRADES and len(words) > 1)


def _may_be(bodies: Bodies, name: str, noun: str) -> bool:
    """Whether nothing in the name says that it is another kind of body."""
    words = {stripped(word) for word in name.split()}
    if name.islower():
        return False  # "government", "the service": no name
    if noun == "department":
        return not words.isdisjoint(_DEPARTMENTS) or name.startswith("Df")
    others = _NO_FIRM if noun in _FIRMS else _NO_CHARITY
    if noun in ("charity", "campaign") or noun in _FIRMS:
        low = name.lower()
        if low in bodies.short_names or low in w.UNIONS or words <= w.PARTIES:
            return False
        if bodies.is_watchdog(name):
            return False
    return words.isdisjoint(others - {noun})


def trade(bodies: Bodies, name: str) -> str | None:
    """Return what a body does where the story says so: "Pell & Starkey, the internal auditors", "the engineers, Ove"."""
    for at in occurrences(bodies, name):
        match = _TRADE.match(bodies.text, at + len(name))
        if match is not None and match.group(2) in w.TRADES:
            return bodies.raw[match.start(1) : match.end(1)]
        before = bodies.text[max(0, at - 30) : at].rstrip(" ,").split()[-1:]
        if before and before[0].lower() in w.TRADES:
            return before[0]
    return None
