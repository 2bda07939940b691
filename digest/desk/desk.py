"""What the desk knows and does, without a browser: lists, opens and saves articles.

In:   the site's folder, a function that tells what the last build knows, forms.
Out:  rows of the list, Readings of single articles, and files with other headers.
Not:  HTTP and HTML.
"""

import hmac
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import read, tables, understand
from digest.brief import Brief
from digest.config import Config
from digest.desk import files, listing, wishes
from digest.desk.listing import Row
from digest.desk.wishes import About, Form
from digest.editor import disputes, save
from digest.records import Article, Problem, Source
from digest.site import Site
from digest.tables import Tables


class Known(NamedTuple):
    """What the last build knows. stamp: another one whenever any of it has changed."""

    stamp: object
    config: Config
    site: Site | None
    problems: Sequence[Problem]


class Reading(NamedTuple):
    """One article, read from its file just now. article: None where the file is no article."""

    file: files.Opened
    article: Article | None
    tables: Tables
    today: str

    @property
    def about(self) -> About:
        """What a form about this article has to know."""
        assert self.article is not None
        return About(self.file.source, self.article, self.tables, self.file.can, self.today)

    @property
    def is_unreadable(self) -> bool:
        """There is a header, and it cannot be read."""
        source = self.file.source
        return source.header is None and any(p.code.startswith("header-") for p in source.problems)


