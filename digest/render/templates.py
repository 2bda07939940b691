"""Find templates, fill them, and say where a template is wrong.

In:   the site's own templates folder (or None), a template's name, a page record.
Out:  the page's HTML, or Problems with the template's file and line; and a digest of all that a template draws on.
Not:  pages; which template a page has is said in `jobs`.

A site's `templates/article.html` takes the place of ours, and may begin with `{% extends "default/article.html" %}`
to change one block and keep the rest.
"""

import hashlib
import re
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import meta

from digest import problems
from digest.records import Problem, Span
from digest.render import prose

PACKAGE = Path(__file__).parent.parent
# In a wheel the templates travel inside the package; in a checkout they are at the top.
DEFAULTS = next(
    (folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()),
    PACKAGE / "templates",
)


class Misspelt(jinja2.UndefinedError):
    """A template asked for a name that is not there; `near` holds the names that are."""

    def __init__(self, message: str | None, name: str, owner: str, near: tuple[str, ...]) -> None:
        super().__init__(message)
        self.name, self.owner, self.near = name, owner, near


class _Undefined(jinja2.StrictUndefined):
    """Any use of a missing name raises a Misspelt that knows what it was asked of."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: Callable[[str | None], Exception] | None = None,
    ) -> None:
        def misspelt(message: str | None = None) -> Exception:
            fields = getattr(type(obj), "__struct_fields__", ())
            owner = type(obj).__name__ if fields else ""
            return Misspelt(message, name or "", owner, fields or ("page", "site"))

        super().__init__(hint, obj, name, misspelt)  # type: ignore[arg-type] # a function that returns one


@cache
def environment(own: str | None) -> jinja2.Environment:
    """Return the templates' environment. own: the site's templates folder, or None. One a process."""
    default = jinja2.FileSystemLoader(DEFAULTS)
    folders = [jinja2.FileSystemLoader(own)] if own else []
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([*folders, default, jinja2.PrefixLoader({"default": default})]),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["headline"] = prose.title
    made.filters["prose"] = prose.text
    return made


def fill(own: str | None, name: str, page: msgspec.Struct) -> tuple[str, tuple[Problem, ...]]:
    """Return the page's HTML and no problems, or "" and what is wrong with the templates."""
    try:
        template = environment(own).get_template(name)
        html = template.render(page=page, site=getattr(page, "site", None))
    except jinja2.TemplateSyntaxError as error:
        what, fix, word = _slip(error, environment(own))
        return "", (_problem("template-syntax", error.filename, error.lineno, what, fix, word),)
    except jinja2.TemplateNotFound as error:
        where = _place(error)
        known = environment(own).list_templates()
        near = problems.did_you_mean(str(error.name), known, alike=0.75)
        what = f'there is no template "{error.name}"'
        fix = f"{near}A template is named by its path below templates/, and ours by default/ and its name."
        return "", (_problem("template-missing", *where, what, fix, str(error.name)),)
    except Misspelt as error:
        return "", (_unknown(error),)
    except jinja2.TemplateRuntimeError as error:
        return "", (_problem("template-broken", *_place(error), str(error)),)
    except (TypeError, ValueError, ZeroDivisionError, KeyError, AttributeError) as error:
        where = _place(error)
        if not where[0]:
            raise  # It was not the template: that is our bug.
        what = "this cannot be worked out: its parts do not go together, such as words added to a number"
        fix = "Templates arrange and do not compute: print the fields of the page as they are. templates/README.md lists them."
        return "", (_problem("template-broken", *where, what, fix),)
    return html, ()


@cache
def _sources(own: str | None) -> dict[str, str]:
    """The text of every template by name; those of the site before ours."""
    loader = environment(own).loader
    assert loader is not None
    found = {}
    for name in loader.list_templates():
        if name.endswith((".html", ".xml", ".txt")):
            found[name] = loader.get_source(environment(own), name)[0]
    return found


def closures(own: str | None) -> dict[str, str]:
    """Return a digest for each template of everything that it draws on, by name.

    It follows `extends`, `include` and `import`; a template that computes a name draws on all of them. Read
    afresh at every call, so that an edit between two builds of one process counts.
    """
    _sources.cache_clear()
    sources = _sources(own)
    return {name: _closure(name, sources) for name in sources}


