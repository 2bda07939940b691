"""Warn of every story without a date, and tell the editor what the stories themselves say of when it was.

In:   the Articles to publish.
Out:  one warning an undated article: the line to add, the dates that its text speaks of, and the dated story in
      which one of its figures comes back.
Not:  a guess. A date that is not printed is never made up, here or anywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from digest import problems, wording
from digest.records import STORY_KINDS, Article, Figure, Problem, Span

_Key = tuple[str, str, str, Decimal]
# Small counts come back everywhere: two libraries here are not the two libraries there.
_SPECIFIC = Decimal(100)


def find(articles: Sequence[Article]) -> Iterator[Problem]:
    """Give a warning for each article that has no date, in the articles' order."""
    missing = [each for each in articles if not each.date and not _is_empty(each)]
    if not missing:
        return
    dated = _figures(article for article in articles if article.date)
    for article in missing:
        said = _listed(article.date_hint)
        hints = [f"The text speaks of {said}." if said else "The text names no month or day."]
        elsewhere = _elsewhere(article, dated)
        if elsewhere:
            hints.append(elsewhere)
        yield problems.at(
            article.body,
            article.path,
            _first_line(article.body),
            code="date-missing",
            severity="warning",
            what="this page prints no date of publication",
            fix=f'Add a line such as "date: 2020-03-25" to a header above the story. {" ".join(hints)}',
        )


def _is_empty(article: Article) -> bool:
    return not any(block.kind in STORY_KINDS for block in article.blocks)


def _first_line(body: str) -> Span:
    start = len(body) - len(body.lstrip("\ufeff \t\r\n"))
    end = body.find("\n", start)
    return Span(start=start, end=len(body) if end < 0 else end)


def _figures(articles: Iterable[Article]) -> dict[_Key, list[tuple[Article, Figure]]]:
    found: dict[_Key, list[tuple[Article, Figure]]] = defaultdict(list)
    for article in articles:
        for figure in article.figures:
            if article.authority and figure.value >= _SPECIFIC:
                found[_key(article.authority, figure)].append((article, figure))
    return found


def _key(authority: str, figure: Figure) -> _Key:
    return authority, figure.kind, figure.unit, figure.value


def _elsewhere(article: Article, dated: dict[_Key, list[tuple[Article, Figure]]]) -> str:
    """Say in which dated story about the same council one of the article's figures comes back, if in any."""
    if not article.authority:
        return ""
    for figure in article.figures:
        for other, _ in dated.get(_key(article.authority, figure), ()):
            return f"Its {figure.evidence.text} comes back in {other.path} of {wording.day(other.date)}."
    return ""


def _listed(words: Sequence[str]) -> str:
    quoted = [f'"{each}"' for each in words]
    return (
        quoted[0]
        if len(quoted) == 1
        else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"
        if quoted
        else ""
    )
