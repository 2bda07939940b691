"""Print a Markdown story as HTML, safe and marked.

In:   a Story whose text is Markdown.
Out:  HTML with the story's marks; no script, no style, no picture, no address but http, https and mailto.
Not:  pasted text (`prose` prints that), furniture and the headline.

Marks have to come through Markdown and the sanitiser. Each end of a mark travels as one private-use character in
the source; afterwards the HTML is walked and every run of text is wrapped in the marks that are open there.
"""

import re
from collections.abc import Sequence
from functools import cache

import nh3
from markdown import Markdown

from digest.render.marks import Weaver
from digest.render.story import Mark, Story, printed

# Two characters a mark, from the last private-use plane but one.
_FIRST = 0xF0000
_LAST = 0xFFFFD
_SENTINEL = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_TOKEN = re.compile(
    rf"""
    (?P<tag> <(?:"[^"]*"|'[^']*'|[^<>"'])*> )
  | (?P<sentinel> [{chr(_FIRST)}-{chr(_LAST)}] )
  | (?P<text> [^<{chr(_FIRST)}-{chr(_LAST)}]+ | < )
    """,
    re.VERBOSE,
)
_HEADING = re.compile(r"<(/?)h([1-6])>")
# Characters that HTML refuses, and those of Markdown's own placeholders (STX and ETX).
_ILLEGAL = dict.fromkeys(
    [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFEFF], " "
)

_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "dl", "dt", "dd"),
    *("em", "strong", "b", "i", "a", "code", "pre", "del", "ins", "sub", "sup", "abbr", "cite", "q", "s", "small"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}  # fmt: skip
# With these the words inside go as well.
_WITH_WORDS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "noscript",
    "template",
    "svg",
    "math",
}


@cache
def _markdown() -> Markdown:
    # One parser a process: building it costs more than using it.
    return Markdown(extensions=["tables", "sane_lists"], output_format="html")


def markdown(story: Story) -> str:
    """Return the story below its headline as HTML with its marks."""
    rendered = _markdown().reset().convert(_with_sentinels(story))
    clean = nh3.clean(
        rendered,
        tags=_TAGS,
        clean_content_tags=_WITH_WORDS,
        attributes={"a": {"href"}, "ol": {"start"}, "abbr": {"title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="external",
    )
    return _woven(story.body.marks, _headings(clean)) + "\n"


def _with_sentinels(story: Story) -> str:
    """The Markdown source: what is not printed is blank, every mark has its two characters."""
    text = _SENTINEL.sub("\ufffd", story.body.text).translate(_ILLEGAL)
    hidden = _hidden(story)
    ends: dict[int, list[str]] = {}
    for index, mark in enumerate(story.body.marks[: (_LAST - _FIRST) // 2]):
        ends.setdefault(mark.start, []).append(chr(_FIRST + 2 * index))
        ends.setdefault(mark.end, []).insert(0, chr(_FIRST + 2 * index + 1))
    out, at = [], story.start
    for position in sorted(ends):
        if at <= position <= len(text):
            out += [_shown(text, hidden, at, position), *ends[position]]
            at = position
    out.append(_shown(text, hidden, at, len(text)))
    return "".join(out)


def _hidden(story: Story) -> bytearray:
    """One byte a character: 1 on the lines of blocks that are not printed, Markdown's signs included."""
    text = story.body.text
    hidden = bytearray(len(text))
    for show in (False, True):
        for block in story.blocks:
            if printed(block) is show:
                start = text.rfind("\n", 0, block.span.start) + 1
                end = text.find("\n", block.span.end)
                end = len(text) if end < 0 else end
                hidden[start:end] = bytes([not show]) * (end - start)
    return hidden


def _shown(text: str, hidden: bytearray, start: int, end: int) -> str:
    if not any(hidden[start:end]):
        return text[start:end]
    return "".join(c for at, c in enumerate(text[start:end], start) if not hidden[at] or c == "\n")


def _headings(html: str) -> str:
    """Headings go down one step at a time from h2, whatever was written."""
    level = 1

    def replace(match: re.Match[str]) -> str:
        nonlocal level
        if not match[1]:
            level = min(max(int(match[2]), 2), level + 1)
        return f"<{match[1]}h{level}>"

    return _HEADING.sub(replace, html)


def _woven(marks: Sequence[Mark], html: str) -> str:
    weaver = Weaver()
    active: list[Mark] = []

    def pass_end(sentinel: str) -> None:
        index, is_end = divmod(ord(sentinel) - _FIRST, 2)
        if not is_end:
            active.append(marks[index])
            active.sort(key=lambda mark: (mark.start, -mark.end, mark.kind, mark.number))
        elif marks[index] in active:
            active.remove(marks[index])

    for match in _TOKEN.finditer(html):
        if match.lastgroup == "tag":
            tag = match.group()
            weaver.tag(_tag(_SENTINEL.sub("", tag)))
            for sentinel in _SENTINEL.findall(tag):
                pass_end(sentinel)
        elif match.lastgroup == "sentinel":
            pass_end(match.group())
        else:
            weaver.text(match.group() if match.group() != "<" else "&lt;", active)
    return weaver.html()


def _tag(tag: str) -> str:
    if tag == "<table>":
        return '<div class="table"><table>'
    if tag == "</table>":
        return "</table></div>"
    return '<th scope="col">' if tag == "<th>" else tag
