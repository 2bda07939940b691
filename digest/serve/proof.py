"""Draw the one page whose file was saved, ahead of the site that it belongs to.

In:   the path of a saved article, the Site and the Config of the last build.
Out:  a Proof: the page, or what is wrong with the file.
Not:  what other stories have to do with it. Its neighbours are those of the last build, and links to figures that come
      back are left out; the build that follows puts them in.

A thousand stories take a second or two to be put together; one page takes some hundredths.
"""

from pathlib import Path

from digest import labels, problems, read, render, understand
from digest.config import Config
from digest.link import briefs, cards
from digest.records import Output, Problem, Record
from digest.site import Entry, Site


class Proof(Record, frozen=True, kw_only=True):
    """page: the page, or None where something is wrong or it is no article; problems: the file's own."""

    page: Output | None
    problems: tuple[Problem, ...] = ()


def of(path: str, site: Site, config: Config) -> Proof:
    """Return the proof of a saved file. path: relative to the site's folder."""
    root = Path(config.root)
    file = root / path
    if (
        not path.startswith("articles/")
        or file.suffix.lower() not in read.SUFFIXES
        or not file.is_file()
    ):
        return Proof(page=None)
    source = read.source(file, root, fence=root.resolve())
    pastes = understand.pastes([source], Path(config.topics))
    if not pastes:
        return Proof(page=None, problems=source.problems)
    article = understand.understand(pastes[0])
    if problems.errors(article.problems):
        return Proof(page=None, problems=article.problems)
    told = briefs.told(article, site.tables)
    brief = briefs.of(article, told)
    before, after = site.register.neighbours(brief)
    entry = Entry(
        card=cards.card(brief, told, labels.Names(site.tables, config.settings), config.settings),
        before=site.register.card(before) if before else None,
        after=site.register.card(after) if after else None,
    )
    page = render.proof(entry, article, site, config)
    drawn = not problems.errors(page.problems)
    return Proof(page=page if drawn else None, problems=(*article.problems, *page.problems))
