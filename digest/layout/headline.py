"""Choose the headline among the lines above the story.

In:   pieces that `furniture`, `email` and `head` have seen, and where the story begins.
Out:  the index of the headline, or None; `take` makes it one.
Not:  labels for the lines around it; `head` has those.

The headline is told by its place and by its words: it follows the masthead, stands above byline and date,
and says what the story says.
"""

import re
from collections.abc import Collection, Sequence

from digest.layout.furniture import WEAK
from digest.layout.lines import FORM, Piece
from digest.layout.words import JOBS, has_digit

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
_FOUNDED = re.compile(
    r"\best(?:ablished|d)?\.? (?:in )?(?:1[6-9]|20)\d\d\b|^news\b.{0,40}\bsince (?:1[6-9]|20)\d\d$"
)
_NAME_JOINS = frozenset({"and", "of", "the", "in", "on", "for", "with", "to", "a", "at"})
_WORD = re.compile(r"[a-z][a-z'-]{3,}|\d[\d.,]*\d")
_LABEL = re.compile(
    r"(?:headline|(?:report )?title|slug|subject|story|heading)(?:\s*:|[ ]{3,})\s*"
    r"(?:(?:re|fw|fwd|press release|news release|media release|media statement|statement|release|embargoed[^:–-]{0,40}"
    r"|for immediate release|for release|story|pr)\s*[:–-]+\s*)*(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:no|number|issue|edition|vol(?:ume)?)\.? ?\d{1,5}$")
_ITEM = re.compile(r"\d{1,3}[./]\d{1,2}\.? |\d{1,2}[.)] ")
"""The number of an item of minutes: "47/24 Apologies were received"."""
FIELD = re.compile(r"[A-Za-z][A-Za-z_ -]{1,18}:\s*(?=\S)|[A-Za-z][A-Za-z_-]{1,18}:$")


def choose(pieces: Sequence[Piece], lead: int) -> int | None:
    """Return the index of the headline among the pieces before `lead`, or None.

    Best first: a heading marked so; what no other rule has claimed and is no masthead; what a weak rule has
    claimed; a labelled line (an e-mail's subject); a masthead, if it is long enough to say something.
    """
    free = [i for i in range(lead) if not pieces[i].kind and not pieces[i].table]
    marked = [i for i in free if pieces[i].level]
    if marked:
        return min(marked, key=lambda i: pieces[i].level)
    plain = [
        i for i in free if not pieces[i].rule and not pieces[i].bullet and not is_small(pieces[i])
    ]
    mastheads = [i for i in plain if is_masthead(pieces[i])]
    menu = max((i for i in range(lead) if pieces[i].rule in ("menu", "breadcrumb")), default=-1)
    if any(i > menu for i in plain):  # what stands above a menu names the page, not the story
        mastheads += [i for i in plain if i < menu and i not in mastheads]
    for i in plain:
        below_masthead = i - 1 in mastheads and not pieces[i].gap
        tagged = _TAGLINE.match(pieces[i].low) or "·" in pieces[i].text
        if (below_masthead and tagged) or (
            len(plain) > 1 and has_digit(pieces[i].low) and _FOUNDED.search(pieces[i].low)
        ):
            mastheads.append(i)
    plain = [i for i in plain if i not in mastheads]
    labelled = [i for i in free if pieces[i].rule in ("labelled", "email-subject")]
    labelled.sort(key=lambda i: pieces[i].low.startswith("slug"))
    if labelled:  # a sign-off ("Jo x") or a section is no headline where a line says what is one
        subject = max((i for i in labelled if pieces[i].rule == "email-subject"), default=-1)
        # What stands above the subject of a mail is said to whom it is passed on.
        plain = [i for i in plain if pieces[i].text.count(" ") >= 2 and i > subject]
        plain = [i for i in plain if pieces[i].text[-1] != ":"]
    if plain:
        return _best(pieces, plain, lead)
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
        while last - 1 in mastheads and not pieces[last].gap:
            last -= 1  # a headline in capitals, on two lines
        return last
    loud = [i for i in mastheads if pieces[i].text.count(" ") >= 3]
    if not loud or _ORGANISATION.search(pieces[loud[-1]].low):
        return None
    return _best(pieces, loud, lead)


