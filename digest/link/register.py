"""Know the stories of a site, and make what pages show of one when they ask for it.

In:   Briefs in the order of the timeline, the shelf where their articles stand, threads, people, the labels of councils and topics.
Out:  a Register: cards, neighbours, threads and speakers of a story.
Not:  lists.

Of ten thousand stories an edit shows some hundreds; a card is made for those.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Self

from digest import labels, urls, wording
from digest.brief import Brief, Heard, Shelf
from digest.config import Settings
from digest.link import cards, lookups
from digest.site import Card, DiaryDate, Label, Marked, Person, Thread

# Cards at hand: a story stands in a dozen lists, which are made one after the other.
_MOST_KEPT = 4096


class Register:
    """Gives what is known of each story. briefs: newest first, undated ones last."""

    def __init__(
        self,
        briefs: Sequence[Brief],
        shelf: Shelf,
        threads: Iterable[Thread],
        people: Iterable[Person],
        names: labels.Names,
        settings: Settings,
    ) -> None:
        self._shelf = shelf
        self._names = names
        self._settings = settings
        self._briefs = {brief.slug: brief for brief in briefs}
        self._threads = lookups.by_article(threads)
        self._speakers = _by_article(people)
        self._before, self._after = _neighbours(briefs)
        self._cards: dict[str, Card] = {}

    def brief(self, slug: str) -> Brief:
        """Return the brief of a story."""
        return self._briefs[slug]

    def href(self, brief: Brief) -> str:
        """Return what a link to the page of a story says."""
        return urls.href(self._settings, urls.article(brief.slug))

    def card(self, brief: Brief) -> Card:
        """Return the card of a story."""
        card = self._cards.get(brief.slug)
        if card is None:
            if len(self._cards) == _MOST_KEPT:
                self._cards.clear()
            card = cards.card(brief, self._shelf.told(brief), self._names, self._settings)
            self._cards[brief.slug] = card
        return card

    def cards(self, briefs: Iterable[Brief]) -> tuple[Card, ...]:
        """Return the cards of some stories, in their order."""
        return tuple(map(self.card, briefs))

    def dated(self, mark: Marked) -> DiaryDate:
        """Return a key date as its story tells of it."""
        brief = self._briefs[mark.article]
        told = self._shelf.told(brief).dates[mark.number]
        return DiaryDate(
            date=told.date,
            day=wording.day(told.date),
            about=told.about,
            href=self.href(brief) + told.fragment,
            article=brief.slug,
            headline=brief.title,
            published=brief.date,
            authorities=self.councils(brief),
        )

    def heard(self, brief: Brief) -> tuple[Heard, ...]:
        """Return the quotations of a story that have a speaker."""
        return self._shelf.told(brief).heard

    def on(self, shelf: Shelf) -> Self:
        """Return the same, with another shelf where the stories stand."""
        moved = copy(self)
        moved._shelf = shelf
        return moved

    def neighbours(self, brief: Brief) -> tuple[Brief | None, Brief | None]:
        """Return the older and the newer story about the same council."""
        return self._before.get(brief.slug), self._after.get(brief.slug)

    def threads(self, brief: Brief) -> tuple[Thread, ...]:
        """Return where a story's figures come back."""
        return self._threads.get(brief.slug, ())

    def speakers(self, brief: Brief) -> tuple[tuple[int, str], ...]:
        """Return who said a story's quotations, by their numbers: the slugs of those who have a page."""
        return tuple(sorted(self._speakers.get(brief.slug, ())))

    def authority(self, slug: str) -> Label | None:
        """Return the label of a council, or None where the table does not know it."""
        return next(iter(self._names.authorities([slug])), None) if slug else None

    def topics(self, brief: Brief) -> tuple[Label, ...]:
        """Return the labels of a story's topics."""
        return self._names.topics(brief.topics)

    def councils(self, brief: Brief) -> tuple[Label, ...]:
        """Return the labels of the councils that a story's card names."""
        return self._names.authorities(brief.about[: cards.MOST_AUTHORITIES])


def _neighbours(briefs: Iterable[Brief]) -> tuple[dict[str, Brief], dict[str, Brief]]:
    """The older and the newer story about the same council, by the slug of each that has one."""
    before: dict[str, Brief] = {}
    after: dict[str, Brief] = {}
    newer: dict[str, Brief] = {}
    for brief in briefs:
        if not brief.date or not brief.authority:
            continue
        # Newest first: the story seen just before in a council's list is the one that came after.
        neighbour = newer.get(brief.authority)
        if neighbour:
            after[brief.slug] = neighbour
            before[neighbour.slug] = brief
        newer[brief.authority] = brief
    return before, after


def _by_article(people: Iterable[Person]) -> dict[str, list[tuple[int, str]]]:
    """Who said each quotation of each story, by its slug: the number, and the speaker's slug."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for person in people:
        for said in person.said:
            found[said.article].append((said.number, person.slug))
    return found
