"""A file to draw, before anything of it is made.

In:   nothing.
Out:  Planned.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, Self

from digest.records import Record


class Planned(NamedTuple):
    """A file to draw, before its page record is made.

    kind:       the kind of page.
    depends_on: all that the page shows, or a cheap stand-in for it: a page with an equal one is not made again.
    make:       makes the page's record.
    """

    address: str
    kind: type[Record]
    depends_on: object
    make: Callable[[], Any]

    @classmethod
    def ready(cls, address: str, page: Record) -> Self:
        """Return a page whose record is cheap to make: it stands for itself."""
        return cls(address, type(page), page, lambda: page)
