"""The page of a council, and the index of councils.

In:   AuthorityStories.
Out:  AuthorityPages, one AuthoritiesPage.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import msgspec

from digest import urls, wording
from digest.config import Config, Settings
from digest.records import Authority
from digest.render import diary, facts, hexagons, people, threads, timeline
from digest.render.frame import crumbs, head
from digest.render.pages import (
    AuthoritiesPage,
    AuthorityPage,
    AuthorityRow,
    Frame,
    NationGroup,
    Predecessor,
    RegionGroup,
    TableRow,
)
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.subscribing import has_day, subscription, topic_feeds
from digest.site import AuthorityStories, Card, DiaryDate, Register, Site
from digest.tables import load_hexes
from digest.work import digest_of

_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
# What a successor's page shows of each council before it; the rest stand on that council's own page.
_MOST_EARLIER = 20
_MOST_FIGURES = 60
_MOST_AHEAD = 12

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def page(
    stories: AuthorityStories,
    site: Site,
    there: Mapping[str, AuthorityStories],
    frame: Frame,
    config: Config,
) -> AuthorityPage:
    """Return a council's page. there: the councils that have pages, by slug, which others may link."""
    settings = config.settings
    authority = stories.authority
    address = urls.authority(authority.slug)
    down = crumbs(settings, (urls.COUNCILS, "Councils"), (address, stories.label.name))
    count = timeline.stories(len(stories.briefs))
    feed = urls.feed(address)
    register = site.register
    shown = register.cards(stories.briefs[: timeline.MOST])
    topics = [label for brief in stories.briefs for label in register.topics(brief)]
    dated = (brief for brief in stories.briefs if brief.date)
    own = "council", authority.slug
    return AuthorityPage(
        site=frame,
        head=head(
            settings,
            address,
            authority.official_name,
            f"{count} about {authority.official_name}, with every figure traced to its sentence.",
            crumbs=down,
            feeds=[(feed, f"{stories.label.name} – {settings.title}")],
        ),
        section=urls.href(settings, urls.COUNCILS),
        crumbs=down,
        href=stories.label.href,
        name=stories.label.name,
        official=authority.official_name,
        past=facts.past(authority, config.today),
        heirs=facts.heirs(authority, site, there, settings),
        facts=tuple(facts.facts(stories, site, there, settings)),
        stories=count if stories.briefs else "No stories of its own yet",
        years=timeline.newest(shown, settings),
        older=timeline.older(stories.briefs, settings, own),
        undated=tuple(card for card in shown if not card.date),
        mentions=register.cards(stories.mentions),
        figures=tuple(islice(_figures(map(register.card, stories.briefs)), _MOST_FIGURES)),
        topics=timeline.choices(topics),
        feed=urls.href(settings, feed),
        subscribe=subscription(
            stories.label.name,
            address,
            settings,
            has_calendar=any(has_day(date) for date in stories.diary),
        ),
        topic_feeds=topic_feeds(
            authority.slug, (label for brief in dated for label in register.topics(brief)), settings
        ),
        filters=timeline.filters(shown, settings, own=own, in_all=len(stories.briefs)),
        running=threads.rows(stories.threads, site.tables, settings),
        speaking=people.rows((person for person in stories.people if person.is_office), settings),
        heard=people.rows((person for person in stories.people if not person.is_office), settings),
        ahead=diary.rows(_ahead(stories, register, config.today)),
        earlier=_earlier(stories, there, register),
    )


def planned(
    site: Site, prints: Prints, frame: Frame, config: Config, common: bytes
) -> Iterator[Planned]:
    """Give the page of each council. common: a digest of the frame and the settings."""
    there = {stories.authority.slug: stories for stories in site.authorities}
    known = digest_of(_ENCODE((common, sorted(there))))
    for slug, stories in there.items():
        # A page shows its councils' stories, and changes with the day only where something on it is of that day.
        ahead = _ahead(stories, site.register, config.today)
        today = (facts.past(stories.authority, config.today), ahead)
        shown = [_shown(each, prints) for each in (stories, *_before(stories, there))]
        yield Planned(
            urls.authority(slug),
            AuthorityPage,
            (known, today, shown),
            partial(page, stories, site, there, frame, config),
        )


