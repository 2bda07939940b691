"""A story written alone is what feedgen writes of it in a feed."""

from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from hypothesis import given
from hypothesis import strategies as st

from digest.render.feeds import elements
from digest.render.feeds.items import Category, FeedItem, plain

WORDS = st.text().map(plain)
SAID = st.builds(lambda words: words or "x", WORDS)
ITEMS = st.builds(
    FeedItem,
    id=SAID,
    url=st.just("https://digest.example/?a=1&b='2'"),
    title=SAID,
    summary=SAID,
    published=st.just("2020-03-25T00:00:00+01:00"),
    updated=st.just("2020-04-01T00:00:00+01:00"),
    author=WORDS,
    publisher=WORDS,
    source=st.sampled_from(["", 'https://paper.example/?a=1&b="2"\t>']),
    categories=st.lists(st.builds(Category, slug=SAID, name=SAID, scheme=SAID), max_size=2).map(tuple),
    html=st.sampled_from([None, "<p>The council spent £5m ]]> on &lt;it&gt; &amp;\n'more'.\r</p>"]),
)  # fmt: skip


def by_feedgen(known: FeedItem, form: str) -> bytes:
    """The element as feedgen writes it in a feed of its own."""
    made = FeedGenerator()
    made.load_extension("dc", atom=False)
    for say in (made.title, made.description, made.id):
        say("around")
    made.link(href="https://digest.example/")
    entry: FeedEntry = made.add_entry(order="append")
    entry.title(known.title)
    entry.guid(known.id, permalink=False)
    entry.published(datetime.fromisoformat(known.published))
    for category in known.categories:
        entry.category(term=category.slug, scheme=category.scheme, label=category.name)
    if known.source and known.publisher:
        entry.source(url=known.source, title=known.publisher)
    if form == "rss":
        entry.link(href=known.url)
        entry.description(known.summary)
        if known.html is not None:
            entry.content(known.html.replace("]]>", "]]&gt;"), type="CDATA")
        if known.author:
            entry.dc.dc_creator(known.author)
        feed, opening, closing = made.rss_str(pretty=True), b"    <item>", b"</item>\n"
    else:
        entry.link(href=known.url, rel="alternate", type="text/html")
        entry.summary(known.summary)
        if known.html is not None:
            entry.content(known.html, type="html")
        if known.author:
            entry.author({"name": known.author})
        entry.updated(datetime.fromisoformat(known.updated))
        feed, opening, closing = made.atom_str(pretty=True), b"  <entry>", b"</entry>\n"
    return feed[feed.index(opening) : feed.rindex(closing) + len(closing)]


@given(ITEMS)
def test_an_item_of_rss_is_what_feedgen_writes(known: FeedItem):
    assert elements.rss_item(known) == by_feedgen(known, "rss")


@given(ITEMS)
def test_an_entry_of_atom_is_what_feedgen_writes(known: FeedItem):
    assert elements.atom_entry(known) == by_feedgen(known, "atom")
