"""Take down what the rest of the site needs know of an article.

In:   an Article, the tables of councils.
Out:  its Brief; `Held`, a shelf of articles that are at hand.
Not:  addresses, which the settings give, and other stories.
"""

from collections.abc import Iterable

import msgspec

from digest.brief import Brief, Dated, Told
from digest.link import cards, diary, heard, measured, people
from digest.records import Article
from digest.tables import Tables
from digest.work import digest_of

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode


def told(article: Article, tables: Tables) -> Told:
    """Return what few pages ask of an article."""
    return Told(
        summary=article.summary,
        publisher=article.source.publisher,
        leads=cards.leads(article),
        heard=tuple(heard.find(article, tables)),
        dates=tuple(diary.dates(article)),
        measured=tuple(measured.find(article, tables)),
    )


def of(article: Article, told: Told) -> Brief:
    """Return the brief of an article. told: what few pages ask of it."""
    about = cards.about(article)
    topics = tuple(topic.slug for topic in article.topics)
    listed = (
        article.slug,
        article.title,
        article.date,
        about,
        topics,
        told.summary,
        told.publisher,
        told.leads,
    )
    return Brief(
        path=article.path,
        slug=article.slug,
        title=article.title,
        date=article.date,
        date_precision=article.date_precision,
        authority=article.authority,
        authorities=tuple(named.slug for named in article.authorities),
        about=about,
        topics=topics,
        draft=article.draft,
        reviewed=article.reviewed,
        aliases=article.aliases,
        problems=article.problems,
        told=digest_of(_ENCODE((article.fingerprint, told))),
        voices=bytes(map(people.share, told.heard)),
        card_print=digest_of(_ENCODE(listed)),
        heard_print=digest_of(_ENCODE((article.slug, article.date, told.heard))),
        days=tuple(dated.date for dated in told.dates),
        measures=tuple(each.name for each in told.measured),
        counts=(len(article.figures), len(article.quotations), len(article.key_dates)),
        length=len(article.body),
        heading_print=_heading_print(article),
        dates_print=_dates_print(article, told.dates),
        fingerprint=article.fingerprint,
    )


def _heading_print(article: Article) -> bytes:
    source = article.source
    shown = (article.summary, article.author, source.publisher, source.url)
    return digest_of(_ENCODE((_always(article), shown)))


def _dates_print(article: Article, dates: tuple[Dated, ...]) -> bytes:
    spans = [(each, each.evidence.sentence) for each in article.key_dates]
    said = [(each.date, each.about, article.body[span.start : span.end]) for each, span in spans]
    return digest_of(_ENCODE((_always(article), article.markdown, said, dates)))


def _always(article: Article) -> tuple[object, ...]:
    """What is shown of a story wherever it stands: its place, its headline, its days, its councils and topics."""
    days = (article.date, article.updated, article.reviewed)
    topics = [topic.slug for topic in article.topics]
    return article.slug, article.title, days, cards.about(article), topics


class Held:
    """A shelf of articles that are at hand, for those who need all of them anyway.

    briefs: theirs, in the order given.
    """

    def __init__(self, articles: Iterable[Article], tables: Tables) -> None:
        held = tuple(articles)
        found = [told(article, tables) for article in held]
        self.briefs = tuple(map(of, held, found))
        self._articles = {(article.path, article.slug): article for article in held}
        self._told = {brief.told: each for brief, each in zip(self.briefs, found, strict=True)}

    def article(self, brief: Brief) -> Article:
        """Return the article of a brief."""
        return self._articles[brief.path, brief.slug]

    def packed(self, brief: Brief) -> msgspec.Raw:
        """Return the same as MessagePack."""
        return msgspec.Raw(msgspec.msgpack.encode(self._articles[brief.path, brief.slug]))

    def told(self, brief: Brief) -> Told:
        """Return what few pages ask of the article of a brief."""
        return self._told[brief.told]
