"""Label the pieces of the story itself, and of the page that breaks into it and follows it.

In:   pieces that `furniture.alone`, `email` and `head` have seen, and where the story begins.
Out:  a kind for every piece.

The story is what reads as sentences. A line that does not is told by its neighbours: above prose it is a
cross-head, after a colon an item, under "Read next" a related story, and at the page's end nothing at all.
"""

import re

from digest.layout import dates
from digest.layout.lines import Piece
from digest.layout.words import AGENCIES, JOBS, LIST_OPENING, LISTS, SECTIONS, key

_BOX_HEAD = re.compile(
    r"\b(?:member(?:ship)?|magazine|subscri\w+|digital|newsletter|package|bundle|plan|access|edition|supporter|print)\b"
)
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|a|an|is|are|was|were|will|would|has|have|had|said|been|be|can|could|should|must|may|it|they|we|he|she|this|that|which)\b"
)
_REFERENCE = re.compile(
    r"(?:ref(?:erence)?|pr|release|press release|issue|code|stop location codes?|iso\w*|caption)\b[^.]{0,24}?[:\d]|[^a-z]{0,3}(?:image|photo|picture|caption)s?\b|[^.]{0,80}\b(?:caption|photographs?|pictures?|images?) (?:for|of|are|is|attached)\b"
)
_COMMENTER = re.compile(r"[\w .'-]{2,30}(?:,? (?:on )?|\s+)")


def label(pieces: list[Piece], lead: int) -> None:
    """Give every piece from `lead` on its kind, and close the page around the story."""
    _boxes(pieces, lead)
    _walk(pieces, lead)
    _finish(pieces, lead)


def _boxes(pieces: list[Piece], lead: int) -> None:
    """Sweep back from a price or a button over the list and the heading that it sells."""
    for index in range(lead + 1, len(pieces)):
        piece = pieces[index]
        sells = piece.rule == "price" or (piece.rule == "button" and key(piece.low).startswith(
            ("subscribe", "join", "sign up", "register", "become", "buy", "donate")))  # fmt: skip
        if not sells:
            continue
        above = index - 1
        while above > lead and (pieces[above].bullet or pieces[above].kind == "furniture"):
            above -= 1
        if pieces[above].text.endswith(":"):
            continue  # the story's own list
        for other in pieces[above + 1 : index]:
            other.label("furniture", other.rule or "box")
        if above > lead and not pieces[above].prose and not pieces[above].kind and (
            above < index - 1 or _BOX_HEAD.search(pieces[above].low)
        ):  # fmt: skip
            pieces[above].label("furniture", "box")


def _walk(pieces: list[Piece], lead: int) -> None:
    listing = ""  # the rule of the furniture list that we are in
    bulleted = notes = over = after_colon = False
    told = 0
    for index in range(lead, len(pieces)):
        piece = pieces[index]
        low = piece.low
        name = key(low) if len(low) <= 60 else ""
        if piece.kind == "furniture" or not piece.kind and name and _opens_list(piece, name):
            if not piece.kind:
                piece.label("furniture", "list-heading")
            opens = piece.rule == "list-heading" or name in LISTS or (
                piece.rule in ("related-link", "comments", "box") and (low.endswith(":") or ":" not in low)
            )  # fmt: skip
            if piece.rule == "notes-heading":
                notes, over, listing = True, True, ""
            elif piece.rule == "ends":
                over = True
            elif opens and name != "":
                listing, bulleted = "listed", False
            if piece.rule == "comments" and told >= 2 and _comments_follow(pieces, index):
                for other in pieces[index:]:
                    other.label("furniture", "comments")
                return
            after_colon = False
            continue
        if piece.kind in ("caption", "byline", "dateline"):
            if piece.rule == "picture-caption" and low.rstrip(" ,:").endswith("caption"):
                _next_is_caption(pieces, index)
            continue
        if piece.kind:
            continue
        if listing:
            bulleted = bulleted or bool(piece.bullet)
            if _story_again(piece, pieces, index, bulleted):
                listing = ""
            else:
                piece.label("furniture", listing)
                continue
        _label_story(pieces, index, after_colon=after_colon, over=over, notes=notes)
        told += piece.prose
        if piece.kind in ("paragraph", "quote", "item", "table"):
            opens_items = piece.text.endswith(":") and not piece.text.endswith(
                ("said:", "says:", "added:")
            )
            after_colon = opens_items or (after_colon and piece.kind == "item")


