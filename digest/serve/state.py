"""What the preview shows now: the last build, its problems, and the last good page of what is broken.

In:   a site's folder; word that some of its files were saved.
Out:  pages, and what to tell the browser beside them.
Not:  HTTP.
"""

import os
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from digest import build, config, executors, problems, urls
from digest.config import Config
from digest.records import Problem

_SHOWN_COLUMNS = 84  # of a problem in the browser's panel
_MOST = 50  # problems sent to the browser


class Preview:
    """One site being previewed.

    version: counts the builds that changed a page.
    base:    the path at which the site stands: "/", or "/digest/".
    """

    def __init__(
        self,
        root: Path,
        tell: Callable[[str], None],
        show: Callable[[Sequence[Problem]], None],
    ) -> None:
        self.root, self._tell, self._show = root, tell, show
        self._report: build.Report | None = None
        self._trouble = ""
        self._last_good: dict[str, bytes] = {}
        self._told: frozenset[Problem] = frozenset()
        self._session = f"{os.getpid()}-{time.monotonic_ns()}"
        self.version = 0
        self.builds = 0
        self.base = "/"
        self._output = root / ".digest" / "preview" / "site"

    def build(self, saved: Collection[str] = (), *, first: bool = False) -> None:
        """Bring the preview up to date. saved: the files that were saved, relative to the site.

        first: nothing else runs yet, so that all cores may be used.
        """
        started = time.perf_counter()
        self._keep_pages(saved)
        try:
            loaded = self._loaded()
            with executors.local(executors.cores() if first else 1) as executor:
                self._report = build.build(loaded.config, executor, known=loaded.problems)
            self._trouble = ""
        except OSError as error:
            self._trouble = f"{error.filename or 'The preview'}: {(error.strerror or str(error)).lower()}"  # fmt: skip
        except Exception:
            # The server has to go on: the next save may be one that does not trip over our bug.
            self._trouble = f"This is a mistake in council-digest, not in your articles.\n\n{traceback.format_exc()}"  # fmt: skip
        done = self._report.published if self._report else None
        changed = bool(done and (done.written or done.removed))
        self.version += changed
        self.builds += 1
        self._say(saved, time.perf_counter() - started, done.written if done else 0)

    def _loaded(self) -> config.Loaded:
        loaded = config.load(self.root, output=self._output, search=False, data=False)
        self.base = urls.base(loaded.config.settings)
        settings: Config = msgspec.structs.replace(
            loaded.config, preview=True, memory=str(self._output.parent)
        )
        return loaded._replace(config=settings)

    def _keep_pages(self, saved: Collection[str]) -> None:
        """Keep the pages of files that were saved: a save may have broken them."""
        for path in saved:
            page = urls.file(urls.article(PurePosixPath(path).stem))
            content = self._content(page)
            if content is not None:
                self._last_good[page] = content

    def _content(self, path: str) -> bytes | None:
        try:
            return (self._output / path).read_bytes()
        except OSError:
            return None

    def _say(self, saved: Collection[str], seconds: float, pages: int) -> None:
        if saved:
            there = [path for path in sorted(saved) if (self.root / path).exists()]
            what = ", ".join(there[:3]) or ", ".join(sorted(saved)[:3])
            self._tell(
                f"{what}: {pages} file{'' if pages == 1 else 's'} drawn in {seconds:.1f} s; {problems.tally(self.problems())}"
            )
        self._show([problem for problem in self.problems() if problem not in self._told])
        self._told = frozenset(self.problems())
        if self._trouble:
            self._tell(self._trouble)

    def problems(self) -> Sequence[Problem]:
        """Return what the last build found wrong, errors first."""
        found = self._report.problems if self._report else ()
        return sorted(found, key=lambda problem: problem.severity != "error")

    def page(self, address: str) -> tuple[bytes, str, bool] | None:
        """Return the file that answers `address`, its path, and whether it is an old one; None if there is none.

        address: below the site's base, "articles/leeds/".
        """
        path = urls.file(address)
        if ".." in PurePosixPath(path).parts or "\0" in path:
            return None
        content = self._content(path)
        if content is not None:
            return content, path, False
        kept = self._last_good.get(path)
        return (kept, path, True) if kept is not None and self._is_broken(path) else None

    def not_found(self) -> bytes:
        """Return the page for an address that leads nowhere."""
        found = self._content(urls.NOT_FOUND)
        return found or b"<!doctype html><html lang='en'><head><title>Preview</title></head><body></body></html>"  # fmt: skip

    def _is_broken(self, page: str) -> bool:
        broken = self._report.held.broken if self._report else ()
        return page in {urls.file(urls.article(PurePosixPath(path).stem)) for path in broken}

    def stamp(self) -> str:
        """Return what a page carries to know whether it is the newest."""
        return f"{self._session}.{self.version}"

    def told(self) -> dict[str, Any]:
        """Return what the browser is told: the version, problems, and badges by address."""
        found = self.problems()
        held = self._report.held if self._report else build.Held()
        return {
            "version": self.stamp(),
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
            "old": [self._href(path) for path in held.broken],
        }

    def _href(self, path: str) -> str:
        """The address of an article's page, from its file; "" for other files."""
        if not path.startswith("articles/"):
            return ""
        return self.base + urls.article(PurePosixPath(path).stem)
