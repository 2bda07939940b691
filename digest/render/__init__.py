"""Draw the site's pages: one record in, one file out.

In:   a Site and the Config give tasks, each of one Job; a Job gives an Output.
Out:  `jobs` says what there is to draw, `page` draws one. A Job holds all that its file shows, so that a page whose
      job is unchanged need not be drawn again, here or on another machine.
Not:  writing. `publish` does that.
"""

from collections.abc import Iterator
from html import escape

import msgspec

from digest import labels, urls
from digest.config import Config, Settings
from digest.records import Article, Output, Record
from digest.render import (
    about,
    articles,
    assets,
    authorities,
    bundles,
    calendars,
    closures,
    diary,
    feeds,
    front,
    metadata,
    pages,
    people,
    search,
    threads,
    topics,
)
from digest.render.assets import AssetPage
from digest.render.calendars import CalendarPage
from digest.render.datasets import page as data
from digest.render.feeds import Feeds, OpmlPage
from digest.render.feeds import page as subscribe
from digest.render.frame import crumbs, frame
from digest.render.planned import Planned
from digest.render.prints import Prints
from digest.render.story import placed
from digest.site import Entry, Site
from digest.work import Part, Task, digest_of

TEMPLATES: dict[type[pages.Page], str] = {
    pages.HomePage: "home.html",
    pages.ArchivePage: "archive.html",
    pages.UndatedPage: "undated.html",
    pages.ArticlePage: "article.html",
    pages.AuthorityPage: "authority.html",
    pages.AuthoritiesPage: "authorities.html",
    pages.TopicPage: "topic.html",
    pages.TopicsPage: "topics.html",
    pages.ThreadPage: "thread.html",
    pages.ThreadsPage: "threads.html",
    pages.PersonPage: "person.html",
    pages.PeoplePage: "people.html",
    pages.DiaryPage: "diary.html",
    pages.DiaryYearPage: "diary-year.html",
    pages.SearchPage: "search.html",
    pages.AboutPage: "about.html",
    pages.FeedsPage: "feeds.html",
    pages.DataPage: "data.html",
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
    | pages.ThreadPage
    | pages.ThreadsPage
    | pages.PersonPage
    | pages.PeoplePage
    | pages.DiaryPage
    | pages.DiaryYearPage
    | pages.SearchPage
    | pages.AboutPage
    | pages.FeedsPage
    | pages.DataPage
    | pages.NotFoundPage
    | pages.RedirectPage
    | OpmlPage
    | CalendarPage
    | SitemapPage
    | bundles.StoryPage
    | bundles.RecordPage
    | RobotsPage
    | AssetPage
)


class Job(Record, frozen=True, kw_only=True):
    """One file to make.

    path:      where it will stand below the output folder, POSIX.
    page:      all that it shows.
    template:  its template's name, or "" for a file that has none.
    own:       those of the site's own templates on which it draws.
    closure:   a digest of everything that the template draws on.
    """

    path: str
    page: AnyPage = RobotsPage(sitemap="")
    template: str = ""
    own: tuple[closures.Own, ...] = ()
    closure: str = ""


def jobs(site: Site, config: Config) -> list[Task[Job]]:
    """Return a task for every file that the site consists of, in a fixed order."""
    return [task for part in parts(site, config) for task in part.open()]


def parts(site: Site, config: Config) -> list[Part[Job]]:
    """Return the tasks of a site in parts: those of each council's stories, figures and people; and all others."""
    drawn_on = closures.closures(closures.own_templates(config.templates))
    none = closures.Closure("", ())
    encode = msgspec.msgpack.Encoder(order="deterministic").encode

    def task(planned: Planned) -> Task[Job]:
        name = TEMPLATES.get(planned.kind, "")  # type: ignore[arg-type]  # files without a template
        closure = drawn_on.get(name, none)
        path = urls.file(planned.address)

        def make() -> Job:
            page = planned.make()
            return Job(path=path, page=page, template=name, own=closure.own, closure=closure.digest)

        shown = digest_of(encode((planned.kind.__name__, planned.depends_on)))
        parts = {"its template": closure.digest.encode(), "what it shows": shown}
        return Task(encode((path, name, closure.digest, shown)), make, path, parts)

    around = _around(site, config)
    topics = [(topic.slug, topic.name) for topic in site.tables.topics.values()]
    common = digest_of(encode((around, config.settings, topics)))
    prints = Prints(site)
    drawn_with = encode(sorted((name, each.digest) for name, each in drawn_on.items()))
    councils = list(bundles.planned(site, prints, around, common, config.settings))
    others = list(_pages(site, prints, around, common, config))
    addresses = [
        planned.address
        for planned in others
        if TEMPLATES.get(planned.kind, "") not in ("", "not-found.html", "redirect.html")  # type: ignore[arg-type]
    ]

    def sitemap() -> SitemapPage:
        below = (address for bundle in councils for address in bundle.addresses())
        everything = (*addresses, *below)
        return SitemapPage(urls=tuple(urls.absolute(config.settings, each) for each in everything))

    named = (config.settings.url, addresses, [bundle.named for bundle in councils])
    others.append(Planned(urls.SITEMAP, SitemapPage, named, sitemap))
    return [
        Part(b"", len(others), lambda: [task(each) for each in others]),
        *(
            Part(
                digest_of(drawn_with + bundle.identity),
                bundle.number,
                lambda bundle=bundle: [task(each) for each in bundle.pages()],  # type: ignore[misc]
            )
            for bundle in councils
        ),
    ]


