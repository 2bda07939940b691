"""Set councils side by side where their stories give the same measure.

In:   the Briefs, newest first; the shelf that has what each story gives; the threads; the tables.
Out:  Comparisons, each of two councils at the least, for the topics that are about them or that most of their stories are on.
Not:  everything that looks alike: only measures that any council has (`measured`). A leisure centre's cost in one town
      says nothing of another's, and "deficit" means one year's to some and all years' to others.

Of each council the newest story counts that gives one value.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from digest.brief import Brief, Measured, Shelf
from digest.link.heirs import heir
from digest.records import TopicName
from digest.site import Comparison, Standing, Thread
from digest.tables import Tables

# So many councils make a comparison; a topic's cue of this weight is of it and little else.
_LEAST, _STRONG = 2, 4.0
# A table is of the councils heard of last; in a large archive the rest would be most of the work, and of the page.
_MOST = 10
# The measures of `measured`, in the order in which pages show them.
NAMES = (
    "Council tax rise",
    "Premium on second homes",
    "Visitor levy",
    "Budget gap",
    "Overspend",
    "Debt",
    "Borrowing",
    "Reserves",
    "Equal pay bill",
    "Garden waste charge",
    "Children in care",
)


def by_topic(
    briefs: Sequence[Brief], shelf: Shelf, threads: Iterable[Thread], tables: Tables
) -> Mapping[str, tuple[Comparison, ...]]:
    """Return the comparisons of each topic, by its slug: its cues name them, or most of their stories are on it.

    briefs: newest first, undated ones last; shelf: where their articles stand.
    """
    standing = _standing(briefs, shelf, tables)
    stories = {brief.slug for each in standing.values() for brief, _ in each}
    followed = {
        (mention.article, number): thread
        for thread in threads
        if any(story in stories for story, _ in thread.stories)
        for mention in thread.mentions
        for number in mention.numbers
    }
    topics = {brief.slug: brief.topics for brief in briefs}
    found: defaultdict[str, list[Comparison]] = defaultdict(list)
    for name, given in standing.items():
        if len(given) < _LEAST:
            continue
        rows = tuple(
            sorted((_row(brief, each, followed) for brief, each in given), key=_largest_first)
        )
        counts = Counter(topic for row in rows for topic in topics[row.mention.article])
        comparison = Comparison(name=name, rows=rows, is_cut=len(rows) == _MOST)
        for topic in tables.topics.values():
            if 2 * counts[topic.slug] > len(rows) or _is_cued(topic, name):
                found[topic.slug].append(comparison)
    return {topic: tuple(each) for topic, each in found.items()}


def _is_cued(topic: TopicName, name: str) -> bool:
    """Return whether a topic's own words stand in the name of a measure: "council tax rise*"."""
    said = f" {name.lower()} "
    return any(
        weight >= _STRONG and (f" {cue[:-1]}" if cue.endswith("*") else f" {cue} ") in said
        for cue, weight in topic.cues
    )


def _standing(
    briefs: Iterable[Brief], shelf: Shelf, tables: Tables
) -> Mapping[str, list[tuple[Brief, Measured]]]:
    """What the newest story of each council gives, by the name of the measure: of the councils heard of last."""
    taken: set[tuple[str, str]] = set()
    found: dict[str, list[tuple[Brief, Measured]]] = {name: [] for name in NAMES}
    for brief in briefs:
        for name in brief.measures:
            council = heir(brief.authority or "", tables)
            if len(found[name]) < _MOST and (name, council) not in taken:
                taken.add((name, council))
                measured = shelf.told(brief).measured
                found[name].append((brief, next(each for each in measured if each.name == name)))
    return found


def _row(brief: Brief, measured: Measured, followed: Mapping[tuple[str, int], Thread]) -> Standing:
    """What a council's story gives; of what stands at a level, what a later story gives under another name."""
    mention = measured.mention
    thread = followed.get((brief.slug, mention.numbers[0]))
    if thread is None:
        return Standing(authority=brief.authority or "", mention=mention, apart=None)
    mentions = thread.mentions
    newest = [each for each in mentions if each.date][-1]
    if measured.is_level and newest.value != mention.value:
        mention = newest
    apart = {mentions[place].value for pair in thread.apart for place in pair}
    return Standing(
        authority=thread.authority,
        mention=mention,
        apart=thread.slug if mention.value in apart else None,
    )


def _largest_first(row: Standing) -> tuple[Decimal, str]:
    return -row.mention.value, row.authority
