"""Find a person's full name, role and body anywhere in the story.

In:   a Document, and a name to ask about.
Out:  the full name for a surname; the role and the organisation that stand beside a name.
Not:  titles (Mr, Cllr, Dr): they are part of neither name nor role. "Councillor" alone is a title.

The role stands before the name ("council leader Abi Brown", "Mid Suffolk's leader, Gerald Stonham-Rix") or behind
it ("Rosalind Achebe, director of children's services at Derby City Council", "Peter Lathbury, who chairs the board").
"""

import re
from collections.abc import Sequence

from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.names import is_first_name
from digest.records import Document

_PARTICLES = frozenset("de van der den von di da la le ap ab ferch mac bin al el".split())
_BEFORE_CHARS, _AFTER_CHARS = 110, 190

Role = tuple[str | None, str | None]


_MOST_PLACES = 40


def occurrences(document: Document, bodies: Bodies, name: str) -> list[int]:
    """Return where `name` stands in the story as words of its own, at most twenty places."""
    known = bodies.places.get(name)
    if known is not None:
        return known
    text = document.text
    found: list[int] = []
    bodies.places[name] = found
    plain = name.replace("’", "'")
    at = text.find(plain)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        end = at + len(plain)
        if (
            not text[at - 1 : at].isalnum()
            and not text[end : end + 1].isalnum()
            and text[at - 1 : at] != "-"
            and text[end : end + 1] != "-"
            and bodies.in_story(at)
        ):
            found.append(at)
        at = text.find(plain, end)
    return found


def full_name(document: Document, bodies: Bodies, name: str, at: int) -> str | None:
    """Return the fullest name that the story gives for the surname or first name `name`, or None.

    at: where it stands; of two people of that name the nearer before it is meant.
    """
    best: str | None = None
    is_first = is_first_name(name)
    for place in occurrences(document, bodies, name):
        found = (
            _before_surname(document, place, name)
            or (is_first and _after_first(document, place, name))
            or None
        )
        if found is None:
            continue
        if best is not None and place > at:
            break
        best = found
    return best


def _before_surname(document: Document, place: int, name: str) -> str | None:
    text = document.text
    pieces = text[max(0, place - 45) : place].replace("\n", " ").split(" ")
    if pieces and pieces[-1] == "":
        pieces.pop()
    else:
        return None
    taken: list[str] = []
    for word in reversed(pieces):
        bare = word.lower()
        if bare in _PARTICLES and not taken:
            taken.append(word)
            continue
        if (
            not word
            or not word[0].isupper()
            or not word.replace("-", "").replace("'", "").isalpha()
            or word.endswith("'s")
            or ("-" in word and word.rpartition("-")[2].islower())
        ):
            break
        if (
            bare in w.NOT_NAMES
            or bare in w.TITLES
            or bare in w.ROLES
            or bare in w.PARTIES
            or bare in w.BODY_WORDS
            or bare in w.STATES
        ):
            break
        if len(taken) == 3:
            break
        taken.append(word)
    while taken and taken[-1].islower():
        taken.pop()
    if not taken:
        return None
    if len(taken[-1]) > 4 and taken[-1].isupper() and not name.isupper():
        taken.pop()  # "FURIOUS Tracey Merton"
        if not taken:
            return None
    first = taken[-1]
    # "In Halifax Mr Brown" gave nothing; "Halifax Jane Brown" gives its last two words.
    for index in range(len(taken) - 1, 0, -1):
        if is_first_name(taken[index]):
            first = taken[index]
            taken = taken[: index + 1]
            break
    del first
    start = place - sum(len(word) + 1 for word in taken)
    return " ".join(document.raw[start : place + len(name)].split())


def _after_first(document: Document, place: int, name: str) -> str | None:
    end = place + len(name)
    match = _NEXT_WORD.match(document.text, end)
    if match is None:
        return None
    low = match.group(1).lower()
    if low in w.BODY_WORDS or low in w.NOT_NAMES or low in w.ROLES:
        return None
    return " ".join(document.raw[place : match.end(1)].split())


