"""Find the headline, or make a working title from the first sentence.

In:   a laid-out Document.
Out:  one Title: the headline as printed, quotes and all; or, where the page has none, the first sentence cut
      short at a clause, with `evidence` None and the rule `working-title`.
Not:  which line is the headline. `layout.head` decides that; this module spells it out.

Examples: tests/extract/title.yaml.
"""

import re

from digest.extract.found import Found, Known, evidence
from digest.records import Block, Document, Title

WORKING_TITLE_CHARS = 90
"""A working title is at most about this long: two lines of a list, one of a search result."""

_LINE_END_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[a-z])")
_LINK_ADDRESS = re.compile(r"\]\([^()\n]*\)")
# Where a clause ends: what follows can go and a sentence still stands.
_CLAUSE_END = re.compile(
    r"(?:,|;|:| \u2013)(?= )"
    r"|(?= (?:after|as(?! (?:many|much|well|part|little|an?|high|low|if)\b)|because|following|despite|although|while|which|who|where|when|amid|before|unless|until|since"
    r"|in order to|so that)\b)"
)
_PHRASE_END = re.compile(r"(?= (?:in|for|from|under|at|on|with|by|to)\b)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|must|should|can|cannot|wants?|plans?|needs?|faces?|says?|said"
    r"|left|spent|won|lost|agreed|voted|approved|rejected|refused|asked|told|set|sold|made|gave|put|cut|met|fell|rose|closed|backed"
    r"|owes?|expects?|hopes?|spends?|spent|launched|announced|warned|called|urged|opened|declared|issued|found|began|took)\b"
)
# ", Ofsted has warned" says who says so; the news stands without it.
_ATTRIBUTION = re.compile(
    r", (?:according to\b.*|(?:[^,.]{2,60}) (?:has|have|had)? ?"
    r"(?:said|says|warned|warns|found|announced|revealed|confirmed|claimed|heard|told|learned|learnt|suggests?|shows?|reports?|be told|been told|can reveal))\.?$"
)
_SHORTEST_CHARS, _LONGEST_CHARS = 30, 130


def find(document: Document, known: Known) -> Found[Title]:
    """Return the title, the only value; nothing where the document tells no story."""
    headline = next((block for block in document.blocks if block.kind == "headline"), None)
    if headline is not None:
        return Found((_printed(document, headline),))
    first = next((b for b in document.story() if b.kind in ("paragraph", "quote", "item")), None)
    if first is None:
        first = next(document.story(), None)
    if first is None:
        return Found(())
    text = working_title(_first_sentence(document, first))
    return Found((Title(text=text, evidence=None, rule="working-title"),)) if text else Found(())


def _printed(document: Document, block: Block) -> Title:
    start, end = block.span.start, block.span.end
    return Title(
        text=spelt(document, start, end),
        evidence=evidence(document, start, end, block.rule),
        rule=block.rule,
    )


def spelt(document: Document, start: int, end: int) -> str:
    """Return the words from `start` to `end` on one line, without Markdown's marks.

    A word parted at a line's end is one word again; every other character is as printed.
    """
    words = document.raw[start:end]
    if document.markdown:
        # What `clean` made blank, and was not blank, is a mark and not a word.
        plain = document.text[start:end]
        words = "".join(
            raw
            for raw, kept in zip(words, plain, strict=True)
            if raw.isspace() or not kept.isspace()
        )
    return " ".join(_LINE_END_HYPHEN.sub("", words).split()).strip("*_# ")


def _first_sentence(document: Document, block: Block) -> str:
    for sentence in document.sentences:
        if sentence.start >= block.span.start:
            return spelt(document, sentence.start, min(sentence.end, block.span.end))
    return spelt(document, block.span.start, block.span.end)


def working_title(sentence: str) -> str:
    """Return `sentence` without its stop, cut at a clause to at most `WORKING_TITLE_CHARS`.

    >>> working_title("The borough has sold its town hall, the leader said.")
    'The borough has sold its town hall'
    """
    text = sentence.strip().rstrip(".")
    text = _ATTRIBUTION.sub("", text)
    if len(text) <= WORKING_TITLE_CHARS * 1.1:
        return text
    clauses = _cuts(text, _CLAUSE_END)
    whole = [cut for cut in clauses if _VERB.search(text, 0, cut)]
    best = (
        max((cut for cut in whole if cut <= WORKING_TITLE_CHARS), default=0)
        or min(whole, default=0)
        or max((cut for cut in _cuts(text, _PHRASE_END) if cut <= WORKING_TITLE_CHARS), default=0)
    )
    if best:
        return text[:best].rstrip(" ,;:\u2013")
    cut = text.rfind(" ", 0, WORKING_TITLE_CHARS)
    return text[: cut if cut > 0 else WORKING_TITLE_CHARS].rstrip(" ,;:\u2013") + "…"


def _cuts(text: str, ends: re.Pattern[str]) -> list[int]:
    """Return where `text` may be cut: not too soon, not too late, and nothing left open."""
    return [
        match.start()
        for match in ends.finditer(text, _SHORTEST_CHARS)
        if match.start() <= _LONGEST_CHARS and _closed(text[: match.start()])
    ]


def _closed(text: str) -> bool:
    """Whether every bracket and quotation mark opened in `text` is closed in it."""
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count(" ‘") <= len(re.findall(r"’(?!\w)", text))
    )
