"""Label what stands before the story: masthead, headline, byline, dateline, standfirst.

In:   pieces that `furniture` and `email` have seen, and where the story's first paragraph stands.
Out:  a label for each piece above that paragraph, and for bylines just below it.

The headline is told by its place and by its words: it follows the masthead, stands above byline and date,
and says what the story says. A sentence may head a story too, if a byline follows it.
"""

import re
from collections.abc import Sequence

from digest.layout import dates
from digest.layout.furniture import WEAK
from digest.layout.lines import Piece
from digest.layout.words import AGENCIES, JOBS, LISTS, SECTIONS, key

_NAME = re.compile(
    r"(?:(?:Cllr|Dr|Mr|Mrs|Ms|Sir|Prof)\.? )?[A-ZÀ-Þ][\w'À-ÿ.-]*"
    r"(?: (?:[A-ZÀ-Þ][\w'À-ÿ.-]*|de|van|von|der|ap|mac|and|&)){1,4},?"
)
_ORGANISATION = re.compile(
    r"\b(?:council|authority|borough|county|gazette|chronicle|times|news|weekly|daily|post|magazine|bulletin|radio|herald"
    r"|echo|mail|express|star|journal|observer|courier|telegraph|mercury|argus|press|live|newsletter|review|standard"
    r"|sentinel|examiner|guardian|record|advertiser|independent|tribune|comhairle|cyngor|government|media|wire|tv|union"
    r"|unison|digest|lantern|beacon|today|online|centre|association|trust|charity|workers|service|parish|fm|institute|foundation|society|network|federation|department|inspectorate|commission|ombudsman|gov\.uk)\b"
)
_TAGLINE = re.compile(
    r"(?:the (?:\w+ )?(?:magazine|newspaper|paper|voice|newsletter|journal|website|home|bulletin|title)|your (?:\w+ ){0,2}(?:news|paper|magazine|voice)"
    r"|news (?:for|from)|serving|incorporating|independent|est\b|for everyone)\b"
)
_LABEL = re.compile(
    r"(?:headline|title|slug|subject|story|heading)\s*:\s*"
    r"(?:(?:re|fw|fwd|press release|news release|media release|media statement|statement|release|embargoed[^:–-]{0,40}"
    r"|for immediate release|for release|story|pr)\s*[:–-]+\s*)*(?=\S)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Za-z][A-Za-z_ -]{1,18}:\s*(?=\S)|[A-Za-z][A-Za-z_-]{1,18}:$")
_FIELD_WORDS = """
    url link web address from to department organisation published date byline author reporter section category tags tag keywords slug title headline
    duration reader presenter producer source publication page edition standfirst summary status version language
    location region type format wordcount words length ref reference embargo contact id file cue in out intro"""
_FIELD_NAMES = frozenset(_FIELD_WORDS.split())
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon|evening|day)|to (?:the|all|our|whom)|folks|all)\b[^.!?:]{0,50}[,.!–-]?$"
)
_ROLL_CALL = re.compile(r"(?:Present|Apologies|In attendance|Attending)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z'-]{3,}|\d[\d.,]*\d")
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
    if any(not p.kind and p.text.count(" ") >= 3 and not _is_masthead(p) for p in pieces[:index]):
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
    chosen = _headline(pieces, lead)
    if chosen is not None:
        _take_headline(pieces[chosen])
    for index in range(lead):
        if not pieces[index].kind:
            _label_left(pieces, index, chosen, lead)
    _label_below_standfirst(pieces, lead)


def _label_small(piece: Piece) -> None:
    low = piece.low
    name = key(low) if len(low) <= 60 else ""
    if piece.rule == "email-subject":
        return
    if field := _FIELD.match(low):
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
    elif dates.is_dateline(low) or _NAME.fullmatch(dates.without(piece.text)):
        piece.label("dateline", "dateline")
    elif name in LISTS or name in SECTIONS:
        piece.label("furniture", "section-name")
    elif len(low) < 60 and not piece.prose and _GREETING.match(low):
        piece.label("furniture", "greeting")


def _headline(pieces: Sequence[Piece], lead: int) -> int | None:
    """Return the index of the headline among the pieces before `lead`, or None.

    Best first: a heading marked so; what no other rule has claimed and is no masthead; what a weak rule has
    claimed; a labelled line (an e-mail's subject); a masthead, if it is long enough to say something.
    """
    free = [i for i in range(lead) if not pieces[i].kind and not pieces[i].table]
    marked = [i for i in free if pieces[i].level]
    if marked:
        return min(marked, key=lambda i: pieces[i].level)
    plain = [
        i for i in free if not pieces[i].rule and not pieces[i].bullet and not _is_small(pieces[i])
    ]
    mastheads = [i for i in plain if _is_masthead(pieces[i])]
    menu = max((i for i in range(lead) if pieces[i].rule in ("menu", "breadcrumb")), default=-1)
    if any(i > menu for i in plain):  # what stands above a menu names the page, not the story
        mastheads += [i for i in plain if i < menu and i not in mastheads]
    for i in plain:
        below_masthead = i - 1 in mastheads and not pieces[i].gap
        if below_masthead and (_TAGLINE.match(pieces[i].low) or "·" in pieces[i].text):
            mastheads.append(i)
    plain = [i for i in plain if i not in mastheads]
    if plain:
        return _best(pieces, plain, lead)
    labelled = [i for i in free if pieces[i].rule in ("labelled", "email-subject")]
    if labelled:
        return labelled[0]
    weak = [
        i for i in range(lead)
        if pieces[i].rule in WEAK and pieces[i].text.count(" ") >= 3 and not pieces[i].prose and not pieces[i].bullet
    ]  # fmt: skip
    if weak and (weak := [i for i in weak if _shares(pieces, i, lead) >= 0.5]):
        return weak[0]
    return _loudest(pieces, mastheads, lead)


