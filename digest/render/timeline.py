"""Arrange cards as readers meet them: under years and months, as bars, as choices with counts.

In:   Cards, newest first.
Out:  YearGroups, BarYears, Choices, Filters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from digest import urls, wording
from digest.brief import Brief
from digest.config import Settings
from digest.render.pages import Bar, BarYear, Choice, Filter, Filters, MonthGroup, YearGroup
from digest.site import Card, Label, Month, Site

# Stories shown in full; a list's others follow by their headlines.
IN_FULL = 50
# The page of a council or a topic lists so many; the rest stand in the archives of their years, so that it weighs
# under 100 KB with 10,000 stories, too.
MOST, _IN_FULL = 60, 30
MOST_CHOICES = 40
STRIP_YEARS = 3
_TALLEST = 20
# A list that fits on a screen or two is read faster than it is filtered.
_FEWEST = 6


def stories(count: int) -> str:
    """Return "1 story", "85 stories"."""
    return wording.count(count, "story", "stories")


def years(
    cards: Iterable[Card], settings: Settings, in_full: int = IN_FULL
) -> tuple[YearGroup, ...]:
    """Return dated cards under year and month; after the first `in_full`, by headline alone."""
    dated = [(card.date, card) for card in cards if card.date]
    full = {card.slug for _, card in dated[:in_full]}
    groups = []
    for year, in_year in groupby(dated, key=lambda item: item[0][:4]):
        months = []
        for month, in_month in groupby(in_year, key=lambda item: item[0][5:7]):
            run = [card for _, card in in_month]
            months.append(
                MonthGroup(
                    name=wording.MONTHS[int(month) - 1],
                    year=int(year),
                    href=urls.href(settings, urls.month(int(year), int(month))),
                    cards=tuple(card for card in run if card.slug in full),
                    briefs=tuple(card for card in run if card.slug not in full),
                )
            )
        groups.append(
            YearGroup(
                year=int(year),
                href=urls.href(settings, urls.year(int(year))),
                months=tuple(months),
            )
        )
    return tuple(groups)


def strip(months: Sequence[Month], years: Sequence[int], settings: Settings) -> tuple[BarYear, ...]:
    """Return the given years' stories a month as bars, all on one scale."""
    counts = {(month.year, month.month): len(month.briefs) for month in months}
    most = max(
        (counts.get((year, month), 0) for year in years for month in range(1, 13)), default=0
    )
    return tuple(
        BarYear(
            year=year,
            href=urls.href(settings, urls.year(year)),
            count=sum(counts.get((year, month), 0) for month in range(1, 13)),
            bars=tuple(
                _bar(year, month, counts.get((year, month), 0), most, settings)
                for month in range(1, 13)
            ),
        )
        for year in years
    )


def _bar(year: int, month: int, count: int, most: int, settings: Settings) -> Bar:
    name = wording.MONTHS[month - 1]
    return Bar(
        href=urls.href(settings, urls.month(year, month)) if count else None,
        name=f"{name} {year}: {stories(count)}",
        letter=name[0],
        # The smallest bar is still one that can be seen.
        height=max(1, round(_TALLEST * count / most)) if count else 0,
    )


def recent_years(months: Sequence[Month]) -> tuple[int, ...]:
    """Return the last years of the strip, oldest first, ending with that of the newest story."""
    if not months:
        return ()
    newest, oldest = months[0].year, months[-1].year
    return tuple(range(max(oldest, newest - STRIP_YEARS + 1), newest + 1))


def choices(labels: Iterable[Label]) -> tuple[Choice, ...]:
    """Return each label once with its count, the most frequent first."""
    labels = list(labels)
    counts = Counter(label.slug for label in labels)
    by_slug = {label.slug: label for label in labels}
    return tuple(
        Choice(slug=slug, name=by_slug[slug].name, href=by_slug[slug].href, count=count)
        for slug, count in sorted(
            counts.items(), key=lambda item: (-item[1], by_slug[item[0]].name)
        )
    )


def year_choices(months: Sequence[Month], settings: Settings) -> tuple[Choice, ...]:
    """Return the years that have stories, newest first."""
    counts: Counter[int] = Counter()
    for month in months:
        counts[month.year] += len(month.briefs)
    return tuple(
        Choice(
            slug=str(year),
            name=str(year),
            href=urls.href(settings, urls.year(year)),
            count=count,
        )
        for year, count in sorted(counts.items(), reverse=True)
    )


def undated(site: Site, settings: Settings) -> Choice | None:
    """Return the way to the stories without a date, or None where there are none."""
    if not site.undated:
        return None
    href = urls.href(settings, urls.UNDATED)
    return Choice(slug="undated", name="Undated", href=href, count=len(site.undated))


def newest(cards: Iterable[Card], settings: Settings) -> tuple[YearGroup, ...]:
    """Return the dated cards that the page of a council or a topic lists, under year and month."""
    return years(cards, settings, _IN_FULL)


def older(briefs: Sequence[Brief], settings: Settings, own: tuple[str, str]) -> tuple[Choice, ...]:
    """Return where the stories stand that such a page leaves out: the archives of their years, narrowed to its own.

    own: the filter that the page is itself, and its choice: ("topic", "budget").
    """
    left = Counter((brief.date or "")[:4] for brief in briefs[MOST:])
    return tuple(
        Choice(
            slug=year or "undated",
            name=year or "Undated",
            href=f"{urls.href(settings, urls.year(int(year)))}?{'='.join(own)}"
            if year
            else urls.href(settings, urls.UNDATED),
            count=count,
        )
        for year, count in sorted(left.items(), reverse=True)
    )


def filters(
    cards: Collection[Card],
    settings: Settings,
    *,
    own: tuple[str, str] | None = None,
    in_all: int = 0,
) -> Filters | None:
    """Return the ways to narrow a list of `cards` where it stands; None for a short list.

    own:    the filter that the page is itself, and its choice: ("council", "leeds") on a council's page.
    in_all: how many stories there are behind the page, where it lists only the newest of them.
    """
    if len(cards) < _FEWEST:
        return None
    years = Counter(card.date[:4] for card in cards if card.date)
    picks = (
        Filter(
            name="council",
            label="Council",
            choices=choices(label for card in cards for label in card.authorities),
        ),
        Filter(
            name="topic",
            label="Topic",
            choices=choices(label for card in cards for label in card.topics),
        ),
        Filter(
            name="year",
            label="Year",
            choices=tuple(
                Choice(
                    slug=year,
                    name=year,
                    href=urls.href(settings, urls.year(int(year))),
                    count=count,
                )
                for year, count in sorted(years.items(), reverse=True)
            ),
        ),
    )
    return Filters(
        picks=tuple(
            pick for pick in picks if (not own or pick.name != own[0]) and len(pick.choices) > 1
        ),
        count=len(cards),
        in_all=stories(in_all) if in_all > len(cards) else "",
        own="=".join(own) if own else "",
    )
