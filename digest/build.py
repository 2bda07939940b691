"""The story of a build, in the order in which the news flows.

    articles/*.txt *.md
      read     I/O   bytes     -> Source
      understand     Source    -> Article    clean, layout, extract; `shelf` keeps it, and gives its Brief
      link     pure  Briefs    -> Site
      render   pure  Job       -> Output     one page in, text out
      publish  I/O   Outputs   -> _site/

Only this module, `understand` and `explain` know that order; stages never import each other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from digest import (
    executors,
    link,
    problems,
    publish,
    read,
    render,
    search,
    shelf,
    tables,
    turns,
    understand,
    work,
)
from digest.brief import Brief, Shelf
from digest.config import Config
from digest.link import aliases, gone, people, threads, undated
from digest.records import Drawn, Output, Problem
from digest.render import datasets, feeds
from digest.report import Held, Report
from digest.site import Site

T = TypeVar("T")


class Follow(Protocol):
    """Watches work go by, for progress bars."""

    def __call__(self, label: str, total: int, work: Iterator[T], /) -> Iterator[T]:
        """Give what `work` gives. label: what is done; total: how many there are."""
        ...


class Means(NamedTuple):
    """With what a build is done, from its beginning to its end. follow: watches, where anybody does."""

    config: Config
    executor: Executor
    memory: work.Memory
    follow: Follow | None = None


def build(
    config: Config,
    executor: Executor,
    *,
    known: Sequence[Problem] = (),
    follow: Follow | None = None,
    meet: Callable[[Site], None] | None = None,
    waiting: Callable[[], None] | None = None,
    listed: Iterable[read.File] | None = None,
) -> Report:
    """Bring the published site up to date with the articles.

    known:  problems found before, with the settings.
    meet:   takes the site once it is put together, before it is drawn.
    waiting: called where another build of the site has to end first.
    listed: the files of the articles, if somebody has just looked at them.
    Raises: OSError where the world says no (disk full, folder not writable), leaving the old site whole;
            publish.InTheWayError where somebody else's files stand where ours must go.
    """
    folder = Path(config.memory)
    with turns.alone(folder, waiting) as waited, work.Memory(folder) as memory:
        files = None if waited else listed
        # Before anything is asked of workers, which are still preparing for it.
        here = executors.are_here(executor)
        publishing = publish.Site(Path(config.output), folder, lays=here)
        try:
            # By its end all is let go that was planned, before the trees are gone through.
            means = Means(config, executor, memory, follow)
            report, stopped = _drawn(means, publishing, known, meet, files)
            published = None if stopped else publishing.finish()
            return msgspec.structs.replace(report, published=published)
        finally:
            publishing.abandon()


def _drawn(
    means: Means,
    publishing: publish.Site,
    known: Sequence[Problem],
    meet: Callable[[Site], None] | None,
    listed: Iterable[read.File] | None,
) -> tuple[Report, bool]:
    """Draw all files of the site; return what is to be told, and whether an error stops the build. See `build`."""
    config, executor, memory, follow = means
    gathered = understand.gather(Path(config.root), memory, Path(config.topics), listed)
    stand = shelf.Remembered(memory, config)
    reading = understood(gathered, means)
    publishing.read_list()  # before what workers read is waited for
    briefs = list(reading)
    gathered = gathered._replace(tasks=[])  # those of a hundred thousand articles weigh 50 MB
    early = executors.early(executor)

    def ahead() -> None:
        """Have workers that have started early do what nobody waits for yet."""
        if early:
            publishing.look_ahead(early)
        executors.prepare(executor, partial(render.prepare, config.templates))

    found = [
        *known,
        *gathered.problems,
        *(p for each in briefs for p in _problems(each, config)),
    ]
    publishable, held = sorted_out(briefs, config)
    site = linked(publishable, stand, means, ahead)
    if meet:
        meet(site)
    found += [*undated.find(publishable, stand), *aliases.find(publishable, stand)]
    if not config.preview:
        later = {*held.drafts, *held.future}
        unpublished = [each for each in briefs if each.path in later]
        found += gone.find(publishing.before, publishable, unpublished)
    if problems.errors(found) and not (config.keep_going or config.preview):
        return _report(publishable, held, found, memory, None), True

    publishing.begin()
    with _growing(site, means) as growing:
        # Workers begin with these, while pages are planned here.
        feeding = _fed(site, means, publishing)
        pages = render.parts(site, config)
        drawing = work.remember_parts(render.page, pages, executor, memory, publishing, early)
        number = sum(part.number for part in pages)
        misdrawn = _told(_followed(follow, "Drawing", number, drawing))
        misdrawn += _told(feeding)
        if config.search and not problems.errors(misdrawn):
            misdrawn += _told(_indexed(site, publishing, memory))
        if config.data:
            ready = datasets.tasks(site, config)
            made = work.remember(datasets.file, ready, executor, memory, publishing)
            misdrawn += _told(made)
            misdrawn += _told(map(publishing.put, growing()))
    stopped = bool(problems.errors(misdrawn)) and not config.keep_going
    return _report(publishable, held, [*found, *misdrawn], memory, None), stopped


def understood(gathered: understand.Gathered, means: Means) -> Iterator[Brief]:
    """Give the brief of every article in file order, as they are read."""
    briefs = shelf.briefs(gathered, means.executor, means.memory)
    return _followed(means.follow, "Reading", len(gathered.tasks), briefs)


def linked(
    briefs: Sequence[Brief],
    stand: Shelf,
    means: Means,
    meanwhile: Callable[[], object] | None = None,
) -> Site:
    """What the articles say together; where no story has changed, threads and speakers are remembered.

    meanwhile: called once workers search, before their answers are waited for.
    """
    config, executor, memory, _ = means
    known = tables.load(Path(config.topics))
    councils = threads.tasks(briefs, stand, known)
    whole = work.Whole(threads.Found)
    early = executors.early(executor)
    # A worker that has started early searches while people are asked after here.
    found = work.remember(threads.of_council, councils, executor, memory, whole, early=early)
    shares = people.tasks(briefs, stand)
    own = work.Whole(people.Speakers)
    heard = work.remember(people.of_share, shares, executor, memory, own, early=early)
    if meanwhile:
        meanwhile()
    return link.site(briefs, stand, known, config, found, heard)


def _told(drawn: Iterable[Drawn]) -> list[Problem]:
    """Have all of it drawn, and return what was wrong with it."""
    return [problem for each in drawn for problem in each.problems]


def _followed(follow: Follow | None, label: str, total: int, work: Iterator[T]) -> Iterator[T]:
    return follow(label, total, work) if follow else work


def _fed(site: Site, means: Means, publishing: publish.Site) -> Iterator[Drawn]:
    """The feeds, of which those are made together that have stories between them; the first are begun now."""
    config, executor, memory, follow = means
    feeding = render.feeding(site, config)
    several = publish.Several(publishing)
    early = executors.early(executor)
    made = work.remember(feeds.files, feeding, executor, memory, several, early=early)
    return chain.from_iterable(_followed(follow, "Making feeds", len(feeding), made))


@contextmanager
def _growing(site: Site, means: Means) -> Iterator[Callable[[], tuple[Output, ...]]]:
    """Have the files that grow with every story put together beside other work; give what waits for them."""
    if not means.config.data:
        yield tuple
        return
    together = _together(site, means)
    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(together.files).result


def _together(site: Site, means: Means) -> datasets.Together:
    """The data of all stories, of which the days are gathered that are new."""
    config, executor, memory, _ = means
    days = datasets.days(site, config.settings)
    keys = work.keys(datasets.portion, (day.task.identity for day in days))
    makes = {day.rank: day.task.make for day in days}
    folder = Path(config.memory) / "data"
    together = datasets.Together(
        folder, dict(zip(makes, keys, strict=True)), datasets.few(site, config)
    )
    new = [makes[rank] for rank in together.new]
    memory.tally(work.Tally(function="portion", asked=len(days), done=len(new), whys={}))
    memory.tally(work.Tally(function="together", asked=1, done=not together.stand, whys={}))
    together.add(work.done(datasets.portion, new, executor))
    return together


def export(config: Config, executor: Executor, output: Path) -> Report:
    """Write the open data of the articles into the folder `output`, and nothing else of the site.

    Raises: OSError where the world says no.
    """
    folder = Path(config.memory)
    with turns.alone(folder), work.Memory(folder, forgets=False) as memory:
        means = Means(config, executor, memory)
        gathered = understand.gather(Path(config.root), memory, Path(config.topics))
        stand = shelf.Remembered(memory, config)
        briefs = list(understood(gathered, means))
        found = [*gathered.problems, *(p for each in briefs for p in _problems(each, config))]
        publishable, held = sorted_out(briefs, config)
        if problems.errors(found) and not config.keep_going:
            return _report(publishable, held, found, memory, None)
        site = linked(publishable, stand, means)
        ready = [datasets.file(each.make()) for each in datasets.tasks(site, config)]
        growing = _together(site, means).files()
        written = publish.loose([*ready, *growing], output)
        return _report(publishable, held, found, memory, written)


def _indexed(site: Site, publishing: publish.Site, memory: work.Memory) -> Iterator[Drawn]:
    """The files of the search index, of which only the parts are made anew whose pages have changed."""
    shards = render.search.shards(site)
    indexing = [search.task(shard, publishing.after, publishing.standing) for shard in shards]
    several = publish.Several(publishing)
    # Pagefind reads the pages where they stand, and is as many threads as there are cores.
    here = executors.Serial()
    for files in work.remember(search.index, indexing, here, memory, several):
        yield from files


def sorted_out(articles: Sequence[Brief], config: Config) -> tuple[list[Brief], Held]:
    """Return the articles to publish, and those held back.

    Those with errors stay out only with --keep-going; a preview shows drafts and stories of the future too.
    """
    drafts = [a for a in articles if a.draft]
    future = [a for a in articles if not a.draft and a.date and a.date > config.today]
    broken = [a for a in articles if _stops(a, config) and problems.errors(a.problems)]
    out = {a.path for a in (broken if config.preview else (*drafts, *future, *broken))}
    held = Held(
        drafts=tuple(a.path for a in drafts),
        future=tuple(a.path for a in future),
        broken=tuple(a.path for a in broken),
    )
    return [a for a in articles if a.path not in out], held


def _stops(article: Brief, config: Config) -> bool:
    """Whether an error in the article stops a build: nobody reads a draft but in a preview."""
    return config.preview or not article.draft


def _problems(article: Brief, config: Config) -> Iterator[Problem]:
    for problem in article.problems:
        if not _stops(article, config):
            problem = msgspec.structs.replace(problem, severity="warning")
        yield problem


def _report(
    articles: Sequence[Brief],
    held: Held,
    found: Iterable[Problem],
    memory: work.Memory,
    published: publish.Report | None,
) -> Report:
    return Report(
        articles=len(articles),
        undated=sum(a.date is None for a in articles),
        held=held,
        problems=tuple(problems.in_order([*found, *memory.problems])),
        published=published,
        tallies=tuple(memory.tallies),
    )
