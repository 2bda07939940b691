"""Turn one source into one article: clean, lay out, extract, and let the header have its say.

In:   a Paste: a Source, and which tables to read it against.
Out:  an Article, with every problem it has.
Not:  other articles. What stories say together is `link`'s business.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from digest import clean, layout, tables, work
from digest.extract import article as extract
from digest.extract import declared, gaps
from digest.records import Article, Record, Source


class Paste(Record, frozen=True, kw_only=True):
    """One article to be understood, with all that its reading depends on.

    topics: the topic table to use; `topics_digest` of its bytes, so that a changed table is read anew.
    """

    source: Source
    topics: str
    topics_digest: bytes


def pastes(sources: Iterable[Source], topics: Path = tables.TOPICS) -> list[Paste]:
    """Return a job for every source that has any text."""
    digest = work.digest_of(topics.read_bytes())
    return [
        Paste(source=source, topics=str(topics), topics_digest=digest)
        for source in sources
        if source.text
    ]


@cache
def _tables(topics: str, topics_digest: bytes) -> tables.Tables:
    # Keyed by the digest too: a long-lived worker must not serve a table that has changed.
    return tables.load(Path(topics))


def understand(paste: Paste) -> Article:
    """Return the article that a source holds. Never raises for an editor's mistake."""
    source = paste.source
    known = _tables(paste.topics, paste.topics_digest)
    document = layout.document(clean.document(source))
    reading = extract.read(document, known, declared.published(source))
    article = declared.apply(extract.article(document, reading), source, known)
    found = (*source.problems, *article.problems, *gaps.find(article, document))
    hint = () if article.date else gaps.dates_said(document)
    article = msgspec.structs.replace(article, problems=found, date_hint=hint)
    return msgspec.structs.replace(
        article, fingerprint=work.digest_of(msgspec.msgpack.encode(article))
    )
