"""Every name of every authority, arranged so that the longest is found first.

In:   the tables.
Out:  a Gazetteer: `read` gives the longest name that starts at a capital; `pick` says whose it was on a day.
Not:  judgement. Whether "Reading" is a council, a town or a habit is for `verdicts` to say.

A name is kept as its words in lower case, one dictionary inside another, so that "South Cambridgeshire" is
read before "Cambridgeshire" can claim it, whatever stands between the words: a blank, a hyphen, a line end.
"""

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from digest.extract.authorities import words
from digest.records import Authority
from digest.tables import Tables

Kind = Literal["full", "bare", "press", "foreign"]

UNDATED = "2026-06-30"
"""The day an undated text is read against: the one on which the table was drawn up."""

_FOLD = str.maketrans("àáâäèéêëìíîïòóôöùúûüŵẁŷỳç", "aaaaeeeeiiiioooouuuuwwyyc")
_TOKEN = re.compile(
    r"(?P<gap>[ \n]{1,6}|-|'|\.\ ?|,[ \n]{1,3}|\ {0,2}&[ \n]{0,2})?(?P<word>[^\W\d_]+)"
)
# Words of a name that the press may write without a capital.
_SMALL = frozenset(
    "and upon on of the with in under le nan y ar s city county borough district council councils "
    "metropolitan authority corporation combined region mayoral shadow islands".split()
)

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


class Name(NamedTuple):
    """One way of writing an authority.

    kind:  full ("Leeds City Council", "RBKC"), bare (the short name: "Leeds"), press (what papers cut it to:
           "Stoke", "Kingston"), or foreign (a place abroad).
    slugs: every authority that bears it, in table order.
    exact: the only spelling that counts, for abbreviations ("GLA"); empty where case may vary.
    """

    kind: Kind
    slugs: tuple[str, ...]
    exact: str = ""


class Reading(NamedTuple):
    """A name of the gazetteer at a half-open place in the text."""

    name: Name
    start: int
    end: int


class Gazetteer(NamedTuple):
    """names: words in lower case to words to … to "" to a Name. tiers: what each calls itself ("city", "county")."""

    names: dict[str, Any]
    authorities: dict[str, Authority]
    tiers: dict[str, frozenset[str]]

    def read(self, text: str, start: int, stop: int) -> Reading | None:
        """Return the longest name that begins with the word at `start` and ends before `stop`."""
        node, position, found = self.names, start, None
        previous = ""
        while True:
            token = _TOKEN.match(text, position, stop)
            if token is None:
                return found
            gap, word = token.group("gap") or "", token.group("word")
            if position == start:
                if gap:
                    return found
            elif not gap or (gap[0] == "." and previous != "st"):
                return found
            if "&" in gap:
                node = node.get("and", {})
            key = word.lower().translate(_FOLD)
            if word[0].islower() and key not in _SMALL:
                return found
            if gap[:1] == ",":
                key = "," + key
            node = node.get(key)
            if node is None:
                return found
            position, previous = token.end(), key
            name = node.get("")
            if name is not None and (not name.exact or text[start:position] == name.exact):
                found = Reading(name, start, position)

    def lives(self, slug: str, day: str) -> bool:
        """Say whether the authority existed on `day` (ISO 8601, a month will do)."""
        authority = self.authorities[slug]
        begun = authority.start_date is None or authority.start_date[: len(day)] <= day
        return begun and (authority.end_date is None or authority.end_date[: len(day)] >= day)

    def pick(self, slugs: tuple[str, ...], day: str) -> str | None:
        """Return whose the name was on `day`: the living bearer, else its heir of the same name, else None.

        >>> "Derry" in 2021 is `derry-and-strabane`, "Dorset" in 2018 `dorset-county-council`.
        """
        for slug in slugs:
            if self.lives(slug, day):
                return slug
        for slug in slugs:
            stem = self.authorities[slug].short_name.split()[0]
            for heir in self.authorities[slug].successors:
                if stem in self.authorities[heir].short_name.replace(",", "").split():
                    return heir if self.lives(heir, day) else None
        return None


def bare_names(authority: Authority) -> list[str]:
    """Return the place names that a paper may use for the authority, the short name first."""
    names = [authority.short_name]
    for alias in (authority.official_name, *authority.aliases):
        stem = _TAIL.sub("", _HEAD.sub("", alias))
        if stem != alias and "&" not in stem and not stem.isupper() and len(stem) > 3:
            names.append(stem)
    return list(dict.fromkeys([*names, *words.PRESS_NAMES.get(authority.slug, ())]))


def _spellings(name: str) -> list[str]:
    spelt = [name]
    spelt += [
        name.replace(long, short)
        for long, short in _ABBREVIATED.items()
        if long in name and name != "Yorkshire"
    ]
    return spelt + [each.replace(",", "") for each in spelt if "," in each]


def _keys(name: str) -> list[str]:
    folded = name.lower().translate(_FOLD).replace("’", "'").replace("&", " and ")
    return re.findall(r",?[^\W\d_]+", folded.replace(", ", " ,"))


def _add(names: dict[str, Any], name: str, entry: Name) -> None:
    node = names
    for key in _keys(name):
        node = node.setdefault(key, {})
    old: Name | None = node.get("")
    if old is None:
        node[""] = entry
    elif old.kind == entry.kind:
        node[""] = old._replace(slugs=tuple(dict.fromkeys((*old.slugs, *entry.slugs))))
    elif (old.kind, entry.kind) in {("bare", "full"), ("press", "full"), ("press", "bare")}:
        node[""] = entry


def _tiers(authority: Authority) -> frozenset[str]:
    said = " ".join((authority.official_name, *authority.aliases)).lower().split()
    tiers = {tier for tier in ("city", "county", "borough", "district") if tier in said}
    if authority.type in ("metropolitan district", "london borough"):
        tiers.add("borough")
    if authority.type == "non-metropolitan district":
        # Papers call a borough "the district council", and boroughs become cities.
        tiers |= {"borough", "district"}
    if authority.type == "unitary" and "city" not in tiers and "borough" not in tiers:
        tiers.add("county")
    if authority.slug == "county-durham" or authority.type == "county":
        tiers = {"county"}
    return frozenset(tiers)


@lru_cache(maxsize=4)
def gazetteer(tables: Tables) -> Gazetteer:
    """Return the gazetteer of the tables, built once for each (about 8 ms)."""
    names: dict[str, Any] = {}
    for authority in tables.authorities.values():
        official = authority.official_name.split(" (")[0]
        for alias in dict.fromkeys((official, *authority.aliases)):
            short = " " not in alias and not alias.istitle()
            entry = Name("full", (authority.slug,), alias if short and "&" not in alias else "")
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
    return Gazetteer(
        names, tables.authorities, {s: _tiers(a) for s, a in tables.authorities.items()}
    )
