"""The diary: what is ahead of the build's day, then what is past, by year.

In:   DiaryDates, earliest first.
Out:  one DiaryPage, a DiaryYearPage for each year; DiaryRows for the pages of councils.
Not:  the calendar files.

Only the diary and what councils have ahead depend on the build's day; both hold the dates alone and never the day
by which they were parted, except the diary itself, so that on most days nothing else is drawn again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from digest import urls, wording
from digest.config import Settings
from digest.render.frame import crumbs, head
from digest.render.pages import Choice, DiaryGroup, DiaryPage, DiaryRow, DiaryYearPage, Frame, Link
from digest.site import DiaryDate, Site

# So many past dates keep the diary under 100 KB; the years' own pages have all.
_MOST_PAST = 150
_MOST_AHEAD = 100


def page(site: Site, frame: Frame, settings: Settings, today: str) -> DiaryPage:
    """Return the diary. today: the build's day, ISO 8601."""
    down = crumbs(settings, (urls.DIARY, "Diary"))
    text = "Meetings, decisions and deadlines that stories tell of: those ahead first, then those past."
    gone = past(site.diary, today)[:_MOST_PAST]
    return DiaryPage(
        site=frame,
        head=head(settings, urls.DIARY, "Diary", text, crumbs=down),
        section=urls.href(settings, urls.DIARY),
        crumbs=down,
        today=today,
        day=wording.day(today),
        ahead=_by_month(ahead(site.diary, today)[:_MOST_AHEAD]),
        past=tuple(
            DiaryGroup(name=year, href=_year_href(year, settings), rows=rows(of_year))
            for year, of_year in groupby(gone, _year)
        ),
        years=tuple(
            Choice(slug=year, name=year, href=_year_href(year, settings), count=len(dates))
            for year, dates in reversed(_years(site.diary))
        ),
    )


def years(site: Site, frame: Frame, settings: Settings) -> Iterator[tuple[str, DiaryYearPage]]:
    """Yield the page of each year that has dates, with its address."""
    found = _years(site.diary)
    for index, (year, dates) in enumerate(found):
        address = urls.diary_year(int(year))
        down = crumbs(settings, (urls.DIARY, "Diary"), (address, year))
        summary = wording.count(len(dates), "key date")
        yield (
            address,
            DiaryYearPage(
                site=frame,
                head=head(settings, address, f"Diary {year}", f"{summary} of {year}.", crumbs=down),
                section=urls.href(settings, urls.DIARY),
                crumbs=down,
                name=year,
                summary=summary,
                months=_by_month(dates),
                earlier=_way(found, index - 1, settings),
                later=_way(found, index + 1, settings),
            ),
        )


def ahead(dates: Iterable[DiaryDate], today: str) -> tuple[DiaryDate, ...]:
    """Return what has not passed on the day `today`, the next first; a month is ahead until it ends."""
    return tuple(each for each in dates if each.date >= today[: len(each.date)])


def past(dates: Sequence[DiaryDate], today: str) -> tuple[DiaryDate, ...]:
    """Return what has passed on the day `today`, the latest first."""
    return tuple(each for each in reversed(dates) if each.date < today[: len(each.date)])


def rows(dates: Iterable[DiaryDate]) -> tuple[DiaryRow, ...]:
    """Return dates as lists show them, in the order given."""
    return tuple(
        DiaryRow(
            date=each.date,
            day=each.day,
            about=each.about[:1].upper() + each.about[1:],
            href=each.href,
            headline=each.headline,
            councils=each.authorities,
        )
        for each in dates
    )


def _by_month(dates: Iterable[DiaryDate]) -> tuple[DiaryGroup, ...]:
    return tuple(
        DiaryGroup(name=wording.day(month), href="", rows=rows(of_month))
        for month, of_month in groupby(dates, lambda each: each.date[:7])
    )


def _year(date: DiaryDate) -> str:
    return date.date[:4]


def _years(dates: Iterable[DiaryDate]) -> list[tuple[str, tuple[DiaryDate, ...]]]:
    return [(year, tuple(of_year)) for year, of_year in groupby(dates, _year)]


def _year_href(year: str, settings: Settings) -> str:
    return urls.href(settings, urls.diary_year(int(year)))


def _way(
    found: Sequence[tuple[str, Sequence[DiaryDate]]], index: int, settings: Settings
) -> Link | None:
    if not 0 <= index < len(found):
        return None
    year = found[index][0]
    return Link(href=_year_href(year, settings), text=year)
