"""Say where every article stands: published, new, held back, undated, with problems; and why.

In:   what `look` found.
Out:  groups of articles, each with its reason.
Not:  an article in two places: one that is held back or broken is not also undated.
"""

from collections import defaultdict
from typing import NamedTuple

from digest import problems, urls, wording
from digest.config import Config
from digest.editor.look import Looked
from digest.records import Article, Problem, Record


class Standing(Record, frozen=True, kw_only=True):
    """One article: where its file is, its headline, and why it stands where it does ("" needs no reason)."""

    path: str
    title: str
    reason: str = ""


class Group(Record, frozen=True, kw_only=True):
    """Articles that stand in one place. name: "Drafts"; about: what it means, in a few words."""

    name: str
    about: str
    articles: tuple[Standing, ...]


class _Kind(NamedTuple):
    name: str
    about: str


_PUBLISHED = _Kind("Published", "on the site")
_NEW = _Kind("New", "the next build publishes them")
_UNDATED = _Kind("Undated", 'published under "Undated", in no feed')
_DRAFT = _Kind("Drafts", "held back until the line goes")
_FUTURE = _Kind("Held for their date", "a build on that day or later publishes them")
_BROKEN = _Kind("With errors", "nothing is published until they are mended")
_UNREAD = _Kind("Not read", "files in articles/ that are no articles")
_ORDER = (_PUBLISHED, _NEW, _UNDATED, _DRAFT, _FUTURE, _BROKEN, _UNREAD)


def groups(looked: Looked, config: Config) -> tuple[Group, ...]:
    """Return the groups that have any articles, in a fixed order."""
    of: defaultdict[_Kind, list[Standing]] = defaultdict(list)
    wrong: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in looked.problems:
        wrong[problem.path].append(problem)
    for article in looked.articles:
        kind, reason = _place(article, looked, wrong[article.path])
        of[kind].append(Standing(path=article.path, title=article.title, reason=reason))
    read = {article.path for article in looked.articles}
    for path, found in wrong.items():
        if path.startswith("articles/") and path not in read:
            kind = _BROKEN if problems.errors(found) else _UNREAD
            of[kind].append(Standing(path=path, title="", reason=found[0].what))
    return tuple(
        Group(name=kind.name, about=kind.about, articles=tuple(of[kind]))
        for kind in _ORDER
        if of[kind]
    )


def _place(article: Article, looked: Looked, wrong: list[Problem]) -> tuple[_Kind, str]:
    errors = problems.errors(wrong)
    if errors:
        first = errors[0]
        more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
        return _BROKEN, f"line {first.line}: {first.what}{more}" if first.line else f"{first.what}{more}"  # fmt: skip
    if article.path in looked.held.drafts:
        return _DRAFT, 'its header says "draft"'
    if article.path in looked.held.future:
        return _FUTURE, f"dated {wording.day(article.date)}"
    if not article.date:
        said = wording.listed(tuple(f'"{each}"' for each in article.date_hint))
        return _UNDATED, f"no date is printed; the text speaks of {said}" if said else "no date is printed, and the text names none"  # fmt: skip
    there = urls.file(urls.article(article.slug)) in looked.published
    return (_PUBLISHED if there else _NEW), _warned(wrong)


def _warned(wrong: list[Problem]) -> str:
    return f"{len(wrong)} warning{'s' if len(wrong) > 1 else ''}" if wrong else ""
