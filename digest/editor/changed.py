"""Ask git which files differ from the main branch.

In:   a site's folder, in a git checkout.
Out:  the files that differ, are new or not yet committed, relative to the site.
Not:  deleted files. `link/gone` speaks of those.
"""

import subprocess
from pathlib import Path

_MAIN = ("main", "origin/main", "master", "origin/master")


class NoGitError(Exception):
    """git cannot answer; the message says why, for a person."""


def files(site: Path) -> frozenset[str]:
    """Return the site's files that differ from main, as POSIX paths relative to `site`.

    On a branch: since it left main. On main itself: what is not committed yet.
    Raises: NoGitError where there is no git, no checkout, or no main branch.
    """
    main = next((name for name in _MAIN if _git(site, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")), None)  # fmt: skip
    if main is None:
        if _git(site, "rev-parse", "--git-dir") is None:
            raise NoGitError("this folder is not kept in git")
        raise NoGitError(f"git has none of the branches {', '.join(_MAIN)}")
    since = (_git(site, "merge-base", "HEAD", main) or main).strip()
    tracked = _git(site, "diff", "--name-only", "--relative", "--diff-filter=d", "-z", since, "--", ".")  # fmt: skip
    new = _git(site, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in f"{tracked or ''}\0{new or ''}".split("\0") if name)


def _git(site: Path, *arguments: str) -> str | None:
    """Return what git says, or None where it says no."""
    try:
        done = subprocess.run(
            ["git", "-C", str(site), *arguments],
            capture_output=True,
            check=False,
            timeout=60,
        )
    except OSError as error:
        raise NoGitError("git is not installed here") from error
    return done.stdout.decode(errors="surrogateescape") if done.returncode == 0 else None
