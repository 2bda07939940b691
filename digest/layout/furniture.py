"""Say of one piece, read alone, what part of the page it is.

In:   a Piece.
Out:  (kind, rule) where its own words settle it, else None.
Not:  what only its place can tell (`head`, `body`, `email`).

Every rule stands for a class of page furniture and is named after it. A whole paragraph needs two signs
before it is turned out, such as an order to the reader and something to sell: losing a line of the story is
the worse fault.
"""

import re

from digest.layout import dates, menus, phrases, pictures
from digest.layout.lines import Piece, is_drawn
from digest.layout.openings import BY_WORD, Opening
from digest.layout.words import BUTTONS, JOBS, has_digit, may_have_parts

Label = tuple[str, str]

WEAK = frozenset(
    {"price", "comments", "related-link", "link-text", "promotion", "credit-line", "correction", "contact", "consent", "page"}
)  # fmt: skip
"""Rules that a headline may trip over: "Have your say on next year's budget"."""

_LETTERS = re.compile("[a-z]*")
_LETTERS_ALONE = re.compile("[a-z][a-z ,']*")
_SHORT_CHARS = 160
_PARAGRAPH_CHARS = 420


def alone(piece: Piece) -> Label | None:
    """Return what the words of `piece` say about it, wherever it stands; None where they do not."""
    low = piece.low
    if not low[0].isalnum() and is_drawn(low):
        return "furniture", "rule-line"
    size = len(low)
    if size <= 300 and "cookie" in low and phrases.COOKIES.search(low):
        return "furniture", "consent"
    if piece.table:
        return (
            ("furniture", "menu")
            if size <= _SHORT_CHARS and menus.is_menu(menus.split(low))
            else None
        )
    if piece.level:
        return None
    if size > _PARAGRAPH_CHARS:
        return _copyright(low)
    word = low.split(None, 1)[0]
    if not word.isalpha():
        word = _LETTERS.match(word).group()  # type: ignore[union-attr]
    if word in phrases.TARIFF_WORDS and "£" in low and size <= 200 and phrases.TARIFF.match(low):
        return "furniture", "price"
    if piece.prose:
        if piece.name in BUTTONS:
            return "furniture", "button"
        if word not in phrases.OPENERS and not _may_be_furniture(low, word):
            return pictures.credit(low)
    elif size <= _SHORT_CHARS:
        if _LETTERS_ALONE.fullmatch(low) and not _says_furniture(piece, low, word):
            return None  # a headline, a name: the rules below need a figure or a mark
        if label := _short(piece, low, word):
            return label
    if low[0] in "\"'":
        return None
    return _opening(piece, low, word) or _contact(piece, low)


def _says_furniture(piece: Piece, low: str, word: str) -> bool:
    """Whether a line of letters alone has a word that furniture has."""
    return (
        word in phrases.SHORT_OPENERS
        or word in menus.NAVIGATION_WORDS
        or piece.name in BUTTONS
        or "  " in low
        or "regulated" in low
        or "member" in low
        or "external" in low
        or " by " in low
        or " courtesy of " in low
    )


def _first_word(low: str) -> str:
    """Return the letters that `low` begins with; "" where it begins with something else."""
    word = low.split(None, 1)[0]
    return word if word.isalpha() else _LETTERS.match(word).group()  # type: ignore[union-attr]


def _may_be_furniture(low: str, word: str) -> bool:
    """Whether a sentence opens as furniture does, though with another `word`, or names who takes calls.

    Most do neither, and are spared the long patterns.
    """
    if "–" in low[:9] or " - " in low[:12]:
        return True
    if not word:
        return low[0] not in "\"'"
    if word == "the" and (
        "s expressed" in low[:30] or (" of" in low[:24] and phrases.ORDER.match(low))
    ):
        return True
    if len(low) <= _SHORT_CHARS and "external" in low:
        return True
    return (
        "newsdesk" in low
        or "press office" in low
        or "switchboard" in low
        or "helpline" in low
        or "crimestoppers" in low
    )


def _opening(piece: Piece, low: str, word: str) -> Label | None:
    """Rules for the words that a piece opens with; only those that begin with its first `word` are tried."""
    size = len(low)
    if (
        size <= _SHORT_CHARS
        and (
            "(opens" in low
            or "registered" in low
            or "regulated" in low
            or "member of" in low
            or "members of" in low
            or "external" in low
            or " page" in low
        )
        and phrases.INSIDE.search(low)
    ):
        return "furniture", "legal"
    dashed = "-" in low[:14] or "–" in low[:14]
    if word and not dashed and word not in phrases.SHORT_OPENERS:
        return pictures.credit(low)
    bare = low
    if not word:
        bare = low.lstrip("[(*#~>←→<|- ") or low
        word = _first_word(bare)
    for opening in BY_WORD.get(word, ()):
        if opening.pattern.match(bare):
            if label := _settled(piece, opening, bare):
                return label
            break
    if word in phrases.CAPTION_WORDS and phrases.CAPTION.match(low):
        return "caption", "picture-caption"
    if label := pictures.credit(low):
        return label
    if (
        word in phrases.ORDER_WORDS
        and phrases.ORDER.match(bare)
        and phrases.WARES.search(bare)
        and not _is_news(piece)
    ):
        return "furniture", "promotion"
    if (
        word in phrases.BYLINE_FIRST_WORDS
        and low.startswith(phrases.BYLINE_WORDS)
        and phrases.BYLINE.match(piece.text)
        and _is_byline(piece)
    ):
        return ("dateline" if dates.has_date(low) else "byline"), "byline"
    if (
        word[:6] == "source"
        and low.startswith(("source:", "sources:", "source :"))
        and size <= 300
        and not piece.bullet
    ):
        return "dateline", "source"
    if (
        (dashed or word in phrases.CORRECTION_WORDS)
        and phrases.CORRECTION.match(low)
        and size <= 300
    ):
        return "furniture", "correction"
    return None


