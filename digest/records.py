"""The records that flow from one stage to the next.

In:   nothing; this module imports no other of ours.
Out:  frozen structs that hash, compare, pickle and become JSON.
Not:  behaviour. What is computed from a record is computed by the stage that needs it.

Offsets are half-open and count characters of the article's file as decoded, line ends and byte-order mark
included, so that `file_text[span.start:span.end]` is always what the editor sees there.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every record is: frozen, slotted, keyword-only. No cycle is looked for among them: one made earlier holds none later."""


class Span(Record, frozen=True, kw_only=True):
    """Half-open character offsets into the decoded file."""

    start: int
    end: int


class Evidence(Record, frozen=True, kw_only=True):
    """Where a value comes from.

    text:     the exact words of the file at `span`.
    span:     where they stand.
    rule:     the named rule that found them; `declared` when the header gave the value.
    sentence: the sentence (or table row, or list item) around them.
    """

    text: str
    span: Span
    rule: str
    sentence: Span


Severity = Literal["error", "warning"]


class Problem(Record, frozen=True, kw_only=True):
    """An author's mistake, with its place and its mend; `problems.show` prints it.

    code:   begins with the field or room it belongs to: `date-impossible`.
    line:   from 1; 0 where the whole file is meant.
    column: from 1, in characters; 0 where the whole line is meant.
    excerpt: the line itself, as the editor wrote it; a long one is cut around the place.
    caret:  where in the excerpt to underline, from 0, and `length` for how many characters.
    """

    code: str
    severity: Severity
    path: str
    line: int = 0
    column: int = 0
    what: str
    fix: str
    excerpt: str = ""
    caret: int = 0
    length: int = 0


class HeaderValue(Record, frozen=True, kw_only=True):
    """One value of an article's YAML header as it was spelt, with its place in the file.

    A scalar has `text`; a list has `items`; a mapping has `fields`, and where their keys stand in `keys`.
    """

    text: str = ""
    items: tuple["HeaderValue", ...] = ()
    fields: tuple[tuple[str, "HeaderValue"], ...] = ()
    keys: tuple[Span, ...] = ()
    kind: Literal["scalar", "list", "mapping"] = "scalar"
    span: Span


class Source(Record, frozen=True, kw_only=True):
    """One file of `articles/`, decoded but otherwise untouched.

    path: as the editor would name it, relative to the site: `articles/leeds-budget.txt`.
    slug: the article's lasting address, made from the file's name.
    text: every character of the file. Empty when the file could not be read; `problems` says why.
    header: the YAML header as spelt, or None; the story starts at `header_end`.
    """

    path: str
    slug: str
    text: str
    markdown: bool = False
    header: HeaderValue | None = None
    header_end: int = 0
    problems: tuple[Problem, ...] = ()


BlockKind = Literal[
    "header",  # the YAML header
    "headline",  # the story's title
    "byline",  # who wrote it
    "dateline",  # when it was published, and where it came from
    "caption",  # under a picture
    "heading",  # a cross-head inside the story
    "paragraph",
    "item",  # one point of a list
    "table",  # one table, rows on lines of their own
    "quote",  # a paragraph set off as a quotation (Markdown >)
    "furniture",  # the page around the story: subscriptions, shares, related stories
]


class Block(Record, frozen=True, kw_only=True):
    """One labelled piece of the file. Blocks follow each other, never overlap, and skip blank lines.

    rule: the named layout rule that chose the label; `digest explain` prints it.
    level: for a heading, 2 to 6; otherwise 0.
    """

    kind: BlockKind
    span: Span
    rule: str
    level: int = 0


STORY_KINDS: frozenset[str] = frozenset(
    {"headline", "heading", "paragraph", "item", "table", "quote"}
)
"""The blocks that fields read. Captions, bylines and furniture are kept out of every field."""


class Document(Record, frozen=True, kw_only=True):
    """An article's text, cleaned and laid out, ready to be read.

    raw:       the file's text as decoded.
    text:      the same text in plainer characters, of the SAME LENGTH, so that a span of one is a span of the
               other. Curly quotes are straight ('"' and "'"), odd spaces are plain, every dash is "–", line ends
               are "\\n", Markdown's marks and the YAML header are blanks.
    headline:  where the YAML header spells the title, or None. It is a headline block like any other.
    blocks:    every block, in file order. `story()` gives those that fields may read.
    sentences: spans of the sentences of the story's blocks, in file order; a headline, a heading, an item and a
               table row are sentences of their own.
    """

    path: str
    slug: str
    raw: str
    text: str
    markdown: bool = False
    header_end: int = 0
    headline: Span | None = None
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()

    def story(self) -> Iterator[Block]:
        """The blocks that fields may read, in file order."""
        return (block for block in self.blocks if block.kind in STORY_KINDS)


class Rejected(Record, frozen=True, kw_only=True):
    """Words that looked like a value and were turned down, for `digest explain`."""

    text: str
    span: Span
    rule: str
    why: str


DatePrecision = Literal["day", "month"]


class Title(Record, frozen=True, kw_only=True):
    """The headline. `evidence` is None for a working title made from the first sentence (`rule` says which)."""

    text: str
    evidence: Evidence | None
    rule: str


