"""The timeline, its calendar archives and the stories without a date.

In:   a Site.
Out:  a HomePage, an UndatedPage; ArchivePages, planned.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from digest import urls, wording
from digest.config import Settings
from digest.render import timeline
from digest.render.frame import crumbs, head
from digest.render.pages import ArchivePage, Choice, Frame, HomePage, Link, UndatedPage
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.site import Month, Register, Site


def home(site: Site, frame: Frame, settings: Settings) -> HomePage:
    """Return the front page: the newest fifty stories, and the ways to all others."""
    dated = len(site.briefs) - len(site.undated)
    shown = site.register.cards(b for b in site.briefs[: timeline.IN_FULL] if b.date)
    last = (shown[-1].date or "") if dated > len(shown) else ""
    return HomePage(
        site=frame,
        head=head(
            settings,
            urls.HOME,
            settings.title,
            settings.description,
            feeds=[(urls.feed(urls.HOME), settings.title)],
        ),
        section=frame.home,
        years=timeline.years(shown, settings),
        stories=timeline.stories(len(site.briefs)),
        strip=timeline.strip(site.months, timeline.recent_years(site.months), settings),
        councils=council_choices(site),
        topics=timeline.choices(stories.label for stories in site.topics for _ in stories.briefs),
        archives=timeline.year_choices(site.months, settings),
        undated=timeline.undated(site, settings),
        older=Link(
            href=urls.href(settings, urls.year(int(last[:4]))), text=f"Earlier in {last[:4]}"
        )
        if last
        else None,
        filters=timeline.filters(shown, settings, in_all=len(site.briefs)),
    )


def council_choices(site: Site) -> tuple[Choice, ...]:
    """Return the councils with the most stories, those first."""
    labels = (stories.label for stories in site.authorities for _ in stories.briefs)
    return timeline.choices(labels)[: timeline.MOST_CHOICES]


def archives(
    site: Site, prints: Prints, frame: Frame, common: bytes, settings: Settings
) -> Iterator[Planned]:
    """Give each year and each month that has stories. common: a digest of the frame and the settings."""
    by_year: dict[int, list[Month]] = {}
    for month in site.months:
        by_year.setdefault(month.year, []).append(month)
    years = list(by_year)

    def planned(address: str, name: str, months: Sequence[Month], around: _Around) -> Planned:
        shown = prints.cards(brief for month in months for brief in month.briefs)
        counts = [(month.month, len(month.briefs)) for month in around.of_year]
        return Planned(
            address,
            ArchivePage,
            (common, name, shown, counts, around.earlier, around.later),
            partial(_archive, address, name, months, around, site.register, frame, settings),
        )

    for index, year in enumerate(years):
        around = _Around(
            of_year=by_year[year],
            earlier=_year_link(years[index + 1], settings) if index + 1 < len(years) else None,
            later=_year_link(years[index - 1], settings) if index else None,
        )
        yield planned(urls.year(year), str(year), by_year[year], around)
    for index, month in enumerate(site.months):
        around = _Around(
            of_year=by_year[month.year],
            earlier=_month_link(site.months[index + 1], settings)
            if index + 1 < len(site.months)
            else None,
            later=_month_link(site.months[index - 1], settings) if index else None,
        )
        yield planned(urls.month(month.year, month.month), _name(month), [month], around)


class _Around(NamedTuple):
    """What an archive shows beside its stories: the months of its year, the ways to what came before and after."""

    of_year: Sequence[Month]
    earlier: Link | None
    later: Link | None


def _archive(
    address: str,
    name: str,
    months: Sequence[Month],
    around: _Around,
    register: Register,
    frame: Frame,
    settings: Settings,
) -> ArchivePage:
    year = months[0].year
    cards = register.cards(brief for month in months for brief in month.briefs)
    stories = timeline.stories(len(cards))
    way = [(urls.year(year), str(year))]
    if address != urls.year(year):
        way.append((address, name.split()[0]))
    down = crumbs(settings, *way)
    return ArchivePage(
        site=frame,
        head=head(settings, address, name, f"{stories} of {name}.", crumbs=down),
        section=frame.home,
        crumbs=down,
        name=name,
        stories=stories,
        months=tuple(m for group in timeline.years(cards, settings) for m in group.months),
        strip=timeline.strip(around.of_year, [year], settings),
        earlier=around.earlier,
        later=around.later,
        filters=timeline.filters(cards, settings),
    )


def _name(month: Month) -> str:
    return f"{wording.MONTHS[month.month - 1]} {month.year}"


def _month_link(month: Month, settings: Settings) -> Link:
    return Link(href=urls.href(settings, urls.month(month.year, month.month)), text=_name(month))


def _year_link(year: int, settings: Settings) -> Link:
    return Link(href=urls.href(settings, urls.year(year)), text=str(year))


def undated(site: Site, frame: Frame, settings: Settings) -> UndatedPage:
    """Return the page of stories that give no date."""
    down = crumbs(settings, (urls.UNDATED, "Undated"))
    text = "Stories whose text gives no date. No date is guessed for them."
    return UndatedPage(
        site=frame,
        head=head(settings, urls.UNDATED, "Undated stories", text, crumbs=down),
        section=frame.home,
        crumbs=down,
        cards=site.register.cards(site.undated),
    )
