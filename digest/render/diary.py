"""The diary: what is ahead of the build's day, then what is past, by year.

In:   where key dates stand, earliest first; the register tells of each.
Out:  one DiaryPage, a DiaryYearPage planned for each year; DiaryRows for the pages of councils.
Not:  the calendar files.

Only the diary and what councils have ahead depend on the build's day; both hold the dates alone and never the day
by which they were parted, except the diary itself, so that on most days nothing else is drawn again.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from typing import TypeAlias

from digest import urls, wording
from digest.config import Config, Settings
from digest.render.frame import crumbs, head
from digest.render.pages import Choice, DiaryGroup, DiaryPage, DiaryRow, DiaryYearPage, Frame, Link
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.subscribing import has_day
from digest.site import DiaryDate, Marked, Register, Site

# So many past dates keep the diary under 100 KB; the years' own pages have all.
_MOST_PAST = 150
_MOST_AHEAD = 100
_MOST_YEAR = 200

_Months: TypeAlias = Sequence[tuple[str, Sequence[Marked]]]
_Beside: TypeAlias = tuple[Link | None, Link | None]


def planned(site: Site, prints: Prints, frame: Frame, common: bytes, config: Config) -> Planned:
    """Return the diary. common: a digest of the frame and the settings."""
    shown = (common, config.today, prints.dates(site.diary))
    make = partial(_page, site, frame, config.settings, config.today)
    return Planned(urls.DIARY, DiaryPage, shown, make)


def _page(site: Site, frame: Frame, settings: Settings, today: str) -> DiaryPage:
    down = crumbs(settings, (urls.DIARY, "Diary"))
    text = "Meetings, decisions and deadlines that stories tell of: those ahead first, then those past."
    gone = past(site.diary, today, _MOST_PAST)
    return DiaryPage(
        site=frame,
        head=head(settings, urls.DIARY, "Diary", text, crumbs=down),
        section=urls.href(settings, urls.DIARY),
        crumbs=down,
        today=today,
        day=wording.day(today),
        ahead=_by_month(ahead(site.diary, today)[:_MOST_AHEAD], site.register),
        past=tuple(
            DiaryGroup(
                name=year,
                href=urls.href(settings, _address(year)),
                count=len(of_year),
                rows=rows(map(site.register.dated, of_year)),
            )
            for year, of_year in _grouped(gone, 4)
        ),
        years=tuple(
            Choice(slug=year, name=year, href=urls.href(settings, _address(year)), count=len(dates))
            for year, dates in reversed(_grouped(site.diary, 4))
        ),
        calendar=urls.href(settings, urls.calendar(urls.HOME))
        if any(has_day(date) for date in site.diary)
        else "",
    )


def years(
    site: Site, prints: Prints, frame: Frame, common: bytes, settings: Settings
) -> Iterator[Planned]:
    """Give the page of each year that has dates; of a full year, those of its months too.

    common: a digest of the frame and the settings.
    """

    def planned(of: str, dates: Sequence[Marked], months: _Months, beside: _Beside) -> Planned:
        # Of a full year only the numbers are shown.
        shown = [(month, len(of_month)) for month, of_month in months] or prints.dates(dates)
        return Planned(
            _address(of),
            DiaryYearPage,
            (common, of, shown, beside),
            partial(_archive, of, dates, months, beside, site.register, frame, settings),
        )

    found = _grouped(site.diary, 4)
    for index, (year, dates) in enumerate(found):
        months = _grouped(dates, 7) if len(dates) > _MOST_YEAR else []
        yield planned(year, dates, months, _around(found, index, settings))
        for place, (month, of_month) in enumerate(months):
            yield planned(month, of_month, [], _around(months, place, settings))


def _archive(
    of: str,
    dates: Sequence[Marked],
    months: _Months,
    beside: _Beside,
    register: Register,
    frame: Frame,
    settings: Settings,
) -> DiaryYearPage:
    """The page of a year or a month. of: "2020" or "2020-03"; months: of a full year, which have pages of their own."""
    groups = tuple(
        DiaryGroup(
            name=wording.day(month),
            href=urls.href(settings, _address(month)),
            count=len(of_month),
            rows=(),
        )
        for month, of_month in months
    )
    address, name = _address(of), _name(of)
    way = [(urls.DIARY, "Diary"), (_address(of[:4]), of[:4]), (address, name)]
    down = crumbs(settings, *(way if len(of) > 4 else way[:2]))
    summary = wording.count(len(dates), "key date")
    return DiaryYearPage(
        site=frame,
        head=head(settings, address, f"Diary {name}", f"{summary} of {name}.", crumbs=down),
        section=urls.href(settings, urls.DIARY),
        crumbs=down,
        name=name,
        summary=summary,
        months=groups or _by_month(dates, register),
        earlier=beside[0],
        later=beside[1],
    )


def ahead(dates: Sequence[Marked], today: str) -> tuple[Marked, ...]:
    """Return what has not passed on the day `today`, the next first; a month is ahead until it ends."""
    this_month = bisect_left(dates, (today[: len("2020-03")],))
    return tuple(each for each in dates[this_month:] if each.date >= today[: len(each.date)])


def past(dates: Sequence[Marked], today: str, most: int) -> tuple[Marked, ...]:
    """Return what has passed on the day `today`, the latest first; of many, `most`."""
    gone = (each for each in reversed(dates) if each.date < today[: len(each.date)])
    return tuple(islice(gone, most))


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


def _by_month(dates: Iterable[Marked], register: Register) -> tuple[DiaryGroup, ...]:
    return tuple(
        DiaryGroup(
            name=wording.day(month),
            href="",
            count=len(of_month),
            rows=rows(map(register.dated, of_month)),
        )
        for month, of_month in _grouped(dates, 7)
    )


def _grouped(dates: Iterable[Marked], length: int) -> list[tuple[str, tuple[Marked, ...]]]:
    """Dates under the first `length` characters of theirs: 4 for the year, 7 for the month."""
    return [(of, tuple(group)) for of, group in groupby(dates, lambda each: each.date[:length])]


def _address(of: str) -> str:
    year, _, month = of.partition("-")
    return urls.diary_month(int(year), int(month)) if month else urls.diary_year(int(year))


def _name(of: str) -> str:
    return wording.day(of) if "-" in of else of


def _around(
    found: Sequence[tuple[str, Sequence[Marked]]], index: int, settings: Settings
) -> _Beside:
    """The ways to what stands before and behind in a list of years or months."""

    def way(place: int) -> Link | None:
        if not 0 <= place < len(found):
            return None
        of = found[place][0]
        return Link(href=urls.href(settings, _address(of)), text=_name(of))

    return way(index - 1), way(index + 1)
