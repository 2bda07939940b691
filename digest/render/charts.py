"""Place the dated values of a thread in a chart.

In:   a Thread's mentions.
Out:  a Chart: places in per cent, names in words; the macros of `parts/charts.html` draw it as SVG and HTML.
Not:  drawing, colours, or anything that the table beside the chart does not hold.

The scale always begins at nought, so that no change looks larger than it is. Places are per cent of a drawing that
is never scaled, so that its words keep their size on a narrow screen: only the distances shrink.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from typing import NamedTuple

from digest import wording
from digest.brief import Mention
from digest.records import Record
from digest.render.pages import Chart, Dot, Stroke, Tick
from digest.site import Thread

_INTERVALS = 3  # about so many steps on the value axis
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_MONTH_NAMES, _MOST_YEARS = 6, 7  # labels of the time axis that fit a narrow screen
_MOST_MONTHS = 12  # a chart of at most so many months counts in months
# The narrowest drawing, and what a name takes of it, in pixels.
_WIDE, _HIGH, _LETTER, _LINE = 270, 170, 7.5, 20
_EDGE = 18  # per cent from a side within which a name goes inwards


class _Point(NamedTuple):
    mention: Mention
    x: float
    y: float
    end: float | None


class _Times(Record, frozen=True, kw_only=True):
    """The time axis: from which month (counted from the year 0), how many to a part, how many parts."""

    start: int
    each: int
    parts: int

    def place(self, date: str) -> float:
        """Return where a day stands, in per cent. A month stands in its middle."""
        year, month, *day = (int(part) for part in date.split("-"))
        months = year * 12 + month - 1 + ((day[0] - 1) / 31 if day else 0.5)
        return 100 * (months - self.start) / (self.each * self.parts)


def chart(thread: Thread) -> Chart | None:
    """Return the chart of a thread, or None where it has too few dated values."""
    if not thread.is_charted:
        return None
    dated = sorted((m for m in thread.mentions if m.date), key=lambda m: m.date or "")
    times = _times(dated)
    top, step = _scale(max(max(m.value, m.upper or m.value) for m in dated))
    points = [
        _Point(m, times.place(m.date or ""), _height(m.value, top), _height(m.upper, top) if m.upper else None)
        for m in dated
    ]  # fmt: skip
    below = [_is_below(points, index) for index in range(len(points))]
    named = _named(points, below)
    return Chart(
        scale=tuple(_ticks(top, step, thread)),
        times=_time_names(times),
        dots=tuple(
            Dot(
                x=_percent(point.x),
                y=_percent(point.y),
                end=_percent(point.end) if point.end is not None else None,
                name=_said(point.mention) if index in named else "",
                left=_percent(_span(point.x)[0]),
                wide=_percent(_span(point.x)[1] - _span(point.x)[0]),
                anchor=_anchor(point.x),
                side="below" if below[index] else "above",
                kind="hedged" if point.mention.qualifier else "plain",
            )
            for index, point in enumerate(points)
        ),
        strokes=tuple(_strokes(points)),
        legend=_legend(points),
    )  # fmt: skip


def _scale(highest: Decimal) -> tuple[Decimal, Decimal]:
    """The top of the value axis and its step: round numbers at or above the highest value."""
    if highest <= 0:
        return Decimal(1), Decimal(1)
    rough = highest / _INTERVALS
    power = Decimal(10) ** rough.adjusted()
    step = next(power * each for each in _STEPS if power * each >= rough)
    return (highest / step).to_integral_value(ROUND_CEILING) * step, step


def _height(value: Decimal, top: Decimal) -> float:
    return 100 - 100 * float(value / top)


def _ticks(top: Decimal, step: Decimal, thread: Thread) -> Iterator[Tick]:
    """The value axis from its top to nought."""
    for index in range(int(top / step) + 1):
        value = top - step * index
        yield Tick(y=_percent(_height(value, top)), name=_name(value, thread))


def _name(value: Decimal, thread: Thread) -> str:
    if thread.kind == "money":
        return wording.money(value, thread.unit or "GBP")
    if thread.kind == "share":
        return wording.number(value * 100) + "%"
    return wording.number(value) + ("%" if thread.unit == "%" else "")


def _times(dated: Sequence[Mention]) -> _Times:
    first, last = (_month(mention.date or "") for mention in (dated[0], dated[-1]))
    months = last - first + 1
    if months <= _MOST_MONTHS:
        each = -(-months // _MOST_MONTH_NAMES)
        return _Times(start=first, each=each, parts=-(-months // each))
    start = first // 12 * 12
    years = last // 12 - first // 12 + 1
    each = -(-years // _MOST_YEARS)
    return _Times(start=start, each=each * 12, parts=-(-years // each))


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def _time_names(times: _Times) -> tuple[str, ...]:
    months = [times.start + times.each * part for part in range(times.parts)]
    if times.each % 12 == 0 and times.start % 12 == 0:
        return tuple(str(month // 12) for month in months)
    names = []
    for index, month in enumerate(months):
        name = wording.MONTHS[month % 12][:3]
        # The year once, where it begins.
        names.append(f"{name} {month // 12}" if index == 0 or month // 12 != months[index - 1] // 12 else name)  # fmt: skip
    return tuple(names)


def _strokes(points: Sequence[_Point]) -> list[Stroke]:
    """Lines from day to day. Of several values on one day the last leads on: the others are what was before."""
    last_of_day: dict[str, _Point] = {}
    for point in points:
        last_of_day[point.mention.date or ""] = point
    way = list(last_of_day.values())
    return [
        Stroke(
            x1=_percent(one.x),
            y1=_percent(one.y),
            x2=_percent(other.x),
            y2=_percent(other.y),
            kind="apart" if other.mention.relation == "disagrees" else "plain",
        )
        for one, other in pairwise(way)
    ]


def _is_below(points: Sequence[_Point], index: int) -> bool:
    """Whether a value's name stands below it: where the lines to its neighbours go up from it."""
    beside = [points[i].y for i in (index - 1, index + 1) if 0 <= i < len(points)]
    return points[index].y < 85 and sum(y - points[index].y for y in beside) < -1


