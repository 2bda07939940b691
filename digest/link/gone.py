"""Warn of every story's address that was published before and leads nowhere now.

In:   the files that stand in the published folder, the Briefs of the articles to publish, those held back.
Out:  one warning an address: what to add so that readers who kept it still arrive.
Not:  archives and feeds. They come and go with their stories; only an article's address is promised for good.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from digest import problems, urls
from digest.brief import Brief
from digest.records import Problem

_ENOUGH_ALIKE = 0.6
_START, _END = urls.file(urls.article("-")).split("-")


def find(
    before: Collection[str], articles: Sequence[Brief], held: Iterable[Brief] = ()
) -> Iterator[Problem]:
    """Give a warning for each address of `before` that none of `articles` answers.

    before: files of the published site, below its folder: "articles/leeds/index.html".
    held:   stories that are read and not published, with why it may be so that theirs is gone.
    """
    slugs = {each.slug for each in articles}
    aliases = {urls.file(urls.alias(alias)) for each in articles for alias in each.aliases}
    waiting = {urls.file(urls.article(each.slug)): each for each in held}
    published = {_slug(path): path for path in before if is_article(path)}
    lost = {
        slug: path for slug, path in published.items() if slug not in slugs and path not in aliases
    }
    if not lost:
        return
    new = {each.slug: each for each in articles if each.slug not in published}
    for slug, path in sorted(lost.items()):
        address = "/" + path.removesuffix("index.html")
        if path in waiting:
            yield _held(waiting[path], address)
            continue
        heir = next(iter(get_close_matches(slug, new, n=1, cutoff=_ENOUGH_ALIKE)), None)
        yield _gone(address, new[heir] if heir else None)


def is_article(path: str) -> bool:
    """Whether a published file is an article's page."""
    return path.startswith(_START) and path.endswith(_END)


def _slug(path: str) -> str:
    return path[len(_START) : -len(_END)]


def _held(article: Brief, address: str) -> Problem:
    why = "a draft" if article.draft else "held back until its date"
    return problems.whole(article.path, code="url-gone", severity="warning",
        what=f"{address} was published before, and its story is {why} now",
        fix="Readers who kept the address find nothing there until the story is published again.")  # fmt: skip


def _gone(address: str, heir: Brief | None) -> Problem:
    if heir:
        return problems.whole(heir.path, code="url-gone", severity="warning",
            what=f"{address} was published before and is gone; is this its story under a new name?",
            fix=f'If it is, add "aliases: [{address}]" to the header of this file, and the old address leads here.')  # fmt: skip
    return problems.whole(address, code="url-gone", severity="warning",
        what="this address was published before and is gone",
        fix=f'Add "aliases: [{address}]" to the header of the story that readers should find instead; '
        "if it was taken down for good, there is nothing to do.")  # fmt: skip
