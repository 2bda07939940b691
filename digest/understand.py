"""Turn one source into one article: clean, lay out, extract, and let the header have its say.

In:   a Paste: a Source, and which tables to read it against.
Out:  an Article, with every problem it has.
Not:  other articles. What stories say together is `link`'s business.
"""

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import read, tables, work
from digest.records import Article, Problem, Record, Source


class Paste(Record, frozen=True, kw_only=True):
    """One article to be understood, with all that its reading depends on.

    topics: what the file of the site's own topic table holds; empty for ours, which every worker has.
    """

    source: Source
    topics: bytes


class Gathered(NamedTuple):
    """What there is to understand.

    tasks:    one an article, in file order; a file that is as it was is not read for it.
    problems: of files that gave no text.
    """

    tasks: list[work.Task[Paste]]
    problems: list[Problem]


def gather(
    root: Path, memory: work.Memory, topics: Path, listed: Iterable[read.File] | None = None
) -> Gathered:
    """Look through the `articles/` of the site in `root`. listed: its files, if somebody has just looked at them."""
    fence = root.resolve()
    own = _own(topics)
    digest = work.digest_of(own)
    tasks: list[work.Task[Paste]] = []
    found: list[Problem] = []

    def paste(path: str) -> Paste:
        source = read.source(Path(path), root, fence=fence)
        return Paste(source=source, topics=own)

    for file in read.files(root / "articles", root) if listed is None else listed:
        content = memory.digest_of_file(file.shown, file.stamp)
        if content is None:
            source = read.source(Path(file.path), root, fence=fence)
            if not source.text:
                found += source.problems
                continue
            content = work.digest_of(msgspec.msgpack.encode(source))
            memory.note_file(file.shown, file.stamp, file.changed_ns, content)
        identity = b"\0".join((file.shown.encode(), content, digest))
        parts = {"what the file holds": content, "the site's topics": digest}
        tasks.append(work.Task(identity, partial(paste, file.path), file.shown, parts))
    return Gathered(tasks, found)


def pastes(sources: Iterable[Source], topics: Path = tables.TOPICS) -> list[Paste]:
    """Return a job for every source that has any text."""
    own = _own(topics)
    return [Paste(source=source, topics=own) for source in sources if source.text]


def paste(source: Source, topics: Path = tables.TOPICS) -> Paste:
    """Return the job of reading one source."""
    return Paste(source=source, topics=_own(topics))


def _own(topics: Path) -> bytes:
    return b"" if topics == tables.TOPICS else topics.read_bytes()


@cache
def _ours() -> tables.Tables:
    """Return our own tables. Their files are part of the package: a process reads them once."""
    return tables.load()


def understand(paste: Paste) -> Article:
    """Return the article that a source holds. Never raises for an editor's mistake."""
    # Their patterns take 0.5 s to import, which a build that reads no article need not wait for.
    from digest import clean, layout
    from digest.extract import article as extract
    from digest.extract import declared, gaps

    source = paste.source
    known = tables.of(paste.topics) if paste.topics else _ours()
    document = layout.document(clean.document(source))
    reading = extract.read(document, known, declared.published(source))
    article = declared.apply(extract.article(document, reading), source, known)
    found = (*source.problems, *article.problems, *gaps.find(article, document))
    hint = () if article.date else gaps.dates_said(document)
    article = msgspec.structs.replace(article, problems=found, date_hint=hint)
    return msgspec.structs.replace(
        article, fingerprint=work.digest_of(msgspec.msgpack.encode(article))
    )
