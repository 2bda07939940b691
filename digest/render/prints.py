"""What stands for the cards, figures and people of a site, where a page is asked whether it has changed.

In:   a Site.
Out:  16 bytes for each of them, made once. A card stands in a dozen lists, and its page in three more.
Not:  what else a page shows.
"""

from collections.abc import Iterable

import msgspec

from digest.site import Card, Person, Site, Thread
from digest.work import digest_of

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


class Prints:
    """Gives what stands for cards, threads and people of one site, whatever their order, joined in it."""

    def __init__(self, site: Site) -> None:
        self._cards = {entry.card.slug: digest_of(_ENCODE(entry.card)) for entry in site.entries}
        self._threads = {thread.slug: digest_of(_ENCODE(thread)) for thread in site.threads}
        self._people = {person.slug: digest_of(_ENCODE(_shown(person))) for person in site.people}

    def cards(self, cards: Iterable[Card | None]) -> bytes:
        """Return what stands for some cards; for None as well."""
        return b"".join(self._cards[card.slug] if card else b"\0" for card in cards)

    def threads(self, threads: Iterable[Thread]) -> bytes:
        """Return what stands for some threads."""
        return b"".join(self._threads[thread.slug] for thread in threads)

    def people(self, people: Iterable[Person]) -> bytes:
        """Return what stands for some people."""
        return b"".join(self._people[person.slug] for person in people)


def _shown(person: Person) -> tuple[object, ...]:
    """All of a person that any page shows: of the stories, what tells them apart."""
    said = [
        (each.card.href, each.card.title, each.card.date, each.card.day, each.heard)
        for each in person.said
    ]
    return msgspec.structs.replace(person, said=()), said