_NEXT_WORD = re.compile(r"[ \n]([A-ZÀ-ÖØ-Þ][\w-]*(?:'[A-Z][\w-]*)?)(?!'s)\b")


def in_role(document: Document, bodies: Bodies, names: Sequence[str], noun: str) -> str | None:
    """Return the first of `names` whose role has `noun` for its head, or None."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        found, _ = role(document, bodies, name)
        if found and noun in found.lower().replace(",", " ").split():
            return name
        if noun in ("councillor", "cllr") and any(
            _titled(document.text, at) in ("cllr", "councillor", "coun")
            for at in occurrences(document, bodies, name)
        ):
            return name
    return None


def _titled(text: str, at: int) -> str:
    pieces = text[max(0, at - 14) : at].lower().split()
    return pieces[-1].rstrip(".") if pieces else ""


def role(document: Document, bodies: Bodies, name: str) -> Role:
    """Return the role and organisation that the story gives beside the person's name; None for either it does not."""
    cached = bodies.roles.get(name)
    if cached is not None:
        return cached
    best: Role = (None, None)
    for at in occurrences(document, bodies, name):
        found = _beside(document, bodies, at, at + len(name))
        if found[0] and not best[0]:
            best = (found[0], found[1] or best[1])
        elif (
            found[0]
            and not best[1]
            and found[1]
            and (found[0].lower() in best[0].lower() or best[0].lower() in found[0].lower())
        ):
            best = (best[0], found[1])
        elif found[1] and not best[0] and not best[1]:
            best = (None, found[1])
    if best[0] is None and any(
        document.text.startswith(" MP", at + len(name))
        for at in occurrences(document, bodies, name)
    ):
        best = ("MP", best[1])
    if best[0] is None and " " in name:
        best = _by_first_name(document, bodies, name) or best
    bodies.roles[name] = best
    return best


_TRADE = re.compile(
    r""",\ (?:the|its|their|an?)\ ((?:[a-z-]+\ ){0,3}
        (?:auditors?|consultants?|developers?|architects?|accountants?|contractors?|operators?|surveyors?|solicitors|advisers))
        (?=,|\.|\ said|\ who)""",
    re.VERBOSE,
)


def trade(document: Document, bodies: Bodies, name: str) -> str | None:
    """Return what a body does where the story says so: "Pell & Starkey, the internal auditors, told us"."""
    for at in occurrences(document, bodies, name):
        match = _TRADE.match(document.text, at + len(name))
        if match is not None:
            return document.raw[match.start(1) : match.end(1)]
    return None


def _by_first_name(document: Document, bodies: Bodies, name: str) -> Role | None:
    """Return the role in "Nurse Tracey, 52", where the full name stands elsewhere."""
    first = name.split()[0]
    if not is_first_name(first):
        return None
    for at in occurrences(document, bodies, first):
        if not document.text[at + len(first) + 1 : at + len(first) + 2].isupper():
            found = _beside(document, bodies, at, at + len(first))
            if found[0]:
                return found
    return None


def _beside(document: Document, bodies: Bodies, start: int, end: int) -> Role:
    before = _role_before(document, bodies, start)
    if before[0] and before[1]:
        return before
    behind = _role_behind(document, bodies, end)
    if before[0] is None:
        return behind if behind[0] or behind[1] else before
    return before[0], before[1] or (behind[1] if behind[0] is None else None)


# -- before the name -----------------------------------------------------------------------------------------

_BREAK = re.compile(r"""[.!?:;"()–]\s|["()]|\s-\s|\n\s*\n|,\s""")


_TITLED = re.compile(
    r"(?:(?<=[\s(])|^)(?:"
    + "|".join(sorted(w.TITLES | {"cllr", "chief"}, key=len, reverse=True))
    + r")\.?\s+$",
    re.IGNORECASE,
)
_OPPOSITE = re.compile(r"\b(?:opposite number|counterpart)\b", re.IGNORECASE)


