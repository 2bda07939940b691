"""What is known of a figure before its `about` is written.

In:   nothing.
Out:  `Draft`, which the readers make and the elided rules mend; `BOTH`, words that are nouns or verbs.
"""

from decimal import Decimal

import msgspec

from digest.extract.figures.lists import listed
from digest.extract.numbers import Number
from digest.records import FigureKind


class Draft(msgspec.Struct, eq=False, gc=False):
    """A figure in the making. Half-open offsets into the document.

    start..core_end: the number with its sign and unit; start..end: with the noun it counts.
    bare:   True while nothing beside the number says what it is.
    hedge:  where the qualifier's words stand, or None.
    nouns:  span of the counted noun phrase, or None.
    token:  its place among the tokens of its sentence, once that is parsed.
    """

    number: Number
    start: int
    core_end: int
    end: int
    kind: FigureKind
    value: Decimal
    rule: str
    unit: str = ""
    per: str | None = None
    hedge: tuple[int, int] | None = None
    nouns: tuple[int, int] | None = None
    bare: bool = False
    is_one: bool = False
    scaled: bool = False
    sentence: int = 0
    token: int = 0
    about: str = ""
    frame: tuple[str, ...] = ()


BOTH = listed("""jobs homes places houses plans cuts rises falls costs charges fines calls claims reports reviews visits votes
    views offers changes faces needs names stores stops steps studies supports surveys switches tests tracks trains
    trees trips turns uses vans waits walks works schools measures marks leads issues increases drops drives
    designs demands deals covers comments classes cases centres buses builds breaks blocks bids bears bans awards
    attacks appeals answers objects options orders parks pays permits plots points posts prices projects promises
    proposals pubs pupils questions ranges rates requests rents reserves results rewards roads rooms routes rules
    runs sales seats services shops shows signs sites spaces staff stages starts states supplies tasks targets
    transfers units vacancies volunteers wards wins bikes trades turbines lights units machines signs hosts fees
    staffs benefits loans grants gains gaps fields finds flats floors funds forms fires losses licenses limits
    logs licences matches meetings ministers notices nurses officers panels partners patients payments leaders
    estimates exhibits purchases releases replies repairs models monitors notes numbers owns plants pledges posts
    drops dips swings struggles strikes sweeps sales sponsors shares sacks""")
