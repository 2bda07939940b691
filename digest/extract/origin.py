"""Find where a story was first published, as the article credits it.

In:   a laid-out Document.
Out:  at most one Origin: a publisher, an address, or both.
Not:  guessing a publisher from the words of the story, or an address that stands in a sentence.

An editor credits a story in a line of its own: "Source: Northants Telegraph, https://www.example.org/news/1".
A pasted page or e-mail may carry its address in a line by itself.
"""

import re
from collections.abc import Iterator

from digest.extract.found import Found, Known, evidence
from digest.records import Document, Origin

_ADDRESS = r"https?://[^\s<>\"']{4,500}"
# What is said begins with no blank: else a line of blanks would be shared out in every way there is.
_CREDIT = re.compile(
    r"""
    ^[ \t]* (?: Source | Via | (?:Originally|First)[ ]published[ ](?:by|in|on|at) )
    [ \t]* : [ \t]* (?P<said> [^ \t\n] [^\n]* )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_AT_END = re.compile(rf"(?P<url>{_ADDRESS})$")
_PUBLISHER_CHARS = range(2, 121)
_LONGEST_CREDIT = 700
_ALONE = re.compile(rf"^[ \t]*(?:(?:Link|URL|Address)[ \t]*:[ \t]*)?(?P<url>{_ADDRESS})[ \t]*$", re.MULTILINE)  # fmt: skip


def find(document: Document, known: Known) -> Found[Origin]:
    """Return the story's origin, if the page credits one."""
    text = document.text
    for line in _labelled(text, document.header_end):
        match = _CREDIT.match(text, line)
        if match is None:
            continue
        said = match["said"].rstrip(" \t").removesuffix(")").rstrip(" \t")
        if len(said) > _LONGEST_CREDIT:
            continue
        address = _AT_END.search(said)
        publisher = said[: address.start()] if address else said
        publisher = publisher.rstrip(" \t")
        publisher = publisher[:-1].rstrip(" \t") if publisher[-1:] in (*",;(–-",) else publisher
        if publisher and len(publisher) not in _PUBLISHER_CHARS:
            continue
        if not publisher and not address:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        at = match.start("said")
        return Found((
            Origin(
                publisher=document.raw[at : at + len(publisher)].strip(" ,;") or None,
                url=address["url"].rstrip(".,;)") if address else None,
                evidence=evidence(document, start, match.end(), "source-line"),
            ),
        ))  # fmt: skip
    has_address = text.find("http", document.header_end) >= 0  # most pages have none
    if has_address and (alone := _ALONE.search(text, document.header_end)):
        start, end = alone.span("url")
        return Found((Origin(url=alone.group("url"), evidence=evidence(document, start, end, "address-line")),))  # fmt: skip
    return Found(())


def _labelled(text: str, start: int) -> Iterator[int]:
    """Give the starts of the lines from `start` on that hold a colon: no other can be a credit."""
    before, colon = 0, text.find(":", start)
    while colon >= 0:
        line = text.rfind("\n", before, colon) + 1
        if line >= start and (line > before or not before):
            yield line
        before, colon = colon, text.find(":", colon + 1)