def prepare(own: str | None) -> None:
    """Have this process ready to draw: import what does, and compile the templates. own: folder of the site's own."""
    from digest.render import templates
    from digest.render.calendars import written as _calendars  # noqa: F401  # icalendar, 0.2 s
    from digest.render.feeds import written as _feeds  # noqa: F401  # feedgen, 0.1 s

    templates.prepare(closures.own_templates(own), TEMPLATES.values())


def feeding(site: Site, config: Config) -> list[Task[Feeds]]:
    """Return the tasks of all feeds, which `feeds.files` does."""
    settings = config.settings
    files = assets.found(config.templates)
    picture = next(urls.absolute(settings, f.address) for f in files if f.name == feeds.PICTURE)
    return list(feeds.tasks(site, settings, picture))


def proof(entry: Entry, article: Article, site: Site, config: Config) -> Output:
    """Draw one article's page ahead of the site that it will belong to, for a preview that cannot wait."""
    settings = config.settings
    around = _around(site, config)
    names = labels.Names(site.tables, settings)
    page = articles.page(entry, placed(article), (), names, around, settings)
    path = urls.file(urls.article(article.slug))
    own = closures.own_templates(config.templates)
    from digest.render import templates

    html, found = templates.fill(own, TEMPLATES[pages.ArticlePage], page)
    return Output(path=path, content=html.encode(), problems=found)


def _around(site: Site, config: Config) -> pages.Frame:
    """What all pages have around them."""
    files = assets.found(config.templates)
    addresses = {file.name: urls.href(config.settings, file.address) for file in files}
    return frame(site, addresses, config)


def _pages(
    site: Site, prints: Prints, around: pages.Frame, common: bytes, config: Config
) -> Iterator[Planned]:
    settings = config.settings
    files = assets.found(config.templates)

    dated = list(calendars.planned(site, prints, settings))
    with_calendar = frozenset(calendar.address for calendar in dated)
    yield Planned.ready(urls.HOME, front.home(site, around, settings))
    yield from front.archives(site, prints, around, common, settings)
    if site.undated:
        yield Planned.ready(urls.UNDATED, front.undated(site, around, settings))
    yield Planned.ready(urls.COUNCILS, authorities.index(site, around, settings))
    yield from authorities.planned(site, prints, around, config, common)
    yield Planned.ready(urls.TOPICS, topics.index(site, around, settings))
    yield from topics.planned(site, prints, with_calendar, around, common, settings)
    if site.threads:
        yield Planned.ready(urls.FIGURES, threads.index(site, around, settings))
    if site.people:
        yield people.planned(site, prints, around, common, settings)
    if site.diary:
        yield diary.planned(site, prints, around, common, config)
        yield from diary.years(site, prints, around, common, settings)
    yield Planned.ready(urls.ABOUT, about.page(site, around, config))
    if config.search:
        yield Planned.ready(urls.SEARCH, search.page(site, around, settings))
    yield Planned.ready(urls.NOT_FOUND, _not_found(site, around, settings))
    yield Planned.ready(urls.OPML, feeds.listed(site, settings))
    yield from dated
    yield Planned.ready(urls.FEEDS, subscribe.page(site, with_calendar, around, settings))
    if config.data:
        yield Planned.ready(urls.DATA, data.page(around, config))
    yield from (Planned.ready(file.address, file) for file in files)
    yield Planned.ready(urls.ROBOTS, RobotsPage(sitemap=urls.absolute(settings, urls.SITEMAP)))


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
        councils=authorities.rows(site),
    )


def page(job: Job) -> Output:
    """Draw one file. Runs in worker processes; a mistake in a template comes back as a Problem."""
    if isinstance(job.page, OpmlPage):
        return Output(path=job.path, content=feeds.opml(job.page))
    if isinstance(job.page, CalendarPage):
        return Output(path=job.path, content=calendars.encoded(job.page))
    if isinstance(job.page, AssetPage):
        return Output(path=job.path, content=assets.content(job.page))
    if isinstance(job.page, SitemapPage):
        return Output(path=job.path, content=_sitemap(job.page).encode())
    if isinstance(job.page, bundles.RecordPage):
        return Output(path=job.path, content=bundles.record(job.page))
    if isinstance(job.page, RobotsPage):
        text = f"User-agent: *\nAllow: /\n\nSitemap: {job.page.sitemap}\n"
        return Output(path=job.path, content=text.encode())
    shown = bundles.article(job.page) if isinstance(job.page, bundles.StoryPage) else job.page
    from digest.render import templates

    html, problems = templates.fill(job.own, job.template, shown)
    return Output(path=job.path, content=html.encode(), problems=problems)


def _sitemap(page: SitemapPage) -> str:
    lines = [f"  <url><loc>{escape(url)}</loc></url>" for url in page.urls]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