def _shown(stories: AuthorityStories, prints: Prints) -> tuple[object, ...]:
    """What stands for all that a page may show of a council."""
    return (
        stories.authority,
        stories.label,
        stories.predecessors,
        prints.cards(stories.briefs),
        prints.cards(stories.mentions),
        prints.threads(stories.threads),
        prints.people(stories.people),
        any(has_day(date) for date in stories.diary),
    )


def _before(
    stories: AuthorityStories, there: Mapping[str, AuthorityStories]
) -> list[AuthorityStories]:
    """The councils that this one replaced, the last first, with those that they had replaced."""
    waiting, found = list(stories.predecessors), []
    while waiting:
        before = there.get(waiting.pop(0).slug)
        if before is None or before in found:
            continue
        found.append(before)
        waiting += before.predecessors
    return sorted(found, key=lambda each: each.authority.end_date or "", reverse=True)


def _earlier(
    stories: AuthorityStories, there: Mapping[str, AuthorityStories], register: Register
) -> tuple[Predecessor, ...]:
    return tuple(
        Predecessor(
            name=each.authority.official_name,
            href=each.label.href,
            until=(each.authority.end_date or "")[:4],
            stories=timeline.stories(len(each.briefs)),
            cards=register.cards(each.briefs[:_MOST_EARLIER]),
        )
        for each in _before(stories, there)
        if each.briefs
    )


def _figures(cards: Iterable[Card]) -> Iterator[TableRow]:
    """The leading figures of stories, in the stories' order."""
    for card in cards:
        for figure in card.figures:
            yield TableRow(
                href=figure.href,
                shown=figure.shown,
                value=figure.value,
                qualifier=figure.qualifier,
                about=figure.about,
                date=card.date,
                day=card.day,
                title=card.title,
            )


def _ahead(stories: AuthorityStories, register: Register, today: str) -> list[DiaryDate]:
    return [register.dated(mark) for mark in diary.ahead(stories.diary, today)[:_MOST_AHEAD]]


def index(site: Site, frame: Frame, settings: Settings) -> AuthoritiesPage:
    """Return the index of councils by nation and region."""
    down = crumbs(settings, (urls.COUNCILS, "Councils"))
    groups: dict[str, dict[str, list[AuthorityRow]]] = {}
    for stories in site.authorities:
        place = stories.authority
        groups.setdefault(place.nation, {}).setdefault(place.region, []).append(_row(stories))
    nations = sorted(
        groups, key=lambda name: (_NATIONS.index(name) if name in _NATIONS else 9, name)
    )
    summary = (
        f"{wording.count(len(site.authorities), 'council')} in "
        f"{timeline.stories(len(site.briefs))}, by nation and region."
    )
    return AuthoritiesPage(
        site=frame,
        head=head(settings, urls.COUNCILS, "Councils", summary, crumbs=down),
        section=urls.href(settings, urls.COUNCILS),
        crumbs=down,
        summary=summary,
        map=hexagons.hexagons(load_hexes(), site.authorities, site.tables),
        nations=tuple(
            NationGroup(
                name=nation,
                regions=tuple(
                    RegionGroup(name=region, councils=tuple(groups[nation][region]))
                    for region in sorted(groups[nation])
                ),
            )
            for nation in nations
        ),
    )


def rows(site: Site) -> tuple[AuthorityRow, ...]:
    """Return every council that has a page, by name."""
    return tuple(_row(stories) for stories in site.authorities)


def _row(stories: AuthorityStories) -> AuthorityRow:
    authority = stories.authority
    return AuthorityRow(
        name=stories.label.name,
        href=stories.label.href,
        count=_count(stories),
        latest=stories.briefs[0].title if stories.briefs else "",
        other_names=_other_names(authority, stories.predecessors),
        # A name shared with a successor says it already.
        ended=(authority.end_date or "")[:4] if stories.label.name == authority.short_name else "",
    )


def _count(stories: AuthorityStories) -> str:
    if stories.briefs:
        return timeline.stories(len(stories.briefs))
    if stories.mentions:
        return f"named in {timeline.stories(len(stories.mentions))}"
    return "no stories yet"


def _other_names(authority: Authority, predecessors: Sequence[Authority]) -> str:
    names = [authority.official_name, *authority.aliases]
    for each in predecessors:
        names += [each.official_name, *each.aliases]
    return ", ".join(dict.fromkeys(names))
