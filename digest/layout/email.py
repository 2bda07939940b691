"""Label the parts of a pasted e-mail: header lines, covering note, signature, quoted reply.

In:   pieces that `furniture.alone` has seen.
Out:  their labels; True from `headers` when the page is an e-mail.
"""

import re

from digest.layout.furniture import EMAIL, PHONE
from digest.layout.lines import Piece
from digest.layout.words import HEADER_NAMES

_HEADER = re.compile(r"(?P<name>[a-z][\w -]{1,26}?)\s*:(?:\s|$)")
_SURE = frozenset({"from", "to", "sent", "subject", "cc", "message-id", "return-path"})
_REPLY = re.compile(
    r"(?:on\b.{4,90}\bwrote\s*:?$|[-_ ]*(?:original message|forwarded message|begin forwarded message|message from)\b|_{8,}$)"
)
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|warmest|kindest|many)? ?(?:regards|wishes)|many thanks|thanks(?: again| in advance)?|thank you|yours(?: sincerely| faithfully| truly)?|best|cheers|sincerely|all the best|cofion(?: cynnes| gorau)?)\b[^.:]{0,30}[,.!]?$"
)
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon|evening)|morning|afternoon|hiya|hey)\b[^.:]{0,40}[,.!–-]?$"
)
_COVER = re.compile(
    r"""(?:please\ )?(?:find|see|note)\ (?:attached|below|enclosed|the\ (?:below|attached|following))\b|(?:story|release|statement|copy|response|quote|details|more|text)\ (?:is\ )?(?:attached|below)\b|i(?:'ve|\ have)\ (?:attached|pasted)|attached\ (?:is|are)\b
      |(?:happy|glad)\ to\ (?:help|answer|discuss|chat)|let\ (?:me|us)\ know\ if|(?:any|if\ you\ have\ any)\ (?:questions|queries|problems)|(?:do\ )?(?:give|drop)\ (?:me|us)\ a|hope\ (?:you|this|all)|i\ hope\ (?:you|this)|thought\ (?:you|this)|for\ your\ (?:information|use|readers|attention)\b|as\ (?:promised|discussed|requested)|grateful\ if|(?:we|i)\ would\ be\ grateful|fyi\b|sent\ from\ my|get\ outlook""",
    re.VERBOSE,
)
_DISCLAIMER = re.compile(
    r"\bthis (?:e-?mail|message|transmission|communication)\b|\bintended (?:recipient|solely|only)\b|\bconfidential(?:ity)?\b|\bdisclaimer\b|\bviews expressed\b|\bconsider the environment\b|\bvirus(?:es)?\b|\bunsubscribe\b|\bif you (?:have received|are not|received)\b|\bmonitored\b"
)


def headers(pieces: list[Piece]) -> bool:
    """Label runs of e-mail header lines; whether the page begins with one."""
    is_email = False
    index = 0
    while index < len(pieces):
        end = index
        names: list[str] = []
        while end < len(pieces) and (match := _HEADER.match(pieces[end].low)):
            name = match.group("name")
            if name not in HEADER_NAMES and not name.startswith("x-"):
                break
            names.append(name)
            end += 1
        sure = sum(name in _SURE for name in names)
        if sure >= 2 or (sure and len(names) >= 3):
            for piece, name in zip(pieces[index:end], names, strict=True):
                _label_header(piece, name, first=not _has_story(pieces[:index]))
            is_email = is_email or not _has_story(pieces[:index])
        index = max(end, index + 1)
    return is_email


def _label_header(piece: Piece, name: str, *, first: bool) -> None:
    if first and name in ("date", "sent"):
        piece.label("dateline", "email-date")
    elif first and name == "subject":
        piece.label("", "email-subject")  # a headline, if there is no better
    else:
        piece.label("furniture", "email-header")


def _has_story(pieces: list[Piece]) -> bool:
    return sum(piece.prose and not piece.kind and len(piece.text) > 80 for piece in pieces) >= 2


def body(pieces: list[Piece]) -> None:
    """Label greeting, covering lines, signature, disclaimer and quoted replies of an e-mail."""
    told = 0
    for index, piece in enumerate(pieces):
        low = piece.low
        if piece.rule in ("email-header", "email-subject", "email-date"):
            if told >= 2:
                _close(pieces, index, "quoted-reply")
                return
            continue
        if _REPLY.match(low) and len(low) <= 140:
            if told >= 2:
                _close(pieces, index, "quoted-reply")
                return
            piece.label("furniture", "email-header")
        elif piece.quoted and told >= 2 and all(p.quoted or p.kind for p in pieces[index:]):
            _close(pieces, index, "quoted-reply")
            return
        elif len(low) <= 60 and _SIGN_OFF.match(low) and told >= 1:
            _sign(pieces, index)
            return
        elif len(low) <= 60 and _GREETING.match(low):
            piece.label("furniture", "greeting")
        elif len(low) <= 220 and low[0] not in "\"'" and _COVER.match(low):
            piece.label("furniture", "covering-note")
        elif len(low) <= 400 and told >= 2 and len(_DISCLAIMER.findall(low)) >= 2:
            piece.label("furniture", "disclaimer")
        elif piece.prose and not piece.kind:
            told += 1


def _close(pieces: list[Piece], index: int, rule: str) -> None:
    for piece in pieces[index:]:
        piece.label("furniture", rule)


def _sign(pieces: list[Piece], index: int) -> None:
    """Label the signature from `index` on; the story may come back after it, as notes or a pasted release."""
    rest = pieces[index + 1 :]
    reply = next(
        (
            i
            for i, p in enumerate(rest)
            if p.rule in ("email-header", "email-subject") or _REPLY.match(p.low)
        ),
        len(rest),
    )
    after = [p for p in rest[:reply] if p.prose and len(p.text) > 90 and not _DISCLAIMER.search(p.low)
             and not PHONE.search(p.low) and not EMAIL.search(p.low)]  # fmt: skip
    pieces[index].label("furniture", "signature")
    if len(after) >= 3:  # a release pasted below the covering note
        first = rest.index(after[0])
        for piece in rest[:first]:
            if not piece.kind and (PHONE.search(piece.low) or EMAIL.search(piece.low)):
                piece.label("furniture", "signature")
        _close(rest, reply, "quoted-reply")
        return
    for piece in rest[:reply]:
        piece.label("furniture", "signature")
    _close(rest, reply, "quoted-reply")
