"""Bring in the entries of a saved feed: RSS, Atom or JSON Feed.

In:   its bytes.
Out:  a draft for each entry that has words: with its title, day and address, and the feed's name as the publisher.
Not:  what the entries lead to. Many feeds have the first sentences only; the rest is pasted by an editor.

Library: feedparser (BSD), which reads what feeds are in the world; a JSON Feed is JSON, and read as such.
Source: JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/
"""

import calendar
import datetime as dt
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from digest.bring import blocks
from digest.bring.incoming import Incoming, RefusedError, damaged, library

_MOST_ENTRIES = 2_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKED = re.compile(r"<[a-zA-Z/!]|&#?\w+;")


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the entries of an RSS or Atom feed. Raises: RefusedError."""
    feedparser = library("feedparser", "feeds")
    with damaged("a feed"):
        # A stream: of a string, feedparser would ask whether it is an address.
        parsed = feedparser.parse(io.BytesIO(data))
        name = _words(parsed.feed.get("title"))
        entries = [
            _draft(
                name,
                title=entry.get("title"),
                text=_fullest(entry),
                url=entry.get("link"),
                date=_moment(entry, "published") or _moment(entry, "updated"),
                author=entry.get("author"),
            )
            for entry in parsed.entries[:_MOST_ENTRIES]
        ]
    return _some(entries)


def read_json(data: bytes) -> tuple[Incoming, ...]:
    """Return the entries of a JSON Feed. Raises: RefusedError."""
    with damaged("a JSON Feed"):
        feed = json.loads(data)
        entries = [
            _draft(
                feed.get("title"),
                title=item.get("title"),
                text=item.get("content_html")
                or _escaped(item.get("content_text") or item.get("summary")),
                url=item.get("url"),
                date=item.get("date_published") or item.get("date_modified"),
                author=", ".join(
                    each["name"] for each in item.get("authors", ()) if each.get("name")
                ),
            )
            for item in feed["items"][:_MOST_ENTRIES]
        ]
    return _some(entries)


def _some(entries: list[Incoming]) -> tuple[Incoming, ...]:
    if not entries:
        raise RefusedError("import-empty", "this feed has no entries",
            "Save it again from its address, and import that.")  # fmt: skip
    return tuple(entries)


def _draft(
    publisher: str | None,
    *,
    title: str | None,
    text: str,
    url: str | None,
    date: str | None,
    author: str | None,
) -> Incoming:
    return Incoming(
        text=blocks.of_html(text),
        title=_words(title),
        publisher=_words(publisher),
        url=url if url and re.match(r"https?://", url) else None,
        date=date if date and _DAY.match(date) else None,
        author=_words(author),
        draft=True,
    )


def _fullest(entry: Mapping[str, Any]) -> str:
    """Return the entry's text as HTML: the longest that it gives."""
    given = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    texts = [
        _escaped(part.get("value")) if part.get("type") == "text/plain" else part.get("value") or ""
        for part in given
    ]
    return max(texts, key=len, default="")


def _escaped(words: str | None) -> str:
    """Return plain words as HTML."""
    if not words:
        return ""
    plain = words.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", plain))


def _words(text: str | None) -> str | None:
    """Return a line of words, without the markup that some feeds have in their titles."""
    if not text:
        return None
    plain = blocks.of_html(text) if _MARKED.search(text) else text
    return " ".join(plain.split()) or None


def _moment(entry: Mapping[str, Any], name: str) -> str | None:
    """Return when an entry came out, as ISO 8601: a day where the feed gives a day, else a moment in UTC."""
    if name not in tuple(
        entry
    ):  # feedparser takes one for the other, and warns that it will not for ever
        return None
    said, parsed = entry.get(name), entry.get(f"{name}_parsed")
    if said and _DAY.fullmatch(said):
        return str(said)
    return (
        dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat() if parsed else None
    )
