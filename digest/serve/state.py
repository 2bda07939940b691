"""What the preview shows now: the last build, proofs of what was saved since, and problems.

In:   a site's folder; word that some of its files were saved.
Out:  pages, and what to tell the browser beside them.
Not:  HTTP.

A save is shown twice: `proof` draws the one page at once, `build` brings the whole site up to date behind it.
"""

import os
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from digest import build, config, executors, problems, publish, read, shelf, urls
from digest.config import Config
from digest.desk.desk import Known
from digest.link import gone
from digest.records import Problem
from digest.report import Held, Report
from digest.serve import proof
from digest.site import Site

_SHOWN_COLUMNS = 84  # of a problem in the browser's panel
_MOST = 50  # problems sent to the browser


class Preview:
    """One site being previewed.

    base: the path at which the site stands: "/", or "/digest/".
    told: counts what there was to tell: builds and proofs.
    """

    def __init__(
        self,
        root: Path,
        tell: Callable[[str], None],
        show: Callable[[Sequence[Problem]], None],
    ) -> None:
        self.root, self._tell, self._show = root, tell, show
        self._output = root / ".digest" / "preview" / "site"
        self._session = f"{os.getpid()}-{time.monotonic_ns()}"
        self._report: Report | None = None
        self._config: Config | None = None
        self._site: Site | None = None
        self._gone: tuple[Problem, ...] = ()
        self._published: tuple[int, frozenset[str]] = (0, frozenset())
        self._trouble = ""
        self._last_good: dict[str, bytes] = {}
        self._proofs: dict[str, bytes] = {}
        self._early: dict[str, tuple[Problem, ...]] = {}
        self._shown: frozenset[Problem] = frozenset()
        self._changing = threading.Lock()
        self.changes = 0
        self.base = "/"

    def proof(self, saved: Collection[str]) -> None:
        """Draw the pages of saved articles by themselves, and find what is wrong with them."""
        self._keep_pages(saved)
        if self._site is None or self._config is None:
            return
        for path in saved:
            try:
                made = proof.of(path, self._site, self._config)
            except Exception:
                continue  # the build comes upon the same, and tells it
            with self._changing:
                if made.page is not None:
                    self._proofs[made.page.path] = made.page.content
                if made.page is not None or made.problems:
                    self._early[path] = made.problems
        self.changes += 1

    def build(self, saved: Collection[str] = (), *, first: bool = False) -> None:
        """Bring the whole preview up to date. saved: the files that were saved, relative to the site.

        first: nothing else runs yet, so that all cores may be used.
        """
        started = time.perf_counter()
        self._keep_pages(saved)
        try:
            loaded = self._loaded()
            with executors.local(executors.cores() if first else 1) as executor:
                self._report = build.build(
                    loaded.config, executor, known=loaded.problems, meet=self._meet
                )
            self._gone = tuple(self._lost(self._report.held))
            self._trouble = ""
        except OSError as error:
            self._trouble = f"{error.filename or 'The preview'}: {(error.strerror or str(error)).lower()}"  # fmt: skip
        except Exception:
            # The server has to go on: the next save may be one that does not trip over our bug.
            self._trouble = f"This is a mistake in council-digest, not in your articles.\n\n{traceback.format_exc()}"  # fmt: skip
        with self._changing:
            for path in saved:
                self._early.pop(path, None)
                self._proofs.pop(_page_of(path), None)
        self.changes += 1
        self._say(saved, time.perf_counter() - started)
        if first:
            self._warm_up()

    def _warm_up(self) -> None:
        """Read one article here: other processes did, and this one's tables and patterns are still to be made."""
        if self._site and self._config and self._site.briefs:
            with suppress(Exception):  # the first save meets the same, and tells it
                proof.of(self._site.briefs[0].path, self._site, self._config)

    def _lost(self, held: Held) -> Iterator[Problem]:
        """Warn of addresses that readers know and that the next publication would not answer."""
        listing = self.root / "_site" / publish.LIST
        with suppress(OSError):
            changed_ns = listing.stat().st_mtime_ns
            if changed_ns != self._published[0]:
                files = publish.listed(listing.parent)
                self._published = (changed_ns, frozenset(filter(gone.is_article, files)))
            unpublished = {*held.drafts, *held.future}
            briefs = self._site.briefs if self._site else ()
            yield from gone.find(
                self._published[1],
                [brief for brief in briefs if brief.path not in unpublished],
                [brief for brief in briefs if brief.path in unpublished],
            )

    def _meet(self, site: Site) -> None:
        assert self._config is not None
        # The build's own shelf is closed with its memory.
        stand = shelf.Lasting(self._config)
        self._site = msgspec.structs.replace(site, shelf=stand, register=site.register.on(stand))

    def _loaded(self) -> config.Loaded:
        loaded = config.load(self.root, output=self._output, search=False, data=False)
        self.base = urls.base(loaded.config.settings)
        self._config = msgspec.structs.replace(
            loaded.config, preview=True, memory=str(self._output.parent)
        )
        return loaded._replace(config=self._config)

    def _keep_pages(self, saved: Collection[str]) -> None:
        """Keep the pages of files that were saved: a save may have broken them."""
        for path in saved:
            page = _page_of(path)
            content = self._content(page)
            if content is not None:
                self._last_good[page] = content

    def _content(self, path: str) -> bytes | None:
        kept = self._proofs.get(path)
        if kept is not None:
            return kept
        try:
            return (self._output / path).read_bytes()
        except (OSError, ValueError):  # a path may hold what no file's name can
            return None

    def _say(self, saved: Collection[str], seconds: float) -> None:
        done = self._report.published if self._report else None
        pages = done.written if done else 0
        if saved:
            there = [path for path in sorted(saved) if (self.root / path).exists()]
            what = ", ".join(there[:3]) or ", ".join(sorted(saved)[:3])
            self._tell(f"{what}: {pages} file{'' if pages == 1 else 's'} drawn in {seconds:.1f} s; {problems.tally(self.problems())}")  # fmt: skip
        self._show([problem for problem in self.problems() if problem not in self._shown])
        self._shown = frozenset(self.problems())
        if self._trouble:
            self._tell(self._trouble)

    def problems(self) -> Sequence[Problem]:
        """Return what is wrong as far as is known, errors first."""
        built = (*self._report.problems, *self._gone) if self._report else ()
        with self._changing:
            early = dict(self._early)
        found = [problem for problem in built if problem.path not in early]
        found += (problem for each in early.values() for problem in each)
        return sorted(found, key=lambda problem: problem.severity != "error")

    def known(self) -> Known:
        """Return what the last build knows, for the desk."""
        if self._config is None:
            self._loaded()
        assert self._config is not None
        # A preview that was left open over night knows yesterday's date.
        today = config.load(self.root).config.today
        settled = msgspec.structs.replace(self._config, today=today)
        return Known((self.changes, self._site is None), settled, self._site, self.problems())

    def article_of(self, page: str) -> str:
        """Return the file of the article that a published file shows, below `articles/`; "" for other pages."""
        briefs = self._site.briefs if self._site else ()
        paths = (brief.path for brief in briefs if _page_of(brief.path) == page)
        return next(paths, "").removeprefix("articles/")

    def page(self, address: str) -> tuple[bytes, str] | None:
        """Return the file that answers `address`, and its path; None if there is none.

        address: below the site's base, "articles/leeds/". A broken article's is its last good page.
        """
        path = urls.file(address)
        if ".." in PurePosixPath(path).parts or "\0" in path:
            return None
        content = self._content(path)
        if content is None and path in {_page_of(broken) for broken in self._broken()}:
            content = self._last_good.get(path)
        return None if content is None else (content, path)

    def not_found(self) -> bytes:
        """Return the page for an address that leads nowhere."""
        found = self._content(urls.NOT_FOUND)
        return found or b"<!doctype html><html lang='en'><head><title>Preview</title></head><body></body></html>"  # fmt: skip

    def _broken(self) -> set[str]:
        return {each.path for each in self.problems() if each.severity == "error"}

    def stamp(self) -> str:
        """Return what a page carries to know whether there is news."""
        return f"{self._session}.{self.changes}"

    def told(self) -> dict[str, Any]:
        """Return what the browser is told: the stamp, problems, and badges by address."""
        found = self.problems()
        held = self._report.held if self._report else Held()
        return {
            "stamp": self.stamp(),
            "tally": problems.tally(found),
            "trouble": self._trouble,
            "problems": [
                {
                    "severity": each.severity,
                    "text": problems.show(each, width=_SHOWN_COLUMNS),
                    "page": self._href(each.path),
                }
                for each in found[:_MOST]
            ],
            "more": max(0, len(found) - _MOST),
            "badges": {
                **{self._href(path): "Draft" for path in held.drafts},
                **{self._href(path): "Held until its date" for path in held.future},
            },
            "old": [self._href(path) for path in self._broken()],
        }

    def _href(self, path: str) -> str:
        """The address of an article's page, from its file; "" for other files."""
        page = _page_of(path)
        return self.base + page.removesuffix("index.html") if page else ""


def _page_of(path: str) -> str:
    """The published file of an article, from its own; "" for other files."""
    if not path.startswith("articles/"):
        return ""
    return urls.file(urls.article(read.slug_of(path)))
