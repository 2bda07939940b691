"""Every name of every authority, arranged so that the longest is found first.

In:   the tables.
Out:  a Gazetteer: `read` gives the longest name that starts at one of the `first_words`; `pick` says whose it was on a day.
Not:  judgement. Whether "Reading" is a council, a town or a habit is for `verdicts` to say.

A name is kept as its words in lower case, one dictionary inside another, so that "South Cambridgeshire" is
read before "Cambridgeshire" can claim it, whatever stands between the words: a blank, a hyphen, a line end.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from digest.extract.authorities import words
from digest.records import Authority
from digest.tables import Tables

Kind = Literal["full", "bare", "press", "foreign"]

_RANK: dict[Kind, int] = {"full": 0, "bare": 1, "press": 2, "foreign": 3}

UNDATED = "2026-06-30"
"""The day an undated text is read against: the one on which the table was drawn up."""

_PLAIN = str.maketrans(
    dict(zip("àáâäèéêëìíîïòóôöùúûüŵẁŷỳç", "aaaaeeeeiiiioooouuuuwwyyc", strict=True))
    | {"&": " and ", "’": " ", "'": " ", "-": " ", ".": " "}
)
_TOKEN = re.compile(
    r"(?P<gap>[ \n]{1,6}|-|'|\.\ ?|,[ \n]{1,3}|\ {0,2}&[ \n]{0,2})(?P<word>[^\W\d_]+)"
)
# Words of a name that the press may write without a capital.
_SMALL = words.bag(
    "and upon on of the with in under le nan y ar bont nedd s city county borough district council councils "
    "metropolitan authority corporation combined region mayoral shadow islands"
)

_TIERS = words.bag("city county borough district")

_HEAD = re.compile(
    r"^(?:The )?(?:(?:(?:London |Royal )?Borough(?: Council)?|City|City (?:and|&) County|Council) of(?: the)?"
    r"|Cyngor(?: Dinas| Bwrdeistref Sirol)?) "
)
_TAIL = re.compile(
    r"(?: (?:Metropolitan|County|City|District|Borough|Islands|(?:and|&) (?:District|County)"
    r"|[Ss]hadow))*(?: (?:Council|Corporation|MBC|MDC|[Aa]uthority))$"
)
_ABBREVIATED = {
    "Bedfordshire": "Beds", "Berkshire": "Berks", "Buckinghamshire": "Bucks", "Cambridgeshire": "Cambs",
    "Gloucestershire": "Glos", "Hampshire": "Hants", "Hertfordshire": "Herts", "Lancashire": "Lancs",
    "Leicestershire": "Leics", "Lincolnshire": "Lincs", "Northamptonshire": "Northants",
    "Nottinghamshire": "Notts", "Oxfordshire": "Oxon", "Shropshire": "Shrops", "Staffordshire": "Staffs",
    "Warwickshire": "Warks", "Wiltshire": "Wilts", "Worcestershire": "Worcs", "Yorkshire": "Yorks",
    "Dunbartonshire": "Dunbarton", "Lanarkshire": "Lanarks",
}  # fmt: skip


class Name(Struct, frozen=True):
    """One way of writing an authority.

    kind:  full ("Leeds City Council", "RBKC"), bare (the short name: "Leeds"), press (what papers cut it to:
           "Stoke", "Kingston"), or foreign (a place abroad).
    slugs: every authority that bears it, in table order.
    exact: the only spellings that count, for abbreviations ("CWaC", "CWAC"); empty where case may vary.
    """

    kind: Kind
    slugs: tuple[str, ...]
    exact: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """A name of the gazetteer at a half-open place in the text."""

    name: Name
    start: int
    end: int


class Node(Struct):
    """What the words so far may be, and how they go on.

    name:     what they are if nothing follows.
    next:     how names go on, by the next word in lower case, without accents; ",word" where a comma stands before it.
    initials: what may stand after a blank if one does: their first letters, and what begins a longer gap.
    """

    name: Name | None = None
    next: dict[str, "Node"] = {}
    initials: str = " \n&"


FirstWord = tuple[int, int, Node]
"""A word that a name may begin with: its half-open place, and how it may go on."""


class Gazetteer(NamedTuple):
    """names: how names begin, by the first word. tiers: what each authority calls itself ("city", "county").

    capitalised: finds the words that a name may begin with, and others. No letter or digit may stand beside one, but
    that is asked only of the few that do begin a name.
    """

    names: dict[str, Node]
    authorities: dict[str, Authority]
    tiers: dict[str, frozenset[str]]
    capitalised: re.Pattern[str]

    def first_words(self, text: str) -> list[FirstWord]:
        """Return the words of `text` that a name may begin with, in order: one walk for the whole page."""
        names = self.names
        return [
            (word.start(), word.end(), names[low])
            for word in self.capitalised.finditer(text)
            if (low := word[0].lower()) in names
        ]

    def read(self, text: str, first: FirstWord, stop: int) -> Reading | None:
        """Return the longest name that begins with the word `first` and ends before `stop`."""
        start, position, node = first
        begin = start
        found: Reading | None = None
        while True:
            name = node.name
            if name is not None:
                if not name.exact or text[start:position] in name.exact:
                    found = Reading(name, start, position)
                if not node.next:
                    break  # no name goes on from here
            following = text[position : position + 2]
            if following[:1] == " " and following[1:] not in node.initials and following.isascii():
                break  # as for most names, seen without the pattern
            token = _TOKEN.match(text, position, stop)
            if token is None:
                break
            gap, word = token.groups()
            key = low = word.lower() if word.isascii() else word.lower().translate(_PLAIN)
            if gap != " ":
                if gap[0] == "." and text[begin:position].lower() != "st":
                    break
                if "&" in gap:
                    if (joined := node.next.get("and")) is None:
                        break
                    node = joined
                elif gap[0] == ",":
                    key = "," + low
            if key not in node.next or (word[0].islower() and low not in _SMALL):
                break
            node, position = node.next[key], token.end()
            begin = position - len(word)
        return found

    def lives(self, slug: str, day: str) -> bool:
        """Say whether the authority existed on `day` (ISO 8601, a month will do)."""
        authority = self.authorities[slug]
        begun = authority.start_date is None or authority.start_date[: len(day)] <= day
        return begun and (authority.end_date is None or authority.end_date[: len(day)] >= day)

    def is_shared(self, slugs: tuple[str, ...], day: str) -> bool:
        """Say whether two living authorities answer to the name."""
        return len(slugs) > 1 and sum(self.lives(slug, day) for slug in slugs) > 1

    def pick(self, slugs: tuple[str, ...], day: str) -> str | None:
        """Return whose the name was on `day`: the living bearer, else its one heir of the same name, else None.

        >>> "Derry" in 2021 is `derry-and-strabane`, "Dorset" in 2018 `dorset-county-council`.
        """
        for slug in slugs:
            if self.lives(slug, day):
                return slug
        for slug in slugs:
            stem = self.authorities[slug].short_name.split()[0]
            heirs = [
                heir
                for heir in self.authorities[slug].successors
                if stem in self.authorities[heir].short_name.replace(",", "").split()
            ]
            if heirs:  # the two of Northamptonshire share it: it is neither's
                return heirs[0] if len(heirs) == 1 and self.lives(heirs[0], day) else None
        return None

    def fits(self, slug: str, tiers: Iterable[str]) -> bool:
        """Say whether the authority may be called by the tiers: "city" of Leeds, not of Lichfield, a parish."""
        asked = _TIERS.intersection(tiers)
        kind, own = self.authorities[slug].type, self.tiers[slug]
        if kind == "combined authority":
            return False
        return asked <= own or (kind == "welsh" and "city" not in asked)


def _capitalised(names: dict[str, Node]) -> re.Pattern[str]:
    """Return the pattern of a capitalised word that may begin a name.

    Sentence after sentence begins with "The", and hardly a name: that word counts before a name's next word alone.
    """
    after_the = names["the"].initials.strip() if "the" in names else ""
    return re.compile(rf"[A-Z](?!he [^{after_the}\s])[A-Za-z]*")


def bare_names(authority: Authority) -> list[str]:
    """Return the place names that a paper may use for the authority, the short name first."""
    short = authority.short_name
    names = [short]
    for alias in (authority.official_name, *authority.aliases):
        if "&" in alias or alias.startswith(short):
            continue
        stem = _TAIL.sub("", _HEAD.sub("", alias))
        if stem != alias and not stem.isupper() and len(stem) > 3:
            names.append(stem)
    return list(dict.fromkeys([*names, *words.PRESS_NAMES.get(authority.slug, ())]))


def _spellings(name: str) -> list[str]:
    """Return the name, with its county cut short ("Herts") and without its commas."""
    spelt = [name]
    if "shire" in name:
        spelt += [name.replace(long, cut) for long, cut in _ABBREVIATED.items() if long in name]
    return spelt + [each.replace(",", "") for each in spelt if "," in each]


def _add(names: dict[str, Node], name: str, entry: Name) -> None:
    """Enter one spelling; a fuller kind of name takes the place of a lesser, equals share it."""
    first, *others = name.lower().translate(_PLAIN).replace(", ", " ,").split()
    node = names.setdefault(first, Node())
    for key in others:
        if key not in node.next:
            node.next[key] = Node()
            node.initials += key[0] + key[0].upper()
        node = node.next[key]
    old = node.name
    if old is None:
        node.name = entry
    elif old.kind == entry.kind:
        node.name = replace(
            old,
            slugs=tuple(dict.fromkeys((*old.slugs, *entry.slugs))),
            exact=old.exact + entry.exact,
        )
    elif _RANK[entry.kind] < _RANK[old.kind]:
        node.name = entry


def _tiers(authority: Authority) -> frozenset[str]:
    """Return every tier that papers call the authority by: a borough is "the district council" as well."""
    said = " ".join((authority.official_name, *authority.aliases)).lower().split()
    own = _TIERS.intersection(said)
    kind = authority.type
    if kind == "county" or authority.slug == "county-durham":
        return words.bag("county")
    if kind in ("metropolitan district", "london borough", "non-metropolitan district"):
        return own | {"borough", "district"}
    if kind in ("unitary", "northern irish") and "county" not in own:
        # Shire unitaries are counties to their papers, towns are boroughs.
        return own | ({"borough", "district"} if own else {"county", "borough", "district"})
    return own


@lru_cache(maxsize=4)
def gazetteer(tables: Tables) -> Gazetteer:
    """Return the gazetteer of the tables, built once for each (about 8 ms)."""
    names: dict[str, Node] = {}
    for authority in tables.authorities.values():
        official = authority.official_name.split(" (")[0]
        for alias in dict.fromkeys((official, *authority.aliases)):
            if "&" in alias and alias.replace("&", "and") in authority.aliases:
                continue  # "&" is read as "and"
            short = " " not in alias and not alias.istitle()
            entry = Name("full", (authority.slug,), (alias,) if short and "&" not in alias else ())
            for spelt in _spellings(alias):
                _add(names, spelt, entry)
        if authority.type == "combined authority" or authority.slug in words.NEVER_BARE:
            continue  # a region, a police force or Parliament is meant far more often
        for number, bare in enumerate(bare_names(authority)):
            entry = Name("bare" if number == 0 else "press", (authority.slug,))
            for spelt in _spellings(bare):
                _add(names, spelt, entry)
    for slug in words.NEVER_BARE:
        _add(names, tables.authorities[slug].short_name, Name("press", (slug,)))
    for place in words.FOREIGN:
        _add(names, place, Name("foreign", ()))
    tiers = {slug: _tiers(authority) for slug, authority in tables.authorities.items()}
    return Gazetteer(names, tables.authorities, tiers, _capitalised(names))
