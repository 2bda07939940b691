"""The search page, and the parts that the search's index is made in.

In:   a Site.
Out:  a SearchPage; Shards, newest first.
Not:  the index, which `search` makes of the pages once they are drawn.
"""

from collections import defaultdict

import msgspec

from digest import urls
from digest.config import Settings
from digest.render import metadata, timeline
from digest.render.frame import crumbs, head
from digest.render.pages import Filter, Frame, SearchPage
from digest.search import Shard
from digest.site import Site

# A shard is closed with the year that brings it to so many stories. It takes 2 s to make again.
_ENOUGH = 1000


def shards(site: Site) -> tuple[Shard, ...]:
    """Return the parts of the index, newest first: whole years, so that a new story changes the newest alone.

    Stories without a date stand in the oldest part.
    """
    by_year: dict[str, list[str]] = defaultdict(list)
    for brief in site.briefs:
        by_year[(brief.date or "")[:4]].append(urls.file(urls.article(brief.slug)))
    found: list[Shard] = []
    name, pages = "", []
    for year in sorted(by_year):
        name = name or year
        pages += by_year[year]
        if len(pages) >= _ENOUGH:
            found.append(Shard(name=name, pages=tuple(pages)))
            name, pages = "", []
    if pages:
        found.append(Shard(name=name or "undated", pages=tuple(pages)))
    return tuple(reversed(found))


def page(site: Site, frame: Frame, settings: Settings) -> SearchPage:
    """Return the search page."""
    down = crumbs(settings, (urls.SEARCH, "Search"))
    text = "Find stories, figures and quotations by their words, council, topic and year."
    about = head(settings, urls.SEARCH, "Search", text, crumbs=down, collection=False)
    return SearchPage(
        site=frame,
        head=msgspec.structs.replace(about, policy=metadata.policy(about.data, compiles=True)),
        section=frame.search,
        crumbs=down,
        picks=(
            Filter(
                name="council",
                label="Council",
                choices=tuple(
                    sorted(
                        timeline.choices(s.label for s in site.authorities for _ in s.briefs),
                        key=lambda choice: choice.name,
                    )
                ),
            ),
            Filter(
                name="topic",
                label="Topic",
                choices=timeline.choices(s.label for s in site.topics for _ in s.briefs),
            ),
            Filter(name="year", label="Year", choices=timeline.year_choices(site.months, settings)),
        ),
        archives=timeline.year_choices(site.months, settings),
        index=urls.href(settings, urls.search_index("")).rstrip("/"),
        shards=" ".join(shard.name for shard in shards(site)),
        stories=timeline.stories(len(site.briefs)),
    )