def _role_before(document: Document, bodies: Bodies, start: int) -> Role:
    text = document.text
    floor = max(0, start - _BEFORE_CHARS)
    end, rank = start, None
    while (match := _TITLED.search(text, max(floor, end - 18), end)) is not None:
        title = match.group().strip().rstrip(".").lower()
        before = text[floor : match.start()].rstrip()
        last = _bare(before.split()[-1]) if before else ""
        if (
            title in w.ROLES
            and not before.endswith((",", ".", ":", '"'))
            and (last in w.ROLE_MODIFIERS or last in w.PARTIES or last in bodies.short_names)
        ):
            break  # "Green councillor", "Assistant Chief Constable": here it is the role
        rank = rank or (title if title in w.RANKS else None)
        end = match.start()
    stretch = text[floor:end].rstrip()
    apposed = stretch.endswith(",")
    stretch = stretch.rstrip(",")
    cuts = [0]
    for match in _BREAK.finditer(stretch):
        words = stretch[: match.start()].split()
        if match.group()[0] == "." and words and words[-1].lower() in _ABBREVIATED:
            continue
        if match.group()[0] != ",":
            cuts.clear()
        cuts.append(match.end())
    found: Role = (None, None)
    # "The member for highways, transport and waste, Tom Ellery": a comma may stand inside the role.
    for cut in reversed(cuts[-3:] if apposed else cuts[-1:]):
        words = document.raw[floor + cut : floor + len(stretch)].split()
        if apposed and _OPPOSITE.search(stretch, cut):
            return _same_role(document, floor + cut), _named_body(words[-3:]) if words else None
        if words:
            found = _phrase(
                document, bodies, words, must_reach_end=True, apposed=apposed or end < start
            )
        if found[0]:
            break
    return found if found[0] or rank is None else (rank.capitalize(), found[1])


_ABBREVIATED = frozenset("cllr mr mrs ms dr st coun prof rev".split())
_COMMON_ROLE = re.compile(
    r"\b(?:leader|chief executive|mayor|cabinet member|chair(?:man|woman)?|director|spokes\w+)\b",
    re.IGNORECASE,
)


def _same_role(document: Document, before: int) -> str | None:
    """Return the last role named before an "opposite number"."""
    last = None
    for match in _COMMON_ROLE.finditer(document.text, max(0, before - 600), before):
        last = match.group()
    return last


# -- behind the name -----------------------------------------------------------------------------------------

_AGE_OR_WARD = re.compile(r"\s*(?:\([^()\n]{1,50}\)|,\s\d{1,3}(?=,|\.|\s))")
_WHO = re.compile(
    r"""\s*,?\s*who\s(?:also\s|currently\s|now\s)?
        (?: (?P<chairs>chairs|leads|heads|runs|represents|owns|edits|manages|founded|chaired|led|speaks\sfor)\s(?P<what>(?:the|their|its|a|an|his|her)\s)?
          | (?:is|was|serves\sas|served\sas|took\sover\sas|became|works\sas|worked\sas|acts\sas|stood\sas|has\sbeen)\s )""",
    re.VERBOSE,
)
_IS = re.compile(r"\s(?:is|was)\s(?:now\s|also\s)?(?:the\s|a\s|an\s)?(?=[a-z])")
_OFFICES = frozenset(("leader", "deputy leader", "chief executive", "chair", "mayor"))
_DOES = {
    "chairs": "chair",
    "chaired": "chair",
    "leads": "leader",
    "led": "leader",
    "heads": "head",
    "runs": None,
    "owns": "owner",
    "edits": "editor",
    "manages": "manager",
    "founded": "founder",
    "represents": None,
    "speaks for": "spokesperson",
}
_OF_BODY = re.compile(r"\s*,?\s(?:of|from|for|with)\s(?=(?:the\s)?[A-ZÀ-Þ])")


