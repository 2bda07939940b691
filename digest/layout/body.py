"""Label the pieces of the story itself, and of the page that breaks into it and follows it.

In:   pieces that `furniture`, `email` and `head` have seen, and where the story begins.
Out:  a kind for every piece.

The story is what reads as sentences. A line that does not is told by its neighbours: above prose it is a
cross-head, after a colon an item, under "Read next" a related story, and at the page's end nothing at all.
"""

import re
from collections.abc import Sequence

from digest.layout import boxes, comments, dates
from digest.layout.lines import Piece
from digest.layout.repeats import is_agency
from digest.layout.words import JOBS, LIST_OPENING, LISTS

_SELLING = re.compile(
    r"\b(?:subscribers?|subscriptions?|subscribe|members? (?:get|receive|enjoy)|newsletter|inbox|£\d[\d.]* (?:a|per) (?:month|year|week))\b"
)
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|a|an|is|are|was|were|will|would|has|have|had|said|been|be|can|could|should|must|may|it|they|we|he|she|this|that|which)\b"
)
_REFERENCE = re.compile(
    r"(?:ref(?:erence)?|pr|release|press release|issue|[\w ]{0,20}codes?|iso\w*|captions?)\b[^.]{0,24}?[:\d]"
    r"|[^a-z]{0,3}(?:images?|photos?|pictures?|captions?|photographs?)\b"
    r"|[^.]{0,80}\b(?:captions?|photographs?|pictures?|images?) (?:for|of|are|is|attached)\b|[^.]{0,60}\bavailable for interview"
)
_REFERENCE_WORDS = (
    "ref", "release", "issue", "code", "iso", "caption", "image", "photo", "picture", "interview", "pr ", "pr:",
)  # fmt: skip
_NOTES = frozenset(
    {
        "notes",
        "note",
        "background",
        "background information",
        "further information",
        "background notes",
    }
)
_BOILERPLATE = frozenset(
    {"about us", "about this site", "who we are", "about the charity", "about our work"}
)
_IMPRINT = re.compile(
    r"\bis (?:published|printed|delivered) (?:\d+ times|weekly|monthly|quarterly|fortnightly|every|free|by)\b|\bissn\b|\bback issues\b"
    r"|\bsubscriptions? (?:£|rates|cost)|\bregistered (?:charity|in england|office)\b|\bin association with\b|\bis owned by\b.{0,30}\bmembers\b.{0,20}\b(?:join|become|support)\b|\ball rights reserved\b"
)
_IMPRINT_WORDS = (
    "is p",
    "is d",
    "is owned",
    "issn",
    "issues",
    "subscription",
    "registered",
    "association",
    "rights",
)
_SPEAKS = (
    " said:",
    " says:",
    " added:",
    " told",
    " continued:",
    " commented:",
    " wrote:",
    " explained:",
)
_HOUSE_RULES = frozenset(
    ("comment guidelines", "comments guidelines", "commenting guidelines", "comment policy", "comments policy", "commenting policy",
     "comment rules", "collection notice")
)  # fmt: skip
"""What stands right below these says how readers may comment."""
_SELLS_ABOVE = frozenset(("promotion", "price", "box", "button"))


def label(pieces: list[Piece], lead: int) -> None:
    """Give every piece from `lead` on its kind, and close the page around the story."""
    boxes.sweep(pieces, lead)
    boxes.polls(pieces, lead)
    _walk(pieces, lead)
    _finish(pieces, lead)


class _State:
    """Where the walk down the page stands.

    listing: in a list of other pages. bulleted: that list has bullets. notes: below "Notes to editors".
    over: below "ENDS". after_colon: below an introduction. boiler: below "About us". told: paragraphs of story so far.
    """

    __slots__ = ("after_colon", "boiler", "bulleted", "listing", "notes", "over", "told")

    def __init__(self) -> None:
        self.listing = self.bulleted = self.notes = self.over = self.after_colon = self.boiler = (
            False
        )
        self.told = 0


def _walk(pieces: list[Piece], lead: int) -> None:
    state = _State()
    for index in range(lead, len(pieces)):
        piece = pieces[index]
        if (
            piece.prose
            and not (piece.kind or piece.bullet or piece.quoted or piece.name)
            and not (state.listing or state.boiler or state.notes)
            and pieces[index - 1].rule not in _SELLS_ABOVE
        ):  # most of what there is: a paragraph in the middle of its story
            piece.kind = piece.rule = "paragraph"
            state.told += 1
            state.after_colon = piece.low[-1] == ":" and not piece.low.endswith(_SPEAKS)
            continue
        name = piece.name if len(piece.low) <= 60 else ""
        if state.told >= 2 and " ago" in piece.low and comments.HANDLE.match(piece.low):
            for other in pieces[index:]:
                other.label("furniture", "comments")
            return
        if not piece.kind and name and _opens_list(piece, name):
            piece.label("furniture", "list-heading")
        elif not piece.kind and state.over and name in _NOTES:
            piece.label("furniture", "notes-heading")
        elif not piece.kind and name in _BOILERPLATE and state.told >= 3:
            piece.label("furniture", "boilerplate")
            state.boiler = True
        if piece.kind == "furniture":
            if _below_furniture(pieces, index, name, state):
                return
        elif piece.kind in ("caption", "byline", "dateline"):
            if piece.rule == "source" and pieces[index - 1].kind == "table":
                piece.label("furniture", "table-source")
        elif not piece.kind:
            _below_story(pieces, index, state)


