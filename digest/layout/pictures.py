"""Know a picture's credit at the end of a line: "Picture: Jo Bloggs", "(Image: PA)", "© The Gazette".

In:   a line or a paragraph, lower case.
Out:  (kind, rule) where it ends so.
Not:  who took the picture.
"""

from digest.layout import dates, phrases


def credit(low: str) -> tuple[str, str] | None:
    """Return (kind, rule) where a credit ends the line, else None."""
    tail = low[-90:]
    if not (
        "pic" in tail
        or "photo" in tail
        or "image" in tail
        or "credit" in tail
        or "©" in tail
        or ("(" in tail and tail.rstrip(".")[-1:] in ")]")
    ):
        return None
    # Who took it stands behind one of these, which most sentences about a topic or a pick-up have not.
    if not (
        ":" in tail
        or "–" in tail
        or "©" in tail
        or " by " in tail
        or " courtesy of " in tail
        or tail.rstrip(".")[-1:] in ")]"
    ):
        return None
    if not phrases.CREDIT.search(tail):
        return None
    if low.startswith("date ") and dates.has_date(low):
        return "dateline", "dateline-with-credit"
    return "caption", "picture-credit"
