"""Draw the site's pages: one record in, one file out.

In:   a Site and the Config give Jobs; a Job gives an Output.
Out:  `jobs` says what there is to draw, `page` draws one. A Job holds all that its file shows, so that a page whose
      job is unchanged need not be drawn again, here or on another machine.
Not:  writing. `publish` does that.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from digest import urls
from digest.config import Config, Settings
from digest.records import Output, Record
from digest.render import (
    articles,
    assets,
    authorities,
    feeds,
    front,
    metadata,
    pages,
    templates,
    topics,
)
from digest.render.assets import AssetPage
from digest.render.feeds import FeedPage
from digest.render.frame import crumbs, frame
from digest.site import Site

TEMPLATES: dict[type[pages.Page], str] = {
    pages.HomePage: "home.html",
    pages.ArchivePage: "archive.html",
    pages.UndatedPage: "undated.html",
    pages.ArticlePage: "article.html",
    pages.AuthorityPage: "authority.html",
    pages.AuthoritiesPage: "authorities.html",
    pages.TopicPage: "topic.html",
    pages.TopicsPage: "topics.html",
    pages.NotFoundPage: "not-found.html",
    pages.RedirectPage: "redirect.html",
}


class SitemapPage(Record, frozen=True, kw_only=True, tag="sitemap", tag_field="page"):
    """Every page's absolute address, in the site's order."""

    urls: tuple[str, ...]


class RobotsPage(Record, frozen=True, kw_only=True, tag="robots", tag_field="page"):
    """What robots are told: everything may be read; the sitemap is there."""

    sitemap: str


AnyPage = (
    pages.HomePage
    | pages.ArchivePage
    | pages.UndatedPage
    | pages.ArticlePage
    | pages.AuthorityPage
    | pages.AuthoritiesPage
    | pages.TopicPage
    | pages.TopicsPage
    | pages.NotFoundPage
    | pages.RedirectPage
    | FeedPage
    | SitemapPage
    | RobotsPage
    | AssetPage
)


class Job(Record, frozen=True, kw_only=True):
    """One file to make.

    path:      where it will stand below the output folder, POSIX.
    page:      all that it shows.
    template:  its template's name, or "" for a file that has none.
    templates: the site's own templates folder, or None.
    closure:   a digest of everything that the template draws on.
    """

    path: str
    page: AnyPage
    template: str = ""
    templates: str | None = None
    closure: str = ""


def jobs(site: Site, config: Config) -> Sequence[Job]:
    """Return every file that the site consists of, in a fixed order."""
    closures = templates.closures(config.templates)

    def job(address: str, page: AnyPage) -> Job:
        name = TEMPLATES.get(type(page), "")  # type: ignore[arg-type] # files without a template
        return Job(
            path=urls.file(address),
            page=page,
            template=name,
            templates=config.templates if name else None,
            closure=closures.get(name, ""),
        )

    found = [job(address, page) for address, page in _pages(site, config)]
    # An old address gives way to a page that stands there now.
    answered = {each.path for each in found if not isinstance(each.page, pages.RedirectPage)}
    found = [
        each
        for each in found
        if each.path not in answered or not isinstance(each.page, pages.RedirectPage)
    ]
    addresses = tuple(
        urls.absolute(config.settings, each.path.removesuffix("index.html"))
        for each in found
        if each.template not in ("", "not-found.html", "redirect.html")
    )
    found.append(job(urls.SITEMAP, SitemapPage(urls=addresses)))
    return found


def _pages(site: Site, config: Config) -> Iterator[tuple[str, AnyPage]]:
    settings = config.settings
    files = assets.found(config.templates)
    around = frame(site, settings, {file.name: urls.href(settings, file.address) for file in files})
    there = frozenset(stories.authority.slug for stories in site.authorities)

    yield urls.HOME, front.home(site, around, settings)
    yield from front.archives(site, around, settings)
    if site.undated:
        yield urls.UNDATED, front.undated(site, around, settings)
    for entry in site.entries:
        slug = entry.article.slug
        yield urls.article(slug), articles.page(entry, site.tables, around, settings)
        yield from articles.redirects(entry.article, around, settings)
    yield urls.COUNCILS, authorities.index(site, around, settings)
    for council in site.authorities:
        address = urls.authority(council.authority.slug)
        yield address, authorities.page(council, site, there, around, config)
    yield urls.TOPICS, topics.index(site, around, settings)
    for topic in site.topics:
        yield urls.topic(topic.topic.slug), topics.page(topic, around, settings)
    yield urls.NOT_FOUND, _not_found(site, around, settings)
    yield from _feeds(site, settings)
    for file in files:
        yield file.address, file
    yield urls.ROBOTS, RobotsPage(sitemap=urls.absolute(settings, urls.SITEMAP))


def _not_found(site: Site, around: pages.Frame, settings: Settings) -> pages.NotFoundPage:
    return pages.NotFoundPage(
        site=around,
        head=pages.Head(
            title=f"Page not found – {settings.title}",
            description="There is no page at this address.",
            url=None,
            policy=metadata.policy(""),
        ),
        crumbs=crumbs(settings),
        councils=front.council_choices(site),
    )


def _feeds(site: Site, settings: Settings) -> Iterator[tuple[str, FeedPage]]:
    entries = {entry.article.slug: entry for entry in site.entries}
    newest = [entry.card for entry in site.entries]
    yield (
        urls.feed(urls.HOME),
        feeds.feed(urls.HOME, settings.title, settings.description, newest, entries, settings),
    )
    for council in site.authorities:
        address = urls.authority(council.authority.slug)
        title = f"{council.label.name} – {settings.title}"
        text = f"Stories about {council.authority.official_name}."
        yield (
            urls.feed(address),
            feeds.feed(address, title, text, council.cards, entries, settings),
        )
    for topic in site.topics:
        address = urls.topic(topic.topic.slug)
        title = f"{topic.topic.name} – {settings.title}"
        yield (
            urls.feed(address),
            feeds.feed(address, title, topic.topic.description, topic.cards, entries, settings),
        )


def page(job: Job) -> Output:
    """Draw one file. Runs in worker processes; a mistake in a template comes back as a Problem."""
    if isinstance(job.page, FeedPage):
        return Output(path=job.path, content=feeds.encoded(job.page))
    if isinstance(job.page, AssetPage):
        return Output(path=job.path, content=Path(job.page.file).read_bytes())
    if isinstance(job.page, SitemapPage):
        return Output(path=job.path, content=_sitemap(job.page).encode())
    if isinstance(job.page, RobotsPage):
        text = f"User-agent: *\nAllow: /\n\nSitemap: {job.page.sitemap}\n"
        return Output(path=job.path, content=text.encode())
    html, problems = templates.fill(job.templates, job.template, job.page)
    return Output(path=job.path, content=html.encode(), problems=problems)


def _sitemap(page: SitemapPage) -> str:
    lines = [f"  <url><loc>{escape(url)}</loc></url>" for url in page.urls]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
