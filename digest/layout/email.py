"""Label the parts of a pasted e-mail: header lines, covering note, signature, quoted reply.

In:   pieces that `furniture` has seen.
Out:  their labels; True from `headers` when the page is an e-mail.
"""

import re
from collections.abc import Sequence

from digest.layout.lines import Piece
from digest.layout.phrases import EMAIL, has_phone
from digest.layout.words import HEADER_NAMES

_HEADER = re.compile(r"(?P<name>[a-z][a-z -]{1,26}?)\s?:(?:\s|$)")
_SURE = frozenset({"from", "to", "sent", "subject", "cc", "message-id", "return-path"})
_SURE_STARTS = tuple(_SURE)
_REPLY = re.compile(
    r"on\b.{4,90}\bwrote\s*:?$|[-_ ]*(?:original message|forwarded message|begin forwarded message|message from)\b|_{8,}$"
)
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|warmest|kindest|many)? ?(?:regards|wishes)|many thanks|thanks(?: again| in advance)?|thank you"
    r"|yours(?: sincerely| faithfully| truly)?|best|cheers|sincerely|all the best|slán|slainte|cofion(?: cynnes| gorau)?|diolch)\b[^.:]{0,30}[,.!]?$"
)
_GREETING = re.compile(
    r"(?:hi|hello|dear|good (?:morning|afternoon|evening)|morning|afternoon|hiya|hey|folks|colleagues|all)\b[^.:]{0,40}[,.!–-]?$"
)
_COVER = re.compile(
    r"""(?:please\ )?(?:find|see|note)\ (?:attached|below|enclosed|the\ (?:below|attached|following))\b|(?:story|release|statement|copy|response|quote|details|more|text)\ (?:is\ )?(?:attached|below)\b
      |please\ (?:find|see)\ [^.:]{1,50}\b(?:attached|below|enclosed)\b
      |i(?:'ve|\ have)\ (?:attached|pasted)|attached\ (?:is|are)\b|(?:happy|glad)\ to\ (?:help|answer|discuss|chat)|let\ (?:me|us)\ know\ if|(?:any|if\ you\ have\ any)\ (?:questions|queries|problems)
      |(?:do\ )?(?:give|drop)\ (?:me|us)\ a|hope\ (?:you|this|all)|i\ hope\ (?:you|this)|thought\ (?:you|this)|for\ your\ (?:information|use|readers|attention)\b|as\ (?:promised|discussed|requested)
      |grateful\ if|(?:we|i)\ would\ be\ grateful|fyi\b|sent\ from\ my|get\ outlook|call\ me\b""",
    re.VERBOSE,
)
_COVER_WORDS = re.compile(
    r"\battached\b|\bpasted below\b|\bsee below\b|\bcall me\b|\bas promised\b|\bas per\b|\bas discussed\b|\bgive me a\b|\bno embargo\b"
)
_DISCLAIMER = re.compile(
    r"\bthis (?:e-?mail|message|transmission|communication)\b|\bintended (?:recipient|solely|only)\b|\bconfidential(?:ity)?\b|\bdisclaimer\b"
    r"|\bviews expressed\b|\bconsider the environment\b|\bvirus(?:es)?\b|\bunsubscribe\b|\bif you (?:have received|are not|received)\b|\bmonitored\b"
)
_STORY_CHARS = 80


def headers(pieces: Sequence[Piece]) -> bool:
    """Label runs of e-mail header lines; whether the page begins with one."""
    named = [low for piece in pieces if ":" in (low := piece.low[:29])]
    if len(named) < 2 or not [low for low in named if low.startswith(_SURE_STARTS)]:
        return False  # it takes two such lines, and most pages have none
    is_email = False
    subject: Piece | None = None
    told = 0
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        end, names = index, []
        while (
            end < len(pieces)
            and ":" in pieces[end].low[:29]
            and (match := _HEADER.match(pieces[end].low))
            and ((name := match.group("name")) in HEADER_NAMES or name.startswith("x-"))
        ):
            names.append(name)
            end += 1
        sure = sum(name in _SURE for name in names)
        if sure >= 2 or (sure and len(names) >= 3):
            for header, name in zip(pieces[index:end], names, strict=True):
                _label_header(header, name, first=told < 2)
                if header.rule == "email-subject":
                    if subject is not None:  # of a forwarded mail the innermost subject counts
                        subject.label("furniture", "email-header")
                    subject = header
            is_email = is_email or told < 2
        elif piece.prose and not piece.kind and len(piece.text) > _STORY_CHARS:
            told += 1
        index = max(end, index + 1)
    return is_email


def _label_header(piece: Piece, name: str, *, first: bool) -> None:
    if first and name in ("date", "sent"):
        piece.label("dateline", "email-date")
    elif first and name == "subject":
        piece.label("", "email-subject")  # a headline, if there is no better
    else:
        piece.label("furniture", "email-header")


def body(pieces: Sequence[Piece]) -> None:
    """Label greeting, covering lines, signature, disclaimer and quoted replies of an e-mail."""
    told = 0
    only_quoted_from = _only_quoted_from(pieces)
    for index, piece in enumerate(pieces):
        low = piece.low
        if piece.rule in ("email-header", "email-subject", "email-date"):
            if told >= 2:
                _close(pieces[index:], "quoted-reply")
                return
        elif len(low) <= 140 and _REPLY.match(low):
            if told >= 2:
                _close(pieces[index:], "quoted-reply")
                return
            piece.label("furniture", "email-header")
        elif piece.quoted and told >= 2 and index >= only_quoted_from:
            _close(pieces[index:], "quoted-reply")
            return
        elif len(low) <= 60 and told and _SIGN_OFF.match(low):
            _sign(pieces, index)
            return
        elif len(low) <= 60 and _GREETING.match(low):
            piece.label("furniture", "greeting")
        elif piece.kind:
            continue
        elif len(low) <= 240 and low[0] not in "\"'" and (
            _COVER.match(low) or (not told and _COVER_WORDS.search(low))
        ):  # fmt: skip
            piece.label("furniture", "covering-note")
        elif told >= 2 and len(low) <= 600 and len(_DISCLAIMER.findall(low)) >= 2:
            piece.label("furniture", "disclaimer")
        elif piece.prose:
            told += 1


def _only_quoted_from(pieces: Sequence[Piece]) -> int:
    """Return the index from which on everything stands behind ">" or is furniture."""
    index = len(pieces)
    while index and (pieces[index - 1].quoted or pieces[index - 1].kind == "furniture"):
        index -= 1
    return index


def _close(pieces: Sequence[Piece], rule: str) -> None:
    for piece in pieces:
        piece.label("furniture", rule)


def _sign(pieces: Sequence[Piece], index: int) -> None:
    """Label the signature from `index` on; a release pasted below a covering note is still story."""
    pieces[index].label("furniture", "signature")
    rest = pieces[index + 1 :]
    reply = next(
        (
            i
            for i, p in enumerate(rest)
            if p.rule in ("email-header", "email-subject") or _REPLY.match(p.low[:140])
        ),
        len(rest),
    )
    told = [
        i for i, p in enumerate(rest[:reply])
        if p.prose and len(p.text) > 90 and not _DISCLAIMER.search(p.low) and not has_phone(p.low) and not EMAIL.search(p.low)
    ]  # fmt: skip
    signed = rest[: told[0]] if len(told) >= 3 else rest[:reply]
    for piece in signed:
        if len(told) < 3 or has_phone(piece.low) or EMAIL.search(piece.low) or len(piece.text) < 30:
            piece.label("furniture", "signature")
    _close(rest[reply:], "quoted-reply")