def _closure(name: str, sources: dict[str, str]) -> str:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in reached or current not in sources:
            continue
        reached.add(current)
        for other in _references(sources[current]):
            waiting += list(sources) if other is None else [other]
    text = "\0".join(f"{each}\0{sources[each]}" for each in sorted(reached))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@cache
def _references(source: str) -> tuple[str | None, ...]:
    try:
        return tuple(meta.find_referenced_templates(environment(None).parse(source)))
    except jinja2.TemplateSyntaxError:
        return ()  # `fill` says what is wrong, on the page that needs it.


def _slip(error: jinja2.TemplateSyntaxError, used: jinja2.Environment) -> tuple[str, str, str]:
    """Return what Jinja stumbles over in words, how to mend it, and the word to point at ("" for the line)."""
    said = error.message or ""
    open_blocks = re.search(r"following tags: '(\w+)'", said)
    if "Unexpected end of template" in said and open_blocks:
        tag = f"{{% {open_blocks[1]} %}}"
        begun = f"{{% {open_blocks[1].removeprefix('end')} … %}}"
        return f'a "{begun}" is never closed', f'Add "{tag}" where it ends.', ""
    unknown = re.search(r"No (filter|test) named '(\w+)'", said)
    if unknown:
        names = used.filters if unknown[1] == "filter" else used.tests
        near = problems.did_you_mean(unknown[2], names)
        return f'there is no {unknown[1]} "{unknown[2]}"', f"{near}Jinja's manual and templates/README.md list them all.", unknown[2]  # fmt: skip
    tag_unknown = re.search(r"unknown tag '(\w+)'", said)
    if tag_unknown:
        return f'there is no tag "{tag_unknown[1]}" here', "Check its spelling, and that every block that is open is closed in turn.", tag_unknown[1]  # fmt: skip
    words = re.sub(r"'([^']*)'", r'"\1"', said.rstrip("."))
    return (
        f"{words[:1].lower()}{words[1:]}",
        'Check the brackets: "{{" needs "}}", and "{%" needs "%}".',
        "",
    )


def _place(error: BaseException) -> tuple[str, int]:
    """The template's file and line in which `error` came up; ("", 0) if it came up elsewhere."""
    place = ("", 0)
    for frame, line in traceback.walk_tb(error.__traceback__):
        # Jinja gives the frames of a template its file's name and line.
        if frame.f_code.co_filename.endswith((".html", ".xml")):
            place = (frame.f_code.co_filename, line)
    return place


def _unknown(error: Misspelt) -> Problem:
    path, line = _place(error)
    whose = (
        f'{error.owner} has no "{error.name}"'
        if error.owner
        else f'there is nothing called "{error.name}" here'
    )
    return _problem(
        "template-unknown-name", path, line, whose, _nearest(error.name, error.near), error.name
    )


def _nearest(name: str, names: tuple[str, ...]) -> str:
    return f"{problems.did_you_mean(name, names)}templates/README.md lists all that each page has."


def _problem(
    code: str, path: str | None, line: int, what: str, fix: str = "", word: str = ""
) -> Problem:
    """A template's mistake: at `word` in its line, or at the whole line."""
    fix = fix or "Mend the template; templates/README.md says how they are written."
    file = Path(path) if path else None
    text = file.read_text(encoding="utf-8") if file and file.is_file() else ""
    name = f"templates/{_relative(file)}" if file else "templates"
    lines = text.splitlines(keepends=True)
    if not 0 < line <= len(lines):
        return problems.whole(name, code=code, severity="error", what=what, fix=fix)
    start = sum(len(each) for each in lines[: line - 1])
    excerpt = lines[line - 1]
    found = (
        re.search(rf"\b{re.escape(word)}\b", excerpt) if word else re.search(r"\S.*\S|\S", excerpt)
    )
    span = (
        Span(start=start + found.start(), end=start + found.end())
        if found
        else Span(start=start, end=start)
    )
    return problems.at(text, name, span, code=code, severity="error", what=what, fix=fix)


def _relative(file: Path) -> str:
    """The file's path below its templates folder."""
    parts = file.parts
    return (
        "/".join(parts[len(parts) - parts[::-1].index("templates") :])
        if "templates" in parts
        else file.name
    )
