"""Read what each figure of a story claims: whose, what kind of sum, of what, and when.

In:   one Article, the council it belongs to.
Out:  Claims. The two ends of a range are one claim; a figure that the headline repeats is one claim.
Not:  other stories. `compare` sets claims side by side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from digest.link.threads import measures, periods, values, words
from digest.records import Article, Figure, Span

_BREAK = re.compile(
    r"[;:]|\s–\s|,? (?:but|while|although|though|whereas) |, (?:and|which|who|as) |\|"
)
_RANGE = re.compile(r"\s*(?:to|and|or|–|-)\s*")
_MOVED = re.compile(
    r"\b(?:gr[eo]w\w*|ris\w+|rose|increas\w+|go(?:es|ing|ne)?|went|f[ae]ll\w*|dropp?\w*|cut|up|down|reduc\w+|widen\w*"
    r"|climb\w*|jump\w*|swell\w*|swollen|soar\w*|doubl\w*)\b[^.;]{0,30}\bfrom\b(?: \w+)?\s*$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"^[^.;,]{0,30}\b(?:a|each|every|per) year\b|^[^.;,]{0,30}\b(?:annually|yearly)\b",
    re.IGNORECASE,
)
# A period belongs to the figure that it stands beside; further off it belongs to something else.
_BESIDE = 75
_CLOSE = 14


@dataclass(slots=True, kw_only=True)
class Claim:
    """One figure of one story, as it can be compared.

    numbers: the figures it stands for, from 1, as the article's page counts them; the first shows it best.
    value, upper: as printed; `upper` for a range.
    low, high: what it can mean. `words.interval` says how.
    measure: the kind of sum, or None.
    about, near, around, story: stems with weights, from the phrase itself out to the whole story.
    period: the months it speaks of, or None. month: the month of the story, or None.
    """

    article: Article
    authority: str
    group: str
    numbers: tuple[int, ...]
    kind: str
    unit: str
    per: str | None
    value: float
    upper: float | None
    low: float
    high: float
    hedge: str | None
    measure: str | None
    about: dict[str, float]
    near: dict[str, float]
    around: dict[str, float]
    story: dict[str, float]
    period: periods.Months | None
    month: int | None
    sentence: Span
    window: str
    extra: bool = False
    part: bool = False
    each: bool = False
    past: bool = False
    titled: bool = False
    joined: list["Claim"] = field(default_factory=list)


def read(article: Article, authority: str, group: str) -> list[Claim]:
    """Return the claims of a story, in reading order."""
    story = words.weighed(words.plain(_opening(article)))
    month = periods.month_of(article.date)
    claims: list[Claim] = []
    for span, figures in _sentences(article):
        sentence = words.plain(article.body[span.start : span.end])
        named = periods.named(sentence, article.date)
        around = words.weighed(sentence)
        ends = [figure.evidence.span.end - span.start for _, figure in figures]
        starts = [figure.evidence.span.start - span.start for _, figure in figures]
        for at, (number, figure) in enumerate(figures):
            left = ends[at - 1] if at else 0
            right = starts[at + 1] if at + 1 < len(starts) else len(sentence)
            claims.append(
                _claim(article, authority, group, number, figure, sentence, (left, starts[at], ends[at], right),
                       named, around, story, month, span)
            )  # fmt: skip
    _point_back(claims)
    return _merged(_ranges(claims, article))


def _opening(article: Article) -> str:
    first = next((b.span for b in article.blocks if b.kind == "paragraph"), None)
    return article.title + ". " + (article.body[first.start : first.end] if first else "")


def _sentences(article: Article) -> Iterator[tuple[Span, list[tuple[int, Figure]]]]:
    """The sentences that hold figures, with their figures and the numbers of these."""
    found: dict[tuple[int, int], list[tuple[int, Figure]]] = {}
    for number, figure in enumerate(article.figures, 1):
        at = figure.evidence.sentence
        found.setdefault((at.start, at.end), []).append((number, figure))
    for (start, end), figures in found.items():
        yield Span(start=start, end=end), figures


def _claim(
    article: Article, authority: str, group: str, number: int, figure: Figure, sentence: str,
    place: tuple[int, int, int, int], named: list[tuple[int, int, periods.Months, bool]], around: dict[str, float],
    story: dict[str, float], month: int | None, span: Span,
) -> Claim:  # fmt: skip
    left, start, end, right = place
    before, after = sentence[left:start], sentence[end:right]
    clause_before = _BREAK.split(before)[-1]
    clause_after = _BREAK.split(after, maxsplit=1)[0]
    value = float(figure.value)
    low, high = values.interval(value, figure.evidence.text, figure.kind, figure.qualifier)
    near_text = clause_before + " " + clause_after
    about = words.weighed("x " + figure.about)
    moved = bool(_MOVED.search(before))
    return Claim(
        article=article, authority=authority, group=group, numbers=(number,), kind=figure.kind, unit=figure.unit,
        per=figure.per or ("year" if _YEARLY.search(after) else None),
        value=value, upper=None, low=low, high=high, hedge=figure.qualifier,
        measure=_measure(figure, clause_before, clause_after, near_text),
        about=about, near={**words.weighed("x " + near_text), **about}, around=around, story=story,
        period=_period(named, place, past=moved), month=month, sentence=span, window=before + "|" + after,
        extra=figure.kind == "money" and measures.is_extra(figure.about, before, after),
        part=figure.kind in ("money", "count") and measures.is_part(sentence, before, after),
        each=measures.is_each(clause_before, clause_after),
        past=moved or measures.is_past(before),
        titled=any(b.kind == "headline" and b.span.start <= span.start < b.span.end for b in article.blocks[:6]),
    )  # fmt: skip


def _measure(figure: Figure, before: str, after: str, near: str) -> str | None:
    if figure.kind == "money":
        return measures.money(figure.about, before, after)
    if figure.kind == "percent":
        return measures.percent(figure.about, near)
    if figure.kind == "count":
        return measures.count(figure.about, near)
    return None


def _period(
    named: list[tuple[int, int, periods.Months, bool]],
    place: tuple[int, int, int, int],
    *,
    past: bool,
) -> periods.Months | None:
    """The period beside a figure: the nearest after it in its own stretch, else the nearest before it."""
    left, start, end, right = place
    for first, _, months, since in named:
        if end <= first < min(right + 1, end + _BESIDE) and not since:
            return months
    if past:
        return next((months for *_, months, since in named if since), None)
    for _, last, months, since in reversed(named):
        if max(left, start - _BESIDE) <= last <= start and not since:
            return months
    return None


def _ranges(claims: list[Claim], article: Article) -> list[Claim]:
    """Make one claim of the two ends of a range."""
    made: list[Claim] = []
    for claim in claims:
        last = made[-1] if made else None
        if last and last.upper is None and _is_range(last, claim, article):
            last.upper, last.high = claim.value, max(claim.high, last.high)
            last.per = last.per or claim.per
            last.period = last.period or claim.period
            last.numbers += claim.numbers
            continue
        made.append(claim)
    return made


def _is_range(low: Claim, high: Claim, article: Article) -> bool:
    if (low.kind, low.unit) != (high.kind, high.unit) or low.value >= high.value:
        return False
    if low.sentence != high.sentence or low.past:
        return False
    first = article.figures[low.numbers[0] - 1].evidence.span
    second = article.figures[high.numbers[0] - 1].evidence.span
    joint = words.plain(article.body[first.end : second.start])
    if not _RANGE.fullmatch(joint):
        return False
    before = words.plain(article.body[max(low.sentence.start, first.start - 25) : first.start])
    said = (before + " " + article.body[first.start : first.end]).lower()
    if "and" in joint or "or" in joint:
        return "between" in said or "either" in said
    return not re.search(r"\bby\s*$", before)


def _point_back(claims: list[Claim]) -> None:
    """Let "the present figure of 1,086" mean what "more than 1,000 children in care" said before it."""
    for at, claim in enumerate(claims):
        about = claim.article.figures[claim.numbers[0] - 1].about
        if claim.measure or not measures.is_anaphor(about):
            continue
        for other in reversed(claims[:at]):
            if (
                (other.kind, other.unit) == (claim.kind, claim.unit)
                and other.measure
                and values.agree((claim.low, claim.high), (other.low, other.high))
            ):
                claim.measure, claim.about, claim.near = (
                    other.measure,
                    other.about,
                    {**claim.near, **other.near},
                )
                break


def _merged(claims: list[Claim]) -> list[Claim]:
    """Make one claim of a figure that a story gives twice, as headlines do."""
    made: list[Claim] = []
    for claim in claims:
        twin = next((other for other in made if _is_twin(other, claim)), None)
        if twin is None:
            made.append(claim)
            continue
        body, other = (claim, twin) if twin.titled else (twin, claim)
        made[made.index(twin)] = body
        body.numbers = tuple(dict.fromkeys(body.numbers + other.numbers))
        body.measure = body.measure or other.measure
        body.period = body.period or other.period
        body.per = body.per or other.per
        for name in ("about", "near", "around"):
            setattr(body, name, {**getattr(other, name), **getattr(body, name)})
    return made


def _is_twin(a: Claim, b: Claim) -> bool:
    if (a.kind, a.unit, a.value, a.upper) != (b.kind, b.unit, b.value, b.upper):
        return False
    if a.extra != b.extra or a.each != b.each:
        return False
    if a.measure and b.measure and a.measure != b.measure:
        return False
    if a.kind == "count" and a.value < 13 and not a.titled:
        return bool(a.measure) or len(a.about.keys() & b.about.keys()) > 1
    if a.titled or b.titled:
        return True
    return bool(a.measure and a.measure == b.measure) or bool(a.about.keys() & b.about.keys())
