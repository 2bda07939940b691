"""Give councils and topics the names that readers see.

In:   slugs, the tables.
Out:  Labels; `Names` makes each once, where thousands of cards ask for them. No two councils of one name: the one that has ended says until when.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from digest import urls
from digest.config import Settings
from digest.records import Authority
from digest.site import Label
from digest.tables import Tables


@lru_cache(maxsize=4)
def _shared(tables: Tables) -> frozenset[str]:
    """Short names that several councils have, or had."""
    counts = Counter(authority.short_name for authority in tables.authorities.values())
    return frozenset(name for name, count in counts.items() if count > 1)


def name(authority: Authority, tables: Tables) -> str:
    """Return a council's short name, told apart from its namesakes: "North Yorkshire (to 2023)"."""
    if authority.short_name not in _shared(tables):
        return authority.short_name
    if authority.end_date:
        return f"{authority.short_name} (to {authority.end_date[:4]})"
    namesakes = sum(
        other.short_name == authority.short_name and not other.end_date
        for other in tables.authorities.values()
    )
    return authority.official_name if namesakes > 1 else authority.short_name


def authority(slug: str, tables: Tables, settings: Settings) -> Label:
    """Return the label of a council."""
    return Label(
        slug=slug,
        name=name(tables.authorities[slug], tables),
        href=urls.href(settings, urls.authority(slug)),
    )


def authorities(slugs: Iterable[str], tables: Tables, settings: Settings) -> tuple[Label, ...]:
    """Return the labels of councils, leaving out slugs that the table does not know."""
    return tuple(authority(slug, tables, settings) for slug in slugs if slug in tables.authorities)


def topics(slugs: Iterable[str], tables: Tables, settings: Settings) -> tuple[Label, ...]:
    """Return the labels of topics, leaving out slugs that the table does not know."""
    return tuple(
        Label(
            slug=slug,
            name=tables.topics[slug].name,
            href=urls.href(settings, urls.topic(slug)),
        )
        for slug in slugs
        if slug in tables.topics
    )


class Names:
    """The labels of one site, each made when it is first asked for."""

    def __init__(self, tables: Tables, settings: Settings) -> None:
        self._tables = tables
        self._settings = settings
        self._authorities: dict[str, tuple[Label, ...]] = {}
        self._topics: dict[str, tuple[Label, ...]] = {}

    def authorities(self, slugs: Iterable[str]) -> tuple[Label, ...]:
        """Return the labels of councils, as the function of that name does."""
        found: tuple[Label, ...] = ()
        for slug in slugs:
            if slug not in self._authorities:
                self._authorities[slug] = authorities([slug], self._tables, self._settings)
            found += self._authorities[slug]
        return found

    def topics(self, slugs: Iterable[str]) -> tuple[Label, ...]:
        """Return the labels of topics, as the function of that name does."""
        found: tuple[Label, ...] = ()
        for slug in slugs:
            if slug not in self._topics:
                self._topics[slug] = topics([slug], self._tables, self._settings)
            found += self._topics[slug]
        return found
