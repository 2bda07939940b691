"""iCalendar.

In:   a CalendarPage.
Out:  its bytes, the same for the same page.
Source: RFC 5545; RFC 7986 for a calendar's name, address and refreshing.

By hand, since icalendar takes 0.5 ms for an event, and an event stands in its council's, its topics' and the site's
calendars; tests read every calendar with it, and hold each line to what it would write.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.render.feeds.items import plain

if TYPE_CHECKING:
    from digest.render.calendars import CalendarPage
    from digest.render.calendars.events import Event

_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def calendar(page: "CalendarPage") -> bytes:
    """Return the calendar."""
    return b"".join((_lines(_head(page)), *map(_event, page.events), b"END:VCALENDAR\r\n"))


def _head(page: "CalendarPage") -> Iterator[str]:
    name, about = plain(page.name), plain(page.description)
    yield "BEGIN:VCALENDAR"
    yield "PRODID:-//Council Digest//council-digest//EN"
    yield "VERSION:2.0"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{_text(name)}"
    yield f"X-WR-CALNAME:{name}"  # what most calendars show, as it stands
    yield f"DESCRIPTION:{_text(about)}"
    yield f"X-WR-CALDESC:{about}"
    yield f"URL:{page.page_url}"
    yield f"SOURCE;VALUE=URI:{page.url}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT6H"


@lru_cache(maxsize=4096)
def _event(event: "Event") -> bytes:
    return _lines(_said(event))


def _said(event: "Event") -> Iterator[str]:
    changed = f"{_day(event.changed)}T000000Z"
    # The first day on which it is over.
    end = dt.date.fromisoformat(event.date) + dt.timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{_day(event.date)}"
    yield f"DTEND;VALUE=DATE:{_day(end.isoformat())}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.text)}"
    yield f"URL:{event.url}"
    yield f"CATEGORIES:{','.join(map(_text, event.categories))}"
    yield "TRANSP:TRANSPARENT"  # a council's meeting leaves nobody busy
    yield "END:VEVENT"


def _day(date: str) -> str:
    return date.replace("-", "")


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _lines(lines: Iterator[str]) -> bytes:
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """A line of at most 75 bytes, and what is over on lines of its own that begin with a blank; no character is parted."""
    parts = []
    room = _LINE_BYTES
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(line[:cut])
        line, room = line[cut:], _LINE_BYTES - 1
    return b"\r\n ".join((*parts, line)) + b"\r\n"
