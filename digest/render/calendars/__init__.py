"""The calendars that people subscribe to: key dates as all-day events.

In:   a Site, the Settings.
Out:  `planned` gives a file to draw for the whole site, each council and each topic; `encoded` draws one.
Not:  dates of which only the month is known, which have no day to stand on, and nothing of the build's day.

A calendar is for what is ahead: it holds the latest three hundred dates, and the diary's pages have all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from digest import urls
from digest.config import Settings
from digest.records import Record
from digest.render.calendars.events import dated, event
from digest.render.feeds.records import Packed
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.subscribing import has_day
from digest.site import DiaryDate, Marked, Site

MOST_EVENTS = 300


class CalendarPage(Record, frozen=True, kw_only=True, tag="calendar", tag_field="page"):
    """One calendar: its name, what it is of, its page and its own address.

    stories: those that tell of its dates, each once; they are opened where it is drawn.
    dates:   by day, each with the place of its story among these.
    """

    name: str
    description: str
    url: str
    page_url: str
    stories: tuple[Packed, ...]
    dates: tuple[tuple[DiaryDate, int], ...]
    settings: Settings


def encoded(page: CalendarPage) -> bytes:
    """Return the calendar as iCalendar. Runs in worker processes."""
    # icalendar takes 0.2 s to import, which a build that redraws no calendar need not wait for.
    from digest.render.calendars.written import calendar

    stories = [(dated(story.article), story) for story in page.stories]
    events = [event(date, *stories[at], page.settings) for date, at in page.dates]
    return calendar(page, events)


def planned(site: Site, prints: Prints, settings: Settings) -> Iterator[Planned]:
    """Give every calendar that has a date: a calendar without one is none (RFC 5545)."""
    # Labels are made of the tables, of which a site may have its own topics.
    topics = [(topic.slug, topic.name) for topic in site.tables.topics.values()]
    for subject, dates in _subjects(site, settings):
        if dates:
            yield Planned(
                urls.calendar(subject.folder),
                CalendarPage,
                (settings, topics, subject, prints.dates(dates)),
                partial(_page, subject, dates, site, settings),
            )


class _Subject(NamedTuple):
    """What a calendar is of. folder: the address below which it stands; `page` is that of its page."""

    folder: str
    page: str
    name: str
    text: str


def _subjects(site: Site, settings: Settings) -> Iterator[tuple[_Subject, Sequence[Marked]]]:
    """Give what there may be calendars of, each with its latest dates, earliest first."""
    whole = _Subject(urls.HOME, urls.DIARY, settings.title, "Key dates of all councils.")
    yield whole, _latest(site.diary)
    for council in site.authorities:
        page = urls.authority(council.authority.slug)
        text = f"Key dates in stories about {council.authority.official_name}."
        name = f"{council.label.name} – {settings.title}"
        yield _Subject(page, page, name, text), _latest(council.diary)
    by_topic: defaultdict[str, list[Marked]] = defaultdict(list)
    for date in filter(has_day, reversed(site.diary)):
        for slug in site.register.brief(date.article).topics:
            if len(by_topic[slug]) < MOST_EVENTS:
                by_topic[slug].append(date)
    for topic in site.topics:
        page = urls.topic(topic.topic.slug)
        text = f"Key dates in stories on {topic.topic.name}."
        name = f"{topic.topic.name} – {settings.title}"
        yield _Subject(page, page, name, text), by_topic[topic.topic.slug][::-1]


def _latest(dates: Sequence[Marked]) -> Sequence[Marked]:
    return list(islice(filter(has_day, reversed(dates)), MOST_EVENTS))[::-1]


def _page(
    subject: _Subject, dates: Sequence[Marked], site: Site, settings: Settings
) -> CalendarPage:
    register = site.register
    places = {slug: at for at, slug in enumerate(dict.fromkeys(date.article for date in dates))}
    return CalendarPage(
        name=subject.name,
        description=subject.text,
        url=urls.absolute(settings, urls.calendar(subject.folder)),
        page_url=urls.absolute(settings, subject.page),
        stories=tuple(
            Packed(
                article=site.shelf.packed(brief),
                authorities=register.councils(brief),
                topics=register.topics(brief),
            )
            for brief in map(register.brief, places)
        ),
        dates=tuple((register.dated(date), places[date.article]) for date in dates),
        settings=settings,
    )