def _opens_list(piece: Piece, name: str) -> bool:
    if piece.bullet or piece.table or piece.prose or piece.low.endswith("."):
        return False
    return name in LISTS or bool(LIST_OPENING.match(name) and piece.low.count(" ") <= 5)


def _comments_follow(pieces: list[Piece], index: int) -> bool:
    """Whether readers' comments stand below: a heading "3 Responses to ..." or a name with a time."""
    if re.match(
        r"\d[\d,]*\s+(?:responses?|thoughts?|replies|comments?) (?:to|on)\b|leave a",
        pieces[index].low,
    ):
        return True
    following = [p.low for p in pieces[index + 1 : index + 4]]
    return any(len(low) <= 70 and (dates.DATE.search(low) or " ago" in low) for low in following)


def _next_is_caption(pieces: list[Piece], index: int) -> None:
    """ "Image caption," stands above its caption."""
    if (
        index + 1 < len(pieces)
        and not pieces[index + 1].kind
        and len(pieces[index + 1].text) <= 250
    ):
        pieces[index + 1].label("caption", "under-image-caption")


def _story_again(piece: Piece, pieces: list[Piece], index: int, bulleted: bool) -> bool:
    """Whether the story goes on after a list of other pages."""
    if piece.table:
        return True
    if piece.bullet:
        return False
    if piece.prose and piece.stopped and len(piece.text) >= 60:
        return True
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return bool(
        bulleted
        and piece.gap
        and following
        and following.prose
        and not following.kind
        and piece.text.count(" ") < 6
    )


def _label_story(
    pieces: list[Piece], index: int, *, after_colon: bool, over: bool, notes: bool
) -> None:
    """Label a piece that no furniture rule has taken."""
    piece = pieces[index]
    low = piece.low
    if piece.table:
        piece.label("table", "table")
    elif piece.level:
        piece.label("heading", "hashes")
    elif notes and len(low) <= 240 and _REFERENCE.match(low):
        piece.label("furniture", "reference")
    elif piece.bullet and not _is_numbered_head(pieces, index):
        if over and not piece.stopped and not piece.bullet[0].isdigit():
            piece.label("furniture", "note-reference")
        else:
            long = len(piece.text) > 260 and piece.stopped
            piece.label("paragraph" if long else "item", "long-item" if long else "item")
    elif piece.quoted:
        piece.label("quote", "quoted")
    elif piece.prose:
        piece.label("paragraph", "paragraph")
    elif dates.is_dateline(low) and len(low) <= 80:
        piece.label("furniture", "date-line-below")
    elif key(low) in AGENCIES and index + 1 < len(pieces):
        piece.label("caption", "picture-agency")
        if not pieces[index + 1].gap and not pieces[index + 1].kind:
            pieces[index + 1].label("caption", "under-agency")
    elif after_colon:
        piece.label("item", "after-colon")
    elif piece.text[0] in "\"'" and len(piece.text) > 40 or piece.stopped:
        piece.label("paragraph", "short-paragraph")
    elif len(piece.text) <= 90 and len(piece.lines) <= 2:
        piece.label("heading", "cross-head")
    else:
        piece.label("paragraph", "unstopped-paragraph")


def _is_numbered_head(pieces: list[Piece], index: int) -> bool:
    """ "2. Finance" above a paragraph is a heading, above "3. ..." an item."""
    piece = pieces[index]
    if not piece.bullet[0].isdigit() or piece.stopped or len(piece.text) > 60:
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    above = pieces[index - 1] if index else None
    return bool(
        following and following.prose and following.gap and piece.gap
        and not following.bullet and not (above and (above.bullet or above.text.endswith(":")))
    )  # fmt: skip


def _finish(pieces: list[Piece], lead: int) -> None:
    """Turn out the headings at the page's end that stand above nothing."""
    for index in range(len(pieces) - 1, lead, -1):
        piece = pieces[index]
        if piece.kind in ("furniture", "caption", "byline", "dateline"):
            continue
        if piece.kind != "heading" or len(_SENTENCE_WORDS.findall(piece.low)) >= 2:
            break
        piece.label("furniture", "trailing")
