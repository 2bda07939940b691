"""Find where a story was first published, as the article credits it.

In:   a laid-out Document.
Out:  at most one Origin: a publisher, an address, or both.
Not:  guessing a publisher from the words of the story, or an address that stands in a sentence.

An editor credits a story in a line of its own: "Source: Northants Telegraph, https://www.example.org/news/1".
A pasted page or e-mail may carry its address in a line by itself.
"""

import re

from digest.extract.found import Found, Known, evidence
from digest.records import Document, Origin

_ADDRESS = r"https?://[^\s<>\"']{4,500}"
_CREDIT = re.compile(
    rf"""
    ^[ \t]* (?: Source | Via | Originally[ ]published[ ](?:by|in|on|at) | First[ ]published[ ](?:by|in|on|at) )
    [ \t]* : [ \t]*
    (?: (?P<publisher> [^\n]{{2,120}}? ) [ \t]* (?: [,;(–-] [ \t]* )? )??
    (?P<url> {_ADDRESS} )? \)? [ \t]* $
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_ALONE = re.compile(rf"^[ \t]*(?:(?:Link|URL|Address)[ \t]*:[ \t]*)?(?P<url>{_ADDRESS})[ \t]*$", re.MULTILINE)  # fmt: skip


def find(document: Document, known: Known) -> Found[Origin]:
    """Return the story's origin, if the page credits one."""
    text = document.text
    for match in _CREDIT.finditer(text, document.header_end):
        publisher, url = match.group("publisher"), match.group("url")
        if publisher or url:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return Found((
                Origin(
                    publisher=_raw(document, match, "publisher"),
                    url=url.rstrip(".,;)") if url else None,
                    evidence=evidence(document, start, match.end(), "source-line"),
                ),
            ))  # fmt: skip
    alone = _ALONE.search(text, document.header_end)
    if alone:
        start, end = alone.span("url")
        return Found((Origin(url=alone.group("url"), evidence=evidence(document, start, end, "address-line")),))  # fmt: skip
    return Found(())


def _raw(document: Document, match: re.Match[str], group: str) -> str | None:
    start, end = match.span(group)
    return document.raw[start:end].strip(" ,;") or None if start >= 0 else None