def _role_behind(document: Document, bodies: Bodies, end: int) -> Role:
    text, raw = document.text, document.raw
    at = end
    while (match := _AGE_OR_WARD.match(text, at)) is not None:
        at = match.end()
    limit = min(len(text), at + _AFTER_CHARS)
    paragraph = text.find("\n\n", at, limit)
    if paragraph >= 0:
        limit = paragraph
    is_ = _IS.match(text, at, limit)
    if is_ is not None:
        found = _phrase(
            document, bodies, raw[is_.end() : limit].split(), must_reach_end=False, apposed=True
        )
        return found if found[0] in _OFFICES or found[1] else (None, None)
    who = _WHO.match(text, at, limit)
    if who is not None:
        verb = who.group("chairs")
        words = raw[who.end() : limit].split()
        if verb is None:
            return _phrase(document, bodies, words, must_reach_end=False, apposed=True)
        noun = _DOES.get(" ".join(verb.split()))
        body = _body(document, bodies, words)
        if verb in ("leads", "led", "runs", "heads", "founded", "owns") and body is None:
            return (
                (noun, None)
                if words[:1] and words[0].lower().startswith("council") and noun
                else (None, None)
            )
        return noun, body if noun else None
    of = _OF_BODY.match(text, at, limit)
    if of is not None:
        body = _named_body(raw[of.end() : limit].split())
        the = text.startswith("the ", of.end())
        return (None, body) if body and _is_employer(bodies, body, the=the) else (None, None)
    lead = text[at : at + 3]
    if lead[:2] == ", " or lead == " – " or lead == " - " or lead[:2] == " (" or lead[:2] == ",\n":
        skip = 2 if lead[0] == "," or lead[:2] == " (" else 3
        words = raw[at + skip : limit].split()
        return _phrase(document, bodies, words, must_reach_end=False, apposed=True)
    return None, None


# -- the phrase itself ---------------------------------------------------------------------------------------

_ENDS_PHRASE = frozenset(
    "who which whose that said says told added asked has had have is was were will would when while as after but".split()
)
_TRAILING = ".,;:!?\"”“)’'–-("


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").strip("\"'“”().,;:!?")


def _phrase(
    document: Document, bodies: Bodies, words: list[str], *, must_reach_end: bool, apposed: bool
) -> Role:
    """Read "cabinet member for transport at Kent County Council" into a role and an organisation.

    must_reach_end: the phrase stands before a name, so its last word must belong to it; else it begins at once.
    """
    low = [_bare(word) for word in words]
    head = _head_before(words, low, apposed=apposed) if must_reach_end else _head_behind(words, low)
    if head is None:
        return None, None
    first, organisation = _left(document, bodies, words, low, head, must_reach_end=must_reach_end)
    last, of = _right(document, bodies, words, low, head)
    if low[head] in _KIN and (organisation or of or first < head or "of" in low[head + 1 : last]):
        return None, None  # somebody's brother is not a role
    parts = [word.strip('"“”') for word in words[first:last]]
    name = " ".join(parts).rstrip(".,;:–-’'")
    if (
        low[head] in ("councillor", "cllr", "alderman")
        and first == head
        and last == head + 1
        and not organisation
    ):
        return None, None  # a title
    return name or None, organisation or of


_OWNED_WORK = frozenset(
    "children's women's adults' veterans' people's residents' tenants' workers' girls' men's".split()
)
_KIN = frozenset(
    "brother sister son daughter wife husband widow widower aunt uncle gran nan grandad neighbour grandfather grandmother".split()
)


def _is_head(low: str) -> bool:
    if "-of-" in low:
        return low.partition("-of-")[0].rpartition("-")[2] in (
            "mother",
            "father",
            "mum",
            "dad",
            "grandmother",
            "grandfather",
            "mam",
        )
    return low in w.ROLES or (
        low.endswith(("woman", "man", "person")) and len(low) > 6 and low not in ("human", "german")
    )


def _head_before(words: list[str], low: list[str], *, apposed: bool) -> int | None:
    """Return the index of the head noun in a phrase that ends right before a name."""
    for index in range(len(words) - 1, max(-1, len(words) - 12), -1):
        if low[index] in w.SPEECH and index < len(words) - 1 and low[index] not in w.ROLES:
            return None
        if _is_head(low[index]) and not words[index].endswith(("'s", "’s")):
            tail = low[index + 1 :]
            if not tail:
                return _first_of_two(low, index)
            if tail[0] in ("of", "for", "at", "with", "on", "in") and (
                apposed
                or words[index][0].isupper()
                or all(word.islower() for word in words[index + 1 :])
            ):
                return _first_of_two(low, index)
            return None
    return None


