"""What a build did.

In:   nothing; `build` fills it in.
Out:  Report, Held.
Not:  how it is put to a person: that is `cli`.
"""

from digest import publish
from digest.records import Problem, Record
from digest.work import Tally


class Held(Record, frozen=True, kw_only=True):
    """Articles that were read and not published, by path, and why not."""

    drafts: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    """What a build did.

    articles:  how many are published; `undated` of them without a date.
    published: what changed in the published folder; None where nothing was published, because of errors.
    tallies:   what was read, searched and drawn, and why; nothing where a glance told that nothing had changed.
    """

    articles: int
    undated: int
    held: Held
    problems: tuple[Problem, ...]
    published: publish.Report | None
    tallies: tuple[Tally, ...] = ()
