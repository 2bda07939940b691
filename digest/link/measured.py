"""Find the measures of a story that any council has, so that councils can be set side by side.

In:   an Article, the tables of councils.
Out:  what its own council has of each such measure, by the sentences that bear it out.
Not:  other stories; `comparisons` sets councils beside each other.

A measure's name in its normal form is that of a rule; `about` has to fit it whole, and the sentence has to bear it out:
no difference, no part of a sum, nothing past. A story that gives two values gives none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from digest.brief import Measured
from digest.link.threads import claims, measures, mentions
from digest.link.threads.claims import Claim
from digest.link.threads.compare import agreeing
from digest.link.threads.council import own_name
from digest.link.threads.overlap import things
from digest.records import Article
from digest.tables import Tables


class _Rule(NamedTuple):
    """A measure that any council has.

    name:    its normal form, as readers see it.
    kind:    of its figures.
    measure: what `measures` calls it, or None where the words alone say it.
    about:   what the phrase says, whole.
    story:   what the headline or the sentence has to say, too.
    """

    name: str
    kind: str
    measure: str | None
    about: re.Pattern[str]
    story: re.Pattern[str] | None = None


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:the|an?|its)\ )?(?:{pattern})", re.IGNORECASE | re.VERBOSE)


# "the council's", "Thurrock's"; anybody else's is a thing, which `_borne_out` turns down.
_OWNER = r"(?:(?:back\ to|size\ of|level\ of|scale\ of|amount\ of)\ (?:(?:the|an?|its)\ )?)?(?:(?:council|authority|county|city|borough|district|year)['’]s\ |(?:(?-i:[A-Z])[\w.-]*['’]?s?\ )+)?"
# "overspend by the council", "gap, Leeds": a name that is not the council's own is turned down there, too.
_WHOSE = re.compile(
    r"(?: (?:forecast|expected|projected|reported|faced|to be closed))?"
    r"(?:(?:,| (?:by|in|of|for|at)(?: the)?)"
    r" (?:council|authority|city|county|borough|district|(?:[A-Z][\w'’.-]*[ ]?)+)|(?:,| by) [a-z-]+)$"
)
_YEAR = r"(?:\ (?:in|for|of)\ (?:its\ budget|(?:the\ )?(?:coming|next|this|current)\ (?:financial\ )?year|20\d\d[-/\d]*))?"
_RULES = (
    _Rule(
        "Council tax rise",
        "percent",
        "tax",
        _whole(
            rf"""{_OWNER} council\ tax\ (?:rise|increase) {_YEAR}
               | (?:rise|increase)\ in\ (?:its\ )?(?:share\ of\ )?council\ tax {_YEAR}"""
        ),
    ),
    _Rule(
        "Premium on second homes",
        "percent",
        "premium",
        _whole(r"(?:council\ tax\ )? premium\ (?:for|on)\ second\ homes | second\ homes?\ premium"),
    ),
    _Rule(
        "Visitor levy",
        "percent",
        None,
        _whole(r"(?:.*\ )? (?:levy|charge|tourist\ tax) (?:\ on\ overnight\ stays)?"),
        re.compile(
            r"\b(?:visitor|tourist|tourism) (?:levy|tax)\b|\blevy on overnight\b", re.IGNORECASE
        ),
    ),
    _Rule(
        "Budget gap",
        "money",
        "gap",
        _whole(
            rf"{_OWNER} (?:(?:possible|expected|budget|funding)\ )* (?:gap|shortfall) (?:\ forecast)? {_YEAR}"
        ),
    ),
    _Rule(
        "Overspend",
        "money",
        "gap",
        _whole(
            rf"""{_OWNER} (?:(?:expected|projected|forecast)\ )* overspend(?:ing)?
                 (?:\ (?:by|of)\ (?:the\ )?council)? {_YEAR}"""
        ),
    ),
    _Rule("Debt", "money", "debt", _whole(rf"{_OWNER} (?:(?:total|overall)\ )? debts?")),
    _Rule("Borrowing", "money", "debt", _whole(rf"{_OWNER} (?:(?:total|overall)\ )? borrowing")),
    _Rule(
        "Reserves",
        "money",
        "reserves",
        _whole(rf"{_OWNER} (?:(?:total|usable|general)\ )* reserves"),
    ),
    _Rule(
        "Equal pay bill",
        "money",
        "cost",
        _whole(
            rf"""{_OWNER} equal\ pay\ (?:bill|costs?|settlement|liability|liabilities|claims)
                 (?:\ with\ the\ workforce)?"""
        ),
    ),
    _Rule(
        "Garden waste charge",
        "money",
        "charge",
        _whole(
            r"""(?:charged?\ (?:for|to)\ (?:have\ |emptying\ )?)?
                garden\ waste (?:\ bins?|\ collections?)? (?:\ charge|\ collected)?"""
        ),
    ),
    _Rule(
        "Children in care",
        "count",
        "care",
        _whole(
            r"""children (?:\ who\ are)? (?:\ now)? \ in\ care
              | looked[\ -]after\ children | children\ (?:who\ are\ )?looked\ after"""
        ),
    ),
)


def find(article: Article, tables: Tables) -> Iterator[Measured]:
    """Give the measures of a dated story about one council, each once, by the number of the first figure of each."""
    home = article.authority
    if not home or not article.date:
        return
    heard: defaultdict[_Rule, list[int]] = defaultdict(list)
    for number, figure in enumerate(article.figures, 1):
        rule = _rule(figure.kind, figure.about)
        if rule:
            heard[rule].append(number)
    for rule, numbers in heard.items():
        given = list(_borne_out(article, home, rule, numbers, tables))
        if given and all(agreeing(given[0], other) for other in given[1:]):
            level, mention = rule.measure in measures.LEVELS, mentions.mention(given[0], ())
            yield Measured(name=rule.name, is_level=level, mention=mention)


@lru_cache(maxsize=100_000)
def _rule(kind: str, about: str) -> _Rule | None:
    plain = _WHOSE.sub("", about)
    return next((r for r in _RULES if r.kind == kind and r.about.fullmatch(plain)), None)


def _borne_out(
    article: Article, home: str, rule: _Rule, numbers: Iterable[int], tables: Tables
) -> Iterator[Claim]:
    """The figures of a story whose sentences say what the rule wants, and of the story's own council."""
    wanted = frozenset(numbers)
    for claim in claims.read(article, home, tables, wanted):
        if wanted.isdisjoint(claim.numbers) or claim.authority != home:
            continue
        if claim.measure != rule.measure or claim.extra or claim.part or claim.each or claim.past:
            continue
        if _is_over(claim) and rule.measure not in measures.LEVELS:
            continue
        counted = things(claim, own_name(home, tables))
        if counted and (rule.measure in measures.WHOLE or max(counted.values()) > 1.0):
            continue
        sentence = article.body[claim.sentence.start : claim.sentence.end]
        if rule.story is None or rule.story.search(f"{article.title} {sentence}"):
            yield claim


def _is_over(claim: Claim) -> bool:
    """Return whether a story only looks back: "last year's rise"."""
    return bool(claim.period and claim.month is not None and claim.period[1] <= claim.month)
