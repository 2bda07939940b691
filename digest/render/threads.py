"""The pages of figures that come back, and what other pages show of them.

In:   Threads.
Out:  ThreadPages, one ThreadsPage; ThreadRows for the pages of councils and topics, Elsewhere for an article's.
Not:  charts; `charts` places their values.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from digest import labels, urls, wording
from digest.brief import Mention
from digest.config import Settings
from digest.records import Record
from digest.render import charts
from digest.render.frame import crumbs, head
from digest.render.pages import (
    Choice,
    Elsewhere,
    Frame,
    Link,
    MentionRow,
    PairRow,
    ThreadGroup,
    ThreadPage,
    ThreadRow,
    ThreadsPage,
)
from digest.site import Disagreement, Site, Thread
from digest.tables import Tables

# With more than this the index leads to the councils' pages instead of listing all, and stays under 100 KB.
_MOST_THREADS = 150
_MOST_PAIRS = 20
_MOST_OTHERS = 12
_MOST_ELSEWHERE = 4
_SINCE = {None: "", "same": "The same", "changed": "Changed", "disagrees": "Disagrees"}


def page(
    thread: Thread, others: Sequence[Link], tables: Tables, frame: Frame, settings: Settings
) -> ThreadPage:
    """Return the page of a figure. others: as `beside` gives them."""
    label = labels.authority(thread.authority, tables, settings)
    address = urls.thread(thread.slug)
    down = crumbs(settings, (urls.FIGURES, "Figures"), (address, thread.title))
    title, summary = f"{thread.title}, {label.name}", _summary(thread.stories)
    href = urls.href(settings, address)
    return ThreadPage(
        site=frame,
        head=head(settings, address, title, f"{title}: {summary}", crumbs=down, collection=False),
        section=urls.href(settings, urls.FIGURES),
        crumbs=down,
        title=thread.title,
        council=label,
        summary=summary,
        chart=charts.chart(thread),
        mentions=tuple(mention_row(mention, settings) for mention in thread.mentions),
        pairs=tuple(_pair(each, tables, settings) for each in thread.disagreements),
        others=tuple(other for other in others if other.href != href)[:_MOST_OTHERS],
    )


def index(site: Site, frame: Frame, settings: Settings) -> ThreadsPage:
    """Return the index: disagreements, the newest first, then every figure that comes back."""
    apart = [(thread, at) for thread in site.threads for at in range(len(thread.apart))]
    apart.sort(key=_told_last, reverse=True)
    down = crumbs(settings, (urls.FIGURES, "Figures"))
    followed = [stories for stories in site.authorities if stories.threads]
    is_long = len(site.threads) > _MOST_THREADS
    summary = (
        f"{wording.count(len(site.threads), 'figure')} of {wording.count(len(followed), 'council')}, "
        "followed from story to story."
    )
    newest = [thread.disagreements[at] for thread, at in apart[:_MOST_PAIRS]]
    older = len(apart) - _MOST_PAIRS
    return ThreadsPage(
        site=frame,
        head=head(settings, urls.FIGURES, "Figures that come back", summary, crumbs=down),
        section=urls.href(settings, urls.FIGURES),
        crumbs=down,
        summary=summary,
        pairs=tuple(_pair(each, site.tables, settings) for each in newest),
        more=f"{wording.count(older, 'older one')} on the pages of their figures." if older > 0 else "",
        groups=()
        if is_long
        else tuple(
            ThreadGroup(
                council=stories.label,
                threads=rows(stories.threads, site.tables, settings, with_charts=False),
            )
            for stories in followed
        ),
        councils=tuple(
            Choice(
                slug=stories.label.slug,
                name=stories.label.name,
                href=f"{stories.label.href}#running",
                count=len(stories.threads),
            )
            for stories in followed
        )
        if is_long
        else (),
    )  # fmt: skip


def rows(
    threads: Iterable[Thread], tables: Tables, settings: Settings, *, with_charts: bool = True
) -> tuple[ThreadRow, ...]:
    """Return threads as lists show them, in the order given."""
    return tuple(
        ThreadRow(
            href=urls.href(settings, urls.thread(thread.slug)),
            title=thread.title,
            council=labels.authority(thread.authority, tables, settings),
            count=wording.count(len(thread.stories), "mention"),
            first=mention_row(thread.mentions[0], settings),
            last=mention_row(_newest(thread.mentions), settings),
            is_apart=bool(thread.apart),
            chart=charts.chart(thread) if with_charts else None,
        )
        for thread in threads
    )


def beside(threads: Sequence[Thread], settings: Settings) -> tuple[Link, ...]:
    """Return the ways to those figures of a council that may stand beside one of them: it is not shown beside itself."""
    return links(threads[: _MOST_OTHERS + 1], settings)


def links(threads: Iterable[Thread], settings: Settings) -> tuple[Link, ...]:
    """Return the ways to threads."""
    return tuple(
        Link(href=urls.href(settings, urls.thread(thread.slug)), text=thread.title)
        for thread in threads
    )


class Again(Record, frozen=True, kw_only=True):
    """Where a figure of an article comes back.

    numbers:   which of the article's figures it is, from 1.
    thread:    the way to its page.
    elsewhere: other stories that give it, the newest first; of many, the newest.
    """

    numbers: tuple[int, ...]
    thread: Link
    elsewhere: tuple[Elsewhere, ...]


def again(threads: Iterable[Thread], article: str, settings: Settings) -> Iterator[Again]:
    """Give the figures of an article that come back, each once, in the order of the threads."""
    taken: set[int] = set()
    for thread in threads:
        for at, (story, _) in enumerate(thread.stories):
            if story == article:
                said = thread.mentions[at].numbers
                numbers = tuple(number for number in said if number not in taken)
                taken.update(numbers)
                if numbers:
                    [way] = links([thread], settings)
                    others = _others(thread, at, settings)
                    yield Again(numbers=numbers, thread=way, elsewhere=others)


def elsewhere(again: Iterable[Again], numbers: Collection[int]) -> Again | None:
    """Return where a figure comes back that the article's list shows as one, though several numbers are its own."""
    return next((each for each in again if not set(numbers).isdisjoint(each.numbers)), None)


