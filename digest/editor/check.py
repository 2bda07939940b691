"""Check what an editor names: a site, some files of it, what differs from git's main branch, or a loose file.

In:   paths as typed.
Out:  for each site, the problems that concern those paths.
Not:  printing.
"""

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from pathlib import Path

from digest import config, problems, read, tables, understand
from digest.build import Follow
from digest.editor import asks, look
from digest.editor.places import site_of
from digest.link import undated
from digest.link.briefs import Held
from digest.records import Problem, Record


class Checked(Record, frozen=True, kw_only=True):
    """What a check found.

    site:     what the problems' paths are relative to, as seen from here.
    articles: how many articles were looked at.
    """

    site: str
    articles: int
    problems: tuple[Problem, ...]


def site(
    folder: Path,
    executor: Executor,
    *,
    only: Collection[str] | None = None,
    follow: Follow | None = None,
) -> Checked:
    """Check a site. only: the files to speak of, relative to it (a folder stands for all in it); None for all."""
    loaded = config.load(folder)
    looked = look.over(loaded.config, executor, known=loaded.problems, follow=follow)
    wanted = [a for a in looked.articles if only is None or _within(a.path, only)]
    return Checked(
        site=str(folder),
        articles=len(wanted),
        problems=tuple(p for p in looked.problems if only is None or _concerns(p, only)),
    )


def paths(
    named: Sequence[Path], executor: Executor, follow: Follow | None = None
) -> tuple[Checked, ...]:
    """Check files and folders as they were named, each in its site if it is in one."""
    wanted: defaultdict[Path, list[Path]] = defaultdict(list)
    loose = []
    for path in named:
        home = site_of(path)
        if home is None:
            loose.append(path)
        else:
            wanted[home].append(path)
    found = [
        site(home, executor, only=_below(home, inside), follow=follow)
        for home, inside in wanted.items()
    ]
    return (*found, _loose(loose)) if loose else tuple(found)


def _below(home: Path, inside: Sequence[Path]) -> set[str] | None:
    if home in inside:
        return None  # the site itself was named
    return {Path(os.path.relpath(path, home)).as_posix() for path in inside}


def _within(path: str, only: Collection[str]) -> bool:
    return path in only or any(path.startswith(f"{folder}/") for folder in only)


def _concerns(problem: Problem, only: Collection[str]) -> bool:
    # Where two files clash, the problem stands on one and names the other: a new file must hear of it either way.
    return _within(problem.path, only) or any(path in problem.what for path in only)


def _loose(files: Sequence[Path]) -> Checked:
    """Check files that are in no site, by themselves."""
    sources = read.named(files)
    articles = [understand.understand(paste) for paste in understand.pastes(sources)]
    held = Held(articles, tables.load())
    found = [
        *(problem for source in sources if not source.text for problem in source.problems),
        *(problem for article in articles for problem in article.problems),
        *(problem for article in articles for problem in asks.of(article)),
        *undated.find(held.briefs, held),
    ]
    return Checked(site=".", articles=len(articles), problems=tuple(problems.in_order(found)))
