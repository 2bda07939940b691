"""Put the articles in their places: order, addresses, neighbours, councils, topics, months, threads, people, diary.

In:   the Briefs of the articles to publish (drafts and those of the future are held back before), the shelf where these
      stand, the tables, the Config.
Out:  one Site.
Not:  reading and pages. Only `threads` and `comparisons` look at the text of a story.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest import labels
from digest.brief import Brief, Shelf
from digest.config import Config
from digest.link import cards, comparisons, diary, lookups, people, threads
from digest.link.briefs import Held
from digest.link.briefs import of as brief_of
from digest.link.order import newest_first
from digest.records import Authority
from digest.site import (
    AuthorityStories,
    Card,
    DiaryDate,
    Entry,
    Month,
    Person,
    Site,
    Thread,
    TopicStories,
)
from digest.tables import Tables

__all__ = ["Beside", "Held", "brief_of", "site"]


def site(
    briefs: Sequence[Brief],
    shelf: Shelf,
    tables: Tables,
    config: Config,
    found: Iterable[threads.Found],
) -> Site:
    """Return everything that the articles say together.

    briefs: of the articles to publish; shelf: where these stand. found: the answers to `threads.tasks`.
    """
    ordered = newest_first(briefs)
    names = labels.Names(tables, config.settings)
    made = {brief.slug: cards.card(brief, names, config.settings) for brief in ordered}
    dated = [made[brief.slug] for brief in ordered if brief.date]
    beside = Beside(
        threads=tuple(thread for each in found for thread in each.threads),
        people=people.find(ordered, made, names, config.settings),
        diary=diary.find(ordered, made),
    )
    return Site(
        entries=_entries(ordered, made, beside),
        months=_months(dated),
        undated=tuple(
            sorted(
                (made[brief.slug] for brief in ordered if not brief.date),
                key=lambda card: (card.title.casefold(), card.slug),
            )
        ),
        authorities=_authorities(ordered, made, beside, names, tables),
        topics=_topics(ordered, made, beside, shelf, tables, config),
        threads=beside.threads,
        people=beside.people,
        diary=beside.diary,
        tables=tables,
        shelf=shelf,
    )


class Beside(NamedTuple):
    """What the stories say together, to be set beside each of them."""

    threads: tuple[Thread, ...]
    people: tuple[Person, ...]
    diary: tuple[DiaryDate, ...]


def _entries(ordered: Sequence[Brief], made: dict[str, Card], beside: Beside) -> tuple[Entry, ...]:
    # Newest first: the story seen just before in a council's list is the one that came after.
    followed = lookups.by_article(beside.threads)
    speaking = people.by_article(beside.people)
    newer: dict[str, Card] = {}
    after: dict[str, Card] = {}
    before: dict[str, Card] = {}
    for brief in ordered:
        if not brief.date or not brief.authority:
            continue
        neighbour = newer.get(brief.authority)
        if neighbour:
            after[brief.slug] = neighbour
            before[neighbour.slug] = made[brief.slug]
        newer[brief.authority] = made[brief.slug]
    return tuple(
        Entry(
            brief=brief,
            card=made[brief.slug],
            before=before.get(brief.slug),
            after=after.get(brief.slug),
            threads=tuple(followed.get(brief.slug, ())),
            speakers=tuple(sorted(speaking.get(brief.slug, ()))),
        )
        for brief in ordered
    )


def _months(dated: Sequence[Card]) -> tuple[Month, ...]:
    found: dict[str, list[Card]] = {}
    for card in dated:
        found.setdefault((card.date or "")[:7], []).append(card)
    return tuple(
        Month(year=int(key[:4]), month=int(key[5:]), cards=tuple(stories))
        for key, stories in found.items()
    )


def _authorities(
    ordered: Sequence[Brief],
    made: dict[str, Card],
    beside: Beside,
    names: labels.Names,
    tables: Tables,
) -> tuple[AuthorityStories, ...]:
    about: dict[str, list[Card]] = defaultdict(list)
    mentions: dict[str, list[Card]] = defaultdict(list)
    for brief in ordered:
        for slug in brief.about:
            about[slug].append(made[brief.slug])
        for slug in brief.authorities:
            if slug not in brief.about:
                mentions[slug].append(made[brief.slug])
    replaced: dict[str, list[Authority]] = defaultdict(list)
    for authority in tables.authorities.values():
        for successor in authority.successors:
            replaced[successor].append(authority)
    followed = lookups.by_authority(beside.threads)
    heard = people.by_authority(beside.people)
    dates = diary.by_authority(beside.diary)
    # A council's readers go on to the one that replaced it, whether that has stories of its own yet or not.
    after = {
        heir for slug in about if (own := tables.authorities.get(slug)) for heir in own.successors
    }
    named = names.authorities({*about, *mentions, *after})
    return tuple(
        AuthorityStories(
            authority=tables.authorities[label.slug],
            label=label,
            cards=tuple(about[label.slug]),
            mentions=tuple(mentions[label.slug]),
            predecessors=tuple(replaced[label.slug]),
            threads=followed.get(label.slug, ()),
            people=heard.get(label.slug, ()),
            diary=dates.get(label.slug, ()),
        )
        for label in sorted(named, key=lambda label: (label.name, label.slug))
    )


def _topics(
    ordered: Sequence[Brief],
    made: dict[str, Card],
    beside: Beside,
    shelf: Shelf,
    tables: Tables,
    config: Config,
) -> tuple[TopicStories, ...]:
    found: dict[str, list[Card]] = defaultdict(list)
    followed = lookups.by_topic(beside.threads, ordered)
    compared = comparisons.by_topic(ordered, shelf, beside.threads, tables)
    for brief in ordered:
        for topic in brief.topics:
            found[topic].append(made[brief.slug])
    return tuple(
        TopicStories(
            topic=topic,
            label=label,
            cards=tuple(found[topic.slug]),
            threads=followed.get(topic.slug, ()),
            comparisons=compared.get(topic.slug, ()),
        )
        for topic in tables.topics.values()
        for label in labels.topics([topic.slug], tables, config.settings)
        if topic.slug in found
    )
