"""iCalendar through icalendar, the only module that knows it.

In:   a CalendarPage, and its events by day.
Out:  its bytes, the same for the same page.
Source: RFC 5545; RFC 7986 for a calendar's name, address and refreshing.

icalendar takes 0.4 ms for an event. It writes one, with signs for words, and all others are filled in; a test holds them
to what it writes of each.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Written
from icalendar.prop import vCategory, vDate, vDatetime, vInt, vText, vUri

from digest.render.calendars.events import Event
from digest.render.feeds.items import plain
from digest.render.feeds.patterns import cut, sign

if TYPE_CHECKING:
    from digest.render.calendars import CalendarPage

_REFRESHED = dt.timedelta(hours=6)
_END = b"END:VCALENDAR\r\n"
_DAY = dt.timedelta(days=1)
# A line has 75 bytes at most, of which the first is the blank that goes on with the line before.
_LINE_BYTES = 74
# In this order; RFC 5545's text knows "\N" for a line end.
_ESCAPES = (("\\N", "\n"), ("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))
# What stands for an event's words. icalendar takes days and numbers, not signs; these are as it writes them.
_SIGNS = Event(
    uid=sign("uid"),
    date="1901-02-03",
    summary=sign("summary"),
    text=sign("text"),
    url=sign("url"),
    changed="1904-05-06",
    sequence=19_070_809,
    categories=(sign("categories"),),
)
_SIGNED = {"19010203": "day", "19010204": "over", "19040506": "changed", "19070809": "sequence"}


def calendar(page: "CalendarPage", events: Iterable[Event]) -> bytes:
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
    return b"".join((head, *map(filled, events), _END))


def filled(event: Event) -> bytes:
    """Return an event as icalendar writes it."""
    day = dt.date.fromisoformat(event.date)
    words = {
        "uid": _escaped(event.uid),
        "changed": event.changed.replace("-", ""),
        "sequence": str(event.sequence),
        "day": event.date.replace("-", ""),
        "over": (day + _DAY).isoformat().replace("-", ""),
        "summary": _escaped(event.summary),
        "text": _escaped(event.text),
        "url": event.url,
        "categories": ",".join(map(_escaped, event.categories)),
    }
    lines = []
    for parts in _lines():
        parts = parts.copy()
        parts[1::2] = [words[name] for name in parts[1::2]]
        lines.append(_folded("".join(parts)))
    return b"\r\n".join(lines)


@cache
def _lines() -> tuple[list[str], ...]:
    """The lines that icalendar writes of an event, each cut at its signs."""
    text = written(_SIGNS).decode()
    for number, name in _SIGNED.items():
        text = text.replace(number, sign(name))
    return tuple(map(cut, text.split("\r\n")))


def written(event: Event) -> bytes:
    """Return what icalendar writes of an event. Values go in with their types, which it takes twice as long to guess."""
    made = Written()
    day = dt.date.fromisoformat(event.date)
    changed = dt.datetime.combine(dt.date.fromisoformat(event.changed), dt.time(), tzinfo=dt.UTC)
    made["uid"] = vText(event.uid)
    made["dtstamp"] = made["last-modified"] = vDatetime(changed)
    made["sequence"] = vInt(event.sequence)
    made["dtstart"] = vDate(day)
    made["dtend"] = vDate(day + _DAY)  # the first day on which it is over
    for date in (made["dtstart"], made["dtend"]):
        date.params["VALUE"] = "DATE"
    made["summary"] = vText(event.summary)
    made["description"] = vText(event.text)
    made["url"] = vUri(event.url)
    made["categories"] = vCategory(list(event.categories))
    made["transp"] = vText("TRANSPARENT")  # a council's meeting leaves nobody busy
    found: bytes = made.to_ical(sorted=False)
    return found


def _escaped(words: str) -> str:
    """Words as vText has them, which are without carriage returns here."""
    for one, other in _ESCAPES:
        words = words.replace(one, other)
    return words


def _folded(line: str) -> bytes:
    """The line as RFC 5545 folds it; neither a character is parted nor a sign from the backslash before it."""
    rest = line.encode()
    folded = []
    while len(rest) > _LINE_BYTES:
        end = _LINE_BYTES
        while rest[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        if rest[end - 1] in b"\\^":
            end -= 1
        folded.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*folded, rest])
