"""Read what each figure of a story claims: what kind of sum, of what, and when.

In:   one Article, and which of its figures to read.
Out:  Claims. The two ends of a range are one claim; a figure that the headline repeats is one claim.
Not:  other stories. `compare` sets claims side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.link.threads import measures, periods, sentences, values, words
from digest.link.threads.sentences import Beside, Opening, Sentence
from digest.records import Article, Figure, Span
from digest.tables import Tables

# A period belongs to the figure that it stands beside; further off it belongs to something else.
_BESIDE = 75
_CLOSE = 14
# " to ", " and ", "–": more stands between two figures that are no range.
_JOINT = 6
# Counts as small as this are equal by chance.
_SMALL = 13


@dataclass(slots=True, kw_only=True)
class Claim:
    """One figure of one story, as it can be compared.

    numbers: the figures it stands for, from 1, as the article's page counts them; the first shows it best.
    value, upper: as printed; `upper` for a range.
    low, high: what it can mean; `values.interval` says how.
    measure: the kind of sum, or None.
    head: the stem of what is counted first: "repair" of "cost of repairs to the bridge".
    about: the stems of the phrase itself with their weights. `lead`, `near` and `around` are those beside it, `story`
            those of the whole opening.
    things: the stems of `about` that say what is counted; `gather` finds them out.
    period: the months it speaks of, or None. month: the month of the story, or None.
    window: the words beside the figure, with "|" where it stands.
    extra, part, each: a difference, a part of another figure, or for each of many.
    past: given as what was, before some change. stock: how many there are.
    titled: it stands in the headline, or that repeats it.
    """

    article: Article
    authority: str
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
    head: str | None
    about: words.Weights
    things: words.Weights
    beside: Beside
    opening: Opening
    period: periods.Months | None
    month: int | None
    sentence: Span
    window: str
    extra: bool
    part: bool
    each: bool
    past: bool
    stock: bool
    titled: bool

    @property
    def lead(self) -> words.Weights:
        """The stems before the figure in its clause."""
        return self.beside.lead

    @property
    def near(self) -> words.Weights:
        """The stems of its clause and of `about`."""
        return self.beside.near

    @property
    def around(self) -> words.Weights:
        """The stems of its sentence."""
        return self.beside.around

    @property
    def story(self) -> words.Weights:
        """The stems of the story's headline and first paragraph."""
        return self.opening.weights


def read(
    article: Article, home: str | None, tables: Tables, wanted: frozenset[int] | None = None
) -> list[Claim]:
    """Return the claims of a story, in reading order.

    home:   the council that the story is about, or None.
    wanted: numbers of the figures to read, or None for all; their sentences are read whole.
    """
    together: dict[int, list[tuple[int, Figure]]] = {}
    for number, figure in enumerate(article.figures, 1):
        together.setdefault(figure.evidence.sentence.start, []).append((number, figure))
    claims: list[Claim] = []
    opening = Opening(article)
    for figures in together.values():
        if wanted is not None and not any(number in wanted for number, _ in figures):
            continue
        sentence = Sentence(article, figures)
        authority = sentence.authority(home, tables)
        if authority:
            claims += _claims(sentence, authority, opening, wanted)
    _point_back(claims)
    return _merged(_ranges(claims, article))


def _claims(
    sentence: Sentence, authority: str, opening: Opening, wanted: frozenset[int] | None
) -> Iterator[Claim]:
    starts = [figure.evidence.span.start - sentence.span.start for _, figure in sentence.figures]
    ends = [figure.evidence.span.end - sentence.span.start for _, figure in sentence.figures]
    limits = [0, *ends], [*starts[1:], len(sentence.text)]
    for at, (number, figure) in enumerate(sentence.figures):
        if wanted is not None and number not in wanted and not _is_end(at, starts, ends):
            continue
        yield _claim(
            sentence,
            authority,
            opening,
            number,
            figure,
            sentences.Place(limits[0][at], starts[at], ends[at], limits[1][at]),
        )


def _is_end(at: int, starts: list[int], ends: list[int]) -> bool:
    """Return whether another figure stands so near that the two may be a range."""
    return any(
        0 <= at + step < len(starts) - 1 and starts[at + step + 1] - ends[at + step] <= _JOINT
        for step in (-1, 0)
    )


