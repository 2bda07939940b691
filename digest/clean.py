"""Give a file's text in plainer characters of the same length.

In:   a Source.
Out:  a Document whose `text` is as long as its `raw`, so that a span is a span in the editor's file.
Not:  labels (layout does that) and nothing that moves an offset.
"""

import re
import sys

from digest.records import Document, Source, Span

_SAME = {
    # curly, low, reversed and prime quotation marks
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    # hyphens that only look different, and dashes
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
    "\u2012": "–", "\u2014": "–", "\u2015": "–",
    "\u00ad": "-",
    # ways of ending a line
    "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
    "\ufeff": " ",
}  # fmt: skip

# Every other space, separator and control character is a plain blank; tabs and line ends stay.
_BLANK = {
    chr(code): " "
    for code in range(0x3000 + 1)
    if (chr(code).isspace() or code < 0x20 or 0x200B <= code <= 0x200F or 0x2060 <= code <= 0x2064)
    and chr(code) not in " \t\n\r"
}
_PLAINER = _BLANK | _SAME
_USUAL = bytes([code for code in range(128) if chr(code) not in _PLAINER])
"""Plain letters, figures, marks and blanks, one byte each in UTF-8: all that `_PLAINER` changes is among the rest."""

_MARKDOWN = re.compile(
    r"""
    (?P<image> !\[ [^\]\n]* \] \( [^()\n]* \) )     # ![alt](address): nothing of it is read
  | (?P<open> (?<!\\)\[ ) (?= [^\[\]\n]{1,500} \]\( ) # [words](address): the words stay
  | (?P<close> \] \( [^()\n]* \) )
  | (?P<hashes> ^[ ]{0,3} \#{1,6} (?=[ ]) )         # a heading's marks
  | (?P<quote> ^[ ]{0,3} > )                        # a quotation's mark
  | (?P<strong> \*\*+ | __+(?=\w) | (?<=[\w.,!?'"])__+ )
  | (?P<emphasis> (?<!\S)[*_](?=\S) | (?<=[^\s*_])[*_](?!\w) | (?<=["'(])[*_](?=\w) )
  | (?P<tag> <(?:/?[A-Za-z][^<>\n]{0,300}|!--[^\n]{0,300}?--)> )
    """,
    re.VERBOSE | re.MULTILINE,
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def plain(text: str) -> str:
    """Return `text` with straight quotes, plain spaces and one kind of line end; same length.

    >>> plain("“£1.2m”\\r\\n")
    '"£1.2m" \\n'
    """
    # A page has a handful of odd characters: a pass for each is a tenth of what str.translate costs.
    odd = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    for character in _PLAINER.keys() & set(odd.decode("utf-8", "surrogatepass")):
        text = text.replace(character, _PLAINER[character])
    if "\r" in text:
        text = re.sub(r"\r(?!\n)", "\n", text).replace("\r\n", " \n")
    return text


def _headline(source: Source) -> Span | None:
    """Where the header spells the title, if it stands there as it is meant (no escapes, one line)."""
    title = dict(source.header.fields).get("title") if source.header else None
    if title is None or not title.text:
        return None
    start = source.text.find(title.text, title.span.start, title.span.end)
    return None if start < 0 else Span(start=start, end=start + len(title.text))


def _header(source: Source, headline: Span | None) -> str:
    """The header in blanks, so that no pattern reads it by accident, but for the headline in it."""
    blank = "".join("\n" if c == "\n" else " " for c in source.text[: source.header_end])
    if headline is None:
        return blank
    said = plain(source.text[headline.start : headline.end])
    return blank[: headline.start] + said + blank[headline.end :]


def document(source: Source) -> Document:
    """Return the source as a Document that still has to be laid out."""
    body = plain(source.text[source.header_end :])
    if source.markdown:
        body = _MARKDOWN.sub(_blank, body)
    headline = _headline(source)
    return Document(
        path=sys.intern(source.path),
        slug=source.slug,
        raw=source.text,
        text=_header(source, headline) + body,
        markdown=source.markdown,
        header_end=source.header_end,
        headline=headline,
    )
