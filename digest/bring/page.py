"""Bring in a saved web page (.html, .mhtml).

In:   its bytes, as a browser saves them.
Out:  the story's text, and the title, day, publisher and address that the page states of itself.
Not:  the menus, boxes and comments around the story, nor anything that the page would load.

Library: trafilatura (Apache), which finds the story in a page; a page in which it finds none is taken whole, and its
furniture is told apart as in a pasted one.
"""

import email
import email.policy
import re
from email.message import EmailMessage

from lxml import etree

from digest.bring import blocks
from digest.bring.incoming import Incoming, RefusedError, damaged, library

_LARGEST_BYTES = (
    5_000_000  # without the pictures that are written into it; trafilatura takes 6 s a MB
)
# Browsers' extensions write pictures and fonts into the page.
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]{0,80};base64,[A-Za-z0-9+/=\s%]+")
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s\"<>]{4,2000})"
)
_LEAST_CHARS = 200  # a shorter story is taken for a page in which none was found

# trafilatura's names for what HTML calls otherwise; "head" is a heading there.
_NAMES = {
    "list": "ul",
    "item": "li",
    "row": "tr",
    "cell": "td",
    "quote": "blockquote",
    "lb": "br",
    "ref": "a",
}


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of a web page. Raises: RefusedError."""
    saved = _SAVED_FROM.search(data[:4_000])
    return (_story(data, saved[1].decode("ascii", "replace") if saved else None),)


def read_single_file(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of a page that a browser has saved as one MIME message (.mhtml)."""
    with damaged("a web page"):
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        part = next(
            (part for part in message.walk() if part.get_content_type() == "text/html"), None
        )
        page = part.get_payload(decode=True) if part else None
        address = message["Snapshot-Content-Location"] or (
            part["Content-Location"] if part else None
        )
    if not isinstance(page, bytes) or not page.strip():
        raise RefusedError("import-empty", "there is no page in this file")
    return (_story(page, _web(str(address or ""))),)


def _story(data: bytes, saved_from: str | None) -> Incoming:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    data = _EMBEDDED.sub(b"", data)
    if len(data) > _LARGEST_BYTES:
        raise RefusedError("import-large", f"this web page is {len(data) / 1e6:.0f} MB without its pictures, too large for a story",
            f"A page of up to {_LARGEST_BYTES // 1_000_000} MB can be read. Copy the story, and paste it: digest new --paste")  # fmt: skip
    trafilatura = library("trafilatura", "saved web pages")
    with damaged("a web page"):
        found = trafilatura.bare_extraction(
            data,
            include_comments=False,
            with_metadata=True,
            # Only days that the page states as its own; and published, not brought up to date.
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2100-01-01",
            },
        )
    text = blocks.text(_as_html(found.body)) if found is not None and found.body is not None else ""
    if len(text) < _LEAST_CHARS:
        text = max(text, blocks.of_html(data), key=len)
    if found is None:
        return Incoming(text=text, url=saved_from)
    address = saved_from or _web(found.url)
    publisher = _publisher(found.sitename, found.url)
    return Incoming(
        text=text,
        title=_title(found.title, publisher),
        date=found.date or None,
        publisher=publisher,
        url=address,
        author=_plain(found.author),
    )


def _as_html(body: etree._Element) -> etree._Element:
    for element in body.iter():
        name = element.tag
        if name in ("head", "list"):
            element.tag = element.get("rend") or _NAMES.get(name, "h2")
        elif isinstance(name, str):
            element.tag = _NAMES.get(name, name)
    return body


def _web(address: str | None) -> str | None:
    return address if address and re.match(r"https?://[^\s/]+\.", address) else None


def _plain(words: str | None) -> str | None:
    return " ".join(words.split()) if words and words.strip() else None


def _publisher(name: str | None, address: str | None) -> str | None:
    """Return the publisher's name, unless it is only the host of the page's address."""
    name = _plain(name)
    if name and "." in name and name.casefold() in (address or "").casefold():
        return None
    return name


def _title(title: str | None, publisher: str | None) -> str | None:
    """Return the title without the publisher's name, which many pages add to it."""
    title = _plain(title)
    if title and publisher:
        return re.sub(rf"\s+[-–—|·:]\s+{re.escape(publisher)}$", "", title, flags=re.IGNORECASE)
    return title
