"""Set councils side by side where their stories give the same measure.

In:   the Briefs, newest first; the shelf of their articles; the threads; the tables.
Out:  Comparisons, each of two councils at the least, for the topics that are about them or that most of their stories are on.
Not:  everything that looks alike: only measures that any council has, under the names below. A leisure centre's cost
      in one town says nothing of another's, and "deficit" means one year's to some and all years' to others.

A measure's name in its normal form is that of a rule; `about` has to fit it whole, and the sentence has to bear it out:
no difference, no part of a sum, nothing past. Of each council the newest story counts; one that gives two values does not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from digest.brief import Brief, Shelf
from digest.link.heirs import heir
from digest.link.threads import claims, measures, mentions, own_name
from digest.link.threads.claims import Claim
from digest.link.threads.compare import agreeing
from digest.link.threads.overlap import things
from digest.records import Article, TopicName
from digest.site import Comparison, Standing, Thread
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
# So many councils make a comparison; a topic's cue of this weight is of it and little else.
_LEAST, _STRONG = 2, 4.0
# A table is of the councils heard of last; in a large archive the rest would be most of the work, and of the page.
_MOST = 10


def by_topic(
    briefs: Sequence[Brief], shelf: Shelf, threads: Iterable[Thread], tables: Tables
) -> Mapping[str, tuple[Comparison, ...]]:
    """Return the comparisons of each topic, by its slug: its cues name them, or most of their stories are on it.

    briefs: newest first, undated ones last; shelf: where their articles stand.
    """
    followed = {
        (mention.article, number): thread
        for thread in threads
        for mention in thread.mentions
        for number in mention.numbers
    }
    topics = {brief.slug: brief.topics for brief in briefs}
    found: defaultdict[str, list[Comparison]] = defaultdict(list)
    for rule, standing in _standing(briefs, shelf, tables).items():
        if len(standing) < _LEAST:
            continue
        rows = tuple(
            sorted((_row(rule, claim, followed) for claim in standing), key=_largest_first)
        )
        counts = Counter(topic for row in rows for topic in topics[row.mention.article])
        comparison = Comparison(name=rule.name, rows=rows, is_cut=len(rows) == _MOST)
        for topic in tables.topics.values():
            if 2 * counts[topic.slug] > len(rows) or _is_cued(topic, rule.name):
                found[topic.slug].append(comparison)
    return {topic: tuple(each) for topic, each in found.items()}


def _is_cued(topic: TopicName, name: str) -> bool:
    """Return whether a topic's own words stand in the name of a measure: "council tax rise*"."""
    said = f" {name.lower()} "
    return any(
        weight >= _STRONG and (f" {cue[:-1]}" if cue.endswith("*") else f" {cue} ") in said
        for cue, weight in topic.cues
    )


def measured(article: Article) -> Iterator[tuple[int, str]]:
    """Give the figures that may be of a measure that any council has: number from 1, and the measure's name."""
    for number, figure in enumerate(article.figures, 1):
        rule = _rule(figure.kind, figure.about)
        if rule:
            yield number, rule.name


def _standing(briefs: Sequence[Brief], shelf: Shelf, tables: Tables) -> Mapping[_Rule, list[Claim]]:
    """What the newest story of each council gives, by measure: of the councils heard of last."""
    rules = {rule.name: rule for rule in _RULES}
    taken: set[tuple[_Rule, str]] = set()
    found: dict[_Rule, list[Claim]] = {rule: [] for rule in _RULES}
    for brief in briefs:
        home = brief.authority
        if not home or not brief.date:
            continue
        heard: defaultdict[_Rule, set[int]] = defaultdict(set)
        for number, name in brief.measures:
            rule = rules[name]
            if len(found[rule]) < _MOST and (rule, heir(home, tables)) not in taken:
                heard[rule].add(number)
        for rule, numbers in heard.items():
            given = list(_borne_out(shelf.article(brief), home, rule, numbers, tables))
            if given and all(agreeing(given[0], other) for other in given[1:]):
                taken.add((rule, heir(home, tables)))
                found[rule].append(given[0])
    return found


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


def _row(rule: _Rule, claim: Claim, followed: Mapping[tuple[str, int], Thread]) -> Standing:
    """What a council's story gives; of what stands at a level, what a later story gives under another name."""
    mention = mentions.mention(claim, ())
    thread = followed.get((mention.article, mention.numbers[0]))
    if thread is None:
        return Standing(authority=claim.authority, mention=mention, apart=None)
    newest = [each for each in thread.mentions if each.date][-1]
    if rule.measure in measures.LEVELS and newest.value != mention.value:
        mention = newest
    apart = {thread.mentions[place].value for pair in thread.apart for place in pair}
    return Standing(
        authority=thread.authority,
        mention=mention,
        apart=thread.slug if mention.value in apart else None,
    )


def _largest_first(row: Standing) -> tuple[Decimal, str]:
    return -row.mention.value, row.authority