def _first_of_two(low: list[str], index: int) -> int:
    """ "Leader and cabinet member", "crew leader": the head is the first of joined roles, the last of piled ones."""
    earlier = index - 1
    while earlier >= 0 and index - earlier < 5 and low[earlier] not in ("of", "for"):
        if low[earlier] in ("and", "&") and earlier and _is_head(low[earlier - 1]):
            return earlier - 1
        earlier -= 1
    if (
        earlier > 0
        and low[earlier] in ("of", "for")
        and _is_head(low[earlier - 1])
        and low[index] not in w.SPOKES
    ):
        return earlier - 1
    return index


def _head_behind(words: list[str], low: list[str]) -> int | None:
    """Return the index of the head noun in a phrase that begins right behind a name."""
    for index in range(min(len(words), 12)):
        word = low[index]
        if word in _ENDS_PHRASE or (index and word in w.SPEECH and word not in w.ROLES):
            return None
        if _is_head(word) and not words[index].rstrip(",.").endswith(("'s", "’s")):
            # "council leader", "cabinet member": the last of a pile of nouns.
            while (
                index + 1 < len(words)
                and _is_head(low[index + 1])
                and words[index][-1] not in ",.;:"
            ):
                index += 1
            return index
        if words[index][-1] in ",.;:" or word in ("of", "for", "at", "with", "by", "in", "from"):
            return None
    return None


def _left(
    document: Document,
    bodies: Bodies,
    words: list[str],
    low: list[str],
    head: int,
    *,
    must_reach_end: bool,
) -> tuple[int, str | None]:
    """Return where the role begins before its head, and the body that stands before the role."""
    first = head
    body = _capitals_back(words[:head]) if head else None
    if (
        body
        and len(body.split()) > 1
        and _bare(body.split()[-1]) in w.BODY_WORDS - {"group"}
        and "’s " not in body
        and "'s " not in body
        and (len(body.split()) > 2 or _bare(body.split()[0]) not in w.ROLE_MODIFIERS)
    ):
        return head, body  # "Powys County Council leader"
    while (
        first > 0
        and low[first - 1] in w.ROLE_MODIFIERS | w.ROLES
        and not words[first - 1].endswith((",", "'s", "’s"))
    ):
        first -= 1
    while first > 0 and _plain_modifier(words[first - 1], low[first - 1]):
        first -= 1
    if first and low[first - 1] in _OWNED_WORK:
        first -= 1  # "children's minister"
        while first > 0 and low[first - 1] in w.ROLE_MODIFIERS:
            first -= 1
    before = words[:first]
    if not before:
        return first, None
    if before[-1].endswith(("'s", "’s", "s'", "s’")):
        name = _capitals_back(before)
        if name:
            return first, _own(name)
        noun = _bare(before[-1]).removesuffix("'s")
        return first, _by_noun(bodies, noun, document)
    name = _capitals_back(before)
    if name is None:
        return first, None
    lowered = name.lower()
    if (
        lowered.split()[-1] in w.BODY_WORDS
        or len(name.split()) > 1
        or name.isupper()
        or lowered in w.UNIONS
        or _is_authority(bodies, lowered)
    ):
        return first, name
    if must_reach_end and len(name.split()) == 1 and len(before) == 1:
        return first, None
    return first, None


def _plain_modifier(word: str, low: str) -> bool:
    return (
        (word.islower() or word.isdigit())
        and word.replace("-", "").isalnum()
        and low not in w.DETERMINERS
        and low not in w.PREPOSITIONS
        and low not in w.CONJUNCTIONS
        and low not in w.OPENERS
        and low not in w.SPEECH
        and low not in w.BE
        and low not in w.AUX
        and low not in ("of", "that", "who", "which", "council's")
        and low not in w.RELATIVES
    )


