"""What every page has, and the pages that are not of any family."""

from digest.records import Record


class Link(Record, frozen=True, kw_only=True):
    """A link.

    href: what the link says.
    text: its words.
    """

    href: str
    text: str


class FeedLink(Record, frozen=True, kw_only=True):
    """A feed of a page.

    href: its address.
    text: its name.
    kind: its media type.
    """

    href: str
    text: str
    kind: str


class Frame(Record, frozen=True, kw_only=True):
    """What every page of the site has around it.

    title:       the site's name.
    description: the site in one sentence.
    language:    a BCP 47 tag.
    home:        the way to the front page.
    navigation:  the sections of the site.
    assets:      the address of each file of templates/assets by its name: site.assets["style.css"].
    feed:        the site's own feed.
    feeds:       the page that says how to subscribe.
    data:        the page of the open data, or "" where the site is built without it.
    about:       the page about the site.
    search:      the search page, or "" where the site is built without it.
    fingerprint: changes with any of these.
    """

    title: str
    description: str
    language: str
    home: str
    navigation: tuple[Link, ...]
    assets: dict[str, str]
    feed: str
    feeds: str
    data: str
    about: str
    search: str = ""
    fingerprint: str = ""


class Head(Record, frozen=True, kw_only=True):
    """What a page says of itself to browsers, search engines and feed readers.

    title:       the page's name, with the site's.
    description: the page in a sentence.
    url:         its canonical address; None keeps it out of search engines.
    kind:        the Open Graph type: "website" or "article".
    published:   for an article, its date in ISO 8601, else None.
    feeds:       the feeds that belong to the page.
    policy:      its content security policy.
    data:        its JSON-LD, ready to print.
    """

    title: str
    description: str
    url: str | None
    kind: str = "website"
    published: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    policy: str
    data: str = ""


class Page(Record, frozen=True, kw_only=True, tag_field="page"):
    """What every page has.

    site:    what is around every page.
    head:    what the page says of itself.
    section: the address of the section that the page belongs to, "" for none.
    crumbs:  the way down to the page, the front page first.
    """

    site: Frame
    head: Head
    section: str = ""
    crumbs: tuple[Link, ...] = ()


class Choice(Record, frozen=True, kw_only=True):
    """One choice of a filter, with the number of stories behind it.

    slug:  the council's or topic's slug, or the year.
    name:  what readers see.
    href:  the page with these stories.
    count: how many there are.
    """

    slug: str
    name: str
    href: str
    count: int


class RedirectPage(Page, frozen=True, kw_only=True, tag="redirect"):
    """An old address that leads to the new one: `redirect.html`.

    target: the new address.
    name:   the headline there.
    """

    target: str
    name: str
