"""The diary of key dates."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page
from digest.site import Label


class DiaryRow(Record, frozen=True, kw_only=True):
    """One key date, as one story tells of it.

    date:     ISO 8601, a day or a month.
    day:      the same as it is read.
    about:    what happens, in the text's own words.
    href:     the place in the article.
    headline: the story's headline.
    councils: the councils that the story is about.
    """

    date: str
    day: str
    about: str
    href: str
    headline: str
    councils: tuple[Label, ...]


class DiaryGroup(Record, frozen=True, kw_only=True):
    """The key dates of one month or one year.

    name:  "July 2026" or "2025".
    href:  a page of its own, or "".
    count: how many dates it has.
    rows:  its dates; none where they stand on its own page alone.
    """

    name: str
    href: str
    count: int
    rows: tuple[DiaryRow, ...]


class DiaryPage(Page, frozen=True, kw_only=True, tag="diary"):
    """Key dates, those ahead first: `diary.html`.

    today: the day of the build, ISO 8601; it parts what is ahead from what is past.
    day:   the same as it is read.
    ahead: what is ahead by month, the next first.
    past:  what is past by year, the latest first; of very many, the latest.
    years: every year that has dates, the newest first.
    calendar: the calendar to subscribe to, or "" where no day is known.
    """

    today: str
    day: str
    ahead: tuple[DiaryGroup, ...]
    past: tuple[DiaryGroup, ...]
    years: tuple[Choice, ...]
    calendar: str


class DiaryYearPage(Page, frozen=True, kw_only=True, tag="diary-year"):
    """The key dates of one year, or of one month of a full year: `diary-year.html`.

    name:    "2025" or "July 2025".
    summary: how many dates: "31 key dates".
    months:  its dates by month, the earliest first.
    earlier: the year or month before that has dates, or None.
    later:   the one after, or None.
    """

    name: str
    summary: str
    months: tuple[DiaryGroup, ...]
    earlier: Link | None
    later: Link | None
