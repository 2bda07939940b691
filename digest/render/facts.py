"""What a council is, in facts: its type and place, since when, until when, and what it replaced.

In:   an Authority with its predecessors; `there`, the slugs of the councils that have pages, which others may link.
Out:  Facts, Links, a sentence on a council that is no more.
"""

from collections.abc import Container, Iterable, Iterator

from digest import labels, wording
from digest.config import Settings
from digest.records import Authority
from digest.render.pages import Fact, Link
from digest.site import AuthorityStories, Site

_TYPES = {
    "county": "County council",
    "unitary": "Unitary authority",
    "metropolitan district": "Metropolitan district",
    "non-metropolitan district": "District council",
    "london borough": "London borough",
    "sui generis": "Authority of its own kind",
    "scottish": "Scottish council area",
    "welsh": "Welsh principal area",
    "northern irish": "Northern Irish district",
    "combined authority": "Combined authority",
}


def past(authority: Authority, today: str) -> str:
    """Return what became of a council that is no more, or what is to become of it; "" for one that stays."""
    if not authority.end_date:
        return ""
    ends = "ceased" if authority.end_date < today else "is to cease"
    return f"{authority.official_name} {ends} to exist on {wording.day(authority.end_date)}."


def heirs(
    authority: Authority, site: Site, there: Container[str], settings: Settings
) -> tuple[Link, ...]:
    """Return links to the councils that took its place."""
    return _links(_known(authority.successors, site), site, there, settings)


def facts(
    stories: AuthorityStories, site: Site, there: Container[str], settings: Settings
) -> Iterator[Fact]:
    """Give its type, its place, its days, the councils around it and its website, as far as it has them."""
    authority = stories.authority

    def links(authorities: Iterable[Authority]) -> tuple[Link, ...]:
        return _links(authorities, site, there, settings)

    yield Fact(name="Type", text=_TYPES[authority.type])
    yield Fact(name="Nation", text=authority.nation)
    if authority.region != authority.nation:
        yield Fact(name="Region", text=authority.region)
    if authority.gss_code:
        yield Fact(name="GSS code", text=authority.gss_code)
    if authority.start_date:
        yield Fact(name="Since", text=wording.day(authority.start_date))
    if authority.end_date:
        yield Fact(name="Until", text=wording.day(authority.end_date))
    if parents := links(_known([authority.parent], site)):
        yield Fact(name="Within", links=parents)
    if combined := links(_known([authority.combined_authority], site)):
        yield Fact(name="Part of", links=combined)
    if stories.predecessors:
        yield Fact(name="Replaced", links=links(stories.predecessors))
    if successors := links(_known(authority.successors, site)):
        yield Fact(name="Replaced by", links=successors)
    if authority.website:
        host = authority.website.split("//", 1)[-1].removeprefix("www.").rstrip("/")
        yield Fact(name="Website", links=(Link(href=authority.website, text=host),))


def _links(
    authorities: Iterable[Authority], site: Site, there: Container[str], settings: Settings
) -> tuple[Link, ...]:
    """Links to councils; the address of one without a page is ""."""
    made = (labels.authority(each.slug, site.tables, settings) for each in authorities)
    return tuple(
        Link(href=label.href if label.slug in there else "", text=label.name) for label in made
    )


def _known(slugs: Iterable[str | None], site: Site) -> list[Authority]:
    places = site.tables.authorities
    return [places[slug] for slug in slugs if slug in places]
