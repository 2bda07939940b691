"""Fill templates, and say where a template is wrong.

In:   the site's own templates, a template's name, a page record.
Out:  the page's HTML, or Problems with the template's file and line.
Not:  pages; which template a page has is said in `jobs`. Nor finding templates: `closures`.

A site's `templates/article.html` takes the place of ours, and may begin with `{% extends "default/article.html" %}`
to change one block and keep the rest.
"""

import re
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from digest import problems
from digest.records import Problem, Span
from digest.render import closures
from digest.render.once import Once
from digest.render.quick import Environment


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
            asked = "" if name is None else str(name)  # a list is asked for a number
            return Misspelt(message, asked, owner, fields or ("page", "site"))

        super().__init__(hint, obj, name, misspelt)  # type: ignore[arg-type] # a function that returns one


class _OwnLoader(jinja2.BaseLoader):
    def __init__(self, own: tuple[closures.Own, ...]) -> None:
        self._by_name = {each.name: each for each in own}

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        found = self._by_name.get(template)
        if found is None:
            raise jinja2.TemplateNotFound(template)
        return found.text, found.file, lambda: True

    def list_templates(self) -> list[str]:
        return list(self._by_name)


@lru_cache(maxsize=64)
def environment(own: tuple[closures.Own, ...], *, exact: bool = False) -> jinja2.Environment:
    """Return the templates' environment, which a process keeps.

    own:   templates of the site's own, before ours.
    exact: whether it can say of a name that is not there what was asked of what; see `quick`.
    """
    default = jinja2.FileSystemLoader(closures.DEFAULTS)
    made = Environment(
        exact=exact,
        loader=jinja2.ChoiceLoader(
            [_OwnLoader(own), default, jinja2.PrefixLoader({"default": default})]
        ),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,  # all
        auto_reload=False,  # a build has its templates as they were when it began; to look again is a call for each
        extensions=[Once],
    )
    # The two halves of a PrintedStory, which are HTML already.
    made.filters["headline"] = lambda story: Markup(story.headline)
    made.filters["prose"] = lambda story: Markup(story.text)
    return made


def fill(
    own: tuple[closures.Own, ...], name: str, page: msgspec.Struct
) -> tuple[str, tuple[Problem, ...]]:
    """Return the page's HTML and no problems, or "" and what is wrong with the templates."""
    used = environment(own)
    try:
        try:
            html = _drawn(used, name, page)
        except AttributeError:
            used = environment(own, exact=True)
            html = _drawn(used, name, page)
    except jinja2.TemplateError as error:
        return "", (_wrong(error, used, own),)
    except RecursionError as error:
        what, fix = "this template uses itself, without an end", 'Our own of the same name is "default/…", such as {% extends "default/article.html" %}.'  # fmt: skip
        return "", (_problem(own, "template-endless", *_place(error), what, fix),)
    except (TypeError, ValueError, ZeroDivisionError, KeyError, AttributeError) as error:
        where = _place(error)
        if not where[0]:
            raise  # It was not the template: that is our bug.
        what = "this cannot be worked out: its parts do not go together, such as words added to a number"
        fix = "Templates arrange and do not compute: print the fields of the page as they are. templates/README.md lists them."
        return "", (_problem(own, "template-broken", *where, what, fix),)
    return html, ()


def prepare(own: tuple[closures.Own, ...], names: Iterable[str]) -> None:
    """Compile templates, which a process does once. names: of those that pages have; those that they draw on come along."""
    sources = {**closures.defaults(), **{each.name: each.text for each in own}}
    for name in names:
        reached = closures.reached(name, sources)
        used = environment(tuple(each for each in own if each.name in reached))
        for each in reached:
            with suppress(
                jinja2.TemplateError
            ):  # `fill` says what is wrong, on the page that needs it
                used.get_template(each)


def _drawn(used: jinja2.Environment, name: str, page: msgspec.Struct) -> str:
    return used.get_template(name).render(page=page, site=getattr(page, "site", None))


def _wrong(
    error: jinja2.TemplateError, used: jinja2.Environment, own: tuple[closures.Own, ...]
) -> Problem:
    if isinstance(error, jinja2.TemplateSyntaxError):
        what, fix, word = _slip(error, used)
        return _problem(own, "template-syntax", error.filename, error.lineno, what, fix, word)
    if isinstance(error, jinja2.TemplateNotFound):
        near = problems.did_you_mean(str(error.name), used.list_templates(), alike=0.75)
        what = f'there is no template "{error.name}"'
        fix = f"{near}A template is named by its path below templates/, and ours by default/ and its name."
        return _problem(own, "template-missing", *_place(error), what, fix, str(error.name))
    if isinstance(error, Misspelt):
        whose = (
            f'{error.owner} has no "{error.name}"'
            if error.owner
            else f'there is nothing called "{error.name}" here'
        )
        fix = _nearest(error.name, error.near)
        return _problem(own, "template-unknown-name", *_place(error), whose, fix, error.name)
    return _problem(own, "template-broken", *_place(error), str(error))


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


def _nearest(name: str, names: tuple[str, ...]) -> str:
    return f"{problems.did_you_mean(name, names)}templates/README.md lists all that each page has."


def _problem(
    own: tuple[closures.Own, ...],
    code: str,
    path: str | None,
    line: int,
    what: str,
    fix: str = "",
    word: str = "",
) -> Problem:
    """A template's mistake: at `word` in its line, or at the whole line."""
    fix = fix or "Mend the template; templates/README.md says how they are written."
    file = Path(path) if path else None
    texts = {each.file: each.text for each in own}
    text = texts.get(path or "") or (
        file.read_text(encoding="utf-8") if file and file.is_file() else ""
    )
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
