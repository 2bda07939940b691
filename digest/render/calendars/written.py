"""iCalendar through icalendar, the only module that knows it.

In:   a CalendarPage.
Out:  its bytes, the same for the same page.
Source: RFC 5545; RFC 7986 for a calendar's name, address and refreshing.

An event stands in its council's, its topics' and the site's calendars and is written once, by itself; values go in with
their types, since icalendar takes twice as long to guess them.
"""

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Written
from icalendar.prop import vCategory, vDate, vDatetime, vInt, vText, vUri

from digest.render.feeds.items import plain

if TYPE_CHECKING:
    from digest.render.calendars import CalendarPage
    from digest.render.calendars.events import Event

_REFRESHED = dt.timedelta(hours=6)
_END = b"END:VCALENDAR\r\n"


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
    head = made.to_ical(sorted=False).removesuffix(_END)
    return b"".join((head, *map(_event, page.events), _END))


@lru_cache(maxsize=4096)
def _event(event: "Event") -> bytes:
    made = Written()
    day = dt.date.fromisoformat(event.date)
    changed = dt.datetime.combine(dt.date.fromisoformat(event.changed), dt.time(), tzinfo=dt.UTC)
    made["uid"] = vText(event.uid)
    made["dtstamp"] = made["last-modified"] = vDatetime(changed)
    made["sequence"] = vInt(event.sequence)
    made["dtstart"] = vDate(day)
    made["dtend"] = vDate(day + dt.timedelta(days=1))  # the first day on which it is over
    for date in (made["dtstart"], made["dtend"]):
        date.params["VALUE"] = "DATE"
    made["summary"] = vText(event.summary)
    made["description"] = vText(event.text)
    made["url"] = vUri(event.url)
    made["categories"] = vCategory(list(event.categories))
    made["transp"] = vText("TRANSPARENT")  # a council's meeting leaves nobody busy
    written: bytes = made.to_ical(sorted=False)
    return written
