"""Draw the site's pages: one record in, one file out.

In:   a Site and the Config give tasks, each of one Job; a Job gives an Output.
Out:  `jobs` says what there is to draw, `page` draws one. A Job holds all that its file shows, so that a page whose
      job is unchanged need not be drawn again, here or on another machine.
Not:  writing. `publish` does that.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape

import msgspec

from digest import labels, urls
from digest.brief import Brief, Shelf
from digest.config import Config, Settings
from digest.records import Article, Output, Record
from digest.render import (
    about,
    articles,
    assets,
    authorities,
    calendars,
    diary,
    feeds,
    front,
    metadata,
    pages,
    people,
    search,
    templates,
    threads,
    topics,
)
from digest.render.assets import AssetPage
from digest.render.calendars import CalendarPage
from digest.render.datasets import page as data
from digest.render.datasets import published
from digest.render.datasets.rows import Places
from digest.render.feeds import FeedPage, OpmlPage
from digest.render.feeds import page as subscribe
from digest.render.frame import crumbs, frame
from digest.render.planned import Planned
from digest.site import Entry, Site
from digest.work import Task, digest_of

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


class RecordPage(Record, frozen=True, kw_only=True, tag="record", tag_field="page"):
    """An article's record as JSON."""

    text: str


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
    | FeedPage
    | OpmlPage
    | CalendarPage
    | SitemapPage
    | RecordPage
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
    own: tuple[templates.Own, ...] = ()
    closure: str = ""


def _ready(address: str, page: AnyPage) -> Planned:
    """A page whose record is cheap to make: it stands for itself."""
    return Planned(address, type(page), page, lambda: page)


def jobs(site: Site, config: Config) -> Sequence[Task[Job]]:
    """Return a task for every file that the site consists of, in a fixed order."""
    closures = templates.closures(templates.own_templates(config.templates))
    none = templates.Closure("", ())
    encode = msgspec.msgpack.Encoder(order="deterministic").encode

    def task(planned: Planned) -> Task[Job]:
        name = TEMPLATES.get(planned.kind, "")  # type: ignore[arg-type]  # files without a template
        closure = closures.get(name, none)
        path = urls.file(planned.address)

        def make() -> Job:
            page = planned.make()
            return Job(path=path, page=page, template=name, own=closure.own, closure=closure.digest)

        shown = digest_of(encode((planned.kind.__name__, planned.depends_on)))
        parts = {"its template": closure.digest.encode(), "what it shows": shown}
        return Task(encode((path, name, closure.digest, shown)), make, path, parts)

    found = list(_pages(site, config))
    addresses = tuple(
        urls.absolute(config.settings, planned.address)
        for planned in found
        if TEMPLATES.get(planned.kind, "") not in ("", "not-found.html", "redirect.html")  # type: ignore[arg-type]
    )
    found.append(_ready(urls.SITEMAP, SitemapPage(urls=addresses)))
    return [task(planned) for planned in found]


def proof(entry: Entry, article: Article, site: Site, config: Config) -> Output:
    """Draw one article's page ahead of the site that it will belong to, for a preview that cannot wait."""
    settings = config.settings
    files = assets.found(config.templates)
    addresses = {file.name: urls.href(settings, file.address) for file in files}
    around = frame(site, addresses, config)
    names = labels.Names(site.tables, settings)
    page = articles.page(entry, article, names, around, settings)
    path = urls.file(urls.article(article.slug))
    own = templates.own_templates(config.templates)
    html, found = templates.fill(own, TEMPLATES[pages.ArticlePage], page)
    return Output(path=path, content=html.encode(), problems=found)


