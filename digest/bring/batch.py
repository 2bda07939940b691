"""Decide what comes in: which stories are new, and which are there already.

In:   the stories of documents, each with the document's name; the articles of the site.
Out:  for each the file to be written, or the article that it repeats and how.
Not:  writing.

A story is there already if an article has its address, its headline and date, or nearly its words.
"""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

import msgspec

from digest import understand
from digest.bring.incoming import Incoming
from digest.bring.intake import Story
from digest.editor import new, repeats
from digest.editor.new import New, Said
from digest.records import Article, Record, Source

# What newsletters and search engines add to an address.
_CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|mc_\w+|at_\w+|ns_\w+|ref|cmp", re.IGNORECASE)


class Outcome(Record, frozen=True, kw_only=True):
    """What becomes of a story.

    origin: the document that it came in, as the editor named it.
    new:    the file to write, or None where it is there already.
    twin:   the path of the article that it repeats, and `how`: "the same address as"; both "" where it is new.
    """

    origin: str
    new: New | None
    twin: str = ""
    how: str = ""


def plan(
    stories: Sequence[Story],
    there: Sequence[Article],
    taken: Collection[str],
    topics: Path,
    zone: str,
    *,
    draft: bool = False,
    anyway: bool = False,
) -> list[Outcome]:
    """Return what becomes of each story: the drafts of a feed come after whole stories, which they often only announce.

    there:  the articles of the site. taken: the addresses that its files have.
    topics: its topic table. zone: in which its days begin and end.
    draft:  all are to be drafts. anyway: repeats come in as well.
    """
    stories = sorted(stories, key=lambda story: story.incoming.draft)
    read = [_read(story.incoming, topics, ZoneInfo(zone), draft) for story in stories]
    articles = [*there, *(article for _, _, article in read)]
    same = {} if anyway else {**repeats.each(articles), **_same_address(articles)}
    paths = [article.path for article in there]
    names = set(taken)
    outcomes = []
    for place, (story, (source, said, article)) in enumerate(
        zip(stories, read, strict=True), len(there)
    ):
        twin = same.get(place)
        if twin:
            paths.append(paths[twin.place])
            outcomes.append(Outcome(origin=story.origin, new=None, twin=paths[-1], how=twin.how))
            continue
        made = new.numbered(new.of_story(article, source, said), names)
        names.add(made.slug)
        paths.append(made.path)
        outcomes.append(Outcome(origin=story.origin, new=made))
    return outcomes


def _read(
    incoming: Incoming, topics: Path, zone: ZoneInfo, draft: bool
) -> tuple[Source, Said, Article]:
    """Return a story as its file will be read, with what its document says of it."""
    source = new.source_of(incoming.text, incoming.markdown, headed=incoming.headed)
    [paste] = understand.pastes([source], topics)
    article = understand.understand(paste)
    said = Said(
        title=None if article.title == incoming.title else incoming.title,
        date=_day(incoming.date, zone),
        publisher=incoming.publisher if incoming.url or article.source.publisher is None else None,
        url=incoming.url,
        author=incoming.author,
        sender=incoming.sender,
        draft=draft or incoming.draft,
    )
    origin = msgspec.structs.replace(
        article.source,
        publisher=said.publisher or article.source.publisher,
        url=said.url or article.source.url,
    )
    article = msgspec.structs.replace(
        article, title=said.title or article.title, date=said.date or article.date, source=origin
    )
    return source, said, article


def _day(date: str | None, zone: ZoneInfo) -> str | None:
    """Return the day of a moment, as it was where the site is: half past midnight in June is 23:30 in UTC."""
    if date is None or len(date) <= len("2020-03-25"):
        return date
    try:
        moment = dt.datetime.fromisoformat(date)
    except ValueError:
        return date[: len("2020-03-25")]
    return (moment.astimezone(zone) if moment.tzinfo else moment).date().isoformat()


def _same_address(articles: Sequence[Article]) -> dict[int, repeats.Same]:
    """Return each article whose source has the address of an earlier one, by place."""
    first: dict[str, int] = {}
    found: dict[int, repeats.Same] = {}
    for place, article in enumerate(articles):
        address = _address(article.source.url or "")
        if address:
            earlier = first.setdefault(address, place)
            if earlier != place:
                found[place] = repeats.Same(earlier, "the same address as")
    return found


def _address(url: str) -> str:
    """Return a page's address without what differs from link to link; "" for a site's front page, which is no story's."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = urlencode(
        [(key, value) for key, value in parse_qsl(parts.query) if not _CAMPAIGN.fullmatch(key)]
    )
    host = re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower())
    path = parts.path.rstrip("/")
    return f"{host}{path}?{query}" if path or query else ""
