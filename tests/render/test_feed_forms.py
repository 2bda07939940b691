"""RSS, Atom and JSON Feed as their specifications have them, and their archives."""

import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from digest.records import Origin
from tests.render.fed import feeds, list_of_feeds
from tests.render.made import article

FORMATS = Path(__file__).parent / "formats"
ATOM = etree.RelaxNG(etree.parse(FORMATS / "atom.rng"))
JSON_FEED = json.loads((FORMATS / "json-feed.schema.json").read_text(encoding="utf-8"))
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
}
HARD = (
    article("Cuts & <b>“more”</b> of £5m", "Text & “quotes”.", slug="a", plain=True),
    article("Emoji 🏛️ and a\x00 control\x1f", "Text \x08 🗳.", slug="b", plain=True, author="Ann & Bo"),
    article("مجلس المدينة يوافق", "نص القصة.", slug="c", plain=True, source=Origin(publisher="صحيفة", url="https://x.example/?a=1&b=2")),
    article("ועדה", "טקסט ]]> כאן.", slug="d", plain=True, date="2021-03", summary=""),
    article("No council", "T.", slug="e", authority=None, topics=(), source=Origin()),
)  # fmt: skip
FEW = tuple(article(f"Story {n}", "T.", slug=f"s{n}", date=f"2020-01-{n:02}") for n in range(1, 4))
MANY = tuple(
    article(f"Story {n}", "A [£5m] cut.", slug=f"s{n:03}", date=f"{2015 + n // 20}-{n % 12 + 1:02}-01", topics=("budget", "housing") if n % 2 else ("budget",))
    for n in range(90)
)  # fmt: skip


