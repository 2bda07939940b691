"""Find whose paper a report or a press release is: the letterhead above it, the contact line below it.

In:   a laid-out Document, the Gazetteer and the day.
Out:  one Verdict a naming of the one council that issued it; none where two are named, or none is.
Not:  the story, which `rules` read. A contact line is asked only where the story names no council.
"""

import re
from collections.abc import Iterator

from digest.extract.authorities.gazetteer import FirstWord, Gazetteer, Reading
from digest.extract.authorities.mentions import readings
from digest.extract.authorities.verdicts import Verdict
from digest.records import STORY_KINDS, Document, Span

RULES = ("letterhead", "contact-line")
"""The rules of these verdicts."""

_CUE = re.compile(
    r"""\b(?: contacts?\b(?![ ]with) | (?:for[ ])?(?:more|further)[ ](?:information|details) | (?:press|media|news)[ ](?:office|officer|enquir|contact|team|desk|relations)
          | ends\b | notes?[ ](?:to|for)[ ]editors? | issued[ ](?:by|on[ ]behalf) | (?:report|lead|responsible)[ ](?:author|officer) | enquiries
          | background[ ]papers | communications[ ](?:team|office) )""",
    re.VERBOSE | re.IGNORECASE,
)
_CHAMBER = re.compile(r"\bheld\b.{0,80}\b(?:council chamber|town hall|guildhall)\b", re.I | re.S)
_LOWER_TIER = re.compile(r"\b(?:town|parish|community) council\b", re.IGNORECASE)
_ENDS_ADDRESS = re.compile(r"\W*(?:\n|$)|,? [A-Z]{1,2}\d|,? (?i:on|at)\b")
_ENDS = re.compile(r"\W*(?:ends\W*$|notes?[ ](?:to|for)[ ]editors?\b)", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_OPENING_CHARS = 40
"""In the story itself a contact line says so by here: "Anyone who ... may contact the council" is news."""
_FOLLOWS = re.compile(
    r"$|\n|[^\w ]| (?:on|at|by|press|media|news|communications|corporate|customer|democratic|legal|finance|planning|contact|team)\b"
)
"""What stands after the name in such a line; a verb makes news of it."""
_ADDRESS = re.compile(r"[@/.]([a-z][a-z-]+)\.gov\.(?:uk|wales|scot)\b")
_LETTERS = re.compile(r"-?(?:cc|mbc|bc|dc|council)$")
"""What the addresses of some councils say beyond the name: hullcc.gov.uk."""


def letterhead(
    document: Document, names: Gazetteer, day: str, firsts: list[FirstWord]
) -> list[Verdict]:
    """Return the authority named in full above the story, if it is one, or that of the town whose town hall is."""
    first = next((b.span.start for b in document.blocks if b.kind == "paragraph"), 0)
    above = []
    for block in document.blocks:
        if block.span.start > first:
            break
        if block.kind not in STORY_KINDS and block.kind != "header":
            above.append(block.span)
    found = [_verdict("letterhead", *of) for of in _in_full(document, above, names, day, firsts)]
    if not found:
        found = _chamber(document, above, names, day, firsts)
    return found if len({v.slug for v in found}) == 1 else []


def _chamber(
    document: Document, above: list[Span], names: Gazetteer, day: str, firsts: list[FirstWord]
) -> list[Verdict]:
    """Return the place where a meeting was held: "Held in the Council Chamber, Town Hall, Hastings"."""
    text = document.text
    rooms = [span for span in above if _CHAMBER.search(text, span.start, span.end)]
    if not rooms or _LOWER_TIER.search(text):
        return []
    return [
        _verdict("letterhead", slug, reading)
        for _, inside in readings(text, rooms, names, firsts)
        for reading in inside
        if reading.name.kind == "bare"
        and (slug := names.pick(reading.name.slugs, day))
        and _ENDS_ADDRESS.match(text, reading.end)
        and text.endswith(", ", 0, reading.start)
    ]


def contact_line(
    document: Document, names: Gazetteer, day: str, firsts: list[FirstWord], known: list[Verdict]
) -> list[Verdict]:
    """Return the authority whose office or web address stands in the contact lines, if it is one.

    known: what the story names. Where that has a council elsewhere, the paper's own is not asked for.
    """
    lines = list(_contact_lines(document))
    bodies = [v for v in known if v.kind == "body"]
    if not lines or any(not any(s.start <= v.start < s.end for s in lines) for v in bodies):
        return []
    found = [
        _verdict("contact-line", slug, reading)
        for slug, reading in _in_full(document, lines, names, day, firsts)
        if _FOLLOWS.match(document.text, reading.end)
    ]
    found = found or list(_by_address(document.text, lines, names, day))
    return found[:1] if len({v.slug for v in (*found, *bodies)}) == 1 else []


def _verdict(rule: str, slug: str, reading: Reading) -> Verdict:
    return Verdict("body", slug, reading.start, reading.end, rule, 0, "", reading)


def _in_full(
    document: Document, spans: list[Span], names: Gazetteer, day: str, firsts: list[FirstWord]
) -> Iterator[tuple[str, Reading]]:
    """Give every name in full of the spans, with whose it was on the day."""
    for _, inside in readings(document.text, spans, names, firsts):
        for reading in inside:
            if reading.name.kind == "full" and (slug := names.pick(reading.name.slugs, day)):
                yield slug, reading


def _contact_lines(document: Document) -> Iterator[Span]:
    """Give the lines below the story's first paragraph that say who issued it, or where they are; a mail's "From:" too."""
    text = document.text
    first = next((b.span.start for b in document.blocks if b.kind == "paragraph"), 0)
    ended = False
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if text.startswith("From:", start) and block.kind == "furniture":
            yield block.span
        if start <= first or block.kind in ("caption", "headline"):
            continue
        ended = ended or _ENDS.match(text, start, end) is not None
        if block.kind in STORY_KINDS:
            if ended or _CUE.search(text, start, min(end, start + _OPENING_CHARS)):
                yield block.span
            continue
        cued = False
        for line in text[start:end].splitlines(keepends=True):
            cued = cued or ended or _CUE.search(line) is not None
            if (
                cued
                or block.rule == "signature"
                or _POSTCODE.search(line)
                or ("@" in line and ".gov." in line)
            ):
                yield Span(start=start, end=start + len(line))
            start += len(line)


def _by_address(text: str, lines: list[Span], names: Gazetteer, day: str) -> Iterator[Verdict]:
    """Give the council of every e-mail or web address of a council in the lines."""
    hosts: dict[str, str] = {}
    for line in lines:
        for address in _ADDRESS.finditer(text, line.start, line.end):
            hosts = hosts or _hosts(names, day)
            host = address[1]
            if slug := hosts.get(host) or hosts.get(_LETTERS.sub("", host)):
                yield Verdict("body", slug, address.start(1), address.end(), "contact-line", 0)


def _hosts(names: Gazetteer, day: str) -> dict[str, str]:
    """Return the authorities of the day by what stands before ".gov.uk" in their web addresses."""
    return {
        found[1]: slug
        for slug, authority in names.authorities.items()
        if names.lives(slug, day) and (found := _ADDRESS.search(authority.website or ""))
    }
