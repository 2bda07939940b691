"""Make the records that pages show of a thread.

In:   the Claims of one thread, in order.
Out:  a Thread: its mentions with their relations, and its disagreements.
Not:  deciding what belongs to it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

import msgspec

from digest import wording
from digest.brief import Mention, packed
from digest.link.threads import periods
from digest.link.threads.claims import Claim
from digest.link.threads.relations import relation
from digest.records import Figure
from digest.site import Thread
from digest.work import digest_of

_LEAST_CHARTED = 3
# A disagreement is looked for among this many mentions back; further off, time has passed.
_BACK = 12


def thread(claims: Sequence[Claim], slug: str, title: str) -> Thread:
    """Return the record of a thread."""
    first = claims[0]
    # That of the newest story, and not its heir: a council to come has no stories yet.
    authority = [claim for claim in claims if claim.month is not None or claim is first][
        -1
    ].authority
    mentions = tuple(mention(claim, claims[:at]) for at, claim in enumerate(claims))
    made = Thread(
        slug=slug,
        authority=authority,
        title=title,
        kind=_figure(first).kind,
        unit=first.unit,
        per=first.per,
        stories=tuple((mention.article, mention.date) for mention in mentions),
        packed=packed(mentions),
        is_charted=sum(mention.date is not None for mention in mentions) >= _LEAST_CHARTED,
        topics=_topics(claims),
        apart=tuple(_apart(claims)),
        print=b"",
    )
    return msgspec.structs.replace(made, print=digest_of(msgspec.msgpack.encode(made)))


def _figure(claim: Claim) -> Figure:
    return claim.article.figures[claim.numbers[0] - 1]


def _topics(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The topics that more than half of the stories are on."""
    stories = {claim.article.slug: claim.article.topics for claim in claims}
    counts = Counter(topic.slug for topics in stories.values() for topic in topics)
    return tuple(sorted(topic for topic, count in counts.items() if 2 * count > len(stories)))


def _apart(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The pairs that disagree, each two values once: where they first stand nearest to each other."""
    found: dict[tuple[float, float], tuple[int, int]] = {}
    for j, later in enumerate(claims):
        for i in range(max(0, j - _BACK), j):
            earlier = claims[i]
            if earlier.article is later.article:
                continue
            values = min(earlier.value, later.value), max(earlier.value, later.value)
            if values not in found and relation(earlier, later) == "disagrees":
                found[values] = (i, j)
    return list(found.values())


def mention(claim: Claim, before: Sequence[Claim]) -> Mention:
    """Return the record of one mention. before: those of its thread that stand before it."""
    article, figure = claim.article, _figure(claim)
    upper = next(
        (f for n in claim.numbers if float((f := article.figures[n - 1]).value) == claim.upper),
        None,
    )
    shown = wording.figure(figure)
    against = _against(claim, before)
    return Mention(
        article=article.slug,
        headline=article.title,
        date=article.date,
        numbers=claim.numbers,
        value=figure.value,
        upper=upper.value if upper else None,
        shown=f"{shown} to {wording.figure(upper)}" if upper else shown,
        qualifier=figure.qualifier,
        about=figure.about,
        sentence=" ".join(article.body[claim.sentence.start : claim.sentence.end].split()),
        period=periods.said(claim.period) if claim.period else None,
        relation=relation(against, claim) if against else None,
    )


def _against(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The mention that a claim is set against: the last of the same time, else the last that held."""
    recent = list(islice(reversed(before), _BACK))
    of_its_time = (
        c for c in recent if c.period and claim.period and periods.overlap(c.period, claim.period)
    )
    held = (c for c in recent if not c.past)
    return next(of_its_time, None) or next(held, None) or next(iter(recent), None)
