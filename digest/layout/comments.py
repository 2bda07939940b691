"""Know where readers' comments begin: below "3 Responses to …", or with a name and a time.

In:   pieces, and which of them may stand above the comments.
Out:  whether comments follow. Nothing of the story comes after them.
"""

import re
from collections.abc import Sequence

from digest.layout import dates
from digest.layout.lines import Piece

_COMMENTER = re.compile(
    r"[\w.' -]{3,30} \d{1,3} [a-z]{1,7} ago\b|@?[\w.-]{3,25}:\s|@?[\w.-]{3,25}$|[\w.' -]{3,30}\s{2,}\d|[\w.' -]{3,25},? (?:on|at) "
)
_ABOVE = re.compile(r"\d[\d,]*\s+(?:responses?|thoughts?|replies|comments?) (?:to|on)\b|leave a")
HANDLE = re.compile(r"@?(?=[a-z.-]*[\d_])[\w.-]{3,25}[\s·|•,:–-]+(?:\d{1,3}|an?) ?[a-z]{1,7} ago$")
"""A reader who comments, and when."""


def follow(pieces: Sequence[Piece], index: int) -> bool:
    """Whether readers' comments stand below: "3 Responses to ...", or a name with a time or a colon."""
    if _ABOVE.match(pieces[index].low):
        return True
    following = [p.low for p in pieces[index + 1 : index + 4]]
    if not following or (len(following[0]) > 200 and not _COMMENTER.match(following[0])):
        return False
    return any(
        len(low) <= 70 and (dates.has_date(low) or " ago" in low) for low in following
    ) or bool(_COMMENTER.match(following[0]))