def _below_furniture(pieces: list[Piece], index: int, name: str, state: _State) -> bool:
    """Note what a piece of furniture opens or closes; True when nothing of the story can follow."""
    piece = pieces[index]
    state.after_colon = False
    if piece.rule == "notes-heading":
        state.notes, state.over, state.listing = True, True, False
    elif piece.rule == "ends":
        state.over = True
    elif piece.rule in ("list-heading", "post-counts") or name in LISTS or (
        piece.rule == "related-link" and (piece.low.endswith(":") or ":" not in piece.low)
    ):  # fmt: skip
        state.listing, state.bulleted = True, False
    if state.told >= 2 and "comment" in piece.low + piece.rule and comments.follow(pieces, index):
        for other in pieces[index:]:
            other.label("furniture", "comments")
        return True
    return False


def _below_story(pieces: list[Piece], index: int, state: _State) -> None:
    piece = pieces[index]
    if state.listing:
        state.bulleted = state.bulleted or bool(piece.bullet)
        if not _story_again(pieces, index, state):
            piece.label("furniture", "listed")
            return
        state.listing = False
    if state.boiler:
        if not piece.level:
            piece.label("furniture", "boilerplate")
            return
        state.boiler = False
    if (
        piece.prose
        and pieces[index - 1].rule in _SELLS_ABOVE
        and len(piece.text) <= 260
        and _SELLING.search(piece.low)
    ):
        piece.label("furniture", "promotion")
        return
    if len(piece.text) <= 260 and pieces[index - 1].name in _HOUSE_RULES:
        piece.label("furniture", "comments")
        return
    _label_story(pieces, index, state)
    if piece.kind == "furniture":
        return
    state.told += piece.prose
    introduces = piece.text.endswith(":") and not piece.low.endswith(_SPEAKS)
    state.after_colon = introduces or (state.after_colon and piece.kind == "item")


def _opens_list(piece: Piece, name: str) -> bool:
    if (
        piece.bullet
        or piece.table
        or piece.prose
        or (piece.low.endswith(".") and not piece.low.endswith("..."))
    ):
        return False
    return name in LISTS or bool(LIST_OPENING.match(name) and piece.low.count(" ") <= 5)


def _story_again(pieces: Sequence[Piece], index: int, state: _State) -> bool:
    """Whether the story goes on after a list of other pages."""
    piece = pieces[index]
    if piece.table:
        return True
    if piece.bullet:
        return False
    if piece.prose and piece.stopped and len(piece.text) >= 60:
        return True
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return bool(
        state.bulleted and piece.gap and following and following.prose and not following.kind
        and piece.text.count(" ") < 6
    )  # fmt: skip


def _label_story(pieces: Sequence[Piece], index: int, state: _State) -> None:
    """Label a piece that no furniture rule has taken."""
    piece = pieces[index]
    low = piece.low
    if piece.table:
        piece.label("table", "table")
    elif piece.level:
        piece.label("heading", "hashes")
    elif (
        state.notes
        and len(low) <= 260
        and any(word in low for word in _REFERENCE_WORDS)
        and _REFERENCE.match(low)
    ):
        piece.label("furniture", "reference")
    elif piece.bullet and not _is_numbered_head(pieces, index):
        if state.over and not piece.stopped and not piece.bullet[0].isdigit():
            piece.label("furniture", "note-reference")
        elif len(piece.text) > 260 and piece.stopped:
            piece.label("paragraph", "long-item")
        else:
            piece.label("item", "item")
    elif piece.quoted:
        piece.label("quote", "quoted")
    elif piece.prose:
        piece.label("paragraph", "paragraph")
    elif state.over and not piece.stopped:
        piece.label("furniture", "after-ends")
    elif len(low) <= 80 and dates.is_dateline(low):
        above = pieces[index - 1]
        if above.kind == "heading" and dates.EVENT.search(above.low):
            piece.label("item", "event-date")
        else:
            piece.label("furniture", "date-line-below")
    elif is_agency(piece) and index + 1 < len(pieces):
        piece.label("caption", "picture-agency")
        if not pieces[index + 1].gap and not pieces[index + 1].kind:
            pieces[index + 1].label("caption", "under-agency")
    elif state.after_colon:
        piece.label("item", "after-colon")
    elif piece.stopped or (piece.text[0] in "\"'" and len(piece.text) > 60):
        piece.label("paragraph", "short-paragraph")
    elif len(piece.text) <= 90:
        piece.label("heading", "cross-head")
    else:
        piece.label("paragraph", "unstopped-paragraph")


def _is_numbered_head(pieces: Sequence[Piece], index: int) -> bool:
    """ "2. Finance" above a paragraph is a heading, above "3. ..." an item."""
    piece = pieces[index]
    if not piece.bullet[0].isdigit() or piece.stopped or len(piece.text) > 60:
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    above = pieces[index - 1] if index else None
    return bool(
        following and following.gap and piece.gap
        and (following.prose or following.stopped or dates.is_dateline(following.low))
        and not following.bullet and not (above and (above.bullet or above.text.endswith(":")))
    )  # fmt: skip


def _finish(pieces: Sequence[Piece], lead: int) -> None:
    """Turn out what stands at the page's end above nothing: headings, and the imprint."""
    imprints = 2
    for index in range(len(pieces) - 1, lead, -1):
        piece = pieces[index]
        if piece.kind in ("furniture", "caption", "byline", "dateline"):
            continue
        if (
            imprints
            and len(piece.text) <= 300
            and piece.kind in ("heading", "paragraph")
            and any(word in piece.low for word in _IMPRINT_WORDS)
            and _IMPRINT.search(piece.low)
        ):
            piece.label("furniture", "imprint")
            imprints -= 1
            continue
        if piece.kind != "heading" or (
            " | " not in piece.low
            and len(_SENTENCE_WORDS.findall(piece.low)) >= 2
            and not JOBS.search(piece.low)
        ):
            break
        piece.label("furniture", "trailing")
