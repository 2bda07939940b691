"""Say what a human eye should look at in an article, and in which order.

In:   an Article, and the problems that the last build found with its file.
Out:  Needs, the most pressing first.
Not:  the questions themselves: `editor.asks` and the rooms that find problems put those.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from digest import wording
from digest.editor import asks
from digest.records import Article, Problem, Record, Span

Kind = Literal["error", "date", "council", "speaker", "disagrees", "warning", "draft", "unread"]
"""What is needed, the most pressing first."""

NAMES: dict[Kind, str] = {
    "error": "Cannot be published",
    "date": "No date",
    "council": "No lead council",
    "speaker": "No speaker",
    "disagrees": "Disagrees",
    "warning": "Other questions",
    "draft": "Drafts",
    "unread": "Not checked yet",
}
ORDER: dict[Kind, int] = {kind: place for place, kind in enumerate(get_args(Kind))}

_KINDS: dict[str, Kind] = {
    "date-missing": "date",
    "authority-missing": "council",
    "quotations-speaker": "speaker",
    "figures-elsewhere": "disagrees",
}


class Need(Record, frozen=True, kw_only=True):
    """One thing to look at.

    what: the reason, in words; fix: what to do about it, or "".
    at:   the value that it is about, as its mark is called ("quotation-2"), or "".
    """

    kind: Kind
    what: str
    fix: str = ""
    at: str = ""


def of(article: Article, found: Sequence[Problem]) -> tuple[Need, ...]:
    """Return the needs of an article. found: its own problems, and those that it has with others."""
    asked = asks.of(article)
    needs = [_of_problem(article, problem) for problem in dict.fromkeys((*found, *asked))]
    needs += _unsaid(article)
    if not article.date and not any(need.kind == "date" for need in needs):
        # A build has still to say so, with the dates that the story speaks of.
        needs.append(Need(kind="date", what="this page prints no date of publication", fix="Write the day it came out."))  # fmt: skip
    return tuple(sorted(needs, key=lambda need: ORDER[need.kind]))


def of_file(found: Sequence[Problem]) -> tuple[Need, ...]:
    """Return the needs of a file that could not be read as an article."""
    return tuple(Need(kind=_kind(each), what=each.what, fix=each.fix) for each in found)


def short(needs: Sequence[Need]) -> tuple[Need, ...]:
    """Return the needs for a list: those that say the same of several places are one, with their number.

    That nobody has checked the article goes without saying where something else is to be looked at.
    """
    if any(need.kind not in ("unread", "draft") for need in needs):
        needs = [need for need in needs if need.kind != "unread"]
    speakers = [need for need in needs if need.kind == "speaker"]
    if len(speakers) < 2:
        return tuple(needs)
    one = Need(
        kind="speaker",
        what=f"{wording.count(len(speakers), 'quotation')} without a speaker",
        at=speakers[0].at,
    )
    return tuple(sorted((one, *(n for n in needs if n.kind != "speaker")), key=lambda n: ORDER[n.kind]))  # fmt: skip


def _kind(problem: Problem) -> Kind:
    if problem.severity == "error":
        return "error"
    disagrees = problem.code.endswith("-disagrees")
    return _KINDS.get(problem.code, "disagrees" if disagrees else "warning")


def _of_problem(article: Article, problem: Problem) -> Need:
    return Need(
        kind=_kind(problem), what=problem.what, fix=problem.fix, at=_value_at(article, problem)
    )


def _unsaid(article: Article) -> Iterator[Need]:
    """What no problem speaks of, because nothing is wrong with it."""
    if article.reviewed:
        return
    declared = {*article.declared}
    if (
        article.authorities
        and not article.authority
        and not {"authority", "authorities"} & declared
    ):
        several = wording.count(len({named.slug for named in article.authorities}), "council")
        yield Need(kind="council", what=f"names {several}, and is about no single one as far as it reads",
            fix='Choose the one that it is about, or write "none".')  # fmt: skip
    if article.draft:
        yield Need(kind="draft", what="a draft that nobody has checked")
    else:
        yield Need(kind="unread", what="nobody has checked it yet")


def _value_at(article: Article, problem: Problem) -> str:
    """The mark of the value at which a problem points."""
    if not problem.line or not problem.column:
        return ""
    start = -1
    for _ in range(problem.line - 1):
        start = article.body.find("\n", start + 1)
    place = start + problem.column
    spans: dict[str, list[Span]] = {
        "figure": [each.evidence.span for each in article.figures],
        "quotation": [each.evidence.span for each in article.quotations],
        "key_date": [each.evidence.span for each in article.key_dates],
    }
    for kind, held in spans.items():
        for number, span in enumerate(held, 1):
            if span.start <= place < max(span.end, span.start + 1):
                return f"{kind}-{number}"
    return ""