class Published(Record, frozen=True, kw_only=True):
    """When the story came out: `2020-03-25`, or `2020-03` with precision "month"."""

    date: str
    precision: DatePrecision
    evidence: Evidence


class Named(Record, frozen=True, kw_only=True):
    """One authority that the text names, at its first mention."""

    slug: str
    evidence: Evidence
    is_lead: bool = False


class Topic(Record, frozen=True, kw_only=True):
    """What the story is about; `words` are the words of the text that said so."""

    slug: str
    words: tuple[str, ...] = ()


FigureKind = Literal["money", "percent", "count", "share", "measure"]


class Figure(Record, frozen=True, kw_only=True):
    """One number that the story reports.

    kind:      money, percent (12% is 12; points too), count, share (a fraction, to four places), measure.
    value:     pounds for money (pence as decimals), the number itself otherwise.
    unit:      an ISO 4217 code for money ("GBP"), "%" or "points" for percent, the unit for a measure
               ("miles", "cubic metres"), "" for a count or a share.
    per:       what a rate is per ("week", "10,000 children"), or None.
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts, a short phrase of the text's own words.
    """

    kind: FigureKind
    value: Decimal
    unit: str = ""
    per: str | None = None
    qualifier: str | None = None
    about: str
    evidence: Evidence


class Quotation(Record, frozen=True, kw_only=True):
    """Words given in quotation marks, and who said them.

    text:    the words between the marks, exactly as in the file (paragraph breaks and inner marks included).
    speaker: a person's full name where the text gives one, else the body or document; None if nobody is named.
    role, organisation: as the text gives them, or None.
    """

    text: str
    speaker: str | None
    role: str | None
    organisation: str | None
    evidence: Evidence


class KeyDate(Record, frozen=True, kw_only=True):
    """A day or month on which something happened or will; `about` says what, in the text's own words."""

    date: str
    precision: DatePrecision
    about: str
    evidence: Evidence


class Origin(Record, frozen=True, kw_only=True):
    """Where the story was first published, as the article credits it."""

    publisher: str | None = None
    url: str | None = None
    evidence: Evidence | None = None


class Article(Record, frozen=True, kw_only=True):
    """One article, read.

    date_hint: where no date is printed, the dates that the story speaks of, in its own words; else empty.
    fingerprint: changes with anything of the article, its text and its problems included.
    declared: names of the fields that the editor's header gave.
    reviewed: the day an editor checked the record, ISO 8601, or None.
    updated:  the day an editor last changed what the story says, ISO 8601, or None.
    blocks, sentences: as laid out; `body` is the file's text as decoded, so that every span still holds.
    """

    path: str
    slug: str
    title: str
    title_rule: str
    date: str | None
    date_precision: DatePrecision | None
    date_evidence: Evidence | None
    date_hint: tuple[str, ...] = ()
    authority: str | None
    authorities: tuple[Named, ...]
    topics: tuple[Topic, ...]
    figures: tuple[Figure, ...]
    quotations: tuple[Quotation, ...]
    key_dates: tuple[KeyDate, ...]
    summary: str
    author: str | None
    source: Origin
    draft: bool
    reviewed: str | None
    updated: str | None = None
    aliases: tuple[str, ...]
    declared: tuple[str, ...]
    markdown: bool
    body: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    problems: tuple[Problem, ...]
    fingerprint: bytes = b""


AuthorityType = Literal[
    "county",
    "unitary",
    "metropolitan district",
    "non-metropolitan district",
    "london borough",
    "sui generis",
    "scottish",
    "welsh",
    "northern irish",
    "combined authority",
]


class Authority(Record, frozen=True, kw_only=True):
    """One UK principal authority, present, past or coming (`digest/data/authorities.csv`).

    parent, combined_authority, successors: slugs of other authorities.
    start_date, end_date: ISO 8601, or None where open.
    """

    slug: str
    code: str
    gss_code: str | None
    official_name: str
    short_name: str
    type: AuthorityType
    nation: str
    region: str
    parent: str | None
    combined_authority: str | None
    start_date: str | None
    end_date: str | None
    successors: tuple[str, ...]
    website: str | None
    aliases: tuple[str, ...]
    former_gss_codes: tuple[str, ...]
    latitude: float | None
    longitude: float | None


class TopicName(Record, frozen=True, kw_only=True):
    """One topic of `topics.yaml`: its slug, what readers see, and the words that point to it.

    cues: words and phrases with their weights, lower case; a trailing `*` stands for any ending.
    """

    slug: str
    name: str
    description: str
    cues: tuple[tuple[str, float], ...]


class Output(Record, frozen=True, kw_only=True):
    """One file of the site, drawn.

    path:     where it goes, within the site: `councils/leeds/index.html`.
    file:     of content that is too much for memory, the file that holds it, which nobody writes to again; else "".
    digest:   changes with what that file holds, in hexadecimal; it may be made of the digests of its parts.
    problems: what was wrong with the template that drew it.
    """

    path: str
    content: bytes = b""
    file: str = ""
    digest: str = ""
    problems: tuple[Problem, ...] = ()


class Drawn(Record, frozen=True, kw_only=True):
    """An Output as memory holds it: without its bytes, which stand in the site under that digest."""

    path: str
    digest: str
    problems: tuple[Problem, ...] = ()