def _pages(site: Site, config: Config) -> Iterator[Planned]:
    settings = config.settings
    files = assets.found(config.templates)
    addresses = {file.name: urls.href(settings, file.address) for file in files}
    around = frame(site, addresses, config)
    there = {stories.authority.slug: stories for stories in site.authorities}
    common = digest_of(msgspec.msgpack.encode((around, settings)))

    def ready(pages: Iterable[tuple[str, AnyPage]]) -> Iterator[Planned]:
        return (_ready(address, page) for address, page in pages)

    names = labels.Names(site.tables, settings)
    dated = list(calendars.planned(site, settings))
    with_calendar = frozenset(calendar.address for calendar in dated)
    yield _ready(urls.HOME, front.home(site, around, settings))
    yield from ready(front.archives(site, around, settings))
    if site.undated:
        yield _ready(urls.UNDATED, front.undated(site, around, settings))
    for entry in site.entries:
        yield Planned(
            urls.article(entry.brief.slug),
            pages.ArticlePage,
            (common, entry.brief.fingerprint, msgspec.structs.astuple(entry)[1:]),
            partial(_article, entry, site.shelf, names, around, settings),
        )
        yield Planned(
            urls.record(entry.brief.slug),
            RecordPage,
            (settings.url, entry.brief.fingerprint),
            partial(_record, entry.brief, site.shelf, settings),
        )
        yield from ready(articles.redirects(entry.brief, around, settings))
    yield _ready(urls.COUNCILS, authorities.index(site, around, settings))
    for council in site.authorities:
        address = urls.authority(council.authority.slug)
        yield _ready(address, authorities.page(council, site, there, around, config))
    yield _ready(urls.TOPICS, topics.index(site, around, settings))
    for topic in site.topics:
        address = urls.topic(topic.topic.slug)
        has_calendar = urls.calendar(address) in with_calendar
        drawn = topics.page(topic, site.tables, around, settings, has_calendar=has_calendar)
        yield _ready(address, drawn)
    yield from _threads(site, around, common, settings)
    yield from _people(site, around, common, settings)
    if site.diary:
        yield _ready(urls.DIARY, diary.page(site, around, settings, config.today))
        yield from ready(diary.years(site, around, settings))
    yield _ready(urls.ABOUT, about.page(site, around, config))
    if config.search:
        yield _ready(urls.SEARCH, search.page(site, around, settings))
    yield _ready(urls.NOT_FOUND, _not_found(site, around, settings))
    picture = next(urls.absolute(settings, f.address) for f in files if f.name == feeds.PICTURE)
    yield from feeds.planned(site, settings, picture)
    yield from dated
    yield _ready(urls.FEEDS, subscribe.page(site, with_calendar, around, settings))
    if config.data:
        yield _ready(urls.DATA, data.page(around, config))
    yield from (_ready(file.address, file) for file in files)
    yield _ready(urls.ROBOTS, RobotsPage(sitemap=urls.absolute(settings, urls.SITEMAP)))


def _threads(
    site: Site, around: pages.Frame, common: bytes, settings: Settings
) -> Iterator[Planned]:
    if site.threads:
        yield _ready(urls.FIGURES, threads.index(site, around, settings))
    others = {
        stories.authority.slug: threads.links(stories.threads, settings)
        for stories in site.authorities
    }
    for thread in site.threads:
        beside = others.get(thread.authority, ())
        yield Planned(
            urls.thread(thread.slug),
            pages.ThreadPage,
            (common, thread, beside),
            partial(threads.page, thread, beside, site.tables, around, settings),
        )


def _people(
    site: Site, around: pages.Frame, common: bytes, settings: Settings
) -> Iterator[Planned]:
    if site.people:
        yield _ready(urls.PEOPLE, people.index(site, around, settings))
    there = frozenset(stories.authority.slug for stories in site.authorities)
    named = people.by_name(site.people)
    for person in site.people:
        namesakes = named[person.name.casefold()]
        yield Planned(
            urls.person(person.slug),
            pages.PersonPage,
            (common, person, namesakes),
            partial(people.page, person, namesakes, there, around, settings),
        )


def _article(
    entry: Entry, shelf: Shelf, names: labels.Names, around: pages.Frame, settings: Settings
) -> pages.ArticlePage:
    return articles.page(entry, shelf.article(entry.brief), names, around, settings)


def _record(brief: Brief, shelf: Shelf, settings: Settings) -> RecordPage:
    article = shelf.article(brief)
    line = published.encoded(article, Places(article, settings))
    return RecordPage(text=line.decode() + "\n")


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
    if isinstance(job.page, FeedPage):
        return Output(path=job.path, content=feeds.encoded(job.page))
    if isinstance(job.page, OpmlPage):
        return Output(path=job.path, content=feeds.opml(job.page))
    if isinstance(job.page, CalendarPage):
        return Output(path=job.path, content=calendars.encoded(job.page))
    if isinstance(job.page, AssetPage):
        return Output(path=job.path, content=assets.content(job.page))
    if isinstance(job.page, SitemapPage):
        return Output(path=job.path, content=_sitemap(job.page).encode())
    if isinstance(job.page, RecordPage):
        return Output(path=job.path, content=job.page.text.encode())
    if isinstance(job.page, RobotsPage):
        text = f"User-agent: *\nAllow: /\n\nSitemap: {job.page.sitemap}\n"
        return Output(path=job.path, content=text.encode())
    html, problems = templates.fill(job.own, job.template, job.page)
    return Output(path=job.path, content=html.encode(), problems=problems)


def _sitemap(page: SitemapPage) -> str:
    lines = [f"  <url><loc>{escape(url)}</loc></url>" for url in page.urls]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
