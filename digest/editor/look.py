"""Read a whole site, and find all that is wrong with it, without publishing anything.

In:   a Config.
Out:  the articles, those held back, every problem: of files, headers, stories and of stories beside each other.
Not:  a site. A site's own templates are filled to see whether they can be, and the pages are thrown away.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

import msgspec

from digest import problems, publish, render, shelf, understand, work
from digest.build import Follow, Means, linked, sorted_out, understood
from digest.config import Config
from digest.editor import asks, disputes, repeats
from digest.link import aliases, gone, undated
from digest.records import Article, Drawn, Output, Problem, Record
from digest.report import Held
from digest.site import Site


class Looked(Record, frozen=True, kw_only=True):
    """What was found.

    articles:  every article that could be read, in file order.
    held:      those that a build would leave out, and why.
    published: the files of the site as it stands, below its folder.
    problems:  everything that is wrong, in file order.
    """

    articles: tuple[Article, ...]
    held: Held
    published: frozenset[str]
    problems: tuple[Problem, ...]


def over(
    config: Config,
    executor: Executor,
    *,
    known: Sequence[Problem] = (),
    follow: Follow | None = None,
) -> Looked:
    """Look over the site. known: problems found before, with the settings."""
    published = frozenset(publish.listed(Path(config.output)))
    with work.Memory(Path(config.memory), forgets=False) as memory:
        gathered = understand.gather(Path(config.root), memory, Path(config.topics))
        stand = shelf.Remembered(memory, config)
        means = Means(config, executor, memory, follow)
        briefs = list(understood(gathered, means))
        publishable, held = sorted_out(briefs, config)
        articles = tuple(shelf.articles(stand, briefs))
        waiting = [each for each in briefs if each.path in (*held.drafts, *held.future)]
        # What a careful sub-editor would ask, of each story and of all of them together.
        found = [
            *known,
            *gathered.problems,
            *(problem for article in articles for problem in article.problems),
            *(problem for article in articles for problem in asks.of(article)),
            *undated.find(briefs, stand),
            *repeats.find(articles),
            *aliases.find(briefs, stand),
            *gone.find(published, publishable, waiting),
        ]
        site = linked(publishable, stand, means)
        found += disputes.find(site.threads, publishable, stand)
        if config.templates:
            found += _templates(site, means)
    return Looked(
        articles=articles,
        held=held,
        published=published,
        problems=tuple(problems.in_order(found)),
    )


def articles(
    config: Config, executor: Executor, *, follow: Follow | None = None
) -> tuple[Article, ...]:
    """Return every article of the site that can be read, in file order."""
    with work.Memory(Path(config.memory), forgets=False) as memory:
        gathered = understand.gather(Path(config.root), memory, Path(config.topics))
        briefs = understood(gathered, Means(config, executor, memory, follow))
        return tuple(shelf.articles(shelf.Remembered(memory, config), briefs))


class _Glance:
    """A keeper that wants only the problems of a page. What it stores is what `publish` stores."""

    lay = None
    _encoder = msgspec.msgpack.Encoder()
    _decoder = msgspec.msgpack.Decoder(Drawn)

    def store(self, answer: Output) -> bytes:
        digest = work.digest_of(answer.content).hex()
        return self._encoder.encode(
            Drawn(path=answer.path, digest=digest, problems=answer.problems)
        )

    def load(self, kept: bytes) -> Drawn | None:
        try:
            return self._decoder.decode(kept)
        except msgspec.MsgspecError:
            return None


def _templates(site: Site, means: Means) -> Iterator[Problem]:
    config, executor, memory, follow = means
    pages = render.jobs(site, config)
    drawn = work.remember(render.page, pages, executor, memory, _Glance())
    for each in follow("Trying the templates", len(pages), drawn) if follow else drawn:
        yield from each.problems
