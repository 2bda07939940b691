"""Label what stands before the story: masthead, headline, byline, dateline, standfirst.

In:   pieces that `furniture.alone` has seen, and where the story's first paragraph stands.
Out:  their labels.
"""

import re

from digest.layout import dates
from digest.layout.lines import Piece
from digest.layout.words import AGENCIES, JOBS, LISTS, SECTIONS, key

_NAME = re.compile(
    r"(?:(?:Cllr|Dr|Mr|Mrs|Ms|Sir|Prof)\.? )?[A-ZÀ-Þ][\w'À-ÿ.-]*(?: (?:[A-ZÀ-Þ][\w'À-ÿ.-]*|de|van|von|der|ap|and|&)){1,4},?"
)
_ORGANISATION = re.compile(
    r"\b(?:council|authority|borough|county|gazette|chronicle|times|news|weekly|daily|post|magazine|bulletin|radio|herald|echo|mail|express|star|journal|observer|courier|telegraph|mercury|argus|press|live|newsletter|review|standard|sentinel|examiner|guardian|record|advertiser|independent|tribune|argus|city|district|comhairle|cyngor|government|media|wire|tv|service)\b"
)
_LABELLED = re.compile(r"(?:headline|title|slug|subject|heading|story)\s*:\s*(?=\S)", re.IGNORECASE)
_FIELD = re.compile(r"[A-Za-z][A-Za-z /-]{1,18}:\s")
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon|evening|day)|morning|afternoon|hiya|to (?:the|all|our|whom)|all)\b[^.!?:]{0,50}[,.!–-]?$"
)
_WORD = re.compile(r"[a-z][a-z'-]{3,}|\d[\d.,]*\d")


def lead_index(pieces: list[Piece]) -> int:
    """Return the index of the first piece that reads as story, or of the first list or table."""
    for index, piece in enumerate(pieces):
        if (
            not piece.kind
            and piece.prose
            and not piece.bullet
            and not _is_short_headline(pieces, index)
        ):
            return index
    for index, piece in enumerate(pieces):
        if not piece.kind and index and (piece.table or piece.bullet):
            return index
    return min(2, len(pieces))


def _is_short_headline(pieces: list[Piece], index: int) -> bool:
    """A sentence of one line right above a byline or dateline is the headline, stop and all."""
    piece = pieces[index]
    if len(piece.text) > 130 or index + 1 >= len(pieces) or piece.text[-1] not in ".!?'\"":
        return False
    if any(not p.kind and _could_be_headline(p) for p in pieces[:index]):
        return False
    following = next((p for p in pieces[index + 1 : index + 3] if p.kind != "furniture"), None)
    return following is not None and (
        following.kind in ("byline", "dateline")
        and following.rule != "source"
        or dates.is_dateline(following.low)
    )


def _could_be_headline(piece: Piece) -> bool:
    return len(piece.text) >= 18 and piece.text.count(" ") >= 3


def label(pieces: list[Piece], lead: int) -> None:
    """Label the pieces before `lead`, and bylines and datelines that stand just after it."""
    for piece in pieces[:lead]:
        if not piece.kind:
            _label_small(piece)
    chosen = _headline(pieces, lead)
    if chosen is not None:
        pieces[chosen].label("headline", "headline")
    for index in range(lead):
        piece = pieces[index]
        if piece.kind:
            continue
        _label_left(pieces, index, chosen, lead)
    _label_below_standfirst(pieces, lead)


def _label_small(piece: Piece) -> None:
    low = piece.low
    if dates.is_dateline(low):
        piece.label("dateline", "dateline")
    elif key(low) in LISTS or key(low) in SECTIONS:
        piece.label("furniture", "section-name")
    elif len(low) < 60 and _GREETING.match(low) and not piece.prose:
        piece.label("furniture", "greeting")


