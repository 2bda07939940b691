"""One key date as an event.

In:   a DiaryDate, and its story.
Out:  an Event.

An event outlives headlines, domains and the order of a story's dates: its id is made of the article's file's name and
of the day. Where a story gives one day twice, the diary has it once. A day that is corrected is another event.
"""

import datetime as dt

import msgspec

from digest import urls, wording
from digest.config import Settings
from digest.records import KeyDate, Record
from digest.render import record
from digest.render.feeds.items import Heading, changed, plain
from digest.render.feeds.records import Packed
from digest.site import DiaryDate


class Dated(Heading, frozen=True, kw_only=True):
    """What a calendar shows of an Article, as Heading has it: the dates as well, and the text that tells of them."""

    body: str
    markdown: bool
    key_dates: tuple[KeyDate, ...]


_DATED = msgspec.msgpack.Decoder(Dated)


class Event(Record, frozen=True, kw_only=True):
    """An all-day event.

    uid:      its lasting id.
    date:     its day, ISO 8601.
    summary:  the councils, and what happens.
    text:     the sentence that says so, its story and the address.
    url:      the date in the article.
    changed:  the day on which the record last changed, ISO 8601.
    sequence: grows with every change of which the editor gives the day.
    categories: the story's councils and topics.
    """

    uid: str
    date: str
    summary: str
    text: str
    url: str
    changed: str
    sequence: int
    categories: tuple[str, ...]


def dated(article: msgspec.Raw) -> Dated:
    """Return what is wanted of an article that a shelf has packed."""
    return _DATED.decode(article)


def event(date: DiaryDate, article: Dated, story: Packed, settings: Settings) -> Event:
    """Return the event of a key date whose day is known. article: its story, which is opened."""
    said = next(
        each for each in article.key_dates if (each.date, each.about) == (date.date, date.about)
    )
    # A story that prints no date, and that nobody has checked, is as old as the day it tells of.
    last = changed(article) or date.date
    url = urls.absolute(settings, date.href.removeprefix(urls.base(settings)))
    councils = wording.listed(tuple(label.name for label in story.authorities))
    about = plain(date.about) or plain(article.title)
    sentence = plain(record.words(article, said.evidence.sentence))
    return Event(
        uid=f"{article.slug}.{date.date}@{settings.id.partition(',')[0]}",
        date=date.date,
        summary=plain(f"{councils}: {about}" if councils else about),
        text="\n\n".join(filter(None, (sentence, plain(article.title), url))),
        url=url,
        changed=_day(last),
        sequence=max(0, _days(_day(last)) - _days(_day(article.date or last))),
        categories=tuple(plain(label.name) for label in (*story.authorities, *story.topics)),
    )


def _day(date: str) -> str:
    """A month's first day."""
    return date if len(date) > len("2020-03") else f"{date}-01"


def _days(date: str) -> int:
    return dt.date.fromisoformat(date).toordinal()
