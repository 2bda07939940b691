"""iCalendar through icalendar, the only module that knows it.

In:   a CalendarPage.
Out:  its bytes, the same for the same page.
Source: RFC 5545; RFC 7986 for a calendar's name, address and refreshing.
"""

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Written

from digest.render.feeds.items import plain

if TYPE_CHECKING:
    from digest.render.calendars import CalendarPage
    from digest.render.calendars.events import Event

_REFRESHED = dt.timedelta(hours=6)


def calendar(page: "CalendarPage") -> bytes:
    """Return the calendar."""
    made = Calendar()
    made.add("prodid", "-//Council Digest//council-digest//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # the second is what most calendars show
        made.add(name, plain(page.name))
    for name in ("description", "x-wr-caldesc"):
        made.add(name, plain(page.description))
    made.add("url", page.page_url)
    made.add("source", page.url, parameters={"VALUE": "URI"})
    made.add("refresh-interval", _REFRESHED, parameters={"VALUE": "DURATION"})
    for event in page.events:
        made.add_component(_event(event))
    written: bytes = made.to_ical(sorted=False)
    return written


def _event(event: "Event") -> Written:
    made = Written()
    day = dt.date.fromisoformat(event.date)
    changed = dt.datetime.combine(dt.date.fromisoformat(event.changed), dt.time(), tzinfo=dt.UTC)
    made.add("uid", event.uid)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("sequence", event.sequence)
    made.add("dtstart", day)
    made.add("dtend", day + dt.timedelta(days=1))  # the first day on which it is over
    made.add("summary", event.summary)
    made.add("description", event.text)
    made.add("url", event.url)
    made.add("categories", list(event.categories))
    made.add("transp", "TRANSPARENT")  # a council's meeting leaves nobody busy
    return made
