"""Find templates, and what each of them draws on.

In:   the site's own templates folder, or None.
Out:  the site's own templates; for every template a digest of all that it draws on.
Not:  filling them. Jinja takes 0.03 s to import, and a build whose workers draw needs none of it.
"""

import errno
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from digest.records import Record

PACKAGE = Path(__file__).parent.parent
# In a wheel the templates travel inside the package; in a checkout they are at the top.
DEFAULTS = next(
    (folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()),
    PACKAGE / "templates",
)

_SUFFIXES = (".html", ".xml", ".txt")


class Own(Record, frozen=True, kw_only=True):
    """One of the site's own templates, as it travels to whoever fills it.

    name: its path below `templates/`. file: where it stands, for messages.
    """

    name: str
    file: str
    text: str


class Closure(NamedTuple):
    """All that a template draws on: a digest of it, and those of the site's own among it."""

    digest: str
    own: tuple[Own, ...]


def own_templates(folder: str | None) -> tuple[Own, ...]:
    """Return the site's own templates, as they are now. folder: where they stand, or None."""
    root = Path(folder) if folder else None
    files = sorted(root.rglob("*")) if root else ()
    return tuple(
        Own(name=file.relative_to(root).as_posix(), file=str(file), text=_text(file))
        for file in files
        if root and file.suffix in _SUFFIXES and file.is_file()
    )


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise OSError(errno.EILSEQ, "save this template as UTF-8", str(file)) from None


def closures(own: tuple[Own, ...]) -> dict[str, Closure]:
    """Return what each template draws on, by name.

    It follows `extends`, `include` and `import`; a template that computes a name draws on all of them.
    """
    sources = {**defaults(), **{each.name: each.text for each in own}}
    return {name: _closure(name, sources, own) for name in sources}


@cache
def defaults() -> dict[str, str]:
    """Return the text of our own templates by name, and by `default/` and their name."""
    found = {}
    for file in sorted(DEFAULTS.rglob("*")):
        if file.suffix in _SUFFIXES:
            name = file.relative_to(DEFAULTS).as_posix()
            found[name] = found[f"default/{name}"] = file.read_text("utf-8")
    return found


def _closure(name: str, sources: dict[str, str], own: tuple[Own, ...]) -> Closure:
    found = reached(name, sources)
    text = "\0".join(f"{each}\0{sources[each]}" for each in sorted(found))
    return Closure(_digest(text), tuple(each for each in own if each.name in found))


def reached(name: str, sources: dict[str, str]) -> set[str]:
    """Return the names of a template and of all that it draws on. sources: of all templates, by name."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in found or current not in sources:
            continue
        found.add(current)
        for other in _references(sources[current]):
            waiting += list(sources) if other is None else [other]
    return found


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


# How our own templates name others. To have Jinja parse all of them takes a fifth of a second.
_NAMES = re.compile(r'{%-? *(?:extends|include|import|from) "([^"]+)"')


@cache
def _references(source: str) -> tuple[str | None, ...]:
    if source in defaults().values():
        return tuple(_NAMES.findall(source))
    import jinja2
    from jinja2 import meta

    from digest.render.templates import environment

    try:
        return tuple(meta.find_referenced_templates(environment(()).parse(source)))
    except jinja2.TemplateSyntaxError:
        return ()  # `fill` says what is wrong, on the page that needs it.
