"""Follow a council to the one that went on with its work.

In:   a council's slug, the tables.
Out:  the slug of the last of its only successors; the council itself where it has none, or several.
"""

from functools import lru_cache

from digest.tables import Tables


@lru_cache(maxsize=1024)
def heir(slug: str, tables: Tables) -> str:
    """Return the council that goes on with the work of `slug`.

    One that was split among several has no heir: nobody can say who went on with what.
    """
    seen = {slug}
    while (authority := tables.authorities.get(slug)) and len(authority.successors) == 1:
        slug = authority.successors[0]
        if slug in seen:
            break
        seen.add(slug)
    return slug
