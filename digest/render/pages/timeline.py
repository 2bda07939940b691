"""The timeline and its archives."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page
from digest.site import Card


class Bar(Record, frozen=True, kw_only=True):
    """One month of a strip of bars.

    href:   the month's archive, or None for a month without stories.
    name:   the month with its count, to be read aloud: "March 2020: 3 stories".
    letter: the month's first letter.
    height: 0 to 20.
    """

    href: str | None
    name: str
    letter: str
    height: int


class BarYear(Record, frozen=True, kw_only=True):
    """One year of a strip of bars.

    year:  the year.
    href:  its archive.
    count: how many stories it has.
    bars:  its twelve months.
    """

    year: int
    href: str
    count: int
    bars: tuple[Bar, ...]


class MonthGroup(Record, frozen=True, kw_only=True):
    """The stories of one month in a timeline.

    name:   "March".
    year:   its year.
    href:   the month's archive.
    cards:  stories shown in full.
    briefs: stories shown by their headline alone, after a list's first fifty.
    """

    name: str
    year: int
    href: str
    cards: tuple[Card, ...]
    briefs: tuple[Card, ...] = ()


class YearGroup(Record, frozen=True, kw_only=True):
    """The stories of one year in a timeline.

    year:   the year.
    href:   its archive.
    months: its months that have stories, newest first.
    """

    year: int
    href: str
    months: tuple[MonthGroup, ...]


class Filter(Record, frozen=True, kw_only=True):
    """One way to narrow a list where it stands, for readers with script.

    name:    what the page's address calls it: "council".
    label:   what readers see: "Council".
    choices: what there is to choose, each with its number of stories on this page.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]


class Filters(Record, frozen=True, kw_only=True):
    """The ways to narrow a list where it stands; without script they are not shown.

    picks:  the filters that have something to choose; words can always be given.
    count:  how many stories the page lists.
    in_all: how many there are in all, if the page lists only some of them: "85 stories"; else "".
    own:    the choice that the page is itself, as a search has it: "topic=budget", or "".
    """

    picks: tuple[Filter, ...]
    count: int
    in_all: str = ""
    own: str


class HomePage(Page, frozen=True, kw_only=True, tag="home"):
    """The timeline: `home.html`.

    years:    the fifty newest stories under their years and months.
    stories:  how many stories there are in all: "85 stories".
    strip:    stories a month for the last three years, as bars.
    councils: councils by the number of their stories.
    topics:   topics by the number of their stories.
    archives: years, newest first.
    undated:  the page of stories without a date, or None.
    older:    the archive that goes on where the timeline ends, or None.
    filters:  ways to narrow the stories shown, or None where they are few.
    """

    years: tuple[YearGroup, ...]
    stories: str
    strip: tuple[BarYear, ...]
    councils: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    archives: tuple[Choice, ...]
    undated: Choice | None
    older: Link | None
    filters: Filters | None


class ArchivePage(Page, frozen=True, kw_only=True, tag="archive"):
    """A year or a month: `archive.html`.

    name:    "2020" or "March 2020".
    stories: how many: "3 stories".
    months:  the stories under their months.
    strip:   the year's months as bars; on a month's page its year's.
    earlier: the archive before, or None.
    later:   the archive after, or None.
    filters: ways to narrow the stories, or None where they are few.
    """

    name: str
    stories: str
    months: tuple[MonthGroup, ...]
    strip: tuple[BarYear, ...]
    earlier: Link | None
    later: Link | None
    filters: Filters | None


class UndatedPage(Page, frozen=True, kw_only=True, tag="undated"):
    """Stories that give no date: `undated.html`.

    cards: the stories by headline.
    """

    cards: tuple[Card, ...]
