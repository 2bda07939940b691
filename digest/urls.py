"""Every address of the site, in one place.

In:   slugs, years and months; a site's Settings.
Out:  addresses relative to the site's root ("articles/leeds-budget/"), what to write in a link ("/digest/articles/…"),
      absolute ones, and the file that answers each.
Not:  slugs. A file's name gives an article's, the tables give the rest.
"""

from functools import lru_cache
from urllib.parse import urlsplit

from digest.config import Settings

HOME = ""
COUNCILS = "councils/"
TOPICS = "topics/"
FIGURES = "figures/"
PEOPLE = "people/"
DIARY = "diary/"
FEEDS = "feeds/"
DATA = "data/"
ABOUT = "about/"
SEARCH = "search/"
UNDATED = "undated/"
NOT_FOUND = "404.html"
OPML = "feeds.opml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


def article(slug: str) -> str:
    """Return the address of an article's page."""
    return f"articles/{slug}/"


def record(slug: str) -> str:
    """Return the address of an article's record as JSON."""
    return f"articles/{slug}/record.json"


def alias(said: str) -> str:
    """Return the address that an article's alias stands for: any page below the site's root.

    >>> alias("/articles/old-name/"), alias("news/2019/leeds.html")
    ('articles/old-name/', 'news/2019/leeds.html')
    """
    said = said.strip("/")
    return said if said.endswith((".html", ".htm")) else said + "/"


def authority(slug: str) -> str:
    """Return the address of a council's page."""
    return f"{COUNCILS}{slug}/"


def topic(slug: str) -> str:
    """Return the address of a topic's page."""
    return f"{TOPICS}{slug}/"


def person(slug: str) -> str:
    """Return the address of the page of somebody who was quoted."""
    return f"{PEOPLE}{slug}/"


def thread(slug: str) -> str:
    """Return the address of a figure that comes back."""
    return f"{FIGURES}{slug}/"


def diary_year(year: int) -> str:
    """Return the address of a year's key dates: "diary/2020/"."""
    return f"{DIARY}{year:04d}/"


def diary_month(year: int, month: int) -> str:
    """Return the address of a month's key dates: "diary/2020/03/"."""
    return f"{diary_year(year)}{month:02d}/"


def search_index(shard: str) -> str:
    """Return the address of the folder that holds the search index of a run of years."""
    return f"{SEARCH}index/{shard}/"


def year(year: int) -> str:
    """Return the address of a year's archive: "2020/"."""
    return f"{year:04d}/"


def month(year: int, month: int) -> str:
    """Return the address of a month's archive: "2020/03/"."""
    return f"{year:04d}/{month:02d}/"


_FEEDS = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}


def feed(page: str, form: str = "rss") -> str:
    """Return the address of the feed that belongs to the page at address `page`. form: "rss", "atom", "json"."""
    return page + _FEEDS[form]


def archive_feed(page: str, year: str) -> str:
    """Return the address of a year of the same feed: "councils/leeds/atom-2020.xml"."""
    return f"{page}atom-{year}.xml"


def calendar(page: str) -> str:
    """Return the address of the calendar that belongs to the page at address `page`; of the diary, for the root."""
    return f"{page}diary.ics"


def data(name: str) -> str:
    """Return the address of a file of the open data."""
    return DATA + name


def authority_topic(authority: str, topic: str) -> str:
    """Return the address below which a council's stories on a topic have their feed; there is no page at it."""
    return f"{COUNCILS}{authority}/{TOPICS}{topic}/"


def asset(name: str, fingerprint: str) -> str:
    """Return the address of an asset, with a fingerprint of its content in its name.

    >>> asset("style.css", "1a2b3c4d")
    'assets/style.1a2b3c4d.css'
    """
    stem, dot, suffix = name.rpartition(".")
    return f"assets/{stem}.{fingerprint}.{suffix}" if dot else f"assets/{name}.{fingerprint}"


def anchor(kind: str, number: int) -> str:
    """Return the fragment that a marked value has on its article's page: "figure-2"."""
    return f"{kind}-{number}"


def base(settings: Settings) -> str:
    """Return the path at which the site stands: "/", or "/digest/" for https://x.example/digest/."""
    return _base(settings.url)


@lru_cache(maxsize=8)
def _base(url: str) -> str:
    path = urlsplit(url).path
    return path if path.endswith("/") else path + "/"


def href(settings: Settings, address: str) -> str:
    """Return what a link within the site says: `address` below the site's base path."""
    return base(settings) + address


def absolute(settings: Settings, address: str) -> str:
    """Return the whole address, for feeds, canonical links and citations."""
    return settings.url.rstrip("/") + "/" + address


def file(address: str) -> str:
    """Return the published file that answers for `address`, as a POSIX path below the output folder.

    >>> file("councils/leeds/")
    'councils/leeds/index.html'
    """
    return address + "index.html" if address == "" or address.endswith("/") else address
