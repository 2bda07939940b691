"""Say of every name whether it is a council, a place that may be one, or something else.

In:   a Chain of names and the text around it.
Out:  one Verdict a name: body (a council beyond doubt), place (waits for the rest of the text) or refused.
Not:  the rest of the text: "the council" is read by `generics`, the areas of a council story by `find`.

The rules themselves are in `rules`, tried in order; the first that has something to say is believed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer, Reading
from digest.extract.authorities.mentions import Chain

Kind = Literal["body", "place", "refused"]

BEFORE_CHARS, _AFTER_CHARS = 60, 100


class Verdict(Struct, frozen=True):
    """One name, judged.

    slug:       whose it is; None where refused.
    start, end: half-open, of the name with the words that make it a council ("Sevenoaks District Council").
    rule, why:  what decided; `why` puts a refusal in words.
    position:   of the block among the story's blocks.
    name:       as the gazetteer read it; None for "the county council".
    row:        half-open, of the list that the name stands in; its own place where it stands alone.
    """

    kind: Kind
    slug: str | None
    start: int
    end: int
    rule: str
    position: int
    why: str = ""
    name: Reading | None = None
    row: tuple[int, int] = (0, 0)


class Setting(Struct, frozen=True):
    """One name with its surroundings, as the rules see it.

    before, after: the text around the whole list; own: the text right after this name. Nothing is looked for
                   beside a name in full that stands alone: `before` and the words are "" there.
    previous, next: the word right beside the list, one blank away, as printed; "" where there is none.
    link, low:     `previous` and `next` in lower case.
    heads:         the ends of the words before it (see `ends`), where it is one that rules look behind.
    """

    reading: Reading
    chain: Chain
    text: str
    before: str
    after: str
    own: str
    previous: str
    next: str
    link: str
    low: str
    heads: frozenset[str]
    known: Gazetteer
    day: str

    @property
    def is_shouted(self) -> bool:
        """Say whether capitals prove nothing here, as in a headline that is all capitals."""
        return self.chain.is_shouted(self.text)

    @property
    def is_last(self) -> bool:
        """Say whether no other name of the list follows."""
        return self.reading is self.chain.readings[-1]

    def refused(self, rule: str, why: str) -> Verdict:
        """Return a refusal."""
        reading, chain = self.reading, self.chain
        row = (chain.start, chain.end)
        return Verdict(
            "refused", None, reading.start, reading.end, rule, chain.position, why, reading, row
        )

    def said(self, kind: Kind, rule: str, slug: str | None = None, end: int = 0) -> Verdict:
        """Return the name as a body or place of `slug`, or of whoever bore the name on the day.

        What two councils answer to ("Newcastle has banned") is a place until the text says which.
        """
        reading, chain = self.reading, self.chain
        if slug is None and kind == "body" and self.known.is_shared(reading.name.slugs, self.day):
            kind, rule = "place", "shared-name"
        slug = slug or self.known.pick(reading.name.slugs, self.day)
        if slug is not None:
            row = (chain.start, chain.end)
            end = end or reading.end
            return Verdict(kind, slug, reading.start, end, rule, chain.position, "", reading, row)
        last = self.known.authorities[reading.name.slugs[-1]]
        if last.end_date is None:
            return self.refused("not-yet", f"did not exist before {last.start_date}")
        return self.refused("abolished", f"was abolished on {last.end_date}")


_NEXT = re.compile(r"(?:[ ]|\n(?=[A-Z]))([\w&][\w'&-]*)")
_MARKS = "\"'([/–-"
AFTER_A_HEAD = words.LINKS | words.UPON
_NONE: frozenset[str] = frozenset()


def ends(said: Iterable[str]) -> frozenset[str]:
    """Return the last four letters of each word, in lower case.

    They are compared before a long pattern is tried that must hold one of its words: "sub-council" and "council".
    """
    return frozenset([word.lstrip(_MARKS)[-4:].lower() for word in said])


def settings(chain: Chain, text: str, known: Gazetteer, day: str) -> list[Setting]:
    """Return every British name of the chain with its surroundings."""
    stop = chain.block.end
    after = text[chain.end : min(stop, chain.end + _AFTER_CHARS)]
    before, previous, link, heads = "", "", "", _NONE
    word = ""
    if len(chain.readings) > 1 or chain.readings[0].name.kind != "full":
        # The words beside a name in full that stands alone change nothing.
        before, previous, link, heads = _before(chain, text)
        word = word_after(after)
    low = word.lower()
    return [
        Setting(
            reading=reading,
            chain=chain,
            text=text,
            before=before,
            after=after,
            own=after
            if reading.end == chain.end
            else text[reading.end : min(stop, reading.end + _AFTER_CHARS)],
            previous=previous,
            next=word,
            link=link,
            low=low,
            heads=heads,
            known=known,
            day=day,
        )
        for reading in chain.readings
        if reading.name.kind != "foreign"
    ]


def word_after(after: str) -> str:
    """Return the word that `after` begins with, one blank away, or ""."""
    following = _NEXT.match(after)
    return following[1] if following else ""


def _before(chain: Chain, text: str) -> tuple[str, str, str, frozenset[str]]:
    """Return what stands before the list, the word beside it as printed and in lower case, and the heads before that."""
    before = text[max(chain.block.start, chain.start - BEFORE_CHARS) : chain.start]
    # The last four words; the first of five is all that stands before them.
    beside = before.rsplit(None, 4) if before[-1:] in (" ", "\n") else None
    if not beside:
        return before, "", "", _NONE
    link = beside[-1].lower()
    return before, beside[-1], link, ends(beside[-4:-1]) if link in AFTER_A_HEAD else _NONE


_TO_ABROAD = re.compile(
    r"""(?:'s)? (?:[ ](?:city|town|district|county))? (?:[ ]council(?:lors?)?)? ,?[ ] (?:(?:in|of|near|from)[ ])? (?:the[ ])?
    (?:(?:australian|us|american|canadian|upstate|central|western|eastern|northern|southern)[ ]){0,2}
    (?:(?:state|province|city|suburb)[ ]of[ ])?""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_ABROAD = re.compile(r"'s? |, ")
_REACH_CHARS, _BESIDE_CHARS = 70, 4


def is_abroad(chain: Chain, text: str, abroad: list[Reading]) -> bool:
    """Say whether a foreign place right after or before the chain claims its names.

    abroad: the foreign places of the chain's block, in order.
    """
    at = bisect_left(abroad, chain.end, key=lambda place: place.start)
    if at < len(abroad) and abroad[at].start - chain.end < _REACH_CHARS:
        return _TO_ABROAD.fullmatch(text, chain.end, abroad[at].start) is not None
    if at and 0 <= chain.start - abroad[at - 1].end < _BESIDE_CHARS:
        return _FROM_ABROAD.fullmatch(text, abroad[at - 1].end, chain.start) is not None
    return False
