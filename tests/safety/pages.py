"""What a page of the site may hold: the one list that every test of hostile input holds pages to.

In:   a page's HTML, or a story's.
Out:  what in it could run, load, or send a reader somewhere unsafe, in words.
Not:  how it came there.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

_SCHEMES = {"", "http", "https", "mailto", "webcal"}
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "cite", "srcset", "xlink:href"}  # fmt: skip
_NEVER = {"iframe", "object", "embed", "applet", "base", "style", "img", "image", "video", "audio", "math", "template"}  # fmt: skip
_LOADED = {"script", "link"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += _wrong(tag, {name: value or "" for name, value in attrs})

    handle_startendtag = handle_starttag

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.found.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")


def _wrong(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag in _NEVER:
        yield f"<{tag}>"
    if tag == "script" and attributes.get("type") != "application/ld+json" and not _ours(attributes.get("src", "")):  # fmt: skip
        yield f"<script> of {attributes}"
    if tag == "link" and attributes.get("rel") == "stylesheet" and not _ours(attributes["href"]):
        yield f"a style sheet at {attributes['href']}"
    for name, value in attributes.items():
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"<{tag} {name}>"
        if name in _ADDRESSES and _scheme(value) not in _SCHEMES:
            yield f"<{tag} {name}={value!r}>"
        if "\x00" in value:
            yield f"NUL in {tag} {name}"


def _ours(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//") and "/assets/" in address


def _scheme(address: str) -> str:
    # Browsers drop tabs and line ends wherever they stand, and blanks and control characters at the ends.
    plain = re.sub(r"[\t\r\n]", "", address).strip("".join(map(chr, range(33))))
    try:
        return urlsplit(plain).scheme
    except ValueError:  # brackets that are no IPv6 address: a browser finds no address either
        return plain.partition(":")[0].lower()


def unsafe(html: str) -> list[str]:
    """Return what is unsafe in `html`, nothing where all is well."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