def _named(points: Sequence[_Point], below: Sequence[bool]) -> frozenset[int]:
    """Which values have room for their names: the last and the first before the others, a repeated one once."""
    order = [len(points) - 1, 0, *range(len(points) - 2, 0, -1)]
    boxes: list[tuple[float, float, float, float]] = []
    named = set()
    for index in order:
        point = points[index]
        wide = len(_said(point.mention)) * _LETTER
        x, y = point.x * _WIDE / 100, point.y * _HIGH / 100
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[_anchor(point.x)]
        top = y + _LINE / 4 if below[index] else y - 1.25 * _LINE
        box = (left, left + wide, top, top + _LINE)
        if all(box[1] < b[0] or b[1] < box[0] or box[3] < b[2] or b[3] < box[2] for b in boxes):
            boxes.append(box)
            named.add(index)
    return frozenset(named)


def _said(mention: Mention) -> str:
    """A value with its hedge, without what it is a rate of: the page's heading says that."""
    shown = mention.shown.split(" a ")[0].split(" per ")[0]
    return f"{mention.qualifier.lower()} {shown}" if mention.qualifier else shown


def _anchor(x: float) -> str:
    return "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"


def _span(x: float) -> tuple[float, float]:
    """From where to where a name may reach: to the right of its value, to the left, or as far to both sides."""
    if _anchor(x) == "start":
        return x, 100
    if _anchor(x) == "end":
        return 0, x
    reach = min(x, 100 - x)
    return x - reach, x + reach


def _legend(points: Sequence[_Point]) -> str:
    signs = []
    if any(point.mention.qualifier for point in points):
        signs.append("a hollow dot is a value that its story hedges")
    if any(point.end is not None for point in points):
        signs.append("a bar is a range")
    if any(point.mention.relation == "disagrees" for point in points):
        signs.append("a broken line joins stories that disagree")
    text = "; ".join(signs)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _percent(place: float) -> str:
    return f"{min(100.0, max(0.0, place)):.1f}%"
