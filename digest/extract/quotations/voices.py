"""Who speaks: the record that the reading of quotations passes from hand to hand.

In:   nothing.
Out:  `Speaker`, and who speaks when nobody is named.
Not:  how a speaker is found.
"""

from msgspec import Struct


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks.

    name: as the story prints it most fully; None where nobody is named.
    is_person: a person, and not a body.
    role, organisation: only where they come with the phrase itself ("a spokesman for Kent Police").
    rule: how the speaker was found.
    """

    name: str | None
    is_person: bool = False
    role: str | None = None
    organisation: str | None = None
    rule: str = ""


NOBODY = Speaker(None, rule="nobody-named")
# What "it" means where nothing was named that it could.
NOWHERE = Speaker(None, rule="nobody-named")
# The rule of a document's speaker whose maker is not known yet begins so; the noun follows.
UNKNOWN_DOCUMENT = "document:"
