"""Put articles in the order that readers meet them.

In:   Briefs of articles in any order.
Out:  the newest first; a story dated by its month alone stands as of its first day; undated ones last.
"""

from collections.abc import Iterable

from digest.brief import Brief


def newest_first(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """Return the briefs newest first; those of one day by slug, so that the order never wavers."""
    by_slug = sorted(briefs, key=lambda brief: brief.slug)
    return tuple(sorted(by_slug, key=_day, reverse=True))


def _day(brief: Brief) -> str:
    # Python's sort keeps equal days in slug order even in reverse. "" sorts before every date.
    if not brief.date:
        return ""
    return brief.date if brief.date_precision == "day" else brief.date + "-01"
