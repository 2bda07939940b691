"""The command line."""

import sys
from decimal import Decimal
from pathlib import Path

import click
import msgspec

from digest import clean, layout, tables
from digest.extract import article as articles
from digest.records import Article, Source


def as_row(article: Article) -> dict[str, object]:
    """Return the article in the shape of `digest records`: one flat JSON object."""

    def flat(value, **more):
        return {
            "text": value.evidence.text,
            "start": value.evidence.span.start,
            "end": value.evidence.span.end,
            "rule": value.evidence.rule,
            **more,
        }

    return {
        "path": article.path,
        "title": article.title,
        "date": article.date,
        "authority": article.authority,
        "authorities": [n.slug for n in article.authorities],
        "topics": [t.slug for t in article.topics],
        "figures": [
            flat(
                f,
                kind=f.kind,
                value=float(f.value),
                unit=f.unit,
                per=f.per,
                about=f.about,
                qualifier=f.qualifier,
            )
            for f in article.figures
        ],
        "quotations": [
            flat(q, speaker=q.speaker, role=q.role, organisation=q.organisation)
            for q in article.quotations
        ],
        "key_dates": [
            flat(k, date=k.date, precision=k.precision, about=k.about) for k in article.key_dates
        ],
        "summary": article.summary,
    }


@click.group()
def main() -> None:
    """Turn pasted council news into a site."""


@main.command()
@click.argument("paths", nargs=-1, type=Path)
def records(paths: tuple[Path, ...]) -> None:
    """Print records as JSON Lines."""
    for path in paths:
        source = Source(
            path=str(path),
            slug=path.stem,
            text=path.read_bytes().decode("utf-8"),
            markdown=path.suffix == ".md",
        )
        if source.text.startswith("---"):
            end = source.text.find("\n---", 3)
            source = msgspec.structs.replace(source, header_end=source.text.find("\n", end + 1) + 1)
        document = layout.document(clean.document(source))
        article = articles.article(document, articles.read(document, tables.load()))
        sys.stdout.write(msgspec.json.encode(as_row(article)).decode() + "\n")
