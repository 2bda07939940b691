"""Figures that come back."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page
from digest.site import Label


class Dot(Record, frozen=True, kw_only=True):
    """One value in a chart. Places are percentages of the drawing, from its left and from its top: "37.5%".

    x:       when its story came out.
    y:       the value.
    end:     the other end of a range, or None.
    name:    the value in words, or "" where it would stand in the way of another.
    left:    where the space for the name begins, from the left.
    wide:    how wide that space is.
    anchor:  where in it the name stands: at its "start", "middle" or "end".
    side:    "above" or "below" the value, out of the lines' way.
    kind:    "hedged" for one that its story gives with a hedge, else "plain".
    """

    x: str
    y: str
    end: str | None
    name: str
    left: str
    wide: str
    anchor: str
    side: str
    kind: str


class Stroke(Record, frozen=True, kw_only=True):
    """A line from one value to the next.

    x1, y1, x2, y2: its ends.
    kind: "apart" where the two stories disagree, so that nothing changed in between, else "plain".
    """

    x1: str
    y1: str
    x2: str
    y2: str
    kind: str


class Tick(Record, frozen=True, kw_only=True):
    """A mark on the value axis of a chart.

    y:    its place from the top.
    name: the value in words.
    """

    y: str
    name: str


class Chart(Record, frozen=True, kw_only=True):
    """A chart of dated values; the table beside it holds the same.

    scale:   the value axis from its top to nought.
    times:   the time axis in equal parts: a year or a month each.
    dots:    the values, the oldest first.
    strokes: the lines between them.
    legend:  what its signs mean, in a sentence, or "".
    """

    scale: tuple[Tick, ...]
    times: tuple[str, ...]
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    legend: str


class MentionRow(Record, frozen=True, kw_only=True):
    """One place where a figure comes back.

    href:      the figure in its article.
    shown:     the value in words: "£1.2m", "£60m to £70m".
    value:     the value in full: "1200000".
    qualifier: the hedge as written ("more than"), or None.
    about:     what it counts.
    sentence:  the sentence that gives it.
    period:    the time that the sentence speaks of, or None.
    date:      when the story came out, ISO 8601, or None.
    day:       the same as it is read.
    headline:  the story's headline.
    since:     what it is to the mention before it: "The same", "Changed", "Disagrees"; "" for the first.
    """

    href: str
    shown: str
    value: str
    qualifier: str | None
    about: str
    sentence: str
    period: str | None
    date: str | None
    day: str
    headline: str
    since: str


class PairRow(Record, frozen=True, kw_only=True):
    """Two stories that give one measure of one time differently; neither is called right.

    href:    the figure's page.
    title:   what is measured.
    council: whose it is.
    first:   the older mention.
    second:  the newer one.
    """

    href: str
    title: str
    council: Label
    first: MentionRow
    second: MentionRow


class ThreadRow(Record, frozen=True, kw_only=True):
    """A figure that comes back, in a list.

    href:    its page.
    title:   what is followed.
    council: whose it is.
    count:   how often it is given: "5 mentions".
    first:   the oldest mention.
    last:    the newest one.
    is_apart: two of its stories disagree.
    chart:   a small chart, where there are three dated values or more, else None.
    """

    href: str
    title: str
    council: Label
    count: str
    first: MentionRow
    last: MentionRow
    is_apart: bool
    chart: Chart | None


class ThreadGroup(Record, frozen=True, kw_only=True):
    """One council's figures that come back.

    council: whose they are.
    threads: the figures, those heard of last first.
    """

    council: Label
    threads: tuple[ThreadRow, ...]


class ThreadPage(Page, frozen=True, kw_only=True, tag="thread"):
    """A figure that comes back: `thread.html`.

    title:    what is followed.
    council:  whose it is.
    summary:  how often it was given, and from when to when.
    chart:    a chart, where there are three dated values or more, else None.
    mentions: every mention, the oldest first.
    pairs:    those that disagree.
    others:   other figures of the council that come back.
    """

    title: str
    council: Label
    summary: str
    chart: Chart | None
    mentions: tuple[MentionRow, ...]
    pairs: tuple[PairRow, ...]
    others: tuple[Link, ...]


class ThreadsPage(Page, frozen=True, kw_only=True, tag="threads"):
    """Every figure that comes back, disagreements first: `threads.html`.

    summary:  how many, in a sentence.
    pairs:    the newest disagreements.
    more:     how many older ones there are besides, in a sentence, or "".
    groups:   the figures by council.
    councils: where there are too many to list, the councils by the number of their figures; they list them.
    """

    summary: str
    pairs: tuple[PairRow, ...]
    more: str
    groups: tuple[ThreadGroup, ...]
    councils: tuple[Choice, ...]
