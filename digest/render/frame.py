"""What stands around every page, and what a page says of itself.

In:   the Site's sections, the Settings, the assets' addresses.
Out:  one Frame for the site, a Head for each page.
"""

from collections.abc import Iterator, Sequence

import msgspec

from digest import urls
from digest.config import Config, Settings
from digest.render import metadata
from digest.render.feeds.records import MEDIA_TYPES
from digest.render.pages import FeedLink, Frame, Head, Link
from digest.site import Site
from digest.work import digest_of

# A search engine cuts a description here.
_DESCRIPTION_CHARS = 200


def frame(site: Site, assets: dict[str, str], config: Config) -> Frame:
    """Return what every page has around it. Only sections that have something to show are named."""
    settings = config.settings
    sections = [(urls.HOME, "Timeline", True), (urls.COUNCILS, "Councils", bool(site.authorities))]
    sections += [(urls.TOPICS, "Topics", bool(site.topics))]
    sections += [(urls.FIGURES, "Figures", bool(site.threads))]
    sections += [(urls.PEOPLE, "People", bool(site.people))]
    sections += [(urls.DIARY, "Diary", bool(site.diary))]
    around = Frame(
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
        feeds=urls.href(settings, urls.FEEDS),
        data=urls.href(settings, urls.DATA) if config.data else "",
        about=urls.href(settings, urls.ABOUT),
        search=urls.href(settings, urls.SEARCH) if config.search else "",
    )
    fingerprint = digest_of(msgspec.msgpack.encode(around)).hex()
    return msgspec.structs.replace(around, fingerprint=fingerprint)


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
    data: str = "",
) -> Head:
    """Return what the page at `address` says of itself.

    feeds: address and name of each RSS feed that belongs to the page, which has the others beside it; where it has
           none of its own, the site's.
    collection: whether the page lists stories; its JSON-LD says so.
    data: JSON-LD of the page's own, in place of that.
    """
    description = shortened(description)
    data = data or metadata.page(settings, address, title, description, crumbs, collection)
    return Head(
        title=named(settings, title),
        description=description,
        url=urls.absolute(settings, address),
        feeds=tuple(_feeds(feeds or [(urls.feed(urls.HOME), settings.title)], settings)),
        policy=metadata.policy(data),
        data=data,
    )


def _feeds(feeds: Sequence[tuple[str, str]], settings: Settings) -> Iterator[FeedLink]:
    for address, name in feeds:
        page = address.removesuffix(urls.feed(""))
        for form, kind in MEDIA_TYPES.items():
            yield FeedLink(href=urls.href(settings, urls.feed(page, form)), text=name, kind=kind)


def named(settings: Settings, title: str) -> str:
    """Return a page's name with the site's; the front page has the site's alone."""
    return title if title == settings.title else f"{title} – {settings.title}"


def shortened(text: str) -> str:
    """Return `text` on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION_CHARS:
        return text
    return text[: text.rfind(" ", 0, _DESCRIPTION_CHARS)].rstrip(" ,;:–-") + "…"