def _capitals_back(words: list[str]) -> str | None:
    """Return the run of capitals that ends `words`: "Vale of Glamorgan", "Derby City Council"."""
    start = len(words)
    while start > 0:
        word = words[start - 1].strip("\"“”'‘(")
        if start < len(words) and word.endswith((",", ".", ":", ";")):
            break
        if word[:1].isupper() and (_bare(word) not in w.NOT_NAMES):
            start -= 1
        elif (
            start < len(words)
            and _bare(word) in ("of", "and", "upon", "on", "the", "for", "&")
            and start > 1
            and words[start - 2][:1].isupper()
        ):
            start -= 1
        elif start == len(words) and _bare(word).removesuffix("'s") in (
            "council",
            "union",
            "group",
            "party",
        ):
            start -= 1
        else:
            break
    if start == len(words):
        return None
    name = " ".join(words[start:]).strip('"“”‘(,')
    return name if name[:1].isupper() else None


def _own(name: str) -> str:
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    if name.endswith(("s'", "s’")):
        name = name[:-1]
    return name


def _by_noun(bodies: Bodies, noun: str, document: Document) -> str | None:
    """Return the body meant by "the forum's chair"; None for "the council's leader", which names none."""
    if noun in w.COUNCIL_LIKE or noun in ("city", "county", "town", "country", "city's"):
        return None
    if noun in w.BODIES:
        return bodies.ending_with(noun, len(document.text))
    return None


def _is_authority(bodies: Bodies, low: str) -> bool:
    return low in bodies.short_names


def _right(
    document: Document, bodies: Bodies, words: list[str], low: list[str], head: int
) -> tuple[int, str | None]:
    """Return where the role ends behind its head, and the body that follows it."""
    index = head + 1
    if words[head][-1] in '.,;:)"”' or index >= len(words):
        return index, None
    spokes = low[head] in w.SPOKES
    while index < len(words):
        link = low[index]
        rest = index + 1
        the = rest < len(words) and low[rest] == "the"
        target = rest + the
        if target >= len(words):
            break
        capital = words[target].strip('"“‘(')[:1].isupper()
        if link in ("at", "from", "with") and capital:
            return index, _named_body(words[rest:])
        if link == "in" and capital:
            return index, None
        if link == "of" and capital:
            body = _named_body(words[rest:])
            if body and body.lower() in (
                "council",
                "authority",
                "county council",
                "city council",
                "the council",
            ):
                return rest + the + len(body.split()), None
            if body and _is_inner(body):
                end = rest + len(body.split()) + (the and not body.lower().startswith("the "))
                if (
                    end < len(words)
                    and low[end] in ("at", "of")
                    and words[end - 1][-1] not in ".,;:"
                ):
                    return end, _named_body(words[end + 1 :])
                return end, None
            if body and words[head][0].isupper() and _is_department(bodies, low[head], body):
                index = rest + the + len(body.removeprefix("the ").split())
                if words[index - 1][-1] in ".,;:":
                    return index, None
                continue
            return index, body
        if (
            link == "for"
            and capital
            and (spokes or low[target] in w.UNIONS or _is_body_name(_named_body(words[rest:])))
        ):
            return index, _named_body(words[rest:])
        if link in ("of", "for", "on", "with", "in", "to", "and", "&", "responsible"):
            if link in ("and", "&") and not any(
                _is_head(word) for word in low[index + 1 : index + 4]
            ):
                break
            reached = _complement(words, low, index + 1)
            if reached == index + 1:
                break
            index = reached
            if words[index - 1][-1] in '.,;:)"”':
                break
            continue
        break
    return index, None


def _complement(words: list[str], low: list[str], start: int) -> int:
    """Return where "corporate resources, strategy and partnerships" ends."""
    index = start
    limit = min(len(words), start + 14)
    while index < limit:
        word = low[index]
        if index > start and (
            word in _ENDS_PHRASE
            or (word in w.SPEECH and word not in w.ROLES)
            or word in ("at", "from", "by")
            or word in w.BE
        ):
            break
        if index == start and word in w.SPEECH:
            break
        closing = words[index][-1]
        if closing == "," and not _list_goes_on(words, low, index + 1, limit):
            return index + 1
        if closing in '.;:)"”–' or word == "":
            return index + (word != "")
        index += 1
    return index


