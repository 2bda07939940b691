"""Find the site that a path belongs to.

In:   a path as the editor typed it.
Out:  the site's folder, or None for a file that is in no site.
"""

from pathlib import Path

_BESIDE = ("digest.yaml", "topics.yaml")


def site_of(path: Path) -> Path | None:
    """Return the folder with `articles/` that `path` is, or is part of, as seen from here; None if there is none."""
    path = Path() if path == Path() else path
    if (path / "articles").is_dir():
        return path
    whole = path.absolute()
    for folder in whole.parents:
        if (folder / "articles").is_dir() and _is_part(whole.relative_to(folder)):
            return _from_here(folder)
    if whole.name == "articles" and whole.is_dir():
        return _from_here(whole.parent)
    return None


def _is_part(inside: Path) -> bool:
    return inside.parts[0] in ("articles", "templates") or inside.as_posix() in _BESIDE


def _from_here(folder: Path) -> Path:
    here = Path.cwd()
    if folder == here:
        return Path()
    try:
        return folder.relative_to(here)
    except ValueError:
        return folder
