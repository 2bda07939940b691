"""About the site."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page


class ScoreRow(Record, frozen=True, kw_only=True):
    """How well one part of a record is read.

    name:   the part: "Figures".
    right:  how many were read as an editor would.
    wrong:  how many were read that are not there, or otherwise.
    missed: how many were overlooked; None for what every article has one of.
    """

    name: str
    right: int
    wrong: int
    missed: int | None


class Attribution(Record, frozen=True, kw_only=True):
    """Where data that is not ours comes from.

    used_for: what it is used for.
    source:   who made it, and when.
    licence:  its licence.
    line:     the line that it asks for.
    """

    used_for: str
    source: str
    licence: str
    line: str


class NationGaps(Record, frozen=True, kw_only=True):
    """The councils of a nation without stories.

    name:     "England".
    councils: their names.
    """

    name: str
    councils: tuple[str, ...]


class AboutPage(Page, frozen=True, kw_only=True, tag="about"):
    """What the site is and how far it can be trusted: `about.html`.

    stories:      how many there are: "85 stories".
    read:         what was read in them, in a sentence.
    checked:      how many of the stories an editor has checked: "3 stories", or "" for none.
    labelled:     the articles that reading was last tested on: "36 articles"; "" if it was not.
    scores:       the result, field by field.
    without:      how many councils have no story yet: "300 councils".
    gaps:         their names, by nation.
    months:       the months without a story between the first and the last, in words.
    undated:      the stories without a date, or None.
    contact:      where to send corrections, or None.
    attributions: where data that is not ours comes from.
    """

    stories: str
    read: str
    checked: str
    labelled: str
    scores: tuple[ScoreRow, ...]
    without: str
    gaps: tuple[NationGaps, ...]
    months: tuple[str, ...]
    undated: Choice | None
    contact: Link | None
    attributions: tuple[Attribution, ...]