def _list_goes_on(words: list[str], low: list[str], start: int, limit: int) -> bool:
    """Whether the words from `start` end a list: "strategy and partnerships,"."""
    for index in range(start, min(start + 5, limit)):
        word = low[index]
        if word in ("and", "&"):
            return index > start and index + 1 < len(words) and low[index + 1] not in w.SPEECH
        if (
            word in w.SPEECH
            or word in _ENDS_PHRASE
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


def _is_department(bodies: Bodies, head: str, body: str) -> bool:
    """Whether "Head of Roads & Transport Services" is all role: no employer, only what is headed."""
    words = body.lower().split()
    return (
        head
        in ("head", "director", "manager", "officer", "lead", "member", "secretary", "minister")
        and _bare(words[-1]) not in _EMPLOYERS
        and _bare(words[0]) not in bodies.short_names
        and not body.isupper()
        and "’s" not in body
        and "'s" not in body
    )


_INNER = frozenset("committee board panel group forum subcommittee taskforce".split())


def _is_inner(body: str) -> bool:
    """Whether `body` is a committee and the like, which belongs to the role unless somebody owns it."""
    return (
        _bare(body.split()[-1]) in _INNER
        and "'s" not in body.replace("’", "'")
        and _bare(body.split()[-1]) in ("committee", "panel", "board")
    )


def _is_body_name(name: str | None) -> bool:
    return (
        name is not None
        and (
            name.isupper()
            or _bare(name.split()[-1])
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
        bare = _bare(word)
        if bare in _INNER or bare in ("sub-committee", "partnership"):
            return True
        if not (word[:1].isupper() or bare in ("and", "&")) or word[-1] in ".;:":
            return False
    return False


def _named_body(words: list[str]) -> str | None:
    """Return the run of capitals that begins `words`, with a small "council" or "union" behind it."""
    taken: list[str] = []
    ministry = False
    for index, word in enumerate(words[:14]):
        bare = _bare(word)
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
            if bare in ("on", "in", "with", "and") and _bare(taken[-1]) in (
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
            if bare in ("city", "county", "borough", "district") and _bare(following) != "council":
                break
            taken.append(word)
        else:
            break
        closing = word[-1]
        if closing in '.;:!?)"”':
            break
        if closing == "," and not (
            (ministry and _list_goes_on(words, [_bare(x) for x in words], index + 1, len(words)))
            or _reaches_committee(words, index + 1)
        ):
            break
    while (
        taken
        and taken[-1].islower()
        and _bare(taken[-1]) in ("of", "and", "for", "the", "on", "in", "with")
    ):
        taken.pop()
    if not taken:
        return None
    name = " ".join(taken).strip('"“”(').rstrip('.,;:!?)"”–')
    return name.removeprefix("the ") or None


_PLACES = frozenset(
    "street road lane avenue close drive crescent way gardens terrace grove place square row hill court mews walk rise park".split()
)


def _is_employer(bodies: Bodies, body: str, *, the: bool) -> bool:
    """Whether "Brown, of X," says whom Brown speaks for, and not where he lives."""
    last = _bare(body.split()[-1])
    if last in _PLACES or body.lower() in bodies.short_names:
        return False
    return (
        the
        or body.isupper()
        or body.lower() in w.PARTIES
        or last in w.BODY_WORDS
        or (len(body.split()) > 1 and _bare(body.split()[0]) not in w.STATES)
    )


def _body(document: Document, bodies: Bodies, words: list[str]) -> str | None:
    """Return the body that "who chairs ..." goes on to name: "the scrutiny board", "the forum"."""
    if not words:
        return None
    named = _named_body(words)
    if named:
        return named
    taken: list[str] = []
    for word in words[:5]:
        bare = _bare(word)
        if bare in w.SPEECH or bare in _ENDS_PHRASE or bare in w.PREPOSITIONS or bare in w.BE:
            break
        taken.append(word)
        if word[-1] in ",.;:" or bare in w.BODIES:
            break
    while taken and _bare(taken[-1]) not in w.BODIES:
        taken.pop()
    if not taken:
        return None
    name = " ".join(taken).rstrip(".,;:")
    if len(taken) == 1:
        if _bare(taken[0]) in w.COUNCIL_LIKE:
            return None
        return bodies.ending_with(_bare(taken[0]), len(document.text)) or name
    return name