def _best(pieces: Sequence[Piece], candidates: list[int], lead: int) -> int:
    """Return the candidate whose words the story repeats, the earlier of two that are alike."""
    if len(candidates) == 1:
        return candidates[0]
    known = frozenset(candidates)  # a table of contents may have thousands

    def score(index: int) -> float:
        text = pieces[index].text
        above = _stands_above(pieces, index, known, lead)
        rank = _place_in_run(index, known) if above else candidates.index(index)
        value = _shares(pieces, index, lead) - 0.4 * min(rank, 3)
        value -= 0.3 * (text.count(" ") < 3) + 0.5 * _is_named_only(text)
        value -= 0.6 * text[0].islower()  # a motto
        value -= bool(_ITEM.match(text))
        return value + 0.5 * above

    return max(candidates[:8], key=score)


def _place_in_run(index: int, candidates: Collection[int]) -> int:
    """Return how many candidates stand right above this one, with nothing between."""
    above = index
    while above - 1 in candidates:
        above -= 1
    return index - above


def _is_named_only(text: str) -> bool:
    """ "North Coast, Moray & Nairn", "Adults' Services": a section's name has no words of a sentence."""
    return not any(
        (word[0].islower() and word not in _NAME_JOINS) or word[0].isdigit()
        for word in text.split()
    )


def _stands_above(
    pieces: Sequence[Piece], index: int, candidates: Collection[int], lead: int
) -> bool:
    """Whether only other candidates stand between a line and the byline, the date or the story."""
    first = index
    index += 1
    while index < lead and index in candidates:
        index += 1
    if first and pieces[first - 1].rule == "time":
        return False  # the head of a live blog's entry
    return index == lead or pieces[index].kind in ("byline", "dateline")


def _shares(pieces: Sequence[Piece], index: int, lead: int) -> float:
    """Return what share of a line's words the story's first paragraphs use."""
    body = " ".join(piece.low for piece in pieces[lead : lead + 8])
    words = _WORD.findall(pieces[index].low)
    return sum(word in body for word in words) / max(1, len(words))


def is_masthead(piece: Piece) -> bool:
    """ "The Lough Shore Chronicle", "THE HIGHLAND COUNCIL", "Your Area | News": a name, and a publisher's."""
    text = piece.text
    words = text.split()
    if len(words) > 8:
        return False
    if text.isupper() or ("|" in text and len(text) < 60):
        return True
    if text[-1].isdigit() and _NUMBERED.search(piece.low):
        return True
    small = sum(
        word[0].islower() for word in words if word not in ("of", "and", "the", "for", "in", "on")
    )
    return not small and (len(words) <= 3 or bool(_ORGANISATION.search(piece.low)))


def is_small(piece: Piece) -> bool:
    """A name, a job or a handle: nothing that could head a story."""
    text = piece.text
    if (" " not in text and len(text) < 24) or text[0] == "@":
        return True
    if len(text) < 60 and JOBS.search(piece.low) and not piece.level:
        return True
    if text.count(" ") < 2 and FIELD.match(text):
        return True
    return sum(len(word) == 1 for word in text.split()) >= 3 and len(text) < 40  # icons: "f  t  w"


def take(pieces: Sequence[Piece], chosen: int, lead: int) -> None:
    """Make a piece the headline, without the label in front of it, and with its second line in a narrow column."""
    piece = pieces[chosen]
    column = max(len(line.text) for line in pieces[lead].lines) if lead < len(pieces) else 0
    for below in pieces[chosen + 1 : min(lead, chosen + 4) if lead < len(pieces) else 0]:
        if (
            below.gap
            or below.kind
            or below.prose
            or below.bullet
            or len(pieces[lead].lines) < 2
            or not column * 0.35 < len(piece.lines[-1].text) <= column
            or piece.stopped
            or (is_masthead(below) and not (below.text.isupper() and piece.text.isupper()))
            or is_small(below)
            or FORM.match(below.text)
        ):
            break
        piece.end, piece.lines = below.end, [*piece.lines, *below.lines]
        piece.text = f"{piece.text} {below.text}"
        piece.low = piece.text.lower()
        below.label("joined", "headline")
    if not piece.level and (match := _LABEL.match(piece.text)):
        piece.start += piece.lines[0].text.find(piece.text) + match.end()
        piece.text = piece.text[match.end() :]
        piece.low = piece.text.lower()
        piece.label("headline", "headline-labelled")
    else:
        piece.label("headline", "headline")