def of(found: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {path: feed for path, feed in found.items() if re.fullmatch(rf"(.*/)?{name}", path)}


@pytest.mark.parametrize("stories", [(), HARD, FEW, MANY], ids=["none", "hard", "few", "many"])
def test_every_atom_feed_is_as_rfc_4287_has_it(stories):
    for path, feed in of(feeds(*stories), r"atom(-\d+)?\.xml").items():
        root = etree.fromstring(feed)

        assert ATOM.validate(root), (path, ATOM.error_log)
        # What the grammar cannot say: ids are not given twice, and everything has an author and a way to its page.
        ids = root.xpath("a:entry/a:id/text()", namespaces=NS)
        assert len(ids) == len(set(ids))
        assert root.xpath("a:author/a:name/text()", namespaces=NS)
        assert len(root.xpath("a:link[@rel='self']", namespaces=NS)) == 1
        for entry in root.xpath("a:entry", namespaces=NS):
            assert len(entry.xpath("a:link[not(@rel) or @rel='alternate']", namespaces=NS)) == 1
            assert entry.findtext("a:title", namespaces=NS)


@pytest.mark.parametrize("stories", [(), HARD, FEW, MANY], ids=["none", "hard", "few", "many"])
def test_every_json_feed_is_as_its_specification_has_it(stories):
    for feed in of(feeds(*stories, hub="https://hub.example/"), r"feed\.json").values():
        jsonschema.validate(json.loads(feed), JSON_FEED)


@pytest.mark.parametrize("stories", [(), HARD, FEW, MANY], ids=["none", "hard", "few", "many"])
def test_every_rss_feed_keeps_to_the_best_practices_profile(stories):
    """https://www.rssboard.org/rss-profile, by its sections."""
    for path, feed in of(feeds(*stories), r"feed\.xml").items():
        root = etree.fromstring(feed)
        [channel] = root
        assert (root.tag, root.get("version"), root.nsmap.get("atom")) == ("rss", "2.0", NS["a"])
        once = ("title", "link", "description", "language", "image", "generator", "docs", "ttl")
        assert all(len(channel.findall(name)) == 1 for name in once), path
        assert not root.xpath(
            "//a:link[@rel='self'][not(starts-with(@href,'http'))]", namespaces=NS
        )
        assert (
            root.xpath("string(//a:link[@rel='self']/@href)", namespaces=NS)
            == "https://digest.example/" + path
        )
        image = channel.find("image")
        assert image.findtext("title") == channel.findtext("title")
        assert image.findtext("link") == channel.findtext("link")
        assert image.findtext("url").endswith(".png")
        assert int(image.findtext("width")) <= 144 and int(image.findtext("height")) <= 400
        for name in ("lastBuildDate", "item/pubDate"):
            for date in channel.findall(name):
                assert re.fullmatch(
                    r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 [+-]\d{4}", date.text
                )
                assert parsedate_to_datetime(date.text).tzinfo
        guids = [guid.text for guid in channel.findall("item/guid")]
        assert len(guids) == len(set(guids))
        assert {guid.get("isPermaLink") for guid in channel.findall("item/guid")} <= {"false"}
        for item in channel.findall("item"):
            names = [child.tag for child in item if child.tag != "category"]
            assert len(names) == len(set(names)), "elements but for category stand once"
            assert item.findtext("title") and item.findtext("description") and item.findtext("link")
            assert "<" not in item.findtext("title").replace("<b>", "").replace("</b>", "")
            assert names.index("description") < names.index(f"{{{NS['c']}}}encoded")
            assert item.find("author") is None, "an author without an e-mail address is dc:creator"
            assert all(c.get("domain", "").startswith("http") for c in item.findall("category"))
            assert all(s.get("url").startswith("http") and s.text for s in item.findall("source"))


def test_names_in_any_script_come_through_unchanged():
    found = feeds(*HARD)

    titles = {"Cuts & <b>“more”</b> of £5m", "Emoji 🏛️ and a control", "مجلس المدينة يوافق", "ועדה", "No council"}  # fmt: skip
    for name in ("feed.xml", "atom.xml"):
        read = feedparser.parse(found[name], sanitize_html=False)
        assert not read.bozo
        assert {entry.title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for entry in read.entries} == titles  # fmt: skip
    assert {item["title"] for item in json.loads(found["feed.json"])["items"]} == titles


def test_the_three_forms_hold_the_same_stories_with_the_same_ids():
    found = feeds(*MANY, hub="https://hub.example/")

    rss, atom = (
        feedparser.parse(found[f"topics/budget/{name}.xml"], sanitize_html=False)
        for name in ("feed", "atom")
    )
    items = json.loads(found["topics/budget/feed.json"])["items"]

    assert [e.id for e in rss.entries] == [e.id for e in atom.entries] == [i["id"] for i in items]
    said = [item["content_html"].strip() for item in items]
    assert [entry.content[0].value for entry in rss.entries] == said
    assert [entry.content[0].value for entry in atom.entries] == said
    assert len(items) == 50


def test_a_hub_is_named_in_every_form():
    found = feeds(*FEW, hub="https://hub.example/")

    for name in ("feed.xml", "atom.xml"):
        assert {link.href for link in feedparser.parse(found[name]).feed.links if link.rel == "hub"} == {"https://hub.example/"}  # fmt: skip
    assert json.loads(found["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]  # fmt: skip


def test_archives_lead_from_what_is_new_through_every_year_and_hold_every_story():
    """RFC 5005: from the current feed by prev-archive, and back by next-archive."""
    found = feeds(*MANY)
    root = "https://digest.example/"

    def link(feed: bytes, relation: str) -> str | None:
        tree = etree.fromstring(feed)
        [*hrefs] = tree.xpath(f"//a:link[@rel='{relation}']/@href", namespaces=NS)
        return hrefs[0].removeprefix(root) if hrefs else None

    seen, ids, address, after = [], set(), link(found["atom.xml"], "prev-archive"), None
    while address:
        feed = etree.fromstring(found[address])
        assert feed.find("fh:archive", NS) is not None
        assert link(found[address], "current") == "atom.xml"
        assert link(found[address], "next-archive") == after
        ids |= set(feed.xpath("a:entry/a:id/text()", namespaces=NS))
        seen.append(address)
        address, after = link(found[address], "prev-archive"), address

    assert seen == [f"atom-{year}.xml" for year in range(2019, 2014, -1)]
    assert ids == {f"tag:council-digest,2026:articles/s{n:03}" for n in range(90)}
    assert link(found["feed.xml"], "prev-archive") == "atom-2019.xml"
    assert etree.fromstring(found["atom.xml"]).find("fh:archive", NS) is None


def test_a_feed_that_holds_everything_has_no_archive():
    assert not [path for path in feeds(*FEW) if re.search(r"atom-\d", path)]


def test_a_councils_topic_has_a_feed_whose_page_is_the_councils():
    found = feeds(*MANY)

    feed = feedparser.parse(found["councils/leeds/topics/housing/feed.xml"])

    assert len(feed.entries) == 45
    assert feed.feed.link == "https://digest.example/councils/leeds/"


def test_an_edit_without_its_day_changes_no_time_and_one_with_it_changes_updated_alone():
    said = {"slug": "a", "date": "2020-01-25"}
    before, silent, told, checked = (
        feedparser.parse(feeds(article("A", text, **said, **more))["atom.xml"]).entries[0]
        for text, more in (
            ("T.", {}),
            ("Corrected.", {}),
            ("Corrected.", {"updated": "2020-02-03", "reviewed": "2020-02-05"}),
            ("Corrected.", {"reviewed": "2020-07-01"}),
        )
    )

    assert before.updated == silent.updated == before.published == "2020-01-25T00:00:00+00:00"
    assert told.published == checked.published == before.published
    assert told.updated == "2020-02-03T00:00:00+00:00"
    assert checked.updated == "2020-07-01T00:00:00+01:00"


def test_the_bytes_of_a_feed_change_only_when_one_of_its_stories_does():
    other = article("B", "Else.", slug="b", authority="kent", topics=("housing",))
    before = feeds(article("A", "T.", slug="a"), other)
    after = feeds(article("A", "Corrected.", slug="a"), other)

    changed = {path for path in before if before[path] != after[path]}

    assert changed == {path for path in before if not re.search("kent|housing", path)}
    assert before == feeds(article("A", "T.", slug="a"), other)


def test_the_list_of_feeds_is_opml():
    tree = etree.fromstring(list_of_feeds(*HARD, title="Us & <them>"))

    assert (tree.tag, tree.get("version")) == ("opml", "2.0")
    assert tree.findtext("head/title") == "Us & <them>"
    feeds_ = tree.findall("body/outline/outline")
    assert {feed.get("type") for feed in feeds_} == {"rss"}
    assert all(feed.get("text") and feed.get("xmlUrl").startswith("https://") for feed in feeds_)
    assert [group.get("text") for group in tree.findall("body/outline")] == ["Everything", "Councils", "Topics"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_words_make_sound_feeds_in_every_form(title, text):
    made = article("A", "T.", title=title, summary=text, author=text, source=Origin(publisher=title, url="https://x.example/"))  # fmt: skip
    found = feeds(made, title=title or "T", description=text or "D")

    root = etree.fromstring(found["atom.xml"])
    assert ATOM.validate(root), ATOM.error_log
    jsonschema.validate(json.loads(found["feed.json"]), JSON_FEED)
    assert len(root.findall("a:entry", NS)) == 1
