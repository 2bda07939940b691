"""Put the fields of one document together into an Article.

In:   a laid-out Document, its header's declarations and the tables.
Out:  an Article; `read` gives the findings of every field, for `digest explain`.

The order below is the order in which fields lean on each other: dates resolve against the publication date,
speakers against the authorities.
"""

from typing import NamedTuple

import msgspec

from digest.extract import (
    authorities,
    figures,
    key_dates,
    origin,
    published,
    quotations,
    summary,
    title,
    topics,
)
from digest.extract.found import Found, Known
from digest.records import (
    Article,
    Document,
    Figure,
    KeyDate,
    Named,
    Origin,
    Published,
    Quotation,
    Span,
    Title,
    Topic,
)
from digest.tables import Tables


class Reading(NamedTuple):
    """Everything that the fields found in one document, and what they turned down."""

    title: Found[Title]
    published: Found[Published]
    authorities: Found[Named]
    topics: Found[Topic]
    figures: Found[Figure]
    quotations: Found[Quotation]
    key_dates: Found[KeyDate]
    origin: Found[Origin]
    summary: tuple[Span, ...]


def read(document: Document, tables: Tables, published_on: Published | None = None) -> Reading:
    """Read every field of `document`. Never raises for what an editor wrote.

    published_on: the date that the header declares, if it does; the other fields then resolve against it.
    """
    known = Known(tables=tables)
    found_title = title.find(document, known)
    known = msgspec.structs.replace(known, title=next(iter(found_title.values), None))
    found_published = published.find(document, known)
    known = msgspec.structs.replace(
        known, published=published_on or next(iter(found_published.values), None)
    )
    found_authorities = authorities.find(document, known)
    known = msgspec.structs.replace(known, authorities=found_authorities.values)
    return Reading(
        title=found_title,
        published=found_published,
        authorities=found_authorities,
        topics=topics.find(document, known),
        figures=figures.find(document, known),
        quotations=quotations.find(document, known),
        key_dates=key_dates.find(document, known),
        origin=origin.find(document, known),
        summary=summary.find(document, known),
    )


def article(document: Document, reading: Reading) -> Article:
    """Return the record that the findings of `read` make, before the header has its say."""
    found_title = next(iter(reading.title.values), None)
    found_date = next(iter(reading.published.values), None)
    return Article(
        path=document.path,
        slug=document.slug,
        title=found_title.text if found_title else "",
        title_rule=found_title.rule if found_title else "",
        date=found_date.date if found_date else None,
        date_precision=found_date.precision if found_date else None,
        date_evidence=found_date.evidence if found_date else None,
        authority=next((named.slug for named in reading.authorities.values if named.is_lead), None),
        authorities=reading.authorities.values,
        topics=reading.topics.values,
        figures=reading.figures.values,
        quotations=reading.quotations.values,
        key_dates=reading.key_dates.values,
        summary=" ".join(title.spelt(document, span.start, span.end) for span in reading.summary),
        author=None,
        source=next(iter(reading.origin.values), Origin()),
        draft=False,
        reviewed=None,
        aliases=(),
        declared=(),
        markdown=document.markdown,
        body=document.raw,
        blocks=document.blocks,
        sentences=document.sentences,
        problems=(),
    )
