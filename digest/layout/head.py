"""Label what stands before the story: masthead, headline, byline, dateline, standfirst.

In:   pieces that `furniture` and `email` have seen, and where the story's first paragraph stands.
Out:  a label for each piece above that paragraph, and for bylines just below it.

The headline is told by its place and by its words: it follows the masthead, stands above byline and date,
and says what the story says. A sentence may head a story too, if a byline follows it.
"""

import re
from collections.abc import Sequence

from digest.layout import dates, headline
from digest.layout.headline import FIELD, is_masthead, is_small
from digest.layout.lines import FORM_TITLE, Piece
from digest.layout.words import AGENCIES, JOBS, LISTS, SECTIONS, key

_NAME = re.compile(
    r"(?:(?:Cllr|Dr|Mr|Mrs|Ms|Sir|Prof)\.? )?[A-ZÀ-Þ][\w'À-ÿ.-]*"
    r"(?: (?:[A-ZÀ-Þ][\w'À-ÿ.-]*|de|van|von|der|ap|mac|and|&)){1,4},?"
)
_FORM_LINE = re.compile(
    r"[A-Z][A-Za-z /'-]{1,28}:(?:\s|$)|[a-z_]{2,24}:(?:\s|$)|[A-Z][A-Z /]{2,28}[ ]{3,}\S"
)
_FIELD_WORDS = """
    url link web address from to department organisation published date byline author reporter section category tags tag keywords slug title headline
    duration listen reading-time read-time reader presenter producer source publication page edition standfirst summary status version language
    location region type format wordcount words length ref reference embargo contact id file cue in out intro"""
_FIELD_NAMES = frozenset(_FIELD_WORDS.split())
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon|evening|day)|to (?:the|all|our|whom)|folks|all)\b[^.!?:]{0,50}[,.!–-]?$"
)
_RELEASE = re.compile(
    r"(?:^|[|/•·–-] )(?:press|media|news) (?:release|statement|notice)s?(?: [|/•·–-]|$)"
)
_OFFICER = re.compile(
    r"(?:Joint )?(?:Report|REPORT) (?i:of|by|from) (?i:the )?(?=[^.:;]*\b(?i:director|head|chief|officer|leader|member|manager|treasurer|solicitor"
    r"|secretary|clerk|councillor|cllr|convener|chair)\b)(?:(?:of|and|for|the|to|in|with|&|\W?[A-Z][\w'&-]*\W?)(?: |$))+"
)
"""Whose report it is: "Report of the Director of Finance". What it is about stands beside it."""
_ROLL_CALL = re.compile(
    r"(?:(?:Also )?Present|Apologies|(?:Also )?In attendance|Attending)\b", re.IGNORECASE
)
_STANDFIRST_REACH = 6


def lead_index(pieces: Sequence[Piece]) -> int:
    """Return the index of the first piece that reads as story, or of the first list or table."""
    for index, piece in enumerate(pieces):
        if (
            not piece.kind
            and piece.prose
            and not piece.bullet
            and not _heads(pieces, index)
            and not dates.is_dateline(piece.low)
        ):
            return index
    for index, piece in enumerate(pieces):
        if not piece.kind and index and (piece.table or piece.bullet):
            return index
    return min(2, len(pieces))


