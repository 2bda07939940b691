"""What the rest of a site needs know of an article, without its text.

In:   nothing but the records of single articles.
Out:  Brief, and the Shelf from which an article is taken where its page is made.
Not:  behaviour. `link.briefs` makes a Brief.

Ten thousand articles weigh a gigabyte, their briefs a tenth of it. A build that draws twenty pages reads twenty articles.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, Protocol

import msgspec

from digest.records import Article, DatePrecision, Problem, Record

SpeakerKind = Literal["person", "body", "document"]


class Lead(Record, frozen=True, kw_only=True):
    """A leading figure, as a card shows it.

    number:    which of the article's figures, from 1.
    shown:     the value in words: "£1.2m".
    value:     the value in full, for machines: "1200000".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts, in the text's own words.
    """

    number: int
    shown: str
    value: str
    qualifier: str | None
    about: str


class Heard(Record, frozen=True, kw_only=True):
    """A quotation of somebody, and what of it tells people apart.

    number:    which of the article's quotations, from 1.
    fragment:  its place in the article's page ("#quotation-2"), or "" where it stands in none.
    kind:      what the speaker is; `key` is the folded name, or "" for a council itself.
    place:     the council or the single story to which the name belongs.
    council:   the one that the speaker belongs to as far as can be told, or "".
    outside:   the body outside councils that the speaker speaks for, folded, or "".
    is_office: the role is one of the council's own.
    name, role, organisation: as the story gives them, or ""; `text` is the words, on one line.
    """

    number: int
    fragment: str
    kind: SpeakerKind
    key: str
    place: str
    council: str
    outside: str
    is_office: bool
    name: str
    role: str
    organisation: str
    text: str


class Dated(Record, frozen=True, kw_only=True):
    """A key date as the diary shows it: the day, ISO 8601, what happens, and its place in the page as `Heard` has it."""

    date: str
    about: str
    fragment: str


Relation = Literal["same", "changed", "disagrees"]


class Mention(Record, frozen=True, kw_only=True):
    """One place where a figure comes back.

    article:   the story's slug; `headline` and `date` (ISO 8601, or None) are its own.
    numbers:   which of its figures, from 1 as their anchors count; the first shows it best, the others repeat it
               or are the other end of its range.
    value:     as the figure has it; `upper` is the other end of a range, or None.
    shown:     the value in words: "£1.2m", "£60m to £70m".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts, in the text's own words.
    sentence:  the sentence that gives it, as written.
    period:    the time that the sentence speaks of ("2024-25", "November 2020"), or None where it names none.
    relation:  what it is to the mention before it; None for the first.
    """

    article: str
    headline: str
    date: str | None
    numbers: tuple[int, ...]
    value: Decimal
    upper: Decimal | None
    shown: str
    qualifier: str | None
    about: str
    sentence: str
    period: str | None
    relation: Relation | None


class Measured(Record, frozen=True, kw_only=True):
    """What a story says that its council has of a measure which any council has.

    name:     its normal form: "Council tax rise".
    is_level: it stands at some level at any time, and belongs to no year.
    mention:  the figure, as the story gives it.
    """

    name: str
    is_level: bool
    mention: Mention


class Told(Record, frozen=True, kw_only=True):
    """What few pages of a build ask of an article; the shelf has it.

    summary:   a sentence or two.
    publisher: where it was first published, or None.
    leads:     its two or three leading figures.
    heard:     its quotations that have a speaker.
    dates:     its key dates, a day once.
    measured:  what it says of measures that any council has, each once.
    """

    summary: str
    publisher: str | None
    leads: tuple[Lead, ...]
    heard: tuple[Heard, ...]
    dates: tuple[Dated, ...]
    measured: tuple[Measured, ...]


class Brief(Record, frozen=True, kw_only=True):
    """What the rest of a site needs know of an article, in every build.

    authorities, topics: slugs, in the article's order; `about` are those of the councils that it is about.
    told:       what the shelf has its Told under.
    voices:     of each quotation in this, the share of speakers to which it belongs (`link.people`).
    card_print: stands for all that a card shows; `heard_print` for the quotations, with the slug and the date.
    days:       when its key dates are, ISO 8601, in the order in which it tells of them, each once.
    measures:   the names of those in `measured`.
    counts:     how many figures, quotations and key dates it has.
    length:     of its text, in characters.
    heading_print: stands for what feeds show of it that have no texts; `dates_print` for what the diary and calendars do.
    fingerprint: the article's own, under which the shelf has it.
    All else is as Article has it.
    """

    path: str
    slug: str
    title: str
    date: str | None
    date_precision: DatePrecision | None
    authority: str | None
    authorities: tuple[str, ...]
    about: tuple[str, ...]
    topics: tuple[str, ...]
    draft: bool
    reviewed: str | None
    aliases: tuple[str, ...]
    problems: tuple[Problem, ...]
    told: bytes
    voices: bytes
    card_print: bytes
    heard_print: bytes
    days: tuple[str, ...]
    measures: tuple[str, ...]
    counts: tuple[int, int, int]
    length: int
    heading_print: bytes
    dates_print: bytes
    fingerprint: bytes


class Shelf(Protocol):
    """Where the articles of a build stand."""

    def article(self, brief: Brief) -> Article:
        """Return the article of a brief."""
        ...

    def packed(self, brief: Brief) -> msgspec.Raw:
        """Return the same as MessagePack, to be sent to a worker as it is."""
        ...

    def told(self, brief: Brief) -> Told:
        """Return what few pages ask of the article of a brief."""
        ...


_ARTICLE = msgspec.msgpack.Decoder(Article)
_MENTIONS = msgspec.msgpack.Decoder(tuple[Mention, ...])
# A story's page opens the threads that come back in it, and so do its neighbours'.
_MOST_OPEN = 1024


def packed(mentions: Sequence[Mention]) -> bytes:
    """Return mentions as a Thread holds them."""
    return msgspec.msgpack.encode(mentions)


@lru_cache(maxsize=_MOST_OPEN)
def opened(mentions: bytes) -> tuple[Mention, ...]:
    """Return the mentions that `packed` was given."""
    return _MENTIONS.decode(mentions)


def unpacked(article: msgspec.Raw | bytes) -> Article:
    """Return the article that a shelf has packed."""
    return _ARTICLE.decode(article)


def articles(shelf: Shelf, briefs: Sequence[Brief]) -> tuple[Article, ...]:
    """Return the articles of some briefs, in their order."""
    return tuple(map(shelf.article, briefs))
