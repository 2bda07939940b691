"""Know the bodies that a story names: councils, acronyms, "the watchdog".

In:   a Document and what is known of its authorities.
Out:  the name of a body as the story prints it most fully.
Not:  which authority a name is; that is the field `authorities`.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import itemgetter

from digest.extract.found import Known
from digest.extract.quotations import words as w
from digest.records import Block, Document, Span
from digest.tables import Tables

_UPPER = "A-ZÀ-ÖØ-ÞŴŶ"
_ACRONYM = re.compile(r"\(\s?(?:the )?([A-Z][A-Za-z&]{1,9})\s?\)")
_CAPITAL = re.compile(rf"['\"(]?[{_UPPER}]")
_JOINS = frozenset("of and for the upon on with under in & le".split())
_KINDS = frozenset("city county borough district town metropolitan regional unitary".split())
_WATCHDOG_ENDS = ("Ombudsman", "Inspectorate", "Regulator")
_WATCHDOG = re.compile(
    r"""\b(?: Ofsted | Care\ Quality\ Commission | CQC | Care\ Inspectorate\ Wales | Estyn | Ofgem | Ofwat | Ofcom | HMICFRS
          | Regulator\ of\ Social\ Housing | Audit\ Wales | Audit\ Scotland | Education\ Scotland | Accounts\ Commission
          | Information\ Commissioner(?:'s\ Office)? | Environment\ Agency | Oflog | RQIA | Charity\ Commission
          | Office\ for\ Standards\ in\ Education )\b""",
    re.VERBOSE,
)
_UNION = re.compile(
    r"\b(?:Unison|UNISON|GMB|Unite|NEU|NASUWT|NAHT|EIS|RMT|PCS|UCU|BMA|RCN|FBU|Aslef|ASLEF|SSTA|NIPSA|TUC)\b"
)


@lru_cache(maxsize=4)
def _short_names(tables: Tables) -> frozenset[str]:
    return frozenset(authority.short_name.lower() for authority in tables.authorities.values())


# More names of one kind than this no story has.
_MOST = 100
WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits; what is no part of a longer one begins where one begins."""


class Bodies:
    """The bodies of one story, whose blocks begin at `starts`; nothing is looked up before it is asked for."""

    def __init__(
        self, document: Document, known: Known, blocks: Sequence[Block], starts: Sequence[int]
    ) -> None:
        self.document, self.known = document, known
        self._blocks, self._starts = blocks, starts
        self.text, self.raw = document.text, document.raw
        self.short_names = _short_names(known.tables)
        self.adjectives: dict[str, bool] = {}
        self.places: dict[str, list[int]] = {}
        self._fuller: dict[str, str] = {}
        self._ending: dict[str, list[tuple[int, str]]] = {}
        self.roles: dict[str, tuple[str | None, str | None]] = {}

    def block_start(self, at: int) -> int | None:
        """Return where the block that holds the offset `at` begins; None where fields do not read."""
        index = bisect_right(self._starts, at) - 1
        return self._starts[index] if index >= 0 and at < self._blocks[index].span.end else None

    @cached_property
    def captions(self) -> tuple[Span, ...]:
        """Where captions and lists of those present stand: what they name is printed there most fully."""
        return tuple(block.span for block in self.document.blocks if block.kind == "caption")

    @cached_property
    def has_which(self) -> bool:
        """Whether the story says ", which" of anything."""
        return ", which " in self.text

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each word begins."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for match in WORD.finditer(self.text):
            found[match.group()].append(match.start())
        return found

    def in_story(self, at: int) -> bool:
        """Whether the offset `at` is in a block that fields read."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._blocks[index].span.end

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Full names by acronym, from "Care Quality Commission (CQC)"."""
        found: dict[str, str] = {}
        at = self.text.find("(")
        while at >= 0:
            match = _ACRONYM.match(self.text, at)
            at = self.text.find("(", at + 1)
            if match is None:
                continue
            short = match.group(1)
            if short not in found and self.in_story(match.start()):
                full = self._spelt_out(short, match.start())
                if full:
                    found[short] = full
        return found

    def _by_initials(self, short: str) -> str | None:
        """Return "Department for Education" for DfE, where the story has both and no brackets."""
        letters = [
            rf"{letter}[a-z'’-]+" if letter.isupper() else rf"{letter}[a-z]{{0,4}}"
            for letter in short
            if letter.isalpha()
        ]
        if len(letters) < 2:
            return None
        pattern = r"\b" + r"\s(?:(?:of|and|for|the|&)\s)?".join(letters) + r"\b"
        match = re.search(pattern, self.text)
        return " ".join(match.group().split()) if match and self.in_story(match.start()) else None

    def _spelt_out(self, short: str, before: int) -> str | None:
        """Return the words before the brackets whose initials they hold."""
        initials = [letter for letter in short if letter.isupper()]
        start = max(self.block_start(before) or 0, before - 120)
        words = self.raw[start:before].split()
        for at in range(len(words) - 1, -1, -1):
            word = words[at].strip("'\"(,“‘")
            if word[:1] == initials[-1]:
                initials.pop()
                if not initials:
                    return " ".join(words[at:]).strip("'\"(“‘ ")
            elif word.lower() not in _JOINS and not word[:1].isupper():
                return None
        return None

    @cached_property
    def councils(self) -> list[tuple[int, str]]:
        """Every council named in full in the story, with its place, in order."""
        return sorted(self._named("Council") + self._named("council"))

    def _leftwards(self, start: int, end: int) -> str | None:
        """Return the name that the word from `start` to `end` closes; None where no capital stands before it."""
        floor = max(self.block_start(start) or 0, start - 90)
        words = self.text[floor:start].split()
        first = at = len(words)
        while at:
            at -= 1
            word = words[at]
            if first == len(words) and word.lower() in _KINDS:
                continue
            owns = word.endswith("'s") and words[at - 1 : at] != ["St"]  # "St Mary's School"
            if owns or word[-1] in ".,;:!?)'\"–":
                break
            if _CAPITAL.match(word):
                if word.lower() in w.NOT_NAMES or word.lower() in w.TITLES:
                    break
                first = at
                if word[0] in "'\"(":
                    break
            elif first == len(words) or word.lower() not in _JOINS:
                break
        if first == len(words):
            return None
        # "Tom Brown and Kent County Council": such a name only ever serves to be looked up by its first word.
        return " ".join(self.raw[floor:end].split()[first:]).lstrip("'\"(“‘")

    @cached_property
    def lead(self) -> str | None:
        """The council that the story is about, as the story prints it, or None."""
        slug = self.known.lead
        if slug is None:
            return self.councils[0][1] if self.councils else None
        authority = self.known.tables.authorities.get(slug)
        if authority is not None:
            printed = self._printed(authority.official_name)
            if printed:
                return printed
            first = authority.short_name.lower().split()[0]
            for _, name in self.councils:
                if name.lower().startswith(first):
                    return name
        named = next(named for named in self.known.authorities if named.slug == slug)
        words = " ".join(named.evidence.text.split())
        return words.removeprefix("the ").removeprefix("The ") if authority is None else words

    def _printed(self, name: str) -> str | None:
        """Return `name` as a block below the headline has it, whatever its capitals."""
        at = self._below(self.text, name)
        if at < 0:  # most print it as it is, and need no second text
            at = self._below(self.text.lower(), name.lower())
        return self.raw[at : at + len(name)] if at >= 0 else None

    def _below(self, text: str, name: str) -> int:
        """Return where `name` first stands below the headline, or -1."""
        if name in text:
            for block in self._blocks:
                at = text.find(name, block.span.start, block.span.end)
                if at >= 0 and block.kind != "headline":
                    return at
        return -1

    def as_council(self, name: str) -> str:
        """Return the council for "Stoke's report", where Stoke is the council's short name."""
        if name.lower().endswith("council"):
            return name
        authority = self.known.tables.authorities.get(self.known.lead or "")
        if authority is not None and name.lower() in authority.short_name.lower():
            return self.lead or name
        return name

    def council(self, about: tuple[str, ...]) -> str | None:
        """Return the council meant by "the council", "the county council"."""
        kind = next((word for word in about if word in _KINDS and word != "unitary"), None)
        if kind:
            for _, name in self.councils[:_MOST]:
                if f" {kind} council" in name.lower():
                    return name
        return self.lead

    def fuller(self, name: str) -> str:
        """Return the fullest name that the story prints for the body `name`."""
        found = self._fuller.get(name)
        if found is None:
            found = self._fuller[name] = self._look_up(name.removeprefix("the "))
        return found

    def _look_up(self, bare: str) -> str:
        one_word = " " not in bare
        if one_word and bare in self.acronyms:
            return self.acronyms[bare]
        if one_word and len(bare) < 7 and bare[1:] != bare[1:].lower():
            return self._by_initials(bare) or bare
        low = bare.lower()
        if low.endswith("council"):
            own = low.replace("-", " ").split()
            for _, other in self.councils[:_MOST]:
                words = other.lower().replace("-", " ").split()
                longer = len(other) > len(bare) and words[0] == own[0]
                if longer and (set(own) - _KINDS - {"council"}).issubset(words):
                    return other
        return bare

    def watchdog(self, before: int) -> str | None:
        """Return the watchdog that the story names, the last before `before` or else the first after it."""
        return self._nearest(self._watchdogs, before)

    def is_watchdog(self, name: str | None) -> bool:
        """Whether `name` is that of a watchdog."""
        return name is not None and (
            name.endswith(_WATCHDOG_ENDS) or _WATCHDOG.fullmatch(name) is not None
        )

    def union(self, before: int) -> str | None:
        """Return the union that the story names, the last before `before` or else the first after it."""
        return self._nearest(self._unions, before)

    def _nearest(self, places: list[tuple[int, str]], before: int) -> str | None:
        if not places:
            return None
        index = max(bisect_right(places, before, key=itemgetter(0)) - 1, 0)
        return self.fuller(places[index][1])

    def _all(self, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
        return [
            (match.start(), " ".join(match.group().split()))
            for match in pattern.finditer(self.text)
            if self.in_story(match.start())
        ]

    @cached_property
    def _watchdogs(self) -> list[tuple[int, str]]:
        named = [place for end in _WATCHDOG_ENDS for place in self._named(end)]
        return sorted(self._all(_WATCHDOG) + named)

    @cached_property
    def _unions(self) -> list[tuple[int, str]]:
        return self._all(_UNION)

    def ending_with(self, head: str, before: int) -> str | None:
        """Return the last body named before `before` whose name ends with `head`: "the forum"."""
        places = self._ending.get(head)
        if places is None:
            places = self._ending[head] = self._named(head.capitalize())
        index = bisect_right(places, before, key=itemgetter(0)) - 1
        return places[index][1] if index >= 0 else None

    def _named(self, word: str) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        at = self.text.find(word)
        while at >= 0 and len(found) < _MOST:
            end = at + len(word)
            if not self.text[end : end + 1].isalpha() and self.in_story(at):
                name = self._leftwards(at, end)
                if name:
                    found.append((at, name))
            at = self.text.find(word, end)
        return found