def _loudest(pieces: Sequence[Piece], mastheads: list[int], lead: int) -> int | None:
    """Return the masthead that is the headline after all: in capitals and long, or below the date."""
    if not mastheads:
        return None
    last = mastheads[-1]
    if len(mastheads) > 1 and any(p.kind for p in pieces[mastheads[0] + 1 : last]):
        return last
    loud = [i for i in mastheads if pieces[i].text.count(" ") >= 3]
    if not loud or _ORGANISATION.search(pieces[loud[-1]].low):
        return None
    return _best(pieces, loud, lead)


def _best(pieces: Sequence[Piece], candidates: list[int], lead: int) -> int:
    """Return the candidate whose words the story repeats, the earlier of two that are alike."""
    if len(candidates) == 1:
        return candidates[0]

    def score(index: int) -> float:
        rank = candidates.index(index)
        short = 0.3 if pieces[index].text.count(" ") < 3 else 0.0
        return _shares(pieces, index, lead) - 0.4 * min(rank, 3) - short

    return max(candidates[:8], key=score)


def _shares(pieces: Sequence[Piece], index: int, lead: int) -> float:
    """Return what share of a line's words the story's first paragraphs use."""
    body = " ".join(piece.low for piece in pieces[lead : lead + 8])
    words = _WORD.findall(pieces[index].low)
    return sum(word in body for word in words) / max(1, len(words))


def _is_masthead(piece: Piece) -> bool:
    """ "The Lough Shore Chronicle", "THE HIGHLAND COUNCIL", "Your Area | News": a name, and a publisher's."""
    text = piece.text
    words = text.split()
    if len(words) > 8:
        return False
    if text.isupper() or ("|" in text and len(text) < 60):
        return True
    small = sum(
        word[0].islower() for word in words if word not in ("of", "and", "the", "for", "in", "on")
    )
    return not small and (len(words) <= 3 or bool(_ORGANISATION.search(piece.low)))


def _is_small(piece: Piece) -> bool:
    """A name, a job or a handle: nothing that could head a story."""
    text = piece.text
    if (" " not in text and len(text) < 24) or text[0] == "@":
        return True
    if len(text) < 60 and JOBS.search(piece.low) and not piece.level:
        return True
    if text.count(" ") < 2 and _FIELD.match(text):
        return True
    return sum(len(word) == 1 for word in text.split()) >= 3 and len(text) < 40  # icons: "f  t  w"


def _take_headline(piece: Piece) -> None:
    """Make a piece the headline, without the label in front of it."""
    if not piece.level and (match := _LABEL.match(piece.text)):
        piece.start += piece.lines[0].text.find(piece.text) + match.end()
        piece.text = piece.text[match.end() :]
        piece.low = piece.text.lower()
        piece.label("headline", "headline-labelled")
    else:
        piece.label("headline", "headline")


def _label_left(pieces: list[Piece], index: int, chosen: int | None, lead: int) -> None:
    """Label a piece before the lead that no other rule has taken."""
    piece = pieces[index]
    text = piece.text
    below = pieces[index + 1] if index + 1 < lead and not pieces[index + 1].gap else None
    if piece.table:
        piece.label("table", "table")
        return
    if chosen is None or index < chosen:
        if chosen is None and _NAME.fullmatch(text) and len(text) < 40 and not _is_masthead(piece):
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
        below and not below.kind and " " not in text and text[0].isupper()
    ):
        piece.label("caption", "picture-agency")
    elif _NAME.fullmatch(text) and len(text) < 60:
        agency = below is not None and not below.kind and not JOBS.search(below.low)
        piece.label(*(("caption", "picture-agency") if agency else ("byline", "name")))
    elif index and pieces[index - 1].rule == "picture-agency" and not piece.gap:
        piece.label("caption", "under-agency")
    elif _FIELD.match(text) and not _FIELD.match(text).group().isupper():  # type: ignore[union-attr]
        piece.label("item", "labelled-line")
    elif _ROLL_CALL.match(text):
        piece.label("paragraph", "roll-call")
    elif text.isupper() and index + 1 == lead < len(pieces) and not pieces[lead].gap:
        piece.label("heading", "cross-head")
    elif (text.count(" ") < 4 and not piece.prose) or _is_small(piece) or _is_masthead(piece):
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
        elif not piece.kind and not piece.prose and dates.is_dateline(piece.low):
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