def _heads(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece that reads as prose is the headline: a short sentence right above byline or date."""
    piece = pieces[index]
    if len(piece.text) > 170 or piece.text[-1] in ":;":
        return False
    if any(not p.kind and p.text.count(" ") >= 3 and not is_masthead(p) for p in pieces[:index]):
        return False
    for below in pieces[index + 1 : index + 4]:
        if below.kind == "furniture" or below.low == piece.low:
            continue
        if below.kind in ("byline", "dateline"):
            return below.rule != "source"
        return _is_signed(below)
    return False


def _is_signed(piece: Piece) -> bool:
    return dates.is_dateline(piece.low) or bool(
        len(piece.text) < 60 and _NAME.fullmatch(piece.text)
    )


def label(pieces: list[Piece], lead: int) -> None:
    """Label the pieces before `lead`, and bylines and datelines that stand just after it."""
    for piece in pieces[:lead]:
        if not piece.kind:
            _label_small(piece)
    _label_form(pieces[:lead])
    chosen = headline.choose(pieces, lead)
    if chosen is not None:
        headline.take(pieces, chosen, lead)
    for index in range(lead):
        if not pieces[index].kind:
            _label_left(pieces, index, chosen, lead)
    _label_below_standfirst(pieces, lead)


def _label_form(pieces: Sequence[Piece]) -> None:
    """Label the lines of a report's form, "KEY DECISION: Yes", round the one that gives its subject."""
    if not any(piece.rule == "labelled" for piece in pieces):
        return
    lines = [p for p in pieces if _FORM_LINE.match(p.text)]
    if len(lines) < 3:
        return
    for piece in lines:
        if not piece.kind and piece.rule != "labelled":
            piece.label("furniture", "form-field")


def _label_small(piece: Piece) -> None:
    low = piece.low
    name = piece.name if len(low) <= 60 else ""
    if piece.rule == "email-subject":
        return
    if FORM_TITLE.match(piece.text):
        piece.rule = "labelled"
    elif low.startswith(("report ", "joint report ")) and _OFFICER.fullmatch(piece.text):
        piece.label("byline", "officer")
    elif low.startswith("held ") and not piece.prose and dates.has_date(low):
        piece.label("dateline", "meeting")
    elif ":" in low[:20] and _ROLL_CALL.match(low):
        piece.rule = "roll-call"  # no headline, wherever it stands
    elif ":" in low[:20] and (field := FIELD.match(low)):
        named = field.group().split(":")[0].strip()
        if named in ("title", "headline", "slug", "subject") and field.end() < len(low):
            piece.rule = "labelled"
        elif named in _FIELD_NAMES and not piece.prose:
            dated = dates.has_date(low) and named not in ("url", "link")
            piece.label(
                *(("dateline", "dateline") if dated else ("byline", "byline") if named in ("byline", "author", "reporter")
                  else ("furniture", "form-field"))
            )  # fmt: skip
        elif dates.is_dateline(low):
            piece.label("dateline", "dateline")
    elif (
        len(low) <= 70
        and not piece.prose
        and ("release" in low or "statement" in low or "notice" in low)
        and _RELEASE.search(low)
        and low.count(" ") < 9
    ):
        piece.label("furniture", "release-line")
    elif dates.is_dateline(low) or _NAME.fullmatch(dates.without(piece.text)):
        piece.label("dateline", "dateline")
    elif name in LISTS or name in SECTIONS:
        piece.label("furniture", "section-name")
    elif len(low) < 60 and not piece.prose and _GREETING.match(low):
        piece.label("furniture", "greeting")


def _label_left(pieces: list[Piece], index: int, chosen: int | None, lead: int) -> None:
    """Label a piece before the lead that no other rule has taken."""
    piece = pieces[index]
    text = piece.text
    below = pieces[index + 1] if index + 1 < lead and not pieces[index + 1].gap else None
    if piece.table:
        piece.label("table", "table")
        return
    if chosen is None or index < chosen:
        if chosen is None and _NAME.fullmatch(text) and len(text) < 40 and not is_masthead(piece):
            piece.label("byline", "name")
        else:
            piece.label("furniture", "before-story" if chosen is None else "before-headline")
    elif piece.level:
        piece.label("heading", "hashes")
    elif piece.bullet:
        piece.label("item", "key-point")
    elif index and pieces[index - 1].rule == "time":
        piece.label("heading", "live-head")
    elif key(text) == key(pieces[chosen].text):
        piece.label("furniture", "headline-repeated")
    elif len(text) < 90 and JOBS.search(piece.low) and not piece.prose:
        piece.label("byline", "job")
    elif key(text) in AGENCIES or (
        below and not below.kind and " " not in text and text[0].isupper() and below.text[-1] != ":"
    ):
        piece.label("caption", "picture-agency")
    elif below and below.bullet and not below.kind:
        piece.label("heading", "above-list")
    elif _NAME.fullmatch(text) and len(text) < 60:
        agency = below is not None and not below.kind and not JOBS.search(below.low)
        piece.label(*(("caption", "picture-agency") if agency else ("byline", "name")))
    elif index and pieces[index - 1].rule == "picture-agency" and not piece.gap:
        piece.label("caption", "under-agency")
    elif FIELD.match(text) and not FIELD.match(text).group().isupper():  # type: ignore[union-attr]
        piece.label("item", "labelled-line")
    elif _ROLL_CALL.match(text):
        piece.label("paragraph", "roll-call")
    elif text.isupper() and index + 1 == lead < len(pieces) and not pieces[lead].gap:
        piece.label("heading", "cross-head")
    elif (text.count(" ") < 4 and not piece.prose) or is_small(piece) or is_masthead(piece):
        piece.label("furniture", "after-headline")
    else:
        piece.label("paragraph", "standfirst")


def _label_below_standfirst(pieces: Sequence[Piece], lead: int) -> None:
    """A standfirst that is a sentence comes before the byline: look a little further down for that."""
    below = pieces[lead + 1 : lead + 1 + _STANDFIRST_REACH]
    last = -1
    for index, piece in enumerate(below):
        if piece.kind in ("byline", "dateline") and piece.rule != "source":
            last = index
        elif (
            not piece.kind
            and not piece.prose
            and dates.is_dateline(piece.low)
            and not (
                index and not below[index - 1].kind and dates.EVENT.search(below[index - 1].low)
            )
        ):
            piece.label("dateline", "dateline")
            last = index
    if last < 0:
        return
    for index, piece in enumerate(below):
        if (
            piece.kind
            or piece.prose
            or piece.bullet
            or piece.table
            or piece.level
            or abs(index - last) > 2
        ):
            continue
        if len(piece.text) < 80 and JOBS.search(piece.low):
            piece.label("byline", "job")
        elif _NAME.fullmatch(piece.text) and len(piece.text) < 40:
            piece.label("byline", "name")