def _headline(pieces: list[Piece], lead: int) -> int | None:
    """Return the index of the headline among the pieces before `lead`, or None."""
    candidates = [
        index
        for index in range(lead)
        if not pieces[index].kind
        and not pieces[index].table
        and (pieces[index].level or not pieces[index].bullet)
        and not _is_small(pieces[index])
    ]
    for index in candidates:
        if pieces[index].level == 1:
            return index
    if not candidates:
        return next(
            (i for i in range(lead) if not pieces[i].kind and _LABELLED.match(pieces[i].text)), None
        )
    body = set(_WORD.findall(" ".join(p.low for p in pieces[lead : lead + 8])))
    best, best_score = None, -1.0
    for rank, index in enumerate(candidates):
        piece = pieces[index]
        words = _WORD.findall(piece.low)
        shared = sum(word in body for word in words) / max(1, len(words))
        score = shared - 0.25 * rank - (0.6 if _is_masthead(piece) else 0)
        score -= 0.3 if piece.text.count(" ") < 3 else 0
        score += 0.5 if piece.level else 0
        if score > best_score:
            best, best_score = index, score
    return best


def _is_masthead(piece: Piece) -> bool:
    """ "The Lough Shore Chronicle", "THE HIGHLAND COUNCIL": a name, and a publisher's."""
    text = piece.text
    words = text.split()
    if len(words) > 8:
        return False
    if text.isupper():
        return True
    small = sum(word[0].islower() for word in words if word not in ("of", "and", "the", "for"))
    return not small and bool(_ORGANISATION.search(piece.low))


def _is_small(piece: Piece) -> bool:
    """A name, a job or a field of a form: nothing that could head a story."""
    text = piece.text
    if len(text) < 12 and " " not in text:
        return True
    if _FIELD.match(text) and _FIELD.match(text).group().isupper():  # type: ignore[union-attr]
        return True
    return bool(JOBS.search(piece.low)) and len(text) < 80 and not piece.level


def _label_left(pieces: list[Piece], index: int, chosen: int | None, lead: int) -> None:
    """Label a piece before the lead that no other rule has taken."""
    piece = pieces[index]
    text = piece.text
    if piece.bullet or piece.table:
        if chosen is not None and index < chosen:
            piece.label("furniture", "before-headline")
        return
    if chosen is None:
        piece.label("furniture", "before-story")
        return
    if index < chosen:
        piece.label("furniture", "before-headline")
        return
    if key(text) == key(pieces[chosen].text):
        piece.label("furniture", "headline-repeated")
    elif len(text) < 80 and JOBS.search(piece.low):
        piece.label("byline", "job")
    elif _NAME.fullmatch(text) and len(text) < 60:
        follows_caption = (
            index + 1 < lead and not pieces[index + 1].gap and not pieces[index + 1].kind
        )
        agency = key(text) in AGENCIES or (
            follows_caption and not JOBS.search(pieces[index + 1].low)
        )
        piece.label(*(("caption", "picture-agency") if agency else ("byline", "name")))
    elif (
        key(text) in AGENCIES
        or _is_one_word(text)
        and index + 1 < lead
        and not pieces[index + 1].gap
    ):
        piece.label("caption", "picture-agency")
    elif index and pieces[index - 1].rule == "picture-agency" and not piece.gap:
        piece.label("caption", "under-agency")
    elif _FIELD.match(text) and _FIELD.match(text).group().isupper():  # type: ignore[union-attr]
        piece.label("furniture", "form-field")
    elif text.count(" ") < 4 and not piece.prose:
        piece.label("furniture", "after-headline")
    else:
        piece.label("paragraph", "standfirst")


def _is_one_word(text: str) -> bool:
    return " " not in text and text[:1].isupper()


def _label_below_standfirst(pieces: list[Piece], lead: int) -> None:
    """A standfirst that is a sentence comes before the byline: look a little further down for that."""
    below = pieces[lead + 1 : lead + 6]
    last = max(
        (
            i
            for i, p in enumerate(below)
            if p.kind in ("byline", "dateline") or dates.is_dateline(p.low)
        ),
        default=-1,
    )
    for piece in below[: last + 2]:
        if piece.kind or piece.prose or piece.bullet or piece.table:
            continue
        if dates.is_dateline(piece.low):
            piece.label("dateline", "dateline")
        elif len(piece.text) < 80 and JOBS.search(piece.low):
            piece.label("byline", "job")
        elif last >= 0 and _NAME.fullmatch(piece.text) and len(piece.text) < 40:
            piece.label("byline", "name")