class StaleError(Exception):
    """The file was changed since the form was opened. reading: as it is now."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.file.source.path)
        self.reading = reading


class RefusedError(Exception):
    """What was asked for would leave the file with problems that it has not now."""

    def __init__(self, reading: Reading, found: Sequence[Problem]) -> None:
        super().__init__(reading.file.source.path)
        self.reading, self.found = reading, found


class _Fresh(NamedTuple):
    """An article that was saved here. behind: the fingerprint that the build had of it then."""

    behind: bytes
    article: Article


class Desk:
    """The articles of one site, for an editor to put right."""

    def __init__(self, root: Path, know: Callable[[], Known]) -> None:
        self._root, self.know = root, know
        self._writing = threading.Lock()
        self._listing = threading.Lock()
        self._stamp: object = None
        self._rows: list[Row] = []
        self._made: dict[str, tuple[bytes, tuple[Problem, ...], Row]] = {}
        self._fresh: dict[str, _Fresh] = {}
        self._disputed: tuple[Site | None, list[Problem]] = (None, [])

    def rows(self) -> list[Row]:
        """Return every article of the site in the order of need."""
        with self._listing:
            known = self.know()
            if self._stamp != known.stamp:
                self._rows = listing.in_order(self._all(known))
                self._stamp = known.stamp
            return self._rows

    def _all(self, known: Known) -> list[Row]:
        table = _tables(known.config)
        found = self._problems(known)
        rows: dict[str, Row] = {}
        briefs = _briefs(known)
        for brief in briefs:
            own = tuple(found.get(brief.path, ()))
            fresh = self._newest(brief)
            fingerprint = (fresh or brief).fingerprint
            kept = self._made.get(brief.path)
            if kept is None or kept[:2] != (fingerprint, own):
                assert known.site is not None
                article = fresh or known.site.shelf.article(brief)
                kept = (fingerprint, own, listing.row(article, own, table))
                self._made[brief.path] = kept
            rows[brief.path] = kept[2]
        for path in self._fresh.keys() - {brief.path for brief in briefs}:
            mended = self._fresh[path].article
            rows[path] = listing.row(mended, tuple(found.get(path, ())), table)
        for path, wrong in found.items():
            if path.startswith("articles/") and path not in rows:
                rows[path] = listing.row_of_file(path, wrong)
        self._made = {path: kept for path, kept in self._made.items() if path in rows}
        return [*rows.values()]

    def _newest(self, brief: Brief) -> Article | None:
        """The article as it was saved here, until a build has caught up with it."""
        fresh = self._fresh.get(brief.path)
        if fresh is None:
            return None
        if fresh.behind == brief.fingerprint:
            return fresh.article
        del self._fresh[brief.path]
        return None

    def _problems(self, known: Known) -> dict[str, list[Problem]]:
        if self._disputed[0] is not known.site:
            site = known.site
            said = disputes.find(site.threads, _briefs(known), site.shelf) if site else ()
            self._disputed = (site, [*said])
        found: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in (*known.problems, *self._disputed[1]):
            found[problem.path].append(problem)
        for path, fresh in self._fresh.items():
            # What a build said of the words that stood there before is said of nothing now.
            found[path] = [*fresh.article.problems]
        return found

    def problems_of(self, path: str) -> list[Problem]:
        """Return what the last build found wrong with a file, beside what is wrong with it alone."""
        with self._listing:
            return self._problems(self.know()).get(path, [])

    def open(self, name: str) -> Reading:
        """Return the article of that name, below `articles/`, as its file is now. Raises: files.NotHereError."""
        known = self.know()
        file = files.opened(self._root, name)
        return self._reading(file, known.config)

    def _reading(self, file: files.Opened, config: Config) -> Reading:
        article = _understood(file, config.topics) if file.source.text else None
        return Reading(file, article, _tables(config), config.today)

    def save(self, name: str, form: Form) -> Reading:
        """Do what a form asks for, and return the article as it is then.

        Raises: StaleError, RefusedError, wishes.WishError, headers.CannotEditError, files.NotHereError; OSError where
                the world says no. The file is then as it was.
        """
        with self._writing:
            known = self.know()
            before = self.open(name)
            if not hmac.compare_digest(wishes.one(form, "version"), before.file.version):
                raise StaleError(before)
            if before.article is None:
                raise files.NotHereError(name)
            text = wishes.text(form, before.about)
            data = files.with_header(before.file, text)
            after = self._reading(_with(before.file, data), known.config)
            new = _new(before, after)
            if new:
                raise RefusedError(before, new)
            try:
                files.saved(before.file, data)
            except save.ChangedMeanwhileError as error:
                raise StaleError(self.open(name)) from error
            self._note(before, after, known)
        return after

    def _note(self, before: Reading, after: Reading, known: Known) -> None:
        assert after.article is not None
        path = after.article.path
        built = next((b.fingerprint for b in _briefs(known) if b.path == path), b"")
        with self._listing:
            self._fresh[path] = _Fresh(built, after.article)
            self._stamp = None

    def after(self, name: str) -> str:
        """Return the name of the article that is next in the order of need, or ""."""
        names = [row.name for row in self.rows() if any(n.kind != "unread" for n in row.needs)]
        others = [each for each in names if each != name]
        place = names.index(name) if name in names else 0
        return (others[place:] or others or [""])[0]


def _briefs(known: Known) -> list[Brief]:
    return list(known.site.briefs) if known.site else []


def _with(file: files.Opened, data: bytes) -> files.Opened:
    """The file as it will be."""
    empty = msgspec.structs.replace(file.source, text="", header=None, header_end=0, problems=())
    return file._replace(source=read.decoded(empty, data), data=data)


def _new(before: Reading, after: Reading) -> list[Problem]:
    """What a change would make wrong: errors, and corrections that are about nothing."""
    assert before.article is not None
    if after.article is None:
        return [*after.file.source.problems]
    if before.is_unreadable and not after.is_unreadable:
        return []  # what its lines get wrong could not be seen until now
    known = {(each.code, each.what) for each in before.article.problems}
    return [
        each
        for each in after.article.problems
        if (each.severity == "error" or each.code.startswith("corrections-"))
        and (each.code, each.what) not in known
    ]


def _understood(file: files.Opened, topics: str) -> Article:
    return _article(file.source, topics, Path(topics).read_bytes())


@lru_cache(maxsize=32)
def _article(source: Source, topics: str, content: bytes) -> Article:
    [paste] = understand.pastes([source], Path(topics))
    return understand.understand(paste)


def _tables(config: Config) -> Tables:
    return tables.load(Path(config.topics))