def _claim(
    sentence: Sentence, authority: str, opening: Opening, number: int, figure: Figure, place: sentences.Place
) -> Claim:  # fmt: skip
    text = sentence.text
    first, last = sentence.clause(place)
    before, after = text[place.left : place.start], text[place.end : place.right]
    beside, beyond = text[first : place.start], text[place.end : last]
    value = float(figure.value)
    low, high = values.interval(value, figure.evidence.text, figure.kind, figure.qualifier)
    about = sentence.unsourced(words.phrase(measures.noun(figure.about)))
    measure = _measure(figure, beside, beyond)
    flags = measures.flags(sentence.lows, figure.about, text, before, after, beside, beyond)
    counted = figure.kind in ("money", "count")
    return Claim(
        article=sentence.article,
        authority=authority,
        numbers=(number,),
        kind=figure.kind,
        unit=figure.unit,
        per=figure.per or ("year" if flags.yearly else None),
        value=value,
        upper=None,
        low=low,
        high=high,
        hedge=figure.qualifier,
        measure=measure,
        head=words.first(
            measures.counted(figure.about) if figure.kind == "money" else figure.about
        ),
        about=about,
        things=about,
        beside=Beside(sentence, place, figure, about),
        opening=opening,
        period=_period(sentence, place, measure, past=flags.past),
        month=sentence.month,
        sentence=sentence.span,
        window=f"{before}|{after}",
        extra=measure not in ("tax", "premium")
        and (
            (flags.extra and counted)
            or (figure.kind == "percent" and measures.is_moving(before, figure.about))
        ),
        part=flags.part and counted,
        each=flags.each,
        past=flags.past,
        stock=flags.stock,
        titled=sentence.is_title,
    )


def _measure(figure: Figure, before: str, after: str) -> str | None:
    if figure.kind == "money":
        return measures.money(figure.about, before, after)
    if figure.kind == "percent":
        return measures.percent(figure.about, before + " " + after)
    if figure.kind == "count":
        return measures.count(figure.about, before + " " + after)
    return None


def _period(
    sentence: Sentence, place: sentences.Place, measure: str | None, *, past: bool
) -> periods.Months | None:
    """The period beside a figure: the nearest after it in its own stretch, else the nearest before it.

    A level ("a £150m arena, to open next year") is of a year only where that stands close behind it, and a plain
    year ("2024") behind anything else. "In April" is
    a month, but for a tax it is a year.
    """
    level = measure in measures.LEVELS
    named = [n for n in sentence.periods if measure == "tax" or not n.is_april]
    for period in named:
        reach = _CLOSE if level or period.is_plain else _BESIDE
        if place.end <= period.start < min(place.right + 1, place.end + reach) and not period.since:
            return period.months
    if past:
        return next((period.months for period in named if period.since), None)
    for period in reversed(named):
        if max(place.left, place.start - _BESIDE) <= period.end <= place.start and not period.since:
            return period.months
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
    if low.sentence is not high.sentence or low.past or low.value >= high.value:
        return False
    if (low.kind, low.unit) != (high.kind, high.unit):
        return False
    first = article.figures[low.numbers[0] - 1].evidence.span
    second = article.figures[high.numbers[0] - 1].evidence.span
    before = article.body[max(low.sentence.start, first.start - 25) : first.end]
    return measures.is_range(before, words.plain(article.body[first.end : second.start]))


_FARTHEST = 100  # claims back; nobody remembers what stood before them


def _point_back(claims: list[Claim]) -> None:
    """Let "the present figure of 1,086" mean what "more than 1,000 children in care" said before it."""
    for at, claim in enumerate(claims):
        about = claim.article.figures[claim.numbers[0] - 1].about
        if claim.measure or not measures.is_anaphor(about):
            continue
        for other in reversed(claims[max(0, at - _FARTHEST) : at]):
            if (
                (other.kind, other.unit) == (claim.kind, claim.unit)
                and other.measure
                and values.agree((claim.low, claim.high), (other.low, other.high))
            ):
                claim.measure, claim.about = other.measure, other.about
                claim.beside.take(other.beside)
                break


_MOST_ALIKE = 100  # in one story, of one value


def _merged(claims: list[Claim]) -> list[Claim]:
    """Make one claim of a figure that a story gives twice, as headlines do."""
    made: list[Claim] = []
    alike: dict[tuple[object, ...], list[int]] = {}  # where those stand in `made` that may be twins
    for claim in claims:
        places = alike.setdefault((claim.value, claim.kind, claim.unit), [])
        place = next((at for at in places[:_MOST_ALIKE] if _is_twin(made[at], claim)), None)
        if place is None:
            places.append(len(made))
            made.append(claim)
            continue
        twin = made[place]
        body, other = (claim, twin) if twin.titled else (twin, claim)
        made[place] = body
        body.numbers = tuple(dict.fromkeys(body.numbers + other.numbers))
        body.titled = body.titled or other.titled
        body.measure = body.measure or other.measure
        body.period = body.period or other.period
        body.per = body.per or other.per
        body.stock = body.stock or other.stock
        body.about = {**other.about, **body.about}
        body.beside.take(other.beside)
    return made


def _is_twin(a: Claim, b: Claim) -> bool:
    if a.value != b.value or (a.kind, a.unit, a.upper) != (b.kind, b.unit, b.upper):
        return False
    if (a.extra, a.each, a.past) != (b.extra, b.each, b.past):
        return False
    if a.measure and b.measure and a.measure != b.measure:
        return False
    if a.kind == "count" and a.value < _SMALL and not a.titled:
        return bool(a.measure) or len(a.about.keys() & b.about.keys()) > 1
    return (
        a.titled
        or b.titled
        or bool(a.measure and b.measure)
        or bool(a.about.keys() & b.about.keys())
    )
