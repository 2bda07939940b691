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
from digest.link import comparisons, diary, lookups, people, threads
from digest.link.order import newest_first
from digest.link.register import Register
from digest.records import Authority
from digest.site import AuthorityStories, Marked, Month, Person, Site, Thread, TopicStories
from digest.tables import Tables

__all__ = ["Beside", "site"]


def site(
    briefs: Sequence[Brief],
    shelf: Shelf,
    tables: Tables,
    config: Config,
    found: Iterable[threads.Found],
    heard: Iterable[people.Speakers],
) -> Site:
    """Return everything that the articles say together.

    briefs: of the articles to publish; shelf: where these stand.
    found:  the answers to `threads.tasks`; heard: those to `people.tasks`.
    """
    ordered = newest_first(briefs)
    names = labels.Names(tables, config.settings)
    dates = diary.find(ordered)
    speaking = people.find(heard, ordered)
    followed = tuple(thread for each in found for thread in each.threads)
    beside = Beside(
        threads=followed,
        heard_of=lookups.last_heard(followed),
        people=speaking,
        diary=dates,
    )
    return Site(
        briefs=ordered,
        months=_months(ordered),
        undated=tuple(
            sorted(
                (brief for brief in ordered if not brief.date),
                key=lambda brief: (brief.title.casefold(), brief.slug),
            )
        ),
        authorities=_authorities(ordered, beside, names, tables),
        topics=_topics(ordered, beside, shelf, tables, config),
        threads=beside.threads,
        people=beside.people,
        diary=beside.diary,
        tables=tables,
        shelf=shelf,
        register=Register(ordered, shelf, beside.heard_of, speaking, names, config.settings),
    )


class Beside(NamedTuple):
    """What the stories say together, to be set beside each of them. heard_of: the threads heard of last first."""

    threads: tuple[Thread, ...]
    heard_of: tuple[Thread, ...]
    people: tuple[Person, ...]
    diary: tuple[Marked, ...]


def _months(ordered: Iterable[Brief]) -> tuple[Month, ...]:
    found: dict[str, list[Brief]] = {}
    for brief in ordered:
        if brief.date:
            found.setdefault(brief.date[:7], []).append(brief)
    return tuple(
        Month(year=int(key[:4]), month=int(key[5:]), briefs=tuple(stories))
        for key, stories in found.items()
    )


def _authorities(
    ordered: Sequence[Brief], beside: Beside, names: labels.Names, tables: Tables
) -> tuple[AuthorityStories, ...]:
    about: dict[str, list[Brief]] = defaultdict(list)
    mentions: dict[str, list[Brief]] = defaultdict(list)
    for brief in ordered:
        for slug in brief.about:
            about[slug].append(brief)
        for slug in brief.authorities:
            if slug not in brief.about:
                mentions[slug].append(brief)
    replaced: dict[str, list[Authority]] = defaultdict(list)
    for authority in tables.authorities.values():
        for successor in authority.successors:
            replaced[successor].append(authority)
    followed = lookups.by_authority(beside.heard_of)
    by_slug = {brief.slug: brief for brief in ordered}
    heard = people.by_authority(beside.people, by_slug)
    dates = diary.by_authority(beside.diary, by_slug)
    # A council's readers go on to the one that replaced it, whether that has stories of its own yet or not.
    after = {
        heir for slug in about if (own := tables.authorities.get(slug)) for heir in own.successors
    }
    named = names.authorities({*about, *mentions, *after})
    return tuple(
        AuthorityStories(
            authority=tables.authorities[label.slug],
            label=label,
            briefs=tuple(about[label.slug]),
            mentions=tuple(mentions[label.slug]),
            predecessors=tuple(replaced[label.slug]),
            threads=followed.get(label.slug, ()),
            people=heard.get(label.slug, ()),
            diary=dates.get(label.slug, ()),
        )
        for label in sorted(named, key=lambda label: (label.name, label.slug))
    )


def _topics(
    ordered: Sequence[Brief], beside: Beside, shelf: Shelf, tables: Tables, config: Config
) -> tuple[TopicStories, ...]:
    found: dict[str, list[Brief]] = defaultdict(list)
    followed = lookups.by_topic(beside.heard_of)
    compared = comparisons.by_topic(ordered, shelf, beside.threads, tables)
    for brief in ordered:
        for topic in brief.topics:
            found[topic].append(brief)
    return tuple(
        TopicStories(
            topic=topic,
            label=label,
            briefs=tuple(found[topic.slug]),
            threads=followed.get(topic.slug, ()),
            comparisons=compared.get(topic.slug, ()),
        )
        for topic in tables.topics.values()
        for label in labels.topics([topic.slug], tables, config.settings)
        if topic.slug in found
    )
