"""Put the articles in their places: order, addresses, neighbours, councils, topics, months, threads, people, diary.

In:   the Articles to publish (drafts and those of the future are held back before), the tables, the Config.
Out:  one Site.
Not:  reading and pages. Only `threads` looks at the text of a story.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest import labels
from digest.config import Config
from digest.link import cards, comparisons, diary, lookups, people, threads
from digest.link.order import newest_first
from digest.records import Article, Authority
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


def site(
    articles: Sequence[Article],
    tables: Tables,
    config: Config,
    found: Iterable[threads.Found] | None = None,
) -> Site:
    """Return everything that the articles say together. found: the answers to `threads.tasks`, where they are known."""
    ordered = newest_first(articles)
    made = {article.slug: cards.card(article, tables, config.settings) for article in ordered}
    dated = [made[article.slug] for article in ordered if article.date]
    beside = Beside(
        threads=threads.find(articles, tables)
        if found is None
        else tuple(thread for each in found for thread in each.threads),
        people=people.find(ordered, made, tables, config.settings),
        diary=diary.find(ordered, made),
    )
    return Site(
        entries=_entries(ordered, made, beside),
        months=_months(dated),
        undated=tuple(
            sorted(
                (made[article.slug] for article in ordered if not article.date),
                key=lambda card: (card.title.casefold(), card.slug),
            )
        ),
        authorities=_authorities(ordered, made, beside, tables, config),
        topics=_topics(ordered, made, beside, tables, config),
        threads=beside.threads,
        people=beside.people,
        diary=beside.diary,
        tables=tables,
    )


class Beside(NamedTuple):
    """What the stories say together, to be set beside each of them."""

    threads: tuple[Thread, ...]
    people: tuple[Person, ...]
    diary: tuple[DiaryDate, ...]


def _entries(
    ordered: Sequence[Article], made: dict[str, Card], beside: Beside
) -> tuple[Entry, ...]:
    # Newest first: the story seen just before in a council's list is the one that came after.
    followed = lookups.by_article(beside.threads)
    speaking = people.by_article(beside.people)
    newer: dict[str, Card] = {}
    after: dict[str, Card] = {}
    before: dict[str, Card] = {}
    for article in ordered:
        if not article.date or not article.authority:
            continue
        neighbour = newer.get(article.authority)
        if neighbour:
            after[article.slug] = neighbour
            before[neighbour.slug] = made[article.slug]
        newer[article.authority] = made[article.slug]
    return tuple(
        Entry(
            article=article,
            card=made[article.slug],
            before=before.get(article.slug),
            after=after.get(article.slug),
            threads=tuple(followed.get(article.slug, ())),
            speakers=tuple(sorted(speaking.get(article.slug, ()))),
        )
        for article in ordered
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
    ordered: Sequence[Article],
    made: dict[str, Card],
    beside: Beside,
    tables: Tables,
    config: Config,
) -> tuple[AuthorityStories, ...]:
    about: dict[str, list[Card]] = defaultdict(list)
    mentions: dict[str, list[Card]] = defaultdict(list)
    for article in ordered:
        leads = cards.about(article)
        for slug in leads:
            about[slug].append(made[article.slug])
        for other in article.authorities:
            if other.slug not in leads:
                mentions[other.slug].append(made[article.slug])
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
    named = labels.authorities({*about, *mentions, *after}, tables, config.settings)
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
    ordered: Sequence[Article],
    made: dict[str, Card],
    beside: Beside,
    tables: Tables,
    config: Config,
) -> tuple[TopicStories, ...]:
    found: dict[str, list[Card]] = defaultdict(list)
    followed = lookups.by_topic(beside.threads, ordered)
    compared = comparisons.by_topic(ordered, beside.threads, tables)
    for article in ordered:
        for topic in article.topics:
            found[topic.slug].append(made[article.slug])
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
