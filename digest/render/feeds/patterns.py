"""Fill in what feedgen has written once.

In:   XML that feedgen wrote of signs, where words were to be; the words.
Out:  the same XML with the words, escaped as lxml does it where each stands.
Not:  XML of our own: a feed, and a story in it, have a few shapes, and feedgen writes each of them. It takes 0.3 ms for
      an element, and stands in for thousands here.
"""

import re
from collections.abc import Callable, Mapping

# Characters of private use, which no names of ours have.
_BEGIN, _END = "\ue000", "\ue001"
_SIGN = re.compile(f"{_BEGIN}([a-z_0-9]+){_END}")


def sign(name: str) -> str:
    """Return what stands for the words of that name."""
    return f"{_BEGIN}{name}{_END}"


def cut(written: str) -> list[str]:
    """Return what was written in parts: words as they stand, and between each two of them the name of a sign."""
    return _SIGN.split(written)


class Pattern:
    """XML with signs in it, cut at each of them."""

    def __init__(self, written: str) -> None:
        self._parts = cut(written)
        befores = self._parts[:-1:2]
        self._slots = [
            (name, _escaping(before))
            for before, name in zip(befores, self._parts[1::2], strict=True)
        ]

    def filled(self, words: Mapping[str, str]) -> bytes:
        """Return the XML with the words of each sign in its place."""
        parts = self._parts.copy()
        parts[1::2] = [escape(words[name]) for name, escape in self._slots]
        return "".join(parts).encode()


def _escaping(before: str) -> Callable[[str], str]:
    """What escapes the words that follow `before`."""
    if before.endswith('="'):
        return _in_attribute
    return _in_cdata if before.endswith("<![CDATA[") else _in_text


def _in_text(words: str) -> str:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def _in_attribute(words: str) -> str:
    escaped = _in_text(words).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def _in_cdata(words: str) -> str:
    return words.replace("]]>", "]]&gt;")
