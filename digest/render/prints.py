"""What stands for the cards, figures and people of a site, where a page is asked whether it has changed.

In:   a Site.
Out:  some bytes for each of them. A card stands in a dozen lists, and its page in three more.
Not:  what else a page shows: the labels of its cards come from the settings and the tables, for which `common` stands.
"""

from collections.abc import Iterable, Sequence

from digest.brief import Brief
from digest.site import Marked, Person, Site, Thread


class Prints:
    """Gives what stands for cards, threads and people of one site, whatever their order, joined in it."""

    def __init__(self, site: Site) -> None:
        self._dates = {brief.slug: brief.dates_print for brief in site.briefs}
        # Beside the words a person's page shows of a story what its card does.
        self._heard = {brief.slug: brief.card_print + brief.heard_print for brief in site.briefs}

    def cards(self, briefs: Iterable[Brief | None]) -> bytes:
        """Return what stands for the cards of some stories; for None as well."""
        return b"".join([brief.card_print if brief else b"\0" for brief in briefs])

    def threads(self, threads: Iterable[Thread]) -> bytes:
        """Return what stands for some threads, with all that they say."""
        return b"".join([thread.print for thread in threads])

    def dates(self, marks: Sequence[Marked]) -> bytes:
        """Return what stands for some key dates."""
        dates = self._dates
        return b"".join([dates[mark.article] + mark.number.to_bytes(4) for mark in marks])

    def people(self, people: Iterable[Person]) -> bytes:
        """Return what stands for some people, as lists show them."""
        return b"".join([person.print for person in people])

    def quotations(self, people: Iterable[Person]) -> bytes:
        """Return what stands for all that some people said."""
        heard = self._heard
        return b"".join([heard[said.article] for person in people for said in person.said])
