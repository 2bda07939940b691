"""Keep answers that are several files each.

In:   a Site that is being published.
Out:  a keeper for `work.remember`.
Not:  answers of one file; the Site keeps those.
"""

import msgspec

from digest.publish.site import Site
from digest.records import Drawn, Output


class Several:
    """A keeper of answers that are several files each, which are of no use without one another."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.lay = site.lay_all

    def store(self, answer: tuple[Output, ...]) -> bytes:
        """Write the outputs into the new tree, and return what memory is to hold of them."""
        return msgspec.msgpack.encode([self._site.store(output) for output in answer])

    def load(self, kept: bytes) -> tuple[Drawn, ...] | None:
        """Return what was drawn, or None if any of it stands no more."""
        try:
            parts = msgspec.msgpack.decode(kept, type=tuple[bytes, ...])
        except msgspec.MsgspecError:
            return None
        drawn = tuple(self._site.load(part) for part in parts)
        return None if None in drawn else tuple(each for each in drawn if each)
