"""The calendars that people subscribe to: key dates as all-day events.

In:   a Site, the Settings.
Out:  `planned` gives a file to draw for the whole site, each council and each topic; `encoded` draws one.
Not:  dates of which only the month is known, which have no day to stand on, and nothing of the build's day.

A calendar is for what is ahead: it holds the latest three hundred dates, and the diary's pages have all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from digest import urls
from digest.brief import Brief
from digest.config import Settings
from digest.records import Article, KeyDate, Record
from digest.render.calendars.events import Event, event
from digest.render.planned import Planned
from digest.render.subscribing import has_day
from digest.site import DiaryDate, Marked, Site

MOST_EVENTS = 300
_MOST_KEPT = 8192  # some 5 MB


class CalendarPage(Record, frozen=True, kw_only=True, tag="calendar", tag_field="page"):
    """One calendar: its name, what it is of, its page and its own address, its events by day."""

    name: str
    description: str
    url: str
    page_url: str
    events: tuple[Event, ...]


_Dates = Sequence[tuple[Marked, Brief]]


class _Events:
    """Makes events. A council's calendar, those of topics and the site's have one between them; it is made once.

    dates: all that may be asked for. The events of an article are made together, from one look at it.
    """

    def __init__(self, dates: _Dates, site: Site, settings: Settings) -> None:
        self._shelf = site.shelf
        self._register = site.register
        self._settings = settings
        self._kept: dict[tuple[str, int], Event] = {}
        self._dates: defaultdict[str, list[Marked]] = defaultdict(list)
        for date, _ in dates:
            self._dates[date.article].append(date)

    def __call__(self, date: Marked, brief: Brief) -> Event:
        if _key(date) not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            article = self._shelf.article(brief)
            for each in self._dates[date.article]:
                told = self._register.dated(each)
                said = _said(told, article)
                card = self._register.card(brief)
                self._kept[_key(each)] = event(told, said, article, card, self._settings)
        return self._kept[_key(date)]


def _key(date: Marked) -> tuple[str, int]:
    return date.article, date.number


def encoded(page: CalendarPage) -> bytes:
    """Return the calendar as iCalendar."""
    # icalendar takes 0.2 s to import, which a build that redraws no calendar need not wait for.
    from digest.render.calendars.written import calendar

    return calendar(page)


def planned(site: Site, settings: Settings) -> Iterator[Planned]:
    """Give every calendar that has a date: a calendar without one is none (RFC 5545)."""
    register = site.register
    dates = [(date, register.brief(date.article)) for date in site.diary if has_day(date)]
    events = _Events(dates, site, settings)
    by_topic: defaultdict[str, list[tuple[Marked, Brief]]] = defaultdict(list)
    for each in dates:
        for label in register.topics(each[1]):
            by_topic[label.slug].append(each)
    named = [(urls.HOME, urls.DIARY, settings.title, "Key dates of all councils.", dates)]
    for council in site.authorities:
        page = urls.authority(council.authority.slug)
        text = f"Key dates in stories about {council.authority.official_name}."
        name = f"{council.label.name} – {settings.title}"
        found = [(date, register.brief(date.article)) for date in council.diary if has_day(date)]
        named.append((page, page, name, text, found))
    for topic in site.topics:
        page = urls.topic(topic.topic.slug)
        text = f"Key dates in stories on {topic.topic.name}."
        name = f"{topic.topic.name} – {settings.title}"
        named.append((page, page, name, text, by_topic[topic.topic.slug]))
    for folder, page, name, text, found in named:
        if found:
            latest = found[-MOST_EVENTS:]
            heading = (name, text, urls.calendar(folder), page)
            told = [(date.date, brief.fingerprint) for date, brief in latest]
            yield Planned(
                urls.calendar(folder),
                CalendarPage,
                (settings, heading, told),
                partial(_page, *heading, latest, events, settings),
            )


def _page(
    name: str,
    description: str,
    address: str,
    page: str,
    dates: _Dates,
    events: _Events,
    settings: Settings,
) -> CalendarPage:
    return CalendarPage(
        name=name,
        description=description,
        url=urls.absolute(settings, address),
        page_url=urls.absolute(settings, page),
        events=tuple(events(date, brief) for date, brief in dates),
    )


def _said(date: DiaryDate, article: Article) -> KeyDate:
    """The key date of the article that the diary tells of."""
    return next(
        each for each in article.key_dates if (each.date, each.about) == (date.date, date.about)
    )