def _others(thread: Thread, at: int, settings: Settings) -> tuple[Elsewhere, ...]:
    """The other stories that give the figure, the newest first; of two mentions in one story the first."""
    mentions = thread.mentions
    first: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        first.setdefault(mention.article, index)
    first.pop(mentions[at].article)
    newest = sorted(first.values(), key=lambda index: mentions[index].date or "", reverse=True)
    return tuple(
        Elsewhere(
            href=_href(mentions[index], settings),
            shown=mentions[index].shown,
            value=wording.plain(mentions[index].value),
            qualifier=mentions[index].qualifier,
            date=mentions[index].date,
            day=wording.day(mentions[index].date),
            relation=_relation(thread, at, index),
        )
        for index in newest[:_MOST_ELSEWHERE]
    )


def _relation(thread: Thread, one: int, other: int) -> str:
    """What two mentions are to each other; mentions between them that all say the same carry it over."""
    if (min(one, other), max(one, other)) in thread.apart:
        return "disagrees"
    mentions = thread.mentions
    between = mentions[min(one, other) + 1 : max(one, other) + 1]
    if all(mention.relation == "same" for mention in between):
        return "same"
    a, b = mentions[one], mentions[other]
    return "same" if (a.value, a.upper) == (b.value, b.upper) else "changed"


def _href(mention: Mention, settings: Settings) -> str:
    page = urls.href(settings, urls.article(mention.article))
    return f"{page}#{urls.anchor('figure', mention.numbers[0])}"


def mention_row(mention: Mention, settings: Settings) -> MentionRow:
    """Return a mention as tables show it."""
    return MentionRow(
        href=_href(mention, settings),
        shown=mention.shown,
        value=wording.plain(mention.value),
        qualifier=mention.qualifier,
        about=mention.about,
        sentence=mention.sentence,
        period=mention.period,
        date=mention.date,
        day=wording.day(mention.date),
        headline=mention.headline,
        since=_SINCE[mention.relation],
    )


def _pair(each: Disagreement, tables: Tables, settings: Settings) -> PairRow:
    return PairRow(
        href=urls.href(settings, urls.thread(each.thread)),
        title=each.title,
        council=labels.authority(each.authority, tables, settings),
        first=mention_row(each.first, settings),
        second=mention_row(each.second, settings),
    )


def _told_last(pair: tuple[Thread, int]) -> str:
    """When a disagreement was last told of. pair: a thread, and which of those that are apart in it."""
    thread, at = pair
    _, second = thread.apart[at]
    return thread.stories[second][1] or ""


def _newest(mentions: Sequence[Mention]) -> Mention:
    dated = [mention for mention in mentions if mention.date]
    return (dated or mentions)[-1]


def _summary(stories: Sequence[tuple[str, str | None]]) -> str:
    """How often, in how many stories, from when to when."""
    number = len({slug for slug, _ in stories})
    text = (
        f"{wording.count(len(stories), 'mention')} in {wording.count(number, 'story', 'stories')}"
    )
    days = sorted(date for _, date in stories if date)
    if not days:
        return text + "."
    if days[0] == days[-1]:
        return f"{text}, {wording.day(days[0])}."
    return f"{text}, {wording.day(days[0])} to {wording.day(days[-1])}."
