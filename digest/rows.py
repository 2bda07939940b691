"""Give an article as the flat row that `digest records` prints, one JSON object a line.

In:   an Article.
Out:  plain dicts and lists; `start` and `end` are half-open offsets in the decoded file.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from digest.records import Article, Evidence

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def line(article: Article) -> str:
    """Return the article's row as one line of JSON."""
    return _ENCODER.encode(row(article)).decode()


def row(article: Article) -> dict[str, Any]:
    """Return the article's row."""
    return {
        "path": article.path,
        "slug": article.slug,
        "title": article.title,
        "date": article.date,
        "date_precision": article.date_precision,
        "authority": article.authority,
        "authorities": [named.slug for named in article.authorities],
        "topics": [topic.slug for topic in article.topics],
        "figures": _values(article.figures),
        "quotations": _values(article.quotations),
        "key_dates": _values(article.key_dates),
        "summary": article.summary,
        "author": article.author,
        "source": {"publisher": article.source.publisher, "url": article.source.url},
        "draft": article.draft,
        "reviewed": article.reviewed,
        "updated": article.updated,
        "declared": list(article.declared),
    }


def _values(values: Iterable[msgspec.Struct]) -> list[dict[str, Any]]:
    """Each value's own fields, with its evidence beside them rather than inside."""
    rows = []
    for value in values:
        fields = msgspec.structs.asdict(value)
        evidence: Evidence = fields.pop("evidence")
        rows.append({
            "text": evidence.text,
            **fields,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "rule": evidence.rule,
        })  # fmt: skip
    return rows
