"""What each page's template is given.

In:   nothing but `site`'s cards and labels.
Out:  one record a kind of page. A template sees it as `page`, and `page.site` as `site`.
Not:  more than the page shows: a page is drawn again when its record changes, and only then.

Each field has one sentence of help. Together they are the manual, templates/README.md, which is made from here.
"""

from digest.render.pages.about import AboutPage, Attribution, NationGaps, ScoreRow
from digest.render.pages.articles import (
    ArticlePage,
    Citation,
    DateRow,
    Elsewhere,
    FigureGroup,
    FigureRow,
    Neighbour,
    PrintedStory,
    QuotationRow,
)
from digest.render.pages.authorities import (
    AuthoritiesPage,
    AuthorityPage,
    AuthorityRow,
    Fact,
    NationGroup,
    NotFoundPage,
    Predecessor,
    RegionGroup,
    TableRow,
)
from digest.render.pages.common import Choice, FeedLink, Frame, Head, Link, Page, RedirectPage
from digest.render.pages.data import DataColumn, DataFile, DataPage, DataQuery, DataTable
from digest.render.pages.diary import DiaryGroup, DiaryPage, DiaryRow, DiaryYearPage
from digest.render.pages.feeds import FeedsPage, Subscription
from digest.render.pages.hexagons import Hexagon, HexagonMap, Shade
from digest.render.pages.people import PeoplePage, PersonGroup, PersonPage, PersonRow, SaidRow
from digest.render.pages.search import SearchPage
from digest.render.pages.threads import (
    Chart,
    Dot,
    MentionRow,
    PairRow,
    Stroke,
    ThreadGroup,
    ThreadPage,
    ThreadRow,
    ThreadsPage,
    Tick,
)
from digest.render.pages.timeline import (
    ArchivePage,
    Bar,
    BarYear,
    Filter,
    Filters,
    HomePage,
    MonthGroup,
    UndatedPage,
    YearGroup,
)
from digest.render.pages.topics import (
    ComparisonTable,
    StandingRow,
    TopicPage,
    TopicRow,
    TopicsPage,
)

__all__ = [
    "AboutPage",
    "ArchivePage",
    "ArticlePage",
    "Attribution",
    "AuthoritiesPage",
    "AuthorityPage",
    "AuthorityRow",
    "Bar",
    "BarYear",
    "Chart",
    "Choice",
    "Citation",
    "ComparisonTable",
    "DataColumn",
    "DataFile",
    "DataPage",
    "DataQuery",
    "DataTable",
    "DateRow",
    "DiaryGroup",
    "DiaryPage",
    "DiaryRow",
    "DiaryYearPage",
    "Dot",
    "Elsewhere",
    "Fact",
    "FeedLink",
    "FeedsPage",
    "FigureGroup",
    "FigureRow",
    "Filter",
    "Filters",
    "Frame",
    "Head",
    "Hexagon",
    "HexagonMap",
    "HomePage",
    "Link",
    "MentionRow",
    "MonthGroup",
    "NationGaps",
    "NationGroup",
    "Neighbour",
    "NotFoundPage",
    "Page",
    "PairRow",
    "PeoplePage",
    "PersonGroup",
    "PersonPage",
    "PersonRow",
    "Predecessor",
    "PrintedStory",
    "QuotationRow",
    "RedirectPage",
    "RegionGroup",
    "SaidRow",
    "ScoreRow",
    "SearchPage",
    "Shade",
    "StandingRow",
    "Stroke",
    "Subscription",
    "TableRow",
    "ThreadGroup",
    "ThreadPage",
    "ThreadRow",
    "ThreadsPage",
    "Tick",
    "TopicPage",
    "TopicRow",
    "TopicsPage",
    "UndatedPage",
    "YearGroup",
]