def _copyright(low: str) -> Label | None:
    return ("furniture", "legal") if low.startswith(("©", "(c) ", "copyright ©")) else None


def _short(piece: Piece, low: str, word: str) -> Label | None:
    """Rules for a line of a few words."""
    size = len(low)
    name = piece.name
    if name in BUTTONS:
        return "furniture", "button"
    if size <= 3 and name in ("#", ""):
        return "furniture", "mark"  # a picture's number, an arrow
    first = low[0]
    if first in "([":
        if phrases.HOLDER.match(low):
            return "caption", "picture-holder"
        if phrases.CHAT.match(low) and size <= 130:
            return "furniture", "chat-line"
        if phrases.CUE.fullmatch(piece.text):
            return "furniture", "cue"
    elif first.isdigit():
        if phrases.TIME_ONLY.match(low):
            return "furniture", "time"
        if phrases.POST_COUNTS.match(low):
            return "furniture", "post-counts"
    elif size <= 60 and piece.text[:2].isupper() and phrases.DOCUMENT.match(piece.text):
        return "furniture", "page"
    if may_have_parts(low) and (label := menus.in_parts(piece, low)):
        return label
    if word in menus.NAVIGATION_WORDS and (label := menus.navigation(low)):
        return label
    if "_" in low and (match := phrases.EXPORT.match(low)):
        return _exported(match.group(), low)
    if (
        size <= 100
        and phrases.has_price(low)
        and (phrases.PRICE_LINE.match(low) or (phrases.WARES.search(low) and not _tells(piece)))
    ):
        return "furniture", "price"
    return None


def _tells(piece: Piece) -> bool:
    """ "Bills went up £6 a month." is a sentence, and opens with no word that offers open with."""
    low = piece.low
    return (
        piece.text[-1] == "."
        and low.split(None, 1)[0] not in phrases.OPENERS
        and not phrases.ORDER.match(low)
    )


def _exported(name: str, low: str) -> Label:
    """Label a line of a newsroom's export: "publish_date: 2024-05-03", "image_caption: The old mill"."""
    if "date" in name and dates.has_date(low):
        return "dateline", "export-field"
    return ("caption" if "caption" in name else "furniture"), "export-field"


def _settled(piece: Piece, opening: Opening, low: str) -> Label | None:
    """Weigh an opening phrase against the rest of the piece."""
    size, name = len(low), opening.name
    if size > opening.longest or (piece.prose and not opening.sentence_too and size > 60):
        return None
    if name in ("comments", "contact", "link") and _is_news(piece):
        return None
    if name == "release" and dates.has_date(low):
        return "dateline", "release-line"
    if name == "labelled" and not _has_contact(low):
        return None
    if piece.bullet and (
        name == "release" or (name == "comments" and not phrases.WRITE.search(low))
    ):
        return None
    return "furniture", opening.rule


def _is_byline(piece: Piece) -> bool:
    """ "By Jo Bloggs, health reporter" is a byline; "By Monday the council must decide." is not."""
    return not piece.prose or bool(JOBS.search(piece.low[-30:]))


def _is_news(piece: Piece) -> bool:
    """Whether a sentence gives a date or a council's service: then it tells the reader something."""
    return piece.prose and (dates.has_date(piece.low) or bool(phrases.SERVICE.search(piece.low)))


def _has_contact(low: str) -> bool:
    return bool(
        "@" in low or phrases.has_phone(low) or ("." in low and phrases.ADDRESS.search(low))
    )


def _contact(piece: Piece, low: str) -> Label | None:
    """Addresses and numbers to ring: few words beside a telephone number, an address or a postcode."""
    figures = has_digit(low)
    if len(low) > 260 or not (figures or "@" in low or "." in low):
        return None
    if "](" in low and any(link in low[:160] for link in ("](mailto:", "](tel:")):
        return "furniture", "contact"
    if (
        (("@" in low and phrases.EMAIL.search(low)) or (figures and phrases.has_phone(low)))
        and ((not piece.prose and low.count(" ") <= 30) or phrases.RING.match(low))
        and not _is_news(piece)
    ):
        return "furniture", "contact"
    if not piece.prose and not piece.bullet and len(low) <= 160:
        if figures and phrases.POSTCODE.search(piece.text):
            return "furniture", "postal-address"
        if "." in low and low.count(" ") <= 6 and phrases.ADDRESS.search(low):
            return "furniture", "web-address"
    return None
