"""What stands around every page, and what a page says of itself.

In:   the Site's sections, the Settings, the assets' addresses.
Out:  one Frame for the site, a Head for each page.
"""

from collections.abc import Sequence

from digest import urls
from digest.config import Settings
from digest.render import metadata
from digest.render.pages import Frame, Head, Link
from digest.site import Site

# A search engine cuts a description here.
_DESCRIPTION_CHARS = 200


def frame(site: Site, settings: Settings, assets: dict[str, str], *, search: bool = False) -> Frame:
    """Return what every page has around it. Only sections that have something to show are named."""
    sections = [(urls.HOME, "Timeline", True), (urls.COUNCILS, "Councils", bool(site.authorities))]
    sections += [(urls.TOPICS, "Topics", bool(site.topics))]
    sections += [(urls.FIGURES, "Figures", bool(site.threads))]
    sections += [(urls.PEOPLE, "People", bool(site.people))]
    sections += [(urls.DIARY, "Diary", bool(site.diary))]
    return Frame(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        home=urls.href(settings, urls.HOME),
        navigation=tuple(
            Link(href=urls.href(settings, address), text=text)
            for address, text, is_there in sections
            if is_there
        ),
        assets=assets,
        feed=urls.href(settings, urls.feed(urls.HOME)),
        about=urls.href(settings, urls.ABOUT),
        search=urls.href(settings, urls.SEARCH) if search else "",
    )


def crumbs(settings: Settings, *steps: tuple[str, str]) -> tuple[Link, ...]:
    """Return the way down to a page: the front page, then each (address, name) given."""
    home = Link(href=urls.href(settings, urls.HOME), text=settings.title)
    return (home, *(Link(href=urls.href(settings, address), text=name) for address, name in steps))


def head(
    settings: Settings,
    address: str,
    title: str,
    description: str,
    *,
    crumbs: Sequence[Link] = (),
    feeds: Sequence[tuple[str, str]] = (),
    collection: bool = True,
) -> Head:
    """Return what the page at `address` says of itself.

    feeds: address and name of each feed that belongs to the page.
    collection: whether the page lists stories; its JSON-LD says so.
    """
    description = shortened(description)
    data = metadata.page(settings, address, title, description, crumbs, collection)
    return Head(
        title=named(settings, title),
        description=description,
        url=urls.absolute(settings, address),
        feeds=tuple(Link(href=urls.href(settings, feed), text=name) for feed, name in feeds),
        policy=metadata.policy(data),
        data=data,
    )


def named(settings: Settings, title: str) -> str:
    """Return a page's name with the site's; the front page has the site's alone."""
    return title if title == settings.title else f"{title} – {settings.title}"


def shortened(text: str) -> str:
    """Return `text` on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION_CHARS:
        return text
    return text[: text.rfind(" ", 0, _DESCRIPTION_CHARS)].rstrip(" ,;:–-") + "…"
