"""Describe the data for Datasette: where it is from, what each column holds, what may be asked.

In:   the Settings.
Out:  `metadata.yaml`; QUERIES, which the page of the data shows too.
Source: https://docs.datasette.io/en/stable/metadata.html
"""

from typing import NamedTuple

import yaml

from digest import urls
from digest.config import Settings
from digest.render.datasets.columns import TABLES
from digest.render.helps import helped


class Query(NamedTuple):
    """A question that the database answers. name: its address in Datasette; on_search: it asks the index of the texts."""

    name: str
    title: str
    sql: str
    on_search: bool = False


QUERIES = (
    Query(
        "cuts_over_a_million",
        "Which councils' stories tell of amounts of a million pounds or more, and what for?",
        """\
select authorities.short_name, figures.date, figures.value,
  figures.about, figures.sentence, figures.url
from figures
join authorities on authorities.authority = figures.authority
where figures.kind = 'money' and figures.unit = 'GBP' and figures.value >= 1000000
order by figures.value desc""",
    ),
    Query(
        "words_in_stories",
        "Which stories speak of libraries?",
        """\
select articles.date, articles.title, articles.url
from search join articles on articles.rowid = search.rowid
where search match 'libraries'
order by bm25(search)""",
        on_search=True,
    ),
    Query(
        "who_speaks_most",
        "Who is quoted in most stories?",
        """\
select speaker, organisation,
  count(distinct article) as stories, count(*) as quotations
from quotations
where speaker is not null
group by speaker, organisation
order by stories desc, quotations desc, speaker""",
    ),
    Query(
        "stories_by_region",
        "How many stories are there of each region and topic?",
        """\
select authorities.region, topics.name as topic, count(*) as stories
from articles
join authorities on authorities.authority = articles.authority
join articles_topics on articles_topics.article = articles.article
join topics on topics.topic = articles_topics.topic
group by authorities.region, topics.topic
order by stories desc, authorities.region, topics.topic""",
    ),
    Query(
        "dates_of_a_council",
        "What happens when, by the stories about one council?",
        """\
select key_dates.date, key_dates.about, key_dates.sentence, key_dates.url
from key_dates
where key_dates.authority = 'stoke-on-trent'
order by key_dates.date""",
    ),
)

CREDITS = (
    (
        "UK Local Authorities (past and current), mySociety, CC BY 4.0; modified",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    (
        "Contains public sector information licensed under the Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    ("Contains OS data © Crown copyright and database right 2025", ""),
)
"""What must be printed with the table of councils, and where its licence is; `data/ATTRIBUTION.md` has the sources."""

STORIES = (
    "The words of a story belong to those who published it first; columns publisher and source_url name them. "
    "Ask them before you print a story again, and name them where you quote it."
)


def metadata(settings: Settings, *, search: bool) -> bytes:
    """Return metadata.yaml. search: whether the database has an index of the texts."""
    tables = {}
    for name, kind in TABLES.items():
        about, columns = helped(kind)
        tables[name] = {
            "description": about,
            "columns": {column: columns[column] for column in kind.__struct_fields__},
            **_SHOWN[name],
        }
    said = {
        "title": settings.title,
        "description": settings.description,
        "source": settings.title,
        "source_url": urls.absolute(settings, urls.DATA),
        "license": f"Table of councils: {CREDITS[0][0]}. {STORIES}",
        "license_url": CREDITS[0][1],
        "databases": {
            "digest": {
                "tables": tables,
                "queries": {
                    query.name: {"title": query.title, "sql": query.sql}
                    for query in QUERIES
                    if search or not query.on_search
                },
            }
        },
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000).encode()


_SHOWN: dict[str, dict[str, object]] = {
    "articles": {"label_column": "title", "sort_desc": "date", "facets": ["authority", "publisher"]},
    "figures": {"label_column": "text", "sort_desc": "date", "facets": ["kind", "authority"]},
    "quotations": {"label_column": "text", "sort_desc": "date", "facets": ["speaker", "authority"]},
    "key_dates": {"label_column": "about", "sort_desc": "date", "facets": ["authority"]},
    "authorities": {"label_column": "official_name", "sort": "authority", "facets": ["type", "region"]},
}  # fmt: skip
